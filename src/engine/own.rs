//! Which company is likely the provider itself, and which labels were taken for granted.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::{Sym, normalize};
use crate::dataset::{Dataset, Field};
use crate::language::say;
use crate::screen::words;
use crate::settings::{QueueRole, incident_level, names_queue_role, workflow_named};

/// Fewer tickets tell nothing.
const LEAST: u32 = 3;

/// The company that is likely the provider's own, with what speaks for it; none where one is known, or nothing speaks.
///
/// It is the one most of whose tickets lie in queues for internal work, or are asked for by the technicians themselves.
pub(super) fn own_guess(data: &Dataset) -> Option<(String, String)> {
    if data.companies.values().any(|known| known.own) {
        return None;
    }
    let tickets = &data.tickets;
    let named: FxHashSet<Sym> = tickets.labels(Field::Resource).iter().copied().collect();
    let staff: FxHashSet<String> = data
        .resources
        .keys()
        .map(String::as_str)
        .chain(named.into_iter().map(|name| data.texts.text(name)))
        .map(normalize)
        .filter(|name| !name.is_empty())
        .collect();
    let mut is_staff: FxHashMap<Sym, bool> = FxHashMap::default();
    // Tickets, those in queues of our own, those that technicians asked for.
    let mut counts: BTreeMap<Sym, [u32; 3]> = BTreeMap::new();
    for (row, &company) in tickets.labels(Field::Company).iter().enumerate() {
        if company.is_none() {
            continue;
        }
        let contact = tickets.label(Field::Contact, row);
        let by_staff = *is_staff.entry(contact).or_insert_with(|| staff.contains(&normalize(data.texts.text(contact))));
        let count = counts.entry(company).or_default();
        count[0] += 1;
        count[1] += u32::from(data.facts.role[row] == QueueRole::Own);
        count[2] += u32::from(by_staff);
    }
    let (company, [all, queue, by_staff]) = counts
        .into_iter()
        .filter(|(_, [all, queue, by_staff])| *all >= LEAST && queue.max(by_staff) * 2 > *all)
        .max_by_key(|(company, [_, queue, by_staff])| (*queue.max(by_staff), std::cmp::Reverse(*company)))?;
    let of = words::tickets(all as usize);
    let why = if queue >= by_staff {
        say!("{queue} of its {of} lie in queues for internal work")
    } else {
        say!("{by_staff} of its {of} were requested by technicians")
    };
    Some((data.texts.text(company).to_owned(), why))
}

/// Labels of a field of which nothing says what they mean, the frequent first.
fn silent(data: &Dataset, field: Field, says: impl Fn(&str) -> bool) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<Sym, u32> = BTreeMap::new();
    for &label in data.tickets.labels(field).iter().filter(|label| !label.is_none()) {
        *counts.entry(label).or_default() += 1;
    }
    let mut list: Vec<(String, u32)> = counts
        .into_iter()
        .map(|(label, count)| (data.texts.text(label).to_owned(), count))
        .filter(|(label, _)| !says(label))
        .collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list.truncate(200);
    list
}

/// Queues whose names say no role.
pub(super) fn assumed_queues(data: &Dataset) -> Vec<(String, u32)> {
    silent(data, Field::Queue, names_queue_role)
}

/// Priorities whose names say no level and no workflow.
pub(super) fn assumed_priorities(data: &Dataset) -> Vec<(String, u32)> {
    silent(data, Field::Priority, |label| workflow_named(label).is_some() || incident_level(label).is_some())
}
