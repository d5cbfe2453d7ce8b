//! Seasonal-trend decomposition by loess (Cleveland and others, 1990), without robustness weights.

/// What is fitted locally to the values of one place of the season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// A level: calm ends, the usual choice when the season is projected.
    Level,
    /// A straight line, as in the original paper.
    Line,
}

/// Smoothing windows in observations, all odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StlWindows {
    /// Length of the season.
    pub period: usize,
    /// Window over the values of one place of the season, in seasons.
    pub seasonal: usize,
    /// Window of the trend.
    pub trend: usize,
    /// Window of the low-pass filter.
    pub low_pass: usize,
    /// What is fitted over the seasons.
    pub local: Local,
}

impl StlWindows {
    /// The usual windows for a season of `period` and a seasonal window of `seasonal` seasons.
    pub fn usual(period: usize, seasonal: usize, local: Local) -> Self {
        let seasonal = seasonal.max(3);
        let trend = 1.5 * period as f64 / (1.0 - 1.5 / seasonal as f64);
        let odd = |n: usize| n + 1 - n % 2;
        Self { period, seasonal, trend: odd(trend.ceil() as usize), low_pass: odd(period + 1), local }
    }
}

/// Trend and season; the rest is what the values have beyond them.
#[derive(Clone, Debug, PartialEq)]
pub struct Stl {
    /// The slow part.
    pub trend: Vec<f64>,
    /// The part that repeats.
    pub season: Vec<f64>,
}

/// Decomposes with local lines, two inner rounds, no outer ones.
///
/// With fewer than two seasons (or a season under 2) there is nothing to tell apart: the season is 0, the trend the mean.
pub fn stl(values: &[f64], windows: StlWindows) -> Stl {
    let n = values.len();
    let period = windows.period;
    if period < 2 || n < 2 * period {
        return Stl { trend: vec![super::series::mean(values); n], season: vec![0.0; n] };
    }
    let mut trend = vec![0.0; n];
    let mut season = vec![0.0; n];
    for _ in 0..2 {
        let detrended: Vec<f64> = values.iter().zip(&trend).map(|(value, trend)| value - trend).collect();
        let cycle = smooth_cycles(&detrended, period, windows.seasonal, windows.local);
        let averaged = moving_mean(&moving_mean(&moving_mean(&cycle, period), period), 3);
        let low = loess(&averaged, windows.low_pass, Local::Line);
        season = cycle[period..period + n].iter().zip(&low).map(|(cycle, low)| cycle - low).collect();
        let rest: Vec<f64> = values.iter().zip(&season).map(|(value, season)| value - season).collect();
        trend = loess(&rest, windows.trend, Local::Line);
    }
    Stl { trend, season }
}

/// Smooths the values of each place of the season, and extends them by one season at both ends.
fn smooth_cycles(values: &[f64], period: usize, window: usize, local: Local) -> Vec<f64> {
    let mut cycle = vec![0.0; values.len() + 2 * period];
    for place in 0..period {
        let line: Vec<f64> = values.iter().skip(place).step_by(period).copied().collect();
        let count = line.len();
        let smooth = loess(&line, window, local);
        let before = Nearest { window, from: 1, to: window.min(count) }.fit(&line, 0.0, local).unwrap_or(smooth[0]);
        let from = (count + 1).saturating_sub(window).max(1);
        let after =
            Nearest { window, from, to: count }.fit(&line, (count + 1) as f64, local).unwrap_or(smooth[count - 1]);
        cycle[place] = before;
        for (turn, value) in smooth.into_iter().enumerate() {
            cycle[place + (turn + 1) * period] = value;
        }
        cycle[place + (count + 1) * period] = after;
    }
    cycle
}

fn moving_mean(values: &[f64], length: usize) -> Vec<f64> {
    let mut sum: f64 = values[..length].iter().sum();
    let mut means = vec![sum / length as f64];
    for at in length..values.len() {
        sum += values[at] - values[at - length];
        means.push(sum / length as f64);
    }
    means
}

/// Local lines through the `window` nearest values, at every position.
fn loess(values: &[f64], window: usize, local: Local) -> Vec<f64> {
    let n = values.len();
    let reach = window.min(n);
    let half = window.div_ceil(2);
    let mut from = 1;
    let mut smooth = Vec::with_capacity(n);
    for at in 1..=n {
        if window < n && at > half && from + reach - 1 < n {
            from += 1;
        }
        let here = Nearest { window, from, to: from + reach - 1 }.fit(values, at as f64, local);
        smooth.push(here.unwrap_or(values[at - 1]));
    }
    smooth
}

/// The values a local fit looks at: positions `from..=to`, counted from 1.
struct Nearest {
    window: usize,
    from: usize,
    to: usize,
}

impl Nearest {
    /// The tricube-weighted local fit at `x`; `None` when nothing has weight there.
    fn fit(&self, values: &[f64], x: f64, local: Local) -> Option<f64> {
        let &Self { window, from, to } = self;
        let n = values.len();
        let mut width = (x - from as f64).max(to as f64 - x);
        if window > n {
            width += ((window - n) / 2) as f64;
        }
        let weight = |at: usize| {
            let distance = (at as f64 - x).abs();
            if distance > 0.999 * width {
                0.0
            } else if distance <= 0.001 * width {
                1.0
            } else {
                let share = distance / width;
                let rest = 1.0 - share * share * share;
                rest * rest * rest
            }
        };
        let mut total = 0.0;
        let mut center = 0.0;
        for at in from..=to {
            let weight = weight(at);
            total += weight;
            center += weight * at as f64;
        }
        if total <= 0.0 {
            return None;
        }
        center /= total;
        let (mut spread, mut level, mut slope) = (0.0, 0.0, 0.0);
        for at in from..=to {
            let weight = weight(at) / total;
            let off = at as f64 - center;
            spread += weight * off * off;
            level += weight * values[at - 1];
            slope += weight * off * values[at - 1];
        }
        // With all weight on one place there is no line, only a level.
        let sloped = local == Local::Line && width > 0.0 && spread.sqrt() > 0.001 * (n as f64 - 1.0);
        Some(if sloped { level + (x - center) * slope / spread } else { level })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_plus_a_week_is_taken_apart() {
        let week = [3.0, 1.0, 0.0, 0.0, -1.0, -1.0, -2.0];
        let values: Vec<f64> = (0..84).map(|at| 10.0 + 0.5 * at as f64 + week[at % 7]).collect();
        let parts = stl(&values, StlWindows::usual(7, 11, Local::Line));
        for at in 0..84 {
            assert!((parts.trend[at] - 10.0 - 0.5 * at as f64).abs() < 1e-6);
            assert!((parts.season[at] - week[at % 7]).abs() < 1e-6);
        }
    }

    #[test]
    fn too_short_a_series_has_no_season() {
        assert_eq!(stl(&[1.0, 3.0], StlWindows::usual(7, 11, Local::Line)).trend, [2.0, 2.0]);
        assert!(stl(&[], StlWindows::usual(0, 0, Local::Level)).season.is_empty());
    }
}
