//! What completing tickets took: hours, days, people, second attempts.

use crate::dataset::{Field, TicketRow};
use base::Hours;

use super::gap::{Gap, Measured};
use super::sla_performance::completed;
use super::time_entry::{Part, knows_entries};
use super::time_to_resolve::{ResolveTimes, times_to_resolve};
use super::view::View;

/// A yes-or-no question about completed tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Completed on the day it was created.
    SameDay,
    /// All its time entries are of one technician.
    OneTechnician,
    /// It was opened again after completion.
    Reopened,
    /// Worked at most twice its estimate.
    WithinEstimate,
}

impl Question {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::SameDay, Self::OneTechnician, Self::Reopened, Self::WithinEstimate];

    /// The name in picks.
    pub const fn id(self) -> &'static str {
        match self {
            Self::SameDay => "same_day",
            Self::OneTechnician => "one_technician",
            Self::Reopened => "reopened",
            Self::WithinEstimate => "within_estimate",
        }
    }

    /// The question of a name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.id() == id)
    }
}

/// That a question can be answered from the columns.
///
/// # Errors
/// The reason when it cannot.
pub fn can_answer(view: &View<'_>, question: Question) -> Measured<()> {
    knows_completion(view)?;
    match question {
        Question::SameDay => view.needs(Field::Created),
        Question::OneTechnician => knows_entries(view),
        Question::Reopened => {
            let is_told = |&row: &u32| {
                is_completed_in_period(view, row as usize) && view.data.spans.of(row as usize).next().is_some()
            };
            if view.data.tickets.has(Field::Reopened) || view.rows.iter().any(is_told) {
                Ok(())
            } else if !view.data.spans.is_empty() {
                Err(Gap::HistoryTellsNone)
            } else {
                Err(Gap::NoReopened)
            }
        }
        Question::WithinEstimate => {
            view.needs(Field::Estimate)?;
            knows_worked(view)
        }
    }
}

/// That it is known when tickets were completed.
///
/// # Errors
/// The reason when it is not.
pub fn knows_completion(view: &View<'_>) -> Measured<()> {
    if view.data.tickets.has(Field::Completed) {
        view.needs(Field::Completed)
    } else {
        // Its own column is not missed where another one tells the same.
        view.needs(Field::ResolvedAt).map_err(|gap| match gap {
            Gap::NoColumn(entity, _) => Gap::NoColumn(entity, Field::Completed),
            Gap::EmptyColumn(entity, _) => Gap::EmptyColumn(entity, Field::Completed),
            gap => gap,
        })
    }
}

/// That hours worked on tickets are known.
///
/// # Errors
/// The reason when they are not.
pub fn knows_worked(view: &View<'_>) -> Measured<()> {
    if view.knows_entries() {
        Ok(())
    } else {
        view.needs(Field::Worked).map_err(|gap| match gap {
            Gap::EmptyColumn(..) => Gap::EmptyHours,
            _ => Gap::NoHours,
        })
    }
}

/// The answer for a completed ticket; `None` when it is not one of those that are asked.
pub fn answer(view: &View<'_>, question: Question, row: TicketRow) -> Option<bool> {
    let data = view.data;
    match question {
        Question::SameDay => {
            let created = data.tickets.date(Field::Created, row).get()?;
            let done = completed(view, row).get()?;
            Some(data.day(created) == data.day(done))
        }
        Question::OneTechnician => {
            let mut who = data.entries_of(row).iter().map(|&entry| data.entries.label(Field::Resource, entry as usize));
            let first = who.next()?;
            Some(who.all(|other| other == first))
        }
        Question::Reopened => {
            let counted = data.tickets.amount(Field::Reopened, row).get();
            Some(counted.is_some_and(|count| count > Hours::ZERO) || was_reopened(view, row))
        }
        Question::WithinEstimate => {
            let estimate = data.tickets.amount(Field::Estimate, row).get().filter(|hours| *hours > Hours::ZERO)?;
            Some(data.facts.worked[row].get()? <= estimate.times(2))
        }
    }
}

fn was_reopened(view: &View<'_>, row: TicketRow) -> bool {
    let mut was_done = false;
    for (_, status) in view.data.spans.of(row) {
        let is_done = !view.data.statuses.meaning(status).is_open();
        if was_done && !is_done {
            return true;
        }
        was_done |= is_done;
    }
    false
}

