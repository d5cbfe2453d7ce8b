//! Who there is to do the work, and how much of it each technician has before them.

use std::collections::BTreeMap;

use crate::dataset::{Field, NO_TICKET};
use crate::settings::{Settings, WorkflowFamily};
use base::{DAY, Hours, Sym};

use super::arrivals::last_whole_day;
use super::gap::{Gap, Measured};
use super::time_off::Absences;
use super::view::View;

/// Days looked back at for who works here and on what.
const RECENT_DAYS: u32 = 91;

/// A technician and the hours of a usual week.
#[derive(Clone, Debug, PartialEq)]
pub struct Technician {
    /// Name.
    pub name: String,
    /// Hours a week.
    pub weekly: Hours,
}

/// Who works here: the active ones of the technicians' file, else those who booked time in the last 91 days; by name.
/// Hidden ones are left out. Filters do not narrow it, but for the one by technician.
///
/// # Errors
/// The reason when neither is known.
pub fn technicians(view: &View<'_>) -> Measured<Vec<Technician>> {
    let data = view.data;
    let usual = Hours::from_f64(view.settings.weekly_hours);
    let stays = |name: &str| {
        !name.is_empty() && !Settings::names(&view.settings.hidden_resources, name) && view.resource_passes(name)
    };
    let of_file: Vec<Technician> = data
        .resources
        .iter()
        .filter(|(name, info)| info.active && stays(name))
        .map(|(name, info)| Technician { name: name.clone(), weekly: info.weekly_hours.unwrap_or(usual) })
        .collect();
    if !of_file.is_empty() {
        return Ok(of_file);
    }
    if !view.knows_entries() {
        return Err(Gap::NoPeople);
    }
    let (first, last) = view.last_days(RECENT_DAYS);
    let mut seen = vec![false; data.texts.iter().count()];
    for entry in data.entries_on(first, last) {
        let name = data.entries.label(Field::Resource, entry);
        if let Some(seen) = seen.get_mut(name.index()) {
            *seen = true;
        }
    }
    let mut all: Vec<Technician> = data
        .texts
        .iter()
        .filter(|(sym, name)| seen.get(sym.index()).copied().unwrap_or(false) && stays(name))
        .map(|(_, name)| Technician { name: name.to_owned(), weekly: usual })
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    if all.is_empty() {
        return Err(Gap::NobodyBooked);
    }
    Ok(all)
}

/// Managed companies: those with endpoints that are not the service provider's own.
///
/// # Errors
/// The reason when no company has endpoints.
pub fn managed_companies(view: &View<'_>) -> Measured<u32> {
    let count = super::reactive_hours::all_managed(view).len();
    if count == 0 { Err(Gap::NoManagedCompany) } else { Ok(count as u32) }
}

/// What a technician has before them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkAhead {
    /// Name.
    pub name: String,
    /// Open tickets.
    pub open: usize,
    /// Those of them without an estimate.
    pub without_estimate: usize,
    /// What is left of the estimates; `None` when the export has none.
    pub remaining: Option<Hours>,
    /// Service calls of the days ahead; `None` when the length of calls is not known.
    pub scheduled: Option<Hours>,
    /// Scheduled hours, and what is left of estimates beyond the ticket's own calls.
    pub load: Hours,
    /// Hours that can be worked on the days ahead.
    pub available: Hours,
    /// Share of the hours of the last 91 days that went into incidents; `None` without hours.
    pub reactive_share: Option<f64>,
}

