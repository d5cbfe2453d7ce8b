//! A board: title, lede, tabs, and its sections in their places.

use leptos::prelude::*;

use super::cards::cards;
use super::chart::Chart;
use super::flow::flow;
use super::later::later;
use super::levers::levers;
use super::played::played;
use super::save::save_table;
use super::scenarios::scenarios;
use super::strip::strip;
use super::table::{content, table};
use super::timeline::timeline;
use crate::language::say;
use crate::protocol::ListFormat;
use crate::screen::{self as model, Block, Cell, HuddleView, Paging, Place, Section, Tone, WorkItem, words};
use crate::ui::browser;
use crate::ui::huddle::Huddle;
use crate::ui::pages::rules_form;
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
    let blocks = parts(&section.blocks, &section.id);
    view! {
        <section class="section" class:sheeted=!is_bare id=section.id.clone()>
            {heading}
            {unseen}
            {blocks}
        </section>
    }
    .into_any()
}

/// The blocks in order; charts that follow each other stand side by side where there is room.
pub fn parts(blocks: &[Block], id: &str) -> Vec<AnyView> {
    let is_chart = |block: &Block| matches!(block, Block::Chart(_));
    let mut parts = Vec::new();
    let mut at = 0;
    for run in blocks.chunk_by(|a, b| is_chart(a) && is_chart(b)) {
        let mut views = Vec::new();
        for one in run {
            let (one, id) = (one.clone(), format!("{id}-{at}"));
            views.push(later(move || block_view(&one, &id)));
            at += 1;
        }
        parts.push(match views.len() {
            1 => views.remove(0),
            _ => view! { <div class="multiples">{views}</div> }.into_any(),
        });
    }
    parts
}

/// One part of a page.
pub fn block_view(block: &Block, id: &str) -> AnyView {
    match block {
        Block::Cards(all) => cards(all),
        // A list that is longer than its page is saved as a whole, above it.
        Block::Table(view) if id.starts_with("list-") => table(view, id),
        Block::Table(view) => view! { {table(view, id)}{(!view.rows.is_empty()).then(|| save_table(view))} }.into_any(),
        Block::Chart(chart) => view! { <Chart spec=chart.clone()/> }.into_any(),
        Block::Strip(view) => strip(view),
        Block::Timeline(view) => timeline(view),
        Block::Flow(view) => flow(view),
        Block::Work(items) => work(items),
        Block::Note { tone, text, href } => note(*tone, text, href),
        Block::Huddle(view) => view! { <Huddle view=HuddleView::clone(view)/> }.into_any(),
        Block::Facts(facts) => facts_view(facts),
        Block::Levers { levers: all, is_gated } => levers(all, *is_gated),
        Block::Played => played(),
        Block::Scenarios(view) => scenarios(view),
        Block::Rules(view) => rules_form(view),
        Block::Picker { label, options } => picker(label, options, id),
        Block::Choices { label, options } => view! {
            <div class="choices"><span class="note">{label.clone()}</span>{links(label, options, "segments")}</div>
        }
        .into_any(),
    }
}

/// One of many, in a list that drops down; choosing goes there.
fn picker(label: &str, options: &[(String, String, bool)], id: &str) -> AnyView {
    let id = format!("pick-{id}");
    let change = move |event| browser::go(&event_target_value(&event));
    let items = options
        .iter()
        .map(|(title, href, is_chosen)| {
            view! { <option value=href.clone() selected=*is_chosen>{title.clone()}</option> }
        })
        .collect_view();
    view! {
        <div class="choices">
            <label class="note" for=id.clone()>{label.to_owned()}</label>
            <select id=id dir="auto" on:change=change>{items}</select>
        </div>
    }
    .into_any()
}

fn work(items: &[WorkItem]) -> AnyView {
    let items = items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            view! {
                <li data-extra=item.is_extra.then_some("")>
                    <a href=item.href.clone()>
                        <span class="rank">{at + 1}</span>
                        <span class="why" dir="auto">{item.why.clone()}</span>
                        <span class="what"><bdi>{item.number.clone()}</bdi>" · "<bdi>{item.title.clone()}</bdi></span>
                        <span class="about" dir="auto">{item.about.clone()}</span>
                        <span class="act">{item.action.clone()}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ol role="list" class="work">{items}</ol> }.into_any()
}

fn note(tone: Tone, text: &str, href: &str) -> AnyView {
    let shape =
        (!tone.shape().is_empty()).then(|| view! { <span class="shape" aria-hidden="true">{tone.shape()}</span>" " });
    let text = text.to_owned();
    let text = if href.is_empty() {
        view! { <bdi>{text}</bdi> }.into_any()
    } else {
        view! { <a href=href.to_owned()><bdi>{text}</bdi></a> }.into_any()
    };
    view! { <p class="remark" data-tone=tone.id()>{shape}{text}</p> }.into_any()
}

fn facts_view(facts: &[(String, Cell)]) -> AnyView {
    let facts = facts
        .iter()
        .map(|(name, cell)| {
            let tone = (cell.tone != Tone::Plain).then(|| cell.tone.id());
            view! { <div><dt dir="auto">{name.clone()}</dt><dd data-tone=tone>{content(cell)}</dd></div> }
        })
        .collect_view();
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

/// Links of which one is chosen.
fn links(label: &str, options: &[(String, String, bool)], class: &'static str) -> Option<AnyView> {
    if options.is_empty() {
        return None;
    }
    let items = options
        .iter()
        .map(|(title, href, is_chosen)| {
            let current = is_chosen.then_some("true");
            view! { <li><a href=href.clone() aria-current=current><bdi>{title.clone()}</bdi></a></li> }
        })
        .collect_view();
    let label = label.to_owned();
    Some(view! { <nav aria-label=label class=class><ul role="list">{items}</ul></nav> }.into_any())
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
            let href =
                state.query.with_untracked(|query| crate::query::Query { offset, ..query.clone() }.to_fragment());
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
