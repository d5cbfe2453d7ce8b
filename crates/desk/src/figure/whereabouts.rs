//! Where every technician (or queue) is: what is in progress, what stands in today's calendar, what was
//! booked today.

use crate::dataset::{Entity, Field, NO_TICKET};
use crate::settings::StatusMeaning;
use base::{Hours, Sym, Timestamp};

use super::calls::{PlannedCall, calls_between};
use super::gap::{Gap, Measured};
use super::team::Team;
use super::view::View;

/// The present of a technician or a queue.
#[derive(Clone, Debug, Default)]
pub struct Whereabouts {
    /// The active ticket with the latest activity.
    pub in_progress: Option<u32>,
    /// Its last activity.
    pub progress_at: Option<Timestamp>,
    /// The latest activity on the open tickets or the end of a time entry.
    pub last_activity: Option<Timestamp>,
    /// Open tickets.
    pub open: u32,
    /// Hours of today's time entries.
    pub hours: Hours,
    /// Tickets of today's time entries.
    pub worked: u32,
}

/// Where all are.
#[derive(Clone, Debug)]
pub struct TeamToday {
    /// In the order of the team.
    pub all: Vec<Whereabouts>,
    /// Today's service calls, by start.
    pub calls: Measured<Vec<PlannedCall>>,
    /// Whether hours of today are known, or why not.
    pub hours: Measured<()>,
    /// Whether open tickets can be counted, or why not.
    pub open: Measured<()>,
    /// Whether it can be told which ticket is in progress, or why not.
    pub progress: Measured<()>,
}

/// Where every technician of the team (or every queue) is at the moment of the picture.
///
/// Open tickets follow the filters; calls and hours are the whole day.
pub fn whereabouts(view: &View<'_>, team: &Team) -> TeamToday {
    let data = view.data;
    let today = data.day(view.as_of);
    let mut all = vec![Whereabouts::default(); team.members.len()];
    let progress = view
        .needs(Field::Status)
        .and_then(|()| view.needs(team.grouping.field()))
        .and_then(|()| view.needs(Field::LastActivity));
    for &row in &view.open {
        let at = row as usize;
        let Some(place) = team.place_of_ticket(view, row) else {
            continue;
        };
        let one = &mut all[place];
        one.open += 1;
        let Some(activity) = data.tickets.date(Field::LastActivity, at).get() else {
            continue;
        };
        one.last_activity = one.last_activity.max(Some(activity));
        let is_later = one.progress_at.is_none_or(|known| activity > known);
        if data.facts.meaning[at] == StatusMeaning::Active && is_later {
            one.in_progress = Some(row);
            one.progress_at = Some(activity);
        }
    }
    let mut worked: Vec<(usize, u32)> = Vec::new();
    for entry in 0..data.entries.len() {
        let Some(place) = team.place_of_entry(view, entry) else {
            continue;
        };
        let (start, end) = (data.entries.date(Field::Start, entry), data.entries.date(Field::End, entry));
        let at = start.later(end).get().filter(|at| *at <= view.as_of);
        let one = &mut all[place];
        one.last_activity = one.last_activity.max(at);
        if data.entry_facts.day[entry] == Some(today) {
            one.hours += data.entry_facts.hours[entry];
            if data.entry_facts.ticket[entry] != NO_TICKET {
                worked.push((place, data.entry_facts.ticket[entry]));
            }
        }
    }
    worked.sort_unstable();
    worked.dedup();
    for (place, _) in worked {
        all[place].worked += 1;
    }
    TeamToday {
        all,
        calls: calls_between(view, today, today),
        hours: knows_days(view),
        open: view.knows_open().and_then(|()| {
            if data.tickets.has(team.grouping.field()) {
                Ok(())
            } else {
                Err(Gap::NoColumn(Entity::Tickets, team.grouping.field()))
            }
        }),
        progress,
    }
}

/// Whether time entries tell their day.
fn knows_days(view: &View<'_>) -> Measured<()> {
    if !view.knows_entries() {
        return Err(Gap::NoEntries);
    }
    let entries = &view.data.entries;
    if entries.is_blank(Field::Start) && entries.is_blank(Field::WorkedOn) {
        return Err(Gap::EntriesWithoutDay);
    }
    Ok(())
}

/// Tickets on which a technician (or anybody) booked time on a day, each once.
pub(crate) fn worked_on(view: &View<'_>, day: base::Day, resource: Option<Sym>) -> Vec<u32> {
    let facts = &view.data.entry_facts;
    let is_own = |entry| resource.is_none_or(|wanted| view.data.entries.label(Field::Resource, entry) == wanted);
    let mut rows: Vec<u32> = (view.data.entries_on(day, day).into_iter())
        .filter(|&entry| facts.ticket[entry] != NO_TICKET && is_own(entry))
        .map(|entry| facts.ticket[entry])
        .collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}
