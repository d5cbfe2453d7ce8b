//! What a projection says in a sentence, and the shape of the history behind it.

use super::backtest::Backtest;
use super::method::Method;
use super::series::{Series, mean, median};
use language::say;

/// The error of the past against what chance alone does, in words.
pub(crate) fn words(method: Method, backtest: Option<&Backtest>) -> String {
    let method = method.words();
    let Some(test) = backtest else {
        return say!("Made by {method}. There is too little history to say how wrong it is.");
    };
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    let weeks = test.fold_days / 7;
    let floor = percent(test.floor_wape);
    // Chance is estimated too: an error below it says only that there is nothing left to explain.
    let chance = if test.wape <= test.floor_wape {
        say!("no more than chance alone, which causes about {floor}")
    } else {
        say!("chance alone causes about {floor}")
    };
    let mut text = say!(
        "Made by {method}. Tried on {} past stretches of {weeks} weeks, a day was off by {} of its volume on average; \
         {chance}.",
        test.folds,
        percent(test.wape),
    );
    if test.seasonal_naive_wape > 0.0 {
        let better = 1.0 - test.wape / test.seasonal_naive_wape;
        if better >= 0.005 {
            text += &say!(" That is {} less than by repeating last week.", percent(better));
        } else {
            text += say!(" Repeating last week would have been no worse.");
        }
    }
    text
}

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
    fn a_ticket_more_a_week_is_a_trend_of_one() {
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
