//! A what-if as a job in pieces: first the last quarter, and only when that was told right the weeks ahead.

use desk::figure::{View, desk_history};
use desk::query::Query;
use desk::rule::StateRule;
use desk::rules;
use forecast::{Bands, Levers, Memo, Progress, QuarterTrial, Simulation, Trust};
use language::say;

use crate::forecast::arrivals::Outlook;
use crate::forecast::desk::Desk;
use crate::forecast::levers::{in_words, levers};
use crate::forecast::parts::{list, note};
use crate::forecast::{reading, results};
use crate::model::{Played, Tone};

/// Runs of each scenario.
pub const RUNS: u32 = 1_000;
/// Tickets that are played at most for one question, over all runs and scenarios: a second or two of work.
const MOST_TICKETS: f64 = 8.0e7;

/// One scenario.
struct Line {
    name: String,
    words: String,
    simulation: Simulation,
}

/// A simulation under way. It borrows nothing, so that other questions can be answered between its pieces.
pub struct Play {
    trial: QuarterTrial,
    tried: Progress,
    /// Whether the last quarter was told right; known once all its runs are played.
    verdict: Option<Trust>,
    lines: Vec<Line>,
    target_days: u32,
    /// Open tickets that every run begins with, and the link to them.
    open: (u32, String),
    runs: u32,
    played: u32,
}

impl Play {
    /// Prepares the what-if of a question.
    ///
    /// # Errors
    /// A sentence that says why nothing can be played.
    pub fn new(view: &View<'_>, query: &Query, memo: &Memo) -> Result<Self, String> {
        let history = desk_history(view).map_err(|gap| say!("The simulation cannot run: {}.", gap.words()))?;
        let total = Outlook::of(view, memo, history.first, history.created(None));
        let desk = Desk::of(view, query, &history, &total)?;
        let mut trial = desk.trial(memo)?;
        let asked = scenarios(view, query);
        let per_run: f64 = desk.projection()?.weeks.iter().map(|week| week.mean).sum();
        let factors: f64 = asked.iter().map(|(_, levers)| levers.arrivals_factor).sum();
        let runs = ((MOST_TICKETS / (per_run * factors).max(1.0)) as u32).clamp(100, RUNS);
        let lines = asked
            .into_iter()
            .map(|(name, levers)| {
                let simulation = Simulation::new(desk.question(levers, runs)?).map_err(reading::no_simulation)?;
                Ok(Line { name, words: in_words(&levers), simulation })
            })
            .collect::<Result<_, String>>()?;
        Ok(Self {
            tried: trial.run_some(0),
            trial,
            verdict: None,
            lines,
            target_days: desk.target_days,
            open: (history.open_at_end, list(query, &rules![StateRule::Open])),
            runs,
            played: 0,
        })
    }

    /// Plays so many more runs; says how far it is over all that is to be played.
    pub fn run_some(&mut self, runs: u32) -> Progress {
        if self.tried.done < self.tried.total {
            self.tried = self.trial.run_some(runs);
            if self.tried.done == self.tried.total {
                self.verdict = Some(self.trial.finish());
            }
        } else if !self.is_done() {
            // Scenarios in turn, so that all see the same random numbers in the same order.
            for line in &mut self.lines {
                self.played = line.simulation.run_some(runs).done;
            }
        }
        let scenarios = self.lines.len() as u32;
        Progress { done: self.tried.done + self.played * scenarios, total: self.tried.total + self.runs * scenarios }
    }

    /// Whether nothing is left to play: all runs are played, or the last quarter was told wrong.
    pub fn is_done(&self) -> bool {
        match &self.verdict {
            None => false,
            Some(trust) => !trust.ok || self.played == self.runs,
        }
    }

    /// What the runs say.
    pub fn finish(&self) -> Played {
        match &self.verdict {
            Some(trust) if trust.ok => {
                let bands: Vec<results::Outcome> = self
                    .lines
                    .iter()
                    .map(|line| results::Outcome {
                        name: line.name.clone(),
                        words: line.words.clone(),
                        bands: line.simulation.finish(),
                    })
                    .collect();
                let mut blocks =
                    results::blocks(&bands, self.target_days, (self.open.0, &self.open.1), trust.tells_waiting);
                blocks.push(note(Tone::Plain, method(&bands[0].bands, self.runs)));
                blocks.push(note(Tone::Good, reading::of_trust(trust)));
                Played { is_open: true, blocks }
            }
            Some(trust) => Played {
                is_open: false,
                blocks: vec![
                    note(Tone::Warn, reading::of_trust(trust)),
                    note(Tone::Unknown, say!("What-if is locked: the model failed its back-test on last quarter.")),
                ],
            },
            None => refused(say!("The back-test on last quarter has not run yet.")),
        }
    }

    /// Plays all of it at once, where nobody waits.
    pub fn play_all(mut self) -> Played {
        while !self.is_done() {
            self.run_some(u32::MAX);
        }
        self.finish()
    }
}

/// Nothing to show but the reason; the levers stay shut.
pub fn refused(why: &str) -> Played {
    Played { is_open: false, blocks: vec![note(Tone::Unknown, why)] }
}

/// Today first, then what the URL asks, then the saved scenario beside it.
fn scenarios(view: &View<'_>, query: &Query) -> Vec<(String, Levers)> {
    let mut all = vec![(say!("As today").to_owned(), Levers::default())];
    let asked = levers(|name| query.option(name));
    if asked != Levers::default() {
        all.push((say!("What if").to_owned(), asked));
    }
    let beside = query
        .option("beside")
        .and_then(|wanted| view.settings.scenarios.iter().find(|scenario| scenario.name == wanted));
    if let Some(scenario) = beside {
        let moved = levers(|name| scenario.levers.get(name).map(String::as_str));
        all.push((scenario.name.clone(), moved));
    }
    all
}

fn method(bands: &Bands, runs: u32) -> String {
    let fewer = if runs < RUNS { say!(" Fewer than 1,000 runs were made to keep this fast.") } else { "" };
    say!(
        "{} runs of thirteen weeks, seed {}: the same seed gives the same result.{fewer} One queue, first in, first out: good for backlog and waiting, not for single tickets. An open ticket counts as an average one.",
        crate::kit::words::count(bands.runs as usize),
        bands.seed
    )
}
