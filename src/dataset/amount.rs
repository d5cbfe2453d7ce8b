//! Hours and numbers as exports write them.

use crate::base::Hours;

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
        let (comma, point) = (cell.rfind(','), cell.rfind('.'));
        let decimals = |at: usize| cell.len() - at - 1;
        match (comma, point) {
            (Some(comma), Some(point)) if comma > point => self.comma += 1,
            (Some(_), Some(_)) => self.point += 1,
            (Some(comma), None) if cell.matches(',').count() == 1 && decimals(comma) != 3 => self.comma += 1,
            (None, Some(point)) if decimals(point) != 3 => self.point += 1,
            _ => {}
        }
    }

    /// Whether the decimal sign is a comma.
    pub fn is_comma(self) -> bool {
        self.comma > self.point
    }
}

/// Reads a trimmed, non-empty cell; `None` when it is no amount.
pub fn read_amount(cell: &str, decimal_comma: bool, unit: Unit) -> Option<Hours> {
    if cell.contains(':') {
        return read_clock(cell);
    }
    let lower;
    let mut text = cell;
    let mut unit = unit;
    if cell.as_bytes().last().is_some_and(u8::is_ascii_alphabetic) {
        lower = cell.to_ascii_lowercase();
        let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        unit = match &lower[digits.len()..] {
            "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunden" => Unit::Hours,
            "m" | "min" | "mins" | "minute" | "minutes" => Unit::Minutes,
            "s" | "sec" | "secs" | "seconds" => Unit::Seconds,
            "d" | "day" | "days" => Unit::Days,
            _ => return None,
        };
        text = digits.trim_end();
    }
    let number = read_number(text, decimal_comma)?;
    let hours = match unit {
        Unit::Hours => number,
        Unit::Minutes => number / 60.0,
        Unit::Seconds => number / 3_600.0,
        Unit::Days => number * 24.0,
    };
    (hours.abs() < 1e12).then(|| Hours::from_f64(hours))
}

/// `1,250.75` or `1.250,75`; grouping signs only where groups of three follow.
fn read_number(text: &str, decimal_comma: bool) -> Option<f64> {
    let (group, decimal) = if decimal_comma { ('.', ',') } else { (',', '.') };
    if !text.contains(group) && !text.contains(decimal) {
        return text
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite() && !text.starts_with(['i', 'n', 'I', 'N']));
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
        if part.len() != 3 || first.trim_start_matches('-').len() > 3 {
            return None;
        }
        clean.push_str(part);
    }
    clean.push('.');
    clean.push_str(fraction);
    if !clean
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+'))
    {
        return None;
    }
    clean.parse().ok().filter(|number: &f64| number.is_finite())
}

/// `2:30`, `02:30:15`, and `1970-01-01 02:37:03`, which is a length counted from 1970.
fn read_clock(cell: &str) -> Option<Hours> {
    let (days, clock) = match cell.split_once([' ', 'T']) {
        Some((date, clock)) => (date.strip_prefix("1970-01-")?.parse::<i64>().ok()? - 1, clock),
        None => (0, cell),
    };
    let negative = clock.starts_with('-');
    let mut parts = clock.trim_start_matches('-').split(':');
    let hours: i64 = parts
        .next()?
        .parse()
        .ok()
        .filter(|&hours| (0..1_000_000).contains(&hours))?;
    let minutes: i64 = parts
        .next()?
        .parse()
        .ok()
        .filter(|minutes| (0..60).contains(minutes))?;
    let seconds: i64 = match parts.next() {
        Some(seconds) => seconds
            .split('.')
            .next()?
            .parse()
            .ok()
            .filter(|seconds| (0..60).contains(seconds))?,
        None => 0,
    };
    if parts.next().is_some() || days < 0 {
        return None;
    }
    let total = Hours::from_seconds(((days * 24 + hours) * 60 + minutes) * 60 + seconds);
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
            ("0,25", true, Unit::Hours, 0.25),
            ("2:30", false, Unit::Hours, 2.5),
            ("02:30:00", false, Unit::Hours, 2.5),
            ("96:00:00", false, Unit::Hours, 96.0),
            ("1970-01-02 01:30:00", false, Unit::Hours, 25.5),
            ("90", false, Unit::Minutes, 1.5),
            ("5400", false, Unit::Seconds, 1.5),
            ("1.5 h", false, Unit::Hours, 1.5),
            ("90m", false, Unit::Hours, 1.5),
            ("-0.25", false, Unit::Hours, -0.25),
        ] {
            assert_eq!(
                read_amount(cell, comma, unit).map(Hours::as_f64),
                Some(hours),
                "{cell}"
            );
        }
        for cell in [
            "3,87,16,91,111",
            "abc",
            "1:75",
            "NaN",
            "inf",
            "1e999",
            "2026-01-05 02:00",
        ] {
            assert_eq!(read_amount(cell, false, Unit::Hours), None, "{cell}");
        }
    }

    #[test]
    fn a_column_decides_its_decimal_sign() {
        let decide = |cells: &[&str]| {
            let mut evidence = DecimalEvidence::default();
            cells.iter().for_each(|cell| evidence.note(cell));
            evidence.is_comma()
        };
        assert!(decide(&["1.250", "0,25"]));
        assert!(decide(&["1.250,75"]));
        assert!(!decide(&["1,250", "0.25"]));
        assert!(!decide(&["1,250"]));
    }
}
