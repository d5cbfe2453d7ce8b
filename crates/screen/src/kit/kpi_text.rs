//! Why tickets are in the rows of the coordinator, and what to do with each.

use base::{HOUR, Hours};
use desk::dataset::{Field, TicketRow};
use desk::figure::{FigureId, SlaEvent, View};
use desk::settings::StatusMeaning;
use language::say;

use crate::kit::list_words::triage_wait;
use crate::kit::words;

/// A length in days where it is whole, else in hours: `2 days`, `36 h`.
pub fn days(hours: f64) -> String {
    if hours % 24.0 == 0.0 {
        words::plural((hours / 24.0) as usize, say!("day"), say!("days"))
    } else {
        say!("{} h", words::decimal(hours, 1))
    }
}

/// Why a ticket is in a row, in a sentence.
pub fn reason(view: &View<'_>, id: FigureId, ticket: TicketRow) -> String {
    let data = view.data;
    let since = |field: Field| data.tickets.date(field, ticket).get().map(|at| words::duration(view.as_of.since(at)));
    match id {
        FigureId::New => match data.tickets.date(Field::Created, ticket).get() {
            Some(at) => say!("New for {}, not looked at", triage_wait(view, at)),
            None => say!("New, not looked at").into(),
        },
        FigureId::WaitingStale => match since(Field::LastActivity) {
            Some(age) => say!("{} without activity for {age}", data.facts.meaning[ticket].title()),
            None => data.facts.meaning[ticket].title().into(),
        },
        FigureId::HoldPastDue => match since(Field::Due) {
            Some(age) => say!("On hold, due date passed {age} ago"),
            None => say!("On hold").into(),
        },
        FigureId::Unscheduled => match data.tickets.amount(Field::Estimate, ticket).get() {
            Some(estimate) if estimate > Hours::ZERO => {
                say!("Estimated {}, no service call", words::hours(estimate))
            }
            _ => say!("To be scheduled, no service call").into(),
        },
        FigureId::Unassigned => match since(Field::Created) {
            Some(age) => say!("Nobody assigned for {age}"),
            None => say!("Nobody assigned").into(),
        },
        FigureId::OverEstimate => {
            let worked = data.facts.worked[ticket].get().unwrap_or_default();
            let estimate = data.tickets.amount(Field::Estimate, ticket).get().unwrap_or_default();
            say!("{} worked on an estimate of {}", words::hours(worked), words::hours(estimate))
        }
        FigureId::Overloaded => say!("With {}", data.label(Field::Resource, ticket)),
        _ => next_event_reason(view, ticket),
    }
}

/// Where the next SLA event stands, in a sentence.
pub fn next_event_reason(view: &View<'_>, ticket: TicketRow) -> String {
    if view.data.facts.meaning[ticket].is_paused() {
        return say!("{}: the clock stands still", view.data.facts.meaning[ticket].title());
    }
    let estimated = if view.next_is_estimated(ticket) { say!(" (estimated)") } else { "" };
    match view.next_event(ticket) {
        Some((event, due)) => {
            let tense = if due < view.as_of { say!("was") } else { say!("is") };
            let distance = words::distance(due, view.as_of);
            say!("{} {tense} due {distance}{estimated}", event.title())
        }
        None => say!("No SLA event remains").into(),
    }
}

/// The next action of the method for a ticket in a row, in a word or two.
pub fn action(view: &View<'_>, id: FigureId, ticket: TicketRow) -> &'static str {
    match id {
        FigureId::New | FigureId::SlaTriage => say!("Triage now"),
        FigureId::SlaEngagement => say!("Engage"),
        FigureId::SlaCompletion => say!("Finish or escalate"),
        FigureId::WaitingStale => say!("Follow up"),
        FigureId::HoldPastDue => say!("Set a new date"),
        FigureId::Unscheduled => say!("Schedule"),
        FigureId::Unassigned => say!("Assign"),
        FigureId::OverEstimate => say!("Stop and ask"),
        FigureId::ReadyOverdue => say!("Engage today"),
        FigureId::Overloaded => say!("Balance"),
        _ => next_action(view, ticket),
    }
}

/// The next action of a ticket wherever it is listed.
pub fn next_action(view: &View<'_>, ticket: TicketRow) -> &'static str {
    let meaning = view.data.facts.meaning[ticket];
    if !meaning.is_open() {
        return "";
    }
    if meaning == StatusMeaning::New {
        return say!("Triage now");
    }
    if meaning.is_waiting() {
        return say!("Follow up");
    }
    if meaning == StatusMeaning::OnHold {
        return say!("Review the date");
    }
    if view.data.tickets.has(Field::Resource) && view.data.tickets.label(Field::Resource, ticket).is_none() {
        return say!("Assign");
    }
    match view.next_event(ticket) {
        Some((SlaEvent::FirstResponse, _)) => say!("Triage now"),
        Some((SlaEvent::ResolutionPlan, _)) => say!("Engage"),
        Some((SlaEvent::Resolution, due)) if due.since(view.as_of) < 8 * HOUR => say!("Finish or escalate"),
        _ => say!("Work"),
    }
}
