//! A calendar file as a table: one row for each time that an event takes place.

use chrono::TimeDelta;
use ics::{Event, Note, Occurrences, Place as Wall, When, read_events};
use language::say;

use super::door::Door;
use super::line::Line;
use super::{ImportError, IssueKind, Limits, Place};

/// The sheet of the events.
const SHEET: &str = "ics";
/// The year up to which events that never end are written out; those that come back within a month end earlier.
const LAST_YEAR: i32 = 2060;
const LAST_YEAR_OF_ROUTINES: i32 = 2035;

/// Gives the events of the calendar `text` under the header `Date,End,Summary`, sheet `ics`.
///
/// Moments become `2026-01-05T09:00:00`, with `Z` where the file says their zone. Whole days become `2026-01-05`, the end
/// being the last day (in the file it is the day after).
pub(super) fn read_ics(file: &str, text: &str, limits: Limits, door: &mut Door<'_>) -> Result<(), ImportError> {
    let (events, notes) = read_events(text);
    door.begin(file, SHEET);
    let mut table = Table { file, limits, line: Line::default(), row: 0, notes: Vec::new() };
    table.give(["Date".into(), "End".into(), "Summary".into()], door)?;
    for event in &events {
        table.event(event, door)?;
    }
    let place = Place { file: file.to_owned(), sheet: SHEET.to_owned(), ..Place::default() };
    for note in &notes {
        match note {
            Note::NotADate { property, text } => door.issues().report(&place, IssueKind::NotADate, property, text),
            note => door.issues().report(&place, IssueKind::Assumed, "", &calendar_note(note)),
        }
    }
    for note in table.notes {
        door.issues().report(&place, IssueKind::Assumed, "", &note);
    }
    door.end();
    Ok(())
}

/// What was not understood of a calendar file, in a sentence.
pub fn calendar_note(note: &Note) -> String {
    match note {
        Note::CutOff => say!("The file ends inside of an event; it was left out.").to_owned(),
        Note::NotADate { property, text } => say!("“{property}:{text}” is not a date or a time."),
        Note::NotADuration(text) => say!("The duration “{text}” is not a length of time."),
        Note::UnknownZone(name) => {
            say!("The time zone “{name}” is not known; its times were taken as those of the desk.")
        }
        Note::NoStart(name) => say!("The event “{name}” has no start; it was left out."),
    }
}

struct Table<'f> {
    file: &'f str,
    limits: Limits,
    line: Line,
    row: u32,
    notes: Vec<String>,
}

impl Table<'_> {
    fn event(&mut self, event: &Event, door: &mut Door<'_>) -> Result<(), ImportError> {
        let last_year = if event.is_endless_routine() { LAST_YEAR_OF_ROUTINES } else { LAST_YEAR };
        let starts = match event.occurrences(last_year) {
            Occurrences::At(starts) => starts,
            Occurrences::EveryYear => event.yearly(last_year),
            Occurrences::NotUnderstood(rule) => {
                let name = &event.summary;
                self.notes.push(say!(
                    "The event “{name}” repeats by “{rule}”, which is not understood; only its first date was taken."
                ));
                vec![event.start.clone()]
            }
        };
        for start in starts {
            self.give([start.text(), last(&start, event.length), event.summary.clone()], door)?;
        }
        Ok(())
    }

    fn give(&mut self, cells: [String; 3], door: &mut Door<'_>) -> Result<(), ImportError> {
        if self.row >= self.limits.max_rows {
            return Err(ImportError::new(
                self.file,
                say!("The calendar has too many events."),
                say!("Export a shorter period."),
            ));
        }
        self.row += 1;
        self.line.begin();
        for (column, cell) in cells.iter().enumerate() {
            self.line.put(column, cell, self.limits.max_field);
        }
        self.line.give(self.row, cells.len(), door);
        Ok(())
    }
}

/// The end as people say it: of whole days the last one.
fn last(start: &When, length: TimeDelta) -> String {
    let length = if start.place == Wall::Day { length - TimeDelta::days(1) } else { length };
    match start.wall.checked_add_signed(length) {
        Some(end) if end > start.wall => start.at(end).text(),
        _ => start.text(),
    }
}

#[cfg(test)]
mod tests {
    use crate::IssueKind;
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
                ["2026-01-05T09:00:00", "2026-01-05T10:00:00", ""],
            ]
        );
        assert_eq!(keep.count(IssueKind::Assumed), 1, "nobody knows the zone");
    }

    #[test]
    fn zones_durations_and_repetitions_are_those_of_the_holidays() {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:20260323T090000\nDURATION:PT90M\n\
                    RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Berlin:20260330T090000\nSUMMARY:Training\nEND:VEVENT\n\
                    BEGIN:VEVENT\nDTSTART;VALUE=DATE:20591231\nDURATION:P2D\nRRULE:FREQ=YEARLY\nSUMMARY:Eve\nEND:VEVENT\n\
                    BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR\n";
        let keep = read("team.ics", text.as_bytes()).expect("readable");
        assert_eq!(
            keep.cells(),
            [
                ["Date", "End", "Summary"],
                ["2026-03-23T08:00:00Z", "2026-03-23T09:30:00Z", "Training"],
                ["2026-04-06T07:00:00Z", "2026-04-06T08:30:00Z", "Training"],
                ["2059-12-31", "2060-01-01", "Eve"],
                ["2060-12-31", "2061-01-01", "Eve"],
            ]
        );
    }
}
