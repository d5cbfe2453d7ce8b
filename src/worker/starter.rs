//! How a worker is started, by the page and by a worker that has others read for it.

use js_sys::{Array, JSON};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Url};

/// The address of a script that starts a worker by its loader; to be revoked once the worker is made.
///
/// A worker that is loaded from an address of its own is under no policy but that of its server's headers, which a
/// static host does not send. One that is started from within the page is under the policy of the page: it can
/// connect to where the page can, and nowhere else.
pub(super) fn starter(loader: &str) -> Result<String, JsValue> {
    let script = format!("import {};", JSON::stringify(&loader.into())?);
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &options)?;
    Url::create_object_url_with_blob(&blob)
}
