//! Intervals from the errors made so far: pooled, scaled, and only from the past.

use super::accuracy::Interval;

/// Days ahead up to which errors count as near.
const NEAR_DAYS: usize = 28;
/// Origins whose daily errors are pooled.
const ORIGINS: usize = 19;
/// Origins whose weekly errors are pooled: a year, because neighboring origins share most of their weeks.
const WEEK_ORIGINS: usize = 52;
/// Errors it takes to read quantiles off them.
const ENOUGH: usize = 20;
/// Standard normal quantiles of 80 and 95 % intervals, for when there are too few errors.
const NORMAL: (f64, f64) = (1.281_551_565_544_6, 1.959_963_984_540_054);

/// A forecast made in the past, and what came: as many days as are known.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    /// Days of history it was made from.
    pub origin: usize,
    /// The forecast.
    pub forecast: Vec<f64>,
    /// What came; not longer than the forecast.
    pub actual: Vec<f64>,
}

/// Scaled errors of one kind, ascending.
#[derive(Clone, Debug, Default)]
struct Pool(Vec<f64>);

/// 80 and 95 % intervals around forecasts.
#[derive(Clone, Debug)]
pub(crate) struct Spread {
    near: Pool,
    far: Pool,
    near_weeks: Pool,
    far_weeks: Pool,
    /// Variance ÷ mean minus 1, per unit of mean: 1 / k of the negative binomial, for when errors are few.
    clumping: f64,
    whole: bool,
}

/// An 80 and a 95 % interval.
pub(crate) type Pair = (Interval, Interval);

impl Spread {
    /// Learns from the trials that were over by `now` (days of history).
    ///
    /// `whole`: amounts are counts, so ends are rounded outward.
    pub fn learn(trials: &[Trial], now: usize, clumping: f64, whole: bool) -> Self {
        let known = |trial: &Trial| trial.actual.len().min(now.saturating_sub(trial.origin));
        let mut over: Vec<&Trial> = trials.iter().filter(|trial| known(trial) >= NEAR_DAYS).collect();
        if over.len() < 6 {
            // A short history: trials still under way are better than none.
            over = trials.iter().filter(|trial| known(trial) >= 7).collect();
        }
        over.sort_by_key(|trial| std::cmp::Reverse(trial.origin));
        let mut spread = Self {
            near: Pool::default(),
            far: Pool::default(),
            near_weeks: Pool::default(),
            far_weeks: Pool::default(),
            clumping,
            whole,
        };
        for (turn, trial) in over.iter().take(WEEK_ORIGINS).enumerate() {
            let near = known(trial).min(NEAR_DAYS);
            spread.near_weeks.add(&trial.forecast[..near], &trial.actual[..near], 7);
            if turn < ORIGINS {
                spread.near.add(&trial.forecast[..near], &trial.actual[..near], 1);
            }
        }
        let long = over.iter().filter(|trial| known(trial) >= 2 * NEAR_DAYS);
        for (turn, trial) in long.take(WEEK_ORIGINS).enumerate() {
            let days = NEAR_DAYS..known(trial);
            spread.far_weeks.add(&trial.forecast[days.clone()], &trial.actual[days.clone()], 7);
            if turn < ORIGINS {
                spread.far.add(&trial.forecast[days.clone()], &trial.actual[days], 1);
            }
        }
        for pool in [&mut spread.near, &mut spread.far, &mut spread.near_weeks, &mut spread.far_weeks] {
            pool.0.sort_unstable_by(f64::total_cmp);
        }
        spread
    }

    /// Intervals around a day's forecast, `ahead` counting from 0.
    pub fn day(&self, forecast: f64, ahead: usize) -> Pair {
        self.pair(forecast, [&self.near, &self.far], ahead)
    }

    /// Intervals around the forecast of a week whose first day is `ahead` days away.
    pub fn week(&self, forecast: f64, ahead: usize) -> Pair {
        self.pair(forecast, [&self.near_weeks, &self.far_weeks], ahead)
    }

