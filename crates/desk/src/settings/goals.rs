//! What the user decided of goals; the published ones stand with their figures.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::figure_id::FigureId;

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
pub struct Goals(#[serde(deserialize_with = "crate::figure_id::known")] pub BTreeMap<FigureId, f64>);
