//! Live sources, as the page knows them: what the site decided, how the sources stand, and the ticks of the clock.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use super::browser;
use super::state::{AppState, Held, Load, Message, SETTINGS_KEY};
use super::store::KeptLive;
use crate::base::Secret;
use crate::feed::{Freshness, Site, SourceKind, age, freshness, length};
use crate::language::say;
use crate::protocol::{KeptPart, News, Request, WatchOrder};
use crate::settings::Settings;
use crate::worker::Slot;

/// A tick of the page's clock, in milliseconds.
const TICK_MS: i32 = 5_000;
/// Live data are shown as of a moment that is no older.
const ASK_EVERY_MS: i64 = 30_000;
/// What was typed in, kept until the tab is closed, where that was chosen.
const KEYS_KEY: &str = "zenboard.keys";
/// What the sources hold is handed over no more often: a new worker, or a page that is loaded anew, begins with it.
const HAND_OVER_EVERY_MS: i64 = 300_000;
/// A difference of clocks that is worth a word, in seconds.
const SKEW_WORTH_SAYING: i64 = 60;

/// What was typed in: source, name, key.
type KeyList = Vec<(String, String, Secret)>;

/// What the page knows of live sources.
#[derive(Clone, Copy)]
pub struct LiveState {
    /// What the owner of the site decided; nothing before its file was read.
    pub site: RwSignal<Option<Arc<Site>>>,
    /// How the sources stand; nothing while files are on show.
    pub news: RwSignal<Option<Arc<News>>>,
    /// Whether live sources are on show, or about to be.
    pub is_on: RwSignal<bool>,
    /// The clock at the last tick, in milliseconds since 1970.
    pub now: RwSignal<i64>,
    keys: StoredValue<KeyList>,
    asked_at: StoredValue<i64>,
    /// What the sources held when they handed it over, and when that was.
    kept: StoredValue<Vec<(KeptPart, File)>, LocalStorage>,
    kept_at: StoredValue<Option<i64>>,
    has_begun: StoredValue<bool>,
}

impl LiveState {
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
        say!("The clock of this computer is {length} {side} that of the source. Times are put right by it.")
    }
}

/// The page's clock: ticks, and the moments at which what failed is worth another try.
pub fn keep_time(state: AppState) {
    browser::every(TICK_MS, move || state.tick(false));
    // After sleep the age is right first, then it is asked again.
    browser::on_return(move || state.tick(true));
}

impl AppState {
    /// The worker is there for the first time: what did the site decide?
    pub(super) fn begin(&self) {
        if !self.live.has_begun.get_value() {
            self.live.has_begun.set_value(true);
            let url = browser::absolute("zenboard.json");
            self.send(Slot::Site, Request::Site { url }, Vec::new());
        }
    }

    /// The file of the site was read.
    pub(super) fn take_site(&self, text: &str, trouble: String) {
        if !trouble.is_empty() {
            if self.live.is_on.get_untracked() {
                // Its file is out of reach, as its sources may be: what was kept of it goes on.
                return;
            }
            self.message.set(Some(Message {
                title: say!("What this site decided cannot be used").into(),
                detail: trouble,
                hint: say!("The page works as if there were no such file. Files can be dropped into it.").into(),
            }));
            return;
        }
        let Ok(mut site) = Site::from_json(text) else {
            return;
        };
        for source in &mut site.sources {
            let is_rest = source.kind == SourceKind::Rest && !source.url.is_empty();
            let urls = [&mut source.url, &mut source.manifest, &mut source.token_url];
            let tables = source.tables.iter_mut().map(|table| &mut table.url);
            for url in urls.into_iter().chain(source.files.iter_mut()) {
                *url = browser::absolute(url);
            }
            for url in tables.filter(|_| !is_rest) {
                *url = browser::absolute(url);
            }
        }
        if let (Some(decided), None) = (site.decided(), browser::recall(SETTINGS_KEY)) {
            self.settings.set(decided);
        }
        let has_sources = !site.sources.is_empty();
        let is_known = self.live.site.with_untracked(|known| known.as_deref().is_some_and(|known| *known == site));
        let is_on = self.live.is_on.get_untracked();
        self.live.site.set(Some(Arc::new(site)));
        match (is_on, has_sources) {
            // What was kept is of a site that has no sources any more.
            (true, false) => self.start_over(),
            (true, true) if !is_known => self.watch(),
            (false, true) if !self.has_data_now() => self.watch(),
            _ => {}
        }
    }

