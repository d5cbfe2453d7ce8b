//! The door between the readers and whoever makes columns of their records.

/// Where a table comes from, in words that the user knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TableName {
    /// File name; for an entry of an archive `archive.zip/entry.csv`.
    pub file: String,
    /// Sheet of a workbook, list of a JSON envelope (`items`, `tickets`); empty elsewhere.
    pub sheet: String,
}

/// One record: its cells in file order, already decoded and unquoted, not trimmed.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    text: &'a str,
    /// Start and end of each cell in `text`, on character boundaries.
    cells: &'a [(u32, u32)],
}

impl<'a> Record<'a> {
    /// A record over `text`; every pair must lie on character boundaries within it.
    pub fn new(text: &'a str, cells: &'a [(u32, u32)]) -> Self {
        Self { text, cells }
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cell at `index`; empty past the end, so ragged rows read as short ones filled up.
    pub fn get(&self, index: usize) -> &'a str {
        match self.cells.get(index) {
            Some(&(start, end)) => self.text.get(start as usize..end as usize).unwrap_or(""),
            None => "",
        }
    }

    /// All cells.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> + '_ {
        (0..self.len()).map(|index| self.get(index))
    }
}

/// Takes the records of tables as they are read. `begin`, rows, `end`, then perhaps another table.
pub trait RowSink {
    /// A table begins. Its header, if it has one, comes as a record like any other.
    fn begin(&mut self, table: &TableName);

    /// A record. `row` is the 1-based row as a spreadsheet shows it (a record with embedded line
    /// breaks is one row; a blank line is a row, but is not given here).
    fn row(&mut self, row: u32, record: Record<'_>);

    /// The table is complete.
    fn end(&mut self);

    /// Where the readers report what they had to assume or leave out.
    fn issues(&mut self) -> &mut super::Issues;
}
