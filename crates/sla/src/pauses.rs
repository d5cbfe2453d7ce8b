//! Time that does not count although the office is open.

use super::compile::united;
use super::work_time::WorkTime;
use base::Timestamp;

/// A stretch in which a clock stands still; without an end it still does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Its first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub to: Option<Timestamp>,
}

/// Pauses in order, neither touching nor overlapping: the order they were given in never matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pauses(Vec<(i64, i64)>);

impl Pauses {
    /// The pauses as one set. One that ends before it starts is no pause.
    pub fn of(pauses: impl IntoIterator<Item = Pause>) -> Self {
        Self(united(pauses.into_iter().map(|pause| (pause.from.0, pause.to.map_or(i64::MAX, |to| to.0))).collect()))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pauses in order of time, as (from, to); one without an end ends at `i64::MAX`.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Timestamp, Timestamp)> {
        self.0.iter().map(|&(from, to)| (Timestamp(from), Timestamp(to)))
    }

    /// Whether a pause has begun at `at` and not ended.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.0.iter().any(|&(from, to)| from <= at.0 && at.0 < to)
    }

    /// Working seconds between two moments that lie in pauses.
    pub fn working_seconds(&self, work: WorkTime<'_>, from: Timestamp, to: Timestamp) -> i64 {
        self.iter()
            .map(|(off, on)| (off.max(from), on.min(to)))
            .filter(|(off, on)| off < on)
            .map(|(off, on)| work.between(off, on))
            .sum()
    }

    /// Working seconds between two moments outside of pauses; negative when `to` is the earlier.
    pub fn elapsed(&self, work: WorkTime<'_>, from: Timestamp, to: Timestamp) -> i64 {
        if to < from {
            return -self.elapsed(work, to, from);
        }
        work.between(from, to) - self.working_seconds(work, from, to)
    }

    /// The moment at which `seconds` of working time outside of pauses have passed since `start`.
    ///
    /// Zero seconds give the next moment that counts. A target exactly filled when a pause
    /// begins is due then. `None` when it never is: no hours, or a pause without an end.
    pub fn add(&self, work: WorkTime<'_>, start: Timestamp, seconds: i64) -> Option<Timestamp> {
        if seconds < 0 {
            return self.sub(work, start, seconds.saturating_neg());
        }
        let (mut at, mut left) = (start, seconds);
        for (off, on) in self.iter().filter(|&(_, on)| on > start) {
            if off > at {
                let due = work.add(at, left)?;
                if due < off || (due == off && left > 0) {
                    return Some(due);
                }
                left -= work.between(at, off);
            }
            at = on;
        }
        if at.0 == i64::MAX { None } else { work.add(at, left) }
    }

    /// The mirror image of [`Pauses::add`].
    pub fn sub(&self, work: WorkTime<'_>, end: Timestamp, seconds: i64) -> Option<Timestamp> {
        if seconds < 0 {
            return self.add(work, end, seconds.saturating_neg());
        }
        let (mut at, mut left) = (end, seconds);
        for (off, on) in self.iter().rev().filter(|&(off, _)| off < end) {
            if on < at {
                let found = work.sub(at, left)?;
                if found > on || (found == on && left > 0) {
                    return Some(found);
                }
                left -= work.between(on, at);
            }
            at = off;
        }
        work.sub(at, left)
    }
}
