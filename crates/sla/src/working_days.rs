//! Counting in working days instead of hours.

use super::calendar::Calendar;
use base::{DAY, Day, Timestamp};

/// What happens to a result outside working hours when days are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Roll {
    /// Nothing: the time of day stays as it is.
    #[default]
    None,
    /// It moves to the next open moment.
    Forward,
    /// It moves to the last open moment before.
    Backward,
}

impl Calendar {
    /// Whether work starts on `day`: it has hours left after all holidays.
    pub fn is_working_day(&self, day: Day) -> bool {
        let (from, to) = self.window_days();
        if from <= day && day <= to {
            return self.working.binary_search(&day.0).is_ok();
        }
        self.wider().is_some_and(|wide| wide.is_working_day(day))
    }

    pub(super) fn has_work_starting_on(&self, day: Day) -> bool {
        let mut works = false;
        self.days.each_interval(day, &mut |(from, to)| {
            // Within the window only: asking for a wider calendar here would never end.
            works |= from < to && self.has_work_between(from, to);
        });
        works
    }

    /// The same time of day, `days` working days later (earlier when negative).
    ///
    /// Days are counted from the date of `start`, whether it is a working day or not. `None` when the calendar does not have as many working days in known time.
    pub fn add_days(&self, start: Timestamp, days: i64, roll: Roll) -> Option<Timestamp> {
        let rolled = |at| match roll {
            Roll::None => Some(at),
            Roll::Forward => self.next_open(at),
            Roll::Backward => self.prev_open(at),
        };
        if days == 0 {
            return rolled(start);
        }
        let wall = self.zone().wall(start);
        let day = self.working_day_from(Day(wall.div_euclid(DAY) as i32), days)?;
        rolled(self.zone().moment(i64::from(day.0) * DAY + wall.rem_euclid(DAY)))
    }

    fn working_day_from(&self, day: Day, days: i64) -> Option<Day> {
        if days == 0 {
            return Some(day);
        }
        let (from, to) = self.window_days();
        let found = if day < from || to < day {
            None
        } else if days > 0 {
            let next = self.working.partition_point(|&working| working <= day.0);
            usize::try_from(days - 1).ok().and_then(|more| next.checked_add(more))
        } else {
            let next = self.working.partition_point(|&working| working < day.0);
            usize::try_from(days.unsigned_abs()).ok().and_then(|back| next.checked_sub(back))
        };
        match found.and_then(|index| self.working.get(index)) {
            Some(&found) => Some(Day(found)),
            None => self.wider()?.working_day_from(day, days),
        }
    }

    /// The end of the working day that `at` falls on; `at` itself when its date is not one.
    ///
    /// The last span that starts on the date decides, also when it ends after midnight.
    pub fn end_of_working_day(&self, at: Timestamp) -> Timestamp {
        let day = self.zone().day(at);
        let mut last = None;
        for span in self.days.spans(day) {
            self.days.pieces(day, span, &mut |(_, end)| last = last.max(Some(end)));
        }
        match last {
            Some(end) if self.is_working_day(day) => self.prev_open(self.outward(end)).unwrap_or(at),
            _ => at,
        }
    }
}
