//! How long the answer of each board takes on a desk of 100,000 tickets after a filter changed:
//! `cargo bench --bench boards`; another number of tickets as argument.

#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

use zenboard::base::{Timestamp, Zone};
use zenboard::dataset::Field;
use zenboard::engine::{Engine, Import};
use zenboard::query::{Dimension, Page, Query};
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::settings::Settings;

const ROUNDS: usize = 15;

fn main() {
    let tickets = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(100_000);
    let zone = Zone::named("America/New_York").expect("a known zone");
    let files = sample_files(&SampleSpec {
        tickets,
        seed: 1,
        as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("a valid moment"),
        zone: zone.clone(),
    });
    let mut import = Import::new(Settings::default(), zone);
    for (name, text) in &files {
        import.file(name, text.as_bytes());
    }
    let imported = import.finish().expect("the sample has tickets");
    let mut engine = Engine::new();
    engine.accept(imported, true);
    let data = engine.data().expect("there is data");
    println!(
        "{} tickets, {} time entries, {} service calls",
        data.len(),
        data.entries.len(),
        data.calls.len()
    );
    let company = data.label(Field::Company, data.len() - 1).to_owned();
    let technician = data.resources.keys().next().cloned().unwrap_or_default();
    for page in [Page::Coordinator, Page::Intake, Page::Workload, Page::Huddle] {
        let all = Query {
            page: page.clone(),
            ..Query::default()
        };
        let by_queue = Query {
            group: "queue".into(),
            ..all.clone()
        };
        for (name, query) in [
            ("all", all.clone()),
            ("one company", all.toggled(Dimension::Company, &company)),
            ("one technician", all.toggled(Dimension::Resource, &technician)),
            ("by queue", by_queue),
        ] {
            println!("{:<12} {name:<15} {}", page.path(), timed(&engine, &query));
        }
    }
}

/// Median and slowest of some rounds; the page of the data before each, so that no answer meets warm memory
/// of its own.
fn timed(engine: &Engine, query: &Query) -> String {
    let other = Query {
        page: Page::Data,
        ..Query::default()
    };
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            black_box(engine.answer(&other));
            let start = Instant::now();
            black_box(engine.answer(black_box(query)));
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    format!(
        "median {:6.2} ms, slowest {:6.2} ms",
        times[ROUNDS / 2],
        times[ROUNDS - 1]
    )
}
