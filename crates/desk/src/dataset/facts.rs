//! What follows from the columns: meanings, workflows, hours worked, calls to come, the newest activity.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::settings::{QueueRole, Settings, StatusMeaning, Workflow};
use base::{Hours, OptHours, OptTime, Sym, normalize};
use ingest::{IssueKind, Place};
use language::say;

use super::classify::{ClassifiedBy, Classifier};
use super::columns::{Column, Flag};
use super::data::{CallFacts, Dataset, EntryFacts, NO_TICKET, TicketFacts};
use super::field::{Entity, Field};
use super::status::{StatusDoubt, StatusLabel, status_labels};

/// Fills in all facts and reports what they show to be missing.
pub(super) fn complete(data: &mut Dataset, settings: &Settings) {
    let tickets = &data.tickets;
    data.completed_stands_in = tickets.filled(Field::ResolvedAt) == 0 && tickets.has(Field::Completed);
    data.resolved_only = resolved_only(data);
    data.statuses = status_labels(data, settings);
    derive(data, settings);
    super::as_of::report_slips(data);
    super::backwards::report(data);
    report_lost(data);
    report_labels(data);
}

/// Fills in all facts; only the settings' meanings and rules are asked, nothing is read again.
pub(super) fn derive(data: &mut Dataset, settings: &Settings) {
    data.entry_facts = entry_facts(data);
    data.call_facts = call_facts(data);
    data.facts = ticket_facts(data, settings);
    stand_in(data);
    data.lists = Default::default();
    data.newest = super::as_of::newest(data);
}

impl Dataset {
    /// The same data under other meanings of labels. Zone and columns stay as they were read.
    pub fn relabeled(mut self, settings: &Settings) -> Self {
        self.statuses = status_labels(&self, settings);
        self.facts = ticket_facts(&self, settings);
        stand_in(&mut self);
        self.lists = Default::default();
        self
    }

    /// The workflow of every ticket under other rules, and the rule that gives it, in order of the rows.
    pub fn workflows_under(&self, settings: &Settings) -> Vec<(Workflow, ClassifiedBy)> {
        let mut classifier = Classifier::new(settings, &self.texts);
        (0..self.len())
            .map(|row| classifier.classify(&self.tickets, row, self.number(row), self.facts.role[row]))
            .collect()
    }
}

/// Where no export has the moment of resolution, the completion of a done ticket is it. An open ticket that was
/// completed before is not resolved.
fn stand_in(data: &mut Dataset) {
    if !data.completed_stands_in {
        return;
    }
    let is_done = data.facts.meaning.iter().map(|meaning| !meaning.is_open());
    let completed = data.tickets.dates(Field::Completed).iter().zip(is_done);
    let resolved = completed.map(|(at, done)| if done { *at } else { OptTime::NONE }).collect();
    data.tickets.set(Field::ResolvedAt, Column::Dates(resolved));
}

/// Status labels whose tickets have a resolution and never a completion.
fn resolved_only(data: &Dataset) -> Vec<Sym> {
    let tickets = &data.tickets;
    if !tickets.has(Field::Completed) || !tickets.has(Field::ResolvedAt) {
        return Vec::new();
    }
    let (mut resolved, mut completed) = (FxHashSet::default(), FxHashSet::default());
    for (row, label) in tickets.labels(Field::Status).iter().enumerate() {
        if tickets.date(Field::Completed, row).is_some() {
            completed.insert(*label);
        } else if tickets.date(Field::ResolvedAt, row).is_some() {
            resolved.insert(*label);
        }
    }
    resolved.difference(&completed).copied().collect()
}

