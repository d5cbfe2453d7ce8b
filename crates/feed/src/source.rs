//! One source: when it is asked, what it is asked, what it gave last, and what went wrong since.

use std::collections::VecDeque;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use base::{Secret, Timestamp};

use super::call::{Call, Reply};
use super::files::{FileWalk, Files, file_name};
use super::memory::{Memory, files_of, identity, kept_files, kept_tables, store_of};
use super::place::Places;
use super::records::Store;
use super::schedule::{Schedule, retry_after, skew};
use super::site::{SourceKind, SourceSpec};
use super::trouble::{Key, Trouble, is_web_page};
use super::vendors::{self, Asking, Keys, Prelude};
use super::walk::Walk;

const HOUR_MS: i64 = 3_600_000;
/// Lists of changes do not tell what was deleted: everything is asked anew so often.
const FULL_EVERY_MS: i64 = 6 * HOUR_MS;
/// A vendor's lists refer to each other over no more steps than this.
const MOST_ROUNDS: usize = 3;

/// Why what failed is asked again before its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Haste {
    /// It is not: the clock ticks.
    #[default]
    None,
    /// The page is seen again, or the network is back.
    Return,
    /// Somebody pressed the button.
    Asked,
}

/// A file of a source: its name and what is in it.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name on screen, told from those of other sources.
    pub name: String,
    /// The bytes.
    pub bytes: Rc<[u8]>,
}

/// How a source stands, for the page. All moments are milliseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SourceState {
    /// Its name.
    pub name: String,
    /// When it last answered in full.
    pub good_at: Option<i64>,
    /// How often it is expected to, in milliseconds.
    pub every: i64,
    /// What went wrong since; empty when nothing did.
    pub trouble: String,
    /// Whether a key has to be typed in before anything else happens.
    pub wants_key: bool,
    /// When it is asked next.
    pub next_at: Option<i64>,
    /// Requests since the page was opened.
    pub requests: u64,
}

/// One source.
#[derive(Debug)]
pub struct Source {
    /// What the site says of it.
    pub spec: SourceSpec,
    schedule: Schedule,
    keys: Keys,
    /// Where they may go.
    places: Places,
    /// Whether these keys brought data.
    are_keys_good: bool,
    /// Of several sources each says its name before its files.
    is_one_of_many: bool,
    files: Files,
    urls: Vec<String>,
    store: Store,
    zone: Option<String>,
    token: Option<(Secret, i64)>,
    full_at: Option<i64>,
    hour: VecDeque<i64>,
    requests: u64,
    good_at: Option<i64>,
    /// What its files say of how often they are written, in milliseconds.
    written_every: i64,
    trouble: Option<Trouble>,
    /// Seconds that its server's clock is ahead of ours.
    pub skew: Option<i64>,
}

/// A refresh under way. It ends by [`Source::keep`] or [`Source::fail`].
#[derive(Debug)]
pub struct Round {
    started_at: i64,
    is_full: bool,
    prelude: Option<(Prelude, Call)>,
    files: Option<FileWalk>,
    walk: Option<Walk>,
    rounds: usize,
    zone: Option<String>,
    token: Option<(Secret, i64)>,
    has_new_token: bool,
}

impl Source {
    /// A source that is asked at once. The seed makes its waits.
    pub fn new(spec: SourceSpec, keys: Keys, seed: u64, is_one_of_many: bool) -> Self {
        Self {
            schedule: Schedule::new(spec.refresh, seed),
            places: Places::of(&spec),
            spec,
            keys,
            are_keys_good: false,
            is_one_of_many,
            files: Files::new(),
            urls: Vec::new(),
            store: Store::new(),
            zone: None,
            token: None,
            full_at: None,
            hour: VecDeque::new(),
            requests: 0,
            good_at: None,
            written_every: 0,
            trouble: None,
            skew: None,
        }
    }

    /// Whether it is time to ask.
    pub fn is_due(&self, now: i64) -> bool {
        self.schedule.is_due(now)
    }

