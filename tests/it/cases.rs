//! Small exports with the right answers beside them: each kind of fault that real exports showed has its cases.
//!
//! A case is a folder with files and an `expected.json`: `{file: {key: right value}}`. The keys:
//! * of the report: `tickets`, `open`, `completed`, `cancelled`, `new`, `unassigned`, `sla_overdue`, `as_of`, `daily_created`,
//!   `daily_completed` (`…_at_least`: a lower bound), `effort_per_ticket_h`, `effort` (null: must not be measurable),
//!   `sla_resolution_all` (`[met, decided]` over all tickets), `workflow_Project`, `priority_NA`, `ragged_issue`,
//!   `technicians` and `company` (names that must be there, each alone), `priorities`, `filter company=X -> figure`;
//! * of the reading: `entity`, `source`, `columns` (`{field: header}`, null: no such field), `assumed` (headers that must be said to be
//!   guessed, a `null` in place of the list: none may be), `asked` (headers that are asked about: just these),
//!   `export_flag` (`[on time, overdue, against the dates]` of the export's own verdicts), `issues` (`{kind: count}`);
//! * of refusals: `refused` (words that the sentence must contain), `or` (a refusal is right as well);
//! * `with`: files beside.
//!
//! Cases that are known to fail are listed in `tests/fixtures/cases/failing.txt`; the list can only shrink: a case that
//! passes while it is listed fails the test too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use zenboard::base::Zone;
use zenboard::engine::{Import, Imported, report_json};
use zenboard::query::{Dimension, Query};
use zenboard::settings::Settings;

use crate::material::shared;

/// What a case expects of one of its files.
type Wanted = Map<String, Value>;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases")
}

#[test]
fn exports_read_right() {
    let known: BTreeSet<String> = std::fs::read_to_string(fixtures().join("failing.txt"))
        .expect("the list of failing cases is there")
        .lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let mut results = run(&fixtures());
    let shared = shared("cases", "cases that lie beside the repository");
    let is_shared_there = shared.is_some();
    if let Some(shared) = shared {
        results.extend(run(&shared));
    }
    let mut said = Vec::new();
    for (case, bad) in &results {
        match (bad.is_empty(), known.contains(case)) {
            (false, false) => said.push(format!("{case}: {}", bad.join("; "))),
            (true, true) => said.push(format!("{case} passes: take it off the list of failing cases")),
            (false, true) => eprintln!("known to fail: {case}: {}", bad.join("; ")),
            (true, false) => {}
        }
    }
    for case in &known {
        let may_be_shared = !is_shared_there;
        if !results.contains_key(case) && !may_be_shared {
            said.push(format!("{case} is listed as failing, but there is no such case"));
        }
    }
    assert!(!results.is_empty() || !is_shared_there, "no case was found");
    assert!(said.is_empty(), "\n{}", said.join("\n"));
}

/// What is wrong with each file of the cases in a folder.
fn run(root: &Path) -> BTreeMap<String, Vec<String>> {
    let mut results = BTreeMap::new();
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(root).expect("the folder can be read").map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    for folder in cases.into_iter().filter(|folder| folder.join("expected.json").exists()) {
        let case = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(folder.join("expected.json")).expect("readable");
        let files: BTreeMap<String, Wanted> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{case}/expected.json: {error}"));
        for (file, wanted) in files.iter().filter(|(_, wanted)| !wanted.is_empty()) {
            results.insert(format!("{case}/{file}"), wrong(&folder, file, wanted));
        }
    }
    results
}

fn settings(period_days: u32) -> Settings {
    Settings { period_days, ..Settings::default() }
}

fn load(folder: &Path, names: &[String], period_days: u32) -> Result<Imported, String> {
    let mut import = Import::new(settings(period_days), Zone::utc());
    for name in names {
        let bytes = std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        import.file(name, &bytes);
    }
    import.finish().map_err(|error| format!("{error} {}", error.hint))
}

