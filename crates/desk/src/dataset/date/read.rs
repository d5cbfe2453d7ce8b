//! One cell of a date column, read slowly: which forms there are.

use super::clock::{clock, leading_time};
use super::cursor::{Cursor, Role, Trace};
use super::number::bare_number;
use super::order::OrderEvidence;
use super::packed::RawDate;
use super::parts::{Parts, Shape};
use super::plain::Plain;
use super::words::{era_named, is_filler, is_weekday, month_named};
use super::zones::NamedZones;

impl RawDate {
    /// Reads a trimmed cell on its own; an empty one is no date, one that cannot be read is bad.
    pub fn read(cell: &str, evidence: &mut OrderEvidence) -> Self {
        if cell.is_empty() {
            return Self::NONE;
        }
        read(cell, &mut NamedZones::default(), evidence).map_or(Self::BAD, |read| read.date)
    }
}

/// A cell that was read.
pub(super) struct Read {
    pub date: RawDate,
    /// What it was made of, and where the numbers stand in the cell; nothing for a mere number.
    pub parts: Option<(Parts, Trace)>,
    /// Where text begins that does not belong to the date, in the folded cell.
    pub tail: Option<usize>,
}

/// Reads a cell in any form.
pub(super) fn read(cell: &str, zones: &mut NamedZones, evidence: &mut OrderEvidence) -> Option<Read> {
    if let Some(inner) = cell.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        // A form of older web interfaces; an offset behind it only says who exported.
        let digits = inner.find(['+', '-']).filter(|at| *at > 0).unwrap_or(inner.len());
        return Some(Read { date: bare_number(&inner[..digits])?, parts: None, tail: None });
    }
    let plain = Plain::of(cell)?;
    if let Some(number) = as_number(plain.text()) {
        return Some(Read { date: number?, parts: None, tail: None });
    }
    let mut cursor = Cursor::of(&plain);
    let mut parts = if cursor.is_word_next() { worded(&mut cursor)? } else { numeric(&mut cursor)? };
    let tail = clock(&mut cursor, &mut parts, zones)?;
    let date = parts.assemble(evidence)?;
    let trace = origins(&cursor.trace, &plain);
    Some(Read { date, parts: Some((parts, trace)), tail })
}

/// A cell that is one number: `Some(None)` when it is a number and no date.
fn as_number(text: &str) -> Option<Option<RawDate>> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..)?;
    match rest.as_bytes() {
        [] if digits > 0 => Some(bare_number(text)),
        [b'.' | b',', fraction @ ..] if digits >= 5 && fraction.iter().all(u8::is_ascii_digit) => {
            Some(bare_number(&text.replace(',', ".")))
        }
        _ => None,
    }
}

/// The same places counted in the cell itself.
fn origins(trace: &Trace, plain: &Plain) -> Trace {
    trace.map(|place| {
        let (start, digits) = place?;
        Some((u8::try_from(plain.origin(usize::from(start))).ok()?, digits))
    })
}

impl Cursor<'_> {
    /// Words that say nothing, with what is around them.
    pub(super) fn fillers(&mut self) {
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

    /// A weekday, in brackets or not.
    pub(super) fn weekday(&mut self) {
        let before = self.at;
        self.spaces();
        let closing = self.eat(b'(').then_some(b')');
        let word = self.word();
        self.eat(b'.');
        let closed = closing.is_none_or(|closing| self.eat(closing));
        if word.is_empty() || !closed || !is_weekday(word) {
            self.at = before;
        }
    }

    fn sign(&mut self) -> Option<u8> {
        let sign = self.peek().filter(|byte| matches!(byte, b'-' | b'/' | b'.'))?;
        self.at += 1;
        Some(sign)
    }
}

/// `Jan 5, 2026 9:00 AM`, `Mon Jan 5 2026`, `Monday, January 5, 2026`, `Mo, 05.01.2026`, `mar. 5 janv. 2026`,
/// `Montag, den 5. Januar 2026`, `令和8年1月5日`.
fn worded(cursor: &mut Cursor<'_>) -> Option<Parts> {
    // Weekdays and words that say nothing stand before the date.
    for _ in 0..4 {
        let word = cursor.word();
        cursor.eat(b'.');
        cursor.eat(b'-');
        cursor.spaces();
        if let Some(era) = era_named(word) {
            let (year, _) = cursor.number(Role::Year)?;
            let sign = cursor.sign()?;
            return year_first(cursor, (year, 4), sign).map(|parts| Parts { era, ..parts });
        }
        let says_nothing = is_weekday(word) || is_filler(word);
        if cursor.is_digit_next() {
            let (start, trace) = (cursor.at, cursor.trace);
            // `mar.` is Tuesday in French and March elsewhere: what follows tells.
            if let Some(parts) = says_nothing.then(|| numeric(cursor)).flatten() {
                return Some(parts);
            }
            (cursor.at, cursor.trace) = (start, trace);
            return month_first(cursor, month_named(word)?);
        }
        (says_nothing && cursor.is_word_next()).then_some(())?;
    }
    None
}

