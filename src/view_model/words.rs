//! Numbers, lengths of time and moments as people read them. Rounding happens here and nowhere else.

use crate::base::{DAY, Day, HOUR, Hours, MINUTE, Timestamp, Zone};

/// The sign of what cannot be measured.
pub const DASH: &str = "—";

/// `12,345`.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 ticket`, `12 tickets`.
pub fn tickets(number: usize) -> String {
    plural(number, "ticket", "tickets")
}

/// A number with its noun.
pub fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// Whole numbers up to twelve as words, for sentences.
pub fn number_word(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS
        .get(number)
        .map_or_else(|| count(number), |word| (*word).to_owned())
}

/// A length of time: `45 min`, `3 h 20 min`, `2 d 4 h`, `12 days`. The sign is dropped.
pub fn duration(seconds: i64) -> String {
    let seconds = seconds.saturating_abs();
    match seconds {
        0..HOUR => format!("{} min", seconds / MINUTE),
        HOUR..DAY => match seconds % HOUR / MINUTE {
            0 => format!("{} h", seconds / HOUR),
            minutes => format!("{} h {minutes} min", seconds / HOUR),
        },
        _ if seconds < 7 * DAY => match seconds % DAY / HOUR {
            0 => format!("{} d", seconds / DAY),
            hours => format!("{} d {hours} h", seconds / DAY),
        },
        _ => format!("{} days", count((seconds / DAY) as usize)),
    }
}

/// `9.5 h`; whole hours without a fraction.
pub fn hours(amount: Hours) -> String {
    format!("{} h", decimal(amount.as_f64(), 2))
}

/// A number with at most so many digits behind the point, trailing zeros dropped, thousands grouped.
pub fn decimal(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("−", rest));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    let whole = whole.parse::<usize>().map_or_else(|_| whole.to_owned(), count);
    let sign = if whole == "0" && fraction.is_empty() {
        ""
    } else {
        sign
    };
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}

/// A share 0..=1 as `93.8 %`.
pub fn percent(share: f64) -> String {
    format!("{} %", decimal(share * 100.0, 1))
}

/// `Tue 30 Jun 2026, 15:00`.
pub fn moment(at: Timestamp, zone: &Zone) -> String {
    zone.naive(at).format("%a %-d %b %Y, %H:%M").to_string()
}

/// A moment as short as it can be told beside `as_of`: `15:00`, `Thu 15:00`, `30 Jun 15:00`, `30 Jun 2025`.
pub fn short_moment(at: Timestamp, as_of: Timestamp, zone: &Zone) -> String {
    let (naive, now) = (zone.naive(at), zone.naive(as_of));
    let days = i64::from(zone.day(at).0) - i64::from(zone.day(as_of).0);
    let form = match days {
        0 => "today %H:%M",
        1 => "tomorrow %H:%M",
        -1 => "yesterday %H:%M",
        2..=6 => "%a %H:%M",
        _ if naive.format("%Y").to_string() == now.format("%Y").to_string() => "%-d %b %H:%M",
        _ => "%-d %b %Y",
    };
    naive.format(form).to_string()
}

/// `3 h 20 min ago` or `in 3 h 20 min`.
pub fn distance(at: Timestamp, as_of: Timestamp) -> String {
    let seconds = as_of.since(at);
    if seconds >= 0 {
        format!("{} ago", duration(seconds))
    } else {
        format!("in {}", duration(seconds))
    }
}

/// `Tue 30 Jun`.
pub fn day(day: Day) -> String {
    day.date().format("%a %-d %b").to_string()
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A difference of shares in points of a hundred, with its sign: `+1.2 points`.
pub fn points(difference: f64) -> String {
    format!("{} points", signed(difference * 100.0, 1))
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
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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
