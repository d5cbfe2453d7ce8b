//! How sure a change is: intervals that hold the true change 95 times of 100.

/// The normal quantile of a two-sided interval of 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// A lower and an upper end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Whether a value lies in it, ends included.
    pub fn holds(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// Wilson's score interval of a share: `part` of `whole`.
fn wilson(part: u64, whole: u64) -> Interval {
    let (part, whole) = (part as f64, whole as f64);
    let share = part / whole;
    let middle = (share + Z * Z / (2.0 * whole)) / (1.0 + Z * Z / whole);
    let half = Z / (1.0 + Z * Z / whole) * (share * (1.0 - share) / whole + Z * Z / (4.0 * whole * whole)).sqrt();
    Interval { low: (middle - half).max(0.0), high: (middle + half).min(1.0) }
}

/// Newcombe's interval of the difference of two shares (after − before), from the Wilson intervals of both.
/// `None` of nothing.
///
/// R. G. Newcombe, Interval estimation for the difference between independent proportions: comparison of eleven
/// methods, Statistics in Medicine 17 (1998), method 10.
pub fn newcombe(before: (u64, u64), after: (u64, u64)) -> Option<Interval> {
    if before.1 == 0 || after.1 == 0 || before.0 > before.1 || after.0 > after.1 {
        return None;
    }
    let share = |(part, whole): (u64, u64)| part as f64 / whole as f64;
    let (p1, p2) = (share(after), share(before));
    let (w1, w2) = (wilson(after.0, after.1), wilson(before.0, before.1));
    let length = |a: f64, b: f64| (a * a + b * b).sqrt();
    Some(Interval {
        low: p1 - p2 - length(p1 - w1.low, w2.high - p2),
        high: p1 - p2 + length(w1.high - p1, p2 - w2.low),
    })
}

/// The interval of the ratio of two rates (after ÷ before) of events counted over so many days each, as Poisson counts:
/// given both counts, the later ones are a share of all, and its Wilson interval is turned into one of the ratio.
/// `None` when nothing was counted at all. The upper end is infinite when nothing was counted before.
pub fn rate_ratio(before: (u64, f64), after: (u64, f64)) -> Option<Interval> {
    let all = before.0 + after.0;
    if all == 0 || before.1 <= 0.0 || after.1 <= 0.0 {
        return None;
    }
    let share = wilson(after.0, all);
    let ratio = |share: f64| share / (1.0 - share) * before.1 / after.1;
    Some(Interval { low: ratio(share.low), high: if share.high >= 1.0 { f64::INFINITY } else { ratio(share.high) } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 5e-4
    }

    #[test]
    fn newcombe_s_own_example() {
        // Newcombe 1998, table II, method 10: 56/70 − 48/80.
        let interval = newcombe((48, 80), (56, 70)).expect("something");
        assert!(near(interval.low, 0.0524) && near(interval.high, 0.3339), "{interval:?}");
        // 9/10 − 3/10 and 0/10 − 0/10 of the same table.
        let interval = newcombe((3, 10), (9, 10)).expect("something");
        assert!(near(interval.low, 0.1705) && near(interval.high, 0.8090), "{interval:?}");
        let interval = newcombe((0, 10), (0, 10)).expect("something");
        assert!(near(interval.low, -0.2775) && near(interval.high, 0.2775), "{interval:?}");
        assert_eq!(newcombe((0, 0), (1, 2)), None);
    }

    #[test]
    fn equal_rates_are_within_chance_and_halved_ones_of_hundreds_are_not() {
        let same = rate_ratio((100, 30.0), (100, 30.0)).expect("something");
        assert!(same.holds(1.0) && near(same.low * same.high, 1.0), "{same:?}");
        let halved = rate_ratio((400, 30.0), (200, 30.0)).expect("something");
        assert!(!halved.holds(1.0) && halved.holds(0.5), "{halved:?}");
        let twice_as_long = rate_ratio((200, 30.0), (400, 60.0)).expect("something");
        assert!(twice_as_long.holds(1.0) && near(twice_as_long.low * twice_as_long.high, 1.0));
        let from_nothing = rate_ratio((0, 30.0), (7, 30.0)).expect("something");
        assert!(from_nothing.high.is_infinite() && from_nothing.low > 1.0, "{from_nothing:?}");
        assert_eq!(rate_ratio((0, 1.0), (0, 1.0)), None);
    }
}
