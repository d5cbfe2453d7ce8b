//! The live example: what the hours and targets mean for one ticket.

use leptos::prelude::*;

use super::hours::Shown;
use crate::language::say;
use crate::screen::{ClockExample, ExampleQuestion};
use crate::ui::state::AppState;

/// A Friday afternoon.
const CREATED: &str = "2026-07-03T16:30";
const TARGET: &str = "4 h";

/// A ticket whose due time follows every change of the forms.
#[component]
pub(super) fn Example(shown: Shown) -> impl IntoView {
    let state = expect_context::<AppState>();
    let created = RwSignal::new(CREATED.to_owned());
    let target = RwSignal::new(TARGET.to_owned());
    // One of the effects at the border of the house: it asks the worker.
    Effect::new(move |_| {
        state.settings.track();
        state.ask_example(ExampleQuestion {
            zone: state.zone(),
            created: created.get(),
            target: target.get(),
            calendar: shown.place.get(),
        });
    });
    view! {
        <section class="section sheeted" id="clock-example">
            <header>
                <h2>{say!("An example")}</h2>
                <p class="note">{say!("Updates with every change below")}</p>
            </header>
            <p class="row">
                <label class="row">
                    {say!("A ticket created ")}
                    <input
                        type="datetime-local"
                        prop:value=created
                        on:change=move |event| created.set(event_target_value(&event))
                    />
                </label>
                <label class="row">
                    {say!("with a target of ")}
                    <input
                        type="text"
                        class="short"
                        prop:value=target
                        on:change=move |event| target.set(event_target_value(&event))
                    />
                </label>
            </p>
            <div role="status">
                {move || state.forms.example.get().map(|example| match example {
                    Ok(example) => worked_out(&example),
                    Err(why) => view! { <p class="wrong">{why.sentence()}</p> }.into_any(),
                })}
            </div>
        </section>
    }
}

fn worked_out(example: &ClockExample) -> AnyView {
    let parts = example
        .parts
        .iter()
        .take(12)
        .map(|(from, to, length)| view! { <li>{say!("{from} to {to}: {length}")}</li> })
        .collect_view();
    view! {
        <p><strong>{example.sentence.clone()}</strong></p>
        <details>
            <summary>{say!("Period by period")}</summary>
            <ol>{parts}</ol>
        </details>
    }
    .into_any()
}
