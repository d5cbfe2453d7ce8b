//! One run: each source that is due is asked, what came is held against what was there, and the feed is written.

use std::collections::BTreeMap;
use std::path::Path;

use zenboard::base::{Timestamp, Zone};
use zenboard::feed::{Keys, Live, Memory, Round, Site, Source, Trouble, age};
use zenboard::settings::Settings;

use super::ask::Asker;
use super::folder::{Age, publish};
use super::http::Failure;
use super::said::{is_worth_another_round, passes, sentence};
use super::state::State;
use crate::outcome::{Ending, Outcome, Said};
use crate::sample::now_ms;
use crate::words::Pull;

/// A refresh whose answers are no good is begun so often.
const MOST_ROUNDS: u32 = 3;

/// How a source stands in this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// It is asked, or asked again after so many refreshes that came to nothing.
    Due(u32),
    /// It was read.
    Read,
    /// It was read lately, and is not asked.
    Fresh,
    /// It could not be read.
    Failed,
}

/// One run.
pub struct Run<'w> {
    out: &'w Path,
    state: State,
    live: Live,
    stands: Vec<Stand>,
    asker: Asker,
    settings: Settings,
    zone: Zone,
    every: u32,
    is_quiet: bool,
    lines: Vec<String>,
    /// What was known before everything was to be read anew: it stays where that fails.
    old: Vec<(usize, Memory)>,
}

impl<'w> Run<'w> {
    /// A run that goes on with what the one before remembered.
    pub fn new(
        words: &'w Pull,
        out: &'w Path,
        site: &Site,
        keys: BTreeMap<String, Keys>,
        zone: Zone,
        state: State,
    ) -> Self {
        let now = now_ms();
        let seed = now.unsigned_abs() ^ u64::from(std::process::id());
        let settings = site.decided().unwrap_or_default();
        let mut live = Live::new(site, keys, seed);
        let known = site.sources.iter().enumerate();
        let mut memories: Vec<_> = known.filter_map(|(at, spec)| Some((at, state.memory(&spec.name)?))).collect();
        let mut old = Vec::new();
        if words.anew {
            old.clone_from(&memories);
            memories.iter_mut().for_each(|(_, memory)| memory.forget());
            site.sources.iter().for_each(|source| state.journal(&source.name, now).clear());
        }
        let waiting: Vec<usize> =
            memories.iter().filter(|(_, memory)| memory.is_waiting(now)).map(|(at, _)| *at).collect();
        live.recall(memories, &settings, &zone);
        let stand = |at: usize| {
            let source = &mut live.sources[at];
            // What a server asked for holds whatever is typed.
            if words.now && !waiting.contains(&at) {
                source.ask_anew();
            }
            if source.is_due(now) || waiting.contains(&at) { Stand::Due(0) } else { Stand::Fresh }
        };
        let stands = (0..site.sources.len()).map(stand).collect();
        let home = words.site.parent().unwrap_or(Path::new(""));
        Self {
            out,
            state,
            stands,
            asker: Asker::new(home, words.patience, seed),
            settings,
            zone,
            every: site.sources.iter().map(|source| source.refresh).max().unwrap_or(site.refresh),
            is_quiet: words.quiet,
            lines: Vec::new(),
            old,
            live,
        }
    }

    /// Asks, writes, tells.
    pub fn run(mut self) -> Outcome {
        loop {
            let now = now_ms();
            let is_wanted = |at: &usize| matches!(self.stands[*at], Stand::Due(_));
            let wanted: Vec<usize> = (0..self.stands.len()).filter(is_wanted).collect();
            let next_at = |at: usize| self.live.sources[at].state().next_at.unwrap_or(now);
            match wanted.iter().copied().min_by_key(|&at| next_at(at)) {
                None => break,
                Some(at) if self.live.sources[at].is_due(now) => self.refresh(at)?,
                // What waits is tried again only where there is patience left.
                Some(at) if self.asker.wait(next_at(at) - now) => {}
                Some(_) => wanted.into_iter().for_each(|at| self.give_up(at)),
            }
        }
        self.tell_what_is_fresh();
        self.take_back()?;
        let files = self.publish()?;
        let is_good = !self.stands.contains(&Stand::Failed) && files.is_some();
        let ending = if is_good { Ending::Good } else { Ending::NotGood };
        if self.is_quiet {
            self.lines.clear();
        } else if let (Some(count), Some(age)) = (files, self.age()) {
            let files = if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
            let moment = self.zone.rfc3339(Timestamp(age.as_of / 1_000));
            self.lines.push(format!("The feed in {} has {files} as of {moment}.", self.out.display()));
        }
        Ok(Said { text: self.lines.join("\n"), ending })
    }

