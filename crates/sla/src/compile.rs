//! From hours of the week to open intervals in UTC seconds.

use rustc_hash::FxHashMap;

use super::spec::{CalendarSpec, ClockChanges, DayHours, Holiday, Span, Week};
use base::{DAY, Day, Timestamp, Zone};

/// Why a moment is not working time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Closed {
    /// Outside the hours of a day that has some: the night, the lunch break.
    Night,
    /// On a weekday that has no hours in an ordinary week.
    Weekend,
    /// On a holiday or during the closed part of one.
    Holiday,
}

/// `(from, to)` in UTC seconds, `from < to`.
pub(super) type Interval = (i64, i64);

/// A calendar's days, looked up by date.
///
/// Of a calendar that counts nominally, the intervals are on the wall: the zone here is UTC.
#[derive(Clone, Debug)]
pub(super) struct Days {
    spec: CalendarSpec,
    zone: Zone,
    once: FxHashMap<Day, Vec<usize>>,
    /// By month and day.
    yearly: FxHashMap<(u32, u32), Vec<usize>>,
}

impl Days {
    pub(super) fn in_zone(spec: &CalendarSpec, zone: Zone) -> Self {
        let mut days = Self { spec: spec.clone(), zone, once: FxHashMap::default(), yearly: FxHashMap::default() };
        for (index, holiday) in spec.holidays.iter().enumerate() {
            if holiday.every_year {
                days.yearly.entry(month_and_day(holiday.on)).or_default().push(index);
            } else {
                days.once.entry(holiday.on).or_default().push(index);
            }
        }
        days
    }

    pub(super) fn zone(&self) -> &Zone {
        &self.zone
    }

    pub(super) fn spec(&self) -> &CalendarSpec {
        &self.spec
    }

    fn week(&self, day: Day) -> &Week {
        if self.spec.earlier.is_empty() { &self.spec.week } else { self.spec.week_on(day) }
    }

    /// The spans of the ordinary week on `day`.
    fn ordinary(&self, day: Day) -> &[Span] {
        self.week(day).day(day.weekday())
    }

    fn holidays(&self, day: Day) -> impl Iterator<Item = &Holiday> {
        let yearly = if self.yearly.is_empty() { None } else { self.yearly.get(&month_and_day(day)) };
        let once = self.once.get(&day);
        once.into_iter().chain(yearly).flatten().map(|&index| &self.spec.holidays[index])
    }

    /// Seconds ahead of UTC when no clock changes from the day before `day` to two days after.
    ///
    /// Nearly all days are such, and save the search for the offset at each end of each span.
    fn steady_offset(&self, day: Day) -> Option<i64> {
        let midnight = Timestamp(i64::from(day.0) * DAY);
        let before = self.zone.offset_at(midnight.plus(-DAY));
        (before == self.zone.offset_at(midnight.plus(3 * DAY))).then_some(i64::from(before))
    }

    /// Whether a zone has the date at all: Samoa had no 30 December 2011.
    pub(super) fn exists(&self, day: Day) -> bool {
        self.steady_offset(day).is_some() || self.zone.start_of(day) < self.zone.start_of(day.plus(1))
    }

    /// The spans that start on `day`, closed parts not yet taken out.
    pub(super) fn spans(&self, day: Day) -> Vec<Span> {
        let mut special: Option<Vec<Span>> = None;
        for holiday in self.holidays(day) {
            match &holiday.hours {
                DayHours::Closed => return Vec::new(),
                DayHours::OpenDuring(spans) => special.get_or_insert_default().extend(spans),
                DayHours::ClosedDuring(_) => {}
            }
        }
        special.unwrap_or_else(|| self.ordinary(day).to_vec())
    }

    /// Calls `found` with `span` of `day` as intervals; empty ones (both ends in a gap) have no length.
    pub(super) fn pieces(&self, day: Day, span: Span, found: &mut dyn FnMut(Interval)) {
        let midnight = i64::from(day.0) * DAY;
        let (start, end) = (midnight + span.start(), midnight + span.end());
        if self.spec.clock_changes != ClockChanges::Readings {
            return found((self.zone.moment(start).0, self.zone.moment(end).0));
        }
        // No zone is further than a day from UTC.
        for (from, to, offset) in self.zone.steady_stretches(start - DAY, end + DAY) {
            let (open, close) = ((start - offset).max(from), (end - offset).min(to));
            if open < close {
                found((open, close));
            }
        }
    }

