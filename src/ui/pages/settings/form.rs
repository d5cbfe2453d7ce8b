//! Fields that the forms are made of: a number, a list of lines. Each says what is wrong beside itself.

use leptos::prelude::*;

use super::field::Wrong;
use crate::language;
use crate::settings::Settings;
use crate::ui::state::AppState;

/// A number of the settings.
#[derive(Clone, Copy)]
pub struct Number {
    pub title: &'static str,
    pub unit: &'static str,
    pub least: f64,
    pub get: fn(&Settings) -> f64,
    pub set: fn(&mut Settings, f64),
}

/// The field of a number.
pub fn number_field(state: AppState, number: &'static Number) -> AnyView {
    let value = state.settings.with_untracked(number.get);
    let wrong = RwSignal::new(false);
    let change = move |event| {
        let value = event_target_value(&event).parse::<f64>().ok();
        let value = value.filter(|value| value.is_finite() && (number.least..=100_000.0).contains(value));
        wrong.set(value.is_none());
        if let Some(value) = value {
            state.decide(|settings| (number.set)(settings, value));
        }
    };
    view! {
        <label class="field">
            <span>{language::text(number.title)}</span>
            <span class="input">
                <input
                    type="number"
                    min=number.least.to_string()
                    step="any"
                    value=value.to_string()
                    aria-invalid=move || wrong.get().then_some("true")
                    on:change=change
                />
                {language::text(number.unit)}
            </span>
        </label>
    }
    .into_any()
}

/// A list of the settings, one line each.
pub struct Lines {
    pub title: &'static str,
    pub hint: &'static str,
    pub get: fn(&Settings) -> Vec<String>,
    /// Takes the lines, or says which one is wrong.
    pub set: fn(&mut Settings, Vec<String>) -> Result<(), Wrong>,
}

/// The field of a list.
pub fn lines_field(state: AppState, list: &'static Lines) -> AnyView {
    let value = state.settings.with_untracked(list.get).join("\n");
    let wrong = RwSignal::new(String::new());
    let id = format!("wrong-{}", list.title.to_lowercase().replace(' ', "-"));
    let change = move |event| {
        let lines = event_target_value(&event)
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        let mut settings = state.settings.get_untracked();
        match (list.set)(&mut settings, lines) {
            Ok(()) => {
                wrong.set(String::new());
                // Lists say how files are read.
                state.decide_reading(|known| *known = settings);
            }
            Err(why) => wrong.set(why.sentence()),
        }
    };
    view! {
        <label class="field tall">
            <span>{language::text(list.title)}<span class="note">{language::text(list.hint)}</span></span>
            <textarea
                rows="3"
                dir="auto"
                aria-describedby=id.clone()
                aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
                on:change=change
                prop:value=value
            ></textarea>
        </label>
        <p id=id class="wrong" role="alert">{wrong}</p>
    }
    .into_any()
}
