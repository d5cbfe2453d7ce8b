//! Cells become rows, one row at a time, however large the sheet says it is.

use calamine::{CellErrorType, ExcelDateTime};

use super::merged::{Merged, Stretch};
use super::serial::{Epoch, duration, moment, number};
use crate::door::Door;
use crate::line::Line;
use crate::{ImportError, IssueKind, Limits, Place};
use language::{say, whole};

/// Puts the cells of one workbook's sheets together to rows.
pub(super) struct Rows<'f> {
    file: &'f str,
    sheet: String,
    limits: Limits,
    epoch: Epoch,
    line: Line,
    /// The 0-based row being put together, and how many cells of it are not empty.
    row: u32,
    filled: usize,
    /// Cells of all sheets so far.
    cells: u64,
    /// Rows given so far, and the first cell beyond the columns that are read.
    given: u64,
    beyond: Option<String>,
    merged: Merged,
}

impl<'f> Rows<'f> {
    pub(super) fn new(file: &'f str, limits: Limits, epoch: Epoch) -> Self {
        Self {
            file,
            sheet: String::new(),
            limits,
            epoch,
            line: Line::default(),
            row: 0,
            filled: 0,
            cells: 0,
            given: 0,
            beyond: None,
            merged: Merged::default(),
        }
    }

    pub(super) fn begin(&mut self, sheet: &str, door: &mut Door<'_>) {
        self.sheet = sheet.to_owned();
        self.line.begin();
        self.row = 0;
        self.filled = 0;
        door.begin(self.file, sheet);
    }

    /// The stretches of merged cells of the sheet that was begun.
    pub(super) fn merge(&mut self, stretches: Vec<Stretch>) {
        self.merged = Merged::new(stretches);
    }

    /// One more stretch of merged cells, which begins in the row that comes next.
    pub(super) fn merge_also(&mut self, stretch: Stretch) {
        self.merged.add(stretch);
    }

    pub(super) fn end(&mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        self.give(door)?;
        let filled = std::mem::take(&mut self.merged).filled;
        if filled > 0 {
            let what = say!("Cells merged over several rows give their value to each of these rows.");
            let place = Place { file: self.file.to_owned(), sheet: self.sheet.clone(), row: 0 };
            door.issues().report_many(&place, IssueKind::Assumed, "", what, filled);
        }
        door.end();
        Ok(())
    }

    /// That there was something to read.
    ///
    /// # Errors
    /// When all cells lie beyond the columns that are read.
    pub(super) fn some_were_read(&self) -> Result<(), ImportError> {
        match &self.beyond {
            Some(what) if self.given == 0 => Err(ImportError::new(
                self.file,
                say!("{what} There is nothing else in the workbook."),
                say!("Export the list again."),
            )),
            _ => Ok(()),
        }
    }

    /// Notes that the sheet has one more cell, empty or not; an error when there are too many.
    pub(super) fn count(&mut self) -> Result<(), ImportError> {
        self.cells += 1;
        if self.cells > self.limits.max_cells {
            let limit = whole(self.limits.max_cells);
            return Err(ImportError::new(
                self.file,
                say!("The workbook has more than {limit} cells."),
                say!("Export as CSV, or export a shorter period."),
            ));
        }
        Ok(())
    }

