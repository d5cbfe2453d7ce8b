//! Every screen of a sample desk and of a bare one, in English and in German, against what they said before: the net
//! under every change of structure.
//!
//! A difference that is wanted is taken over with `INSTA_UPDATE=always cargo test --features cli,charts --test it screens`,
//! and its commit says why. English screens are kept whole; of German ones what differs from English.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde_json::{Map, Value, json};
use zenboard::engine::{Engine, Import, report_json};
use zenboard::language::{self, Locale};
use zenboard::protocol::Response;
use zenboard::query::{Page, Query};
use zenboard::settings::{Scenario, Settings, read_remark_lines};

use crate::desk::{files, zone};
use crate::languages::in_german;
use crate::screen_text::{difference, hash, pretty, slim};

/// Tickets of the sample desk: few, so that the snapshots stay small.
const TICKETS: usize = 260;

/// Views and tabs that the crawl starts with: from each of them one link of every kind is followed.
const STARTS: &[&str] = &[
    "#/coordinator",
    "#/coordinator?group=queue",
    "#/intake",
    "#/workload",
    "#/huddle",
    "#/huddle?turn=start",
    "#/manager",
    "#/manager?view=groups",
    "#/manager?view=groups&group=company",
    "#/manager?view=groups&group=resource",
    "#/manager?view=hours",
    "#/manager?view=companies",
    "#/manager?view=team",
    "#/manager?view=compare",
    "#/manager?view=compare&by=company",
    "#/manager?view=coordinator",
    "#/manager?view=goals",
    "#/forecast",
    "#/forecast?tab=workflows",
    "#/forecast?tab=coming",
    "#/forecast?tab=people",
    "#/forecast?tab=what-if",
    "#/forecast?tab=rules",
    "#/tickets",
    "#/entries",
    "#/journey",
    "#/import",
    "#/audit",
    "#/compare",
    "#/report",
    "#/report?edit=1",
    "#/past",
    "#/past?as_of=2026-06-15T15:00:00Z",
    "#/coordinator?as_of=2026-06-15T15:00:00Z&rewind=1",
    "#/data",
    "#/settings",
    "#/help",
    "#/wall",
    "#/manager?wall=1",
    "#/forecast?wall=1",
    "#/journey?wall=1",
];

/// A desk to ask, what it said at import, and which scenarios are played on it.
struct Desk {
    engine: Engine,
    imported: Value,
}

fn read(settings: &Settings, files: &[(String, String)]) -> Desk {
    let mut engine = Engine::new();
    engine.configure(&settings.to_json());
    let mut import = Import::new(settings.clone(), zone());
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    let summary = engine.accept(import.finish().expect("the files have tickets"), false);
    Desk { engine, imported: serde_json::to_value(summary).expect("plain data") }
}

/// A desk with everything: histories, time entries, a calendar, calls, remarks, scenarios, a report, earlier imports.
fn sample() -> Desk {
    let mut settings = Settings {
        scenarios: vec![Scenario {
            name: "Two leave".into(),
            levers: [("tech_delta".to_owned(), "-2".to_owned())].into(),
        }],
        remarks: read_remark_lines("2026-06-15 Triage moved to mornings").0,
        ..Settings::default()
    };
    settings.report.title = "Elm Dental".into();
    settings.report.write("summary", "What", "Fewer tickets wait.");
    let mut desk = read(&settings, &files(TICKETS));
    let taken = |day: &str, name: &str| {
        let query = Query::from_fragment(&format!("#/manager?as_of=2026-{day}T15:00:00Z"));
        assert!(query.as_of.is_some(), "{query:?}");
        match desk.engine.engagement(&query, name, false) {
            Response::Exported { bytes, .. } => String::from_utf8(bytes).expect("text"),
            other => panic!("no file: {other:?}"),
        }
    };
    let history = ["04-30", "05-29", "06-15"].map(|day| taken(day, ""));
    let dropped = [("a.json".to_owned(), taken("03-31", "Before")), ("b.json".to_owned(), taken("06-29", "Peer"))];
    desk.engine.take_history(&history);
    assert!(matches!(desk.engine.take_engagements(&dropped), Response::Configured));
    desk
}

/// A desk of which little is known: what cannot be measured says why.
fn bare() -> Desk {
    let csv = "Ticket Number,Title,Status,Created\n\
        T1,Printer,New,2026-06-29 09:10\nT2,Laptop,Complete,2026-06-26 11:00\nT3,VPN,Half mast,2026-06-30 09:10\n";
    read(&Settings::default(), &[("tickets.csv".to_owned(), csv.to_owned())])
}

fn screen(engine: &Engine, query: &Query) -> Value {
    match engine.answer(query) {
        Response::Screen(screen) => serde_json::to_value(&*screen).expect("plain data"),
        other => panic!("{}: no screen: {other:?}", query.to_fragment()),
    }
}

fn links(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with("#/") => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| links(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| links(field, found)),
        _ => {}
    }
}

/// A word of ours, and no name or number of the data.
fn is_ours(value: &str) -> bool {
    value.starts_with(|letter: char| letter.is_ascii_lowercase())
        && value.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_-:".contains(letter))
}

fn ours(value: &str) -> &str {
    if is_ours(value) { value } else { "" }
}

/// Questions that are asked of the same code: one of each kind is enough.
fn kind(query: &Query) -> String {
    let picks: Vec<_> = query.picks.iter().map(|pick| (&pick.rule, ours(&pick.value))).collect();
    let options: Vec<_> = query.options.iter().map(|(name, value)| (name, ours(value))).collect();
    let filters: BTreeSet<_> = query.filters.iter().map(|(dimension, _)| dimension.id()).collect();
    let moment = (query.as_of.is_some(), query.rewound, query.period);
    format!("{} {picks:?} {options:?} {filters:?} {} {moment:?}", query.page.path(), ours(&query.group))
}

