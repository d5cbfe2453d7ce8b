//! How a table lies on its sheet: totals, headings and groups between the records, columns that belong together.
//!
//! In: headers and cells. Out: what a row is, which columns are halves of one. Never: what a field means.

mod day_and_time;
mod groups;
mod header;
mod totals;

pub(super) use day_and_time::{day_column, time_column};
pub(super) use groups::{carry_down, is_outline, value_of_heading};
pub(super) use header::{is_key_value, likely_header, two_rows};
pub(super) use totals::{begins_like_total, is_total};
