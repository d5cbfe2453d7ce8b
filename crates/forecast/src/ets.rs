//! Exponential smoothing with a weekly season and additive errors, fitted to its history: ETS(A,N,A).
//!
//! For given weights every one-step error is a linear function of the first states, so those are solved exactly by least
//! squares and only the weights are searched for.

use super::minimize::simplex;

/// Unknown first states: one per weekday, which carry the level.
const WEEK: usize = 7;
/// The data's own path and one path per unknown.
const PATHS: usize = WEEK + 1;

/// A fitted model and where it stands after the last value.
#[derive(Clone, Debug, PartialEq)]
pub struct Ets {
    /// Weight of the level.
    pub alpha: f64,
    /// Weight of the season.
    pub gamma: f64,
    /// Level and season of the next seven days.
    pub week: [f64; WEEK],
    /// Sum of squared one-step errors.
    pub sse: f64,
}

#[derive(Clone, Copy)]
struct Weights {
    alpha: f64,
    gamma: f64,
}

impl Weights {
    fn allowed(self) -> bool {
        (1e-4..=0.9999).contains(&self.alpha) && (1e-4..=1.0 - self.alpha).contains(&self.gamma)
    }
}

impl Ets {
    /// The model that fits best. Fewer than three weeks are not enough to fit it; the caller sees to that.
    pub fn fit(values: &[f64]) -> Self {
        let error = |[alpha, gamma]: &[f64; 2]| {
            let weights = Weights { alpha: *alpha, gamma: *gamma };
            if weights.allowed() { solve(values, weights).1 } else { f64::INFINITY }
        };
        let start = lowest(&[[0.05, 0.03], [0.3, 0.1], [0.02, 0.3]], error);
        let [alpha, gamma] = simplex(start, [0.05, 0.05], 60, error);
        Self::standing(values, Weights { alpha, gamma })
    }

    /// The forecast for so many days after the last value.
    pub fn forecast(&self, horizon: usize) -> Vec<f64> {
        (0..horizon).map(|ahead| self.week[ahead % WEEK]).collect()
    }

    fn standing(values: &[f64], weights: Weights) -> Self {
        let (mut season, sse) = solve(values, weights);
        let Weights { alpha, gamma } = weights;
        let mut level = 0.0;
        for (at, value) in values.iter().enumerate() {
            let error = value - (level + season[at % WEEK]);
            level += alpha * error;
            season[at % WEEK] += gamma * error;
        }
        let week = std::array::from_fn(|ahead| level + season[(values.len() + ahead) % WEEK]);
        Self { alpha, gamma, week, sse }
    }
}

fn lowest<const N: usize>(places: &[[f64; N]], height: impl Fn(&[f64; N]) -> f64) -> [f64; N] {
    let mut best = ([0.0; N], f64::INFINITY);
    for place in places {
        let here = height(place);
        if here < best.1 {
            best = (*place, here);
        }
    }
    best.0
}

/// The first states with the least squared error for given weights, and that error.
fn solve(values: &[f64], weights: Weights) -> ([f64; WEEK], f64) {
    let Weights { alpha, gamma } = weights;
    // Path 0 starts from nothing and sees the data; path 1 + j starts from 1 in state j and sees zeros.
    let mut level = [0.0; PATHS];
    let mut season = [[0.0; PATHS]; WEEK];
    for (place, paths) in season.iter_mut().enumerate() {
        paths[1 + place] = 1.0;
    }
    // Sums of products of the paths' errors.
    let mut products = [[0.0; PATHS]; PATHS];
    for (at, value) in values.iter().enumerate() {
        let here = &mut season[at % WEEK];
        let mut error = [0.0; PATHS];
        for path in 0..PATHS {
            error[path] = -(level[path] + here[path]);
        }
        error[0] += value;
        for path in 0..PATHS {
            level[path] += alpha * error[path];
            here[path] += gamma * error[path];
        }
        for (row, sums) in products.iter_mut().enumerate() {
            // The lower half is enough: the products are symmetric.
            for (sum, other) in sums.iter_mut().zip(error).take(row + 1) {
                *sum += error[row] * other;
            }
        }
    }
    let first = least_squares(&products);
    let mut sse = products[0][0];
    for row in 0..WEEK {
        sse += 2.0 * first[row] * products[row + 1][0];
        for column in 0..WEEK {
            let (high, low) = (row.max(column), row.min(column));
            sse += first[row] * first[column] * products[high + 1][low + 1];
        }
    }
    (first, sse.max(0.0))
}

/// Solves the normal equations by Cholesky factors; a state the data say nothing about stays 0.
fn least_squares(products: &[[f64; PATHS]; PATHS]) -> [f64; WEEK] {
    let size: f64 = (1..PATHS).map(|at| products[at][at]).sum();
    let ridge = 1e-10 * size + 1e-300;
    let mut factor = [[0.0; WEEK]; WEEK];
    let mut half = [0.0; WEEK];
    for row in 0..WEEK {
        for column in 0..=row {
            let mut sum = products[row + 1][column + 1];
            let earlier = factor[row].iter().zip(&factor[column]).take(column);
            sum -= earlier.map(|(one, other)| one * other).sum::<f64>();
            if row == column {
                factor[row][row] = if sum > ridge { sum.sqrt() } else { 0.0 };
            } else if factor[column][column] > 0.0 {
                factor[row][column] = sum / factor[column][column];
            }
        }
        let mut sum = -products[row + 1][0];
        for inner in 0..row {
            sum -= factor[row][inner] * half[inner];
        }
        half[row] = if factor[row][row] > 0.0 { sum / factor[row][row] } else { 0.0 };
    }
    let mut first = [0.0; WEEK];
    for row in (0..WEEK).rev() {
        let mut sum = half[row];
        for below in row + 1..WEEK {
            sum -= factor[below][row] * first[below];
        }
        first[row] = if factor[row][row] > 0.0 { sum / factor[row][row] } else { 0.0 };
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noisy_week(days: usize) -> Vec<f64> {
        let week = [20.0, 25.0, 22.0, 21.0, 18.0, 4.0, 3.0];
        (0..days).map(|at| week[at % 7] + ((at * 37) % 11) as f64 * 0.5 + at as f64 * 0.01).collect()
    }

    /// The squared one-step errors by the textbook recursion.
    fn slow(values: &[f64], weights: Weights, first: &[f64; WEEK]) -> f64 {
        let (mut level, mut season, mut sse) = (0.0, *first, 0.0);
        for (at, value) in values.iter().enumerate() {
            let error = value - level - season[at % WEEK];
            sse += error * error;
            level += weights.alpha * error;
            season[at % WEEK] += weights.gamma * error;
        }
        sse
    }

    #[test]
    fn no_other_first_state_fits_better() {
        let values = noisy_week(80);
        let weights = Weights { alpha: 0.2, gamma: 0.1 };
        let (first, sse) = solve(&values, weights);
        assert!((slow(&values, weights, &first) / sse - 1.0).abs() < 1e-9);
        for place in 0..WEEK {
            for nudge in [-0.05, 0.05] {
                let mut moved = first;
                moved[place] += nudge;
                assert!(slow(&values, weights, &moved) > sse);
            }
        }
    }

    #[test]
    fn a_clean_week_is_repeated() {
        let values: Vec<f64> = (0..70).map(|at| [9.0, 8.0, 7.0, 6.0, 5.0, 1.0, 0.0][at % 7]).collect();
        let forecast = Ets::fit(&values).forecast(14);
        for (ahead, value) in forecast.iter().enumerate() {
            assert!((value - values[ahead % 7]).abs() < 1e-6, "{forecast:?}");
        }
    }
}
