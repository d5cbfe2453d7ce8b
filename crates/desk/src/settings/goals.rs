//! What the user decided of goals; the published ones stand with their figures.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::table::{FigureId, GoalRule};

use super::Settings;

/// A goal that was changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GoalChange {
    /// The day, as `2026-06-30`.
    pub on: String,
    /// The figure's id.
    pub id: String,
    /// The goal before.
    pub from: Option<f64>,
    /// The goal from then on.
    pub to: Option<f64>,
}

/// Goals that differ from the published ones, by figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Goals(#[serde(deserialize_with = "crate::table::known")] pub BTreeMap<FigureId, f64>);

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
