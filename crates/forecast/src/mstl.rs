//! Several seasons at once (a day and a week of hours), taken out one after the other.

use super::smoothing::ses_fitted;
use super::stl::{Local, StlWindows, stl};

/// Trend and one seasonal part per period.
#[derive(Clone, Debug, PartialEq)]
pub struct Mstl {
    /// The slow part.
    pub trend: Vec<f64>,
    /// Seasonal parts, shortest period first: period and values.
    pub seasons: Vec<(usize, Vec<f64>)>,
}

/// Decomposes by STL for each period in turn, twice over. Periods that do not fit twice into the series are left out.
pub fn mstl(values: &[f64], periods: &[usize]) -> Mstl {
    let mut periods: Vec<usize> =
        periods.iter().copied().filter(|&period| period > 1 && 2 * period < values.len()).collect();
    periods.sort_unstable();
    periods.dedup();
    let mut rest = values.to_vec();
    let mut trend = vec![super::series::mean(values); values.len()];
    let mut seasons: Vec<(usize, Vec<f64>)> =
        periods.into_iter().map(|period| (period, vec![0.0; values.len()])).collect();
    let rounds = if seasons.len() == 1 { 1 } else { 2 };
    for _ in 0..rounds {
        for (place, (period, season)) in seasons.iter_mut().enumerate() {
            for (value, season) in rest.iter_mut().zip(season.iter()) {
                *value += season;
            }
            let parts = stl(&rest, StlWindows::usual(*period, 11 + 4 * place, Local::Level));
            for (value, season) in rest.iter_mut().zip(&parts.season) {
                *value -= season;
            }
            *season = parts.season;
            trend = parts.trend;
        }
    }
    Mstl { trend, seasons }
}

/// Repeats the last of each season and smooths the rest (trend and remainder) exponentially.
pub fn mstl_ses(values: &[f64], periods: &[usize], horizon: usize) -> Vec<f64> {
    let parts = mstl(values, periods);
    let mut rest = values.to_vec();
    for (_, season) in &parts.seasons {
        for (value, season) in rest.iter_mut().zip(season) {
            *value -= season;
        }
    }
    let mut forecast = ses_fitted(&rest, horizon).forecast;
    for (period, season) in &parts.seasons {
        let last = &season[season.len() - period..];
        for (ahead, value) in forecast.iter_mut().enumerate() {
            *value += last[ahead % period];
        }
    }
    forecast
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_have_a_day_and_a_week() {
        let at_hour = |hour: usize| {
            let office = if (8..18).contains(&(hour % 24)) { 6.0 } else { 1.0 };
            let weekend = if hour / 24 % 7 >= 5 { -0.8 } else { 0.0 };
            office + weekend
        };
        let values: Vec<f64> = (0..24 * 7 * 8).map(at_hour).collect();
        let forecast = mstl_ses(&values, &[168, 24], 168);
        let error: f64 =
            forecast.iter().enumerate().map(|(ahead, value)| (value - at_hour(values.len() + ahead)).abs()).sum();
        assert!(error / 168.0 < 0.05, "{}", error / 168.0);
    }

    #[test]
    fn without_room_for_a_season_it_is_plain_smoothing() {
        assert_eq!(mstl_ses(&[2.0, 2.0, 2.0], &[7, 0], 2), [2.0, 2.0]);
        assert_eq!(mstl_ses(&[], &[7], 1), [0.0]);
    }
}
