//! What the service manager decides: weights of the scorecard, limits of the time-entry review.

use leptos::prelude::*;

use super::form::{Number, number_field};
use crate::language::{say, term};
use crate::screen::score_parts;
use crate::ui::state::AppState;

const NUMBERS: [Number; 5] = [
    Number {
        title: term!("Real-time entry: logged within"),
        unit: term!("min"),
        least: 0.0,
        get: |s| s.manager.real_time_minutes,
        set: |s, v| s.manager.real_time_minutes = v,
    },
    Number {
        title: term!("Review entries longer than"),
        unit: term!("h"),
        least: 0.0,
        get: |s| s.manager.long_entry_hours,
        set: |s, v| s.manager.long_entry_hours = v,
    },
    Number {
        title: term!("A day is short when more is missing than"),
        unit: term!("h"),
        least: 0.0,
        get: |s| s.manager.short_day_tolerance_hours,
        set: |s, v| s.manager.short_day_tolerance_hours = v,
    },
    Number {
        title: term!("Completed within twice the estimate"),
        unit: term!("% at least"),
        least: 0.0,
        get: |s| s.manager.estimate_target * 100.0,
        set: |s, v| s.manager.estimate_target = v / 100.0,
    },
    Number {
        title: term!("Notes that say what was done"),
        unit: term!("% at least"),
        least: 0.0,
        get: |s| s.manager.notes_target * 100.0,
        set: |s, v| s.manager.notes_target = v / 100.0,
    },
];

/// The forms of the service manager.
#[component]
pub fn Manager() -> impl IntoView {
    let state = expect_context::<AppState>();
    let numbers = NUMBERS.iter().map(|number| number_field(state, number)).collect_view();
    let weights =
        score_parts().map(|(id, title, default)| weight_field(state, id, title, default)).into_iter().collect_view();
    view! {
        <section class="section sheeted" id="entry-review">
            <header><h2>{say!("Time-entry review")}</h2></header>
            <div class="fields">{numbers}</div>
        </section>
        <section class="section sheeted" id="score-weights">
            <header>
                <h2>{say!("Weights of the technician scorecard")}</h2>
                <p class="note">{say!("Empty: Zenboard’s own. 0 leaves a part out; the rest is shared out to 100 %")}</p>
            </header>
            <div class="fields">{weights}</div>
        </section>
    }
}

fn weight_field(state: AppState, id: &'static str, title: &'static str, default: f64) -> AnyView {
    let own = state.settings.with_untracked(|settings| settings.manager.weights.get(id).copied());
    let wrong = RwSignal::new(false);
    let change = move |event| {
        let text = event_target_value(&event);
        let value = text.trim().parse::<f64>().ok();
        let value = value.filter(|value| (0.0..=1000.0).contains(value));
        wrong.set(value.is_none() && !text.trim().is_empty());
        state.decide(|settings| match value {
            Some(value) => {
                settings.manager.weights.insert(id.to_owned(), value);
            }
            None => {
                settings.manager.weights.remove(id);
            }
        });
    };
    view! {
        <label class="field">
            <span>{title}</span>
            <span class="input">
                <input
                    type="number"
                    min="0"
                    max="1000"
                    step="any"
                    placeholder=default.to_string()
                    value=own.map(|value| value.to_string())
                    aria-invalid=move || wrong.get().then_some("true")
                    on:change=change
                />
            </span>
        </label>
    }
    .into_any()
}
