//! Live sources, as the page knows them: what the site decided, and how the sources stand.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use crate::base::Secret;
use crate::feed::{Freshness, Places, Site, TypedKey, age, freshness, length};
use crate::language::say;
use crate::protocol::{KeptPart, News};
use crate::ui::browser;
use crate::ui::device::KeptLive;

/// What was typed in, kept until the tab is closed, where that was chosen.
const KEYS_KEY: &str = "zenboard.keys";
/// A difference of clocks that is worth a word, in seconds.
const SKEW_WORTH_SAYING: i64 = 60;

/// What was typed in.
pub type KeyList = Vec<TypedKey>;

/// What the page knows of live sources.
#[derive(Clone, Copy)]
pub struct Live {
    /// What the owner of the site decided; nothing before its file was read.
    pub site: RwSignal<Option<Arc<Site>>>,
    /// How the sources stand; nothing while files are on show.
    pub news: RwSignal<Option<Arc<News>>>,
    /// Whether live sources are on show, or about to be.
    pub is_on: RwSignal<bool>,
    /// The clock at the last tick, in milliseconds since 1970.
    pub now: RwSignal<i64>,
    /// What was typed in.
    pub keys: StoredValue<KeyList>,
    /// When the page was last asked for, in milliseconds since 1970.
    pub asked_at: StoredValue<i64>,
    /// What the sources held when they handed it over.
    pub kept: StoredValue<Vec<(KeptPart, File)>, LocalStorage>,
    /// When they were last asked for it, in milliseconds since 1970.
    pub kept_at: StoredValue<Option<i64>>,
    /// Whether the file of the site was asked for.
    pub has_begun: StoredValue<bool>,
}

impl Live {
    /// Nothing is known yet.
    pub fn new() -> Self {
        let keys = browser::recall_here(KEYS_KEY).and_then(|text| serde_json::from_str(&text).ok());
        Self {
            site: RwSignal::new(None),
            news: RwSignal::new(None),
            is_on: RwSignal::new(false),
            now: RwSignal::new(browser::clock_ms()),
            keys: StoredValue::new(keys.unwrap_or_default()),
            asked_at: StoredValue::new(0),
            kept: StoredValue::new_local(Vec::new()),
            kept_at: StoredValue::new(None),
            has_begun: StoredValue::new(false),
        }
    }

    /// Whether a reload finds the keys that were typed in; there may be none.
    pub fn keys_survive(&self) -> bool {
        self.keys.with_value(KeyList::is_empty) || browser::recall_here(KEYS_KEY).is_some()
    }

    /// The source that is furthest behind, with its name and the age of its data in words.
    pub fn worst(&self) -> Option<(Freshness, String, String)> {
        let now = self.now.get();
        self.news.with(|news| {
            let sources = &news.as_ref()?.sources;
            sources
                .iter()
                .map(|source| (freshness(now, source.good_at, source.every), source))
                // The first of equals.
                .fold(None, |worst: Option<(Freshness, _)>, next| match worst {
                    Some(worst) if worst.0 >= next.0 => Some(worst),
                    _ => Some(next),
                })
                .map(|(how, source)| {
                    let words = source.good_at.map_or_else(|| "never".to_owned(), |at| age(now - at));
                    (how, source.name.clone(), words)
                })
        })
    }

    /// How far the furthest source is behind; `Fresh` while nothing is live.
    pub fn freshness(&self) -> Freshness {
        self.worst().map_or(Freshness::Fresh, |(how, ..)| how)
    }

    /// What a card says when its figures are not current; empty when they are.
    pub fn stale_words(&self) -> String {
        match self.worst() {
            None | Some((Freshness::Fresh, ..)) => String::new(),
            Some((how, name, words)) => format!("{} {} · {name} {words}", how.shape(), how.word()),
        }
    }

    /// Requests that all sources took since the page was opened.
    pub fn requests(&self) -> u64 {
        self.news.with(|news| news.as_ref().map_or(0, |news| news.sources.iter().map(|source| source.requests).sum()))
    }

    /// The difference of clocks, when it is worth a word.
    pub fn skew_words(&self) -> String {
        let skew = self.news.with(|news| news.as_ref().map_or(0, |news| news.skew));
        if skew.abs() <= SKEW_WORTH_SAYING {
            return String::new();
        }
        let (length, side) = (length(skew.abs() * 1_000), if skew > 0 { say!("behind") } else { say!("ahead of") });
        say!("This computer's clock is {length} {side} the source's. Times are corrected accordingly.")
    }

    /// Nothing is asked any more: files are on show.
    pub fn stop(&self) {
        self.is_on.set(false);
        self.news.set(None);
        self.kept.set_value(Vec::new());
        self.kept_at.set_value(None);
    }

    /// A key was typed in for a source; `is_kept` keeps it until the tab is closed.
    pub fn enter(&self, source: &str, typed: Vec<(String, Secret)>, is_kept: bool) {
        let places = self.site.with_untracked(|site| {
            let spec = site.as_ref()?.sources.iter().find(|spec| spec.name == source)?;
            Some(Places::of(spec))
        });
        let places = places.unwrap_or_default();
        self.keys.update_value(|keys| {
            keys.retain(|typed| typed.source != source);
            keys.extend(typed.into_iter().map(|(name, key)| TypedKey {
                source: source.to_owned(),
                places: places.clone(),
                name,
                key,
            }));
        });
        if is_kept {
            let text = self.keys.with_value(|keys| serde_json::to_string(keys).unwrap_or_default());
            browser::remember_here(KEYS_KEY, &text);
        } else {
            browser::forget_here(KEYS_KEY);
        }
    }

    /// What live sources hold, when they are on show.
    pub fn held(&self) -> Option<(KeptLive, Vec<File>)> {
        let site = self.site.get_untracked()?.to_json();
        if !self.is_on.get_untracked() {
            return None;
        }
        let (parts, files) = self.kept.get_value().into_iter().unzip();
        Some((KeptLive { site, parts }, files))
    }
}
