//! The nine stuck-ticket KPIs in their twelve rows. One rule gives the count and the list.

use std::collections::BTreeMap;

use crate::dataset::{Entity, Field, TicketRow};
use crate::settings::StatusMeaning;
use crate::table::FigureId;
use base::{HOUR, Hours, Sym};
use language::say;

use super::gap::{Gap, Measured};
use super::sla_event::SlaEvent;
use super::view::View;

/// The twelve rows, in order.
pub const KPI_IDS: [FigureId; 12] = [
    FigureId::New,
    FigureId::SlaOverdue,
    FigureId::SlaTriage,
    FigureId::SlaEngagement,
    FigureId::SlaCompletion,
    FigureId::WaitingStale,
    FigureId::HoldPastDue,
    FigureId::Unscheduled,
    FigureId::Unassigned,
    FigureId::OverEstimate,
    FigureId::ReadyOverdue,
    FigureId::Overloaded,
];

/// What a KPI counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KpiRows {
    /// Tickets, by number.
    Tickets(Vec<u32>),
    /// Technicians with their tickets, the fullest first; then by name.
    Technicians(Vec<(Sym, Vec<u32>)>),
}

impl KpiRows {
    /// The figure.
    pub fn count(&self) -> usize {
        match self {
            Self::Tickets(rows) => rows.len(),
            Self::Technicians(all) => all.len(),
        }
    }

    /// The tickets behind the figure, by number.
    pub fn tickets(&self, view: &View<'_>) -> Vec<u32> {
        match self {
            Self::Tickets(rows) => rows.clone(),
            Self::Technicians(all) => view.by_number(all.iter().flat_map(|(_, rows)| rows.iter().copied()).collect()),
        }
    }
}

/// The counts that stand beside KPIs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// On hold without a due date.
    HoldWithoutDue,
    /// Worked more than the estimate.
    OverEstimateOnce,
    /// Open without an estimate.
    WithoutEstimate,
    /// Unassigned in queues where that is usual.
    UnassignedIntake,
}

impl Beside {
    /// All, in the order of the board.
    pub const ALL: [Self; 4] =
        [Self::HoldWithoutDue, Self::OverEstimateOnce, Self::WithoutEstimate, Self::UnassignedIntake];

    /// The name in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::HoldWithoutDue => "hold_without_due",
            Self::OverEstimateOnce => "over_estimate_once",
            Self::WithoutEstimate => "without_estimate",
            Self::UnassignedIntake => "unassigned_intake",
        }
    }

    /// The KPI that it stands beside.
    const fn kpi(self) -> FigureId {
        match self {
            Self::HoldWithoutDue => FigureId::HoldPastDue,
            Self::OverEstimateOnce | Self::WithoutEstimate => FigureId::OverEstimate,
            Self::UnassignedIntake => FigureId::Unassigned,
        }
    }
}

/// A count beside a KPI that is not part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Which count.
    pub id: Beside,
    /// What it counts.
    pub title: &'static str,
    /// The tickets, by number.
    pub rows: Measured<Vec<u32>>,
}

/// One of the twelve rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kpi {
    /// The figure.
    pub id: FigureId,
    /// What it counts, or why it cannot be measured.
    pub rows: Measured<KpiRows>,
    /// Counts beside it.
    pub companions: Vec<Companion>,
}

/// All twelve rows, in order.
pub fn coordinator(view: &View<'_>) -> Vec<Kpi> {
    KPI_IDS.into_iter().filter_map(|id| kpi(view, id)).collect()
}

/// One of the rows; `None` for a figure that is none of them.
pub fn kpi(view: &View<'_>, id: FigureId) -> Option<Kpi> {
    let rows = KPI_IDS.contains(&id).then(|| kpi_rows(view, id))?;
    Some(Kpi { id, rows, companions: companions(view, id) })
}

/// What one of the rows counts.
pub(super) fn kpi_rows(view: &View<'_>, id: FigureId) -> Measured<KpiRows> {
    match id {
        FigureId::Overloaded => overloaded(view).map(KpiRows::Technicians),
        _ => measurable(view, id).map(|()| KpiRows::Tickets(select(view, |row| counts(view, id, row)))),
    }
}

fn select(view: &View<'_>, wanted: impl Fn(TicketRow) -> bool) -> Vec<u32> {
    view.by_number(view.open.iter().copied().filter(|&row| wanted(row as usize)).collect())
}

