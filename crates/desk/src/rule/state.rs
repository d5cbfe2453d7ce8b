//! Rules by what a ticket is at the moment of the picture.

use base::HOUR;

use crate::dataset::{ClassifiedBy, Field};
use crate::figure::internal::{age, has_estimate, idle, is_abandoned, is_outside_team, is_ready, is_ready_in_queue};
use crate::figure::{Backlog, Condition, DaySpan, SlaBand, View};
use crate::settings::{StatusMeaning, WorkflowFamily};

use super::group::group;
use super::label::has_label;
use super::values::{Label, Name, YesNo};

group! {
    /// By what a ticket is.
    StateRule {
        /// Not complete.
        "open" => Open,
        /// Of a technician.
        "tech" => Technician(Name),
        /// With a status.
        "status" => Status(Label),
        /// With a priority.
        "priority" => Priority(Label),
        /// Of a type.
        "type" => Type(Label),
        /// With a status that means something.
        "meaning" => Meaning(StatusMeaning),
        /// Open, by when the next SLA event is due.
        "band" => Band(SlaBand),
        /// In a technician's ready-to-engage list.
        "ready" => Ready,
        /// In a queue's ready-to-engage list.
        "ready_in_queue" => ReadyInQueue,
        /// With an SLA event that was due more than so many hours ago.
        "next_overdue_h" => OverdueHours(u32),
        /// Waiting or on hold.
        "parked" => Parked,
        /// Waiting.
        "waiting" => Waiting,
        /// Active and assigned, without anything scheduled and without activity for long.
        "abandoned" => Abandoned,
        /// By days since the last activity; `none` where that is not known.
        "idle_d" => Idle(Option<DaySpan>),
        /// By days since creation; `none` where that is not known.
        "age_d" => Age(Option<DaySpan>),
        /// Of a family of workflows.
        "family" => Family(WorkflowFamily),
        /// Of the workflows of incidents.
        "incident" => Incident,
        /// Of a client, and not of the desk's own company.
        "client_company" => OfClient,
        /// In a part of the backlog.
        "backlog" => Backlog(Backlog),
        /// Of a technician outside the service team.
        "outside_team" => OutsideTeam,
        /// With an estimate above 0, or without.
        "estimated" => Estimated(YesNo),
        /// By what gave the ticket its workflow.
        "rule" => ClassifiedBy(ClassifiedBy),
    }
}

impl StateRule {
    /// Of a technician.
    pub fn technician(name: impl Into<String>) -> Self {
        Self::Technician(Name(name.into()))
    }

    pub(super) fn condition<'v>(&self, view: &'v View<'_>) -> Condition<'v> {
        let data = view.data;
        let facts = &data.facts;
        let is_open = move |row: usize| facts.meaning[row].is_open();
        match self {
            Self::Open => Box::new(is_open),
            Self::Technician(Name(name)) => has_label(view, Field::Resource, name),
            Self::Status(Label(label)) => has_label(view, Field::Status, label),
            Self::Priority(Label(label)) => has_label(view, Field::Priority, label),
            Self::Type(Label(label)) => has_label(view, Field::TicketType, label),
            &Self::Meaning(wanted) => Box::new(move |row| facts.meaning[row] == wanted),
            &Self::Band(wanted) => Box::new(move |row| is_open(row) && view.band(row) == wanted),
            Self::Ready => Box::new(move |row| is_open(row) && is_ready(view, row)),
            Self::ReadyInQueue => Box::new(move |row| is_open(row) && is_ready_in_queue(view, row)),
            &Self::OverdueHours(hours) => {
                let limit = view.as_of.plus(-i64::from(hours) * HOUR);
                Box::new(move |row| view.next_event(row).is_some_and(|(_, due)| due < limit))
            }
            Self::Parked => Box::new(move |row| facts.meaning[row].is_paused()),
            Self::Waiting => Box::new(move |row| facts.meaning[row].is_waiting()),
            Self::Abandoned => Box::new(move |row| is_abandoned(view, row)),
            &Self::Idle(band) => Box::new(move |row| is_within(idle(view, row), band)),
            &Self::Age(band) => Box::new(move |row| is_within(age(view, row), band)),
            &Self::Family(wanted) => Box::new(move |row| facts.workflow[row].family() == wanted),
            Self::Incident => Box::new(move |row| facts.workflow[row].family() == WorkflowFamily::Incident),
            Self::OfClient => Box::new(move |row| !data.is_own(data.tickets.label(Field::Company, row))),
            &Self::Backlog(part) => Box::new(move |row| {
                let rules = &view.settings.boards;
                let is_in = |age| part.holds(facts.workflow[row].family(), age, rules);
                is_open(row) && age(view, row).is_some_and(is_in)
            }),
            Self::OutsideTeam => Box::new(move |row| is_outside_team(view, row)),
            &Self::Estimated(YesNo(wanted)) => Box::new(move |row| has_estimate(view, row) == wanted),
            &Self::ClassifiedBy(wanted) => Box::new(move |row| facts.rule[row] == wanted),
        }
    }
}

/// Whether an age in seconds lies in a band, or is not known where no band is wanted.
fn is_within(age: Option<i64>, band: Option<DaySpan>) -> bool {
    match (age, band) {
        (Some(age), Some(band)) => band.holds(age),
        (age, None) => age.is_none(),
        (None, Some(_)) => false,
    }
}
