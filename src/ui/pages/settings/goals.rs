//! The goals of the figures.

use leptos::prelude::*;

use crate::language::{self, say};
use crate::table::{FigureId, Goal, Unit, goals};
use crate::ui::browser;
use crate::ui::state::AppState;

/// The form of the goals.
#[component]
pub fn Goals() -> impl IntoView {
    let state = expect_context::<AppState>();
    let rows = goals().map(|(figure, goal)| goal_field(state, figure, goal)).collect_view();
    view! {
        <section class="section sheeted" id="goals">
            <header><h2>{say!("Goals")}</h2><p class="note">{say!("Empty: the published goal")}</p></header>
            <div class="fields">{rows}</div>
        </section>
    }
}

fn goal_field(state: AppState, figure: FigureId, goal: &'static Goal) -> AnyView {
    let is_share = figure.spec().unit == Unit::Percent;
    let factor = if is_share { 100.0 } else { 1.0 };
    let shown = |value: f64| crate::screen::words::decimal(value * factor, 2);
    let own = state.settings.with_untracked(|settings| settings.goals.0.get(&figure).copied());
    let change = move |event| {
        let text = event_target_value(&event);
        let value = text.parse::<f64>().ok().filter(|value| value.is_finite() && *value >= 0.0);
        let today = browser::now().to_chrono().map_or_else(String::new, |now| now.date_naive().to_string());
        state.decide(|settings| settings.set_goal(figure, value.map(|value| value / factor), &today));
    };
    view! {
        <label class="field">
            <span>{state.settings.with_untracked(|settings| figure.title(settings))}<span class="note">{language::text(goal.source)}</span></span>
            <span class="input">
                {goal.rule.sign()}
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
