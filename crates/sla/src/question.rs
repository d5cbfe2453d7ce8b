//! One question to the clock: its arguments, and its answer.

use serde_json::{Map, Value, json};

use super::calendar::Calendar;
use super::pauses::{Pause, Pauses};
use super::vector_calendar::pick;
use super::work_time::WorkTime;
use super::working_days::Roll;
use base::Timestamp;

/// Names of the moment asked about.
pub(super) const START: [&str; 3] = ["start", "at", "after"];
const END: [&str; 2] = ["end", "before"];
/// More periods than this are not listed, so that a short question cannot ask for gigabytes.
const MOST: usize = 100_000;

/// A moment with its fraction of a second in nanoseconds: hours change at whole seconds only.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub at: Timestamp,
    nanos: u32,
}

impl Moment {
    fn whole(at: Timestamp) -> Self {
        Self { at, nanos: 0 }
    }

    pub fn text(self) -> Result<Value, String> {
        let beyond = || "The answer lies outside the years that can be written.".to_owned();
        let at = chrono::DateTime::from_timestamp(self.at.0, self.nanos).ok_or_else(beyond)?;
        Ok(at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true).into())
    }
}

/// A question and the calendar it is about.
pub(super) struct Question<'a> {
    pub fields: &'a Map<String, Value>,
    pub calendar: &'a Calendar,
}

