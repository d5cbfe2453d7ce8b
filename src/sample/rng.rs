//! The sample's draws, of a stream for each stage and row: the same everywhere, with whole-number steps.

use crate::base::{SplitMix, share, unit};

/// A stream of pseudo-random numbers that depends on its seed alone.
#[derive(Clone, Debug)]
pub(super) struct Rng(SplitMix);

impl Rng {
    /// The stream of a seed and a purpose, so that one stage does not shift the next.
    pub(super) fn new(seed: u64, purpose: u64) -> Self {
        let mut stream = SplitMix::seeded(seed ^ purpose.wrapping_mul(0xA24B_AED4_963E_E407));
        stream.next_u64();
        Self(stream)
    }

    /// A whole number from 0 to `n` − 1; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        share(self.0.next_u64(), n as u64) as usize
    }

    /// A whole number from `low` to `high`, both ends in; `low` when they are the wrong way round.
    pub(super) fn range(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((i64::from(high) - i64::from(low) + 1).max(1) as usize) as i32
    }

    /// A share from 0 up to, not including, 1.
    pub(super) fn unit(&mut self) -> f64 {
        unit(self.0.next_u64())
    }

    /// True in `share` of the cases.
    pub(super) fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// One of `all`, which is not empty.
    pub(super) fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// An index, drawn by weight.
    pub(super) fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: u64 = weights.iter().map(|&w| u64::from(w)).sum();
        let mut at = self.below(total as usize) as u64;
        for (index, &weight) in weights.iter().enumerate() {
            if at < u64::from(weight) {
                return index;
            }
            at -= u64::from(weight);
        }
        0
    }

    /// Changes the order.
    pub(super) fn shuffle<T>(&mut self, all: &mut [T]) {
        for index in (1..all.len()).rev() {
            all.swap(index, self.below(index + 1));
        }
    }
}
