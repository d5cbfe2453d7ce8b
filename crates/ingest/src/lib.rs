//! Bytes become records: sniffing, decoding and the readers of each format.
//!
//! In: a file's bytes, slice by slice. Out: records, given one by one to a [`RowSink`], and what
//! could not be read as [`Issues`]. Never: what a column means, what a ticket is.

mod archive;
mod calendar;
mod csv;
mod door;
mod encoding;
mod issue;
mod json;
mod limits;
mod line;
mod reader;
mod sink;
mod slice;
mod sniff;
#[cfg(test)]
mod testing;
mod text;
mod workbook;

pub use calendar::calendar_note;
pub use csv::{Standing, Tally};
pub use issue::{ImportError, Issue, IssueKind, Issues, Place};
pub use limits::{FileKind, Limits, WorkbookKind, is_export};
pub use reader::{Reader, read_all};
pub use sink::{Record, RowSink, TableName};
pub use slice::{Rest, Slice, Span, Unsure, read_slice};
pub use workbook::column_letters;
