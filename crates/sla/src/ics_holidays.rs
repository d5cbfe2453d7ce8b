//! The events of a calendar file as holidays.

use chrono::{NaiveDateTime, TimeDelta};
use ics::{Event, Occurrences, read_events};

use super::holidays::{HolidayList, HolidayNote, LONGEST};
use super::spec::{DayHours, Holiday, Span};
use base::{DAY, Day, Zone};

/// The year up to which a rule that is more than "every year" is written out.
const LAST_YEAR: i32 = 2060;

/// Adds the holidays of the events in `text` to `list`, moments on the wall of `zone`.
pub(super) fn read_ics(text: &str, zone: &Zone, list: &mut HolidayList) {
    let (events, notes) = read_events(text);
    list.notes.extend(notes.into_iter().map(HolidayNote::Calendar));
    for event in &events {
        add(event, zone, list);
    }
}

fn add(event: &Event, zone: &Zone, list: &mut HolidayList) {
    let name = &event.summary;
    if event.length <= TimeDelta::zero() || event.length > TimeDelta::days(LONGEST.into()) {
        list.notes.push(HolidayNote::NoLength(name.clone()));
        return;
    }
    let first = event.start.wall_in(zone);
    let occurrences = match event.occurrences(LAST_YEAR) {
        // What comes back every week for ever is no holiday.
        Occurrences::At(_) if event.is_endless_routine() => Occurrences::NotUnderstood(event.rule().to_owned()),
        occurrences => occurrences,
    };
    match occurrences {
        Occurrences::At(starts) => {
            for start in starts {
                list.holidays.extend(days_of(start.wall_in(zone), event.length, name));
            }
        }
        Occurrences::EveryYear => {
            let days = days_of(first, event.length, name);
            list.holidays.extend(days.into_iter().map(|day| Holiday { every_year: true, ..day }));
        }
        Occurrences::NotUnderstood(rule) => {
            list.notes.push(HolidayNote::Repeats(name.clone(), rule));
            list.holidays.extend(days_of(first, event.length, name));
        }
    }
}

/// The stretch as one holiday for each date it touches.
fn days_of(start: NaiveDateTime, length: TimeDelta, name: &str) -> Vec<Holiday> {
    let from = start.and_utc().timestamp();
    let to = from.saturating_add(length.num_seconds());
    let (first, last) = (from.div_euclid(DAY), (to - 1).div_euclid(DAY));
    (first..=last)
        .map(|day| {
            let (from, to) = (from.max(day * DAY) - day * DAY, to.min((day + 1) * DAY) - day * DAY);
            let hours = match Span::new(from, to) {
                Ok(span) if span != Span::FULL_DAY => DayHours::ClosedDuring(vec![span]),
                _ => DayHours::Closed,
            };
            Holiday { hours, ..Holiday::closed(Day(day as i32), name) }
        })
        .collect()
}
