//! Dates as exports write them, kept open until the whole column has been seen.
//!
//! `03/04/2025` says nothing about its order; `13/04/2025` further down decides for the column. So a
//! cell is first reduced to eight bytes that keep both readings, and resolved when the file is complete.

mod names;
mod read;

use base::{OptTime, Timestamp, Zone};

use read::Clock;

const SHIFT: u32 = 61;
const PAYLOAD: u64 = (1 << SHIFT) - 1;
const NONE: u64 = 0;
const ABSOLUTE: u64 = 1 << SHIFT;
const WALL: u64 = 2 << SHIFT;
const OPEN: u64 = 3 << SHIFT;
const BAD: u64 = 4 << SHIFT;
/// How the offset 0 is written in an open date; 0 there is no offset at all.
const OFFSET_ZERO: i64 = 2_000;

/// A cell of a date column before the order of day and month is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawDate(u64);

/// What a column of dates says about the order of day and month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrderEvidence {
    /// Cells that can only be day first.
    pub day_first: u64,
    /// Cells that can only be month first.
    pub month_first: u64,
    /// Cells that can be either.
    pub open: u64,
    /// Cells with AM or PM, which day-first desks do not write.
    pub meridiem: u64,
    /// Cells with dots between day, month and year.
    pub dotted: u64,
}

impl OrderEvidence {
    /// The evidence of both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            day_first: self.day_first + other.day_first,
            month_first: self.month_first + other.month_first,
            open: self.open + other.open,
            meridiem: self.meridiem + other.meridiem,
            dotted: self.dotted + other.dotted,
        }
    }

    /// Whether some cells can only be day first and others only month first.
    pub fn is_mixed(self) -> bool {
        self.day_first > 0 && self.month_first > 0
    }

    /// Whether the cells themselves decide the order: `Some(true)` for day first.
    pub fn decided(self) -> Option<bool> {
        match (self.day_first, self.month_first) {
            (0, 0) => None,
            (day, month) => Some(day > month),
        }
    }
}

impl RawDate {
    /// No date.
    pub const NONE: Self = Self(NONE);

    /// Reads a trimmed cell; an empty one is no date, one that cannot be read is bad.
    pub fn read(cell: &str, evidence: &mut OrderEvidence) -> Self {
        if cell.is_empty() {
            return Self(NONE);
        }
        read::parse(cell, evidence).unwrap_or(Self(BAD))
    }

    /// Whether the cell held something that is not a date.
    pub fn is_bad(self) -> bool {
        self.0 & !PAYLOAD == BAD
    }

    /// The moment, once the order is known. A cell that contradicts the order of its column
    /// (month 13) is no moment: `Err`.
    pub fn resolve(self, day_first: bool, zone: &Zone) -> Result<OptTime, ()> {
        let payload = self.0 & PAYLOAD;
        match self.0 & !PAYLOAD {
            NONE => Ok(OptTime::NONE),
            ABSOLUTE => Ok(Timestamp(signed(payload)).into()),
            WALL => Ok(zone.moment(signed(payload)).into()),
            OPEN => {
                let seconds = (payload & 0x1_ffff) as i64;
                let year = (payload >> 17 & 0x3fff) as i32;
                let (a, b) = ((payload >> 31 & 0x1f) as u32, (payload >> 36 & 0x1f) as u32);
                let (day, month) = if day_first { (a, b) } else { (b, a) };
                let wall = days_from_civil(year, month, day).ok_or(())? * 86_400 + seconds;
                let ahead = (payload >> 41 & 0xfff) as i64;
                Ok(match ahead {
                    0 => zone.moment(wall).into(),
                    _ => Timestamp(wall - (ahead - OFFSET_ZERO) * 60).into(),
                })
            }
            _ => Err(()),
        }
    }

