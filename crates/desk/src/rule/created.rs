//! Rules by when a ticket was created.

use std::ops::RangeInclusive;

use base::{DAY, Day, Timestamp};

use crate::dataset::Field;
use crate::figure::internal::{is_covered_at, is_covered_hour, last_whole_day, slot, slot_of_period};
use crate::figure::{Condition, View, is_new_for};

use super::group::group;
use super::values::{InOut, Slot, WeekdayOf, Weeks};

group! {
    /// By when a ticket was created.
    CreatedRule {
        /// In the period of the question.
        "created" => InPeriod,
        /// In so many days before the moment of the picture.
        "created_days" => InDays(u32),
        /// On a weekday of the last whole weeks.
        "created_weekday" => OnWeekday(WeekdayOf),
        /// In the last whole weeks.
        "created_weeks" => InWeeks(Weeks),
        /// On a day.
        "created_on" => On(Day),
        /// In the seven days from one on.
        "created_week" => InWeekFrom(Day),
        /// In the period of the question, in an hour of the week.
        "created_slot" => InSlot(Slot),
        /// In the distribution period, in an hour of the week.
        "created_slot90" => InSlotOfDistribution(Slot),
        /// In the distribution period, outside coverage.
        "created_uncovered" => Uncovered,
        /// In the period of the question, within or outside coverage.
        "covered" => Covered(InOut),
        /// New, for more than so many minutes.
        "new_min" => NewForMinutes(u32),
    }
}

impl CreatedRule {
    pub(super) fn condition<'v>(&self, view: &'v View<'_>) -> Condition<'v> {
        let data = view.data;
        let created = move |row: usize| data.tickets.date(Field::Created, row).get();
        let day = move |row: usize| created(row).map(|at| data.day(at));
        let in_period = move |row: usize| created(row).filter(|&at| view.in_period(Some(at)));
        match *self {
            Self::InPeriod => Box::new(move |row| in_period(row).is_some()),
            Self::InDays(days) => {
                let span: RangeInclusive<Timestamp> = view.as_of.plus(-i64::from(days) * DAY)..=view.as_of;
                Box::new(move |row| created(row).is_some_and(|at| span.contains(&at)))
            }
            Self::OnWeekday(WeekdayOf { weekday, weeks }) => {
                let days = whole_weeks(view, weeks);
                Box::new(move |row| day(row).is_some_and(|day| days.contains(&day) && day.weekday() == weekday))
            }
            Self::InWeeks(weeks) => {
                let days = whole_weeks(view, weeks);
                Box::new(move |row| day(row).is_some_and(|day| days.contains(&day)))
            }
            Self::On(wanted) => Box::new(move |row| day(row) == Some(wanted)),
            Self::InWeekFrom(first) => {
                Box::new(move |row| day(row).is_some_and(|day| (first..first.plus(7)).contains(&day)))
            }
            Self::InSlot(wanted) => {
                Box::new(move |row| in_period(row).is_some_and(|at| slot(view, at) == wanted.place()))
            }
            Self::InSlotOfDistribution(wanted) => {
                Box::new(move |row| slot_of_period(view, row) == Some(wanted.place()))
            }
            Self::Uncovered => Box::new(move |row| {
                slot_of_period(view, row).is_some_and(|(weekday, hour)| !is_covered_hour(view, weekday, hour))
            }),
            Self::Covered(InOut(wanted)) => {
                Box::new(move |row| in_period(row).is_some_and(|at| is_covered_at(view, at) == wanted))
            }
            Self::NewForMinutes(minutes) => Box::new(move |row| is_new_for(view, row, minutes)),
        }
    }
}

/// The last so many whole weeks before today.
pub(super) fn whole_weeks(view: &View<'_>, weeks: Weeks) -> RangeInclusive<Day> {
    let last = last_whole_day(view);
    last.plus(1 - 7 * weeks.count())..=last
}
