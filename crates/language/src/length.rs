//! Lengths of time, exact, so that they can be checked by hand.

use base::{HOUR, MINUTE};

use crate::say;

/// A length such as `2 h 10 min`, `45 min` or `1 h 00 min 05 s`.
pub fn length_in_words(seconds: i64) -> String {
    let sign = if seconds < 0 { "−" } else { "" };
    let seconds = seconds.unsigned_abs();
    let (hours, minutes, rest) = (seconds / HOUR.unsigned_abs(), seconds / MINUTE.unsigned_abs() % 60, seconds % 60);
    match (hours, minutes, rest) {
        (0, 0, 1..) => say!("{sign}{rest} s"),
        (0, _, 0) => say!("{sign}{minutes} min"),
        (0, _, _) => say!("{sign}{minutes} min {rest:02} s"),
        (_, _, 0) => say!("{sign}{hours} h {minutes:02} min"),
        _ => say!("{sign}{hours} h {minutes:02} min {rest:02} s"),
    }
}

/// A sum such as `2 h 10 min + 5 h 50 min = 8 h 00 min`; exact, so that it can be checked by hand.
pub fn sum_in_words(lengths: &[i64]) -> String {
    let total = length_in_words(lengths.iter().fold(0_i64, |sum, &part| sum.saturating_add(part)));
    if lengths.len() < 2 {
        return total;
    }
    let parts: Vec<_> = lengths.iter().map(|&seconds| length_in_words(seconds)).collect();
    format!("{} = {total}", parts.join(" + "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_sums_are_exact() {
        assert_eq!(sum_in_words(&[7_800, 21_000]), "2 h 10 min + 5 h 50 min = 8 h 00 min");
        assert_eq!(sum_in_words(&[]), "0 min");
        assert_eq!(length_in_words(3_605), "1 h 00 min 05 s");
        assert_eq!(length_in_words(-30), "−30 s");
    }
}
