//! The events of a calendar file (RFC 5545), as far as holidays need them.

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime};

use super::holidays::{HolidayList, LONGEST};
use super::spec::{DayHours, Holiday, Span};
use base::{DAY, Day, Timestamp, Zone};
use language::say;

/// The years for which a rule that is more than "every year" is written out.
const YEARS: (i32, i32) = (1990, 2060);
/// One event as written, line by line.
#[derive(Default)]
struct Event {
    start: Option<When>,
    end: Option<When>,
    days: Option<i32>,
    summary: String,
    rule: Option<String>,
    except: Vec<NaiveDate>,
    cancelled: bool,
}

/// A date, or a moment on the wall.
#[derive(Clone, Copy)]
struct When {
    wall: NaiveDateTime,
    all_day: bool,
}

/// Adds the holidays of the events in `text` to `list`.
pub(super) fn read_ics(text: &str, zone: &Zone, list: &mut HolidayList) {
    // A line that begins with a blank continues the one before.
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.trim_end().to_owned()),
        }
    }
    let mut event: Option<Event> = None;
    // Alarms and the like inside of an event have properties of their own.
    let mut inside = 0;
    for line in &lines {
        let Some((head, value)) = line.split_once(':') else {
            continue;
        };
        let mut params = head.split(';');
        let name = params.next().unwrap_or_default().to_ascii_uppercase();
        match (name.as_str(), value.trim().to_ascii_uppercase().as_str()) {
            ("BEGIN", "VEVENT") => {
                event = Some(Event::default());
                inside = 0;
            }
            ("END", "VEVENT") => {
                if let Some(event) = event.take() {
                    finish(event, list);
                }
                inside = 0;
            }
            ("BEGIN", _) => inside += 1,
            ("END", _) => inside -= 1,
            _ if inside > 0 && event.is_some() => {}
            _ => {
                if let Some(event) = &mut event {
                    property(event, &name, params, value.trim(), (zone, &mut list.notes));
                }
            }
        }
    }
    if event.is_some() {
        list.notes.push(say!("The file ends inside of an event; it was left out.").to_owned());
    }
}

fn property<'a>(
    event: &mut Event,
    name: &str,
    mut params: impl Iterator<Item = &'a str>,
    value: &str,
    (zone, notes): (&Zone, &mut Vec<String>),
) {
    let its_zone =
        params.find_map(|param| param.strip_prefix("TZID=")).and_then(|name| Zone::named(name.trim_matches('"')));
    let mut when = |text: &str| {
        let when = read_when(text, its_zone.as_ref(), zone);
        if when.is_none() {
            notes.push(say!("“{name}:{text}” is not a date or a time."));
        }
        when
    };
    match name {
        "DTSTART" => event.start = when(value),
        "DTEND" => event.end = when(value),
        "EXDATE" => event.except.extend(value.split(',').filter_map(when).map(|when| when.wall.date())),
        "DURATION" => {
            let days = value.strip_prefix('P').and_then(|rest| {
                let (factor, digits) = rest
                    .strip_suffix('D')
                    .map(|digits| (1, digits))
                    .or_else(|| rest.strip_suffix('W').map(|digits| (7, digits)))?;
                digits.parse::<i32>().ok().map(|count| count.saturating_mul(factor))
            });
            match days {
                Some(days) => event.days = Some(days),
                None => notes.push(say!("The duration “{value}” is not a number of days.")),
            }
        }
        "SUMMARY" => {
            event.summary = value.replace("\\n", " ").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        }
        "RRULE" => event.rule = Some(value.to_ascii_uppercase()),
        "STATUS" => event.cancelled = value.eq_ignore_ascii_case("CANCELLED"),
        _ => {}
    }
}

fn read_when(text: &str, its_zone: Option<&Zone>, zone: &Zone) -> Option<When> {
    let text = text.trim();
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y%m%d") {
        return Some(When { wall: date.and_time(chrono::NaiveTime::MIN), all_day: true });
    }
    let (digits, utc) = match text.strip_suffix(['Z', 'z']) {
        Some(digits) => (digits, true),
        None => (text, false),
    };
    let wall = NaiveDateTime::parse_from_str(digits, "%Y%m%dT%H%M%S")
        .or_else(|_| NaiveDateTime::parse_from_str(digits, "%Y%m%dT%H%M"))
        .ok()?;
    let seconds = wall.and_utc().timestamp();
    let wall = match (utc, its_zone) {
        (true, _) => zone.naive(Timestamp(seconds)),
        (false, Some(theirs)) => zone.naive(theirs.moment(seconds)),
        (false, None) => wall,
    };
    Some(When { wall, all_day: false })
}

