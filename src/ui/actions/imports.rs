//! Imports: files are chosen, read, read again, cancelled, forgotten.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::engagements::sorted_out;
use crate::language::say;
use crate::protocol::{ImportSummary, Request, UnrecognizedFiles};
use crate::query::{Page, Query};
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
        self.import.unrecognized.set(Vec::new());
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
        self.data.summary.set(Some(Arc::new(summary)));
        if refused.is_some() {
            self.message.set(refused);
        }
        self.data.load.set(Load::Loaded);
        let is_answering = self.import.is_answering.try_update_value(std::mem::take).unwrap_or_default();
        if is_answering || is_fresh && !untrack(|| self.data.doubts(self.settings)).is_empty() {
            self.question.turn_to(self.after_doubts());
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
        self.import.next.set_value(None);
        if self.import.is_live() {
            // The sources go on where they were.
            self.live.is_on.set(true);
        }
        if self.data.is_there() {
            self.data.load.set(Load::Loaded);
            self.ask();
        } else if self.message.with_untracked(Option::is_some) {
            self.data.load.set(Load::Failed);
        } else {
            self.data.load.set(Load::Empty);
        }
    }

    /// No tickets were recognized in the files: what was on show stays, and the question with it.
    pub(super) fn ask_what_files_hold(&self, files: UnrecognizedFiles) {
        let UnrecognizedFiles { title, detail, hint, tables } = files;
        self.message.set(Some(Message { title, detail, hint }));
        self.import.unrecognized_in.set_value(self.import.take_next());
        self.import.unrecognized.set(tables);
        self.keep_old();
    }

    /// The user said what the files hold: they are read again, and what is still in doubt is asked.
    pub fn describe_files(&self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.remember_settings();
        if let Some(source) = self.import.unrecognized_in.try_update_value(Option::take).flatten() {
            self.import.is_fresh.set_value(true);
            self.import_from(source);
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
        self.data.summary.set(None);
        self.data.shown.set(None);
        self.message.set(None);
        self.data.load.set(Load::Empty);
        // A new worker: the memory of the old one never shrinks.
        self.worker.restart();
        self.forget_kept();
        browser::go("#/data");
    }

    /// The next step in doubt, or the audit when nothing is.
    fn after_doubts(&self) -> Query {
        let doubts = untrack(|| self.data.doubts(self.settings));
        self.question.query.with_untracked(|query| match doubts.first() {
            Some(step) => query.on(Page::Import).with_option("step", step.id()),
            None => query.on(Page::Audit),
        })
    }

    /// What this step asks is answered.
    pub fn go_on(&self) {
        browser::go(&self.after_doubts().to_fragment());
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
