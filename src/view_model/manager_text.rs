//! The words of the manager's figures: titles, goals, rules, reasons.

use crate::settings::{GOALS, GoalRule};

use super::manager::Manager;
use super::model::Definition;
use super::words;

/// The title of a figure.
pub(super) fn title(id: &str) -> &'static str {
    match id {
        "sla_first_response" => "SLA performance: triage",
        "sla_resolution_plan" => "SLA performance: tech engagement",
        "sla_resolution" => "SLA performance: completion",
        "utilization" => "Utilization",
        "reactive_hours_per_endpoint" => "Reactive hours per endpoint",
        "real_time_entry" => "Real-time time entry",
        "backlog_days" => "Days of backlog",
        "worked_vs_estimated" => "Worked against estimated",
        "effort" => "Hours per completed ticket",
        "time_to_resolve" => "Time to resolve, by the calendar",
        "time_to_resolve_business" => "In business hours",
        "time_to_resolve_clock" => "On the SLA clock",
        "kill_rate" => "Kill rate",
        "reopened" => "Reopened",
        "same_day" => "Completed on the same day",
        _ => "One technician",
    }
}

/// `≥ 97 %`; empty without a goal.
pub(super) fn goal_words(manager: &Manager<'_, '_>, id: &str) -> String {
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
pub(super) fn figure_words(id: &str, value: f64) -> String {
    match id {
        "reactive_hours_per_endpoint" => words::decimal(value, 3),
        _ => words::percent(value),
    }
}

/// What a figure is, what is left out, and what to do about it.
pub(super) fn definition(manager: &Manager<'_, '_>, id: &str) -> Definition {
    let (rule, why, action) = match id {
        "sla_first_response" | "sla_resolution_plan" | "sla_resolution" => (
            "Promises kept ÷ promises decided. Kept: it happened at or before its due time. Missed: later, or the ticket is complete, or its time has passed, without it. Left out: tickets without a due time, and promises that are still open.",
            "The first says whether intake is on top, the second whether technicians follow the protocol, the third whether clients are disappointed.",
            "Open the missed ones; ask what would have kept them.",
        ),
        "utilization" => (
            "Hours on tickets of companies other than the own one ÷ available hours. Available: weekly hours ÷ 5 for each weekday of the period that is no holiday. Left out: hidden technicians, and entries without a technician.",
            "It decides whether service delivery is profitable. Above 85 % people burn out.",
            "Work through the buckets below in their order.",
        ),
        "reactive_hours_per_endpoint" => (
            "Hours on incidents of managed companies ÷ their endpoints ÷ months of the period. Left out: requests, alerts, projects, the own company, and companies without known endpoints. Best: ≤ 0.2.",
            "It compares managed service operations; half of it is the quality of the clients' systems, not the effort of technicians.",
            "Look at the companies with the highest figure and the issue types that grew.",
        ),
        "real_time_entry" => (
            "Entries written down within 15 minutes (a setting) after their end ÷ entries with both times.",
            "Who writes later writes less, and nobody knows who works on what.",
            "Ask what keeps the team from writing while working.",
        ),
        "backlog_days" => (
            "Open tickets ÷ average completed per day of the period, weekends included.",
            "It says how many days it takes to work off what is open.",
            "When it grows, look at intake and at what is parked.",
        ),
        "worked_vs_estimated" => (
            "Hours worked ÷ hours estimated, over tickets completed in the period with an estimate. Left out: tickets without one.",
            "Estimates that do not hold make every schedule wrong.",
            "Open those above twice the estimate.",
        ),
        "effort" => (
            "Hours worked on the tickets completed in the period ÷ their number. Left out: tickets whose hours are not known.",
            "Together with noise it is what efficiency is made of; well-run teams stay below one hour.",
            "Compare by workflow before comparing people.",
        ),
        "time_to_resolve" => (
            "From creation to completion by the calendar, nights, weekends and waiting included.",
            "It is what the client lives through. It is not the time on an SLA clock.",
            "Compare with business hours: the difference is waiting for the morning.",
        ),
        "time_to_resolve_business" => (
            "The same, counting the working hours of the settings that serve the ticket. Waiting is included.",
            "The method's goal of two business days is meant without waiting.",
            "",
        ),
        "time_to_resolve_clock" => (
            "The same without the time that stops the clock of the resolution by the settings, such as waiting for the customer. Without a status history waiting is not known: then it is an estimate, at most what is shown.",
            "Published goal: two business days (18 h) on company average.",
            "",
        ),
        "kill_rate" => (
            "Tickets completed ÷ tickets created in the period.",
            "Below 100 % the backlog grows.",
            "Look at what is created more than before.",
        ),
        "reopened" => (
            "Completed tickets that were opened again after a completion ÷ completed tickets.",
            "Work that was not finished is done twice.",
            "Open them; ask what was missing.",
        ),
        "same_day" => (
            "Tickets completed on the day of their creation ÷ completed tickets.",
            "Clients remember quick help.",
            "",
        ),
        _ => (
            "Completed tickets all of whose time entries are of one technician ÷ completed tickets with entries.",
            "Each hand-over costs a conversation.",
            "Look at triage: did the ticket go to the right person first?",
        ),
    };
    let source = match GOALS.iter().find(|goal| goal.id == id) {
        Some(goal) => format!(
            "Goal {}. {}; owner: {}.",
            goal_words(manager, id),
            goal.source,
            goal.owner.to_lowercase()
        ),
        None => "No goal is published.".into(),
    };
    Definition {
        rule: rule.to_owned(),
        source,
        why: why.to_owned(),
        action: action.to_owned(),
    }
}
