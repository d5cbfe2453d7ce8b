//! What came, was done and was worked on each whole day of the past, by workflow: the series that forecasts are made of.

use crate::dataset::{Field, NO_TICKET};
use crate::settings::{StatusMeaning, Workflow};
use base::{DAY, Day, Hours, OptTime};

use super::gap::{Gap, Measured};
use super::sla_performance::completed;
use super::view::View;

/// Workflows.
const WORKFLOWS: usize = Workflow::ALL.len();
/// Days looked back at: a year that models are fitted to, before eight trials of four weeks each.
const LONGEST_DAYS: i32 = 588;

/// The desk day by day: whole days only, the last one ends before *as of*.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskHistory {
    /// The first day.
    pub first: Day,
    /// Tickets completed on each day.
    pub completed: Vec<u32>,
    /// Tickets open at the end of the last day.
    pub open_at_end: u32,
    created: Vec<[u32; WORKFLOWS]>,
    hours: Option<Vec<[Hours; WORKFLOWS]>>,
}

impl DeskHistory {
    /// Days there are.
    pub fn days(&self) -> usize {
        self.created.len()
    }

    /// The last whole day.
    pub fn last(&self) -> Day {
        self.first.plus(self.days() as i32 - 1)
    }

    /// Tickets created on each day: of one workflow, or all.
    pub fn created(&self, of: Option<Workflow>) -> Vec<f64> {
        self.created
            .iter()
            .map(|day| match of {
                Some(workflow) => f64::from(day[workflow.rank()]),
                None => day.iter().map(|&count| f64::from(count)).sum(),
            })
            .collect()
    }

    /// Hours worked on tickets on each day: of one workflow, or all.
    ///
    /// # Errors
    /// The reason when there are no time entries.
    pub fn hours(&self, of: Option<Workflow>) -> Measured<Vec<f64>> {
        let hours = self.hours.as_ref().ok_or_else(no_entries)?;
        Ok(hours
            .iter()
            .map(|day| match of {
                Some(workflow) => day[workflow.rank()].as_f64(),
                None => day.iter().copied().sum::<Hours>().as_f64(),
            })
            .collect())
    }

    /// Hours of a mean week of the last `weeks` weeks (or of all there are), by workflow in canonical order.
    ///
    /// # Errors
    /// The reason when there are no time entries, or not a week of history.
    pub fn weekly_hours(&self, weeks: usize) -> Measured<Vec<(Workflow, f64)>> {
        let hours = self.hours.as_ref().ok_or_else(no_entries)?;
        let weeks = weeks.min(hours.len() / 7);
        if weeks == 0 {
            return Err(Gap::NoWholeWeek);
        }
        let recent = &hours[hours.len() - 7 * weeks..];
        Ok(Workflow::ALL
            .into_iter()
            .map(|workflow| {
                let sum: Hours = recent.iter().map(|day| day[workflow.rank()]).sum();
                (workflow, sum.as_f64() / weeks as f64)
            })
            .collect())
    }
}

pub(super) fn no_entries() -> Gap {
    Gap::NoEntries
}

/// The days of a view, from the first with a regular stream of tickets on; 84 weeks at most.
///
/// # Errors
/// The reason when no ticket says when it was created, or none was before today.
pub fn desk_history(view: &View<'_>) -> Measured<DeskHistory> {
    view.needs(Field::Created)?;
    let last = last_whole_day(view);
    let created = view.data.tickets.dates(Field::Created);
    let oldest = view.rows.iter().map(|&row| created[row as usize]).fold(OptTime::NONE, OptTime::earlier).get();
    let oldest = oldest.map(|at| view.data.day(at)).filter(|day| *day <= last).ok_or(Gap::NothingBeforeToday)?;
    let first = Day(oldest.0.max(last.0 - LONGEST_DAYS + 1));
    let days = (last.0 - first.0 + 1) as usize;
    let mut history = DeskHistory {
        first,
        completed: vec![0; days],
        open_at_end: 0,
        created: vec![[0; WORKFLOWS]; days],
        hours: view.knows_entries().then(|| vec![[Hours::ZERO; WORKFLOWS]; days]),
    };
    count_tickets(view, &mut history, last);
    add_hours(view, &mut history);
    history.drop_trickle();
    Ok(history)
}

/// The last day that is over at *as of*.
pub(crate) fn last_whole_day(view: &View<'_>) -> Day {
    let today = view.data.day(view.as_of);
    let is_over = view.data.day(view.as_of.plus(1)) != today;
    today.plus(if is_over { 0 } else { -1 })
}

fn count_tickets(view: &View<'_>, history: &mut DeskHistory, last: Day) {
    let facts = &view.data.facts;
    let created = view.data.tickets.dates(Field::Created);
    let first = history.first;
    let place = |day: Day| usize::try_from(day.0 - first.0).ok();
    for &row in &view.rows {
        let row = row as usize;
        let came = created[row].get().map(|at| view.data.day(at));
        if let Some(counts) = came.and_then(place).and_then(|day| history.created.get_mut(day)) {
            counts[facts.workflow[row].rank()] += 1;
        }
        let is_open = facts.meaning[row].is_open();
        let done = if is_open { None } else { completed(view, row).get().map(|at| view.data.day(at)) };
        if let Some(count) = done.and_then(place).and_then(|day| history.completed.get_mut(day)) {
            *count += 1;
        }
        let was_open = is_open || done.is_some_and(|day| day > last);
        history.open_at_end += u32::from(was_open && came.is_some_and(|day| day <= last));
    }
}

