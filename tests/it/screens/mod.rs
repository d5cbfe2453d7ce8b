//! Every screen of small desks, in English and in German, against what they said before: the net under every change of
//! structure.
//!
//! A difference that is wanted is taken over with
//! `INSTA_UPDATE=always cargo test --features cli,charts --test it screens`, and its commit says why. English screens are
//! kept whole; of German ones what differs from English.

mod desks;
mod text;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde_json::{Map, Value, json};
use zenboard::engine::{Engine, report_json};
use zenboard::language::{self, Locale};
use zenboard::protocol::Response;
use zenboard::query::Query;

use crate::languages::in_german;
use desks::Desk;
use text::{difference, hash, pretty, relate, slim};
use walk::questions;

fn screen(engine: &Engine, query: &Query) -> Value {
    match engine.answer(query) {
        Response::Screen(screen) => serde_json::to_value(&*screen).expect("plain data"),
        other => panic!("{}: no screen: {other:?}", query.to_fragment()),
    }
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

/// Something that a desk says: the file, its place there, and what it is.
struct Said {
    file: String,
    key: String,
    value: Value,
}

impl Said {
    fn new(file: impl Into<String>, key: impl Into<String>, value: &Value) -> Self {
        Self { file: file.into(), key: key.into(), value: slim(value, "") }
    }

    fn page(&self) -> &str {
        self.key.split('?').next().unwrap_or_default()
    }
}

/// Everything that a desk says.
fn everything(desk: &Desk, queries: &[Query]) -> Vec<Said> {
    let mut all = Vec::new();
    for query in queries {
        let own = query.to_fragment();
        let mut shown = screen(&desk.engine, query);
        let header = shown["header"].take();
        if *query == Query::default() {
            all.push(Said::new("header", &own, &header));
        }
        shown["header"] = format!("{:016x}", hash(&header.to_string())).into();
        relate(&mut shown, &own);
        all.push(Said::new(file_of(query), own, &shown));
    }
    for levers in ["", "&tech_delta=1&endpoints_pct=20&beside=Two%20leave"] {
        let fragment = format!("#/forecast?tab=what-if{levers}");
        let played = match desk.engine.play(&Query::from_fragment(&fragment)) {
            Ok(play) => play.play_all(),
            Err(refused) => refused,
        };
        all.push(Said::new("forecast-played", fragment, &serde_json::to_value(played).expect("plain data")));
    }
    all.push(Said::new("imported", "summary", &desk.imported));
    let data = desk.engine.data().expect("there is data");
    let report = report_json(data, desk.engine.settings(), &Query::default());
    all.push(Said::new("report-json", "report", &report));
    all
}

/// By file: of each screen what differs from the first of its file or its page, or the whole where that is no shorter.
fn by_file(all: &[Said]) -> BTreeMap<String, Value> {
    let mut files: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for (at, said) in all.iter().enumerate() {
        let is_alike = |other: &&Said| other.file == said.file || other.page() == said.page();
        let firsts = [all[..at].iter().find(|other| other.file == said.file), all[..at].iter().find(is_alike)];
        let differences = firsts.into_iter().flatten().map(|first| {
            let but = difference(&first.value, &said.value);
            json!({ "as": first.key, "but": but })
        });
        let length = |value: &Value| value.to_string().len();
        let shortest = differences.min_by_key(length).filter(|but| length(but) * 2 < length(&said.value));
        let value = shortest.unwrap_or_else(|| said.value.clone());
        let before = files.entry(said.file.clone()).or_default().insert(said.key.clone(), value);
        assert!(before.is_none(), "{} is kept twice", said.key);
    }
    files.into_iter().map(|(file, screens)| (file, Value::Object(screens))).collect()
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
    let mut german = everything(&desk(), &queries);
    language::speak(Locale::ENGLISH, None);
    assert!(english.len() > 100 && english.len() == german.len(), "{}", english.len());
    for (german, english) in german.iter_mut().zip(&english) {
        assert_eq!((&german.file, &german.key), (&english.file, &english.key));
        german.value = difference(&english.value, &german.value).unwrap_or_default();
    }
    let (english, differences) = (by_file(&english), by_file(&german));
    let mut changed = held(&format!("{folder}/en"), &english);
    changed.extend(held(&format!("{folder}/de"), &differences));
    assert!(changed.is_empty(), "{} files of screens changed:\n{}", changed.len(), changed.join("\n"));
}

#[test]
fn the_sample_desk_says_what_it_said() {
    hold_desk("sample", desks::sample);
}

#[test]
fn a_bare_desk_says_what_it_said() {
    hold_desk("bare", desks::bare);
}

#[test]
fn a_desk_with_histories_says_what_it_said() {
    hold_desk("log", desks::log);
}