/// `5, 2026`, `5th 2026`, and `5 09:00:00 CET 2026`, where the time stands before the year.
fn month_first(cursor: &mut Cursor<'_>, month: u32) -> Option<Parts> {
    let (day, digits) = cursor.number(Role::First)?;
    (digits <= 2).then_some(())?;
    ordinal(cursor);
    cursor.fillers();
    cursor.eat(b'-');
    let clock = leading_time(cursor);
    if clock.is_some() {
        cursor.spaces();
    }
    let year = cursor.number(Role::Year)?;
    let mut parts = Parts::day(Shape::Named(month as u8), day as u32, 0, year);
    if let Some(clock) = clock {
        clock.fill(&mut parts);
    }
    Some(parts)
}

fn numeric(cursor: &mut Cursor<'_>) -> Option<Parts> {
    if let Some(clock) = leading_time(cursor) {
        // `14:30 02/03/2026`
        cursor.fillers();
        cursor.weekday();
        cursor.spaces();
        let mut parts = dated(cursor)?;
        clock.fill(&mut parts);
        return Some(parts);
    }
    dated(cursor)
}

fn dated(cursor: &mut Cursor<'_>) -> Option<Parts> {
    let (first, digits) = cursor.number(Role::First)?;
    match cursor.peek()? {
        b't' if digits == 8 => {
            cursor.at -= 8;
            let year = cursor.digits(4, Role::Year)?;
            let month = cursor.digits(2, Role::First)? as u32;
            let day = cursor.digits(2, Role::Other)? as u32;
            Some(Parts::day(Shape::YearFirst, month, day, (year, 4)))
        }
        separator @ (b'-' | b'/' | b'.') => {
            cursor.at += 1;
            if digits == 4 {
                cursor.trace[Role::Year as usize] = cursor.trace[Role::First as usize];
                return year_first(cursor, (first, 4), separator);
            }
            if digits == 1 && first == 0 {
                return year_first(cursor, (first, 1), separator);
            }
            (digits <= 2).then_some(())?;
            cursor.spaces();
            if cursor.is_word_next() {
                return named_month(cursor, first as u32, separator);
            }
            two_then_year(cursor, first as u32, separator)
        }
        b' ' if digits == 4 => {
            cursor.trace[Role::Year as usize] = cursor.trace[Role::First as usize];
            year_first(cursor, (first, 4), b' ')
        }
        _ if digits <= 2 => {
            ordinal(cursor);
            cursor.fillers();
            named_month(cursor, first as u32, b' ')
        }
        _ => None,
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

/// `5-Jan-2026 09:00`, `5 January 2026`, `5. Januar 2026`, `5 de enero de 2026`, `05JAN2026`.
fn named_month(cursor: &mut Cursor<'_>, day: u32, separator: u8) -> Option<Parts> {
    let month = month_named(cursor.word())?;
    cursor.eat(b'.');
    if matches!(separator, b'-' | b'/') {
        cursor.spaces();
        cursor.eat(separator).then_some(())?;
    }
    cursor.fillers();
    let year = cursor.number(Role::Year)?;
    Some(Parts::day(Shape::Named(month as u8), day, 0, year))
}

/// `2026-01-05`, `2026. 1. 5.`, `2026-Jan-05`, `2026 January 5`.
fn year_first(cursor: &mut Cursor<'_>, year: (u64, usize), separator: u8) -> Option<Parts> {
    cursor.spaces();
    if cursor.is_word_next() {
        let month = month_named(cursor.word())?;
        cursor.eat(b'.');
        cursor.eat(separator);
        cursor.spaces();
        let (day, digits) = cursor.number(Role::First)?;
        return (digits <= 2).then(|| Parts::day(Shape::Named(month as u8), day as u32, 0, year));
    }
    (separator != b' ').then_some(())?;
    let (month, _) = cursor.number(Role::First)?;
    cursor.eat(separator).then_some(())?;
    cursor.spaces();
    let (day, _) = cursor.number(Role::Other)?;
    Some(Parts::day(Shape::YearFirst, small(month), small(day), year))
}

fn two_then_year(cursor: &mut Cursor<'_>, a: u32, separator: u8) -> Option<Parts> {
    let (b, digits) = cursor.number(Role::Other)?;
    (digits <= 2).then_some(())?;
    cursor.spaces();
    let then = cursor.sign()?;
    // `2/3-2026` is written in Denmark, the day first.
    let is_danish = (separator, then) == (b'/', b'-');
    (then == separator || is_danish).then_some(())?;
    cursor.spaces();
    let year = cursor.number(Role::Year)?;
    let shape = if separator == b'.' || is_danish { Shape::Dotted } else { Shape::YearLast };
    Some(Parts::day(shape, a, b as u32, year))
}

/// A number that stays too large for a month or a day.
fn small(number: u64) -> u32 {
    number.min(99) as u32
}
