//! Rules of groupings: whose rows stand behind a line of a table.

use crate::figure::{Group, Grouping};

use super::values::{Label, Name};
use super::{EntryRule, LabelRule, Rule, StateRule};

impl Rule {
    /// The tickets of a technician or a queue.
    pub fn of_grouping(grouping: Grouping, name: &str) -> Self {
        match grouping {
            Grouping::Technician => StateRule::technician(name).into(),
            Grouping::Queue => LabelRule::Queue(Label(name.to_owned())).into(),
        }
    }

    /// The ready-to-engage list of a technician or a queue.
    pub fn ready(grouping: Grouping) -> Self {
        match grouping {
            Grouping::Technician => StateRule::Ready.into(),
            Grouping::Queue => StateRule::ReadyInQueue.into(),
        }
    }

    /// The tickets of a group; `None` for steps of time, which the question's moment and period narrow.
    pub fn of_group(group: Group, name: &str) -> Option<Self> {
        Some(match group {
            Group::Technician => StateRule::technician(name).into(),
            group => Self::shared(group, name)?,
        })
    }

    /// The time entries of a group.
    pub fn entries_of_group(group: Group, name: &str) -> Option<Self> {
        Some(match group {
            Group::Technician => EntryRule::technician(name).into(),
            group => Self::shared(group, name)?,
        })
    }

    fn shared(group: Group, name: &str) -> Option<Self> {
        let name = name.to_owned();
        Some(match group {
            Group::Company => LabelRule::Company(Name(name)).into(),
            Group::Queue => LabelRule::Queue(Label(name)).into(),
            Group::Sla => LabelRule::Sla(Label(name)).into(),
            Group::Workflow => LabelRule::Workflow(Label(name)).into(),
            Group::Technician | Group::Week | Group::Month => return None,
        })
    }
}
