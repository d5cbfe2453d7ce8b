//! Masked data: no screen, no list and no file shows a name of the desk, and every figure stays.

use std::collections::BTreeSet;

use zenboard::base::{Timestamp, Zone};
use zenboard::dataset::Field;
use zenboard::engine::{Engine, Import};
use zenboard::protocol::{ListFormat, Response};
use zenboard::query::{Dimension, Page, Pick, Query};
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::screen::Screen;
use zenboard::settings::{Masking, QueueRole, Settings, StatusMeaning, Workflow};

pub fn masked_settings() -> Settings {
    Settings {
        masking: Masking { on: true, drop_titles: false, key: "a key of the test".into() },
        own_companies: vec!["Zen Managed Services".into()],
        ..Settings::default()
    }
}

/// The files of the sample desk.
pub fn sample() -> Vec<(String, String)> {
    sample_files(&SampleSpec {
        tickets: 1_500,
        seed: 7,
        as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("valid"),
        zone: Zone::named("America/New_York").expect("known"),
    })
}

/// The sample desk, read under settings.
pub fn desk(settings: &Settings) -> Engine {
    let zone = Zone::named("America/New_York").expect("known");
    let mut import = Import::new(settings.clone(), zone);
    for (name, text) in sample() {
        import.file(&name, text.as_bytes());
    }
    let mut engine = Engine::new();
    engine.configure(&settings.to_json());
    engine.accept(import.finish().expect("tickets"), false);
    engine
}

/// All names of companies, contacts and technicians of the sample desk.
pub fn names(engine: &Engine) -> BTreeSet<String> {
    let data = engine.data().expect("loaded");
    let mut names: BTreeSet<String> = data.resources.keys().cloned().collect();
    for columns in [&data.tickets, &data.entries, &data.calls] {
        for field in [Field::Company, Field::Contact, Field::Resource] {
            for &label in columns.labels(field) {
                names.insert(data.texts.text(label).to_owned());
            }
        }
    }
    names.remove("");
    assert!(names.len() > 40, "the desk has companies, callers and technicians");
    names
}

/// The names that occur in a text.
pub fn found_in(text: &str, names: &BTreeSet<String>) -> Vec<String> {
    let text = text.to_lowercase();
    names.iter().filter(|name| text.contains(&name.to_lowercase())).cloned().collect()
}

fn screen(engine: &Engine, query: &Query) -> Screen {
    match engine.answer(query) {
        Response::Screen(screen) => *screen,
        other => panic!("no screen: {other:?}"),
    }
}

pub fn pages(number: &str) -> Vec<Query> {
    [
        Page::Coordinator,
        Page::Intake,
        Page::Workload,
        Page::Huddle,
        Page::Manager,
        Page::Forecast,
        Page::Tickets,
        Page::Entries,
        Page::Journey,
        Page::Data,
        Page::Wall,
        Page::Help,
        Page::Report,
        Page::Past,
        Page::Compare,
        Page::Ticket(number.to_owned()),
    ]
    .into_iter()
    .map(|page| Query { page, ..Query::default() })
    .chain(
        ["groups&group=company", "groups&group=resource", "hours", "companies", "team", "compare&by=company", "goals"]
            .map(|view| Query::from_fragment(&format!("#/manager?view={view}"))),
    )
    .collect()
}

/// A page as one file, with its charts as vectors in it.
#[cfg(feature = "charts")]
fn file_of(screen: &Screen) -> String {
    let picture =
        |spec: &zenboard::screen::ChartSpec| zenboard::charts::svg(spec, &zenboard::charts::Theme::light(), 720, 320);
    let frame = zenboard::export::Frame {
        foot: format!("As of {} · {}", screen.header.as_of, screen.header.files),
        ..zenboard::export::Frame::default()
    };
    zenboard::export::html(&screen.board, &frame, &picture)
}

