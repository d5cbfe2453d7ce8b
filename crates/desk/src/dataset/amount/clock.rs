//! Lengths with colons: `2:30`, `[h]:mm:ss`, days before them, minutes and seconds.

use super::Unit;
use super::units::unit_named;
use crate::dataset::date::Plain;
use base::Hours;

/// Most hours and days that a length has; more are slips.
const MOST: i64 = 1_000_000;

/// `2:30`, `02:30:15`, `1.02:30:15` (a day), `2 days 19:17:00`, `1 day, 2:03:04`, `18:25 min` (minutes and seconds), and
/// `1970-01-01 02:37:03`, which is a length counted from 1970.
pub(super) fn read_clock(cell: &str) -> Option<Hours> {
    let plain = Plain::letters(cell)?;
    let text = plain.text();
    let (text, negative) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
    let (days, text) = leading_days(text)?;
    // `-1 day, 23:59:00`: only the days are negative.
    let (days, negative) = if negative && days != 0 { (-days, false) } else { (days, negative) };
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (clock, word) = text.split_at(end);
    let unit = match word.trim_matches([' ', '.', ')', '(']) {
        "" => Unit::Hours,
        word => unit_named(word)?,
    };
    let seconds = seconds_of(clock.trim(), unit)?;
    let total = days * 86_400 + seconds;
    Some(Hours::from_seconds(if negative { -total } else { total }))
}

/// The days before a clock, and the clock.
fn leading_days(text: &str) -> Option<(i64, &str)> {
    if let Some(rest) = text.strip_prefix("1970-01-") {
        let (day, clock) = rest.split_once([' ', 't'])?;
        let days = day.parse::<i64>().ok()? - 1;
        return (0..31).contains(&days).then_some((days, clock));
    }
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let behind = text.get(digits..)?.trim_start();
    let letters = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
    if letters == 0 || unit_named(&behind[..letters]) != Some(Unit::Days) {
        return Some((0, text));
    }
    let days = text.get(..digits)?.parse::<i64>().ok().filter(|days| *days < MOST)?;
    Some((days, behind[letters..].trim_start_matches(['.', ',', ' ', '+'])))
}

fn seconds_of(clock: &str, unit: Unit) -> Option<i64> {
    let mut parts = clock.split(':');
    let first = parts.next()?;
    let (days, first) = match first.split_once('.') {
        Some((days, hours)) => (days.parse::<i64>().ok().filter(|days| (0..10_000).contains(days))?, hours),
        None => (0, first),
    };
    let first: i64 = first.trim().parse().ok().filter(|first| (0..MOST).contains(first))?;
    let below_sixty = |text: &str| {
        let whole = text.split(['.', ',']).next()?.trim();
        whole.parse::<i64>().ok().filter(|value| (0..60).contains(value))
    };
    let second = below_sixty(parts.next()?)?;
    let third = parts.next();
    if parts.next().is_some() {
        return None;
    }
    match (unit, third) {
        (Unit::Minutes, None) if days == 0 => Some(first * 60 + second),
        (Unit::Hours, None) => Some(((days * 24 + first) * 60 + second) * 60),
        (Unit::Hours | Unit::Minutes, Some(third)) => {
            Some(((days * 24 + first) * 60 + second) * 60 + below_sixty(third)?)
        }
        _ => None,
    }
}
