//! Numbers, dates and the time of day as the reader writes them.

use chrono::{Datelike, NaiveDate, Timelike};

use super::{Clock, Dates, Numbers, locale, say};

/// How much of a date is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// `30 Jun`
    Day,
    /// `30 Jun 2026`
    DayYear,
    /// `Tue 30 Jun`
    Weekday,
    /// `Tue 30 Jun 2026`
    WeekdayYear,
}

/// `1,234`.
pub fn whole(number: u64) -> String {
    grouped(&number.to_string())
}

/// `1,234`, of digits.
pub fn grouped(digits: &str) -> String {
    let (mark, _) = locale().numbers.marks();
    // Where groups are set apart by a space or an apostrophe, four digits stand together (source: Unicode CLDR).
    let least = match locale().numbers {
        Numbers::SpaceComma => 5,
        _ => 4,
    };
    if digits.len() < least {
        return digits.to_owned();
    }
    let mut text = String::with_capacity(digits.len() + digits.len());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A number with at most so many digits behind the point, trailing zeros dropped, thousands grouped.
pub fn decimal(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("−", rest));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    let sign = if whole == "0" && fraction.is_empty() { "" } else { sign };
    let whole = if whole.bytes().all(|digit| digit.is_ascii_digit()) { grouped(whole) } else { whole.to_owned() };
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        let (_, point) = locale().numbers.marks();
        format!("{sign}{whole}{point}{fraction}")
    }
}

/// `Monday`, from 0.
pub fn weekday(at: usize) -> &'static str {
    match at {
        0 => say!("Monday"),
        1 => say!("Tuesday"),
        2 => say!("Wednesday"),
        3 => say!("Thursday"),
        4 => say!("Friday"),
        5 => say!("Saturday"),
        _ => say!("Sunday"),
    }
}

/// All weekdays from Monday.
pub fn weekdays() -> [&'static str; 7] {
    std::array::from_fn(weekday)
}

/// `Mon`, from 0.
pub fn short_weekday(at: usize) -> &'static str {
    match at {
        0 => say!("Mon"),
        1 => say!("Tue"),
        2 => say!("Wed"),
        3 => say!("Thu"),
        4 => say!("Fri"),
        5 => say!("Sat"),
        _ => say!("Sun"),
    }
}

/// All short weekdays from Monday.
pub fn short_weekdays() -> [&'static str; 7] {
    std::array::from_fn(short_weekday)
}

/// `January`, from 1.
pub fn month(number: u32) -> &'static str {
    match number {
        1 => say!("January"),
        2 => say!("February"),
        3 => say!("March"),
        4 => say!("April"),
        5 => say!("May"),
        6 => say!("June"),
        7 => say!("July"),
        8 => say!("August"),
        9 => say!("September"),
        10 => say!("October"),
        11 => say!("November"),
        _ => say!("December"),
    }
}

/// `Jan`, from 1.
pub fn short_month(number: u32) -> &'static str {
    match number {
        1 => say!("Jan"),
        2 => say!("Feb"),
        3 => say!("Mar"),
        4 => say!("Apr"),
        5 => say!("May"),
        6 => say!("Jun"),
        7 => say!("Jul"),
        8 => say!("Aug"),
        9 => say!("Sep"),
        10 => say!("Oct"),
        11 => say!("Nov"),
        _ => say!("Dec"),
    }
}

/// `30 Jun 2026`, `Tue, Jun 30`, `Di 30.06.2026`: in the reader's style.
pub fn date(date: NaiveDate, parts: Parts) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let with_year = matches!(parts, Parts::DayYear | Parts::WeekdayYear);
    let style = locale().dates;
    let text = match (style, with_year) {
        (Dates::DayMonth, false) => say!("{day} {}", short_month(month)),
        (Dates::DayMonth, true) => say!("{day} {} {year}", short_month(month)),
        (Dates::MonthDay, false) => format!("{} {day}", short_month(month)),
        (Dates::MonthDay, true) => format!("{} {day}, {year}", short_month(month)),
        (Dates::Dotted, false) => format!("{day:02}.{month:02}."),
        (Dates::Dotted, true) => format!("{day:02}.{month:02}.{year}"),
        (Dates::Slashed, false) => format!("{day:02}/{month:02}"),
        (Dates::Slashed, true) => format!("{day:02}/{month:02}/{year}"),
        (Dates::Iso, false) => format!("{month:02}-{day:02}"),
        (Dates::Iso, true) => format!("{year}-{month:02}-{day:02}"),
    };
    match parts {
        Parts::Day | Parts::DayYear => text,
        Parts::Weekday | Parts::WeekdayYear => {
            let weekday = short_weekday(date.weekday().num_days_from_monday() as usize);
            match style {
                Dates::MonthDay => format!("{weekday}, {text}"),
                _ => format!("{weekday} {text}"),
            }
        }
    }
}

