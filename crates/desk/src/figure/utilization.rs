//! How much of their time technicians spend for clients.

use std::collections::BTreeMap;

use crate::dataset::{Field, NO_TICKET};
use crate::settings::Settings;
use base::{Day, Hours};

use super::gap::{Gap, Measured};
use super::view::View;

/// A technician's hours of the reporting period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Utilization {
    /// Name.
    pub resource: String,
    /// Hours on tickets of companies other than the own one.
    pub client: Hours,
    /// Billable hours among them; `None` when the export does not say what is billable.
    pub billable: Option<Hours>,
    /// All hours.
    pub worked: Hours,
    /// Hours that could have been worked.
    pub available: Hours,
    /// The entries, in order of the data.
    pub entries: Vec<u32>,
}

impl Utilization {
    /// Client-facing share of the available hours; `None` without available hours.
    pub fn share(&self) -> Option<f64> {
        (self.available > Hours::ZERO).then(|| self.client.as_f64() / self.available.as_f64())
    }
}

/// Each technician who booked time in the period or is active in the technicians' file: by client hours, then name.
///
/// # Errors
/// The reason when there are no time entries.
pub fn utilization(view: &View<'_>) -> Measured<Vec<Utilization>> {
    if !view.knows_entries() {
        return Err(Gap::NoEntries);
    }
    let data = view.data;
    let (first, last) = view.last_days(view.period_days);
    let hidden = |name: &str| Settings::names(&view.settings.hidden_resources, name);
    let mut all: BTreeMap<String, Utilization> = BTreeMap::new();
    for (name, info) in &data.resources {
        if info.active && !hidden(name) && view.resource_passes(name) {
            all.insert(name.clone(), Utilization { resource: name.clone(), ..Utilization::default() });
        }
    }
    for entry in data.entries_on(first, last) {
        if !view.entry_passes(entry) {
            continue;
        }
        let name = data.texts.text(data.entries.label(Field::Resource, entry));
        if name.is_empty() || hidden(name) {
            continue;
        }
        let hours = data.entry_facts.hours[entry];
        let known = all
            .entry(name.to_owned())
            .or_insert_with(|| Utilization { resource: name.to_owned(), ..Utilization::default() });
        known.worked += hours;
        // The own company is nobody to bill.
        if is_client_facing(view, entry) {
            known.client += hours;
            if let Some(billable) = data.entry_facts.billable[entry].get() {
                known.billable = Some(known.billable.unwrap_or_default() + billable);
            }
        }
        known.entries.push(entry as u32);
    }
    let knows_billing = knows_billing(view);
    let mut list: Vec<Utilization> = all
        .into_values()
        .map(|known| Utilization { billable: known.billable.or(knows_billing.then_some(Hours::ZERO)), ..known })
        .map(|known| Utilization { available: available(view, &known.resource, first, last), ..known })
        .collect();
    list.sort_by(|a, b| b.client.cmp(&a.client).then_with(|| a.resource.cmp(&b.resource)));
    Ok(list)
}

/// Whether the export says what is billable.
pub(super) fn knows_billing(view: &View<'_>) -> bool {
    view.data.entries.has(Field::Billed) || view.data.entries.has(Field::NonBillable)
}

/// An entry on a ticket (or for a company) that is not the service provider's own.
pub(super) fn is_client_facing(view: &View<'_>, entry: usize) -> bool {
    let facts = &view.data.entry_facts;
    let on_ticket = facts.ticket[entry] != NO_TICKET;
    (on_ticket || !facts.company[entry].is_none()) && !view.data.is_own(facts.company[entry])
}

/// Hours a technician could have worked on the days `first..=last`: weekly hours ÷ 5 for each weekday that is no holiday.
pub(super) fn available(view: &View<'_>, resource: &str, first: Day, last: Day) -> Hours {
    let weekly = view
        .data
        .resources
        .get(resource)
        .and_then(|info| info.weekly_hours)
        .unwrap_or_else(|| Hours::from_f64(view.settings.weekly_hours));
    let days = (first.0..=last.0)
        .map(Day)
        .filter(|day| !day.is_weekend() && view.data.holidays.binary_search(day).is_err())
        .count();
    Hours(weekly.times(days as i64).0 / 5)
}