/// Whether an open ticket counts for one of the ticket KPIs.
pub(super) fn counts(view: &View<'_>, id: FigureId, row: TicketRow) -> bool {
    let tickets = &view.data.tickets;
    let meaning = view.data.facts.meaning[row];
    match id {
        FigureId::New => meaning == StatusMeaning::New,
        FigureId::SlaOverdue => !meaning.is_paused() && view.next_event(row).is_some_and(|(_, due)| due < view.as_of),
        FigureId::SlaTriage => is_coming(view, row, SlaEvent::FirstResponse),
        FigureId::SlaEngagement => is_coming(view, row, SlaEvent::ResolutionPlan),
        FigureId::SlaCompletion => is_coming(view, row, SlaEvent::Resolution),
        FigureId::WaitingStale => {
            let limit = view.as_of.plus(-seconds(view.settings.waiting_stale_hours));
            meaning.is_waiting() && tickets.date(Field::LastActivity, row).is_before(limit)
        }
        FigureId::HoldPastDue => {
            meaning == StatusMeaning::OnHold && tickets.date(Field::Due, row).is_before(view.as_of)
        }
        FigureId::Unscheduled => needs_scheduling(view, row) && !has_future_call(view, row),
        FigureId::Unassigned => is_unassigned(view, row) && !view.data.facts.role[row].may_be_unassigned(),
        FigureId::OverEstimate => is_over_estimate(view, row, 2),
        FigureId::ReadyOverdue => {
            is_ready(view, row) && view.next_event(row).is_some_and(|(_, due)| due < view.as_of.plus(-24 * HOUR))
        }
        _ => false,
    }
}

/// Whether the columns that a KPI is made of are there.
pub(super) fn measurable(view: &View<'_>, id: FigureId) -> Measured<()> {
    let status = || view.needs(Field::Status);
    let any_event = || {
        let gaps: Vec<Gap> = SlaEvent::ALL.into_iter().filter_map(|event| view.measures(event).err()).collect();
        if gaps.len() == SlaEvent::ALL.len() { Err(Gap::NoDueTimes) } else { Ok(()) }
    };
    match id {
        FigureId::New => status(),
        FigureId::SlaOverdue => status().and_then(|()| any_event()),
        FigureId::SlaTriage => status().and_then(|()| view.measures(SlaEvent::FirstResponse)),
        FigureId::SlaEngagement => status().and_then(|()| view.measures(SlaEvent::ResolutionPlan)),
        FigureId::SlaCompletion => status().and_then(|()| view.measures(SlaEvent::Resolution)),
        FigureId::WaitingStale => status().and_then(|()| view.needs(Field::LastActivity)),
        FigureId::HoldPastDue => status().and_then(|()| view.needs(Field::Due)),
        FigureId::Unscheduled => {
            status()?;
            if view.data.knows_calls() { Ok(()) } else { Err(Gap::NoCalls) }
        }
        FigureId::Unassigned | FigureId::Overloaded => view.knows_open().and_then(|()| has_resource(view)),
        FigureId::OverEstimate => {
            view.knows_open()?;
            view.needs(Field::Estimate)?;
            super::effort::knows_worked(view)
        }
        FigureId::ReadyOverdue => status().and_then(|()| has_resource(view)).and_then(|()| any_event()),
        _ => Ok(()),
    }
}

fn has_resource(view: &View<'_>) -> Measured<()> {
    view.needs(Field::Resource)
}

fn is_coming(view: &View<'_>, row: TicketRow, event: SlaEvent) -> bool {
    let horizon = view.as_of.plus(seconds(view.settings.look_ahead_hours));
    !view.data.facts.meaning[row].is_paused()
        && view.next_event(row).is_some_and(|(next, due)| next == event && due < horizon)
}

fn seconds(hours: f64) -> i64 {
    (hours * HOUR as f64) as i64
}

/// Scheduled, or estimated above the limit.
pub(super) fn needs_scheduling(view: &View<'_>, row: TicketRow) -> bool {
    let limit = Hours::from_f64(view.settings.schedule_above_hours);
    view.data.facts.meaning[row] == StatusMeaning::Scheduled
        || view.data.tickets.amount(Field::Estimate, row).get().is_some_and(|estimate| estimate > limit)
}

