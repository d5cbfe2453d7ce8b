//! What the page knows, in signals: one small `Copy` struct. Writes are methods named after what happened.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::browser;
use super::folder::FolderState;
use super::kept::KeepState;
use super::live::LiveState;
use super::parts::{hold_height, is_all_there};
use super::playing::Playing;
use super::pulse::Life;
use super::snapshots;
use super::tongue::{Speech, Tongue};
use super::upkeep::Upkeep;
use crate::dataset::FileInfo;
use crate::language::say;
use crate::protocol::{ImportSummary, ListFormat, Request, Response, SeenLine, Step, Untold, is_engagement};
use crate::query::{Page, Query};
use crate::screen::{ClockExample, ExampleQuestion, Header, Screen, Sheet};
use crate::settings::Settings;
use crate::worker::{Bridge, Heard, Seen, Slot};

pub(super) const SETTINGS_KEY: &str = "zenboard.settings";
const THEME_KEY: &str = "zenboard.theme";
const SAMPLE_TICKETS: u32 = 4_000;
const SAMPLE_SEED: u32 = 7;

/// How far an import is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    pub file: String,
    pub bytes: u64,
    pub total: u64,
    pub rows: u64,
}

/// Whether there are data.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Load {
    #[default]
    Empty,
    Importing(Progress),
    Loaded,
    /// The last question found no answer; what was on screen stays.
    Failed,
}

/// The last good picture, with the question it answers.
#[derive(Debug)]
pub struct Shown {
    pub query: Query,
    pub screen: Screen,
}

/// A sentence for the user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    pub title: String,
    pub detail: String,
    pub hint: String,
}

/// Where the data come from, so that they can be read again.
#[derive(Clone, Default)]
pub(super) enum Held {
    #[default]
    Nothing,
    /// The sources of the site.
    Live,
    Files(Vec<File>),
    Sample {
        now: i64,
    },
}

/// Takes holidays, a line each, and what was not understood.
type TakeHolidays = Box<dyn FnOnce(String, Vec<String>)>;

/// What the page knows.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The question; mirrors the URL.
    pub query: RwSignal<Query>,
    /// What the user decided.
    pub settings: RwSignal<Settings>,
    pub load: RwSignal<Load>,
    pub shown: RwSignal<Option<Arc<Shown>>>,
    pub summary: RwSignal<Option<Arc<ImportSummary>>>,
    pub message: RwSignal<Option<Message>>,
    /// The simulation of the page on show.
    pub playing: RwSignal<Playing>,
    /// The example of the settings page, or why there is none.
    pub example: RwSignal<Option<Result<ClockExample, String>>>,
    /// `auto`, `light` or `dark`.
    pub theme: RwSignal<String>,
    /// How the page speaks.
    pub tongue: Tongue,
    /// The tour under way and its step.
    pub tour: RwSignal<Option<(usize, usize)>>,
    /// Live sources.
    pub live: LiveState,
    /// Files of this computer that are followed.
    pub folder: FolderState,
    /// What the worker asked for, when it was last looked at.
    pub seen_below: RwSignal<Vec<SeenLine>>,
    seen: StoredValue<Seen, LocalStorage>,
    /// What outlives the page.
    pub keeping: KeepState,
    /// Whether the site has a newer version than this page.
    pub upkeep: Upkeep,
    /// Whether the worker lives.
    pub(super) life: Life,
    bridge: StoredValue<Option<Bridge>, LocalStorage>,
    /// What the data on screen were read from.
    held: StoredValue<Held, LocalStorage>,
    /// What the import under way reads; it becomes `held` when it succeeds.
    coming: StoredValue<Option<Held>, LocalStorage>,
    asked: StoredValue<Query>,
    /// How often workers died in a row, without a picture between.
    deaths: StoredValue<u32>,
    /// What had the focus before the picture was replaced.
    focused: StoredValue<String>,
    zone_read: StoredValue<String>,
    /// Files without tickets, and what is in them: the user may say what that is.
    pub untold: RwSignal<Vec<FileInfo>>,
    /// Where those files are, to be read again.
    untold_in: StoredValue<Option<Held>, LocalStorage>,
    /// Who waits for holidays to be read.
    holidays: StoredValue<Option<TakeHolidays>, LocalStorage>,
    /// Files were dropped, and what they do not tell was not asked yet.
    is_fresh: StoredValue<bool>,
    /// A question of the import was answered: the next one follows.
    is_answering: StoredValue<bool>,
    /// Engagement files that were dropped: name and text, for a worker that starts anew.
    engagements: StoredValue<Vec<(String, String)>>,
}

