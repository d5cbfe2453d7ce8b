//! Hours and numbers as exports write them.

mod clock;
mod number;
mod units;

use std::borrow::Cow;

use super::date::Plain;
use base::Hours;

use clock::read_clock;
pub use number::DecimalEvidence;
use number::{own_sign, read_number};
pub use units::unit_of_header;
use units::{is_and, unit_named};

/// What a bare number in a column of hours counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Hours, or a plain number.
    #[default]
    Hours,
    /// Minutes.
    Minutes,
    /// Seconds.
    Seconds,
    /// Days of 24 hours.
    Days,
}

/// Reads a trimmed, non-empty cell; `None` when it is no amount. What the cell says itself wins over
/// `decimal_comma`, which is what its column says.
pub fn read_amount(cell: &str, decimal_comma: bool, unit: Unit) -> Option<Hours> {
    if cell.contains(':') {
        return read_clock(cell);
    }
    let hours = if cell.chars().any(|c| c.is_alphabetic() && c != 'e' && c != 'E') {
        let plain = Plain::letters(cell)?;
        read_worded(plain.text(), decimal_comma)?
    } else {
        let cell = without_blanks(cell);
        let decimal_comma = own_sign(&cell).map_or(decimal_comma, |sign| sign == ',');
        in_hours(read_number(cell.trim_end_matches('%'), decimal_comma)?, unit)
    };
    (hours.abs() < 1e12).then(|| Hours::from_f64(hours))
}

fn in_hours(number: f64, unit: Unit) -> f64 {
    match unit {
        Unit::Hours => number,
        Unit::Minutes => number / 60.0,
        Unit::Seconds => number / 3_600.0,
        Unit::Days => number * 24.0,
    }
}

/// Blanks of any width and apostrophes part thousands in some countries.
fn without_blanks(cell: &str) -> Cow<'_, str> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    if cell.contains(is_mark) { Cow::Owned(cell.replace(is_mark, "")) } else { Cow::Borrowed(cell) }
}

/// `1.5 h`, `90min`, `1h30m`, `1h30`, `2d 4h`, `pt1h30m`, `1,5 std.`, `1 dia 2 horas`, `2 hours and 5 minutes`, folded.
fn read_worded(text: &str, decimal_comma: bool) -> Option<f64> {
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    rest = rest.strip_prefix('p').unwrap_or(rest);
    let (mut total, mut last) = (0.0, None);
    while !rest.is_empty() {
        let (number, behind) = number_at(rest.strip_prefix('t').unwrap_or(rest));
        let decimal = own_sign(&number).map_or(decimal_comma, |sign| sign == ',');
        let number = read_number(&number, decimal)?;
        let (word, behind) = word_at(behind.trim_start());
        let unit = match word {
            // `1h30` is an hour and thirty minutes.
            "" if last == Some(Unit::Hours) => Unit::Minutes,
            word => unit_named(word)?,
        };
        total += in_hours(number, unit);
        last = Some(unit);
        rest = behind.trim_start_matches(['.', ',', ' ']);
        let (word, behind) = word_at(rest);
        if is_and(word) {
            rest = behind.trim_start();
        }
    }
    last.map(|_| if negative { -total } else { total })
}

/// The number that a text begins with, blanks and apostrophes between its thousands left out, and the rest.
fn number_at(text: &str) -> (Cow<'_, str>, &str) {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | '\'' | '’' | ' ');
    let end = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    (without_blanks(number.trim()), rest)
}

