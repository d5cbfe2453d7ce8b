//! The match under way, as the page knows it: what is chosen, and what would come of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::protocol::{Draft, ImportSummary};

/// What would come of the files, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Outcome {
    /// They were not tried yet.
    #[default]
    Unknown,
    /// There would be a board: the line that says of what.
    Board(String),
    /// There would be none, and why.
    Nothing(String),
    /// They could not be tried, and why.
    Lost(String),
}

/// The match under way.
#[derive(Clone, Copy)]
pub struct Matching {
    /// What is chosen; nothing while no files are matched.
    pub draft: RwSignal<Option<Draft>>,
    /// What would come of it.
    pub outcome: RwSignal<Outcome>,
    /// Whether the files are being tried.
    pub is_trying: RwSignal<bool>,
    /// Whether the files were refused: then the match has the page.
    pub is_refused: RwSignal<bool>,
    /// Counts the matches that were opened: the form is built anew for each.
    pub edition: RwSignal<u32>,
    /// What was imported, where the match is of that.
    pub of: StoredValue<Option<Arc<ImportSummary>>>,
    /// Counts the changes: only the last one is tried.
    pub changes: StoredValue<u32>,
}

impl Matching {
    /// No files are matched.
    pub fn new() -> Self {
        Self {
            draft: RwSignal::new(None),
            outcome: RwSignal::default(),
            is_trying: RwSignal::new(false),
            is_refused: RwSignal::new(false),
            edition: RwSignal::new(0),
            of: StoredValue::new(None),
            changes: StoredValue::new(0),
        }
    }

    /// The match of other files begins.
    pub fn begin(&self, draft: Draft, outcome: Outcome, of: Option<Arc<ImportSummary>>) {
        self.is_refused.set(of.is_none());
        self.of.set_value(of);
        self.outcome.set(outcome);
        self.is_trying.set(false);
        self.draft.set(Some(draft));
        self.edition.update(|edition| *edition += 1);
    }

    /// Whether the match is of what was imported so.
    pub fn is_of(&self, summary: &Arc<ImportSummary>) -> bool {
        self.of.with_value(|of| of.as_ref().is_some_and(|of| Arc::ptr_eq(of, summary)))
    }

    /// No files are matched any more.
    pub fn end(&self) {
        self.is_refused.set(false);
        self.is_trying.set(false);
        self.of.set_value(None);
        self.draft.set(None);
        self.outcome.set(Outcome::Unknown);
        // What waits to be tried is not wanted any more.
        self.changes.update_value(|changes| *changes += 1);
    }

    /// Something of the draft, while there is one. Tracked.
    pub fn read<T: Default>(&self, read: impl FnOnce(&Draft) -> T) -> T {
        self.draft.with(|draft| draft.as_ref().map(read).unwrap_or_default())
    }
}
