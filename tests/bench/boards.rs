//! How long the answer of each board takes on a desk of 100,000 tickets after a filter changed, in the form in
//! which it leaves the worker: `cargo bench --bench boards`; another number of tickets as argument.
//!
//! The goal is 50 ms: a change of filters is then seen within a few frames, whatever the picture costs.

#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

use zenboard::base::{DAY, Timestamp, Zone};
use zenboard::dataset::Field;
use zenboard::engine::{Engine, Import};
use zenboard::protocol::Answer;
use zenboard::query::{Dimension, Page, Query};
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::settings::Settings;

const ROUNDS: usize = 15;
const GOAL_MS: f64 = 50.0;
/// A picture of a past day is built from the data anew, the slider waits for each.
const PAST_GOAL_MS: f64 = 300.0;

fn main() {
    let tickets = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(100_000);
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
    println!("{} tickets, {} time entries, {} service calls", data.len(), data.entries.len(), data.calls.len());
    let company = data.label(Field::Company, data.len() - 1).to_owned();
    let technician = data.resources.keys().next().cloned().unwrap_or_default();
    let queue = data.label(Field::Queue, data.len() - 1).to_owned();
    let mut slowest = (0.0, String::new());
    for page in [Page::Coordinator, Page::Intake, Page::Workload, Page::Huddle] {
        let all = Query { page: page.clone(), ..Query::default() };
        for (name, query) in changes(&all, &company, &technician, &queue) {
            let time = timed(&engine, &query);
            let verdict = if time.slowest < GOAL_MS { "" } else { "  above the goal" };
            println!(
                "{:<12} {name:<24} median {:6.2} ms, slowest {:6.2} ms, letter {:4} kB{verdict}",
                page.path(),
                time.median,
                time.slowest,
                time.bytes / 1_000,
            );
            if time.median > slowest.0 {
                slowest = (time.median, format!("{} {name}", page.path()));
            }
        }
    }
    println!("slowest median: {:.2} ms ({}); goal {GOAL_MS} ms", slowest.0, slowest.1);
    for page in [Page::Past, Page::Coordinator, Page::Manager] {
        let query =
            Query { page, rewound: true, as_of: data.newest.map(|newest| newest.plus(-30 * DAY)), ..Query::default() };
        println!(
            "{:<12} as of 30 days ago        median {:6.2} ms; goal {PAST_GOAL_MS} ms",
            query.page.path(),
            timed(&engine, &query).median,
        );
    }
}

/// What may change on a board.
fn changes(all: &Query, company: &str, technician: &str, queue: &str) -> Vec<(&'static str, Query)> {
    let by_queue = Query { group: "queue".into(), ..all.clone() };
    let mut changes = vec![
        ("all", all.clone()),
        ("one company", all.toggled(Dimension::Company, company)),
        ("one technician", all.toggled(Dimension::Resource, technician)),
        ("one queue", all.toggled(Dimension::Queue, queue)),
        ("one workflow", all.toggled(Dimension::Workflow, "Medium")),
        ("by queue", by_queue.clone()),
        ("by queue, one company", by_queue.toggled(Dimension::Company, company)),
    ];
    if all.page == Page::Huddle {
        let turn = all.with_option("turn", &format!("of:{technician}"));
        changes.push(("a turn", turn.clone()));
        changes.push(("a turn, one company", turn.toggled(Dimension::Company, company)));
        changes.push(("the actions", all.with_option("turn", "actions")));
    }
    changes
}

struct Time {
    median: f64,
    slowest: f64,
    /// Bytes of the letter.
    bytes: usize,
}

/// Median and slowest of some rounds; the page of the data before each, so that no answer meets warm memory
/// of its own.
fn timed(engine: &Engine, query: &Query) -> Time {
    let other = Query { page: Page::Data, ..Query::default() };
    let mut bytes = 0;
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            black_box(engine.answer(&other));
            let start = Instant::now();
            let response = engine.answer(black_box(query));
            let letter = postcard::to_stdvec(&Answer { id: 1, response }).expect("plain data");
            bytes = black_box(letter).len();
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    Time { median: times[ROUNDS / 2], slowest: times[ROUNDS - 1], bytes }
}
