//! One object becomes one row: nested objects become columns of their own.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::cycles::{Cycles, cycles};
use super::scan::Value;

/// The columns of a table, in the order in which their keys were first seen.
pub(super) struct Columns {
    pub(super) names: Vec<String>,
    index: FxHashMap<String, usize>,
    /// With so many columns no nested ones are added, so that there is room for a row's own keys.
    max_nested: usize,
}

impl Columns {
    pub(super) fn new(max_columns: usize) -> Self {
        Self { names: Vec::new(), index: FxHashMap::default(), max_nested: max_columns / 4 * 3 }
    }

    /// A column before all others.
    pub(super) fn first(&mut self, name: &str) {
        self.of(name, false);
    }

    /// The column of a key; `None` for a nested one for which there is no room.
    fn of(&mut self, name: &str, nested: bool) -> Option<usize> {
        if let Some(&known) = self.index.get(name) {
            return Some(known);
        }
        if nested && self.names.len() >= self.max_nested {
            return None;
        }
        self.names.push(name.to_owned());
        self.index.insert(name.to_owned(), self.names.len() - 1);
        Some(self.names.len() - 1)
    }
}

/// Keys whose text stands for the whole object, best first.
const NAMES: [&str; 3] = ["name", "displayName", "label"];

/// Calls `cell` for every cell that `object` comes to, and `dropped` for every key whose value
/// cannot be a cell (a list of objects, or nested where there is no room for more columns).
pub(super) fn flatten<'v>(
    object: &'v [(Cow<'_, str>, Value<'_>)],
    columns: &mut Columns,
    cell: &mut impl FnMut(usize, Cow<'v, str>),
    dropped: &mut impl FnMut(&str),
) {
    Flatten { columns, cell, dropped, nested: false }.object("", object, None);
}

struct Flatten<'f, C, D> {
    columns: &'f mut Columns,
    cell: &'f mut C,
    dropped: &'f mut D,
    nested: bool,
}

impl<'v, C: FnMut(usize, Cow<'v, str>), D: FnMut(&str)> Flatten<'_, C, D> {
    fn object(&mut self, prefix: &str, object: &'v [(Cow<'_, str>, Value<'_>)], skip: Option<&str>) {
        for (key, value) in object {
            if Some(key.as_ref()) == skip {
                continue;
            }
            let path: Cow<'_, str> =
                if prefix.is_empty() { Cow::Borrowed(key) } else { Cow::Owned(format!("{prefix}.{key}")) };
            self.value(&path, value);
        }
    }

    fn value(&mut self, path: &str, value: &'v Value<'_>) {
        match value {
            Value::Null | Value::Plain(_) | Value::Text(_) => self.give(path, scalar(value)),
            Value::List(list) => {
                if list.iter().all(is_scalar) {
                    let texts: Vec<&str> = list.iter().map(scalar).filter(|text| !text.is_empty()).collect();
                    self.put(path, Cow::Owned(texts.join("; ")));
                } else if !self.fields_of_a_tenant(path, list) {
                    (self.dropped)(path);
                }
            }
            Value::Object(object) => {
                if let Some(shown) = shown_value(object) {
                    self.give(path, shown);
                    return;
                }
                if let Some(found) = cycles(object) {
                    self.cycles(&found);
                    return;
                }
                let named = NAMES.iter().find_map(|name| {
                    let value = get(object, name).filter(|value| is_scalar(value))?;
                    Some((*name, scalar(value)))
                });
                if let Some((_, text)) = named {
                    self.give(path, text);
                }
                let nested = std::mem::replace(&mut self.nested, true);
                self.object(path, object, named.map(|named| named.0));
                self.nested = nested;
            }
        }
    }

    /// A list of fields that a customer has added, `[{"name": …, "value": …}]`: each a column under its own name, with
    /// the list's name behind it. False when the list is something else.
    fn fields_of_a_tenant(&mut self, path: &str, list: &'v [Value<'_>]) -> bool {
        let parts = list.iter().map(|item| match item {
            Value::Object(item) => {
                let text = |key: &str| get(item, key).filter(|value| is_scalar(value)).map(scalar);
                let name =
                    ["label", "name", "title", "caption"].into_iter().find_map(text).filter(|name| !name.is_empty())?;
                get(item, "value")?;
                // What people see, where the value is a code.
                let shown =
                    ["display", "display_value", "value"].into_iter().filter_map(text).find(|text| !text.is_empty());
                Some((name, shown.unwrap_or_default()))
            }
            _ => None,
        });
        let Some(parts) = parts.collect::<Option<Vec<_>>>() else {
            return false;
        };
        let nested = std::mem::replace(&mut self.nested, true);
        for (name, shown) in parts {
            self.give(&format!("{name} ({path})"), shown);
        }
        self.nested = nested;
        true
    }

    fn cycles(&mut self, found: &Cycles<'v>) {
        let nested = std::mem::replace(&mut self.nested, true);
        for (what, text) in [("due", found.due), ("stopped", found.stopped), ("breached", found.breached)] {
            self.give(&format!("{} {what}", found.name), text);
        }
        self.nested = nested;
    }

    fn give(&mut self, path: &str, text: &'v str) {
        self.put(path, Cow::Borrowed(text));
    }

    fn put(&mut self, path: &str, text: Cow<'v, str>) {
        match self.columns.of(path, self.nested) {
            Some(column) => (self.cell)(column, text),
            None => (self.dropped)(path),
        }
    }
}

/// ServiceNow's `{display_value, value}`: what people see, except that moments in time come in
/// the zone-free `value`, which does not depend on who exported.
fn shown_value<'v>(object: &'v [(Cow<'_, str>, Value<'_>)]) -> Option<&'v str> {
    let shown = scalar(get(object, "display_value")?);
    let value = get(object, "value").map(scalar).unwrap_or_default();
    Some(if shown.is_empty() || is_moment(value) { value } else { shown })
}

fn is_moment(text: &str) -> bool {
    let shape = b"0000-00-00 00:00:00";
    text.len() == shape.len()
        && text.bytes().zip(shape).all(
            |(byte, shape)| {
                if *shape == b'0' { byte.is_ascii_digit() } else { byte == *shape }
            },
        )
}

pub(super) fn get<'v, 'a>(object: &'v [(Cow<'a, str>, Value<'a>)], name: &str) -> Option<&'v Value<'a>> {
    object.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

fn is_scalar(value: &Value<'_>) -> bool {
    matches!(value, Value::Null | Value::Plain(_) | Value::Text(_))
}

pub(super) fn scalar<'v>(value: &'v Value<'_>) -> &'v str {
    match value {
        Value::Plain(text) => text,
        Value::Text(text) => text,
        _ => "",
    }
}
