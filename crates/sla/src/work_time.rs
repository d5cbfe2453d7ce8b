//! The hours that count: working hours, or all.

use super::calendar::Calendar;
use super::policy::ClockHours;
use super::working_days::Roll;
use base::{DAY, Timestamp};

/// The hours a clock counts.
#[derive(Clone, Copy, Debug)]
pub enum WorkTime<'a> {
    /// Every second.
    Always,
    /// The open ones.
    Office(&'a Calendar),
}

impl<'a> WorkTime<'a> {
    /// The hours that count for a target.
    pub fn of(hours: ClockHours, calendar: &'a Calendar) -> Self {
        match hours {
            ClockHours::Business => Self::Office(calendar),
            ClockHours::Calendar => Self::Always,
        }
    }

    /// See [`Calendar::open_between`].
    pub fn between(self, from: Timestamp, to: Timestamp) -> i64 {
        match self {
            Self::Always => to.since(from),
            Self::Office(calendar) => calendar.open_between(from, to),
        }
    }

    /// See [`Calendar::add`].
    pub fn add(self, start: Timestamp, seconds: i64) -> Option<Timestamp> {
        match self {
            Self::Always => start.0.checked_add(seconds).map(Timestamp),
            Self::Office(calendar) => calendar.add(start, seconds),
        }
    }

    /// See [`Calendar::sub`].
    pub fn sub(self, end: Timestamp, seconds: i64) -> Option<Timestamp> {
        match self {
            Self::Always => end.0.checked_sub(seconds).map(Timestamp),
            Self::Office(calendar) => calendar.sub(end, seconds),
        }
    }

    /// The same time of day so many working days later; a start outside hours starts at the next opening.
    pub fn add_days(self, start: Timestamp, days: u32) -> Option<Timestamp> {
        match self {
            Self::Always => self.add(start, i64::from(days) * DAY),
            // A start outside hours starts at the next opening.
            Self::Office(calendar) => {
                let start = calendar.next_open(start)?;
                calendar.add_days(start, days.into(), Roll::Forward)
            }
        }
    }
}
