//! The address of the page, and what the build wrote into it.

use wasm_bindgen::prelude::*;
use web_sys::Url;

use super::{document, window};
use crate::language::say;

/// The fragment of the URL; the query string when there is no fragment.
pub fn address() -> String {
    let location = window().location();
    let fragment = location.hash().unwrap_or_default();
    if fragment.trim_start_matches('#').is_empty() { location.search().unwrap_or_default() } else { fragment }
}

/// Takes the place of the address, without a step back to it. What its entry is marked with stays.
pub fn replace(fragment: &str) {
    if let Ok(history) = window().history() {
        let mark = history.state().unwrap_or(JsValue::NULL);
        // Refused only while the page is being left.
        let _ = history.replace_state_with_url(&mark, "", Some(fragment));
    }
}

/// Goes to a fragment with a step back from it; its entry of the history is marked. No event tells of it.
pub fn push_marked(fragment: &str, mark: f64) {
    if let Ok(history) = window().history() {
        // Refused only while the page is being left.
        let _ = history.push_state_with_url(&JsValue::from_f64(mark), "", Some(fragment));
    }
}

/// What the entry on show is marked with.
pub fn mark() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}

/// Marks the entry on show.
pub fn set_mark(mark: f64) {
    if let Ok(history) = window().history() {
        // Refused only while the page is being left.
        let _ = history.replace_state(&JsValue::from_f64(mark), "");
    }
}

/// The page itself says where a step back leads to, not the browser: what is shown comes later than the step.
pub fn scroll_by_hand() {
    if let Ok(history) = window().history() {
        // Refused by no browser that knows it.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
}

/// So many steps back.
pub fn back(steps: i32) {
    if let Ok(history) = window().history() {
        // Refused only while the page is being left.
        let _ = history.go_with_delta(-steps);
    }
}

/// The whole address of this page with another fragment.
pub fn address_of(fragment: &str) -> String {
    let whole = window().location().href().unwrap_or_default();
    let page = whole.split('#').next().unwrap_or_default();
    format!("{page}{fragment}")
}

/// Goes to a fragment, as a link does.
pub fn go(fragment: &str) {
    // Refused only while the page is being left.
    let _ = window().location().set_hash(fragment);
}

/// The id of this build, as written into the page.
pub fn build_id() -> String {
    document()
        .query_selector("meta[name=zenboard-build]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned())
}

/// Loads the page anew.
pub fn reload() {
    // Refused only while the page is being left.
    let _ = window().location().reload();
}

/// An address relative to the page as an absolute one; an empty one stays empty.
pub fn absolute(url: &str) -> String {
    if url.is_empty() {
        return String::new();
    }
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    match Url::new_with_base(url, &base) {
        Ok(url) => url.href(),
        Err(_) => url.to_owned(),
    }
}

/// Scheme and host of the page.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The content security policy in the page itself; a host may add another in its answers.
pub fn policy() -> String {
    document()
        .query_selector("meta[http-equiv=Content-Security-Policy]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_else(|| say!("none in the page").to_owned())
}
