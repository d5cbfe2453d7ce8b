//! Milliseconds of the service manager's board for each grouping, and of lists of time entries.
//!
//! `cargo bench --bench manager -- FOLDER` with a folder of exports (for example one that
//! `cargo run --release --example sample -- 100000 1 2026-06-30T15:00:00Z UTC FOLDER` wrote); without one it makes a desk up.

#![allow(clippy::print_stdout)]

use std::time::Instant;

use zenboard::base::{Timestamp, Zone};
use zenboard::engine::{Engine, Import};
use zenboard::query::Query;
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::settings::Settings;

const RUNS: usize = 9;

fn main() {
    let folder = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    let files: Vec<(String, Vec<u8>)> = match folder {
        Some(folder) => std::fs::read_dir(folder)
            .expect("the folder is readable")
            .map(|file| {
                let path = file.expect("an entry").path();
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
                (name.unwrap_or_default(), std::fs::read(&path).expect("the file is readable"))
            })
            .collect(),
        None => sample_files(&SampleSpec {
            tickets: 100_000,
            seed: 1,
            as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("valid"),
            zone: Zone::utc(),
        })
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .collect(),
    };
    let mut import = Import::new(Settings::default(), Zone::utc());
    for (name, bytes) in &files {
        import.file(name, bytes);
    }
    let mut engine = Engine::new();
    let summary = engine.accept(import.finish().expect("tickets"), false);
    println!("{} tickets, {} entries", summary.tickets, summary.entries);
    for page in [
        "#/manager?view=groups&group=resource",
        "#/manager?view=groups&group=workflow",
        "#/manager?view=groups&group=company",
        "#/manager?view=groups&group=queue",
        "#/manager?view=groups&group=sla",
        "#/manager?view=groups&group=week",
        "#/manager?view=groups&group=month",
        "#/manager",
        "#/manager?view=hours",
        "#/manager?view=companies",
        "#/manager?view=team",
        "#/manager?basis=due",
        "#/manager?period=90",
        "#/manager?period=90&trend=period",
        "#/manager?workflow=Medium",
        "#/manager?view=compare",
        "#/manager?view=compare&by=company",
        "#/manager?view=coordinator",
        "#/manager?view=goals",
        "#/entries?pick=period:",
        "#/entries?pick=period:&pick=review:overlap&sort=-hours",
        "#/entries",
    ] {
        let query = Query::from_fragment(page);
        let mut times: Vec<f64> = (0..RUNS)
            .map(|_| {
                let begin = Instant::now();
                std::hint::black_box(engine.answer(&query));
                begin.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{:>7.1} ms median, {:>7.1} ms best  {page}", times[RUNS / 2], times[0]);
    }
}
