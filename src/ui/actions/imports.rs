//! Imports: files are chosen, read, read again, cancelled, forgotten.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::engagements::sorted_out;
use crate::language::say;
use crate::protocol::{ImportSummary, Request};
use crate::query::Page;
use crate::settings::Settings;
use crate::ui::browser;
use crate::ui::state::{AppState, Load, Message, Progress, Source};
use crate::worker::Slot;

const SAMPLE_TICKETS: u32 = 12_000;
const SAMPLE_SEED: u32 = 7;

impl AppState {
    /// Files were chosen or dropped: they join those that were chosen before.
    pub fn take_files(&self, files: Vec<File>) {
        let state = *self;
        spawn_local(async move {
            let (engagements, files) = sorted_out(files).await;
            if !engagements.is_empty() {
                state.take_engagements(engagements);
            }
            state.take_exports(files);
        });
    }

    fn take_exports(&self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.folder.stop();
        let mut all = self.import.files();
        // A file chosen again is the newer one.
        all.retain(|known| files.iter().all(|file| file.name() != known.name()));
        all.extend(files);
        self.import.is_fresh.set_value(true);
        self.import_from(Source::Files(all));
    }

    /// The sample desk is wanted.
    pub fn take_sample(&self) {
        self.folder.stop();
        self.import_from(Source::Sample { now: browser::now().0 });
    }

    /// Reads the same files again, under other settings or in another zone.
    pub fn read_again(&self) {
        self.import_from(self.import.source.get_value());
    }

    pub(super) fn import_from(&self, source: Source) {
        let zone = self.zone();
        let settings = self.settings.with_untracked(Settings::to_json);
        let (request, files) = match &source {
            Source::Nothing => return,
            Source::Live => return self.watch(),
            Source::Files(files) => {
                (Request::Import { zone: zone.clone(), settings, loader: String::new() }, files.clone())
            }
            Source::Sample { now } => {
                let request = Request::Sample {
                    tickets: SAMPLE_TICKETS,
                    seed: SAMPLE_SEED,
                    now: *now,
                    zone: zone.clone(),
                    settings,
                };
                (request, Vec::new())
            }
        };
        self.live.stop();
        self.import.zone.set_value(zone);
        self.import.next.set_value(Some(source));
        self.message.set(None);
        if self.matching.is_refused.get_untracked() {
            self.close_match();
        }
        self.data.load.set(Load::Importing(Progress::default()));
        self.worker.send_with(Slot::Import, request, files);
    }

    /// An import succeeded.
    pub(super) fn imported(&self, summary: ImportSummary) {
        if let Some(source) = self.import.take_next() {
            self.import.source.set_value(source);
        }
        self.worker_has_read();
        self.keep_now();
        let was_empty = !self.data.is_there();
        let is_fresh = self.import.is_fresh.try_update_value(std::mem::take).unwrap_or_default();
        let is_kept = !summary.is_sample;
        let refused = left_out(&summary.refused);
        let is_doubtful = self.settings.with_untracked(|settings| summary.is_doubtful(settings));
        self.data.summary.set(Some(Arc::new(summary)));
        if refused.is_some() {
            self.message.set(refused);
        }
        self.data.load.set(Load::Loaded);
        let is_matched = self.import.is_matched.try_update_value(std::mem::take).unwrap_or_default();
        if is_matched {
            self.question.turn_to(self.board_query());
        } else if is_fresh && is_doubtful {
            self.question.turn_to(self.question.query.with_untracked(|query| query.on(Page::Import)));
        } else if was_empty && self.question.is_on(&Page::Data) {
            self.question.turn_to(self.question.query.with_untracked(|query| query.on(Page::Coordinator)));
        }
        self.ask();
        // After the question, so that the picture does not wait for what is kept.
        if is_kept {
            self.worker.send(Slot::Export, Request::Aggregates);
        }
    }

    /// An import led to nothing: what there was before stays.
    pub(super) fn keep_old(&self) {
        self.import.is_matched.set_value(false);
        self.import.next.set_value(None);
        if self.import.is_live() {
            // The sources go on where they were.
            self.live.is_on.set(true);
        }
        if self.data.is_there() {
            if self.question.is_on(&Page::Import) {
                // What was read before can be matched again.
                self.open_match();
            }
            self.data.load.set(Load::Loaded);
            self.ask();
        } else if self.message.with_untracked(Option::is_some) {
            self.data.load.set(Load::Failed);
        } else {
            self.data.load.set(Load::Empty);
        }
    }

    /// The import under way is not wanted any more.
    pub fn cancel(&self) {
        self.worker.send(Slot::Aside, Request::Cancel);
    }

    /// All data are to be forgotten.
    pub fn start_over(&self) {
        self.live.stop();
        self.folder.stop();
        self.import.clear();
        self.close_match();
        self.data.summary.set(None);
        self.data.shown.set(None);
        self.message.set(None);
        self.data.load.set(Load::Empty);
        // A new worker: the memory of the old one never shrinks.
        self.worker.restart();
        self.forget_kept();
        browser::go("#/data");
    }
}

/// All files that were refused, each with what is wrong with it.
fn left_out(refused: &[(String, String, String)]) -> Option<Message> {
    Some(match refused {
        [] => return None,
        [(file, why, hint)] => Message { title: say!("{file} was left out"), detail: why.clone(), hint: hint.clone() },
        all => {
            let lines: Vec<String> = all.iter().map(|(file, why, hint)| format!("{file}: {why} {hint}")).collect();
            let title = say!("{} files were left out", all.len());
            Message { title, detail: lines.join("\n"), hint: String::new() }
        }
    })
}