    /// Whether the cell says a time on the wall, so that the zone matters.
    pub fn is_on_the_wall(self) -> bool {
        match self.0 & !PAYLOAD {
            WALL => true,
            OPEN => self.0 >> 41 & 0xfff == 0,
            _ => false,
        }
    }

    /// A date whose order is not known: both numbers as they stand in the cell.
    fn open(year: i32, a: u32, b: u32, clock: Clock) -> Self {
        let ahead = clock.offset.map_or(0, |minutes| (minutes + OFFSET_ZERO) as u64);
        Self(OPEN | clock.seconds as u64 | (year as u64) << 17 | u64::from(a) << 31 | u64::from(b) << 36 | ahead << 41)
    }

    fn wall(seconds: i64) -> Self {
        Self(WALL | (seconds as u64 & PAYLOAD))
    }

    fn absolute(seconds: i64) -> Self {
        Self(ABSOLUTE | (seconds as u64 & PAYLOAD))
    }
}

/// Year, month and day of a day counted from 1970-01-01.
fn civil_from_days(days: i64) -> (i64, u32, u32) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let part = (5 * day_of_year + 2) / 153;
    let month = if part < 10 { part + 3 } else { part - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month as u32, (day_of_year - (153 * part + 2) / 5 + 1) as u32)
}

