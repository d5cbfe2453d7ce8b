//! One cell of a date column: which forms there are.

use super::names::{is_filler, is_weekday, month_named, zone_named};
use super::{OrderEvidence, RawDate, civil_from_days, days_from_civil};

/// Days since 1970 that a ticket can have: 1980 to 2200. Others are slips or null values of a system.
const DAYS: std::ops::Range<i64> = 3_652..84_006;

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

/// What stands behind a date.
#[derive(Clone, Copy, Default)]
pub(super) struct Clock {
    /// Seconds after midnight.
    pub seconds: i64,
    /// Minutes ahead of UTC, where the cell says so.
    pub offset: Option<i64>,
    /// AM or PM was written.
    pub meridiem: bool,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn eat(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Blanks of any kind, and commas.
    fn spaces(&mut self) {
        let rest = self.rest();
        let left = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        self.at += rest.len() - left.len();
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

    /// Two digits, no more.
    fn two(&mut self) -> Option<u64> {
        let digits = self.rest().get(..2)?;
        let value = digits.parse().ok()?;
        self.at += 2;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(value)
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn is_word_next(&self) -> bool {
        self.rest().starts_with(char::is_alphabetic)
    }

    /// Words that say nothing, with what is around them.
    fn fillers(&mut self) {
        loop {
            self.spaces();
            let before = self.at;
            let word = self.word();
            if word.is_empty() || !is_filler(word) {
                self.at = before;
                return;
            }
            self.eat(b'.');
        }
    }
}

pub(super) fn parse(cell: &str, evidence: &mut OrderEvidence) -> Option<RawDate> {
    let mut cursor = Cursor { text: cell, at: 0 };
    if let Some(inner) = cell.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        // A form of older web interfaces; an offset behind it only says who exported.
        let digits = inner.find(['+', '-']).filter(|at| *at > 0).unwrap_or(inner.len());
        return bare_number(&inner[..digits]);
    }
    if cursor.is_word_next() {
        return worded(&mut cursor, evidence);
    }
    numeric(&mut cursor, evidence)
}

/// `Jan 5, 2026 9:00 AM`, `Mon Jan 5 2026`, `Monday, January 5, 2026`, `Mo, 05.01.2026`, `mar. 5 janv. 2026`.
fn worded(cursor: &mut Cursor<'_>, evidence: &mut OrderEvidence) -> Option<RawDate> {
    let first = cursor.word();
    cursor.eat(b'.');
    cursor.spaces();
    if cursor.is_word_next() {
        is_weekday(first).then_some(())?;
        let month = month_named(cursor.word())?;
        cursor.eat(b'.');
        cursor.spaces();
        return month_first(cursor, month);
    }
    let start = cursor.at;
    if is_weekday(first) {
        // `mar.` is Tuesday in French and March elsewhere: what follows tells.
        let read = numeric(cursor, evidence);
        if read.is_some() {
            return read;
        }
        cursor.at = start;
    }
    month_first(cursor, month_named(first)?)
}

fn month_first(cursor: &mut Cursor<'_>, month: u32) -> Option<RawDate> {
    let (day, digits) = cursor.number()?;
    (digits <= 2).then_some(())?;
    ordinal(cursor);
    cursor.spaces();
    let (year, digits) = cursor.number()?;
    let days = days_from_civil(full_year(year, digits)?, month, day as u32)?;
    place(days, clock(cursor)?)
}

fn numeric(cursor: &mut Cursor<'_>, evidence: &mut OrderEvidence) -> Option<RawDate> {
    let start = cursor.at;
    let (first, digits) = cursor.number()?;
    match cursor.peek() {
        None => bare_number(&cursor.text[start..]),
        Some(b'.' | b',') if digits >= 5 => bare_number(&cursor.text[start..].replace(',', ".")),
        Some(b'T' | b't') if digits == 8 => {
            let days = days_of_digits(first)?;
            place(days, clock(cursor)?)
        }
        Some(separator @ (b'-' | b'/' | b'.')) => {
            cursor.at += 1;
            if digits == 4 {
                return year_first(cursor, first, separator);
            }
            (digits <= 2).then_some(())?;
            cursor.spaces();
            if cursor.is_word_next() {
                return named_month(cursor, first as u32, separator);
            }
            two_then_year(cursor, first as u32, separator, evidence)
        }
        Some(_) if digits <= 2 => {
            ordinal(cursor);
            cursor.fillers();
            named_month(cursor, first as u32, b' ')
        }
        Some(_) => None,
    }
}

/// `5th`, `1er`, `5.`
fn ordinal(cursor: &mut Cursor<'_>) {
    for suffix in ["st", "nd", "rd", "th", "er", "."] {
        if cursor.rest().starts_with(suffix) {
            cursor.at += suffix.len();
            return;
        }
    }
}

/// `5-Jan-2026 09:00`, `5 January 2026`, `5. Januar 2026`, `5 de enero de 2026`.
fn named_month(cursor: &mut Cursor<'_>, day: u32, separator: u8) -> Option<RawDate> {
    let month = month_named(cursor.word())?;
    cursor.eat(b'.');
    if matches!(separator, b'-' | b'/') {
        cursor.eat(separator).then_some(())?;
    }
    cursor.fillers();
    let (year, digits) = cursor.number()?;
    let days = days_from_civil(full_year(year, digits)?, month, day)?;
    place(days, clock(cursor)?)
}

fn year_first(cursor: &mut Cursor<'_>, year: u64, separator: u8) -> Option<RawDate> {
    let (month, _) = cursor.number()?;
    cursor.eat(separator).then_some(())?;
    let (day, _) = cursor.number()?;
    if (year, month, day) == (0, 0, 0) {
        return Some(RawDate::NONE);
    }
    let days = days_from_civil(year as i32, month as u32, day as u32)?;
    place(days, clock(cursor)?)
}

fn two_then_year(cursor: &mut Cursor<'_>, a: u32, separator: u8, evidence: &mut OrderEvidence) -> Option<RawDate> {
    let (b, digits) = cursor.number()?;
    (digits <= 2).then_some(())?;
    cursor.eat(separator).then_some(())?;
    cursor.spaces();
    let (year, digits) = cursor.number()?;
    let (b, year) = (b as u32, full_year(year, digits)?);
    // Dots are written by day-first desks only.
    if separator == b'.' {
        let days = days_from_civil(year, b, a)?;
        evidence.dotted += 1;
        return place(days, clock(cursor)?);
    }
    let day_first = days_from_civil(year, b, a);
    let month_first = days_from_civil(year, a, b);
    let clock = clock(cursor)?;
    let read = place(day_first.or(month_first)?, clock)?;
    if read == RawDate::NONE {
        return Some(read);
    }
    evidence.meridiem += u64::from(clock.meridiem);
    match (day_first.is_some(), month_first.is_some()) {
        (true, true) if a != b => evidence.open += 1,
        (true, false) => evidence.day_first += 1,
        (false, true) => evidence.month_first += 1,
        _ => {}
    }
    Some(RawDate::open(year, a, b, clock))
}

/// A number: an Excel serial day, the digits of a date, or seconds (and parts of them) since 1970.
fn bare_number(text: &str) -> Option<RawDate> {
    let digits = text.find('.').unwrap_or(text.len());
    let whole: u64 = text.get(..digits)?.parse().ok()?;
    let value: f64 = text.parse().ok()?;
    let absolute = |seconds: f64| place(0, Clock { seconds: seconds as i64, offset: Some(0), meridiem: false });
    match digits {
        5 if (20_000.0..80_000.0).contains(&value) => {
            let seconds = ((value - 25_569.0) * 86_400.0).round() as i64;
            place(seconds.div_euclid(86_400), Clock { seconds: seconds.rem_euclid(86_400), ..Clock::default() })
        }
        8 => place(days_of_digits(whole)?, Clock::default()),
        9 | 10 => absolute(value),
        12 => place(
            days_of_digits(whole / 10_000)?,
            Clock { seconds: clock_of_digits(whole % 10_000 * 100)?, ..Clock::default() },
        ),
        13 => absolute(value / 1e3),
        14 => place(
            days_of_digits(whole / 1_000_000)?,
            Clock { seconds: clock_of_digits(whole % 1_000_000)?, ..Clock::default() },
        ),
        16 => absolute((whole / 1_000_000) as f64),
        19 => absolute((whole / 1_000_000_000) as f64),
        _ => None,
    }
}

/// `20260105`.
fn days_of_digits(digits: u64) -> Option<i64> {
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    (1_980..2_200).contains(&year).then_some(())?;
    days_from_civil(year as i32, month as u32, day as u32)
}

/// `093015`.
fn clock_of_digits(digits: u64) -> Option<i64> {
    let (hour, minute, second) = (digits / 10_000, digits / 100 % 100, digits % 100);
    seconds_of(hour, minute, second)
}

/// 24:00 is the end of the day, the 60th second the start of the next minute.
fn seconds_of(hour: u64, minute: u64, second: u64) -> Option<i64> {
    let valid = hour < 24 && minute < 60 && second <= 60 || hour == 24 && minute == 0 && second == 0;
    valid.then_some((hour * 3_600 + minute * 60 + second) as i64)
}

/// The moment of a day and a time. What systems write for *never* is no date; a year that no ticket has is bad.
fn place(days: i64, clock: Clock) -> Option<RawDate> {
    let (year, month, day) = civil_from_days(days + clock.seconds.div_euclid(86_400));
    let never = year <= 1
        || year >= 9_999
        || matches!((year, month, day), (1_753, 1, 1) | (1_899, 12, 30 | 31) | (1_900, 1, 1) | (1_601, 1, 1))
        || days == 0 && clock.seconds == 0;
    if never {
        return Some(RawDate::NONE);
    }
    DAYS.contains(&(days + clock.seconds.div_euclid(86_400))).then_some(())?;
    let wall = days * 86_400 + clock.seconds;
    Some(match clock.offset {
        Some(minutes) => RawDate::absolute(wall - minutes * 60),
        None => RawDate::wall(wall),
    })
}

fn full_year(value: u64, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(value as i32),
        2 => Some(if value < 70 { 2000 + value as i32 } else { 1900 + value as i32 }),
        _ => None,
    }
}

/// The time of day after the date, an offset after the time, and nothing after that.
fn clock(cursor: &mut Cursor<'_>) -> Option<Clock> {
    cursor.eat(b'.');
    let is_iso = cursor.eat(b'T') || cursor.eat(b't');
    cursor.fillers();
    if cursor.rest().starts_with("- ") {
        cursor.at += 2;
        cursor.fillers();
    }
    let rest = cursor.rest();
    // A day may be written with the Z of a moment: it stays the day.
    if rest.is_empty() || rest.eq_ignore_ascii_case("z") {
        return Some(Clock::default());
    }
    let (hour, minute, second) = time_of_day(cursor, is_iso)?;
    let mut clock = Clock::default();
    let hour = match meridiem(cursor)? {
        None => hour,
        Some(is_pm) => {
            clock.meridiem = true;
            // `0:30 AM` and `13:05 PM` are written by some systems.
            match (hour, is_pm) {
                (0..=12, _) => hour % 12 + if is_pm { 12 } else { 0 },
                (13..=23, true) => hour,
                _ => return None,
            }
        }
    };
    clock.seconds = seconds_of(hour, minute, second)?;
    cursor.fillers();
    clock.offset = offset(cursor)?;
    cursor.spaces();
    cursor.rest().is_empty().then_some(clock)
}

/// `9:00`, `09:00:15.123`, `9h30`, `09.30`, `T0900`, `9 AM`.
fn time_of_day(cursor: &mut Cursor<'_>, is_iso: bool) -> Option<(u64, u64, u64)> {
    let start = cursor.at;
    let (hour, digits) = cursor.number()?;
    if digits == 4 || digits == 6 {
        cursor.at = start;
        let hour = cursor.two()?;
        let minute = cursor.two()?;
        let second = if digits == 6 { cursor.two()? } else { 0 };
        fraction(cursor)?;
        return Some((hour, minute, second));
    }
    (digits <= 2).then_some(())?;
    cursor.spaces();
    let separator = match cursor.peek() {
        Some(separator @ (b':' | b'.')) => separator,
        Some(separator @ (b'h' | b'H')) => {
            cursor.at += 1;
            cursor.spaces();
            let minute = if cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) { cursor.two()? } else { 0 };
            let _ = separator;
            return Some((hour, minute, 0));
        }
        // `9 AM` is a time, a lone `9` behind a date is none.
        Some(b'a' | b'A' | b'p' | b'P') => return Some((hour, 0, 0)),
        _ => return is_iso.then_some((hour, 0, 0)),
    };
    cursor.at += 1;
    cursor.spaces();
    let (minute, _) = cursor.number()?;
    let mut second = 0;
    if cursor.eat(separator) {
        cursor.spaces();
        second = cursor.number()?.0;
        fraction(cursor)?;
    }
    Some((hour, minute, second))
}

