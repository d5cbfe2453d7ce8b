//! The spans of time that the manager's figures are compared over: the period, the three before it, and
//! thirteen steps of the trend.
//!
//! A window is the period of a query asked at an earlier moment, so that each figure of each window has its list.

use crate::base::{DAY, Day, Timestamp};
use crate::query::Query;

use super::view::View;

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

/// All windows of a view.
#[derive(Clone, Debug)]
pub struct Windows {
    /// The period at 0, those before it, then from [`PERIODS`] on the steps of the trend, the newest first.
    pub all: Vec<Window>,
    as_of: Timestamp,
    period: i64,
    step: i64,
    first: Day,
    on: Vec<Mask>,
}

impl Windows {
    /// The windows of a view, with steps of so many days.
    pub fn new(view: &View<'_>, step_days: u32) -> Self {
        let step_days = step_days.max(1);
        let window = |days: u32, back: usize| {
            let to = view.as_of.plus(-i64::from(days) * DAY * back as i64);
            let last = view.data.day(to);
            Window {
                from: to.plus(-i64::from(days) * DAY),
                to,
                first: last.plus(1 - days.max(1) as i32),
                last,
                days,
            }
        };
        let all: Vec<Window> = (0..PERIODS)
            .map(|back| window(view.period_days, back))
            .chain((0..TREND).map(|back| window(step_days, back)))
            .collect();
        let first = all
            .iter()
            .map(|window| window.first)
            .min()
            .unwrap_or(view.data.day(view.as_of));
        let last = all.iter().map(|window| window.last).max().unwrap_or(first);
        let mut on = vec![0; (last.0 - first.0 + 1).max(0) as usize];
        for (at, window) in all.iter().enumerate() {
            for day in window.first.0..=window.last.0 {
                on[(day - first.0) as usize] |= 1 << at;
            }
        }
        Self {
            all,
            as_of: view.as_of,
            period: i64::from(view.period_days.max(1)) * DAY,
            step: i64::from(step_days) * DAY,
            first,
            on,
        }
    }

    /// The windows that a moment lies in.
    pub fn at(&self, at: Timestamp) -> Mask {
        let age = self.as_of.since(at);
        if age < 0 {
            return 0;
        }
        let mut mask = 0;
        for (length, base, count) in [(self.period, 0, PERIODS), (self.step, PERIODS, TREND)] {
            let back = age / length;
            if back < count as i64 {
                mask |= 1 << (base + back as usize);
            }
            // Both ends are in: a moment on the border belongs to both sides.
            if back > 0 && age % length == 0 && back - 1 < count as i64 {
                mask |= 1 << (base + back as usize - 1);
            }
        }
        mask
    }

    /// The windows that a day lies in.
    pub fn on(&self, day: Day) -> Mask {
        usize::try_from(i64::from(day.0) - i64::from(self.first.0))
            .ok()
            .and_then(|at| self.on.get(at).copied())
            .unwrap_or(0)
    }

    /// The question of a window: the same filters at its last moment, over its length.
    pub fn query(&self, query: &Query, window: usize) -> Query {
        if window == 0 {
            return query.clone();
        }
        let Some(known) = self.all.get(window) else {
            return query.clone();
        };
        Query {
            as_of: Some(known.to),
            period: Some(known.days),
            ..query.clone()
        }
    }
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
