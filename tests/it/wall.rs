//! The wall: its figures are those of the pages, and no client's name hangs on it unless that is wanted.

use std::collections::BTreeSet;

use zenboard::base::{Timestamp, Zone};
use zenboard::dataset::Field;
use zenboard::engine::{Engine, Import};
use zenboard::protocol::Response;
use zenboard::query::Query;
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::screen::{Block, Screen, Tone, WallView};
use zenboard::settings::Settings;

const PAGES: [&str; 8] = ["coordinator", "intake", "workload", "huddle", "manager", "forecast", "journey", "tickets"];

fn engine(settings: &Settings) -> Engine {
    let zone = Zone::named("America/New_York").expect("known");
    let mut engine = Engine::new();
    engine.configure(&settings.to_json());
    let mut import = Import::new(settings.clone(), zone.clone());
    let spec = SampleSpec {
        tickets: 2_000,
        seed: 7,
        as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("valid"),
        zone,
    };
    for (name, text) in sample_files(&spec) {
        import.file(&name, text.as_bytes());
    }
    engine.accept(import.finish().expect("the sample has tickets"), false);
    engine
}

fn screen(engine: &Engine, fragment: &str) -> Screen {
    match engine.answer(&Query::from_fragment(fragment)) {
        Response::Screen(screen) => *screen,
        other => panic!("{fragment}: no screen: {other:?}"),
    }
}

fn wall(engine: &Engine, fragment: &str) -> WallView {
    *screen(engine, fragment).wall.expect("asked for a wall")
}

fn names(engine: &Engine, field: Field) -> BTreeSet<String> {
    let data = engine.data().expect("loaded");
    (0..data.len())
        .map(|row| match field {
            Field::Title => data.tickets.text(field, row).to_owned(),
            _ => data.label(field, row).to_owned(),
        })
        .filter(|name| name.len() > 2)
        .collect()
}

#[test]
fn no_client_is_named_on_any_page_of_the_wall() {
    let engine = engine(&Settings::default());
    let companies = names(&engine, Field::Company);
    let hidden: Vec<String> =
        companies.iter().cloned().chain(names(&engine, Field::Contact)).chain(names(&engine, Field::Title)).collect();
    assert!(companies.len() > 5, "the sample has companies");
    let narrow = format!("company={}", companies.first().expect("one"));
    for page in PAGES {
        for more in ["", narrow.as_str()] {
            let fragment = format!("#/{page}?wall=1&{more}");
            let shown = serde_json::to_string(&screen(&engine, &fragment)).expect("plain data");
            for name in &hidden {
                assert!(!shown.contains(name.as_str()), "{fragment} names {name}");
            }
        }
    }
    let masked = wall(&engine, &format!("#/coordinator?wall=1&{narrow}"));
    assert_eq!(masked.narrowed, "Company Client 1");
}

#[test]
fn who_wants_names_gets_them() {
    let mut settings = Settings::default();
    settings.wall.company_names = true;
    settings.wall.ticket_titles = true;
    let engine = engine(&settings);
    let wall = wall(&engine, "#/wall");
    let companies = names(&engine, Field::Company);
    let named = wall.work.iter().filter(|item| companies.iter().any(|name| item.about.contains(name.as_str())));
    assert!(named.count() > 0, "{:?}", wall.work);
    assert!(wall.work.iter().all(|item| !item.title.is_empty()));
}

#[test]
fn the_figures_are_those_of_the_pages() {
    let engine = engine(&Settings::default());
    for page in ["coordinator", "intake", "manager"] {
        let plain = screen(&engine, &format!("#/{page}"));
        let cards: Vec<_> = plain
            .board
            .sections
            .iter()
            .flat_map(|section| &section.blocks)
            .filter_map(|block| match block {
                Block::Cards(cards) => Some(cards.clone()),
                _ => None,
            })
            .flatten()
            .take(12)
            .map(|card| (card.id, card.value, card.verdict))
            .collect();
        let wall = wall(&engine, &format!("#/{page}?wall=1"));
        let tiles: Vec<_> = wall.tiles.into_iter().map(|card| (card.id, card.value, card.verdict)).collect();
        assert_eq!(tiles, cards, "{page}");
        assert_eq!(wall.heading, plain.board.title);
    }
}

#[test]
fn the_overall_verdict_counts_every_figure_once_whatever_page_is_on_show() {
    let engine = engine(&Settings::default());
    let first = wall(&engine, "#/coordinator?wall=1");
    assert_eq!(first.tone, Tone::Bad);
    // Twelve rows, of which intake shows two again, and the manager's figures with a goal.
    let manager = wall(&engine, "#/manager?wall=1&pages=manager");
    let missed: usize = first.overall.split(' ').next().and_then(|count| count.parse().ok()).expect("a count");
    let of_manager: usize = manager.overall.split(' ').next().and_then(|count| count.parse().ok()).expect("a count");
    let coordinator = first.tiles.iter().filter(|card| card.tone == Tone::Bad).count();
    assert_eq!(missed, coordinator + of_manager);
    for page in PAGES {
        let other = wall(&engine, &format!("#/{page}?wall=1"));
        if ["coordinator", "intake", "workload", "manager", "forecast"].contains(&page) {
            assert_eq!(other.overall, first.overall, "{page}");
        }
        assert_eq!(other.page, page);
        // The sample has no status history: the journey says so in its heading.
        let has_something = !other.tiles.is_empty() || !other.charts.is_empty() || other.table.is_some();
        assert!(has_something || page == "journey", "{page} shows nothing");
        assert!(!other.heading.is_empty());
        assert_eq!(other.pages.len(), 5);
    }
}

#[test]
fn the_url_may_choose_pages_and_time_and_nonsense_is_left_out() {
    let engine = engine(&Settings::default());
    let wall = wall(&engine, "#/settings?wall=1&pages=manager,nonsense,data,manager,forecast&rotate=2");
    let paths: Vec<&str> = wall.pages.iter().map(|page| page.path.as_str()).collect();
    assert_eq!(paths, ["manager", "forecast"]);
    assert_eq!((wall.page.as_str(), wall.turn_seconds), ("manager", 5));
    let none = Query::from_fragment("#/coordinator");
    assert!(!none.is_wall() && none.with_option("wall", "1").is_wall());
}
