//! The reader chooses a language, or how numbers and dates are written.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::language::LocaleChoice;
use crate::ui::state::{AppState, LoadedLanguage, Source};

impl AppState {
    /// The reader decided how the page speaks: pictures, and what imports said, are said anew.
    pub fn speak(&self, change: impl FnOnce(&mut LocaleChoice)) {
        let state = *self;
        let language = self.device.language;
        let mut choice = language.choice.get_untracked();
        change(&mut choice);
        language.choose(choice);
        spawn_local(async move {
            let loaded = LoadedLanguage::of(choice).await;
            // A newer choice came meanwhile.
            if language.choice.get_untracked() != choice {
                return;
            }
            language.take(loaded);
            state.worker.speak(language.request());
            language.edition.update(|edition| *edition += 1);
            state.say_anew();
        });
    }

    /// Everything that stands on the page is said anew, by reading files again where they are the source.
    fn say_anew(&self) {
        self.message.set(None);
        if !self.data.is_there() {
            return;
        }
        let is_read_again =
            self.import.source.with_value(|source| matches!(source, Source::Files(_) | Source::Sample { .. }));
        if is_read_again { self.read_again() } else { self.ask() }
    }
}
