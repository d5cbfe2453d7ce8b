//! Whether the simulation can be believed: the last quarter, played from what was known before it.

use serde::{Deserialize, Serialize};

use super::bands::{Band, WeekBands};
use super::demand::DayArrivals;
use super::project::Projection;
use super::series::{NoForecast, Series};
use super::simulate::{Progress, Simulation};
use super::what_if::{Levers, NoSimulation, Team, WhatIf};

const WEEKS: usize = 13;
const DAYS: usize = 7 * WEEKS;
/// Weeks that must lie in their 95 % band.
const ENOUGH_WEEKS: usize = 11;
const RUNS: u32 = 400;
/// Shares that are further apart are not told by one line.
const NEAR: f64 = 0.15;

/// The last quarter as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct LastQuarter<'a> {
    /// Jobs created per day, the whole history; its last 91 days are the quarter.
    pub created: &'a Series,
    /// Jobs done on each of the quarter's 91 days.
    pub completed: &'a [f64],
    /// Jobs open when the quarter began.
    pub backlog_jobs: u32,
    /// Hours of work left in them then.
    pub backlog_hours: f64,
    /// Hours that jobs took, of those done before the quarter.
    pub job_hours: &'a [f64],
    /// Working days that those jobs took.
    pub took: &'a [u32],
    /// Working days of work that stood in line when the quarter began.
    pub usual_line: u32,
    /// Who worked, days off included.
    pub team: &'a Team,
    /// Working days within which a job is to be done.
    pub target_days: u32,
    /// Share of the quarter's jobs that were; `None` when that is not known.
    pub in_time: Option<f64>,
    /// Seed of the simulation.
    pub seed: u64,
}

/// What the comparison says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trust {
    /// Whether backlog and throughput were where the simulation expected them.
    pub ok: bool,
    /// Weeks whose backlog lay within the 95 % band.
    pub weeks_inside: usize,
    /// Whether the jobs done in the quarter lay within the 95 % band.
    pub throughput_inside: bool,
    /// Whether it told how many jobs were done in time: an office that takes the newest first, or lets some lie, does
    /// not work in one line, and what a line says of waiting is not true of it.
    pub tells_waiting: bool,
    /// Weeks compared.
    pub weeks: usize,
    /// Jobs done in the quarter, as it was.
    pub done: f64,
    /// Jobs done in it, as simulated; `None` before the first run.
    pub expected: Option<Band>,
    /// Working days within which a job was to be done.
    pub target_days: u32,
    /// Share of jobs done within them, as simulated and as it was; `None` where one of them is not known.
    pub in_time: Option<(f64, f64)>,
}

