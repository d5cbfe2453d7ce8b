//! From values to parts of an axis, with few and round ticks.

/// Values beyond are drawn at the edge: larger ones would overflow the arithmetic.
const LIMIT: f64 = 1e100;

/// The values of an axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    /// The value at the start.
    pub low: f64,
    /// The value at the end; always above `low`.
    pub high: f64,
    /// Distance between two ticks.
    pub step: f64,
    /// Round values in rising order; empty on an exact scale.
    pub ticks: Vec<f64>,
}

impl Scale {
    /// From the lowest to the highest value, without ticks.
    pub fn exact(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = range(values);
        Self { low, high, step: high - low, ticks: Vec::new() }
    }

    /// From a round value at or below the lowest to one at or above the highest, in at most about `most` steps.
    /// Steps between `whole` values are at least one.
    pub fn round(values: impl Iterator<Item = f64>, most: usize, whole: bool) -> Self {
        let (low, high) = range(values);
        let mut step = round_up((high - low) / most.max(1) as f64, whole);
        if whole {
            step = step.max(1.0);
        }
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        let steps = ((high - low) / step).round().clamp(1.0, 24.0) as usize;
        Self { low, high, step, ticks: (0..=steps).map(|at| low + step * at as f64).collect() }
    }

    /// Where a value stands: 0 at the start of the axis, 1 at its end, never outside.
    pub fn share(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// Lowest and highest of the finite values, widened where they are (almost) the same.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values
        .filter(|value| value.is_finite())
        .map(|value| value.clamp(-LIMIT, LIMIT))
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if low > high {
        return (0.0, 1.0);
    }
    let size = low.abs().max(high.abs());
    if size < 1e-100 {
        (0.0, 1.0)
    } else if high - low > size * 1e-9 {
        (low, high)
    } else {
        (low.min(0.0), high.max(0.0))
    }
}

/// The next of 1, 2, 2.5 and 5 times a power of ten; 2.5 not for whole values below ten.
fn round_up(step: f64, whole: bool) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let multiples = [1.0, 2.0, 2.5, 5.0, 10.0];
    multiples
        .iter()
        .map(|multiple| multiple * power)
        .filter(|&round| !(whole && round.fract() != 0.0))
        .find(|&round| round >= step * (1.0 - 1e-9))
        .unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(Scale::round([0.0, 57.0].into_iter(), 4, true).ticks, [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(Scale::round([0.0, 3.0].into_iter(), 5, true).ticks, [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(Scale::round([0.0, 0.0].into_iter(), 5, true).ticks, [0.0, 1.0]);
        assert_eq!(Scale::round([90.0, 90.0].into_iter(), 4, true).ticks, [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert_eq!(Scale::round(std::iter::empty(), 4, false).low, 0.0);
    }

    proptest! {
        #[test]
        fn every_value_has_a_place(values in prop::collection::vec(any::<f64>(), 0..8), most in 0_usize..8) {
            for whole in [false, true] {
                let scale = Scale::round(values.iter().copied(), most, whole);
                prop_assert!(scale.low < scale.high);
                prop_assert!(scale.ticks.len() <= 25);
                prop_assert!(scale.ticks.iter().all(|tick| tick.is_finite()));
                for &value in values.iter().filter(|value| value.is_finite()) {
                    prop_assert!((0.0..=1.0).contains(&scale.share(value)));
                }
            }
        }

        #[test]
        fn more_is_never_drawn_lower(a in -1e6_f64..1e6, b in -1e6_f64..1e6) {
            let scale = Scale::round([a, b].into_iter(), 4, false);
            prop_assert_eq!(a <= b, scale.share(a) <= scale.share(b));
        }
    }
}
