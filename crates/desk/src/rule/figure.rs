//! Rules by a figure or a check that found a ticket.

use crate::figure::internal::{
    audit_condition, change_condition, due_condition, journey_condition, moved_by, worked_on,
};
use crate::figure::{
    Beside, Condition, DataCheck, FigureId, Grouping, JourneyList, Measured, Team, View, balance, beside, broken_rules,
    calls_between, kpi, rebuilt_rows, tickets_of,
};
use crate::settings::{Workflow, WorkflowRules};

use super::group::group;
use super::label::sym_of;
use super::select::among;
use super::values::{Change, Moved, OnDay, OtherDue, PastKpi};
use super::{Rule, unknown};

group! {
    /// By a figure or a check that found the ticket.
    FigureRule {
        /// In a row of the coordinator's board.
        "kpi" => Kpi(FigureId),
        /// In a count beside such a row.
        "beside" => Beside(Beside),
        /// In such a row as it was at a past moment.
        "was" => Was(PastKpi),
        /// Goes to another workflow by a draft of the rules.
        "moved" => Moved(Moved),
        /// Took the way from one status to another.
        "edge" => Changed(Change),
        /// In a figure of the journey.
        "journey" => Journey(JourneyList),
        /// Found by a check of the data.
        "audit" => Audit(DataCheck),
        /// Has an exported due time that is not ours.
        "due_differs" => OtherDue(OtherDue),
        /// Breaks a rule of the day.
        "breaks" => BreaksRule,
        /// Could move to somebody with room.
        "could_move" => CouldMove,
        /// Has a service call on a day.
        "called" => Called(OnDay),
        /// Has time booked on a day.
        "worked_on" => WorkedOn(OnDay),
    }
}

impl FigureRule {
    pub(super) fn condition<'v>(&self, view: &'v View<'_>) -> Measured<Condition<'v>> {
        let who = |on: &OnDay| on.who.as_ref().map(|name| sym_of(view, &name.0));
        let no_such = || unknown(&Rule::from(self.clone()).pick());
        let rows = match self {
            Self::Kpi(id) => kpi(view, *id).ok_or_else(no_such)?.rows?.tickets(view),
            Self::Beside(count) => beside(view, *count)?,
            Self::Was(past) => rebuilt_rows(view, past.kpi, past.at())?,
            Self::BreaksRule => broken_rules(view).into_iter().map(|(row, _)| row).collect(),
            Self::CouldMove => {
                let team = Team::of(view, Grouping::Technician)?;
                balance(view, &team)?.moves.iter().map(|step| step.ticket).collect()
            }
            Self::Called(on) => {
                let calls = calls_between(view, on.day, on.day)?;
                let who = who(on);
                tickets_of(calls.iter().filter(|call| who.is_none_or(|wanted| call.resource == wanted)))
            }
            Self::WorkedOn(on) => worked_on(view, on.day, who(on)),
            Self::Moved(moved) => {
                let (from, to, draft) = read_move(moved).ok_or_else(no_such)?;
                return Ok(moved_by(view, from, to, &draft));
            }
            Self::Changed(change) => return Ok(change_condition(view, change.text())),
            Self::Journey(list) => return journey_condition(view, *list),
            Self::Audit(check) => return audit_condition(view, *check),
            Self::OtherDue(other) => return Ok(due_condition(view, other.event, other.cause)),
        };
        Ok(among(view, rows))
    }
}

/// The workflows by their titles, and the rules of the draft.
fn read_move(moved: &Moved) -> Option<(Workflow, Workflow, WorkflowRules)> {
    let titled = |title: &str| Workflow::ALL.into_iter().find(|known| known.title() == title);
    Some((titled(&moved.from)?, titled(&moved.to)?, WorkflowRules::from_draft(&moved.draft)?))
}
