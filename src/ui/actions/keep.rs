//! What outlives the page: files are kept on this device only when that was switched on, and everything can be erased.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::language::say;
use crate::settings::Settings;
use crate::ui::browser;
use crate::ui::device::{self, Kept, Trouble};
use crate::ui::state::{AppState, Load, Message, SETTINGS_KEY, Source};

impl AppState {
    /// Switches keeping on or off. Off, what was kept is erased at once.
    pub fn keep(&self, is_on: bool) {
        self.device.kept.switch(is_on);
        if self.device.kept.is_on.get_untracked() {
            self.keep_now();
        } else {
            self.forget_kept();
        }
    }

    /// Erases the files that are kept.
    pub(super) fn forget_kept(&self) {
        let kept = self.device.kept;
        kept.is_saved.set(false);
        spawn_local(async move {
            if let Err(trouble) = device::forget().await {
                kept.note.set(trouble.words());
            }
        });
    }

    /// Files were read: keeps them, when that is wanted.
    pub(super) fn keep_now(&self) {
        let keeping = self.device.kept;
        if keeping.is_restoring.get_value() {
            keeping.is_restoring.set_value(false);
            return keeping.is_saved.set(true);
        }
        keeping.is_saved.set(false);
        if !keeping.is_on.get_untracked() {
            return;
        }
        let (files, live) = match self.live.held() {
            Some((live, files)) => (files, Some(live)),
            None => (self.import.files(), None),
        };
        if files.is_empty() {
            return;
        }
        let settings = self.settings.with_untracked(Settings::to_json);
        let kept = Kept { files, settings, live };
        let state = *self;
        spawn_local(async move {
            match device::save(kept, move || keeping.is_wanted()).await {
                Ok(is_saved) => {
                    keeping.is_saved.set(is_saved);
                    keeping.is_on.set(is_saved);
                    keeping.note.set(String::new());
                }
                Err(trouble) => state.say_of_kept(trouble.words()),
            }
        });
    }

    /// A sentence about the store: beside its switch, and once where it is seen.
    fn say_of_kept(&self, detail: String) {
        let note = self.device.kept.note;
        if note.with_untracked(|note| *note == detail) {
            // Live data are kept again and again: what is known needs no second word.
            return;
        }
        note.set(detail.clone());
        self.message.set(Some(Message { title: say!("Kept files").into(), detail, hint: String::new() }));
    }

    /// The worker is there for the first time: reads what was kept.
    pub(super) fn restore(&self) {
        let keeping = self.device.kept;
        if keeping.has_begun.get_value() {
            return;
        }
        keeping.has_begun.set_value(true);
        let state = *self;
        device::hear_erased(move || state.stop_keeping());
        if !keeping.is_on.get_untracked() {
            // What a tab wrote while another erased, or a browser that lost the switch: nobody wants it.
            return self.forget_kept();
        }
        spawn_local(async move {
            match device::load().await {
                Ok(Some(kept)) => state.take_kept(kept),
                Ok(None) => state.say_of_kept(
                    say!("Nothing is kept on this device: no file has been read yet, or the browser cleared it.")
                        .into(),
                ),
                Err(trouble) => state.say_of_kept(trouble.words()),
            }
        });
    }

    fn take_kept(&self, kept: Kept) {
        // Whoever was quicker than the store has newer files.
        if self.data.load.with_untracked(|load| *load != Load::Empty) {
            return;
        }
        if let (None, Ok(settings)) = (browser::recall(SETTINGS_KEY), Settings::from_json(&kept.settings)) {
            self.settings.set(settings);
        }
        self.device.kept.is_restoring.set_value(true);
        match kept.live {
            Some(live) => self.watch_kept(live, kept.files),
            None => self.import_from(Source::Files(kept.files)),
        }
    }

    /// Another tab erased everything: this one brings nothing back. What is on screen stays until it is closed.
    fn stop_keeping(&self) {
        let keeping = self.device.kept;
        keeping.is_on.set(false);
        keeping.is_saved.set(false);
        device::forget_in_tab();
        self.live.keys.set_value(Vec::new());
        self.message.set(Some(Message {
            title: say!("Everything was erased in another tab").into(),
            detail: say!("This tab keeps nothing any more. What is on screen is gone when it is closed.").into(),
            hint: String::new(),
        }));
    }

    /// Erases all that Zenboard left in this browser, and starts over.
    pub fn erase_everything(&self) {
        let state = *self;
        let keeping = state.device.kept;
        keeping.is_on.set(false);
        keeping.is_saved.set(false);
        state.start_over();
        state.settings.set(Settings::default());
        spawn_local(async move {
            let outcome = device::erase().await;
            keeping.note.set(String::new());
            state.message.set(Some(erased(outcome)));
        });
    }
}

fn erased(outcome: Result<(), Trouble>) -> Message {
    match outcome {
        Ok(()) => Message {
            title: say!("Everything is erased").into(),
            detail: say!("Files, settings and the offline copy of the program were removed from this browser. Nothing is stored anywhere else.").into(),
            hint: say!("Close the page, or choose files to start over.").into(),
        },
        Err(trouble) => Message {
            title: say!("Not everything could be erased").into(),
            detail: trouble.words(),
            hint: say!("Close other tabs of Zenboard and try again, or clear the site’s data in the browser.").into(),
        },
    }
}
