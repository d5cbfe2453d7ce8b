//! Which share of promises was kept.

use crate::base::OptTime;
use crate::dataset::{Field, TicketRow};
use crate::settings::{SlaBasis, StatusMeaning};

use super::sla_event::SlaEvent;
use super::view::{Gap, Measured, View};

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

/// The promises of one event in the reporting period, by the basis of the settings.
///
/// # Errors
/// The reason when due or actual times are not exported.
pub fn sla_performance(view: &View<'_>, event: SlaEvent) -> Measured<SlaShare> {
    let name = event.title().to_lowercase();
    view.needs(event.due(), &format!("the due time of the {name}"))?;
    if !view.data.tickets.has(event.at()) {
        return Err(Gap(format!("no column for the actual time of the {name}")));
    }
    let mut share = SlaShare::default();
    for &row in &view.rows {
        match judge(view, event, row as usize) {
            Some(Verdict::Met) => share.met.push(row),
            Some(Verdict::Missed) => share.missed.push(row),
            Some(Verdict::WithoutTarget) => share.without_target += 1,
            None => {}
        }
    }
    Ok(share)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Met,
    Missed,
    WithoutTarget,
}

/// `None` when the ticket does not belong to the period's basis.
fn judge(view: &View<'_>, event: SlaEvent, row: TicketRow) -> Option<Verdict> {
    let tickets = &view.data.tickets;
    let (due, at) = (tickets.date(event.due(), row), tickets.date(event.at(), row));
    let belongs = match view.settings.sla_basis {
        SlaBasis::Completed => {
            view.data.facts.meaning[row] == StatusMeaning::Complete
                && view.in_period(completed(view, row).get())
        }
        SlaBasis::Created => view.in_period(tickets.date(Field::Created, row).get()),
        SlaBasis::Due => return judge_due(view, due, at),
    };
    if !belongs {
        return None;
    }
    let Some(due) = due.get() else {
        return Some(Verdict::WithoutTarget);
    };
    match at.get() {
        Some(at) if at <= due => Some(Verdict::Met),
        Some(_) => Some(Verdict::Missed),
        // Complete without the event having happened: the promise was not kept. A ticket that is
        // still open is missed once its time has passed, and undecided before.
        None if view.data.facts.meaning[row] == StatusMeaning::Complete || due < view.as_of => {
            Some(Verdict::Missed)
        }
        None => None,
    }
}

/// Due in the period: met when done in time, missed when late or passed without it.
fn judge_due(view: &View<'_>, due: OptTime, at: OptTime) -> Option<Verdict> {
    let due = due.get().filter(|due| view.in_period(Some(*due)))?;
    match at.get() {
        Some(at) if at <= due => Some(Verdict::Met),
        Some(_) => Some(Verdict::Missed),
        None if due < view.as_of => Some(Verdict::Missed),
        None => None,
    }
}

/// When a ticket was completed; its resolution where no completion is exported.
pub(super) fn completed(view: &View<'_>, row: TicketRow) -> OptTime {
    let tickets = &view.data.tickets;
    if tickets.has(Field::Completed) {
        tickets.date(Field::Completed, row)
    } else {
        tickets.date(Field::ResolvedAt, row)
    }
}
