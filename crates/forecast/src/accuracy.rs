//! How wrong a forecast was.

use serde::{Deserialize, Serialize};

/// An interval, both ends in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
}

impl Interval {
    /// Whether the value lies within.
    pub fn holds(self, value: f64) -> bool {
        self.lo <= value && value <= self.hi
    }
}

/// The yardstick of MASE: the mean absolute change of `training` from one season to the next.
///
/// `None` with a season or less of training, or when every season was the same.
pub fn season_scale(training: &[f64], season: usize) -> Option<f64> {
    let later = training.get(season..)?;
    let sum: f64 = later.iter().zip(training).map(|(now, then)| (now - then).abs()).sum();
    let scale = sum / later.len() as f64;
    (scale > 0.0).then_some(scale)
}

/// Mean absolute error in seasonal-naive errors of the training part: 1 is as bad as repeating last week.
pub fn mase(actual: &[f64], forecast: &[f64], scale: f64) -> Option<f64> {
    (scale > 0.0 && !actual.is_empty()).then(|| sum_errors(actual, forecast) / actual.len() as f64 / scale)
}

/// Sum of absolute errors as a share of the sum of what came; `None` when nothing came.
pub fn wape(actual: &[f64], forecast: &[f64]) -> Option<f64> {
    let total: f64 = actual.iter().sum();
    (total > 0.0).then(|| sum_errors(actual, forecast) / total)
}

/// Sum of forecasts minus actuals as a share of what came: above 0 the forecast was too high. `None` when nothing came.
pub fn bias(actual: &[f64], forecast: &[f64]) -> Option<f64> {
    let total: f64 = actual.iter().sum();
    let error: f64 = actual.iter().zip(forecast).map(|(a, f)| f - a).sum();
    (total > 0.0).then(|| error / total)
}

/// Share of actual values inside their interval; `None` without any.
pub fn coverage(actual: &[f64], intervals: &[Interval]) -> Option<f64> {
    let pairs = actual.iter().zip(intervals);
    let inside = pairs.filter(|(value, interval)| interval.holds(**value)).count();
    (!actual.is_empty()).then(|| inside as f64 / actual.len() as f64)
}

fn sum_errors(actual: &[f64], forecast: &[f64]) -> f64 {
    actual.iter().zip(forecast).map(|(a, f)| (a - f).abs()).sum()
}
