//! What a worker holds, and how it answers.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::DedicatedWorkerGlobalScope;

use super::request_log::RequestLog;
use super::watch::Watch;
use crate::engine::{Engine, Imported};
use crate::protocol::{Answer, ImportSummary, Response};
use crate::query::Query;

/// What a worker holds.
pub(super) struct Server {
    /// Where messages come from and go to.
    pub(super) scope: DedicatedWorkerGlobalScope,
    /// The data and the settings.
    pub(super) engine: RefCell<Engine>,
    /// What the browser recorded of the worker's requests.
    pub(super) requests: RequestLog,
    /// The live sources.
    pub(super) watch: Watch,
    /// The import under way is stopped by counting on.
    pub(super) import: Cell<u32>,
    /// The simulation under way is stopped by counting on.
    pub(super) play: Cell<u32>,
    /// Bytes of the part that is read for another worker.
    pub(super) slice: RefCell<Vec<u8>>,
    /// What the user decided last, by whichever message came last.
    pub(super) settings: RefCell<String>,
}

impl Server {
    /// A worker without data.
    pub(super) fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self {
            scope,
            engine: RefCell::new(Engine::new()),
            requests: RequestLog::start(),
            watch: Watch::default(),
            import: Cell::new(0),
            play: Cell::new(0),
            slice: RefCell::default(),
            settings: RefCell::default(),
        }
    }

    /// Sends an answer.
    pub(super) fn answer(&self, id: u32, response: Response) {
        post(&self.scope, id, response);
    }

    /// Sends an answer with files beside it.
    pub(super) fn answer_with(&self, id: u32, response: Response, files: &Array) {
        let Ok(bytes) = postcard::to_stdvec(&Answer { id, response }) else {
            return;
        };
        let message = Array::of1(&Uint8Array::from(bytes.as_slice())).concat(files);
        let _ = self.scope.post_message(&message);
    }

    /// Makes what was read the data on show, under the newest settings.
    pub(super) fn accept(&self, imported: Imported, is_sample: bool) -> Box<ImportSummary> {
        let mut engine = self.engine.borrow_mut();
        engine.configure(&self.settings.borrow());
        let mut summary = engine.accept(imported, is_sample);
        summary.memory = memory_held();
        Box::new(summary)
    }

    /// The page of a query; live data without a moment are shown as of now.
    pub(super) fn screen(&self, query: &Query) -> Response {
        let mut engine = self.engine.borrow_mut();
        engine.set_now(self.watch.now());
        engine.answer(query)
    }
}

/// Sends an answer.
pub(super) fn post(scope: &DedicatedWorkerGlobalScope, id: u32, response: Response) {
    let Ok(bytes) = postcard::to_stdvec(&Answer { id, response }) else {
        return;
    };
    let message = Uint8Array::from(bytes.as_slice());
    // The buffer moves instead of being copied. Nobody is left to tell when posting fails.
    let moved = Array::of1(&message.buffer());
    let _ = scope.post_message_with_transfer(&message, &moved);
}

/// Bytes of memory of this worker, which never shrinks.
pub(super) fn memory_held() -> u64 {
    #[cfg(target_arch = "wasm32")]
    {
        core::arch::wasm32::memory_size(0) as u64 * 65_536
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        0
    }
}

/// Lets other messages be heard.
pub(super) async fn pause(scope: &DedicatedWorkerGlobalScope) {
    let promise = Promise::new(&mut |resolve: Function, _| {
        let _ = scope.set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(promise).await;
}

/// Now, in milliseconds since 1970: how long something took, never a moment of the data.
#[expect(clippy::disallowed_methods, reason = "this is the one place of the worker that reads the clock")]
pub(super) fn now_ms() -> f64 {
    js_sys::Date::now()
}
