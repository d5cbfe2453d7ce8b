//! Languages: their files hold every text of the sources and no other, and every screen speaks them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use serde_json::Value;
use zenboard::engine::Engine;
use zenboard::language::{self, Catalogue, LANGUAGES, Language, Locale};
use zenboard::protocol::Response;
use zenboard::query::{Page, Query};
use zenboard::screen::Screen;
use zenboard::settings::{read_target, target_text};

use crate::masking::desk;

/// Every text of `say!` and `term!` in the sources, with where it stands.
fn texts() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src"), root.join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let source = fs::read_to_string(&path).expect("a source");
                let tokens: TokenStream = source.parse().expect("Rust");
                let place = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path);
                collect(tokens, &place.display().to_string(), &mut found);
            }
        }
    }
    found
}

/// Tests say what they like.
fn is_test_module(tokens: &[TokenTree], at: usize) -> bool {
    let word = |at: usize, wanted: &str| matches!(tokens.get(at), Some(TokenTree::Ident(word)) if word == wanted);
    word(at, "mod") && (word(at + 1, "tests"))
}

fn collect(tokens: TokenStream, place: &str, found: &mut BTreeMap<String, String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        if is_test_module(&tokens, at) {
            at += 3;
            continue;
        }
        if let (TokenTree::Ident(name), Some(TokenTree::Punct(mark)), Some(TokenTree::Group(said))) =
            (&tokens[at], tokens.get(at + 1), tokens.get(at + 2))
            && (name == "say" || name == "term" || name == "count")
            && mark.as_char() == '!'
        {
            // A counted sentence begins with two texts.
            let most = if name == "count" { 2 } else { 1 };
            let literals = said.stream().into_iter().step_by(2).take(most);
            for literal in literals.filter(|token| matches!(token, TokenTree::Literal(_))) {
                let text: syn::LitStr = syn::parse2(literal.into()).expect("a text");
                found.entry(text.value()).or_insert_with(|| place.to_owned());
            }
        }
        if let TokenTree::Group(group) = &tokens[at] {
            collect(group.stream(), place, found);
        }
        at += 1;
    }
}

fn file_of(language: Language) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/languages").join(format!("{}.json", language.tag()))
}

/// With `ZENBOARD_WRITE_LANGUAGES=1` the files get what they lack, to be filled in, and lose what nobody says.
#[test]
fn every_text_is_in_every_language() {
    let texts = texts();
    assert!(texts.len() > 2_000, "{}", texts.len());
    for language in LANGUAGES.into_iter().filter(|language| *language != Language::English) {
        let path = file_of(language);
        let json = fs::read_to_string(&path).expect("the language's file");
        let mut all: BTreeMap<String, Value> = serde_json::from_str(&json).expect("texts by their English");
        if std::env::var_os("ZENBOARD_WRITE_LANGUAGES").is_some() {
            let mut next: BTreeMap<&str, Value> =
                texts.keys().map(|text| (text.as_str(), all.get(text).cloned().unwrap_or_else(|| "".into()))).collect();
            next.extend(all.get("@language").map(|tag| ("@language", tag.clone())));
            let json = serde_json::to_string_pretty(&next).expect("texts");
            fs::write(&path, json + "\n").expect("the language's file");
        }
        all.remove("@language");
        // Of forms by plural category that of "other", which stands where nothing is counted.
        let words = |value: &Value| value.as_str().or_else(|| value["other"].as_str()).unwrap_or_default().to_owned();
        let held: BTreeMap<String, String> = all.iter().map(|(text, value)| (text.clone(), words(value))).collect();
        let missing: Vec<String> = texts
            .iter()
            .filter(|(text, _)| held.get(*text).is_none_or(String::is_empty))
            .map(|(text, place)| format!("{place}: {text}"))
            .collect();
        assert!(missing.is_empty(), "{} lacks {}:\n{}", language.tag(), missing.len(), missing.join("\n"));
        let unsaid: Vec<&String> = held.keys().filter(|text| !texts.contains_key(*text)).collect();
        assert!(unsaid.is_empty(), "nobody says these of {}: {unsaid:#?}", language.tag());
        let (_, unfit) = Catalogue::read(&json).expect("an object");
        assert!(unfit.is_empty(), "braces of {} do not fit: {unfit:#?}", language.tag());
        // What stands at the ends joins neighbours.
        let ends = |text: &str| (text.starts_with(' '), text.ends_with(' '));
        let joined: Vec<&String> =
            held.iter().filter(|(text, words)| ends(text) != ends(words)).map(|(text, _)| text).collect();
        assert!(joined.is_empty(), "spaces at the ends of {} differ: {joined:#?}", language.tag());
    }
}

