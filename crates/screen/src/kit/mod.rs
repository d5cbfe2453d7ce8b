//! Parts that every screen is made with: words, numbers, tables, notes.

pub(crate) mod figure_text;
pub(crate) mod kpi_text;
pub(crate) mod list_words;
pub(crate) mod outside;
pub(crate) mod parts;
pub(crate) mod remarks;
pub(crate) mod sheet;
pub(crate) mod trend;
pub mod words;
pub(crate) mod work_item;
