//! What is wrong with the data itself: checks whose tickets (or time entries) open, and the figures each one bends.

use rustc_hash::FxHashMap;

use crate::dataset::{Field, Flag, StatusDoubt, TicketRow};
use crate::settings::StatusMeaning;
use crate::table::FigureId;
use base::{DAY, MINUTE, OptTime, Timestamp};

use super::effort::is_completed_in_period;
use super::gap::{Gap, Measured};
use super::sla_event::SlaEvent;
use super::time_entry::{LateBand, knows_lateness, late_band};
use super::view::{Condition, View};
use super::workflow_table::has_estimate;

/// So many tickets touched in one minute were touched by a rule, not by people.
const TOUCHED_TOGETHER: u32 = 10;

/// One way in which data deceives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataCheck {
    /// Open tickets without an estimate.
    NoEstimate,
    /// Tickets without a due time for an event that other tickets have one for.
    NoDue,
    /// Resolved after they were completed.
    ResolvedLate,
    /// First response stamped when the ticket was closed.
    StampedResponse,
    /// Closed before they were opened.
    ClosedFirst,
    /// The same number more than once.
    Repeated,
    /// A status that no table knows.
    UnknownStatus,
    /// Completed without any time worked.
    NoTime,
    /// A date behind the newest believable activity.
    Future,
    /// Last touched together with many others, so by a rule.
    Automation,
    /// The vendor's own verdict contradicts the dates.
    Contradicted,
    /// Time entries written down on a later day (of entries, not tickets).
    LateEntries,
}

impl DataCheck {
    /// All, in order of what they bend most.
    pub const ALL: [Self; 12] = [
        Self::ClosedFirst,
        Self::Future,
        Self::UnknownStatus,
        Self::Repeated,
        Self::NoDue,
        Self::StampedResponse,
        Self::ResolvedLate,
        Self::Contradicted,
        Self::NoEstimate,
        Self::Automation,
        Self::NoTime,
        Self::LateEntries,
    ];

    /// The name in picks.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoEstimate => "no_estimate",
            Self::NoDue => "no_due",
            Self::ResolvedLate => "resolved_late",
            Self::StampedResponse => "stamped_response",
            Self::ClosedFirst => "closed_first",
            Self::Repeated => "repeated",
            Self::UnknownStatus => "unknown_status",
            Self::NoTime => "no_time",
            Self::Future => "future",
            Self::Automation => "automation",
            Self::Contradicted => "contradicted",
            Self::LateEntries => "late_entries",
        }
    }

    /// The check of a name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|check| check.id() == id)
    }

    /// What it bends.
    pub const fn bends(self) -> &'static [Bent] {
        use Bent::{Figure, Forecast};
        use FigureId as Id;
        match self {
            Self::NoEstimate => &[Figure(Id::OverEstimate), Figure(Id::Unscheduled), Forecast],
            Self::NoDue => &[
                Figure(Id::SlaOverdue),
                Figure(Id::SlaTriage),
                Figure(Id::SlaEngagement),
                Figure(Id::SlaCompletion),
                Figure(Id::FirstResponseKept),
                Figure(Id::PlanKept),
                Figure(Id::ResolutionKept),
            ],
            Self::ResolvedLate | Self::Contradicted => &[Figure(Id::ResolutionKept), Figure(Id::SlaCompletion)],
            Self::StampedResponse => &[Figure(Id::FirstResponseKept), Figure(Id::SlaTriage)],
            Self::ClosedFirst => &[Figure(Id::ResolutionKept), Forecast],
            Self::Repeated => &[Figure(Id::New), Figure(Id::Unassigned), Figure(Id::Overloaded)],
            Self::UnknownStatus => &[
                Figure(Id::New),
                Figure(Id::WaitingStale),
                Figure(Id::HoldPastDue),
                Figure(Id::ReadyOverdue),
                Figure(Id::Unassigned),
                Figure(Id::Overloaded),
                Figure(Id::SlaOverdue),
            ],
            Self::NoTime => &[Figure(Id::OverEstimate), Figure(Id::Utilization), Figure(Id::ReactiveHours), Forecast],
            Self::Future => {
                &[Figure(Id::New), Figure(Id::SlaOverdue), Figure(Id::WaitingStale), Figure(Id::ReadyOverdue), Forecast]
            }
            Self::Automation => &[Figure(Id::WaitingStale)],
            Self::LateEntries => &[Figure(Id::RealTimeEntry), Figure(Id::Utilization)],
        }
    }
}