/// Why there is no comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTrust {
    /// The history before the quarter gives no forecast.
    #[error("The quarter cannot be played: {0}")]
    Forecast(#[from] NoForecast),
    /// Something the simulation needs is missing.
    #[error("The quarter cannot be played: {0}")]
    Simulation(#[from] NoSimulation),
    /// Not all days of the quarter have their completed jobs.
    #[error("The quarter cannot be played: completed jobs are known for {days} of its 91 days.")]
    Completed {
        /// Days known.
        days: usize,
    },
}

/// The last quarter, to be played in pieces.
#[derive(Clone, Debug)]
pub struct QuarterTrial {
    simulation: Simulation,
    /// Jobs open at the end of each week, as it was.
    open: Vec<f64>,
    /// Jobs done in the quarter, as it was.
    done: f64,
    /// Share of them done in time, as it was.
    in_time: Option<f64>,
    target_days: u32,
}

impl QuarterTrial {
    /// Prepares the last 91 days to be played from the history before them. `projected` is the projection of that
    /// history, 91 days ahead.
    ///
    /// # Errors
    ///
    /// When something is missing; see [`NoTrust`].
    pub fn new(quarter: &LastQuarter<'_>, projected: &Projection) -> Result<Self, NoTrust> {
        if quarter.completed.len() != DAYS {
            return Err(NoTrust::Completed { days: quarter.completed.len() });
        }
        let before = quarter.created.values.len().saturating_sub(DAYS);
        let simulation = Simulation::new(WhatIf {
            start: quarter.created.day(before),
            arrivals: DayArrivals::of(projected),
            job_hours: quarter.job_hours.to_vec(),
            took: quarter.took.to_vec(),
            usual_line: quarter.usual_line,
            backlog_jobs: quarter.backlog_jobs,
            backlog_hours: quarter.backlog_hours,
            team: quarter.team.clone(),
            target_days: quarter.target_days,
            levers: Levers::default(),
            weeks: WEEKS,
            runs: RUNS,
            seed: quarter.seed,
        })?;
        let came = quarter.created.values[before..].chunks(7);
        let mut standing = f64::from(quarter.backlog_jobs);
        let open = came
            .zip(quarter.completed.chunks(7))
            .map(|(created, completed)| {
                standing += created.iter().sum::<f64>() - completed.iter().sum::<f64>();
                standing
            })
            .collect();
        Ok(Self {
            simulation,
            open,
            done: quarter.completed.iter().sum(),
            in_time: quarter.in_time,
            target_days: quarter.target_days,
        })
    }

    /// The history before the quarter, which is what a projection for [`QuarterTrial::new`] is made of.
    pub fn history(created: &Series) -> Series {
        created.until(created.values.len().saturating_sub(DAYS))
    }

    /// Plays so many more runs.
    pub fn run_some(&mut self, runs: u32) -> Progress {
        self.simulation.run_some(runs)
    }

    /// What the runs played so far say.
    pub fn finish(&self) -> Trust {
        let bands = self.simulation.finish();
        let inside = |(open, week): (&f64, &WeekBands)| week.backlog.lo95 <= *open && *open <= week.backlog.hi95;
        let weeks_inside = self.open.iter().zip(&bands.weeks).filter(|&both| inside(both)).count();
        let total = self.done;
        let expected = bands.completed_total;
        let throughput_inside = expected.is_some_and(|band| band.lo95 <= total && total <= band.hi95);
        let ok = weeks_inside >= ENOUGH_WEEKS && throughput_inside;
        let weeks = bands.weeks.iter().filter_map(|week| Some(week.in_time_share?.p50));
        let (sum, count) = weeks.fold((0.0, 0_u32), |(sum, count), share| (sum + share, count + 1));
        let both = self.in_time.filter(|_| count > 0).map(|real| (sum / f64::from(count), real));
        let tells_waiting = both.is_some_and(|(played, real)| (played - real).abs() <= NEAR);
        Trust {
            ok,
            weeks_inside,
            throughput_inside,
            tells_waiting,
            weeks: WEEKS,
            done: self.done,
            expected,
            target_days: self.target_days,
            in_time: both,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Arrivals, project};
    use base::Day;

    /// Plays the last 91 days from the history before them, and compares.
    fn backtest_last_quarter(quarter: &LastQuarter<'_>) -> Result<Trust, NoTrust> {
        let history = QuarterTrial::history(quarter.created);
        let projected = project(&history, &quarter.created.holidays, DAYS)?;
        let mut trial = QuarterTrial::new(quarter, &projected)?;
        trial.run_some(RUNS);
        Ok(trial.finish())
    }

    fn team(people: f64) -> Team {
        Team {
            people,
            hours_per_day: 8.0,
            utilization: 0.75,
            workdays: [true, true, true, true, true, false, false],
            days_off: vec![],
            absent: vec![],
        }
    }

    /// What a real team of so many people would have done: hours of work in line, an hour a job.
    fn completed(created: &[f64], start: Day, people: f64) -> Vec<f64> {
        let mut open: f64 = 0.0;
        let day = |(at, &came): (usize, &f64)| {
            open += came;
            let works = !start.plus(at as i32).is_weekend();
            let done = if works { open.min(people * 6.0) } else { 0.0 };
            open -= done;
            done
        };
        created.iter().enumerate().map(day).collect()
    }

    fn judged(real: f64, believed: f64) -> Trust {
        let history = Arrivals::of_an_office(50.0).simulate(Day(19_000), 500, 11).series;
        let start = history.day(409);
        let completed = completed(&history.values[409..], start, real);
        let quarter = LastQuarter {
            created: &history,
            completed: &completed,
            backlog_jobs: 0,
            backlog_hours: 0.0,
            job_hours: &[1.0],
            took: &[],
            usual_line: 0,
            team: &team(believed),
            target_days: 1,
            in_time: Some(1.0),
            seed: 3,
        };
        backtest_last_quarter(&quarter).expect("enough history")
    }

    #[test]
    fn a_team_as_it_was_is_believed() {
        let trust = judged(10.0, 10.0);
        assert!(trust.ok && trust.tells_waiting, "{trust:?}");
    }

    #[test]
    fn a_team_that_does_not_work_in_one_line_is_not_told_how_long_it_waits() {
        let history = Arrivals::of_an_office(50.0).simulate(Day(19_000), 500, 11).series;
        let completed = completed(&history.values[409..], history.day(409), 10.0);
        let quarter = LastQuarter {
            created: &history,
            completed: &completed,
            // A pile of old jobs that nobody works: in one line they would stand before all others.
            backlog_jobs: 2_000,
            backlog_hours: 2_000.0,
            job_hours: &[1.0],
            took: &[],
            usual_line: 0,
            team: &team(10.0),
            target_days: 1,
            in_time: Some(0.95),
            seed: 3,
        };
        let trust = backtest_last_quarter(&quarter).expect("enough history");
        assert!(
            !trust.tells_waiting && trust.in_time.is_some_and(|(played, real)| played < 0.8 && real == 0.95),
            "{trust:?}"
        );
    }

    #[test]
    fn a_team_half_as_large_is_not() {
        let trust = judged(10.0, 5.0);
        assert!(!trust.ok && !trust.throughput_inside, "{trust:?}");
    }

    #[test]
    fn a_short_history_says_so() {
        let history = Arrivals::of_an_office(50.0).simulate(Day(19_000), 120, 11).series;
        let quarter = LastQuarter {
            created: &history,
            completed: &[1.0; 91],
            backlog_jobs: 0,
            backlog_hours: 0.0,
            job_hours: &[1.0],
            took: &[],
            usual_line: 0,
            team: &team(1.0),
            target_days: 1,
            in_time: None,
            seed: 3,
        };
        assert!(matches!(backtest_last_quarter(&quarter), Err(NoTrust::Forecast(_))));
        let longer = Arrivals::of_an_office(50.0).simulate(Day(19_000), 200, 11).series;
        let missing = LastQuarter { created: &longer, completed: &[1.0; 90], ..quarter };
        assert_eq!(backtest_last_quarter(&missing), Err(NoTrust::Completed { days: 90 }));
    }
}
