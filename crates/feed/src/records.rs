//! The rows of a vendor's lists, by id, as small as they are needed.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use base::Timestamp;
use language::say;

use super::trouble::Trouble;

/// What is kept of a row.
#[derive(Clone, Debug)]
pub enum Keep {
    /// Everything, as it comes.
    Whole,
    /// JSON pointer → name of the column.
    Fields(&'static [(&'static str, &'static str)]),
    /// The same, from a site's own file.
    Mapped(BTreeMap<String, String>),
}

/// Rows of one table by their id; each as the text of a JSON object.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    by_id: BTreeMap<Rc<str>, Rc<str>>,
    /// The newest change of any row that was ever in it, as the vendor writes it.
    pub newest: String,
}

impl Rows {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Puts a row in; whether anything is different now.
    pub fn put(&mut self, id: &str, row: &str) -> bool {
        match self.by_id.get_mut(id) {
            Some(known) if **known == *row => false,
            Some(known) => {
                *known = row.into();
                true
            }
            None => {
                self.by_id.insert(id.into(), row.into());
                true
            }
        }
    }

    /// Puts a row in, like `put`. Where the rows before had the same, it is held once for both: reading all rows anew
    /// takes no second copy of what has not changed.
    pub fn put_as_before(&mut self, id: &str, row: &str, before: Option<&Self>) -> bool {
        let same = before.and_then(|before| before.by_id.get_key_value(id)).filter(|(_, known)| ***known == *row);
        match same {
            Some((key, known)) if !self.by_id.contains_key(id) => {
                self.by_id.insert(Rc::clone(key), Rc::clone(known));
                true
            }
            _ => self.put(id, row),
        }
    }

    /// Whether the other has the same rows.
    pub fn is_same(&self, other: &Self) -> bool {
        self.by_id == other.by_id
    }

    /// Whether there is a row of this id.
    pub fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// The rows, in order of their ids' text.
    pub fn objects(&self) -> impl Iterator<Item = (&str, Map<String, Value>)> {
        self.by_id.iter().filter_map(|(id, text)| {
            let row = serde_json::from_str(text).ok()?;
            Some((&**id, row))
        })
    }

    /// Rows by their ids, as they were kept.
    pub fn of(newest: String, rows: Vec<(String, String)>) -> Self {
        Self { by_id: rows.into_iter().map(|(id, row)| (id.into(), row.into())).collect(), newest }
    }

    /// Ids and rows, in order of their ids' text.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_id.iter().map(|(id, row)| (&**id, &**row))
    }

    /// All rows as a JSON list, each as it was kept.
    pub fn list(&self) -> Vec<u8> {
        let size = self.by_id.values().map(|row| row.len() + 2).sum::<usize>();
        let mut out = Vec::with_capacity(size + 2);
        out.push(b'[');
        for (at, row) in self.by_id.values().enumerate() {
            if at > 0 {
                out.extend_from_slice(b",\n");
            }
            out.extend_from_slice(row.as_bytes());
        }
        out.push(b']');
        out
    }

    /// All rows as a JSON list, each changed by `complete`; rows that it refuses are left out.
    pub fn list_with(&self, complete: impl Fn(&mut Map<String, Value>) -> bool) -> Vec<u8> {
        let mut out = vec![b'['];
        for (_, mut row) in self.objects() {
            if !complete(&mut row) {
                continue;
            }
            if out.len() > 1 {
                out.extend_from_slice(b",\n");
            }
            out.extend_from_slice(Value::Object(row).to_string().as_bytes());
        }
        out.push(b']');
        out
    }
}

/// The tables of a source, by name.
pub type Store = BTreeMap<String, Rows>;

/// The rows in the answer to a list.
///
/// # Errors
/// When it is no JSON, or there is no list where one should be.
pub fn rows_of<'v>(document: &'v Value, pointer: &str) -> Result<&'v [Value], Trouble> {
    let found = document.pointer(pointer).and_then(Value::as_array);
    match found.or_else(|| document.as_array()) {
        Some(rows) => Ok(rows),
        None => Err(Trouble::Unreadable(say!(
            "there is no list of rows at \"{}\".",
            if pointer.is_empty() { "/" } else { pointer }
        ))),
    }
}

