//! The workflow table: tickets and hours of the distribution period, with peaks, and the period before it.

use crate::dataset::{ClassifiedBy, Field, NO_TICKET};
use crate::settings::Workflow;
use base::{DAY, Hours, Timestamp};

use super::gap::{Gap, Measured};
use super::view::View;

const WORKFLOWS: usize = Workflow::ALL.len();

/// The distribution period, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkflowTable {
    /// Days of the period.
    pub days: u32,
    /// Weekdays among its calendar days that are no holidays.
    pub working_days: usize,
    /// Tickets that carry an estimate above 0.
    pub estimated: Measured<usize>,
    /// Tickets by the rule that classified them, in the order of [`ClassifiedBy::ALL`].
    pub by_rule: [usize; ClassifiedBy::ALL.len()],
    /// Why there are no hours.
    pub no_hours: Option<Gap>,
    /// Why there is no period before.
    pub no_previous: Option<Gap>,
    /// Hours that a technician gives to clients on a working day, at target utilization.
    pub technician_day: f64,
    tickets: [usize; WORKFLOWS],
    previous: [usize; WORKFLOWS],
    /// Hours of each working day, and last those of all other days together.
    hours: Vec<[Hours; WORKFLOWS]>,
}

/// The figures of some workflows together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WorkflowFigures {
    /// Tickets created in the period.
    pub tickets: usize,
    /// Tickets created in the period before; `None` when the data does not reach back.
    pub previous: Option<usize>,
    /// Hours worked on the days of the period; `None` without time entries.
    pub hours: Option<Hours>,
    /// Hours that 80 % of the working days stay within.
    pub p80: Option<f64>,
    /// Hours that 90 % of the working days stay within.
    pub p90: Option<f64>,
}

impl WorkflowTable {
    /// Figures of the workflows that are wanted, together.
    pub fn figures(&self, wanted: impl Fn(Workflow) -> bool) -> WorkflowFigures {
        let of: Vec<usize> =
            Workflow::ALL.into_iter().filter(|workflow| wanted(*workflow)).map(Workflow::rank).collect();
        let sum = |day: &[Hours; WORKFLOWS]| of.iter().map(|&rank| day[rank]).sum::<Hours>();
        let hours = self.no_hours.is_none().then(|| self.hours.iter().map(sum).sum::<Hours>());
        let mut days: Vec<f64> = self.hours.iter().take(self.working_days).map(|day| sum(day).as_f64()).collect();
        days.sort_unstable_by(f64::total_cmp);
        let peak = |share: f64| hours.and_then(|_| quantile(&days, share));
        WorkflowFigures {
            tickets: of.iter().map(|&rank| self.tickets[rank]).sum(),
            previous: self.no_previous.is_none().then(|| of.iter().map(|&rank| self.previous[rank]).sum()),
            hours,
            p80: peak(0.8),
            p90: peak(0.9),
        }
    }

    /// Tickets of one workflow.
    pub fn tickets(&self, workflow: Workflow) -> usize {
        self.tickets[workflow.rank()]
    }

    /// All tickets of the period.
    pub fn total(&self) -> usize {
        self.tickets.iter().sum()
    }

    /// Technicians that so many hours of the period keep busy; `None` without working days or client hours.
    pub fn fte(&self, hours: Hours) -> Option<f64> {
        let capacity = self.technician_day * self.working_days as f64;
        (capacity > 0.0).then(|| hours.as_f64() / capacity)
    }
}

/// Days of the distribution period: ten years at most.
pub(super) fn period_days(view: &View<'_>) -> u32 {
    view.settings.distribution_days.clamp(1, 3_660)
}

/// The value below which a share of sorted values lies, straight lines between them; `None` of nothing.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * (sorted.len().checked_sub(1)?) as f64;
    let low = place.floor() as usize;
    let high = (low + 1).min(sorted.len() - 1);
    Some(sorted[low] + (sorted[high] - sorted[low]) * (place - low as f64))
}

/// Counts the distribution period of the settings, and the one before it.
pub fn workflow_table(view: &View<'_>) -> WorkflowTable {
    let days = period_days(view);
    let length = i64::from(days) * DAY;
    let (from, before) = (view.as_of.plus(-length), view.as_of.plus(-2 * length));
    let (first, last) = view.last_days(days);
    // Place of each calendar day: working days in order, then one for all others.
    let mut working_days = 0;
    let places: Vec<Option<usize>> = (first.0..=last.0)
        .map(base::Day)
        .map(|day| {
            let works = !day.is_weekend() && view.data.holidays.binary_search(&day).is_err();
            works.then(|| {
                working_days += 1;
                working_days - 1
            })
        })
        .collect();
    let mut table = WorkflowTable {
        days,
        working_days,
        estimated: view.needs(Field::Estimate).map(|()| 0),
        by_rule: [0; ClassifiedBy::ALL.len()],
        no_hours: (!view.knows_entries()).then(super::arrivals::no_entries),
        no_previous: Some(Gap::ShortHistory(2 * days)),
        technician_day: view.settings.weekly_hours / 5.0 * view.settings.target_utilization(),
        tickets: [0; WORKFLOWS],
        previous: [0; WORKFLOWS],
        hours: vec![[Hours::ZERO; WORKFLOWS]; working_days + 1],
    };
    count(view, &mut table, from, before);
    if table.no_hours.is_none() {
        let facts = &view.data.entry_facts;
        for entry in 0..facts.hours.len() {
            let ticket = facts.ticket[entry];
            let Some(day) = facts.day[entry].filter(|day| *day >= first && *day <= last) else {
                continue;
            };
            if ticket != NO_TICKET && view.entry_passes(entry) {
                let place = places[(day.0 - first.0) as usize].unwrap_or(working_days);
                table.hours[place][view.data.facts.workflow[ticket as usize].rank()] += facts.hours[entry];
            }
        }
    }
    table
}

fn count(view: &View<'_>, table: &mut WorkflowTable, from: Timestamp, before: Timestamp) {
    let facts = &view.data.facts;
    for &row in &view.rows {
        let row = row as usize;
        let Some(at) = view.data.tickets.date(Field::Created, row).get() else {
            continue;
        };
        let rank = facts.workflow[row].rank();
        if at >= from && at <= view.as_of {
            table.tickets[rank] += 1;
            table.by_rule[facts.rule[row] as usize] += 1;
            if let Ok(estimated) = &mut table.estimated {
                *estimated += usize::from(has_estimate(view, row));
            }
        } else if at >= before && at < from {
            table.previous[rank] += 1;
        } else if at < before {
            table.no_previous = None;
        }
    }
}

/// Whether a ticket carries an estimate above 0.
pub(crate) fn has_estimate(view: &View<'_>, row: usize) -> bool {
    view.data.tickets.amount(Field::Estimate, row).get().is_some_and(|estimate| estimate > Hours::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_on_straight_lines() {
        let days = [1.0, 2.0, 3.0, 4.0, 5.0, 11.0];
        assert_eq!(quantile(&days, 0.8), Some(5.0));
        assert_eq!(quantile(&days, 0.9), Some(8.0));
        assert_eq!(quantile(&[], 0.9), None);
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
    }
}
