//! The match: the user says what columns, labels and dates are, each change is tried aside, and the board follows.

use leptos::prelude::*;
use web_sys::File;

use crate::protocol::{Draft, Request, Trial, UnrecognizedFiles};
use crate::query::{Page, Query};
use crate::settings::Settings;
use crate::ui::browser;
use crate::ui::state::{AppState, Message, Outcome, Source};

/// Changes that follow each other so quickly, in milliseconds, are tried once.
const REST_MS: i32 = 300;

impl AppState {
    /// What was imported is matched, unless it is already.
    pub fn open_match(&self) {
        let Some(summary) = self.data.summary.get_untracked() else { return };
        if self.matching.is_of(&summary) || self.matching.is_refused.get_untracked() {
            return;
        }
        let is_same =
            self.matching.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.is_of(&summary)));
        if is_same {
            // Live sources and folders are read again and again: what was said meanwhile stays.
            return self.matching.of.set_value(Some(summary));
        }
        let draft = self.settings.with_untracked(|settings| Draft::of(&summary, settings));
        self.matching.begin(draft, Outcome::Board(summary.line()), Some(summary));
    }

    /// No tickets were recognized in the files: they are matched, and what was on show stays.
    pub(super) fn match_refused(&self, files: UnrecognizedFiles) {
        let draft = Draft::of_refused(&files);
        let UnrecognizedFiles { title, detail, hint, .. } = files;
        self.message.set(Some(Message { title, detail, hint }));
        self.import.unrecognized_in.set_value(self.import.take_next());
        self.matching.begin(draft, Outcome::Unknown, None);
        self.keep_old();
        self.try_match();
    }

    /// The user says something: it is shown at once, and tried after a short rest.
    pub fn change_match(&self, change: impl FnOnce(&mut Draft)) {
        self.matching.draft.update(|draft| {
            if let Some(draft) = draft {
                change(draft);
            }
        });
        let turn = self.matching.changes.try_update_value(|changes| {
            *changes += 1;
            *changes
        });
        let state = *self;
        browser::after(REST_MS, move || {
            if Some(state.matching.changes.get_value()) == turn {
                state.try_match();
            }
        });
    }

    /// The files that are matched; none while they are something else.
    fn matched_files(&self) -> Vec<File> {
        let files = |source: &Source| match source {
            Source::Files(files) => files.clone(),
            _ => Vec::new(),
        };
        if self.matching.is_refused.get_untracked() {
            self.import.unrecognized_in.with_value(|source| source.as_ref().map(files).unwrap_or_default())
        } else {
            self.import.source.with_value(files)
        }
    }

    /// Tries the files as the match stands.
    fn try_match(&self) {
        let files = self.matched_files();
        let draft = self.matching.draft.get_untracked();
        if files.is_empty() {
            // The sample and live sources are read when the match is done, not before.
            return self.matching.outcome.set(Outcome::Unknown);
        }
        let Some(draft) = draft else { return };
        let settings = self.settings.with_untracked(|settings| draft.on_trial(settings));
        let zone = draft.zone.clone().unwrap_or_else(|| self.zone());
        let request = Request::Try { zone, settings: settings.to_json(), loader: String::new() };
        self.matching.is_trying.set(true);
        self.worker.attempt(request, files);
    }

    /// The files were tried.
    pub(super) fn tried(&self, trial: &Trial) {
        let must_go_on = self.matching.draft.try_update(|draft| {
            let draft = draft.as_mut()?;
            Some(self.settings.with_untracked(|settings| draft.take(trial, settings)))
        });
        let Some(Some(must_go_on)) = must_go_on else { return };
        if must_go_on {
            return self.try_match();
        }
        self.matching.is_trying.set(false);
        self.matching.outcome.set(match trial {
            Ok(summary) => Outcome::Board(summary.line()),
            Err(files) => Outcome::Nothing(files.detail.clone()),
        });
    }

    /// The worker that tries files is lost; the match goes on without a line.
    pub(super) fn trial_lost(&self, reason: String) {
        self.matching.is_trying.set(false);
        self.matching.outcome.set(Outcome::Lost(reason));
    }

    /// The match is done: what it says is kept, and the board opens.
    pub fn finish_match(&self) {
        let Some(draft) = self.matching.draft.get_untracked() else { return };
        let before = self.settings.get_untracked();
        let settings = draft.confirmed(&before);
        let refused = self.matching.is_refused.get_untracked();
        let source = if refused {
            self.import.unrecognized_in.try_update_value(Option::take).flatten()
        } else {
            Some(self.import.source.get_value())
        };
        self.close_match();
        if !refused && settings == before {
            browser::go(&self.board_query().to_fragment());
            return;
        }
        self.take_match(settings, draft.zone.is_some());
        if let Some(source) = source {
            self.import.is_matched.set_value(true);
            self.import_from(source);
        }
    }

    fn take_match(&self, settings: Settings, has_zone: bool) {
        self.settings.set(settings);
        self.remember_settings();
        let query = self.question.query.get_untracked();
        if has_zone && !query.zone.is_empty() {
            // The zone of the address would win over the one that was just said.
            let query = Query { zone: String::new(), ..query };
            browser::replace(&query.to_fragment());
            self.question.query.set(query);
        }
    }

    /// The board, with what is asked of it.
    pub(super) fn board_query(&self) -> Query {
        self.question.query.with_untracked(|query| query.on(Page::Coordinator))
    }

    /// The files are left as they are; what was on show before stays.
    pub fn leave_match(&self) {
        self.import.unrecognized_in.set_value(None);
        self.message.set(None);
        self.close_match();
    }

    /// The match of refused files is left, if there is one.
    pub(super) fn leave_refused(&self) {
        if self.matching.is_refused.get_untracked() {
            self.leave_match();
        }
    }

    /// The match has no page any more.
    pub fn close_match(&self) {
        self.matching.end();
        self.worker.end_trials();
    }
}
