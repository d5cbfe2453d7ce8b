//! Rules by labels that tickets have, and time entries through their tickets.

use crate::dataset::{Field, NO_TICKET};
use crate::figure::{Condition, Measured, View};
use base::Sym;

use super::group::group;
use super::select::EntryCondition;
use super::values::{Label, Name};
use super::{Rule, unknown};

group! {
    /// By a label of a ticket, or of a time entry's ticket. An empty label is a cell without one.
    LabelRule {
        /// Of a company.
        "company" => Company(Name),
        /// In a queue.
        "queue" => Queue(Label),
        /// Under a service level agreement.
        "sla" => Sla(Label),
        /// Of an issue type.
        "issue" => Issue(Label),
        /// Of a workflow, by its name on screen or in the method.
        "workflow" => Workflow(Label),
    }
}

impl LabelRule {
    /// Of a company.
    pub fn company(name: impl Into<String>) -> Self {
        Self::Company(Name(name.into()))
    }

    /// Of a workflow.
    pub fn workflow(workflow: crate::settings::Workflow) -> Self {
        Self::Workflow(Label(workflow.title().to_owned()))
    }

    /// The column and the label that is wanted; `None` for a workflow, which is no column.
    fn column(&self) -> Option<(Field, &str)> {
        match self {
            Self::Company(Name(name)) => Some((Field::Company, name)),
            Self::Queue(Label(label)) => Some((Field::Queue, label)),
            Self::Sla(Label(label)) => Some((Field::Sla, label)),
            Self::Issue(Label(label)) => Some((Field::IssueType, label)),
            Self::Workflow(_) => None,
        }
    }

    fn wanted_workflow(&self, view: &View<'_>) -> Measured<Option<crate::settings::Workflow>> {
        match self {
            Self::Workflow(Label(title)) => {
                let known = view.settings.rules.titled(title);
                known.map(Some).ok_or_else(|| unknown(&Rule::from(self.clone()).pick()))
            }
            _ => Ok(None),
        }
    }

    pub(super) fn of_tickets<'v>(&self, view: &'v View<'_>) -> Measured<Condition<'v>> {
        let wanted = self.wanted_workflow(view)?;
        Ok(match self.column() {
            Some((field, label)) => has_label(view, field, label),
            None => Box::new(move |row| Some(view.data.facts.workflow[row]) == wanted),
        })
    }

    pub(super) fn of_entries<'v>(&self, view: &'v View<'_>) -> Measured<EntryCondition<'v>> {
        let data = view.data;
        let facts = &data.entry_facts;
        let wanted = self.wanted_workflow(view)?;
        let of_ticket = |holds: Condition<'v>| -> EntryCondition<'v> {
            Box::new(move |entry| facts.ticket[entry] != NO_TICKET && holds(facts.ticket[entry] as usize))
        };
        Ok(match self.column() {
            // An entry may say itself whose time it is.
            Some((Field::Company, name)) => {
                let sym = data.texts.find(name);
                Box::new(move |entry| Some(facts.company[entry]) == sym)
            }
            Some((field, label)) => of_ticket(has_label(view, field, label)),
            None => of_ticket(Box::new(move |row| Some(data.facts.workflow[row]) == wanted)),
        })
    }
}

/// Tickets with a label in a column; none where the data nowhere has the label.
pub(super) fn has_label<'v>(view: &'v View<'_>, field: Field, label: &str) -> Condition<'v> {
    match view.data.texts.find(label) {
        Some(sym) => Box::new(move |row| view.data.tickets.label(field, row) == sym),
        None => Box::new(|_| false),
    }
}

/// The symbol of a name; one that no row carries where the data does not have it.
pub(super) fn sym_of(view: &View<'_>, name: &str) -> Sym {
    view.data.texts.find(name).unwrap_or(Sym(u32::MAX))
}
