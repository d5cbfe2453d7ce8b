//! Rules: what narrows a list, typed. A figure's list is selected by the rule that counted it.
//!
//! In: the picks of a question, a view. Out: [`Rule`]s, the rows for which they hold. Never: words of a screen.
//!
//! A board makes links from rules; a list reads the picks of its address back with [`Rule::read`]. One table for each
//! group holds the names in links:
//!
//! | group | narrows |
//! |---|---|
//! | [`LabelRule`] | tickets and time entries, by what their ticket says |
//! | [`StateRule`] | tickets, by what they are at the moment of the picture |
//! | [`CreatedRule`] | tickets, by when they came |
//! | [`CompletedRule`] | tickets, by how they were completed |
//! | [`FigureRule`] | tickets, by a figure or a check that found them |
//! | [`TimeRule`] | time entries, by when the work was done |
//! | [`EntryRule`] | time entries, by what they are |

mod completed;
mod created;
mod entry;
mod figure;
mod group;
mod label;
mod of;
mod seal;
mod select;
mod state;
mod time;
mod values;

#[cfg(test)]
mod tests;

pub use completed::CompletedRule;
pub use created::CreatedRule;
pub use entry::EntryRule;
pub use figure::FigureRule;
pub use label::LabelRule;
pub use seal::fingerprint;
pub use select::{entry_condition, select, select_entries, ticket_condition};
pub use state::StateRule;
pub use time::TimeRule;
pub use values::{
    Argument, Change, InOut, Label, Moved, Name, OnDay, OtherDue, PastKpi, Promise, Slot, WeekdayOf, Weeks, YesNo,
};

use crate::dataset::Entity;
use crate::figure::Gap;
use crate::query::{Page, Pick, Query};
use group::Group;

/// A rule that narrows a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the groups say it")]
pub enum Rule {
    LabelRule(LabelRule),
    StateRule(StateRule),
    CreatedRule(CreatedRule),
    CompletedRule(CompletedRule),
    FigureRule(FigureRule),
    TimeRule(TimeRule),
    EntryRule(EntryRule),
}

/// Rules of any groups, for one link.
#[macro_export]
macro_rules! rules {
    ($($rule:expr),* $(,)?) => {
        [$($crate::rule::Rule::from($rule)),*]
    };
}

impl Rule {
    /// The rule of a pick.
    ///
    /// # Errors
    /// That there is no such rule, in a sentence.
    pub fn read(pick: &Pick) -> Result<Self, Gap> {
        let (id, argument) = (pick.rule.as_str(), pick.value.as_str());
        LabelRule::read(id, argument)
            .map(Self::from)
            .or_else(|| StateRule::read(id, argument).map(Self::from))
            .or_else(|| CreatedRule::read(id, argument).map(Self::from))
            .or_else(|| CompletedRule::read(id, argument).map(Self::from))
            .or_else(|| FigureRule::read(id, argument).map(Self::from))
            .or_else(|| TimeRule::read(id, argument).map(Self::from))
            .or_else(|| EntryRule::read(id, argument).map(Self::from))
            .ok_or_else(|| unknown(pick))
    }

    /// The rules of picks.
    ///
    /// # Errors
    /// The first pick that names no rule.
    pub fn read_all(picks: &[Pick]) -> Result<Vec<Self>, Gap> {
        picks.iter().map(Self::read).collect()
    }

    /// The pick of a link.
    pub fn pick(&self) -> Pick {
        Pick::new(self.id(), self.group().argument().map_or_else(String::new, Argument::write))
    }

    /// The name in links.
    pub fn id(&self) -> &'static str {
        self.group().id()
    }

    /// What it narrows.
    pub const fn entities(&self) -> &'static [Entity] {
        match self {
            Self::LabelRule(_) => &[Entity::Tickets, Entity::TimeEntries],
            Self::StateRule(_) | Self::CreatedRule(_) | Self::CompletedRule(_) | Self::FigureRule(_) => {
                &[Entity::Tickets]
            }
            Self::TimeRule(_) | Self::EntryRule(_) => &[Entity::TimeEntries],
        }
    }

    /// Whether it holds the name of a company or a person.
    pub fn holds_name(&self) -> bool {
        self.clone().name_mut().is_some()
    }

    /// The name of a company or a person in it.
    pub fn name_mut(&mut self) -> Option<&mut String> {
        self.group_mut().argument_mut()?.name_mut()
    }

    fn group(&self) -> &dyn Group {
        match self {
            Self::LabelRule(rule) => rule,
            Self::StateRule(rule) => rule,
            Self::CreatedRule(rule) => rule,
            Self::CompletedRule(rule) => rule,
            Self::FigureRule(rule) => rule,
            Self::TimeRule(rule) => rule,
            Self::EntryRule(rule) => rule,
        }
    }

    fn group_mut(&mut self) -> &mut dyn Group {
        match self {
            Self::LabelRule(rule) => rule,
            Self::StateRule(rule) => rule,
            Self::CreatedRule(rule) => rule,
            Self::CompletedRule(rule) => rule,
            Self::FigureRule(rule) => rule,
            Self::TimeRule(rule) => rule,
            Self::EntryRule(rule) => rule,
        }
    }
}

/// Rules that narrow a list, and more that narrow it further.
pub fn join(rules: &[Rule], more: &[Rule]) -> Vec<Rule> {
    [rules, more].concat()
}

impl Query {
    /// The list of tickets that some rules open.
    pub fn tickets(&self, rules: &[Rule]) -> Self {
        Self { picks: rules.iter().map(Rule::pick).collect(), ..self.on(Page::Tickets) }
    }

    /// The list of time entries that some rules open.
    pub fn entries(&self, rules: &[Rule]) -> Self {
        Self { picks: rules.iter().map(Rule::pick).collect(), ..self.on(Page::Entries) }
    }
}

/// That a pick names no rule.
fn unknown(pick: &Pick) -> Gap {
    Gap::UnknownList { rule: pick.rule.clone(), value: pick.value.clone() }
}
