//! The shape of the history behind a projection.

use super::series::{Series, mean, median};

/// Change of a week's sum per week: the median slope between pairs of the last 26 whole weeks (Theil and Sen).
pub(crate) fn trend_per_week(values: &[f64]) -> f64 {
    let weeks: Vec<f64> = values.rchunks_exact(7).take(26).map(|week| week.iter().sum()).collect();
    let mut slopes = Vec::new();
    for later in 0..weeks.len() {
        for earlier in later + 1..weeks.len() {
            slopes.push((weeks[later] - weeks[earlier]) / (earlier - later) as f64);
        }
    }
    median(&mut slopes)
}

/// Each weekday against the mean day of the last 26 weeks, Monday first: 1 is an average day.
pub(crate) fn weekday_pattern(series: &Series, cleaned: &[f64]) -> [f64; 7] {
    let first = cleaned.len().saturating_sub(7 * 26);
    let mut days: [Vec<f64>; 7] = Default::default();
    for (at, &value) in cleaned.iter().enumerate().skip(first) {
        days[series.day(at).weekday()].push(value);
    }
    let average = mean(&cleaned[first..]);
    days.map(|values| if average > 0.0 { mean(&values) / average } else { 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Day;

    #[test]
    fn a_job_more_a_week_is_a_trend_of_one() {
        let values: Vec<f64> = (0..140).map(|at| 10.0 + (at / 7) as f64 / 7.0).collect();
        assert!((trend_per_week(&values) - 1.0).abs() < 1e-9);
        assert_eq!(trend_per_week(&[1.0; 5]), 0.0);
    }

    #[test]
    fn the_pattern_begins_on_monday() {
        // Day 0 was a Thursday.
        let values: Vec<f64> = (0..56).map(|at| if at % 7 == 0 { 14.0 } else { 0.0 }).collect();
        let series = Series { start: Day(0), values: values.clone(), holidays: vec![] };
        assert_eq!(weekday_pattern(&series, &values), [0.0, 0.0, 0.0, 7.0, 0.0, 0.0, 0.0]);
    }
}
