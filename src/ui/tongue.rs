//! The reader's language: what the browser prefers, what was chosen, and the file of the language.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::state::AppState;
use crate::language::{self, Catalogue, Language, Locale, LocaleChoice};
use crate::protocol::Request;

const KEY: &str = "zenboard.locale";

/// How the page speaks.
#[derive(Clone, Copy)]
pub struct Tongue {
    /// What the reader decided.
    pub choice: RwSignal<LocaleChoice>,
    /// Changes whenever the page speaks otherwise: everything is drawn anew.
    pub edition: RwSignal<u32>,
    /// The language that was wanted and whose file could not be had; English is shown.
    pub missing: RwSignal<Option<Language>>,
    speech: StoredValue<Speech>,
}

/// A language that was made ready before the page is drawn.
#[derive(Clone)]
pub struct Speech {
    choice: LocaleChoice,
    locale: Locale,
    words: String,
    catalogue: Option<&'static Catalogue>,
    missing: Option<Language>,
}

impl Speech {
    /// As the browser and an earlier choice want it.
    pub async fn wanted() -> Self {
        let choice = browser::recall(KEY).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Self::of(choice).await
    }

    async fn of(choice: LocaleChoice) -> Self {
        let mut locale = choice.complete(&browser::languages());
        let wanted = locale.language;
        let mut words = String::new();
        let mut catalogue = None;
        let mut missing = None;
        if wanted != Language::English {
            let file = browser::fetched(&format!("./languages/{}.json", wanted.tag())).await;
            let read = file.and_then(|text| Some((Catalogue::read(&text).ok()?.0, text)));
            match read {
                Some((read, text)) => {
                    catalogue = Some(read);
                    words = text;
                }
                None => {
                    missing = Some(wanted);
                    locale.language = Language::English;
                }
            }
        }
        Self { choice, locale, words, catalogue, missing }
    }

    /// From now on the page speaks so.
    pub fn begin(&self) {
        language::speak(self.locale, self.catalogue);
        browser::set_language(self.locale.language.tag());
    }

    /// What workers are told.
    pub fn letter(&self) -> Request {
        Request::Speak { locale: self.locale, words: self.words.clone() }
    }
}

impl Tongue {
    pub fn new(speech: &Speech) -> Self {
        Self {
            choice: RwSignal::new(speech.choice),
            edition: RwSignal::default(),
            missing: RwSignal::new(speech.missing),
            speech: StoredValue::new(speech.clone()),
        }
    }

    /// What workers are told.
    pub fn letter(&self) -> Request {
        self.speech.with_value(Speech::letter)
    }
}

impl AppState {
    /// The reader decided how the page speaks: pictures, and what imports said, are said anew.
    pub fn speak(&self, change: impl FnOnce(&mut LocaleChoice)) {
        let state = *self;
        let mut choice = self.tongue.choice.get_untracked();
        change(&mut choice);
        self.tongue.choice.set(choice);
        if let Ok(text) = serde_json::to_string(&choice) {
            browser::remember(KEY, &text);
        }
        spawn_local(async move {
            let speech = Speech::of(choice).await;
            // A newer choice came meanwhile.
            if state.tongue.choice.get_untracked() != choice {
                return;
            }
            speech.begin();
            state.tongue.missing.set(speech.missing);
            state.tongue.speech.set_value(speech);
            state.tell_tongue();
            state.tongue.edition.update(|edition| *edition += 1);
            state.say_anew();
        });
    }
}