#[test]
#[cfg(feature = "charts")]
fn no_page_as_one_file_holds_a_name_of_a_masked_desk() {
    let clear = desk(&Settings::default());
    let names = names(&clear);
    let masked = desk(&masked_settings());
    let number = clear.data().expect("loaded").number(0).to_owned();
    let mut found = 0;
    for query in pages(&number) {
        found += found_in(&file_of(&screen(&clear, &query)), &names).len();
        let file = file_of(&screen(&masked, &query));
        assert!(file.starts_with("<!doctype html>") && file.ends_with("</html>\n"));
        assert_eq!(found_in(&file, &names), Vec::<String>::new(), "{:?}", query.page);
    }
    assert!(found > 100, "without the mask the names are there: {found}");
}

#[test]
fn no_engagement_file_holds_a_name() {
    for settings in [Settings::default(), masked_settings()] {
        let engine = desk(&settings);
        let names = names(&desk(&Settings::default()));
        for anonymised in [false, true] {
            let Response::Exported { bytes, .. } = engine.engagement(&Query::default(), "Before", anonymised) else {
                panic!("no file")
            };
            let text = String::from_utf8(bytes).expect("text");
            assert!(text.contains("sla_resolution"));
            assert_eq!(found_in(&text, &names), Vec::<String>::new());
        }
        let Response::Aggregates { text, .. } = engine.aggregates() else { panic!("no figures") };
        assert_eq!(found_in(&text, &names), Vec::<String>::new());
    }
}

#[test]
fn no_page_of_a_masked_desk_shows_a_name() {
    let clear = desk(&Settings::default());
    let names = names(&clear);
    let masked = desk(&masked_settings());
    let number = clear.data().expect("loaded").number(0).to_owned();
    let mut seen = false;
    for query in pages(&number) {
        let text = |engine: &Engine| serde_json::to_string(&screen(engine, &query)).expect("plain data");
        seen |= !found_in(&text(&clear), &names).is_empty();
        assert_eq!(found_in(&text(&masked), &names), Vec::<String>::new(), "{:?}", query.page);
    }
    assert!(seen, "without the mask the names are there: the search finds something");
}

#[test]
fn figures_stay_and_pseudonyms_open_their_lists() {
    let (clear, masked) = (desk(&Settings::default()), desk(&masked_settings()));
    let cards = |engine: &Engine| {
        let screen = screen(engine, &Query::default());
        let json = serde_json::to_value(screen.board.sections[0].clone()).expect("plain data");
        let numbers: Vec<_> = json["blocks"][0]["Cards"]
            .as_array()
            .expect("cards first")
            .iter()
            .map(|card| card["number"].clone())
            .collect();
        numbers
    };
    assert_eq!(cards(&clear), cards(&masked));
    let header = screen(&masked, &Query::default()).header;
    let company = header.filters.iter().find(|filter| filter.id == "company").expect("companies");
    let (name, open) = company.values.first().expect("some").clone();
    assert!(name.starts_with("Company "), "{name}");
    let query = Query { page: Page::Tickets, filters: vec![(Dimension::Company, name)], ..Query::default() };
    let total = screen(&masked, &query).board.paging.expect("a list").total;
    assert_eq!(total, open);
}

#[test]
fn a_name_in_the_address_finds_nothing_in_masked_data() {
    let clear = desk(&Settings::default());
    let mut masked = desk(&masked_settings());
    let name = clear.data().expect("loaded").label(Field::Company, 0).to_owned();
    let query = Query { page: Page::Tickets, picks: vec![Pick::new("company", name)], ..Query::default() };
    let total = |engine: &Engine| screen(engine, &query).board.paging.expect("a list").total;
    assert!(total(&clear) > 0);
    assert_eq!(total(&masked), 0);
    // Neither do later settings bring the names back: only reading the files again does.
    masked.configure(&Settings::default().to_json());
    assert!(masked.is_masked());
    assert_eq!(total(&masked), 0);
}

