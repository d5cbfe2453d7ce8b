//! Whether tables fit into their frames: one that does lets its header stand at the top of the window, one that does not
//! scrolls by itself and says so at its edges. No style sheet can tell the two apart.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver, ResizeObserverEntry};

thread_local! {
    static OBSERVER: RefCell<Option<ResizeObserver>> = const { RefCell::new(None) };
}

/// Watches a frame and the table in it.
pub fn watch(frame: &HtmlElement) {
    with_observer(|observer| {
        observer.observe(frame);
        if let Some(table) = frame.first_element_child() {
            observer.observe(&table);
        }
    });
}

/// Watches a frame no longer.
pub fn leave(frame: &HtmlElement) {
    with_observer(|observer| {
        observer.unobserve(frame);
        if let Some(table) = frame.first_element_child() {
            observer.unobserve(&table);
        }
    });
}

fn with_observer(work: impl FnOnce(&ResizeObserver)) {
    OBSERVER.with_borrow_mut(|observer| {
        if observer.is_none() {
            let heard = Closure::<dyn FnMut(js_sys::Array)>::new(|entries: js_sys::Array| {
                for entry in entries.iter().filter_map(|entry| entry.dyn_into::<ResizeObserverEntry>().ok()) {
                    measure(&entry.target());
                }
            });
            *observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok();
            // The page never ends.
            heard.forget();
        }
        if let Some(observer) = observer.as_ref() {
            work(observer);
        }
    });
}

fn measure(target: &Element) {
    let frame = if target.tag_name() == "TABLE" { target.parent_element() } else { Some(target.clone()) };
    let Some(frame) = frame else { return };
    let table = frame.first_element_child().and_then(|table| table.dyn_into::<HtmlElement>().ok());
    let fits = table.is_some_and(|table| table.offset_width() <= frame.client_width());
    let _ = if fits { frame.set_attribute("data-fits", "") } else { frame.remove_attribute("data-fits") };
}
