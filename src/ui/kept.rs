//! What outlives the page: files are kept on this device only when that was switched on, and everything can be erased.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::browser;
use super::state::{AppState, Held, Load, Message, SETTINGS_KEY};
use super::store::{self, Kept, Trouble};
use crate::language::say;
use crate::settings::Settings;

const KEEP_KEY: &str = "zenboard.keep";

/// What the page knows of what it keeps.
#[derive(Clone, Copy)]
pub struct KeepState {
    /// Whether files are kept on this device.
    pub is_on: RwSignal<bool>,
    /// Whether the data on show are kept: a reload brings them back.
    pub is_saved: RwSignal<bool>,
    /// What went wrong, in a sentence; empty when nothing did.
    pub note: RwSignal<String>,
    /// The import under way reads what was kept: that need not be written again.
    is_restoring: StoredValue<bool>,
    has_begun: StoredValue<bool>,
}

impl KeepState {
    /// Nothing is kept unless that was switched on.
    pub fn new() -> Self {
        Self {
            is_on: RwSignal::new(browser::recall(KEEP_KEY).as_deref() == Some("1")),
            is_saved: RwSignal::new(false),
            note: RwSignal::default(),
            is_restoring: StoredValue::default(),
            has_begun: StoredValue::default(),
        }
    }
}

impl AppState {
    /// Switches keeping on or off. Off, what was kept is erased at once.
    pub fn keep(&self, is_on: bool) {
        self.keeping.is_on.set(is_on);
        self.keeping.note.set(String::new());
        if is_on {
            browser::remember(KEEP_KEY, "1");
            self.keep_now();
        } else {
            browser::forget(KEEP_KEY);
            self.forget_kept();
        }
    }

    /// Erases the files that are kept.
    pub(super) fn forget_kept(&self) {
        let keeping = self.keeping;
        keeping.is_saved.set(false);
        spawn_local(async move {
            if let Err(trouble) = store::forget().await {
                keeping.note.set(trouble.words());
            }
        });
    }

    /// Files were read: keeps them, when that is wanted.
    pub(super) fn keep_now(&self) {
        let keeping = self.keeping;
        if keeping.is_restoring.get_value() {
            keeping.is_restoring.set_value(false);
            return keeping.is_saved.set(true);
        }
        keeping.is_saved.set(false);
        if !keeping.is_on.get_untracked() {
            return;
        }
        let (files, live) = match self.live_kept() {
            Some((live, files)) => (files, Some(live)),
            None => (self.held_files(), None),
        };
        if files.is_empty() {
            return;
        }
        let settings = self.settings.with_untracked(Settings::to_json);
        let kept = Kept { files, settings, live };
        let state = *self;
        spawn_local(async move {
            match store::save(kept).await {
                Ok(()) => {
                    keeping.is_saved.set(true);
                    keeping.note.set(String::new());
                }
                Err(trouble) => state.say_of_kept(trouble.words()),
            }
        });
    }

    /// A sentence about the store: beside its switch, and once where it is seen.
    fn say_of_kept(&self, detail: String) {
        if self.keeping.note.with_untracked(|note| *note == detail) {
            // Live data are kept again and again: what is known needs no second word.
            return;
        }
        self.keeping.note.set(detail.clone());
        self.message.set(Some(Message { title: say!("Kept files").into(), detail, hint: String::new() }));
    }

    /// The worker is there for the first time: reads what was kept.
    pub(super) fn restore(&self) {
        let keeping = self.keeping;
        if keeping.has_begun.get_value() {
            return;
        }
        keeping.has_begun.set_value(true);
        if !keeping.is_on.get_untracked() {
            return;
        }
        let state = *self;
        spawn_local(async move {
            match store::load().await {
                Ok(Some(kept)) => state.take_kept(kept),
                Ok(None) => state.say_of_kept(
                    say!("Nothing is kept on this device: no file was read yet, or the browser has cleared it.").into(),
                ),
                Err(trouble) => state.say_of_kept(trouble.words()),
            }
        });
    }

    fn take_kept(&self, kept: Kept) {
        // Whoever was quicker than the store has newer files.
        if self.load.with_untracked(|load| *load != Load::Empty) {
            return;
        }
        if let (None, Ok(settings)) = (browser::recall(SETTINGS_KEY), Settings::from_json(&kept.settings)) {
            self.settings.set(settings);
        }
        self.keeping.is_restoring.set_value(true);
        match kept.live {
            Some(live) => self.watch_kept(live, kept.files),
            None => self.import(Held::Files(kept.files)),
        }
    }

    /// Whether a reload of the page brings the data back that are on show.
    pub fn survives_reload(&self) -> bool {
        self.held_survives(self.keeping.is_saved.get_untracked())
    }

    /// Erases all that Zenboard left in this browser, and starts over.
    pub fn erase_everything(&self) {
        let state = *self;
        state.keeping.is_on.set(false);
        state.keeping.is_saved.set(false);
        state.start_over();
        state.settings.set(Settings::default());
        spawn_local(async move {
            let outcome = store::erase().await;
            state.keeping.note.set(String::new());
            state.message.set(Some(erased(outcome)));
        });
    }
}

fn erased(outcome: Result<(), Trouble>) -> Message {
    match outcome {
        Ok(()) => Message {
            title: say!("Everything is erased").into(),
            detail: say!("Files, settings and the program itself are gone from this browser. What was shown is not kept anywhere.").into(),
            hint: say!("Close the page, or choose files to begin anew.").into(),
        },
        Err(trouble) => Message {
            title: say!("Not everything could be erased").into(),
            detail: trouble.words(),
            hint: say!("Close other tabs of Zenboard and try again, or clear the site’s data in the browser.").into(),
        },
    }
}
