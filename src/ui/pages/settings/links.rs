//! Where tickets are in the PSA.

use leptos::prelude::*;

use crate::language::say;
use crate::settings::{LinkTrouble, check_psa_link};
use crate::ui::state::AppState;

/// The template of links to tickets.
#[component]
pub fn Links() -> impl IntoView {
    let state = expect_context::<AppState>();
    let value = state.settings.with_untracked(|settings| settings.psa_link.clone());
    let wrong = RwSignal::new(String::new());
    // As they stand in a template.
    let (number, id) = ("{number}", "{id}");
    let change = move |event| {
        let template = event_target_value(&event).trim().to_owned();
        match check_psa_link(&template) {
            Ok(()) => {
                wrong.set(String::new());
                state.decide(|settings| settings.psa_link = template);
            }
            Err(LinkTrouble::NoAddress) => wrong.set(say!("This is no address: it must begin with https://.").into()),
            Err(LinkTrouble::NoPlace) => wrong.set(say!("Write {number} or {id} where the ticket belongs.")),
        }
    };
    view! {
        <section class="section sheeted" id="psa">
            <header><h2>{say!("Open in the PSA")}</h2></header>
            <label class="field tall">
                <span>
                    {say!("Address of a ticket")}
                    <span class="note">{say!("With {number} or {id} in the place of the ticket; empty for no links")}</span>
                </span>
                <input
                    type="url"
                    placeholder="https://psa.example.com/ticket/{id}"
                    aria-describedby="wrong-psa"
                    aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
                    value=value
                    on:change=change
                />
            </label>
            <p id="wrong-psa" class="wrong" role="alert">{wrong}</p>
            <p class="note">{say!("Every ticket gets a link that opens in a new tab. This page itself never asks that address.")}</p>
        </section>
    }
}
