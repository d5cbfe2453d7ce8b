//! What a ticket of a workflow takes: hours of completed tickets, leaning on the family where there are few.

use base::Day;

use crate::figure::arrivals::{last_whole_day, no_entries};
use crate::figure::gap::{Gap, Measured};
use crate::figure::sla_performance::completed;
use crate::figure::view::View;
use crate::settings::{Workflow, WorkflowFamily};

/// Days whose completed tickets are looked at.
const DAYS: i32 = 91;
/// Tickets of the family's mean that a workflow's own are weighed against: with ten of its own it counts half.
const LENT: f64 = 10.0;

/// Tickets that left in the last 91 days, and what they took.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Left {
    completed: f64,
    cancelled: f64,
    hours: f64,
}

impl Left {
    fn mean(&self) -> Option<f64> {
        (self.completed > 0.0).then(|| self.hours / self.completed)
    }
}

/// Hours that one ticket of each workflow asks for when it arrives.
#[derive(Clone, Debug, PartialEq)]
pub struct Efforts {
    of: [f64; Workflow::ALL.len()],
    counts: [u32; Workflow::ALL.len()],
}

impl Efforts {
    /// The efforts at the moment of a view.
    ///
    /// # Errors
    /// When no hours are known, or no ticket was completed.
    pub fn of(view: &View<'_>) -> Measured<Self> {
        if !view.knows_entries() && view.needs(crate::dataset::Field::Worked).is_err() {
            return Err(no_entries());
        }
        let until = last_whole_day(view).plus(1);
        let left = left_between(view, until.plus(-DAYS), until);
        let all = left.iter().fold(Left::default(), add);
        let overall = all.mean().ok_or(Gap::NothingCompleted)?;
        let family = |family: WorkflowFamily| {
            let of_it = Workflow::ALL.into_iter().filter(|workflow| workflow.family() == family);
            of_it.map(|workflow| left[workflow.rank()]).fold(Left::default(), |sum, one| add(sum, &one)).mean()
        };
        let of = Workflow::ALL.map(|workflow| {
            let own = left[workflow.rank()];
            let lent = family(workflow.family()).unwrap_or(overall);
            let each = (own.hours + LENT * lent) / (own.completed + LENT);
            // What is merged or withdrawn arrives, and asks for nothing.
            let gone = own.completed + own.cancelled;
            each * if gone > 0.0 { own.completed / gone } else { 1.0 }
        });
        Ok(Self { of, counts: left.map(|left| left.completed as u32) })
    }

    /// Hours of a ticket of a workflow.
    pub fn hours(&self, workflow: Workflow) -> f64 {
        self.of[workflow.rank()]
    }

    /// Completed tickets behind it.
    pub fn tickets(&self, workflow: Workflow) -> u32 {
        self.counts[workflow.rank()]
    }
}

fn add(mut sum: Left, one: &Left) -> Left {
    sum.completed += one.completed;
    sum.cancelled += one.cancelled;
    sum.hours += one.hours;
    sum
}

/// Tickets that left on the days `from..until`, by workflow.
fn left_between(view: &View<'_>, from: Day, until: Day) -> [Left; Workflow::ALL.len()] {
    let facts = &view.data.facts;
    let (start, end) = (view.data.zone.start_of(from), view.data.zone.start_of(until));
    let mut all = [Left::default(); Workflow::ALL.len()];
    for row in view.rows.iter().map(|&row| row as usize) {
        let meaning = facts.meaning[row];
        let is_in = completed(view, row).get().is_some_and(|at| at >= start && at < end);
        if meaning.is_open() || !is_in {
            continue;
        }
        let left = &mut all[facts.workflow[row].rank()];
        if !meaning.is_complete() {
            left.cancelled += 1.0;
        } else if let Some(hours) = facts.worked[row].get() {
            left.completed += 1.0;
            left.hours += hours.as_f64();
        }
    }
    all
}