fn wrong(folder: &Path, file: &str, wanted: &Wanted) -> Vec<String> {
    let mut names = vec![file.to_owned()];
    match wanted.get("with") {
        Some(with) => names.extend(strings(with)),
        None if wanted.get("entity") == Some(&json!("status_history")) => names.push("incident.csv".to_owned()),
        None => {}
    }
    let imported = match (load(folder, &names, 30), wanted.get("refused")) {
        (Ok(imported), None) => imported,
        (Ok(_), Some(_)) => return vec!["it is not refused".to_owned()],
        (Err(said), None) if wanted.contains_key("or") => {
            eprintln!("refused, which is right as well: {said}");
            return Vec::new();
        }
        (Err(said), None) => return vec![format!("refused: {said}")],
        (Err(said), Some(words)) => {
            return strings(words)
                .into_iter()
                .filter(|word| !said.contains(word))
                .map(|word| format!("{word:?} is not in: {said}"))
                .collect();
        }
    };
    let report = report_json(&imported.data, &settings(30), &Query::default());
    let long = report_json(&imported.data, &settings(3_660), &Query::default());
    let mut bad = Vec::new();
    for (key, value) in wanted {
        if let Some(sentence) = check(key, value, file, &imported, &report, &long) {
            bad.push(sentence);
        }
    }
    bad
}

/// The sentence that says what is wrong with one expectation; `None` when it is met.
fn check(key: &str, value: &Value, file: &str, imported: &Imported, report: &Value, long: &Value) -> Option<String> {
    match key {
        "or" | "note" | "no_issue" | "sla_note" | "dues_read" | "header_row" | "complete" | "rows" | "with"
        | "refused" => None,
        "entity" => {
            let found = imported.data.files.iter().find(|known| known.name == file)?;
            let entity = found.entity.map(zenboard::dataset::Entity::id);
            (value != &json!(entity)).then(|| format!("taken for {entity:?}"))
        }
        "source" => {
            let found = imported.data.files.iter().find(|known| known.name == file)?;
            (value != &json!(found.source)).then(|| format!("taken for an export of {}", found.source))
        }
        "columns" => columns(value.as_object()?, file, imported),
        "assumed" => assumed(value, report),
        "asked" => asked(value, file, imported),
        "export_flag" => {
            let said = &report["manager"]["sla"]["export_flag"];
            let have = json!([said["met"], said["missed"], said["disagree"]]);
            (have != *value).then(|| format!("the export's own flag counts {have} for {value}"))
        }
        "issues" => {
            let kinds = issue_counts(report);
            let off: Vec<String> = value
                .as_object()?
                .iter()
                .filter(|(kind, count)| json!(kinds.get(kind.as_str()).copied().unwrap_or(0)) != **count)
                .map(|(kind, count)| format!("{kind} {:?} for {count}", kinds.get(kind.as_str())))
                .collect();
            (!off.is_empty()).then(|| off.join(", "))
        }
        "technicians" | "company" => {
            let names = if value.is_string() { vec![value.as_str()?.to_owned()] } else { strings(value) };
            let text = report.to_string();
            let missing: Vec<String> =
                names.into_iter().filter(|name| !text.contains(&format!("\"{name}\""))).collect();
            (!missing.is_empty()).then(|| format!("{key} {missing:?} missing"))
        }
        "priorities" => {
            let text = report["forecast"]["created_by_type_priority"].to_string();
            let missing: Vec<String> =
                strings(value).into_iter().filter(|name| !text.contains(&format!("\"{name}\""))).collect();
            (!missing.is_empty()).then(|| format!("{missing:?} missing"))
        }
        "daily_completed_at_least" => {
            let have = figure("daily_completed", report, long);
            (have.as_u64() < value.as_u64()).then(|| format!("daily_completed {have} under {value}"))
        }
        _ if key.starts_with("filter ") => {
            let (pick, name) = key.strip_prefix("filter ")?.split_once(" -> ")?;
            let (dimension, label) = pick.split_once('=')?;
            let dimension = Dimension::ALL.into_iter().find(|known| known.id() == dimension)?;
            let query = Query { filters: vec![(dimension, label.to_owned())], ..Query::default() };
            let narrowed = report_json(&imported.data, &settings(30), &query);
            differs(key, &figure(name, &narrowed, long), value)
        }
        _ => differs(key, &figure(key, report, long), value),
    }
}

fn differs(key: &str, have: &Value, value: &Value) -> Option<String> {
    let is_same = match (have.as_f64(), value.is_f64()) {
        (Some(have), true) => (have - value.as_f64()?).abs() < 0.01,
        // 26.0 hours are 26 hours.
        (Some(number), false) => have == value || value.as_f64() == Some(number),
        (None, _) => have == value,
    };
    (!is_same).then(|| format!("{key} {have} for {value}"))
}

