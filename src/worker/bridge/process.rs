//! A running worker: how it is started, spoken to and ended.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use crate::protocol::{Ask, Request};
use crate::worker::starter::starter;

/// A running worker, with what listens to its messages and its errors.
pub(super) struct WorkerHandle {
    /// Tells its messages from those of workers before it.
    pub number: u32,
    worker: Worker,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(JsValue)>,
}

impl WorkerHandle {
    /// Starts a worker of the given build.
    ///
    /// # Errors
    /// What the browser said when it refused.
    pub fn start(
        number: u32,
        build: &str,
        on_message: impl FnMut(MessageEvent) + 'static,
        on_error: impl FnMut(JsValue) + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let url = starter(&loader_of(build)?)?;
        let worker = Worker::new_with_options(&url, &options);
        // The worker has its own hold on it by now.
        Url::revoke_object_url(&url)?;
        let worker = worker?;
        let message = Closure::new(on_message);
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        let error = Closure::new(on_error);
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        Ok(Self { number, worker, _message: message, _error: error })
    }

    /// Sends a request, with files beside it; whether that was possible.
    pub fn post(&self, id: u32, request: Request, files: Vec<File>) -> bool {
        let Ok(bytes) = postcard::to_stdvec(&Ask { id, request }) else {
            return false;
        };
        let message = Array::of1(&Uint8Array::from(bytes.as_slice()));
        for file in files {
            message.push(&file);
        }
        self.worker.post_message(&message).is_ok()
    }

    /// Ends the worker, and gives its memory back, which would never shrink otherwise.
    pub fn close(self) {
        // Its last messages may be on their way: nobody listens to them.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// A message of the worker, and the files beside it.
pub(super) fn opened(data: JsValue) -> Option<(Uint8Array, Vec<File>)> {
    match data.dyn_into::<Uint8Array>() {
        Ok(message) => Some((message, Vec::new())),
        Err(data) => {
            let all = data.dyn_into::<Array>().ok()?;
            let message = all.shift().dyn_into().ok()?;
            let files = all.iter().filter_map(|file| file.dyn_into().ok()).collect();
            Some((message, files))
        }
    }
}

/// The address of the script that loads the worker of a build.
///
/// # Errors
/// When the address of the page is none.
pub(super) fn loader_of(build: &str) -> Result<String, JsValue> {
    let page = web_sys::window().and_then(|window| window.document());
    let base = page.and_then(|page| page.base_uri().ok().flatten()).unwrap_or_default();
    // Trunk does not hash the loader's name: the build id keeps caches from mixing builds.
    Ok(Url::new_with_base(&format!("worker_loader.js?v={build}"), &base)?.href())
}
