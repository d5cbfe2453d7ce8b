//! The frame around every page, and what the window listens to.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::actions::{self, keep_alive, keep_time, keep_up_to_date};
use super::browser;
use super::hold;
use super::huddle::{self, HuddleMarks};
use super::later::when_all_there;
use super::pages::{
    AuditPage, Board, BoardPage, ComparePage, DataPage, HelpPage, ImportPage, PastPage, RefusedPage, ReportPage,
    SettingsPage, StartPage,
};
use super::parts::{
    BesidePanel, DropVeil, FilterBar, Masthead, MessageBar, NewBuild, Palette, PaletteCall, ProgressBar, Tour, TourBar,
    listen_steps,
};
use super::state::{AppState, Load, LoadedLanguage};
use super::wall::Wall;
use crate::language::say;
use crate::query::{Page, Query};

/// Puts the page into the document.
pub fn mount() {
    // The words of the page's language are there before the page is.
    wasm_bindgen_futures::spawn_local(async {
        let language = LoadedLanguage::wanted().await;
        language.begin();
        browser::remove("starting");
        leptos::mount::mount_to_body(move || view! { <App language/> });
    });
}

/// What fills the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    Board,
    Compare,
    Past,
    Report,
    Data,
    Import,
    Refused,
    Audit,
    Settings,
    Help,
}

#[component]
fn App(language: LoadedLanguage) -> impl IntoView {
    let state = actions::start(&language);
    provide_context(state);
    provide_context(HuddleMarks::start());
    provide_context(Tour::default());
    provide_context(PaletteCall::default());
    state.begin_history();
    listen(state);
    keep_time(state);
    huddle::listen(move || untrack(|| in_meeting(state)));
    listen_steps(state, move || untrack(|| in_meeting(state)) || state.question.is_wall());
    keep_alive(state);
    keep_up_to_date(state);
    browser::start_service_worker();
    let is_wall = Memo::new(move |_| state.question.query.with(Query::is_wall));
    keep_title(state);
    keep_icon(state);
    move || {
        state.device.language.edition.track();
        view! {
            {move || if is_wall.get() { view! { <Wall/> }.into_any() } else { view! { <Frame/> }.into_any() }}
            <TourBar/>
            <Palette/>
            <DropVeil/>
        }
    }
}

/// The page as it is worked with: masthead, filters, content.
#[component]
fn Frame() -> impl IntoView {
    let state = expect_context::<AppState>();
    let kind = Memo::new(move |_| kind_of(state));
    keep_focus(state, kind);
    let in_meeting = Memo::new(move |_| in_meeting(state));
    let is_bare = move || !state.is_current() && state.data.load.with(|load| *load == Load::Loaded);
    view! {
        <a class="skip" href="#main" on:click=skip>{say!("Skip to the content")}</a>
        {move || (!in_meeting.get()).then(|| view! { <Masthead/><FilterBar/> })}
        <main
            id="main"
            class:meeting=in_meeting
            tabindex="-1"
            data-state=move || state.state_name()
            data-busy=move || is_bare().then_some("")
            data-page=move || state.question.query.with(|query| query.page.path())
            data-fresh=move || state.live.is_on.get().then(|| state.live.freshness().id())
            on:click=move |event| state.open_clicked(&event)
        >
            <MessageBar/>
            <NewBuild/>
            <ProgressBar/>
            {move || match kind.get() {
                Kind::Start => view! { <StartPage/> }.into_any(),
                Kind::Board => view! { <BoardPage/> }.into_any(),
                Kind::Compare => view! { <ComparePage/> }.into_any(),
                Kind::Past => view! { <PastPage/> }.into_any(),
                Kind::Report => view! { <ReportPage/> }.into_any(),
                Kind::Data => view! { <DataPage/> }.into_any(),
                Kind::Import => view! { <ImportPage/> }.into_any(),
                Kind::Refused => view! { <RefusedPage/> }.into_any(),
                Kind::Audit => view! { <AuditPage/> }.into_any(),
                Kind::Settings => view! { <SettingsPage/> }.into_any(),
                Kind::Help => view! { <HelpPage/> }.into_any(),
            }}
        </main>
        <BesidePanel draw=draw_beside/>
        {move || (!in_meeting.get()).then(|| view! {
            <footer class="foot">
                <p>{say!("Computed in this browser. No file and no figure leaves it.")}</p>
                <p>
                    <a href=move || link(state, Page::Help)>{say!("Help")}</a>
                    {say!(" · press ")} <kbd>"?"</kbd> {say!(" · version ")} {env!("CARGO_PKG_VERSION")}
                </p>
            </footer>
        })}
    }
    .into_any()
}

/// What stands beside the page, drawn as a page is.
fn draw_beside(board: crate::screen::Board, query: Query) -> AnyView {
    view! { <Board board query is_beside=true/> }.into_any()
}

fn link(state: AppState, page: Page) -> String {
    state.question.query.with(|query| query.on(page).to_fragment())
}

