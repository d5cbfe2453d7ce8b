//! A desk to ask, and what the tests of the boards ask of it.

use std::collections::BTreeSet;

use zenboard::base::{Timestamp, Zone};
use zenboard::dataset::Entity;
use zenboard::engine::{Engine, Import};
use zenboard::protocol::Response;
use zenboard::query::{Page, Query};
use zenboard::rule::Rule;
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::screen::{Block, Board, Screen, Section};
use zenboard::settings::Settings;

/// The coordinator's boards.
pub const PAGES: [Page; 4] = [Page::Coordinator, Page::Intake, Page::Workload, Page::Huddle];

/// An engine with some files.
pub fn engine_of(files: &[(&str, &[u8])], zone: &Zone, settings: &Settings) -> Engine {
    let mut engine = Engine::new();
    engine.configure(&settings.to_json());
    let mut import = Import::new(settings.clone(), zone.clone());
    for (name, bytes) in files {
        import.file(name, bytes);
    }
    let imported = import.finish().expect("the files have tickets");
    engine.accept(imported, false);
    engine
}

/// The files of the sample desk with so many tickets, on the afternoon of the last day of June 2026 in New York.
pub fn files(tickets: usize) -> Vec<(String, String)> {
    sample_files(&SampleSpec {
        tickets,
        seed: 7,
        as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("valid"),
        zone: zone(),
    })
}

/// The zone of the sample desk.
pub fn zone() -> Zone {
    Zone::named("America/New_York").expect("known")
}

/// An engine with texts as files, in the zone of the sample desk.
pub fn engine_of_texts(files: &[(String, String)], settings: &Settings) -> Engine {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    engine_of(&files, &zone(), settings)
}

/// The sample desk.
pub fn sample(settings: &Settings) -> Engine {
    engine_of_texts(&files(3_000), settings)
}

/// The answer to a question.
pub fn screen(engine: &Engine, query: &Query) -> Screen {
    match engine.answer(query) {
        Response::Screen(screen) => *screen,
        other => panic!("no screen: {other:?}"),
    }
}

/// A page without filters.
pub fn board(engine: &Engine, page: Page) -> Board {
    let query = Query { page, ..Query::default() };
    screen(engine, &query).board
}

/// A section by its anchor.
pub fn section<'b>(board: &'b Board, id: &str) -> &'b Section {
    board.sections.iter().find(|section| section.id == id).unwrap_or_else(|| panic!("no section {id}"))
}

/// Follows every counted link of a page, and that of every card that counts tickets; says how many there were.
pub fn walk(engine: &Engine, query: &Query) -> usize {
    let screen_of = |query: &Query| screen(engine, query);
    let page = screen_of(query);
    let mut links = page.counted_links();
    for block in page.board.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Cards(cards) = block else { continue };
        // Technicians over the limit are counted by themselves, their tickets are listed.
        let counting = cards.iter().filter(|card| card.id != "over_20" && !card.href.is_empty());
        links.extend(counting.filter_map(|card| Some((card.href.clone(), card.number? as u32))));
    }
    let mut every = BTreeSet::new();
    links_in(&serde_json::to_value(&page).expect("plain data"), &mut every);
    every.iter().for_each(|href| reads_back(href));
    for (href, count) in &links {
        let list = screen_of(&Query::from_fragment(href)).board;
        let total = list.paging.map(|paging| paging.total);
        assert_eq!(total, Some(*count), "{} → {href}: {}", query.to_fragment(), list.title);
    }
    links.len()
}

/// Every address in a screen.
fn links_in(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) if text.starts_with("#/") => {
            found.insert(text.clone());
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| links_in(item, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| links_in(field, found)),
        _ => {}
    }
}

/// That each pick of a link is a rule, that the rule writes the same pick again, and that it narrows what is listed.
fn reads_back(href: &str) {
    let query = Query::from_fragment(href);
    let listed = if query.page == Page::Entries { Entity::TimeEntries } else { Entity::Tickets };
    for pick in &query.picks {
        let rule = Rule::read(pick).unwrap_or_else(|gap| panic!("{href}: {}", gap.words()));
        assert_eq!(rule.pick(), *pick, "{href}");
        assert!(rule.entities().contains(&listed), "{href}");
    }
}
