//! From creation to completion, three ways: by the calendar, in working hours, on the SLA clock.

use crate::dataset::{Field, TicketRow};
use crate::settings::Backwards;
use base::Timestamp;
use sla::read_clock;

use super::sla_event::SlaEvent;
use super::sla_performance::completed;
use super::view::View;

/// How long a completed ticket took, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResolveTimes {
    /// By the calendar: nights, weekends and waiting included.
    pub calendar: i64,
    /// In the working hours that serve the ticket; waiting included.
    pub business: i64,
    /// On the clock of its resolution: without what stops it, and after a reopen as the policy says.
    pub clock: i64,
    /// Whether there is no status history, so that the time on the clock is an estimate: at most what is shown.
    pub estimated: bool,
}

/// The three lengths of a completed ticket; `None` when it is open, or a moment of it is missing or makes no sense.
pub fn times_to_resolve(view: &View<'_>, ticket: TicketRow) -> Option<ResolveTimes> {
    if !view.data.facts.meaning[ticket].is_complete() {
        return None;
    }
    let (clocks, created) = (view.clocks(), view.data.tickets.date(Field::Created, ticket).get()?);
    let policy = clocks.policy();
    let done = match (completed(view, ticket).get()?, policy.backwards) {
        (done, Backwards::Flag) if done < created => return None,
        (done, Backwards::Zero) => done.max(created),
        (done, _) => done,
    };
    let (_, calendar) = clocks.calendar(ticket);
    let mut history = Vec::new();
    let known = clocks.states().history(view.data, ticket, &mut history);
    let mut input = view.input(
        SlaEvent::Resolution,
        ticket,
        clocks.target(SlaEvent::Resolution, ticket),
        known.then_some(&history),
    );
    input.moments.reached_at = Some(done);
    // The picture may be of a moment before the completion; the ticket is complete all the same.
    input.moments.now = view.as_of.max(done).max(created);
    let reading = read_clock(&input, policy, calendar);
    let length = |from: Timestamp, to: Timestamp| policy.rounding.of(to.since(from));
    Some(ResolveTimes {
        calendar: length(created, done),
        business: policy.rounding.of(calendar.open_between(created, done)),
        clock: reading.elapsed,
        estimated: reading.estimated,
    })
}
