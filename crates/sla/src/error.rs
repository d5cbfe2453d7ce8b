//! What is wrong with hours that somebody wrote.

use std::fmt;

/// Hours or a zone that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoursError {
    /// Not the name of a zone.
    UnknownZone(String),
    /// Not a time of the day.
    NotATime(String),
    /// A start that lies outside the day, in seconds.
    StartOutsideTheDay(i64),
    /// Longer than a day.
    LongerThanADay,
    /// Two times with more than a day between them.
    NotASpan(String, String),
}

impl fmt::Display for HoursError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownZone(zone) => write!(out, "“{zone}” is not the name of a time zone such as Europe/Berlin."),
            Self::NotATime(text) => write!(out, "“{text}” is not a time of the day."),
            Self::StartOutsideTheDay(start) => write!(out, "A span cannot start {start} seconds into the day."),
            Self::LongerThanADay => write!(out, "A span cannot be longer than a day."),
            Self::NotASpan(start, end) => write!(out, "“{start}” to “{end}” is not a span of at most one day."),
        }
    }
}

impl std::error::Error for HoursError {}
