//! The history of a ticket as the clock takes it: which status stood for what, and since when.

use crate::dataset::{Dataset, Field, TicketRow};
use base::{Sym, Timestamp};
use sla::{Change, TicketState};

/// What each status label of a data set is to a clock.
#[derive(Clone, Debug, Default)]
pub struct StatusStates {
    /// By symbol; active for labels that are no status.
    by_status: Vec<TicketState>,
}

impl StatusStates {
    /// Asks once for each label, however many tickets carry it.
    pub fn new(data: &Dataset) -> Self {
        let mut by_status = vec![TicketState::Active; data.texts.len() + 1];
        let mut asked = vec![false; by_status.len()];
        let present = data.tickets.labels(Field::Status).iter().copied();
        let earlier = (0..data.len()).flat_map(|ticket| data.spans.of(ticket).map(|(_, status)| status));
        for status in present.chain(earlier) {
            let (Some(known), Some(state)) = (asked.get_mut(status.index()), by_status.get_mut(status.index())) else {
                continue;
            };
            if !std::mem::replace(known, true) {
                *state = data.statuses.meaning(status).ticket_state();
            }
        }
        Self { by_status }
    }

    /// What a status is to a clock.
    pub fn of(&self, status: Sym) -> TicketState {
        self.by_status.get(status.index()).copied().unwrap_or(TicketState::Active)
    }

    /// Fills `into` with the history of a ticket; `false` when none is known.
    pub fn history(&self, data: &Dataset, ticket: TicketRow, into: &mut Vec<Change>) -> bool {
        into.clear();
        into.extend(data.spans.of(ticket).map(|(at, status)| Change { at, state: self.of(status) }));
        !into.is_empty()
    }
}

/// The changes of a ticket's status up to a moment, in order of time.
pub fn changes_until(
    data: &Dataset,
    ticket: TicketRow,
    as_of: Timestamp,
) -> impl Iterator<Item = (Timestamp, Sym)> + '_ {
    data.spans.of(ticket).take_while(move |(at, _)| *at <= as_of)
}
