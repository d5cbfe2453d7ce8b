//! A page that the worker made.

use leptos::prelude::*;

use super::sections::Board;
use crate::ui::state::AppState;

/// The picture on show.
#[component]
pub fn BoardPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    // A picture that says the same is not drawn again: open panels stay open at a tick.
    let shown = Memo::new_with_compare(
        move |_| state.data.shown.get(),
        |old, new| match (old.and_then(Option::as_ref), new.and_then(Option::as_ref)) {
            (Some(old), Some(new)) => old.query != new.query || old.screen.board != new.screen.board,
            _ => true,
        },
    );
    move || shown.get().map(|shown| view! { <Board board=shown.screen.board.clone() query=shown.query.clone()/> })
}
