//! Words on a picture: how wide they are, how they are shortened, how numbers are written.

use crate::words;

/// About how wide a text is, in pixels. A little generous, so that what fits here fits in any usual font.
pub fn width(text: &str, font_px: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * font_px
}

/// Width of a letter in parts of the font's size.
fn em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | ' ' => 0.34,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 0.98,
        'A'..='Z' => 0.72,
        '\u{0}'..='\u{2ff}' => 0.63,
        '\u{1100}'.. => 1.05,
        _ => 0.75,
    }
}

/// The text itself where it fits, else its beginning with an ellipsis; empty where not even two letters fit.
pub fn shorten(text: &str, room: f64, font_px: f64) -> String {
    if width(text, font_px) <= room {
        return text.to_owned();
    }
    let mut left = room - em('…') * font_px;
    let mut short = String::new();
    for letter in text.chars() {
        left -= em(letter) * font_px;
        if left < 0.0 {
            break;
        }
        short.push(letter);
    }
    let short = short.trim_end();
    if short.chars().count() < 2 {
        return String::new();
    }
    format!("{short}…")
}

/// Whether the unit stands behind each value rather than once above the axis.
pub fn is_suffix(unit: &str) -> bool {
    unit == "share" || (1..=3).contains(&unit.chars().count())
}

/// A value as written beside its mark, for example `12`, `9.5 h`, `93.8 %`, `1.2 M`.
pub fn number(value: f64, unit: &str) -> String {
    with_unit(value, unit, |value| if value.abs() < 1.0 { 2 } else { 1 })
}

/// A value on an axis whose ticks are `step` apart: as many digits as the step needs.
pub fn tick(value: f64, step: f64, unit: &str) -> String {
    let factor = if unit == "share" { 100.0 } else { 1.0 } / divisor(value).0;
    let step = step * factor;
    let digits = (0..6)
        .find(|&digits| {
            let scaled = step * 10_f64.powi(digits);
            (scaled - scaled.round()).abs() < 1e-6 * scaled.abs()
        })
        .unwrap_or(6);
    with_unit(value, unit, |_| digits as usize)
}

fn with_unit(value: f64, unit: &str, digits: impl Fn(f64) -> usize) -> String {
    let value = if unit == "share" { value * 100.0 } else { value };
    let (by, letter) = divisor(value);
    let figure =
        if value.abs() >= 1e15 { format!("{value:.1e}") } else { words::decimal(value / by, digits(value / by)) };
    match unit {
        "share" | "%" => format!("{figure}{letter} %"),
        _ if is_suffix(unit) => format!("{figure}{letter} {unit}"),
        _ => format!("{figure}{letter}"),
    }
}

/// Large values are told in thousands or millions.
fn divisor(value: f64) -> (f64, &'static str) {
    match value.abs() {
        size if size >= 1e15 => (1.0, ""),
        size if size >= 1e6 => (1e6, " M"),
        size if size >= 1e5 => (1e3, " k"),
        _ => (1.0, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_carry_short_units() {
        assert_eq!(number(0.938, "share"), "93.8 %");
        assert_eq!(number(93.8, "%"), "93.8 %");
        assert_eq!(number(9.5, "h"), "9.5 h");
        assert_eq!(number(1234.0, "tickets"), "1,234");
        assert_eq!(number(1_260_000.0, "tickets"), "1.3 M");
        assert_eq!(number(-4.0, "tickets"), "−4");
        assert_eq!(tick(0.25, 0.25, "tickets"), "0.25");
        assert_eq!(tick(2.0, 1.0, "tickets"), "2");
        assert_eq!(tick(0.5, 0.025, "share"), "50 %");
    }

    #[test]
    fn long_names_are_cut_with_an_ellipsis() {
        assert_eq!(shorten("Anderson, Alex", 200.0, 12.0), "Anderson, Alex");
        let short = shorten("Anderson, Alex", 60.0, 12.0);
        assert!(short.starts_with("Ander") && short.ends_with('…'), "{short}");
        assert!(width(&short, 12.0) <= 60.0);
        assert_eq!(shorten("Anderson, Alex", 10.0, 12.0), "");
    }
}
