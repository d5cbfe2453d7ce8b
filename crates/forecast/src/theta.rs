//! The theta method: half a straight line, half a smoothed series of doubled curvature.

use super::minimize::golden;
use super::series::mean;

/// The standard theta forecast of a series with the given season.
///
/// The season is taken out first: as factors when every value is above 0, otherwise as amounts.
pub fn theta(values: &[f64], season: usize, horizon: usize) -> Vec<f64> {
    if values.len() < 2 * season.max(2) {
        return vec![mean(values); horizon];
    }
    let factors = seasonal(values, season, |value, trend| if trend > 0.0 { value / trend } else { 1.0 });
    let level = mean(&factors);
    let positive = values.iter().all(|&value| value > 0.0);
    if positive && level > 0.0 && factors.iter().all(|factor| factor / level >= 0.01) {
        let flat: Vec<f64> = (0..values.len()).map(|at| values[at] * level / factors[at % season]).collect();
        let forecast = theta_flat(&flat, horizon);
        let place = |ahead: usize| factors[(values.len() + ahead) % season] / level;
        return forecast.iter().enumerate().map(|(ahead, value)| value * place(ahead)).collect();
    }
    let amounts = seasonal(values, season, |value, trend| value - trend);
    let level = mean(&amounts);
    let flat: Vec<f64> = (0..values.len()).map(|at| values[at] - amounts[at % season] + level).collect();
    let forecast = theta_flat(&flat, horizon);
    let place = |ahead: usize| amounts[(values.len() + ahead) % season] - level;
    forecast.iter().enumerate().map(|(ahead, value)| value + place(ahead)).collect()
}

/// What each place of the season differs by from a centered moving mean, on average.
fn seasonal(values: &[f64], season: usize, differ: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    let season = season.max(1);
    let half = season / 2;
    let mut places = vec![Vec::new(); season];
    for at in half..values.len().saturating_sub(half) {
        let around = &values[at - half..=at + half];
        let mut sum: f64 = around.iter().sum();
        if season.is_multiple_of(2) {
            // An even season has no middle: both ends count half.
            sum -= (around[0] + around[season]) / 2.0;
        }
        places[at % season].push(differ(values[at], sum / season as f64));
    }
    places.iter().map(|all| mean(all)).collect()
}

/// Theta without a season: weight and first level fitted to the history.
fn theta_flat(values: &[f64], horizon: usize) -> Vec<f64> {
    let (intercept, slope) = line(values);
    let alpha = golden(0.1, 0.99, |alpha| run(values, alpha, intercept, slope).1);
    let level = run(values, alpha, intercept, slope).0;
    let far = (1.0 - alpha).powi(values.len().min(10_000) as i32);
    let drift = |ahead: usize| {
        let climb = slope * (ahead as f64 + (1.0 - far * (1.0 - alpha)) / alpha);
        0.5 * (far * intercept + climb)
    };
    (0..horizon).map(|ahead| level + drift(ahead)).collect()
}

/// Last level for the best first level, and the squared one-step errors, for a weight.
fn run(values: &[f64], alpha: f64, intercept: f64, slope: f64) -> (f64, f64) {
    let (mut level, mut weight, mut far) = (0.0, 1.0, 1.0);
    let (mut cross, mut square, mut total) = (0.0, 0.0, 0.0);
    for value in values {
        // One step ahead: the level plus half of what the straight line adds to it.
        let half_line = 0.5 * (far * intercept + slope * (1.0 - far * (1.0 - alpha)) / alpha);
        let error = value - level - half_line;
        cross += error * weight;
        square += weight * weight;
        total += error * error;
        level += alpha * (value - level);
        weight *= 1.0 - alpha;
        far *= 1.0 - alpha;
    }
    let first = if square > 0.0 { cross / square } else { 0.0 };
    (level + first * weight, total - first * cross)
}

/// The straight line through the values: height at position 0 (the first value is at 1), and slope.
fn line(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let middle = (n + 1.0) / 2.0;
    let height = mean(values);
    let (mut cross, mut square) = (0.0, 0.0);
    for (at, value) in values.iter().enumerate() {
        let off = at as f64 + 1.0 - middle;
        cross += off * (value - height);
        square += off * off;
    }
    let slope = if square > 0.0 { cross / square } else { 0.0 };
    (height - slope * middle, slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_the_slope_goes_on() {
        let values: Vec<f64> = (0..140).map(|at| 100.0 + at as f64).collect();
        let forecast = theta(&values, 7, 8);
        let slope = forecast[7] - forecast[6];
        assert!((slope - 0.5).abs() < 0.1, "{forecast:?}");
        assert!((forecast[0] - 240.0).abs() < 2.0, "{forecast:?}");
    }

    #[test]
    fn quiet_weekends_come_back() {
        let week = [10.0, 12.0, 11.0, 10.0, 9.0, 0.0, 0.0];
        let values: Vec<f64> = (0..70).map(|at| week[at % 7]).collect();
        for (ahead, value) in theta(&values, 7, 14).iter().enumerate() {
            assert!((value - week[ahead % 7]).abs() < 0.2, "{ahead} {value}");
        }
        assert_eq!(theta(&[], 0, 2), [0.0, 0.0]);
    }
}
