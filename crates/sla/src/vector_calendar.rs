//! Calendars as test vectors and other products write them.
//!
//! The plain form is `{"tz": "Europe/Paris", "week": {"mon": [["09:00", "17:00"]]}, "holidays":
//! ["2026-12-25"], "special_days": {"2026-12-24": [["09:00", "12:00"]]}, "breaks": {…}}`; the
//! words and shapes of several products are understood as well.

use serde_json::{Map, Value};

use super::spec::{CalendarSpec, ClockChanges, DayHours, Holiday, Span, Week, read_day, read_time};
use base::{DAY, Day, Timestamp, Zone};

const ZONE: [&str; 5] = ["tz", "timezone", "time_zone", "zone", "timeZone"];
const WEEK: [&str; 9] = [
    "week", "hours", "weekly", "business_hours", "working_hours", "week_hours", "weekly_hours", "schedule", "intervals",
];
const HOLIDAYS: [&str; 5] = ["holidays", "public_holidays", "closed_days", "vacation_days", "holiday"];
const SPECIAL: [&str; 7] =
    ["special_days", "shifts", "holiday_hours", "special", "exceptions", "overrides", "special_hours"];
const BREAKS: [&str; 5] = ["breaks", "break", "closures", "closed", "pauses"];
const FROM: [&str; 8] = ["start", "from", "open", "opens", "begin", "start_time", "start_date", "begin_date"];
const TO: [&str; 9] = ["end", "to", "close", "closes", "until", "end_time", "end_date", "finish", "till"];
const SPANS: [&str; 6] = ["spans", "hours", "intervals", "timeframes", "open", "periods"];
const DATE: [&str; 5] = ["date", "on", "day", "holiday_date", "at"];

pub(super) fn pick<'a>(object: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| object.get(*name)).filter(|value| !value.is_null())
}

/// # Errors
/// A sentence that quotes what is not understood.
pub(super) fn calendar_spec(value: &Value) -> Result<CalendarSpec, String> {
    let object = match value {
        Value::Null => return Ok(CalendarSpec::around_the_clock()),
        Value::String(text) if is_always(text) => return Ok(CalendarSpec::around_the_clock()),
        Value::Object(object) => object,
        other => return Err(format!("{other} is not a calendar.")),
    };
    let zone = pick(object, &ZONE)
        .map(|zone| zone.as_str().ok_or_else(|| format!("{zone} is not the name of a zone.")))
        .transpose()?
        .unwrap_or("UTC");
    let mut spec = CalendarSpec { zone: zone_name(zone), ..CalendarSpec::default() };
    let always = ["24x7", "always", "around_the_clock"];
    if pick(object, &always).and_then(Value::as_bool) == Some(true) {
        spec.week = CalendarSpec::around_the_clock().week;
    }
    if let Some(value) = pick(object, &WEEK) {
        spec.week = week(value)?;
    }
    if let Some(said) = pick(object, &["clock_changes"]) {
        spec.clock_changes = said
            .as_str()
            .and_then(ClockChanges::named)
            .ok_or_else(|| format!("{said} is none of moments, readings, nominal."))?;
    }
    let zone = Zone::named(&spec.zone).unwrap_or_else(Zone::utc);
    if let Some(value) = pick(object, &HOLIDAYS) {
        each_date(value, &mut |on, name, value| {
            spec.holidays.extend(holiday(on, name, value)?);
            Ok(())
        })?;
    }
    if let Some(value) = pick(object, &SPECIAL) {
        each_date(value, &mut |on, name, value| {
            spec.holidays.push(Holiday { hours: DayHours::OpenDuring(spans(value)?), ..dated(on, name) });
            Ok(())
        })?;
    }
    if let Some(value) = pick(object, &BREAKS) {
        breaks(value, &mut spec, &zone)?;
    }
    Ok(spec)
}

fn is_always(text: &str) -> bool {
    matches!(text.trim(), "24x7" | "24/7" | "always")
}

