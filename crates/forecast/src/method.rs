//! The ways to forecast, under one name each.
//!
//! There are two. Others (a damped trend, Theta, MSTL, Croston and its successor) were tried and left out again: the table
//! in `docs/forecast-accuracy.md` says what each of them was worth.

use serde::{Deserialize, Serialize};

use super::baseline::weekday_mean;
use super::ets::Ets;

/// Days a model is fitted to; older ones say little about tomorrow.
const RECENT_DAYS: usize = 52 * 7;

/// Days of history below which the plainest method is preferred.
const SHORT_DAYS: usize = 182;

/// A way to forecast a daily series with a weekly pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Method {
    /// ETS(A,N,A): level and weekly season, smoothed exponentially.
    Ets,
    /// The mean of the last eight weeks, by weekday.
    WeekdayMean,
}

impl Method {
    /// The methods worth trying, the preferred first: a later one has to be clearly better.
    ///
    /// Under half a year the past cannot tell good methods from lucky ones: the plainest is preferred.
    pub(crate) fn candidates(values: &[f64]) -> [Self; 2] {
        if values.len() < SHORT_DAYS { [Self::WeekdayMean, Self::Ets] } else { [Self::Ets, Self::WeekdayMean] }
    }

    /// The forecast of a cleaned history, never below 0. Under three weeks it is the weekday mean, whatever the method.
    pub(crate) fn forecast(self, values: &[f64], horizon: usize) -> Vec<f64> {
        let values = &values[values.len().saturating_sub(RECENT_DAYS)..];
        let method = if values.len() < 21 { Self::WeekdayMean } else { self };
        let mut forecast = match method {
            Self::Ets => Ets::fit(values).forecast(horizon),
            Self::WeekdayMean => weekday_mean(values, 7, 8, horizon),
        };
        for value in &mut forecast {
            *value = if value.is_finite() { value.max(0.0) } else { 0.0 };
        }
        forecast
    }
}
