//! Does the method hold here? For each claim of the method, the desk's own difference between tickets that were handled
//! as the method wants and those that were not, compared within workflow and priority. What goes together is told; what
//! causes it is not.

use forecast::{Difference, Side, Stratum, difference};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::dataset::{Entity, Field, NO_TICKET, TicketRow};
use crate::settings::{SlaBasis, StatusMeaning, Workflow};
use base::{DAY, HOUR, Hours, Sym, normalize};

use super::effort::{Question, answer, can_answer};
use super::gap::{Gap, Measured};
use super::sla_event::SlaEvent;
use super::sla_performance::{Verdict, completed, judge};
use super::time_entry::{is_real_time, knows_lateness};
use super::triage_age::triage_length;
use super::view::{Condition, View};

/// Tickets completed in so many days before the moment of the picture are compared.
pub const CLAIM_DAYS: u32 = 182;

/// What the method says goes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// Triaged within an hour: engaged in time.
    TriageEngagement,
    /// Triaged within an hour: completed in time.
    TriageCompletion,
    /// Long work with a service call: completed in time.
    ScheduledCompletion,
    /// All time entered at once: completed in time.
    RealTimeCompletion,
    /// Worked by one technician: completed in time.
    OneTechnicianCompletion,
}

/// A claim, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Claimed {
    /// Which.
    pub claim: Claim,
    /// The tickets with the property, and how many of them kept the promise.
    pub with: Side,
    /// The tickets without it.
    pub without: Side,
    /// The difference among the alike; `None`: not enough tickets to say.
    pub difference: Option<Difference>,
}

impl Claim {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::TriageEngagement,
        Self::TriageCompletion,
        Self::ScheduledCompletion,
        Self::RealTimeCompletion,
        Self::OneTechnicianCompletion,
    ];

    /// The name in links and JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::TriageEngagement => "triage_hour_engagement",
            Self::TriageCompletion => "triage_hour_completion",
            Self::ScheduledCompletion => "scheduled_completion",
            Self::RealTimeCompletion => "real_time_completion",
            Self::OneTechnicianCompletion => "one_technician_completion",
        }
    }

    /// The promise that is looked at.
    pub const fn event(self) -> SlaEvent {
        match self {
            Self::TriageEngagement => SlaEvent::ResolutionPlan,
            _ => SlaEvent::Resolution,
        }
    }
}

/// A claim with everything that its tickets are asked.
struct Asked<'v, 'a> {
    view: &'v View<'a>,
    claim: Claim,
    /// The first service call of each ticket that was not canceled, where the claim is about them.
    called: FxHashSet<u32>,
}

impl<'v, 'a> Asked<'v, 'a> {
    fn new(view: &'v View<'a>, claim: Claim) -> Measured<Self> {
        view.can_judge(claim.event())?;
        let mut called = FxHashSet::default();
        match claim {
            Claim::TriageEngagement | Claim::TriageCompletion => {
                view.needs(Field::Created)?;
                view.needs(Field::FirstResponseAt)?;
            }
            Claim::ScheduledCompletion => {
                view.needs(Field::Estimate)?;
                called = called_before_completion(view)?;
            }
            Claim::RealTimeCompletion => knows_lateness(view)?,
            Claim::OneTechnicianCompletion => can_answer(view, Question::OneTechnician)?,
        }
        Ok(Self { view, claim, called })
    }

