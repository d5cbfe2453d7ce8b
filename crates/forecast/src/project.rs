//! The front door: a series in, a projection out.

use serde::{Deserialize, Serialize};

use super::backtest::{AHEAD_DAYS, Backtest, Folds, Noise, Past};
use super::clean::Cleaned;
use super::conformal::{Pair, Spread};
use super::method::Method;
use super::reading::{trend_per_week, weekday_pattern};
use super::series::{NoForecast, Series};
use base::Day;

/// A method has to be this much better than the one preferred to it.
const CLEARLY: f64 = 0.99;
/// The longest horizon answered: a year.
const LONGEST_DAYS: usize = 366;

/// What to expect of one day, or of the seven days from one on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The day; for a week its first day.
    pub day: Day,
    /// What is expected.
    pub mean: f64,
    /// The lower end of the 80 % interval.
    pub lo80: f64,
    /// The upper end of the 80 % interval.
    pub hi80: f64,
    /// The lower end of the 95 % interval.
    pub lo95: f64,
    /// The upper end of the 95 % interval.
    pub hi95: f64,
}

/// A forecast with its intervals and with the error it made on the past.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Projection {
    /// The method chosen for this series.
    pub method: Method,
    /// One point per day of the horizon, from the day after the history on.
    pub points: Vec<Point>,
    /// Thirteen weeks of seven days each, from the day after the history on.
    pub weeks: Vec<Point>,
    /// The error of the method on the past; `None` when nothing ever differed from the week before.
    pub backtest: Option<Backtest>,
    /// Days that were too far out to be believed, ascending; holidays are not among them.
    pub outliers: Vec<Day>,
    /// Change of the weekly sum per week, over the last half year.
    pub trend_per_week: f64,
    /// Each weekday against the mean day, Monday first: 1 is an average day.
    pub weekday_pattern: [f64; 7],
    /// How random days are beyond plain counting: variance = mean + `clumping` × mean².
    pub clumping: f64,
}

/// Projects a daily series over the next `horizon_days` (366 at most) and thirteen weeks.
///
/// `future_holidays` are the ones to come, in any order; those of the past stand in the series.
///
/// # Errors
///
/// With under eight weeks of history, with nothing in it, or with no days to look ahead; see [`NoForecast`].
pub fn project(series: &Series, future_holidays: &[Day], horizon_days: usize) -> Result<Projection, NoForecast> {
    let mut series = series.tidied();
    series.check()?;
    if horizon_days == 0 {
        return Err(NoForecast::NoHorizon);
    }
    series.holidays.extend_from_slice(future_holidays);
    series.holidays.sort_unstable();
    let past = Past { series: &series, holidays: &series.holidays };
    let n = series.values.len();
    let cleaned = past.cleaned(n);
    let folds = Folds::of(n);
    let method = choose(&past, &folds, &cleaned);
    let noise = Noise::of(&cleaned, series.counts());
    let trials = past.trials(&folds, method);
    let backtest = past.report(&folds, method, &trials, &noise);

    let horizon_days = horizon_days.min(LONGEST_DAYS);
    let path = past.forecast(&cleaned, method, horizon_days.max(AHEAD_DAYS));
    let spread = Spread::learn(&trials, n, noise.clumping, series.counts());
    let day = |(ahead, &mean): (usize, &f64)| point(series.day(n + ahead), mean, spread.day(mean, ahead));
    let week = |(turn, days): (usize, &[f64])| {
        let mean: f64 = days.iter().sum();
        point(series.day(n + 7 * turn), mean, spread.week(mean, 7 * turn))
    };
    Ok(Projection {
        method,
        points: path.iter().enumerate().take(horizon_days).map(day).collect(),
        weeks: path[..AHEAD_DAYS].chunks_exact(7).enumerate().map(week).collect(),
        backtest,
        outliers: cleaned.outliers.iter().map(|&at| series.day(at)).collect(),
        trend_per_week: trend_per_week(&cleaned.values),
        weekday_pattern: weekday_pattern(&series, &cleaned.values),
        clumping: noise.clumping,
    })
}

/// The method with the least error on the past, the preferred one among equals.
fn choose(past: &Past, folds: &Folds, cleaned: &Cleaned) -> Method {
    let at_origins: Vec<Cleaned> = folds.origins.iter().map(|&origin| past.cleaned(origin)).collect();
    let mut best = (Method::Ets, f64::INFINITY);
    for method in Method::candidates(&cleaned.values) {
        let score = past.score(folds, &at_origins, method);
        if score < CLEARLY * best.1 {
            best = (method, score);
        }
    }
    best.0
}

fn point(day: Day, mean: f64, (in80, in95): Pair) -> Point {
    Point { day, mean, lo80: in80.lo, hi80: in80.hi, lo95: in95.lo, hi95: in95.hi }
}
