//! Spreadsheets: in comes a whole workbook, out goes a table for each visible sheet.
//!
//! Never: a dense array as large as the sheet says it is, sizes believed before they are counted.

mod guard;
mod merged;
mod ods;
mod rows;
mod serial;
#[cfg(test)]
mod tests;
mod xls;
mod xlsx;

pub(super) use ods::read_ods;
pub use rows::column_letters;
pub(super) use xls::read_xls;
pub(super) use xlsx::read_xlsx;

use super::ImportError;

pub(super) fn protected(file: &str) -> ImportError {
    ImportError::new(
        file,
        "The workbook is protected with a password.",
        "Open it in Excel, remove the password (File, Info, Protect Workbook) and save it.",
    )
}

fn damaged(file: &str, why: &str) -> ImportError {
    ImportError::new(
        file,
        format!("The workbook is damaged ({why})."),
        "Open it in Excel and save it again, or export as CSV.",
    )
}
