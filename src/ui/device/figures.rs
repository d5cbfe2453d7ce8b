//! What the browser keeps of each import: its figures, and no ticket. In a store of its own (IndexedDB).

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

use crate::ui::browser;

/// Its name in the browser.
pub const DATABASE: &str = "zenboard-figures";
const STORE: &str = "imports";
const VERSION: u32 = 1;

/// Keeps a text under a key; one that was there is replaced.
pub async fn keep(key: &str, text: &str) -> Option<()> {
    let store = store(IdbTransactionMode::Readwrite).await?;
    let request = store.put_with_key(&text.into(), &key.into()).ok()?;
    result(&request).await.map(|_| ())
}

/// All texts that were kept, by key.
pub async fn all() -> Vec<String> {
    let texts = async {
        let store = store(IdbTransactionMode::Readonly).await?;
        let found = result(&store.get_all().ok()?).await?;
        Some(Array::from(&found).iter().filter_map(|text| text.as_string()).collect())
    };
    texts.await.unwrap_or_default()
}

/// Forgets everything that was kept.
pub async fn forget() -> Option<()> {
    let store = store(IdbTransactionMode::Readwrite).await?;
    result(&store.clear().ok()?).await.map(|_| ())
}

/// The store; `None` where the browser keeps nothing (private windows, strict policies).
async fn store(mode: IdbTransactionMode) -> Option<IdbObjectStore> {
    let request = browser::window().indexed_db().ok()??.open_with_u32(DATABASE, VERSION).ok()?;
    let opened = request.clone();
    let make = Closure::once_into_js(move || {
        if let Some(database) = opened.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) {
            // Refused only when it is there already.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let database: IdbDatabase = result(&request).await?.dyn_into().ok()?;
    // Whoever erases everything does not have to wait for us.
    let held = database.clone();
    let close = Closure::once_into_js(move || held.close());
    database.set_onversionchange(Some(close.unchecked_ref()));
    database.transaction_with_str_and_mode(STORE, mode).ok()?.object_store(STORE).ok()
}

/// What a request gives, once it has it.
async fn result(request: &IdbRequest) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.ok()?;
    request.result().ok()
}