/// Tickets completed in the reporting period, in order of the data.
pub fn completed_rows(view: &View<'_>) -> Vec<u32> {
    view.rows.iter().copied().filter(|&row| is_completed_in_period(view, row as usize)).collect()
}

/// Whether a ticket was completed in the reporting period and still is.
pub(crate) fn is_completed_in_period(view: &View<'_>, row: TicketRow) -> bool {
    view.data.facts.meaning[row].is_complete() && view.in_period(completed(view, row).get())
}

/// Lengths of time, the shortest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lengths(Vec<i64>);

impl Lengths {
    fn of(mut seconds: Vec<i64>) -> Self {
        seconds.sort_unstable();
        Self(seconds)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The average in seconds; `None` of nothing.
    pub fn mean(&self) -> Option<f64> {
        let sum: i64 = self.0.iter().sum();
        (!self.0.is_empty()).then(|| sum as f64 / self.0.len() as f64)
    }

    /// The length that a share 0..=1 of them does not exceed; `None` of nothing.
    pub fn quantile(&self, share: f64) -> Option<i64> {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0.get(rank.clamp(1, self.0.len().max(1)) - 1).copied()
    }
}

/// What completing the tickets of the period took.
#[derive(Clone, Debug, PartialEq)]
pub struct Effort {
    /// Tickets completed in the period.
    pub rows: Vec<u32>,
    /// Hours worked on those of them whose hours are known, and how many these are.
    pub worked: Measured<(Hours, u32)>,
    /// Hours worked and estimated on those with an estimate, and how many these are.
    pub against_estimate: Measured<(Hours, Hours, u32)>,
    /// The questions, in order of [`Question::ALL`].
    pub answers: [Measured<Part>; 4],
    /// From creation to completion by the calendar.
    pub calendar: Measured<Lengths>,
    /// The same in the working hours that serve each ticket.
    pub business: Measured<Lengths>,
    /// The same on the clock of the resolution.
    pub clock: Measured<Lengths>,
    /// Tickets whose time on the clock is an estimate, as they have no status history.
    pub estimated: usize,
}

/// The effort of the reporting period.
///
/// # Errors
/// The reason when it is not known which tickets were completed when.
pub fn effort(view: &View<'_>) -> Measured<Effort> {
    knows_completion(view)?;
    let data = view.data;
    let rows = completed_rows(view);
    let worked = knows_worked(view).map(|()| {
        rows.iter()
            .filter_map(|&row| data.facts.worked[row as usize].get())
            .fold((Hours::ZERO, 0), |(sum, count), hours| (sum + hours, count + 1))
    });
    let against_estimate = can_answer(view, Question::WithinEstimate).map(|()| {
        let mut sums = (Hours::ZERO, Hours::ZERO, 0);
        for &row in &rows {
            if answer(view, Question::WithinEstimate, row as usize).is_some() {
                sums.0 += data.facts.worked[row as usize].get().unwrap_or_default();
                sums.1 += data.tickets.amount(Field::Estimate, row as usize).get().unwrap_or_default();
                sums.2 += 1;
            }
        }
        sums
    });
    let answers = Question::ALL.map(|question| {
        can_answer(view, question).map(|()| {
            let mut part = Part::default();
            for &row in &rows {
                if let Some(good) = answer(view, question, row as usize) {
                    part.add(good);
                }
            }
            part
        })
    });
    let times = view.needs(Field::Created).map(|()| -> Vec<ResolveTimes> {
        rows.iter().filter_map(|&row| times_to_resolve(view, row as usize)).collect()
    });
    let lengths = |of: fn(&ResolveTimes) -> i64| {
        let times = times.as_ref().map_err(Clone::clone)?;
        Ok(Lengths::of(times.iter().map(of).collect()))
    };
    let estimated = times.as_ref().map_or(0, |times| times.iter().filter(|times| times.estimated).count());
    Ok(Effort {
        worked,
        against_estimate,
        answers,
        calendar: lengths(|times| times.calendar),
        business: lengths(|times| times.business),
        clock: lengths(|times| times.clock),
        estimated,
        rows,
    })
}