impl Question<'_> {
    fn value(&self, names: &[&str]) -> Result<&Value, String> {
        pick(self.fields, names).ok_or_else(|| format!("The question has no “{}”.", names[0]))
    }

    pub fn moment(&self, names: &[&str]) -> Result<Moment, String> {
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
        let wall = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
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

    fn whole(&self, name: &str) -> Result<i64, String> {
        let value = self.value(&[name])?;
        let float = || value.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 9e15);
        value
            .as_i64()
            .or_else(|| float().map(|number| number as i64))
            .ok_or_else(|| format!("“{name}” is {value}, not a whole number."))
    }

    fn pauses(&self) -> Result<Pauses, String> {
        let Some(value) = pick(self.fields, &["pauses"]) else {
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

    pub fn found(&self, at: Option<Timestamp>) -> Result<Value, String> {
        at.map(Moment::whole).ok_or("The calendar has no such moment.")?.text()
    }

    fn counts(&self, at: Timestamp, pauses: &Pauses) -> bool {
        self.calendar.is_open(at) && !pauses.holds(at)
    }

    pub fn add(&self) -> Result<Value, String> {
        let (start, seconds, pauses) = (self.moment(&START)?, self.whole("seconds")?, self.pauses()?);
        let due = pauses.add(self.work(), start.at, seconds);
        let due = due.ok_or("The target is never reached on this calendar.")?;
        if start.nanos == 0 || !self.counts(start.at, &pauses) {
            return Moment::whole(due).text();
        }
        // The fraction of the first second that is gone already is due at the end as well.
        let at = if seconds == 0 { Some(start.at) } else { pauses.add(self.work(), due, 0) };
        Moment { at: at.ok_or("The target is never reached on this calendar.")?, nanos: start.nanos }.text()
    }

    pub fn sub(&self) -> Result<Value, String> {
        let (start, seconds, pauses) = (self.moment(&START)?, self.whole("seconds")?, self.pauses()?);
        let never = "The calendar has not as much working time.";
        if start.nanos == 0 || !self.counts(start.at, &pauses) {
            return Moment::whole(pauses.sub(self.work(), start.at, seconds).ok_or(never)?).text();
        }
        // Counted from the end of the begun second, the fraction stays what it is.
        let next = start.at.plus(1);
        let at = pauses.sub(self.work(), next, seconds).ok_or(never)?;
        let at = if seconds == 0 { next } else { pauses.sub(self.work(), at, 0).ok_or(never)? };
        Moment { at: at.plus(-1), nanos: start.nanos }.text()
    }

    pub fn elapsed(&self) -> Result<Value, String> {
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

    pub fn prev_open(&self) -> Result<Value, String> {
        let at = self.moment(&START)?;
        if at.nanos > 0 && self.calendar.is_open(at.at) {
            return at.text();
        }
        // Past a whole second, that second itself lies before.
        self.found(self.calendar.prev_open(at.at))
    }

    /// The stretch asked about, and whether it is walked backward, as a question *before* a moment is.
    fn stretch(&self) -> Result<(Timestamp, Timestamp, bool), String> {
        if let Some(day) = pick(self.fields, &["on"]) {
            let first = self.calendar.zone().day(self.read_moment(day)?.at);
            let zone = self.calendar.zone();
            return Ok((zone.start_of(first), zone.start_of(first.plus(1)), false));
        }
        let origin = pick(self.fields, &START);
        let end = pick(self.fields, &END);
        let says_back = pick(self.fields, &["direction"]).is_some_and(|said| said == "backward");
        let is_bounded = ["count", "seconds"].iter().any(|name| self.fields.contains_key(*name));
        let end = end.map(|end| self.read_moment(end)).transpose()?;
        match (origin, end) {
            (Some(origin), end) if says_back => {
                let origin = self.read_moment(origin)?.at;
                Ok((end.map_or(Timestamp(i64::MIN), |end| end.at), origin, true))
            }
            (Some(origin), Some(end)) => Ok((self.read_moment(origin)?.at, end.at, false)),
            (Some(origin), None) if is_bounded => Ok((self.read_moment(origin)?.at, Timestamp(i64::MAX), false)),
            (None, Some(end)) => Ok((Timestamp(i64::MIN), end.at, true)),
            (Some(_), None) => Err("The question has no “end”.".to_owned()),
            (None, None) => Err("The question has no “start”.".to_owned()),
        }
    }

    pub fn periods(&self) -> Result<Value, String> {
        let (from, to, is_backward) = self.stretch()?;
        let most = match pick(self.fields, &["count"]) {
            Some(_) => usize::try_from(self.whole("count")?).map_err(|_| "“count” is negative.")?,
            None => MOST,
        };
        let mut left = match pick(self.fields, &["seconds"]) {
            Some(_) => self.whole("seconds")?,
            None => i64::MAX,
        };
        let mut periods = self.calendar.periods(from, to);
        let mut found = Vec::new();
        while found.len() < most.min(MOST) && left > 0 {
            let next = if is_backward { periods.next_back() } else { periods.next() };
            let Some((mut open, mut close)) = next else { break };
            let length = self.calendar.open_between(open, close);
            if length > left && is_backward {
                open = self.calendar.sub(close, left).unwrap_or(open);
            } else if length > left {
                close = self.calendar.add(open, left).unwrap_or(close);
            }
            left = left.saturating_sub(length);
            found.push(json!([Moment::whole(open).text()?, Moment::whole(close).text()?]));
        }
        Ok(Value::Array(found))
    }

    pub fn add_days(&self) -> Result<Value, String> {
        let start = self.moment(&START)?;
        let days = self.whole("days")?;
        let roll = match pick(self.fields, &["roll"]) {
            None => Roll::None,
            Some(roll) => match roll.as_str() {
                Some("none") => Roll::None,
                Some("forward") => Roll::Forward,
                Some("backward") => Roll::Backward,
                _ => return Err(format!("{roll} is not a way to roll.")),
            },
        };
        let never = "The calendar has not as many working days.";
        let mut due = self.calendar.add_days(start.at, days, roll).ok_or(never)?;
        if pick(self.fields, &["end_of_day"]) == Some(&Value::Bool(true)) {
            due = self.calendar.end_of_working_day(due);
        }
        let extra = match pick(self.fields, &["extra_seconds"]) {
            Some(_) => self.whole("extra_seconds")?,
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
