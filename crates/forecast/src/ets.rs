//! Exponential smoothing with a weekly season and additive errors, fitted to its history.
//!
//! ETS(A,N,A), and ETS(A,Ad,A) with a damped trend. For given weights every one-step error is a linear function of
//! the first states, so those are solved exactly by least squares and only the weights are searched for.

use super::minimize::simplex;

const WEEK: usize = 7;
/// Unknown first states: one per weekday (they carry the level), and the slope.
const STATES: usize = WEEK + 1;
/// The data's own path and one path per unknown.
const PATHS: usize = STATES + 1;

/// Whether the model has a trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damping {
    /// Level and season only: ETS(A,N,A).
    NoTrend,
    /// A trend that fades: ETS(A,Ad,A).
    Damped,
}

/// A fitted model and where it stands after the last value.
#[derive(Clone, Debug, PartialEq)]
pub struct Ets {
    /// Weight of the level.
    pub alpha: f64,
    /// Weight of the slope; 0 without a trend.
    pub beta: f64,
    /// Weight of the season.
    pub gamma: f64,
    /// What is left of the slope a day later; 0 without a trend.
    pub phi: f64,
    /// Change of the level per day, after the last value.
    pub slope: f64,
    /// Level and season of the next seven days, without the trend.
    pub week: [f64; WEEK],
    /// Sum of squared one-step errors.
    pub sse: f64,
}

#[derive(Clone, Copy)]
struct Weights {
    alpha: f64,
    beta: f64,
    gamma: f64,
    phi: f64,
}

impl Weights {
    fn allowed(self) -> bool {
        (1e-4..=0.9999).contains(&self.alpha)
            && (0.0..=self.alpha).contains(&self.beta)
            && (1e-4..=1.0 - self.alpha).contains(&self.gamma)
            && (0.0..=0.98).contains(&self.phi)
    }
}

impl Ets {
    /// The model that fits best. Fewer than three weeks are not enough to fit it; the caller sees to that.
    pub fn fit(values: &[f64], damping: Damping) -> Self {
        let error = |weights: Weights| {
            if weights.allowed() { solve(values, weights).1 } else { f64::INFINITY }
        };
        let weights = match damping {
            Damping::NoTrend => {
                let plain = |alpha: f64, gamma: f64| Weights { alpha, beta: 0.0, gamma, phi: 0.0 };
                let starts = [[0.05, 0.03], [0.3, 0.1], [0.02, 0.3]];
                let start = lowest(&starts, |[alpha, gamma]| error(plain(*alpha, *gamma)));
                let [alpha, gamma] = simplex(start, [0.05, 0.05], 60, |[alpha, gamma]| error(plain(*alpha, *gamma)));
                plain(alpha, gamma)
            }
            Damping::Damped => {
                let damped = |[alpha, beta, gamma, phi]: [f64; 4]| Weights { alpha, beta, gamma, phi: phi.max(0.8) };
                let starts = [[0.05, 0.005, 0.03, 0.95], [0.3, 0.05, 0.1, 0.9]];
                let start = lowest(&starts, |at| error(damped(*at)));
                damped(simplex(start, [0.05, 0.01, 0.05, -0.05], 90, |at| error(damped(*at))))
            }
        };
        Self::standing(values, weights)
    }

    /// The forecast for so many days after the last value.
    pub fn forecast(&self, horizon: usize) -> Vec<f64> {
        let mut climb = 0.0;
        let mut step = self.slope;
        let day = |ahead: usize| {
            step *= self.phi;
            climb += step;
            self.week[ahead % WEEK] + climb
        };
        (0..horizon).map(day).collect()
    }

    fn standing(values: &[f64], weights: Weights) -> Self {
        let (first, sse) = solve(values, weights);
        let Weights { alpha, beta, gamma, phi } = weights;
        let (mut level, mut slope) = (0.0, first[WEEK]);
        let mut season: [f64; WEEK] = std::array::from_fn(|place| first[place]);
        for (at, value) in values.iter().enumerate() {
            let error = value - (level + phi * slope + season[at % WEEK]);
            level += phi * slope + alpha * error;
            slope = phi * slope + beta * error;
            season[at % WEEK] += gamma * error;
        }
        let week = std::array::from_fn(|ahead| level + season[(values.len() + ahead) % WEEK]);
        Self { alpha, beta, gamma, phi, slope, week, sse }
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
fn solve(values: &[f64], weights: Weights) -> ([f64; STATES], f64) {
    let Weights { alpha, beta, gamma, phi } = weights;
    // Path 0 starts from nothing and sees the data; path 1 + j starts from 1 in state j and sees zeros.
    let mut level = [0.0; PATHS];
    let mut slope = [0.0; PATHS];
    slope[PATHS - 1] = 1.0;
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
            error[path] = -(level[path] + phi * slope[path] + here[path]);
        }
        error[0] += value;
        for path in 0..PATHS {
            level[path] += phi * slope[path] + alpha * error[path];
            slope[path] = phi * slope[path] + beta * error[path];
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
    for row in 0..STATES {
        sse += 2.0 * first[row] * products[row + 1][0];
        for column in 0..STATES {
            let (high, low) = (row.max(column), row.min(column));
            sse += first[row] * first[column] * products[high + 1][low + 1];
        }
    }
    (first, sse.max(0.0))
}

/// Solves the normal equations by Cholesky factors; a state the data say nothing about stays 0.
fn least_squares(products: &[[f64; PATHS]; PATHS]) -> [f64; STATES] {
    let size: f64 = (1..PATHS).map(|at| products[at][at]).sum();
    let ridge = 1e-10 * size + 1e-300;
    let mut factor = [[0.0; STATES]; STATES];
    let mut half = [0.0; STATES];
    for row in 0..STATES {
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
    let mut first = [0.0; STATES];
    for row in (0..STATES).rev() {
        let mut sum = half[row];
        for below in row + 1..STATES {
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

    #[test]
    fn no_other_first_state_fits_better() {
        let values = noisy_week(80);
        let weights = Weights { alpha: 0.2, beta: 0.0, gamma: 0.1, phi: 0.0 };
        let (first, sse) = solve(&values, weights);
        let slow = |first: &[f64]| super::super::holt_winters(&values, 0.2, 0.1, 0.0, &first[..7], 1).sse;
        assert!((slow(&first) / sse - 1.0).abs() < 1e-9);
        for place in 0..7 {
            for nudge in [-0.05, 0.05] {
                let mut moved = first;
                moved[place] += nudge;
                assert!(slow(&moved) > sse);
            }
        }
    }

    #[test]
    fn a_clean_week_is_repeated() {
        let values: Vec<f64> = (0..70).map(|at| [9.0, 8.0, 7.0, 6.0, 5.0, 1.0, 0.0][at % 7]).collect();
        for damping in [Damping::NoTrend, Damping::Damped] {
            let forecast = Ets::fit(&values, damping).forecast(14);
            for (ahead, value) in forecast.iter().enumerate() {
                assert!((value - values[ahead % 7]).abs() < 1e-6, "{damping:?} {forecast:?}");
            }
        }
    }

    #[test]
    fn a_damped_trend_goes_on_for_a_while() {
        let values: Vec<f64> = (0..120).map(|at| 50.0 + at as f64).collect();
        let forecast = Ets::fit(&values, Damping::Damped).forecast(28);
        assert!(forecast[0] > 167.0 && forecast[27] > forecast[0] + 5.0, "{forecast:?}");
    }
}
