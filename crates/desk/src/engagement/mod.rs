//! The figures of a desk at one moment, without a ticket or a name in them: for benchmarks, for comparing before and
//! after, for trends over imports.
//!
//! In: a view, or engagement files. Out: [`Engagement`], [`Comparison`], [`Standing`]. Never: words for people beyond
//! the titles in the file, records, names (unless the user gives the file one).

mod compare;
mod file;
mod interval;
mod peers;
mod take;

pub use crate::table::Kind;
pub use compare::{Change, Comparison, Verdict, compare};
pub use file::{Engagement, EngagementError, FORMAT, Figure, WorkflowFigure, definition_of};
pub use interval::{Interval, newcombe, rate_ratio};
pub use peers::{Standing, peers};
pub use take::{definition, take};