/// What a check bends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bent {
    /// A figure.
    Figure(FigureId),
    /// The forecast.
    Forecast,
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check.
    pub check: DataCheck,
    /// How many; of time entries for [`DataCheck::LateEntries`], else of tickets.
    pub count: usize,
    /// Of how many that could be so.
    pub of: usize,
}

/// All checks that can be made.
pub fn findings(view: &View<'_>) -> Vec<(DataCheck, Measured<Finding>)> {
    DataCheck::ALL.into_iter().map(|check| (check, finding(view, check))).collect()
}

/// One check.
///
/// # Errors
/// Why it cannot be made.
pub fn finding(view: &View<'_>, check: DataCheck) -> Measured<Finding> {
    if check == DataCheck::LateEntries {
        knows_lateness(view)?;
        let bands = (0..view.data.entries.len())
            .filter(|&entry| view.entry_passes(entry))
            .filter_map(|entry| late_band(view, entry));
        let (mut count, mut of) = (0, 0);
        for band in bands {
            of += 1;
            count += usize::from(band == LateBand::Later);
        }
        return Ok(Finding { check, count, of });
    }
    let found = rule(view, check)?;
    let could_be = population(view, check);
    let rows = || view.rows.iter().map(|&row| row as usize).filter(|&row| could_be(row));
    Ok(Finding { check, count: rows().filter(|&row| found(row)).count(), of: rows().count() })
}

/// The tickets that a check finds, as a list opens them.
///
/// # Errors
/// Why the check cannot be made.
pub(crate) fn condition<'v>(view: &'v View<'_>, check: DataCheck) -> Measured<Condition<'v>> {
    let found = rule(view, check)?;
    let could_be = population(view, check);
    Ok(Box::new(move |row| could_be(row) && found(row)))
}

/// The tickets that a check looks at.
fn population<'v>(view: &'v View<'_>, check: DataCheck) -> Condition<'v> {
    let data = view.data;
    let is_open = move |row: usize| data.facts.meaning[row].is_open();
    match check {
        DataCheck::NoEstimate | DataCheck::Automation => Box::new(is_open),
        DataCheck::NoTime => Box::new(move |row| is_completed_in_period(view, row)),
        DataCheck::ResolvedLate | DataCheck::StampedResponse => {
            Box::new(move |row| data.tickets.date(Field::ResolvedAt, row).is_some() || completed(view, row).is_some())
        }
        DataCheck::Contradicted => Box::new(move |row| exported_verdict(view, row) != Flag::Unknown),
        _ => Box::new(|_| true),
    }
}

