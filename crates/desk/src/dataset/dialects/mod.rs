//! Where an export comes from, told by the headers that only this system writes.

mod atera;
mod autotask;
pub mod connectwise;
mod desks;
mod freshdesk;
mod halopsa;
mod jira;
mod kaseya_bms;
mod osticket;
mod servicenow;
mod superops;
mod syncro;
mod xes;
mod zendesk;

use base::normalize;
use language::term;

use super::amount::{Unit, unit_of_header};
use super::field::Field;
use super::mapping::folded;

/// All known systems, in order of preference.
const ALL: [&Dialect; 29] = [
    &autotask::DIALECT,
    &connectwise::DIALECT,
    &halopsa::DIALECT,
    &servicenow::DIALECT,
    &freshdesk::DIALECT,
    &zendesk::DIALECT,
    &jira::DIALECT,
    &osticket::DIALECT,
    &kaseya_bms::DIALECT,
    &atera::DIALECT,
    &syncro::DIALECT,
    &superops::DIALECT,
    &xes::DIALECT,
    &desks::GLPI,
    &desks::OTRS,
    &desks::REDMINE,
    &desks::TOPDESK,
    &desks::SERVICEDESK_PLUS,
    &desks::SALESFORCE,
    &desks::ZOHO_DESK,
    &desks::HUBSPOT,
    &desks::SPICEWORKS,
    &desks::REQUEST_TRACKER,
    &desks::ITOP,
    &desks::LANSWEEPER,
    &desks::SYSAID,
    &desks::BMC_HELIX,
    &desks::IVANTI,
    &desks::HELP_SCOUT,
];

/// What is peculiar to one system's exports.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// The name in JSON.
    pub id: &'static str,
    /// The name on screen.
    pub title: &'static str,
    /// Normalised headers that speak for this system.
    pub headers: &'static [&'static str],
    /// Fields whose bare numbers are not hours.
    pub units: &'static [(Field, Unit)],
    /// Row counts at which the system cuts an export.
    pub cuts: &'static [u32],
    /// Whether the cell of resources is a comma list of logins.
    pub comma_resources: bool,
    /// Whether times without a zone are UTC in what its interface gives (not in what people export).
    pub naive_utc: bool,
    /// Whether its due date is another clock than those of the service levels, so that it stands for none of them.
    pub has_own_due: bool,
    /// The label of a number whose meaning the vendor fixes. A picklist that is dropped with the tickets wins.
    pub label: fn(Field, &str) -> Option<&'static str>,
}

impl Dialect {
    /// The unit of bare numbers of a field with this header.
    pub fn unit(&self, field: Field, header: &str) -> Unit {
        if field == Field::AgeDays {
            return Unit::Days;
        }
        if let Some(unit) = unit_of_header(header) {
            return unit;
        }
        self.units.iter().find(|(known, _)| *known == field).map_or(Unit::Hours, |(_, unit)| *unit)
    }
}

/// A system that we cannot tell.
pub const GENERIC: Dialect = Dialect {
    id: "generic",
    title: term!("Unknown system"),
    headers: &[],
    units: &[],
    cuts: &[1_000, 5_000],
    comma_resources: false,
    naive_utc: false,
    has_own_due: false,
    label: |_, _| None,
};

/// The system of an id; [`GENERIC`] for none.
pub fn by_id(id: &str) -> &'static Dialect {
    ALL.into_iter().find(|dialect| dialect.id == id).unwrap_or(&GENERIC)
}

/// The system whose headers occur most, with those headers; [`GENERIC`] when fewer than two do.
pub fn recognize(headers: &[String]) -> (&'static Dialect, Vec<String>) {
    let names: Vec<String> = headers.iter().map(|header| folded(&normalize(header))).collect();
    let hits = |dialect: &Dialect| {
        let told = |name: &String| dialect.headers.contains(&name.as_str());
        names.iter().filter(|name| told(name)).count()
    };
    let best = ALL
        .iter()
        .map(|dialect| (hits(dialect), *dialect))
        .filter(|(hits, _)| *hits >= 2)
        // The first of equals: the list is in order of preference.
        .fold((1, &GENERIC), |best, next| if next.0 > best.0 { next } else { best })
        .1;
    let evidence = headers
        .iter()
        .zip(&names)
        .filter(|(_, name)| best.headers.contains(&name.as_str()))
        .map(|(header, _)| header.clone())
        .collect();
    (best, evidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_told_by_their_headers() {
        for (header, id) in [
            ("Ticket Number,Title,Account,Queue,Status,Primary Resource,Created,Resolution Plan Due", "autotask"),
            (
                "Ticket Number,Resource,Start Date/Time,End Date/Time,Create Date/Time,Hours Worked,Hours to Bill,Summary Notes",
                "autotask",
            ),
            ("number,incident_state,assignment_group,sys_updated_at,made_sla", "servicenow"),
            ("Selected_Sr_Service_Recid,Ticket #,Summary Description,SLA Status", "connectwise"),
            ("Ticket Number,Date Created,From Email,Current Status,Thread Count", "osticket"),
            ("case:concept:name,lifecycle:transition,time:timestamp", "xes"),
            ("Nummer,Farbe", "generic"),
        ] {
            let headers: Vec<String> = header.split(',').map(str::to_owned).collect();
            assert_eq!(recognize(&headers).0.id, id, "{header}");
        }
    }
}
