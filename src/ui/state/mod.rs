//! What the page knows: one store of signals for each concern, all of them `Copy`.
//!
//! In: nothing but the browser's own memory. Out: signals that views read and actions write. Never: a view, an action,
//! a rule.

mod beside;
mod data;
mod device;
mod folder;
mod import;
mod live;
mod matching;
mod question;
mod worker;

use leptos::prelude::*;

pub use beside::{Beside, LeftAt, joined, parted};
pub use data::{Data, Load, Message, Progress, Shown, Simulation};
pub use device::{Device, LoadedLanguage};
pub use folder::Folder;
pub use import::{Import, Source};
pub use live::Live;
pub use matching::{Matching, Outcome};
pub use question::Question;
pub use worker::{Forms, RequestLogs, WorkerState};

use super::browser;
use crate::settings::Settings;

/// Name under which the browser remembers the settings.
pub const SETTINGS_KEY: &str = "zenboard.settings";

/// The stores of a page. What happens to them is in `actions`.
#[derive(Clone, Copy)]
pub struct AppState {
    /// What is asked.
    pub question: Question,
    /// What is shown beside the page.
    pub beside: Beside,
    /// What is on show.
    pub data: Data,
    /// Where the data come from.
    pub import: Import,
    /// What the user says of the files' columns.
    pub matching: Matching,
    /// Sources of the site that are watched.
    pub live: Live,
    /// Files of this computer that are followed.
    pub folder: Folder,
    /// What this browser is told and keeps.
    pub device: Device,
    /// The worker, and whether it lives.
    pub worker: WorkerState,
    /// What forms asked the worker.
    pub forms: Forms,
    /// Requests that the browser recorded.
    pub requests: RequestLogs,
    /// What the user decided.
    pub settings: RwSignal<Settings>,
    /// What the user should know now.
    pub message: RwSignal<Option<Message>>,
}

impl AppState {
    /// The stores of a page that was just opened, without a worker.
    pub fn new(language: &LoadedLanguage) -> Self {
        let (page, beside) = parted(&browser::address());
        let stored = browser::recall(SETTINGS_KEY).and_then(|text| Settings::from_json(&text).ok());
        Self {
            question: Question::new(page),
            beside: Beside::new(beside),
            data: Data::default(),
            import: Import::new(),
            matching: Matching::new(),
            live: Live::new(),
            folder: Folder::new(),
            device: Device::new(language),
            worker: WorkerState::new(),
            forms: Forms::new(),
            requests: RequestLogs::new(),
            settings: RwSignal::new(with_key(stored.unwrap_or_default())),
            message: RwSignal::new(None),
        }
    }

    /// Whether the picture answers the question of the URL. Tracked.
    pub fn is_current(&self) -> bool {
        let query = self.question.query;
        self.data.shown.with(|shown| shown.as_ref().is_some_and(|shown| query.with(|query| shown.query == *query)))
    }

    /// The zone for times without one: the URL's, the settings', the browser's.
    pub fn zone(&self) -> String {
        let of_url = self.question.query.with_untracked(|query| query.zone.clone());
        let of_settings = self.settings.with_untracked(|settings| settings.zone.clone());
        [of_url, of_settings, browser::own_zone()]
            .into_iter()
            .find(|zone| !zone.is_empty())
            .unwrap_or_else(|| "UTC".into())
    }

    /// Whether a reload of the page brings the data back that are on show.
    pub fn survives_reload(&self) -> bool {
        self.import.source.with_value(|source| match source {
            Source::Nothing => true,
            Source::Files(_) => self.device.kept.is_saved.get_untracked(),
            Source::Sample { .. } => false,
            // The site names its sources again; keys that were typed may be gone.
            Source::Live => self.live.keys_survive(),
        })
    }
}

/// Settings with a key wherever names are to be masked: what the browser keeps has none.
fn with_key(mut settings: Settings) -> Settings {
    if settings.masking.on && settings.masking.key.is_empty() {
        settings.masking.key = browser::random_key();
    }
    settings
}
