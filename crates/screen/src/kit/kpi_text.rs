//! The words of the twelve rows: titles, rules, reasons, next actions.

use base::{HOUR, Hours};
use desk::dataset::{Field, TicketRow};
use desk::figure::{SlaEvent, View};
use desk::settings::{Settings, StatusMeaning};
use language::say;

use crate::kit::words;
use crate::model::Definition;

/// The title of a row in the method's words.
pub fn title(id: &str, settings: &Settings) -> String {
    match id {
        "new" => say!("New tickets").into(),
        "sla_overdue" => say!("Next SLA event overdue").into(),
        "sla_triage" => say!("Triage, due or overdue").into(),
        "sla_engagement" => say!("Tech engagement, due or overdue").into(),
        "sla_completion" => say!("Completion, due or overdue").into(),
        "waiting_stale" => say!("Waiting, no activity for {}", days(settings.waiting_stale_hours)),
        "hold_past_due" => say!("On hold with past due date").into(),
        "unscheduled" => say!("Needs scheduling, no service call").into(),
        "unassigned" => say!("Unassigned").into(),
        "over_estimate" => say!("Worked more than twice the estimate").into(),
        "ready_overdue" => say!("Ready to engage, > 24 h past due").into(),
        "over_20" => say!("Technicians with more than {} open", settings.max_open_per_technician),
        _ => id.to_owned(),
    }
}

/// A length in days where it is whole, else in hours: `2 days`, `36 h`.
pub fn days(hours: f64) -> String {
    if hours % 24.0 == 0.0 {
        words::plural((hours / 24.0) as usize, say!("day"), say!("days"))
    } else {
        say!("{} h", words::decimal(hours, 1))
    }
}

/// What the row means.
pub fn definition(id: &str, settings: &Settings) -> Definition {
    let ahead = words::decimal(settings.look_ahead_hours, 1);
    let (rule, why, action) = match id {
        "new" => (
            say!("Tickets whose status means New.").to_owned(),
            say!("Nobody has looked at them. What is triaged within the hour rarely misses its other promises."),
            say!("Triage now: class, priority, estimate, technician or time."),
        ),
        "sla_overdue" => (
            say!("Open tickets whose clock runs (neither waiting nor on hold) and whose next SLA event was due before the moment of the picture.").to_owned(),
            say!("A promise to a client is already broken."),
            say!("Take the oldest first; ask the technician what keeps it."),
        ),
        "sla_triage" => (
            say!("As overdue, or due within {ahead} h, where the next event is the first response."),
            say!("Triage in time is what the other two promises rest on."),
            say!("Triage now."),
        ),
        "sla_engagement" => (
            say!("As overdue, or due within {ahead} h, where the next event is the resolution plan."),
            say!("It tells whether technicians follow the protocol."),
            say!("Have a technician engage, or schedule it."),
        ),
        "sla_completion" => (
            say!("As overdue, or due within {ahead} h, where the next event is the resolution."),
            say!("It tells whether clients are about to be disappointed."),
            say!("Finish, escalate, or tell the client."),
        ),
        "waiting_stale" => (
            say!("Status means Waiting (customer, vendor, materials, other) and the last activity is more than {} ago.", days(settings.waiting_stale_hours)),
            say!("Waiting tickets are forgotten first."),
            say!("Follow up, or close after the third attempt."),
        ),
        "hold_past_due" => (
            say!("Status means On hold and the due date has passed.").to_owned(),
            say!("A ticket on hold needs a future date, or it hides backlog."),
            say!("Set a new date with the client, or take it off hold."),
        ),
        "unscheduled" => (
            say!("Open; status means Scheduled or the estimate is above {} h; and no service call starts now or later.", words::decimal(settings.schedule_above_hours, 1)),
            say!("Work above four hours is never done from a queue."),
            say!("Put it on a calendar."),
        ),
        "unassigned" => (
            say!("Open, without a primary resource, in a queue that is neither triage, alert nor NOC.").to_owned(),
            say!("What belongs to nobody is done by nobody."),
            say!("Assign it."),
        ),
        "over_estimate" => (
            say!("Open, with an estimate, and hours worked above twice the estimate.").to_owned(),
            say!("The technician is stuck, or the estimate was wrong; both need a talk."),
            say!("Stop and ask: help, escalate, or estimate anew."),
        ),
        "ready_overdue" => (
            say!("In a technician's ready-to-engage list with a next SLA event more than 24 h past due. Where no status means Ready to engage, active tickets without a future service call are the list.").to_owned(),
            say!("The lists are what technicians work from; an old ticket on top says that they do not."),
            say!("Re-order the day with the technician, or move the ticket."),
        ),
        "over_20" => (
            say!("Technicians with more than {} open tickets.", settings.max_open_per_technician),
            say!("Beyond twenty nobody keeps an overview."),
            say!("Move tickets to who has room."),
        ),
        _ => (String::new(), "", ""),
    };
    let source =
        say!("Goal {}. Advanced Global, the nine stuck-ticket KPIs; owner: service coordinator.", goal(id, settings));
    Definition { rule, source, why: why.to_owned(), action: action.to_owned() }
}

