//! Amounts of work.

// A cast that wraps would make a wrong figure of a wrong date: each says why it cannot.
#![warn(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]

use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

const MIN: i128 = i64::MIN as i128;
const MAX: i128 = i64::MAX as i128;

/// Hours of work, exact to a millionth of an hour, so that sums do not depend on their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hours(pub i64);

impl Hours {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// Units in one hour.
    pub const ONE: i64 = 1_000_000;

    /// The nearest amount to `hours`; out-of-range values saturate, not-a-number is zero.
    #[expect(clippy::cast_possible_truncation, reason = "a cast from f64 saturates")]
    pub fn from_f64(hours: f64) -> Self {
        Self((hours * Self::ONE as f64).round() as i64)
    }

    /// So many whole hours.
    pub const fn whole(hours: i64) -> Self {
        Self(hours * Self::ONE)
    }

    /// The length of `seconds` in hours; out-of-range values saturate.
    #[expect(clippy::cast_possible_truncation, reason = "limited to what fits just before")]
    pub const fn from_seconds(seconds: i64) -> Self {
        let exact = seconds as i128 * Self::ONE as i128 / 3_600;
        Self(match exact {
            ..=MIN => i64::MIN,
            MAX.. => i64::MAX,
            _ => exact as i64,
        })
    }

    /// As a plain number of hours.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / Self::ONE as f64
    }

    /// So many times as much.
    pub const fn times(self, factor: i64) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Add for Hours {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Hours {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

/// Hours that may be missing, in eight bytes: for columns.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OptHours(i64);

impl OptHours {
    /// No amount.
    pub const NONE: Self = Self(i64::MIN);

    /// The amount, if there is one.
    pub const fn get(self) -> Option<Hours> {
        if self.0 == i64::MIN { None } else { Some(Hours(self.0)) }
    }

    /// Whether there is an amount.
    pub const fn is_some(self) -> bool {
        self.0 != i64::MIN
    }
}

impl Default for OptHours {
    fn default() -> Self {
        Self::NONE
    }
}

impl From<Option<Hours>> for OptHours {
    fn from(amount: Option<Hours>) -> Self {
        amount.map_or(Self::NONE, |hours| Self(hours.0))
    }
}

impl std::fmt::Debug for OptHours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_without_end_saturate() {
        assert_eq!(Hours::from_seconds(5_400), Hours(1_500_000));
        assert_eq!(Hours::from_seconds(-1), Hours(-277));
        assert_eq!(Hours::from_seconds(i64::MAX), Hours(i64::MAX));
        assert_eq!(Hours::from_seconds(i64::MIN), Hours(i64::MIN));
        assert_eq!(Hours::from_f64(f64::INFINITY), Hours(i64::MAX));
    }
}
