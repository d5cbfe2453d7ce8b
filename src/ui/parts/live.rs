//! How old live data are, for every page: a chip in the head, a line on each card.

use leptos::prelude::*;

use crate::feed::{Freshness, age, freshness, length};
use crate::language::say;
use crate::protocol::{Haste, SourceState};
use crate::screen::words;
use crate::ui::browser;
use crate::ui::state::AppState;

/// The worst source in a word; opened, all of them.
#[component]
pub fn LiveChip() -> impl IntoView {
    let state = expect_context::<AppState>();
    let worst = Memo::new(move |_| state.live.is_on.get().then(|| state.live.worst()).flatten());
    let words = move || {
        worst.get().map(|(how, name, words)| {
            let text = match how {
                Freshness::Fresh => say!(" Live · updated {words}"),
                how => format!(" {} · {name} {words}", how.word()),
            };
            view! { <span class="shape" aria-hidden="true">{how.shape()}</span>{text} }
        })
    };
    // Said once for each change, not at every tick.
    let spoken = Memo::new(move |_| {
        worst.with(|worst| worst.as_ref().map_or_else(String::new, |(how, name, _)| format!("{}: {name}", how.word())))
    });
    move || {
        state.live.is_on.get().then(|| {
            view! {
                <details
                    class="panel live"
                    data-fresh=move || state.live.freshness().id()
                    data-requests=move || state.live.requests()
                >
                    <summary>{move || words().map_or_else(|| say!(" Asking the sources …").into_any(), IntoAny::into_any)}</summary>
                    <div class="sheet"><Sources/></div>
                </details>
                <p class="unseen" role="status">{spoken}</p>
            }
        })
    }
}

/// All sources, each with its age, what is wrong, and when it is asked next.
#[component]
pub fn Sources() -> impl IntoView {
    let state = expect_context::<AppState>();
    let list = move || {
        let now = state.live.now.get();
        state.live.news.with(|news| {
            let sources = news.as_ref().map(|news| news.sources.clone()).unwrap_or_default();
            sources.iter().map(|source| line(source, now)).collect_view()
        })
    };
    let skew = move || {
        let words = state.live.skew_words();
        (!words.is_empty()).then(|| view! { <p class="note" data-skew="">{words}</p> })
    };
    view! {
        <ul role="list" class="sources">{list}</ul>
        {skew}
        <p class="row">
            <button type="button" on:click=move |_| state.tick(Haste::Asked)>{say!("Retry failed sources")}</button>
        </p>
    }
}

fn line(source: &SourceState, now: i64) -> AnyView {
    let how = freshness(now, source.good_at, source.every);
    let data = match source.good_at {
        Some(at) => say!("fetched {}", age(now - at)),
        None => say!("nothing was fetched yet").into(),
    };
    let at = source.good_at.and_then(browser::clock_time).map(|time| format!(" ({time})")).unwrap_or_default();
    let next = match (source.wants_key, source.next_at) {
        (true, _) => say!("waits for a key").to_owned(),
        (false, Some(next)) if next > now => say!("asked again in {}", length(next - now)),
        (false, _) => say!("asked now").to_owned(),
    };
    let trouble =
        (!source.trouble.is_empty()).then(|| view! { <p class="trouble" dir="auto">{source.trouble.clone()}</p> });
    view! {
        <li data-source=source.name.clone() data-fresh=how.id()>
            <p>
                <span class="shape" aria-hidden="true">{how.shape()}</span>
                " "<strong dir="auto">{source.name.clone()}</strong>" · "{how.word()}
            </p>
            <p class="note">{data}{at}" · "{next}" · "{words::plural(source.requests as usize, say!("request"), say!("requests"))}</p>
            {trouble}
        </li>
    }
    .into_any()
}

/// The line of a card whose figures are not current; nothing when they are.
pub fn stale_line() -> impl IntoView {
    let state = use_context::<AppState>();
    let words = Memo::new(move |_| state.map(|state| state.live.stale_words()).unwrap_or_default());
    move || {
        words.with(|words| (!words.is_empty()).then(|| view! { <span class="aged" dir="auto">{words.clone()}</span> }))
    }
}
