//! The calendar of the weeks played.

use super::what_if::WhatIf;

/// A day of the calendar, prepared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shift {
    pub capacity: f64,
    /// Working days up to and including this one.
    pub workday: u32,
    /// The week in which jobs of this day have their target; past the end for those after it.
    pub due_week: usize,
}

/// The calendar of the weeks played: hours of each day, working days counted, weeks of the targets.
pub(crate) fn shifts(question: &WhatIf) -> Vec<Shift> {
    let team = &question.team;
    let utilization = question.levers.utilization.unwrap_or(team.utilization);
    let people = team.people + finite(question.levers.people_delta);
    let each = sound(team.hours_per_day) * sound(utilization).min(1.0);
    let days = 7 * question.weeks;
    let works = |place: usize| {
        let day = question.start.plus(i32::try_from(place).unwrap_or(i32::MAX));
        team.workdays[day.weekday()] && !team.days_off.contains(&day)
    };
    let absent = |place: usize| {
        let day = question.start.plus(i32::try_from(place).unwrap_or(i32::MAX));
        let off = team.absent.iter().find(|(known, _)| *known == day);
        off.map_or(0.0, |(_, people)| sound(*people))
    };
    let mut workday = 0;
    let mut shifts: Vec<Shift> = (0..days)
        .map(|place| {
            let working = works(place);
            workday += u32::from(working);
            Shift {
                capacity: if working { sound(people - absent(place)) * each } else { 0.0 },
                workday,
                due_week: usize::MAX,
            }
        })
        .collect();
    for place in 0..days {
        let allowed = question.target_days.max(u32::from(!works(place)));
        let target = shifts[place].workday.saturating_add(allowed);
        // The day by whose end the target's working days are over.
        let due = (place..days).find(|&later| shifts[later].workday >= target);
        shifts[place].due_week = due.map_or(usize::MAX, |day| day / 7);
    }
    shifts
}

/// Working days in which a job is to be done: one that came when nobody works has the next working day at least.
pub(crate) fn allowed(question: &WhatIf, came: &Shift) -> u32 {
    question.target_days.max(u32::from(came.capacity <= 0.0))
}

/// The value, or 0 for what is no number.
pub(crate) fn finite(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}

/// The value, or 0 for what is no amount.
pub(crate) fn sound(value: f64) -> f64 {
    finite(value).max(0.0)
}
