//! What is known of people, companies, contracts, devices and holidays, and the vendor's verdicts.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::settings::Settings;
use base::{Day, Hours, Interner, Sym, Zone, normalize};

use super::columns::{Column, Columns, Flag};
use super::data::{CompanyInfo, ContractInfo, NO_TICKET, ResourceInfo, SlaVerdict};
use super::field::Field;
use super::references::person;
use super::resolve::read_flag;

pub(super) fn resource_table(columns: &Columns, texts: &mut base::Interner) -> BTreeMap<String, ResourceInfo> {
    (0..columns.len())
        .map(|row| {
            let text = |field: Field| texts.text(columns.label(field, row));
            let name = person(text(Field::Resource), text(Field::LastName), text(Field::FirstName));
            texts.intern(&name);
            let info = ResourceInfo {
                weekly_hours: columns.amount(Field::WeeklyHours, row).get().filter(|hours| *hours > Hours::ZERO),
                billable_goal: columns.amount(Field::BillableGoal, row).get().map(Hours::as_f64),
                role: texts.text(columns.label(Field::Role, row)).to_owned(),
                active: columns.flag(Field::Active, row) != Flag::No,
            };
            (name, info)
        })
        .collect()
}

pub(super) fn company_table(
    columns: &Columns,
    settings: &Settings,
    texts: &mut base::Interner,
) -> BTreeMap<Sym, CompanyInfo> {
    let mut companies: BTreeMap<Sym, CompanyInfo> = BTreeMap::new();
    for row in 0..columns.len() {
        let known = companies.entry(columns.label(Field::Company, row)).or_default();
        if let Some(endpoints) = columns.amount(Field::Endpoints, row).get() {
            known.endpoints = Some(endpoints.as_f64().clamp(0.0, 1e9) as u32);
        }
        known.own |= columns.flag(Field::Own, row) == Flag::Yes;
    }
    for name in &settings.own_companies {
        companies.entry(same_name(name, texts)).or_default().own = true;
    }
    companies
}

/// The symbol of a name that was typed in: the export's spelling when there is one.
fn same_name(name: &str, texts: &mut base::Interner) -> Sym {
    if let Some(sym) = texts.find(name) {
        return sym;
    }
    let wanted = normalize(name);
    let found = texts.iter().find(|(_, text)| normalize(text) == wanted).map(|(sym, _)| sym);
    found.unwrap_or_else(|| texts.intern(name))
}

/// Technicians by the resources file and by the time entries.
pub(super) fn people(resources: &BTreeMap<String, ResourceInfo>, entries: &Columns, texts: &Interner) -> Vec<Sym> {
    let mut people: Vec<Sym> = entries.labels(Field::Resource).to_vec();
    people.extend(resources.keys().filter_map(|name| texts.find(name)));
    people.sort_unstable();
    people.dedup();
    people
}

/// Days of calendars and of the settings, sorted.
pub(super) fn holiday_list(mut days: Vec<Day>, settings: &Settings) -> Vec<Day> {
    days.extend(
        settings
            .holidays
            .iter()
            .filter_map(|text| chrono::NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok().map(Day::of)),
    );
    days.sort_unstable();
    days.dedup();
    days
}

/// Contracts by name; of two with one name the later.
pub(super) fn contract_table(columns: &Columns, zone: &Zone) -> BTreeMap<Sym, ContractInfo> {
    (0..columns.len())
        .map(|row| {
            let day = |field: Field| columns.date(field, row).get().map(|at| zone.day(at));
            let info = ContractInfo {
                company: columns.label(Field::Company, row),
                sla: columns.label(Field::Sla, row),
                from: day(Field::Start),
                to: day(Field::End),
                active: columns.flag(Field::Active, row) != Flag::No,
            };
            (columns.label(Field::Contract, row), info)
        })
        .collect()
}

