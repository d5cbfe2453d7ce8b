//! Runs a file of clock questions and gives the answers: how anyone can check the clock.

use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use super::calendar::Calendar;
use super::question::{Question, START};
use super::vector_calendar::calendar_spec;

/// Answers the questions of a file `{"calendars": {name: …}, "vectors": [{"id", "op",
/// "calendar", …}]}` with a list `[{"id", "result"}]` in the order of the file.
///
/// | op | arguments | result |
/// |---|---|---|
/// | `add`, `sub` | `start`, `seconds`, `pauses` | a moment |
/// | `elapsed` | `start`, `end`, `pauses` | working seconds, negative when the end is earlier |
/// | `is_open`, `is_working_day` | `at` | true or false |
/// | `next_open`, `prev_open`, `next_close` | `at` | a moment |
/// | `periods` | `start`, `end`, `count` or `seconds`; or `before`; or `on` a date | a list of [opening, close], cut at both ends; before a moment the latest first |
/// | `add_days` | `start`, `days`, `end_of_day`, `extra_seconds`, `roll` of the result | a moment |
///
/// Moments are read with any offset and given in UTC. The conventions are those of [`super`];
/// what a vector expects or is used for is never looked at. A question that cannot be answered
/// has the result null and says why in `error`.
///
/// # Errors
/// A sentence when the text is not such a file.
pub fn run_clock_file(json: &str) -> Result<Value, String> {
    let file: Value = serde_json::from_str(json).map_err(|error| format!("The file is not JSON: {error}."))?;
    let no_vectors = || "The file has no list of “vectors”.".to_owned();
    let vectors = match &file {
        Value::Array(vectors) => vectors,
        other => other.get("vectors").and_then(Value::as_array).ok_or_else(no_vectors)?,
    };
    let mut book = Calendars { specs: file.get("calendars").unwrap_or(&Value::Null), compiled: FxHashMap::default() };
    let answers = vectors
        .iter()
        .map(|vector| {
            let id = vector.get("id").cloned().unwrap_or(Value::Null);
            match answer(vector, &mut book) {
                Ok(result) => json!({"id": id, "result": result}),
                Err(error) => json!({"id": id, "result": null, "error": error}),
            }
        })
        .collect();
    Ok(Value::Array(answers))
}

/// The calendars of a file, each compiled at its first use.
struct Calendars<'a> {
    specs: &'a Value,
    compiled: FxHashMap<String, Result<Calendar, String>>,
}

impl Calendars<'_> {
    /// The calendar of that name, or the one written in place; none is around the clock.
    fn get(&mut self, named: &Value) -> Result<&Calendar, String> {
        let key = named.to_string();
        let compile = |value: &Value| {
            calendar_spec(value).and_then(|spec| Calendar::new(&spec).map_err(|error| error.to_string()))
        };
        let specs = self.specs;
        self.compiled
            .entry(key)
            .or_insert_with(|| match named {
                Value::String(name) => match specs.get(name) {
                    Some(spec) => compile(spec).map_err(|why| format!("Calendar “{name}”: {why}")),
                    None => compile(named).map_err(|_| format!("There is no calendar “{name}”.")),
                },
                value => compile(value),
            })
            .as_ref()
            .map_err(String::clone)
    }
}

fn answer(vector: &Value, book: &mut Calendars<'_>) -> Result<Value, String> {
    let fields = vector.as_object().ok_or("A question is not an object.")?;
    let op = fields.get("op").and_then(Value::as_str).ok_or("The question has no “op”.")?;
    let calendar = book.get(fields.get("calendar").unwrap_or(&Value::Null))?;
    let question = Question { fields, calendar };
    match op {
        "add" => question.add(),
        "sub" => question.sub(),
        "elapsed" => question.elapsed(),
        "is_open" => Ok(calendar.is_open(question.moment(&START)?.at).into()),
        "is_working_day" => {
            let at = question.moment(&START)?.at;
            Ok(calendar.is_working_day(calendar.zone().day(at)).into())
        }
        "next_open" => {
            let at = question.moment(&START)?;
            if calendar.is_open(at.at) {
                return at.text();
            }
            question.found(calendar.next_open(at.at))
        }
        "next_close" => question.found(calendar.next_close(question.moment(&START)?.at)),
        "prev_open" => question.prev_open(),
        "periods" => question.periods(),
        "add_days" => question.add_days(),
        other => Err(format!("“{other}” is not an operation of the clock.")),
    }
}