/// `+03:00` and `UTC+3` become the IANA name of that offset; whole hours only.
fn zone_name(text: &str) -> String {
    let text = text.trim();
    let offset = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT")).unwrap_or(text);
    let (sign, rest) = match offset.as_bytes().first() {
        Some(b'+') => ('-', &offset[1..]),
        Some(b'-') => ('+', &offset[1..]),
        _ if text.eq_ignore_ascii_case("z") => return "UTC".to_owned(),
        _ => return text.to_owned(),
    };
    match read_time(rest) {
        Some(0) => "UTC".to_owned(),
        Some(seconds) if seconds % 3_600 == 0 => format!("Etc/GMT{sign}{}", seconds / 3_600),
        _ => text.to_owned(),
    }
}

fn weekday(name: &str) -> Option<usize> {
    let name = name.trim().to_ascii_lowercase();
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    if let Some(found) = name.get(..3).and_then(|start| names.iter().position(|&day| day == start)) {
        return Some(found);
    }
    // ISO numbers, with 0 as another name of Sunday.
    let number: usize = name.parse().ok()?;
    (number <= 7).then_some((number + 6) % 7)
}

fn week(value: &Value) -> Result<Week, String> {
    let mut week = Week::default();
    match value {
        Value::String(text) if is_always(text) => week = CalendarSpec::around_the_clock().week,
        Value::Object(days) => {
            for (name, value) in days {
                let day = weekday(name).ok_or_else(|| format!("“{name}” is not a weekday."))?;
                week.day_mut(day).extend(spans(value)?);
            }
        }
        // Seven lists, Monday first, or rows that name their weekday.
        Value::Array(rows) => {
            for (index, row) in rows.iter().enumerate() {
                let named = row.as_object().and_then(|row| pick(row, &["workday", "weekday", "day"]));
                let day = match named {
                    Some(Value::String(name)) => weekday(name),
                    Some(Value::Number(number)) => weekday(&number.to_string()),
                    _ if rows.len() == 7 => Some(index),
                    _ => None,
                };
                let day = day.ok_or_else(|| format!("{row} does not name a weekday."))?;
                week.day_mut(day).extend(spans(row)?);
            }
        }
        other => return Err(format!("{other} is not the hours of a week.")),
    }
    Ok(week)
}

/// The spans of one day: pairs, objects, a map from start to end, one text `09:00-17:00`, one pair.
fn spans(value: &Value) -> Result<Vec<Span>, String> {
    match value {
        Value::Null | Value::Bool(false) => Ok(Vec::new()),
        Value::Bool(true) => Ok(vec![Span::FULL_DAY]),
        Value::String(text) => spans_of_text(text),
        Value::Array(items) => {
            if let [start, end] = items.as_slice()
                && let (Some(start), Some(end)) = (time(start), time(end))
            {
                return Span::new(start, end).map(|span| vec![span]);
            }
            let spans: Result<Vec<_>, _> = items.iter().map(spans).collect();
            spans.map(|spans| spans.concat())
        }
        Value::Object(object) => {
            if object.get("active").and_then(Value::as_bool) == Some(false) {
                return Ok(Vec::new());
            }
            if let (Some(start), Some(end)) = (pick(object, &FROM), pick(object, &TO)) {
                let time = |value| time(value).ok_or_else(|| format!("{value} is not a time of the day."));
                return Span::new(time(start)?, time(end)?).map(|span| vec![span]);
            }
            if let Some(inner) = pick(object, &SPANS) {
                return spans(inner);
            }
            object.iter().map(|(start, end)| Span::parse(start, end.as_str().unwrap_or_default())).collect()
        }
        Value::Number(_) => Err(format!("{value} is not a span.")),
    }
}

