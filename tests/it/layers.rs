//! Layers that Cargo cannot see: which room of `src`, and which folder of a crate, may use which; and circles of files.
//!
//! Read from the sources: every path that a file outside its tests names is followed, through re-exports, to the file
//! that defines what is named.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Every room may use these: zones and moments, words, the names of figures.
const GROUND: [&str; 4] = ["base", "language", "say", "desk::figure_id"];

/// Which rooms a room of `src` may use, beside itself and the ground.
const ROOMS: [(&str, &[&str]); 6] = [
    (
        "ui",
        &[
            "worker", "protocol", "screen", "feed", "desk::dataset", "desk::query", "desk::settings", "desk::table",
            "sla",
        ],
    ),
    (
        "worker",
        &[
            "engine", "sample", "protocol", "screen", "feed", "desk::import", "desk::query", "desk::settings", "sla",
            "ingest",
        ],
    ),
    (
        "engine",
        &[
            "protocol", "screen", "desk::import", "desk::engagement", "desk::rule", "desk::figure", "desk::dataset",
            "desk::query", "desk::settings", "desk::table", "forecast",
        ],
    ),
    ("protocol", &["screen", "feed", "desk::engagement", "desk::dataset", "desk::query", "desk::settings"]),
    ("sample", &[]),
    (
        "bin",
        &[
            "worker", "ui", "engine", "sample", "protocol", "screen", "feed", "desk::import", "desk::engagement",
            "desk::figure", "desk::query", "desk::settings", "desk::table", "sla", "ingest",
        ],
    ),
];

/// Folders of `desk`, each of which may use those before it.
const DESK: [&str; 8] = ["query", "table", "settings", "dataset", "figure", "rule", "engagement", "import"];

/// Uses against these rules that are there still: file and room. The list may only become shorter.
const EXCEPTIONS: [(&str, &str); 2] =
    [("crates/desk/src/settings/mod.rs", "desk::dataset"), ("src/ui/actions/folder.rs", "ingest")];

/// No circle of files is larger.
const LARGEST_CIRCLE: usize = 3;

/// A file of a crate, and what it names.
struct Source {
    /// From the root of the project.
    path: String,
    krate: String,
    module: Vec<String>,
    /// All paths that it names.
    paths: BTreeSet<Vec<String>>,
    /// What it names anew: the name, and the path behind it.
    names: BTreeMap<String, Vec<String>>,
    /// Modules all of whose names it gives on.
    globs: Vec<Vec<String>>,
    /// What it defines.
    items: BTreeSet<String>,
}

/// All sources, by crate and module.
struct Sources {
    files: Vec<Source>,
    by_module: BTreeMap<(String, Vec<String>), usize>,
}

fn word(token: Option<&TokenTree>) -> Option<String> {
    match token {
        Some(TokenTree::Ident(word)) => Some(word.to_string()),
        _ => None,
    }
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_path_mark(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

/// The end of the item at `at`: after its body, or after its semicolon.
fn end_of_item(tokens: &[TokenTree], mut at: usize) -> usize {
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
            TokenTree::Punct(punct) if punct.as_char() == ';' => break,
            _ => {}
        }
    }
    at
}

/// Whether tests begin here: an attribute `cfg(test)`.
fn is_test_attribute(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), '#')
        && matches!(tokens.get(at + 1), Some(TokenTree::Group(group)) if group.to_string().replace(' ', "").starts_with("[cfg(test)"))
}

impl Source {
    fn read(&mut self, tokens: TokenStream, depth: usize) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            if is_test_attribute(&tokens, at) {
                at = end_of_item(&tokens, at + 2);
                continue;
            }
            match &tokens[at] {
                TokenTree::Ident(ident) if ident == "use" => {
                    let end = end_of_use(&tokens, at);
                    let is_public =
                        at > 0 && (word(tokens.get(at - 1)).as_deref() == Some("pub") || is_visibility(&tokens, at));
                    self.read_use(&tokens[at + 1..end], Vec::new(), depth == 0 && is_public);
                    at = end;
                    continue;
                }
                TokenTree::Ident(ident) => {
                    let kinds = ["struct", "enum", "trait", "type", "fn", "const", "static", "mod", "union"];
                    if depth == 0
                        && kinds.iter().any(|kind| ident == kind)
                        && let Some(name) = word(tokens.get(at + 1))
                    {
                        self.items.insert(name);
                    }
                    let is_inside = at >= 2 && is_path_mark(&tokens, at - 2);
                    if is_path_mark(&tokens, at + 1) && !is_inside {
                        self.paths.insert(path_at(&tokens, at));
                    }
                }
                TokenTree::Group(group) => self.read(group.stream(), depth + 1),
                _ => {}
            }
            at += 1;
        }
    }

    /// One branch of a `use`: `a::b`, `a::{b, c as d}`, `a::*`.
    fn read_use(&mut self, tokens: &[TokenTree], prefix: Vec<String>, is_public: bool) {
        for branch in tokens.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')) {
            let mut path = prefix.clone();
            let mut name = None;
            let mut rest = branch.iter();
            while let Some(token) = rest.next() {
                match token {
                    TokenTree::Ident(ident) if ident == "as" => name = rest.next().map(ToString::to_string),
                    TokenTree::Ident(ident) => path.push(ident.to_string()),
                    TokenTree::Group(group) => {
                        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                        self.read_use(&inner, std::mem::take(&mut path), is_public);
                    }
                    TokenTree::Punct(punct) if punct.as_char() == '*' => {
                        self.globs.extend(is_public.then(|| path.clone()));
                        self.paths.insert(std::mem::take(&mut path));
                    }
                    _ => {}
                }
            }
            if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
                path.pop();
            }
            if let Some(last) = path.last().cloned() {
                let name = name.unwrap_or(last);
                if !is_public {
                    self.paths.insert(path.clone());
                }
                self.names.insert(name, path);
            }
        }
    }
}