#[test]
fn names_are_taken_out_of_sentences_and_titles_on_request() {
    let csv = "Ticket Number,Title,Company,Contact,Resource,Status,Created\n\
        T1,Laptop of hugo brooks at ELM Dental,Elm Dental,Ann,\"Brooks, Hugo\",New,2026-06-30 09:10\n\
        T2,Annual check; call Ann,Oak,Ann,\"Brooks, Hugo\",New,2026-06-30 09:10\n";
    let title = |drop_titles| {
        let mut settings = masked_settings();
        settings.masking.drop_titles = drop_titles;
        let mut import = Import::new(settings.clone(), Zone::utc());
        import.file("elm dental.csv", csv.as_bytes());
        let mut engine = Engine::new();
        engine.configure(&settings.to_json());
        let summary = engine.accept(import.finish().expect("tickets"), false);
        let text = format!("{summary:?}");
        assert!(!text.to_lowercase().contains("elm dental") && !text.contains("Brooks"), "{text}");
        let data = engine.data().expect("loaded");
        [0, 1].map(|row| data.tickets.text(Field::Title, row).to_owned())
    };
    let [first, second] = title(false);
    assert!(first.starts_with("Laptop of Technician ") && first.contains(" at Company "), "{first}");
    assert!(second.starts_with("Annual check; call Contact "), "{second}");
    assert_eq!(title(true), ["", ""]);
}

/// Everything in a file: a workbook is taken apart.
fn unpacked(name: &str, bytes: &[u8]) -> String {
    if !name.ends_with(".xlsx") {
        return String::from_utf8(bytes.to_vec()).expect("text");
    }
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is a ZIP");
    let mut all = String::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).expect("a part");
        all.push_str(&part.name().expect("a name"));
        std::io::Read::read_to_string(&mut part, &mut all).expect("XML");
    }
    // Apostrophes and the like are written as they are; these are not.
    all.replace("&amp;", "&").replace("&quot;", "\"")
}

#[test]
fn no_file_of_a_masked_desk_holds_a_name() {
    let clear = desk(&Settings::default());
    let names = names(&clear);
    let masked = desk(&masked_settings());
    let mut seen = 0;
    for fragment in ["#/tickets", "#/tickets?pick=kpi:sla_overdue", "#/entries", "#/entries?pick=period:"] {
        for format in [ListFormat::Csv, ListFormat::Xlsx] {
            let file = |engine: &Engine| match engine.export(&Query::from_fragment(fragment), format) {
                Response::Exported { name, bytes, .. } => format!("{name}\n{}", unpacked(&name, &bytes)),
                other => panic!("no file: {other:?}"),
            };
            seen += found_in(&file(&clear), &names).len();
            assert_eq!(found_in(&file(&masked), &names), Vec::<String>::new(), "{fragment} {format:?}");
        }
    }
    assert!(seen > 100, "without the mask the names are there: the search finds something");
}

/// All addresses of a page that lead into this app.
fn addresses(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) if text.starts_with("#/") => {
            found.insert(text.clone());
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| addresses(value, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|value| addresses(value, found)),
        _ => {}
    }
}

