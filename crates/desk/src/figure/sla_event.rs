//! The three SLA events of a ticket, and which comes next.

use serde::{Deserialize, Serialize};

use crate::dataset::{Entity, Field, TicketRow};
use crate::settings::{PolicyEvent, SlaSource};
use base::{HOUR, OptTime, Timestamp};
use language::say;

use super::gap::{Gap, Measured};
use super::view::View;

/// A promise of the service level agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlaEvent {
    /// Triage.
    FirstResponse,
    /// Tech engagement.
    ResolutionPlan,
    /// Completion.
    Resolution,
}

impl SlaEvent {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::FirstResponse, Self::ResolutionPlan, Self::Resolution];

    /// The field of the due time.
    pub const fn due(self) -> Field {
        match self {
            Self::FirstResponse => Field::FirstResponseDue,
            Self::ResolutionPlan => Field::PlanDue,
            Self::Resolution => Field::ResolutionDue,
        }
    }

    /// The field of the actual time.
    pub const fn at(self) -> Field {
        match self {
            Self::FirstResponse => Field::FirstResponseAt,
            Self::ResolutionPlan => Field::PlanAt,
            Self::Resolution => Field::ResolvedAt,
        }
    }

    /// The place in [`SlaEvent::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The same event in the policy.
    pub const fn of_policy(self) -> PolicyEvent {
        match self {
            Self::FirstResponse => PolicyEvent::FirstResponse,
            Self::ResolutionPlan => PolicyEvent::ResolutionPlan,
            Self::Resolution => PolicyEvent::Resolution,
        }
    }

    /// The name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::FirstResponse => "first_response",
            Self::ResolutionPlan => "resolution_plan",
            Self::Resolution => "resolution",
        }
    }

    /// The name in a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Self::FirstResponse => say!("First response"),
            Self::ResolutionPlan => say!("Resolution plan"),
            Self::Resolution => say!("Resolution"),
        }
    }

    /// The method's name for the stage.
    pub fn stage(self) -> &'static str {
        match self {
            Self::FirstResponse => say!("Triage"),
            Self::ResolutionPlan => say!("Tech engagement"),
            Self::Resolution => say!("Completion"),
        }
    }
}

/// Where the next event of an open ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlaBand {
    /// Due before *as of*.
    Overdue,
    /// Due within two hours.
    TwoHours,
    /// Due later on the day of *as of*.
    Today,
    /// Due on the next day.
    Tomorrow,
    /// Due after that.
    Later,
    /// The clock stands still: waiting or on hold.
    Paused,
    /// No event with a due time is left.
    NoTarget,
}

impl SlaBand {
    /// All, most urgent first.
    pub const ALL: [Self; 7] =
        [Self::Overdue, Self::TwoHours, Self::Today, Self::Tomorrow, Self::Later, Self::Paused, Self::NoTarget];

    /// The name in the URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::TwoHours => "two_hours",
            Self::Today => "today",
            Self::Tomorrow => "tomorrow",
            Self::Later => "later",
            Self::Paused => "paused",
            Self::NoTarget => "no_target",
        }
    }

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Overdue => say!("Overdue"),
            Self::TwoHours => "≤ 2 h",
            Self::Today => say!("Later today"),
            Self::Tomorrow => say!("Tomorrow"),
            Self::Later => say!("Later"),
            Self::Paused => say!("Paused"),
            Self::NoTarget => say!("No target"),
        }
    }
}

impl View<'_> {
    /// When an event is due: as exported, or by our clock, as the settings want it.
    pub fn due(&self, event: SlaEvent, ticket: TicketRow) -> OptTime {
        let reported = self.data.tickets.date(event.due(), ticket);
        match self.settings.sla_source {
            SlaSource::ReportedFirst if reported.is_some() || self.settings.policy.rules.is_empty() => reported,
            _ => self.clocks().due(event, ticket),
        }
    }

    /// Whether the due time in force is the export's own.
    pub fn is_reported(&self, event: SlaEvent, ticket: TicketRow) -> bool {
        self.settings.sla_source == SlaSource::ReportedFirst && self.data.tickets.date(event.due(), ticket).is_some()
    }

    /// Whether the due time in force is an estimate of our clock: without a status history it cannot know
    /// how long the ticket waited, and the due time is the earliest possible.
    pub fn is_estimated(&self, event: SlaEvent, ticket: TicketRow) -> bool {
        !self.settings.policy.rules.is_empty()
            && !self.is_reported(event, ticket)
            && self.clocks().due(event, ticket).is_some()
            && self.data.spans.of(ticket).next().is_none()
    }

    /// Whether the next event of a ticket is due by an estimate.
    pub fn next_is_estimated(&self, ticket: TicketRow) -> bool {
        self.next_event(ticket).is_some_and(|(event, _)| self.is_estimated(event, ticket))
    }

    /// That there are due times for an event, exported or by our clock, or the reason why not.
    pub fn needs_due(&self, event: SlaEvent) -> Measured<()> {
        let has_rules = !self.settings.policy.rules.is_empty();
        if has_rules && self.clocks().has_targets(event) {
            return Ok(());
        }
        match self.settings.sla_source {
            SlaSource::ReportedFirst => self.needs(event.due()),
            SlaSource::MeasuredOnly => Err(Gap::NoTarget(event)),
        }
    }

    /// Whether an event can be judged: its due time is known, and that it happened can be told.
    ///
    /// An open ticket is not resolved, so completion can be judged without a column for it.
    pub fn measures(&self, event: SlaEvent) -> Measured<()> {
        self.needs_due(event)?;
        if event != SlaEvent::Resolution && !self.data.tickets.has(event.at()) {
            return Err(Gap::NoColumn(Entity::Tickets, event.at()));
        }
        Ok(())
    }

    /// The next event of a ticket: the first of the three that is due and has not happened.
    pub fn next_event(&self, ticket: TicketRow) -> Option<(SlaEvent, Timestamp)> {
        let tickets = &self.data.tickets;
        SlaEvent::ALL.into_iter().find_map(|event| {
            let can_tell = event == SlaEvent::Resolution || tickets.has(event.at());
            if !can_tell || tickets.date(event.at(), ticket).is_some() {
                return None;
            }
            Some((event, self.due(event, ticket).get()?))
        })
    }

    /// Where the next event of an open ticket stands.
    pub fn band(&self, ticket: TicketRow) -> SlaBand {
        if self.data.facts.meaning[ticket].is_paused() {
            return SlaBand::Paused;
        }
        let Some((_, due)) = self.next_event(ticket) else {
            return SlaBand::NoTarget;
        };
        let days = self.data.day(due).0 - self.data.day(self.as_of).0;
        match due.since(self.as_of) {
            ..0 => SlaBand::Overdue,
            left if left <= 2 * HOUR => SlaBand::TwoHours,
            _ if days == 0 => SlaBand::Today,
            _ if days == 1 => SlaBand::Tomorrow,
            _ => SlaBand::Later,
        }
    }
}