/// Whether a service call starts at or after *as of*.
pub(super) fn has_future_call(view: &View<'_>, row: TicketRow) -> bool {
    view.data.facts.last_call[row].get().is_some_and(|call| call >= view.as_of)
}

pub(super) fn is_unassigned(view: &View<'_>, row: TicketRow) -> bool {
    view.data.tickets.label(Field::Resource, row).is_none()
}

fn is_over_estimate(view: &View<'_>, row: TicketRow, factor: i64) -> bool {
    let estimate = view.data.tickets.amount(Field::Estimate, row).get().filter(|hours| *hours > Hours::ZERO);
    match (estimate, view.data.facts.worked[row].get()) {
        (Some(estimate), Some(worked)) => worked > estimate.times(factor),
        _ => false,
    }
}

/// Whether an open ticket is in its technician's ready-to-engage list.
///
/// Where no ticket of the whole data has that meaning, active tickets without a future service call are.
pub(crate) fn is_ready(view: &View<'_>, row: TicketRow) -> bool {
    let meaning = view.data.facts.meaning[row];
    if is_unassigned(view, row) {
        return false;
    }
    if view.uses_ready_status {
        meaning == StatusMeaning::ReadyToEngage
    } else {
        meaning == StatusMeaning::Active && !has_future_call(view, row)
    }
}

/// Technicians with more open tickets than they should have.
fn overloaded(view: &View<'_>) -> Measured<Vec<(Sym, Vec<u32>)>> {
    measurable(view, FigureId::Overloaded)?;
    let mut by_resource: BTreeMap<Sym, Vec<u32>> = BTreeMap::new();
    for &row in &view.open {
        let resource = view.data.tickets.label(Field::Resource, row as usize);
        if !resource.is_none() {
            by_resource.entry(resource).or_default().push(row);
        }
    }
    let mut over: Vec<(Sym, Vec<u32>)> = by_resource
        .into_iter()
        .filter(|(_, rows)| rows.len() > view.settings.max_open_per_technician as usize)
        .map(|(resource, rows)| (resource, view.by_number(rows)))
        .collect();
    over.sort_by(|a, b| {
        b.1.len().cmp(&a.1.len()).then_with(|| view.data.texts.text(a.0).cmp(view.data.texts.text(b.0)))
    });
    Ok(over)
}

/// The counts that stand beside a KPI.
fn companions(view: &View<'_>, id: FigureId) -> Vec<Companion> {
    let of_kpi = Beside::ALL.into_iter().filter(|count| count.kpi() == id);
    of_kpi.map(|count| Companion { id: count, title: title(count), rows: beside(view, count) }).collect()
}

fn title(count: Beside) -> &'static str {
    match count {
        Beside::HoldWithoutDue => say!("on hold without a due date"),
        Beside::OverEstimateOnce => say!("worked more than the estimate"),
        Beside::WithoutEstimate => say!("open without an estimate"),
        Beside::UnassignedIntake => say!("unassigned in triage, alert and NOC queues"),
    }
}

/// The tickets of a count that stands beside a KPI, by number.
///
/// # Errors
/// Why they cannot be told.
pub fn beside(view: &View<'_>, count: Beside) -> Measured<Vec<u32>> {
    let tickets = &view.data.tickets;
    let facts = &view.data.facts;
    let needs = |field: Field| if tickets.has(field) { Ok(()) } else { Err(Gap::NoColumn(Entity::Tickets, field)) };
    let wanted: &dyn Fn(TicketRow) -> bool = match count {
        Beside::HoldWithoutDue => {
            measurable(view, FigureId::New)?;
            needs(Field::Due)?;
            &|row| facts.meaning[row] == StatusMeaning::OnHold && !tickets.date(Field::Due, row).is_some()
        }
        Beside::OverEstimateOnce => {
            measurable(view, FigureId::OverEstimate)?;
            &|row| is_over_estimate(view, row, 1)
        }
        Beside::WithoutEstimate => {
            view.knows_open()?;
            needs(Field::Estimate)?;
            &|row| tickets.amount(Field::Estimate, row).get().is_none_or(|estimate| estimate <= Hours::ZERO)
        }
        Beside::UnassignedIntake => {
            measurable(view, FigureId::Unassigned)?;
            needs(Field::Queue)?;
            &|row| is_unassigned(view, row) && facts.role[row].may_be_unassigned()
        }
    };
    Ok(select(view, wanted))
}
