//! How old the data of a source are, in words.

use language::say;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// After this, figures are no longer called current data.
const GONE_AFTER: i64 = 30 * MINUTE;

/// How far a source is behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Within its interval.
    #[default]
    Fresh,
    /// Past its interval.
    Late,
    /// Past two of them.
    Stale,
    /// Past five of them.
    Old,
    /// Past five of them and half an hour.
    Gone,
    /// It never gave anything.
    Never,
}

impl Freshness {
    /// The name in attributes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Late => "late",
            Self::Stale => "stale",
            Self::Old => "old",
            Self::Gone => "gone",
            Self::Never => "never",
        }
    }

    /// The shape that says it without color.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::Fresh => "●",
            Self::Late => "◐",
            Self::Stale => "▲",
            Self::Old | Self::Gone => "■",
            Self::Never => "◌",
        }
    }

    /// The word that says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fresh => say!("Current"),
            Self::Late => say!("Late"),
            Self::Stale => say!("Stale"),
            Self::Old => say!("Old"),
            Self::Gone => say!("No current data"),
            Self::Never => say!("No data yet"),
        }
    }
}

/// How fresh data are that came at `good_at`, when they are expected every so often. All in milliseconds.
///
/// Data from the future, which a clock that was set back makes, are fresh: never a negative age.
pub fn freshness(now: i64, good_at: Option<i64>, every: i64) -> Freshness {
    let Some(good_at) = good_at else {
        return Freshness::Never;
    };
    let age = now.saturating_sub(good_at);
    // A refresh takes a while: the interval is not over to the second.
    if age <= every + every / 4 + 10 * SECOND {
        Freshness::Fresh
    } else if age <= 2 * every {
        Freshness::Late
    } else if age <= 5 * every {
        Freshness::Stale
    } else if age <= GONE_AFTER {
        Freshness::Old
    } else {
        Freshness::Gone
    }
}

/// A length of time in words, its largest unit: `12 s`, `4 min`, `3 h`, `2 days`. Nothing is shorter than `0 s`.
pub fn length(ms: i64) -> String {
    match ms.max(0) {
        ms if ms < MINUTE => say!("{} s", ms / SECOND),
        ms if ms < 2 * HOUR => say!("{} min", ms / MINUTE),
        ms if ms < 2 * DAY => say!("{} h", ms / HOUR),
        ms => say!("{} days", ms / DAY),
    }
}

/// The age of something in words: `just now`, `4 min ago`.
pub fn age(ms: i64) -> String {
    if ms < MINUTE { say!("just now").into() } else { format!("{} ago", length(ms)) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_source_grows_old_step_by_step() {
        let at = |age_s: i64| freshness(age_s * SECOND, Some(0), 60 * SECOND);
        assert_eq!(at(0), Freshness::Fresh);
        assert_eq!(at(70), Freshness::Fresh);
        assert_eq!(at(90), Freshness::Late);
        assert_eq!(at(130), Freshness::Stale);
        assert_eq!(at(301), Freshness::Old);
        assert_eq!(at(1_801), Freshness::Gone);
        assert_eq!(freshness(0, None, 60 * SECOND), Freshness::Never);
        assert_eq!(freshness(-5_000_000, Some(0), 60 * SECOND), Freshness::Fresh);
    }

    #[test]
    fn ages_are_read_as_people_say_them() {
        assert_eq!(age(20 * SECOND), "just now");
        assert_eq!(age(-DAY), "just now");
        assert_eq!(age(45 * MINUTE), "45 min ago");
        assert_eq!(age(3 * DAY), "3 days ago");
        assert_eq!(length(900 * SECOND), "15 min");
    }

    proptest! {
        #[test]
        fn older_is_never_fresher(every in 1_000..4_000_000_i64, a in -1_000_000_000..1_000_000_000_i64, b in 0..1_000_000_000_i64) {
            prop_assert!(freshness(a, Some(0), every) <= freshness(a.saturating_add(b), Some(0), every));
        }
    }
}
