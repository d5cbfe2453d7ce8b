//! What would come of the match, in one line that follows each change, and the one button.

use leptos::prelude::*;

use crate::language::say;
use crate::protocol::Draft;
use crate::ui::state::{AppState, Outcome};

/// The line and the button, at the foot of the window.
#[component]
pub fn Foot() -> impl IntoView {
    let state = expect_context::<AppState>();
    let missing = Memo::new(move |_| state.matching.draft.with(|draft| draft.as_ref().and_then(Draft::missing)));
    let line = Memo::new(move |_| match (missing.get(), state.matching.outcome.get()) {
        (Some(missing), _) => missing.words().to_owned(),
        (None, Outcome::Board(line)) => line,
        (None, Outcome::Nothing(why)) => why,
        (None, Outcome::Lost(reason)) => say!("The files could not be tried. Technical reason: {reason}"),
        (None, Outcome::Unknown) => String::new(),
    });
    let is_board = Memo::new(move |_| {
        let has_board = !state.matching.outcome.with(|outcome| matches!(outcome, Outcome::Nothing(_)));
        missing.get().is_none() && has_board
    });
    view! {
        <div class="match__foot" data-board=move || is_board.get().to_string()>
            // Only the answer is spoken, not that it is looked for.
            <p id="match-line" role="status" dir="auto" aria-busy=move || state.matching.is_trying.get().to_string()>{line}</p>
            <span class="note" aria-hidden="true">{move || state.matching.is_trying.get().then(|| say!("Reading …"))}</span>
            <button type="submit" class="main" disabled=move || !is_board.get() aria-describedby="match-line">
                {say!("Show my board")}
            </button>
        </div>
    }
    .into_any()
}