    /// Takes the text of one cell (0-based). Cells come row by row.
    pub(super) fn text(&mut self, row: u32, column: u32, text: &str, door: &mut Door<'_>) -> Result<(), ImportError> {
        if text.is_empty() {
            return Ok(());
        }
        if row != self.row {
            if row < self.row {
                self.report(door, row, IssueKind::Skipped, &cell_name(row, column), say!("The cell is out of order."));
                return Ok(());
            }
            self.give(door)?;
            self.row = row;
        }
        if column as usize >= self.limits.max_columns {
            let name = cell_name(row, column);
            let limit = whole(self.limits.max_columns as u64);
            let what = say!("Cell {name} is beyond the {limit} columns that are read.");
            self.report(door, row, IssueKind::Skipped, "", &what);
            self.beyond.get_or_insert(what);
            return Ok(());
        }
        if row >= self.limits.max_rows {
            return Err(ImportError::new(
                self.file,
                say!(
                    "Cell {} of sheet {} is beyond the {} rows that are read.",
                    cell_name(row, column),
                    self.sheet,
                    whole(self.limits.max_rows.into())
                ),
                say!("Export a shorter period, or several files."),
            ));
        }
        self.filled += 1;
        self.merged.note(row, column, text);
        if !self.line.put(column as usize, text, self.limits.max_field) {
            self.report(door, row, IssueKind::TooLong, "", &cell_name(row, column));
        }
        if self.line.len() > self.limits.max_record {
            let limit = self.limits.max_record >> 20;
            return Err(ImportError::new(
                self.file,
                say!("Row {} of sheet {} is longer than {limit} MB.", row + 1, self.sheet),
                say!("Export without the long text columns."),
            ));
        }
        Ok(())
    }

    /// Takes a date, a time or a duration.
    pub(super) fn moment(
        &mut self,
        row: u32,
        column: u32,
        value: ExcelDateTime,
        door: &mut Door<'_>,
    ) -> Result<(), ImportError> {
        let serial = value.as_f64();
        let text = if value.is_duration() { duration(serial) } else { moment(serial, self.epoch) };
        let text = text.unwrap_or_else(|| {
            self.report(door, row, IssueKind::NotADate, "", &format!("{} {serial}", cell_name(row, column)));
            number(serial)
        });
        self.text(row, column, &text, door)
    }

    /// Takes a cell whose formula failed: it counts as empty.
    pub(super) fn error(&mut self, row: u32, column: u32, error: &CellErrorType, door: &mut Door<'_>) {
        let what = say!("{} holds {error} and counts as empty.", cell_name(row, column));
        self.report(door, row, IssueKind::Skipped, "", &what);
    }

    /// Reports a column of which formulas have no stored result; `row` is the first of them.
    pub(super) fn no_results(&self, row: u32, column: u32, count: u64, door: &mut Door<'_>) {
        let name = cell_name(row, column);
        let place = Place { file: self.file.to_owned(), sheet: self.sheet.clone(), row: row.saturating_add(1) };
        door.issues().report_many(&place, IssueKind::NoResult, &column_letters(column as usize), &name, count);
    }

    /// Reports a sheet that is not read.
    pub(super) fn skip_sheet(&mut self, sheet: &str, what: &str, door: &mut Door<'_>) {
        self.sheet = sheet.to_owned();
        let place = Place { file: self.file.to_owned(), sheet: sheet.to_owned(), row: 0 };
        door.issues().report(&place, IssueKind::Skipped, "", what);
    }

    /// Gives the row being put together, if anything is in it.
    fn give(&mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        if self.filled > 0 {
            let mut filled = 0;
            for (column, text) in self.merged.of_row(self.row) {
                if self.line.is_blank(column as usize) && (column as usize) < self.limits.max_columns {
                    self.line.put(column as usize, text, self.limits.max_field);
                    filled += 1;
                }
            }
            self.merged.filled += filled;
            self.given += 1;
            self.line.give(self.row + 1, 0, door);
        }
        self.filled = 0;
        self.line.begin();
        Ok(())
    }

    fn report(&self, door: &mut Door<'_>, row: u32, kind: IssueKind, column: &str, sample: &str) {
        let place = Place { file: self.file.to_owned(), sheet: self.sheet.clone(), row: row.saturating_add(1) };
        door.issues().report(&place, kind, column, sample);
    }
}

/// A cell's name as the spreadsheet shows it, for example `XFD1048576`.
pub(super) fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_letters(column as usize), u64::from(row) + 1)
}

/// The letters above a column (0-based) as the spreadsheet shows them, for example `AA`.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column as u64 + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod name_tests {
    use super::cell_name;

    #[test]
    fn cells_have_their_names() {
        assert_eq!(cell_name(0, 0), "A1");
        assert_eq!(cell_name(9, 26), "AA10");
        assert_eq!(cell_name(1_048_575, 16_383), "XFD1048576");
    }
}