/// The questions: every start, and the shortest link of every kind that is found on one of them.
fn questions(engine: &Engine) -> Vec<Query> {
    let mut known = BTreeMap::new();
    let data = engine.data().expect("there is data");
    let tickets = (0..data.len()).step_by(data.len().div_ceil(6)).map(|row| Page::Ticket(data.number(row).to_owned()));
    let mut queries: Vec<Query> = STARTS.iter().map(|start| Query::from_fragment(start)).collect();
    queries.extend(tickets.map(|page| Query { page, ..Query::default() }));
    let mut found = BTreeSet::new();
    for query in &queries {
        known.insert(kind(query), ());
        links(&screen(engine, query), &mut found);
    }
    let mut found: Vec<String> = found.into_iter().collect();
    found.sort_by_key(|link| (link.len(), link.clone()));
    for link in found {
        let query = Query::from_fragment(&link);
        if known.insert(kind(&query), ()).is_none() {
            queries.push(query);
        }
    }
    queries
}

/// The file that a screen is kept in: one for each view, and for each rule of lists.
fn file_of(query: &Query) -> String {
    let of_page = ["view", "tab"].into_iter().find_map(|name| query.option(name));
    let rule = query.picks.first().map(|pick| pick.rule.as_str());
    let more = if query.is_wall() { Some("wall") } else { of_page.or(rule) };
    match more {
        Some(more) => format!("{}-{more}", query.page.path()),
        None => query.page.path().to_owned(),
    }
}

/// Everything that a desk says, by file.
fn everything(desk: &Desk, queries: &[Query]) -> BTreeMap<String, Value> {
    let mut all: BTreeMap<String, Vec<(String, Value)>> = BTreeMap::new();
    let mut keep = |file: String, key: String, value: &Value| all.entry(file).or_default().push((key, slim(value, "")));
    for query in queries {
        let mut shown = screen(&desk.engine, query);
        let header = shown["header"].take();
        if *query == Query::default() {
            keep("header".to_owned(), query.to_fragment(), &header);
        }
        shown["header"] = format!("{:016x}", hash(&header.to_string())).into();
        keep(file_of(query), query.to_fragment(), &shown);
    }
    for levers in ["", "&tech_delta=1&endpoints_pct=20&beside=Two%20leave"] {
        let fragment = format!("#/forecast?tab=what-if{levers}");
        let played = match desk.engine.play(&Query::from_fragment(&fragment)) {
            Ok(play) => play.play_all(),
            Err(refused) => refused,
        };
        keep("forecast-played".to_owned(), fragment, &serde_json::to_value(played).expect("plain data"));
    }
    keep("imported".to_owned(), "summary".to_owned(), &desk.imported);
    let data = desk.engine.data().expect("there is data");
    let report = report_json(data, desk.engine.settings(), &Query::default());
    keep("report-json".to_owned(), "report".to_owned(), &report);
    all.into_iter().map(|(file, screens)| (file, beside_the_first(screens))).collect()
}

/// The first screen of a file whole; of its neighbors what differs from it, where that is shorter.
fn beside_the_first(screens: Vec<(String, Value)>) -> Value {
    let (first, whole) = screens.first().cloned().unwrap_or_default();
    let short = |(key, value): (String, Value)| {
        let but = json!({ "as": first, "but": difference(&whole, &value) });
        let is_shorter = key != first && but.to_string().len() * 2 < value.to_string().len();
        (key, if is_shorter { but } else { value })
    };
    Value::Object(screens.into_iter().map(short).collect::<Map<_, _>>())
}

/// Holds all files of a folder against what was kept, and the folder against the files; says what is otherwise.
fn held(folder: &str, files: &BTreeMap<String, Value>) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots/screens").join(folder);
    let mut changed = Vec::new();
    for (name, value) in files {
        let text = pretty(value);
        let held = catch_unwind(AssertUnwindSafe(|| {
            insta::with_settings!({
                snapshot_path => &path, prepend_module_to_snapshot => false, omit_expression => true
            }, { insta::assert_snapshot!(name.as_str(), text) });
        }));
        changed.extend(held.is_err().then(|| format!("{folder}/{name} says something else")));
    }
    let kept: BTreeSet<String> = std::fs::read_dir(&path)
        .expect("the folder of snapshots")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".snap").map(str::to_owned))
        .collect();
    let gone = kept.into_iter().filter(|name| !files.contains_key(name));
    changed
        .extend(gone.map(|name| format!("{folder}/{name} is not shown any more: delete the file if that is wanted")));
    changed
}

fn hold_desk(folder: &str, desk: fn() -> Desk) {
    language::speak(Locale::ENGLISH, None);
    let english_desk = desk();
    let queries = questions(&english_desk.engine);
    let english = everything(&english_desk, &queries);
    in_german();
    let german = everything(&desk(), &queries);
    language::speak(Locale::ENGLISH, None);
    let differences: BTreeMap<String, Value> = german
        .iter()
        .map(|(file, value)| (file.clone(), difference(&english[file], value).unwrap_or(json!({}))))
        .collect();
    assert!(english.len() > 30 && english.len() == german.len(), "{}", english.len());
    let mut changed = held(&format!("{folder}/en"), &english);
    changed.extend(held(&format!("{folder}/de"), &differences));
    assert!(changed.is_empty(), "{} files of screens changed:\n{}", changed.len(), changed.join("\n"));
}

#[test]
fn the_sample_desk_says_what_it_said() {
    hold_desk("sample", sample);
}

#[test]
fn a_bare_desk_says_what_it_said() {
    hold_desk("bare", bare);
}
