//! A page as the worker made it: title, lede, tabs, and its sections in their places.

use leptos::prelude::*;

use super::settings::rules_form;
use crate::language::say;
use crate::protocol::ListFormat;
use crate::query::Query;
use crate::screen::{self as model, Block, HuddleView, Paging, Place, Section, words};
use crate::ui::huddle::Huddle;
use crate::ui::later::later;
use crate::ui::parts::{block_view, in_order, index, links, outside, played, way_view};
use crate::ui::state::AppState;

/// A page of so many titled sections has an index.
const LONG: usize = 7;

/// A whole page as the worker made it.
#[component]
pub fn Board(
    /// The page.
    board: model::Board,
    /// What it answers.
    query: Query,
    /// Whether it stands beside a page, which has the title of the first level.
    #[prop(optional)]
    is_beside: bool,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let tabs = links(say!("Views"), &board.tabs, "tabs");
    let search = board.find.as_ref().map(|find| search(state, &query, find));
    let paging = board.paging.map(|paging| pages(state, paging, &query));
    let way = board.way.as_ref().filter(|_| !is_beside).map(way_view);
    let psa = (!is_beside)
        .then(|| outside(&board.outside, say!("Open in the PSA").into(), say!("Open in the PSA")))
        .flatten();
    let title = board.title.clone();
    let title = if is_beside {
        view! { <h2 class="beside-panel__title" tabindex="-1" dir="auto">{title}</h2> }.into_any()
    } else {
        view! { <h1 tabindex="-1" dir="auto">{title}</h1> }.into_any()
    };
    let lede = (!board.lede.is_empty()).then(|| view! { <p class="lede" dir="auto">{board.lede.clone()}</p> });
    let has_tools = tabs.is_some() || paging.is_some();
    let tools = has_tools.then(|| view! { <div class="tools">{tabs}{search}{paging}</div> });
    view! {
        <div class="opening">
            {way}
            {psa}
            {title}
            {lede}
            {tools}
        </div>
        <BoardSections sections=board.sections is_beside/>
    }
    .into_any()
}

/// The sections of a page, in their places.
#[component]
pub fn BoardSections(
    /// The sections.
    sections: Vec<Section>,
    /// Whether they stand beside a page.
    #[prop(optional)]
    is_beside: bool,
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
    let titled = sections.iter().filter(|section| !section.title.is_empty());
    let titled: Vec<(String, String)> = titled.map(|section| (section.id.clone(), section.title.clone())).collect();
    let row = (titled.len() >= LONG && !is_beside).then(|| index(titled));
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
    if full_first { view! { {row}{full}{columns} }.into_any() } else { view! { {row}{columns}{full} }.into_any() }
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
fn pages(state: AppState, paging: Paging, query: &Query) -> AnyView {
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
            let href = Query { offset, ..query.clone() }.to_fragment();
            view! { <a class="button" href=href>{title}</a> }
        })
    };
    let (as_csv, as_book) = (query.clone(), query.clone());
    let before = step(say!("Previous"), (offset > 0).then(|| offset.saturating_sub(size)));
    let after = step(say!("Next"), (end < total).then_some(end));
    view! {
        <nav class="paging" aria-label={say!("Parts of the list")}>
            <span data-total=total.to_string()>{text}</span>
            {before}
            {after}
            {(total > 0).then(|| view! {
                <button type="button" on:click=move |_| state.export(as_csv.clone(), ListFormat::Csv)>{say!("Save as CSV")}</button>
                <button type="button" on:click=move |_| state.export(as_book.clone(), ListFormat::Xlsx)>{say!("Save for Excel")}</button>
            })}
        </nav>
    }
    .into_any()
}

/// The search of a list: what is typed narrows it while it is typed.
fn search(state: AppState, query: &Query, find: &str) -> AnyView {
    // A picture that comes while somebody types must not take letters away.
    let letters = state.beside.typed.get_value().unwrap_or_else(|| find.to_owned());
    let query = query.clone();
    view! {
        <input
            type="search"
            id="list-search"
            class="list-search"
            aria-label=say!("Search this list")
            placeholder=say!("Search this list")
            prop:value=letters
            on:input=move |event| state.search_list(&query, &event_target_value(&event))
        />
    }
    .into_any()
}
