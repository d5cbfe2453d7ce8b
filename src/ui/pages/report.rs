//! The coaching report: arranged and written over here, printed by the browser, or saved as one file.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::sections::section_view;
use crate::language::say;
use crate::query::{Page, Query};
use crate::screen::{Block, Board, Section};
use crate::settings::ReportPlan;
use crate::ui::browser;
use crate::ui::parts::{as_picture, save_page};
use crate::ui::state::{AppState, Message};

/// A logo larger than this makes every settings file large.
const LOGO_BYTES: f64 = 200_000.0;

/// The report on show.
#[component]
pub fn ReportPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_editing = Memo::new(move |_| state.question.query.with(|query| query.option("edit") == Some("1")));
    move || {
        let shown = state.data.shown.get()?;
        let board = shown.screen.board.clone();
        let logo = state.settings.with_untracked(|settings| settings.logo().to_owned());
        let ids: Vec<String> = board.sections.iter().map(|section| section.id.clone()).collect();
        let sections = board
            .sections
            .iter()
            .map(|section| match is_editing.get_untracked() {
                true => editable(state, section, ids.clone()),
                false => printed(section),
            })
            .collect_view();
        let picture = (!logo.is_empty()).then(|| view! { <img class="logo" alt="" src=logo/> });
        Some(view! {
            <Tools is_editing/>
            <div class="report">
                <div class="opening">
                    {picture}
                    <h1 tabindex="-1" dir="auto">{board.title.clone()}</h1>
                    <p class="lede">{board.lede.clone()}</p>
                </div>
                {is_editing.get_untracked().then(|| view! { <Cover board=board.clone()/> })}
                {sections}
            </div>
        })
    }
}

#[component]
fn Tools(is_editing: Memo<bool>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let toggled = move || {
        let is_on = is_editing.get();
        state.question.query.with(|query: &Query| query.with_option("edit", if is_on { "" } else { "1" }).to_fragment())
    };
    let to = |page: Page| move || state.question.query.with(|query| query.on(page.clone()).to_fragment());
    view! {
        <div class="tools report__tools">
            <a class="button" href=to(Page::Compare)>{say!("Before and after")}</a>
            <a class="button" href=to(Page::Past)>{say!("As of a past day")}</a>
            <a class="button" href=toggled>{move || if is_editing.get() { say!("Done") } else { say!("Arrange and edit") }}</a>
            <button type="button" class="main" on:click=move |_| browser::print()>{say!("Print or save as PDF")}</button>
            <button type="button" on:click=move |_| save_page(state)>{say!("Save as one HTML file")}</button>
        </div>
    }
}

/// A section as it is printed: pictures as vectors.
fn printed(section: &Section) -> AnyView {
    let plain: Vec<Block> = section.blocks.iter().filter(|block| !matches!(block, Block::Chart(_))).cloned().collect();
    let pictures = section
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(as_picture(chart)),
            _ => None,
        })
        .collect_view();
    let section = Section { blocks: plain, ..section.clone() };
    view! { <div class="report__part">{section_view(&section)}{pictures}</div> }.into_any()
}

fn arrange(state: AppState, change: impl FnOnce(&mut ReportPlan)) {
    state.decide(|settings| change(&mut settings.report));
}

/// Title and logo.
#[component]
fn Cover(board: Board) -> impl IntoView {
    let state = expect_context::<AppState>();
    // A field would hold what was written with pseudonyms in it, and write that over what was.
    if is_masked(state) {
        return view! {
            <p class="note">{say!("While names are masked the report can be arranged, and its texts and logo cannot be changed.")}</p>
        }
        .into_any();
    }
    let retitle = move |event| {
        let title = event_target_value(&event).trim().to_owned();
        arrange(state, |plan| plan.title = title);
    };
    let take = move |event: ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        let is_picture = file.type_().starts_with("image/");
        if !is_picture || file.size() > LOGO_BYTES {
            state.message.set(Some(Message {
                title: say!("{} was not taken", file.name()),
                detail: say!("A logo is a picture of at most 200 kB.").into(),
                hint: say!("Save it smaller, as PNG or SVG.").into(),
            }));
            return;
        }
        spawn_local(async move {
            if let Ok(bytes) = JsFuture::from(file.array_buffer()).await {
                let logo = browser::data_address(&file.type_(), &js_sys::Uint8Array::new(&bytes).to_vec());
                arrange(state, |plan| plan.logo = logo);
            }
        });
    };
    view! {
        <section class="section sheeted">
            <header><h2>{say!("Title and logo")}</h2></header>
            <label class="field">
                <span>{say!("Title")}</span>
                <input type="text" dir="auto" value=board.title on:change=retitle/>
            </label>
            <p class="row">
                <label class="button">{say!("Choose logo…")}<input class="unseen" type="file" accept="image/*" on:change=take/></label>
                <button type="button" on:click=move |_| arrange(state, |plan| plan.logo.clear())>{say!("No logo")}</button>
                <button type="button" on:click=move |_| arrange(state, |plan| *plan = ReportPlan::default())>{say!("Reset to the generated text")}</button>
            </p>
        </section>
    }
    .into_any()
}

fn is_masked(state: AppState) -> bool {
    state.settings.with_untracked(|settings| settings.masking.on)
}

/// A section with what can be done to it, and its texts as fields.
fn editable(state: AppState, section: &Section, ids: Vec<String>) -> AnyView {
    let id = section.id.clone();
    let is_out = state.settings.with_untracked(|settings| settings.report.left_out.contains(&section.id));
    let shift = |by: isize| {
        let (ids, id) = (ids.clone(), id.clone());
        move |_| arrange(state, |plan| plan.shift(&ids, &id, by))
    };
    let (up, down) = (shift(-1), shift(1));
    let leave = {
        let id = id.clone();
        move |_| {
            arrange(state, |plan| {
                if !plan.left_out.remove(&id) {
                    plan.left_out.insert(id.clone());
                }
            });
        }
    };
    let fields = section
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Facts(facts) => Some(facts),
            _ => None,
        })
        .flatten()
        .map(|(name, cell)| text_field(state, &id, name, &cell.text))
        .collect_view();
    let title = section.title.clone();
    let spoken = title.clone();
    view! {
        <section class="section sheeted" class:left-out=is_out>
            <header>
                <h2 dir="auto">{title}</h2>
                <p class="row" role="group" aria-label=spoken>
                    <button type="button" on:click=up>{say!("Up")}</button>
                    <button type="button" on:click=down>{say!("Down")}</button>
                    <button type="button" on:click=leave>{if is_out { say!("Put in") } else { say!("Leave out") }}</button>
                </p>
            </header>
            {fields}
        </section>
    }
    .into_any()
}

fn text_field(state: AppState, section: &str, name: &str, text: &str) -> AnyView {
    if is_masked(state) {
        return view! { <p dir="auto"><strong>{name.to_owned()}</strong>": "{text.to_owned()}</p> }.into_any();
    }
    let (section, key, title) = (section.to_owned(), name.to_owned(), name.to_owned());
    let write = move |event| {
        let text = event_target_value(&event);
        arrange(state, |plan| plan.write(&section, &key, &text));
    };
    view! {
        <label class="field tall">
            <span>{title}</span>
            <textarea rows="2" dir="auto" on:change=write prop:value=text.to_owned()></textarea>
        </label>
    }
    .into_any()
}