/// `pub(super) use`, `pub(crate) use`.
fn is_visibility(tokens: &[TokenTree], at: usize) -> bool {
    at > 1 && matches!(&tokens[at - 1], TokenTree::Group(_)) && word(tokens.get(at - 2)).as_deref() == Some("pub")
}

fn end_of_use(tokens: &[TokenTree], mut at: usize) -> usize {
    while at < tokens.len() && !is_punct(tokens.get(at), ';') {
        at += 1;
    }
    at
}

fn path_at(tokens: &[TokenTree], mut at: usize) -> Vec<String> {
    let mut path = Vec::new();
    while let Some(name) = word(tokens.get(at)) {
        path.push(name);
        if !is_path_mark(tokens, at + 1) {
            break;
        }
        at += 3;
    }
    path
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

impl Sources {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut crates = vec![("zenboard".to_owned(), root.join("src"))];
        for entry in fs::read_dir(root.join("crates")).expect("crates") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if path.is_dir() {
                crates.push((name, path.join("src")));
            }
        }
        let mut all = Self { files: Vec::new(), by_module: BTreeMap::new() };
        for (krate, folder) in crates {
            let mut paths = Vec::new();
            rust_files(&folder, &mut paths);
            paths.sort();
            for path in paths {
                let inside = path.strip_prefix(&folder).expect("inside").with_extension("");
                let mut module: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                if module.last().is_some_and(|last| last == "mod" || (module.len() == 1 && last == "lib")) {
                    module.pop();
                }
                // Tests may use what they like.
                if module.last().is_some_and(|last| last == "tests") {
                    continue;
                }
                let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
                let mut source = Source {
                    path: name,
                    krate: krate.clone(),
                    module: module.clone(),
                    paths: BTreeSet::new(),
                    names: BTreeMap::new(),
                    globs: Vec::new(),
                    items: BTreeSet::new(),
                };
                let text = fs::read_to_string(&path).expect("a source");
                source.read(text.parse().expect("Rust"), 0);
                all.by_module.insert((krate.clone(), module), all.files.len());
                all.files.push(source);
            }
        }
        all
    }

    fn at(&self, krate: &str, module: &[String]) -> Option<usize> {
        self.by_module.get(&(krate.to_owned(), module.to_vec())).copied()
    }

    /// The file that defines what a path in `from` names; `None` for what is none of ours.
    fn find(&self, from: usize, path: &[String], depth: usize) -> Option<usize> {
        let source = &self.files[from];
        let (first, mut rest) = path.split_first()?;
        let mut module = source.module.clone();
        let mut krate = source.krate.clone();
        match first.as_str() {
            "crate" => module.clear(),
            "self" => {}
            "super" => {
                module.pop();
                while let Some(("super", after)) = rest.split_first().map(|(first, after)| (first.as_str(), after)) {
                    module.pop();
                    rest = after;
                }
            }
            name if self.at(&krate, &[&module[..], &[name.to_owned()]].concat()).is_some() => {
                module.push(name.to_owned())
            }
            name if source.names.get(name).is_some_and(|named| named.as_slice() != [name]) && depth < 16 => {
                let named = source.names.get(name)?;
                return self.find(from, &[named, rest].concat(), depth + 1);
            }
            name if self.at(name, &[]).is_some() => {
                krate = name.to_owned();
                module.clear();
            }
            _ => return None,
        }
        self.descend(&krate, module, rest, depth)
    }

    fn descend(&self, krate: &str, mut module: Vec<String>, mut rest: &[String], depth: usize) -> Option<usize> {
        while let Some((name, after)) = rest.split_first() {
            module.push(name.clone());
            if self.at(krate, &module).is_some() {
                rest = after;
                continue;
            }
            module.pop();
            let here = self.at(krate, &module)?;
            let source = &self.files[here];
            if depth < 16 && !source.items.contains(name) {
                if let Some(named) = source.names.get(name) {
                    return self.find(here, &[named, after].concat(), depth + 1);
                }
                for glob in &source.globs {
                    let there = self.find(here, glob, depth + 1)?;
                    if self.files[there].items.contains(name) || self.files[there].names.contains_key(name) {
                        return self.find(here, &[glob, rest].concat(), depth + 1);
                    }
                }
            }
            return Some(here);
        }
        self.at(krate, &module)
    }

    /// The files that a file uses.
    fn used(&self, from: usize) -> BTreeSet<usize> {
        let paths = self.files[from].paths.iter();
        paths.filter_map(|path| self.find(from, path, 0)).filter(|&to| to != from).collect()
    }

    /// The room of a file: of `src` and of `desk` the folder, of others the crate.
    fn room(&self, file: usize) -> String {
        let source = &self.files[file];
        let first = source.module.first().cloned().unwrap_or_default();
        match source.krate.as_str() {
            "zenboard" if first == "main" => "bin".into(),
            "zenboard" => first,
            "desk" => format!("desk::{first}"),
            krate => krate.to_owned(),
        }
    }

    /// Circles of more files than are allowed, as paths, the largest first.
    fn circles(&self) -> Vec<Vec<&str>> {
        // A folder's own file and the files in it may know each other.
        let is_parent = |file: usize, other: usize| {
            let (file, other) = (&self.files[file], &self.files[other]);
            file.krate == other.krate && file.module.split_last().is_some_and(|(_, parent)| parent == other.module)
        };
        let uses: Vec<BTreeSet<usize>> = (0..self.files.len())
            .map(|file| self.used(file).into_iter().filter(|&other| !is_parent(file, other)).collect())
            .collect();
        let reach: Vec<BTreeSet<usize>> = (0..self.files.len()).map(|file| reached(&uses, file)).collect();
        let mut seen = BTreeSet::new();
        let mut circles = Vec::new();
        for file in 0..self.files.len() {
            if !seen.insert(file) {
                continue;
            }
            let circle: Vec<usize> =
                reach[file].iter().copied().filter(|&other| other == file || reach[other].contains(&file)).collect();
            seen.extend(&circle);
            if circle.len() > LARGEST_CIRCLE {
                circles.push(circle.into_iter().map(|file| self.files[file].path.as_str()).collect());
            }
        }
        circles.sort_by_key(|circle: &Vec<&str>| std::cmp::Reverse(circle.len()));
        circles
    }
}

