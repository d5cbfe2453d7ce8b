//! Tables: heads that sort, figures at their end, and only the cells that matter marked.

use leptos::prelude::*;

use crate::language::say;
use crate::screen::{Cell, Head, TableView, Tone};
use crate::ui::later::later;

/// Rows that are built at once.
const ROWS_A_PIECE: usize = 16;

/// A table in a frame that scrolls by itself, so that the page does not.
pub fn table(view: &TableView, id: &str) -> AnyView {
    if view.rows.is_empty() {
        return view! { <p class="nothing">{view.empty.clone()}</p> }.into_any();
    }
    let heads = view.heads.iter().enumerate().map(|(at, one)| head(one, &format!("{id}-sort-{at}"))).collect_view();
    let rows = (0..view.rows.len().div_ceil(ROWS_A_PIECE))
        .map(|part| {
            let from = part * ROWS_A_PIECE;
            let to = (from + ROWS_A_PIECE).min(view.rows.len());
            let cells = view.rows[from..to].to_vec();
            let heads = view.heads.clone();
            let total = view.has_total.then(|| view.rows.len() - 1 - from);
            later(move || {
                let rows = cells.iter().enumerate();
                rows.map(|(at, cells)| row(cells, &heads, total == Some(at))).collect_view().into_any()
            })
        })
        .collect_view();
    let frame = NodeRef::<leptos::html::Div>::new();
    let watched = StoredValue::new_local(None::<web_sys::HtmlDivElement>);
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            super::fit::watch(&frame);
            watched.set_value(Some(frame));
        }
    });
    on_cleanup(move || {
        if let Some(frame) = watched.try_update_value(Option::take).flatten() {
            super::fit::leave(&frame);
        }
    });
    view! {
        <div class="scroll" node_ref=frame tabindex="0" role="region" aria-label=view.caption.clone()>
            <table>
                <caption>{view.caption.clone()}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head(head: &Head, id: &str) -> AnyView {
    let title = head.title.clone();
    let sorted = (!head.sorted.is_empty()).then(|| head.sorted.clone());
    let mark = match head.sorted.as_str() {
        "ascending" => "↑",
        "descending" => "↓",
        _ => "",
    };
    let inside = if head.sort_href.is_empty() {
        view! { <bdi>{title}</bdi> }.into_any()
    } else {
        view! {
            <a href=head.sort_href.clone() id=id.to_owned()>
                <bdi>{title}</bdi>
                <span class="mark" aria-hidden="true">{mark}</span>
            </a>
        }
        .into_any()
    };
    view! { <th scope="col" class:number=head.numeric aria-sort=sorted>{inside}</th> }.into_any()
}

fn row(cells: &[Cell], heads: &[Head], is_total: bool) -> AnyView {
    let cells = cells
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            let numeric = heads.get(at).is_some_and(|head| head.numeric);
            let tone = (cell.tone != Tone::Plain).then(|| cell.tone.id());
            if at == 0 {
                view! { <th scope="row" class:number=numeric data-tone=tone>{content(cell)}</th> }.into_any()
            } else {
                let zero = (numeric && cell.text == "0").then_some("");
                view! { <td class:number=numeric data-tone=tone data-zero=zero>{content(cell)}</td> }.into_any()
            }
        })
        .collect_view();
    view! { <tr class:total=is_total>{cells}</tr> }.into_any()
}

/// A link that leaves the page: opened by whoever clicks it, never fetched.
pub fn outside(href: &str, label: String, words: &'static str) -> Option<AnyView> {
    (!href.is_empty()).then(|| {
        let class = if words.is_empty() { "outside" } else { "pill outside" };
        view! {
            <a class=class href=href.to_owned() target="_blank" rel="noopener noreferrer" title=label.clone() aria-label=label>
                {words}<span aria-hidden="true">"↗"</span>
            </a>
        }
        .into_any()
    })
}

/// What a cell says, with the shape of its tone: a color alone says nothing to many.
pub fn content(cell: &Cell) -> AnyView {
    let shape = match cell.tone {
        Tone::Bad | Tone::Warn => Some(view! { <span class="shape" aria-hidden="true">{cell.tone.shape()}</span> }),
        _ => None,
    };
    let text = cell.text.clone();
    let count = cell.count.map(|count| count.to_string());
    let text = if cell.href.is_empty() {
        view! { <bdi>{text}</bdi> }.into_any()
    } else {
        view! { <a href=cell.href.clone() data-count=count><bdi>{text}</bdi></a> }.into_any()
    };
    let note = (!cell.note.is_empty()).then(|| view! { <span class="note" dir="auto">{cell.note.clone()}</span> });
    let outside = outside(&cell.outside, say!("Open {} in the PSA", cell.text), "");
    view! { {shape} {text} {outside} {note} }.into_any()
}
