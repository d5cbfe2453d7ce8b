//! The desk's calendar on the wall: whole minutes, working days, the hours the door is open.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::base::Day;

/// Minutes since 1970-01-01 00:00 on the desk's wall.
pub(super) type Minute = i32;

/// No such moment.
pub(super) const NEVER: Minute = i32::MIN;

/// Minutes of a day.
pub(super) const DAY_MINUTES: i32 = 1_440;

/// Opening hours: 8 to 18.
const OPENS: i32 = 8 * 60;
const OPEN_MINUTES: i32 = 600;

/// Working days of a stretch of years, and working time counted in minutes along it.
#[derive(Debug)]
pub(super) struct Calendar {
    first: i32,
    /// Working days before day `first + index`.
    before: Vec<i32>,
    /// The working days, in order.
    days: Vec<i32>,
}

impl Calendar {
    /// The calendar from day `first` to day `last`.
    pub(super) fn new(first: i32, last: i32) -> Self {
        let mut calendar = Self { first, before: Vec::new(), days: Vec::new() };
        for day in first..=last {
            calendar.before.push(calendar.days.len() as i32);
            if !Day(day).is_weekend() && !is_holiday(Day(day).date()) {
                calendar.days.push(day);
            }
        }
        calendar
    }

    pub(super) fn is_working(&self, day: i32) -> bool {
        self.days.binary_search(&day).is_ok()
    }

    /// Position of a moment in working minutes; a moment outside the hours is the next opening.
    pub(super) fn to_work(&self, at: Minute) -> i32 {
        let day = at.div_euclid(DAY_MINUTES);
        let index = (day - self.first).clamp(0, self.before.len() as i32 - 1) as usize;
        let start = self.before[index] * OPEN_MINUTES;
        if self.is_working(day) { start + (at.rem_euclid(DAY_MINUTES) - OPENS).clamp(0, OPEN_MINUTES) } else { start }
    }

    /// The moment of a position in working minutes.
    pub(super) fn moment_at(&self, work: i32) -> Minute {
        let index = (work.max(0) / OPEN_MINUTES) as usize;
        let day = self.days[index.min(self.days.len() - 1)];
        day * DAY_MINUTES + OPENS + work.max(0) % OPEN_MINUTES
    }

    /// The moment that lies `minutes` of working time after `at`.
    pub(super) fn plus(&self, at: Minute, minutes: i32) -> Minute {
        self.moment_at(self.to_work(at) + minutes)
    }

    /// Working days from `from` to `to`, both ends in.
    pub(super) fn working_days(&self, from: i32, to: i32) -> &[i32] {
        let low = self.days.partition_point(|&day| day < from);
        let high = self.days.partition_point(|&day| day <= to);
        &self.days[low..high.max(low)]
    }

    /// How many tickets the day draws, against 100 for a usual Wednesday.
    pub(super) fn season(day: i32) -> f64 {
        const WEEK: [f64; 7] = [122.0, 108.0, 100.0, 97.0, 84.0, 9.0, 6.0];
        const YEAR: [f64; 12] = [1.1, 1.02, 1.0, 0.99, 0.98, 1.02, 0.92, 0.95, 1.07, 1.04, 1.0, 0.88];
        let date = Day(day).date();
        let usual = WEEK[Day(day).weekday()] * YEAR[date.month0() as usize];
        if is_holiday(date) { usual.min(10.0) } else { usual }
    }
}

/// The days the desk is closed: the usual American ones.
fn is_holiday(date: NaiveDate) -> bool {
    let week = (date.day() - 1) / 7 + 1;
    let last = date.day() + 7 > 31;
    match (date.month(), date.day(), date.weekday()) {
        (1, 1, _) | (7, 4, _) | (12, 25, _) => true,
        (5, _, Weekday::Mon) => last,
        (9, _, Weekday::Mon) => week == 1,
        (11, _, Weekday::Thu) => week == 4,
        _ => false,
    }
}
