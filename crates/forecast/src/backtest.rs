//! Forecasts made again from every point of the past, without a look at what came after.

use serde::{Deserialize, Serialize};

use super::accuracy::{Interval, bias, coverage, mase, season_scale, wape};
use super::clean::{Cleaned, clean};
use super::conformal::{Spread, Trial};
use super::method::Method;
use super::series::{Series, mean};
use base::Day;

/// Days of a fold.
const FOLD_DAYS: usize = 28;
/// Folds at most.
const FOLDS: usize = 8;
/// Days of history a trial forecast needs.
const FIRST_ORIGIN: usize = 28;
/// Days a trial looks ahead: the thirteen weeks of the weekly view.
pub(crate) const AHEAD_DAYS: usize = 91;

/// The error a method made on the past, over rolling origins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Backtest {
    /// Mean absolute error in errors of repeating last week (in the training part); 1 when that scale is 0.
    pub mase: f64,
    /// Sum of absolute errors ÷ what came.
    pub wape: f64,
    /// Forecast minus actual ÷ what came; above 0 the forecast was too high.
    pub bias: f64,
    /// Share of days within the 80 % interval.
    pub cover80: f64,
    /// Share of days within the 95 % interval.
    pub cover95: f64,
    /// Stretches forecast.
    pub folds: usize,
    /// Days in each stretch.
    pub fold_days: usize,
    /// The WAPE that chance alone causes, estimated from same weekdays of neighboring weeks.
    pub floor_wape: f64,
    /// MASE of repeating last week over the same stretches.
    pub seasonal_naive_mase: f64,
    /// WAPE of repeating last week over the same stretches.
    pub seasonal_naive_wape: f64,
}

/// A series with the holidays known for its past and future.
pub(crate) struct Past<'a> {
    pub series: &'a Series,
    /// Sorted.
    pub holidays: &'a [Day],
}

/// Where the folds begin and how long they are.
pub(crate) struct Folds {
    pub origins: Vec<usize>,
    pub days: usize,
}

impl Folds {
    /// Folds that end with the history: of four weeks when at least three fit behind eight weeks, else of two weeks
    /// behind four.
    pub fn of(history: usize) -> Self {
        let plan = |days: usize, first: usize| {
            let turns = (1..=FOLDS).filter_map(|turn| history.checked_sub(turn * days));
            let mut origins: Vec<usize> = turns.filter(|&origin| origin >= first).collect();
            origins.reverse();
            Self { origins, days }
        };
        let long = plan(FOLD_DAYS, 56);
        if long.origins.len() >= 3 { long } else { plan(14, FIRST_ORIGIN) }
    }
}

