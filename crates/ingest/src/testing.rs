//! A sink that keeps everything, for the tests of the readers.

use super::{ImportError, IssueKind, Issues, Limits, Reader, Record, RowSink, TableName, read_all};

/// A table as it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) name: TableName,
    pub(super) rows: Vec<(u32, Vec<String>)>,
    pub(super) ended: bool,
}

/// Keeps tables and issues.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Keep {
    pub(super) tables: Vec<Kept>,
    pub(super) issues: Issues,
}

impl RowSink for Keep {
    fn begin(&mut self, table: &TableName) {
        assert!(self.tables.last().is_none_or(|table| table.ended), "a table began in another");
        self.tables.push(Kept { name: table.clone(), ..Kept::default() });
    }

    fn row(&mut self, row: u32, record: Record<'_>) {
        let table = self.tables.last_mut().expect("a table was begun");
        assert!(!table.ended, "a row after the end");
        assert!(table.rows.last().is_none_or(|last| last.0 < row), "rows go up");
        table.rows.push((row, record.iter().map(str::to_owned).collect()));
    }

    fn end(&mut self) {
        self.tables.last_mut().expect("a table was begun").ended = true;
    }

    fn issues(&mut self) -> &mut Issues {
        &mut self.issues
    }
}

impl Keep {
    /// The cells of the only table.
    pub(super) fn cells(&self) -> Vec<Vec<&str>> {
        assert_eq!(self.tables.len(), 1, "one table");
        self.tables[0].rows.iter().map(|(_, cells)| cells.iter().map(String::as_str).collect()).collect()
    }

    /// How many issues of a kind there are.
    pub(super) fn count(&self, kind: IssueKind) -> u64 {
        self.issues.iter().filter(|issue| issue.kind == kind).map(|issue| issue.count).sum()
    }
}

/// Reads a file of default limits in one piece.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Keep, ImportError> {
    let (keep, result) = read_with(name, bytes, Limits::default());
    result.map(|()| keep)
}

/// Reads a file in one piece; also what was given before an error.
pub(super) fn read_with(name: &str, bytes: &[u8], limits: Limits) -> (Keep, Result<(), ImportError>) {
    let mut keep = Keep::default();
    let result = read_all(name, bytes, limits, &mut keep);
    assert!(keep.tables.iter().all(|table| table.ended), "every table is ended");
    (keep, result)
}

/// Reads a file in slices of the given sizes, in turn.
pub(super) fn read_sliced(bytes: &[u8], sizes: &[usize]) -> (Keep, Result<(), ImportError>) {
    let mut keep = Keep::default();
    let mut reader = Reader::new("t.csv", bytes.len() as u64, Limits::default()).expect("within limits");
    let mut rest = bytes;
    let mut sizes = sizes.iter().cycle();
    while !rest.is_empty() {
        let size = (*sizes.next().expect("there is a size")).clamp(1, rest.len());
        let (slice, more) = rest.split_at(size);
        rest = more;
        if let Err(error) = reader.feed(slice, &mut keep) {
            return (keep, Err(error));
        }
    }
    let result = reader.finish(&mut keep);
    (keep, result)
}