fn spans_of_text(text: &str) -> Result<Vec<Span>, String> {
    let text = text.trim();
    if text.is_empty() || text.eq_ignore_ascii_case("closed") {
        return Ok(Vec::new());
    }
    if is_always(text) {
        return Ok(vec![Span::FULL_DAY]);
    }
    text.split([',', ';'])
        .map(|part| {
            let (start, end) =
                part.split_once(['-', '–']).ok_or_else(|| format!("“{part}” is not a span such as 09:00-17:00."))?;
            Span::parse(start, end)
        })
        .collect()
}

/// A time of the day as text, or as a number: hours up to 24, seconds above.
fn time(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => read_time(text),
        Value::Number(number) => match number.as_i64()? {
            hours @ 0..=24 => Some(hours * 3_600),
            seconds @ 25..=172_800 => Some(seconds),
            _ => None,
        },
        _ => None,
    }
}

/// A date, and whether it is meant in every year (`12-25`).
type Date = (Day, bool);

fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let head = text.split(['T', ' ']).next().unwrap_or(text).replace('/', "-");
    if let Some(day) = read_day(&head) {
        return Some((day, false));
    }
    // A leap year, so that February 29 is a date.
    let yearly = head.trim_start_matches('-');
    read_day(&format!("2000-{yearly}")).map(|day| (day, true))
}

fn dated((on, every_year): Date, name: &str) -> Holiday {
    Holiday { every_year, ..Holiday::closed(on, name) }
}

/// Calls `found` with each date of a list or a map and what is said about it.
fn each_date(value: &Value, found: &mut dyn FnMut(Date, &str, &Value) -> Result<(), String>) -> Result<(), String> {
    let no_date = |what: &str| format!("“{what}” is not a date such as 2026-12-25.");
    match value {
        Value::Null => Ok(()),
        Value::String(text) => found(date(text).ok_or_else(|| no_date(text))?, "", &Value::Null),
        Value::Array(items) => {
            if let [Value::String(on), hours @ (Value::Array(_) | Value::Object(_))] = items.as_slice() {
                return found(date(on).ok_or_else(|| no_date(on))?, "", hours);
            }
            items.iter().try_for_each(|item| each_date(item, found))
        }
        Value::Object(object) => {
            let name =
                pick(object, &["name", "summary", "title", "description"]).and_then(Value::as_str).unwrap_or_default();
            if let Some(Value::String(on)) = pick(object, &DATE) {
                let (on, yearly) = date(on).ok_or_else(|| no_date(on))?;
                return found((on, yearly || says_yearly(object)), name, value);
            }
            if let (Some(month), Some(day)) =
                (object.get("month").and_then(Value::as_u64), object.get("day").and_then(Value::as_u64))
            {
                let text = format!("{month:02}-{day:02}");
                return found(date(&text).ok_or_else(|| no_date(&text))?, name, value);
            }
            if let (Some(Value::String(from)), Some(Value::String(to))) = (pick(object, &FROM), pick(object, &TO))
                && let (Some(from), Some(to)) = (date(from), date(to))
            {
                let yearly = from.1 || says_yearly(object);
                let last = to.0.0.min(from.0.0.saturating_add(3_660));
                return (from.0.0..=last).try_for_each(|on| found((Day(on), yearly), name, &Value::Null));
            }
            object.iter().try_for_each(|(on, value)| {
                let name = value.as_str().filter(|text| spans_of_text(text).is_err());
                let said = if name.is_some() { &Value::Null } else { value };
                found(date(on).ok_or_else(|| no_date(on))?, name.unwrap_or_default(), said)
            })
        }
        other => Err(format!("{other} is not a list of dates.")),
    }
}

fn says_yearly(object: &Map<String, Value>) -> bool {
    pick(object, &["every_year", "yearly", "recurring", "annual", "is_perpetual", "perpetual"])
        .is_some_and(|value| value.as_bool() == Some(true) || value.as_i64() == Some(1))
}

