//! Excel files since 2007, cell by cell.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::guard::inspect;
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
    inspect(archive, file, limits)?;
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

fn broken(file: &str, error: &XlsxError) -> ImportError {
    match error {
        XlsxError::Password => protected(file),
        error => damaged(file, &error.to_string()),
    }
}
