//! Service calls to come: from their own file, and from the tickets' column.

use rustc_hash::FxHashSet;

use crate::dataset::{Entity, Field, NO_TICKET};
use base::{Day, Sym, Timestamp};

use super::gap::{Gap, Measured};
use super::view::View;

/// A service call that is neither canceled nor done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedCall {
    /// The ticket; [`NO_TICKET`] when there is none.
    pub ticket: u32,
    /// The technician: the call's own, else the ticket's.
    pub resource: Sym,
    /// Start.
    pub start: Timestamp,
    /// End, where known.
    pub end: Option<Timestamp>,
}

/// Calls that start on the days `first..=last`, by start, then by ticket number. Filters do not matter:
/// a call takes the technician's time whoever it is for.
///
/// # Errors
/// The reason when service calls are not known at all.
pub fn calls_between(view: &View<'_>, first: Day, last: Day) -> Measured<Vec<PlannedCall>> {
    let data = view.data;
    if !data.knows_calls() {
        return Err(Gap::NoCalls);
    }
    let (from, to) = (data.zone.start_of(first), data.zone.start_of(last.plus(1)));
    let mut calls = Vec::new();
    let mut seen: FxHashSet<(u32, i64)> = FxHashSet::default();
    for (call, start) in data.calls.dates(Field::Start).iter().enumerate() {
        let Some(start) = start.get().filter(|at| *at >= from && *at < to) else {
            continue;
        };
        let ticket = data.call_facts.ticket[call];
        // A call that is not live still says that the column of its ticket is not another one.
        if ticket != NO_TICKET {
            seen.insert((ticket, start.0));
        }
        if !data.call_facts.live[call] {
            continue;
        }
        let own = data.calls.label(Field::Resource, call);
        let resource = match own {
            Sym::NONE if ticket != NO_TICKET => data.tickets.label(Field::Resource, ticket as usize),
            own => own,
        };
        let end = data.calls.date(Field::End, call).get().filter(|end| *end > start);
        calls.push(PlannedCall { ticket, resource, start, end });
    }
    for (ticket, start) in data.tickets.dates(Field::NextServiceCall).iter().enumerate() {
        let Some(start) = start.get().filter(|at| *at >= from && *at < to) else {
            continue;
        };
        if data.facts.meaning[ticket].is_open() && seen.insert((ticket as u32, start.0)) {
            calls.push(PlannedCall {
                ticket: ticket as u32,
                resource: data.tickets.label(Field::Resource, ticket),
                start,
                end: None,
            });
        }
    }
    let number = |call: &PlannedCall| match call.ticket {
        NO_TICKET => "",
        ticket => data.number(ticket as usize),
    };
    calls.sort_by(|a, b| a.start.cmp(&b.start).then_with(|| number(a).cmp(number(b))));
    Ok(calls)
}

/// The tickets of some calls, each once.
pub fn tickets_of<'c>(calls: impl Iterator<Item = &'c PlannedCall>) -> Vec<u32> {
    let mut rows: Vec<u32> = calls.map(|call| call.ticket).filter(|&ticket| ticket != NO_TICKET).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// That calls have a start and an end, so that hours can be summed.
///
/// # Errors
/// The reason when they have not.
pub fn knows_call_lengths(view: &View<'_>) -> Measured<()> {
    let data = view.data;
    if !data.has_entity(Entity::ServiceCalls) {
        return Err(Gap::NoCallFile);
    }
    if data.calls.is_blank(Field::Start) {
        return Err(Gap::CallsWithoutStart);
    }
    if data.calls.is_blank(Field::End) {
        return Err(Gap::CallsWithoutEnd);
    }
    Ok(())
}
