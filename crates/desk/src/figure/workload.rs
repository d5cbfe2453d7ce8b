//! The ready-to-engage lists and the SLA summary of all technicians (or queues), in one pass.

use std::cmp::Ordering;

use crate::dataset::{Entity, Field, TicketRow};
use crate::settings::StatusMeaning;
use base::{HOUR, Hours, Timestamp};

use super::coordinator::{has_future_call, is_ready};
use super::gap::{Gap, Measured};
use super::team::{Grouping, Member, Team, is_outside};
use super::view::View;

/// The work of a technician or a queue.
#[derive(Clone, Debug)]
pub struct Load {
    /// Whose.
    pub member: Member,
    /// Open tickets.
    pub open: u32,
    /// Open tickets by SLA band.
    pub bands: [u32; 7],
    /// The ready-to-engage list in working order.
    pub ready: Vec<u32>,
    /// Seconds that the most overdue ticket of the list is past its next SLA event.
    pub oldest_overdue: Option<i64>,
    /// Tickets of the list whose next SLA event is more than 24 h past due.
    pub late: u32,
    /// The next due time of the list that is not past.
    pub next_due: Option<Timestamp>,
    /// Estimated hours of the list, as far as estimated.
    pub estimate: Hours,
    /// Tickets of the list without an estimate.
    pub without_estimate: u32,
}

/// The work of all.
#[derive(Clone, Debug)]
pub struct Workload {
    /// What it is grouped by.
    pub grouping: Grouping,
    /// The groups by name.
    pub loads: Vec<Load>,
    /// Open tickets without a group, by SLA band.
    pub unassigned: [u32; 7],
    /// Open tickets of technicians outside the service team, by SLA band.
    pub outside: [u32; 7],
    /// All open tickets by SLA band.
    pub total: [u32; 7],
}

/// Whether a ticket is ready to be worked in its queue: as a technician's list, assigned or not.
pub(crate) fn is_ready_in_queue(view: &View<'_>, row: TicketRow) -> bool {
    let meaning = view.data.facts.meaning[row];
    if view.uses_ready_status {
        meaning == StatusMeaning::ReadyToEngage
    } else {
        meaning == StatusMeaning::Active && !has_future_call(view, row)
    }
}

/// The work of the open tickets by technician or queue.
///
/// # Errors
/// The reason when the column to group by is not exported.
pub fn workload(view: &View<'_>, grouping: Grouping) -> Measured<Workload> {
    view.knows_open()?;
    if !view.data.tickets.has(grouping.field()) {
        return Err(Gap::NoColumn(Entity::Tickets, grouping.field()));
    }
    let team = Team::of(view, grouping)?;
    let empty = |member: &Member| Load {
        member: member.clone(),
        open: 0,
        bands: [0; 7],
        ready: Vec::new(),
        oldest_overdue: None,
        late: 0,
        next_due: None,
        estimate: Hours::ZERO,
        without_estimate: 0,
    };
    let mut all = Workload {
        grouping,
        loads: team.members.iter().map(empty).collect(),
        unassigned: [0; 7],
        outside: [0; 7],
        total: [0; 7],
    };
    for &row in &view.open {
        let at = row as usize;
        let band = view.band(at) as usize;
        all.total[band] += 1;
        let sym = view.data.tickets.label(grouping.field(), at);
        let Some(place) = team.place(sym) else {
            if sym.is_none() {
                all.unassigned[band] += 1;
            } else {
                all.outside[band] += 1;
            }
            continue;
        };
        let load = &mut all.loads[place];
        load.open += 1;
        load.bands[band] += 1;
        let ready = match grouping {
            Grouping::Technician => is_ready(view, at),
            Grouping::Queue => is_ready_in_queue(view, at),
        };
        if ready {
            take(view, load, row);
        }
    }
    for load in &mut all.loads {
        sort_for_work(view, &mut load.ready);
    }
    Ok(all)
}

fn take(view: &View<'_>, load: &mut Load, row: u32) {
    let at = row as usize;
    load.ready.push(row);
    if let Some((_, due)) = view.next_event(at) {
        let over = view.as_of.since(due);
        if over > 0 {
            load.oldest_overdue = load.oldest_overdue.max(Some(over));
            load.late += u32::from(over > 24 * HOUR);
        } else {
            load.next_due = Some(load.next_due.map_or(due, |known| known.min(due)));
        }
    }
    match view.data.tickets.amount(Field::Estimate, at).get() {
        Some(hours) if hours > Hours::ZERO => load.estimate += hours,
        _ => load.without_estimate += 1,
    }
}

/// Working order: next due first (none last), then priority, then number.
pub(super) fn sort_for_work(view: &View<'_>, rows: &mut [u32]) {
    let key = |row: u32| {
        let due = view.next_event(row as usize).map_or(i64::MAX, |(_, due)| due.0);
        (due, view.data.facts.workflow[row as usize].rank())
    };
    rows.sort_by(|&a, &b| key(a).cmp(&key(b)).then_with(|| by_number(view, a, b)));
}

fn by_number(view: &View<'_>, a: u32, b: u32) -> Ordering {
    view.data.number(a as usize).cmp(view.data.number(b as usize))
}

/// Whether a ticket belongs to a technician outside the service team.
pub(crate) fn is_outside_team(view: &View<'_>, row: TicketRow) -> bool {
    is_outside(view, view.data.tickets.label(Field::Resource, row))
}
