//! The figures of the command line against an independent computation in another language
//! (`tests/oracle/oracle.py`, written from the definitions alone), on desks made by the generator.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use zenboard::base::{Timestamp, Zone};
use zenboard::engine::{Import, report_json};
use zenboard::query::{Dimension, Query};
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::settings::Settings;

use crate::material::not_checked;

struct Desk {
    folder: PathBuf,
    files: Vec<(String, String)>,
    zone: &'static str,
}

impl Desk {
    fn new(name: &str, tickets: usize, seed: u64, zone: &'static str) -> Self {
        let spec = SampleSpec {
            tickets,
            seed,
            as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("valid"),
            zone: Zone::named(zone).expect("known"),
        };
        Self { folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), files: sample_files(&spec), zone }
    }

    /// The same desk without the given columns and files.
    fn without(mut self, columns: &[&str], files: &[&str]) -> Self {
        self.files.retain(|(name, _)| !files.contains(&name.as_str()));
        for (name, text) in &mut self.files {
            if name == "tickets.csv" {
                *text = drop_columns(text, columns);
            }
        }
        self
    }

    fn ours(&self, query: &Query) -> Value {
        let settings = Settings::default();
        let mut import = Import::new(settings.clone(), Zone::named(self.zone).expect("known"));
        for (name, text) in &self.files {
            import.file(name, text.as_bytes());
        }
        let imported = import.finish().unwrap_or_else(|error| panic!("{error}"));
        report_json(&imported.data, &settings, query)
    }

    fn theirs(&self, options: &[String], ours: &Value) -> Option<Value> {
        std::fs::create_dir_all(&self.folder).expect("a folder for the test");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/oracle.py");
        let mut command = Command::new("python3");
        command.arg(script);
        for (name, text) in &self.files {
            let path = self.folder.join(name);
            std::fs::write(&path, text).expect("the folder can be written");
            command.arg(path);
        }
        // What is forecast is ours; what the hours of it are is computed twice.
        let arrivals = self.folder.join("ours.json");
        std::fs::write(&arrivals, ours.to_string()).expect("the folder can be written");
        command.args(["--zone", self.zone]).arg("--arrivals").arg(arrivals).args(options);
        match command.output() {
            Ok(output) => {
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                Some(serde_json::from_slice(&output.stdout).expect("the oracle prints JSON"))
            }
            Err(error) => {
                not_checked(
                    "the figures against an independent computation",
                    &format!("there is no python3 ({error})"),
                );
                None
            }
        }
    }

    /// The same desk after a year of hands: labels, blanks, moments and hours as no generator writes them.
    fn edited(mut self, seed: u64, edits: usize) -> Self {
        let mut rng = Edits(seed);
        for (name, text) in &mut self.files {
            let kinds: &[Edit] = match name.as_str() {
                "tickets.csv" => &TICKET_EDITS,
                "time_entries.csv" => &ENTRY_EDITS,
                _ => continue,
            };
            *text = rng.edit(text, kinds, edits);
        }
        self
    }

    fn check(&self, query: &Query, options: &[String]) {
        let ours = self.ours(query);
        let Some(theirs) = self.theirs(options, &ours) else {
            return;
        };
        let mut differences = Vec::new();
        compare(&ours, &theirs, "", &mut differences);
        assert!(differences.is_empty(), "{}", differences.join("\n"));
        assert_eq!(ours["coordinator"].as_array().map(Vec::len), Some(12));
    }
}

