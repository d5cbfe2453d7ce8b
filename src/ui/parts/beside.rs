//! A list or a ticket over the page: what was clicked slides in, the page stays where it is, and steps back close it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::table::outside;
use super::way::{steps_of, way_view};
use crate::language::say;
use crate::screen::Board;
use crate::ui::browser;
use crate::ui::state::{AppState, Shown};

/// Draws a whole board; the page's own, so that this part needs none of it.
pub type DrawBoard = fn(Board, crate::query::Query) -> AnyView;

/// The panel. It is a dialog: what is below it cannot be reached until it is closed.
#[component]
pub fn BesidePanel(
    /// Draws what is in it.
    draw: DrawBoard,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_wanted =
        Memo::new(move |_| state.beside.query.with(Option::is_some) && state.data.shown.with(Option::is_some));
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (is_wanted.get(), dialog.open()) {
            // Refused only when it is open already.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    // A picture that says the same is not drawn again.
    let shown = Memo::new_with_compare(
        move |_| state.beside.shown.get(),
        |old, new| match (old.and_then(Option::as_ref), new.and_then(Option::as_ref)) {
            (Some(old), Some(new)) => old.query != new.query || old.screen.board != new.screen.board,
            (None, None) => false,
            _ => true,
        },
    );
    Effect::new(move |before: Option<String>| {
        let place = shown.with(|shown| shown.as_ref().map(|shown| shown.query.with_option("find", "").to_fragment()));
        let place = place.unwrap_or_default();
        if !place.is_empty() && before.as_ref() != Some(&place) {
            state.place_beside();
        }
        place
    });
    let close = move || state.close_beside();
    let on_cancel = move |event: ev::Event| {
        event.prevent_default();
        close();
    };
    let on_click = move |event: ev::MouseEvent| {
        let is_shade = event.target().is_some_and(|target| target.dyn_ref::<web_sys::HtmlDialogElement>().is_some());
        if is_shade { close() } else { state.open_clicked(&event) }
    };
    let whole = move || {
        state.beside.query.with(|query| query.as_ref().map(|query| query.with_option("brief", "").to_fragment()))
    };
    let head = move || {
        let way = shown.with(|shown| shown.as_ref().and_then(|shown| shown.screen.board.way.clone()));
        way.map(|way| way_view(&way))
    };
    let psa = move || {
        let href =
            shown.with(|shown| shown.as_ref().map(|shown| shown.screen.board.outside.clone())).unwrap_or_default();
        outside(&href, say!("Open in the PSA").into(), say!("PSA"))
    };
    let content = move || {
        shown.get().map(|shown| {
            let Shown { query, screen } = &*shown;
            draw(screen.board.clone(), query.clone())
        })
    };
    view! {
        <dialog class="beside-panel" node_ref=dialog aria-label=say!("Details") on:cancel=on_cancel on:click=on_click>
            <div class="beside-panel__frame" data-busy=move || (!state.beside.is_current()).then_some("")>
                <div class="beside-panel__head">
                    {head}
                    {psa}
                    <a class="pill" data-whole="" href=whole>{say!("Open as a page")}</a>
                    <button type="button" class="pill" aria-label=say!("Close") on:click=move |_| close()>"✕"</button>
                </div>
                <div class="beside-panel__body" tabindex="-1">{content}</div>
            </div>
        </dialog>
    }
}

/// J and K: the next and the previous ticket of its list, or the next and the previous link of a list on show.
pub fn listen(state: AppState, is_off: impl Fn() -> bool + 'static) {
    // The page never ends: the handle is kept by forgetting it.
    std::mem::forget(window_event_listener(ev::keydown, move |event| {
        let is_typing = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA" | "CANVAS"));
        let is_chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        let step = match event.key().as_str() {
            "j" | "J" => 1,
            "k" | "K" => -1,
            _ => return,
        };
        if is_typing
            || is_chord
            || is_off()
            || browser::document().query_selector("dialog.palette[open]").ok().flatten().is_some()
        {
            return;
        }
        event.prevent_default();
        let way = |shown: Option<&std::sync::Arc<Shown>>| shown.and_then(|shown| shown.screen.board.way.clone());
        let is_beside = state.beside.is_open();
        let way = if is_beside {
            state.beside.shown.with_untracked(|shown| way(shown.as_ref()))
        } else {
            state.data.shown.with_untracked(|shown| way(shown.as_ref()))
        };
        match way.map(|way| steps_of(&way, step)) {
            Some(href) if href.is_empty() => {}
            Some(href) if is_beside => state.turn_beside(&crate::query::Query::from_fragment(&href)),
            Some(href) => {
                browser::replace(&href);
                state.follow(&href);
            }
            None => step_focus(if is_beside { ".beside-panel" } else { "main" }, step),
        }
    }));
}

/// Moves the focus among the links of ranked work, or of the rows of a list.
fn step_focus(inside: &str, step: i32) {
    let Some(holder) = browser::document().query_selector(inside).ok().flatten() else { return };
    let find = |selector: &str| holder.query_selector_all(selector).ok().filter(|links| links.length() > 0);
    let Some(links) = find(".work li:not([data-extra]) > a, [id='list'] tbody th a") else { return };
    let focused = browser::document().active_element();
    let at = (0..links.length()).find(|&at| links.get(at).is_some_and(|link| link.is_same_node(focused.as_deref())));
    let to = match at {
        None => 0,
        Some(at) => (at as i32 + step).clamp(0, links.length() as i32 - 1),
    };
    if let Some(link) = links.get(to as u32).and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = link.focus();
    }
}
