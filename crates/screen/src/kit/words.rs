//! Numbers, lengths of time and moments as people read them. Rounding happens here and nowhere else.

use chrono::Datelike;

use base::{DAY, Day, HOUR, Hours, MINUTE, Timestamp, Zone};
pub use language::decimal;
use language::{self, Parts, count, say};

/// The sign of what cannot be measured.
pub const DASH: &str = "—";

/// `12,345`.
pub fn count(number: usize) -> String {
    language::grouped(&number.to_string())
}

/// `1 ticket`, `12 tickets`.
pub fn tickets(number: usize) -> String {
    count!("{number} ticket", "{number} tickets", number)
}

/// A number with its noun.
pub fn plural(number: usize, one: &'static str, many: &'static str) -> String {
    format!("{} {}", count(number), language::noun(number as u64, one, many))
}

/// Whole numbers up to twelve as words, for sentences.
pub fn number_word(number: usize) -> String {
    let word = match number {
        0 => say!("none"),
        1 => say!("one"),
        2 => say!("two"),
        3 => say!("three"),
        4 => say!("four"),
        5 => say!("five"),
        6 => say!("six"),
        7 => say!("seven"),
        8 => say!("eight"),
        9 => say!("nine"),
        10 => say!("ten"),
        11 => say!("eleven"),
        12 => say!("twelve"),
        _ => return count(number),
    };
    word.to_owned()
}

/// A length of time: `45 min`, `3 h 20 min`, `2 d 4 h`, `12 days`. The sign is dropped.
pub fn duration(seconds: i64) -> String {
    let seconds = seconds.saturating_abs();
    match seconds {
        0..HOUR => say!("{} min", seconds / MINUTE),
        HOUR..DAY => match seconds % HOUR / MINUTE {
            0 => say!("{} h", seconds / HOUR),
            minutes => say!("{} h {minutes} min", seconds / HOUR),
        },
        _ if seconds < 7 * DAY => match seconds % DAY / HOUR {
            0 => say!("{} d", seconds / DAY),
            hours => say!("{} d {hours} h", seconds / DAY),
        },
        _ => say!("{} days", count((seconds / DAY) as usize)),
    }
}

/// `9.5 h`; whole hours without a fraction.
pub fn hours(amount: Hours) -> String {
    say!("{} h", decimal(amount.as_f64(), 2))
}

/// A share 0..=1 as `93.8 %`.
pub fn percent(share: f64) -> String {
    say!("{} %", decimal(share * 100.0, 1))
}

/// `Tue 30 Jun 2026, 15:00`.
pub fn moment(at: Timestamp, zone: &Zone) -> String {
    let at = zone.naive(at);
    format!("{}, {}", language::date(at.date(), Parts::WeekdayYear), language::time(at))
}

/// A moment as short as it can be told beside `as_of`: `15:00`, `Thu 15:00`, `30 Jun 15:00`, `30 Jun 2025`.
pub fn short_moment(at: Timestamp, as_of: Timestamp, zone: &Zone) -> String {
    let (naive, now) = (zone.naive(at), zone.naive(as_of));
    let time = language::time(naive);
    match i64::from(zone.day(at).0) - i64::from(zone.day(as_of).0) {
        0 => say!("today {time}"),
        1 => say!("tomorrow {time}"),
        -1 => say!("yesterday {time}"),
        2..=6 => {
            let weekday = naive.weekday().num_days_from_monday();
            format!("{} {time}", language::short_weekday(weekday as usize))
        }
        _ if naive.year() == now.year() => format!("{} {time}", language::date(naive.date(), Parts::Day)),
        _ => language::date(naive.date(), Parts::DayYear),
    }
}

/// `Thu 15:00`.
pub fn weekday_time(at: Timestamp, zone: &Zone) -> String {
    let weekday = zone.naive(at).weekday().num_days_from_monday();
    format!("{} {}", language::short_weekday(weekday as usize), time_of_day(at, zone))
}

/// `15:00`.
pub fn time_of_day(at: Timestamp, zone: &Zone) -> String {
    language::time(zone.naive(at))
}

/// `3 h 20 min ago` or `in 3 h 20 min`.
pub fn distance(at: Timestamp, as_of: Timestamp) -> String {
    let seconds = as_of.since(at);
    if seconds >= 0 { say!("{} ago", duration(seconds)) } else { say!("in {}", duration(seconds)) }
}

/// `Tue 30 Jun`.
pub fn day(day: Day) -> String {
    language::date(day.date(), Parts::Weekday)
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => say!("{} and {last}", first.join(", ")),
    }
}

/// A difference of shares in points of a hundred, with its sign: `+1.2 points`.
pub fn points(difference: f64) -> String {
    say!("{} points", signed(difference * 100.0, 1))
}

/// A number with its sign: `+3`, `−0.5`, `±0`.
pub fn signed(value: f64, digits: usize) -> String {
    let text = decimal(value, digits);
    match text.as_str() {
        "0" => "±0".into(),
        _ if value > 0.0 => format!("+{text}"),
        _ => text,
    }
}

/// The first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_numbers_read_well() {
        assert_eq!(duration(12_000), "3 h 20 min");
        assert_eq!(duration(-7_200), "2 h");
        assert_eq!(duration(3 * DAY + 4 * HOUR + 5), "3 d 4 h");
        assert_eq!(duration(12 * DAY), "12 days");
        assert_eq!(count(1_234_567), "1,234,567");
        assert_eq!(count(100), "100");
        assert_eq!(decimal(1234.50, 2), "1,234.5");
        assert_eq!(decimal(-0.001, 2), "0");
        assert_eq!(decimal(10.0, 0), "10");
        assert_eq!(percent(0.9379), "93.8 %");
        let zone = Zone::utc();
        let at = Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("valid");
        assert_eq!(moment(at, &zone), "Tue 30 Jun 2026, 15:00");
        assert_eq!(short_moment(at.plus(-DAY), at, &zone), "yesterday 15:00");
        assert_eq!(distance(at.plus(-12_000), at), "3 h 20 min ago");
    }
}
