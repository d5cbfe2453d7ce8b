//! What each figure is held against.

use language::term;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How a figure is compared with its goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalRule {
    /// At most the goal.
    AtMost,
    /// At least the goal.
    AtLeast,
    /// More than the goal.
    Above,
}

/// A threshold with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// The figure's id, as in the command line's JSON.
    pub id: &'static str,
    /// The comparison.
    pub rule: GoalRule,
    /// The default threshold; shares are 0..=1.
    pub value: f64,
    /// Who published it.
    pub source: &'static str,
    /// Who owns the figure.
    pub owner: &'static str,
}

const NINE: &str = term!("Advanced Global, nine stuck-ticket KPIs");
const SLA: &str = term!("Advanced Global, SLA performance 97/95/90");
const COORDINATOR: &str = term!("Service coordinator");
const MANAGER: &str = term!("Service manager");

const fn at_most(id: &'static str, value: f64) -> Goal {
    Goal { id, rule: GoalRule::AtMost, value, source: NINE, owner: COORDINATOR }
}

/// The default goals.
pub const GOALS: [Goal; 18] = [
    at_most("new", 3.0),
    at_most("sla_overdue", 3.0),
    at_most("sla_triage", 2.0),
    at_most("sla_engagement", 9.0),
    at_most("sla_completion", 9.0),
    at_most("waiting_stale", 3.0),
    at_most("hold_past_due", 3.0),
    at_most("unscheduled", 3.0),
    at_most("unassigned", 0.0),
    at_most("over_estimate", 0.0),
    at_most("ready_overdue", 1.0),
    at_most("over_20", 0.0),
    Goal { id: "sla_first_response", rule: GoalRule::AtLeast, value: 0.97, source: SLA, owner: COORDINATOR },
    Goal { id: "sla_resolution_plan", rule: GoalRule::AtLeast, value: 0.95, source: SLA, owner: COORDINATOR },
    Goal { id: "sla_resolution", rule: GoalRule::AtLeast, value: 0.90, source: SLA, owner: COORDINATOR },
    Goal {
        id: "utilization",
        rule: GoalRule::Above,
        value: 0.80,
        source: term!("Advanced Global, resource utilization"),
        owner: MANAGER,
    },
    Goal {
        id: "reactive_hours_per_endpoint",
        rule: GoalRule::AtMost,
        value: 0.25,
        source: term!("Advanced Global, reactive hours per endpoint per month"),
        owner: MANAGER,
    },
    Goal {
        id: "real_time_entry",
        rule: GoalRule::AtLeast,
        value: 0.90,
        source: term!("Cognition360's benchmark (none is published by Advanced Global)"),
        owner: term!("Technicians"),
    },
];

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

/// Goals that differ from the default, by figure id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Goals(pub BTreeMap<String, f64>);

impl Goals {
    /// The threshold of a figure; `None` for one that has no goal.
    pub fn value(&self, id: &str) -> Option<f64> {
        self.0.get(id).copied().or_else(|| GOALS.iter().find(|goal| goal.id == id).map(|goal| goal.value))
    }

    /// Whether `figure` is within the goal of `id`; true for a figure without a goal.
    pub fn is_met(&self, id: &str, figure: f64) -> bool {
        let Some(goal) = self.value(id) else { return true };
        match GOALS.iter().find(|known| known.id == id).map(|known| known.rule) {
            Some(GoalRule::AtLeast) => figure >= goal,
            Some(GoalRule::Above) => figure > goal,
            Some(GoalRule::AtMost) | None => figure <= goal,
        }
    }
}
