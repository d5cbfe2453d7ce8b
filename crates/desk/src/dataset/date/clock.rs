//! The time of day behind a date: hours and minutes, halves of a day, offsets and zones, and what else stands there.

use super::cursor::{Cursor, Role};
use super::parts::{Ahead, Parts};
use super::words::{Half, half_named, zone_named};
use super::zones::NamedZones;

/// Text behind a date that may be left out is no longer than this.
const TAIL: usize = 32;

/// A time before its date.
pub(super) struct Time {
    hour: u32,
    minute: u32,
    second: u32,
    half: Option<Half>,
    ahead: Ahead,
}

impl Time {
    pub(super) fn fill(&self, parts: &mut Parts) {
        (parts.hour, parts.minute, parts.second) = (self.hour, self.minute, self.second);
        (parts.half, parts.ahead) = (self.half, self.ahead);
    }
}

/// A time that stands before the date or between day and year.
pub(super) fn leading_time(cursor: &mut Cursor<'_>) -> Option<Time> {
    let (start, trace) = (cursor.at, cursor.trace);
    let mut read = || -> Option<Time> {
        let (hour, digits) = cursor.number(Role::Hour)?;
        (digits <= 2 && cursor.eat(b':')).then_some(())?;
        let minute = cursor.number(Role::Minute)?.0;
        let second = if cursor.eat(b':') { cursor.number(Role::Second)?.0 } else { 0 };
        fraction(cursor)?;
        let half = half_behind(cursor);
        cursor.spaces();
        let before = cursor.at;
        let ahead = match zone_named(cursor.word()) {
            Some(minutes) => Ahead::Minutes(minutes as i16),
            None => {
                cursor.at = before;
                Ahead::Wall
            }
        };
        Some(Time { hour: small(hour), minute: small(minute), second: small(second), half, ahead })
    };
    let time = read();
    if time.is_none() {
        (cursor.at, cursor.trace) = (start, trace);
    }
    time
}

/// Reads what stands behind the date into `parts`; where text begins that is none of it, if there is some.
/// `None` when the cell is no date after all.
pub(super) fn clock(cursor: &mut Cursor<'_>, parts: &mut Parts, zones: &mut NamedZones) -> Option<Option<usize>> {
    cursor.eat(b'.');
    let is_iso = is_iso_time(cursor);
    cursor.fillers();
    cursor.weekday();
    cursor.fillers();
    if cursor.rest().starts_with("- ") {
        cursor.at += 2;
        cursor.fillers();
    }
    // A day may be written with the Z of a moment: it stays the day.
    if matches!(cursor.rest(), "" | "z") {
        return Some(None);
    }
    let behind_date = cursor.at;
    let half = half_before(cursor);
    let Some((hour, minute, second)) = time_of_day(cursor, is_iso) else {
        return tail(cursor.text, behind_date, false).map(Some);
    };
    (parts.hour, parts.minute, parts.second) = (small(hour), small(minute), small(second));
    parts.half = half.or_else(|| half_behind(cursor));
    cursor.fillers();
    cursor.weekday();
    let behind_time = cursor.at;
    match offset(cursor, zones) {
        Some(ahead) => {
            if ahead != Ahead::Wall {
                parts.ahead = ahead;
            }
        }
        None => cursor.at = behind_time,
    }
    cursor.spaces();
    if cursor.rest().is_empty() { Some(None) } else { tail(cursor.text, cursor.at, true).map(Some) }
}

