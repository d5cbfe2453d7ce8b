//! How full the calendars of the next working days are.

use crate::dataset::NO_TICKET;
use base::{Day, Hours};

use super::calls::{calls_between, knows_call_lengths};
use super::gap::Measured;
use super::team::{Grouping, Team};
use super::time_off::Absences;
use super::utilization::available;
use super::view::View;

/// Working days that are looked at.
pub const CALENDAR_DAYS: usize = 5;

/// One day of a technician or a queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayLoad {
    /// Hours of the service calls that start on it.
    pub scheduled: Hours,
    /// Hours that can be worked on it; `None` for a queue, which has none of its own.
    pub capacity: Option<Hours>,
    /// Whether the technician is off.
    pub is_off: bool,
    /// Calls that start on it, with and without a ticket.
    pub calls: u32,
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
    /// For each of the team a load for each day.
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

/// Scheduled hours against capacity. Filters do not matter but for which of the team are shown.
///
/// # Errors
/// The reason when calls have no start or end, or are not known.
pub fn calendar_load(view: &View<'_>, team: &Team) -> Measured<CalendarLoad> {
    knows_call_lengths(view)?;
    let days = next_working_days(view, CALENDAR_DAYS);
    let (Some(&first), Some(&last)) = (days.first(), days.last()) else {
        return Ok(CalendarLoad { days, loads: vec![Vec::new(); team.members.len()] });
    };
    let calls = calls_between(view, first, last)?;
    let absences = Absences::of(view);
    let mut loads: Vec<Vec<DayLoad>> = team
        .members
        .iter()
        .map(|member| {
            let is_off = |day| team.grouping == Grouping::Technician && absences.is_off(&member.name, day);
            let capacity = |day| match team.grouping {
                Grouping::Technician if is_off(day) => Some(Hours::ZERO),
                Grouping::Technician => Some(available(view, &member.name, day, day)),
                Grouping::Queue => None,
            };
            days.iter()
                .map(|&day| DayLoad { capacity: capacity(day), is_off: is_off(day), ..DayLoad::default() })
                .collect()
        })
        .collect();
    let mut booked: Vec<(usize, usize, u32)> = Vec::new();
    for call in &calls {
        let on = view.data.day(call.start);
        let (Some(place), Some(at)) = (team.place_of_call(view, call), days.iter().position(|day| *day == on)) else {
            continue;
        };
        let load = &mut loads[place][at];
        load.calls += 1;
        match call.end {
            Some(end) => load.scheduled += Hours::from_seconds(end.since(call.start)),
            None => load.open_ended += 1,
        }
        if call.ticket != NO_TICKET {
            booked.push((place, at, call.ticket));
        }
    }
    booked.sort_unstable();
    booked.dedup();
    for (place, at, _) in booked {
        loads[place][at].tickets += 1;
    }
    Ok(CalendarLoad { days, loads })
}
