//! The spans of time that the manager's figures are compared over: the period, the three before it, and
//! thirteen steps of the trend.
//!
//! A window is the period of a query asked at an earlier moment, so that each figure of each window has its list.

use chrono::Datelike;

use crate::dataset::Dataset;
use crate::query::Query;
use base::{DAY, Day, Timestamp};

use super::view::{FROM, View};

/// The period and those before it that it is compared with.
pub const PERIODS: usize = 4;
/// Steps of the trend, the newest first.
pub const TREND: usize = 13;
/// All windows: the periods, then the steps.
pub const WINDOWS: usize = PERIODS + TREND;
/// Days of a step unless a page asks for steps of the period.
pub const WEEK: u32 = 7;

/// A set of windows, one bit each.
pub type Mask = u32;

/// One span of time, both ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First moment.
    pub from: Timestamp,
    /// Last moment.
    pub to: Timestamp,
    /// First day, for time entries.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Length in days.
    pub days: u32,
}

/// What the trend goes back in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// Steps of so many days that end at *as of*.
    Days(u32),
    /// Calendar months in the zone of the data; the newest one is not over.
    Months,
}

/// All windows of a view.
#[derive(Clone, Debug)]
pub struct Windows {
    /// The period at 0, those before it, then from [`PERIODS`] on the steps of the trend, the newest first.
    pub all: Vec<Window>,
    /// What the trend goes back in.
    pub steps: Steps,
    as_of: Timestamp,
    oldest: Timestamp,
    period: i64,
    first: Day,
    on: Vec<Mask>,
}

impl Windows {
    /// The windows of a view.
    pub fn new(view: &View<'_>, steps: Steps) -> Self {
        let steps = match steps {
            Steps::Days(days) => Steps::Days(days.max(1)),
            Steps::Months => Steps::Months,
        };
        let back = |days: u32, back: usize| {
            let to = view.as_of.plus(-i64::from(days) * DAY * back as i64);
            let last = view.data.day(to);
            Window { from: to.plus(-i64::from(days) * DAY), to, first: last.plus(1 - days.max(1) as i32), last, days }
        };
        let mut all: Vec<Window> = (0..PERIODS).map(|at| back(view.period_days, at)).collect();
        all[0].from = view.period_start();
        match steps {
            Steps::Days(days) => all.extend((0..TREND).map(|at| back(days, at))),
            Steps::Months => all.extend(months(view)),
        }
        let first = all.iter().map(|window| window.first).min().unwrap_or(view.data.day(view.as_of));
        let last = all.iter().map(|window| window.last).max().unwrap_or(first);
        let mut on = vec![0; (last.0 - first.0 + 1).max(0) as usize];
        for (at, window) in all.iter().enumerate() {
            for day in window.first.0..=window.last.0 {
                on[(day - first.0) as usize] |= 1 << at;
            }
        }
        Self {
            steps,
            as_of: view.as_of,
            oldest: all.iter().map(|window| window.from).min().unwrap_or(view.as_of),
            period: i64::from(view.period_days.max(1)) * DAY,
            all,
            first,
            on,
        }
    }

    /// The windows that a moment lies in.
    pub fn at(&self, at: Timestamp) -> Mask {
        let age = self.as_of.since(at);
        if age < 0 || at < self.oldest {
            return 0;
        }
        let periods = counted_back(age, self.period, PERIODS);
        let trend = match self.steps {
            Steps::Days(days) => counted_back(age, i64::from(days) * DAY, TREND),
            Steps::Months => self.all[PERIODS..]
                .iter()
                .position(|month| at >= month.from && at <= month.to)
                .map_or(0, |month| 1 << month),
        };
        (periods & !1) | Mask::from(at >= self.all[0].from) | (trend << PERIODS)
    }

    /// The windows that a day lies in.
    pub fn on(&self, day: Day) -> Mask {
        usize::try_from(i64::from(day.0) - i64::from(self.first.0))
            .ok()
            .and_then(|at| self.on.get(at).copied())
            .unwrap_or(0)
    }

    /// The time entries of the days of all windows, in the order of the data.
    pub(super) fn entries(&self, data: &Dataset) -> Vec<usize> {
        data.entries_on(self.first, self.first.plus(self.on.len() as i32 - 1))
    }

    /// The question of a window: the same filters at its last moment, over its length.
    pub fn query(&self, query: &Query, window: usize) -> Query {
        let Some(known) = self.all.get(window) else {
            return query.clone();
        };
        let asked = if window == 0 {
            query.clone()
        } else {
            Query { as_of: Some(known.to), period: Some(known.days), ..query.clone() }
        };
        // A month does not begin a whole number of days before its end where clocks were changed.
        if known.from == known.to.plus(-i64::from(known.days) * DAY) {
            asked
        } else {
            asked.with_option(FROM, &written(known.from))
        }
    }
}

fn written(at: Timestamp) -> String {
    at.to_chrono().map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)).unwrap_or_default()
}

/// The steps of one length that a moment of some age lies in. Both ends are in: a moment on the border belongs to
/// both sides.
fn counted_back(age: i64, length: i64, count: usize) -> Mask {
    let back = age / length;
    let mut mask = 0;
    if back < count as i64 {
        mask |= 1 << back;
    }
    if back > 0 && age % length == 0 && back - 1 < count as i64 {
        mask |= 1 << (back - 1);
    }
    mask
}

/// The month of *as of* up to then, and the twelve before it.
fn months(view: &View<'_>) -> Vec<Window> {
    let mut last = view.data.day(view.as_of);
    let mut to = view.as_of;
    let mut months = Vec::with_capacity(TREND);
    for _ in 0..TREND {
        let days = last.date().day();
        let first = last.plus(1 - days as i32);
        let from = view.data.zone.start_of(first);
        months.push(Window { from, to, first, last, days });
        to = from.plus(-1);
        last = first.plus(-1);
    }
    months
}

/// The windows of a mask, in order.
pub fn windows_of(mask: Mask) -> impl Iterator<Item = usize> {
    (0..WINDOWS).filter(move |at| mask & (1 << at) != 0)
}

/// The values of the trend, oldest first: from the newest back to the first step without one.
pub fn trend(value: impl Fn(usize) -> Option<f64>) -> Vec<f64> {
    let mut values: Vec<f64> = (PERIODS..WINDOWS).map_while(value).collect();
    values.reverse();
    values
}