/// Where text begins that stands behind a date and can be left out: it is short, apart from the date, and neither a
/// number that may belong to it nor a zone that is not known.
fn tail(text: &str, at: usize, has_time: bool) -> Option<usize> {
    let rest = text.get(at..)?;
    let apart = text.get(..at)?.ends_with([' ', ',', '\n']) || rest.starts_with(['(', '[', ';', '|', '<']);
    let words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let looks_like_zone =
        |word: &str| has_time && (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
    let mut count = 0;
    let mut plain_number = true;
    let mut zone = true;
    for word in words {
        count += 1;
        plain_number &= word.bytes().all(|byte| byte.is_ascii_digit());
        zone &= looks_like_zone(word);
    }
    let is_percent = rest.trim_end().ends_with('%');
    let is_number = plain_number && !is_percent && !rest.starts_with(['(', '[']);
    // Without a time, only what is set apart by its form is left out: `2026-01-05 outage` is a title.
    let formed = has_time || is_percent || rest.starts_with(['(', '[', '<']);
    let fits = formed
        && apart
        && rest.len() <= TAIL
        && count <= 5
        && !is_number
        && !(zone && count == 1 && rest.starts_with(char::is_alphabetic))
        && !rest.contains(':');
    fits.then_some(at)
}

/// Words for hours that stand in place of a colon.
const HOURS: &[&str] = &["h", "hs", "hrs", "uhr", "uur", "heure", "heures", "horas", "ore", "hod", "hodin", "час", "ч"];

fn is_iso_time(cursor: &mut Cursor<'_>) -> bool {
    let digit = cursor.text.as_bytes().get(cursor.at + 1).is_some_and(u8::is_ascii_digit);
    digit && cursor.eat(b't')
}

/// `9:00`, `09:00:15.123`, `9h30`, `09.30`, `T0900`, `9 AM`.
fn time_of_day(cursor: &mut Cursor<'_>, is_iso: bool) -> Option<(u64, u64, u64)> {
    let start = cursor.at;
    let (hour, digits) = cursor.number(Role::Hour)?;
    if digits == 4 || digits == 6 {
        cursor.at = start;
        let hour = cursor.digits(2, Role::Hour)?;
        let minute = cursor.digits(2, Role::Minute)?;
        let second = if digits == 6 { cursor.digits(2, Role::Second)? } else { 0 };
        fraction(cursor)?;
        return Some((hour, minute, second));
    }
    (digits <= 2).then_some(())?;
    let behind_hour = cursor.at;
    cursor.spaces();
    let separator = match cursor.peek() {
        Some(separator @ (b':' | b'.')) => separator,
        // `9 AM` is a time, a lone `9` behind a date is none.
        _ if half_behind(&mut Cursor { text: cursor.text, at: behind_hour, trace: cursor.trace }).is_some() => {
            return Some((hour, 0, 0));
        }
        _ if HOURS.contains(&cursor.word()) => {
            cursor.spaces();
            let minute = if cursor.is_digit_next() { cursor.digits(2, Role::Minute)? } else { 0 };
            cursor.eat(b'm');
            return Some((hour, minute, 0));
        }
        _ => return is_iso.then_some((hour, 0, 0)),
    };
    cursor.at += 1;
    cursor.spaces();
    if !cursor.is_digit_next() && separator == b':' {
        // `14時` comes as `14:`.
        return Some((hour, 0, 0));
    }
    let (minute, _) = cursor.number(Role::Minute)?;
    let mut second = 0;
    if cursor.eat(separator) {
        cursor.spaces();
        if cursor.is_digit_next() {
            second = cursor.number(Role::Second)?.0;
            fraction(cursor)?;
        }
    }
    Some((hour, minute, second))
}

fn fraction(cursor: &mut Cursor<'_>) -> Option<()> {
    let is_fraction = matches!(cursor.peek(), Some(b'.' | b',' | b':'))
        && cursor.text.as_bytes().get(cursor.at + 1).is_some_and(u8::is_ascii_digit);
    if is_fraction {
        cursor.at += 1;
        cursor.number(Role::Fraction)?;
    }
    Some(())
}

/// `下午2:30`, `PM 2:30`.
fn half_before(cursor: &mut Cursor<'_>) -> Option<Half> {
    let before = cursor.at;
    let half = half_behind(cursor);
    cursor.spaces();
    if half.is_some() && cursor.is_digit_next() {
        return half;
    }
    cursor.at = before;
    None
}

/// AM or PM in any spelling, `a. m.` letter by letter.
fn half_behind(cursor: &mut Cursor<'_>) -> Option<Half> {
    let before = cursor.at;
    cursor.spaces();
    let word = cursor.word();
    if let Some(half) = half_named(word) {
        cursor.eat(b'.');
        return Some(half);
    }
    let half = match word {
        "a" => Some(Half::Am),
        "p" => Some(Half::Pm),
        _ => None,
    };
    cursor.eat(b'.');
    cursor.spaces();
    if half.is_some() && cursor.word() == "m" {
        cursor.eat(b'.');
        return half;
    }
    cursor.at = before;
    None
}

/// `Z`, `+01:00`, `-0500`, `UTC+1`, `(CET)`, `+01:00[Europe/Berlin]`, `America/Sao_Paulo`, or nothing.
fn offset(cursor: &mut Cursor<'_>, zones: &mut NamedZones) -> Option<Ahead> {
    cursor.spaces();
    let closing = if cursor.eat(b'(') { Some(b')') } else { cursor.eat(b'[').then_some(b']') };
    let mut ahead = Ahead::Wall;
    if cursor.is_word_next() {
        let start = cursor.at;
        let word = cursor.word();
        ahead = match cursor.peek() {
            Some(b'/') => Ahead::Zone(zones.number(zone_path(cursor, start))?),
            _ => Ahead::Minutes(zone_named(word)? as i16),
        };
    }
    if let Some(sign @ (b'+' | b'-')) = cursor.peek() {
        let has_digits = cursor.text.as_bytes().get(cursor.at + 1).is_some_and(u8::is_ascii_digit);
        has_digits.then_some(())?;
        cursor.at += 1;
        ahead = Ahead::Minutes(signed_offset(cursor, sign)?);
    }
    if let Some(closing) = closing {
        cursor.eat(closing).then_some(())?;
    }
    // A zone's name behind the offset adds nothing.
    cursor.spaces();
    let rest = cursor.rest();
    if ahead != Ahead::Wall
        && (rest.starts_with('[') && rest.ends_with(']') || rest.starts_with('(') && rest.ends_with(')'))
    {
        cursor.at = cursor.text.len();
    }
    Some(ahead)
}

/// The rest of `america/sao_paulo`, `etc/gmt+3`.
fn zone_path<'a>(cursor: &mut Cursor<'a>, start: usize) -> &'a str {
    let rest = cursor.rest();
    let within = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '+' | '-');
    cursor.at += rest.find(|c: char| !within(c)).unwrap_or(rest.len());
    cursor.text.get(start..cursor.at).unwrap_or_default()
}

