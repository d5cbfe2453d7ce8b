//! What the morning meeting is about: rules that are broken, and what the day before brought.

use crate::dataset::{Entity, Field};
use crate::table::FigureId;
use base::{DAY, Day};

use super::coordinator::{counts, measurable};
use super::gap::{Gap, Measured};
use super::sla_performance::completed;
use super::view::View;

/// The rows of the board in the order in which the method works them.
pub const URGENCY: [FigureId; 11] = [
    FigureId::SlaOverdue,
    FigureId::New,
    FigureId::SlaTriage,
    FigureId::ReadyOverdue,
    FigureId::Unassigned,
    FigureId::SlaEngagement,
    FigureId::SlaCompletion,
    FigureId::Unscheduled,
    FigureId::WaitingStale,
    FigureId::HoldPastDue,
    FigureId::OverEstimate,
];

/// Open tickets that break a rule, each with the place in [`URGENCY`] of the most urgent one: most urgent
/// first, then by workflow, next due (none last) and number.
pub fn broken_rules(view: &View<'_>) -> Vec<(u32, usize)> {
    let rules: Vec<(usize, FigureId)> =
        URGENCY.into_iter().enumerate().filter(|(_, id)| measurable(view, *id).is_ok()).collect();
    let mut broken: Vec<(u32, usize)> = view
        .open
        .iter()
        .filter_map(|&row| rules.iter().find(|(_, id)| counts(view, *id, row as usize)).map(|(rank, _)| (row, *rank)))
        .collect();
    let key = |row: u32| {
        let due = view.next_event(row as usize).map_or(i64::MAX, |(_, due)| due.0);
        (view.data.facts.workflow[row as usize].rank(), due)
    };
    broken.sort_by(|a, b| {
        a.1.cmp(&b.1)
            .then_with(|| key(a.0).cmp(&key(b.0)))
            .then_with(|| view.data.number(a.0 as usize).cmp(view.data.number(b.0 as usize)))
    });
    broken
}

/// How many of the rules in [`URGENCY`] cannot be measured: a ticket may break one of them unseen.
pub fn unmeasured_rules(view: &View<'_>) -> usize {
    URGENCY.into_iter().filter(|id| measurable(view, *id).is_err()).count()
}

/// What came and went on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayFlow {
    /// The day.
    pub day: Day,
    /// Tickets created on it.
    pub created: Measured<u32>,
    /// Tickets completed on it.
    pub completed: Measured<u32>,
}

/// The working day before the day of *as of*: a weekday that is no holiday.
pub fn day_before(view: &View<'_>) -> Day {
    let today = view.data.day(view.as_of);
    (1..366)
        .map(|back| today.plus(-back))
        .find(|day| !day.is_weekend() && view.data.holidays.binary_search(day).is_err())
        .unwrap_or(today.plus(-1))
}

/// What came and went on a day.
pub fn day_flow(view: &View<'_>, day: Day) -> DayFlow {
    let tickets = &view.data.tickets;
    let start = view.data.zone.start_of(day);
    // Most rows are far away from the day; only the others need the calendar.
    let is_on = |at: base::OptTime| {
        at.get().is_some_and(|at| at >= start.plus(-DAY) && at <= start.plus(2 * DAY) && view.data.day(at) == day)
    };
    let (mut created, mut done) = (0, 0);
    for &row in &view.rows {
        let row = row as usize;
        created += u32::from(is_on(tickets.date(Field::Created, row)));
        done += u32::from(view.data.facts.meaning[row].is_complete() && is_on(completed(view, row)));
    }
    let knows_completed = if tickets.has(Field::Completed) || tickets.has(Field::ResolvedAt) {
        Ok(())
    } else {
        Err(Gap::NoColumn(Entity::Tickets, Field::Completed))
    };
    DayFlow { day, created: view.needs(Field::Created).map(|()| created), completed: knows_completed.map(|()| done) }
}
