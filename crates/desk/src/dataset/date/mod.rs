//! Dates as exports write them, kept open until the whole column has been seen.
//!
//! `03/04/2025` says nothing about its order; `13/04/2025` further down decides for the column. So a
//! cell is first reduced to eight bytes that keep both readings, and resolved when the file is complete.
//!
//! In: cells as text. Out: columns of dates and what they say about their order. Never: which column is which field.

mod civil;
mod clock;
mod column;
mod cursor;
mod form;
mod number;
mod order;
mod packed;
mod parts;
mod plain;
mod read;
#[cfg(test)]
mod tests;
mod words;
mod zones;

pub(super) use column::{DateColumn, Met, time_of_day};
pub(super) use order::{Contradictions, OrderEvidence};
pub(super) use packed::RawDate;
pub(super) use plain::Plain;