/// Tickets that say their contract but no agreement get the contract's.
pub(super) fn fill_agreements(tickets: &mut Columns, contracts: &BTreeMap<Sym, ContractInfo>) {
    if contracts.values().all(|info| info.sla.is_none()) || !tickets.has(Field::Contract) {
        return;
    }
    let filled = (0..tickets.len())
        .map(|row| match tickets.label(Field::Sla, row) {
            Sym::NONE => contracts.get(&tickets.label(Field::Contract, row)).map_or(Sym::NONE, |info| info.sla),
            own => own,
        })
        .collect();
    tickets.set(Field::Sla, Column::Labels(filled));
}

/// Tickets of an export without a column of contracts get their company's: what the list of companies says, else a
/// contract in force. Without either, nothing is said.
pub(super) fn fill_contracts(
    tickets: &mut Columns,
    companies: &Columns,
    contracts: &BTreeMap<Sym, ContractInfo>,
    texts: &Interner,
) {
    if tickets.has(Field::Contract) || !tickets.has(Field::Company) {
        return;
    }
    let mut of_company: FxHashMap<Sym, Sym> = contracts
        .iter()
        .filter(|(_, info)| info.active && !info.company.is_none())
        .map(|(name, info)| (info.company, *name))
        .collect();
    if companies.has(Field::Contract) {
        for row in 0..companies.len() {
            let contract = companies.label(Field::Contract, row);
            // A column `Contract` with yes and no says whether there is one.
            if !contract.is_none() && read_flag(texts.text(contract)) != Flag::No {
                of_company.insert(companies.label(Field::Company, row), contract);
            }
        }
    }
    if of_company.is_empty() {
        return;
    }
    let filled = tickets
        .labels(Field::Company)
        .iter()
        .map(|company| of_company.get(company).copied().unwrap_or_default())
        .collect();
    tickets.set(Field::Contract, Column::Labels(filled));
}

/// Counts the devices in use as endpoints of companies of which no list says how many they have.
pub(super) fn count_devices(companies: &mut BTreeMap<Sym, CompanyInfo>, devices: &Columns) {
    let mut counts: BTreeMap<Sym, u32> = BTreeMap::new();
    for row in 0..devices.len() {
        let company = devices.label(Field::Company, row);
        if !company.is_none() && devices.flag(Field::Active, row) != Flag::No {
            *counts.entry(company).or_default() += 1;
        }
    }
    for (company, count) in counts {
        companies.entry(company).or_default().endpoints.get_or_insert(count);
    }
}

/// The vendor's verdicts by ticket.
pub(super) fn verdicts(results: &Columns, ticket_of_key: &[u32], texts: &base::Interner) -> FxHashMap<u32, SlaVerdict> {
    let mut verdicts: FxHashMap<u32, SlaVerdict> = FxHashMap::default();
    for row in 0..results.len() {
        let Some(&ticket) = ticket_of_key.get(results.label(Field::Number, row).index()) else {
            continue;
        };
        let stage = normalize(texts.text(results.label(Field::Status, row)));
        if ticket == NO_TICKET || stage.starts_with("cancel") {
            continue;
        }
        let verdict = verdicts.entry(ticket).or_default();
        let mut note = |at: usize, flag: Flag| {
            if flag != Flag::Unknown {
                verdict.met[at] = flag;
            }
        };
        note(0, results.flag(Field::ResponseMet, row));
        note(1, results.flag(Field::PlanMet, row));
        // Some systems have a row for each promise and say which one by its name.
        let name = normalize(texts.text(results.label(Field::Sla, row)));
        let is_response = name.contains("response") && !results.has(Field::ResponseMet);
        note(if is_response { 0 } else { 2 }, results.flag(Field::SlaMet, row));
        let elapsed = [Field::ResponseElapsed, Field::PlanElapsed, Field::ResolutionElapsed];
        for (slot, field) in verdict.elapsed.iter_mut().zip(elapsed) {
            *slot = slot.or(results.amount(field, row).get());
        }
    }
    verdicts
}
