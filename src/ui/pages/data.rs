//! The page of the data: what was read, what was made of it, and what can be put right.

use leptos::prelude::*;

use super::import::OwnCompany;
use super::meanings::{Meanings, Order};
use super::sections::BoardSections;
use super::sources::LiveSources;
use crate::language::say;
use crate::query::Page;
use crate::screen::words;
use crate::ui::parts::{FilePicker, FollowFiles, Keeping, Proof};
use crate::ui::state::AppState;

/// Files, what was recognised, and the questions that only the user can answer.
#[component]
pub fn DataPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let board = move || state.data.shown.get().map(|shown| shown.screen.board.clone()).unwrap_or_default();
    let opening = move || {
        let board = board();
        view! { <h1 tabindex="-1" dir="auto">{board.title}</h1><p class="lede">{board.lede}</p> }
    };
    let sections = move || view! { <BoardSections sections=board().sections/> };
    let held = move || {
        let summary = state.data.summary.get()?;
        let count = state.import.files().len();
        // Only the worker knows which part of a file's name is a client's.
        let names = match state.settings.with(|settings| settings.masking.on) {
            true => words::plural(count, say!("file"), say!("files")),
            false => state.import.file_names().join(", "),
        };
        let text = if state.live.is_on.get() {
            say!("You are looking at this site's live sources; your own files replace them.").to_owned()
        } else if summary.is_sample {
            say!("You are looking at an invented sample desk; your own files replace it.").to_owned()
        } else {
            say!("Loaded: {}. Files that you add are read together with these.", names)
        };
        let memory = summary.memory;
        let held = say!("{} MB of memory", memory.div_ceil(1 << 20));
        Some(view! {
            <p class="note" dir="auto">{text}" "<span data-memory=memory.to_string()>{held}</span></p>
        })
    };
    view! {
        <div class="opening">{opening}</div>
        <div class="drop slim">
            <FilePicker label={say!("Add files…")}/>
            {held}
            <button type="button" on:click=move |_| state.start_over()>{say!("Start over")}</button>
        </div>
        <Keeping/>
        <p class="row">
            <a class="button" href=move || state.question.query.with(|query| query.on(Page::Import).to_fragment())>{say!("Match the columns")}</a>
            <a href=move || state.question.query.with(|query| query.on(Page::Audit).to_fragment())>{say!("Can the figures be trusted?")}</a>
        </p>
        <FollowFiles/>
        <LiveSources/>
        <Order/>
        {sections}
        <Meanings/>
        <OwnCompany/>
        <Proof/>
    }
}
