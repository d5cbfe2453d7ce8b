//! What a simulation leads to: how far it is, a way to stop it, and its tables and charts.

use leptos::prelude::*;

use super::blocks::{block_view, in_order};
use crate::language::say;
use crate::screen::words;
use crate::ui::state::AppState;

/// The place of the simulation of a page.
pub fn played() -> AnyView {
    let state = expect_context::<AppState>();
    let progress = Memo::new(move |_| state.data.simulation.with(|playing| playing.progress));
    let bar = move || {
        progress.get().map(|(done, total)| {
            let text = say!(
                "{} of {} runs",
                words::count(done as usize),
                words::count(total.max(done) as usize)
            );
            view! {
                <div class="playing">
                    <progress max=total.to_string() value=done.to_string() aria-label={say!("Runs")}>{text.clone()}</progress>
                    <span class="note">{text}</span>
                    <button type="button" on:click=move |_| state.stop_simulation()>{say!("Stop")}</button>
                </div>
            }
        })
    };
    let stopped = move || {
        state.data.simulation.with(|playing| playing.is_stopped).then(|| {
            view! {
                <p class="playing">
                    <span>{say!("Stopped. What is shown is the answer to the question before.")}</span>
                    <button type="button" on:click=move |_| state.simulate_again()>{say!("Run it again")}</button>
                </p>
            }
        })
    };
    let result = Memo::new(move |_| state.data.simulation.with(|playing| playing.played.clone()));
    let spoken = move || {
        let is_done = progress.with(Option::is_none) && result.with(Option::is_some);
        is_done.then_some(say!("The simulation is done."))
    };
    view! {
        <div class="played" data-playing=move || progress.with(Option::is_some).then_some("")>
            {bar}
            {stopped}
            <p class="unseen" role="status">{spoken}</p>
            {move || result.get().map(|played| in_order(&played.blocks, "played", block_view))}
        </div>
    }
    .into_any()
}
