//! Ages in days, in bands.

use base::DAY;
use language::say;

/// A band of ages: more than `over` days and at most `up_to` days; an end that is missing is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaySpan {
    /// Older than so many days.
    pub over: Option<i64>,
    /// At most so many days old.
    pub up_to: Option<i64>,
}

impl DaySpan {
    /// A band.
    pub const fn new(over: Option<i64>, up_to: Option<i64>) -> Self {
        Self { over, up_to }
    }

    /// The bands between some ages in days, which ascend; the first and the last band are open.
    pub fn between(lines: &[i64]) -> Vec<Self> {
        let starts = std::iter::once(None).chain(lines.iter().copied().map(Some));
        let ends = lines.iter().copied().map(Some).chain(std::iter::once(None));
        starts.zip(ends).map(|(over, up_to)| Self::new(over, up_to)).collect()
    }

    /// Days since the last activity.
    pub const IDLE: [Self; 5] = [
        Self::new(None, Some(1)),
        Self::new(Some(1), Some(2)),
        Self::new(Some(2), Some(5)),
        Self::new(Some(5), Some(14)),
        Self::new(Some(14), None),
    ];

    /// Whether an age in seconds lies in the band. What lies ahead has a negative age and is young.
    pub const fn holds(self, seconds: i64) -> bool {
        let old_enough = match self.over {
            Some(days) => seconds > days * DAY,
            None => true,
        };
        let young_enough = match self.up_to {
            Some(days) => seconds <= days * DAY,
            None => true,
        };
        old_enough && young_enough
    }

    /// The band in the URL: `-7`, `7-14`, `90-`.
    pub fn id(self) -> String {
        let part = |days: Option<i64>| days.map_or_else(String::new, |days| days.to_string());
        format!("{}-{}", part(self.over), part(self.up_to))
    }

    /// The band of an id; `None` for a text that is none.
    pub fn from_id(id: &str) -> Option<Self> {
        let (over, up_to) = id.split_once('-')?;
        let part = |text: &str| match text {
            "" => Some(None),
            _ => text.parse::<u16>().ok().map(|days| Some(i64::from(days))),
        };
        Some(Self::new(part(over)?, part(up_to)?))
    }

    /// The words on screen: `≤ 7 days`, `7–14 days`, `> 90 days`.
    pub fn title(self) -> String {
        match (self.over, self.up_to) {
            (None, Some(1)) => say!("≤ 1 day").into(),
            (None, Some(up_to)) => say!("≤ {up_to} days"),
            (Some(over), Some(up_to)) => say!("{over}–{up_to} days"),
            (Some(over), None) => say!("> {over} days"),
            (None, None) => say!("any age").into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_age_is_in_one_band() {
        for bands in [DaySpan::between(&[7, 14, 30, 90]), DaySpan::IDLE.to_vec()] {
            for seconds in [-5, 0, DAY, DAY + 1, 7 * DAY, 7 * DAY + 1, 30 * DAY, 900 * DAY] {
                let hits = bands.iter().filter(|band| band.holds(seconds)).count();
                assert_eq!(hits, 1, "{seconds}");
            }
        }
    }

    #[test]
    fn a_band_survives_the_url() {
        for band in DaySpan::between(&[7, 30]).into_iter().chain(DaySpan::IDLE) {
            assert_eq!(DaySpan::from_id(&band.id()), Some(band));
        }
        assert_eq!(DaySpan::from_id("seven"), None);
        assert_eq!(DaySpan::from_id("99999999999-"), None);
    }
}
