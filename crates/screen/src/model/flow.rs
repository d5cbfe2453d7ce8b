//! The graph of statuses.

use serde::{Deserialize, Serialize};

use super::ticket::StatusKind;

/// A status of a flow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FlowNode {
    /// Its label.
    pub label: String,
    /// What it is.
    pub kind: StatusKind,
    /// How many tickets were in it, in words.
    pub words: String,
    /// Its left upper corner in the units of the picture.
    pub x: f64,
    /// See `x`.
    pub y: f64,
}

/// A way from one status to another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FlowArrow {
    /// The curve as SVG path data.
    pub path: String,
    /// Its head as SVG points.
    pub head: String,
    /// Its width.
    pub width: f64,
    /// What stands beside it, for example `212 · 3 h`.
    pub label: String,
    /// Where that stands.
    pub label_x: f64,
    /// See `label_x`.
    pub label_y: f64,
    /// The way in words.
    pub words: String,
    /// The tickets that took it.
    pub href: String,
    /// How many these are.
    pub count: u32,
}

/// Which status follows which, as a graph.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FlowView {
    /// What it says, in one sentence.
    pub reading: String,
    /// Width of the picture in its own units.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The statuses.
    pub nodes: Vec<FlowNode>,
    /// The ways.
    pub arrows: Vec<FlowArrow>,
}