/// `≤ 3`, `= 0`.
pub fn goal(id: &str, settings: &Settings) -> String {
    let value = settings.goals.value(id).unwrap_or_default();
    if value == 0.0 { "0".into() } else { format!("≤ {}", words::decimal(value, 1)) }
}

/// Why a ticket is in a row, in a sentence.
pub fn reason(view: &View<'_>, id: &str, ticket: TicketRow) -> String {
    let data = view.data;
    let since = |field: Field| data.tickets.date(field, ticket).get().map(|at| words::duration(view.as_of.since(at)));
    match id {
        "new" => match since(Field::Created) {
            Some(age) => say!("New for {age}, not looked at"),
            None => say!("New, not looked at").into(),
        },
        "waiting_stale" => match since(Field::LastActivity) {
            Some(age) => say!("{} without activity for {age}", data.facts.meaning[ticket].title()),
            None => data.facts.meaning[ticket].title().into(),
        },
        "hold_past_due" => match since(Field::Due) {
            Some(age) => say!("On hold, due date passed {age} ago"),
            None => say!("On hold").into(),
        },
        "unscheduled" => match data.tickets.amount(Field::Estimate, ticket).get() {
            Some(estimate) if estimate > Hours::ZERO => {
                say!("Estimated {}, no service call", words::hours(estimate))
            }
            _ => say!("To be scheduled, no service call").into(),
        },
        "unassigned" => match since(Field::Created) {
            Some(age) => say!("Nobody assigned for {age}"),
            None => say!("Nobody assigned").into(),
        },
        "over_estimate" => {
            let worked = data.facts.worked[ticket].unwrap_or_default();
            let estimate = data.tickets.amount(Field::Estimate, ticket).get().unwrap_or_default();
            say!("{} worked on an estimate of {}", words::hours(worked), words::hours(estimate))
        }
        "over_20" => say!("With {}", data.label(Field::Resource, ticket)),
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
        None => say!("No SLA event is left").into(),
    }
}

/// The next action of the method for a ticket in a row, in a word or two.
pub fn action(view: &View<'_>, id: &str, ticket: TicketRow) -> &'static str {
    match id {
        "new" | "sla_triage" => say!("Triage now"),
        "sla_engagement" => say!("Engage"),
        "sla_completion" => say!("Finish or escalate"),
        "waiting_stale" => say!("Follow up"),
        "hold_past_due" => say!("Set a new date"),
        "unscheduled" => say!("Schedule"),
        "unassigned" => say!("Assign"),
        "over_estimate" => say!("Stop and ask"),
        "ready_overdue" => say!("Engage today"),
        "over_20" => say!("Balance"),
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
