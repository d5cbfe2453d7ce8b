//! Files that come from the site and files that the user saves.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{document, window};

/// Opens the browser's own dialog for printing.
pub fn print() {
    let _ = window().print();
}

/// Bytes as an address that holds them.
pub fn data_address(mime: &str, bytes: &[u8]) -> String {
    let binary: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    window().btoa(&binary).map_or_else(|_| String::new(), |text| format!("data:{mime};base64,{text}"))
}

/// A file of this site, as text; `None` when there is none.
pub async fn fetched(path: &str) -> Option<String> {
    let response: web_sys::Response = JsFuture::from(window().fetch_with_str(path)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Puts a text where it can be pasted from; whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    // By name: in an insecure context there is no clipboard at all.
    let clipboard = Reflect::get(&window(), &"navigator".into())
        .and_then(|navigator| Reflect::get(&navigator, &"clipboard".into()));
    let Some(clipboard) = clipboard.ok().filter(|found| found.is_object()) else {
        return false;
    };
    let write =
        Reflect::get(&clipboard, &"writeText".into()).ok().and_then(|write| write.dyn_into::<js_sys::Function>().ok());
    let promise = write
        .and_then(|write| write.call1(&clipboard, &text.into()).ok())
        .and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok());
    match promise {
        Some(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Saves bytes as a file of the user.
pub fn save(name: &str, mime: &str, bytes: &[u8]) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else {
        return;
    };
    save_blob(name, &blob);
}

/// Saves a blob as a file of the user.
pub fn save_blob(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    if let Ok(link) = document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    let _ = Url::revoke_object_url(&url);
}
