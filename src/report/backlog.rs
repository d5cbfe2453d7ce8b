//! What has been open for too long, by age of creation: due dates can be pushed, creation cannot.

use crate::base::DAY;
use crate::dataset::{Field, TicketRow};
use crate::settings::WorkflowFamily;

use super::day_span::DaySpan;
use super::view::{Measured, View};

/// Which part of the backlog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backlog {
    /// Incidents older than 7 days.
    Incidents,
    /// Other tickets, projects apart, older than 30 days.
    Others,
    /// Both.
    All,
    /// Any ticket, projects apart, older than 14 days: the second published line.
    Fourteen,
}

impl Backlog {
    /// All, in the order of the board.
    pub const ALL: [Self; 4] = [Self::All, Self::Incidents, Self::Others, Self::Fourteen];

    /// The name in the URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Incidents => "incidents",
            Self::Others => "others",
            Self::All => "all",
            Self::Fourteen => "fourteen",
        }
    }

    /// The words on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Incidents => "Incidents older than 7 days",
            Self::Others => "Other non-project tickets older than 30 days",
            Self::All => "Backlog",
            Self::Fourteen => "Non-project tickets older than 14 days",
        }
    }

    /// Whether a ticket of a family and an age in seconds belongs to it.
    pub fn holds(self, family: WorkflowFamily, age: i64) -> bool {
        if family == WorkflowFamily::Project {
            return false;
        }
        let is_incident = family == WorkflowFamily::Incident;
        match self {
            Self::Incidents => is_incident && age > 7 * DAY,
            Self::Others => !is_incident && age > 30 * DAY,
            Self::All => age > if is_incident { 7 * DAY } else { 30 * DAY },
            Self::Fourteen => age > 14 * DAY,
        }
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
    /// By family (order of [`FAMILIES`]) and age (order of [`DaySpan::AGES`]).
    pub ages: [[u32; 5]; 5],
    /// Open tickets without a creation time.
    pub unknown: u32,
    /// Each part of the backlog (order of [`Backlog::ALL`]): tickets, and those of them that are parked.
    pub parts: [(u32, u32); 4],
}

/// Seconds since creation; `None` when it is not known.
pub(super) fn age(view: &View<'_>, row: TicketRow) -> Option<i64> {
    view.data
        .tickets
        .date(Field::Created, row)
        .get()
        .map(|at| view.as_of.since(at))
}

/// The backlog of the open tickets.
///
/// # Errors
/// The reason when no creation time is exported.
pub fn backlog(view: &View<'_>) -> Measured<BacklogTable> {
    view.needs(Field::Created, "the creation time")?;
    let facts = &view.data.facts;
    let mut table = BacklogTable::default();
    for &row in &view.open {
        let row = row as usize;
        let Some(age) = age(view, row) else {
            table.unknown += 1;
            continue;
        };
        let family = facts.workflow[row].family();
        let place = FAMILIES.iter().position(|known| *known == family).unwrap_or(4);
        if let Some(band) = DaySpan::AGES.iter().position(|band| band.holds(age)) {
            table.ages[place][band] += 1;
        }
        for (part, (count, parked)) in Backlog::ALL.into_iter().zip(&mut table.parts) {
            if part.holds(family, age) {
                *count += 1;
                *parked += u32::from(facts.meaning[row].is_paused());
            }
        }
    }
    Ok(table)
}
