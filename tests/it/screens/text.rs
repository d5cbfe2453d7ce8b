//! Screens as text that is kept and compared: whole, but short.
//!
//! What is empty leaves no line, long lists are cut to their head and a hash of the rest, floats are rounded to nine
//! digits, so that the last bit of another machine's logarithm is no difference. Whatever changes, some line changes.

use serde_json::{Map, Value};

/// Lists longer than this are cut, …
const LONGEST: usize = 5;
/// … to so many.
const HEAD: usize = 2;
/// Lists that are never cut: their words are what the reader compares.
const WHOLE: [&str; 8] = ["sections", "blocks", "Cards", "Facts", "tabs", "heads", "options", "series"];
/// What fits on one line, without its indent, stays on it.
const WIDTH: usize = 118;

/// Links that only add to the address of their own screen begin with `§` in its place.
pub fn relate(value: &mut Value, own: &str) {
    match value {
        Value::String(text) => {
            if let Some(more) = text.strip_prefix(own).filter(|more| more.is_empty() || more.starts_with(['?', '&'])) {
                *text = format!("§{more}");
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| relate(item, own)),
        Value::Object(fields) => fields.values_mut().for_each(|field| relate(field, own)),
        _ => {}
    }
}

/// The value without what is empty, with long lists cut.
pub fn slim(value: &Value, key: &str) -> Value {
    match value {
        Value::Number(number) => number.as_f64().filter(|_| number.is_f64()).map_or_else(|| value.clone(), rounded),
        Value::Object(fields) => {
            let kept = fields.iter().map(|(key, value)| (key.clone(), slim(value, key)));
            Value::Object(kept.filter(|(_, value)| !is_empty(value)).collect())
        }
        Value::Array(items) => {
            let mut kept: Vec<Value> = items.iter().map(|item| slim(item, key)).collect();
            if kept.len() > LONGEST && !WHOLE.contains(&key) {
                let rest = Value::Array(kept.split_off(HEAD));
                let count = items.len() - HEAD;
                kept.push(Value::String(format!("… {count} more, {:016x}", hash(&rest.to_string()))));
            }
            Value::Array(kept)
        }
        other => other.clone(),
    }
}

fn rounded(value: f64) -> Value {
    format!("{value:.8e}").parse::<f64>().map_or(Value::Null, Value::from)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// FNV-1a: the same on every machine and in every version.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What `other` says differently from `value`, by place; `None` when nothing.
pub fn difference(value: &Value, other: &Value) -> Option<Value> {
    let of_pairs = |pairs: Vec<(String, Option<&Value>, Option<&Value>)>| {
        let found: Map<String, Value> = pairs
            .into_iter()
            .filter_map(|(key, value, other)| {
                let gone = || Some(Value::Null);
                let differs = match (value, other) {
                    (Some(value), Some(other)) => difference(value, other),
                    (None, other) => other.cloned(),
                    (Some(_), None) => gone(),
                };
                differs.map(|differs| (key, differs))
            })
            .collect();
        (!found.is_empty()).then_some(Value::Object(found))
    };
    match (value, other) {
        (Value::Object(value), Value::Object(other)) => {
            let gone = value.keys().filter(|key| !other.contains_key(*key));
            let keys = other.keys().chain(gone);
            of_pairs(keys.map(|key| (key.clone(), value.get(key), other.get(key))).collect())
        }
        (Value::Array(value), Value::Array(other)) => {
            let places = 0..value.len().max(other.len());
            of_pairs(places.map(|at| (at.to_string(), value.get(at), other.get(at))).collect())
        }
        _ => (value != other).then(|| other.clone()),
    }
}

/// The value as JSON: on one line where it fits, broken where not.
pub fn pretty(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, 0, &mut text);
    text
}

fn write(value: &Value, indent: usize, before: usize, text: &mut String) {
    let line = value.to_string();
    let (marks, parts): (_, Vec<(String, &Value)>) = match value {
        Value::Object(fields) => {
            let named = |(key, value)| (format!("{}: ", Value::from(String::clone(key))), value);
            (('{', '}'), fields.iter().map(named).collect())
        }
        Value::Array(items) => (('[', ']'), items.iter().map(|item| (String::new(), item)).collect()),
        _ => return text.push_str(&line),
    };
    if before + line.chars().count() <= WIDTH {
        return text.push_str(&line);
    }
    text.push(marks.0);
    for (at, (key, value)) in parts.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.extend(std::iter::repeat_n(' ', indent + 1));
        text.push_str(key);
        write(value, indent + 1, key.chars().count(), text);
    }
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
    text.push(marks.1);
}