impl Past<'_> {
    /// The first `origin` days, cleaned.
    pub fn cleaned(&self, origin: usize) -> Cleaned {
        clean(&self.series.until(origin))
    }

    /// The forecast made after `origin` days, holidays ahead known.
    pub fn forecast(&self, cleaned: &Cleaned, method: Method, ahead: usize) -> Vec<f64> {
        let origin = cleaned.values.len();
        let mut path = method.forecast(&cleaned.values, ahead);
        for (step, value) in path.iter_mut().enumerate() {
            let day = self.series.day(origin + step);
            if self.holidays.binary_search(&day).is_ok() {
                *value *= cleaned.ratios.ratio(day);
            }
        }
        path
    }

    /// Mean MASE of a method over folds, from histories cleaned at the folds' origins.
    pub fn score(&self, folds: &Folds, cleaned: &[Cleaned], method: Method) -> f64 {
        let fold = |(&origin, cleaned): (&usize, &Cleaned)| {
            let actual = &self.series.values[origin..origin + folds.days];
            mase(actual, &self.forecast(cleaned, method, folds.days), self.scale(origin)).unwrap_or(0.0)
        };
        let scores: Vec<f64> = folds.origins.iter().zip(cleaned).map(fold).collect();
        mean(&scores)
    }

    /// The forecasts of a method from every week's end, latest last, as far back as intervals of the folds need.
    pub fn trials(&self, folds: &Folds, method: Method) -> Vec<Trial> {
        let n = self.series.values.len();
        let oldest = folds.origins.first().copied().unwrap_or(n).saturating_sub(7 * 22 + FOLD_DAYS).max(FIRST_ORIGIN);
        let mut trials: Vec<Trial> = (1..)
            .map_while(|week| n.checked_sub(7 * week).filter(|&origin| origin >= oldest))
            .map(|origin| {
                let ahead = AHEAD_DAYS.min(n - origin);
                let forecast = self.forecast(&self.cleaned(origin), method, ahead);
                Trial { origin, forecast, actual: self.series.values[origin..origin + ahead].to_vec() }
            })
            .collect();
        trials.reverse();
        trials
    }

    /// The whole report on a method whose trials are given; `None` without a fold.
    pub fn report(&self, folds: &Folds, method: Method, trials: &[Trial], noise: &Noise) -> Option<Backtest> {
        let (mut actual, mut forecast, mut naive) = (vec![], vec![], vec![]);
        let (mut inner, mut outer): (Vec<Interval>, Vec<Interval>) = (vec![], vec![]);
        let (mut scores, mut naive_scores) = (vec![], vec![]);
        let whole = self.series.counts();
        for &origin in &folds.origins {
            let came = &self.series.values[origin..origin + folds.days];
            let path = match trials.iter().find(|trial| trial.origin == origin) {
                Some(trial) => trial.forecast[..folds.days].to_vec(),
                None => self.forecast(&self.cleaned(origin), method, folds.days),
            };
            let last_week = super::seasonal_naive(&self.series.values[..origin], 7, folds.days);
            let spread = Spread::learn(trials, origin, noise.clumping, whole);
            for (ahead, &value) in path.iter().enumerate() {
                let (in80, in95) = spread.day(value, ahead);
                inner.push(in80);
                outer.push(in95);
            }
            let scale = self.scale(origin);
            scores.push(mase(came, &path, scale)?);
            naive_scores.push(mase(came, &last_week, scale)?);
            actual.extend_from_slice(came);
            forecast.extend(path);
            naive.extend(last_week);
        }
        Some(Backtest {
            mase: mean(&scores),
            wape: wape(&actual, &forecast).unwrap_or(0.0),
            bias: bias(&actual, &forecast).unwrap_or(0.0),
            cover80: coverage(&actual, &inner)?,
            cover95: coverage(&actual, &outer)?,
            folds: folds.origins.len(),
            fold_days: folds.days,
            floor_wape: noise.floor(&forecast),
            seasonal_naive_mase: mean(&naive_scores),
            seasonal_naive_wape: wape(&actual, &naive).unwrap_or(0.0),
        })
    }

    /// MASE's yardstick at an origin; 1 where every week was like the one before.
    fn scale(&self, origin: usize) -> f64 {
        season_scale(&self.series.values[..origin], 7).unwrap_or(1.0)
    }
}

/// How random the days are around their own expectation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noise {
    /// 1 / k of a negative binomial: variance = mean + clumping × mean².
    pub clumping: f64,
    /// Variance of a day of mean 1 when the amounts are not counts but sums of pieces: variance = piece × mean + ….
    piece: f64,
}

impl Noise {
    /// Estimated from same weekdays of neighboring weeks: half the squared difference is the variance.
    pub fn of(cleaned: &Cleaned, whole: bool) -> Self {
        let (mut variance, mut level, mut square) = (0.0, 0.0, 0.0);
        for (now, then) in cleaned.values.iter().skip(7).zip(&cleaned.values) {
            let middle = (now + then) / 2.0;
            variance += (now - then) * (now - then) / 2.0;
            level += middle;
            square += middle * middle;
        }
        if square <= 0.0 || level <= 0.0 {
            return Self { clumping: 0.0, piece: 1.0 };
        }
        if whole {
            Self { clumping: ((variance - level) / square).max(0.0), piece: 1.0 }
        } else {
            Self { clumping: 0.0, piece: variance / level }
        }
    }

    /// The WAPE of somebody who knows the expectation of every day: the mean absolute deviation of chance alone.
    fn floor(self, expected: &[f64]) -> f64 {
        let deviation = |&mean: &f64| mean_deviation(mean, self.piece * mean + self.clumping * mean * mean);
        let total: f64 = expected.iter().sum();
        if total > 0.0 { expected.iter().map(deviation).sum::<f64>() / total } else { 0.0 }
    }
}

/// Mean absolute deviation of a normal variable; of small counts it cannot be above twice the mean.
fn mean_deviation(mean: f64, variance: f64) -> f64 {
    (std::f64::consts::FRAC_2_PI.sqrt() * variance.sqrt()).min(2.0 * mean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_end_with_the_history() {
        let long = Folds::of(400);
        assert_eq!((long.origins.len(), long.days), (8, 28));
        assert_eq!(long.origins.last(), Some(&372));
        let short = Folds::of(56);
        assert_eq!((short.origins, short.days), (vec![28, 42], 14));
    }

    #[test]
    fn the_floor_of_poisson_days_is_known() {
        let noise = Noise { clumping: 0.0, piece: 1.0 };
        // sqrt(2 / pi) / sqrt(100)
        assert!((noise.floor(&[100.0; 5]) - 0.0798).abs() < 1e-4);
    }
}
