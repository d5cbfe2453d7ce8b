//! Where everything of a chart stands, in pixels from its upper left corner.
//!
//! Laid out here and only drawn by plotters: a chart library that draws cannot say which ticket list lies under the pointer,
//! what a screen reader or the keyboard steps to, or where labels leave no room. The layout answers all three, and the
//! pictures on canvas and in files come from the same numbers.

mod across;
mod heat;
mod labels;
mod upright;
mod walk;

use crate::charts::scale::Scale;
use crate::charts::text;
use crate::{ChartKind, ChartSpec};
use language::say;

pub use labels::{Align, Ink, Label};
pub use walk::Step;

/// A size in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// A part of the picture in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge, at or behind the left one.
    pub right: f64,
    /// Its lower edge, at or below the upper one.
    pub bottom: f64,
}

impl Rect {
    /// Between two corners, in any order.
    pub fn between(a: (f64, f64), b: (f64, f64)) -> Self {
        Self { left: a.0.min(b.0), top: a.1.min(b.1), right: a.0.max(b.0), bottom: a.1.max(b.1) }
    }

    /// From left to right.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// From top to bottom.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Its middle.
    pub fn center(&self) -> (f64, f64) {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Whether a place is inside or on its edge.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Whether two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Square of the distance of a place; 0 inside.
    fn distance(&self, x: f64, y: f64) -> f64 {
        let across = (self.left - x).max(x - self.right).max(0.0);
        let down = (self.top - y).max(y - self.bottom).max(0.0);
        across * across + down * down
    }
}

/// A drawn point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What is painted; on a line, a small square around the point.
    pub rect: Rect,
    /// Where the pointer means this point, or one of its neighbors here that is nearer.
    pub catch: Rect,
    /// Where the second value stands on the value axis.
    pub other: Option<f64>,
    /// Where the value stands on the scale, 0..=1.
    pub share: f64,
}

/// The geometry of one chart at one size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The part inside the axes.
    pub plot: Rect,
    /// Lines across at the ticks: pixels on the value axis.
    pub rules: Vec<f64>,
    /// Where the value zero stands on the value axis, when it is in the picture and has an axis.
    pub zero: Option<f64>,
    /// Where the goal stands on the value axis.
    pub goal: Option<f64>,
    /// Moments that are marked: pixels across.
    pub flags: Vec<f64>,
    /// A mark for each point of each series; `None` for gaps.
    pub marks: Vec<Vec<Option<Mark>>>,
    /// Every text; no two overlap.
    pub labels: Vec<Label>,
}

impl Layout {
    /// Lays a chart out. Sizes too small for it give an unreadable but harmless picture.
    pub fn new(spec: &ChartSpec, size: Size, font_px: f64) -> Self {
        let room = Room { spec, width: size.width.max(1.0), height: size.height.max(1.0), em: font_px.max(1.0) };
        match spec.kind {
            ChartKind::Bars => across::lay_out(&room),
            ChartKind::Columns | ChartKind::Stacked | ChartKind::Lines => upright::lay_out(&room),
            ChartKind::Heat => heat::lay_out(&room),
        }
    }

    /// Series and point under a place.
    pub fn hit(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let mut nearest = None;
        for (series, marks) in self.marks.iter().enumerate() {
            for (point, mark) in marks.iter().enumerate() {
                let Some(mark) = mark.filter(|mark| mark.catch.contains(x, y)) else {
                    continue;
                };
                // The middle decides between lines that run close together.
                let middle = mark.rect.center();
                let distance = (mark.rect.distance(x, y), (middle.0 - x).powi(2) + (middle.1 - y).powi(2));
                if nearest.is_none_or(|(least, _)| distance < least) {
                    nearest = Some((distance, (series, point)));
                }
            }
        }
        nearest.map(|(_, place)| place)
    }

    /// What is painted for a point; `None` for gaps and unknown points.
    pub fn rect_of(&self, series: usize, point: usize) -> Option<Rect> {
        self.marks.get(series)?.get(point)?.as_ref().map(|mark| mark.rect)
    }
}

/// Series and point under a place of a chart of this size.
pub fn hit(spec: &ChartSpec, size: Size, font_px: f64, at: (f64, f64)) -> Option<(usize, usize)> {
    Layout::new(spec, size, font_px).hit(at.0, at.1)
}

/// What is painted for a point of a chart of this size; `None` for gaps and unknown points.
pub fn rect_of(spec: &ChartSpec, size: Size, font_px: f64, (series, point): (usize, usize)) -> Option<Rect> {
    Layout::new(spec, size, font_px).rect_of(series, point)
}

/// The height in pixels at which a chart reads well at this width.
pub fn natural_height(spec: &ChartSpec, width: f64, font_px: f64) -> f64 {
    let rows = match spec.kind {
        ChartKind::Bars => {
            let bars = spec.series.len().max(1) as f64;
            let goal = if spec.goal.is_some() { 1.4 } else { 0.4 };
            labels_of(spec).len() as f64 * (0.8 + 1.2 * bars) + goal
        }
        ChartKind::Heat => spec.series.len() as f64 * 2.2 + 1.8,
        ChartKind::Columns | ChartKind::Stacked | ChartKind::Lines => (width / font_px * 0.4).clamp(12.0, 22.0),
    };
    (rows.max(4.0) * font_px).round()
}

/// What a layout is made from.
struct Room<'a> {
    spec: &'a ChartSpec,
    width: f64,
    height: f64,
    /// The font's size, the measure of every distance.
    em: f64,
}

impl Room<'_> {
    /// The plot between margins, never empty.
    fn plot(&self, left: f64, top: f64, right: f64, bottom: f64) -> Rect {
        let left = left.min(self.width * 0.6);
        let top = top.min(self.height * 0.4);
        Rect {
            left,
            top,
            right: (self.width - right).max(left + self.width * 0.1),
            bottom: (self.height - bottom).max(top + self.height * 0.1),
        }
    }

    fn text_width(&self, text: &str) -> f64 {
        text::width(text, self.em)
    }

    /// Finite values and second values.
    fn values(&self) -> impl Iterator<Item = f64> {
        self.spec
            .series
            .iter()
            .flat_map(|series| &series.points)
            .filter(|point| point.value.is_finite())
            .flat_map(|point| [Some(point.value), second(point.other)])
            .flatten()
    }

    fn goal(&self) -> Option<f64> {
        second(self.spec.goal)
    }

    fn goal_words(&self) -> Option<String> {
        self.goal().map(|goal| say!("goal {}", text::number(goal, &self.spec.unit)))
    }

    /// A scale without ticks over values, zero and goal.
    fn exact_scale(&self) -> Scale {
        Scale::exact(self.values().chain(self.goal()).chain([0.0]))
    }
}

/// The labels on the category axis, each of the first series that names each place.
pub fn labels_of(spec: &ChartSpec) -> Vec<&str> {
    let places = spec.series.iter().map(|series| series.points.len()).max();
    (0..places.unwrap_or(0))
        .map(|at| {
            spec.series
                .iter()
                .filter_map(|series| series.points.get(at))
                .map(|point| point.label.as_str())
                .find(|label| !label.is_empty())
                .unwrap_or("")
        })
        .collect()
}

/// A value that can be drawn.
fn second(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}
