//! Excel files since 2007, cell by cell.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::guard::inspect;
use super::merged::Stretch;
use super::rows::Rows;
use super::serial::{Epoch, number};
use super::{damaged, protected};
use crate::archive::Archive;
use crate::door::Door;
use crate::{ImportError, Limits};
use language::say;

/// Gives the visible sheets of the workbook `bytes`, of which `archive` is the directory.
pub(crate) fn read_xlsx(
    file: &str,
    bytes: &[u8],
    archive: &mut Archive<'_>,
    limits: Limits,
    door: &mut Door<'_>,
) -> Result<(), ImportError> {
    let extras = inspect(archive, file, limits)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(file, &error))?;
    let epoch = if book.has_1904_epoch() { Epoch::Since1904 } else { Epoch::Since1900 };
    let mut rows = Rows::new(file, limits, epoch);
    let sheets = book.sheets_metadata().to_vec();
    let mut read = 0;
    for sheet in sheets {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            rows.skip_sheet(&sheet.name, say!("The sheet is hidden and was not read."), door);
            continue;
        }
        rows.begin(&sheet.name, door);
        if extras.merged {
            rows.merge(stretches(&mut book, &sheet.name));
        }
        if extras.formulas {
            report_formulas(&mut book, &sheet.name, &rows, door);
        }
        match read_sheet(&mut book, &sheet.name, &mut rows, door) {
            Ok(()) => read += 1,
            Err(Stop::Refused(error)) => return Err(error),
            Err(Stop::Broken(error)) => {
                // Rows before the damage and other sheets stay.
                door.end();
                let what = say!("The sheet is damaged and was not read to its end ({error}).");
                rows.skip_sheet(&sheet.name, &what, door);
                continue;
            }
        }
        rows.end(door)?;
    }
    if read == 0 {
        return Err(ImportError::new(
            file,
            say!("The workbook holds no sheet that can be read."),
            say!("Show hidden sheets, or save it again in Excel."),
        ));
    }
    rows.some_were_read()
}

enum Stop {
    Refused(ImportError),
    Broken(XlsxError),
}

impl From<ImportError> for Stop {
    fn from(error: ImportError) -> Self {
        Self::Refused(error)
    }
}

fn read_sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    rows: &mut Rows<'_>,
    door: &mut Door<'_>,
) -> Result<(), Stop> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(Stop::Broken)?;
    while let Some(cell) = cells.next_cell().map_err(Stop::Broken)? {
        rows.count()?;
        let (row, column) = cell.get_position();
        match cell.get_value() {
            DataRef::Empty => {}
            DataRef::String(text) => rows.text(row, column, text, door)?,
            DataRef::SharedString(text) => rows.text(row, column, text, door)?,
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => rows.text(row, column, text, door)?,
            DataRef::Int(value) => rows.text(row, column, &value.to_string(), door)?,
            DataRef::Float(value) => rows.text(row, column, &number(*value), door)?,
            DataRef::Bool(value) => rows.text(row, column, if *value { "true" } else { "false" }, door)?,
            DataRef::DateTime(value) => rows.moment(row, column, *value, door)?,
            DataRef::Error(error) => rows.error(row, column, error, door),
        }
    }
    Ok(())
}

/// The first column of each stretch of merged cells: what goes over columns only is a title. Damage is left to the
/// reading of the sheet.
fn stretches(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Vec<Stretch> {
    let regions = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    regions.iter().map(|region| Stretch { column: region.start.1, first: region.start.0, last: region.end.0 }).collect()
}

/// Rows in which formulas without a stored result are looked for.
const FORMULA_ROWS: u32 = 200;

/// Says in which columns formulas have no stored result: a program wrote the file that does not calculate. Damage is
/// left to the reading of the sheet.
fn report_formulas(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, rows: &Rows<'_>, door: &mut Door<'_>) {
    let blank = blank_cells(book, sheet);
    if blank.is_empty() {
        return;
    }
    let mut found: BTreeMap<u32, (u32, u64)> = BTreeMap::new();
    let Ok(mut cells) = book.worksheet_cells_reader(sheet) else { return };
    while let Ok(Some(formula)) = cells.next_formula() {
        let (row, column) = formula.get_position();
        if row >= FORMULA_ROWS {
            break;
        }
        if !formula.get_value().is_empty() && blank.contains(&(row, column)) {
            found.entry(column).or_insert((row, 0)).1 += 1;
        }
    }
    for (column, (row, count)) in found {
        rows.no_results(row, column, count, door);
    }
}

/// The cells of the first rows that are there and hold nothing.
fn blank_cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> BTreeSet<(u32, u32)> {
    let mut blank = BTreeSet::new();
    let Ok(mut cells) = book.worksheet_cells_reader(sheet) else { return blank };
    while let Ok(Some(cell)) = cells.next_cell() {
        let position = cell.get_position();
        if position.0 >= FORMULA_ROWS {
            break;
        }
        let is_blank = match cell.get_value() {
            DataRef::Empty => true,
            DataRef::String(text) => text.is_empty(),
            _ => false,
        };
        if is_blank {
            blank.insert(position);
        }
    }
    blank
}

fn broken(file: &str, error: &XlsxError) -> ImportError {
    match error {
        XlsxError::Password => protected(file),
        error => damaged(file, &error.to_string()),
    }
}
