//! Sentences in between: what went wrong, how far an import is.

use leptos::prelude::*;

use crate::language::say;
use crate::query::Page;
use crate::screen::words;
use crate::ui::state::{AppState, Load, Message};

/// What went wrong, until it is put away.
#[component]
pub fn MessageBar() -> impl IntoView {
    let state = expect_context::<AppState>();
    let text = move || {
        state.message.get().map(|Message { title, detail, hint }| {
            let lines = detail.lines().map(|line| view! { <p dir="auto">{line.to_owned()}</p> }).collect_view();
            view! {
                <div class="message">
                    <p><span class="shape" aria-hidden="true">"▲ "</span><strong><bdi>{title}</bdi></strong></p>
                    {lines}
                    {(!hint.is_empty()).then(|| view! { <p>{hint}</p> })}
                    <button type="button" on:click=move |_| state.message.set(None)>{say!("Close")}</button>
                </div>
            }
        })
    };
    let question = Memo::new(move |_| state.data.header().question);
    let asked = move || {
        let is_elsewhere = state.question.query.with(|query| !matches!(query.page, Page::Data | Page::Import));
        let text = question.get();
        (is_elsewhere && !text.is_empty()).then(|| {
            let href = state.question.query.with(|query| query.on(Page::Data).to_fragment());
            view! { <p class="question" dir="auto"><a href=href>{text}</a></p> }
        })
    };
    view! { <div role="alert">{text}</div>{asked} }
}

/// How far the import is, with a way out.
#[component]
pub fn ProgressBar() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_on = Memo::new(move |_| matches!(state.data.load.get(), Load::Importing(_)));
    let part = move || match state.data.load.get() {
        Load::Importing(progress) if progress.total > 0 => Some(progress.bytes as f64 / progress.total as f64),
        _ => None,
    };
    let text = move || match state.data.load.get() {
        Load::Importing(progress) if progress.total > 0 => say!(
            "{} · {} of {} · {}",
            progress.file,
            megabytes(progress.bytes),
            megabytes(progress.total),
            words::plural(progress.rows as usize, say!("row"), say!("rows")),
        ),
        Load::Importing(_) => say!("Reading …").to_owned(),
        _ => String::new(),
    };
    // A screen reader hears tenths, not every word of progress.
    let spoken = Memo::new(move |_| match (is_on.get(), part()) {
        (true, Some(part)) => say!("Reading, {} %", (part * 10.0) as u32 * 10),
        (true, None) => say!("Reading").to_owned(),
        (false, _) => String::new(),
    });
    view! {
        <p class="unseen" role="status">{spoken}</p>
        {move || {
            is_on.get().then(|| view! {
                <div class="progress">
                    <progress aria-label={say!("Import")} max="1" value=move || part().map(|part| part.to_string())></progress>
                    <p dir="auto">{text}</p>
                    <button type="button" on:click=move |_| state.cancel()>{say!("Cancel")}</button>
                </div>
            })
        }}
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", words::decimal(bytes as f64 / 1e6, 1))
}
