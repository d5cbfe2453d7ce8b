//! Delimited text: in come pieces of decoded text of any size, out go records.
//!
//! Never: bytes that are not text, what the first record means.
//!
//! Written by hand: the csv crate pulls from a file that lies before it, where here pieces are pushed as the browser hands
//! them over; it joins rows silently after a quote that is never closed, where here the row is told and the rest is read;
//! and it checks no text. Measured on 211 MB of tickets (`tests/bench/csv.rs`): 795 MB/s with checks, limits and places,
//! 936 MB/s for the csv crate's unchecked bytes.

mod blocks;
mod delimiter;
mod parser;
mod record;
#[cfg(test)]
mod tests;

pub(super) use delimiter::find_dialect;
pub(super) use parser::CsvParser;
pub use parser::{Standing, Tally};
