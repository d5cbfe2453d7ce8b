//! A page as the worker made it: title, lede, tabs, and its sections in their places.

use leptos::prelude::*;

use super::settings::rules_form;
use crate::language::say;
use crate::protocol::ListFormat;
use crate::screen::{self as model, Block, HuddleView, Paging, Place, Section, words};
use crate::ui::huddle::Huddle;
use crate::ui::later::later;
use crate::ui::parts::{block_view, in_order, links, played};
use crate::ui::state::AppState;

/// A whole page as the worker made it.
#[component]
pub fn Board(
    /// The page.
    board: model::Board,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let tabs = links(say!("Views"), &board.tabs, "tabs");
    let paging = board.paging.map(|paging| pages(state, paging));
    let lede = (!board.lede.is_empty()).then(|| view! { <p class="lede" dir="auto">{board.lede.clone()}</p> });
    let tools = (tabs.is_some() || paging.is_some()).then(|| view! { <div class="tools">{tabs}{paging}</div> });
    view! {
        <div class="opening">
            <h1 tabindex="-1" dir="auto">{board.title.clone()}</h1>
            {lede}
            {tools}
        </div>
        <BoardSections sections=board.sections/>
    }
    .into_any()
}

/// The sections of a page, in their places.
#[component]
pub fn BoardSections(
    /// The sections.
    sections: Vec<Section>,
) -> impl IntoView {
    let of = |place: Place| {
        sections
            .iter()
            .filter(|section| section.place == place)
            .map(|section| {
                let section = section.clone();
                later(move || section_view(&section))
            })
            .collect::<Vec<_>>()
    };
    let (main, side, full) = (of(Place::Main), of(Place::Side), of(Place::Full));
    let has_two = !main.is_empty() && !side.is_empty();
    let columns = (!main.is_empty() || !side.is_empty()).then(|| {
        view! {
            <div class="columns" class:two=has_two>
                {(!main.is_empty()).then(|| view! { <div class="stack">{main}</div> })}
                {(!side.is_empty()).then(|| view! { <div class="stack side">{side}</div> })}
            </div>
        }
    });
    // Full sections come where they stand: before the columns when the first section is one.
    let full_first = sections.first().is_some_and(|section| section.place == Place::Full);
    let full = (!full.is_empty()).then(|| view! { <div class="stack full">{full}</div> });
    if full_first { view! { {full}{columns} }.into_any() } else { view! { {columns}{full} }.into_any() }
}

/// One section with its frame.
pub fn section_view(section: &Section) -> AnyView {
    // Cards are frames of their own.
    let is_bare = section.blocks.iter().any(|block| matches!(block, Block::Cards(_)));
    let heading = (!section.title.is_empty()).then(|| {
        view! {
            <header>
                <h2 dir="auto">{section.title.clone()}</h2>
                {(!section.note.is_empty()).then(|| view! { <p class="note" dir="auto">{section.note.clone()}</p> })}
            </header>
        }
    });
    // Cards have titles of the third level: the second must not be missing before them.
    let unseen = (is_bare && section.title.is_empty()).then(|| view! { <h2 class="unseen">{say!("Figures")}</h2> });
    let blocks = in_order(&section.blocks, &section.id, view_of);
    view! {
        <section class="section" class:sheeted=!is_bare id=section.id.clone()>
            {heading}
            {unseen}
            {blocks}
        </section>
    }
    .into_any()
}

/// Any part of a page.
fn view_of(block: &Block, id: &str) -> AnyView {
    match block {
        Block::Huddle(view) => view! { <Huddle view=HuddleView::clone(view)/> }.into_any(),
        Block::Played => played(),
        Block::Rules(view) => rules_form(view),
        block => block_view(block, id),
    }
}

/// What part of a list is shown, the way to the rest, and the list as a file.
fn pages(state: AppState, paging: Paging) -> AnyView {
    let Paging { total, offset, size } = paging;
    let end = offset.saturating_add(size).min(total);
    let text = match total {
        0 => say!("Nothing in the list").to_owned(),
        _ => say!(
            "{}–{} of {}",
            words::count(offset.min(total.saturating_sub(1)) as usize + 1),
            words::count(end as usize),
            words::count(total as usize)
        ),
    };
    let step = |title: &'static str, offset: Option<u32>| {
        offset.map(|offset| {
            let href = state
                .question
                .query
                .with_untracked(|query| crate::query::Query { offset, ..query.clone() }.to_fragment());
            view! { <a class="button" href=href>{title}</a> }
        })
    };
    let before = step(say!("Previous"), (offset > 0).then(|| offset.saturating_sub(size)));
    let after = step(say!("Next"), (end < total).then_some(end));
    view! {
        <nav class="paging" aria-label={say!("Parts of the list")}>
            <span data-total=total.to_string()>{text}</span>
            {before}
            {after}
            {(total > 0).then(|| view! {
                <button type="button" on:click=move |_| state.export(ListFormat::Csv)>{say!("Save as CSV")}</button>
                <button type="button" on:click=move |_| state.export(ListFormat::Xlsx)>{say!("Save for Excel")}</button>
            })}
        </nav>
    }
    .into_any()
}