/// A body as JSON.
///
/// # Errors
/// When it is none; the sentence says where, and nothing of what is in it.
pub fn json(body: &[u8]) -> Result<Value, Trouble> {
    let text = std::str::from_utf8(body)
        .map_err(|_| Trouble::Unreadable(say!("it is not UTF-8 text.").into()))?
        .trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Trouble::Empty);
    }
    serde_json::from_str(text).map_err(|error| {
        let what = if error.is_eof() { say!("it breaks off") } else { say!("it is not JSON") };
        Trouble::Unreadable(say!("{what} (line {}, column {}).", error.line(), error.column()))
    })
}

/// The value at a pointer as plain text; empty for nothing, lists and objects.
pub fn text_at(row: &Value, pointer: &str) -> String {
    row.pointer(pointer).map(plain).unwrap_or_default()
}

/// A value as plain text; empty for nothing, lists and objects.
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

/// A row as it is kept. Columns without a value are kept too: a table has the same columns whatever is in it.
pub fn slim(row: &Value, keep: &Keep) -> String {
    let mut out = Map::new();
    let mut put = |pointer: &str, name: &str| {
        let value = row.pointer(pointer).unwrap_or(&Value::Null);
        // Two places of one column: the first that says something.
        let known = out.entry(name.to_owned()).or_insert(Value::Null);
        if known.is_null() {
            *known = match value {
                Value::Object(_) | Value::Array(_) => Value::Null,
                value => value.clone(),
            };
        }
    };
    match keep {
        Keep::Whole => return row.to_string(),
        Keep::Fields(fields) => fields.iter().for_each(|(pointer, name)| put(pointer, name)),
        Keep::Mapped(fields) => fields.iter().for_each(|(pointer, name)| put(pointer, name)),
    }
    Value::Object(out).to_string()
}

/// A moment as vendors take it: `2026-01-05T08:00:00Z`.
pub fn utc(at: Timestamp) -> String {
    at.to_chrono().map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_row_keeps_its_columns_whatever_is_in_it() {
        let keep = Keep::Fields(&[("/id", "id"), ("/status/name", "status"), ("/_info/dateEntered", "dateEntered")]);
        let row = json!({"id": 4, "status": {"id": 1, "name": "New"}, "more": "x"});
        assert_eq!(slim(&row, &keep), r#"{"dateEntered":null,"id":4,"status":"New"}"#);
    }

    #[test]
    fn what_is_no_list_is_said_without_its_contents() {
        for (body, wanted) in [
            ("", "The answer was empty."),
            ("{\"a\": [1, 2", "it breaks off"),
            ("<x>canary</x>", "it is not JSON"),
            ("\u{feff}{\"a\": 1}", "there is no list of rows at \"/items\""),
        ] {
            let trouble = json(body.as_bytes()).and_then(|value| rows_of(&value, "/items").map(<[Value]>::len));
            let sentence = trouble.expect_err(body).sentence();
            assert!(sentence.contains(wanted) && !sentence.contains("canary"), "{sentence}");
        }
        assert!(json(b"\"caf\xe9\"").is_err());
    }

    #[test]
    fn what_has_not_changed_is_held_once() {
        let mut before = Rows::default();
        before.put("1", "{\"a\":1}");
        before.put("2", "{\"a\":2}");
        let mut after = Rows::default();
        assert!(after.put_as_before("1", "{\"a\":1}", Some(&before)));
        assert!(!after.put_as_before("1", "{\"a\":1}", Some(&before)));
        assert!(after.put_as_before("2", "{\"a\":3}", Some(&before)));
        assert!(after.put_as_before("3", "{\"a\":4}", None));
        assert!(Rc::ptr_eq(&before.by_id["1"], &after.by_id["1"]));
        assert_eq!(after.list(), b"[{\"a\":1},\n{\"a\":3},\n{\"a\":4}]");
        assert_eq!(before.list(), b"[{\"a\":1},\n{\"a\":2}]");
    }

    #[test]
    fn the_same_row_again_changes_nothing() {
        let mut rows = Rows::default();
        assert!(rows.put("1", "{\"a\":1}"));
        assert!(!rows.put("1", "{\"a\":1}"));
        assert!(rows.put("1", "{\"a\":2}"));
        assert_eq!(rows.list(), b"[{\"a\":2}]");
        assert_eq!(rows.list_with(|_| false), b"[]");
    }
}
