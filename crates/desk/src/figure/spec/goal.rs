//! What figures are held against: the published goal, and the one that the settings put in its place.

use crate::figure_id::FigureId;
use crate::settings::{GoalChange, Goals, Settings};

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

impl Goals {
    /// The threshold of a figure; `None` for one that has no goal.
    pub fn value(&self, figure: FigureId) -> Option<f64> {
        self.0.get(&figure).copied().or_else(|| figure.goal().map(|goal| goal.value))
    }

    /// Whether a number is within the goal of a figure; true for a figure without a goal.
    pub fn is_met(&self, figure: FigureId, number: f64) -> bool {
        let Some(value) = self.value(figure) else { return true };
        figure.goal().map_or(GoalRule::AtMost, |goal| goal.rule).is_met(number, value)
    }
}

impl Settings {
    /// The share of its available hours that a team should give to clients: the goal of its utilization.
    pub fn target_utilization(&self) -> f64 {
        self.goals.value(FigureId::Utilization).unwrap_or(1.0)
    }

    /// Sets a goal, or takes it back to the published one, and notes the change. Several changes on one day are one.
    pub fn set_goal(&mut self, figure: FigureId, value: Option<f64>, on: &str) {
        let before = self.goals.value(figure);
        match value {
            Some(value) => self.goals.0.insert(figure, value),
            None => self.goals.0.remove(&figure),
        };
        let after = self.goals.value(figure);
        if before == after {
            return;
        }
        let id = figure.id();
        match self.goal_changes.iter_mut().rev().find(|change| change.id == id) {
            Some(change) if change.on == on => change.to = after,
            _ => self.goal_changes.push(GoalChange { on: on.to_owned(), id: id.to_owned(), from: before, to: after }),
        }
        self.goal_changes.retain(|change| change.on != on || change.id != id || change.from != change.to);
    }
}
