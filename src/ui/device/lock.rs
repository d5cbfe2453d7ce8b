//! One tab writes at a time.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::ui::browser;

const LOCK: &str = "zenboard-store";

/// Does `work` while no other tab does any. Where the browser has no locks, it is done all the same: a generation
/// that is half written counts for nothing.
pub async fn alone(work: impl Future<Output = ()> + 'static) {
    let work = std::cell::RefCell::new(Some(work));
    let start = Closure::once_into_js(move |_: JsValue| -> Promise {
        match work.borrow_mut().take() {
            Some(work) => future_to_promise(async move {
                work.await;
                Ok(JsValue::UNDEFINED)
            }),
            None => Promise::resolve(&JsValue::UNDEFINED),
        }
    });
    let start: Function = start.unchecked_into();
    let navigator: JsValue = browser::window().navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).unwrap_or(JsValue::UNDEFINED);
    let request = Reflect::get(&locks, &"request".into()).ok().and_then(|request| request.dyn_into::<Function>().ok());
    let promise = match request {
        Some(request) => request.call2(&locks, &LOCK.into(), &start),
        None => start.call1(&JsValue::NULL, &JsValue::NULL),
    };
    if let Ok(Ok(promise)) = promise.map(JsCast::dyn_into::<Promise>) {
        let _ = JsFuture::from(promise).await;
    }
}
