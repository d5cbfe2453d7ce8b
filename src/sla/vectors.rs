//! Runs a file of clock questions and gives the answers: how anyone can check the clock.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};

use super::calendar::Calendar;
use super::clock::WorkTime;
use super::pauses::{Pause, Pauses};
use super::vector_calendar::{calendar_spec, pick};
use super::working_days::Roll;
use crate::base::Timestamp;

const START: [&str; 6] = ["start", "from", "at", "after", "time", "before"];
const END: [&str; 5] = ["end", "to", "until", "stop", "before"];
const SECONDS: [&str; 3] = ["seconds", "duration", "target"];
const COUNT: [&str; 5] = ["count", "take", "limit", "n", "first"];

/// Answers the questions of a file `{"calendars": {name: …}, "vectors": [{"id", "op",
/// "calendar", …}]}` with a list `[{"id", "result"}]` in the order of the file.
///
/// | op | arguments | result |
/// |---|---|---|
/// | `add`, `sub` | `start`, `seconds`, `pauses` | a moment |
/// | `elapsed` | `start`, `end`, `pauses` | working seconds, negative when the end is earlier |
/// | `is_open` | `at` | true or false |
/// | `next_open`, `prev_open`, `next_close` | `at` | a moment |
/// | `periods` | `start`, `end` or `count` | a list of [opening, close], cut at start and end |
/// | `add_days` | `start`, `days`, `end_of_day`, `extra_seconds`, `roll` | a moment |
///
/// Moments are read with any offset and given in UTC. The conventions are those of [`super`];
/// what a vector expects or is used for is never looked at. A question that cannot be answered
/// has the result null and says why in `error`.
///
/// # Errors
/// A sentence when the text is not such a file.
pub fn run_clock_file(json: &str) -> Result<Value, String> {
    let file: Value =
        serde_json::from_str(json).map_err(|error| format!("The file is not JSON: {error}."))?;
    let no_vectors = || "The file has no list of “vectors”.".to_owned();
    let vectors = match &file {
        Value::Array(vectors) => vectors,
        other => other
            .get("vectors")
            .and_then(Value::as_array)
            .ok_or_else(no_vectors)?,
    };
    let mut book = Calendars {
        specs: file.get("calendars").unwrap_or(&Value::Null),
        compiled: FxHashMap::default(),
    };
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
        let compile = |value: &Value| calendar_spec(value).and_then(|spec| Calendar::new(&spec));
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

/// A moment with its fraction of a second in nanoseconds: hours change at whole seconds only.
#[derive(Clone, Copy)]
struct Moment {
    at: Timestamp,
    nanos: u32,
}

impl Moment {
    fn whole(at: Timestamp) -> Self {
        Self { at, nanos: 0 }
    }

    fn text(self) -> Result<Value, String> {
        let beyond = || "The answer lies outside the years that can be written.".to_owned();
        let at = chrono::DateTime::from_timestamp(self.at.0, self.nanos).ok_or_else(beyond)?;
        Ok(at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true).into())
    }
}

fn answer(vector: &Value, book: &mut Calendars<'_>) -> Result<Value, String> {
    let fields = vector.as_object().ok_or("A question is not an object.")?;
    let op = fields
        .get("op")
        .and_then(Value::as_str)
        .ok_or("The question has no “op”.")?;
    let calendar = book.get(fields.get("calendar").unwrap_or(&Value::Null))?;
    let question = Question { fields, calendar };
    match op {
        "add" => question.add(),
        "sub" | "subtract" => question.sub(),
        "elapsed" | "between" | "open_between" | "within" => question.elapsed(),
        "is_open" | "in_hours" => Ok(calendar.is_open(question.moment(&START)?.at).into()),
        "next_open" => {
            let at = question.moment(&START)?;
            if calendar.is_open(at.at) {
                return at.text();
            }
            question.found(calendar.next_open(at.at))
        }
        "next_close" => question.found(calendar.next_close(question.moment(&START)?.at)),
        "prev_open" | "previous_open" | "prev_close" => question.prev_open(),
        "periods" => question.periods(),
        "add_days" | "sub_days" => question.add_days(op == "sub_days"),
        other => Err(format!("“{other}” is not an operation of the clock.")),
    }
}

