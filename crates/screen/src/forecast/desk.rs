//! The desk as the simulation sees it: people, tickets and hours, today and before the last quarter.

use base::{Day, Hours};
use desk::figure::{
    Absences, DeskHistory, Gap, Technician, View, completed_hours, days_to_complete, done_in_time, technicians,
    usual_target_days,
};
use desk::query::Query;
use forecast::{DayArrivals, LastQuarter, Levers, Memo, NoTrust, Projection, QuarterTrial, Team, WhatIf};
use language::say;

use crate::forecast::arrivals::Outlook;
use crate::forecast::levers::Today;
use crate::forecast::reading;

/// Weeks played.
pub const WEEKS: usize = 13;
const QUARTER: usize = 7 * WEEKS;
/// Efforts kept as a sample.
const MOST_EFFORTS: usize = 4_000;
/// Hours up to which a ticket is a quick hit.
const QUICK_HIT_HOURS: f64 = 0.5;

/// What a simulation needs.
pub struct Desk<'v, 'a> {
    view: &'v View<'a>,
    history: &'v DeskHistory,
    total: &'v Outlook,
    technicians: Vec<Technician>,
    hours_per_day: f64,
    hours: Vec<f64>,
    created: Vec<f64>,
    ticket_hours: Vec<f64>,
    /// Working days within which a ticket is usually promised.
    pub target_days: u32,
    /// The seed.
    pub seed: u64,
}