/// A column, and what it is given: one of these, or (with none) the cell of another row.
type Edit = (&'static str, &'static [&'static str]);

const TICKET_EDITS: [Edit; 14] = [
    (
        "Status",
        &[
            "New", "In Progress", "Waiting Customer", "Waiting Vendor", "On Hold", "Scheduled", "Complete", "Merged",
            "Cancelled", "Escalated",
        ],
    ),
    ("Priority", &["Normal", "Quick Hits", "", "Whatever", "High-Backup", "Alert", "Critical"]),
    ("Ticket Type", &["Incident", "Service Request", "Change Request", "Problem", "Alert", ""]),
    ("Queue", &["Triage", "NOC", "Monitoring Alert", "Projects", "Recurring Tickets", "Internal", ""]),
    ("Estimated Hours", &["", "0", "0.5", "4", "4.01", "12"]),
    ("Primary Resource", &[]),
    ("Primary Resource", &[""]),
    ("Account", &[]),
    ("Created", &[]),
    ("Completed", &[]),
    ("Last Activity", &[]),
    ("Resolution Due", &[]),
    ("First Response Actual", &[""]),
    ("Next Service Call", &[]),
];
const ENTRY_EDITS: [Edit; 5] = [
    ("Hours Worked", &["0", "0.25", "7.5", "24"]),
    ("Hours to Bill", &["0", "1.5"]),
    ("Ticket Number", &["T00000000.0001", ""]),
    ("Resource", &["Stranger, Sam"]),
    ("Summary Notes", &["", "done"]),
];

/// Chance that is the same every time.
struct Edits(u64);

impl Edits {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }

    fn edit(&mut self, text: &str, kinds: &[Edit], edits: usize) -> String {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.expect("the generator writes CSV").iter().map(str::to_owned).collect())
            .collect();
        for _ in 0..edits {
            let (column, values) = kinds[self.below(kinds.len())];
            let at = rows[0].iter().position(|name| name == column).expect("a column of the sample");
            let (row, other) = (1 + self.below(rows.len() - 1), 1 + self.below(rows.len() - 1));
            rows[row][at] = match values {
                [] => rows[other][at].clone(),
                values => values[self.below(values.len())].to_owned(),
            };
        }
        // The order of an export means nothing.
        for row in (2..rows.len()).rev() {
            let other = 1 + self.below(row);
            rows.swap(row, other);
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        rows.iter().for_each(|row| writer.write_record(row).expect("memory takes it"));
        String::from_utf8(writer.into_inner().expect("memory takes it")).expect("the generator writes UTF-8")
    }
}

fn drop_columns(text: &str, columns: &[&str]) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut kept: Vec<usize> = Vec::new();
    for record in reader.records() {
        let record = record.expect("the generator writes CSV");
        if kept.is_empty() {
            kept = (0..record.len()).filter(|&column| !columns.contains(&&record[column])).collect();
        }
        writer.write_record(kept.iter().map(|&column| &record[column])).expect("memory takes it");
    }
    String::from_utf8(writer.into_inner().expect("memory takes it")).expect("the generator writes UTF-8")
}

/// Everything that the oracle says must be said by us; reasons are words and differ.
fn compare(ours: &Value, theirs: &Value, path: &str, differences: &mut Vec<String>) {
    match (ours, theirs) {
        (_, Value::Object(theirs)) => {
            for (key, value) in theirs.iter().filter(|(key, _)| *key != "reason") {
                compare(&ours[key], value, &format!("{path}/{key}"), differences);
            }
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            for (index, (a, b)) in ours.iter().zip(theirs).enumerate() {
                compare(a, b, &format!("{path}/{index}"), differences);
            }
        }
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or(f64::NAN), b.as_f64().unwrap_or(f64::NAN));
            if (a - b).abs() > 1e-6 {
                differences.push(format!("{path}: ours {a}, independently {b}"));
            }
        }
        _ if ours == theirs => {}
        _ => {
            let cut = |value: &Value| value.to_string().chars().take(120).collect::<String>();
            differences.push(format!("{path}: ours {}, independently {}", cut(ours), cut(theirs)));
        }
    }
}

#[test]
fn a_whole_desk() {
    let desk = Desk::new("whole", 3_000, 11, "America/New_York");
    desk.check(&Query::default(), &[]);
    let weeks = desk.ours(&Query::default())["forecast"]["capacity"].as_array().map(Vec::len);
    assert_eq!(weeks, Some(13), "the capacity was compared");
}