    /// Shows what was kept of live sources, and watches them.
    pub(super) fn watch_kept(&self, live: KeptLive, files: Vec<File>) {
        if self.live.site.with_untracked(Option::is_none) {
            let Ok(site) = Site::from_json(&live.site) else {
                return;
            };
            self.live.site.set(Some(Arc::new(site)));
            self.message.set(None);
        }
        self.live.kept.set_value(live.parts.into_iter().zip(files).collect());
        self.watch();
    }

    /// What live sources hold, when they are on show.
    pub(super) fn live_kept(&self) -> Option<(KeptLive, Vec<File>)> {
        let site = self.live.site.get_untracked()?.to_json();
        if !self.live.is_on.get_untracked() {
            return None;
        }
        let (parts, files) = self.live.kept.get_value().into_iter().unzip();
        Some((KeptLive { site, parts }, files))
    }

    /// The sources handed over what they hold.
    pub(super) fn take_over(&self, kept: Vec<(KeptPart, File)>) {
        // A worker that has just begun has nothing: what the one before it had is better.
        if !self.live.is_on.get_untracked() || kept.is_empty() {
            return;
        }
        self.live.kept.set_value(kept);
        self.keep_now();
    }

    /// Shows the sources of the site from now on.
    pub fn watch(&self) {
        let Some(site) = self.live.site.get_untracked() else {
            return;
        };
        let zone = self.zone();
        let kept = self.live.kept.get_value();
        let order = WatchOrder {
            site: site.to_json(),
            keys: self.live.keys.get_value(),
            zone: zone.clone(),
            settings: self.settings.with_untracked(Settings::to_json),
            seed: browser::some_seed(),
            kept: kept.iter().map(|(part, _)| part.clone()).collect(),
        };
        let files = kept.into_iter().map(|(_, file)| file).collect();
        self.folder.stop();
        self.hold(Held::Live, zone);
        self.live.is_on.set(true);
        self.send(Slot::Watch, Request::Watch(Box::new(order)), files);
        self.tick(false);
    }

    /// Files are on show: nothing is asked any more.
    pub(super) fn unwatch(&self) {
        self.live.is_on.set(false);
        self.live.news.set(None);
        self.live.kept.set_value(Vec::new());
        self.live.kept_at.set_value(None);
    }

    /// A key was typed in.
    pub fn enter_keys(&self, source: &str, typed: Vec<(String, Secret)>, is_kept: bool) {
        self.live.keys.update_value(|keys| {
            keys.retain(|(of, ..)| of != source);
            keys.extend(typed.into_iter().map(|(name, key)| (source.to_owned(), name, key)));
        });
        if is_kept {
            let text = self.live.keys.with_value(|keys| serde_json::to_string(keys).unwrap_or_default());
            browser::remember_here(KEYS_KEY, &text);
        } else {
            browser::forget_here(KEYS_KEY);
        }
        self.watch();
    }

    /// Time has passed, or the page is seen again.
    pub fn tick(&self, hurry: bool) {
        let now = browser::clock_ms();
        self.live.now.set(now);
        self.look_at_folder();
        if !self.live.is_on.get_untracked() {
            return;
        }
        self.tell(Request::Tick { now, hurry });
        let is_live = self.query.with_untracked(|query| query.as_of.is_none());
        let is_time = (now - self.live.asked_at.get_value()).abs() >= ASK_EVERY_MS;
        if is_live && is_time && self.has_data_now() {
            self.live.asked_at.set_value(now);
            self.ask();
        }
    }

    /// Asks the worker for what its sources hold, now and then.
    fn want_handed_over(&self, now: i64) {
        let last = self.live.kept_at.get_value();
        if last.is_none_or(|last| (now - last).abs() >= HAND_OVER_EVERY_MS) {
            self.live.kept_at.set_value(Some(now));
            self.tell(Request::HandOver);
        }
    }

    /// Something new of the sources.
    pub(super) fn hear_news(&self, mut news: News) {
        let summary = news.summary.take();
        if !self.live.is_on.get_untracked() {
            return;
        }
        self.live.news.set(Some(Arc::new(news)));
        if let Some(summary) = summary {
            self.summary.set(Some(Arc::new(*summary)));
            self.load.set(Load::Loaded);
            let now = browser::clock_ms();
            self.live.asked_at.set_value(now);
            self.ask();
            self.want_handed_over(now);
        }
    }
}
