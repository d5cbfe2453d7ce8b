//! Bytes become records: sniffing, decoding and the readers of each format.
//!
//! In: a file's bytes, slice by slice. Out: records, given one by one to a [`RowSink`], and what
//! could not be read as [`Issues`]. Never: what a column means, what a ticket is.

mod issue;
mod sink;

pub use issue::{ImportError, Issue, IssueKind, Issues, Place};
pub use sink::{Record, RowSink, TableName};