fn rule<'v>(view: &'v View<'_>, check: DataCheck) -> Measured<Condition<'v>> {
    let data = view.data;
    let tickets = &data.tickets;
    let date = move |field: Field, row: usize| tickets.date(field, row).get();
    Ok(match check {
        DataCheck::NoEstimate => {
            view.needs(Field::Estimate)?;
            Box::new(move |row| !has_estimate(view, row))
        }
        DataCheck::NoDue => {
            let known: Vec<SlaEvent> = SlaEvent::ALL.into_iter().filter(|event| tickets.has(event.due())).collect();
            if known.is_empty() {
                view.needs(Field::ResolutionDue)?;
            }
            Box::new(move |row| known.iter().all(|event| date(event.due(), row).is_none()))
        }
        DataCheck::ResolvedLate => {
            if data.completed_stands_in {
                return Err(Gap::CompletedStandsIn);
            }
            view.needs(Field::ResolvedAt)?;
            view.needs(Field::Completed)?;
            Box::new(move |row| later(date(Field::ResolvedAt, row), date(Field::Completed, row), MINUTE))
        }
        DataCheck::StampedResponse => {
            view.needs(Field::FirstResponseAt)?;
            Box::new(move |row| {
                let (Some(response), Some(created)) = (date(Field::FirstResponseAt, row), date(Field::Created, row))
                else {
                    return false;
                };
                let closed = [date(Field::ResolvedAt, row), date(Field::Completed, row)];
                let at_closing = closed.into_iter().flatten().any(|at| at.since(response).abs() <= MINUTE);
                // A ticket closed within a quarter of an hour was answered when it was closed.
                at_closing && response.since(created) > 15 * MINUTE
            })
        }
        DataCheck::ClosedFirst => {
            view.needs(Field::Created)?;
            Box::new(move |row| {
                let created = date(Field::Created, row);
                [Field::Completed, Field::ResolvedAt].into_iter().any(|field| later(created, date(field, row), MINUTE))
            })
        }
        DataCheck::Repeated => {
            let mut is_repeated = vec![false; data.len()];
            data.repeated.iter().for_each(|&row| is_repeated[row as usize] = true);
            Box::new(move |row| is_repeated[row])
        }
        DataCheck::UnknownStatus => {
            view.needs(Field::Status)?;
            let mut unknown = vec![false; data.texts.len()];
            for (label, doubt) in data.statuses.doubtful() {
                unknown[label.label.index()] |= doubt == StatusDoubt::Unknown;
            }
            Box::new(move |row| unknown[tickets.label(Field::Status, row).index()])
        }
        DataCheck::NoTime => {
            super::time_entry::knows_entries(view)?;
            Box::new(move |row| data.facts.worked[row].get().is_none_or(|hours| hours.0 <= 0))
        }
        DataCheck::Future => {
            let newest = data.newest.unwrap_or(view.as_of);
            Box::new(move |row| {
                [Field::Created, Field::Completed, Field::ResolvedAt, Field::FirstResponseAt, Field::LastActivity]
                    .into_iter()
                    .any(|field| date(field, row).is_some_and(|at| at > newest))
            })
        }
        DataCheck::Automation => {
            view.needs(Field::LastActivity)?;
            let together = touched_together(view);
            Box::new(move |row| {
                date(Field::LastActivity, row).is_some_and(|at| {
                    together.contains_key(&at.0.div_euclid(MINUTE)) && Some(at) != date(Field::Created, row)
                })
            })
        }
        DataCheck::Contradicted => {
            if !tickets.has(Field::SlaMet) && data.verdicts.is_empty() {
                view.needs(Field::SlaMet)?;
            }
            view.can_judge(SlaEvent::Resolution)?;
            Box::new(move |row| {
                let ours = resolution_verdict(view, row);
                match exported_verdict(view, row) {
                    Flag::Yes => ours == Flag::No,
                    Flag::No => ours == Flag::Yes,
                    Flag::Unknown => false,
                }
            })
        }
        DataCheck::LateEntries => {
            return Err(Gap::NotTickets);
        }
    })
}

/// Whether the resolution was in time by the dates: open and past its due time is late. A cancelled ticket has no verdict.
pub fn resolution_verdict(view: &View<'_>, row: TicketRow) -> Flag {
    let meaning = view.data.facts.meaning[row];
    let at = view.data.tickets.date(Field::ResolvedAt, row).get();
    match (view.data.tickets.date(Field::ResolutionDue, row).get(), at) {
        _ if meaning == StatusMeaning::Cancelled => Flag::Unknown,
        (Some(due), Some(at)) if at <= due => Flag::Yes,
        (Some(_), Some(_)) => Flag::No,
        (Some(due), None) if meaning.is_open() && due < view.as_of => Flag::No,
        _ => Flag::Unknown,
    }
}

/// What the export itself says of the resolution.
pub fn exported_verdict(view: &View<'_>, row: TicketRow) -> Flag {
    let told = view.data.verdicts.get(&(row as u32)).map_or(Flag::Unknown, |verdict| verdict.met[2]);
    match told {
        Flag::Unknown => view.data.tickets.flag(Field::SlaMet, row),
        told => told,
    }
}

/// Minutes in which many open tickets were touched, which no person does.
fn touched_together(view: &View<'_>) -> FxHashMap<i64, u32> {
    let mut counts: FxHashMap<i64, u32> = FxHashMap::default();
    for &row in &view.open {
        if let Some(at) = view.data.tickets.date(Field::LastActivity, row as usize).get() {
            // Days without a time say nothing about minutes.
            if at.0.rem_euclid(DAY) != 0 {
                *counts.entry(at.0.div_euclid(MINUTE)).or_default() += 1;
            }
        }
    }
    counts.retain(|_, count| *count >= TOUCHED_TOGETHER);
    counts
}

fn completed(view: &View<'_>, row: TicketRow) -> OptTime {
    match view.data.facts.meaning[row] {
        StatusMeaning::Complete => view.data.tickets.date(Field::Completed, row),
        _ => OptTime::NONE,
    }
}

fn later(a: Option<Timestamp>, b: Option<Timestamp>, by: i64) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.since(b) > by)
}
