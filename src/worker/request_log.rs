//! What the browser itself recorded of requests: the proof of what a page, or its worker, asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit, PerformanceResourceTiming};

use crate::feed::shown;
use crate::protocol::RequestLine;

/// More addresses than these are counted together.
const MOST_ADDRESSES: usize = 300;

/// Requests by address, since the beginning.
#[derive(Clone, Default)]
pub struct RequestLog {
    lines: Rc<RefCell<BTreeMap<String, RequestLine>>>,
}

impl RequestLog {
    /// Records from now on, and what was before.
    pub fn start() -> Self {
        let log = Self::default();
        let recorded = {
            let log = log.clone();
            Closure::<dyn FnMut(PerformanceObserverEntryList)>::new(move |list: PerformanceObserverEntryList| {
                log.take(&list.get_entries());
            })
        };
        for kind in ["navigation", "resource"] {
            let Ok(observer) = PerformanceObserver::new(recorded.as_ref().unchecked_ref()) else {
                continue;
            };
            // One kind at a time can be had from the beginning on.
            let wanted = Object::new();
            let _ = Reflect::set(&wanted, &"type".into(), &kind.into());
            let _ = Reflect::set(&wanted, &"buffered".into(), &JsValue::TRUE);
            let wanted: PerformanceObserverInit = wanted.unchecked_into();
            observer.observe(&wanted);
        }
        // It records as long as there is anything to record.
        recorded.forget();
        log
    }

    fn take(&self, entries: &Array) {
        let mut lines = self.lines.borrow_mut();
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<PerformanceResourceTiming>().ok()) {
            let address = shown(&entry.name()).to_owned();
            let is_new = !lines.contains_key(&address);
            let address = if is_new && lines.len() >= MOST_ADDRESSES { "others".to_owned() } else { address };
            let line =
                lines.entry(address.clone()).or_insert_with(|| RequestLine { address, ..RequestLine::default() });
            line.requests += 1;
            line.bytes += entry.transfer_size().max(0.0) as u64;
        }
    }

    /// All of them, by address.
    pub fn lines(&self) -> Vec<RequestLine> {
        self.lines.borrow().values().cloned().collect()
    }
}
