//! Exponential smoothing with given weights: the textbook recursions.

use super::minimize::golden;

/// What a recursion leaves behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Smoothed {
    /// One-step forecasts of the history, same length.
    pub fitted: Vec<f64>,
    /// The forecast.
    pub forecast: Vec<f64>,
    /// Sum of squared one-step errors.
    pub sse: f64,
}

/// Simple exponential smoothing from a given level; the forecast is flat.
pub fn ses(values: &[f64], alpha: f64, level: f64, horizon: usize) -> Smoothed {
    let mut level = level;
    let mut sse = 0.0;
    let mut fitted = Vec::with_capacity(values.len());
    for value in values {
        let error = value - level;
        fitted.push(level);
        sse += error * error;
        level += alpha * error;
    }
    Smoothed { fitted, forecast: vec![level; horizon], sse }
}

/// Simple exponential smoothing with the weight and first level that fit the history best.
pub fn ses_fitted(values: &[f64], horizon: usize) -> Smoothed {
    let alpha = golden(1e-4, 0.9999, |alpha| best_level(values, alpha).1);
    ses(values, alpha, best_level(values, alpha).0, horizon)
}

/// The first level with the least squared error for a weight, and that error.
///
/// Each one-step error is a linear function of the first level, so the best one is a quotient of sums.
fn best_level(values: &[f64], alpha: f64) -> (f64, f64) {
    let (mut from_zero, mut weight) = (0.0, 1.0);
    let (mut cross, mut square, mut total) = (0.0, 0.0, 0.0);
    for value in values {
        let error = value - from_zero;
        cross += error * weight;
        square += weight * weight;
        total += error * error;
        from_zero += alpha * error;
        weight *= 1.0 - alpha;
    }
    if square <= 0.0 {
        return (0.0, total);
    }
    let level = cross / square;
    (level, total - level * cross)
}

/// Additive Holt-Winters without a trend, from a given level and given seasonal states (first place of the season
/// first): level, then season, both corrected by the one-step error.
pub fn holt_winters(values: &[f64], alpha: f64, gamma: f64, level: f64, season: &[f64], horizon: usize) -> Smoothed {
    if season.is_empty() {
        return ses(values, alpha, level, horizon);
    }
    let mut level = level;
    let mut season = season.to_vec();
    let length = season.len();
    let mut sse = 0.0;
    let mut fitted = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let one_step = level + season[at % length];
        let error = value - one_step;
        fitted.push(one_step);
        sse += error * error;
        level += alpha * error;
        season[at % length] += gamma * error;
    }
    let forecast = (0..horizon).map(|ahead| level + season[(values.len() + ahead) % length]).collect();
    Smoothed { fitted, forecast, sse }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fitted_level_is_the_best_one() {
        let values = [3.0, 5.0, 2.0, 8.0, 6.0, 4.0, 7.0];
        let (level, sse) = best_level(&values, 0.3);
        assert!((ses(&values, 0.3, level, 1).sse - sse).abs() < 1e-9);
        assert!(ses(&values, 0.3, level + 0.1, 1).sse > sse);
        assert!(ses(&values, 0.3, level - 0.1, 1).sse > sse);
    }

    #[test]
    fn smoothing_nothing_forecasts_nothing() {
        assert_eq!(ses_fitted(&[], 3).forecast, [0.0; 3]);
        assert_eq!(holt_winters(&[], 0.1, 0.1, 2.0, &[1.0, -1.0], 2).forecast, [3.0, 1.0]);
    }
}
