//! Holidays as people write them, and in words what was not understood of them.

use base::Zone;
use language::say;
use sla::{Holiday, HolidayNote, HoursError};

/// What was read, and in sentences what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolidayList {
    /// The holidays, by date.
    pub holidays: Vec<Holiday>,
    /// A sentence for each line or event that was not understood or needed an assumption.
    pub notes: Vec<String>,
}

/// Reads a calendar file or a list with one date a line, see [`sla::read_holidays`].
pub fn read_holidays(text: &str, zone: &Zone) -> HolidayList {
    told(sla::read_holidays(text, zone))
}

/// Reads a list with one date a line.
pub fn read_holiday_lines(text: &str) -> HolidayList {
    told(sla::read_holiday_lines(text))
}

fn told(list: sla::HolidayList) -> HolidayList {
    HolidayList { holidays: list.holidays, notes: list.notes.iter().map(in_words).collect() }
}

fn in_words(note: &HolidayNote) -> String {
    match note {
        HolidayNote::NotADate(number, first) => {
            say!("Line {number}: “{first}” is not a date such as 2026-12-25.")
        }
        HolidayNote::MonthFirst(number, first, on) => say!("Line {number}: “{first}” was read as month/day: {on}."),
        HolidayNote::NotAStretch(number, from, last) => {
            say!("Line {number}: from {from} to {last} is not a stretch of at most a year.")
        }
        HolidayNote::OpenWithoutHours(number) => say!("Line {number}: “open” needs hours such as 09:00-12:00."),
        HolidayNote::NoLength(name) => {
            say!("The event “{name}” does not last between a moment and a year; it was left out.")
        }
        HolidayNote::Repeats(name, rule) => {
            say!("The event “{name}” repeats by “{rule}”, which is not understood; only its first date was taken.")
        }
        HolidayNote::Calendar(note) => ingest::calendar_note(note),
    }
}

/// What is wrong with hours or a zone.
pub fn hours_trouble(error: &HoursError) -> String {
    match error {
        HoursError::UnknownZone(zone) => say!("“{zone}” is not the name of a time zone such as Europe/Berlin."),
        HoursError::NotATime(text) => say!("“{text}” is not a time of day."),
        HoursError::StartOutsideTheDay(start) => say!("A span cannot start {start} seconds into the day."),
        HoursError::LongerThanADay => say!("A span cannot be longer than a day.").to_owned(),
        HoursError::NotASpan(start, end) => say!("“{start}” to “{end}” is not a span of at most one day."),
    }
}
