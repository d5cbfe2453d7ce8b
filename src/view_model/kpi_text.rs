//! The words of the twelve rows: titles, rules, reasons, next actions.

use crate::base::{HOUR, Hours};
use crate::dataset::{Field, TicketRow};
use crate::report::{SlaEvent, View};
use crate::settings::{Settings, StatusMeaning};

use super::model::Definition;
use super::words;

/// The title of a row in the method's words.
pub fn title(id: &str, settings: &Settings) -> String {
    match id {
        "new" => "New tickets".into(),
        "sla_overdue" => "Next SLA event overdue".into(),
        "sla_triage" => "Triage, due or overdue".into(),
        "sla_engagement" => "Tech engagement, due or overdue".into(),
        "sla_completion" => "Completion, due or overdue".into(),
        "waiting_stale" => format!("Waiting, no activity for {}", days(settings.waiting_stale_hours)),
        "hold_past_due" => "On hold with past due date".into(),
        "unscheduled" => "Needs scheduling, no service call".into(),
        "unassigned" => "Unassigned".into(),
        "over_estimate" => "Worked more than twice the estimate".into(),
        "ready_overdue" => "Ready to engage, > 24 h past due".into(),
        "over_20" => format!(
            "Technicians with more than {} open",
            settings.max_open_per_technician
        ),
        _ => id.to_owned(),
    }
}

/// A length in days where it is whole, else in hours: `2 days`, `36 h`.
pub fn days(hours: f64) -> String {
    if hours % 24.0 == 0.0 {
        words::plural((hours / 24.0) as usize, "day", "days")
    } else {
        format!("{} h", words::decimal(hours, 1))
    }
}

/// What the row means.
pub fn definition(id: &str, settings: &Settings) -> Definition {
    let ahead = words::decimal(settings.look_ahead_hours, 1);
    let (rule, why, action) = match id {
        "new" => (
            "Tickets whose status means New.".to_owned(),
            "Nobody has looked at them. What is triaged within the hour rarely misses its other promises.",
            "Triage now: class, priority, estimate, technician or time.",
        ),
        "sla_overdue" => (
            "Open tickets whose clock runs (neither waiting nor on hold) and whose next SLA event was due before the moment of the picture.".to_owned(),
            "A promise to a client is already broken.",
            "Take the oldest first; ask the technician what keeps it.",
        ),
        "sla_triage" => (
            format!("As overdue, or due within {ahead} h, where the next event is the first response."),
            "Triage in time is what the other two promises rest on.",
            "Triage now.",
        ),
        "sla_engagement" => (
            format!("As overdue, or due within {ahead} h, where the next event is the resolution plan."),
            "It tells whether technicians follow the protocol.",
            "Have a technician engage, or schedule it.",
        ),
        "sla_completion" => (
            format!("As overdue, or due within {ahead} h, where the next event is the resolution."),
            "It tells whether clients are about to be disappointed.",
            "Finish, escalate, or tell the client.",
        ),
        "waiting_stale" => (
            format!("Status means Waiting (customer, vendor, materials, other) and the last activity is more than {} ago.", days(settings.waiting_stale_hours)),
            "Waiting tickets are forgotten first.",
            "Follow up, or close after the third attempt.",
        ),
        "hold_past_due" => (
            "Status means On hold and the due date has passed.".to_owned(),
            "A ticket on hold needs a future date, or it hides backlog.",
            "Set a new date with the client, or take it off hold.",
        ),
        "unscheduled" => (
            format!("Open; status means Scheduled or the estimate is above {} h; and no service call starts now or later.", words::decimal(settings.schedule_above_hours, 1)),
            "Work above four hours is never done from a queue.",
            "Put it on a calendar.",
        ),
        "unassigned" => (
            "Open, without a primary resource, in a queue that is neither triage, alert nor NOC.".to_owned(),
            "What belongs to nobody is done by nobody.",
            "Assign it.",
        ),
        "over_estimate" => (
            "Open, with an estimate, and hours worked above twice the estimate.".to_owned(),
            "The technician is stuck, or the estimate was wrong; both need a talk.",
            "Stop and ask: help, escalate, or estimate anew.",
        ),
        "ready_overdue" => (
            "In a technician's ready-to-engage list with a next SLA event more than 24 h past due. Where no status means Ready to engage, active tickets without a future service call are the list.".to_owned(),
            "The lists are what technicians work from; an old ticket on top says that they do not.",
            "Re-order the day with the technician, or move the ticket.",
        ),
        "over_20" => (
            format!("Technicians with more than {} open tickets.", settings.max_open_per_technician),
            "Beyond twenty nobody keeps an overview.",
            "Move tickets to who has room.",
        ),
        _ => (String::new(), "", ""),
    };
    let source = format!(
        "Goal {}. Advanced Global, the nine stuck-ticket KPIs; owner: service coordinator.",
        goal(id, settings)
    );
    Definition {
        rule,
        source,
        why: why.to_owned(),
        action: action.to_owned(),
    }
}

