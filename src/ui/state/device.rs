//! What this browser is told and keeps: language, theme, files of the last import, the build of the page.

use leptos::prelude::*;

use crate::language::{self, Catalogue, Language, Locale, LocaleChoice, say};
use crate::protocol::Request;
use crate::ui::browser;

const KEEP_KEY: &str = "zenboard.keep";
const LOCALE_KEY: &str = "zenboard.locale";
const THEME_KEY: &str = "zenboard.theme";

/// What holds for this browser.
#[derive(Clone, Copy)]
pub struct Device {
    /// `auto`, `light` or `dark`.
    pub theme: RwSignal<String>,
    /// The reader's language.
    pub language: LanguageState,
    /// Files that outlive the page.
    pub kept: KeptFiles,
    /// Whether the site has a newer build than this page.
    pub update: Update,
}

impl Device {
    /// As this browser remembers it.
    pub fn new(language: &LoadedLanguage) -> Self {
        let theme = browser::recall(THEME_KEY).unwrap_or_else(|| "auto".into());
        browser::set_theme(&theme);
        Self {
            theme: RwSignal::new(theme),
            language: LanguageState::new(language),
            kept: KeptFiles::new(),
            update: Update::new(),
        }
    }

    /// A theme was chosen.
    pub fn choose_theme(&self, theme: &str) {
        browser::set_theme(theme);
        browser::remember(THEME_KEY, theme);
        self.theme.set(theme.to_owned());
    }
}

/// What the page knows of the files that it keeps.
#[derive(Clone, Copy)]
pub struct KeptFiles {
    /// Whether files are kept on this device.
    pub is_on: RwSignal<bool>,
    /// Whether the data on show are kept: a reload brings them back.
    pub is_saved: RwSignal<bool>,
    /// What went wrong, in a sentence; empty when nothing did.
    pub note: RwSignal<String>,
    /// The import under way reads what was kept: that need not be written again.
    pub is_restoring: StoredValue<bool>,
    /// Whether it was looked for what was kept.
    pub has_begun: StoredValue<bool>,
}

impl KeptFiles {
    /// Nothing is kept unless that was switched on.
    fn new() -> Self {
        Self {
            is_on: RwSignal::new(browser::recall(KEEP_KEY).as_deref() == Some("1")),
            is_saved: RwSignal::new(false),
            note: RwSignal::default(),
            is_restoring: StoredValue::default(),
            has_begun: StoredValue::default(),
        }
    }

    /// Switches keeping on or off, and remembers it. It stays off where the browser does not remember that it is on:
    /// nobody would know of the files after a reload.
    pub fn switch(&self, is_on: bool) {
        self.note.set(String::new());
        if !is_on {
            browser::forget(KEEP_KEY);
        } else if !browser::remember(KEEP_KEY, "1") {
            self.note.set(
                say!("This browser does not let the page remember that files are kept, so none are. Its settings may block site data, or its storage is full.")
                    .into(),
            );
        }
        // A switch that did not move shows where it is.
        self.is_on.set(!is_on);
        self.is_on.set(self.is_wanted());
    }

    /// Whether files are to be kept, as this browser remembers it for all its tabs.
    pub fn is_wanted(&self) -> bool {
        browser::recall(KEEP_KEY).as_deref() == Some("1")
    }
}

/// What the page knows of its own age.
#[derive(Clone, Copy)]
pub struct Update {
    /// The build that the site has, when it is not ours.
    pub new_build: RwSignal<Option<String>>,
    /// When the page was loaded, in milliseconds since 1970.
    pub started_ms: StoredValue<f64>,
    /// When it was last looked for a new build, in milliseconds since 1970.
    pub looked_ms: StoredValue<f64>,
}

impl Update {
    /// The page was just loaded.
    fn new() -> Self {
        let now_ms = browser::now_ms();
        Self {
            new_build: RwSignal::new(None),
            started_ms: StoredValue::new(now_ms),
            looked_ms: StoredValue::new(now_ms),
        }
    }
}

/// How the page speaks.
#[derive(Clone, Copy)]
pub struct LanguageState {
    /// What the reader decided.
    pub choice: RwSignal<LocaleChoice>,
    /// Changes whenever the page speaks otherwise: everything is drawn anew.
    pub edition: RwSignal<u32>,
    /// The language that was wanted and whose file could not be had; English is shown.
    pub missing: RwSignal<Option<Language>>,
    loaded: StoredValue<LoadedLanguage>,
}

impl LanguageState {
    fn new(loaded: &LoadedLanguage) -> Self {
        Self {
            choice: RwSignal::new(loaded.choice),
            edition: RwSignal::default(),
            missing: RwSignal::new(loaded.missing),
            loaded: StoredValue::new(loaded.clone()),
        }
    }

    /// The reader decided something: remembered for the next visit.
    pub fn choose(&self, choice: LocaleChoice) {
        self.choice.set(choice);
        if let Ok(text) = serde_json::to_string(&choice) {
            browser::remember(LOCALE_KEY, &text);
        }
    }

    /// From now on the page speaks so.
    pub fn take(&self, loaded: LoadedLanguage) {
        loaded.begin();
        self.missing.set(loaded.missing);
        self.loaded.set_value(loaded);
    }

    /// What workers are told.
    pub fn request(&self) -> Request {
        self.loaded.with_value(LoadedLanguage::request)
    }
}

/// A language whose words are there.
#[derive(Clone)]
pub struct LoadedLanguage {
    choice: LocaleChoice,
    locale: Locale,
    words: String,
    catalogue: Option<&'static Catalogue>,
    missing: Option<Language>,
}

impl LoadedLanguage {
    /// As the browser and an earlier choice want it.
    pub async fn wanted() -> Self {
        let choice = browser::recall(LOCALE_KEY).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Self::of(choice).await
    }

    /// As the reader chose it; English where the file of the language cannot be had.
    pub async fn of(choice: LocaleChoice) -> Self {
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
    fn request(&self) -> Request {
        Request::Speak { locale: self.locale, words: self.words.clone() }
    }
}
