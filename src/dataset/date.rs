//! Dates as exports write them, kept open until the whole column has been seen.
//!
//! `03/04/2025` says nothing about its order; `13/04/2025` further down decides for the column. So a
//! cell is first reduced to eight bytes that keep both readings, and resolved when the file is complete.

use crate::base::{OptTime, Timestamp, Zone};

const SHIFT: u32 = 61;
const PAYLOAD: u64 = (1 << SHIFT) - 1;
const NONE: u64 = 0;
const ABSOLUTE: u64 = 1 << SHIFT;
const WALL: u64 = 2 << SHIFT;
const OPEN: u64 = 3 << SHIFT;
const BAD: u64 = 4 << SHIFT;

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
}

impl OrderEvidence {
    /// The evidence of both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            day_first: self.day_first + other.day_first,
            month_first: self.month_first + other.month_first,
            open: self.open + other.open,
            meridiem: self.meridiem + other.meridiem,
        }
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
        parse(cell.as_bytes(), evidence).unwrap_or(Self(BAD))
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
                let days = days_from_civil(year, month, day).ok_or(())?;
                Ok(zone.moment(days * 86_400 + seconds).into())
            }
            _ => Err(()),
        }
    }

    fn wall(seconds: i64) -> Self {
        Self(WALL | (seconds as u64 & PAYLOAD))
    }

    fn absolute(seconds: i64) -> Self {
        Self(ABSOLUTE | (seconds as u64 & PAYLOAD))
    }
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

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | 0xc2 | 0xa0 | b',')) {
            self.at += 1;
        }
    }

    /// An unsigned number and how many digits it has.
    fn number(&mut self) -> Option<(u64, usize)> {
        let start = self.at;
        let mut value: u64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            value = value.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
            self.at += 1;
        }
        (self.at > start).then_some((value, self.at - start))
    }

    fn word(&mut self) -> &[u8] {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|byte| byte.is_ascii_alphabetic() || byte >= 0x80)
        {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }
}

fn full_year(value: u64, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(value as i32),
        2 => Some(if value < 70 {
            2000 + value as i32
        } else {
            1900 + value as i32
        }),
        _ => None,
    }
}

fn month_named(word: &[u8]) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    if word.len() < 3 {
        return None;
    }
    let head: Vec<u8> = word.iter().take(3).map(u8::to_ascii_lowercase).collect();
    let month = NAMES.iter().position(|name| name.as_bytes() == head)? as u32 + 1;
    Some(month)
}

fn parse(bytes: &[u8], evidence: &mut OrderEvidence) -> Option<RawDate> {
    let mut cursor = Cursor { bytes, at: 0 };
    if bytes[0].is_ascii_alphabetic() {
        return named_month_first(&mut cursor);
    }
    if bytes[0] == b'-' {
        return None;
    }
    let (first, digits) = cursor.number()?;
    match cursor.peek() {
        None => bare_number(first as f64, digits),
        Some(b'.') if digits >= 5 => {
            let text = std::str::from_utf8(bytes).ok()?;
            bare_number(text.parse().ok()?, digits)
        }
        Some(separator @ (b'-' | b'/' | b'.')) => {
            cursor.at += 1;
            if digits == 4 {
                return year_first(&mut cursor, first, separator);
            }
            if digits > 2 {
                return None;
            }
            if cursor.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
                return day_with_named_month(&mut cursor, first as u32, Some(separator));
            }
            two_then_year(&mut cursor, first as u32, separator, evidence)
        }
        Some(b' ') if digits <= 2 => {
            cursor.spaces();
            day_with_named_month(&mut cursor, first as u32, None)
        }
        _ => None,
    }
}

/// `5-Jan-2026 09:00`, `5 January 2026`.
fn day_with_named_month(cursor: &mut Cursor<'_>, day: u32, separator: Option<u8>) -> Option<RawDate> {
    let month = month_named(cursor.word())?;
    match separator {
        Some(separator) => {
            cursor.eat(separator).then_some(())?;
        }
        None => cursor.spaces(),
    }
    let (year, digits) = cursor.number()?;
    let days = days_from_civil(full_year(year, digits)?, month, day)?;
    finish(cursor, days, &mut false)
}

/// `Jan 5, 2026 9:00 AM`, `Mon Jan 5 2026`, `Monday, January 5, 2026`.
fn named_month_first(cursor: &mut Cursor<'_>) -> Option<RawDate> {
    let mut month = month_named(cursor.word());
    cursor.eat(b'.');
    cursor.spaces();
    if month.is_none() {
        month = month_named(cursor.word());
        cursor.eat(b'.');
        cursor.spaces();
    }
    let (day, _) = cursor.number()?;
    cursor.spaces();
    let (year, digits) = cursor.number()?;
    let days = days_from_civil(full_year(year, digits)?, month?, day as u32)?;
    finish(cursor, days, &mut false)
}

fn year_first(cursor: &mut Cursor<'_>, year: u64, separator: u8) -> Option<RawDate> {
    let (month, _) = cursor.number()?;
    cursor.eat(separator).then_some(())?;
    let (day, _) = cursor.number()?;
    let days = days_from_civil(year as i32, month as u32, day as u32)?;
    finish(cursor, days, &mut false)
}

