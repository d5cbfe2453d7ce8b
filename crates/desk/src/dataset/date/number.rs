//! Dates that are one number: an Excel serial day, the digits of a date, or seconds (and parts of them) since 1970.

use super::civil::days_from_civil;
use super::packed::RawDate;
use super::parts::{Ahead, Clock, place, seconds_of};

/// The date that a number is; a point is its decimal sign.
pub(super) fn bare_number(text: &str) -> Option<RawDate> {
    let digits = text.find('.').unwrap_or(text.len());
    let whole: u64 = text.get(..digits)?.parse().ok()?;
    let absolute = |seconds: u64| place(0, Clock { seconds: i64::try_from(seconds).ok()?, ahead: Ahead::Minutes(0) });
    match digits {
        5 => {
            let value: f64 = text.parse().ok()?;
            (20_000.0..80_000.0).contains(&value).then_some(())?;
            let seconds = ((value - 25_569.0) * 86_400.0).round() as i64;
            place(seconds.div_euclid(86_400), Clock { seconds: seconds.rem_euclid(86_400), ..Clock::default() })
        }
        8 => place(days_of_digits(whole)?, Clock::default()),
        9 | 10 => absolute(whole),
        12 => place(
            days_of_digits(whole / 10_000)?,
            Clock { seconds: clock_of_digits(whole % 10_000 * 100)?, ..Clock::default() },
        ),
        13 => absolute(whole / 1_000),
        14 => place(
            days_of_digits(whole / 1_000_000)?,
            Clock { seconds: clock_of_digits(whole % 1_000_000)?, ..Clock::default() },
        ),
        16 => absolute(whole / 1_000_000),
        19 => absolute(whole / 1_000_000_000),
        _ => None,
    }
}

/// The day of `20260105`.
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