    fn pair(&self, forecast: f64, [near, far]: [&Pool; 2], ahead: usize) -> Pair {
        let pool = if ahead >= NEAR_DAYS && far.0.len() >= near.0.len().min(2 * ENOUGH) { far } else { near };
        let scale = scale_of(forecast);
        let ends = |share: f64, normal: f64| match pool.quantiles(share) {
            Some((lo, hi)) => self.rounded(forecast + lo * scale, forecast + hi * scale),
            None => {
                let wide = normal * (forecast.max(0.5) * (1.0 + self.clumping * forecast)).sqrt();
                self.rounded(forecast - wide, forecast + wide)
            }
        };
        let inner = ends(0.80, NORMAL.0);
        let outer = ends(0.95, NORMAL.1);
        // The forecast itself is never outside, and 95 % never inside 80 %.
        let around = |interval: Interval| Interval { lo: interval.lo.min(forecast), hi: interval.hi.max(forecast) };
        let inner = around(inner);
        let outer = around(outer);
        (inner, Interval { lo: outer.lo.min(inner.lo), hi: outer.hi.max(inner.hi) })
    }

    fn rounded(&self, lo: f64, hi: f64) -> Interval {
        let (lo, hi) = if self.whole { (lo.floor(), hi.ceil()) } else { (lo, hi) };
        Interval { lo: lo.max(0.0), hi: hi.max(0.0) }
    }
}

impl Pool {
    /// Adds the scaled errors of sums over stretches of so many days.
    fn add(&mut self, forecast: &[f64], actual: &[f64], stretch: usize) {
        for (forecast, actual) in forecast.chunks_exact(stretch).zip(actual.chunks_exact(stretch)) {
            let forecast: f64 = forecast.iter().sum();
            let actual: f64 = actual.iter().sum();
            self.0.push((actual - forecast) / scale_of(forecast));
        }
    }

    /// The ends between which a share of the errors lies, each end counted as the next error further out.
    fn quantiles(&self, share: f64) -> Option<(f64, f64)> {
        let n = self.0.len();
        let tail = (1.0 - share) / 2.0 * (n + 1) as f64;
        if n < ENOUGH {
            return None;
        }
        // With under forty errors the 95 % ends lie beyond the outermost one: stretch those.
        let stretch = if tail < 1.0 { 1.2 } else { 1.0 };
        let low = (tail.floor() as usize).max(1) - 1;
        Some((self.0[low] * stretch, self.0[n - 1 - low] * stretch))
    }
}

/// Errors grow with the square root of what is expected; below one half they stay as they are.
fn scale_of(forecast: f64) -> f64 {
    forecast.max(0.5).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trial(origin: usize, actual: f64, days: usize) -> Trial {
        Trial { origin, forecast: vec![100.0; days], actual: vec![actual; days] }
    }

    #[test]
    fn errors_of_the_future_do_not_count() {
        let trials: Vec<Trial> =
            (0..20).map(|week| trial(56 + 7 * week, if week < 10 { 100.0 } else { 400.0 }, 28)).collect();
        // After origin 56 + 7 * 9 + 28 only the first ten are over.
        let early = Spread::learn(&trials, 147, 0.0, true);
        assert_eq!(early.day(100.0, 0).1, Interval { lo: 100.0, hi: 100.0 });
        let late = Spread::learn(&trials, 500, 0.0, true);
        assert_eq!(late.day(100.0, 0).1.hi, 400.0);
    }

    #[test]
    fn ends_are_rounded_outward_for_counts_only() {
        let trials: Vec<Trial> = (0..20).map(|week| trial(7 * week, 103.3, 28)).collect();
        let (inner, _) = Spread::learn(&trials, 500, 0.0, true).day(100.0, 3);
        assert_eq!(inner, Interval { lo: 100.0, hi: 104.0 });
        let (inner, _) = Spread::learn(&trials, 500, 0.0, false).day(100.0, 3);
        assert!((inner.hi - 103.3).abs() < 1e-9 && inner.lo == 100.0);
    }

    #[test]
    fn without_trials_the_noise_of_counts_is_assumed() {
        let spread = Spread::learn(&[], 56, 0.0, false);
        let (_, outer) = spread.day(100.0, 0);
        assert!((outer.hi - 119.6).abs() < 0.01 && (outer.lo - 80.4).abs() < 0.01);
    }
}
