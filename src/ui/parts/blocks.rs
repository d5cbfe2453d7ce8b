//! The blocks that screens are made of, but for those that a page draws itself.

use leptos::prelude::*;

use super::cards::cards;
use super::chart::Chart;
use super::flow::flow;
use super::levers::levers;
use super::save::save_table;
use super::scenarios::scenarios;
use super::strip::strip;
use super::table::{content, table};
use super::timeline::timeline;
use crate::screen::{Block, Cell, Tone, WorkItem};
use crate::ui::browser;
use crate::ui::later::later;

/// The blocks in order, each drawn by `view`; charts that follow each other stand side by side where there is room.
pub fn in_order(blocks: &[Block], id: &str, view: fn(&Block, &str) -> AnyView) -> Vec<AnyView> {
    let is_chart = |block: &Block| matches!(block, Block::Chart(_));
    let mut parts = Vec::new();
    let mut at = 0;
    for run in blocks.chunk_by(|a, b| is_chart(a) && is_chart(b)) {
        let mut views = Vec::new();
        for one in run {
            let (one, id) = (one.clone(), format!("{id}-{at}"));
            views.push(later(move || view(&one, &id)));
            at += 1;
        }
        parts.push(match views.len() {
            1 => views.remove(0),
            _ => view! { <div class="multiples">{views}</div> }.into_any(),
        });
    }
    parts
}

/// One part of a page, of those that stand for themselves: meetings, rules and simulations belong to their pages, and
/// are drawn there.
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
        Block::Facts(facts) => facts_view(facts),
        Block::Levers { levers: all, is_gated } => levers(all, *is_gated),
        Block::Scenarios(view) => scenarios(view),
        Block::Huddle(_) | Block::Rules(_) | Block::Played => ().into_any(),
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
                        <span class="facts-line">
                            <span class="what"><bdi>{item.number.clone()}</bdi>" · "<bdi>{item.title.clone()}</bdi></span>
                            " "
                            <span class="about" dir="auto">{item.about.clone()}</span>
                        </span>
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
pub fn links(label: &str, options: &[(String, String, bool)], class: &'static str) -> Option<AnyView> {
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
