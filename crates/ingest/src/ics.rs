//! A calendar file as a table: one row for each event.

use chrono::{Days, NaiveDate};
use language::say;

use super::door::Door;
use super::line::Line;
use super::{ImportError, Limits};

/// One event while its lines are read.
#[derive(Default)]
struct Event {
    begin: String,
    end: String,
    summary: String,
}

/// Gives the events of the calendar `text` under the header `Date,End,Summary`, sheet `ics`.
///
/// Moments become `2026-01-05T09:00:00`, with `Z` when in UTC; the zone of others is not applied.
/// Whole days become `2026-01-05`, the end being the last day (in the file it is the day after).
pub(super) fn read_ics(file: &str, text: &str, limits: Limits, door: &mut Door<'_>) -> Result<(), ImportError> {
    let mut events = Vec::new();
    let mut current: Option<Event> = None;
    // Alarms and the like inside an event have properties of their own.
    let mut inner = 0_u32;
    for line in unfolded(text) {
        let Some((head, value)) = split_property(&line) else {
            continue;
        };
        let name = head.split(';').next().unwrap_or_default().to_ascii_uppercase();
        let value = value.trim();
        match (name.as_str(), &mut current) {
            ("BEGIN", None) if value.eq_ignore_ascii_case("VEVENT") => current = Some(Event::default()),
            ("BEGIN", Some(_)) => inner += 1,
            ("END", Some(_)) if inner > 0 => inner -= 1,
            ("END", Some(_)) => events.extend(current.take()),
            ("DTSTART", Some(event)) if inner == 0 => event.begin = moment(value),
            ("DTEND", Some(event)) if inner == 0 => event.end = moment(value),
            ("SUMMARY", Some(event)) if inner == 0 => event.summary = plain(value),
            _ => {}
        }
    }
    if events.len() as u64 >= u64::from(limits.max_rows) {
        return Err(ImportError::new(
            file,
            say!("The calendar has too many events."),
            say!("Export a shorter period."),
        ));
    }
    door.begin(file, "ics");
    let mut line = Line::default();
    let header = ["Date", "End", "Summary"].map(str::to_owned);
    let rows = events.into_iter().map(|event| {
        let end = last_day(&event.begin, event.end);
        [event.begin, end, event.summary]
    });
    for (row, cells) in (1..).zip(std::iter::once(header).chain(rows)) {
        line.begin();
        for (column, cell) in cells.iter().enumerate() {
            line.put(column, cell, limits.max_field);
        }
        line.give(row, cells.len(), door);
    }
    door.end();
    Ok(())
}

/// Lines with their continuations, which begin with a blank.
fn unfolded(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut lines = text.lines().peekable();
    std::iter::from_fn(move || {
        let mut whole = lines.next()?.to_owned();
        while let Some(more) = lines.next_if(|line| line.starts_with([' ', '\t'])) {
            whole.push_str(more.get(1..).unwrap_or_default());
        }
        Some(whole)
    })
}

/// Name with parameters, and value; a colon inside double quotes belongs to a parameter.
fn split_property(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    Some((line.get(..colon)?, line.get(colon + 1..)?))
}

/// `20260105T090000Z` as `2026-01-05T09:00:00Z`; anything else as it is.
fn moment(value: &str) -> String {
    let (body, zone) = match value.strip_suffix('Z') {
        Some(body) => (body, "Z"),
        None => (value, ""),
    };
    let (date, time) = body.split_once('T').unwrap_or((body, ""));
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(date, 8) || !(time.is_empty() || digits(time, 6)) {
        return value.to_owned();
    }
    let date = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]);
    if time.is_empty() {
        return date;
    }
    format!("{date}T{}:{}:{}{zone}", &time[..2], &time[2..4], &time[4..])
}

/// The end as people say it: of whole days the last one, the first if there is no end.
fn last_day(begin: &str, end: String) -> String {
    if end.is_empty() {
        return begin.to_owned();
    }
    let Ok(date) = end.parse::<NaiveDate>() else {
        return end;
    };
    match date.checked_sub_days(Days::new(1)) {
        Some(last) if last.to_string().as_str() >= begin => last.to_string(),
        _ => end,
    }
}

/// Text without the backslashes of the format.
fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, false) => out.push(c),
            (_, true) => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::testing::read;

    #[test]
    fn events_become_rows() {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260102\r\n\
                    SUMMARY:New\\, \r\n Year\r\nBEGIN:VALARM\r\nSUMMARY:no\r\nEND:VALARM\r\nEND:VEVENT\r\n\
                    BEGIN:VEVENT\r\nDTSTART;TZID=\"a:b\":20260105T090000\r\nDTEND:20260105T100000Z\r\nEND:VEVENT\r\n\
                    END:VCALENDAR\r\n";
        let keep = read("holidays.ics", text.as_bytes()).expect("readable");
        assert_eq!(keep.tables[0].name.sheet, "ics");
        assert_eq!(
            keep.cells(),
            [
                ["Date", "End", "Summary"],
                ["2026-01-01", "2026-01-01", "New, Year"],
                ["2026-01-05T09:00:00", "2026-01-05T10:00:00Z", ""],
            ]
        );
    }
}