#[test]
fn desks_after_a_year_of_hands() {
    for (seed, zone) in [
        (1, "UTC"),
        (2, "America/Chicago"),
        (3, "Europe/Berlin"),
        (4, "Australia/Lord_Howe"),
        (5, "Asia/Kolkata"),
        (6, "Pacific/Apia"),
    ] {
        let desk = Desk::new(&format!("edited-{seed}"), 800, 40 + seed, zone).edited(seed, 300);
        desk.check(&Query::default(), &[]);
    }
}

#[test]
fn a_desk_across_the_autumn_change_of_the_clock() {
    let as_of = "2025-11-05T09:30:00Z";
    let query = Query { as_of: Timestamp::from_rfc3339(as_of), ..Query::default() };
    Desk::new("autumn", 3_000, 5, "Europe/Berlin").check(&query, &["--as-of".into(), as_of.into()]);
}

#[test]
fn filtered_by_company_and_by_technician() {
    let desk = Desk::new("filtered", 3_000, 12, "UTC");
    let whole = desk.ours(&Query::default());
    let company = whole["manager"]["company_hours"][2]["company"].as_str().expect("a company with hours").to_owned();
    let resource = whole["manager"]["utilization"][1]["resource"].as_str().expect("a technician with hours").to_owned();
    for (dimension, name) in [(Dimension::Company, &company), (Dimension::Resource, &resource)] {
        let query = Query { filters: vec![(dimension, name.clone())], ..Query::default() };
        desk.check(&query, &["--filter".into(), format!("{}={name}", dimension.id())]);
    }
}

#[test]
fn both_filters_at_once_and_at_another_moment() {
    let desk = Desk::new("both", 3_000, 13, "America/New_York");
    let as_of = "2026-05-31T03:30:00Z";
    let whole = desk.ours(&Query { as_of: Timestamp::from_rfc3339(as_of), ..Query::default() });
    let name = |list: &str, at: usize, key: &str| whole["manager"][list][at][key].as_str().expect("a name").to_owned();
    let (first, second) = (name("company_hours", 0, "company"), name("company_hours", 3, "company"));
    let resource = name("utilization", 0, "resource");
    let query = Query {
        as_of: Timestamp::from_rfc3339(as_of),
        filters: vec![
            (Dimension::Company, first.clone()),
            (Dimension::Company, second.clone()),
            (Dimension::Resource, resource.clone()),
        ],
        ..Query::default()
    };
    let filter = |dimension: &str, name: &str| ["--filter".to_owned(), format!("{dimension}={name}")];
    let mut options = vec!["--as-of".to_owned(), as_of.to_owned()];
    options.extend(filter("company", &first));
    options.extend(filter("company", &second));
    options.extend(filter("resource", &resource));
    desk.check(&query, &options);
}

#[test]
fn time_entries_without_some_of_their_columns() {
    for (number, columns) in
        [&["Hours to Bill"][..], &["Non-Billable", "Hours to Bill"], &["End Date/Time"], &["Create Date/Time"]]
            .into_iter()
            .enumerate()
    {
        let mut desk = Desk::new(&format!("entries-without-{number}"), 1_500, 22, "UTC");
        for (name, text) in &mut desk.files {
            if name == "time_entries.csv" {
                *text = drop_columns(text, columns);
            }
        }
        desk.check(&Query::default(), &[]);
    }
}

#[test]
fn what_lacks_its_column_is_not_measurable() {
    const OTHERS: [&str; 4] = ["time_entries.csv", "service_calls.csv", "resources.csv", "companies.csv"];
    for (number, columns) in [
        &["Next Service Call", "Total Hours Worked"][..],
        &["Estimated Hours", "Last Activity"],
        &["Primary Resource", "Due Date"],
        &["First Response Actual", "Resolution Plan Due"],
        &["First Response Due", "Resolution Plan Due", "Resolution Due"],
    ]
    .into_iter()
    .enumerate()
    {
        let desk = Desk::new(&format!("without-{number}"), 1_500, 21, "UTC").without(columns, &OTHERS);
        desk.check(&Query::default(), &[]);
    }
}
