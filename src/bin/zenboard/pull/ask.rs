//! Makes the requests of one refresh, and waits where a server asks for it.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use zenboard::feed::{Call, Live, Reply, Round, Schedule, Trouble};

use super::http::{Client, Failure};
use super::journal::Journal;
use super::said::passes;
use crate::sample::now_ms;

/// A server that does not answer is asked so often in a row.
const MOST_TRIES: u32 = 5;
/// Requests between two lines that say how far it is.
const PROGRESS: u64 = 25;

/// Asks sources, and knows how long it may still wait.
pub struct Asker {
    client: Client,
    /// The folder of the site's file: addresses without a host are files beside it.
    home: PathBuf,
    /// Milliseconds that may still be waited.
    patience: i64,
    seed: u64,
    is_watched: bool,
}

impl Asker {
    /// One with so many seconds to wait.
    pub fn new(home: &Path, patience_s: u32, seed: u64) -> Self {
        let is_watched = std::io::stderr().is_terminal();
        let patience = i64::from(patience_s) * 1_000;
        Self { client: Client::new(), home: home.to_owned(), patience, seed, is_watched }
    }

    /// Makes the requests of a round. A request that was not answered is made again; nothing else is.
    pub fn ask(&mut self, live: &mut Live, at: usize, round: &mut Round, journal: &Journal) -> Result<(), Failure> {
        let (refresh, timeout) = (live.sources[at].spec.refresh, live.sources[at].spec.timeout);
        let mut waits = Schedule::new(refresh, self.seed);
        let mut tries = 0;
        let mut asked = 0_u64;
        while let Some(call) = live.sources[at].next(round, now_ms())? {
            let known = journal.reply(&call);
            let is_known = known.is_some();
            if is_known {
                live.sources[at].was_known();
            }
            let reply = known.map_or_else(|| self.reply(&call, timeout), Ok);
            let taken = reply.and_then(|reply| {
                live.sources[at].take(round, &reply, now_ms())?;
                Ok(reply)
            });
            match taken {
                Ok(reply) => {
                    if !is_known {
                        journal.keep(&call, &reply);
                    }
                    (tries, asked) = (0, asked + 1);
                    if self.is_watched && asked.is_multiple_of(PROGRESS) {
                        eprintln!("{}: {asked} requests so far.", live.sources[at].spec.name);
                    }
                }
                Err(failure) if passes(&failure.trouble) && tries + 1 < MOST_TRIES => {
                    tries += 1;
                    let now = now_ms();
                    waits.failed(now, &failure.trouble);
                    let until = waits.next_at().unwrap_or(now);
                    if !self.wait(until - now) {
                        return Err(failure);
                    }
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }

    /// Waits so many milliseconds; `false`, and at once, when that is longer than there is patience.
    pub fn wait(&mut self, ms: i64) -> bool {
        if ms > self.patience {
            return false;
        }
        self.patience -= ms.max(0);
        std::thread::sleep(Duration::from_millis(ms.max(0) as u64));
        true
    }

    fn reply(&self, call: &Call, timeout_s: u32) -> Result<Reply, Failure> {
        if call.url.contains("://") {
            return self.client.ask(call, timeout_s);
        }
        let path = self.home.join(&call.url);
        match std::fs::read(&path) {
            Ok(body) => Ok(Reply { status: 200, body, ..Reply::default() }),
            Err(error) => {
                let detail = format!("{}: {error}", path.display());
                Err(Failure { trouble: Trouble::Missing, detail })
            }
        }
    }
}