/// `≤ 3`, `= 0`.
pub fn goal(id: &str, settings: &Settings) -> String {
    let value = settings.goals.value(id).unwrap_or_default();
    if value == 0.0 {
        "0".into()
    } else {
        format!("≤ {}", words::decimal(value, 1))
    }
}

/// Why a ticket is in a row, in a sentence.
pub fn reason(view: &View<'_>, id: &str, ticket: TicketRow) -> String {
    let data = view.data;
    let since = |field: Field| {
        data.tickets
            .date(field, ticket)
            .get()
            .map(|at| words::duration(view.as_of.since(at)))
    };
    match id {
        "new" => match since(Field::Created) {
            Some(age) => format!("New for {age}, not looked at"),
            None => "New, not looked at".into(),
        },
        "waiting_stale" => match since(Field::LastActivity) {
            Some(age) => format!(
                "{} without activity for {age}",
                data.facts.meaning[ticket].title()
            ),
            None => data.facts.meaning[ticket].title().into(),
        },
        "hold_past_due" => match since(Field::Due) {
            Some(age) => format!("On hold, due date passed {age} ago"),
            None => "On hold".into(),
        },
        "unscheduled" => match data.tickets.amount(Field::Estimate, ticket).get() {
            Some(estimate) if estimate > Hours::ZERO => {
                format!("Estimated {}, no service call", words::hours(estimate))
            }
            _ => "To be scheduled, no service call".into(),
        },
        "unassigned" => match since(Field::Created) {
            Some(age) => format!("Nobody assigned for {age}"),
            None => "Nobody assigned".into(),
        },
        "over_estimate" => {
            let worked = data.facts.worked[ticket].unwrap_or_default();
            let estimate = data
                .tickets
                .amount(Field::Estimate, ticket)
                .get()
                .unwrap_or_default();
            format!(
                "{} worked on an estimate of {}",
                words::hours(worked),
                words::hours(estimate)
            )
        }
        "over_20" => format!("With {}", data.label(Field::Resource, ticket)),
        _ => next_event_reason(view, ticket),
    }
}

/// Where the next SLA event stands, in a sentence.
pub fn next_event_reason(view: &View<'_>, ticket: TicketRow) -> String {
    if view.data.facts.meaning[ticket].is_paused() {
        return format!(
            "{}: the clock stands still",
            view.data.facts.meaning[ticket].title()
        );
    }
    let estimated = if view.next_is_estimated(ticket) {
        " (estimated)"
    } else {
        ""
    };
    match view.next_event(ticket) {
        Some((event, due)) => {
            let tense = if due < view.as_of { "was" } else { "is" };
            let distance = words::distance(due, view.as_of);
            format!("{} {tense} due {distance}{estimated}", event.title())
        }
        None => "No SLA event is left".into(),
    }
}

/// The next action of the method for a ticket in a row, in a word or two.
pub fn action(view: &View<'_>, id: &str, ticket: TicketRow) -> &'static str {
    match id {
        "new" | "sla_triage" => "Triage now",
        "sla_engagement" => "Engage",
        "sla_completion" => "Finish or escalate",
        "waiting_stale" => "Follow up",
        "hold_past_due" => "Set a new date",
        "unscheduled" => "Schedule",
        "unassigned" => "Assign",
        "over_estimate" => "Stop and ask",
        "ready_overdue" => "Engage today",
        "over_20" => "Balance",
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
        return "Triage now";
    }
    if meaning.is_waiting() {
        return "Follow up";
    }
    if meaning == StatusMeaning::OnHold {
        return "Review the date";
    }
    if view.data.tickets.has(Field::Resource) && view.data.tickets.label(Field::Resource, ticket).is_none() {
        return "Assign";
    }
    match view.next_event(ticket) {
        Some((SlaEvent::FirstResponse, _)) => "Triage now",
        Some((SlaEvent::ResolutionPlan, _)) => "Engage",
        Some((SlaEvent::Resolution, due)) if due.since(view.as_of) < 8 * HOUR => "Finish or escalate",
        _ => "Work",
    }
}
