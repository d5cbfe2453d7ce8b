//! Hour by weekday: when tickets arrive, and when people are at work.

use crate::dataset::Field;
use crate::settings::Workflow;
use base::{DAY, Day, HOUR, Timestamp};

use super::view::View;
use super::workflow_table::period_days;

/// One amount for each weekday (Monday first) and hour.
pub type Slots<T> = [[T; 24]; 7];

/// Arrivals against staffing over the distribution period.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotProfile {
    /// Tickets created in each slot.
    pub arrivals: Slots<u32>,
    /// Tickets created outside the coverage of the settings.
    pub uncovered: usize,
    /// Technicians at work in each slot, on average, by their time entries; `None` without entries that have a start
    /// and an end.
    pub busy: Option<Slots<f64>>,
}

/// Weekday and hour on the wall.
pub(super) fn slot(view: &View<'_>, at: Timestamp) -> (usize, usize) {
    let wall = view.data.zone.wall(at);
    let day = Day(wall.div_euclid(DAY) as i32);
    (day.weekday(), (wall.rem_euclid(DAY) / HOUR) as usize)
}

/// Whether somebody covers the slot, by the settings; hours may go past midnight.
pub fn is_covered(view: &View<'_>, weekday: usize, hour: usize) -> bool {
    let from = view.settings.coverage_from_hour as usize;
    let to = view.settings.coverage_to_hour as usize;
    let in_hours = if from <= to { hour >= from && hour < to } else { hour >= from || hour < to };
    weekday < 5 && in_hours
}

/// Whether a ticket was created in the distribution period, and in which slot.
pub(crate) fn slot_of_period(view: &View<'_>, row: usize) -> Option<(usize, usize)> {
    let from = view.as_of.plus(-i64::from(period_days(view)) * DAY);
    let at = view.data.tickets.date(Field::Created, row).get()?;
    (at >= from && at <= view.as_of).then(|| slot(view, at))
}

/// The profile of one workflow, or of all.
pub fn slot_profile(view: &View<'_>, of: Option<Workflow>) -> SlotProfile {
    let mut profile = SlotProfile { arrivals: [[0; 24]; 7], uncovered: 0, busy: busy(view) };
    for &row in &view.rows {
        let row = row as usize;
        if of.is_some_and(|workflow| view.data.facts.workflow[row] != workflow) {
            continue;
        }
        if let Some((weekday, hour)) = slot_of_period(view, row) {
            profile.arrivals[weekday][hour] += 1;
            profile.uncovered += usize::from(!is_covered(view, weekday, hour));
        }
    }
    profile
}

/// The wall times from which to which an entry keeps somebody busy in the distribution period.
fn busy_stretch(view: &View<'_>, entry: usize) -> Option<(i64, i64)> {
    let (first, last) = view.last_days(period_days(view));
    let entries = &view.data.entries;
    view.data.entry_facts.day[entry].filter(|day| *day >= first && *day <= last)?;
    let start = entries.date(Field::Start, entry).get()?;
    let end = entries.date(Field::End, entry).get()?;
    // Longer than a day is a slip of the pen, not a shift.
    if end <= start || end.since(start) > DAY {
        return None;
    }
    let from = view.data.zone.wall(start);
    Some((from, from + end.since(start)))
}

/// Weekday, hour and seconds of each slot that a stretch of wall time touches.
fn touched(stretch: (i64, i64)) -> impl Iterator<Item = (usize, usize, i64)> {
    let (mut wall, end) = stretch;
    std::iter::from_fn(move || {
        (wall < end).then(|| {
            let next = ((wall.div_euclid(HOUR) + 1) * HOUR).min(end);
            let weekday = Day(wall.div_euclid(DAY) as i32).weekday();
            let slot = (weekday, (wall.rem_euclid(DAY) / HOUR) as usize, next - wall);
            wall = next;
            slot
        })
    })
}

/// Whether an entry keeps somebody busy in a slot.
pub(crate) fn is_busy_in(view: &View<'_>, entry: usize, (weekday, hour): (usize, usize)) -> bool {
    busy_stretch(view, entry).is_some_and(|stretch| touched(stretch).any(|(day, at, _)| (day, at) == (weekday, hour)))
}

/// Entries spread over the hours from their start to their end.
fn busy(view: &View<'_>) -> Option<Slots<f64>> {
    let mut hours = [[0.0; 24]; 7];
    let mut any = false;
    for entry in 0..view.data.entries.len() {
        if !view.entry_passes(entry) {
            continue;
        }
        let Some(stretch) = busy_stretch(view, entry) else {
            continue;
        };
        any = true;
        for (weekday, hour, seconds) in touched(stretch) {
            hours[weekday][hour] += seconds as f64 / HOUR as f64;
        }
    }
    if !any {
        return None;
    }
    let (first, last) = view.last_days(period_days(view));
    let mut days = [0_u32; 7];
    for day in first.0..=last.0 {
        days[Day(day).weekday()] += 1;
    }
    for (slots, days) in hours.iter_mut().zip(days) {
        for slot in slots {
            *slot /= f64::from(days.max(1));
        }
    }
    Some(hours)
}