fn word_at(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_real_exports() {
        for (cell, comma, unit, hours) in [
            ("0.75", false, Unit::Hours, 0.75),
            ("1,250.00", false, Unit::Hours, 1_250.0),
            ("1.250,75", true, Unit::Hours, 1_250.75),
            ("1\u{a0}250,75", true, Unit::Hours, 1_250.75),
            ("1\u{202f}250", true, Unit::Hours, 1_250.0),
            ("1 250.5", false, Unit::Hours, 1_250.5),
            ("1'250.75", false, Unit::Hours, 1_250.75),
            ("1,250", true, Unit::Hours, 1.25),
            ("1,250", false, Unit::Hours, 1_250.0),
            ("0,250", false, Unit::Hours, 0.25),
            ("1.0000", true, Unit::Hours, 1.0),
            ("2.5", true, Unit::Hours, 2.5),
            ("1.250.000", false, Unit::Hours, 1_250_000.0),
            ("0,25", true, Unit::Hours, 0.25),
            ("2:30", false, Unit::Hours, 2.5),
            ("2:30 h", false, Unit::Hours, 2.5),
            ("02:30:00", false, Unit::Hours, 2.5),
            ("96:00:00", false, Unit::Hours, 96.0),
            ("1.02:30:00", false, Unit::Hours, 26.5),
            ("1970-01-02 01:30:00", false, Unit::Hours, 25.5),
            ("90", false, Unit::Minutes, 1.5),
            ("5400", false, Unit::Seconds, 1.5),
            ("1.5 h", false, Unit::Hours, 1.5),
            ("1,5 Std.", false, Unit::Hours, 1.5),
            ("90m", false, Unit::Hours, 1.5),
            ("1h 30m", false, Unit::Hours, 1.5),
            ("1h30", false, Unit::Hours, 1.5),
            ("2d 4h", false, Unit::Hours, 52.0),
            ("PT1H30M", false, Unit::Hours, 1.5),
            ("-0.25", false, Unit::Hours, -0.25),
            ("18:25 min", false, Unit::Hours, 0.306944),
            ("2 days 19:17:00", false, Unit::Hours, 67.283333),
            ("1 day, 2:30:00", false, Unit::Hours, 26.5),
            ("0 days 02:30:00.000000000", false, Unit::Hours, 2.5),
            ("2 hours and 30 minutes", false, Unit::Hours, 2.5),
            ("1 250 min", false, Unit::Hours, 20.833333),
            ("26:30:00", false, Unit::Hours, 26.5),
        ] {
            assert_eq!(read_amount(cell, comma, unit).map(Hours::as_f64), Some(hours), "{cell}");
        }
        for cell in [
            "3,87,16,91,111", "abc", "1:75", "NaN", "inf", "1e999", "2026-01-05 02:00", "two hours", "1 h of work",
            ".", "P",
        ] {
            assert_eq!(read_amount(cell, false, Unit::Hours), None, "{cell}");
        }
    }

    #[test]
    fn lengths_in_the_words_of_many_languages() {
        for (cells, hours) in [
            (&["2 hours 15 minutes", "2 hrs 15 min", "2h15"][..], 2.25),
            (&["2 Stunden 15 Minuten", "2 Std. 15 Min.", "2,25 Stunden"], 2.25),
            (&["2 heures 15 minutes", "2 h 15 min", "2 heures et 15 minutes"], 2.25),
            (&["2 horas 15 minutos", "2 h 15 min", "2 horas y 15 minutos"], 2.25),
            (&["2 horas e 15 minutos", "2 hora(s)", "135 minutos"][..1], 2.25),
            (&["2 ore 15 minuti", "2 ore e 15 minuti", "135 minuti"], 2.25),
            (&["2 uur 15 min", "2 uren 15 minuten", "2 uur en 15 minuten"], 2.25),
            (&["2 godz. 15 min", "2 godziny 15 minut", "2 godziny i 15 minut"], 2.25),
            (&["2 hod. 15 min", "2 hodiny 15 minut", "2 hodiny a 15 minut"], 2.25),
            (&["2 timmar 15 minuter", "2 tim 15 min", "2 timmar och 15 minuter"][1..2], 2.25),
            (&["2 timer 15 minutter", "2 t 15 min", "2 timer og 15 minutter"], 2.25),
            (&["2 tuntia 15 minuuttia", "2 t 15 min", "2 tuntia ja 15 minuuttia"], 2.25),
            (&["2 saat 15 dakika", "2 sa 15 dk", "2 saat ve 15 dakika"], 2.25),
            (&["2 часа 15 минут", "2 ч 15 мин", "2 ч. 15 мин."], 2.25),
            (&["2 години 15 хвилин", "2 год 15 хв", "2 год. 15 хв."], 2.25),
            (&["2時間15分", "2 時間 15 分", "135分"], 2.25),
            (&["2小时15分钟", "2 小時 15 分鐘", "135分钟"], 2.25),
            (&["2시간 15분", "2시간15분", "135분"], 2.25),
            (
                &[
                    "1 día 2 horas", "1 dia 2 horas", "1 jour 2 heures", "1 Tag 2 Stunden", "1 giorno 2 ore",
                    "1 dag 2 uur",
                ],
                26.0,
            ),
            (
                &["1 dzień 2 godz.", "1 den 2 hod.", "1 päivä 2 tuntia", "1 gün 2 saat", "1 день 2 часа", "1日2時間"],
                26.0,
            ),
        ] {
            for cell in cells {
                assert_eq!(read_amount(cell, true, Unit::Hours).map(Hours::as_f64), Some(hours), "{cell}");
            }
        }
    }

    #[test]
    fn a_column_decides_its_decimal_sign() {
        let decide = |cells: &[&str]| {
            let mut evidence = DecimalEvidence::default();
            cells.iter().for_each(|cell| evidence.note(cell));
            evidence.decided()
        };
        assert_eq!(decide(&["1.250", "0,25"]), Some(true));
        assert_eq!(decide(&["1.250,75"]), Some(true));
        assert_eq!(decide(&["1,250", "0.25"]), Some(false));
        assert_eq!(decide(&["1,250"]), None);
    }

    #[test]
    fn a_header_may_say_its_unit() {
        for (header, unit) in [
            ("Worked (min)", Some(Unit::Minutes)),
            ("Full resolution time in minutes [within business hours]", Some(Unit::Minutes)),
            ("Dauer [Sekunden]", Some(Unit::Seconds)),
            ("Resolution time (in hrs)", Some(Unit::Hours)),
            ("Tempo gasto (minutos)", Some(Unit::Minutes)),
            ("Durée en secondes", Some(Unit::Seconds)),
            ("Tijd (uren)", Some(Unit::Hours)),
            ("Время, минуты", Some(Unit::Minutes)),
            ("作業時間(分)", Some(Unit::Minutes)),
            ("timeSpentMinutes", Some(Unit::Minutes)),
            ("Second line hours", None),
            ("Secondary Resources (Role)", None),
            ("Admin", None),
        ] {
            assert_eq!(unit_of_header(header), unit, "{header}");
        }
    }
}
