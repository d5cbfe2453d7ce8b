//! What the invented desk is made of, before it is written down.

use crate::base::{Timestamp, Zone};

use super::calendar::{Calendar, Minute};
use super::rng::Rng;

/// What to invent. The same spec always gives the same files.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleSpec {
    /// How many tickets.
    pub tickets: usize,
    /// Which of the many possible desks.
    pub seed: u64,
    /// The moment the exports are taken; the newest activity lies four minutes before it.
    pub as_of: Timestamp,
    /// The zone whose wall time the files carry.
    pub zone: Zone,
}

/// Nobody is assigned.
pub(super) const NOBODY: u16 = u16::MAX;

/// The kind of work of a ticket, in the order of the workflows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    Critical,
    High,
    HighBackup,
    Medium,
    Low,
    QuickHit,
    Minor,
    Major,
    Install,
    Recurring,
    Alert,
    Project,
    Unsorted,
}

impl Kind {
    pub(super) const ALL: [Self; 13] = [
        Self::Critical,
        Self::High,
        Self::HighBackup,
        Self::Medium,
        Self::Low,
        Self::QuickHit,
        Self::Minor,
        Self::Major,
        Self::Install,
        Self::Recurring,
        Self::Alert,
        Self::Project,
        Self::Unsorted,
    ];

    /// Whether the work is large enough to fill the rest of a day.
    pub(super) fn is_long(self) -> bool {
        matches!(self, Self::Project | Self::Install | Self::Major)
    }
}

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    New,
    Ready,
    InProgress,
    Scheduled,
    WaitingCustomer,
    WaitingVendor,
    WaitingMaterials,
    OnHold,
    Escalated,
    Complete,
}

impl Stand {
    pub(super) fn is_waiting(self) -> bool {
        matches!(self, Self::WaitingCustomer | Self::WaitingVendor | Self::WaitingMaterials)
    }
}

/// One ticket. Moments that do not exist are [`NEVER`](super::calendar::NEVER).
#[derive(Clone, Copy, Debug)]
pub(super) struct Ticket {
    pub(super) created: Minute,
    pub(super) response_due: Minute,
    pub(super) response: Minute,
    pub(super) plan_due: Minute,
    pub(super) plan: Minute,
    pub(super) resolution_due: Minute,
    pub(super) completed: Minute,
    pub(super) due: Minute,
    pub(super) last: Minute,
    /// Work happens from here …
    pub(super) work_from: Minute,
    /// … to here; [`NEVER`](super::calendar::NEVER) when none has happened.
    pub(super) work_to: Minute,
    pub(super) next_call: Minute,
    /// Minutes worked.
    pub(super) worked: u32,
    /// Estimate in quarters of an hour; 0 = none.
    pub(super) estimate: u16,
    pub(super) company: u16,
    pub(super) resource: u16,
    /// Recurring tickets: which series, and the how-manieth of it.
    pub(super) series: u16,
    pub(super) instance: u16,
    pub(super) kind: Kind,
    pub(super) stand: Stand,
    pub(super) reopened: u8,
    /// The board wants this ticket to have been worked over twice its estimate.
    pub(super) runs_over: bool,
    /// The board wants no future service call here, although one is needed.
    pub(super) uncalled: bool,
    /// It stood still from here, …
    pub(super) parked_from: Minute,
    /// … to here, …
    pub(super) parked_to: Minute,
    /// … for this reason; [`NEVER`](super::calendar::NEVER) when it did not.
    pub(super) parked_as: Stand,
    /// By its own pace it would be open now.
    pub(super) is_under_way: bool,
    /// Which ticket of its day this is, from 1.
    pub(super) of_day: u32,
}

/// One time entry. Without a ticket it is internal time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) ticket: Option<u32>,
    pub(super) resource: u16,
    /// Length in minutes, a multiple of three, so that hours have two decimals.
    pub(super) minutes: u16,
    pub(super) start: Minute,
    pub(super) entered: Minute,
    /// Whether it was found not to be billable.
    pub(super) free: bool,
}

/// One service call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Call {
    pub(super) ticket: u32,
    pub(super) resource: u16,
    pub(super) start: Minute,
    pub(super) minutes: u16,
    pub(super) status: &'static str,
}

/// The frame all stages share.
pub(super) struct Frame {
    pub(super) calendar: Calendar,
    /// The newest activity.
    pub(super) now: Minute,
    pub(super) first_day: i32,
    pub(super) today: i32,
    pub(super) seed: u64,
}

impl Frame {
    pub(super) fn rng(&self, purpose: u64) -> Rng {
        Rng::new(self.seed, purpose)
    }
}
