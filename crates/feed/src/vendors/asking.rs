//! What a question to a vendor is made of, and what all vendors' rows have in common.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use base::{DAY, Secret, Timestamp};

use super::super::records::{Rows, Store, plain};
use super::super::site::SourceSpec;

/// How far before the newest known change an incremental list begins: rows may be written late.
const OVERLAP: i64 = 120;
/// Ids in one condition of a query.
pub(super) const IDS_AT_ONCE: usize = 400;

/// The column by which a table of technicians is known; the interfaces do not say it, so that the settings do.
pub(super) const WEEKLY_HOURS: &str = "weeklyHours";

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
    pub(super) fn first_day(&self) -> Timestamp {
        self.now.plus(-DAY * i64::from(self.spec.days))
    }

    /// From where on changes of a table are asked; `None` when all of it is.
    pub(super) fn since(&self, table: &str) -> Option<Timestamp> {
        if self.is_full {
            return None;
        }
        let newest = Timestamp::from_rfc3339(&zoned(&self.store.get(table)?.newest))?;
        Some(newest.plus(-OVERLAP))
    }

    /// What was typed in under a name; empty when nothing was.
    pub(super) fn key(&self, name: &str) -> Secret {
        self.keys.get(name).cloned().unwrap_or_default()
    }
}

/// A table's rows, even when there are none yet.
pub(super) fn table<'s>(store: &'s Store, name: &str) -> Option<&'s Rows> {
    store.get(name).filter(|rows| !rows.is_empty())
}

/// From one column of a table to another.
pub(super) fn lookup(
    store: &Store,
    name: &str,
    value: impl Fn(&Map<String, Value>) -> String,
) -> BTreeMap<String, String> {
    let Some(rows) = store.get(name) else {
        return BTreeMap::new();
    };
    rows.objects().map(|(id, row)| (id.to_owned(), value(&row))).collect()
}

/// A cell of a row as text.
pub(super) fn cell(row: &Map<String, Value>, name: &str) -> String {
    row.get(name).map(plain).unwrap_or_default()
}

/// Puts the text behind a code into another column; a code that is not known stays as it is.
pub(super) fn resolve(row: &mut Map<String, Value>, from: &str, to: &str, known: &BTreeMap<String, String>) {
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
pub(super) fn zoned(text: &str) -> String {
    let has_time = text.len() > 11 && text.as_bytes().get(10) == Some(&b'T');
    let tail = text.get(11..).unwrap_or_default();
    if has_time && !tail.contains(['Z', 'z', '+', '-']) { format!("{text}Z") } else { text.to_owned() }
}
