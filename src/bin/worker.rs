//! The worker: says that it is there.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

fn main() {
    // Outside a worker there is nobody to tell.
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        let told = scope.post_message(&JsValue::from_str("ready"));
        debug_assert!(told.is_ok());
    }
}
