//! What happened at the desk on a day ("new intake process"), as the charts over time show it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use base::Day;
use language::say;

/// Letters of a text; what is longer is no label.
const LONGEST: usize = 120;

/// A day and what happened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Remark {
    /// The day.
    pub on: NaiveDate,
    /// What happened.
    pub text: String,
}

impl Remark {
    /// The day as the figures count it.
    pub fn day(&self) -> Day {
        Day::of(self.on)
    }
}

/// Remarks as lines, the oldest first: `2026-06-03 New intake process`.
pub fn remark_lines(remarks: &[Remark]) -> String {
    let mut sorted: Vec<&Remark> = remarks.iter().collect();
    sorted.sort();
    sorted.iter().map(|remark| format!("{} {}\n", remark.on, remark.text)).collect()
}

/// Remarks from lines, and a sentence for each line that is none.
pub fn read_remark_lines(text: &str) -> (Vec<Remark>, Vec<String>) {
    let (mut remarks, mut notes) = (Vec::new(), Vec::new());
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let (day, what) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let what: String = what.trim().chars().take(LONGEST).collect();
        match NaiveDate::parse_from_str(day, "%Y-%m-%d") {
            Ok(on) if !what.is_empty() => remarks.push(Remark { on, text: what }),
            Ok(_) => notes.push(say!("Line {}: it does not say what happened.", at + 1)),
            Err(_) => notes.push(say!("Line {}: \"{day}\" is not a date; use YYYY-MM-DD.", at + 1)),
        }
    }
    remarks.sort();
    remarks.dedup();
    (remarks, notes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_in_order_and_what_is_none_is_said() {
        let (remarks, notes) = read_remark_lines(
            "2026-06-10  Two new technicians \n\nyesterday moved\n2026-06-03 New intake process\n2026-06-04\n2026-06-03 New intake process",
        );
        assert_eq!(remark_lines(&remarks), "2026-06-03 New intake process\n2026-06-10 Two new technicians\n");
        assert_eq!(notes.len(), 2);
        assert!(notes[0].starts_with("Line 3: \"yesterday\" is not a date") && notes[1].starts_with("Line 5"));
        assert_eq!(read_remark_lines(&remark_lines(&remarks)), (remarks, Vec::new()));
    }
}
