//! Rules by when the work of a time entry was done.

use base::Day;

use crate::figure::View;
use crate::figure::internal::is_busy_in;

use super::created::whole_weeks;
use super::group::group;
use super::select::EntryCondition;
use super::values::{Slot, WeekdayOf, Weeks};

group! {
    /// By when the work was done.
    TimeRule {
        /// In the period of the question.
        "period" => InPeriod,
        /// On a day.
        "day" => On(Day),
        /// In the seven days from one on.
        "week" => InWeekFrom(Day),
        /// In the last whole weeks.
        "weeks" => InWeeks(Weeks),
        /// On a weekday of the last whole weeks.
        "weekday" => OnWeekday(WeekdayOf),
        /// In an hour of the week, in the distribution period.
        "busy_slot" => InSlot(Slot),
    }
}

impl TimeRule {
    pub(super) fn condition<'v>(&self, view: &'v View<'_>) -> EntryCondition<'v> {
        let days = &view.data.entry_facts.day;
        match *self {
            Self::InPeriod => {
                let (first, last) = view.last_days(view.period_days);
                Box::new(move |entry| days[entry].is_some_and(|day| day >= first && day <= last))
            }
            Self::On(wanted) => Box::new(move |entry| days[entry] == Some(wanted)),
            Self::InWeekFrom(first) => {
                Box::new(move |entry| days[entry].is_some_and(|day| (first..first.plus(7)).contains(&day)))
            }
            Self::InWeeks(weeks) => {
                let wanted = whole_weeks(view, weeks);
                Box::new(move |entry| days[entry].is_some_and(|day| wanted.contains(&day)))
            }
            Self::OnWeekday(WeekdayOf { weekday, weeks }) => {
                let wanted = whole_weeks(view, weeks);
                let holds = move |day: Day| wanted.contains(&day) && day.weekday() == weekday;
                Box::new(move |entry| days[entry].is_some_and(&holds))
            }
            Self::InSlot(slot) => Box::new(move |entry| is_busy_in(view, entry, slot.place())),
        }
    }
}
