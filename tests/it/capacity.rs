//! One capacity: its sign is that of the world it reads, and the same everywhere.

use zenboard::base::{DAY, Day, Timestamp, Zone};
use zenboard::dataset::Dataset;
use zenboard::engine::{Engine, Import, Imported, report_json};
use zenboard::figure::{Capacity, View, desk_history};
use zenboard::forecast::Memo;
use zenboard::protocol::Response;
use zenboard::query::{Page, Query};
use zenboard::screen::Screen;
use zenboard::settings::Settings;

use crate::worlds::World;

pub fn read(files: &[(String, String)]) -> Dataset {
    imported(files).data
}

fn world(seed: u64, load: f64) -> World {
    let technicians = 4 + (seed % 5) as usize;
    World { seed, technicians, load_before: load.min(0.95), load, weeks: 52, more_weeks: 0 }
}

/// The morning after the last day of a world.
pub fn morning(world: &World) -> Query {
    let day = Day(20_094).plus(7 * world.weeks as i32);
    Query { as_of: Some(Timestamp(i64::from(day.0) * DAY + 8 * 3_600)), ..Query::default() }
}

/// The gap of a world in hours, and whether its backlog grew by more than chance over four weeks and over thirteen.
fn gap(world: &World) -> (f64, bool, String) {
    let data = read(&world.play().files);
    let (settings, query) = (Settings::default(), morning(world));
    let view = View::new(&data, &settings, &query);
    let history = desk_history(&view).expect("a history");
    let capacity = Capacity::of(&view, &history, &Memo::default()).expect("people and hours");
    let mean = &capacity.mean;
    let said = format!(
        "seed {}: supply {:.0}, arriving {:.0}, clearing {:.0}, missed {:.0}, {:?}",
        world.seed,
        mean.supply(),
        mean.arriving,
        mean.clearing,
        mean.missed,
        capacity.pile
    );
    let grew = capacity.pile.grows_by() > 0.0;
    (mean.gap(), grew, said)
}

#[test]
fn the_sign_is_that_of_the_world() {
    for (load, sign) in [(0.9, 1.0), (1.1, -1.0)] {
        let wrong: Vec<String> = (0..100)
            .map(|seed| gap(&world(seed, load)))
            // Where the backlog grew over both spans, nothing may be to spare, whatever a mean year would ask for.
            .filter(|(gap, grew, _)| if *grew { *gap > 0.0 } else { gap * sign <= 0.0 })
            .map(|(gap, _, said)| format!("{gap:.1} h, {said}"))
            .collect();
        eprintln!("{load}: the sign is right in {} of 100 worlds\n{}", 100 - wrong.len(), wrong.join("\n"));
        assert!(wrong.len() <= 5, "{load}: {} of 100 wrong\n{}", wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn nothing_is_to_spare_where_more_comes_than_is_done() {
    // A team that gives half of what the target says: by the hours there are it would have plenty.
    let mut seen = 0;
    for seed in 0..12 {
        let world = World { technicians: 5, ..world(seed, 1.1) };
        let mut told = world.play();
        // Three more people on the list who do no tickets.
        told.files[2].1.push_str("Tech 90,Yes,40\nTech 91,Yes,40\nTech 92,Yes,40\n");
        let data = read(&told.files);
        let (settings, query) = (Settings::default(), morning(&world));
        let view = View::new(&data, &settings, &query);
        let history = desk_history(&view).expect("a history");
        let capacity = Capacity::of(&view, &history, &Memo::default()).expect("people and hours");
        if !capacity.pile.outran() {
            continue;
        }
        seen += 1;
        assert!(capacity.mean.gap() <= 0.0, "{:?}", capacity.mean);
        assert!(capacity.weeks.iter().all(|week| week.hours.gap() <= 0.0), "{:?}", capacity.weeks);
        let mut engine = Engine::new();
        engine.accept(imported(&told.files), false);
        for tab in ["", "people", "what-if"] {
            let query = Query { page: Page::Forecast, ..query.clone() }.with_option("tab", tab);
            let Response::Screen(screen) = engine.answer(&query) else { panic!("no screen") };
            let said = serde_json::to_string::<Screen>(&screen).expect("a screen is data");
            assert!(!said.contains("to spare"), "{tab}: {said}");
        }
    }
    assert!(seen >= 5, "{seen}");
}

fn imported(files: &[(String, String)]) -> Imported {
    let mut import = Import::new(Settings::default(), Zone::utc());
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    import.finish().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_report_says_what_the_headline_is_made_of() {
    let world = world(3, 1.1);
    let data = read(&world.play().files);
    let report = report_json(&data, &Settings::default(), &morning(&world));
    let now = &report["forecast"]["capacity_now"];
    let number = |name: &str| now[name].as_f64().unwrap_or_else(|| panic!("{name}: {now}"));
    let asked = number("arriving") + number("clearing") + number("planned") + number("missed");
    assert!((asked - number("asked")).abs() < 1e-6, "{now}");
    assert!((number("supply") - asked - number("gap_hours")).abs() < 1e-6, "{now}");
    let weeks = report["forecast"]["capacity"].as_array().expect("weeks");
    assert_eq!(weeks.len(), 13);
    let days = report["forecast"]["arrivals"].as_array().expect("days");
    assert_eq!(days.len(), 91);
    for day in days {
        let of = |name: &str| day[name].as_f64().expect("a number");
        assert!(of("lo95") <= of("lo80") && of("hi80") <= of("hi95"), "{day}");
        let parts = day["workflows"].as_array().expect("workflows");
        let sum: f64 = parts.iter().map(|part| part["mean"].as_f64().expect("a mean")).sum();
        assert!((sum - of("mean")).abs() < 1e-6, "{day}");
    }
}