fn two_then_year(
    cursor: &mut Cursor<'_>,
    a: u32,
    separator: u8,
    evidence: &mut OrderEvidence,
) -> Option<RawDate> {
    let (b, _) = cursor.number()?;
    cursor.eat(separator).then_some(())?;
    let (year, digits) = cursor.number()?;
    let (b, year) = (b as u32, full_year(year, digits)?);
    let mut meridiem = false;
    // Dots are written by day-first desks only.
    if separator == b'.' {
        let days = days_from_civil(year, b, a)?;
        return finish(cursor, days, &mut meridiem);
    }
    let day_first = days_from_civil(year, b, a);
    let month_first = days_from_civil(year, a, b);
    let either = day_first.or(month_first)?;
    let read = finish(cursor, either, &mut meridiem)?;
    // With an offset or Z behind it the moment is absolute and cannot be kept open.
    if read.0 & !PAYLOAD == ABSOLUTE {
        return Some(read);
    }
    evidence.meridiem += u64::from(meridiem);
    match (day_first.is_some(), month_first.is_some()) {
        (true, true) if a != b => evidence.open += 1,
        (true, false) => evidence.day_first += 1,
        (false, true) => evidence.month_first += 1,
        _ => {}
    }
    let seconds = (signed(read.0 & PAYLOAD) - either * 86_400) as u64;
    Some(RawDate(
        OPEN | seconds | (year as u64) << 17 | u64::from(a) << 31 | u64::from(b) << 36,
    ))
}

/// A number: an Excel serial day, or seconds or milliseconds since 1970.
fn bare_number(value: f64, digits: usize) -> Option<RawDate> {
    if digits == 5 && (20_000.0..80_000.0).contains(&value) {
        let seconds = ((value - 25_569.0) * 86_400.0).round() as i64;
        Some(RawDate::wall(seconds))
    } else if (100_000_000.0..10_000_000_000.0).contains(&value) {
        Some(RawDate::absolute(value as i64))
    } else if (100_000_000_000.0..10_000_000_000_000.0).contains(&value) {
        Some(RawDate::absolute((value / 1_000.0) as i64))
    } else {
        None
    }
}

/// The time of day after the date, an offset after the time, and nothing after that.
fn finish(cursor: &mut Cursor<'_>, days: i64, meridiem: &mut bool) -> Option<RawDate> {
    let midnight = days * 86_400;
    cursor.eat(b'T');
    cursor.spaces();
    if cursor.peek().is_none() {
        return Some(RawDate::wall(midnight));
    }
    let (mut hour, _) = cursor.number()?;
    let (mut minute, mut second) = (0, 0);
    if cursor.eat(b':') {
        cursor.spaces();
        minute = cursor.number()?.0;
        if cursor.eat(b':') {
            cursor.spaces();
            second = cursor.number()?.0;
            if cursor.eat(b'.') || cursor.eat(b',') {
                cursor.number()?;
            }
        }
    }
    // A space before AM or PM may be a narrow no-break space (U+202F).
    while matches!(cursor.peek(), Some(b' ' | 0xe2 | 0x80 | 0xaf | 0xc2 | 0xa0)) {
        cursor.at += 1;
    }
    if let Some(half @ (b'a' | b'A' | b'p' | b'P')) = cursor.peek() {
        cursor.at += 1;
        cursor.eat(b'.');
        (cursor.eat(b'm') || cursor.eat(b'M')).then_some(())?;
        cursor.eat(b'.');
        (1..=12).contains(&hour).then_some(())?;
        hour = hour % 12 + if matches!(half, b'p' | b'P') { 12 } else { 0 };
        *meridiem = true;
    }
    // 24:00 is the end of the day, the 60th second the start of the next minute.
    let valid = hour < 24 && minute < 60 && second <= 60 || hour == 24 && minute == 0 && second == 0;
    valid.then_some(())?;
    let wall = midnight + (hour * 3_600 + minute * 60 + second) as i64;
    cursor.spaces();
    match cursor.peek() {
        None => Some(RawDate::wall(wall)),
        Some(b'Z' | b'z') if cursor.at + 1 == cursor.bytes.len() => Some(RawDate::absolute(wall)),
        Some(sign @ (b'+' | b'-')) => {
            cursor.at += 1;
            let (value, digits) = cursor.number()?;
            let offset = match digits {
                1 | 2 => {
                    let minutes = if cursor.eat(b':') { cursor.number()?.0 } else { 0 };
                    value * 3_600 + minutes * 60
                }
                4 => value / 100 * 3_600 + value % 100 * 60,
                _ => return None,
            } as i64;
            (cursor.peek().is_none() && offset <= 18 * 3_600).then_some(())?;
            Some(RawDate::absolute(
                wall - if sign == b'+' { offset } else { -offset },
            ))
        }
        Some(_) => {
            let rest = &cursor.bytes[cursor.at..];
            (rest.eq_ignore_ascii_case(b"UTC") || rest.eq_ignore_ascii_case(b"GMT"))
                .then(|| RawDate::absolute(wall))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str, day_first: bool) -> Option<String> {
        let mut evidence = OrderEvidence::default();
        let raw = RawDate::read(cell, &mut evidence);
        let zone = Zone::utc();
        raw.resolve(day_first, &zone)
            .ok()?
            .get()
            .map(|at| zone.rfc3339(at))
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
            ("1969-12-31 23:59", false, "1969-12-31T23:59:00Z"),
            ("6/30/2026 3:00\u{202f}PM", false, "2026-06-30T15:00:00Z"),
        ] {
            assert_eq!(read(cell, day_first).as_deref(), Some(expected), "{cell}");
        }
    }

    #[test]
    fn what_is_not_a_date_is_not_1970() {
        for cell in [
            "soon",
            "31/31/2020",
            "30/2/2020",
            "########",
            "12",
            "2026-13-01",
            "2026-01-05 25:00",
            "-5",
            "2026-01-05 09:00 XYZ",
            "1.250,75",
            "0000045",
        ] {
            assert!(read(cell, true).is_none(), "{cell}");
        }
        assert!(
            read("13/02/2026", false).is_none(),
            "a cell that contradicts its column"
        );
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
