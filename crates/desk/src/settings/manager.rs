//! What the manager decides beside the goals: weights of the scorecard, limits of the time-entry review.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The manager's own rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ManagerRules {
    /// Weights of the scorecard's parts that differ from the default, by the part's id. Zero leaves a part out.
    pub weights: BTreeMap<String, f64>,
    /// Share of completed tickets that should stay within twice their estimate, 0..=1.
    pub estimate_target: f64,
    /// Share of notes that should say something, 0..=1.
    pub notes_target: f64,
    /// An entry written down within this after its end is real-time, in minutes.
    pub real_time_minutes: f64,
    /// Longest entry that raises no question, in hours.
    pub long_entry_hours: f64,
    /// A day is short when more than this is missing to the available hours, in hours.
    pub short_day_tolerance_hours: f64,
}

impl Default for ManagerRules {
    fn default() -> Self {
        Self {
            weights: BTreeMap::new(),
            estimate_target: 0.9,
            notes_target: 0.95,
            real_time_minutes: 15.0,
            long_entry_hours: 4.0,
            short_day_tolerance_hours: 2.0,
        }
    }
}

impl ManagerRules {
    /// The weight of a part of the scorecard: the user's, else the default.
    pub fn weight(&self, id: &str, default: f64) -> f64 {
        self.weights.get(id).copied().filter(|weight| weight.is_finite() && *weight >= 0.0).unwrap_or(default)
    }
}
