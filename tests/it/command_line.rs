//! The command line takes what the page takes: folders, moments as a wall shows them, mappings.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// A folder of its own for each test, empty.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("zenboard-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder");
    path
}

fn run(words: &[&str]) -> Result<Value, String> {
    let done = Command::new(env!("CARGO_BIN_EXE_zenboard")).arg("report").args(words).output().expect("it runs");
    if done.status.success() {
        Ok(serde_json::from_slice(&done.stdout).expect("JSON"))
    } else {
        Err(String::from_utf8_lossy(&done.stderr).into_owned())
    }
}

const TICKETS: &str =
    "Ticket Number,Title,Status,Created\nT1,Printer,New,2026-06-30 09:00\nT2,Fax,Closed,2026-06-29 09:00\n";
const ENTRIES: &str = "Ticket Number,Resource,Start,End,Hours Worked\nT1,Ann,2026-06-30 09:10,2026-06-30 09:40,0.5\n";

#[test]
fn a_folder_stands_for_its_exports() {
    let folder = folder("exports");
    for (name, text) in [
        ("tickets.csv", TICKETS),
        ("entries.csv", ENTRIES),
        ("~$tickets.xlsx", "of an open spreadsheet"),
        (".hidden.csv", "nothing"),
        ("notes.md", "nothing"),
    ] {
        std::fs::write(folder.join(name), text).expect("written");
    }
    std::fs::create_dir(folder.join("older")).expect("a folder in it");
    let report = run(&[folder.to_str().expect("a path")]).expect("a report");
    let names: Vec<&str> =
        report["files"].as_array().into_iter().flatten().filter_map(|file| file["name"].as_str()).collect();
    assert_eq!(names, ["entries.csv", "tickets.csv"]);
    assert_eq!(report["desk"], serde_json::json!({ "tickets": 2, "open": 1, "completed": 1, "cancelled": 0 }));
    let empty = run(&[folder.join("older").to_str().expect("a path")]).expect_err("nothing is in it");
    assert!(empty.contains("there is no export in this folder"), "{empty}");
}

#[test]
fn a_moment_is_read_in_the_zone() {
    let path = folder("moment").join("tickets.csv");
    std::fs::write(&path, TICKETS).expect("written");
    let file = path.to_str().expect("a path");
    for (typed, moment) in [
        ("2026-06-30 15:00", "2026-06-30T15:00:00+02:00"),
        ("2026-06-30T15:00:00", "2026-06-30T15:00:00+02:00"),
        ("2026-06-30", "2026-06-30T23:59:59+02:00"),
        ("2026-06-30T13:00:00Z", "2026-06-30T15:00:00+02:00"),
    ] {
        // The zone may stand behind the moment.
        let report = run(&[file, "--as-of", typed, "--zone", "Europe/Berlin"]).expect("a report");
        assert_eq!(report["as_of"], moment, "{typed}");
    }
    let error = run(&[file, "--as-of", "soon"]).expect_err("no moment");
    assert!(error.contains("\"soon\" is not a time"), "{error}");
}

#[test]
fn a_mapping_says_which_column_is_what() {
    let folder = folder("mapping");
    let table = "Alpha,Beta,Gamma,Delta\nQ-1,Printer,Open,2026-06-30 09:00\nQ-2,Fax,Closed,2026-06-29 09:00\n";
    let mapping = r#"{"entity": "tickets", "fields": {"Alpha": "number", "Beta": "title", "Gamma": "status", "Delta": "created"}}"#;
    let wrong = r#"[{"fields": {"Alpha": "nummer"}}]"#;
    for (name, text) in [("table.csv", table), ("mapping.json", mapping), ("wrong.json", wrong)] {
        std::fs::write(folder.join(name), text).expect("written");
    }
    let path = |name: &str| folder.join(name).to_str().expect("a path").to_owned();
    let report = run(&[&path("table.csv"), "--mapping", &path("mapping.json")]).expect("a report");
    assert_eq!(report["desk"]["tickets"], 2);
    assert_eq!(report["as_of"], "2026-06-30T09:00:00Z");
    let error = run(&[&path("table.csv"), "--mapping", &path("wrong.json")]).expect_err("no field of this name");
    assert!(error.contains("There is no field “nummer”."), "{error}");
}

#[test]
fn what_is_lost_is_said_and_fails_where_it_must_not_be() {
    use std::io::Write;
    let folder = folder("lost");
    let rows = |from: u32| {
        let rows = (from..from + 400).map(|n| format!("T{n},Printer {n},New,2026-06-30 09:00\n"));
        format!("Ticket Number,Title,Status,Created\n{}", rows.collect::<String>())
    };
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, from) in [("january.csv", 1_000), ("february.csv", 2_000)] {
        zip.start_file(name, stored).expect("an entry");
        zip.write_all(rows(from).as_bytes()).expect("written");
    }
    let mut bytes = zip.finish().expect("an archive").into_inner();
    // One letter of the second file differs from its checksum.
    let at = bytes.windows(5).rposition(|part| part == b"T2399").expect("its last row");
    bytes[at + 6] = b'X';
    let path = folder.join("tickets.zip");
    std::fs::write(&path, bytes).expect("written");
    let file = path.to_str().expect("a path");
    let run = |words: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_zenboard")).arg("report").args(words).output().expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (done.status.code(), text(done.stdout), text(done.stderr))
    };
    let (code, report, said) = run(&[file]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("tickets.zip/february.csv") && said.contains("Not used"), "{said}");
    let (strict, same, _) = run(&[file, "--strict"]);
    assert_eq!((strict, same), (Some(2), report));
    std::fs::write(folder.join("good.csv"), TICKETS).expect("written");
    let good = folder.join("good.csv");
    let (code, _, said) = run(&[good.to_str().expect("a path"), "--strict"]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
}
