//! Hours of break-fix work for each managed endpoint and month, and hours by company.

use std::collections::BTreeMap;

use crate::dataset::NO_TICKET;
use crate::settings::WorkflowFamily;
use base::{Hours, MONTH_DAYS, Sym, normalize};

use super::gap::{Gap, Measured};
use super::view::View;

/// Reactive hours per endpoint and month of one company.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CompanyReactive {
    /// The company.
    pub company: Sym,
    /// Hours on incidents.
    pub hours: Hours,
    /// Entries they are made of.
    pub entries: u32,
    /// Endpoints.
    pub endpoints: u32,
    /// Hours ÷ endpoints ÷ months.
    pub value: f64,
}

/// Reactive hours per endpoint and month of all managed companies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReactiveHours {
    /// Hours on incidents.
    pub hours: Hours,
    /// Endpoints they are for.
    pub endpoints: u64,
    /// Hours ÷ endpoints ÷ months.
    pub value: f64,
    /// The same for each company with endpoints, worst first.
    pub by_company: Vec<CompanyReactive>,
}

/// The reporting period's reactive hours per endpoint and month.
///
/// # Errors
/// The reason when endpoints or time entries are not known.
pub fn reactive_hours(view: &View<'_>) -> Measured<ReactiveHours> {
    if !view.knows_entries() {
        return Err(Gap::NoEntries);
    }
    let data = view.data;
    let managed = managed(view);
    if managed.is_empty() {
        return Err(Gap::NoEndpoints);
    }
    let mut by_company: BTreeMap<Sym, (Hours, u32)> = BTreeMap::new();
    for entry in entries_of_period(view) {
        let ticket = data.entry_facts.ticket[entry];
        let company = data.entry_facts.company[entry];
        if ticket != NO_TICKET
            && data.facts.workflow[ticket as usize].family() == WorkflowFamily::Incident
            && managed.contains_key(&company)
        {
            let known = by_company.entry(company).or_default();
            known.0 += data.entry_facts.hours[entry];
            known.1 += 1;
        }
    }
    let months = f64::from(view.period_days) / MONTH_DAYS;
    let rate = |hours: Hours, endpoints: f64| hours.as_f64() / endpoints / months;
    let hours: Hours = by_company.values().map(|(hours, _)| *hours).sum();
    let endpoints: u64 = managed.values().map(|count| u64::from(*count)).sum();
    let mut list: Vec<CompanyReactive> = managed
        .into_iter()
        .map(|(company, count)| {
            let (hours, entries) = by_company.get(&company).copied().unwrap_or_default();
            CompanyReactive { company, hours, entries, endpoints: count, value: rate(hours, f64::from(count)) }
        })
        .collect();
    list.sort_by(|a, b| {
        b.value.total_cmp(&a.value).then_with(|| data.texts.text(a.company).cmp(data.texts.text(b.company)))
    });
    Ok(ReactiveHours { hours, endpoints, value: rate(hours, endpoints as f64), by_company: list })
}

/// Companies with endpoints that pass the filter by company, the own one left out.
pub(super) fn managed(view: &View<'_>) -> BTreeMap<Sym, u32> {
    let mut all = all_managed(view);
    all.retain(|company, _| view.company_passes(*company));
    all
}

/// Companies with endpoints, the own one left out: as typed in, else as in the companies file.
pub(super) fn all_managed(view: &View<'_>) -> BTreeMap<Sym, u32> {
    let data = view.data;
    let mut all: BTreeMap<Sym, u32> =
        data.companies.iter().filter_map(|(company, info)| Some((*company, info.endpoints?))).collect();
    for (name, endpoints) in &view.settings.endpoints {
        if let Some(company) = data.texts.find(name).or_else(|| same_name(view, name)) {
            all.insert(company, *endpoints);
        }
    }
    all.retain(|company, endpoints| *endpoints > 0 && !data.is_own(*company));
    all
}

/// The company that a typed name means, whatever its case and spaces.
fn same_name(view: &View<'_>, name: &str) -> Option<Sym> {
    let wanted = normalize(name);
    view.data.texts.iter().find(|(_, text)| normalize(text) == wanted).map(|(sym, _)| sym)
}

/// Hours worked in the reporting period on tickets of each company: most hours first, then by name.
///
/// # Errors
/// The reason when there are no time entries.
pub fn company_hours(view: &View<'_>) -> Measured<Vec<(Sym, Hours)>> {
    if !view.knows_entries() {
        return Err(Gap::NoEntries);
    }
    let data = view.data;
    let mut hours: BTreeMap<Sym, Hours> = BTreeMap::new();
    for entry in entries_of_period(view) {
        if data.entry_facts.ticket[entry] != NO_TICKET {
            *hours.entry(data.entry_facts.company[entry]).or_default() += data.entry_facts.hours[entry];
        }
    }
    let mut list: Vec<(Sym, Hours)> = hours.into_iter().filter(|(company, _)| !company.is_none()).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| data.texts.text(a.0).cmp(data.texts.text(b.0))));
    Ok(list)
}

/// Entries whose day is one of the period's and that pass the filters.
pub(super) fn entries_of_period<'a>(view: &'a View<'_>) -> impl Iterator<Item = usize> + 'a {
    let (first, last) = view.last_days(view.period_days);
    view.data.entries_on(first, last).into_iter().filter(|&entry| view.entry_passes(entry))
}