    /// Asks one source; what it gives is in the feed and remembered before the next one is asked.
    fn refresh(&mut self, at: usize) -> Result<(), String> {
        let now = now_ms();
        let name = self.live.sources[at].spec.name.clone();
        let before = self.live.sources[at].state().requests;
        let journal = self.state.journal(&name, now);
        let outcome = match self.live.sources[at].resume(now, journal.started_at) {
            Ok(mut round) => self.asker.ask(&mut self.live, at, &mut round, &journal).map(|()| round),
            Err(trouble) => Err(trouble.into()),
        };
        match outcome.and_then(|round| self.take(at, round)) {
            Ok(is_news) => {
                self.stands[at] = Stand::Read;
                let requests = self.live.sources[at].state().requests - before;
                let asked = if requests == 1 { "1 request".to_owned() } else { format!("{requests} requests") };
                let what = if is_news { "read" } else { "nothing has changed" };
                self.lines.push(format!("{name}: {what} ({asked})."));
                // A feed that lacks a source for a moment would lose what it had of it.
                if self.live.sources.iter().all(Source::has_data) {
                    self.publish()?;
                }
                journal.clear();
            }
            Err(failure) => {
                let is_again = is_worth_another_round(&failure.trouble);
                // Only what broke off is gone on with; answers that were no good are asked for again.
                if !passes(&failure.trouble) && failure.trouble != Trouble::Spent {
                    journal.clear();
                }
                self.stands[at] = match self.stands[at] {
                    Stand::Due(rounds) if is_again && rounds + 1 < MOST_ROUNDS => Stand::Due(rounds + 1),
                    _ => Stand::Failed,
                };
                if self.stands[at] == Stand::Failed {
                    eprintln!("{name}: {} {}", sentence(&failure, &self.live.sources[at].spec), self.stays(at));
                }
                self.live.sources[at].fail(failure.trouble, now_ms());
            }
        }
        self.state.keep(&name, &self.live.memory(at))
    }

    /// Makes what came part of the feed, if it is any different; whether it was.
    fn take(&mut self, at: usize, round: Round) -> Result<bool, Failure> {
        let parts = self.live.sources[at].parts_of(&round);
        let is_news = parts.is_some();
        if let Some(parts) = parts {
            self.live.try_with(at, parts, &self.settings, &self.zone)?;
        }
        self.live.sources[at].keep(round, now_ms());
        Ok(is_news)
    }

    /// What stays in the feed of a source that could not be read.
    fn stays(&self, at: usize) -> String {
        let old = self.old.iter().find(|(known, _)| *known == at).and_then(|(_, memory)| memory.good_at);
        match self.live.sources[at].state().good_at.or(old) {
            Some(good_at) => {
                let moment = self.zone.rfc3339(Timestamp(good_at / 1_000));
                format!("The feed keeps what was read at {moment}.")
            }
            None => "The feed has nothing of it yet.".to_owned(),
        }
    }

    /// There is no patience left for a source that waits.
    fn give_up(&mut self, at: usize) {
        let state = self.live.sources[at].state();
        let why = match (state.trouble.as_str(), state.next_at) {
            ("", Some(next_at)) => {
                format!("It is not to be asked before {}.", self.zone.rfc3339(Timestamp(next_at / 1_000)))
            }
            (trouble, _) => trouble.to_owned(),
        };
        eprintln!("{}: {why} {}", state.name, self.stays(at));
        self.stands[at] = Stand::Failed;
    }

    fn tell_what_is_fresh(&mut self) {
        let now = now_ms();
        for at in (0..self.stands.len()).filter(|&at| self.stands[at] == Stand::Fresh) {
            let state = self.live.sources[at].state();
            let read = state.good_at.map_or_else(String::new, |good_at| age(now - good_at));
            self.lines.push(format!("{}: read {read}, not asked again.", state.name));
        }
    }

    /// Sources that were to be read anew and could not be have what they had before.
    fn take_back(&mut self) -> Result<(), String> {
        let mut old = std::mem::take(&mut self.old);
        old.retain(|(at, memory)| self.stands[*at] == Stand::Failed && memory.good_at.is_some());
        for (at, memory) in old {
            // How often it was asked since, and until when it asked to be left alone.
            let now = self.live.memory(at);
            self.live.recall(vec![(at, memory.under(now))], &self.settings, &self.zone);
            self.state.keep(&self.live.sources[at].spec.name, &self.live.memory(at))?;
        }
        Ok(())
    }

    fn age(&self) -> Option<Age> {
        let as_of = self.live.kept().map(|(_, good_at, _)| good_at).min()?;
        Some(Age { as_of, every: self.every })
    }

    /// Writes the feed, where there is anything to write; how many files it has.
    fn publish(&self) -> Result<Option<usize>, String> {
        match self.age() {
            Some(age) => publish(self.out, self.live.parts(), &age).map(Some),
            None => Ok(None),
        }
    }
}
