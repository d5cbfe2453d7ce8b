//! Do requests flow into the workflows, and how many came and went on each day.

use std::collections::BTreeMap;

use crate::dataset::{Field, NO_TICKET};
use crate::settings::{Workflow, WorkflowFamily, WorkflowRules};
use base::{DAY, Day, Hours, Sym};
use language::{self, say};

use super::gap::{Gap, Measured};
use super::intake::knows_workflow;
use super::sla_performance::completed;
use super::view::View;

/// One workflow's share of the distribution period.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkflowShare {
    /// The workflow.
    pub workflow: Workflow,
    /// Tickets created in the period, by number.
    pub tickets: Vec<u32>,
    /// Hours worked on tickets of this workflow on the days of the period.
    pub hours: Measured<Hours>,
}

/// All workflows in canonical order, over the distribution period of the settings.
pub fn distribution(view: &View<'_>) -> Vec<WorkflowShare> {
    let days = view.settings.distribution_days;
    let from = view.as_of.plus(-i64::from(days) * DAY);
    let mut tickets: Vec<Vec<u32>> = vec![Vec::new(); Workflow::ALL.len()];
    for &row in &view.rows {
        let created = view.data.tickets.date(Field::Created, row as usize).get();
        if created.is_some_and(|at| at >= from && at <= view.as_of) {
            tickets[view.data.facts.workflow[row as usize].rank()].push(row);
        }
    }
    let hours = hours_by_workflow(view, days);
    Workflow::ALL
        .into_iter()
        .zip(tickets)
        .map(|(workflow, rows)| WorkflowShare {
            workflow,
            tickets: view.by_number(rows),
            hours: hours.clone().map(|hours| hours[workflow.rank()]),
        })
        .collect()
}

fn hours_by_workflow(view: &View<'_>, days: u32) -> Measured<Vec<Hours>> {
    if !view.knows_entries() {
        return Err(Gap::NoEntries);
    }
    let facts = &view.data.entry_facts;
    let (first, last) = view.last_days(days);
    let mut hours = vec![Hours::ZERO; Workflow::ALL.len()];
    for entry in view.data.entries_on(first, last) {
        let ticket = facts.ticket[entry];
        if ticket != NO_TICKET && view.entry_passes(entry) {
            hours[view.data.facts.workflow[ticket as usize].rank()] += facts.hours[entry];
        }
    }
    Ok(hours)
}

/// That tickets could be in both humps.
///
/// # Errors
/// The reason when the columns are missing that would bring a ticket to one of them.
pub fn knows_shape(view: &View<'_>) -> Measured<()> {
    knows_workflow(view, Workflow::Medium)?;
    knows_workflow(view, Workflow::QuickHit)
}

/// What keeps counts by workflow from the healthy shape; nothing when they have it.
///
/// # Errors
/// See [`knows_shape`].
pub fn shape_warnings(view: &View<'_>, counts: &[(Workflow, usize)]) -> Measured<Vec<String>> {
    knows_shape(view)?;
    Ok(double_hump(counts, &view.settings.rules))
}

/// Why service requests cannot be told apart, where that is so.
pub fn requests_blur(view: &View<'_>) -> Option<String> {
    let why = view.needs(Field::Estimate).err()?.words();
    let minor = view.settings.rules.title(Workflow::Minor);
    Some(say!(
        "Requests of unknown effort are taken as {minor}: {why}. Drop an export with estimates to see the shape of the requests."
    ))
}

