//! What a cell says, number by number, and the date that it comes to. Both readers end here, so that they can only
//! differ in where they find the numbers.

use super::civil::{civil_from_days, days_from_civil, is_day};
use super::order::OrderEvidence;
use super::packed::RawDate;
use super::words::Half;

/// Days since 1970 that a ticket can have: 1980 to 2200. Others are slips or null values of a system.
const DAYS: std::ops::Range<i64> = 3_652..84_006;
/// Years that lie in there with all their days.
const SURE_YEARS: std::ops::Range<i32> = 1_981..2_199;
/// Years of the Buddhist calendar that a ticket can have, and how far it is ahead of ours.
const BUDDHIST: std::ops::Range<i32> = 2_523..2_700;
const BUDDHIST_AHEAD: i32 = 543;

/// In which order the numbers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Year, month, day.
    YearFirst,
    /// Two numbers that may be day and month or month and day, then the year.
    YearLast,
    /// The same with dots, which only day-first desks write.
    Dotted,
    /// A day beside the name of this month.
    Named(u8),
}

/// How far ahead of UTC the cell is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ahead {
    /// The cell does not say: it is a time on the wall.
    #[default]
    Wall,
    /// Minutes.
    Minutes(i16),
    /// A zone by name, as a number of the column's list.
    Zone(u8),
}

/// The numbers of a date and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub shape: Shape,
    pub first: u32,
    pub other: u32,
    pub year: u32,
    pub year_digits: u8,
    /// The year before the first, where years are counted from another one.
    pub era: i32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
    pub half: Option<Half>,
    pub ahead: Ahead,
}

/// A time of day as seconds, and how far ahead of UTC it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clock {
    /// Seconds after midnight.
    pub seconds: i64,
    pub ahead: Ahead,
}

impl Parts {
    /// A date alone, its time still at midnight.
    pub fn day(shape: Shape, first: u32, other: u32, (year, digits): (u64, usize)) -> Self {
        Self {
            shape,
            first,
            other,
            year: year.min(99_999) as u32,
            year_digits: digits.min(9) as u8,
            era: 0,
            hour: 0,
            minute: 0,
            second: 0,
            half: None,
            ahead: Ahead::Wall,
        }
    }

    /// The date, and what it tells of its column; `None` when there is no such day or time.
    #[inline]
    pub fn assemble(&self, evidence: &mut OrderEvidence) -> Option<RawDate> {
        let clock = Clock { seconds: self.seconds()?, ahead: self.ahead };
        let year = self.full_year()?;
        let (first, other) = (self.first, self.other);
        match self.shape {
            Shape::YearFirst if (self.year, first, other) == (0, 0, 0) => Some(RawDate::NONE),
            Shape::YearFirst => place(days_from_civil(year, first, other)?, clock),
            Shape::Named(month) => place(days_from_civil(year, u32::from(month), first)?, clock),
            Shape::Dotted => {
                let read = place(days_from_civil(year, other, first)?, clock)?;
                evidence.dotted += 1;
                Some(read)
            }
            // Every day of these years can be one of a ticket: where the numbers fit is all that matters.
            Shape::YearLast if SURE_YEARS.contains(&year) => {
                let (day_first, month_first) = (is_day(year, other, first), is_day(year, first, other));
                evidence.meridiem += u64::from(self.half.is_some() && (day_first || month_first));
                match (day_first, month_first) {
                    (true, true) => evidence.note_open(first, other),
                    (true, false) => evidence.day_first += 1,
                    (false, true) => evidence.month_first += 1,
                    (false, false) => return None,
                }
                Some(RawDate::open(year, first, other, clock))
            }
            Shape::YearLast => {
                let day_first = days_from_civil(year, other, first);
                let month_first = days_from_civil(year, first, other);
                let read = place(day_first.or(month_first)?, clock)?;
                if read == RawDate::NONE {
                    return Some(read);
                }
                evidence.meridiem += u64::from(self.half.is_some());
                match (day_first.is_some(), month_first.is_some()) {
                    (true, true) => evidence.note_open(first, other),
                    (true, false) => evidence.day_first += 1,
                    _ => evidence.month_first += 1,
                }
                Some(RawDate::open(year, first, other, clock))
            }
        }
    }

    /// Seconds after midnight; `None` where there is no such time.
    pub fn seconds(&self) -> Option<i64> {
        let hour = match (self.half, self.hour) {
            (None, hour) => hour,
            (Some(Half::Am), hour @ 0..=12) => hour % 12,
            (Some(Half::Pm), hour @ 0..=12) => hour % 12 + 12,
            // `13:05 PM` is written by some systems.
            (Some(Half::Pm), hour @ 13..=23) => hour,
            _ => return None,
        };
        seconds_of(hour.into(), self.minute.into(), self.second.into())
    }

    fn full_year(&self) -> Option<i32> {
        let year = self.year as i32;
        if self.era != 0 {
            return Some(year + self.era);
        }
        match (self.year_digits, year) {
            (4, year) if BUDDHIST.contains(&year) => Some(year - BUDDHIST_AHEAD),
            (4, year) => Some(year),
            (2, 0..70) => Some(2_000 + year),
            (2, year) => Some(1_900 + year),
            // `0-0-0` is what some systems write for never.
            (1, 0) => Some(0),
            _ => None,
        }
    }
}

/// 24:00 is the end of the day, the 60th second the start of the next minute.
pub(super) fn seconds_of(hour: u64, minute: u64, second: u64) -> Option<i64> {
    let valid = hour < 24 && minute < 60 && second <= 60 || hour == 24 && minute == 0 && second == 0;
    valid.then_some((hour * 3_600 + minute * 60 + second) as i64)
}

/// The moment of a day and a time. What systems write for *never* is no date; a year that no ticket has is bad.
#[inline]
pub(super) fn place(days: i64, clock: Clock) -> Option<RawDate> {
    let day = days + clock.seconds.div_euclid(86_400);
    if !DAYS.contains(&day) {
        return is_never(day, days == 0 && clock.seconds == 0).then_some(RawDate::NONE);
    }
    let wall = days * 86_400 + clock.seconds;
    Some(match clock.ahead {
        Ahead::Minutes(minutes) => RawDate::absolute(wall - i64::from(minutes) * 60),
        Ahead::Wall => RawDate::wall(wall),
        Ahead::Zone(zone) => RawDate::wall_of(wall, zone),
    })
}

#[cold]
fn is_never(day: i64, is_epoch: bool) -> bool {
    let (year, month, day) = civil_from_days(day);
    is_epoch
        || year <= 1
        || year >= 9_999
        || matches!((year, month, day), (1_753, 1, 1) | (1_899, 12, 30 | 31) | (1_900, 1, 1) | (1_601, 1, 1))
}