fn signed_offset(cursor: &mut Cursor<'_>, sign: u8) -> Option<i16> {
    let start = cursor.at;
    while cursor.is_digit_next() {
        cursor.at += 1;
    }
    let digits = cursor.at - start;
    let value: i16 = cursor.text.get(start..cursor.at)?.parse().ok()?;
    let ahead = match digits {
        1 | 2 if cursor.eat(b':') => {
            let minutes = cursor.text.get(cursor.at..cursor.at + 2)?.parse::<u8>().ok()?;
            cursor.at += 2;
            value * 60 + i16::from(minutes)
        }
        1 | 2 => value * 60,
        4 => value / 100 * 60 + value % 100,
        _ => return None,
    };
    (ahead <= 18 * 60).then_some(if sign == b'+' { ahead } else { -ahead })
}

/// A number that stays too large for an hour or a minute.
fn small(number: u64) -> u32 {
    number.min(99) as u32
}

/// Seconds after midnight of a cell that is a time of day and nothing else.
pub(super) fn alone(plain: &super::plain::Plain) -> Option<i64> {
    let mut cursor = Cursor::of(plain);
    let mut parts = Parts::day(super::parts::Shape::YearFirst, 1, 1, (2_000, 4));
    let before = half_before(&mut cursor);
    let (hour, minute, second) = time_of_day(&mut cursor, false)?;
    (parts.hour, parts.minute, parts.second) = (small(hour), small(minute), small(second));
    parts.half = before.or_else(|| half_behind(&mut cursor));
    cursor.fillers();
    cursor.rest().is_empty().then(|| parts.seconds()).flatten()
}
