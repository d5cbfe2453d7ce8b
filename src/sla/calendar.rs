//! Counting working time in constant or logarithmic time, whatever the distance.

use std::sync::OnceLock;

use super::compile::{Closed, Days, Interval};
use super::spec::CalendarSpec;
use crate::base::{DAY, Day, Timestamp, Zone};

/// Working hours as open intervals with running sums.
///
/// A calendar is compiled for a window of days, by [`Calendar::new`] for 1990 to 2060. A
/// question that leaves the window is answered by a copy for the years 1900 to 2200, made once.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub(super) days: Days,
    from: Day,
    to: Day,
    /// The first moment of `from` and the first after `to`.
    window: Interval,
    opens: Vec<Open>,
    /// Working seconds of the whole window.
    total: i64,
    /// For each 24 hours of the window: the first interval that closes after they begin.
    buckets: Vec<u32>,
    /// The days in the window on which work starts, counted by [`super::working_days`].
    pub(super) working: Vec<i32>,
    wide: OnceLock<Box<Calendar>>,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    from: i64,
    to: i64,
    /// Working seconds of the window before `from`.
    before: i64,
}

/// 1900-01-01 and 2200-12-31.
const KNOWN: (Day, Day) = (Day(-25_567), Day(84_370));
/// 1990-01-01 and 2060-12-31.
const USUAL: (Day, Day) = (Day(7_305), Day(33_237));

impl Calendar {
    /// A calendar for 1990 to 2060, quick in these years and right in others.
    ///
    /// # Errors
    /// A sentence when the zone is unknown.
    pub fn new(spec: &CalendarSpec) -> Result<Self, String> {
        Self::compile(spec, USUAL.0, USUAL.1)
    }

    /// A calendar that is quick from `from` to `to`, both included, and right elsewhere.
    ///
    /// # Errors
    /// A sentence when the zone is unknown.
    pub fn compile(spec: &CalendarSpec, from: Day, to: Day) -> Result<Self, String> {
        Ok(Self::over(Days::new(spec)?, from, to))
    }

    fn over(days: Days, from: Day, to: Day) -> Self {
        let from = from.clamp(KNOWN.0, KNOWN.1);
        let to = to.clamp(from, KNOWN.1);
        let window = (days.zone().start_of(from).0, days.zone().start_of(to.plus(1)).0);
        let mut total = 0;
        let opens: Vec<_> = days
            .open_intervals(from, to)
            .into_iter()
            .map(|(from, to)| {
                let before = total;
                total += to - from;
                Open { from, to, before }
            })
            .collect();
        let mut first = 0;
        let buckets = (window.0..window.1)
            .step_by(DAY as usize)
            .map(|start| {
                while first < opens.len() && opens[first].to <= start {
                    first += 1;
                }
                first as u32
            })
            .collect();
        let mut calendar = Self {
            days,
            from,
            to,
            window,
            opens,
            total,
            buckets,
            working: Vec::new(),
            wide: OnceLock::new(),
        };
        calendar.working = (from.0..=to.0)
            .filter(|&day| calendar.has_work_starting_on(Day(day)))
            .collect();
        calendar
    }

    /// The zone the hours are meant in.
    pub fn zone(&self) -> &Zone {
        self.days.zone()
    }

    /// What was compiled.
    pub fn spec(&self) -> &CalendarSpec {
        self.days.spec()
    }

    /// The days the calendar is quick for.
    pub(super) fn window_days(&self) -> (Day, Day) {
        (self.from, self.to)
    }

    fn is_widest(&self) -> bool {
        (self.from, self.to) == KNOWN
    }

    /// The calendar for all known time; `None` when this is it.
    pub(super) fn wider(&self) -> Option<&Self> {
        if self.is_widest() {
            return None;
        }
        Some(
            self.wide
                .get_or_init(|| Box::new(Self::over(self.days.clone(), KNOWN.0, KNOWN.1))),
        )
    }

    /// The calendar whose window holds `at`; the widest for moments outside of known time.
    pub(super) fn covering(&self, at: i64) -> &Self {
        if self.window.0 <= at && at <= self.window.1 {
            return self;
        }
        self.wider().unwrap_or(self)
    }

    /// The first interval that closes after `at`.
    fn index(&self, at: i64) -> usize {
        let bucket = (at.saturating_sub(self.window.0)).max(0) / DAY;
        let mut index = match self.buckets.get(bucket as usize) {
            Some(&first) => first as usize,
            None => self.opens.partition_point(|open| open.to <= at),
        };
        while self.opens.get(index).is_some_and(|open| open.to <= at) {
            index += 1;
        }
        index
    }

    /// Working seconds of the window before `at`.
    fn worked_before(&self, at: i64) -> i64 {
        match self.opens.get(self.index(at)) {
            Some(open) => open.before + at.saturating_sub(open.from).max(0),
            None => self.total,
        }
    }

    /// Whether there is working time of the window between two moments.
    pub(super) fn has_work_between(&self, from: i64, to: i64) -> bool {
        self.worked_before(from) < self.worked_before(to)
    }