    /// Asks again at the next tick, where it failed last and this may help.
    pub fn hurry(&mut self, haste: Haste) {
        let may_help = |trouble: &Trouble| match haste {
            Haste::None => false,
            // The network does not mend a key, and a screen that is looked at often must not lock an account.
            Haste::Return => !trouble.is_about_key(),
            Haste::Asked => true,
        };
        if self.trouble.as_ref().is_some_and(may_help) {
            self.schedule.hurry();
        }
    }

    /// Asks again at the next tick, however it stands.
    pub fn ask_anew(&mut self) {
        self.schedule.hurry();
    }

    /// Other keys were typed in; a source that waits for one is asked again.
    pub fn use_keys(&mut self, keys: Keys) {
        if self.keys != keys {
            self.token = None;
            self.keys = keys;
            self.are_keys_good = false;
        }
        if self.trouble.as_ref().is_some_and(Trouble::is_about_key) {
            self.schedule.hurry();
        }
    }

    /// How it stands.
    pub fn state(&self) -> SourceState {
        SourceState {
            name: self.spec.name.clone(),
            good_at: self.good_at,
            // What is written every five minutes and polled every minute is six minutes old at times.
            every: self.schedule.every() + self.written_every,
            trouble: self.trouble.as_ref().map(Trouble::sentence).unwrap_or_default(),
            wants_key: self.trouble.as_ref().is_some_and(Trouble::wants_key),
            next_at: self.schedule.next_at().filter(|at| *at != i64::MIN),
            requests: self.requests,
        }
    }

    /// Whether it ever gave anything.
    pub fn has_data(&self) -> bool {
        self.good_at.is_some()
    }

    /// It held data of that moment before it was started anew.
    pub fn remember(&mut self, good_at: i64) {
        self.good_at = self.good_at.or(Some(good_at));
        self.are_keys_good = true;
    }

    /// Begins a refresh.
    ///
    /// # Errors
    /// When a key is missing, or the hour's requests are spent.
    pub fn begin(&mut self, now: i64) -> Result<Round, Trouble> {
        self.resume(now, now)
    }

    /// Begins a refresh again that was begun at `started_at` and broke off: it asks the same questions.
    ///
    /// # Errors
    /// As [`Source::begin`].
    pub fn resume(&mut self, now: i64, started_at: i64) -> Result<Round, Trouble> {
        if !self.has_keys() {
            return Err(Trouble::NoKey);
        }
        // A clock that was set back must not make the hour longer.
        while self.hour.front().is_some_and(|at| now - at >= HOUR_MS || *at > now) {
            self.hour.pop_front();
        }
        if self.hour.len() >= self.spec.hourly as usize {
            return Err(Trouble::Spent);
        }
        self.token = self.token.take().filter(|(_, until)| (0..24 * HOUR_MS).contains(&(until - now)));
        let is_full = self.full_at.is_none_or(|at| !(0..FULL_EVERY_MS).contains(&(started_at - at)));
        let mut round = Round {
            started_at,
            is_full,
            prelude: None,
            files: None,
            walk: None,
            rounds: 0,
            zone: self.zone.clone(),
            token: self.token.clone(),
            has_new_token: false,
        };
        if self.spec.kind == SourceKind::Files {
            let header = vendors::key_header(&self.spec, self.keys.get("token").unwrap_or(&Secret::default()));
            let walk = FileWalk::new(self.files.clone(), &self.spec.manifest, &self.spec.files, header);
            round.files = Some(walk);
        } else {
            self.prepare(&mut round);
        }
        Ok(round)
    }

    fn has_keys(&self) -> bool {
        let has = |name: &str| self.keys.get(name).is_some_and(|key| !key.is_empty());
        match self.spec.kind {
            SourceKind::Halopsa => has("token") || (has("client_id") && has("client_secret")),
            _ => self.spec.wanted_keys().iter().all(|(name, _)| has(name)),
        }
    }

    /// The next thing a round needs: what comes before the lists, then the lists.
    fn prepare(&self, round: &mut Round) {
        round.prelude = vendors::prelude(&self.asking(round), round.zone.is_some());
        if round.prelude.is_none() && round.walk.is_none() {
            let lists = vendors::lists(&self.asking(round));
            round.walk = Some(Walk::new(self.store.clone(), lists));
        }
    }