/// Whether counts by workflow have the healthy shape: the warnings, none when it has.
pub(super) fn double_hump(counts: &[(Workflow, usize)], rules: &WorkflowRules) -> Vec<String> {
    let mut warnings = Vec::new();
    let count = |workflow| counts.iter().find(|(known, _)| *known == workflow).map_or(0, |(_, count)| *count);
    for (family, hump) in
        [(WorkflowFamily::Incident, Workflow::Medium), (WorkflowFamily::ServiceRequest, Workflow::QuickHit)]
    {
        let half: Vec<(Workflow, usize)> = Workflow::ALL
            .into_iter()
            .filter(|workflow| workflow.family() == family)
            .map(|workflow| (workflow, count(workflow)))
            .collect();
        let total: usize = half.iter().map(|(_, count)| count).sum();
        let name = family.title();
        if total == 0 {
            warnings.push(say!("There are no {}.", language::lower(name)));
            continue;
        }
        let largest = half.iter().fold(half[0], |best, next| if next.1 > best.1 { *next } else { best });
        if largest.1 > count(hump) {
            warnings.push(say!(
                "{} is the largest of the {}; {} should be.",
                rules.title(largest.0),
                language::lower(name),
                rules.title(hump)
            ));
        }
        if largest.1 * 2 > total {
            let share = 100 * largest.1 / total;
            warnings.push(say!("{} holds {share} % of the {}.", rules.title(largest.0), language::lower(name)));
        }
        let empty: Vec<&str> =
            half.iter().filter(|(_, count)| *count == 0).map(|(workflow, _)| rules.title(*workflow)).collect();
        if !empty.is_empty() {
            warnings.push(say!("No ticket flows into {}.", empty.join(", ")));
        }
    }
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let unclassified = count(Workflow::Unclassified);
    if total > 0 && unclassified * 20 > total {
        warnings.push(say!(
            "{} % are unclassified; more than 5 % says that intake does not set type and priority.",
            100 * unclassified / total
        ));
    }
    warnings
}

/// Tickets of one type and priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypePriority {
    /// Type label; empty when there is none.
    pub ticket_type: String,
    /// Priority label; empty when there is none.
    pub priority: String,
    /// Tickets created in the reporting period.
    pub tickets: Vec<u32>,
}

/// Tickets created in the reporting period by type and priority: most first, then by name.
pub fn by_type_priority(view: &View<'_>) -> Vec<TypePriority> {
    let tickets = &view.data.tickets;
    let mut groups: BTreeMap<(Sym, Sym), Vec<u32>> = BTreeMap::new();
    for &row in &view.rows {
        if view.in_period(tickets.date(Field::Created, row as usize).get()) {
            let key = (tickets.label(Field::TicketType, row as usize), tickets.label(Field::Priority, row as usize));
            groups.entry(key).or_default().push(row);
        }
    }
    let text = |sym: Sym| view.data.texts.text(sym).to_owned();
    let mut list: Vec<TypePriority> = groups
        .into_iter()
        .map(|((ticket_type, priority), tickets)| TypePriority {
            ticket_type: text(ticket_type),
            priority: text(priority),
            tickets,
        })
        .collect();
    list.sort_by(|a, b| {
        let name = |group: &TypePriority| (group.ticket_type.clone(), group.priority.clone());
        b.tickets.len().cmp(&a.tickets.len()).then_with(|| name(a).cmp(&name(b)))
    });
    list
}

/// What came and went on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayCount {
    /// Tickets created.
    pub created: u32,
    /// Tickets completed.
    pub completed: u32,
}

/// Each of the `days` calendar days that end on the day of *as of*; that day counts whole.
pub fn daily(view: &View<'_>, days: u32) -> Vec<(Day, DayCount)> {
    let (first, last) = view.last_days(days);
    let mut counts = vec![DayCount::default(); (last.0 - first.0 + 1) as usize];
    let place = |at: Option<base::Timestamp>| usize::try_from(view.data.day(at?).0 - first.0).ok();
    for &row in &view.rows {
        if let Some(day) =
            place(view.data.tickets.date(Field::Created, row as usize).get()).and_then(|day| counts.get_mut(day))
        {
            day.created += 1;
        }
        let is_done = view.data.facts.meaning[row as usize].is_complete();
        if let Some(day) =
            place(completed(view, row as usize).get()).filter(|_| is_done).and_then(|day| counts.get_mut(day))
        {
            day.completed += 1;
        }
    }
    counts.into_iter().enumerate().map(|(offset, count)| (first.plus(offset as i32), count)).collect()
}