/// Every technician over the next `days` calendar days, by name.
///
/// # Errors
/// The reason when there is no technician, or neither estimates nor service calls.
pub fn work_ahead(view: &View<'_>, days: u32) -> Measured<Vec<WorkAhead>> {
    let data = view.data;
    let knows_estimates = view.needs(Field::Estimate).is_ok();
    let knows_calls = (0..data.calls.len()).any(|call| data.calls.date(Field::End, call).is_some());
    if !knows_estimates && !knows_calls {
        return Err(Gap::NoWorkAhead);
    }
    let first = last_whole_day(view).plus(1);
    let last = first.plus(days.max(1) as i32 - 1);
    let absences = Absences::of(view);
    let mut all: BTreeMap<Sym, WorkAhead> = BTreeMap::new();
    for technician in technicians(view)? {
        if let Some(sym) = data.texts.find(&technician.name) {
            let ahead = WorkAhead {
                available: absences.hours_at_work(view, std::slice::from_ref(&technician), (first, last)),
                remaining: knows_estimates.then_some(Hours::ZERO),
                scheduled: knows_calls.then_some(Hours::ZERO),
                name: technician.name,
                ..WorkAhead::default()
            };
            all.insert(sym, ahead);
        }
    }
    let scheduled = add_calls(view, &mut all, days);
    for &row in &view.open {
        let row = row as usize;
        let Some(ahead) = all.get_mut(&data.tickets.label(Field::Resource, row)) else {
            continue;
        };
        ahead.open += 1;
        let estimate = data.tickets.amount(Field::Estimate, row).get().unwrap_or_default();
        if estimate <= Hours::ZERO {
            ahead.without_estimate += 1;
            continue;
        }
        let worked = data.facts.worked[row].get().unwrap_or_default();
        let left = Hours((estimate.0 - worked.0).max(0));
        if let Some(remaining) = &mut ahead.remaining {
            *remaining += left;
        }
        let called = scheduled.get(&(row as u32)).copied().unwrap_or_default();
        ahead.load += Hours((left.0 - called.0).max(0));
    }
    add_reactive(view, &mut all);
    let mut list: Vec<WorkAhead> = all.into_values().collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(list)
}

/// Adds the live calls of the days ahead; gives the hours scheduled by ticket.
fn add_calls(view: &View<'_>, all: &mut BTreeMap<Sym, WorkAhead>, days: u32) -> BTreeMap<u32, Hours> {
    let data = view.data;
    let until = view.as_of.plus(i64::from(days) * DAY);
    let mut by_ticket: BTreeMap<u32, Hours> = BTreeMap::new();
    for call in 0..data.calls.len() {
        let start = data.calls.date(Field::Start, call).get();
        let end = data.calls.date(Field::End, call).get();
        let (Some(start), Some(end)) = (start, end) else {
            continue;
        };
        if !data.call_facts.live[call] || start < view.as_of || start > until || end <= start {
            continue;
        }
        let hours = Hours::from_seconds(end.since(start).min(DAY));
        let ticket = data.call_facts.ticket[call];
        if ticket != NO_TICKET {
            *by_ticket.entry(ticket).or_default() += hours;
        }
        if let Some(ahead) = all.get_mut(&data.calls.label(Field::Resource, call)) {
            ahead.load += hours;
            if let Some(scheduled) = &mut ahead.scheduled {
                *scheduled += hours;
            }
        }
    }
    by_ticket
}

fn add_reactive(view: &View<'_>, all: &mut BTreeMap<Sym, WorkAhead>) {
    let data = view.data;
    let (first, last) = view.last_days(RECENT_DAYS);
    let mut sums: BTreeMap<Sym, (Hours, Hours)> = BTreeMap::new();
    for entry in data.entries_on(first, last) {
        let ticket = data.entry_facts.ticket[entry];
        if ticket == NO_TICKET {
            continue;
        }
        let sum = sums.entry(data.entries.label(Field::Resource, entry)).or_default();
        sum.1 += data.entry_facts.hours[entry];
        if data.facts.workflow[ticket as usize].family() == WorkflowFamily::Incident {
            sum.0 += data.entry_facts.hours[entry];
        }
    }
    for (name, ahead) in all {
        ahead.reactive_share = sums
            .get(name)
            .filter(|(_, all)| *all > Hours::ZERO)
            .map(|(reactive, all)| reactive.as_f64() / all.as_f64());
    }
}
