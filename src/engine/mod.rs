//! Owns the data set and the settings; answers questions about them.
//!
//! In: files, settings, queries. Out: data sets, reports, view models. Never: the browser, a clock,
//! unseeded randomness. Everything here runs in a host test.

mod answer;
mod claims_json;
mod engagements;
mod forecast_json;
mod json;
mod lost;
mod own;

pub use answer::Engine;
pub use desk::import::{Import, Imported, PartOrder, Plan, Refusal, Step, read_part_as_told};
pub use json::{number, report_json};
pub use lost::lost;
