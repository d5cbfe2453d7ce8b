//! The root of the document, the focus, the full screen.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::{document, window};

/// Fills the screen, where the browser allows it.
pub fn enter_full_screen() {
    if let Some(root) = document().document_element() {
        let _ = root.request_fullscreen();
    }
}

/// Fills the screen, or does not any more.
pub fn toggle_full_screen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else {
        enter_full_screen();
    }
}

/// Says which language the page is in.
pub fn set_language(tag: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Sets the theme of the page: `light`, `dark`, or anything else for the system's.
pub fn set_theme(theme: &str) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            "light" | "dark" => root.set_attribute("data-theme", theme),
            _ => root.remove_attribute("data-theme"),
        };
    }
}

/// Sets or takes away an attribute of the root element.
pub fn mark_root(name: &str, is_on: bool) {
    if let Some(root) = document().document_element() {
        let _ = if is_on { root.set_attribute(name, "") } else { root.remove_attribute(name) };
    }
}

/// Whether the window is higher than wide.
pub fn is_upright() -> bool {
    let number = |value: Result<JsValue, JsValue>| value.ok().and_then(|value| value.as_f64());
    let window = window();
    number(window.inner_height()) > number(window.inner_width())
}

/// Gives the screen back, if the page fills it.
pub fn leave_fullscreen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    }
}

/// Whether the focus is somewhere inside the first element of a selector.
pub fn focus_is_in(selector: &str) -> bool {
    let holder = document().query_selector(selector).ok().flatten();
    let focused = document().active_element();
    holder.is_some_and(|holder| holder.contains(focused.as_deref()))
}

/// Moves the focus to the first element of a selector, without scrolling.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// The element of the content.
pub fn main() -> Option<HtmlElement> {
    document().get_element_by_id("main")?.dyn_into().ok()
}

/// Takes an element out of the page.
pub fn remove(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove();
    }
}

/// Where the link leads that has the focus, as written; empty when none has.
pub fn focused_link() -> String {
    document().active_element().and_then(|element| element.get_attribute("href")).unwrap_or_default()
}

/// Moves the focus to the first link inside the first element of a selector that leads somewhere, without scrolling;
/// `false` when there is none.
pub fn focus_link(inside: &str, href: &str) -> bool {
    let Some(holder) = document().query_selector(inside).ok().flatten() else { return false };
    let Ok(links) = holder.query_selector_all("a[href]") else { return false };
    let link = (0..links.length())
        .filter_map(|at| links.get(at)?.dyn_into::<HtmlElement>().ok())
        .find(|link| link.get_attribute("href").as_deref() == Some(href));
    let Some(link) = link else { return false };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    link.focus_with_options(&options).is_ok()
}

/// Whether something has room beside the page.
pub fn is_roomy() -> bool {
    window().match_media("(min-width: 60rem)").ok().flatten().is_some_and(|media| media.matches())
}

/// Brings what is chosen into sight in rows that scroll sideways: pages and tabs.
pub fn reveal_chosen() {
    let Ok(rows) = document().query_selector_all(".pages, .tabs") else { return };
    for row in (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into::<HtmlElement>().ok()) {
        let chosen = row.query_selector("[aria-current]").ok().flatten();
        if let Some(chosen) = chosen.and_then(|chosen| chosen.dyn_into::<HtmlElement>().ok()) {
            row.set_scroll_left(chosen.offset_left() - (row.client_width() - chosen.offset_width()) / 2);
        }
    }
}

/// Draws the page's icon in a color of the sheet that the verdict has.
pub fn set_icon(color: &str) {
    let icon = document().query_selector("link[rel=icon]").ok().flatten();
    if let Some(icon) = icon {
        let picture = format!(
            "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2032%2032'%3E%3Crect%20\
             width='32'%20height='32'%20rx='7'%20fill='%23{color}'/%3E%3Cpath%20d='M8%2023v-7m8%207V9m8%2014v-4'%20\
             stroke='%23fff'%20stroke-width='4'%20stroke-linecap='round'/%3E%3C/svg%3E"
        );
        let _ = icon.set_attribute("href", &picture);
    }
}
