//! Hours and targets as people type them, and back.

use super::error::ClockTextError;
use super::hours::{Span, hours_trouble};
use super::sla::{Amount, ClockHours, Target};
use base::{DAY, HOUR, MINUTE};
use language::say;

/// The spans of a day as text: `08:00–12:00, 13:00–17:00`; empty for a closed day, `24 h` for a whole one.
pub fn spans_text(spans: &[Span]) -> String {
    if spans == [Span::FULL_DAY] {
        return "24 h".into();
    }
    let spans: Vec<String> = spans
        .iter()
        .map(|&span| {
            let (from, to) = span.into();
            format!("{from}–{to}")
        })
        .collect();
    spans.join(", ")
}

/// Reads the spans of a day: `8-12, 13-17`, `22:00–06:00` (over midnight), `24 h`, `closed` or nothing.
///
/// # Errors
/// What is not a span.
pub fn read_spans(text: &str) -> Result<Vec<Span>, ClockTextError> {
    let text = text.trim();
    let said = text.to_ascii_lowercase();
    match said.as_str() {
        "" | "closed" | "geschlossen" | "-" | "–" => return Ok(Vec::new()),
        "24 h" | "24h" | "24 hours" | "24 stunden" | "ganztags" | "all day" | "always" | "24x7" | "24/7" => {
            return Ok(vec![Span::FULL_DAY]);
        }
        _ => {}
    }
    said.replace(" and ", ",")
        .replace(" und ", ",")
        .split([',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let ends = part
                .split_once(['–', '-', '—'])
                .or_else(|| part.split_once(" to "))
                .or_else(|| part.split_once(" bis "))
                .ok_or_else(|| ClockTextError::NoSpan(part.to_owned()))?;
            Span::parse(ends.0, ends.1).map_err(|why| ClockTextError::WrongSpan(hours_trouble(&why)))
        })
        .collect()
}

/// A target as text: `4 h`, `90 min`, `2 working days`, `24 h around the clock`, `8 h, end of day`.
pub fn target_text(target: Target) -> String {
    let amount = match target.amount {
        Amount::WorkingDays(1) => say!("1 working day").to_owned(),
        Amount::WorkingDays(days) => say!("{days} working days"),
        Amount::Seconds(seconds) => length_text(seconds),
    };
    let hours = match target.hours {
        ClockHours::Business => "",
        ClockHours::Calendar => say!(" around the clock"),
    };
    let end = if target.end_of_working_day { say!(", end of day") } else { "" };
    format!("{amount}{hours}{end}")
}

fn length_text(seconds: i64) -> String {
    let (hours, minutes, rest) = (seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
    let parts = [(hours, "h"), (minutes, "min"), (rest, "s")];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count} {unit}")).collect();
    if parts.is_empty() { "0 h".into() } else { parts.join(" ") }
}

/// Reads a target: a number is hours of working time; `min`, `h` and `days` are understood (days are working
/// days), `around the clock` or `calendar` counts every hour, `end of day` moves the due time to the close.
/// Nothing is no target.
///
/// # Errors
/// What is not a target.
pub fn read_target(text: &str) -> Result<Option<Target>, ClockTextError> {
    let said = text.trim().to_ascii_lowercase();
    if said.is_empty() {
        return Ok(None);
    }
    let mut rest = format!(" {said} ");
    let mut take = |words: &[&str]| {
        let found = words.iter().find(|word| rest.contains(**word)).copied();
        if let Some(word) = found {
            rest = rest.replacen(word, " ", 1);
        }
        found.is_some()
    };
    let is_calendar = take(&["around the clock", "rund um die uhr", "calendar", "24x7", "24/7", "wall"]);
    let end_of_working_day =
        take(&["end of working day", "end of the day", "end of day", "bis tagesende", "tagesende", "eod"]);
    let wrong = || ClockTextError::NoTarget(text.trim().to_owned());
    let (mut seconds, mut days) = (0.0, None);
    for (number, unit) in numbers_with_units(&rest).ok_or_else(wrong)? {
        match unit.as_str() {
            "" | "h" | "hr" | "hrs" | "hour" | "hours" | "workinghours" | "businesshours" | "std" | "stunde"
            | "stunden" => {
                seconds += number * HOUR as f64;
            }
            "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => seconds += number * MINUTE as f64,
            "s" | "sec" | "seconds" => seconds += number,
            "d" | "day" | "days" | "workingday" | "workingdays" | "businessday" | "businessdays" | "tag" | "tage"
            | "arbeitstag" | "arbeitstage" => {
                days = Some(number + days.unwrap_or(0.0));
            }
            _ => return Err(wrong()),
        }
    }
    let amount = match days {
        Some(days) if is_calendar => Amount::Seconds((days * DAY as f64 + seconds).round() as i64),
        Some(days) if seconds == 0.0 && days.fract() == 0.0 && days <= 10_000.0 => Amount::WorkingDays(days as u32),
        Some(_) => return Err(wrong()),
        None => Amount::Seconds(seconds.round() as i64),
    };
    if matches!(amount, Amount::Seconds(seconds) if !(1..=10_000 * HOUR).contains(&seconds))
        || amount == Amount::WorkingDays(0)
    {
        return Err(ClockTextError::TargetOutOfRange);
    }
    Ok(Some(Target {
        amount,
        hours: if is_calendar { ClockHours::Calendar } else { ClockHours::Business },
        end_of_working_day,
    }))
}

