//! Lists as files: the cells as seen, typed, and none of them a formula.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use zenboard::base::Zone;
use zenboard::engine::{Engine, Import};
use zenboard::protocol::{ListFormat, Response};
use zenboard::query::Query;
use zenboard::settings::Settings;

const NASTY: &str = "Ticket Number,Title,Company,Status,Created,Estimated Hours,First Response Due,First Response Date\n\
    T1,=HYPERLINK(\"http://x\"),+Elm,New,2026-06-30 09:10,2.5,2026-06-30 10:10,\n\
    T2,@SUM(A1),-Oak,In Progress,2026-06-01 09:20,,2026-06-01 10:20,\n\
    T3,\tTab,Oak,Waiting Customer,2026-05-01 08:00,8,2026-05-01 09:00,2026-05-01 08:30\n";

fn engine() -> Engine {
    let mut import = Import::new(Settings::default(), Zone::utc());
    import.file("tickets.csv", NASTY.as_bytes());
    let mut engine = Engine::new();
    engine.accept(import.finish().expect("tickets"), false);
    engine
}

fn export(fragment: &str, format: ListFormat) -> Vec<u8> {
    match engine().export(&Query::from_fragment(fragment), format) {
        Response::Exported { bytes, .. } => bytes,
        other => panic!("no file: {other:?}"),
    }
}

#[test]
fn a_workbook_has_the_list_as_seen_with_typed_cells() {
    let bytes = export("#/tickets?sort=number", ListFormat::Xlsx);
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range("List").expect("the sheet");
    let formulas = book.worksheet_formula("List").expect("the sheet");
    assert_eq!(formulas.used_cells().count(), 0);
    let heads: Vec<String> = range.rows().next().expect("heads").iter().map(ToString::to_string).collect();
    let column =
        |title: &str| heads.iter().position(|head| head == title).unwrap_or_else(|| panic!("{title} in {heads:?}"));
    let cell = |row: usize, title: &str| range.get((row, column(title))).cloned().unwrap_or_default();
    assert_eq!(range.rows().count(), 4);
    assert_eq!(cell(1, "Title"), Data::String("=HYPERLINK(\"http://x\")".into()));
    assert_eq!(cell(1, "Company"), Data::String("+Elm".into()));
    assert_eq!(cell(1, "Next SLA event"), Data::String("Triage".into()));
    match cell(1, "Due at") {
        Data::DateTime(at) => {
            assert_eq!(at.as_datetime().map(|at| at.to_string()).as_deref(), Some("2026-06-30 10:10:00"));
        }
        other => panic!("no moment: {other:?}"),
    }
}

#[test]
fn no_cell_of_a_csv_begins_like_a_formula() {
    let text = String::from_utf8(export("#/tickets", ListFormat::Csv)).expect("text");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut cells = 0;
    for record in reader.records() {
        for cell in &record.expect("a row") {
            cells += 1;
            let is_number = cell.parse::<f64>().is_ok();
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    assert!(cells > 20);
    assert!(text.contains("'=HYPERLINK") && text.contains("'+Elm") && text.contains("'@SUM"), "{text}");
}