impl AppState {
    /// The state of a fresh page, with its worker.
    pub fn start(speech: &Speech) -> Self {
        let stored = browser::recall(SETTINGS_KEY).map(|text| Settings::from_json(&text));
        let theme = browser::recall(THEME_KEY).unwrap_or_else(|| "auto".into());
        browser::set_theme(&theme);
        let state = Self {
            query: RwSignal::new(Query::from_fragment(&browser::address())),
            settings: RwSignal::new(with_key(stored.and_then(Result::ok).unwrap_or_default())),
            load: RwSignal::default(),
            shown: RwSignal::new(None),
            summary: RwSignal::new(None),
            message: RwSignal::new(None),
            playing: RwSignal::default(),
            example: RwSignal::new(None),
            theme: RwSignal::new(theme),
            tongue: Tongue::new(speech),
            tour: RwSignal::new(None),
            live: LiveState::new(),
            folder: FolderState::new(),
            seen_below: RwSignal::default(),
            seen: StoredValue::new_local(Seen::start()),
            keeping: KeepState::new(),
            upkeep: Upkeep::new(),
            life: Life::default(),
            bridge: StoredValue::new_local(None),
            held: StoredValue::new_local(Held::default()),
            coming: StoredValue::new_local(None),
            asked: StoredValue::new(Query::default()),
            deaths: StoredValue::default(),
            focused: StoredValue::default(),
            zone_read: StoredValue::default(),
            untold: RwSignal::default(),
            untold_in: StoredValue::new_local(None),
            holidays: StoredValue::new_local(None),
            is_fresh: StoredValue::default(),
            is_answering: StoredValue::default(),
            engagements: StoredValue::default(),
        };
        let bridge = Bridge::start(&browser::build_id(), speech.letter(), move |heard| state.hear(heard));
        state.bridge.set_value(Some(bridge));
        leptos::task::spawn_local(async move { state.take_shipped().await });
        state
    }

    /// Mappings that whoever serves this page has put beside it; what the user decided wins.
    async fn take_shipped(self) {
        let Some(text) = browser::fetched("./profiles.json").await else {
            return;
        };
        if let Ok(shipped) = Settings::profiles(&text) {
            self.settings.update(|settings| settings.add_profiles(shipped, false));
        }
    }