/// `2 h 30 min` as pairs; `None` when it does not begin with a number or holds something else.
fn numbers_with_units(text: &str) -> Option<Vec<(f64, String)>> {
    let mut pairs: Vec<(f64, String)> = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(&letter) = chars.peek() {
        if letter.is_ascii_digit() {
            let mut number = String::new();
            while let Some(digit) = chars.next_if(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
                number.push(if digit == ',' { '.' } else { digit });
            }
            // A comma may as well end the part: `8 h, end of day`.
            pairs.push((number.trim_end_matches('.').parse().ok()?, String::new()));
            continue;
        }
        chars.next();
        if letter.is_alphabetic() {
            pairs.last_mut()?.1.push(letter);
        } else if !letter.is_whitespace() && !matches!(letter, ',' | ';' | '+') {
            return None;
        }
    }
    (!pairs.is_empty()).then_some(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_typed_and_written_alike() {
        for (typed, written) in [
            ("8-17", "08:00–17:00"),
            ("08:00–12:00, 13:00–17:30", "08:00–12:00, 13:00–17:30"),
            ("8 am to 5 pm", "08:00–17:00"),
            ("8-12 and 1 pm-5 pm", "08:00–12:00, 13:00–17:00"),
            ("22:00-6:00", "22:00–06:00"),
            ("24/7", "24 h"),
            ("0-24", "24 h"),
            ("closed", ""),
            ("", ""),
        ] {
            let spans = read_spans(typed).expect(typed);
            assert_eq!(spans_text(&spans), written, "{typed}");
            assert_eq!(read_spans(written), Ok(spans), "{written}");
        }
        for wrong in ["nine", "9", "9-60", "8-17-18", "25-26"] {
            assert!(read_spans(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn targets_are_read_as_typed_and_written_alike() {
        for (typed, written) in [
            ("4", "4 h"),
            ("1.5h", "1 h 30 min"),
            ("1,5 h", "1 h 30 min"),
            ("1h30min", "1 h 30 min"),
            ("90 min", "1 h 30 min"),
            ("15m", "15 min"),
            ("2 days", "2 working days"),
            ("1 working day", "1 working day"),
            ("3 business days, end of day", "3 working days, end of day"),
            ("24 h calendar", "24 h around the clock"),
            ("2 days around the clock", "48 h around the clock"),
            ("8 h, EOD", "8 h, end of day"),
        ] {
            let target = read_target(typed).expect(typed);
            let again = target.map(target_text);
            assert_eq!(again.as_deref(), Some(written), "{typed}");
            assert_eq!(read_target(written), Ok(target), "{written}");
        }
        assert_eq!(read_target(" "), Ok(None));
        for wrong in ["soon", "-4 h", "0", "0 days", "4 weeks", "2 days 3 h", "1.5 days", "20000 h", "h 4", "1.2.3 h"] {
            assert!(read_target(wrong).is_err(), "{wrong}");
        }
    }
}
