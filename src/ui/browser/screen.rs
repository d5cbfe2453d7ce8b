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

/// The id of the element that has the focus; empty when it has none.
pub fn focused_id() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default()
}

/// Whether an element that can be operated has the focus.
pub fn has_focus() -> bool {
    document().active_element().is_some_and(|element| element.tag_name() != "BODY")
}
