//! Everything that Zenboard left in this browser goes.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerRegistration, Storage};

use super::db::{NAME, Trouble, done, factory};
use super::figures;
use super::lock::alone;
use super::tabs::tell_erased;
use crate::ui::browser;

/// What names in local storage, session storage and caches begin with.
const OURS: &str = "zenboard";

/// Erases database, caches, service worker, local and session storage.
///
/// # Errors
/// Why the database could not be erased; the rest is gone even then.
pub async fn erase() -> Result<(), Trouble> {
    let window = browser::window();
    for storage in [window.local_storage(), window.session_storage()] {
        if let Ok(Some(storage)) = storage {
            clear(&storage);
        }
    }
    // Before anything is deleted: no other tab begins to write what this one takes away.
    tell_erased();
    erase_caches().await;
    unregister().await;
    forget().await?;
    delete(figures::DATABASE).await
}

fn clear(storage: &Storage) {
    let count = storage.length().unwrap_or_default();
    let names: Vec<String> = (0..count).filter_map(|at| storage.key(at).ok().flatten()).collect();
    for name in names.iter().filter(|name| name.starts_with(OURS)) {
        let _ = storage.remove_item(name);
    }
}

async fn wait(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}

async fn erase_caches() {
    // Only secure pages have caches.
    let Ok(caches) = browser::window().caches() else {
        return;
    };
    let Some(names) = wait(caches.keys()).await else {
        return;
    };
    for name in Array::from(&names).iter().filter_map(|name| name.as_string()) {
        if name.starts_with(OURS) {
            wait(caches.delete(&name)).await;
        }
    }
}

async fn unregister() {
    let Some(container) = browser::service_workers() else {
        return;
    };
    let Some(found) = wait(container.get_registrations()).await else {
        return;
    };
    let base = browser::document().base_uri().ok().flatten().unwrap_or_default();
    let base = base.split(['?', '#']).next().unwrap_or_default().to_owned();
    for registration in Array::from(&found).iter() {
        let registration: ServiceWorkerRegistration = registration.unchecked_into();
        // Another page of this host may have one of its own.
        if base.starts_with(&registration.scope())
            && let Ok(promise) = registration.unregister()
        {
            wait(promise).await;
        }
    }
}

/// Erases what this tab alone remembers: another one has erased the rest.
pub fn forget_in_tab() {
    if let Ok(Some(storage)) = browser::window().session_storage() {
        clear(&storage);
    }
}

/// Erases the files that were kept, and nothing else. A tab that writes is waited for.
///
/// # Errors
/// Why they could not be erased.
pub async fn forget() -> Result<(), Trouble> {
    let outcome = Rc::new(RefCell::new(Ok(())));
    let told = outcome.clone();
    alone(async move {
        let deleted = delete(NAME).await;
        *told.borrow_mut() = deleted;
    })
    .await;
    outcome.replace(Ok(()))
}

async fn delete(name: &str) -> Result<(), Trouble> {
    // Without a store there is nothing in it.
    let Ok(factory) = factory() else { return Ok(()) };
    let request = factory.delete_database(name)?;
    done(&request).await.map(|_| ())
}