fn entry_facts(data: &Dataset) -> EntryFacts {
    let entries = &data.entries;
    let mut facts = EntryFacts::with_capacity(entries.len());
    let knows_billing = entries.has(Field::NonBillable);
    for row in 0..entries.len() {
        let ticket = data.ticket_of(entries.label(Field::Number, row));
        facts.ticket.push(ticket.map_or(NO_TICKET, |ticket| ticket as u32));
        let company = match ticket {
            Some(ticket) => data.tickets.label(Field::Company, ticket),
            None => entries.label(Field::Company, row),
        };
        facts.company.push(company);
        let (start, end) = (entries.date(Field::Start, row), entries.date(Field::End, row));
        let length = || match (start.get(), end.get()) {
            (Some(start), Some(end)) if end > start => Hours::from_seconds(end.since(start)),
            _ => Hours::ZERO,
        };
        let hours = entries.amount(Field::Worked, row).get().unwrap_or_else(length);
        facts.hours.push(hours);
        let billable = match entries.flag(Field::NonBillable, row) {
            Flag::Yes => Some(Hours::ZERO),
            _ => entries.amount(Field::Billed, row).get().or(knows_billing.then_some(hours)),
        };
        facts.billable.push(billable.into());
        let started = if start.is_some() { start } else { entries.date(Field::WorkedOn, row) };
        facts.day.push(started.get().map(|at| data.zone.day(at)));
    }
    facts
}

fn call_facts(data: &Dataset) -> CallFacts {
    let calls = &data.calls;
    let mut live: FxHashMap<Sym, bool> = FxHashMap::default();
    let mut facts = CallFacts::default();
    for row in 0..calls.len() {
        let ticket = data.ticket_of(calls.label(Field::Number, row));
        facts.ticket.push(ticket.map_or(NO_TICKET, |ticket| ticket as u32));
        let status = calls.label(Field::Status, row);
        facts.live.push(*live.entry(status).or_insert_with(|| {
            let word = normalize(data.texts.text(status));
            !(word.contains("cancel")
                || word.contains("complete") && !word.contains("incomplete")
                || matches!(word.as_str(), "done" | "closed" | "noshow"))
        }));
    }
    facts
}

fn ticket_facts(data: &Dataset, settings: &Settings) -> TicketFacts {
    let tickets = &data.tickets;
    let count = tickets.len();
    let mut queues: FxHashMap<Sym, QueueRole> = FxHashMap::default();
    let mut classifier = Classifier::new(settings, &data.texts);
    let mut facts = TicketFacts {
        worked: vec![OptHours::NONE; count],
        last_call: vec![OptTime::NONE; count],
        ..TicketFacts::default()
    };
    facts.meaning.reserve_exact(count);
    facts.role.reserve_exact(count);
    facts.workflow.reserve_exact(count);
    facts.rule.reserve_exact(count);
    for row in 0..count {
        let status = tickets.label(Field::Status, row);
        // Without a status, a ticket with a completion date is done.
        let done = status.is_none()
            && (tickets.date(Field::Completed, row).is_some() || tickets.date(Field::ResolvedAt, row).is_some());
        facts.meaning.push(if done { StatusMeaning::Complete } else { data.statuses.meaning(status) });
        let queue = tickets.label(Field::Queue, row);
        let role = *queues.entry(queue).or_insert_with(|| settings.queue_role(data.texts.text(queue)));
        facts.role.push(role);
        let (workflow, rule) = classifier.classify(tickets, row, data.number(row), role);
        facts.workflow.push(workflow);
        facts.rule.push(rule);
    }
    let dead = dead_calls(data);
    for (row, planned) in tickets.dates(Field::NextServiceCall).iter().enumerate() {
        let is_dead = planned.get().is_some_and(|start| dead.contains(&(row as u32, start.0)));
        if !is_dead {
            facts.last_call[row] = facts.last_call[row].later(*planned);
        }
    }
    for call in 0..data.calls.len() {
        let ticket = data.call_facts.ticket[call];
        if ticket != NO_TICKET && data.call_facts.live[call] {
            let slot = &mut facts.last_call[ticket as usize];
            *slot = slot.later(data.calls.date(Field::Start, call));
        }
    }
    link_entries(data, &mut facts);
    facts
}

