//! Pictures of chart values, on any plotters backend: the canvas in the browser, SVG text in tests and exports.
//!
//! In: a [`ChartSpec`](crate::ChartSpec), a [`Theme`] and a size. Out: pixels, and a [`Layout`] that says
//! where each point stands: the same geometry serves drawing, pointer and keyboard. Never: data, signals, measuring of
//! text by the browser (widths are estimated, so that a picture is the same everywhere).
//!
//! Units: a short unit (`h`, `%`) is written behind each value, a long one (`tickets`) once above the axis. Values
//! of the unit `share` are 0..=1 and written as percent; values of the unit `%` are percent already. A value that is
//! not finite is a gap.

mod draw;
mod layout;
mod scale;
mod svg;
#[cfg(test)]
mod tests;
mod text;
mod theme;

pub use draw::{DrawResult, draw};
pub use layout::{Align, Ink, Label, Layout, Mark, Rect, Size, Step, hit, labels_of, natural_height, rect_of};
pub use svg::{ascii, has_legend, picture, svg};
pub use text::number;
pub use theme::{Theme, parse_color};