fn add_hours(view: &View<'_>, history: &mut DeskHistory) {
    let Some(hours) = &mut history.hours else { return };
    let entries = &view.data.entry_facts;
    for entry in 0..entries.hours.len() {
        let ticket = entries.ticket[entry];
        if ticket == NO_TICKET || !view.entry_passes(entry) {
            continue;
        }
        let place = entries.day[entry].and_then(|day| usize::try_from(day.0 - history.first.0).ok());
        if let Some(day) = place.and_then(|place| hours.get_mut(place)) {
            day[view.data.facts.workflow[ticket as usize].rank()] += entries.hours[entry];
        }
    }
}

impl DeskHistory {
    /// Drops the weeks before the stream sets in: an export by completion day also holds a few old tickets.
    fn drop_trickle(&mut self) {
        let sums: Vec<u32> = self.created.rchunks_exact(7).map(|week| week.iter().flatten().sum()).collect();
        let mut sorted = sums.clone();
        sorted.sort_unstable();
        let usual = sorted.get(sorted.len() / 2).copied().unwrap_or(0);
        // Weeks newest first; the oldest that is a tenth of a usual one begins the history.
        let Some(oldest) = sums.iter().rposition(|&sum| sum > 0 && sum * 10 >= usual) else {
            return;
        };
        if oldest + 1 == sums.len() {
            return;
        }
        let drop = self.created.len() - 7 * (oldest + 1);
        self.created.drain(..drop);
        self.completed.drain(..drop);
        if let Some(hours) = &mut self.hours {
            hours.drain(..drop);
        }
        self.first = self.first.plus(drop as i32);
    }
}

/// Hours that tickets took which were completed on the days `from..to` (`to` not included), in order of the data.
///
/// # Errors
/// The reason when no hours are known.
pub fn completed_hours(view: &View<'_>, from: Day, to: Day) -> Measured<Vec<f64>> {
    if !view.knows_entries() && view.needs(Field::Worked).is_err() {
        return Err(no_entries());
    }
    let start = view.data.zone.start_of(from);
    let end = view.data.zone.start_of(to);
    let facts = &view.data.facts;
    Ok(view
        .rows
        .iter()
        .map(|&row| row as usize)
        .filter(|&row| {
            facts.meaning[row].is_complete() && completed(view, row).get().is_some_and(|at| at >= start && at < end)
        })
        .filter_map(|row| Some(facts.worked[row].get()?.as_f64()))
        .collect())
}

/// Working days from creation to completion of the tickets completed on the days `from..until`; 0 is the same day.
pub fn days_to_complete(view: &View<'_>, from: Day, until: Day) -> Vec<u32> {
    let of = |&row: &u32| {
        let row = row as usize;
        let created = view.data.tickets.date(Field::Created, row).get()?;
        let done = view.data.day(completed(view, row).get()?);
        let is_done = view.data.facts.meaning[row].is_complete() && done >= from && done < until;
        let days = super::working_days(view, view.data.day(created).plus(1), done);
        is_done.then(|| u32::try_from(days).unwrap_or(0))
    };
    view.rows.iter().filter_map(of).collect()
}

/// Share of the tickets created from a day on that were done within so many working days, of those whose time is over.
/// `None` without any.
pub fn done_in_time(view: &View<'_>, from: Day, target_days: u32) -> Option<f64> {
    let today = view.data.day(view.as_of);
    let (mut all, mut good) = (0_u32, 0_u32);
    for row in view.rows.iter().map(|&row| row as usize) {
        let Some(created) = view.data.tickets.date(Field::Created, row).get() else {
            continue;
        };
        // What is no longer wanted keeps no promise and breaks none.
        if view.data.facts.meaning[row] == StatusMeaning::Cancelled {
            continue;
        }
        let came = view.data.day(created);
        let days_until = |end: Day| super::working_days(view, came.plus(1), end);
        if came < from || days_until(today) <= i64::from(target_days) {
            continue;
        }
        all += 1;
        let done = completed(view, row).get().filter(|_| !view.data.facts.meaning[row].is_open());
        good += u32::from(done.is_some_and(|at| days_until(view.data.day(at)) <= i64::from(target_days)));
    }
    (all > 0).then(|| f64::from(good) / f64::from(all))
}

/// Working days that completion may take: the median from creation to the resolution's due time, over the last 91 days.
/// `None` without due times.
pub fn usual_target_days(view: &View<'_>) -> Option<u32> {
    let tickets = &view.data.tickets;
    let from = view.as_of.plus(-91 * DAY);
    let mut lengths: Vec<i64> = view
        .rows
        .iter()
        .filter_map(|&row| {
            let created = tickets.date(Field::Created, row as usize).get()?;
            let due = tickets.date(super::SlaEvent::Resolution.due(), row as usize).get()?;
            (created >= from && created <= view.as_of && due >= created).then(|| due.since(created))
        })
        .collect();
    let middle = lengths.len() / 2;
    if lengths.is_empty() {
        return None;
    }
    let (_, median, _) = lengths.select_nth_unstable(middle);
    // Five of seven days are worked.
    let days = (*median as f64 / DAY as f64 * 5.0 / 7.0).round();
    Some((days as u32).clamp(1, 60))
}
