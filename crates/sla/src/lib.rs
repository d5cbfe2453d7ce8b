#![doc = include_str!("../README.md")]

mod calendar;
mod clock;
mod compile;
mod error;
mod holidays;
mod ics_holidays;
mod pauses;
mod policy;
#[cfg(feature = "questions")]
mod question;
mod spec;
mod strip;
#[cfg(feature = "questions")]
mod vector_calendar;
#[cfg(feature = "questions")]
mod vectors;
mod work_time;
mod working_days;

pub use base::{Day, Timestamp, Zone};

pub use calendar::{Calendar, Periods};
pub use clock::{Change, ClockInput, ClockReading, ClockState, Due, Gap, Moments, TicketState, read_clock};
pub use compile::Closed;
pub use error::HoursError;
pub use holidays::{HolidayList, HolidayNote, holiday_lines, read_holiday_lines, read_holidays};
pub use pauses::{Pause, Pauses};
pub use policy::{
    Amount, Backwards, Chosen, ClockHours, DueAtClose, PauseKind, PausePlan, Policy, Reopen, Rounding, SlaEvent,
    Target, TargetRule, TicketLabels,
};
pub use spec::{CalendarSpec, ClockChanges, DayHours, EarlierWeek, Holiday, Span, Week};
pub use strip::{Slice, SliceKind, Strip, explain};
#[cfg(feature = "questions")]
pub use vectors::run_clock_file;
pub use work_time::WorkTime;
pub use working_days::Roll;