/// Makes holidays of an event that has been read to its end.
fn finish(event: Event, list: &mut HolidayList) {
    if event.cancelled {
        return;
    }
    let name = event.summary.trim().to_owned();
    let Some(start) = event.start else {
        list.notes.push(say!("The event “{name}” has no start; it was left out."));
        return;
    };
    // A date without an end is that day; a moment without an end takes no time.
    let end = event.end.map(|end| end.wall).unwrap_or_else(|| {
        let days = event.days.unwrap_or(i32::from(start.all_day));
        start.wall + chrono::TimeDelta::days(days.clamp(0, LONGEST).into())
    });
    // Some programs write the same date twice for one whole day.
    let end = if start.all_day && end <= start.wall { start.wall + chrono::TimeDelta::days(1) } else { end };
    if end <= start.wall || end - start.wall > chrono::TimeDelta::days(LONGEST.into()) {
        list.notes.push(say!("The event “{name}” does not last between a moment and a year; it was left out."));
        return;
    }
    let once = days_of(start.wall, end, &name);
    let Some(rule) = &event.rule else {
        list.holidays.extend(once);
        return;
    };
    let plain = matches!(simple_rule(rule), Some(1)) && event.except.is_empty();
    if plain {
        list.holidays.extend(once.into_iter().map(|day| Holiday { every_year: true, ..day }));
        return;
    }
    let Some(starts) = occurrences(rule, start.wall.date()) else {
        list.notes.push(say!(
            "The event “{name}” repeats by “{rule}”, which is not understood; only its first date was taken."
        ));
        list.holidays.extend(once);
        return;
    };
    for date in starts.into_iter().filter(|date| !event.except.contains(date)) {
        let shift = date - start.wall.date();
        list.holidays.extend(days_of(start.wall + shift, end + shift, &name));
    }
}

/// The stretch as one holiday for each date it touches.
fn days_of(start: NaiveDateTime, end: NaiveDateTime, name: &str) -> Vec<Holiday> {
    let (from, to) = (start.and_utc().timestamp(), end.and_utc().timestamp());
    let (first, last) = (from.div_euclid(DAY), (to - 1).div_euclid(DAY));
    (first..=last)
        .map(|day| {
            let (from, to) = (from.max(day * DAY) - day * DAY, to.min((day + 1) * DAY) - day * DAY);
            let hours = match Span::new(from, to) {
                Ok(span) if span != Span::FULL_DAY => DayHours::ClosedDuring(vec![span]),
                _ => DayHours::Closed,
            };
            Holiday { hours, ..Holiday::closed(Day(day as i32), name) }
        })
        .collect()
}

fn part<'a>(rule: &'a str, name: &str) -> Option<&'a str> {
    rule.split(';').filter_map(|part| part.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The interval of a rule that says no more than "each so many years on this date, for ever".
fn simple_rule(rule: &str) -> Option<u32> {
    let known = ["FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "WKST"];
    let extra = rule.split(';').filter_map(|part| part.split_once('=')).any(|(key, _)| !known.contains(&key));
    if extra || part(rule, "FREQ") != Some("YEARLY") {
        return None;
    }
    part(rule, "INTERVAL").map_or(Some(1), |count| count.parse().ok())
}

/// The dates of a yearly rule up to 2060; `None` when the rule says more than is understood.
fn occurrences(rule: &str, first: NaiveDate) -> Option<Vec<NaiveDate>> {
    let known = ["FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "COUNT", "UNTIL", "WKST"];
    let unknown = rule.split(';').filter_map(|part| part.split_once('=')).any(|(key, _)| !known.contains(&key));
    if unknown || part(rule, "FREQ") != Some("YEARLY") {
        return None;
    }
    let number = |name: &str| part(rule, name).map(|text| text.parse::<i32>());
    let step = number("INTERVAL").transpose().ok()?.unwrap_or(1).max(1);
    let count = number("COUNT").transpose().ok()?.map_or(usize::MAX, |count| count.max(0) as usize);
    let until = match part(rule, "UNTIL") {
        Some(text) => NaiveDate::parse_from_str(text.get(..8)?, "%Y%m%d").ok()?,
        None => NaiveDate::from_ymd_opt(YEARS.1, 12, 31)?,
    };
    let month = number("BYMONTH").transpose().ok()?.map_or(first.month(), |month| month.unsigned_abs());
    let day = number("BYMONTHDAY").transpose().ok()?.map_or(first.day(), |day| day.unsigned_abs());
    let weekday = part(rule, "BYDAY").map(|text| nth_weekday(text, part(rule, "BYSETPOS")));
    let mut found = Vec::new();
    let mut year = first.year().max(YEARS.0 - (YEARS.0 - first.year()).max(0) % step);
    while year <= until.year().min(YEARS.1) && found.len() < count {
        let date = match weekday {
            None => NaiveDate::from_ymd_opt(year, month, day),
            Some(weekday) => {
                let (weekday, nth) = weekday?;
                weekday_of_month(year, month, weekday, nth)
            }
        };
        found.extend(date.filter(|&date| date >= first && date <= until));
        year = year.saturating_add(step);
    }
    Some(found)
}

/// `4TH`, `-1MO`, or `TH` with a set position of 4: the weekday (0 = Monday) and which of the month.
fn nth_weekday(text: &str, position: Option<&str>) -> Option<(u32, i32)> {
    let split = text.len().checked_sub(2)?;
    let (nth, name) = (text.get(..split)?, text.get(split..)?);
    let weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().position(|&day| day == name)?;
    let nth = if nth.is_empty() { position? } else { nth };
    Some((weekday as u32, nth.trim_start_matches('+').parse().ok()?))
}

fn weekday_of_month(year: i32, month: u32, weekday: u32, nth: i32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let after = first.checked_add_months(Months::new(1))?;
    let ahead = (weekday + 7 - first.weekday().num_days_from_monday()) % 7;
    let day = first + chrono::TimeDelta::days(ahead.into());
    let date = match nth {
        1..=5 => day + chrono::TimeDelta::weeks((nth - 1).into()),
        -5..=-1 => {
            let count = (after - day).num_days().div_euclid(7) + i64::from((after - day).num_days() % 7 > 0);
            day + chrono::TimeDelta::weeks(count + i64::from(nth))
        }
        _ => return None,
    };
    (first <= date && date < after).then_some(date)
}
