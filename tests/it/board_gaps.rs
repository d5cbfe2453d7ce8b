//! What is unknown never reads 0: the desk without one column or file after the other.

use std::collections::BTreeMap;

use zenboard::engine::Engine;
use zenboard::query::{Page, Query};
use zenboard::screen::{Block, Board, Cell, Tone};
use zenboard::settings::Settings;

use crate::desk::{PAGES, engine_of_texts, files, screen, walk};

/// Columns that go together. Without the creation date there is no board at all: see the last test.
const COLUMNS: [&[&str]; 12] = [
    &["Status"],
    &["Status", "Completed", "Resolution Actual"],
    &["Last Activity"],
    &["Primary Resource"],
    &["Queue"],
    &["Priority"],
    &["Priority", "Ticket Type", "Issue Type", "Queue"],
    &["Due Date"],
    &["First Response Due", "Resolution Plan Due", "Resolution Due"],
    &["Next Service Call"],
    &["Estimated Hours"],
    &["Account", "Title"],
];
const FILES: [&str; 4] = ["time_entries.csv", "service_calls.csv", "resources.csv", "companies.csv"];

/// A desk of the sample without some columns of the tickets and some files.
fn desk(columns: &[&str], without: &[&str]) -> Engine {
    let mut all = files(1_200);
    all.retain(|(name, _)| !without.contains(&name.as_str()));
    for (name, text) in &mut all {
        if name == "tickets.csv" {
            *text = drop_columns(text, columns);
        }
    }
    engine_of_texts(&all, &Settings::default())
}

fn drop_columns(text: &str, columns: &[&str]) -> String {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("a header").clone();
    let kept: Vec<usize> = (0..heads.len()).filter(|&at| !columns.contains(&&heads[at])).collect();
    assert_eq!(heads.len() - kept.len(), columns.len(), "{columns:?} are columns of the sample");
    let mut writer = csv::Writer::from_writer(Vec::new());
    let pick = |record: &csv::StringRecord| -> Vec<String> { kept.iter().map(|&at| record[at].to_owned()).collect() };
    writer.write_record(pick(&heads)).expect("memory");
    for record in reader.records() {
        writer.write_record(pick(&record.expect("a row"))).expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("text")
}

/// Every figure of a board by where it stands: the number it reads, `None` for one that is not known.
fn figures(board: &Board) -> BTreeMap<String, Option<f64>> {
    let mut all = BTreeMap::new();
    let number = |cell: &Cell| match cell.tone {
        Tone::Unknown => None,
        _ => cell.text.split(' ').next().and_then(|text| text.replace(',', "").parse().ok()),
    };
    for section in &board.sections {
        for block in &section.blocks {
            take(&mut all, &section.id, block, &number);
        }
    }
    all
}

fn take(all: &mut BTreeMap<String, Option<f64>>, section: &str, block: &Block, number: &impl Fn(&Cell) -> Option<f64>) {
    match block {
        Block::Cards(cards) => {
            for card in cards {
                all.insert(format!("{section} {}", card.id), card.number);
                for side in &card.beside {
                    let words = side.words.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ',');
                    all.insert(format!("{section} {} {}", card.id, words.trim()), side.count.map(f64::from));
                }
            }
        }
        Block::Table(table) => {
            for row in &table.rows {
                for (cell, head) in row.iter().zip(&table.heads).skip(1) {
                    all.insert(format!("{section} {} {}", row[0].text, head.title), number(cell));
                }
            }
        }
        Block::Chart(chart) => {
            for series in &chart.series {
                for point in &series.points {
                    let value = point.value.is_finite().then_some(point.value);
                    all.insert(format!("{section} {} {}", series.name, point.label), value);
                }
            }
        }
        Block::Facts(facts) => {
            for (name, cell) in facts {
                all.insert(format!("{section} {name}"), number(cell));
            }
        }
        Block::Huddle(view) => {
            for block in &view.blocks {
                take(all, section, block, number);
            }
        }
        // The rest has no figures.
        _ => {}
    }
}

/// Figures that may truly be nothing without a column: what counts for them then counts elsewhere.
fn may_be_nothing(columns: &[&str], figure: &str) -> bool {
    let starts = |heads: &[&str]| heads.iter().any(|head| figure.starts_with(head));
    // Without a column that classifies, other rules give the ticket another workflow.
    let classifies = columns.iter().any(|column| ["Queue", "Priority", "Estimated Hours"].contains(column));
    // Which tickets are suggested depends on what is known of them; a suggestion is no measure.
    let is_suggestion = figure.starts_with("balance") && figure.ends_with("Could move");
    is_suggestion || classifies && starts(&["distribution", "backlog"])
}

