//! Counting working time in constant or logarithmic time, whatever the distance.

use std::sync::OnceLock;

use super::compile::{Closed, Days, Interval};
use super::error::HoursError;
use super::spec::{CalendarSpec, ClockChanges};
use base::{DAY, Day, Timestamp, Zone};

/// Working hours as open intervals with running sums.
///
/// A calendar is compiled for a window of days, by [`Calendar::new`] for 1990 to 2060. A
/// question that leaves the window is answered by a copy for the years 1900 to 2200, made once.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub(super) days: Days,
    /// The zone the hours are meant in; that of `days` is UTC when time is counted on the wall.
    zone: Zone,
    /// Whether time is counted on the wall; then all numbers below are readings of it.
    is_nominal: bool,
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
    /// When the zone is unknown.
    pub fn new(spec: &CalendarSpec) -> Result<Self, HoursError> {
        Self::compile(spec, USUAL.0, USUAL.1)
    }

    /// A calendar that is quick from `from` to `to`, both included, and right elsewhere.
    ///
    /// # Errors
    /// When the zone is unknown.
    pub fn compile(spec: &CalendarSpec, from: Day, to: Day) -> Result<Self, HoursError> {
        let zone = Zone::named(&spec.zone).ok_or_else(|| HoursError::UnknownZone(spec.zone.clone()))?;
        let is_nominal = spec.clock_changes == ClockChanges::Nominal;
        let frame = if is_nominal { Zone::utc() } else { zone.clone() };
        Ok(Self::over(Days::in_zone(spec, frame), zone, from, to))
    }

    fn over(days: Days, zone: Zone, from: Day, to: Day) -> Self {
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
            is_nominal: days.spec().clock_changes == ClockChanges::Nominal,
            days,
            zone,
            from,
            to,
            window,
            opens,
            total,
            buckets,
            working: Vec::new(),
            wide: OnceLock::new(),
        };
        calendar.working = (from.0..=to.0).filter(|&day| calendar.has_work_starting_on(Day(day))).collect();
        calendar
    }

    /// The zone the hours are meant in.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// A moment as this calendar counts: itself, or the reading of the wall.
    fn inward(&self, at: Timestamp) -> i64 {
        if self.is_nominal { self.zone.wall(at) } else { at.0 }
    }

    /// The moment of what this calendar counts.
    pub(super) fn outward(&self, at: i64) -> Timestamp {
        if self.is_nominal { self.zone.moment(at) } else { Timestamp(at) }
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
        Some(self.wide.get_or_init(|| Box::new(Self::over(self.days.clone(), self.zone.clone(), KNOWN.0, KNOWN.1))))
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
        let (from, to) = (self.inward(from), self.inward(to));
        let here = self.covering(from.min(to)).covering(from.max(to));
        here.worked_before(to) - here.worked_before(from)
    }

    /// The moment at which `seconds` of working time have passed since `start`.
    ///
    /// Zero seconds give the next open moment, negative ones count back. `None` when the
    /// calendar does not have as much working time in known time.
    pub fn add(&self, start: Timestamp, seconds: i64) -> Option<Timestamp> {
        let start = self.inward(start);
        let found = match seconds {
            0 => self.opens_at(start),
            ..0 => self.behind(start, seconds.saturating_neg()),
            _ => self.ahead(start, seconds),
        };
        found.map(|at| self.outward(at))
    }

    /// The moment from which `seconds` of working time pass until `end`.
    ///
    /// Zero seconds give the last close or `end` itself, negative ones count forward. `None`
    /// when the calendar does not have as much working time in known time.
    pub fn sub(&self, end: Timestamp, seconds: i64) -> Option<Timestamp> {
        let end = self.inward(end);
        let found = match seconds {
            0 => self.open_until(end),
            ..0 => self.ahead(end, seconds.saturating_neg()),
            _ => self.behind(end, seconds),
        };
        found.map(|at| self.outward(at))
    }

    fn ahead(&self, start: i64, seconds: i64) -> Option<i64> {
        let here = self.covering(start);
        let index = here.index(start);
        let done =
            here.opens.get(index).map_or(here.total, |open| open.before + start.saturating_sub(open.from).max(0));
        let goal = done.saturating_add(seconds);
        if goal > here.total {
            return here.wider()?.ahead(start, seconds);
        }
        // Targets are near: look with doubling steps before halving.
        let mut step = 1;
        while here.opens.get(index + step).is_some_and(|open| open.before < goal) {
            step *= 2;
        }
        let end = (index + step).min(here.opens.len());
        let found = index + here.opens[index..end].partition_point(|open| open.before < goal);
        let open = here.opens.get(found.checked_sub(1)?)?;
        Some(open.from + (goal - open.before))
    }

    fn behind(&self, end: i64, seconds: i64) -> Option<i64> {
        let here = self.covering(end);
        let goal = here.worked_before(end).saturating_sub(seconds);
        if goal < 0 {
            return here.wider()?.behind(end, seconds);
        }
        let found = here.opens.partition_point(|open| open.before <= goal);
        let open = here.opens.get(found.checked_sub(1)?)?;
        Some(open.from + (goal - open.before))
    }

    /// Whether `at` is working time. Openings are, closes are not.
    pub fn is_open(&self, at: Timestamp) -> bool {
        let at = self.inward(at);
        let here = self.covering(at);
        here.opens.get(here.index(at)).is_some_and(|open| open.from <= at)
    }

    /// `at` itself when it is open, else the next opening; `None` when there is none.
    pub fn next_open(&self, at: Timestamp) -> Option<Timestamp> {
        let inward = self.inward(at);
        let found = self.opens_at(inward)?;
        // A reading of the wall may stand for two moments: an open one stays itself.
        Some(if found == inward { at } else { self.outward(found) })
    }

    fn opens_at(&self, at: i64) -> Option<i64> {
        let here = self.covering(at);
        match here.opens.get(here.index(at)) {
            Some(open) => Some(open.from.max(at)),
            None => here.wider()?.opens_at(at),
        }
    }

    /// The close of the span `at` is in or, when closed, of the next one; `None` when there is none.
    pub fn next_close(&self, at: Timestamp) -> Option<Timestamp> {
        self.closes_at(self.inward(at)).map(|at| self.outward(at))
    }

    fn closes_at(&self, at: i64) -> Option<i64> {
        let here = self.covering(at);
        match here.opens.get(here.index(at)) {
            // A close at the edge of the window may be the edge and not a close.
            Some(open) if open.to < here.window.1 => Some(open.to),
            _ => here.wider()?.closes_at(at),
        }
    }

    /// `at` itself when there is working time just before it, else the last close before it.
    ///
    /// The mirror image of [`Calendar::next_open`]: an opening is not, a close is.
    pub fn prev_open(&self, at: Timestamp) -> Option<Timestamp> {
        let inward = self.inward(at);
        let found = self.open_until(inward)?;
        Some(if found == inward { at } else { self.outward(found) })
    }

    fn open_until(&self, at: i64) -> Option<i64> {
        let here = self.covering(at);
        let found = here.opens.partition_point(|open| open.from < at);
        match found.checked_sub(1).and_then(|last| here.opens.get(last)) {
            Some(open) => Some(open.to.min(at)),
            None => here.wider()?.open_until(at),
        }
    }

    /// The open stretches between two moments, cut at both; none when `to` is not the later.
    pub fn periods(&self, from: Timestamp, to: Timestamp) -> Periods<'_> {
        let (from, to) = (self.inward(from), self.inward(to));
        let here = self.covering(from).covering(to);
        let first = here.index(from);
        let last = here.opens.partition_point(|open| open.from < to);
        Periods { calendar: here, opens: here.opens.get(first..last).unwrap_or_default(), from, to }
    }

    /// Calls `found` with the moments of `day` at which the reason to be closed may change.
    pub(super) fn each_reason_change(&self, day: Day, found: &mut dyn FnMut(Timestamp)) {
        self.days.each_reason_change(day, &mut |at| found(self.outward(at)));
    }

    /// Why `at` is closed; `None` when it is open.
    pub fn closed_at(&self, at: Timestamp) -> Option<Closed> {
        (!self.is_open(at)).then(|| self.days.reason(self.zone.day(at), self.inward(at)))
    }
}

/// The open stretches of [`Calendar::periods`], as (opening, close), in order of time; from the back
/// the latest first.
#[derive(Clone, Debug)]
pub struct Periods<'a> {
    calendar: &'a Calendar,
    opens: &'a [Open],
    from: i64,
    to: i64,
}

impl Periods<'_> {
    fn cut(&self, open: &Open) -> Option<(Timestamp, Timestamp)> {
        let (from, to) = (open.from.max(self.from), open.to.min(self.to));
        (from < to).then(|| (self.calendar.outward(from), self.calendar.outward(to)))
    }
}

impl Iterator for Periods<'_> {
    type Item = (Timestamp, Timestamp);

    fn next(&mut self) -> Option<Self::Item> {
        let (open, rest) = self.opens.split_first()?;
        self.opens = rest;
        self.cut(open)
    }
}

impl DoubleEndedIterator for Periods<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let (open, rest) = self.opens.split_last()?;
        self.opens = rest;
        self.cut(open)
    }
}
