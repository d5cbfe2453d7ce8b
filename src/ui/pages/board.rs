//! A page that the worker made.

use leptos::prelude::*;

use crate::ui::parts::Board;
use crate::ui::state::AppState;

/// The picture on show.
#[component]
pub fn BoardPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        state
            .shown
            .get()
            .map(|shown| view! { <Board board=shown.screen.board.clone()/> })
    }
}
