//! The way that led to a ticket: back to its list, on to its neighbors.

use leptos::prelude::*;

use crate::language::say;
use crate::screen::{Way, words};

/// The list with the place in it, and the neighbors.
pub fn way_view(way: &Way) -> AnyView {
    let place = match way.at {
        0 => say!("not in the list any more").to_owned(),
        at => say!("{} of {}", words::count(at as usize), words::count(way.total as usize)),
    };
    let neighbor = |href: &str, title: &'static str, key: &'static str, sign: &'static str| {
        if href.is_empty() {
            // Nothing to press, and nothing to read: the place says that this is the end.
            return view! { <span class="pill off" aria-hidden="true">{sign}</span> }.into_any();
        }
        view! {
            <a class="pill" href=href.to_owned() aria-label=title title=format!("{title} ({key})")>
                <span aria-hidden="true">{sign}</span>
            </a>
        }
        .into_any()
    };
    view! {
        <nav class="way" aria-label=say!("Way through the list")>
            <a class="way__list" href=way.href.clone()><span aria-hidden="true">"‹ "</span><bdi>{way.list.clone()}</bdi></a>
            <span class="note">{place}</span>
            <span class="way__steps">
                {neighbor(&way.before, say!("Previous ticket"), "K", "↑")}
                {neighbor(&way.after, say!("Next ticket"), "J", "↓")}
            </span>
        </nav>
    }
    .into_any()
}

/// Where a step leads; empty at the ends.
pub fn steps_of(way: &Way, step: i32) -> String {
    if step > 0 { way.after.clone() } else { way.before.clone() }
}
