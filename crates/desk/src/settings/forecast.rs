//! What the forecast is told: who is off when, and scenarios worth keeping.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::error::LineError;
use base::Day;

/// A stretch of days on which a technician does not work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeOff {
    /// The technician, as in the export.
    pub technician: String,
    /// The first day, as `YYYY-MM-DD`.
    pub from: String,
    /// The last day; as the first when empty.
    #[serde(default)]
    pub to: String,
}

impl TimeOff {
    /// First and last day; `None` when one is no date, or the last comes before the first.
    pub fn days(&self) -> Option<(Day, Day)> {
        let day = |text: &str| chrono::NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok().map(Day::of);
        let first = day(&self.from)?;
        let last = if self.to.trim().is_empty() { first } else { day(&self.to)? };
        (first <= last).then_some((first, last))
    }

    /// Reads `Brooks, Hugo; 2026-07-06; 2026-07-17` (or with tabs, as pasted from a table). The last day may be missing.
    ///
    /// # Errors
    /// When the line has another form.
    pub fn read(line: &str) -> Result<Self, LineError> {
        let separator = if line.contains('\t') { '\t' } else { ';' };
        let mut parts = line.split(separator).map(str::trim);
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let off = Self { technician: next(), from: next(), to: next() };
        if off.technician.is_empty() || off.days().is_none() {
            return Err(LineError::Form { line: line.to_owned(), example: "Brooks, Hugo; 2026-07-06; 2026-07-17" });
        }
        Ok(off)
    }

    /// The line that [`TimeOff::read`] understands.
    pub fn line(&self) -> String {
        if self.to.is_empty() {
            format!("{}; {}", self.technician, self.from)
        } else {
            format!("{}; {}; {}", self.technician, self.from, self.to)
        }
    }
}

/// Levers of the simulation under a name: options of the URL with their values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What it is called.
    pub name: String,
    /// The levers that are moved.
    pub levers: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_and_written() {
        for line in ["Brooks, Hugo; 2026-07-06; 2026-07-17", "Ann; 2026-07-06"] {
            assert_eq!(TimeOff::read(line).map(|off| off.line()), Ok(line.to_owned()));
        }
        assert_eq!(
            TimeOff::read("Ann\t2026-07-06\t2026-07-06").map(|off| off.days()),
            Ok(Some((Day(20_640), Day(20_640))))
        );
        for wrong in ["Ann", "; 2026-07-06", "Ann; 2026-07-06; 2026-07-01", "Ann; soon"] {
            assert!(TimeOff::read(wrong).is_err(), "{wrong}");
        }
    }
}