fn fraction(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.eat(b'.') || cursor.eat(b',') || cursor.eat(b':') {
        cursor.number()?;
    }
    Some(())
}

/// AM or PM, in any spelling; `None` outside when there is a letter that is neither.
fn meridiem(cursor: &mut Cursor<'_>) -> Option<Option<bool>> {
    cursor.spaces();
    let (start, half) = (cursor.at, cursor.peek());
    if !matches!(half, Some(b'a' | b'A' | b'p' | b'P')) {
        return Some(None);
    }
    cursor.at += 1;
    cursor.eat(b'.');
    cursor.spaces();
    if !(cursor.eat(b'm') || cursor.eat(b'M')) || cursor.is_word_next() {
        // Perhaps a zone, such as AEST.
        cursor.at = start;
        return Some(None);
    }
    cursor.eat(b'.');
    Some(Some(matches!(half, Some(b'p' | b'P'))))
}

/// `Z`, `+01:00`, `-0500`, `UTC+1`, `(CET)`, `+01:00[Europe/Berlin]`, or nothing.
fn offset(cursor: &mut Cursor<'_>) -> Option<Option<i64>> {
    cursor.spaces();
    let closing = if cursor.eat(b'(') { Some(b')') } else { cursor.eat(b'[').then_some(b']') };
    let mut minutes = None;
    if cursor.is_word_next() {
        minutes = Some(zone_named(cursor.word())?);
    }
    if let Some(sign @ (b'+' | b'-')) = cursor.peek() {
        cursor.at += 1;
        let (value, digits) = cursor.number()?;
        let ahead = match digits {
            1 | 2 => {
                let minutes = if cursor.eat(b':') { cursor.number()?.0 } else { 0 };
                value * 60 + minutes
            }
            4 => value / 100 * 60 + value % 100,
            _ => return None,
        } as i64;
        (ahead <= 18 * 60).then_some(())?;
        minutes = Some(if sign == b'+' { ahead } else { -ahead });
    }
    if let Some(closing) = closing {
        cursor.eat(closing).then_some(())?;
    }
    // A zone's name behind the offset adds nothing.
    if minutes.is_some() && cursor.rest().starts_with('[') && cursor.rest().ends_with(']') {
        cursor.at = cursor.text.len();
    }
    Some(minutes)
}
