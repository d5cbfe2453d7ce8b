//! What stands above every page: where one can go, the moment of the picture, where the data come from.

use leptos::ev;
use leptos::prelude::*;

use super::live::LiveChip;
use super::palette::PaletteCall;
use crate::language::{self, say, term};
use crate::query::{Page, Query};
use crate::screen::words;
use crate::ui::browser;
use crate::ui::state::AppState;

const PAGES: [(Page, &str); 9] = [
    (Page::Coordinator, term!("Coordinator")),
    (Page::Manager, term!("Manager")),
    (Page::Forecast, term!("Forecast")),
    (Page::Tickets, term!("Tickets")),
    (Page::Wall, term!("Wall")),
    (Page::Report, term!("Coaching")),
    (Page::Data, term!("Data")),
    (Page::Settings, term!("Settings")),
    (Page::Help, term!("Help")),
];

/// The page of the navigation that a page belongs to.
fn home_of(page: &Page) -> Page {
    match page {
        Page::Intake | Page::Workload | Page::Huddle | Page::Coordinator => Page::Coordinator,
        Page::Journey => Page::Manager,
        Page::Import | Page::Audit => Page::Data,
        Page::Ticket(_) | Page::Entries | Page::Tickets => Page::Tickets,
        Page::Compare | Page::Past | Page::Report => Page::Report,
        page => page.clone(),
    }
}

/// Brand, navigation, moment, files, theme.
#[component]
pub fn Masthead() -> impl IntoView {
    let state = expect_context::<AppState>();
    let has_picture = Memo::new(move |_| state.data.shown.with(Option::is_some));
    let call = expect_context::<PaletteCall>();
    let links = PAGES
        .into_iter()
        .map(|(page, title)| {
            let (target, home) = (page.clone(), page);
            let href = move || state.question.query.with(|query| query.on(target.clone()).to_fragment());
            let current = move || state.question.query.with(|query| (home_of(&query.page) == home).then_some("page"));
            view! { <li><a href=href aria-current=current>{language::text(title)}</a></li> }
        })
        .collect_view();
    view! {
        <header class="masthead">
            <a class="brand" href=move || state.question.query.with(|query| query.on(Page::Coordinator).to_fragment())>
                "Zen"<span>"board"</span>
            </a>
            <nav class="pages" aria-label={say!("Pages")}>
                <ul role="list">{links}</ul>
            </nav>
            <div class="at-end">
                <button type="button" class="pill jump" on:click=move |_| call.open()>
                    <span class="words">{say!("Search or jump to")}</span>
                    <span class="short">{say!("Search")}</span>
                    <kbd aria-hidden="true">"Ctrl K"</kbd>
                </button>
                {move || has_picture.get().then(|| view! { <AsOf/> })}
                {move || (!has_picture.get()).then(|| view! { <ThemeChoice/> })}
            </div>
        </header>
    }
}

/// The moment of the picture; opened, a form to choose another.
#[component]
fn AsOf() -> impl IntoView {
    let state = expect_context::<AppState>();
    let header = Memo::new(move |_| state.data.header());
    let wall = move || {
        header.with(|header| {
            crate::base::Timestamp::from_rfc3339(&header.as_of_rfc3339)
                .and_then(|at| browser::wall_text(at, &header.zone))
                .unwrap_or_default()
        })
    };
    let field = NodeRef::<leptos::html::Input>::new();
    let apply = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else {
            return;
        };
        let zone = header.with_untracked(|header| header.zone.clone());
        if let Some(at) = browser::moment_of_wall(&field.value(), &zone) {
            let query = Query { as_of: Some(at), ..state.question.query.get_untracked() };
            browser::go(&query.to_fragment());
        }
    };
    let reset = move || state.question.query.with(|query| Query { as_of: None, ..query.clone() }.to_fragment());
    let files = move || {
        header.with(|header| {
            let tickets = words::tickets(header.tickets as usize);
            if state.live.is_on.get() {
                // The sources are named beside it.
                return say!("{tickets} · fetched by this browser");
            }
            say!("{} · {tickets} · nothing left this browser", header.files)
        })
    };
    view! {
        <div class="moment">
            <details class="panel as-of">
                <summary class="pill">
                    <span class="unseen">{say!("As of ")}</span>
                    <time datetime=move || header.with(|header| header.as_of_rfc3339.clone())>
                        {move || header.with(|header| header.as_of.clone())}
                    </time>
                </summary>
                <form class="sheet" on:submit=apply>
                    <p class="note">{move || header.with(|header| words::capital(&header.as_of_note))}</p>
                    <p class="files" dir="auto">{files}</p>
                    <label>
                        <span>{say!("Show the desk as of")}</span>
                        <input type="datetime-local" required node_ref=field prop:value=wall/>
                    </label>
                    <p class="note">{move || header.with(|header| say!("Wall time in {}", header.zone))}</p>
                    <p class="row">
                        <button type="submit" class="main">{say!("Apply")}</button>
                        <a class="button" href=reset>{say!("Newest activity")}</a>
                    </p>
                    <ThemeChoice/>
                </form>
            </details>
            <LiveChip/>
        </div>
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let state = expect_context::<AppState>();
    let options = ["auto", "light", "dark"]
        .into_iter()
        .map(|theme| {
            let is_chosen = move || state.device.theme.with(|chosen| chosen == theme);
            let title = match theme {
                "light" => say!("Light"),
                "dark" => say!("Dark"),
                _ => say!("System"),
            };
            view! { <option value=theme selected=is_chosen>{title}</option> }
        })
        .collect_view();
    view! {
        <label class="theme">
            <span>{say!("Theme")}</span>
            <select on:change=move |event| state.device.choose_theme(&event_target_value(&event))>{options}</select>
        </label>
    }
}