    fn holds(&self, day: Day, span: Span, at: i64) -> bool {
        let mut holds = false;
        self.pieces(day, span, &mut |(from, to)| holds |= from <= at && at < to);
        holds
    }

    /// Calls `found` with each interval that starts on `day`, closed parts not yet taken out.
    pub(super) fn each_interval(&self, day: Day, found: &mut dyn FnMut(Interval)) {
        let ordinary = !self.once.contains_key(&day) && self.yearly.is_empty();
        let special;
        let spans = if ordinary {
            self.ordinary(day)
        } else {
            special = self.spans(day);
            &special
        };
        if spans.is_empty() {
            return;
        }
        if let Some(offset) = self.steady_offset(day) {
            let start = i64::from(day.0) * DAY - offset;
            spans.iter().for_each(|span| found((start + span.start(), start + span.end())));
        } else if self.exists(day) {
            spans.iter().for_each(|&span| self.pieces(day, span, found));
        }
    }

    fn push_closed(&self, day: Day, out: &mut Vec<Interval>) {
        for holiday in self.holidays(day) {
            match &holiday.hours {
                DayHours::Closed => out.push((self.zone.start_of(day).0, self.zone.start_of(day.plus(1)).0)),
                DayHours::ClosedDuring(spans) if self.exists(day) => {
                    spans.iter().for_each(|&span| self.pieces(day, span, &mut |piece| out.push(piece)));
                }
                _ => {}
            }
        }
    }

    /// The open intervals from the first moment of `from` to the last of `to`: sorted, apart
    /// from each other, cut at both ends.
    pub(super) fn open_intervals(&self, from: Day, to: Day) -> Vec<Interval> {
        let (mut open, mut closed) = (Vec::new(), Vec::new());
        // A span reaches two days further at most.
        for number in from.0.saturating_sub(2)..=to.0 {
            self.each_interval(Day(number), &mut |interval| open.push(interval));
            self.push_closed(Day(number), &mut closed);
        }
        let window = (self.zone.start_of(from).0, self.zone.start_of(to.plus(1)).0);
        let open = without(&united(open), &united(closed));
        open.into_iter()
            .map(|(start, end)| (start.max(window.0), end.min(window.1)))
            .filter(|(start, end)| start < end)
            .collect()
    }

    /// Calls `found` with the moments of `day` at which the reason to be closed may change.
    pub(super) fn each_reason_change(&self, day: Day, found: &mut dyn FnMut(i64)) {
        found(self.zone.start_of(day).0);
        for holiday in self.holidays(day) {
            let spans = match &holiday.hours {
                DayHours::Closed => continue,
                DayHours::OpenDuring(_) => self.ordinary(day),
                DayHours::ClosedDuring(spans) => spans,
            };
            for &span in spans {
                self.pieces(day, span, &mut |(from, to)| {
                    found(from);
                    found(to);
                });
            }
        }
    }

    /// Why the closed moment is closed.
    pub(super) fn reason(&self, day: Day, at: i64) -> Closed {
        let inside = |spans: &[Span]| spans.iter().any(|&span| self.holds(day, span, at));
        let off = self.holidays(day).any(|holiday| match &holiday.hours {
            DayHours::Closed => true,
            DayHours::OpenDuring(_) => inside(self.ordinary(day)),
            DayHours::ClosedDuring(spans) => inside(spans),
        });
        if off {
            Closed::Holiday
        } else if self.ordinary(day).is_empty() {
            Closed::Weekend
        } else {
            Closed::Night
        }
    }
}

fn month_and_day(day: Day) -> (u32, u32) {
    use chrono::Datelike;
    let date = day.date();
    (date.month(), date.day())
}

/// The same time as sorted intervals that neither touch nor overlap.
pub(super) fn united(mut intervals: Vec<Interval>) -> Vec<Interval> {
    intervals.retain(|(from, to)| from < to);
    intervals.sort_unstable();
    let mut out: Vec<Interval> = Vec::with_capacity(intervals.len());
    for (from, to) in intervals {
        match out.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

/// What of `open` is not in `closed`; both united.
fn without(open: &[Interval], closed: &[Interval]) -> Vec<Interval> {
    let mut out = Vec::with_capacity(open.len());
    let mut first = 0;
    for &(mut from, to) in open {
        while first < closed.len() && closed[first].1 <= from {
            first += 1;
        }
        for &(off, on) in closed[first..].iter().take_while(|&&(off, _)| off < to) {
            if off > from {
                out.push((from, off));
            }
            from = on.max(from);
        }
        if from < to {
            out.push((from, to));
        }
    }
    out
}
