//! The guided match: one form with one button for everything that only the user can tell of files.

mod assumed;
mod doubts;
mod field;
mod foot;
mod form;
mod own;
mod profiles;
mod rest;
mod statuses;
mod table;

use leptos::prelude::*;

use super::sections::BoardSections;
use crate::language::{count, say};
use crate::ui::pages::BoardPage;
use crate::ui::state::AppState;

pub use assumed::Assumed;
use form::MatchForm;
pub use own::{OwnCompany, OwnGuess};
use profiles::Profiles;

/// The match of what was imported.
#[component]
pub fn ImportPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    Effect::new(move |_| {
        state.data.summary.track();
        state.open_match();
    });
    // What was said stays, should the user come back; the worker that tries it is not kept for that.
    on_cleanup(move || state.worker.end_trials());
    let sections = move || {
        let board = state.data.shown.get().map(|shown| shown.screen.board.clone()).unwrap_or_default();
        view! { <BoardSections sections=board.sections/> }
    };
    view! {
        <div class="opening">
            <h1 tabindex="-1">{say!("Match the columns")}</h1>
            <p class="lede">{move || state.matching.read(|draft| lede(draft.open_doubts()))}</p>
        </div>
        <MatchForm/>
        <details class="fold" id="recognized">
            <summary>{say!("What was recognized and assumed, and remembered mappings")}</summary>
            {sections}
            <Profiles/>
        </details>
    }
}

/// The match of files in which no tickets were recognized; why stands above it.
#[component]
pub fn RefusedPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    view! {
        <div class="opening">
            <h1 tabindex="-1">{say!("Match the columns")}</h1>
            <p class="lede">
                {say!("Choose the columns of a ticket, and the board opens. Your answer is remembered for every file with the same headers.")}
            </p>
            <p><button type="button" on:click=move |_| state.leave_match()>{say!("Leave these files")}</button></p>
        </div>
        <MatchForm/>
    }
}

fn lede(open: usize) -> String {
    match open {
        0 => say!("Nothing is in doubt. Everything can be changed; what you do not touch stays as it was recognized.")
            .to_owned(),
        open => count!(
            "{open} point is in doubt. A guess applies until you change it; all else was recognized.",
            "{open} points are in doubt. Guesses apply until you change them; all else was recognized.",
            open
        ),
    }
}

/// The audit, with what was taken for granted beside it.
#[component]
pub fn AuditPage() -> impl IntoView {
    view! { <BoardPage/><OwnGuess/><Assumed/> }
}
