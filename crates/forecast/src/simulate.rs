//! What if: thirteen weeks of an office, played a thousand times.
//!
//! Jobs arrive day by day, wait in one line, and are worked first in, first out with the hours the team has that
//! day; what is not finished goes on the next day. The line knows no priorities, and a job can be worked by as many
//! people as are free: backlog and mean waiting are what it is good for, not the fate of a single job. How long
//! a job takes is drawn from what jobs took before, longer or shorter by as much as the line has grown or shrunk.

use serde::{Deserialize, Serialize};

use super::bands::{Bands, WeekBands, band};
use super::shift::{Shift, allowed, finite, shifts, sound};
use super::what_if::{NoSimulation, WhatIf};
use base::Random;

/// Hours up to which a job is a short job.
const SHORT_JOB_HOURS: f64 = 0.5;
/// Hours of a short job where the history has none.
const USUAL_SHORT_JOB_HOURS: f64 = 0.25;
/// Jobs in line above which a run stops counting: nobody plans with a million open jobs.
const LONGEST_LINE: usize = 1_000_000;

/// How far a simulation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Runs done.
    pub done: u32,
    /// Runs asked for.
    pub total: u32,
}

/// What the runs so far gave: one column per week, one row per run.
#[derive(Clone, Debug, Default)]
struct Column {
    backlog: Vec<f64>,
    backlog_hours: Vec<f64>,
    completed: Vec<f64>,
    waiting: Vec<f64>,
    in_time: Vec<f64>,
}

/// A simulation that can be run in pieces, so that a worker can tell how far it is and can be stopped.
#[derive(Clone, Debug)]
pub struct Simulation {
    question: WhatIf,
    shifts: Vec<Shift>,
    /// Effort of jobs, levers applied.
    short: Vec<f64>,
    other: Vec<f64>,
    /// Share of short jobs; `None` when all lie in `other` as the history has them.
    short_share: Option<f64>,
    columns: Vec<Column>,
    totals: Vec<f64>,
    done: u32,
    line: Line,
}

/// Jobs of one run in the order in which they came, and how far they are worked.
#[derive(Clone, Debug, Default)]
struct Line {
    /// Hours left of each job.
    hours: Vec<f64>,
    /// The first job that is not done.
    head: usize,
    /// One past the last job of the backlog, and then of each day.
    ends: Vec<usize>,
    /// The day of `head`: 0 for the backlog, then the days from the start, counted from 1.
    at: usize,
    /// Hours left of all jobs.
    left: f64,
}

/// What a day's work led to.
#[derive(Clone, Copy, Debug, Default)]
struct Done {
    completed: u32,
    /// Of them those that came after the start.
    ours: u32,
    /// Working days that those took, together.
    took: u64,
}

impl Simulation {
    /// Prepares a question.
    ///
    /// # Errors
    ///
    /// Without hours to draw efforts from, without arrivals, or without weeks or runs.
    pub fn new(question: WhatIf) -> Result<Self, NoSimulation> {
        let mut question = question;
        question.weeks = question.weeks.min(52);
        question.runs = question.runs.min(100_000);
        if question.weeks == 0 || question.runs == 0 {
            return Err(NoSimulation::NoRuns);
        }
        if question.arrivals.means.is_empty() {
            return Err(NoSimulation::NoArrivals);
        }
        let known: Vec<f64> =
            question.job_hours.iter().copied().filter(|hours| hours.is_finite() && *hours >= 0.0).collect();
        if known.is_empty() {
            return Err(NoSimulation::NoHours);
        }
        let levers = question.levers;
        let effort = |hours: f64| (hours * sound(levers.effort_factor) + finite(levers.added_minutes) / 60.0).max(0.0);
        let (mut brief, mut other): (Vec<f64>, Vec<f64>) = (vec![], known.iter().copied().map(effort).collect());
        if levers.short_share.is_some() {
            let (short, long): (Vec<f64>, Vec<f64>) = known.iter().partition(|&&hours| hours <= SHORT_JOB_HOURS);
            brief = if short.is_empty() { vec![USUAL_SHORT_JOB_HOURS] } else { short };
            brief.iter_mut().for_each(|hours| *hours = effort(*hours));
            if !long.is_empty() {
                other = long.into_iter().map(effort).collect();
            }
        }
        Ok(Self {
            shifts: shifts(&question),
            short: brief,
            other,
            short_share: levers.short_share.map(|share| finite(share).clamp(0.0, 1.0)),
            columns: vec![Column::default(); question.weeks],
            totals: Vec::new(),
            done: 0,
            line: Line::default(),
            question,
        })
    }

    /// Plays so many more runs, at most up to those asked for. How the runs are cut into pieces changes nothing.
    pub fn run_some(&mut self, runs: u32) -> Progress {
        let until = self.done.saturating_add(runs).min(self.question.runs);
        while self.done < until {
            self.run_once();
            self.done += 1;
        }
        Progress { done: self.done, total: self.question.runs }
    }

    /// The bands over the runs played so far.
    pub fn finish(&self) -> Bands {
        let week = |(at, column): (usize, &Column)| {
            Some(WeekBands {
                start: self.question.start.plus(i32::try_from(7 * at).ok()?),
                backlog: band(&column.backlog)?,
                backlog_hours: band(&column.backlog_hours)?,
                completed: band(&column.completed)?,
                waiting_days: band(&column.waiting),
                in_time_share: band(&column.in_time),
            })
        };
        Bands {
            weeks: self.columns.iter().enumerate().filter_map(week).collect(),
            completed_total: band(&self.totals),
            runs: self.done,
            seed: self.question.seed,
        }
    }

