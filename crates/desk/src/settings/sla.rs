//! Whose due times count, and what a status does to a clock.

use serde::{Deserialize, Serialize};

pub use sla::{
    Amount, Backwards, ClockHours, DueAtClose, PauseKind, PausePlan, Policy, Reopen, Rounding, SlaEvent as PolicyEvent,
    Target, TargetRule, TicketState,
};

use super::labels::StatusMeaning;

/// Whose due times count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlaSource {
    /// Those of the export where it has them, ours elsewhere.
    #[default]
    ReportedFirst,
    /// Ours always.
    MeasuredOnly,
}

impl StatusMeaning {
    /// What a status of this meaning is to a clock; whether waiting stops it is the policy's choice.
    pub const fn ticket_state(self) -> TicketState {
        match self {
            Self::New | Self::Active | Self::ReadyToEngage | Self::Scheduled => TicketState::Active,
            Self::WaitingCustomer => TicketState::Waiting(PauseKind::WaitingCustomer),
            Self::WaitingVendor => TicketState::Waiting(PauseKind::WaitingVendor),
            Self::WaitingMaterials => TicketState::Waiting(PauseKind::WaitingMaterials),
            Self::WaitingOther => TicketState::Waiting(PauseKind::WaitingOther),
            Self::OnHold => TicketState::Waiting(PauseKind::OnHold),
            Self::Complete | Self::Cancelled => TicketState::Complete,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parked_meaning_waits_and_no_other() {
        for meaning in StatusMeaning::ALL {
            let state = meaning.ticket_state();
            assert_eq!(matches!(state, TicketState::Waiting(_)), meaning.is_paused(), "{meaning:?}");
            assert_eq!(state == TicketState::Complete, !meaning.is_open(), "{meaning:?}");
        }
    }
}
