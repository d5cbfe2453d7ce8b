//! Where an export comes from, told by the headers that only this system writes.

mod codes;
pub mod connectwise;
mod list;

pub use codes::label_of;

use crate::base::normalize;

use super::amount::Unit;
use super::field::Field;

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
}

impl Dialect {
    /// The unit of bare numbers of a field with this header.
    pub fn unit(&self, field: Field, header: &str) -> Unit {
        if field == Field::AgeDays {
            return Unit::Days;
        }
        let name = normalize(header);
        if name.contains("minute") || name.ends_with("inmin") {
            return Unit::Minutes;
        }
        if name.contains("second") || name.ends_with("insec") {
            return Unit::Seconds;
        }
        self.units
            .iter()
            .find(|(known, _)| *known == field)
            .map_or(Unit::Hours, |(_, unit)| *unit)
    }
}

/// A system that we cannot tell.
pub const GENERIC: Dialect = Dialect {
    id: "generic",
    title: "Unknown system",
    headers: &[],
    units: &[],
    cuts: &[1_000, 5_000],
    comma_resources: false,
};

/// The system whose headers occur most; [`GENERIC`] when fewer than two do.
pub fn recognize(headers: &[String]) -> &'static Dialect {
    let names: Vec<String> = headers.iter().map(|header| normalize(header)).collect();
    let hits = |dialect: &Dialect| {
        dialect
            .headers
            .iter()
            .filter(|header| names.iter().any(|name| name == *header))
            .count()
    };
    list::ALL
        .iter()
        .map(|dialect| (hits(dialect), dialect))
        .filter(|(hits, _)| *hits >= 2)
        // The first of equals: the list is in order of preference.
        .fold(
            (1, &GENERIC),
            |best, next| if next.0 > best.0 { next } else { best },
        )
        .1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_told_by_their_headers() {
        for (header, id) in [
            (
                "Ticket Number,Title,Account,Queue,Status,Primary Resource,Created,Resolution Plan Due",
                "autotask",
            ),
            (
                "Ticket Number,Resource,Start Date/Time,End Date/Time,Create Date/Time,Hours Worked,Hours to Bill,Summary Notes",
                "autotask",
            ),
            (
                "number,incident_state,assignment_group,sys_updated_at,made_sla",
                "servicenow",
            ),
            (
                "Selected_Sr_Service_Recid,Ticket #,Summary Description,SLA Status",
                "connectwise",
            ),
            (
                "Ticket Number,Date Created,From Email,Current Status,Thread Count",
                "osticket",
            ),
            ("case:concept:name,lifecycle:transition,time:timestamp", "xes"),
            ("Nummer,Farbe", "generic"),
        ] {
            let headers: Vec<String> = header.split(',').map(str::to_owned).collect();
            assert_eq!(recognize(&headers).id, id, "{header}");
        }
    }
}
