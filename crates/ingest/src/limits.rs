//! How much of a file we are willing to hold, and what kind of file it is.

use encoding_rs::Encoding;

/// The guard in front of every reader: beyond these a file is refused, or a cell is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file.
    pub max_file: u64,
    /// Columns of a table.
    pub max_columns: usize,
    /// Bytes of a cell; more is cut off and reported.
    pub max_field: usize,
    /// Bytes of a row, after its cells were cut.
    pub max_record: usize,
    /// Rows of a file, as the spreadsheet counts them.
    pub max_rows: u32,
    /// How many times larger than its compressed form an entry of an archive may be.
    pub zip_ratio: u64,
    /// Bytes that an archive may become when unpacked.
    pub max_inflated: u64,
    /// Entries of an archive.
    pub max_entries: usize,
    /// Cells of a workbook.
    pub max_cells: u64,
    /// Nesting of JSON.
    pub max_depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_file: 2 << 30,
            max_columns: 1_024,
            max_field: 1 << 20,
            max_record: 4 << 20,
            max_rows: 5_000_000,
            zip_ratio: 200,
            max_inflated: 1 << 30,
            max_entries: 1_000,
            max_cells: 60_000_000,
            max_depth: 64,
        }
    }
}

/// Ends of the names of files that are exports.
const EXPORTS: [&str; 11] =
    [".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".json", ".ndjson", ".zip", ".gz", ".ics"];

/// Whether a file of a folder is an export by its name. Spreadsheets leave files of their own beside an open one.
pub fn is_export(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    !name.starts_with(['.', '~']) && EXPORTS.iter().any(|kind| lower.ends_with(kind))
}

/// What a file turned out to be, whatever its name says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileKind {
    /// Not enough bytes were seen yet.
    #[default]
    Unknown,
    /// Cells between delimiters.
    Text {
        /// The byte between two cells.
        delimiter: u8,
        /// How bytes become characters.
        encoding: &'static Encoding,
    },
    /// A spreadsheet.
    Workbook(WorkbookKind),
    /// One JSON document.
    Json,
    /// One JSON document on each line.
    Ndjson,
    /// An archive of files.
    Zip,
    /// One compressed file.
    Gzip,
    /// A calendar with events.
    Ics,
}

/// The kinds of spreadsheet files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkbookKind {
    /// Excel since 2007.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// OpenDocument.
    Ods,
}
