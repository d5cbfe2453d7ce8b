//! The three SLA events of a ticket, and which comes next.

use serde::{Deserialize, Serialize};

use crate::dataset::Field;
use crate::settings::PolicyEvent;
use crate::table::FigureId;
use language::say;

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

impl FigureId {
    /// The figure that says how an event's promises were kept.
    pub const fn kept(event: SlaEvent) -> Self {
        match event {
            SlaEvent::FirstResponse => Self::FirstResponseKept,
            SlaEvent::ResolutionPlan => Self::PlanKept,
            SlaEvent::Resolution => Self::ResolutionKept,
        }
    }

    /// The event whose kept promises it counts.
    pub fn kept_event(self) -> Option<SlaEvent> {
        SlaEvent::ALL.into_iter().find(|event| Self::kept(*event) == self)
    }
}
