//! Calendars as files of questions write them:
//!
//! ```json
//! {"tz": "Europe/Paris", "week": {"mon": [["09:00", "17:00"]]}, "holidays": ["2026-12-25"],
//!  "special_days": {"2026-12-24": [["09:00", "12:00"]]}, "breaks": {"2026-12-23": [["12:00", "13:00"]]}}
//! ```
//!
//! Spans may also be a map from start to end, breaks may name a weekday; `zone`, `hours` and `shifts` mean `tz`, `week`
//! and `special_days`.

use serde_json::{Map, Value};

use super::spec::{CalendarSpec, ClockChanges, DayHours, Holiday, Span, Week, read_day};
use base::{DAY, Day};

pub(super) fn pick<'a>(object: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| object.get(*name)).filter(|value| !value.is_null())
}

/// # Errors
/// A sentence that quotes what is not understood.
pub(super) fn calendar_spec(value: &Value) -> Result<CalendarSpec, String> {
    let object = match value {
        Value::Null => return Ok(CalendarSpec::around_the_clock()),
        Value::Object(object) => object,
        other => return Err(format!("{other} is not a calendar.")),
    };
    let mut spec = CalendarSpec { zone: "UTC".to_owned(), ..CalendarSpec::default() };
    if let Some(zone) = pick(object, &["tz", "zone"]) {
        spec.zone = zone.as_str().ok_or_else(|| format!("{zone} is not the name of a zone."))?.to_owned();
    }
    if let Some(value) = pick(object, &["week", "hours"]) {
        spec.week = week(value)?;
    }
    if let Some(said) = pick(object, &["clock_changes"]) {
        spec.clock_changes = said
            .as_str()
            .and_then(ClockChanges::named)
            .ok_or_else(|| format!("{said} is none of moments, readings, nominal."))?;
    }
    if let Some(value) = pick(object, &["holidays"]) {
        let dates = value.as_array().ok_or_else(|| format!("{value} is not a list of dates."))?;
        for on in dates {
            spec.holidays.push(Holiday::closed(date(on.as_str().unwrap_or_default())?, ""));
        }
    }
    if let Some(value) = pick(object, &["special_days", "shifts"]) {
        for (on, hours) in entries(value)? {
            let hours = DayHours::OpenDuring(spans(hours)?);
            spec.holidays.push(Holiday { hours, ..Holiday::closed(date(on)?, "") });
        }
    }
    if let Some(value) = pick(object, &["breaks"]) {
        for (key, off) in entries(value)? {
            let off = spans(off)?;
            match weekday(key) {
                Some(day) => *spec.week.day_mut(day) = take_out(spec.week.day(day), &off),
                None => {
                    let hours = DayHours::ClosedDuring(off);
                    spec.holidays.push(Holiday { hours, ..Holiday::closed(date(key)?, "") });
                }
            }
        }
    }
    Ok(spec)
}

fn entries(value: &Value) -> Result<&Map<String, Value>, String> {
    value.as_object().ok_or_else(|| format!("{value} does not say hours by date."))
}

fn week(value: &Value) -> Result<Week, String> {
    let mut week = Week::default();
    for (name, value) in value.as_object().ok_or_else(|| format!("{value} is not the hours of a week."))? {
        let day = weekday(name).ok_or_else(|| format!("“{name}” is not a weekday."))?;
        week.day_mut(day).extend(spans(value)?);
    }
    Ok(week)
}

fn weekday(name: &str) -> Option<usize> {
    let name = name.trim().to_ascii_lowercase();
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|day| name.starts_with(day))
}

/// The spans of one day: pairs, one pair, or a map from start to end.
fn spans(value: &Value) -> Result<Vec<Span>, String> {
    let not = || format!("{value} is not a list of spans such as [[\"09:00\", \"17:00\"]].");
    let span =
        |from: &str, to: &Value| Span::parse(from, to.as_str().unwrap_or_default()).map_err(|error| error.to_string());
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Array(items) => match items.as_slice() {
            [Value::String(from), to @ Value::String(_)] => Ok(vec![span(from, to)?]),
            items => {
                let pairs: Result<Vec<_>, _> = items.iter().map(spans).collect();
                pairs.map(|spans| spans.concat())
            }
        },
        Value::Object(object) => object.iter().map(|(from, to)| span(from, to)).collect(),
        _ => Err(not()),
    }
}

fn date(text: &str) -> Result<Day, String> {
    read_day(text).ok_or_else(|| format!("“{text}” is not a date such as 2026-12-25."))
}

/// The spans of a weekday without its weekly breaks.
fn take_out(open: &[Span], closed: &[Span]) -> Vec<Span> {
    let mut left: Vec<_> = open.iter().map(|span| (span.start(), span.end())).collect();
    for off in closed {
        left = left
            .into_iter()
            .flat_map(|(from, to)| [(from, to.min(off.start())), (from.max(off.end()), to)])
            .filter(|(from, to)| from < to)
            .collect();
    }
    left.into_iter()
        // What is left after midnight of a span over midnight is no span of its own day.
        .filter_map(|(from, to)| Span::new(from.min(DAY - 1), to).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn spec(value: &Value) -> CalendarSpec {
        calendar_spec(value).unwrap_or_else(|why| panic!("{value}: {why}"))
    }

    #[test]
    fn the_hours_of_a_week_are_pairs_or_maps() {
        let plain = spec(&json!({"tz": "UTC", "week": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]]}}));
        assert_eq!(spec(&json!({"hours": {"Monday": {"09:00": "12:00", "13:00": "17:00"}}})), plain);
        let lunch = json!({"week": {"mon": ["09:00", "17:00"]}, "breaks": {"mon": [["12:00", "13:00"]]}});
        assert_eq!(spec(&lunch), plain);
    }

    #[test]
    fn days_that_differ_have_a_date() {
        let days = |value: Value| spec(&value).holidays;
        let day = |text: &str| read_day(text).expect("a date");
        let span = |a, b| Span::parse(a, b).expect("times");
        assert_eq!(days(json!({"holidays": ["2026-12-25"]})), [Holiday::closed(day("2026-12-25"), "")]);
        let part = |hours| Holiday { hours, ..Holiday::closed(day("2026-12-24"), "") };
        let off = part(DayHours::ClosedDuring(vec![span("12:00", "24:00")]));
        assert_eq!(days(json!({"breaks": {"2026-12-24": [["12:00", "24:00"]]}})), std::slice::from_ref(&off));
        assert_eq!(days(json!({"breaks": {"2026-12-24": {"12:00": "24:00"}}})), [off]);
        let on = part(DayHours::OpenDuring(vec![span("09:00", "12:00")]));
        assert_eq!(days(json!({"special_days": {"2026-12-24": [["09:00", "12:00"]]}})), std::slice::from_ref(&on));
        assert_eq!(days(json!({"shifts": {"2026-12-24": {"09:00": "12:00"}}})), [on]);
        assert_eq!(days(json!({"special_days": {"2026-12-24": []}})), [part(DayHours::OpenDuring(vec![]))]);
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for value in [
            json!(7),
            json!({"week": {"someday": []}}),
            json!({"week": {"mon": [["nine", "five"]]}}),
            json!({"week": {"mon": [["09:00", "60:00"]]}}),
            json!({"week": {"mon": 9}}),
            json!({"holidays": ["Christmas"]}),
            json!({"holidays": {"2026-12-25": true}}),
            json!({"breaks": {"é": []}}),
            json!({"tz": 3}),
        ] {
            assert!(calendar_spec(&value).is_err(), "{value}");
        }
    }
}
