//! Hours and numbers as exports write them.

use std::borrow::Cow;

use base::{Hours, normalize};

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

/// The unit that a header says: `Worked (min)`, `Time spent in minutes`, `Dauer [Sekunden]`.
pub fn unit_of_header(header: &str) -> Option<Unit> {
    let word = match header.rfind(['(', '[']) {
        Some(at) => normalize(&header[at..]),
        None => String::new(),
    };
    match word.as_str() {
        "min" | "mins" | "m" | "minutes" | "minuten" => return Some(Unit::Minutes),
        "s" | "sec" | "secs" | "seconds" | "sekunden" => return Some(Unit::Seconds),
        "h" | "hr" | "hrs" | "hours" | "std" | "stunden" | "inhrs" | "inhours" => return Some(Unit::Hours),
        "d" | "days" | "tage" => return Some(Unit::Days),
        _ => {}
    }
    let name = normalize(header);
    if name.contains("minute") || name.ends_with("inmin") || name.ends_with("mins") {
        Some(Unit::Minutes)
    } else if name.contains("second") && !name.contains("secondary")
        || name.contains("sekunde")
        || name.ends_with("insec")
    {
        Some(Unit::Seconds)
    } else {
        None
    }
}

/// What the cells of a column say about the decimal sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DecimalEvidence {
    /// Cells whose comma can only be the decimal sign.
    pub comma: u64,
    /// Cells whose point can only be the decimal sign.
    pub point: u64,
}

impl DecimalEvidence {
    /// Looks at one cell.
    pub fn note(&mut self, cell: &str) {
        match own_sign(cell) {
            Some(',') => self.comma += 1,
            Some(_) => self.point += 1,
            None => {}
        }
    }

    /// The evidence of both together.
    pub fn and(self, other: Self) -> Self {
        Self { comma: self.comma + other.comma, point: self.point + other.point }
    }

    /// Whether the decimal sign is a comma, where some cell says so.
    pub fn decided(self) -> Option<bool> {
        match (self.comma, self.point) {
            (0, 0) => None,
            (comma, point) => Some(comma > point),
        }
    }
}

/// The decimal sign that a cell can only have; `None` where `1,250` may be either, or there is none.
fn own_sign(cell: &str) -> Option<char> {
    // `1,5 Std.` ends in a point that belongs to the word.
    let cell = cell.trim_end_matches(|c: char| !c.is_ascii_digit());
    let (comma, point) = (cell.rfind(','), cell.rfind('.'));
    let decimals = |at: usize| cell[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let alone = |sign: char, at: usize| {
        let before = cell[..at].trim_start_matches(['-', '+']);
        // Three digits behind it may be a group of thousands, unless nothing or a zero stands before.
        let is_group = decimals(at) == 3 && !before.is_empty() && before != "0" && before.len() <= 3;
        // Two signs of one kind can only part groups.
        (cell.matches(sign).count() == 1 && !is_group).then_some(sign)
    };
    match (comma, point) {
        (Some(comma), Some(point)) => Some(if comma > point { ',' } else { '.' }),
        (Some(comma), None) if cell.matches(',').count() > 1 => (decimals(comma) == 3).then_some('.'),
        (None, Some(point)) if cell.matches('.').count() > 1 => (decimals(point) == 3).then_some(','),
        (Some(comma), None) => alone(',', comma),
        (None, Some(point)) => alone('.', point),
        (None, None) => None,
    }
}

/// Reads a trimmed, non-empty cell; `None` when it is no amount. What the cell says itself wins over
/// `decimal_comma`, which is what its column says.
pub fn read_amount(cell: &str, decimal_comma: bool, unit: Unit) -> Option<Hours> {
    let cell = without_blanks(cell);
    let cell = cell.as_ref();
    if cell.contains(':') {
        return read_clock(cell.trim_end_matches(|c: char| c.is_alphabetic()));
    }
    let decimal_comma = own_sign(cell).map_or(decimal_comma, |sign| sign == ',');
    let hours = if cell.bytes().any(|byte| byte.is_ascii_alphabetic() && byte != b'e' && byte != b'E') {
        read_worded(cell, decimal_comma)?
    } else {
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

/// Blanks of any width and apostrophes part thousands in some countries, and numbers from their units in others.
fn without_blanks(cell: &str) -> Cow<'_, str> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    // `1970-01-01 02:37:03` needs its blank.
    if cell.contains(is_mark) && !(cell.contains(':') && cell.contains('-')) {
        Cow::Owned(cell.replace(is_mark, ""))
    } else {
        Cow::Borrowed(cell)
    }
}

/// `1.5h`, `90min`, `1h30m`, `1h30`, `2d4h`, `PT1H30M`, `1,5Std.`
fn read_worded(cell: &str, decimal_comma: bool) -> Option<f64> {
    let lower = cell.to_ascii_lowercase();
    let (negative, mut rest) = match lower.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, lower.as_str()),
    };
    if let Some(period) = rest.strip_prefix('p') {
        rest = period;
    }
    let (mut total, mut last) = (0.0, None);
    while !rest.is_empty() {
        rest = rest.strip_prefix('t').unwrap_or(rest);
        let digits = rest.find(|c: char| c.is_alphabetic()).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(digits);
        let letters = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let (word, behind) = behind.split_at(letters);
        let number = read_number(number, decimal_comma)?;
        let unit = match word {
            // `1h30` is an hour and thirty minutes.
            "" if last == Some(Unit::Hours) => Unit::Minutes,
            "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" | "ht" | "heures" => Unit::Hours,
            "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => Unit::Minutes,
            "s" | "sec" | "secs" | "second" | "seconds" | "sek" | "sekunden" => Unit::Seconds,
            "d" | "day" | "days" | "dt" | "tag" | "tage" | "j" => Unit::Days,
            _ => return None,
        };
        total += in_hours(number, unit);
        last = Some(unit);
        rest = behind.trim_start_matches(['.', ',']);
    }
    last.map(|_| if negative { -total } else { total })
}

