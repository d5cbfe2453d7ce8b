//! What opens a list of time entries: conditions by name, the same that the manager's figures count by.

use crate::dataset::{Field, NO_TICKET};
use crate::query::Pick;

use super::effort::is_completed_in_period;
use super::entry_review::{Check, Marks, can_check};
use super::pick::{read_day, unknown, whole_weeks};
use super::time_entry::{
    Bucket, bucket, is_reactive, is_real_time, is_team, knows_entries, knows_lateness, late_band, managed_by_sym,
};
use super::view::{Measured, View};

/// A condition on a time entry.
pub type EntryCondition<'v> = Box<dyn Fn(usize) -> bool + 'v>;

/// The condition of a pick.
///
/// # Errors
/// When the rule is not known, or what it needs cannot be measured.
pub fn entry_condition<'v>(view: &'v View<'_>, pick: &Pick) -> Measured<EntryCondition<'v>> {
    let data = view.data;
    let facts = &data.entry_facts;
    let value = pick.value.as_str();
    let sym = data.texts.find(value);
    let of_ticket = |field: Field| -> EntryCondition<'v> {
        Box::new(move |entry| {
            let ticket = facts.ticket[entry];
            ticket != NO_TICKET && Some(data.tickets.label(field, ticket as usize)) == sym
        })
    };
    Ok(match pick.rule.as_str() {
        "period" => {
            let (first, last) = view.last_days(view.period_days);
            Box::new(move |entry| facts.day[entry].is_some_and(|day| day >= first && day <= last))
        }
        "day" => {
            let wanted = read_day(value).ok_or_else(|| unknown(pick))?;
            Box::new(move |entry| facts.day[entry] == Some(wanted))
        }
        "week" => {
            let first = read_day(value).ok_or_else(|| unknown(pick))?;
            Box::new(move |entry| facts.day[entry].is_some_and(|day| (first..first.plus(7)).contains(&day)))
        }
        "weeks" => {
            let days = whole_weeks(view, value).ok_or_else(|| unknown(pick))?;
            Box::new(move |entry| facts.day[entry].is_some_and(|day| days.contains(&day)))
        }
        "weekday" => {
            let (weekday, weeks) = value.split_once('-').ok_or_else(|| unknown(pick))?;
            let weekday: usize = weekday.parse().map_err(|_| unknown(pick))?;
            let days = whole_weeks(view, weeks).ok_or_else(|| unknown(pick))?;
            Box::new(move |entry| facts.day[entry].is_some_and(|day| days.contains(&day) && day.weekday() == weekday))
        }
        "busy_slot" => {
            let (weekday, hour) = value.split_once('-').ok_or_else(|| unknown(pick))?;
            let slot: (usize, usize) =
                (weekday.parse().map_err(|_| unknown(pick))?, hour.parse().map_err(|_| unknown(pick))?);
            Box::new(move |entry| super::time_slots::is_busy_in(view, entry, slot))
        }
        "resource" => Box::new(move |entry| Some(data.entries.label(Field::Resource, entry)) == sym),
        "company" => Box::new(move |entry| Some(facts.company[entry]) == sym),
        "queue" => of_ticket(Field::Queue),
        "sla" => of_ticket(Field::Sla),
        "issue" => of_ticket(Field::IssueType),
        "workflow" => {
            let wanted = view.settings.rules.titled(value).ok_or_else(|| unknown(pick))?;
            Box::new(move |entry| {
                let ticket = facts.ticket[entry];
                ticket != NO_TICKET && data.facts.workflow[ticket as usize] == wanted
            })
        }
        "ticket" => {
            let wanted = data.ticket(value).ok_or_else(|| unknown(pick))? as u32;
            Box::new(move |entry| facts.ticket[entry] == wanted)
        }
        "team" => {
            let team: Vec<bool> = team_by_sym(view);
            Box::new(move |entry| team[data.entries.label(Field::Resource, entry).index()])
        }
        "client" => Box::new(move |entry| matches!(bucket(view, entry), Bucket::Client | Bucket::NonBillable)),
        "bucket" => {
            let wanted = Bucket::ALL.into_iter().find(|bucket| bucket.id() == value).ok_or_else(|| unknown(pick))?;
            Box::new(move |entry| bucket(view, entry) == wanted)
        }
        "reactive" => {
            let managed = managed_by_sym(view);
            Box::new(move |entry| is_reactive(view, &managed, entry))
        }
        "real_time" => {
            knows_lateness(view)?;
            let wanted = value != "no";
            Box::new(move |entry| is_real_time(view, entry) == Some(wanted))
        }
        "late_band" => {
            knows_lateness(view)?;
            let band = super::time_entry::LateBand::ALL
                .into_iter()
                .find(|band| band.id() == value)
                .ok_or_else(|| unknown(pick))?;
            Box::new(move |entry| late_band(view, entry) == Some(band))
        }
        "review" => {
            let check = Check::named(value).ok_or_else(|| unknown(pick))?;
            can_check(view, check)?;
            let marks = Marks::new(view, &[check]);
            Box::new(move |entry| marks.finds(view, check, entry))
        }
        "poor_note" => {
            can_check(view, Check::NoNote)?;
            let marks = Marks::default();
            Box::new(move |entry| {
                marks.finds(view, Check::NoNote, entry) || marks.finds(view, Check::GenericNote, entry)
            })
        }
        "on_ticket" => Box::new(move |entry| facts.ticket[entry] != NO_TICKET),
        "on_completed" => Box::new(move |entry| {
            let ticket = facts.ticket[entry];
            ticket != NO_TICKET && is_completed_in_period(view, ticket as usize)
        }),
        _ => return Err(unknown(pick)),
    })
}

/// For each symbol whether it names a technician whose time is looked at.
fn team_by_sym(view: &View<'_>) -> Vec<bool> {
    let data = view.data;
    let mut team = vec![false; data.texts.len()];
    let mut seen = vec![false; data.texts.len()];
    for &sym in data.entries.labels(Field::Resource) {
        if !std::mem::replace(&mut seen[sym.index()], true) {
            team[sym.index()] = is_team(view, data.texts.text(sym));
        }
    }
    team
}

/// The entries in view for which all picks hold, in order of the data.
///
/// # Errors
/// The first pick that is not known or not measurable; that there are no time entries.
pub fn select_entries(view: &View<'_>, picks: &[Pick]) -> Measured<Vec<u32>> {
    knows_entries(view)?;
    let conditions = picks.iter().map(|pick| entry_condition(view, pick)).collect::<Measured<Vec<_>>>()?;
    Ok((0..view.data.entries.len())
        .filter(|&entry| view.entry_passes(entry) && conditions.iter().all(|holds| holds(entry)))
        .map(|entry| entry as u32)
        .collect())
}