#[test]
fn a_sent_link_of_any_page_holds_no_name_and_shows_the_same() {
    let scenarios = vec![zenboard::settings::Scenario {
        name: "Without Harbor".into(),
        levers: [("technicians".to_owned(), "2".to_owned())].into(),
    }];
    let engine = desk(&Settings { scenarios, ..Settings::default() });
    let mut names = names(&engine);
    names.insert("Without Harbor".into());
    let data = engine.data().expect("loaded");
    let technician = data.resources.keys().next().expect("technicians").clone();
    let mut questions = pages(data.number(0));
    questions.extend(
        [
            "#/huddle?turn=start", "#/forecast?tab=what-if", "#/forecast?tab=people",
            "#/manager?view=compare&by=resource", "#/manager?view=compare",
        ]
        .map(Query::from_fragment),
    );
    questions.push(Query::default().on(Page::Workload).with_option("tech", &technician));
    let mut links = BTreeSet::new();
    for query in &questions {
        addresses(&serde_json::to_value(screen(&engine, query)).expect("plain data"), &mut links);
    }
    let named: Vec<Query> =
        links.iter().map(|link| Query::from_fragment(link)).filter(|query| query.sealed() != *query).collect();
    for kind in ["tech=", "turn=of", "left=", "right=", "beside=", "company=", "resource=", "pick=tech"] {
        let is_there = |query: &Query| query.to_fragment().contains(kind);
        assert!(named.iter().any(is_there), "no page links by {kind}");
    }
    for link in &links {
        let sent = Query::from_fragment(link).sealed().to_fragment();
        assert_eq!(found_in(&sent.replace("%20", " ").replace("%2C", ","), &names), Vec::<String>::new(), "{link}");
    }
    // A few of each kind: all of them take a while.
    let mut seen = std::collections::BTreeMap::<String, u32>::new();
    for query in named {
        let kinds: Vec<&str> = query.options.iter().map(|(name, _)| name.as_str()).collect();
        let picks: Vec<&str> = query.picks.iter().map(|pick| pick.rule.as_str()).collect();
        let count = seen.entry(format!("{:?} {kinds:?} {picks:?}", query.page.path())).or_default();
        *count += 1;
        if *count <= 2 {
            let sent = Query::from_fragment(&query.sealed().to_fragment());
            let (mut there, here) = (screen(&engine, &sent), screen(&engine, &query));
            // The receiver's address bar shows the names that the receiver's own data have.
            assert_eq!(Query::from_fragment(&there.header.address), query);
            there.header.address.clone_from(&here.header.address);
            assert_eq!(there, here, "{}", query.to_fragment());
        }
    }
}

#[test]
fn what_was_written_is_shown_with_pseudonyms_and_labels_keep_their_meaning() {
    let csv = "Ticket Number,Title,Company,Contact,Resource,Status,Queue,Priority,Created\n\
        T1,a,Elm Dental,Ann,\"Brooks, Hugo\",Waiting on Hugo Brooks,Elm Dental,Elm Dental VIP,2026-06-30 09:10\n\
        T2,b,Oak,Ann,\"Brooks, Hugo\",New,Triage,Low,2026-06-30 09:10\n";
    let mut settings = masked_settings();
    settings.statuses.insert("Waiting on Hugo Brooks".into(), StatusMeaning::WaitingVendor);
    settings.queues.insert("Elm Dental".into(), QueueRole::Triage);
    settings.priorities.insert("Elm Dental VIP".into(), Workflow::Critical);
    settings.remarks = zenboard::settings::read_remark_lines("2026-06-29 Elm Dental moved").0;
    settings.report.title = "Elm Dental, and what Hugo Brooks does".into();
    settings.report.logo = "data:image/png;base64,AAAA".into();
    settings.report.write("summary", "What", "Ask Brooks, Hugo about Elm Dental");
    let mut engine = Engine::new();
    engine.configure(&settings.to_json());
    let mut import = Import::new(settings.clone(), Zone::utc());
    import.file("tickets.csv", csv.as_bytes());
    engine.accept(import.finish().expect("tickets"), false);
    let facts = |engine: &Engine| {
        let facts = &engine.data().expect("loaded").facts;
        (facts.meaning[0], facts.role[0], facts.workflow[0])
    };
    let before = facts(&engine);
    assert_eq!(before, (StatusMeaning::WaitingVendor, QueueRole::Triage, Workflow::Critical));
    // Any other change of the settings takes the labels again: they are pseudonyms by now.
    settings.period_days = 14;
    engine.configure(&settings.to_json());
    assert_eq!(facts(&engine), before);
    let shown = engine.settings().to_json();
    let names = ["Elm Dental", "Brooks", "Hugo"].map(str::to_owned).into();
    assert_eq!(found_in(&shown, &names), Vec::<String>::new());
    assert!(engine.settings().report.logo.is_empty());
    // A pseudonym that was chosen from a masked page is understood.
    let company = engine.data().expect("loaded").label(Field::Company, 1).to_owned();
    settings.own_companies.push(company.clone());
    engine.configure(&settings.to_json());
    assert!(engine.settings().own_companies.contains(&company));
}