fn reached(uses: &[BTreeSet<usize>], from: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(file) = waiting.pop() {
        waiting.extend(uses[file].iter().copied().filter(|&next| reached.insert(next)));
    }
    reached
}

/// Uses that no rule allows: file and room.
fn forbidden(sources: &Sources) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (at, source) in sources.files.iter().enumerate() {
        let room = sources.room(at);
        for to in sources.used(at) {
            let other = sources.room(to);
            let is_allowed = match (source.krate.as_str(), source.module.as_slice()) {
                // A root only says what there is.
                _ if other.is_empty() || other == room || GROUND.contains(&other.as_str()) => true,
                (_, []) => true,
                ("zenboard", _) => {
                    let rule = ROOMS.iter().find(|(name, _)| *name == room);
                    rule.is_some_and(|(_, allowed)| allowed.contains(&other.as_str()))
                }
                ("desk", _) => {
                    let place = |room: &str| DESK.iter().position(|name| room == format!("desk::{name}"));
                    place(&other).is_none_or(|other| place(&room).is_some_and(|own| other < own))
                }
                _ => true,
            };
            if !is_allowed {
                found.insert((source.path.clone(), other));
            }
        }
    }
    found
}

#[test]
fn rooms_use_only_what_they_may() {
    let sources = Sources::read();
    let found = forbidden(&sources);
    let known: BTreeSet<(String, String)> =
        EXCEPTIONS.iter().map(|(file, room)| ((*file).to_owned(), (*room).to_owned())).collect();
    let new: Vec<_> = found.difference(&known).collect();
    assert!(new.is_empty(), "uses against the rules of this file: {new:#?}");
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(gone.is_empty(), "mended: take them out of EXCEPTIONS, so that they stay so: {gone:#?}");
}

#[test]
fn no_circle_of_files_is_large() {
    let sources = Sources::read();
    let circles = sources.circles();
    assert!(circles.is_empty(), "circles of more than {LARGEST_CIRCLE} files: {circles:#?}");
}

#[test]
fn the_sources_are_understood() {
    let sources = Sources::read();
    assert!(sources.files.len() > 300, "{}", sources.files.len());
    let place = |path: &str| sources.files.iter().position(|source| source.path == path).expect("a file");
    let (answer, dataset) = (place("src/engine/answer.rs"), place("crates/desk/src/dataset/mod.rs"));
    let used: BTreeSet<&str> = sources.used(answer).into_iter().map(|file| sources.files[file].path.as_str()).collect();
    // Through the re-exports of two crates; a name of the crate's own; nothing of a library.
    assert!(used.iter().any(|path| path.starts_with("crates/desk/src/dataset/")), "{used:#?}");
    assert!(used.contains("src/protocol/mod.rs") && used.contains("src/engine/own.rs"), "{used:#?}");
    assert_eq!(sources.find(answer, &["std".to_owned(), "fmt".to_owned()], 0), None);
    assert_eq!(sources.find(answer, &["crate".to_owned(), "dataset".to_owned()], 0), Some(dataset));
}