fn signed(payload: u64) -> i64 {
    ((payload << 3) as i64) >> 3
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Days since 1970-01-01 of a civil date; `None` when there is no such day.
fn days_from_civil(year: i32, month: u32, day: u32) -> Option<i64> {
    if !(1..=9999).contains(&year) || day == 0 || day > days_in_month(year, month) {
        return None;
    }
    let y = i64::from(year) - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let shifted = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * shifted + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str, day_first: bool) -> Option<String> {
        let mut evidence = OrderEvidence::default();
        let raw = RawDate::read(cell, &mut evidence);
        let zone = Zone::utc();
        raw.resolve(day_first, &zone).ok()?.get().map(|at| zone.rfc3339(at))
    }

    #[test]
    fn the_forms_of_real_exports() {
        for (cell, day_first, expected) in [
            ("29/2/2016 01:16", true, "2016-02-29T01:16:00Z"),
            ("29-02-2016 01:16", true, "2016-02-29T01:16:00Z"),
            ("01/15/2015 06:01:23 PM", false, "2015-01-15T18:01:23Z"),
            ("04/22/2025 7:54 pm", false, "2025-04-22T19:54:00Z"),
            ("04/22/2025 12:00 am", false, "2025-04-22T00:00:00Z"),
            ("3/12/21 9:57", false, "2021-03-12T09:57:00Z"),
            ("9/22/2020", false, "2020-09-22T00:00:00Z"),
            ("2024-10-30 15:15:11.744884", false, "2024-10-30T15:15:11Z"),
            ("2012/10/09 13:50:17.000", false, "2012-10-09T13:50:17Z"),
            ("2026-03-29T00:30:00Z", false, "2026-03-29T00:30:00Z"),
            ("2025-10-26T02:30:00+02:00", false, "2025-10-26T00:30:00Z"),
            ("2025-02-07T19:21:47-0500", false, "2025-02-08T00:21:47Z"),
            ("2026-01-05T08:12:03.113+0100", false, "2026-01-05T07:12:03Z"),
            ("1767603600", false, "2026-01-05T09:00:00Z"),
            ("1767603600000", false, "2026-01-05T09:00:00Z"),
            ("46027.375", false, "2026-01-05T09:00:00Z"),
            ("05.01.2026 09:00", false, "2026-01-05T09:00:00Z"),
            ("5-Jan-2026 9:00 AM", false, "2026-01-05T09:00:00Z"),
            ("Jan 5, 2026 9:00 AM", false, "2026-01-05T09:00:00Z"),
            ("Monday, January 5, 2026", false, "2026-01-05T00:00:00Z"),
            ("2026-01-05 24:00", false, "2026-01-06T00:00:00Z"),
            ("05/01/2026 09:00 +01:00", true, "2026-01-05T08:00:00Z"),
            ("01/05/2026 09:00 AM -0500", false, "2026-01-05T14:00:00Z"),
            ("31/12/2025 24:00", true, "2026-01-01T00:00:00Z"),
            ("5. Januar 2026, 09:00 Uhr", true, "2026-01-05T09:00:00Z"),
            ("Mo, 05.01.2026 09.30", true, "2026-01-05T09:30:00Z"),
            ("mar. 6 janv. 2026 à 9h05", true, "2026-01-06T09:05:00Z"),
            ("1er août 2026 09:00", true, "2026-08-01T09:00:00Z"),
            ("5 de enero de 2026 9:00 a. m.", true, "2026-01-05T09:00:00Z"),
            ("5. März 2026", true, "2026-03-05T00:00:00Z"),
            ("10/Jan/26 9:05 AM", false, "2026-01-10T09:05:00Z"),
            ("5th January 2026 at 9 PM", false, "2026-01-05T21:00:00Z"),
            ("1/5/2026 0:30 AM", false, "2026-01-05T00:30:00Z"),
            ("1/5/2026 13:05 PM", false, "2026-01-05T13:05:00Z"),
            ("46027,375", true, "2026-01-05T09:00:00Z"),
            ("20260105T090000Z", false, "2026-01-05T09:00:00Z"),
            ("20260105", false, "2026-01-05T00:00:00Z"),
            ("20260105093000", false, "2026-01-05T09:30:00Z"),
            ("1767603600000000", false, "2026-01-05T09:00:00Z"),
            ("/Date(1767603600000+0100)/", false, "2026-01-05T09:00:00Z"),
            ("2026-01-05T09:00:00+01:00[Europe/Berlin]", false, "2026-01-05T08:00:00Z"),
            ("2026-01-05 09:00 (UTC+05:30)", false, "2026-01-05T03:30:00Z"),
            ("1/5/2026 9:00 AM EST", false, "2026-01-05T14:00:00Z"),
            ("2002-08-20T18: 04: 26Z", false, "2002-08-20T18:04:26Z"),
            ("2026-01-05T09", false, "2026-01-05T09:00:00Z"),
            ("6/30/2026 3:00\u{202f}PM", false, "2026-06-30T15:00:00Z"),
        ] {
            assert_eq!(read(cell, day_first).as_deref(), Some(expected), "{cell}");
        }
    }

    #[test]
    fn what_is_not_a_date_is_not_1970() {
        for cell in [
            "soon", "31/31/2020", "30/2/2020", "########", "12", "2026-13-01", "2026-01-05 25:00", "-5",
            "2026-01-05 09:00 XYZ", "1.250,75", "0000045", "1969-12-31 23:59", "1970-01-01 02:37:03", "2026-01-05 9",
            "13/02/26/5", "Ticket 5",
        ] {
            assert!(read(cell, true).is_none(), "{cell}");
        }
        assert!(read("13/02/2026", false).is_none(), "a cell that contradicts its column");
    }

    #[test]
    fn what_systems_write_for_never_is_empty() {
        for cell in [
            "0001-01-01T00:00:00", "1900-01-01", "12/30/1899 00:00", "0000-00-00 00:00:00", "9999-12-31",
            "1970-01-01T00:00:00Z",
        ] {
            let mut evidence = OrderEvidence::default();
            assert_eq!(RawDate::read(cell, &mut evidence), RawDate::NONE, "{cell}");
            assert_eq!(evidence, OrderEvidence::default(), "{cell}");
        }
    }

    #[test]
    fn a_column_decides_its_order() {
        let mut evidence = OrderEvidence::default();
        RawDate::read("03/04/2025", &mut evidence);
        assert_eq!(evidence.decided(), None);
        RawDate::read("13/04/2025", &mut evidence);
        assert_eq!(evidence.decided(), Some(true));
        assert_eq!(evidence.open, 1);
    }
}
