//! The difference between two shares, compared only among those that are alike.
//!
//! In: counts by stratum. Out: the difference with its 95 % interval. Never: what the strata are, or why shares differ.

/// Fewer of a side, in strata that hold both sides, say nothing.
pub const FEWEST: u32 = 20;

/// The two-sided 95 % point of the normal distribution.
const Z95: f64 = 1.959_963_984_540_054;

/// How many there are on one side of a stratum, and how many of these are good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// All.
    pub all: u32,
    /// The good ones.
    pub good: u32,
}

impl Side {
    /// One more.
    pub fn add(&mut self, is_good: bool) {
        self.all += 1;
        self.good += u32::from(is_good);
    }

    /// The good share, 0..=1; `None` of nothing.
    pub fn share(self) -> Option<f64> {
        (self.all > 0).then(|| f64::from(self.good) / f64::from(self.all))
    }
}

/// The alike: those with a property, and those without it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stratum {
    /// With it.
    pub with: Side,
    /// Without it.
    pub without: Side,
}

/// The good share of those with a property minus that of those without it, among the alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// In −1..=1.
    pub value: f64,
    /// The lower end of the 95 % interval.
    pub lo95: f64,
    /// The upper end.
    pub hi95: f64,
    /// How many were compared: those in strata that hold both sides.
    pub compared: u32,
}

impl Difference {
    /// Whether the interval leaves out zero.
    pub fn is_clear(&self) -> bool {
        self.lo95 > 0.0 || self.hi95 < 0.0
    }
}

/// Mantel and Haenszel's difference of shares with Sato's variance, which holds for a few large strata as for many
/// small ones (T. Sato, Biometrics 45, 1989). `None` where a side has fewer than [`FEWEST`] to compare.
pub fn difference(strata: &[Stratum]) -> Option<Difference> {
    let both = || strata.iter().filter(|one| one.with.all > 0 && one.without.all > 0);
    let sum = |side: fn(&Stratum) -> u32| both().map(side).sum::<u32>();
    let (with, without) = (sum(|one| one.with.all), sum(|one| one.without.all));
    if with < FEWEST || without < FEWEST {
        return None;
    }
    let (mut weight, mut top, mut p, mut q) = (0.0, 0.0, 0.0, 0.0);
    for one in both() {
        let [n1, x1, n0, x0] = [one.with.all, one.with.good, one.without.all, one.without.good].map(f64::from);
        let all = n1 + n0;
        weight += n1 * n0 / all;
        top += (x1 * n0 - x0 * n1) / all;
        p += (n1 * n1 * x0 - n0 * n0 * x1 + n1 * n0 * (n0 - n1) / 2.0) / (all * all);
        q += (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2.0 * all);
    }
    let value = top / weight;
    let half = Z95 * ((value * p + q).max(0.0) / (weight * weight)).sqrt();
    Some(Difference { value, lo95: (value - half).max(-1.0), hi95: (value + half).min(1.0), compared: with + without })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Random;

    fn stratum(with: (u32, u32), without: (u32, u32)) -> Stratum {
        let side = |(all, good): (u32, u32)| Side { all, good };
        Stratum { with: side(with), without: side(without) }
    }

    #[test]
    fn one_stratum_is_the_plain_difference() {
        let found = difference(&[stratum((50, 40), (100, 60))]).expect("enough");
        assert!((found.value - 0.2).abs() < 1e-12, "{found:?}");
        assert_eq!(found.compared, 150);
        // The plain standard error is 0.0748.
        assert!((found.hi95 - found.value - Z95 * 0.0748).abs() < 0.003, "{found:?}");
    }

    #[test]
    fn the_mix_of_the_sides_is_no_difference() {
        // 90 % against 50 %, but only as one side has more of what is easy.
        let found = difference(&[stratum((90, 81), (10, 9)), stratum((10, 5), (90, 45))]).expect("enough");
        assert!(found.value.abs() < 1e-12 && !found.is_clear(), "{found:?}");
    }

    #[test]
    fn too_few_say_nothing() {
        assert_eq!(difference(&[]), None);
        assert_eq!(difference(&[stratum((19, 19), (500, 100))]), None);
        // Strata with one side compare nobody.
        assert_eq!(difference(&[stratum((400, 300), (0, 0)), stratum((0, 0), (400, 20))]), None);
    }

    /// Of two thousand made-up desks, the interval holds the planted difference in 93 to 97 of a hundred; and where there
    /// is none, as many are called without one.
    #[test]
    fn planted_differences_are_covered() {
        for (planted, per_stratum) in [(0.0, 8), (0.0, 60), (0.1, 8), (0.1, 60), (-0.25, 20)] {
            let held = (0..2000_u64).filter(|&seed| {
                let mut random = Random::seeded(seed ^ f64::to_bits(planted) ^ per_stratum);
                let mut random = || random.uniform();
                let mut strata = vec![Stratum::default(); 10];
                for (which, one) in strata.iter_mut().enumerate() {
                    let base = 0.3 + 0.04 * which as f64;
                    for _ in 0..per_stratum * 2 {
                        // Who has the property is not a matter of chance: the easy have it more often.
                        let has = random() < 0.3 + 0.04 * which as f64;
                        let is_good = random() < base + if has { planted } else { 0.0 };
                        if has { one.with.add(is_good) } else { one.without.add(is_good) }
                    }
                }
                difference(&strata).is_some_and(|found| found.lo95 <= planted && planted <= found.hi95)
            });
            let held = held.count();
            assert!((1860..=1940).contains(&held), "{planted} by {per_stratum}: {held}");
        }
    }
}
