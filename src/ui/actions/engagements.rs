//! Engagement files beside the data, and the figures of earlier imports.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::protocol::{Request, is_engagement};
use crate::query::Page;
use crate::ui::device::figures;
use crate::ui::state::AppState;
use crate::worker::Slot;

impl AppState {
    /// Engagement files stand beside the data, and are compared.
    pub(super) fn take_engagements(&self, files: Vec<(String, String)>) {
        self.import.engagements.update_value(|known| known.extend(files.iter().cloned()));
        self.worker.send(Slot::Aside, Request::Engagements(files));
        self.question.turn_to(self.question.query.with_untracked(|query| query.on(Page::Compare)));
        self.ask();
    }

    /// The engagement files are not wanted any more.
    pub fn forget_engagements(&self) {
        self.import.engagements.set_value(Vec::new());
        self.worker.send(Slot::Aside, Request::ForgetEngagements);
        self.ask();
    }

    /// A worker that has just started is told which engagement files were dropped.
    pub(super) fn tell_engagements(&self) {
        let files = self.import.engagements.get_value();
        if !files.is_empty() {
            self.worker.send(Slot::Aside, Request::Engagements(files));
        }
    }

    /// The picture on show is wanted as an engagement file.
    pub fn save_engagement(&self, name: String, anonymised: bool) {
        let query = Box::new(self.question.query.get_untracked());
        self.worker.send(Slot::Export, Request::Engagement { query, name, anonymised });
    }

    /// The figures of an import are kept by the browser.
    pub(super) fn keep_figures(&self, key: String, text: String) {
        let state = *self;
        spawn_local(async move {
            figures::keep(&key, &text).await;
            state.tell_history().await;
        });
    }

    /// The figures of earlier imports are to be forgotten.
    pub fn forget_history(&self) {
        let state = *self;
        spawn_local(async move {
            figures::forget().await;
            state.tell_history().await;
            state.ask();
        });
    }

    /// Tells the worker what the browser kept of earlier imports.
    pub(super) async fn tell_history(&self) {
        let texts = figures::all().await;
        self.worker.send(Slot::Aside, Request::History(texts));
    }
}

/// Engagement files as name and text, and everything else.
pub(super) async fn sorted_out(files: Vec<File>) -> (Vec<(String, String)>, Vec<File>) {
    /// No engagement file is larger.
    const MOST_BYTES: f64 = 2_000_000.0;
    let (mut engagements, mut others) = (Vec::new(), Vec::new());
    for file in files {
        let may_be = file.name().to_lowercase().ends_with(".json") && file.size() < MOST_BYTES;
        let text = if may_be { JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) } else { None };
        match text.filter(|text| is_engagement(text)) {
            Some(text) => engagements.push((file.name(), text)),
            None => others.push(file),
        }
    }
    (engagements, others)
}
