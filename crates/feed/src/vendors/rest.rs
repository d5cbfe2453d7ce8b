//! Any interface that answers in JSON, as the site describes it.

use std::collections::BTreeMap;

use base::Secret;
use desk::dataset::{Entity, Field};

use super::super::call::{Call, join};
use super::super::records::{Keep, Store};
use super::super::site::{NextSpec, SourceSpec, TableSpec};
use super::super::walk::{List, Paging};
use super::asking::{Asking, table};

/// Names under which the tables are kept; more tables than these are not read.
const TABLES: [&str; 8] = ["table 1", "table 2", "table 3", "table 4", "table 5", "table 6", "table 7", "table 8"];

/// The header that carries the key of a source; `None` when it needs none.
pub fn key_header(spec: &SourceSpec, typed: &Secret) -> Option<(String, Secret)> {
    let key = if spec.public_token.is_empty() { typed.reveal() } else { &spec.public_token };
    if spec.header.is_empty() || key.is_empty() {
        return None;
    }
    let value = format!("{} {key}", spec.prefix);
    Some((spec.header.clone(), Secret::new(value.trim())))
}

pub(super) fn lists(asking: &Asking<'_>) -> Vec<List> {
    let typed = asking.key("token");
    TABLES
        .iter()
        .zip(&asking.spec.tables)
        .map(|(name, table)| {
            let url = match (asking.base.is_empty(), table.url.contains("://")) {
                (true, _) | (_, true) => table.url.clone(),
                (false, false) => join(asking.base, &table.url),
            };
            let mut call = Call::get(url);
            if let Some((header, key)) = key_header(asking.spec, &typed) {
                call = call.with(&header, key);
            }
            List {
                table: name,
                call,
                rows: table.rows.clone(),
                id: table.id.clone(),
                changed: "",
                total: table.next.total.clone(),
                paging: paging(&table.next),
                keep: if table.fields.is_empty() { Keep::Whole } else { Keep::Mapped(headers(table)) },
                adds: false,
            }
        })
        .collect()
}

/// JSON pointer → a header that the readers know for the field.
fn headers(table: &TableSpec) -> BTreeMap<String, String> {
    let entity = Entity::from_id(&table.entity).unwrap_or(Entity::Tickets);
    let header = |id: &str| Some((*Field::from_id(id)?.aliases(entity).first()?).to_owned());
    table.fields.iter().filter_map(|(pointer, field)| Some((pointer.clone(), header(field)?))).collect()
}

fn paging(next: &NextSpec) -> Paging {
    if next.link {
        Paging::Link
    } else if !next.pointer.is_empty() {
        Paging::Pointer { pointer: next.pointer.clone(), base: String::new(), path: String::new() }
    } else if !next.page.is_empty() {
        Paging::Number { parameter: next.page.clone(), size: 0 }
    } else {
        Paging::One
    }
}

pub(super) fn documents(spec: &SourceSpec, store: &Store) -> Vec<(String, Vec<u8>)> {
    TABLES
        .iter()
        .zip(&spec.tables)
        .filter_map(|(name, described)| {
            let entity = Entity::from_id(&described.entity)?;
            Some((entity.title().to_owned(), table(store, name)?.list()))
        })
        .collect()
}
