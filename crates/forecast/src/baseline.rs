//! The two yardsticks everything else must beat.

use super::series::mean;

/// Repeats the last `season` values over the horizon; zeros where there is no history.
pub fn seasonal_naive(values: &[f64], season: usize, horizon: usize) -> Vec<f64> {
    weekday_mean(values, season, 1, horizon)
}

/// The mean of the last `seasons` values at the same place of the season (weekday for a season of 7).
pub fn weekday_mean(values: &[f64], season: usize, seasons: usize, horizon: usize) -> Vec<f64> {
    let season = season.max(1);
    let place = |ahead: usize| {
        let back = season - ahead % season;
        let past: Vec<f64> = (0..seasons)
            .filter_map(|turn| values.len().checked_sub(back + turn * season))
            .map(|at| values[at])
            .collect();
        mean(&past)
    };
    (0..horizon).map(place).collect()
}
