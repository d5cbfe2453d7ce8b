//! Refusals: which row was taken for the header, and what is missing. Every sentence is true of the file.

use ingest::{ImportError, IssueKind, Issues, column_letters};
use language::{self, say, term};

use crate::dataset::data::{FileInfo, UnknownTable};
use crate::dataset::field::{Entity, Field};
use crate::dataset::intake::shortened;
use crate::dataset::raw::RawTable;

/// No table is one of tickets.
pub(super) fn no_tickets(tables: &[RawTable], unknown: &[UnknownTable], lookups: &[String]) -> ImportError {
    let known: Vec<String> =
        tables.iter().map(|table| say!("{} holds {}", table.name.file, table.mapping.entity.title())).collect();
    if let (true, Some(file)) = (known.is_empty(), lookups.first()) {
        return ImportError::new(
            file,
            say!("It explains codes, such as statuses or types, and contains no tickets."),
            say!("Drop it together with the ticket export, so that codes get their labels."),
        );
    }
    match (known.is_empty(), unknown.first()) {
        (false, _) => ImportError::new(
            &tables[0].name.file,
            say!("There are no tickets: {}.", known.join(", ")),
            say!("Drop the ticket export together with it."),
        ),
        (true, Some(table)) => no_header(table),
        (true, None) => ImportError::new(
            say!("The file"),
            say!("It has no rows."),
            say!("Export the ticket list again, with its rows."),
        ),
    }
}

/// What has to be known of tickets.
const NEEDED: [(Field, &str); 3] = [
    (Field::Number, term!("the ticket number")),
    (Field::Created, term!("the creation date")),
    (Field::Status, term!("the status")),
];

/// A table that is none of ours: its header and the columns that tickets would need.
fn no_header(table: &UnknownTable) -> ImportError {
    let has = |field: Field| table.matches.iter().any(|found| found.field == field);
    // An id numbers tickets as well, and a completion says what the status would.
    let stands_in = |field: Field| match field {
        Field::Number => has(Field::Id),
        Field::Status => has(Field::Completed) && has(Field::Created),
        _ => false,
    };
    let missing: Vec<&str> = NEEDED
        .iter()
        .filter(|(field, _)| !has(*field) && !stands_in(*field))
        .map(|(_, name)| language::text(name))
        .collect();
    let columns = shortened(&table.headers);
    let what = match (missing.is_empty(), table.header_row) {
        (true, _) | (_, 0) => {
            say!(
                "It holds no tickets: no column is a ticket number beside a status or a date. Its columns are {}.",
                columns
            )
        }
        (false, row) => say!(
            "It holds no tickets: under the header in row {row} ({columns}) no column was found for {}.",
            missing.join(", ")
        ),
    };
    let hint =
        say!("Export the ticket list with its headers; columns with unusual names are recognized by their values.");
    ImportError::new(&table.name, what, hint)
}

/// A table of tickets without a ticket in it.
pub(super) fn no_rows(files: &[FileInfo], issues: &Issues) -> ImportError {
    let Some(file) = files.iter().find(|file| file.entity == Some(Entity::Tickets)) else {
        return empty(say!("The file"));
    };
    // The numbers of all tickets may be formulas that nobody has calculated.
    let number = file.matches.iter().find(|found| found.field == Field::Number);
    let is_formula = number.is_some_and(|found| {
        let letters = column_letters(found.column);
        issues.iter().any(|issue| {
            issue.kind == IssueKind::NoResult
                && issue.first.file == file.name
                && issue.first.sheet == file.sheet
                && issue.column == letters
        })
    });
    match number.filter(|_| is_formula) {
        Some(found) => ImportError::new(
            &file.name,
            say!("The cells of the column {} are formulas without stored results.", found.header),
            say!("Open the workbook in Excel and save it: then the results are stored in it."),
        ),
        None => empty(&file.name),
    }
}

fn empty(name: &str) -> ImportError {
    ImportError::new(
        name,
        say!("There is a header row, but no ticket below it."),
        say!("Export the ticket list again, with its rows."),
    )
}
