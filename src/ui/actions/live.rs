//! Live sources: what the site decided is read, its sources are watched at the ticks of the page's clock.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use crate::base::Secret;
use crate::feed::{Site, SourceKind, SourceSpec};
use crate::language::say;
use crate::protocol::{Haste, KeptPart, News, Request, WatchOrder};
use crate::settings::Settings;
use crate::ui::browser;
use crate::ui::device::KeptLive;
use crate::ui::state::{AppState, Load, Message, SETTINGS_KEY, Source};
use crate::worker::Slot;

/// A tick of the page's clock, in milliseconds.
const TICK_MS: i32 = 5_000;
/// Live data are shown as of a moment that is no older.
const ASK_EVERY_MS: i64 = 30_000;
/// What the sources hold is handed over no more often: a new worker, or a page that is loaded anew, begins with it.
const HAND_OVER_EVERY_MS: i64 = 300_000;

/// The page's clock: ticks, and the moments at which what failed is worth another try.
pub fn keep_time(state: AppState) {
    browser::every(TICK_MS, move || state.tick(Haste::None));
    // After sleep the age is right first, then it is asked again.
    browser::on_return(move || state.tick(Haste::Return));
}

impl AppState {
    /// The worker is there for the first time: what did the site decide?
    pub(super) fn begin(&self) {
        if !self.live.has_begun.get_value() {
            self.live.has_begun.set_value(true);
            let url = browser::absolute("zenboard.json");
            self.worker.send(Slot::Site, Request::Site { url });
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
                hint: say!("The page works without that file. You can drop files into it.").into(),
            }));
            return;
        }
        let Ok(mut site) = Site::from_json(text) else {
            return;
        };
        site.sources.iter_mut().for_each(complete_addresses);
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
            (false, true) if !self.data.is_there() => self.watch(),
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
        self.import.hold(Source::Live, zone);
        self.live.is_on.set(true);
        self.worker.send_with(Slot::Watch, Request::Watch(Box::new(order)), files);
        self.tick(Haste::None);
    }

    /// A key was typed in.
    pub fn enter_keys(&self, source: &str, typed: Vec<(String, Secret)>, is_kept: bool) {
        self.live.enter(source, typed, is_kept);
        self.watch();
    }

    /// Time has passed, or the page is seen again.
    pub fn tick(&self, haste: Haste) {
        let now = browser::clock_ms();
        self.live.now.set(now);
        self.look_at_folder();
        if !self.live.is_on.get_untracked() {
            return;
        }
        self.worker.tell(Request::Tick { now, haste });
        let is_live = self.question.query.with_untracked(|query| query.as_of.is_none());
        let is_time = (now - self.live.asked_at.get_value()).abs() >= ASK_EVERY_MS;
        if is_live && is_time && self.data.is_there() {
            self.live.asked_at.set_value(now);
            self.ask();
        }
    }

    /// Asks the worker for what its sources hold, now and then.
    fn want_handed_over(&self, now: i64) {
        let last = self.live.kept_at.get_value();
        if last.is_none_or(|last| (now - last).abs() >= HAND_OVER_EVERY_MS) {
            self.live.kept_at.set_value(Some(now));
            self.worker.tell(Request::HandOver);
        }
    }

    /// Something new of the sources.
    pub(super) fn take_news(&self, mut news: News) {
        let summary = news.summary.take();
        if !self.live.is_on.get_untracked() {
            return;
        }
        self.live.news.set(Some(Arc::new(news)));
        if let Some(summary) = summary {
            self.data.summary.set(Some(Arc::new(*summary)));
            self.data.load.set(Load::Loaded);
            let now = browser::clock_ms();
            self.live.asked_at.set_value(now);
            self.ask();
            self.want_handed_over(now);
        }
    }
}

/// Addresses in the file of the site are relative to the page.
fn complete_addresses(source: &mut SourceSpec) {
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
