//! One made-up desk as tables, for tests that write it in many forms.

use serde_json::Value;
use zenboard::base::{Timestamp, Zone};
use zenboard::engine::{Import, report_json};
use zenboard::query::Query;
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::settings::Settings;

pub type Table = Vec<Vec<String>>;

/// Tickets of the desk.
pub const TICKETS: usize = 700;

/// The desk's tables as the generator writes them: Autotask's labels and US dates.
pub fn desk() -> Vec<(String, Table)> {
    let as_of = Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("valid");
    let spec = SampleSpec { tickets: TICKETS, seed: 3, as_of, zone: Zone::utc() };
    sample_files(&spec)
        .into_iter()
        .map(|(name, text)| {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let rows = reader.records().map(|row| row.expect("CSV").iter().map(str::to_owned).collect()).collect();
            (name, rows)
        })
        .collect()
}

pub fn figures(files: &[(String, Vec<u8>)]) -> Value {
    let settings = Settings::default();
    let mut import = Import::new(settings.clone(), Zone::utc());
    for (name, bytes) in files {
        import.file(name, bytes);
    }
    let imported = import.finish().unwrap_or_else(|error| panic!("{error}"));
    assert!(imported.errors.is_empty(), "{:?}", imported.errors);
    let mut report = report_json(&imported.data, &settings, &Query::default());
    for key in ["files", "audit"] {
        report.as_object_mut().expect("an object").remove(key);
    }
    report
}

pub fn separated(rows: &Table, separator: char, change: impl Fn(usize, &str) -> String) -> String {
    let quoted = |cell: String| {
        if cell.contains([separator, '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    };
    rows.iter()
        .enumerate()
        .map(|(at, row)| {
            let cells: Vec<String> = row
                .iter()
                .enumerate()
                .map(|(column, cell)| quoted(if at == 0 { cell.clone() } else { change(column, cell) }))
                .collect();
            cells.join(&separator.to_string()) + "\r\n"
        })
        .collect()
}

/// `6/30/2026 3:00 PM`, as seconds on the wall since 1970; nothing for other cells.
pub fn wall(cell: &str) -> Option<i64> {
    let at = chrono::NaiveDateTime::parse_from_str(cell, "%m/%d/%Y %I:%M %p").ok()?;
    Some(at.and_utc().timestamp())
}

pub fn formatted(cell: &str, form: &str) -> Option<String> {
    Some(chrono::DateTime::from_timestamp(wall(cell)?, 0)?.format(form).to_string())
}

pub fn is_amount(header: &str) -> bool {
    header.contains("Hours") || header == "Hours to Bill"
}

pub fn us_csv() -> Vec<(String, Vec<u8>)> {
    desk()
        .into_iter()
        .map(|(name, rows)| (name, separated(&rows, ',', |_, cell| cell.to_owned()).into_bytes()))
        .collect()
}
