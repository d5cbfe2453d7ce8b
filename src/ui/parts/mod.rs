//! The few views that all pages are drawn by.

mod chart;

pub use chart::Chart;