    fn asking<'a>(&'a self, round: &'a Round) -> Asking<'a> {
        Asking {
            spec: &self.spec,
            keys: &self.keys,
            base: round.zone.as_deref().unwrap_or(&self.spec.url),
            token: round.token.as_ref().map(|(token, _)| token),
            now: Timestamp(round.started_at / 1_000 + self.skew.unwrap_or(0)),
            is_full: round.is_full,
            store: &self.store,
        }
    }

    /// The next request of a round; `None` when everything is there.
    ///
    /// # Errors
    /// When the hour's requests are spent, or the request would be more than reading, or would carry the key elsewhere.
    pub fn next(&mut self, round: &mut Round, now: i64) -> Result<Option<Call>, Trouble> {
        let call = match (&round.prelude, &round.files, &mut round.walk) {
            (Some((_, call)), ..) => Some(call.clone()),
            (None, Some(files), _) => files.next(),
            (None, None, Some(walk)) => walk.next(),
            (None, None, None) => None,
        };
        let Some(call) = call else {
            return match self.add_references(round) {
                true => self.next(round, now),
                false => Ok(None),
            };
        };
        if !call.is_reading() {
            return Err(Trouble::NotReading);
        }
        if !self.may_carry_key_to(&call.url, round) {
            return Err(Trouble::Elsewhere);
        }
        if self.hour.len() >= self.spec.hourly as usize {
            return Err(Trouble::Spent);
        }
        self.hour.push_back(now);
        self.requests += 1;
        Ok(Some(call))
    }

    /// The last request was not made: its answer was known already.
    pub fn was_known(&mut self) {
        self.hour.pop_back();
        self.requests = self.requests.saturating_sub(1);
    }

    /// Whether the key may go to an address; to any when there is none.
    fn may_carry_key_to(&self, url: &str, round: &Round) -> bool {
        let has_key = !self.keys.is_empty() || !self.spec.public_token.is_empty();
        let is_zone = || round.zone.as_ref().is_some_and(|zone| Places::default().with(zone).hold(url));
        !has_key || self.places.hold(url) || is_zone()
    }

    /// Adds the lists of what rows refer to; whether there are any.
    fn add_references(&self, round: &mut Round) -> bool {
        if round.walk.is_none() || round.rounds >= MOST_ROUNDS {
            return false;
        }
        round.rounds += 1;
        let lists = match &round.walk {
            Some(walk) => vendors::more(&self.asking(round), walk, round.rounds),
            None => Vec::new(),
        };
        let has_more = !lists.is_empty();
        if let Some(walk) = &mut round.walk {
            walk.add(lists);
        }
        has_more
    }

    /// The answer to the last request of a round.
    ///
    /// # Errors
    /// When it holds no data.
    pub fn take(&mut self, round: &mut Round, reply: &Reply, now: i64) -> Result<(), Trouble> {
        self.skew = skew(reply, now).or(self.skew);
        if let Some(trouble) = Trouble::of(reply, retry_after(reply, now)) {
            return Err(trouble);
        }
        if let Some(files) = &mut round.files {
            return files.take(reply);
        }
        if is_web_page(reply) {
            return Err(Trouble::WebPage);
        }
        match round.prelude.take() {
            Some((Prelude::Zone, _)) => {
                round.zone = Some(vendors::zone_of(reply, &self.spec)?);
                self.prepare(round);
            }
            Some((Prelude::Token, _)) => {
                let (token, seconds) = vendors::token_of(reply)?;
                round.token = Some((token, now + seconds * 900));
                round.has_new_token = true;
                self.prepare(round);
            }
            None => {
                if let Some(walk) = &mut round.walk {
                    walk.take(reply)?;
                }
            }
        }
        Ok(())
    }

    /// What a complete round would make the source hold; `None` when it is what it holds already.
    pub fn parts_of(&self, round: &Round) -> Option<Vec<Part>> {
        match (&round.files, &round.walk) {
            (Some(files), _) if files.changed => Some(self.file_parts(&files.files, &files.urls)),
            (_, Some(walk)) if walk.changed || !self.has_data() => Some(self.list_parts(&walk.store)),
            _ => None,
        }
    }

