//! Moments in UTC seconds and calendar days.

// A cast that wraps would make a wrong figure of a wrong date: each says why it cannot.
#![warn(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]

use serde::{Deserialize, Serialize};

/// Seconds in a minute, an hour and a day of 24 hours.
pub const MINUTE: i64 = 60;
/// See [`MINUTE`].
pub const HOUR: i64 = 3_600;
/// See [`MINUTE`].
pub const DAY: i64 = 86_400;
/// Average length of a month in days.
pub const MONTH_DAYS: f64 = 30.437_5;

/// A moment: whole seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The moment `seconds` later (earlier when negative).
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to `self`; negative when `earlier` is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The moment as chrono's UTC date and time; `None` outside chrono's years.
    pub fn to_chrono(self) -> Option<chrono::DateTime<chrono::Utc>> {
        chrono::DateTime::from_timestamp(self.0, 0)
    }

    /// Reads RFC 3339 text such as `2026-06-30T15:00:00Z`.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        chrono::DateTime::parse_from_rfc3339(text).ok().map(|at| Self(at.timestamp()))
    }
}

/// A moment that may be missing, in the eight bytes of a moment: for columns.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OptTime(i64);

impl OptTime {
    /// No moment.
    pub const NONE: Self = Self(i64::MIN);

    /// The moment, if there is one.
    pub const fn get(self) -> Option<Timestamp> {
        if self.0 == i64::MIN { None } else { Some(Timestamp(self.0)) }
    }

    /// Whether there is a moment.
    pub const fn is_some(self) -> bool {
        self.0 != i64::MIN
    }

    /// Whether there is a moment and it lies before `other`. False when there is none.
    pub const fn is_before(self, other: Timestamp) -> bool {
        self.is_some() && self.0 < other.0
    }

    /// The later of the two; the one that exists when one is missing.
    pub const fn later(self, other: Self) -> Self {
        if self.0 >= other.0 { self } else { other }
    }

    /// The earlier of the two; the one that exists when one is missing.
    pub const fn earlier(self, other: Self) -> Self {
        match (self.is_some(), other.is_some()) {
            (false, _) => other,
            (_, false) => self,
            _ if self.0 <= other.0 => self,
            _ => other,
        }
    }
}

impl Default for OptTime {
    fn default() -> Self {
        Self::NONE
    }
}

impl From<Option<Timestamp>> for OptTime {
    fn from(at: Option<Timestamp>) -> Self {
        at.map_or(Self::NONE, Self::from)
    }
}

impl From<Timestamp> for OptTime {
    fn from(at: Timestamp) -> Self {
        Self(at.0)
    }
}

impl std::fmt::Debug for OptTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}

/// A calendar day: days since 1970-01-01 on the wall calendar of some zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

impl Day {
    /// The day as chrono's date; days outside chrono's years become its first or last.
    pub fn date(self) -> chrono::NaiveDate {
        chrono::NaiveDate::from_epoch_days(self.0).unwrap_or(if self.0 < 0 {
            chrono::NaiveDate::MIN
        } else {
            chrono::NaiveDate::MAX
        })
    }

    /// The day of a chrono date.
    pub fn of(date: chrono::NaiveDate) -> Self {
        Self(date.to_epoch_days())
    }

    /// 0 = Monday … 6 = Sunday.
    #[expect(clippy::cast_possible_truncation, reason = "a remainder of 7 is 0 to 6")]
    pub const fn weekday(self) -> usize {
        // 1970-01-01 was a Thursday.
        (self.0 as i64 + 3).rem_euclid(7) as usize
    }

    /// Whether the day is Saturday or Sunday.
    pub const fn is_weekend(self) -> bool {
        self.weekday() >= 5
    }

    /// The day `days` later (earlier when negative).
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.date().format("%Y-%m-%d"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_moment_is_never_before_anything() {
        assert!(!OptTime::NONE.is_before(Timestamp(i64::MAX)));
        assert!(OptTime::from(Timestamp(3)).is_before(Timestamp(4)));
        assert_eq!(OptTime::NONE.earlier(Timestamp(4).into()).get(), Some(Timestamp(4)));
        assert_eq!(OptTime::NONE.later(Timestamp(4).into()).get(), Some(Timestamp(4)));
    }

    #[test]
    fn weekdays_count_from_monday() {
        assert_eq!(Day(0).weekday(), 3);
        assert_eq!(Day(4).weekday(), 0);
        assert_eq!(Day(-1).weekday(), 2);
        assert_eq!(Day(0).to_string(), "1970-01-01");
    }
}
