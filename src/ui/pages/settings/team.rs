//! Who is in the service team: everybody else is left out of the technicians' lists.

use leptos::prelude::*;

use crate::language::say;
use crate::settings::Settings;
use crate::ui::state::AppState;

/// The form of the service team: a box for everybody whom the data know.
#[component]
pub fn Team() -> impl IntoView {
    let state = expect_context::<AppState>();
    let boxes = move || {
        let mut technicians = state
            .data
            .summary
            .with(|summary| summary.as_ref().map(|summary| summary.technicians.clone()))
            .unwrap_or_default();
        // Names of other data stay where they were put, and can be taken back.
        let hidden = state.settings.with_untracked(|settings| settings.hidden_resources.clone());
        for name in hidden {
            if !technicians.iter().any(|(known, _)| Settings::names(std::slice::from_ref(known), &name)) {
                technicians.push((name, 0));
            }
        }
        if technicians.is_empty() {
            return view! { <p class="note">{say!("Names appear here when there are data with technicians.")}</p> }
                .into_any();
        }
        let rows = technicians.into_iter().map(|(name, open)| member(state, name, open)).collect_view();
        view! { <ul role="list" class="team">{rows}</ul> }.into_any()
    };
    let outside = move || {
        let hidden = state.settings.with(|settings| settings.hidden_resources.len());
        match hidden {
            0 => say!("everybody is in it").to_owned(),
            _ => say!("{hidden} outside, whose tickets still count in every total"),
        }
    };
    view! {
        <section class="section sheeted" id="team">
            <header><h2>{say!("Service team")}</h2><p class="note" role="status">{outside}</p></header>
            <fieldset>
                <legend class="unseen">{say!("In the service team")}</legend>
                {boxes}
            </fieldset>
        </section>
    }
}

fn member(state: AppState, name: String, open: u32) -> AnyView {
    let is_in = state.settings.with_untracked(|settings| !Settings::names(&settings.hidden_resources, &name));
    let who = name.clone();
    let change = move |event| {
        let is_in = event_target_checked(&event);
        state.decide(|settings| {
            settings.hidden_resources.retain(|known| !Settings::names(std::slice::from_ref(known), &who));
            if !is_in {
                settings.hidden_resources.push(who.clone());
            }
        });
    };
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=is_in on:change=change/>
                <bdi>{name}</bdi>
                <span class="note">{say!("{open} open")}</span>
            </label>
        </li>
    }
    .into_any()
}
