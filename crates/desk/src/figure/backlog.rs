//! What has been open for too long, by age of creation: due dates can be pushed, creation cannot.

use crate::dataset::{Field, TicketRow};
use crate::settings::{BoardRules, WorkflowFamily};
use base::DAY;

use super::day_span::DaySpan;
use super::gap::Measured;
use super::view::View;

/// Which part of the backlog. The lines are days of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backlog {
    /// Incidents older than their line.
    Incidents,
    /// Other tickets, projects apart, older than theirs.
    Others,
    /// Both.
    All,
    /// Any ticket, projects apart, older than the second published line.
    Any,
}

impl Backlog {
    /// All, in the order of the board.
    pub const ALL: [Self; 4] = [Self::All, Self::Incidents, Self::Others, Self::Any];

    /// The name in the URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Incidents => "incidents",
            Self::Others => "others",
            Self::All => "all",
            Self::Any => "any",
        }
    }

    /// Whether a ticket of a family and an age in seconds belongs to it.
    pub fn holds(self, family: WorkflowFamily, age: i64, rules: &BoardRules) -> bool {
        let Some(line) = backlog_line(family, rules) else {
            return false;
        };
        let is_incident = family == WorkflowFamily::Incident;
        match self {
            Self::Incidents => is_incident && age > line * DAY,
            Self::Others => !is_incident && age > line * DAY,
            Self::All => age > line * DAY,
            Self::Any => age > i64::from(rules.backlog_any_days) * DAY,
        }
    }
}

/// The age in days beyond which a ticket of a family is backlog; `None` for projects.
pub fn backlog_line(family: WorkflowFamily, rules: &BoardRules) -> Option<i64> {
    match family {
        WorkflowFamily::Project => None,
        WorkflowFamily::Incident => Some(i64::from(rules.backlog_incident_days)),
        _ => Some(i64::from(rules.backlog_other_days)),
    }
}

/// The families in the order of the board.
pub const FAMILIES: [WorkflowFamily; 5] = [
    WorkflowFamily::Incident,
    WorkflowFamily::ServiceRequest,
    WorkflowFamily::Proactive,
    WorkflowFamily::Project,
    WorkflowFamily::Unclassified,
];

/// The name of a family in the URL.
pub const fn family_id(family: WorkflowFamily) -> &'static str {
    match family {
        WorkflowFamily::Incident => "incident",
        WorkflowFamily::ServiceRequest => "service_request",
        WorkflowFamily::Proactive => "proactive",
        WorkflowFamily::Project => "project",
        WorkflowFamily::Unclassified => "unclassified",
    }
}

/// Open tickets by age.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BacklogTable {
    /// The bands of ages between the lines of the settings.
    pub bands: Vec<DaySpan>,
    /// By family (order of [`FAMILIES`]) and band.
    pub ages: [Vec<u32>; 5],
    /// Open tickets without a creation time.
    pub unknown: u32,
    /// Each part of the backlog (order of [`Backlog::ALL`]): tickets, and those of them that are parked.
    pub parts: [(u32, u32); 4],
}

/// Seconds since creation; `None` when it is not known.
pub(crate) fn age(view: &View<'_>, row: TicketRow) -> Option<i64> {
    view.data.tickets.date(Field::Created, row).get().map(|at| view.as_of.since(at))
}

/// The backlog of the open tickets.
///
/// # Errors
/// The reason when no creation time is exported.
pub fn backlog(view: &View<'_>) -> Measured<BacklogTable> {
    view.knows_open()?;
    view.needs(Field::Created)?;
    let facts = &view.data.facts;
    let rules = &view.settings.boards;
    let bands = DaySpan::between(&rules.age_lines());
    let mut table =
        BacklogTable { ages: std::array::from_fn(|_| vec![0; bands.len()]), bands, ..BacklogTable::default() };
    for &row in &view.open {
        let row = row as usize;
        let Some(age) = age(view, row) else {
            table.unknown += 1;
            continue;
        };
        let family = facts.workflow[row].family();
        let place = FAMILIES.iter().position(|known| *known == family).unwrap_or(4);
        if let Some(band) = table.bands.iter().position(|band| band.holds(age)) {
            table.ages[place][band] += 1;
        }
        for (part, (count, parked)) in Backlog::ALL.into_iter().zip(&mut table.parts) {
            if part.holds(family, age, rules) {
                *count += 1;
                *parked += u32::from(facts.meaning[row].is_paused());
            }
        }
    }
    Ok(table)
}
