//! Every real export of the shared material loads, or is refused with a sentence that is right about it.

use std::path::{Path, PathBuf};

use zenboard::base::Zone;
use zenboard::dataset::Field;
use zenboard::engine::{Import, Imported};
use zenboard::ingest::ImportError;
use zenboard::settings::Settings;

use crate::material;

fn shared(what: &str) -> Option<PathBuf> {
    material::shared("datasets", what)?;
    material::shared("", what)
}

fn load(path: &Path) -> Result<Imported, ImportError> {
    let mut import = Import::new(Settings::default(), Zone::utc());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    import.file(&name, &std::fs::read(path).expect("the file can be read"));
    import.finish()
}

#[test]
fn event_logs_become_tickets() {
    let Some(shared) = shared("tickets of real event logs") else { return };
    let uci =
        load(&shared.join("datasets/uci-servicenow-incident-event-log/incident_event_log.csv")).expect("loads").data;
    assert_eq!((uci.len(), uci.files[0].rows, uci.files[0].rejected), (24_918, 141_712, 0));
    assert!(uci.files[0].event_log);
    let reopened = (0..uci.len())
        .filter(|&row| uci.tickets.amount(Field::Reopened, row).get().is_some_and(|count| count.0 > 0))
        .count();
    let unresolved = (0..uci.len()).filter(|&row| !uci.tickets.date(Field::ResolvedAt, row).is_some()).count();
    let awaiting = (0..uci.len())
        .filter(|&row| uci.spans.of(row).any(|(_, status)| uci.texts.text(status).starts_with("Awaiting")))
        .count();
    assert_eq!((reopened, unresolved, awaiting), (275, 1_556, 5_825));
    let seconds: i64 = (0..uci.len())
        .filter_map(|row| {
            Some(uci.tickets.date(Field::ResolvedAt, row).get()?.since(uci.tickets.date(Field::Created, row).get()?))
        })
        .sum();
    let mean_hours = seconds as f64 / 3_600.0 / (uci.len() - unresolved) as f64;
    assert!((mean_hours - 178.171_582_056_331_03).abs() < 1e-9, "{mean_hours}");

    let volvo =
        load(&shared.join("datasets/bpic2013-volvo-incidents/bpi_challenge_2013_incidents.csv")).expect("loads").data;
    assert_eq!((volvo.len(), volvo.files[0].rows), (7_554, 65_533));
}

/// One line for each file: what was recognised, or the sentence that refuses it.
#[test]
fn what_is_recognised_of_each_file() {
    let Some(shared) = shared("what is recognized of each real export") else { return };
    let mut files = Vec::new();
    for folder in ["datasets", "psa"] {
        collect(&shared.join(folder), &mut files);
    }
    files.sort();
    let told: Vec<String> = files
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match load(path) {
                Ok(imported) => {
                    let data = &imported.data;
                    let parts: Vec<String> = data
                        .files
                        .iter()
                        .take(2)
                        .map(|file| {
                            format!(
                                "{} {} {}-{}",
                                file.entity.map_or("?", |entity| entity.id()),
                                file.source,
                                file.rows,
                                file.rejected
                            )
                        })
                        .collect();
                    let kinds: std::collections::BTreeSet<&str> =
                        data.issues.iter().map(|issue| issue.kind.id()).collect();
                    format!(
                        "{name}: {} tickets [{}] {}",
                        data.len(),
                        parts.join(", "),
                        kinds.into_iter().collect::<Vec<_>>().join(" ")
                    )
                }
                Err(error) => format!("{name}: REFUSED {}", error.what),
            }
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

/// The files that are exports: no descriptions of interfaces, no notes about sources.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, files);
        } else if !["SOURCE", "openapi", "swagger", "schema", "models", "columns"]
            .iter()
            .any(|word| name.contains(word))
        {
            files.push(path);
        }
    }
}
