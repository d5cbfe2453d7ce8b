//! A row of the table of figures.

use serde::{Deserialize, Serialize};

use super::FigureId;
use crate::query::Page;

/// What a figure is, which decides how two of them are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Things counted at one moment: `value`.
    #[default]
    Count,
    /// Things counted over `days` days: `value`.
    Flow,
    /// `part` of `whole`, each counted: `value` is 0..=1.
    Share,
    /// A quotient of amounts, for example hours by hours: `value`.
    Ratio,
}

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Tickets.
    Tickets,
    /// Technicians.
    Technicians,
    /// A share 0..=1, shown in parts of a hundred.
    Percent,
    /// Hours.
    Hours,
    /// Hours of working time, of which a day has eight or so: never shown in days.
    BusinessTime,
    /// Hours by endpoints by months.
    HoursPerEndpoint,
    /// Days of work.
    Days,
    /// Hours by the calendar, shown in days and hours.
    CalendarTime,
}

/// How a figure is compared with its goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalRule {
    /// At most the goal.
    AtMost,
    /// At least the goal.
    AtLeast,
    /// More than the goal.
    Above,
}

impl GoalRule {
    /// Whether a figure is within a goal of `value`.
    pub fn is_met(self, figure: f64, value: f64) -> bool {
        match self {
            Self::AtMost => figure <= value,
            Self::AtLeast => figure >= value,
            Self::Above => figure > value,
        }
    }

    /// The sign before the goal.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtMost => "≤",
            Self::AtLeast => "≥",
            Self::Above => ">",
        }
    }
}

/// A published threshold with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// The comparison.
    pub rule: GoalRule,
    /// The published threshold; shares are 0..=1.
    pub value: f64,
    /// Who published it.
    pub source: &'static str,
    /// Who owns the figure.
    pub owner: &'static str,
}

/// Where the card of a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The coordinator's stuck tickets.
    Stuck,
    /// What came, went and is open, on the page of past days.
    Flow,
    /// The manager's headline.
    Headline,
    /// The manager's figures that move before the headline does.
    Leading,
    /// The manager's figures that tell what was.
    Lagging,
    /// No board: comparisons and engagement files only.
    Comparison,
}

impl Panel {
    /// The page it is part of.
    pub const fn page(self) -> Page {
        match self {
            Self::Stuck => Page::Coordinator,
            Self::Flow => Page::Past,
            Self::Headline | Self::Leading | Self::Lagging => Page::Manager,
            Self::Comparison => Page::Compare,
        }
    }
}

/// What a figure needs to know of a ticket, which decides how sure it is on a past day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Its creation only.
    Creation,
    /// Whether it was open.
    Openness,
    /// Its status.
    Status,
    /// Its whole row: technician, queue, due dates, estimate.
    Row,
    /// Planned service calls, which no export dates.
    Calls,
    /// Time entries, and nothing of tickets.
    Entries,
}

/// The setting that stands in the braces of a row's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// The look-ahead of the SLA rows, in hours.
    LookAhead,
    /// How long a ticket waits before it is stale, in days where they are whole.
    WaitingStale,
    /// From which estimate on a ticket is scheduled, in hours.
    ScheduleAbove,
    /// How many open tickets a technician should have at most.
    MostOpen,
}

/// What the hash in engagement files is made of: it changes when a setting does that the figure counts by, and never
/// with the words of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedBy {
    /// The rule, in English.
    Rule,
    /// These words.
    Words(&'static str),
    /// The basis of promises, and whose due times count.
    Promises,
    /// Available hours.
    Available,
    /// Available hours, and the target of the utilization.
    AboveTarget,
}

/// What there is to know of a figure before it is measured.
#[derive(Clone, Copy, Debug)]
pub struct FigureSpec {
    /// The figure.
    pub id: FigureId,
    /// What it is called.
    pub title: &'static str,
    /// What it is called in the middle of a sentence, where that is shorter.
    pub short: &'static str,
    /// What kind of number it is.
    pub kind: Kind,
    /// What it is counted in.
    pub unit: Unit,
    /// What it is held against.
    pub goal: Option<Goal>,
    /// Whether less is better, of a figure without a goal; `None` where neither is.
    pub(super) less: Option<bool>,
    /// Where its card stands.
    pub panel: Panel,
    /// Whether it is a part of the figure before it.
    pub is_part: bool,
    /// What it needs to know of a ticket.
    pub needs: Needs,
    /// The names of its numerator and denominator in JSON, where it has them.
    pub parts: Option<[&'static str; 2]>,
    /// The setting in the braces of its title and rule.
    pub blank: Option<Blank>,
    /// Which tickets or hours count.
    pub rule: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do about it.
    pub action: &'static str,
    /// What a coach asks about it: how the work is done, never who is to blame.
    pub question: &'static str,
    /// What the hash in engagement files is made of.
    pub counted_by: CountedBy,
}

/// What a row says only where it differs.
pub(super) const PLAIN: FigureSpec = FigureSpec {
    id: FigureId::New,
    title: "",
    short: "",
    kind: Kind::Ratio,
    unit: Unit::Percent,
    goal: None,
    less: None,
    panel: Panel::Lagging,
    is_part: false,
    needs: Needs::Row,
    parts: Some(["good", "all"]),
    blank: None,
    rule: "",
    why: "",
    action: "",
    question: "",
    counted_by: CountedBy::Rule,
};

impl FigureSpec {
    /// Whether less is better; `None` where neither is.
    pub fn less_is_better(&self) -> Option<bool> {
        self.goal.map_or(self.less, |goal| Some(goal.rule == GoalRule::AtMost))
    }
}
