//! Work that is done later.

use wasm_bindgen::prelude::*;

use super::{document, window};

/// Does something so many milliseconds from now.
pub fn after(ms: i32, work: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(work);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), ms);
}

/// Calls back every so many milliseconds, as long as the page is there.
pub fn every(ms: i32, work: impl Fn() + 'static) {
    let work = Closure::<dyn Fn()>::new(work);
    let _ = window().set_interval_with_callback_and_timeout_and_arguments_0(work.as_ref().unchecked_ref(), ms);
    // The page never ends.
    work.forget();
}

/// Calls back when the page is seen again, and when the network is back.
pub fn on_return(work: impl Fn() + 'static) {
    let work = Closure::<dyn Fn()>::new(move || {
        if !document().hidden() {
            work();
        }
    });
    let callback = work.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback("visibilitychange", callback);
    let _ = window().add_event_listener_with_callback("online", callback);
    let _ = window().add_event_listener_with_callback("pageshow", callback);
    // The page never ends.
    work.forget();
}

/// Calls back before the next frame is painted.
pub fn next_frame(work: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(work);
    let _ = window().request_animation_frame(callback.unchecked_ref());
}

/// Comes back before the next frame is painted; soon, where no frames are painted.
pub async fn frame() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        let asked = if document().hidden() {
            window().set_timeout_with_callback(&done).is_ok()
        } else {
            window().request_animation_frame(&done).is_ok()
        };
        debug_assert!(asked, "a window has frames");
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