/// `1,250.75` or `1.250,75`; grouping signs only where groups of three follow.
fn read_number(text: &str, decimal_comma: bool) -> Option<f64> {
    let (group, decimal) = if decimal_comma { ('.', ',') } else { (',', '.') };
    if !text.contains(group) && !text.contains(decimal) {
        return text.parse().ok().filter(|number: &f64| number.is_finite() && !text.starts_with(['i', 'n', 'I', 'N']));
    }
    let (whole, fraction) = text.rsplit_once(decimal).unwrap_or((text, ""));
    if fraction.contains(group) {
        return None;
    }
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let mut clean = String::with_capacity(text.len());
    clean.push_str(first);
    for part in groups {
        if part.len() != 3 || first.trim_start_matches(['-', '+']).len() > 3 {
            return None;
        }
        clean.push_str(part);
    }
    clean.push('.');
    clean.push_str(fraction);
    if !clean.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'))
        || !clean.bytes().any(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    clean.parse().ok().filter(|number: &f64| number.is_finite())
}

/// `2:30`, `02:30:15`, `1.02:30:15` (a day), and `1970-01-01 02:37:03`, which is a length counted from 1970.
fn read_clock(cell: &str) -> Option<Hours> {
    let (days, clock) = match cell.split_once([' ', 'T']) {
        Some((date, clock)) => (date.strip_prefix("1970-01-")?.parse::<i64>().ok()? - 1, clock),
        None => (0, cell),
    };
    let negative = clock.starts_with('-');
    let mut parts = clock.trim_start_matches('-').split(':');
    let (extra_days, hours) = match parts.next()?.split_once('.') {
        Some((days, hours)) => (days.parse::<i64>().ok().filter(|days| (0..10_000).contains(days))?, hours),
        None => (0, clock.trim_start_matches('-').split(':').next()?),
    };
    let hours: i64 = hours.parse().ok().filter(|&hours| (0..1_000_000).contains(&hours))?;
    let minutes: i64 = parts.next()?.parse().ok().filter(|minutes| (0..60).contains(minutes))?;
    let seconds: i64 = match parts.next() {
        Some(seconds) => seconds.split(['.', ',']).next()?.parse().ok().filter(|seconds| (0..60).contains(seconds))?,
        None => 0,
    };
    if parts.next().is_some() || days < 0 {
        return None;
    }
    let total = Hours::from_seconds((((days + extra_days) * 24 + hours) * 60 + minutes) * 60 + seconds);
    Some(if negative { total.times(-1) } else { total })
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
            ("Secondary Resources (Role)", None),
            ("Admin", None),
        ] {
            assert_eq!(unit_of_header(header), unit, "{header}");
        }
    }
}
