//! Seeded randomness: the same seed gives the same numbers on every machine.
//!
//! Only addition, multiplication, division and square roots of IEEE doubles are used, never the
//! platform's `exp` or `ln`, so that a browser and a server simulate the same weeks.

/// The small generator (splitmix64): a step is an addition and a mix, so that a stream for each of a million rows costs
/// nothing. It seeds [`Random`], which is the one for statistics. Not for secrets.
#[derive(Clone, Debug)]
pub struct SplitMix(u64);

impl SplitMix {
    /// The stream that belongs to `seed`.
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 random bits.
    pub const fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }
}

/// 64 random bits as a number in `0.0 ..< 1.0`.
pub const fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
}

/// 64 random bits as a whole number in `0 ..< n`; 0 when `n` is 0.
pub const fn share(bits: u64, n: u64) -> u64 {
    ((bits as u128 * n as u128) >> 64) as u64
}

/// A generator of pseudo-random numbers (xoshiro256++, seeded through splitmix64). Not for secrets.
#[derive(Clone, Debug)]
pub struct Random {
    state: [u64; 4],
}

impl Random {
    /// The generator that belongs to `seed`; every seed is fine, 0 too.
    pub fn seeded(seed: u64) -> Self {
        let mut mixed = SplitMix::seeded(seed);
        Self { state: std::array::from_fn(|_| mixed.next_u64()) }
    }

    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        let [s0, s1, s2, s3] = self.state;
        let answer = s0.wrapping_add(s3).rotate_left(23).wrapping_add(s0);
        let (s2, s3) = (s2 ^ s0, s3 ^ s1);
        self.state = [s0 ^ s3, s1 ^ s2, s2 ^ (s1 << 17), s3.rotate_left(45)];
        answer
    }

    /// A number in `0.0 ..< 1.0`.
    pub fn uniform(&mut self) -> f64 {
        unit(self.next_u64())
    }

    /// A whole number in `0 ..< n`; 0 when `n` is 0.
    pub fn below(&mut self, n: u64) -> u64 {
        share(self.next_u64(), n)
    }

    /// A place in a list of `len` things (4 billion at most), with 32 of the bits: quick where a product of 128 bits
    /// is not, as in wasm. 0 for an empty list.
    pub fn place(&mut self, len: usize) -> usize {
        (((self.next_u64() >> 32) * (len as u64 & 0xffff_ffff)) >> 32) as usize
    }

    /// A normal deviate with mean 0 and standard deviation 1 (Marsaglia's polar method).
    pub fn normal(&mut self) -> f64 {
        loop {
            let x = 2.0 * self.uniform() - 1.0;
            let y = 2.0 * self.uniform() - 1.0;
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * (-2.0 * ln(square) / square).sqrt();
            }
        }
    }

    /// A Poisson count with the given mean; 0 when the mean is not above 0.
    ///
    /// Means are capped at a million: the time taken grows with the mean.
    pub fn poisson(&mut self, mean: f64) -> u64 {
        if mean.is_nan() || mean <= 0.0 {
            return 0;
        }
        let mut left = mean.min(1e6);
        let mut count = 0;
        // A Poisson count is the sum of Poisson counts of the parts of its mean.
        while left > 0.0 {
            let part = left.min(16.0);
            left -= part;
            let limit = exp(-part);
            let mut product = self.uniform();
            while product > limit {
                count += 1;
                product *= self.uniform();
            }
        }
        count
    }

    /// A gamma deviate with mean `shape` and variance `shape` (Marsaglia and Tsang); 0 when the shape is not above 0.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape.is_nan() || shape <= 0.0 {
            return 0.0;
        }
        if shape < 1.0 {
            let boost = ln(self.uniform().max(f64::MIN_POSITIVE)) / shape;
            return self.gamma(shape + 1.0) * exp(boost);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = 1.0 + c * x;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            let u = self.uniform().max(f64::MIN_POSITIVE);
            if ln(u) < 0.5 * x * x + d - d * v + d * ln(v) {
                return d * v;
            }
        }
    }

    /// A negative-binomial count: Poisson with a gamma-distributed mean, variance `mean + mean² / size`.
    ///
    /// A size that is not finite gives a plain Poisson count.
    pub fn negative_binomial(&mut self, mean: f64, size: f64) -> u64 {
        if !size.is_finite() || size <= 0.0 {
            return self.poisson(mean);
        }
        let factor = self.gamma(size) / size;
        self.poisson(mean * factor)
    }

    /// One of `all`, each with the same chance; `None` when there is nothing to pick from.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len() as u64) as usize)
    }
}