struct Question<'a> {
    fields: &'a Map<String, Value>,
    calendar: &'a Calendar,
}

impl Question<'_> {
    fn value(&self, names: &[&str]) -> Result<&Value, String> {
        pick(self.fields, names).ok_or_else(|| format!("The question has no “{}”.", names[0]))
    }

    fn moment(&self, names: &[&str]) -> Result<Moment, String> {
        self.read_moment(self.value(names)?)
    }

    /// A moment with an offset; without one, on the wall of the calendar's zone.
    fn read_moment(&self, value: &Value) -> Result<Moment, String> {
        if let Some(seconds) = value.as_i64() {
            return Ok(Moment::whole(Timestamp(seconds)));
        }
        let text = value.as_str().unwrap_or_default().trim();
        if let Ok(at) = chrono::DateTime::parse_from_rfc3339(text) {
            return Ok(Moment {
                at: Timestamp(at.timestamp()),
                // A leap second is told as a fraction above one second.
                nanos: at.timestamp_subsec_nanos() % 1_000_000_000,
            });
        }
        let wall = [
            "%Y-%m-%dT%H:%M:%S%.f",
            "%Y-%m-%d %H:%M:%S%.f",
            "%Y-%m-%dT%H:%M",
            "%Y-%m-%d %H:%M",
        ]
        .iter()
        .find_map(|form| chrono::NaiveDateTime::parse_from_str(text, form).ok())
        .or_else(|| {
            let day = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
            Some(day.and_time(chrono::NaiveTime::MIN))
        })
        .ok_or_else(|| format!("{value} is not a moment such as 2026-06-30T15:00:00Z."))?
        .and_utc();
        Ok(Moment {
            at: self.calendar.zone().moment(wall.timestamp()),
            nanos: wall.timestamp_subsec_nanos() % 1_000_000_000,
        })
    }

    fn whole(&self, names: &[&str]) -> Result<i64, String> {
        let value = self.value(names)?;
        let float = || {
            value
                .as_f64()
                .filter(|number| number.fract() == 0.0 && number.abs() < 9e15)
        };
        value
            .as_i64()
            .or_else(|| float().map(|number| number as i64))
            .ok_or_else(|| format!("“{}” is {value}, not a whole number.", names[0]))
    }

    fn pauses(&self) -> Result<Pauses, String> {
        let Some(value) = pick(self.fields, &["pauses", "paused"]) else {
            return Ok(Pauses::default());
        };
        let list = value.as_array().ok_or("The pauses are not a list.")?;
        let pauses: Result<Vec<_>, String> = list
            .iter()
            .map(|pause| {
                let (from, to) = match pause {
                    Value::Array(ends) => (ends.first(), ends.get(1)),
                    Value::Object(ends) => (pick(ends, &START), pick(ends, &END)),
                    _ => (None, None),
                };
                let from = from.ok_or_else(|| format!("{pause} is not a pause."))?;
                let to = to.filter(|to| !to.is_null());
                Ok(Pause {
                    from: self.read_moment(from)?.at,
                    to: to.map(|to| self.read_moment(to)).transpose()?.map(|to| to.at),
                })
            })
            .collect();
        pauses.map(Pauses::of)
    }

    fn found(&self, at: Option<Timestamp>) -> Result<Value, String> {
        at.map(Moment::whole)
            .ok_or("The calendar has no such moment.")?
            .text()
    }

    fn counts(&self, at: Timestamp, pauses: &Pauses) -> bool {
        self.calendar.is_open(at) && !pauses.holds(at)
    }

    fn add(&self) -> Result<Value, String> {
        let (start, seconds, pauses) = (self.moment(&START)?, self.whole(&SECONDS)?, self.pauses()?);
        let due = pauses.add(self.work(), start.at, seconds);
        let due = due.ok_or("The target is never reached on this calendar.")?;
        if start.nanos == 0 || !self.counts(start.at, &pauses) {
            return Moment::whole(due).text();
        }
        // The fraction of the first second that is gone already is due at the end as well.
        let at = if seconds == 0 {
            Some(start.at)
        } else {
            pauses.add(self.work(), due, 0)
        };
        Moment {
            at: at.ok_or("The target is never reached on this calendar.")?,
            nanos: start.nanos,
        }
        .text()
    }

    fn sub(&self) -> Result<Value, String> {
        let (start, seconds, pauses) = (self.moment(&START)?, self.whole(&SECONDS)?, self.pauses()?);
        let never = "The calendar has not as much working time.";
        if start.nanos == 0 || !self.counts(start.at, &pauses) {
            return Moment::whole(pauses.sub(self.work(), start.at, seconds).ok_or(never)?).text();
        }
        // Counted from the end of the begun second, the fraction stays what it is.
        let next = start.at.plus(1);
        let at = pauses.sub(self.work(), next, seconds).ok_or(never)?;
        let at = if seconds == 0 {
            next
        } else {
            pauses.sub(self.work(), at, 0).ok_or(never)?
        };
        Moment {
            at: at.plus(-1),
            nanos: start.nanos,
        }
        .text()
    }

    fn elapsed(&self) -> Result<Value, String> {
        let (start, end, pauses) = (self.moment(&START)?, self.moment(&END)?, self.pauses()?);
        let seconds = pauses.elapsed(self.work(), start.at, end.at);
        let part = |moment: Moment| {
            let counted = moment.nanos > 0 && self.counts(moment.at, &pauses);
            if counted { i64::from(moment.nanos) } else { 0 }
        };
        match part(end) - part(start) {
            0 => Ok(seconds.into()),
            nanos => Ok((seconds as f64 + nanos as f64 / 1e9).into()),
        }
    }

    fn prev_open(&self) -> Result<Value, String> {
        let at = self.moment(&START)?;
        if at.nanos > 0 && self.calendar.is_open(at.at) {
            return at.text();
        }
        // Past a whole second, that second itself lies before.
        self.found(self.calendar.prev_open(at.at))
    }

    fn periods(&self) -> Result<Value, String> {
        let start = self.moment(&["start", "from", "at", "after", "time"])?.at;
        let count = match pick(self.fields, &COUNT) {
            Some(_) => Some(usize::try_from(self.whole(&COUNT)?).map_err(|_| "“count” is negative.")?),
            None => None,
        };
        let end = match pick(self.fields, &END) {
            Some(end) => self.read_moment(end)?.at,
            None if count.is_some() => Timestamp(i64::MAX),
            None => return Err("The question has no “end”.".to_owned()),
        };
        // A bound, so that a short question cannot ask for gigabytes.
        let count = count.unwrap_or(100_000).min(100_000);
        let periods: Result<Vec<_>, String> = self
            .calendar
            .periods(start, end)
            .take(count)
            .map(|(open, close)| Ok(json!([Moment::whole(open).text()?, Moment::whole(close).text()?])))
            .collect();
        periods.map(Value::Array)
    }

    fn add_days(&self, back: bool) -> Result<Value, String> {
        let start = self.moment(&START)?;
        let days = self.whole(&["days", "count"])?;
        let days = if back { days.saturating_neg() } else { days };
        let roll = match pick(self.fields, &["roll"]) {
            None | Some(Value::Bool(false)) => Roll::None,
            Some(Value::Bool(true)) => Roll::Forward,
            Some(Value::String(roll)) => match roll.as_str() {
                "none" => Roll::None,
                "forward" | "next" | "next_open" | "open" => Roll::Forward,
                "backward" | "back" | "prev" | "previous" | "prev_open" | "close" => Roll::Backward,
                other => return Err(format!("“{other}” is not a way to roll.")),
            },
            Some(other) => return Err(format!("{other} is not a way to roll.")),
        };
        let never = "The calendar has not as many working days.";
        let mut due = self.calendar.add_days(start.at, days, roll).ok_or(never)?;
        if pick(self.fields, &["end_of_day", "end_of_working_day"]) == Some(&Value::Bool(true)) {
            due = self.calendar.end_of_working_day(due);
        }
        let extra = match pick(self.fields, &["extra_seconds"]) {
            Some(_) => self.whole(&["extra_seconds"])?,
            None => 0,
        };
        let lost = self.pauses()?;
        let lost = lost.working_seconds(self.work(), start.at, due);
        let extra = extra.saturating_add(lost);
        if extra != 0 {
            due = self.calendar.add(due, extra).ok_or(never)?;
        }
        Moment::whole(due).text()
    }

    fn work(&self) -> WorkTime<'_> {
        WorkTime::Office(self.calendar)
    }
}
