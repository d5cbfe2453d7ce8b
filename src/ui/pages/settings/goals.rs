//! The goals of the figures.

use leptos::prelude::*;

use crate::language::{self, say};
use crate::settings::{GOALS, Goal, GoalRule};
use crate::ui::browser;
use crate::ui::state::AppState;

/// The form of the goals.
#[component]
pub fn Goals() -> impl IntoView {
    let state = expect_context::<AppState>();
    let rows = GOALS.iter().map(|goal| goal_field(state, goal)).collect_view();
    view! {
        <section class="section sheeted">
            <header><h2>{say!("Goals")}</h2><p class="note">{say!("Empty: the published goal")}</p></header>
            <div class="fields">{rows}</div>
        </section>
    }
}

fn goal_field(state: AppState, goal: &'static Goal) -> AnyView {
    let is_share = goal.rule != GoalRule::AtMost;
    let factor = if is_share { 100.0 } else { 1.0 };
    let shown = |value: f64| crate::screen::words::decimal(value * factor, 2);
    let own = state.settings.with_untracked(|settings| settings.goals.0.get(goal.id).copied());
    let sign = match goal.rule {
        GoalRule::AtMost => "≤",
        GoalRule::AtLeast => "≥",
        GoalRule::Above => ">",
    };
    let change = move |event| {
        let text = event_target_value(&event);
        let value = text.parse::<f64>().ok().filter(|value| value.is_finite() && *value >= 0.0);
        let today = browser::now().to_chrono().map_or_else(String::new, |now| now.date_naive().to_string());
        state.decide(|settings| settings.set_goal(goal.id, value.map(|value| value / factor), &today));
    };
    view! {
        <label class="field">
            <span>{title(goal.id)}<span class="note">{language::text(goal.source)}</span></span>
            <span class="input">
                {sign}
                <input
                    type="number"
                    min="0"
                    step="any"
                    placeholder=shown(goal.value)
                    value=own.map(shown)
                    on:change=change
                />
                {if is_share { "%" } else { "" }}
            </span>
        </label>
    }
    .into_any()
}

fn title(id: &str) -> &'static str {
    match id {
        "new" => say!("New tickets"),
        "sla_overdue" => say!("Next SLA event overdue"),
        "sla_triage" => say!("Triage, due or overdue"),
        "sla_engagement" => say!("Tech engagement, due or overdue"),
        "sla_completion" => say!("Completion, due or overdue"),
        "waiting_stale" => say!("Waiting without activity"),
        "hold_past_due" => say!("On hold past the due date"),
        "unscheduled" => say!("Needs scheduling, no service call"),
        "unassigned" => say!("Unassigned"),
        "over_estimate" => say!("Worked over twice the estimate"),
        "ready_overdue" => say!("Ready to engage, over 24 h past due"),
        "over_20" => say!("Technicians with too many open tickets"),
        "sla_first_response" => say!("SLA performance, triage"),
        "sla_resolution_plan" => say!("SLA performance, tech engagement"),
        "sla_resolution" => say!("SLA performance, completion"),
        "utilization" => say!("Utilization"),
        "reactive_hours_per_endpoint" => say!("Reactive hours per endpoint and month"),
        "real_time_entry" => say!("Real-time entry"),
        _ => say!("Another figure"),
    }
}
