//! From hours of the week to open intervals in UTC seconds.

use rustc_hash::FxHashMap;

use super::spec::{CalendarSpec, DayHours, Holiday, Span};
use crate::base::{DAY, Day, Timestamp, Zone};

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
#[derive(Clone, Debug)]
pub(super) struct Days {
    spec: CalendarSpec,
    zone: Zone,
    once: FxHashMap<Day, Vec<usize>>,
    /// By month and day.
    yearly: FxHashMap<(u32, u32), Vec<usize>>,
}

impl Days {
    /// # Errors
    /// A sentence when the zone is unknown.
    pub(super) fn new(spec: &CalendarSpec) -> Result<Self, String> {
        let zone = Zone::named(&spec.zone).ok_or_else(|| {
            format!(
                "“{}” is not the name of a time zone such as Europe/Berlin.",
                spec.zone
            )
        })?;
        Ok(Self::in_zone(spec, zone))
    }

    pub(super) fn in_zone(spec: &CalendarSpec, zone: Zone) -> Self {
        let mut days = Self {
            spec: spec.clone(),
            zone,
            once: FxHashMap::default(),
            yearly: FxHashMap::default(),
        };
        for (index, holiday) in spec.holidays.iter().enumerate() {
            if holiday.every_year {
                days.yearly
                    .entry(month_and_day(holiday.on))
                    .or_default()
                    .push(index);
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

    fn holidays(&self, day: Day) -> impl Iterator<Item = &Holiday> {
        let yearly = if self.yearly.is_empty() {
            None
        } else {
            self.yearly.get(&month_and_day(day))
        };
        let once = self.once.get(&day);
        once.into_iter()
            .chain(yearly)
            .flatten()
            .map(|&index| &self.spec.holidays[index])
    }

    /// Whether a zone has the date at all: Samoa had no 30 December 2011.
    fn exists(&self, day: Day) -> bool {
        self.zone.start_of(day) < self.zone.start_of(day.plus(1))
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
        special.unwrap_or_else(|| self.spec.week.day(day.weekday()).to_vec())
    }

    /// `span` of `day` as an interval; empty ones (both ends in a gap) have no length.
    pub(super) fn interval(&self, day: Day, span: Span) -> Interval {
        let midnight = i64::from(day.0) * DAY;
        (
            self.zone.moment(midnight + span.start()).0,
            self.zone.moment(midnight + span.end()).0,
        )
    }

    fn push_open(&self, day: Day, out: &mut Vec<Interval>) {
        let holiday = self.once.contains_key(&day) || !self.yearly.is_empty();
        if !holiday {
            let spans = self.spec.week.day(day.weekday());
            if !spans.is_empty() && self.exists(day) {
                out.extend(spans.iter().map(|&span| self.interval(day, span)));
            }
        } else if self.exists(day) {
            out.extend(self.spans(day).into_iter().map(|span| self.interval(day, span)));
        }
    }

    fn push_closed(&self, day: Day, out: &mut Vec<Interval>) {
        for holiday in self.holidays(day) {
            match &holiday.hours {
                DayHours::Closed => out.push((self.zone.start_of(day).0, self.zone.start_of(day.plus(1)).0)),
                DayHours::ClosedDuring(spans) if self.exists(day) => {
                    out.extend(spans.iter().map(|&span| self.interval(day, span)));
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
            self.push_open(Day(number), &mut open);
            self.push_closed(Day(number), &mut closed);
        }
        let window = (self.zone.start_of(from).0, self.zone.start_of(to.plus(1)).0);
        let open = without(&united(open), &united(closed));
        open.into_iter()
            .map(|(start, end)| (start.max(window.0), end.min(window.1)))
            .filter(|(start, end)| start < end)
            .collect()
    }

    /// The moments of `day` at which the reason to be closed may change.
    pub(super) fn push_reason_changes(&self, day: Day, out: &mut Vec<Timestamp>) {
        out.push(self.zone.start_of(day));
        for holiday in self.holidays(day) {
            let spans = match &holiday.hours {
                DayHours::Closed => continue,
                DayHours::OpenDuring(_) => self.spec.week.day(day.weekday()),
                DayHours::ClosedDuring(spans) => spans,
            };
            let ends = spans.iter().map(|&span| self.interval(day, span));
            out.extend(ends.flat_map(|(from, to)| [Timestamp(from), Timestamp(to)]));
        }
    }

    /// Why the closed moment is closed.
    pub(super) fn reason(&self, day: Day, at: i64) -> Closed {
        let off = self.holidays(day).any(|holiday| match &holiday.hours {
            DayHours::Closed => true,
            DayHours::OpenDuring(_) => self
                .spec
                .week
                .day(day.weekday())
                .iter()
                .any(|&span| contains(self.interval(day, span), at)),
            DayHours::ClosedDuring(spans) => spans.iter().any(|&span| contains(self.interval(day, span), at)),
        });
        if off {
            Closed::Holiday
        } else if self.spec.week.day(day.weekday()).is_empty() {
            Closed::Weekend
        } else {
            Closed::Night
        }
    }
}

fn contains((from, to): Interval, at: i64) -> bool {
    from <= at && at < to
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
