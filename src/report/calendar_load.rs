//! How full the calendars of the next working days are.

use crate::base::{Day, Hours};

use super::calls::{calls_between, knows_call_lengths, tickets_of};
use super::team::Team;
use super::utilization::available;
use super::view::{Measured, View};

/// Working days that are looked at.
pub const CALENDAR_DAYS: usize = 5;

/// One technician's day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayLoad {
    /// Hours of the service calls that start on it.
    pub scheduled: Hours,
    /// Hours that can be worked on it.
    pub capacity: Hours,
    /// Tickets of its calls.
    pub tickets: u32,
    /// Calls without an end, of which the hours are not known.
    pub open_ended: u32,
}

/// The calendars of the next working days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarLoad {
    /// The days; the first is the day of *as of* when it is a working day.
    pub days: Vec<Day>,
    /// For each technician of the team a load for each day.
    pub loads: Vec<Vec<DayLoad>>,
}

/// The next working days from the day of *as of* on: weekdays that are no holidays.
pub fn next_working_days(view: &View<'_>, count: usize) -> Vec<Day> {
    let today = view.data.day(view.as_of);
    (0..366)
        .map(|offset| today.plus(offset))
        .filter(|day| !day.is_weekend() && view.data.holidays.binary_search(day).is_err())
        .take(count)
        .collect()
}

/// Scheduled hours against capacity. Filters do not matter but for which technicians are shown.
///
/// # Errors
/// The reason when calls have no start or end, or are not known.
pub fn calendar_load(view: &View<'_>, team: &Team) -> Measured<CalendarLoad> {
    knows_call_lengths(view)?;
    let days = next_working_days(view, CALENDAR_DAYS);
    let (Some(&first), Some(&last)) = (days.first(), days.last()) else {
        return Ok(CalendarLoad {
            days,
            loads: vec![Vec::new(); team.members.len()],
        });
    };
    let calls = calls_between(view, first, last)?;
    let loads = team
        .members
        .iter()
        .enumerate()
        .map(|(place, member)| {
            days.iter()
                .map(|&day| {
                    let own = || {
                        calls.iter().filter(move |call| {
                            team.place(call.resource) == Some(place) && view.data.day(call.start) == day
                        })
                    };
                    DayLoad {
                        scheduled: own()
                            .filter_map(|call| call.end.map(|end| Hours::from_seconds(end.since(call.start))))
                            .sum(),
                        capacity: available(view, &member.name, day, day),
                        tickets: tickets_of(own()).len() as u32,
                        open_ended: own().filter(|call| call.end.is_none()).count() as u32,
                    }
                })
                .collect()
        })
        .collect();
    Ok(CalendarLoad { days, loads })
}