fn kind_of(state: AppState) -> Kind {
    let page = state.question.query.with(|query| query.page.clone());
    match page {
        Page::Settings => return Kind::Settings,
        Page::Help => return Kind::Help,
        _ if state.matching.is_refused.get() => return Kind::Refused,
        _ => {}
    }
    state.data.shown.with(|shown| match shown {
        None => Kind::Start,
        // The frame changes together with the picture in it.
        Some(shown) => match shown.query.page {
            Page::Data => Kind::Data,
            Page::Import => Kind::Import,
            Page::Audit => Kind::Audit,
            Page::Compare => Kind::Compare,
            Page::Past => Kind::Past,
            Page::Report => Kind::Report,
            _ => Kind::Board,
        },
    })
}

/// Whether a step of the morning meeting is on show: it has the screen and the keys for itself.
fn in_meeting(state: AppState) -> bool {
    let is_step = |query: &Query| query.page == Page::Huddle && query.option("turn").is_some() && !query.is_wall();
    state.question.query.with(is_step) && state.data.shown.with(Option::is_some)
}

/// The skip link must not touch the fragment: it holds the question.
fn skip(event: ev::MouseEvent) {
    event.prevent_default();
    browser::focus("#main");
}

fn listen(state: AppState) {
    let follow = move || state.follow(&browser::address());
    // The page never ends: the handles are kept by forgetting them.
    std::mem::forget(window_event_listener(ev::hashchange, move |_| follow()));
    std::mem::forget(window_event_listener(ev::popstate, move |_| follow()));
    std::mem::forget(window_event_listener(ev::keydown, move |event| {
        let is_typing = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"));
        if event.key() == "?" && !is_typing && !untrack(|| in_meeting(state)) {
            browser::go(&state.question.query.with_untracked(|query| query.on(Page::Help).to_fragment()));
        }
        if event.key() == "Escape" {
            close_panels(None);
        }
    }));
    std::mem::forget(window_event_listener(ev::click, move |event| {
        close_panels(event.target().and_then(|target| target.dyn_into().ok()));
    }));
}

/// Closes the panels of the header and the cards, but for the one around `inside`.
fn close_panels(inside: Option<web_sys::Node>) {
    let Ok(open) = browser::document().query_selector_all("details.panel[open]") else {
        return;
    };
    for index in 0..open.length() {
        let Some(panel) = open.get(index) else { continue };
        if inside.as_ref().is_some_and(|inside| panel.contains(Some(inside))) {
            continue;
        }
        if let Some(panel) = panel.dyn_ref::<web_sys::Element>() {
            let had_focus = panel.contains(browser::document().active_element().as_deref());
            let _ = panel.remove_attribute("open");
            if let (true, Ok(Some(summary))) = (had_focus && inside.is_none(), panel.query_selector("summary")) {
                let _ = summary.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        }
    }
}

fn keep_title(state: AppState) {
    Effect::new(move |_| {
        state.device.language.edition.track();
        let title = state.question.query.with(|query| query.page.title());
        let name = state.live.site.with(|site| site.as_ref().map(|site| site.title.clone()).unwrap_or_default());
        let name = if name.is_empty() { "Zenboard".into() } else { name };
        let verdict = match state.data.over_goal() {
            Some(0) => "● ".to_owned(),
            Some(over) => format!("▲ {over} · "),
            None => String::new(),
        };
        browser::document().set_title(&format!("{verdict}{title} · {name}"));
    });
}

/// The icon of the tab has the color of the verdict.
fn keep_icon(state: AppState) {
    let over = Memo::new(move |_| state.data.over_goal());
    Effect::new(move |_| match over.get() {
        Some(0) => browser::set_icon("00714f"),
        Some(_) => browser::set_icon("a83600"),
        None => browser::set_icon("1f5f5b"),
    });
}

/// A new page puts the focus on its title; the same page anew leaves it where it was.
fn keep_focus(state: AppState, kind: Memo<Kind>) {
    Effect::new(move |before: Option<(Kind, String)>| {
        let kind = kind.get();
        let place = state.data.shown.with(|shown| match (kind, shown) {
            (Kind::Board | Kind::Audit | Kind::Data | Kind::Import | Kind::Compare | Kind::Report, Some(shown)) => {
                let query = &shown.query;
                format!("{:?} {:?} {} {:?}", query.page, query.picks, query.offset, query.option("turn"))
            }
            _ => String::new(),
        });
        let now = (kind, place);
        when_all_there(browser::reveal_chosen);
        if before.as_ref().is_some_and(|before| *before != now) {
            // Nothing of another page is held here.
            hold::let_go();
        }
        match before {
            Some(before) if before != now => match state.left_at() {
                // A step back leads to where the page was left.
                Some(left) => when_all_there(move || {
                    browser::window().scroll_to_with_x_and_y(0.0, left.page);
                    if left.link.is_empty() || !browser::focus_link("main", &left.link) {
                        browser::focus("main h1");
                    }
                }),
                None => browser::next_frame(|| {
                    browser::window().scroll_to_with_x_and_y(0.0, 0.0);
                    browser::focus("main h1");
                }),
            },
            Some(_) => when_all_there(hold::give_back),
            None => {}
        }
        now
    });
}