/// A language in which every text stands in brackets: what stands outside was not looked up.
fn bracketed() -> &'static Catalogue {
    let texts: BTreeMap<String, String> = texts()
        .into_keys()
        .map(|text| {
            let words = format!("⟦{text}⟧");
            (text, words)
        })
        .collect();
    let json = serde_json::to_string(&texts).expect("texts");
    Catalogue::read(&json).expect("an object").0
}

fn strings(value: &Value, key: &str, out: &mut BTreeSet<(String, String)>) {
    match value {
        Value::String(text) => {
            out.insert((key.to_owned(), text.clone()));
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, key, out)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| strings(value, key, out)),
        _ => {}
    }
}

/// What every screen shows outside of brackets, with its page: texts that nobody looked up, and data.
fn outside(engine: &Engine, queries: &[Query]) -> BTreeSet<(String, String, String)> {
    let mut left = BTreeSet::new();
    for query in queries {
        let Response::Screen(screen) = engine.answer(query) else {
            panic!("no screen: {query:?}");
        };
        let mut all = BTreeSet::new();
        strings(&serde_json::to_value(&*screen).expect("plain data"), "", &mut all);
        for (key, text) in all {
            left.insert((key, outside_brackets(&text), query.to_fragment()));
        }
    }
    left
}

/// Fields of screens that nobody reads.
const UNREAD: [&str; 21] = [
    "href", "sort_href", "leave_href", "id", "kind", "tone", "path", "place", "zone", "mark", "page", "reset", "back",
    "forward", "align", "good", "outside", "find", "key", "sorted", "nothing",
];

/// Links of screens, one for each kind of list, and all tickets.
fn links(engine: &Engine, queries: &[Query]) -> Vec<Query> {
    let mut found = BTreeMap::new();
    for query in queries {
        let Response::Screen(screen) = engine.answer(query) else {
            panic!("no screen: {query:?}");
        };
        let mut all = BTreeSet::new();
        strings(&serde_json::to_value(&*screen).expect("plain data"), "", &mut all);
        for (_, text) in all.into_iter().filter(|(_, text)| text.starts_with("#/")) {
            let query = Query::from_fragment(&text);
            let rules: Vec<(String, String)> = query
                .picks
                .iter()
                .map(|pick| {
                    let is_id = pick.value.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
                    (pick.rule.clone(), if is_id { pick.value.clone() } else { String::new() })
                })
                .collect();
            let options: Vec<String> = query.options.iter().map(|(name, _)| name.clone()).collect();
            let kind = (query.page.path().to_owned(), rules, options, query.group.clone());
            // Each ticket has a history of its own to tell.
            let ticket = match &query.page {
                Page::Ticket(number) => number.clone(),
                _ => String::new(),
            };
            found.entry(format!("{kind:?} {ticket}")).or_insert(query);
        }
    }
    found.into_values().collect()
}

#[test]
fn every_screen_speaks_the_language() {
    let settings = zenboard::settings::Settings::default();
    let engine = desk(&settings);
    let mut queries = crate::masking::pages("T20260630.0001");
    queries.extend(links(&engine, &queries));
    assert!(queries.len() > 150, "{}", queries.len());
    // What is said at import is said in the language too.
    language::speak(Locale::of_tag("de"), Some(bracketed()));
    let engine = desk(&settings);
    let left = outside(&engine, &queries);
    language::speak(Locale::ENGLISH, None);
    // Data and the names that the method gives to workflows are shown as they are.
    let sample = crate::masking::sample();
    let mut known: BTreeSet<&str> = sample.iter().map(|(name, _)| name.as_str()).flat_map(pieces).collect();
    known.extend(sample.iter().filter_map(|(_, text)| text.split_once('\n')).flat_map(|(_, rows)| pieces(rows)));
    known.extend(zenboard::settings::Workflow::ALL.map(|workflow| workflow.title()));
    known.extend(["SLA", "KPI", "FTE", "kB", "MB", "min", "Autotask"]);
    // What columns are called stands before what they are.
    let headers: BTreeSet<&str> =
        sample.iter().filter_map(|(_, text)| text.lines().next()).flat_map(|line| line.split(',')).collect();
    let mut english = BTreeMap::new();
    for (key, text, page) in &left {
        if UNREAD.contains(&key.as_str()) || text.starts_with("#/") {
            continue;
        }
        for piece in pieces(text) {
            let is_word = piece.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
            let is_header = text.contains('→') && headers.contains(piece);
            if is_word && !known.contains(piece) && !is_header {
                english.insert((key, piece), page);
            }
        }
    }
    assert!(english.is_empty(), "{} texts were not looked up:\n{:#?}", english.len(), english);
}

/// What stands between the marks of sentences and tables.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(['·', ':', ',', ';', '→', '(', ')', '\n', '\r', '"', '“', '”', '–', '.']).map(str::trim)
}

fn outside_brackets(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|letter| {
            match letter {
                '⟦' => depth += 1,
                '⟧' => depth -= 1,
                _ => {}
            }
            depth == 0 && !matches!(letter, '⟦' | '⟧')
        })
        .collect()
}