/// A figure of the report by its name in `expected.json`.
fn figure(key: &str, report: &Value, long: &Value) -> Value {
    let daily = |what: &str| {
        let days = report["forecast"]["daily"].as_array();
        json!(days.into_iter().flatten().filter_map(|day| day[what].as_u64()).sum::<u64>())
    };
    let by_name = |list: &Value, name: &str, wanted: &str, count: &str| {
        let rows = list.as_array().into_iter().flatten().filter(|row| row[name] == wanted);
        json!(rows.filter_map(|row| row[count].as_u64()).sum::<u64>())
    };
    match key {
        "tickets" => {
            let files = report["files"].as_array().into_iter().flatten().filter(|file| file["entity"] == "tickets");
            json!(
                files
                    .map(|file| file["rows"].as_u64().unwrap_or(0) - file["rejected"].as_u64().unwrap_or(0))
                    .sum::<u64>()
            )
        }
        "open" if report["desk"]["open"].is_null() => report["manager"]["backlog_days"]["open"].clone(),
        "open" | "completed" | "cancelled" => report["desk"][key].clone(),
        "as_of" => report["as_of"].clone(),
        "new" | "unassigned" | "sla_overdue" => {
            let cards = report["coordinator"].as_array().into_iter().flatten();
            cards.clone().find(|card| card["id"] == key).map_or(Value::Null, |card| card["count"].clone())
        }
        "reopened" => report["manager"]["reopened"]["good"].clone(),
        "daily_created" => daily("created"),
        "daily_completed" => daily("completed"),
        "effort" | "effort_per_ticket_h" => report["manager"]["effort"]["value"].clone(),
        "sla_resolution_all" => {
            let resolution = &long["manager"]["sla"]["resolution"];
            json!([resolution["met"], resolution["decided"]])
        }
        "workflow_Project" => by_name(&report["forecast"]["workflows"], "workflow", "Project", "tickets"),
        "priority_NA" => by_name(&report["forecast"]["created_by_type_priority"], "priority", "NA", "tickets"),
        "ragged_issue" => json!(issue_counts(report).get("ragged").copied().unwrap_or(0)),
        _ => panic!("there is no expectation named {key}"),
    }
}

fn issue_counts(report: &Value) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for issue in report["audit"]["issues"].as_array().into_iter().flatten() {
        *counts.entry(issue["kind"].as_str().unwrap_or_default().to_owned()).or_insert(0) +=
            issue["count"].as_u64().unwrap_or(0);
    }
    counts
}

/// Which header each field was read from.
fn columns(wanted: &Map<String, Value>, file: &str, imported: &Imported) -> Option<String> {
    let found = imported.data.files.iter().find(|known| known.name == file)?;
    let of = |field: &str| {
        found.matches.iter().find(|known| known.field.id() == field).map(|known| known.header.trim().to_owned())
    };
    let off: Vec<String> = wanted
        .iter()
        .filter(|(field, header)| json!(of(field)) != **header)
        .map(|(field, header)| format!("{field} is read from {:?}, not from {header}", of(field)))
        .collect();
    (!off.is_empty()).then(|| off.join(", "))
}

/// Whether the report says of these headers that they were guessed.
fn assumed(wanted: &Value, report: &Value) -> Option<String> {
    let said: Vec<&str> =
        report["assumed"].as_array().into_iter().flatten().filter_map(|one| one["column"].as_str()).collect();
    if wanted.is_null() {
        return (!said.is_empty()).then(|| format!("{said:?} are said to be assumed"));
    }
    let missing: Vec<String> = strings(wanted).into_iter().filter(|header| !said.contains(&header.as_str())).collect();
    (!missing.is_empty()).then(|| format!("{missing:?} are not said to be assumed, only {said:?}"))
}

/// Whether exactly these headers are asked about.
fn asked(wanted: &Value, file: &str, imported: &Imported) -> Option<String> {
    let found = imported.data.files.iter().find(|known| known.name == file)?;
    let doubtful = found.matches.iter().filter(|known| known.kind.is_doubtful());
    let said: Vec<String> = doubtful.map(|known| known.header.trim().to_owned()).collect();
    (said != strings(wanted)).then(|| format!("asked about {said:?}, not {wanted}"))
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
