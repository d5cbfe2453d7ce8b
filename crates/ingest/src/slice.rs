//! A text read in slices, each apart from the others: what one reader would have read, part by part.
//!
//! A slice holds the records that begin within it; the last one may reach beyond. Where the first record begins, a slice
//! only guesses, by the quotes and the number of cells; whoever puts slices together knows, as the slice before ends
//! there. What a slice cannot tell by itself is [`Unsure`]: it is read by the [`Reader`](super::Reader) of the file.

use serde::{Deserialize, Serialize};

use super::csv::{CsvParser, Standing, Tally};
use super::door::{Door, Given};
use super::{Issues, Limits, Record, RowSink, TableName};

/// How the rest of a text is read in slices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// Where its first record begins, in bytes of the file.
    pub at: u64,
    /// The row of that record, and the width of the one before.
    pub standing: Standing,
    /// The byte between two cells.
    pub delimiter: u8,
    /// The guard in front of the reader.
    pub limits: Limits,
}

/// Which part of a file a slice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Where the given bytes begin. Unless it is exact, this is one byte before the slice.
    pub at: u64,
    /// The first byte of the next slice.
    pub until: u64,
    /// Whether a record begins at `at`; otherwise the first one is looked for.
    pub is_exact: bool,
    /// Whether the given bytes are the last ones of the file.
    pub is_last: bool,
}

/// What was read of a slice, beside its records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slice {
    /// Where its first record begins.
    pub start: u64,
    /// Where the first record behind it begins; of the last slice, where a record begins that no line end closes.
    pub end: u64,
    /// Rows from the one to the other, blank ones counted.
    pub rows: u32,
    /// Records among them.
    pub given: u64,
    /// Cells of the last record.
    pub width: Option<usize>,
    /// Whether all its bytes are ASCII.
    pub is_ascii: bool,
    /// Quotes inside cells, in rows of the slice.
    pub strays: Tally,
}

/// A slice that cannot be read apart: a quote that does not close, bytes that are not UTF-8, a record over a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsure;

/// Reads the records that begin in a slice; rows are counted from 0. `cells` is how many a record usually has.
///
/// # Errors
/// When the slice must be read together with what is around it. Records given before are of no use then.
pub fn read_slice(
    rest: (u8, Limits),
    cells: usize,
    span: Span,
    bytes: &[u8],
    sink: &mut dyn RowSink,
) -> Result<Slice, Unsure> {
    let (delimiter, limits) = rest;
    let skipped = if span.is_exact { 0 } else { first_record(bytes, delimiter, cells).ok_or(Unsure)? };
    let start = span.at + skipped as u64;
    let bytes = bytes.get(skipped..).ok_or(Unsure)?;
    let text = valid_text(bytes);
    let mut parser = CsvParser::of_slice(delimiter, limits);
    let mut watch = Watch { sink, issues: Issues::default() };
    let mut given = Given::default();
    let mut door = Door::new(&mut watch, &mut given);
    let end = usize::try_from(span.until.saturating_sub(start)).map_err(|_| Unsure)?;
    if start < span.until && end > bytes.len() {
        return Err(Unsure);
    }
    let mut at = text.floor_char_boundary(end);
    parser.feed(text.get(..at).unwrap_or_default(), &mut door).map_err(|_| Unsure)?;
    // Line by line to the end of the record that reaches beyond.
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let is_line_end_cut = parser.is_within_line_end() && rest.starts_with('\n');
        if parser.is_between() && at >= end && !is_line_end_cut {
            break;
        }
        let line = if is_line_end_cut { 1 } else { line_length(rest.as_bytes()) };
        parser.feed(rest.get(..line).unwrap_or_default(), &mut door).map_err(|_| Unsure)?;
        at += line;
    }
    let is_complete = parser.is_between() && at >= end;
    // A line feed may follow that was not given.
    let is_cut = parser.is_within_line_end() && at == text.len() && !span.is_last;
    let is_whole = text.len() == bytes.len() || is_complete;
    if !(is_complete || span.is_last) || is_cut || !is_whole || parser.is_unsure() || !watch.issues.is_empty() {
        return Err(Unsure);
    }
    let read = text.get(..at).unwrap_or_default();
    if memchr::memchr(0, read.as_bytes()).is_some() || memchr::memmem::find(read.as_bytes(), LOST).is_some() {
        return Err(Unsure);
    }
    let end = start + (at - parser.pending()) as u64;
    let (rows, width, strays) = parser.counted();
    Ok(Slice { start, end, rows, given: given.rows, width, is_ascii: read.is_ascii(), strays })
}

/// The text that the bytes are, up to what is no UTF-8.
fn valid_text(bytes: &[u8]) -> &str {
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            bytes.get(..error.valid_up_to()).and_then(|good| simdutf8::basic::from_utf8(good).ok()).unwrap_or_default()
        }
    }
}

/// Bytes of the first line with its end.
fn line_length(bytes: &[u8]) -> usize {
    match memchr::memchr2(b'\n', b'\r', bytes) {
        Some(at) if bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n') => at + 2,
        Some(at) => at + 1,
        None => bytes.len(),
    }
}

/// What stands for a letter that was lost, in UTF-8: it is told where.
const LOST: &[u8] = "\u{FFFD}".as_bytes();

/// Records that are looked at to find the first one, and bytes in which they are looked for.
const LOOKED_AT: u32 = 8;
const LOOKED_IN: usize = 1 << 20;

/// Where the first record behind the first byte begins: the bytes may begin between quotes or outside, and the records
/// that follow are those of the table under the right one of both.
fn first_record(bytes: &[u8], delimiter: u8, cells: usize) -> Option<usize> {
    let bytes = bytes.get(..LOOKED_IN).unwrap_or(bytes);
    let (outside, inside) = (records(bytes, delimiter, cells, false), records(bytes, delimiter, cells, true));
    let best = if inside.1 > outside.1 { inside } else { outside };
    best.0
}

/// The start of the first record, and how many of the next ones have as many cells as they should.
fn records(bytes: &[u8], delimiter: u8, cells: usize, is_quoted: bool) -> (Option<usize>, u32) {
    let mut is_quoted = is_quoted;
    let (mut first, mut found, mut fitting, mut width) = (None, 0, 0, 1);
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => {
                if byte == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                    continue;
                }
                if first.is_none() {
                    first = Some(at + 1);
                } else {
                    found += 1;
                    fitting += u32::from(width == cells);
                }
                width = 1;
                if found == LOOKED_AT {
                    break;
                }
            }
            byte if byte == delimiter && !is_quoted => width += 1,
            _ => {}
        }
    }
    (first, fitting)
}

/// Hands records on and keeps to itself what the parser reports: a slice of which something is to be said is read anew.
struct Watch<'s> {
    sink: &'s mut dyn RowSink,
    issues: Issues,
}

impl RowSink for Watch<'_> {
    fn begin(&mut self, table: &TableName) {
        self.sink.begin(table);
    }

    fn row(&mut self, row: u32, record: Record<'_>) {
        self.sink.row(row, record);
    }

    fn end(&mut self) {
        self.sink.end();
    }

    fn issues(&mut self) -> &mut Issues {
        &mut self.issues
    }
}

#[cfg(test)]
mod tests;
