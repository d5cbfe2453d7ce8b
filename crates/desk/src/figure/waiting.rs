//! Parked tickets: waiting by what they wait for, and on hold.

use crate::dataset::{Field, TicketRow};
use crate::settings::StatusMeaning;
use base::HOUR;

use super::coordinator::has_future_call;
use super::day_span::DaySpan;
use super::gap::{Gap, Measured};
use super::view::View;

/// Parked tickets of one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parked {
    /// Waiting for whom, or on hold.
    pub meaning: StatusMeaning,
    /// How many there are.
    pub count: u32,
    /// Those without activity for longer than the settings allow; unknown without a last activity.
    pub stale: Measured<u32>,
    /// By days since the last activity, in the order of [`DaySpan::IDLE`]; unknown without a last activity.
    pub idle: Measured<[u32; 5]>,
    /// Those of which no activity is known.
    pub unknown: u32,
}

/// Seconds since the last activity; `None` when none is known.
pub(crate) fn idle(view: &View<'_>, row: TicketRow) -> Option<i64> {
    view.data.tickets.date(Field::LastActivity, row).get().map(|at| view.as_of.since(at))
}

/// Waiting tickets by meaning, then those on hold; meanings without a ticket are left out.
///
/// # Errors
/// The reason when no status is exported.
pub fn parked(view: &View<'_>) -> Measured<Vec<Parked>> {
    view.needs(Field::Status)?;
    let knows = view.needs(Field::LastActivity);
    let stale_after = (view.settings.waiting_stale_hours * HOUR as f64) as i64;
    let mut all: Vec<(Parked, u32, [u32; 5])> = StatusMeaning::ALL
        .into_iter()
        .filter(|meaning| meaning.is_paused())
        .map(|meaning| {
            let group = Parked { meaning, count: 0, stale: Ok(0), idle: Ok([0; 5]), unknown: 0 };
            (group, 0, [0; 5])
        })
        .collect();
    for &row in &view.open {
        let meaning = view.data.facts.meaning[row as usize];
        let Some((group, stale, bands)) = all.iter_mut().find(|(group, ..)| group.meaning == meaning) else {
            continue;
        };
        group.count += 1;
        let Some(age) = idle(view, row as usize) else {
            group.unknown += 1;
            continue;
        };
        *stale += u32::from(age > stale_after);
        if let Some(at) = DaySpan::IDLE.iter().position(|band| band.holds(age)) {
            bands[at] += 1;
        }
    }
    Ok(all
        .into_iter()
        .filter(|(group, ..)| group.count > 0)
        .map(|(group, stale, bands)| Parked {
            stale: knows.clone().map(|()| stale),
            idle: knows.clone().map(|()| bands),
            ..group
        })
        .collect())
}

/// Whether a ticket is abandoned: being worked on and assigned, but nothing is scheduled and nothing has
/// happened for longer than the settings allow.
pub fn is_abandoned(view: &View<'_>, row: TicketRow) -> bool {
    let stale_after = (view.settings.boards.abandoned_hours * HOUR as f64) as i64;
    view.data.facts.meaning[row] == StatusMeaning::Active
        && !view.data.tickets.label(Field::Resource, row).is_none()
        && !has_future_call(view, row)
        && idle(view, row).is_some_and(|age| age > stale_after)
}

/// Abandoned tickets, the longest idle first, then by number.
///
/// # Errors
/// The reason when status, technician, last activity or service calls are not known.
pub fn abandoned(view: &View<'_>) -> Measured<Vec<u32>> {
    view.needs(Field::Status)?;
    view.needs(Field::Resource)?;
    view.needs(Field::LastActivity)?;
    if !view.data.knows_calls() {
        return Err(Gap::NoCalls);
    }
    let mut rows: Vec<u32> = view.open.iter().copied().filter(|&row| is_abandoned(view, row as usize)).collect();
    rows.sort_by(|&a, &b| {
        idle(view, b as usize)
            .cmp(&idle(view, a as usize))
            .then_with(|| view.data.number(a as usize).cmp(view.data.number(b as usize)))
    });
    Ok(rows)
}
