//! What is asked of each vendor's interface, and how its rows become tables that the readers know.

mod autotask;
mod connectwise;
mod halopsa;
mod rest;
#[cfg(test)]
mod tests;

pub use rest::key_header;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use base::{DAY, Secret, Timestamp};

use super::call::{Call, Reply};
use super::records::{Rows, Store, plain};
use super::site::{SourceKind, SourceSpec};
use super::trouble::Trouble;
use super::walk::{List, Walk};

/// How far before the newest known change an incremental list begins: rows may be written late.
const OVERLAP: i64 = 120;
/// Ids in one condition of a query.
const IDS_AT_ONCE: usize = 400;

/// The column by which a table of technicians is known; the interfaces do not say it, so that the settings do.
const WEEKLY_HOURS: &str = "weeklyHours";

/// What was typed in, by name.
pub type Keys = BTreeMap<String, Secret>;

/// What a question is made of.
pub struct Asking<'a> {
    /// The source.
    pub spec: &'a SourceSpec,
    /// Its keys.
    pub keys: &'a Keys,
    /// Address of the interface.
    pub base: &'a str,
    /// A token that was fetched for it.
    pub token: Option<&'a Secret>,
    /// Now.
    pub now: Timestamp,
    /// Everything is asked anew, instead of what changed.
    pub is_full: bool,
    /// What is there already.
    pub store: &'a Store,
}

impl Asking<'_> {
    /// The begin of the days that are asked for.
    fn first_day(&self) -> Timestamp {
        self.now.plus(-DAY * i64::from(self.spec.days))
    }

    /// From where on changes of a table are asked; `None` when all of it is.
    fn since(&self, table: &str) -> Option<Timestamp> {
        if self.is_full {
            return None;
        }
        let newest = Timestamp::from_rfc3339(&zoned(&self.store.get(table)?.newest))?;
        Some(newest.plus(-OVERLAP))
    }

    fn key(&self, name: &str) -> Secret {
        self.keys.get(name).cloned().unwrap_or_default()
    }
}

/// A table as a file that the readers take: its name on screen and its JSON.
pub type Document = (String, Vec<u8>);

/// What has to be fetched before the first list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prelude {
    /// The address of the user's zone.
    Zone,
    /// A token.
    Token,
}

/// What a vendor wants fetched first, given whether it was fetched before.
pub fn prelude(asking: &Asking<'_>, has_zone: bool) -> Option<(Prelude, Call)> {
    match asking.spec.kind {
        SourceKind::Autotask if asking.spec.zone_lookup && !has_zone => {
            Some((Prelude::Zone, autotask::zone_call(asking)))
        }
        SourceKind::Halopsa if asking.token.is_none() && asking.key("token").is_empty() => {
            Some((Prelude::Token, halopsa::token_call(asking)))
        }
        _ => None,
    }
}

/// The address of the zone in an answer.
///
/// # Errors
/// When there is none.
pub fn zone_of(reply: &Reply) -> Result<String, Trouble> {
    autotask::zone_of(reply)
}

/// The token in an answer, and for how many seconds it is good.
///
/// # Errors
/// When there is none.
pub fn token_of(reply: &Reply) -> Result<(Secret, i64), Trouble> {
    halopsa::token_of(reply)
}

/// The lists that a refresh begins with.
pub fn lists(asking: &Asking<'_>) -> Vec<List> {
    match asking.spec.kind {
        SourceKind::Files => Vec::new(),
        SourceKind::Autotask => autotask::lists(asking),
        SourceKind::Connectwise => connectwise::lists(asking),
        SourceKind::Halopsa => halopsa::lists(asking),
        SourceKind::Rest => rest::lists(asking),
    }
}

/// The lists that become known from what came: what rows refer to. `round` counts from 1.
pub fn more(asking: &Asking<'_>, walk: &Walk, round: usize) -> Vec<List> {
    match asking.spec.kind {
        SourceKind::Autotask => autotask::more(asking, walk, round),
        _ => Vec::new(),
    }
}

/// The tables as the readers take them.
pub fn documents(spec: &SourceSpec, store: &Store) -> Vec<Document> {
    let tables = match spec.kind {
        SourceKind::Files => Vec::new(),
        SourceKind::Autotask => autotask::documents(store),
        SourceKind::Connectwise => connectwise::documents(store),
        SourceKind::Halopsa => halopsa::documents(store),
        SourceKind::Rest => rest::documents(spec, store),
    };
    tables.into_iter().map(|(table, bytes)| (format!("{} {table}", spec.name), bytes)).collect()
}

/// A table's rows, even when there are none yet.
fn table<'s>(store: &'s Store, name: &str) -> Option<&'s Rows> {
    store.get(name).filter(|rows| !rows.is_empty())
}

/// From one column of a table to another.
fn lookup(store: &Store, name: &str, value: impl Fn(&Map<String, Value>) -> String) -> BTreeMap<String, String> {
    let Some(rows) = store.get(name) else {
        return BTreeMap::new();
    };
    rows.objects().map(|(id, row)| (id.to_owned(), value(&row))).collect()
}

/// A cell of a row as text.
fn cell(row: &Map<String, Value>, name: &str) -> String {
    row.get(name).map(plain).unwrap_or_default()
}

/// Puts the text behind a code into another column; a code that is not known stays as it is.
fn resolve(row: &mut Map<String, Value>, from: &str, to: &str, known: &BTreeMap<String, String>) {
    let code = cell(row, from);
    let text = known.get(&code).filter(|text| !text.is_empty());
    let value = match (text, code.is_empty()) {
        (_, true) => Value::Null,
        (Some(text), _) => Value::String(text.clone()),
        (None, _) => Value::String(code),
    };
    if from != to {
        row.remove(from);
    }
    row.insert(to.to_owned(), value);
}

/// A moment without a zone is in UTC, as these interfaces give it.
fn zoned(text: &str) -> String {
    let has_time = text.len() > 11 && text.as_bytes().get(10) == Some(&b'T');
    let tail = text.get(11..).unwrap_or_default();
    if has_time && !tail.contains(['Z', 'z', '+', '-']) { format!("{text}Z") } else { text.to_owned() }
}