/// `Tuesday, 30 June 2026`, for headings; without the year `Tuesday 30 June`.
pub fn long_date(date: NaiveDate, with_year: bool) -> String {
    let (day, month, year) = (date.day(), month(date.month()), date.year());
    let weekday = weekday(date.weekday().num_days_from_monday() as usize);
    match (locale().dates, with_year) {
        (Dates::MonthDay, true) => say!("{weekday}, {month} {day}, {year}"),
        (Dates::MonthDay, false) => say!("{weekday}, {month} {day}"),
        (_, true) => say!("{weekday}, {day} {month} {year}"),
        (_, false) => say!("{weekday} {day} {month}"),
    }
}

/// `June 2026`.
pub fn month_of(date: NaiveDate) -> String {
    format!("{} {}", month(date.month()), date.year())
}

/// `Jun 2026`.
pub fn short_month_of(date: NaiveDate) -> String {
    format!("{} {}", short_month(date.month()), date.year())
}

/// `15:00` or `3:00 PM`.
pub fn time(at: impl Timelike) -> String {
    match locale().clock {
        Clock::Hours24 => format!("{:02}:{:02}", at.hour(), at.minute()),
        Clock::Hours12 => {
            let (is_afternoon, hour) = at.hour12();
            format!("{hour}:{:02} {}", at.minute(), if is_afternoon { "PM" } else { "AM" })
        }
    }
}

/// The text in small letters where the language writes nouns so.
pub fn lower(text: &str) -> String {
    if is_english() { text.to_lowercase() } else { text.to_owned() }
}

/// The first letter small, where the language writes nouns so and no abbreviation begins the text.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if is_english() && !letters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// Whether words are English: only there may parts of sentences be bent by rules of English.
pub fn is_english() -> bool {
    locale().language == super::Language::English
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Locale, speak};

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, 30).expect("a day")
    }

    #[test]
    fn numbers_take_the_readers_marks() {
        assert_eq!(decimal(-1234.5, 2), "−1,234.5");
        speak(Locale::of_tag("de-DE"), None);
        assert_eq!(decimal(1_234_567.25, 1), "1.234.567,2");
        assert_eq!(decimal(-0.001, 2), "0");
        speak(Locale::of_tag("fr-FR"), None);
        assert_eq!(decimal(1234.5, 1), "1234,5");
        assert_eq!(decimal(12345.0, 1), "12\u{202f}345");
        speak(Locale::of_tag("de-CH"), None);
        assert_eq!(decimal(1234.5, 1), "1’234.5");
    }

    #[test]
    fn dates_take_the_readers_order() {
        let at = day().and_hms_opt(15, 5, 0).expect("a time");
        let all = |tag: &str| {
            speak(Locale::of_tag(tag), None);
            (date(day(), Parts::WeekdayYear), date(day(), Parts::Day), time(at))
        };
        let of = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(all("en-GB"), of("Tue 30 Jun 2026", "30 Jun", "15:05"));
        assert_eq!(all("en-US"), of("Tue, Jun 30, 2026", "Jun 30", "3:05 PM"));
        assert_eq!(all("de-DE"), of("Tue 30.06.2026", "30.06.", "15:05"));
        assert_eq!(all("fr-FR"), of("Tue 30/06/2026", "30/06", "15:05"));
        assert_eq!(all("sv-SE"), of("Tue 2026-06-30", "06-30", "15:05"));
        assert_eq!(long_date(day(), true), "Tuesday, 30 June 2026");
        speak(Locale::of_tag("en-US"), None);
        assert_eq!(long_date(day(), false), "Tuesday, June 30");
    }
}
