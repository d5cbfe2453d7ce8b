//! Charts over time and by group, before they have a size.

use serde::{Deserialize, Serialize};

/// A point of a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Its label on the category axis.
    pub label: String,
    /// Its value.
    pub value: f64,
    /// Second value: the end of a range or an expected value, where the chart has one.
    pub other: Option<f64>,
    /// The value in words, for hover, keyboard and the table.
    pub words: String,
    /// The list behind it; empty when there is none.
    pub href: String,
    /// The number of tickets that the link opens.
    pub count: Option<u32>,
}

/// Points that belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// Which of the chart colors (0–3), or 4 for a muted ghost.
    pub color: u8,
    /// The points, one for each label of the chart, in order.
    pub points: Vec<Point>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChartKind {
    /// Horizontal bars, one for each label.
    #[default]
    Bars,
    /// Vertical columns, one for each label; several series stand side by side.
    Columns,
    /// Columns stacked on each other.
    Stacked,
    /// Lines over the labels; a point's `other` and a series of color 4 draw a band.
    Lines,
    /// A heat map: each series is a row, each label a column; cells with a second value are underlined.
    Heat,
}

/// On which side of a goal values are good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum GoodSide {
    /// Nothing is said.
    #[default]
    Neither,
    /// At or below it.
    Below,
    /// At or above it.
    Above,
}

/// A chart as a value: drawn on a canvas, written as SVG, read as a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChartSpec {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What it shows.
    pub title: String,
    /// What the picture says, in one sentence.
    pub reading: String,
    /// What the values count, for example `tickets`.
    pub unit: String,
    /// The series.
    pub series: Vec<Series>,
    /// A line across at the goal.
    pub goal: Option<f64>,
    /// On which side of the goal values are good: that side is shaded.
    pub good: GoodSide,
    /// The values that the axis reaches at least, so that charts side by side can be compared.
    pub reach: Option<(f64, f64)>,
    /// Whether the last label is of a period that goes on: the way to it is dashed.
    pub is_unfinished: bool,
    /// Moments that are marked, on charts over time.
    pub marks: Vec<ChartMark>,
}

/// A moment that is marked on a chart over time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChartMark {
    /// Where it is: 2 on the third label, 2.5 between it and the fourth.
    pub at: f64,
    /// What happened.
    pub words: String,
}
