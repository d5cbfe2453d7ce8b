//! The service worker: the page without a network.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, RegistrationOptions, ServiceWorkerContainer, ServiceWorkerUpdateViaCache};

use super::address::build_id;
use super::window;

/// The service workers of this origin; only secure pages have them.
pub fn service_workers() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let has_them = Reflect::get(&navigator, &"serviceWorker".into()).is_ok_and(|found| found.is_object());
    has_them.then(|| navigator.service_worker())
}

/// Has the shell of the page kept for times without a network. A host without the file has none.
pub fn start_service_worker() {
    let Some(container) = service_workers() else {
        return;
    };
    let options = RegistrationOptions::new();
    // The script itself is always asked for anew: a broken one can be taken back.
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let promise = container.register_with_options("./sw.js", &options);
    wasm_bindgen_futures::spawn_local(async move {
        // Private windows and policies refuse; the page does not need it.
        let _ = JsFuture::from(promise).await;
    });
}

/// Calls back when the service worker is one of another build: from the start, or after it took over.
pub fn on_other_service_worker(work: impl Fn() + 'static) {
    let Some(container) = service_workers() else {
        return;
    };
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let build = Reflect::get(&event.data(), &"zenboardBuild".into()).ok();
        if build.and_then(|build| build.as_string()).is_some_and(|build| build != build_id()) {
            work();
        }
    });
    container.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    let asked = container.clone();
    let ask = Closure::<dyn Fn()>::new(move || {
        if let Some(worker) = asked.controller() {
            // Refused by none that is alive.
            let _ = worker.post_message(&"zenboard-build".into());
        }
    });
    container.set_oncontrollerchange(Some(ask.as_ref().unchecked_ref()));
    let _ = ask.as_ref().unchecked_ref::<Function>().call0(&JsValue::NULL);
    // The page never ends.
    hear.forget();
    ask.forget();
}
