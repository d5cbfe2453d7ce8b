//! Rules by how a ticket was completed, and whether it kept its promises.

use base::Day;

use crate::figure::internal::{answer, can_answer, claim_condition, completed, is_completed_in_period, without_target};
use crate::figure::{Claim, Condition, Measured, Question, SlaShare, View, sla_performance_by};

use super::group::group;
use super::select::among;
use super::values::Promise;

group! {
    /// By how a ticket was completed.
    CompletedRule {
        /// In the period of the question.
        "completed" => InPeriod,
        /// On a day.
        "completed_on" => On(Day),
        /// In the period, where the answer to a question is yes.
        "completed_yes" => Yes(Question),
        /// In the period, where the answer to a question is no.
        "completed_no" => No(Question),
        /// With an event in time.
        "sla_met" => Met(Promise),
        /// With an event too late.
        "sla_missed" => Missed(Promise),
        /// With an event in time or too late.
        "sla_decided" => Decided(Promise),
        /// Without a due time for an event.
        "sla_untargeted" => Untargeted(Promise),
        /// Handled as a claim of the method wants, and asked by it.
        "claim_with" => ClaimWith(Claim),
        /// Handled in another way, and asked by it.
        "claim_without" => ClaimWithout(Claim),
    }
}

impl CompletedRule {
    pub(super) fn condition<'v>(&self, view: &'v View<'_>) -> Measured<Condition<'v>> {
        let facts = &view.data.facts;
        let answered = |question: Question, wanted: bool| -> Measured<Condition<'v>> {
            can_answer(view, question)?;
            Ok(Box::new(move |row| is_completed_in_period(view, row) && answer(view, question, row) == Some(wanted)))
        };
        let decided = |promise: Promise, rows: fn(SlaShare) -> Vec<u32>| {
            let basis = promise.basis_or(view.settings.sla_basis);
            sla_performance_by(view, promise.event, basis).map(|share| among(view, rows(share)))
        };
        let done = move |row: usize| completed(view, row).get().filter(|_| facts.meaning[row].is_complete());
        match *self {
            Self::InPeriod => Ok(Box::new(move |row| done(row).is_some_and(|at| view.in_period(Some(at))))),
            Self::On(day) => Ok(Box::new(move |row| done(row).is_some_and(|at| view.data.day(at) == day))),
            Self::Yes(question) => answered(question, true),
            Self::No(question) => answered(question, false),
            Self::Met(promise) => decided(promise, |share| share.met),
            Self::Missed(promise) => decided(promise, |share| share.missed),
            Self::Decided(promise) => decided(promise, |mut share| {
                share.met.append(&mut share.missed);
                share.met
            }),
            Self::ClaimWith(claim) => claim_condition(view, claim, true),
            Self::ClaimWithout(claim) => claim_condition(view, claim, false),
            Self::Untargeted(promise) => {
                let basis = promise.basis_or(view.settings.sla_basis);
                Ok(among(view, without_target(view, promise.event, basis)?))
            }
        }
    }
}