    fn file_parts(&self, files: &Files, urls: &[String]) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for url in urls {
            let Some(held) = files.get(url) else { continue };
            let name = file_name(url);
            let name = if self.is_one_of_many { format!("{} {name}", self.spec.name) } else { name.to_owned() };
            // Files of several folders may have one name: what is wrong with one does not concern the other.
            let count =
                parts.iter().filter(|part| part.name == name || part.name.ends_with(&format!(" {name}"))).count();
            let name = if count == 0 { name } else { format!("{} {name}", count + 1) };
            parts.push(Part { name, bytes: Rc::clone(&held.bytes) });
        }
        parts
    }

    fn list_parts(&self, store: &Store) -> Vec<Part> {
        vendors::documents(&self.spec, store)
            .into_iter()
            .map(|(name, bytes)| Part { name, bytes: bytes.into() })
            .collect()
    }

    /// What it holds, whether or not it has changed.
    pub fn parts(&self) -> Vec<Part> {
        match self.spec.kind {
            SourceKind::Files => self.file_parts(&self.files, &self.urls),
            _ => self.list_parts(&self.store),
        }
    }

    /// What it knows, for a reader that goes on later.
    pub fn memory(&self) -> Memory {
        Memory {
            spec: identity(&self.spec),
            good_at: self.good_at,
            wait_until: self.schedule.next_at().filter(|_| self.trouble.is_some()),
            full_at: self.full_at,
            hour: self.hour.iter().copied().collect(),
            zone: self.zone.clone(),
            doubt: None,
            urls: self.urls.clone(),
            files: kept_files(&self.files),
            tables: kept_tables(&self.store),
        }
    }

    /// Goes on with what an earlier reader knew; whether it knew what this source is asked for. The requests of the
    /// hour count in any case.
    pub fn recall(&mut self, memory: Memory) -> bool {
        self.hour = memory.hour.into();
        if let Some(at) = memory.wait_until {
            self.schedule.resume(at);
        }
        if memory.spec != identity(&self.spec) || memory.good_at.is_none() {
            return false;
        }
        if let (None, Some(at)) = (memory.wait_until, memory.good_at) {
            // Whoever starts it is seldom punctual: half the interval is enough.
            self.schedule.resume(at.saturating_add(self.schedule.every() / 2));
        }
        self.good_at = memory.good_at;
        self.full_at = memory.full_at;
        self.zone = memory.zone;
        self.urls = memory.urls;
        self.files = files_of(memory.files);
        self.store = store_of(memory.tables);
        true
    }

    /// Forgets what it holds; it is read anew.
    pub fn forget(&mut self) {
        (self.files, self.urls, self.store) = (Files::new(), Vec::new(), Store::new());
        (self.full_at, self.good_at) = (None, None);
        self.schedule.hurry();
    }

    /// A round is complete and its data are in use.
    pub fn keep(&mut self, round: Round, now: i64) {
        let mut good_at = now;
        if let Some(files) = round.files {
            // What was written by another reader is as old as that says, however often it is asked for.
            good_at = files.age.as_of.map_or(now, |at| at.min(now));
            self.written_every = i64::from(files.age.every) * 1_000;
            self.files = files.files;
            self.urls = files.urls;
        }
        if let Some(walk) = round.walk {
            self.store = walk.store;
            self.token = round.token;
            self.zone = round.zone;
            if round.is_full {
                self.full_at = Some(round.started_at);
            }
        }
        self.good_at = Some(good_at);
        self.are_keys_good = true;
        self.trouble = None;
        self.schedule.succeeded(now);
    }

    /// A refresh failed; what the source holds stays.
    pub fn fail(&mut self, trouble: Trouble, now: i64) {
        // A token that was good before may have run out: one more try with a new one.
        let is_stale_token = matches!(trouble, Trouble::Denied(_)) && self.token.take().is_some();
        let trouble = trouble.given(match (self.spec.wanted_keys().is_empty(), self.are_keys_good) {
            (true, _) => Key::NotWanted,
            (false, true) => Key::WasTaken,
            (false, false) => Key::Untried,
        });
        self.schedule.failed(now, &trouble);
        if is_stale_token {
            self.schedule.hurry();
        }
        self.trouble = Some(trouble);
    }
}
