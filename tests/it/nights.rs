//! What the command line does at night: goals as exit codes, boards as pages, lists as files.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use zenboard::base::Zone;
use zenboard::engine::{Engine, Import};
use zenboard::export::page_file;
use zenboard::protocol::{ListFormat, Response};
use zenboard::query::Query;
use zenboard::settings::Settings;

/// Four new tickets, one more than the goal.
const FOUR: &str = "Ticket Number,Title,Company,Status,Created\n\
    T1,=HYPERLINK(\"http://x\"),Elm,New,2026-06-30 09:00\nT2,Fax,Elm,New,2026-06-30 09:10\n\
    T3,Mail,Oak,New,2026-06-30 09:20\nT4,Disk,Oak,New,2026-06-30 09:30\nT5,Screen,Oak,Complete,2026-06-29 09:30\n";

fn desk(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("zenboard-{}-nights-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("tickets.csv"), FOUR).expect("written");
    folder
}

fn run(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zenboard")).current_dir(folder).args(words).output().expect("it runs")
}

fn said(folder: &Path, words: &[&str], code: i32) -> String {
    let done = run(folder, words);
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8")).concat();
    assert_eq!(done.status.code(), Some(code), "{said}");
    said
}

#[test]
fn a_check_ends_with_the_code_that_its_goals_have() {
    let folder = desk("check");
    let text = said(&folder, &["check", "tickets.csv"], 1);
    assert!(text.contains("not measurable as of 2026-06-30T09:30:00Z."), "{text}");
    let missed = text.lines().find(|line| line.starts_with("MISSED")).expect("a goal is missed");
    assert!(missed.contains("New tickets") && missed.contains("4  goal ≤ 3") && missed.contains("new"), "{missed}");
    assert!(said(&folder, &["check", "tickets.csv", "--kpi", "unassigned"], 2).contains("unassigned"));
    assert_eq!(
        said(&folder, &["check", "tickets.csv", "--kpi", "new", "--filter", "company=Elm"], 0).lines().count(),
        3
    );
    assert!(said(&folder, &["check", "tickets.csv", "--kpi", "newest"], 2).contains("There is no KPI \"newest\"."));
    assert!(said(&folder, &["check", "gone.csv"], 2).contains("gone.csv: "));

    let earlier = run(&folder, &["report", "tickets.csv", "--filter", "company=Elm"]).stdout;
    std::fs::write(folder.join("monday.json"), earlier).expect("written");
    let text = said(&folder, &["check", "tickets.csv", "--kpi", "new", "--since", "monday.json"], 1);
    assert!(text.contains("worse, was 2") && text.contains("Compared with 2026-06-30T09:30:00Z."), "{text}");
    let json: Value = serde_json::from_str(&said(
        &folder,
        &["check", "tickets.csv", "--kpi", "new", "--since", "monday.json", "--json"],
        1,
    ))
    .expect("JSON");
    let verdict = &json["verdicts"][0];
    assert_eq!((verdict["verdict"].as_str(), verdict["moved"].as_str()), (Some("missed"), Some("worse")));
    assert_eq!(
        (verdict["value"].as_f64(), verdict["was"].as_f64(), verdict["goal"].as_f64()),
        (Some(4.0), Some(2.0), Some(3.0))
    );
    std::fs::write(folder.join("broken.json"), "{\"as_of\": ").expect("written");
    let text = said(&folder, &["check", "tickets.csv", "--since", "broken.json"], 2);
    assert!(text.contains("broken.json: it is not JSON (line 1, column"), "{text}");
}

#[test]
fn a_page_is_what_the_browser_saves() {
    let folder = desk("page");
    let mut import = Import::new(Settings::default(), Zone::utc());
    import.file("tickets.csv", FOUR.as_bytes());
    let mut engine = Engine::new();
    engine.accept(import.finish().expect("tickets"), false);
    for page in ["report", "coordinator", "workload?company=Oak", "manager?view=companies"] {
        // As the page does it: the answer of the worker, and what it makes of it.
        let saved = match engine.answer(&Query::from_fragment(&format!("#/{page}"))) {
            Response::Screen(screen) => page_file(&screen, ""),
            other => panic!("no page: {other:?}"),
        };
        said(&folder, &["report", "tickets.csv", "--page", page, "--html", "page.html"], 0);
        let written = std::fs::read_to_string(folder.join("page.html")).expect("a page");
        assert_eq!(written, saved, "{page}");
        assert!(written.contains("default-src 'none'") && !written.contains("<script"), "{page}");
    }
    let german = ["report", "tickets.csv", "--html", "bericht.html", "--language", "de"];
    said(&folder, &german, 0);
    let written = std::fs::read_to_string(folder.join("bericht.html")).expect("a page");
    assert!(written.contains("<html lang=\"de\">") && written.contains("von Zenboard berechnet"));
    assert!(
        said(&folder, &["report", "tickets.csv", "--page", "manger", "--html", "x.html"], 2)
            .contains("There is no page \"manger\"")
    );
    assert!(!folder.join("x.html").exists());
}

#[test]
fn lists_are_the_browsers_and_no_cell_is_a_formula() {
    let folder = desk("lists");
    let mut import = Import::new(Settings::default(), Zone::utc());
    import.file("tickets.csv", FOUR.as_bytes());
    let mut engine = Engine::new();
    engine.accept(import.finish().expect("tickets"), false);
    said(
        &folder,
        &["report", "tickets.csv", "--page", "tickets?pick=kpi:new", "--csv", "l.csv", "--xlsx", "l.xlsx"],
        0,
    );
    for (file, format) in [("l.csv", ListFormat::Csv), ("l.xlsx", ListFormat::Xlsx)] {
        let Response::Exported { bytes, .. } = engine.export(&Query::from_fragment("#/tickets?pick=kpi:new"), format)
        else {
            panic!("no list");
        };
        assert_eq!(std::fs::read(folder.join(file)).expect("a list"), bytes, "{file}");
    }
    let text = std::fs::read_to_string(folder.join("l.csv")).expect("a list");
    assert_eq!(text.lines().count(), 5);
    assert!(text.contains("'=HYPERLINK"), "{text}");
    assert!(
        said(&folder, &["report", "tickets.csv", "--page", "manager", "--csv", "m.csv"], 2).contains("Only lists can")
    );
}

#[test]
fn help_completions_and_man_pages_are_made_of_the_same_words() {
    let folder = desk("help");
    let help = said(&folder, &["--help"], 0);
    for word in ["report", "check", "pull", "sample", "clock", "completions", "man", "Examples:", "Exit codes"] {
        assert!(help.contains(word), "{word} in {help}");
    }
    assert!(said(&folder, &["help", "pull"], 0).contains("--patience"));
    assert!(said(&folder, &["completions", "bash"], 0).contains("--since"));
    assert!(said(&folder, &["man"], 0).contains(".TH zenboard"));
    said(&folder, &["man", "--out", "man"], 0);
    assert!(folder.join("man/zenboard-pull.1").is_file());
    assert!(said(&folder, &["reprot"], 2).contains("'report'"));
}