    /// The name in `main[data-state]`. `ready` says that the picture answers the question of the URL.
    pub fn state_name(&self) -> &'static str {
        match self.load.get() {
            Load::Importing(_) => "importing",
            Load::Empty => "empty",
            Load::Failed => "failed",
            Load::Loaded if self.is_current() && is_all_there() => "ready",
            Load::Loaded => "importing",
        }
    }

    /// Whether the picture answers the question of the URL.
    pub fn is_current(&self) -> bool {
        self.shown.with(|shown| shown.as_ref().is_some_and(|shown| self.query.with(|query| shown.query == *query)))
    }

    /// What stands above the page; empty before the first picture.
    pub fn header(&self) -> Header {
        self.shown.with(|shown| shown.as_ref().map(|shown| shown.screen.header.clone()).unwrap_or_default())
    }

    /// Names of the files that were chosen.
    pub fn file_names(&self) -> Vec<String> {
        self.held.with_value(|held| match held {
            Held::Files(files) => files.iter().map(File::name).collect(),
            _ => Vec::new(),
        })
    }

    /// The files on show; none while they are something else.
    pub(super) fn held_files(&self) -> Vec<File> {
        self.held.with_value(|held| match held {
            Held::Files(files) => files.clone(),
            _ => Vec::new(),
        })
    }

    /// Whether a reload brings back what is on show, when files are kept (`is_saved`) or not.
    pub(super) fn held_survives(&self, is_saved: bool) -> bool {
        self.held.with_value(|held| match held {
            Held::Nothing => true,
            Held::Files(_) => is_saved,
            Held::Sample { .. } => false,
            // The site names its sources again; keys that were typed may be gone.
            Held::Live => self.live.keys_survive(),
        })
    }

    /// Ends the worker with all it holds, and starts another.
    pub(super) fn restart_worker(&self) {
        self.worker_is_new();
        self.bridge.with_value(|bridge| {
            if let Some(bridge) = bridge {
                bridge.restart();
            }
        });
    }

    /// Ends the worker; another is started later.
    pub(super) fn stop_worker(&self) {
        self.worker_is_new();
        self.bridge.with_value(|bridge| {
            if let Some(bridge) = bridge {
                bridge.stop();
            }
        });
    }

    /// The URL has changed.
    pub fn follow(&self, address: &str) {
        let query = Query::from_fragment(address);
        if self.query.with_untracked(|known| *known == query) {
            return;
        }
        self.query.set(query);
        if !self.has_data_now() {
            self.go_without_data();
            return;
        }
        if self.zone() == self.zone_read.get_value() {
            self.ask();
        } else {
            self.read_again();
        }
    }

    /// Comparisons need no data; every other page without them is the start.
    fn go_without_data(&self) {
        if self.query.with_untracked(|query| query.page == Page::Compare) {
            self.ask();
        } else {
            self.shown.set(None);
            self.load.set(Load::Empty);
        }
    }

    /// Whether there are data to ask about.
    pub(super) fn has_data_now(&self) -> bool {
        self.summary.with_untracked(Option::is_some)
    }

    /// Files were chosen or dropped: they join those that were chosen before.
    pub fn take_files(&self, files: Vec<File>) {
        let state = *self;
        spawn_local(async move {
            let (engagements, files) = sorted_out(files).await;
            if !engagements.is_empty() {
                state.take_engagements(engagements);
            }
            state.take_exports(files);
        });
    }

    /// Engagement files stand beside the data, and are compared.
    fn take_engagements(&self, files: Vec<(String, String)>) {
        self.engagements.update_value(|known| known.extend(files.iter().cloned()));
        self.send(Slot::Aside, Request::Engagements(files), Vec::new());
        let query = self.query.with_untracked(|query| query.on(Page::Compare));
        browser::go(&query.to_fragment());
        self.query.set(query);
        self.ask();
    }

    /// The engagement files are not wanted any more.
    pub fn forget_engagements(&self) {
        self.engagements.set_value(Vec::new());
        self.send(Slot::Aside, Request::ForgetEngagements, Vec::new());
        self.ask();
    }

    /// The figures of earlier imports are to be forgotten.
    pub fn forget_history(&self) {
        let state = *self;
        spawn_local(async move {
            snapshots::forget().await;
            state.tell_history().await;
            state.ask();
        });
    }

    /// The picture on show is wanted as an engagement file.
    pub fn save_engagement(&self, name: String, anonymised: bool) {
        let query = Box::new(self.query.get_untracked());
        let request = Request::Engagement { query, name, anonymised };
        self.send(Slot::Export, request, Vec::new());
    }

    /// Tells the worker what the browser kept of earlier imports.
    async fn tell_history(&self) {
        let texts = snapshots::all().await;
        self.send(Slot::Aside, Request::History(texts), Vec::new());
    }

    /// The worker takes letters: it is told what lies beside the data.
    fn greet(&self) {
        let files = self.engagements.get_value();
        if !files.is_empty() {
            self.send(Slot::Aside, Request::Engagements(files), Vec::new());
        }
        let state = *self;
        spawn_local(async move {
            state.tell_history().await;
            // What failed says so until something else is done.
            if !state.has_data_now() && state.load.get_untracked() == Load::Empty {
                state.go_without_data();
            }
        });
    }

    fn take_exports(&self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.folder.stop();
        let mut all = match self.held.get_value() {
            Held::Files(known) => known,
            _ => Vec::new(),
        };
        // A file chosen again is the newer one.
        all.retain(|known| files.iter().all(|file| file.name() != known.name()));
        all.extend(files);
        self.is_fresh.set_value(true);
        self.import(Held::Files(all));
    }

    /// Files that are followed have changed: they are the data, without those that were there before.
    pub(super) fn show_followed(&self, files: Vec<File>) {
        self.import(Held::Files(files));
    }

    /// The sample desk is wanted.
    pub fn take_sample(&self) {
        self.folder.stop();
        self.import(Held::Sample { now: browser::now().0 });
    }

    /// Reads the same files again, under other settings or in another zone.
    pub fn read_again(&self) {
        self.import(self.held.get_value());
    }

    pub(super) fn import(&self, source: Held) {
        let zone = self.zone();
        let settings = self.settings.with_untracked(Settings::to_json);
        let (request, files) = match &source {
            Held::Nothing => return,
            Held::Live => return self.watch(),
            Held::Files(files) => (Request::Import { zone: zone.clone(), settings }, files.clone()),
            Held::Sample { now } => {
                let request = Request::Sample {
                    tickets: SAMPLE_TICKETS,
                    seed: SAMPLE_SEED,
                    now: *now,
                    zone: zone.clone(),
                    settings,
                };
                (request, Vec::new())
            }
        };
        self.unwatch();
        self.zone_read.set_value(zone);
        self.coming.set_value(Some(source));
        self.message.set(None);
        self.untold.set(Vec::new());
        self.load.set(Load::Importing(Progress::default()));
        self.send(Slot::Import, request, files);
    }

    /// Files hold no tickets that could be told: what was on show stays, and the question with it.
    fn ask_what(&self, untold: Untold) {
        let Untold { title, detail, hint, tables } = untold;
        self.message.set(Some(Message { title, detail, hint }));
        self.untold_in.set_value(self.coming.try_update_value(Option::take).flatten());
        self.untold.set(tables);
        self.keep_old();
    }

    /// The user said what the files hold: they are read again, and what is still in doubt is asked.
    pub fn tell_what(&self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.remember();
        if let Some(source) = self.untold_in.try_update_value(Option::take).flatten() {
            self.is_fresh.set_value(true);
            self.import(source);
        }
    }

    /// What is on show from now on comes from `source`, read in `zone`.
    pub(super) fn hold(&self, source: Held, zone: String) {
        self.zone_read.set_value(zone);
        self.coming.set_value(None);
        self.held.set_value(source);
    }

    /// The import under way is not wanted any more.
    pub fn cancel(&self) {
        self.send(Slot::Aside, Request::Cancel, Vec::new());
    }

    /// All data are to be forgotten.
    pub fn start_over(&self) {
        self.unwatch();
        self.folder.stop();
        self.held.set_value(Held::Nothing);
        self.coming.set_value(None);
        self.summary.set(None);
        self.shown.set(None);
        self.message.set(None);
        self.untold.set(Vec::new());
        self.untold_in.set_value(None);
        self.load.set(Load::Empty);
        // A new worker: the memory of the old one never shrinks.
        self.restart_worker();
        self.forget_kept();
        browser::go("#/data");
    }

    /// The user decided something that changes meanings, not how files are read.
    pub fn decide(&self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        let settings = self.settings.with_untracked(Settings::to_json);
        self.remember();
        self.send(Slot::Aside, Request::Configure { settings }, Vec::new());
        if self.has_data_now() {
            self.ask();
        }
    }

    /// The user decided something about how files are read.
    pub fn decide_reading(&self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.remember();
        self.read_again();
    }

    /// A question about how files are read was answered; the next one follows when they are read.
    pub fn answer(&self, change: impl FnOnce(&mut Settings)) {
        self.is_answering.set_value(true);
        self.decide_reading(change);
    }

    fn remember(&self) {
        let kept = self.settings.with_untracked(Settings::without_key);
        browser::remember(SETTINGS_KEY, &kept.to_json());
    }

    /// A theme was chosen.
    pub fn paint(&self, theme: &str) {
        browser::set_theme(theme);
        browser::remember(THEME_KEY, theme);
        self.theme.set(theme.to_owned());
    }

    /// Tells the worker how to speak.
    pub(super) fn tell_tongue(&self) {
        let letter = self.tongue.letter();
        self.bridge.with_value(|bridge| {
            if let Some(bridge) = bridge {
                bridge.speak(letter);
            }
        });
    }

    /// Everything that stands on the page is said anew, by reading files again where they are the source.
    pub(super) fn say_anew(&self) {
        self.message.set(None);
        let is_read_again = self.held.with_value(|held| matches!(held, Held::Files(_) | Held::Sample { .. }));
        if is_read_again && self.has_data_now() {
            self.read_again();
        } else if self.has_data_now() {
            self.ask();
        }
    }

    /// The list on show is wanted as a file.
    pub fn export(&self, format: ListFormat) {
        let query = self.query.get_untracked();
        self.send(Slot::Export, Request::Export(Box::new(query), format), Vec::new());
    }

    /// Tables on show are wanted as a workbook.
    pub fn save_workbook(&self, sheets: Vec<Sheet>) {
        self.send(Slot::Export, Request::Workbook(sheets), Vec::new());
    }

    /// What the page itself asked for so far.
    pub fn seen_here(&self) -> Vec<SeenLine> {
        self.seen.with_value(Seen::lines)
    }

    /// What did the worker ask for?
    pub fn look_below(&self) {
        self.send(Slot::Seen, Request::Seen, Vec::new());
    }

    /// The example is wanted for the settings as they are.
    pub fn ask_example(&self, question: ExampleQuestion) {
        let settings = self.settings.with_untracked(Settings::to_json);
        self.send(Slot::Form, Request::Example { question, settings }, Vec::new());
    }

    /// Holidays are to be read from a calendar file; `take` gets a line each, and what was not understood.
    pub fn read_holidays(&self, text: String, take: impl FnOnce(String, Vec<String>) + 'static) {
        let zone = self.zone();
        self.holidays.set_value(Some(Box::new(take)));
        self.send(Slot::Form, Request::Holidays { text, zone }, Vec::new());
    }

    /// The zone for times without one: the URL's, the settings', the browser's.
    pub fn zone(&self) -> String {
        let of_url = self.query.with_untracked(|query| query.zone.clone());
        let of_settings = self.settings.with_untracked(|settings| settings.zone.clone());
        [of_url, of_settings, browser::own_zone()]
            .into_iter()
            .find(|zone| !zone.is_empty())
            .unwrap_or_else(|| "UTC".into())
    }

    pub(super) fn ask(&self) {
        let query = self.query.get_untracked();
        self.asked.set_value(query.clone());
        if !matches!(self.load.get_untracked(), Load::Importing(_)) {
            self.load.set(Load::Loaded);
        }
        self.send(Slot::Screen, Request::Ask(Box::new(query)), Vec::new());
    }

    pub(super) fn send(&self, slot: Slot, request: Request, files: Vec<File>) {
        self.bridge.with_value(|bridge| {
            if let Some(bridge) = bridge {
                bridge.send(slot, request, files);
            }
        });
    }

    /// Says something that is not answered, if the worker is there to hear it.
    pub(super) fn tell(&self, request: Request) {
        self.bridge.with_value(|bridge| {
            if let Some(bridge) = bridge {
                bridge.tell(request);
            }
        });
    }

    fn hear(&self, heard: Heard) {
        self.hear_life();
        match heard {
            Heard::Ready => {
                self.worker_is_up();
                self.restore();
                self.greet();
                self.begin();
            }
            Heard::News(news) => self.hear_news(*news),
            Heard::HandedOver(kept) => self.take_over(kept),
            Heard::Broken(reason) => self.recover(reason),
            Heard::Answer(slot, response) => match response {
                Response::Progress { file, bytes, total, rows } => {
                    self.load.set(Load::Importing(Progress { file, bytes, total, rows }));
                }
                Response::Imported(summary) => self.imported(*summary),
                Response::Cancelled => self.keep_old(),
                Response::Screen(screen) => self.show(*screen),
                Response::Playing { done, total } => self.playing_on(done, total),
                Response::Played(played) => self.played(*played),
                Response::PlayStopped => self.play_stopped(),
                Response::Example(example) => self.example.set(Some(example)),
                Response::Holidays { lines, notes } => {
                    if let Some(take) = self.holidays.try_update_value(Option::take).flatten() {
                        take(lines, notes);
                    }
                }
                Response::Aggregates { key, text } => {
                    let state = *self;
                    spawn_local(async move {
                        snapshots::keep(&key, &text).await;
                        state.tell_history().await;
                    });
                }
                Response::Exported { name, mime, bytes } => browser::save(&name, &mime, &bytes),
                Response::Failed { title, detail, hint } => {
                    self.message.set(Some(Message { title, detail, hint }));
                    match slot {
                        Slot::Import => self.keep_old(),
                        Slot::Screen => self.load.set(Load::Failed),
                        Slot::Play
                        | Slot::Export
                        | Slot::Form
                        | Slot::Site
                        | Slot::Seen
                        | Slot::Watch
                        | Slot::Aside
                        | Slot::Pulse => {}
                    }
                }
                Response::Untold(untold) => self.ask_what(*untold),
                Response::Seen(lines) => self.seen_below.set(lines),
                Response::Site { text, trouble } => self.take_site(&text, trouble),
                Response::Pong { bytes } => self.weigh(bytes),
                Response::Ready { .. }
                | Response::News(_)
                | Response::HandedOver(_)
                | Response::Configured
                | Response::Forgotten => {}
            },
        }
    }

    fn imported(&self, summary: ImportSummary) {
        if let Some(source) = self.coming.try_update_value(Option::take).flatten() {
            self.held.set_value(source);
        }
        self.worker_has_read();
        self.keep_now();
        let was_empty = !self.has_data_now();
        let is_fresh = self.is_fresh.try_update_value(std::mem::take).unwrap_or_default();
        if !summary.is_sample {
            self.send(Slot::Export, Request::Aggregates, Vec::new());
        }
        let refused = summary.refused.first().cloned();
        self.summary.set(Some(Arc::new(summary)));
        if let Some((file, why, hint)) = refused {
            let title = say!("{file} was left out");
            self.message.set(Some(Message { title, detail: why, hint }));
        }
        self.load.set(Load::Loaded);
        let is_answering = self.is_answering.try_update_value(std::mem::take).unwrap_or_default();
        if is_answering || is_fresh && !untrack(|| self.doubts()).is_empty() {
            self.turn_to(self.after_doubts());
        } else if was_empty && self.query.with_untracked(|query| query.page == Page::Data) {
            self.turn_to(self.query.with_untracked(|query| query.on(Page::Coordinator)));
        }
        self.ask();
    }

    /// The steps of the import in which something is in doubt. Tracked.
    pub fn doubts(&self) -> Vec<Step> {
        self.settings.with(|settings| {
            self.summary.with(|summary| summary.as_ref().map(|summary| summary.doubts(settings)).unwrap_or_default())
        })
    }

    /// The next step in doubt, or the audit when nothing is.
    fn after_doubts(&self) -> Query {
        let doubts = untrack(|| self.doubts());
        self.query.with_untracked(|query| match doubts.first() {
            Some(step) => query.on(Page::Import).with_option("step", step.id()),
            None => query.on(Page::Audit),
        })
    }

    /// What this step asks is answered.
    pub fn go_on(&self) {
        browser::go(&self.after_doubts().to_fragment());
    }

    /// Another page, which is asked for next.
    fn turn_to(&self, query: Query) {
        browser::go(&query.to_fragment());
        self.query.set(query);
    }

    /// An import led to nothing: what there was before stays.
    fn keep_old(&self) {
        self.coming.set_value(None);
        if self.held.with_value(|held| matches!(held, Held::Live)) {
            // The sources go on where they were.
            self.live.is_on.set(true);
        }
        if self.has_data_now() {
            self.load.set(Load::Loaded);
            self.ask();
        } else if self.message.with_untracked(Option::is_some) {
            self.load.set(Load::Failed);
        } else {
            self.load.set(Load::Empty);
        }
    }

    fn show(&self, screen: Screen) {
        let mut query = self.asked.get_value();
        if !screen.header.address.is_empty() {
            // A link that was sent held no name: from here on the address does, as any other.
            let open = Query::from_fragment(&screen.header.address);
            if self.query.with_untracked(|now| *now == query) {
                browser::replace(&screen.header.address);
                self.query.set(open.clone());
            }
            query = open;
        }
        if self.deaths.get_value() > 0 && self.is_wall() {
            // Nobody is there to close the message.
            self.message.set(None);
        }
        self.deaths.set_value(0);
        self.focused.set_value(browser::focused_id());
        hold_height();
        self.follow_play(&query, &screen);
        self.shown.set(Some(Arc::new(Shown { query, screen })));
        if !matches!(self.load.get_untracked(), Load::Importing(_)) {
            self.load.set(Load::Loaded);
        }
    }

    /// The worker died: the picture stays, another worker reads the data again. What killed two
    /// workers in a row is not tried a third time at a desk; a wall has nobody to ask, and tries on, ever more rarely.
    pub(super) fn recover(&self, reason: String) {
        let deaths = self.deaths.get_value() + 1;
        self.deaths.set_value(deaths);
        let held = self.held.get_value();
        let source = match (deaths, self.coming.try_update_value(Option::take).flatten()) {
            (1, coming) => coming.unwrap_or(held),
            // The new files are the trouble: the old ones come back.
            (2, Some(_)) => held,
            (2, None) if matches!(held, Held::Live) => held,
            _ if self.is_wall() => held,
            _ => Held::Nothing,
        };
        let mut message = Message {
            title: say!("Something went wrong inside Zenboard").into(),
            detail: say!("What is on screen stays. The technical reason: {reason}"),
            hint: say!("Your files are being read again.").into(),
        };
        if matches!(source, Held::Nothing) {
            message.hint = say!("Choose your files again, or reload the page.").into();
            self.summary.set(None);
            self.load.set(Load::Failed);
        }
        self.start_again(deaths, source);
        self.message.set(Some(message));
    }

    /// Id of what had the focus before the picture was replaced; empty for nothing.
    pub fn last_focus(&self) -> String {
        self.focused.get_value()
    }
}

/// Settings with a key wherever names are to be masked: what the browser keeps has none.
fn with_key(mut settings: Settings) -> Settings {
    if settings.masking.on && settings.masking.key.is_empty() {
        settings.masking.key = browser::random_key();
    }
    settings
}

/// Engagement files as name and text, and everything else.
async fn sorted_out(files: Vec<File>) -> (Vec<(String, String)>, Vec<File>) {
    /// No engagement file is larger.
    const MOST_BYTES: f64 = 2_000_000.0;
    let (mut engagements, mut others) = (Vec::new(), Vec::new());
    for file in files {
        let may_be = file.name().to_lowercase().ends_with(".json") && file.size() < MOST_BYTES;
        let text = if may_be { JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) } else { None };
        match text.filter(|text| is_engagement(text)) {
            Some(text) => engagements.push((file.name(), text)),
            None => others.push(file),
        }
    }
    (engagements, others)
}
