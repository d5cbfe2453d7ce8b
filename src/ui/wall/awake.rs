//! Keeps the screen on. The browser lets go of the lock whenever the page is hidden: it is asked for again.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::clock::Clock;
use crate::ui::browser;

/// Holds a wake lock while the wall hangs, where the browser has them.
pub fn keep(clock: Clock) {
    let lock = StoredValue::new_local(None::<JsValue>);
    // Asked with every minute: whatever took the lock away, it is back soon.
    Effect::new(move |_| {
        clock.minute();
        let is_held = lock.with_value(|lock| lock.as_ref().is_some_and(|lock| !is_released(lock)));
        if !is_held && !browser::document().hidden() {
            spawn_local(async move {
                let got = request().await;
                browser::mark_root("data-wake-lock", got.is_some());
                if lock.try_set_value(got.clone()).is_some() {
                    // The wall was taken down meanwhile.
                    release(got);
                }
            });
        }
    });
    on_cleanup(move || {
        release(lock.try_update_value(Option::take).flatten());
        browser::mark_root("data-wake-lock", false);
    });
}

fn is_released(lock: &JsValue) -> bool {
    Reflect::get(lock, &"released".into()).is_ok_and(|released| released.is_truthy())
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// web-sys has wake locks only behind a compiler flag.
async fn request() -> Option<JsValue> {
    let navigator: JsValue = browser::window().navigator().into();
    let locks = Reflect::get(&navigator, &"wakeLock".into()).ok().filter(JsValue::is_object)?;
    let promise: Promise = method(&locks, "request")?.call1(&locks, &"screen".into()).ok()?.dyn_into().ok()?;
    // Refused on a low battery or by policy: the screen then follows the system's setting.
    JsFuture::from(promise).await.ok()
}

fn release(lock: Option<JsValue>) {
    if let Some(lock) = lock
        && let Some(release) = method(&lock, "release")
        && let Ok(promise) = release.call0(&lock)
        && let Ok(promise) = promise.dyn_into::<Promise>()
    {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