#[test]
fn a_figure_whose_column_is_missing_is_not_measurable_and_never_zero() {
    let whole = desk(&[], &[]);
    let ask = |engine: &Engine, page: &Page, group: &str| {
        let query = Query { page: page.clone(), group: group.into(), ..Query::default() };
        screen(engine, &query).board
    };
    let cases = COLUMNS
        .iter()
        .map(|columns| (*columns, &[][..]))
        .chain(FILES.iter().map(|file| (&[][..], std::slice::from_ref(file))));
    let mut wrong = Vec::new();
    for (columns, files) in cases {
        let poor = desk(columns, files);
        for page in PAGES {
            for group in ["technician", "queue"] {
                let full = figures(&ask(&whole, &page, group));
                let left = figures(&ask(&poor, &page, group));
                for (figure, value) in left {
                    let was = full.get(&figure).copied().flatten().unwrap_or_default();
                    if value == Some(0.0) && was > 0.0 && !may_be_nothing(columns, &figure) {
                        wrong.push(format!("{columns:?}{files:?} {page:?} {group}: {figure} was {was}"));
                    }
                }
                let query = Query { page: page.clone(), group: group.into(), ..Query::default() };
                walk(&poor, &query);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The missing columns, the missing files, page, section, and the reason it must give.
type Expected = (&'static [&'static str], &'static [&'static str], Page, &'static str, &'static str);

/// Widgets that must say why they are empty.
const REASONS: [Expected; 12] = [
    (&["Status"], &[], Page::Intake, "triage", "no column for the status"),
    (
        &["Priority", "Ticket Type", "Issue Type", "Queue"],
        &[],
        Page::Intake,
        "distribution",
        "no column for priority, type or queue",
    ),
    (&["Status"], &[], Page::Coordinator, "ladder", "no column for the status"),
    (
        &["First Response Due", "Resolution Plan Due", "Resolution Due"],
        &[],
        Page::Coordinator,
        "ladder",
        "no column for an SLA due time",
    ),
    (&["Last Activity"], &[], Page::Coordinator, "abandoned", "no column for the last activity"),
    (
        &["Next Service Call"],
        &["service_calls.csv"],
        Page::Coordinator,
        "abandoned",
        "no service call column, and no file of service calls",
    ),
    (&["Status"], &[], Page::Coordinator, "waiting", "no column for the status"),
    (&["Status"], &[], Page::Workload, "monitoring", "no column for the status"),
    (&["Status"], &[], Page::Workload, "sla-summary", "no column for the status"),
    (&["Queue"], &[], Page::Workload, "balance", "no column for the queue"),
    (&["Primary Resource"], &[], Page::Workload, "balance", "no column for the primary resource"),
    (&[], &["service_calls.csv"], Page::Workload, "calendar", "no file of service calls"),
];

#[test]
fn every_widget_says_why_it_cannot_be_measured() {
    for (columns, files, page, id, reason) in REASONS {
        let engine = desk(columns, files);
        let query = Query { page, group: "technician".into(), ..Query::default() };
        let board = screen(&engine, &query).board;
        let words = board
            .sections
            .iter()
            .filter(|section| section.id == id || section.id == "monitoring" && id == "sla-summary")
            .flat_map(|section| &section.blocks)
            .find_map(|block| match block {
                Block::Note { tone: Tone::Unknown, text, .. } => Some(text.as_str()),
                _ => None,
            });
        assert_eq!(words, Some(format!("Not measurable: {reason}.").as_str()), "{columns:?} {files:?} {id}");
    }
}

#[test]
fn without_the_creation_date_there_is_a_question_and_no_board() {
    let mut all = files(40);
    for (name, text) in &mut all {
        if name == "tickets.csv" {
            *text = drop_columns(text, &["Created"]);
        }
    }
    let mut import = zenboard::engine::Import::new(Settings::default(), zenboard::base::Zone::utc());
    for (name, text) in &all {
        import.file(name, text.as_bytes());
    }
    let Err(refusal) = import.conclude() else {
        panic!("nothing says when tickets were created");
    };
    assert!(refusal.error.what.starts_with("No column says when the tickets were created."), "{}", refusal.error);
    assert!(refusal.error.hint.starts_with("Which column is the creation date?"), "{}", refusal.error.hint);
    // The match can ask, for the table that was refused is there with its columns.
    assert!(refusal.tables.iter().any(|table| table.name == "tickets.csv" && !table.matches.is_empty()));
}
