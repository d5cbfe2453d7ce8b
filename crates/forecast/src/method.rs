//! The ways to forecast, under one name each.

use language::say;
use serde::{Deserialize, Serialize};

use super::baseline::{seasonal_naive, weekday_mean};
use super::ets::{Damping, Ets};
use super::intermittent::{croston_sba, tsb};
use super::mstl::mstl_ses;
use super::theta::theta;

/// Days a model is fitted to; older ones say little about tomorrow.
const RECENT_DAYS: usize = 52 * 7;

/// Days of history below which few methods are tried.
const SHORT_DAYS: usize = 182;

/// A way to forecast a daily series with a weekly pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Method {
    /// ETS(A,N,A): level and weekly season, smoothed exponentially.
    Ets,
    /// ETS(A,Ad,A): the same with a damped trend.
    EtsDamped,
    /// The theta method on the series without its season.
    Theta,
    /// STL's season and smoothing of the rest.
    Mstl,
    /// The mean of the last eight weeks, by weekday.
    WeekdayMean,
    /// Last week again.
    SeasonalNaive,
    /// Croston's method with the Syntetos-Boylan correction.
    CrostonSba,
    /// The method of Teunter, Syntetos and Babai.
    Tsb,
}

impl Method {
    /// The methods worth trying, the preferred first: a later one has to be clearly better.
    ///
    /// Under half a year the past cannot tell good methods from lucky ones: only the two plainest are tried.
    pub(crate) fn candidates(values: &[f64]) -> &'static [Self] {
        if values.len() < SHORT_DAYS {
            return &[Self::WeekdayMean, Self::Ets];
        }
        let empty = values.iter().filter(|&&value| value == 0.0).count();
        if 2 * empty > values.len() {
            &[Self::Ets, Self::WeekdayMean, Self::CrostonSba, Self::Tsb]
        } else {
            &[Self::Ets, Self::EtsDamped, Self::Theta, Self::Mstl, Self::WeekdayMean]
        }
    }

    /// The method in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ets => say!("exponential smoothing with a weekly pattern"),
            Self::EtsDamped => say!("exponential smoothing with a weekly pattern and a fading trend"),
            Self::Theta => say!("the theta method"),
            Self::Mstl => say!("seasonal decomposition and smoothing"),
            Self::WeekdayMean => say!("the weekday means of the last eight weeks"),
            Self::SeasonalNaive => say!("last week again"),
            Self::CrostonSba => say!("Croston's method for rare arrivals"),
            Self::Tsb => say!("the Teunter-Syntetos-Babai method for rare arrivals"),
        }
    }

    /// The forecast of a cleaned history, never below 0. Under three weeks it is the weekday mean, whatever the method.
    pub(crate) fn forecast(self, values: &[f64], horizon: usize) -> Vec<f64> {
        let values = &values[values.len().saturating_sub(RECENT_DAYS)..];
        let method = if values.len() < 21 { Self::WeekdayMean } else { self };
        let mut forecast = match method {
            Self::Ets => Ets::fit(values, Damping::NoTrend).forecast(horizon),
            Self::EtsDamped => Ets::fit(values, Damping::Damped).forecast(horizon),
            Self::Theta => theta(values, 7, horizon),
            Self::Mstl => mstl_ses(values, &[7], horizon),
            Self::WeekdayMean => weekday_mean(values, 7, 8, horizon),
            Self::SeasonalNaive => seasonal_naive(values, 7, horizon),
            Self::CrostonSba => croston_sba(values, 0.1, horizon),
            Self::Tsb => tsb(values, 0.1, 0.05, horizon),
        };
        for value in &mut forecast {
            *value = if value.is_finite() { value.max(0.0) } else { 0.0 };
        }
        forecast
    }
}
