//! The edges of the wall: the worst tickets in turns, figures of other pages, whose turn it is.

use leptos::prelude::*;

use super::clock::Clock;
use super::shape;
use crate::language::say;
use crate::screen::{Calm, KpiCard, Tone, WallPage, WorkItem, words};
use crate::ui::browser;

/// Seconds that a group of tickets stays.
const GROUP_SECONDS: u32 = 12;
/// Tickets at once, on a wide and on a high screen.
const AT_ONCE: (usize, usize) = (6, 5);

/// The worst tickets, a few at a time.
#[component]
pub fn Worst(
    /// The tickets, worst first.
    items: Vec<WorkItem>,
    /// How many there are in all.
    total: u32,
    /// What to say when there are none.
    calm: Calm,
    /// The clock.
    clock: Clock,
) -> impl IntoView {
    if items.is_empty() {
        let (mark, class) = if calm.tone == Tone::Good { ("● ", "wall__calm") } else { ("", "wall__why") };
        return view! {
            <section class="wall__worst"><h2>{say!("Worst first")}</h2><p class=class>{mark}{calm.text}</p></section>
        }
        .into_any();
    }
    let at_once = if browser::is_upright() { AT_ONCE.1 } else { AT_ONCE.0 };
    let groups = items.len().div_ceil(at_once);
    let turn = clock.turn(groups, GROUP_SECONDS);
    let shown = items.len();
    let note = move || {
        let first = turn.get() * at_once;
        let last = (first + at_once).min(shown);
        say!("{}–{last} of {}", first + 1, words::count(total as usize))
    };
    let list = move || items.iter().skip(turn.get() * at_once).take(at_once).map(item).collect_view();
    view! {
        <section class="wall__worst">
            <h2>{say!("Worst first")} <span>{note}</span></h2>
            <ol role="list">{list}</ol>
        </section>
    }
    .into_any()
}

fn item(item: &WorkItem) -> AnyView {
    let title = (!item.title.is_empty()).then(|| format!(" · {}", item.title));
    view! {
        <li>
            <strong><bdi>{item.number.clone()}</bdi>{title}</strong>
            <span class="wall__act">{item.action.clone()}</span>
            <span class="wall__why" dir="auto">{format!("{} · {}", item.why, item.about)}</span>
        </li>
    }
    .into_any()
}

/// Figures of other pages in a line.
#[component]
pub fn Strip(
    /// The figures.
    cards: Vec<KpiCard>,
) -> impl IntoView {
    let cards = cards
        .iter()
        .map(|card| {
            view! {
                <li data-tone=card.tone.id()>{card.title.clone()}" "<b>{shape(card.tone)}{card.value.clone()}</b></li>
            }
        })
        .collect_view();
    view! { <ul role="list" class="wall__strip">{cards}</ul> }
}

/// The pages of the rotation, and which of them miss goals.
#[component]
pub fn Turns(
    /// The pages.
    pages: Vec<WallPage>,
    /// The one on show.
    page: String,
) -> impl IntoView {
    let pages = pages
        .into_iter()
        .map(|turn| {
            let current = (turn.path == page).then_some("page");
            let missed = (turn.missed > 0).then(|| view! { <b>" ▲ "{turn.missed}</b> });
            view! { <li aria-current=current>{turn.title}{missed}</li> }
        })
        .collect_view();
    view! { <ol role="list" class="wall__turns">{pages}</ol> }
}
