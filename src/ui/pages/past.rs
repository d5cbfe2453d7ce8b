//! The desk as it was: a slider over the days of the data, and a button that plays them.

use leptos::prelude::*;

use super::sections::Board;
use crate::base::{DAY, Timestamp};
use crate::language::say;
use crate::query::Query;
use crate::ui::browser;
use crate::ui::state::AppState;

/// Between two pictures while they are played.
const STEP_MS: i32 = 700;

/// The picture of a past day with the way to others.
#[component]
pub fn PastPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let board = move || {
        state
            .data
            .shown
            .get()
            .map(|shown| view! { <Board board=shown.screen.board.clone() query=shown.query.clone()/> })
    };
    view! { <Days/> {board} }
}

#[component]
fn Days() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_playing = RwSignal::new(false);
    let range = Memo::new(move |_| {
        let (first, last) = state.data.header().days?;
        let at = |day: &str| Timestamp::from_rfc3339(&format!("{day}T23:59:59Z"));
        Some((at(&first)?, at(&last)?))
    });
    let days = move || range.get().map_or(0, |(first, last)| last.since(first) / DAY);
    let now = move || {
        let at = Timestamp::from_rfc3339(&state.data.header().as_of_rfc3339);
        match (range.get(), at) {
            // The nearest end of a day.
            (Some((first, _)), Some(at)) => ((at.since(first) + DAY / 2) / DAY).clamp(0, days()),
            _ => 0,
        }
    };
    let show = move |day: i64| {
        if let Some((first, _)) = range.get_untracked() {
            let query = Query { as_of: Some(first.plus(day * DAY)), ..state.question.query.get_untracked() };
            browser::go(&query.to_fragment());
        }
    };
    // Each picture, once it is there, asks for the next.
    Effect::new(move |_| {
        state.data.shown.track();
        if !is_playing.get() || !state.is_current() {
            return;
        }
        let day = untrack(now) + 1;
        if day > untrack(days) {
            is_playing.set(false);
        } else {
            browser::after(STEP_MS, move || {
                if is_playing.try_get_untracked() == Some(true) {
                    show(day);
                }
            });
        }
    });
    let slide = move |event| {
        if let Ok(day) = event_target_value(&event).parse() {
            is_playing.set(false);
            show(day);
        }
    };
    let said = move || state.data.header().as_of;
    view! {
        <form class="days" on:submit=|event| event.prevent_default()>
            <label>
                <span>{say!("Day")}</span>
                <input
                    type="range"
                    min="0"
                    step="1"
                    max=move || days().to_string()
                    prop:value=move || now().to_string()
                    aria-valuetext=said
                    on:change=slide
                />
            </label>
            <output>{said}</output>
            <button type="button" aria-pressed=move || is_playing.get().to_string() on:click=move |_| is_playing.update(|on| *on = !*on)>
                {move || if is_playing.get() { say!("Pause") } else { say!("Play") }}
            </button>
        </form>
    }
}
