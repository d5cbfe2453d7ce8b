//! Numbers to move: sliders and fields whose values are options of the URL.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::language::say;
use crate::screen::{Lever, LeverKind};
use crate::ui::browser;
use crate::ui::state::AppState;

/// A slider under the keys is asked about when it has stood still for so long.
const STILL: Duration = Duration::from_millis(350);

/// The levers of a section.
pub fn levers(all: &[Lever], is_gated: bool) -> AnyView {
    let state = expect_context::<AppState>();
    let is_shut = move || {
        is_gated && !state.data.simulation.with(|playing| playing.played.as_ref().is_some_and(|played| played.is_open))
    };
    let hint = move || {
        is_shut().then(|| {
            let is_under_way = state.data.simulation.with(|playing| playing.progress.is_some());
            let text = if is_under_way {
                say!("Locked until the model has been back-tested on last quarter.")
            } else {
                say!("Locked: see the simulation for the reason.")
            };
            view! { <p class="note" role="status">{text}</p> }
        })
    };
    let fields = all.iter().map(|lever| field(state, lever)).collect_view();
    view! {
        <fieldset class="levers" disabled=is_shut>
            <legend class="unseen">{say!("Levers")}</legend>
            {hint}
            {fields}
        </fieldset>
    }
    .into_any()
}

fn field(state: AppState, lever: &Lever) -> AnyView {
    let id = format!("lever-{}", lever.name);
    let words = RwSignal::new(lever.words(lever.value));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let lever = StoredValue::new(lever.clone());
    let read = move |event: &ev::Event| {
        let value = event_target_value(event).parse::<f64>().ok()?;
        lever.with_value(|lever| value.is_finite().then(|| value.clamp(lever.min, lever.max)))
    };
    let take = move |value: f64| {
        let Some(next) = lever.try_with_value(|lever| {
            let text = if value == lever.neutral { String::new() } else { value.to_string() };
            state.question.query.with_untracked(|query| query.with_option(&lever.name, &text))
        }) else {
            return;
        };
        browser::go(&next.to_fragment());
    };
    let on_input = move |event: ev::Event| {
        if let Some(value) = read(&event) {
            words.set(lever.with_value(|lever| lever.words(value)));
        }
    };
    let on_change = move |event: ev::Event| {
        if let Some(waiting) = timer.get_value() {
            waiting.clear();
        }
        if let Some(value) = read(&event) {
            timer.set_value(set_timeout_with_handle(move || take(value), STILL).ok());
        }
    };
    let Lever { label, unit, min, max, step, value, kind, .. } = lever.get_value();
    match kind {
        LeverKind::Slider => view! {
            <div class="lever">
                <label for=id.clone()>{label}</label>
                <output for=id.clone()>{words}</output>
                <input
                    type="range"
                    id=id
                    min=min.to_string()
                    max=max.to_string()
                    step=step.to_string()
                    value=value.to_string()
                    aria-valuetext=words
                    on:input=on_input
                    on:change=on_change
                />
            </div>
        }
        .into_any(),
        LeverKind::Number => view! {
            <div class="lever number">
                <label for=id.clone()>{label}</label>
                <span class="input">
                    <input
                        type="number"
                        id=id
                        min=min.to_string()
                        max=max.to_string()
                        step=step.to_string()
                        value=value.to_string()
                        on:change=on_change
                    />
                    {unit}
                </span>
            </div>
        }
        .into_any(),
    }
}