    /// Working seconds from `from` to `to`; negative when `to` is the earlier.
    pub fn open_between(&self, from: Timestamp, to: Timestamp) -> i64 {
        let here = self.covering(from.0.min(to.0)).covering(from.0.max(to.0));
        here.worked_before(to.0) - here.worked_before(from.0)
    }

    /// The moment at which `seconds` of working time have passed since `start`.
    ///
    /// Zero seconds give the next open moment, negative ones count back. `None` when the
    /// calendar does not have as much working time in known time.
    pub fn add(&self, start: Timestamp, seconds: i64) -> Option<Timestamp> {
        match seconds {
            0 => return self.next_open(start),
            ..0 => return self.sub(start, seconds.saturating_neg()),
            _ => {}
        }
        let here = self.covering(start.0);
        let index = here.index(start.0);
        let done = here.opens.get(index).map_or(here.total, |open| {
            open.before + start.0.saturating_sub(open.from).max(0)
        });
        let goal = done.saturating_add(seconds);
        if goal > here.total {
            return here.wider()?.add(start, seconds);
        }
        // Targets are near: look with doubling steps before halving.
        let mut step = 1;
        while here
            .opens
            .get(index + step)
            .is_some_and(|open| open.before < goal)
        {
            step *= 2;
        }
        let end = (index + step).min(here.opens.len());
        let found = index + here.opens[index..end].partition_point(|open| open.before < goal);
        let open = here.opens.get(found.checked_sub(1)?)?;
        Some(Timestamp(open.from + (goal - open.before)))
    }

    /// The moment from which `seconds` of working time pass until `end`.
    ///
    /// Zero seconds give the last close or `end` itself, negative ones count forward. `None`
    /// when the calendar does not have as much working time in known time.
    pub fn sub(&self, end: Timestamp, seconds: i64) -> Option<Timestamp> {
        match seconds {
            0 => return self.prev_open(end),
            ..0 => return self.add(end, seconds.saturating_neg()),
            _ => {}
        }
        let here = self.covering(end.0);
        let goal = here.worked_before(end.0).saturating_sub(seconds);
        if goal < 0 {
            return here.wider()?.sub(end, seconds);
        }
        let found = here.opens.partition_point(|open| open.before <= goal);
        let open = here.opens.get(found.checked_sub(1)?)?;
        Some(Timestamp(open.from + (goal - open.before)))
    }

    /// Whether `at` is working time. Openings are, closes are not.
    pub fn is_open(&self, at: Timestamp) -> bool {
        let here = self.covering(at.0);
        here.opens
            .get(here.index(at.0))
            .is_some_and(|open| open.from <= at.0)
    }

    /// `at` itself when it is open, else the next opening; `None` when there is none.
    pub fn next_open(&self, at: Timestamp) -> Option<Timestamp> {
        let here = self.covering(at.0);
        match here.opens.get(here.index(at.0)) {
            Some(open) => Some(Timestamp(open.from.max(at.0))),
            None => here.wider()?.next_open(at),
        }
    }

    /// The close of the span `at` is in or, when closed, of the next one; `None` when there is none.
    pub fn next_close(&self, at: Timestamp) -> Option<Timestamp> {
        let here = self.covering(at.0);
        match here.opens.get(here.index(at.0)) {
            // A close at the edge of the window may be the edge and not a close.
            Some(open) if open.to < here.window.1 => Some(Timestamp(open.to)),
            _ => here.wider()?.next_close(at),
        }
    }

    /// `at` itself when there is working time just before it, else the last close before it.
    ///
    /// The mirror image of [`Calendar::next_open`]: an opening is not, a close is.
    pub fn prev_open(&self, at: Timestamp) -> Option<Timestamp> {
        let here = self.covering(at.0);
        let found = here.opens.partition_point(|open| open.from < at.0);
        match found.checked_sub(1).and_then(|last| here.opens.get(last)) {
            Some(open) => Some(Timestamp(open.to.min(at.0))),
            None => here.wider()?.prev_open(at),
        }
    }

    /// The open stretches between two moments, cut at both; none when `to` is not the later.
    pub fn periods(&self, from: Timestamp, to: Timestamp) -> Periods<'_> {
        let here = self.covering(from.0).covering(to.0);
        Periods {
            opens: &here.opens[here.index(from.0)..],
            from: from.0,
            to: to.0,
        }
    }

    pub(super) fn push_reason_changes(&self, day: Day, out: &mut Vec<Timestamp>) {
        self.days.push_reason_changes(day, out);
    }

    /// Why `at` is closed; `None` when it is open.
    pub fn closed_at(&self, at: Timestamp) -> Option<Closed> {
        (!self.is_open(at)).then(|| self.days.reason(self.zone().day(at), at.0))
    }
}

/// The open stretches of [`Calendar::periods`], as (opening, close), in order of time.
#[derive(Clone, Debug)]
pub struct Periods<'a> {
    opens: &'a [Open],
    from: i64,
    to: i64,
}

impl Iterator for Periods<'_> {
    type Item = (Timestamp, Timestamp);

    fn next(&mut self) -> Option<Self::Item> {
        let (open, rest) = self.opens.split_first()?;
        self.opens = rest;
        let (from, to) = (open.from.max(self.from), open.to.min(self.to));
        (from < to).then_some((Timestamp(from), Timestamp(to)))
    }
}
