//! Every file of the test material is read, and the known ones give the known numbers of records.

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use zenboard::ingest::{FileKind, IssueKind, Issues, Limits, Reader, Record, RowSink, TableName};

use crate::material::shared;

/// Counts the records of each table and the cells of its widest and narrowest rows.
#[derive(Default)]
struct Count {
    tables: Vec<(TableName, u64, usize, usize)>,
    header: Vec<String>,
    issues: Issues,
}

impl RowSink for Count {
    fn begin(&mut self, table: &TableName) {
        self.tables.push((table.clone(), 0, usize::MAX, 0));
        self.header.clear();
    }

    fn row(&mut self, _row: u32, record: Record<'_>) {
        let table = self.tables.last_mut().expect("a table was begun");
        if table.1 == 0 {
            self.header = record.iter().map(str::to_owned).collect();
        }
        table.1 += 1;
        table.2 = table.2.min(record.len());
        table.3 = table.3.max(record.len());
    }

    fn end(&mut self) {}

    fn issues(&mut self) -> &mut Issues {
        &mut self.issues
    }
}

fn read(path: &Path, slice: usize) -> (Count, FileKind, Result<(), String>) {
    let bytes = std::fs::read(path).expect("readable");
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut count = Count::default();
    let mut kind = FileKind::Unknown;
    let mut run = || {
        let mut reader = Reader::new(&name, bytes.len() as u64, Limits::default())?;
        for slice in bytes.chunks(slice) {
            reader.feed(slice, &mut count)?;
        }
        kind = reader.kind();
        reader.finish(&mut count)
    };
    let result = run().map_err(|error| error.to_string());
    (count, kind, result)
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { files.extend(files_under(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

#[test]
fn data_sets_have_the_known_numbers_of_records() {
    let Some(folder) = shared("datasets", "records of the known data sets") else {
        return;
    };
    // Records with the header, and columns.
    let known: BTreeMap<&str, (u64, usize)> = BTreeMap::from([
        ("incident_event_log.csv", (141_713, 36)),
        ("bpi_challenge_2013_incidents.csv", (65_534, 12)),
        ("incidents.xlsx", (5_001, 92)),
        ("helpdesk_tickets-tokenised.csv", (566, 27)),
        ("incident_event_log-ddmmyyyy-TRUE-FALSE.csv", (5_999, 0)),
        ("incident_event_log-duplicate-headers-first2000.csv", (2_001, 0)),
    ]);
    let mut met = 0;
    for path in files_under(&folder) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name == "SOURCE.txt" {
            continue;
        }
        for slice in [16 << 20, 1_000_003] {
            let (count, kind, result) = read(&path, slice);
            assert_eq!(result, Ok(()), "{name}");
            let records: u64 = count.tables.iter().map(|table| table.1).sum();
            println!("{name}: {kind:?}, {:?}", count.tables);
            assert!(records > 1, "{name}");
            if let Some(&(wanted, columns)) = known.get(name.as_str()) {
                assert_eq!(records, wanted, "{name}");
                assert!(columns == 0 || count.header.len() == columns, "{name} {:?}", count.header);
                met += 1;
            }
            let bad = count
                .issues
                .iter()
                .any(|issue| matches!(issue.kind, IssueKind::UnclosedQuote | IssueKind::NotText | IssueKind::TooLong));
            assert!(!bad, "{name}: {:?}", count.issues);
        }
    }
    assert_eq!(met, known.len() * 2);
}

#[test]
fn every_export_of_a_service_desk_is_read() {
    let Some(folder) = shared("psa", "reading of every export of a service desk") else { return };
    let mut failed = Vec::new();
    for path in files_under(&folder) {
        // Descriptions of interfaces are no exports.
        if path.to_string_lossy().contains("swagger") || path.to_string_lossy().contains("openapi") {
            continue;
        }
        let (count, kind, result) = read(&path, 4_096);
        let name = path.strip_prefix(&folder).unwrap_or(&path).display().to_string();
        match result {
            Ok(()) => {
                let records: Vec<u64> = count.tables.iter().map(|table| table.1).take(6).collect();
                println!("{name}: {kind:?}, {} tables {records:?}", count.tables.len());
                assert!(!count.tables.is_empty(), "{name}");
            }
            Err(error) => {
                println!("{name}: {error}");
                failed.push(name);
            }
        }
    }
    assert_eq!(failed, Vec::<String>::new());
}

#[test]
fn nasty_files_are_understood() {
    let Some(folder) = shared("psa/nasty-fixtures", "reading of nasty files") else {
        return;
    };
    let kind_of = |name: &str| {
        let (count, kind, result) = read(&folder.join(name), 7);
        assert_eq!(result, Ok(()), "{name}");
        let FileKind::Text { delimiter, encoding } = kind else {
            // Smaller than the head: known only when complete.
            return (count, ' ', "");
        };
        (count, char::from(delimiter), encoding.name())
    };
    let (count, ..) = kind_of("sep-line-excel-SYNTHETIC.csv");
    assert_eq!(count.header, ["Ticket Number", "Created"]);
    assert_eq!(count.tables[0].1, 3);
    let (count, ..) = kind_of("report-preamble-and-total-footer-SYNTHETIC.csv");
    assert_eq!(count.tables[0].3, 5);
    let (count, ..) = kind_of("german-semicolon-cp1252-total-row-SYNTHETIC.csv");
    assert!(count.header.len() > 2, "{:?}", count.header);
    assert!(!count.header.iter().any(|name| name.contains('\u{FFFD}')), "{:?}", count.header);
    let (count, ..) = kind_of("excel-unicode-text-utf16le-SYNTHETIC.txt");
    assert!(count.header.len() > 1, "{:?}", count.header);
}