impl<'v, 'a> Desk<'v, 'a> {
    /// The desk of a view.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn of(view: &'v View<'a>, query: &Query, history: &'v DeskHistory, total: &'v Outlook) -> Result<Self, String> {
        let not = |gap: Gap| say!("The simulation cannot run: {}.", gap.words());
        total.projection.as_ref().map_err(Clone::clone)?;
        let technicians = technicians(view).map_err(not)?;
        let weekly: Hours = technicians.iter().map(|technician| technician.weekly).sum();
        let end = history.last().plus(1);
        Ok(Self {
            hours_per_day: weekly.as_f64() / 5.0 / technicians.len().max(1) as f64,
            technicians,
            hours: history.hours(None).map_err(not)?,
            created: history.created(None),
            ticket_hours: completed_hours(view, end.plus(-(QUARTER as i32)), end).map_err(not)?,
            target_days: usual_target_days(view).unwrap_or(1),
            seed: seed(query, history),
            view,
            history,
            total,
        })
    }

    /// What the levers start from.
    pub fn today(&self) -> Today {
        let quick = self.ticket_hours.iter().filter(|&&hours| hours <= QUICK_HIT_HOURS);
        Today {
            utilization: 100.0 * self.utilization(self.history.days()),
            quick_hits: 100.0 * quick.count() as f64 / self.ticket_hours.len().max(1) as f64,
        }
    }

    /// The projection that the weeks ahead are drawn from.
    ///
    /// # Errors
    /// Why there is none.
    pub fn projection(&self) -> Result<&Projection, String> {
        self.total.projection.as_ref().map_err(Clone::clone)
    }

    /// The question of some levers.
    ///
    /// # Errors
    /// Why nothing can be projected.
    pub fn question(&self, levers: Levers, runs: u32) -> Result<WhatIf, String> {
        let start = self.history.last().plus(1);
        let utilization = self.utilization(self.history.days());
        let backlog_hours = f64::from(self.history.open_at_end) * mean(&self.ticket_hours);
        Ok(WhatIf {
            start,
            arrivals: DayArrivals::of(self.projection()?),
            job_hours: thinned(&self.ticket_hours),
            took: self.took(start),
            usual_line: self.in_line(backlog_hours, utilization),
            backlog_jobs: self.history.open_at_end,
            backlog_hours,
            team: self.team(utilization, start),
            target_days: self.target_days,
            levers,
            weeks: WEEKS,
            runs,
            seed: self.seed,
        })
    }

    /// The last quarter, ready to be played from what was known before it.
    ///
    /// # Errors
    /// A sentence that says why it cannot be.
    pub fn trial(&self, memo: &Memo) -> Result<QuarterTrial, String> {
        let history = self.history;
        let before = history.days().checked_sub(QUARTER).filter(|before| *before >= QUARTER).ok_or(say!(
            "What-if is locked: the model must first pass a back-test on last quarter, which takes 26 weeks of history."
        ))?;
        let completed: Vec<f64> = history.completed[before..].iter().map(|&count| f64::from(count)).collect();
        let came: f64 = self.created[before..].iter().sum();
        let done: f64 = completed.iter().sum();
        let open = (f64::from(history.open_at_end) - came + done).max(0.0);
        let start: Day = history.first.plus(before as i32);
        let earlier = completed_hours(self.view, start.plus(-(QUARTER as i32)), start).map_err(|gap| gap.words())?;
        let mut created = self.total.series.clone();
        created.holidays = self.view.data.holidays.clone();
        let shut = |why: String| say!("What-if is locked. {why}");
        let projected = memo
            .project(&QuarterTrial::history(&created), &created.holidays, QUARTER)
            .map_err(|why| shut(reading::no_trust(NoTrust::Forecast(why))))?;
        let utilization = self.utilization(before);
        let backlog_hours = open * mean(&earlier);
        let quarter = LastQuarter {
            created: &created,
            completed: &completed,
            backlog_jobs: open as u32,
            backlog_hours,
            job_hours: &thinned(&earlier),
            took: &self.took(start),
            usual_line: self.in_line(backlog_hours, utilization),
            team: &self.team(utilization, start),
            target_days: self.target_days,
            in_time: done_in_time(self.view, start, self.target_days),
            seed: self.seed,
        };
        QuarterTrial::new(&quarter, &projected).map_err(|why| shut(reading::no_trust(why)))
    }

    /// Working days that the tickets done in the quarter before a day took, as a sample.
    fn took(&self, start: Day) -> Vec<u32> {
        thinned(&days_to_complete(self.view, start.plus(-(QUARTER as i32)), start))
    }

    /// Working days until so many hours of work are done.
    fn in_line(&self, hours: f64, utilization: f64) -> u32 {
        let a_day = self.technicians.len() as f64 * self.hours_per_day * utilization;
        if a_day > 0.0 { (hours / a_day).round() as u32 } else { 0 }
    }

    fn team(&self, utilization: f64, start: Day) -> Team {
        let absences = Absences::of(self.view);
        let absent = if absences.is_empty() {
            Vec::new()
        } else {
            (0..QUARTER as i32)
                .map(|ahead| {
                    let day = start.plus(ahead);
                    let off = |technician: &&Technician| absences.is_off(&technician.name, day);
                    (day, self.technicians.iter().filter(off).count() as f64)
                })
                .filter(|(_, off)| *off > 0.0)
                .collect()
        };
        Team {
            people: self.technicians.len() as f64,
            hours_per_day: self.hours_per_day,
            utilization,
            workdays: [true, true, true, true, true, false, false],
            days_off: self.view.data.holidays.clone(),
            absent,
        }
    }

    /// Share of the hours at work that went into tickets, over the 91 days that end before day `until` of the history.
    /// Who is known to have been off was not at work: the team counts absences of its own.
    fn utilization(&self, until: usize) -> f64 {
        let from = until.saturating_sub(QUARTER);
        let day = |at: usize| self.history.first.plus(at as i32);
        let there = Absences::of(self.view)
            .hours_at_work(self.view, &self.technicians, (day(from), day(until).plus(-1)))
            .as_f64();
        let worked: f64 = self.hours[from..until].iter().sum();
        if there > 0.0 { (worked / there).min(1.0) } else { 0.0 }
    }
}

/// The seed of the URL, else the day: the same question has the same picture.
fn seed(query: &Query, history: &DeskHistory) -> u64 {
    query.option("seed").and_then(|seed| seed.parse::<u32>().ok()).unwrap_or(history.last().0.unsigned_abs()).into()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// Every n-th value, so that a sample stays small.
fn thinned<T: Copy>(values: &[T]) -> Vec<T> {
    let step = values.len().div_ceil(MOST_EFFORTS).max(1);
    values.iter().copied().step_by(step).collect()
}