/// A holiday as said: all day unless closed or open parts are given.
fn holiday(on: Date, name: &str, said: &Value) -> Result<Option<Holiday>, String> {
    let hours = match said {
        Value::Bool(false) => return Ok(None),
        Value::Array(items) if !items.is_empty() => DayHours::ClosedDuring(spans(said)?),
        Value::Object(object) => {
            let active = pick(object, &["active", "enabled"]).and_then(Value::as_bool);
            if active == Some(false) {
                return Ok(None);
            }
            let times = pick(object, &["start_time", "from", "start"]).and_then(time).is_some();
            if let Some(closed) = pick(object, &["closed", "closed_during"]).filter(|value| !value.is_boolean()) {
                DayHours::ClosedDuring(spans(closed)?)
            } else if let Some(open) = pick(object, &["open", "hours", "open_during", "spans"]) {
                DayHours::OpenDuring(spans(open)?)
            } else if times {
                DayHours::ClosedDuring(spans(said)?)
            } else {
                DayHours::Closed
            }
        }
        _ => DayHours::Closed,
    };
    Ok(Some(Holiday { hours, ..dated(on, name) }))
}

/// Breaks: of dates, of weekdays, of every day, or between two moments.
fn breaks(value: &Value, spec: &mut CalendarSpec, zone: &Zone) -> Result<(), String> {
    match value {
        Value::Object(object) if pick(object, &DATE).is_none() && pick(object, &FROM).is_none() => {
            for (key, value) in object {
                if let Some(day) = weekday(key).filter(|_| date(key).is_none()) {
                    let cut = take_out(spec.week.day(day), &spans(value)?);
                    *spec.week.day_mut(day) = cut;
                } else {
                    let on = date(key).ok_or_else(|| format!("“{key}” is not a date or a weekday."))?;
                    spec.holidays.push(closed_during(on, spans(value)?));
                }
            }
            Ok(())
        }
        Value::Object(object) => {
            if let Some(Value::String(on)) = pick(object, &DATE) {
                let on = date(on).ok_or_else(|| format!("“{on}” is not a date."))?;
                spec.holidays.push(closed_during(on, spans(value)?));
                return Ok(());
            }
            match (pick(object, &FROM), pick(object, &TO)) {
                (Some(from), Some(to)) => one_break(from, to, spec, zone),
                _ => Err(format!("{value} is not a break.")),
            }
        }
        Value::Array(items) => match items.as_slice() {
            [from @ Value::String(_), to @ Value::String(_)] => one_break(from, to, spec, zone),
            [Value::String(on), hours @ Value::Array(_)] => {
                let on = date(on).ok_or_else(|| format!("“{on}” is not a date."))?;
                spec.holidays.push(closed_during(on, spans(hours)?));
                Ok(())
            }
            items => items.iter().try_for_each(|item| breaks(item, spec, zone)),
        },
        Value::Null | Value::Bool(false) => Ok(()),
        other => Err(format!("{other} is not a break.")),
    }
}

fn closed_during(on: Date, spans: Vec<Span>) -> Holiday {
    Holiday { hours: DayHours::ClosedDuring(spans), ..dated(on, "") }
}

