//! Guided starts of three minutes on the sample desk: a few steps for each of the three who use it.

use leptos::prelude::*;

use crate::language::{self, say, term};
use crate::ui::browser;
use crate::ui::state::AppState;

/// The tour under way and its step.
#[derive(Clone, Copy, Default)]
pub struct Tour(RwSignal<Option<(usize, usize)>>);

/// For whom a tour is, and its steps as address and words.
type Steps = (&'static str, &'static [(&'static str, &'static str)]);

const TOURS: [Steps; 3] = [
    (
        term!("Coordinator"),
        &[
            (
                "#/coordinator",
                term!(
                    "The headline says how many of the twelve rows are over goal. Warm means over, a dash means not measurable."
                ),
            ),
            (
                "#/coordinator",
                term!(
                    "“?” on a card says what it counts, whose goal it is, and what to do. The card itself opens its tickets."
                ),
            ),
            (
                "#/tickets?pick=kpi:sla_overdue",
                term!("This is such a list: why each ticket is in it, and the next action of the method."),
            ),
            ("#/intake", term!("Intake: how long new tickets wait for triage, and at which hours they arrive.")),
            ("#/workload", term!("Ready to engage: who has too much, whose list has an old ticket on top.")),
            ("#/huddle", term!("The morning huddle: fifteen minutes, technician by technician.")),
        ],
    ),
    (
        term!("Service manager"),
        &[
            (
                "#/manager",
                term!(
                    "Performance over a period. What changed comes first, then the five headline figures with their goals."
                ),
            ),
            (
                "#/manager",
                term!(
                    "Each figure opens the tickets or time entries behind it. The basis of the SLA figures can be chosen."
                ),
            ),
            ("#/entries?pick=period:", term!("Time entries are a list like any other: sort, narrow, save for Excel.")),
            (
                "#/forecast",
                term!("The forecast: what will arrive, how many hours that takes, and whether the team can do it."),
            ),
            ("#/past", term!("The desk as it was on any past day, and what became stuck since.")),
        ],
    ),
    (
        term!("Coach"),
        &[
            (
                "#/report",
                term!(
                    "The report is written by rules: finding, evidence, why it matters, the question to ask, the first step."
                ),
            ),
            (
                "#/report?edit=1",
                term!("Arrange it, write over it, give it a title and a logo. Then print it, or save it as one file."),
            ),
            (
                "#/compare",
                term!(
                    "Save the figures as an engagement file now; drop it here in three months to see what changed beyond chance."
                ),
            ),
            ("#/settings", term!("Masking replaces every name by a pseudonym, on every page and in every file.")),
            (
                "#/data",
                term!("Files, what was recognised, and what could not be read. From here on it is your own data."),
            ),
        ],
    ),
];

/// Buttons that start a tour; on the sample desk when there is no other data.
#[component]
pub fn TourChoice() -> impl IntoView {
    let state = expect_context::<AppState>();
    let Tour(step) = expect_context();
    let buttons = TOURS
        .iter()
        .enumerate()
        .map(|(at, (title, _))| {
            let start = move |_| {
                if state.data.summary.with_untracked(Option::is_none) {
                    state.take_sample();
                }
                show(step, at, 0);
            };
            view! { <button type="button" on:click=start>{language::text(title)}</button> }
        })
        .collect_view();
    view! { <p class="row"><span class="note">{say!("A tour of three minutes for the")}</span>{buttons}</p> }
}

fn show(at: RwSignal<Option<(usize, usize)>>, tour: usize, step: usize) {
    let Some((address, _)) = TOURS.get(tour).and_then(|(_, steps)| steps.get(step)) else {
        return at.set(None);
    };
    at.set(Some((tour, step)));
    browser::go(address);
}

/// The step on show, at the foot of the window.
#[component]
pub fn TourBar() -> impl IntoView {
    let Tour(at) = expect_context();
    move || {
        let (tour, step) = at.get()?;
        let (title, steps) = TOURS.get(tour)?;
        let (_, words) = steps.get(step)?;
        let is_last = step + 1 == steps.len();
        Some(view! {
            <aside class="tour" aria-label={say!("Tour")}>
                <p role="status">
                    <strong>{say!("{}, {} of {}", language::text(title), step + 1, steps.len())}</strong>
                    " " {language::text(words)}
                </p>
                <p class="row">
                    {(step > 0).then(|| view! { <button type="button" on:click=move |_| show(at, tour, step - 1)>{say!("Back")}</button> })}
                    <button type="button" class="main" on:click=move |_| show(at, tour, step + 1)>
                        {if is_last { say!("Done") } else { say!("Next") }}
                    </button>
                    {(!is_last).then(|| view! { <button type="button" on:click=move |_| at.set(None)>{say!("End the tour")}</button> })}
                </p>
            </aside>
        })
    }
}
