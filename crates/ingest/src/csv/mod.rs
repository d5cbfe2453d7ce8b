//! Delimited text: in come pieces of decoded text of any size, out go records.
//!
//! Never: bytes that are not text, what the first record means.

mod blocks;
mod delimiter;
mod parser;
mod record;
#[cfg(test)]
mod tests;

pub(super) use delimiter::find_dialect;
pub(super) use parser::CsvParser;
