//! A spreadsheet's numbers as text: dates, durations and plain numbers.

use chrono::{Days, NaiveDate};

/// Which day a serial number counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    Since1900,
    Since1904,
}

const SECONDS_A_DAY: i64 = 86_400;

/// A moment as `2026-01-05T09:00:00`, rounded to seconds; below one day a time `09:00:00`.
///
/// `None` where there is no such day: negative numbers, the 29th of February 1900 that
/// spreadsheets invented, and what is after the year 9999.
pub(super) fn moment(serial: f64, epoch: Epoch) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let seconds = (serial * SECONDS_A_DAY as f64).round() as i64;
    let (days, second) = (seconds / SECONDS_A_DAY, seconds % SECONDS_A_DAY);
    let time = clock(second);
    if serial < 1.0 && days == 0 {
        return Some(time);
    }
    let (year, month, day, days) = match epoch {
        Epoch::Since1904 => (1904, 1, 1, days),
        Epoch::Since1900 if days == 60 => return None,
        Epoch::Since1900 if days < 60 => (1899, 12, 31, days),
        Epoch::Since1900 => (1899, 12, 30, days),
    };
    let date = NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(days as u64))?;
    // Written without a sign only up to the year 9999.
    (chrono::Datelike::year(&date) <= 9_999).then(|| format!("{date}T{time}"))
}

/// A duration in days as `26:30:00`, hours beyond a day included; `None` beyond a million days.
pub(super) fn duration(days: f64) -> Option<String> {
    if days.is_nan() || days.abs() > 1_000_000.0 {
        return None;
    }
    let seconds = (days * SECONDS_A_DAY as f64).round() as i64;
    let sign = if seconds < 0 { "-" } else { "" };
    Some(format!("{sign}{}", clock(seconds.abs())))
}

fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// The shortest text that is this number; very large and very small ones with an exponent.
pub(super) fn number(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-7..1e21).contains(&size) { format!("{value:e}") } else { format!("{value}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(serial: f64) -> Option<String> {
        moment(serial, Epoch::Since1900)
    }

    #[test]
    fn both_epochs_give_the_same_day() {
        assert_eq!(at(46_027.375).as_deref(), Some("2026-01-05T09:00:00"));
        assert_eq!(moment(44_565.375, Epoch::Since1904).as_deref(), Some("2026-01-05T09:00:00"));
        assert_eq!(moment(1.0, Epoch::Since1904).as_deref(), Some("1904-01-02T00:00:00"));
    }

    #[test]
    fn the_first_days_of_1900() {
        assert_eq!(at(1.0).as_deref(), Some("1900-01-01T00:00:00"));
        assert_eq!(at(59.0).as_deref(), Some("1900-02-28T00:00:00"));
        assert_eq!(at(60.5), None, "there was no 29th of February");
        assert_eq!(at(61.0).as_deref(), Some("1900-03-01T00:00:00"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        assert_eq!(at(-1.0), None);
        assert_eq!(at(2_958_466.0), None);
        assert_eq!(at(f64::NAN), None);
        assert_eq!(at(2_958_465.0).as_deref(), Some("9999-12-31T00:00:00"));
    }

    #[test]
    fn times_and_durations() {
        assert_eq!(at(0.375).as_deref(), Some("09:00:00"));
        assert_eq!(at(0.0).as_deref(), Some("00:00:00"));
        assert_eq!(duration(1.104_166_666_666_666_7).as_deref(), Some("26:30:00"));
        assert_eq!(duration(-0.5).as_deref(), Some("-12:00:00"));
        assert_eq!(duration(f64::INFINITY), None);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(5.0), "5");
        assert_eq!(number(0.1), "0.1");
        assert_eq!(number(1e300), "1e300");
        assert_eq!(number(-12_345_678_901.5), "-12345678901.5");
    }
}