/// Between two times on every day, or between two moments.
fn one_break(from: &Value, to: &Value, spec: &mut CalendarSpec, zone: &Zone) -> Result<(), String> {
    if let (Some(from), Some(to)) = (time(from), time(to)) {
        let off = [Span::new(from, to)?];
        for day in 0..7 {
            let cut = take_out(spec.week.day(day), &off);
            *spec.week.day_mut(day) = cut;
        }
        return Ok(());
    }
    let moment = |value: &Value| {
        value
            .as_str()
            .and_then(Timestamp::from_rfc3339)
            .map(|at| zone.wall(at))
            .ok_or_else(|| format!("{value} is not a moment or a time."))
    };
    let (mut from, to) = (moment(from)?, moment(to)?);
    // Ten years bound what one line of a file can cost.
    let to = to.min(from + 3_660 * DAY);
    while from < to {
        let midnight = from - from.rem_euclid(DAY);
        let end = to.min(midnight + DAY);
        let on = (Day((midnight / DAY) as i32), false);
        spec.holidays.push(closed_during(on, vec![Span::new(from - midnight, end - midnight)?]));
        from = end;
    }
    Ok(())
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
    fn the_hours_of_a_week_are_understood_in_many_shapes() {
        let plain = spec(&json!({"tz": "UTC", "week": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]]}}));
        for week in [
            json!({"mon": {"09:00": "12:00", "13:00": "17:00"}}),
            json!({"Monday": [{"start": "09:00", "end": "12:00"}, {"from": "13:00", "to": "17:00"}], "sat": null}),
            json!({"mon": "9:00-12:00, 1 pm-5 pm", "sun": "closed"}),
            json!({"1": [[9, 12], [46800, 61200]]}),
            json!({"mon": {"active": true, "timeframes": [["09:00", "12:00"], ["13:00", "17:00"]]},
                   "tue": {"active": false, "timeframes": [["09:00", "12:00"]]}}),
            json!([{"workday": "Monday", "start_time": "09:00:00", "end_time": "12:00:00"},
                   {"workday": "Monday", "start_time": "13:00:00", "end_time": "17:00:00"}]),
            json!([[["09:00", "12:00"], ["13:00", "17:00"]], [], [], [], [], [], []]),
        ] {
            assert_eq!(spec(&json!({"timezone": "UTC", "hours": week})), plain, "{week}");
        }
        let lunch = json!({"week": {"mon": ["09:00", "17:00"]}, "breaks": [["12:00", "13:00"]]});
        assert_eq!(spec(&lunch), plain);
        assert_eq!(spec(&json!({"week": {"mon": ["09:00", "17:00"]}, "breaks": {"mon": [["12:00", "13:00"]]}})), plain);
    }

    #[test]
    fn days_that_differ_are_understood_in_many_shapes() {
        let days = |value: Value| spec(&value).holidays;
        let day = |text: &str| read_day(text).expect("a date");
        let span = |a, b| Span::parse(a, b).expect("times");
        let closed = [Holiday::closed(day("2026-12-25"), "")];
        assert_eq!(days(json!({"holidays": ["2026-12-25"]})), closed);
        assert_eq!(days(json!({"holidays": {"2026-12-25": true, "2026-12-26": false}})), closed);
        assert_eq!(days(json!({"holidays": [{"date": "2026-12-25"}]})), closed);
        assert_eq!(days(json!({"holidays": [{"start": "2026-12-25", "end": "2026-12-25"}]})), closed);
        let named = Holiday { every_year: true, ..Holiday::closed(day("2000-12-25"), "Christmas") };
        assert_eq!(days(json!({"holidays": {"12-25": "Christmas"}})), std::slice::from_ref(&named));
        assert_eq!(days(json!({"holidays": [{"month": 12, "day": 25, "name": "Christmas"}]})), [named]);
        let part = |hours| Holiday { hours, ..Holiday::closed(day("2026-12-24"), "") };
        let off = part(DayHours::ClosedDuring(vec![span("12:00", "24:00")]));
        assert_eq!(days(json!({"breaks": {"2026-12-24": [["12:00", "24:00"]]}})), std::slice::from_ref(&off));
        assert_eq!(days(json!({"breaks": {"2026-12-24": {"12:00": "24:00"}}})), std::slice::from_ref(&off));
        let moments = json!({"tz": "Asia/Tokyo", "breaks": [["2026-12-24T03:00:00Z", "2026-12-24T15:00:00Z"]]});
        assert_eq!(days(moments), [off]);
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
            json!({"holidays": ["Christmas"]}),
            json!({"breaks": {"é": []}}),
            json!({"tz": 3}),
        ] {
            assert!(calendar_spec(&value).is_err(), "{value}");
        }
        assert_eq!(spec(&json!({"tz": "+03:00"})).zone, "Etc/GMT-3");
    }
}
