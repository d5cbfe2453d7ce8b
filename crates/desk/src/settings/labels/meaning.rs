//! What a status means.

use serde::{Deserialize, Serialize};

use language::say;

/// What a status means to us. The export's own label is kept for display.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusMeaning {
    /// Nobody has looked at it.
    New,
    /// Being worked.
    #[default]
    Active,
    /// Triaged and in the technician's list.
    ReadyToEngage,
    /// To be done at a fixed time.
    Scheduled,
    /// The customer has to answer.
    WaitingCustomer,
    /// A vendor or another third party has to act.
    WaitingVendor,
    /// Parts or material have to arrive.
    WaitingMaterials,
    /// Waiting for anything else.
    WaitingOther,
    /// Parked on purpose.
    OnHold,
    /// Done and closed.
    Complete,
    /// No longer wanted: cancelled, rejected, withdrawn, merged, a duplicate. Done, but no work that was completed.
    Cancelled,
}

impl StatusMeaning {
    /// All meanings, in order of a ticket's life.
    pub const ALL: [Self; 11] = [
        Self::New,
        Self::Active,
        Self::ReadyToEngage,
        Self::Scheduled,
        Self::WaitingCustomer,
        Self::WaitingVendor,
        Self::WaitingMaterials,
        Self::WaitingOther,
        Self::OnHold,
        Self::Complete,
        Self::Cancelled,
    ];

    /// Not done yet.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Complete | Self::Cancelled)
    }

    /// Work that was completed: what promises, effort and times to resolve are taken over.
    pub const fn is_complete(self) -> bool {
        matches!(self, Self::Complete)
    }

    /// Waiting for someone outside.
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::WaitingCustomer | Self::WaitingVendor | Self::WaitingMaterials | Self::WaitingOther)
    }

    /// Parked: waiting or on hold. The SLA clock of the next event stands still.
    pub const fn is_paused(self) -> bool {
        self.is_waiting() || matches!(self, Self::OnHold)
    }

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::New => say!("New"),
            Self::Active => say!("Active"),
            Self::ReadyToEngage => say!("Ready to engage"),
            Self::Scheduled => say!("Scheduled"),
            Self::WaitingCustomer => say!("Waiting for customer"),
            Self::WaitingVendor => say!("Waiting for vendor"),
            Self::WaitingMaterials => say!("Waiting for materials"),
            Self::WaitingOther => say!("Waiting"),
            Self::OnHold => say!("On hold"),
            Self::Complete => say!("Complete"),
            Self::Cancelled => say!("Cancelled"),
        }
    }

    /// The name in settings, URL and JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Active => "active",
            Self::ReadyToEngage => "ready_to_engage",
            Self::Scheduled => "scheduled",
            Self::WaitingCustomer => "waiting_customer",
            Self::WaitingVendor => "waiting_vendor",
            Self::WaitingMaterials => "waiting_materials",
            Self::WaitingOther => "waiting_other",
            Self::OnHold => "on_hold",
            Self::Complete => "complete",
            Self::Cancelled => "cancelled",
        }
    }
}
