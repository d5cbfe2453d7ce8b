//! What came in: untriaged tickets by age, arrivals by hour of day, and into which workflows they flow.

use crate::dataset::{Entity, Field, TicketRow};
use crate::settings::{StatusMeaning, Workflow, WorkflowFamily};
use base::{DAY, MINUTE, Timestamp};

use super::gap::{Gap, Measured};
use super::time_slots;
use super::triage_age::triage_age;
use super::view::View;

/// New tickets, the oldest first (those without a creation time last), then by number.
///
/// # Errors
/// The reason when no status is exported.
pub fn new_tickets(view: &View<'_>) -> Measured<Vec<u32>> {
    view.needs(Field::Status)?;
    let created = view.data.tickets.dates(Field::Created);
    let at = |row: u32| created.get(row as usize).and_then(|at| at.get()).map_or(i64::MAX, |at| at.0);
    let mut rows: Vec<u32> =
        view.open.iter().copied().filter(|&row| view.data.facts.meaning[row as usize] == StatusMeaning::New).collect();
    rows.sort_by(|&a, &b| {
        at(a).cmp(&at(b)).then_with(|| view.data.number(a as usize).cmp(view.data.number(b as usize)))
    });
    Ok(rows)
}

/// Whether a ticket is New and has waited for triage for more than so many minutes, on the clock of the settings.
pub fn is_new_for(view: &View<'_>, row: TicketRow, minutes: u32) -> bool {
    view.data.facts.meaning[row] == StatusMeaning::New
        && view
            .data
            .tickets
            .date(Field::Created, row)
            .get()
            .is_some_and(|created| triage_age(view, created) > i64::from(minutes) * MINUTE)
}

/// Tickets that are New for more than so many minutes.
///
/// # Errors
/// The reason when the status or the creation time is not exported.
pub fn new_for(view: &View<'_>, minutes: u32) -> Measured<usize> {
    view.needs(Field::Status)?;
    view.needs(Field::Created)?;
    Ok(view.open.iter().filter(|&&row| is_new_for(view, row as usize, minutes)).count())
}

/// Tickets created in the reporting period by when they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// By weekday from Monday and by hour of day, on the wall clock of the data.
    pub slots: [[u32; 24]; 7],
    /// On working days within the coordinator's hours.
    pub covered: u32,
    /// At other times.
    pub uncovered: u32,
}

/// Weekday from Monday (0–6) and hour of day (0–23).
pub fn slot(view: &View<'_>, at: Timestamp) -> (usize, usize) {
    let zone = &view.data.zone;
    (zone.day(at).weekday(), zone.hour(at))
}

/// Whether the coordinator's hours cover a moment: weekdays that are no holiday, between the hours of the settings.
pub fn is_covered(view: &View<'_>, at: Timestamp) -> bool {
    let day = view.data.day(at);
    if day.is_weekend() || view.data.holidays.binary_search(&day).is_ok() {
        return false;
    }
    time_slots::is_covered(view, day.weekday(), view.data.zone.hour(at))
}

/// When the tickets of the reporting period arrived.
///
/// # Errors
/// The reason when no creation time is exported, or only days are.
pub fn arrivals(view: &View<'_>) -> Measured<Arrivals> {
    view.needs(Field::Created)?;
    let mut arrivals = Arrivals::default();
    let mut any_time = false;
    for &row in &view.rows {
        let Some(at) = view.data.tickets.date(Field::Created, row as usize).get() else {
            continue;
        };
        if !view.in_period(Some(at)) {
            continue;
        }
        any_time |= view.data.zone.wall(at).rem_euclid(DAY) != 0;
        let (weekday, hour) = slot(view, at);
        arrivals.slots[weekday][hour] += 1;
        if is_covered(view, at) {
            arrivals.covered += 1;
        } else {
            arrivals.uncovered += 1;
        }
    }
    // A desk of which all tickets come at midnight exports days, not moments.
    if arrivals.covered + arrivals.uncovered > 0 && !any_time {
        return Err(Gap::CreatedDaysOnly);
    }
    Ok(arrivals)
}

/// Tickets by workflow, in canonical order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorityMix {
    /// Open tickets.
    pub open: Measured<[u32; 13]>,
    /// Tickets created in the reporting period.
    pub created: Measured<[u32; 13]>,
}

/// Whether there is anything to classify tickets by.
///
/// # Errors
/// The reason when neither priority nor type nor queue is exported.
pub fn knows_workflows(view: &View<'_>) -> Measured<()> {
    let known = [Field::Priority, Field::TicketType, Field::IssueType, Field::Queue];
    if known.into_iter().any(|field| view.data.tickets.has(field)) { Ok(()) } else { Err(Gap::NoWorkflowColumns) }
}

/// Whether tickets of a workflow would be recognised as such.
///
/// # Errors
/// The reason when the columns that make it are missing: none of its tickets may be there, or all may be.
pub fn knows_workflow(view: &View<'_>, workflow: Workflow) -> Measured<()> {
    let tickets = &view.data.tickets;
    let by_priority = tickets.has(Field::Priority);
    let by_type = tickets.has(Field::TicketType);
    match workflow.family() {
        WorkflowFamily::Incident if !by_priority => Err(Gap::NoColumn(Entity::Tickets, Field::Priority)),
        WorkflowFamily::ServiceRequest if !by_priority && !by_type => Err(Gap::NoPriorityOrType),
        _ => Ok(()),
    }
}

/// Open tickets and those created in the reporting period by workflow.
///
/// # Errors
/// The reason when tickets cannot be classified at all.
pub fn priority_mix(view: &View<'_>) -> Measured<PriorityMix> {
    knows_workflows(view)?;
    let workflow = &view.data.facts.workflow;
    let mut open = [0; Workflow::ALL.len()];
    for &row in &view.open {
        open[workflow[row as usize].rank()] += 1;
    }
    let created = view.needs(Field::Created).map(|()| {
        let mut created = [0; Workflow::ALL.len()];
        for &row in &view.rows {
            if view.in_period(view.data.tickets.date(Field::Created, row as usize).get()) {
                created[workflow[row as usize].rank()] += 1;
            }
        }
        created
    });
    let open = view.knows_open().map(|()| open);
    Ok(PriorityMix { open, created })
}