pub fn in_german() {
    let json = fs::read_to_string(file_of(Language::German)).expect("the language's file");
    language::speak(Locale::of_tag("de-DE"), Some(Catalogue::read(&json).expect("an object").0));
}

#[test]
fn targets_are_read_as_they_are_written_in_every_language() {
    for speak in [in_german as fn(), || language::speak(Locale::ENGLISH, None)] {
        speak();
        for typed in
            ["4 h", "90 min", "1 day", "2 days", "24 h around the clock", "8 h, end of day", "3 days, end of day"]
        {
            let target = read_target(typed).expect(typed).expect("a target");
            let written = target_text(target);
            assert_eq!(read_target(&written).expect(&written), Some(target), "{typed} is written {written}");
        }
    }
    language::speak(Locale::ENGLISH, None);
}

#[test]
fn figures_are_the_same_in_every_language() {
    let settings = zenboard::settings::Settings::default();
    let queries = crate::masking::pages("T20260630.0001");
    let english = desk(&settings);
    let before: Vec<Screen> = queries.iter().map(|query| screen(&english, query)).collect();
    let in_brackets = || language::speak(Locale::of_tag("de-DE"), Some(bracketed()));
    for speak in [&in_german as &dyn Fn(), &in_brackets] {
        speak();
        let other = desk(&settings);
        for (query, before) in queries.iter().zip(&before) {
            let shown = screen(&other, query);
            assert!(shown != *before, "{}", query.to_fragment());
            assert_eq!(hrefs(&shown), hrefs(before), "{}", query.to_fragment());
            assert_eq!(numbers(&shown), numbers(before), "{}", query.to_fragment());
        }
    }
    language::speak(Locale::ENGLISH, None);
}

/// Words of one language are never looked for in texts of another: columns hold what their heads say in German too.
#[test]
fn goals_of_the_report_and_heads_of_boards_are_cut_from_no_sentence() {
    in_german();
    let engine = desk(&zenboard::settings::Settings::default());
    let tables = |fragment: &str| -> Vec<zenboard::screen::TableView> {
        let board = screen(&engine, &Query::from_fragment(fragment)).board;
        let blocks = board.sections.into_iter().flat_map(|section| section.blocks);
        let is_table = |block| match block {
            zenboard::screen::Block::Table(table) => Some(table),
            _ => None,
        };
        blocks.filter_map(is_table).collect()
    };
    let findings = tables("#/report").remove(0);
    let heads: Vec<String> =
        tables("#/coordinator").into_iter().flat_map(|table| table.heads).map(|head| head.title).collect();
    language::speak(Locale::ENGLISH, None);
    assert!(!findings.rows.is_empty(), "the sample desk misses goals");
    for row in &findings.rows {
        let goal = &row[2].text;
        assert!(goal == "0" || goal.starts_with(['≤', '≥', '>']), "{goal}");
    }
    assert!(heads.iter().any(|head| head == "2 Tage ohne Aktivität"), "{heads:?}");
}

/// A file that was saved in one language is compared with one of another: rules and ids are the same.
#[test]
fn engagement_files_are_compared_across_languages() {
    let settings = zenboard::settings::Settings::default();
    let taken = || {
        let Response::Exported { bytes, .. } = desk(&settings).engagement(&Query::default(), "A", false) else {
            panic!("no file");
        };
        let file: Value = serde_json::from_slice(&bytes).expect("JSON");
        file["figures"].as_array().expect("figures").clone()
    };
    let english = taken();
    in_german();
    let german = taken();
    language::speak(Locale::ENGLISH, None);
    assert!(english.len() > 20 && english.len() == german.len(), "{}", english.len());
    for (one, other) in english.iter().zip(&german) {
        for key in ["id", "definition", "kind", "value", "part", "whole", "goal"] {
            assert_eq!(one[key], other[key], "{key} of {}", one["id"]);
        }
    }
    assert!(english.iter().zip(&german).any(|(one, other)| one["title"] != other["title"]));
}

fn screen(engine: &Engine, query: &Query) -> Screen {
    match engine.answer(query) {
        Response::Screen(screen) => *screen,
        other => panic!("no screen: {other:?}"),
    }
}

/// All links of a screen, in order.
fn hrefs(screen: &Screen) -> Vec<String> {
    let json = serde_json::to_string(screen).expect("plain data");
    json.split('"').filter(|text| text.starts_with("#/")).map(ToOwned::to_owned).collect()
}

/// All numbers of a screen, in order: counts, points of charts, shares.
fn numbers(screen: &Screen) -> Vec<String> {
    fn collect(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Number(number) => found.push(number.to_string()),
            Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            Value::Object(fields) => fields.values().for_each(|value| collect(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::to_value(screen).expect("plain data"), &mut found);
    found
}
