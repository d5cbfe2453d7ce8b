//! The words of the manager's figures: titles, goals, rules, reasons.

use desk::settings::{GOALS, GoalRule};
use language::{self, say};

use crate::kit::words;
use crate::manager::Manager;
use crate::model::Definition;

/// The title of a figure.
pub(crate) fn title(id: &str) -> &'static str {
    match id {
        "sla_first_response" => say!("SLA performance: triage"),
        "sla_resolution_plan" => say!("SLA performance: tech engagement"),
        "sla_resolution" => say!("SLA performance: completion"),
        "utilization" => say!("Utilization"),
        "reactive_hours_per_endpoint" => say!("Reactive hours per endpoint"),
        "real_time_entry" => say!("Real-time time entry"),
        "backlog_days" => say!("Days of backlog"),
        "worked_vs_estimated" => say!("Worked against estimated"),
        "effort" => say!("Hours per completed ticket"),
        "time_to_resolve" => say!("Time to resolve, by the calendar"),
        "time_to_resolve_business" => say!("In business hours"),
        "time_to_resolve_clock" => say!("On the SLA clock"),
        "kill_rate" => say!("Kill rate"),
        "reopened" => say!("Reopened"),
        "same_day" => say!("Completed on the same day"),
        _ => say!("One technician"),
    }
}

/// `≥ 97 %`; empty without a goal.
pub(crate) fn goal_words(manager: &Manager<'_, '_>, id: &str) -> String {
    let Some(value) = manager.view.settings.goals.value(id) else {
        return String::new();
    };
    let sign = match GOALS.iter().find(|goal| goal.id == id).map(|goal| goal.rule) {
        Some(GoalRule::AtLeast) => "≥",
        Some(GoalRule::Above) => ">",
        _ => "≤",
    };
    format!("{sign} {}", figure_words(id, value))
}

/// A figure in its unit.
pub(crate) fn figure_words(id: &str, value: f64) -> String {
    match id {
        "reactive_hours_per_endpoint" => words::decimal(value, 3),
        _ => words::percent(value),
    }
}

/// What a figure is, what is left out, and what to do about it.
pub(crate) fn definition(manager: &Manager<'_, '_>, id: &str) -> Definition {
    let (rule, why, action) = match id {
        "sla_first_response" | "sla_resolution_plan" | "sla_resolution" => (
            say!(
                "Promises kept ÷ promises decided. Kept: it happened at or before its due time. Missed: later, or the ticket is complete, or its time has passed, without it. Left out: tickets without a due time, and promises that are still open."
            ),
            say!(
                "The first says whether intake is on top, the second whether technicians follow the protocol, the third whether clients are disappointed."
            ),
            say!("Open the missed ones; ask what would have kept them."),
        ),
        "utilization" => (
            say!(
                "Hours on tickets of companies other than the own one ÷ available hours. Available: weekly hours ÷ 5 for each weekday of the period that is no holiday. Left out: hidden technicians, and entries without a technician."
            ),
            say!("It decides whether service delivery is profitable. Above 85 % people burn out."),
            say!("Work through the buckets below in their order."),
        ),
        "reactive_hours_per_endpoint" => (
            say!(
                "Hours on incidents of managed companies ÷ their endpoints ÷ months of the period. Left out: requests, alerts, projects, the own company, and companies without known endpoints. Best: ≤ 0.2."
            ),
            say!(
                "It compares managed service operations; half of it is the quality of the clients' systems, not the effort of technicians."
            ),
            say!("Look at the companies with the highest figure and the issue types that grew."),
        ),
        "real_time_entry" => (
            say!("Entries written down within 15 minutes (a setting) after their end ÷ entries with both times."),
            say!("Who writes later writes less, and nobody knows who works on what."),
            say!("Ask what keeps the team from writing while working."),
        ),
        "backlog_days" => (
            say!("Open tickets ÷ average completed per day of the period, weekends included."),
            say!("It says how many days it takes to work off what is open."),
            say!("When it grows, look at intake and at what is parked."),
        ),
        "worked_vs_estimated" => (
            say!(
                "Hours worked ÷ hours estimated, over tickets completed in the period with an estimate. Left out: tickets without one."
            ),
            say!("Estimates that do not hold make every schedule wrong."),
            say!("Open those above twice the estimate."),
        ),
        "effort" => (
            say!(
                "Hours worked on the tickets completed in the period ÷ their number. Left out: tickets whose hours are not known."
            ),
            say!("Together with noise it is what efficiency is made of; well-run teams stay below one hour."),
            say!("Compare by workflow before comparing people."),
        ),
        "time_to_resolve" => (
            say!("From creation to completion by the calendar, nights, weekends and waiting included."),
            say!("It is what the client lives through. It is not the time on an SLA clock."),
            say!("Compare with business hours: the difference is waiting for the morning."),
        ),
        "time_to_resolve_business" => (
            say!("The same, counting the working hours of the settings that serve the ticket. Waiting is included."),
            say!("The method's goal of two business days is meant without waiting."),
            "",
        ),
        "time_to_resolve_clock" => (
            say!(
                "The same without the time that stops the clock of the resolution by the settings, such as waiting for the customer. Without a status history waiting is not known: then it is an estimate, at most what is shown."
            ),
            say!("Published goal: two business days (18 h) on company average."),
            "",
        ),
        "kill_rate" => (
            say!("Tickets completed ÷ tickets created in the period."),
            say!("Below 100 % the backlog grows."),
            say!("Look at what is created more than before."),
        ),
        "reopened" => (
            say!("Completed tickets that were opened again after a completion ÷ completed tickets."),
            say!("Work that was not finished is done twice."),
            say!("Open them; ask what was missing."),
        ),
        "same_day" => (
            say!("Tickets completed on the day of their creation ÷ completed tickets."),
            say!("Clients remember quick help."),
            "",
        ),
        _ => (
            say!("Completed tickets all of whose time entries are of one technician ÷ completed tickets with entries."),
            say!("Each hand-over costs a conversation."),
            say!("Look at triage: did the ticket go to the right person first?"),
        ),
    };
    let source = match GOALS.iter().find(|goal| goal.id == id) {
        Some(goal) => say!(
            "Goal {}. {}; owner: {}.",
            goal_words(manager, id),
            language::text(goal.source),
            language::lower(language::text(goal.owner))
        ),
        None => say!("No goal is published.").into(),
    };
    Definition { rule: rule.to_owned(), source, why: why.to_owned(), action: action.to_owned() }
}
