//! Which share of promises was kept.

use crate::dataset::{Entity, Field, TicketRow};
use crate::settings::{SlaBasis, StatusMeaning};
use base::{OptTime, Timestamp};

use super::gap::{Gap, Measured};
use super::sla_event::SlaEvent;
use super::view::View;

/// Decided promises of one event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlaShare {
    /// Tickets that met it.
    pub met: Vec<u32>,
    /// Tickets that missed it.
    pub missed: Vec<u32>,
    /// Tickets of the period without a due time for it: not judged.
    pub without_target: u32,
}

impl SlaShare {
    /// How many were decided.
    pub fn decided(&self) -> usize {
        self.met.len() + self.missed.len()
    }

    /// The share met, 0..=1; `None` when nothing was decided.
    pub fn share(&self) -> Option<f64> {
        (self.decided() > 0).then(|| self.met.len() as f64 / self.decided() as f64)
    }
}

impl View<'_> {
    /// Whether kept promises of an event can be told: due times are known and actual times exported.
    ///
    /// # Errors
    /// The reason when they are not.
    pub fn can_judge(&self, event: SlaEvent) -> Measured<()> {
        self.needs_due(event)?;
        if !self.data.tickets.has(event.at()) {
            return Err(Gap::NoColumn(Entity::Tickets, event.at()));
        }
        Ok(())
    }
}

/// The promises of one event in the reporting period, by the basis of the settings.
///
/// # Errors
/// The reason when due or actual times are not exported.
pub fn sla_performance(view: &View<'_>, event: SlaEvent) -> Measured<SlaShare> {
    sla_performance_by(view, event, view.settings.sla_basis)
}

/// The promises of one event in the reporting period, by a basis.
///
/// # Errors
/// The reason when due or actual times are not exported.
pub fn sla_performance_by(view: &View<'_>, event: SlaEvent, basis: SlaBasis) -> Measured<SlaShare> {
    view.can_judge(event)?;
    let mut share = SlaShare::default();
    for &row in &view.rows {
        if !belongs(view, basis, event, row as usize) {
            continue;
        }
        match judge(view, basis, event, row as usize, view.as_of) {
            Some(Verdict::Met) => share.met.push(row),
            Some(Verdict::Missed) => share.missed.push(row),
            Some(Verdict::WithoutTarget) => share.without_target += 1,
            None => {}
        }
    }
    Ok(share)
}

/// Tickets of the reporting period that have no due time for an event and are therefore not judged.
///
/// # Errors
/// The reason when due or actual times are not exported.
pub(crate) fn without_target(view: &View<'_>, event: SlaEvent, basis: SlaBasis) -> Measured<Vec<u32>> {
    view.can_judge(event)?;
    Ok(view
        .rows
        .iter()
        .copied()
        .filter(|&row| {
            belongs(view, basis, event, row as usize)
                && judge(view, basis, event, row as usize, view.as_of) == Some(Verdict::WithoutTarget)
        })
        .collect())
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Done in time.
    Met,
    /// Done late, or not at all.
    Missed,
    /// There was none.
    WithoutTarget,
}

/// Whether a ticket belongs to the reporting period by the basis.
fn belongs(view: &View<'_>, basis: SlaBasis, event: SlaEvent, row: TicketRow) -> bool {
    let tickets = &view.data.tickets;
    match basis {
        SlaBasis::Completed => {
            view.data.facts.meaning[row] == StatusMeaning::Complete && view.in_period(completed(view, row).get())
        }
        SlaBasis::Created => view.in_period(tickets.date(Field::Created, row).get()),
        SlaBasis::Due => view.in_period(view.due(event, row).get()),
    }
}

/// What became of the promise of a ticket that belongs to a period that ends at `end`; `None` while undecided.
pub(super) fn judge(
    view: &View<'_>,
    basis: SlaBasis,
    event: SlaEvent,
    row: TicketRow,
    end: Timestamp,
) -> Option<Verdict> {
    let tickets = &view.data.tickets;
    // What is no longer wanted keeps and breaks no promise.
    if view.data.facts.meaning[row] == StatusMeaning::Cancelled {
        return None;
    }
    let Some(due) = view.due(event, row).get() else {
        return Some(Verdict::WithoutTarget);
    };
    match tickets.date(event.at(), row).get() {
        Some(at) if at <= due => Some(Verdict::Met),
        Some(_) => Some(Verdict::Missed),
        // Complete without the event having happened: the promise was not kept. A ticket that is
        // still open is missed once its time has passed, and undecided before.
        None if due < end => Some(Verdict::Missed),
        None if basis != SlaBasis::Due && view.data.facts.meaning[row] == StatusMeaning::Complete => {
            Some(Verdict::Missed)
        }
        None => None,
    }
}

/// When a ticket was completed; its resolution where no completion is exported, or where tickets of its status are
/// resolved and not yet closed.
pub(crate) fn completed(view: &View<'_>, row: TicketRow) -> OptTime {
    let tickets = &view.data.tickets;
    let completed = tickets.date(Field::Completed, row);
    let is_resolved = || {
        let label = tickets.label(Field::Status, row);
        view.data.resolved_only.contains(&label) && !view.data.facts.meaning[row].is_open()
    };
    if completed.is_some() || (tickets.has(Field::Completed) && !is_resolved()) {
        completed
    } else {
        tickets.date(Field::ResolvedAt, row)
    }
}