    fn run_once(&mut self) {
        // Each run has its own generator, so that pieces of any size give the same runs.
        let mut random = Random::seeded(self.question.seed ^ (u64::from(self.done) + 1).wrapping_mul(0x9e37_79b9));
        // What jobs take is drawn beside: a lever that lets more be done must not change what comes.
        let mut lots = Random::seeded(!random.clone().next_u64());
        let factor = sound(self.question.levers.arrivals_factor) * self.question.arrivals.level(&mut random);
        self.open_line();
        let mut due = vec![(0_u32, 0_u32); self.columns.len()];
        let mut total = 0;
        for week in 0..self.columns.len() {
            let mut done = Done::default();
            for day in 7 * week..(7 * week + 7).min(self.shifts.len()) {
                let coming = self.question.arrivals.draw(day, factor, &mut random);
                let came = self.take_in(coming, &mut random);
                if let Some(due) = due.get_mut(self.shifts[day].due_week) {
                    due.0 += came;
                }
                self.work(day, &mut done, &mut due, &mut lots);
            }
            total += done.completed;
            let column = &mut self.columns[week];
            column.backlog.push((self.line.hours.len() - self.line.head) as f64);
            column.backlog_hours.push(self.line.left.max(0.0));
            column.completed.push(f64::from(done.completed));
            if done.ours > 0 {
                column.waiting.push(done.took as f64 / f64::from(done.ours));
            }
        }
        self.finish_line(&mut due, &mut lots);
        for (column, (all, in_time)) in self.columns.iter_mut().zip(due) {
            if all > 0 {
                column.in_time.push(f64::from(in_time) / f64::from(all));
            }
        }
        self.totals.push(f64::from(total));
    }

    /// The jobs that still stand in line at the end, at the pace of the days played: a job is done in time or not
    /// though its turn comes later.
    fn finish_line(&self, due: &mut [(u32, u32)], lots: &mut Random) {
        // Without a sample a job takes what it waits, and those whose time is over are late already.
        let Some(last) = self.shifts.last().filter(|_| !self.question.took.is_empty()) else {
            return;
        };
        let a_day = self.shifts.iter().map(|shift| shift.capacity).sum::<f64>() / f64::from(last.workday.max(1));
        if a_day <= 0.0 {
            return;
        }
        let (mut at, mut ahead) = (self.line.at, 0.0);
        for place in self.line.head..self.line.hours.len() {
            while self.line.ends.get(at).is_some_and(|end| *end <= place) {
                at += 1;
            }
            ahead += self.line.hours[place];
            let Some(came) = at.checked_sub(1).and_then(|came| self.shifts.get(came)) else {
                continue;
            };
            if let Some(due) = due.get_mut(came.due_week) {
                let waiting = (last.workday - came.workday).saturating_add((ahead / a_day).ceil() as u32);
                due.1 += u32::from(took(&self.question, waiting, lots) <= allowed(&self.question, came));
            }
        }
    }

    fn open_line(&mut self) {
        let line = &mut self.line;
        line.hours.clear();
        line.ends.clear();
        (line.head, line.at, line.left) = (0, 0, 0.0);
        let jobs = self.question.backlog_jobs.min(LONGEST_LINE as u32);
        if jobs > 0 {
            let factor = sound(self.question.levers.effort_factor);
            line.left = sound(self.question.backlog_hours) * factor;
            line.hours.resize(jobs as usize, line.left / f64::from(jobs));
        }
        line.ends.push(line.hours.len());
    }

    /// Puts a day's jobs in line; says how many there was room for.
    fn take_in(&mut self, coming: u64, random: &mut Random) -> u32 {
        let waiting = self.line.hours.len() - self.line.head;
        let came = coming.min(LONGEST_LINE.saturating_sub(waiting) as u64);
        for _ in 0..came {
            let samples = match self.short_share {
                Some(share) if random.uniform() < share => &self.short,
                _ => &self.other,
            };
            let hours = samples.get(random.place(samples.len())).copied().unwrap_or(0.0);
            self.line.left += hours;
            self.line.hours.push(hours);
        }
        self.line.ends.push(self.line.hours.len());
        u32::try_from(came).unwrap_or(u32::MAX)
    }

    /// Works the line with the hours of a day; `due` counts jobs done in time by the week of their target.
    fn work(&mut self, day: usize, done: &mut Done, due: &mut [(u32, u32)], lots: &mut Random) {
        let today = self.shifts[day];
        let line = &mut self.line;
        let mut hours = today.capacity;
        while hours > 0.0 && line.at < line.ends.len() {
            let (from, end) = (line.head, line.ends[line.at]);
            while line.head < end && line.hours[line.head] <= hours {
                hours -= line.hours[line.head];
                line.left -= line.hours[line.head];
                line.head += 1;
            }
            let count = (line.head - from) as u32;
            done.completed += count;
            if let Some(came) = line.at.checked_sub(1).map(|came| self.shifts[came]) {
                let waiting = today.workday - came.workday;
                done.ours += count;
                let mut in_time = 0;
                for _ in 0..count {
                    let took = took(&self.question, waiting, lots);
                    done.took += u64::from(took);
                    in_time += u32::from(took <= allowed(&self.question, &came));
                }
                if let Some(due) = due.get_mut(came.due_week) {
                    due.1 += in_time;
                }
            }
            if line.head < end {
                line.hours[line.head] -= hours;
                line.left -= hours;
                return;
            }
            if line.at == day + 1 {
                return;
            }
            line.at += 1;
        }
    }
}

/// Working days that a job takes which waited so many in line.
fn took(question: &WhatIf, waiting: u32, lots: &mut Random) -> u32 {
    match question.took.len() {
        0 => waiting,
        known => {
            let usual = question.took.get(lots.place(known)).copied().unwrap_or(0);
            usual.saturating_add(waiting).saturating_sub(question.usual_line)
        }
    }
}
