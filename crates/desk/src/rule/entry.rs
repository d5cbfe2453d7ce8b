//! Rules by what a time entry is.

use crate::dataset::{Field, NO_TICKET};
use crate::figure::internal::{
    Marks, can_check, is_completed_in_period, is_reactive, is_real_time, is_team, managed_by_sym,
};
use crate::figure::{Bucket, Check, LateBand, Measured, View, bucket, knows_lateness, late_band};

use super::group::group;
use super::select::EntryCondition;
use super::values::{Label, Name, YesNo};
use super::{Rule, unknown};

group! {
    /// By what a time entry is.
    EntryRule {
        /// Of a technician.
        "resource" => Technician(Name),
        /// Of a technician whose time is looked at.
        "team" => Team,
        /// On a ticket, by number.
        "ticket" => Ticket(Label),
        /// On any ticket.
        "on_ticket" => OnTicket,
        /// On a ticket that was completed in the period.
        "on_completed" => OnCompleted,
        /// For clients, billable or not.
        "client" => ClientFacing,
        /// In a bucket of time.
        "bucket" => Bucket(Bucket),
        /// On incidents of managed companies.
        "reactive" => Reactive,
        /// Logged in time, or late.
        "real_time" => RealTime(YesNo),
        /// By how late it was logged.
        "late_band" => LateBand(LateBand),
        /// Found by a check of the review.
        "review" => Review(Check),
        /// Without a note that says something.
        "poor_note" => PoorNote,
    }
}

impl EntryRule {
    /// Of a technician.
    pub fn technician(name: impl Into<String>) -> Self {
        Self::Technician(Name(name.into()))
    }

    pub(super) fn condition<'v>(&self, view: &'v View<'_>) -> Measured<EntryCondition<'v>> {
        let data = view.data;
        let facts = &data.entry_facts;
        let on_ticket = move |entry: usize| Some(facts.ticket[entry]).filter(|ticket| *ticket != NO_TICKET);
        Ok(match self {
            Self::Technician(Name(name)) => {
                let sym = data.texts.find(name);
                Box::new(move |entry| Some(data.entries.label(Field::Resource, entry)) == sym)
            }
            Self::Team => {
                let team = team_by_sym(view);
                Box::new(move |entry| team[data.entries.label(Field::Resource, entry).index()])
            }
            Self::Ticket(Label(number)) => {
                let row = data.ticket(number).ok_or_else(|| unknown(&Rule::from(self.clone()).pick()))?;
                Box::new(move |entry| on_ticket(entry) == Some(row as u32))
            }
            Self::OnTicket => Box::new(move |entry| on_ticket(entry).is_some()),
            Self::OnCompleted => Box::new(move |entry| {
                on_ticket(entry).is_some_and(|ticket| is_completed_in_period(view, ticket as usize))
            }),
            Self::ClientFacing => {
                Box::new(move |entry| matches!(bucket(view, entry), Bucket::Client | Bucket::NonBillable))
            }
            &Self::Bucket(wanted) => Box::new(move |entry| bucket(view, entry) == wanted),
            Self::Reactive => {
                let managed = managed_by_sym(view);
                Box::new(move |entry| is_reactive(view, &managed, entry))
            }
            &Self::RealTime(YesNo(wanted)) => {
                knows_lateness(view)?;
                Box::new(move |entry| is_real_time(view, entry) == Some(wanted))
            }
            &Self::LateBand(wanted) => {
                knows_lateness(view)?;
                Box::new(move |entry| late_band(view, entry) == Some(wanted))
            }
            &Self::Review(check) => {
                can_check(view, check)?;
                let marks = Marks::new(view, &[check]);
                Box::new(move |entry| marks.finds(view, check, entry))
            }
            Self::PoorNote => {
                can_check(view, Check::NoNote)?;
                let marks = Marks::default();
                let finds = move |check: Check, entry: usize| marks.finds(view, check, entry);
                Box::new(move |entry| finds(Check::NoNote, entry) || finds(Check::GenericNote, entry))
            }
        })
    }
}

/// For each symbol whether it names a technician whose time is looked at.
fn team_by_sym(view: &View<'_>) -> Vec<bool> {
    let data = view.data;
    let mut team = vec![false; data.texts.len()];
    let mut seen = vec![false; data.texts.len()];
    for &sym in data.entries.labels(Field::Resource) {
        if !std::mem::replace(&mut seen[sym.index()], true) {
            team[sym.index()] = is_team(view, data.texts.text(sym));
        }
    }
    team
}