/// The natural logarithm from pure arithmetic, to about 1e-15 relative; for normal positive numbers only.
fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i64 - 1023;
    let mut mantissa = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    if mantissa > std::f64::consts::SQRT_2 {
        mantissa *= 0.5;
        exponent += 1;
    }
    // ln m = 2 artanh t with t = (m - 1) / (m + 1), |t| < 0.172.
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    let mut sum = 0.0;
    for odd in (0..=10).rev() {
        sum = sum * square + 1.0 / f64::from(2 * odd + 1);
    }
    2.0 * t * sum + exponent as f64 * std::f64::consts::LN_2
}

/// The exponential from pure arithmetic, to about 1e-13 relative; 0 far below zero, capped far above.
fn exp(x: f64) -> f64 {
    let x = x.clamp(-700.0, 700.0);
    // e^x = (e^(x / 1024))^1024, the inner one by its series.
    let small = x / 1024.0;
    let mut sum = 1.0;
    for n in (1..=12).rev() {
        sum = 1.0 + sum * small / f64::from(n);
    }
    for _ in 0..10 {
        sum *= sum;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_and_variance(n: usize, mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let all: Vec<f64> = (0..n).map(|_| draw()).collect();
        let mean = all.iter().sum::<f64>() / n as f64;
        let variance = all.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n as f64;
        (mean, variance)
    }

    #[test]
    fn own_logarithm_and_exponential_agree_with_the_platform() {
        for step in 1..2000 {
            let x = f64::from(step) * 0.037;
            assert!((ln(x) - x.ln()).abs() < 1e-13, "ln {x}");
            assert!((exp(-x) / (-x).exp() - 1.0).abs() < 1e-12, "exp -{x}");
        }
    }

    #[test]
    fn the_same_seed_tells_the_same_story() {
        let mut one = Random::seeded(7);
        let mut two = Random::seeded(7);
        let mut other = Random::seeded(8);
        let first: Vec<u64> = (0..8).map(|_| one.next_u64()).collect();
        assert_eq!(first, (0..8).map(|_| two.next_u64()).collect::<Vec<_>>());
        assert_ne!(first, (0..8).map(|_| other.next_u64()).collect::<Vec<_>>());
    }

    #[test]
    fn draws_have_the_moments_they_promise() {
        let mut random = Random::seeded(1);
        let (mean, variance) = mean_and_variance(40_000, || random.normal());
        assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03);
        for shape in [0.4, 3.0, 40.0] {
            let (mean, variance) = mean_and_variance(40_000, || random.gamma(shape));
            assert!((mean / shape - 1.0).abs() < 0.03, "{shape}: {mean}");
            assert!((variance / shape - 1.0).abs() < 0.06, "{shape}: {variance}");
        }
        for rate in [0.3, 12.0, 90.0] {
            let (mean, variance) = mean_and_variance(20_000, || random.poisson(rate) as f64);
            assert!((mean / rate - 1.0).abs() < 0.03, "{rate}: {mean}");
            assert!((variance / rate - 1.0).abs() < 0.06, "{rate}: {variance}");
        }
        let (mean, variance) = mean_and_variance(40_000, || random.negative_binomial(20.0, 10.0) as f64);
        assert!((mean / 20.0 - 1.0).abs() < 0.02 && (variance / 60.0 - 1.0).abs() < 0.06);
    }

    #[test]
    fn odd_questions_get_plain_answers() {
        let mut random = Random::seeded(0);
        assert_eq!(random.below(0), 0);
        assert_eq!(random.poisson(f64::NAN), 0);
        assert_eq!(random.poisson(-3.0), 0);
        assert!(random.gamma(-1.0) == 0.0);
        assert_eq!(random.pick::<u8>(&[]), None);
        assert!((0..1000).all(|_| random.below(6) < 6));
    }
}
