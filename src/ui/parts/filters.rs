//! The filter bar: one panel for each dimension, and what is chosen as chips.

use leptos::prelude::*;

use super::views::Views;
use crate::language::{self, say};
use crate::query::{Dimension, Page, Query};
use crate::screen::{FilterView, words};
use crate::ui::browser;
use crate::ui::state::AppState;

/// More values than this are searched.
const SEARCH_ABOVE: usize = 8;

fn all_of(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Company => say!("All companies"),
        Dimension::Resource => say!("All technicians"),
        Dimension::Queue => say!("All queues"),
        Dimension::Priority => say!("All priorities"),
        Dimension::Workflow => say!("Every workflow"),
    }
}

/// The filters of the picture on show. Every choice is a link: the URL holds it.
#[component]
pub fn FilterBar() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_wanted = Memo::new(move |_| {
        let fits = state.question.query.with(|query| {
            !matches!(query.page, Page::Data | Page::Settings | Page::Help | Page::Ticket(_) | Page::Wall)
        });
        fits && state.data.shown.with(Option::is_some)
    });
    view! {
        {move || {
            is_wanted.get().then(|| {
                let panels = Dimension::ALL
                    .into_iter()
                    .map(|dimension| view! { <Filter dimension/> })
                    .collect_view();
                let is_open = RwSignal::new(false);
                view! {
                    <section class="filters" aria-label={say!("Filters")} data-open=move || is_open.get().then_some("")>
                        <button
                            type="button"
                            class="chip filters__fold"
                            aria-expanded=move || is_open.get().to_string()
                            on:click=move |_| is_open.update(|open| *open = !*open)
                        >{say!("Filters")}</button>
                        {panels}
                        <Chips/>
                        <Views/>
                    </section>
                }
            })
        }}
    }
}

#[component]
fn Filter(dimension: Dimension) -> impl IntoView {
    let state = expect_context::<AppState>();
    let filter = Memo::new(move |_| {
        state.data.shown.with(|shown| {
            shown
                .iter()
                .flat_map(|shown| &shown.screen.header.filters)
                .find(|filter| filter.id == dimension.id())
                .cloned()
                .unwrap_or_default()
        })
    });
    let is_open = RwSignal::new(false);
    let wanted = RwSignal::new(String::new());
    let title = move || {
        let chosen: Vec<String> =
            state.question.query.with(|query| query.wanted(dimension).map(str::to_owned).collect());
        match chosen.as_slice() {
            [] => all_of(dimension).to_owned(),
            [one] => one.clone(),
            many => format!("{} · {}", dimension.title(), many.len()),
        }
    };
    let is_chosen = move || state.question.query.with(|query| query.wanted(dimension).next().is_some());
    let has_values = move || filter.with(|filter| !filter.values.is_empty());
    let panel = move || {
        let toggled = move |event: leptos::ev::Event| {
            let is_now = event_target::<web_sys::HtmlDetailsElement>(&event).open();
            is_open.set(is_now);
        };
        view! {
            <details class="panel filter" name="filter" on:toggle=toggled>
                <summary class="chip" class:on=is_chosen><bdi>{title}</bdi></summary>
                <div class="sheet">
                    {move || is_open.get().then(|| view! { <Values dimension filter wanted/> })}
                </div>
            </details>
        }
    };
    let has_values = Memo::new(move |_| has_values());
    move || has_values.get().then(panel)
}

/// The values of an open panel.
#[component]
fn Values(dimension: Dimension, filter: Memo<FilterView>, wanted: RwSignal<String>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_long = filter.with_untracked(|filter| filter.values.len() > SEARCH_ABOVE);
    let values = move || {
        let needle = wanted.get().to_lowercase();
        filter.with(|filter| {
            filter
                .values
                .iter()
                .filter(|(name, _)| needle.is_empty() || name.to_lowercase().contains(&needle))
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    let count_of = move |name: &str| {
        filter.with(|filter| filter.values.iter().find(|(known, _)| known == name).map_or(0, |(_, count)| *count))
    };
    let row = move |(name, _): (String, u32)| {
        let (for_link, for_state, for_count) = (name.clone(), name.clone(), name.clone());
        let href = move || state.question.query.with(|query| query.toggled(dimension, &for_link).to_fragment());
        let chosen = move || {
            state.question.query.with(|query| query.wanted(dimension).any(|value| value == for_state)).then_some("true")
        };
        view! {
            <li>
                <a href=href aria-current=chosen>
                    <bdi>{name.clone()}</bdi>
                    <span class="count">{move || words::count(count_of(&for_count) as usize)}</span>
                </a>
            </li>
        }
    };
    let label = say!("Find in {}", language::lower(all_of(dimension)));
    // Whoever opens a long list begins to type.
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    view! {
        {is_long.then(|| view! {
            <input
                type="search"
                node_ref=field
                aria-label=label
                placeholder={say!("Find…")}
                prop:value=wanted
                on:input=move |event| wanted.set(event_target_value(&event))
            />
        })}
        <p class="note">{say!("Open tickets beside each")}</p>
        <ul role="list"><For each=values key=|(name, _)| name.clone() children=row/></ul>
    }
}

/// What is chosen; a click takes it back.
#[component]
fn Chips() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let query = state.question.query.get();
        if query.filters.is_empty() {
            return ().into_any();
        }
        let chips = query
            .filters
            .iter()
            .map(|(dimension, value)| {
                let label = say!("Remove the filter {}: {value}", dimension.title());
                let href = query.toggled(*dimension, value).to_fragment();
                view! {
                    <a class="chip on" href=href aria-label=label>
                        <bdi>{value.clone()}</bdi>
                        <span aria-hidden="true">"×"</span>
                    </a>
                }
            })
            .collect_view();
        let none = Query { filters: Vec::new(), offset: 0, ..query.clone() };
        let clear = none.to_fragment();
        let clear_now = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            browser::go(&clear);
            browser::focus("main h1");
        };
        view! {
            {chips}
            <a class="quiet" href=none.to_fragment() on:click=clear_now>{say!("Clear filters")}</a>
        }
        .into_any()
    }
}