/// Ticket and start of the calls that the file of service calls says are cancelled or done, and that no live
/// call repeats: a ticket's own column may still name them.
fn dead_calls(data: &Dataset) -> FxHashSet<(u32, i64)> {
    let key = |call: usize| {
        let start = data.calls.date(Field::Start, call).get()?;
        Some((data.call_facts.ticket[call], start.0))
    };
    let of = |live: bool| (0..data.calls.len()).filter(move |&call| data.call_facts.live[call] == live);
    let mut dead: FxHashSet<(u32, i64)> = of(false).filter_map(key).collect();
    for live in of(true).filter_map(key) {
        dead.remove(&live);
    }
    dead
}

fn link_entries(data: &Dataset, facts: &mut TicketFacts) {
    let count = data.len();
    if !data.has_entity(Entity::TimeEntries) {
        for (row, worked) in data.tickets.amounts(Field::Worked).iter().enumerate() {
            facts.worked[row] = *worked;
        }
        return;
    }
    let mut worked = vec![Hours::ZERO; count];
    let mut starts = vec![0_u32; count + 1];
    for (entry, &ticket) in data.entry_facts.ticket.iter().enumerate() {
        if ticket != NO_TICKET {
            starts[ticket as usize + 1] += 1;
            worked[ticket as usize] += data.entry_facts.hours[entry];
        }
    }
    facts.worked = worked.into_iter().map(|hours| Some(hours).into()).collect();
    for ticket in 0..count {
        starts[ticket + 1] += starts[ticket];
    }
    let mut next = starts.clone();
    facts.entry_rows = vec![0; starts[count] as usize];
    for (entry, &ticket) in data.entry_facts.ticket.iter().enumerate() {
        if ticket != NO_TICKET {
            facts.entry_rows[next[ticket as usize] as usize] = entry as u32;
            next[ticket as usize] += 1;
        }
    }
    facts.entry_starts = starts;
}

/// Time entries and service calls whose ticket is not in the data.
fn report_lost(data: &mut Dataset) {
    let mut lost: Vec<(Place, String)> = Vec::new();
    for (columns, tickets) in [(&data.entries, &data.entry_facts.ticket), (&data.calls, &data.call_facts.ticket)] {
        for (row, &ticket) in tickets.iter().enumerate() {
            let key = columns.label(Field::Number, row);
            if ticket == NO_TICKET && !key.is_none() {
                let file = &data.files[columns.file[row] as usize];
                let place = Place { file: file.name.clone(), sheet: file.sheet.clone(), row: columns.row[row] };
                lost.push((place, data.keys.text(key).to_owned()));
            }
        }
    }
    for (place, number) in lost {
        data.issues.report(&place, IssueKind::NoSuchTicket, "", &number);
    }
}

/// Status labels whose meaning was inferred, and those that are asked about.
fn report_labels(data: &mut Dataset) {
    let tickets = data.files.iter().find(|file| file.entity == Some(Entity::Tickets));
    let file = tickets.map_or_else(String::new, |file| file.name.clone());
    let place = Place { file, ..Place::default() };
    let labels: Vec<StatusLabel> = data.statuses.iter().copied().collect();
    for label in labels.iter().filter(|label| label.doubt.is_some() || label.because.is_inferred()) {
        let text = data.texts.text(label.label);
        let words = if text.is_empty() { say!("(empty)").to_owned() } else { text.to_owned() };
        let kind = match label.doubt {
            Some(StatusDoubt::Unknown) => IssueKind::UnknownLabel,
            Some(_) => IssueKind::Contradiction,
            None => IssueKind::Assumed,
        };
        let sentence = label.sentence(&words);
        data.issues.report_many(&place, kind, &say!("Status · {words}"), &sentence, u64::from(label.tickets));
    }
}
