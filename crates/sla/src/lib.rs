//! The business-time clock: working hours, targets, and how much of a target is spent.
//!
//! In: a [`CalendarSpec`], a [`Policy`], the status history of a ticket, the moment asked about.
//! Out: [`Calendar`] arithmetic, [`ClockReading`]s, the [`Strip`] that explains one. Never: a
//! clock of its own, a file format, words of a service desk that mean a status.
//!
//! # Conventions
//!
//! Products differ where the question has no one answer. Ours:
//!
//! * Working time is real elapsed seconds inside open spans: a 25-hour day that is open all day
//!   has 25 hours, and a span over the hour that occurs twice counts both passes.
//! * An end of a span that the clock skips in spring moves forward by the gap; one that occurs
//!   twice in autumn is the first of the two. A date that a zone skipped has no hours.
//! * A span is open from its start up to, and without, its end. Spans that touch are one span:
//!   the next close of an office that never closes does not exist.
//! * A span over midnight belongs to the day it starts on. A full holiday closes its date from
//!   midnight to midnight and drops the spans that start on it; it wins over a special day.
//! * A target exactly filled at the close is due at the close, not at the next opening; counting
//!   back, it is the opening. Nothing added to a closed moment is the next opening, nothing
//!   subtracted from one the last close.
//! * "One day" given in hours is 24 working hours; a target of N working days is the same time
//!   of day N working days later, and a start outside hours starts at the next opening.
//! * Working time from a later to an earlier moment is negative, so that it stays additive; a
//!   clock that would end before it starts is not measured and says so.
//! * Nothing is rounded. Seconds are whole.
//! * Known time is 1900 to 2200: open time outside these years is not counted.

mod calendar;
mod clock;
#[cfg(test)]
mod clock_tests;
mod compile;
mod holidays;
mod ics;
mod pauses;
mod policy;
mod question;
mod spec;
mod strip;
#[cfg(test)]
mod twin;
mod vector_calendar;
mod vectors;
mod working_days;

pub use calendar::{Calendar, Periods};
pub use clock::{Change, ClockInput, ClockReading, ClockState, Due, Gap, Moments, TicketState, WorkTime, read_clock};
pub use compile::Closed;
pub use holidays::{HolidayList, holiday_lines, read_holiday_lines, read_holidays};
pub use pauses::{Pause, Pauses};
pub use policy::{
    Amount, Backwards, Chosen, ClockHours, DueAtClose, PauseKind, PausePlan, Policy, Reopen, Rounding, SlaEvent,
    Target, TargetRule, TicketLabels,
};
pub use spec::{CalendarSpec, ClockChanges, DayHours, EarlierWeek, Holiday, Span, Week};
pub use strip::{Slice, SliceKind, Strip, explain, length_in_words, sum_in_words};
pub use vectors::run_clock_file;
pub use working_days::Roll;
