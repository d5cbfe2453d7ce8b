//! A daily series and what it must have before anything is said about the future.

use serde::{Deserialize, Serialize};

use base::Day;

/// Days of history below which no forecast is made: eight weeks.
pub const MIN_HISTORY_DAYS: usize = 56;

/// One amount a day, without gaps: a day on which nothing happened is a zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The day of the first value.
    pub start: Day,
    /// One amount per day from `start` on, jobs or hours; negative and not-a-number count as 0.
    pub values: Vec<f64>,
    /// Holidays, in any order; days outside the series do no harm.
    pub holidays: Vec<Day>,
}

/// Why there is no forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum NoForecast {
    /// Fewer days than [`MIN_HISTORY_DAYS`].
    #[error("A forecast needs {needed} days of history (eight weeks); there are {days}.")]
    TooShort {
        /// Days there are, from the first with anything on it.
        days: usize,
        /// Days it takes.
        needed: usize,
    },
    /// Nothing ever happened.
    #[error("Nothing was created in the whole history, so there is nothing to project.")]
    Empty,
    /// A horizon of no days.
    #[error("The forecast was asked for no days ahead.")]
    NoHorizon,
}

impl Series {
    /// The series with impossible amounts as 0, leading empty days dropped, and holidays sorted, each once.
    ///
    /// Leading zeros say that the export begins later, not that the office was quiet.
    pub(crate) fn tidied(&self) -> Self {
        let sound = |value: &f64| if value.is_finite() { value.max(0.0) } else { 0.0 };
        let values: Vec<f64> = self.values.iter().map(sound).collect();
        let first = values.iter().position(|&value| value > 0.0).unwrap_or(0);
        let mut holidays = self.holidays.clone();
        holidays.sort_unstable();
        holidays.dedup();
        Self {
            start: self.start.plus(i32::try_from(first).unwrap_or(i32::MAX)),
            values: values.get(first..).unwrap_or_default().to_vec(),
            holidays,
        }
    }

    /// Checks that a forecast may be made of the (tidied) series.
    pub(crate) fn check(&self) -> Result<(), NoForecast> {
        if self.values.iter().all(|&value| value == 0.0) {
            return Err(NoForecast::Empty);
        }
        if self.values.len() < MIN_HISTORY_DAYS {
            return Err(NoForecast::TooShort { days: self.values.len(), needed: MIN_HISTORY_DAYS });
        }
        Ok(())
    }

    /// The first `days` days of it, as if nothing more were known.
    pub fn until(&self, days: usize) -> Self {
        Self {
            start: self.start,
            values: self.values.iter().take(days).copied().collect(),
            holidays: self.holidays.clone(),
        }
    }

    /// The day at a position; positions past the end are days to come.
    pub fn day(&self, at: usize) -> Day {
        self.start.plus(i32::try_from(at).unwrap_or(i32::MAX))
    }

    /// Whether all amounts are whole, so that they are counts.
    pub(crate) fn counts(&self) -> bool {
        self.values.iter().all(|value| value.fract() == 0.0)
    }
}

/// The median; 0 of nothing. Sorts `values`.
pub(crate) fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        n if n % 2 == 1 => values[n / 2],
        n => (values[n / 2 - 1] + values[n / 2]) / 2.0,
    }
}

/// The mean; 0 of nothing.
pub(crate) fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidying_drops_what_came_before_the_first_job() {
        let series = Series {
            start: Day(10),
            values: vec![0.0, f64::NAN, -2.0, 4.0, f64::INFINITY],
            holidays: vec![Day(9), Day(3), Day(9)],
        };
        let tidy = series.tidied();
        assert_eq!((tidy.start, tidy.values), (Day(13), vec![4.0, 0.0]));
        assert_eq!(tidy.holidays, [Day(3), Day(9)]);
    }

    #[test]
    fn too_little_history_says_so() {
        let mut series = Series { start: Day(0), values: vec![3.0; 55], holidays: vec![] };
        let why = series.check().expect_err("55 days are too few");
        assert_eq!(why.to_string(), "A forecast needs 56 days of history (eight weeks); there are 55.");
        series.values.push(1.0);
        assert_eq!(series.check(), Ok(()));
        series.values.fill(0.0);
        assert_eq!(series.check(), Err(NoForecast::Empty));
    }
}