    /// Whether a ticket has the property, and whether it kept the promise; `None` where it is not asked.
    fn answer(&self, row: TicketRow) -> Option<(bool, bool)> {
        let (view, data) = (self.view, self.view.data);
        let done = completed(view, row).get()?;
        let is_recent = done <= view.as_of && view.as_of.since(done) <= i64::from(CLAIM_DAYS) * DAY;
        if !is_recent || data.facts.meaning[row] != StatusMeaning::Complete {
            return None;
        }
        let is_kept = match judge(view, SlaBasis::Completed, self.claim.event(), row, view.as_of)? {
            Verdict::Met => true,
            Verdict::Missed => false,
            Verdict::WithoutTarget => return None,
        };
        let has = match self.claim {
            Claim::TriageEngagement | Claim::TriageCompletion => {
                let created = data.tickets.date(Field::Created, row).get()?;
                let triaged = data.tickets.date(Field::FirstResponseAt, row).get()?;
                triage_length(view, created, triaged) <= HOUR
            }
            Claim::ScheduledCompletion => {
                let limit = Hours::from_f64(view.settings.schedule_above_hours);
                data.tickets.amount(Field::Estimate, row).get().filter(|estimate| *estimate > limit)?;
                self.called.contains(&(row as u32))
            }
            Claim::RealTimeCompletion => {
                let mut known = data.entries_of(row).iter().filter_map(|&entry| is_real_time(view, entry as usize));
                let first = known.next()?;
                first && known.all(|good| good)
            }
            Claim::OneTechnicianCompletion => answer(view, Question::OneTechnician, row)?,
        };
        Some((has, is_kept))
    }
}

/// Tickets with a service call that was not canceled and began before the ticket was done.
fn called_before_completion(view: &View<'_>) -> Measured<FxHashSet<u32>> {
    let data = view.data;
    if !data.has_entity(Entity::ServiceCalls) {
        return Err(Gap::NoCallFile);
    }
    if data.calls.is_blank(Field::Start) {
        return Err(Gap::CallsWithoutStart);
    }
    let mut canceled: FxHashMap<Sym, bool> = FxHashMap::default();
    let mut called = FxHashSet::default();
    for (call, &ticket) in data.call_facts.ticket.iter().enumerate() {
        if ticket == NO_TICKET {
            continue;
        }
        let status = data.calls.label(Field::Status, call);
        let is_canceled =
            *canceled.entry(status).or_insert_with(|| normalize(data.texts.text(status)).contains("cancel"));
        let start = data.calls.date(Field::Start, call).get();
        let is_before = start.zip(completed(view, ticket as usize).get()).is_some_and(|(start, done)| start <= done);
        if is_before && !is_canceled {
            called.insert(ticket);
        }
    }
    Ok(called)
}

/// Counts a claim.
///
/// # Errors
/// The reason when the data cannot tell.
pub fn claimed(view: &View<'_>, claim: Claim) -> Measured<Claimed> {
    let asked = Asked::new(view, claim)?;
    let mut strata: FxHashMap<(Workflow, Sym), Stratum> = FxHashMap::default();
    for &row in &view.rows {
        let Some((has, is_kept)) = asked.answer(row as usize) else { continue };
        let alike = (view.data.facts.workflow[row as usize], view.data.tickets.label(Field::Priority, row as usize));
        let stratum = strata.entry(alike).or_default();
        if has { stratum.with.add(is_kept) } else { stratum.without.add(is_kept) }
    }
    // Sums of floats depend on their order; a map's is not one.
    let mut strata: Vec<((Workflow, Sym), Stratum)> = strata.into_iter().collect();
    strata.sort_unstable_by_key(|(alike, _)| *alike);
    let strata: Vec<Stratum> = strata.into_iter().map(|(_, stratum)| stratum).collect();
    let sum = |side: fn(&Stratum) -> Side| {
        strata
            .iter()
            .map(side)
            .fold(Side::default(), |sum, side| Side { all: sum.all + side.all, good: sum.good + side.good })
    };
    Ok(Claimed { claim, with: sum(|one| one.with), without: sum(|one| one.without), difference: difference(&strata) })
}

/// The tickets of one side of a claim.
///
/// # Errors
/// The reason when the data cannot tell.
pub(crate) fn claim_condition<'v>(view: &'v View<'_>, claim: Claim, wanted: bool) -> Measured<Condition<'v>> {
    let asked = Asked::new(view, claim)?;
    Ok(Box::new(move |row| asked.answer(row).is_some_and(|(has, _)| has == wanted)))
}
