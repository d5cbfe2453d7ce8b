//! Where the exported due times and ours disagree, and what the likely cause is.

use crate::dataset::{Field, TicketRow};
use crate::settings::{Amount, Target};
use base::{DAY, MINUTE, Timestamp};
use sla::{Calendar, CalendarSpec, WorkTime};

use super::sla_event::SlaEvent;
use super::view::{Condition, View};

/// The likely cause of a difference between the exported due time and ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueCause {
    /// The export counts around the clock, these settings do not.
    AroundTheClock,
    /// The export's due time lies outside of these working hours.
    OtherHours,
    /// The export worked through a holiday of this calendar.
    HolidayNotObserved,
    /// The export is later by whole working days: it knows a holiday that this calendar does not.
    HolidayMissing,
    /// The export did not move its due time by the waiting that its history shows.
    PausesNotCounted,
    /// The export is later, and without a status history our clock cannot know the waiting.
    PausesUnknown,
    /// On our clock the export gives another whole amount of time.
    OtherTarget,
    /// None of these: edited by hand, or recomputed after a change.
    Edited,
}

impl DueCause {
    /// All, in the order they are shown.
    pub const ALL: [Self; 8] = [
        Self::AroundTheClock,
        Self::OtherHours,
        Self::HolidayNotObserved,
        Self::HolidayMissing,
        Self::PausesNotCounted,
        Self::PausesUnknown,
        Self::OtherTarget,
        Self::Edited,
    ];

    /// The name in the URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::AroundTheClock => "around_the_clock",
            Self::OtherHours => "other_hours",
            Self::HolidayNotObserved => "holiday_not_observed",
            Self::HolidayMissing => "holiday_missing",
            Self::PausesNotCounted => "pauses_not_counted",
            Self::PausesUnknown => "pauses_unknown",
            Self::OtherTarget => "other_target",
            Self::Edited => "edited",
        }
    }
}

/// Differences of more than this are told.
const TOLERANCE: i64 = MINUTE;
/// Amounts of time that people promise are multiples of this.
const ROUND: i64 = 15 * MINUTE;
/// Most holidays in a row.
const DAYS: i64 = 4;

/// What causes are told by, prepared once for all tickets.
pub struct DueAudit<'v> {
    view: &'v View<'v>,
    /// The default hours without their holidays, then those of the settings; `None` where there are none.
    without_holidays: Vec<Option<Calendar>>,
}

impl<'v> DueAudit<'v> {
    /// Prepares the audit of a view.
    pub fn new(view: &'v View<'v>) -> Self {
        let without = |calendar: &Calendar| {
            let spec = calendar.spec();
            let plain = (!spec.holidays.is_empty()).then(|| CalendarSpec { holidays: Vec::new(), ..spec.clone() })?;
            Calendar::new(&plain).ok()
        };
        Self { view, without_holidays: view.clocks().all_calendars().iter().map(without).collect() }
    }

    /// Whether the due times of an event differ, by more than a minute, where both are known.
    pub fn differs(&self, event: SlaEvent, ticket: TicketRow) -> bool {
        self.pair(event, ticket).is_some_and(|(reported, ours)| reported.since(ours).abs() > TOLERANCE)
    }

    /// Whether both due times of an event are known.
    pub fn compares(&self, event: SlaEvent, ticket: TicketRow) -> bool {
        self.pair(event, ticket).is_some()
    }

    fn pair(&self, event: SlaEvent, ticket: TicketRow) -> Option<(Timestamp, Timestamp)> {
        let reported = self.view.data.tickets.date(event.due(), ticket).get()?;
        Some((reported, self.view.clocks().due(event, ticket).get()?))
    }

    /// The likely cause; `None` where the due times do not differ.
    pub fn cause(&self, event: SlaEvent, ticket: TicketRow) -> Option<DueCause> {
        let (reported, ours) = self.pair(event, ticket)?;
        if reported.since(ours).abs() <= TOLERANCE {
            return None;
        }
        let data = self.view.data;
        let created = data.tickets.date(Field::Created, ticket).get()?;
        let clocks = self.view.clocks();
        let (place, calendar) = clocks.calendar(ticket);
        let target = clocks.target(event, ticket)?;
        let is_reported = |at: Option<Timestamp>| at.is_some_and(|at| at.since(reported).abs() <= TOLERANCE);
        let wall = match target.amount {
            Amount::Seconds(seconds) => Some(created.plus(seconds)),
            Amount::WorkingDays(days) => Some(created.plus(i64::from(days) * DAY)),
        };
        if is_reported(wall) {
            return Some(DueCause::AroundTheClock);
        }
        let plain = |calendar: &Calendar| plain_due(target, created, calendar);
        if self
            .without_holidays
            .get(place)
            .and_then(Option::as_ref)
            .is_some_and(|calendar| is_reported(plain(calendar)))
        {
            return Some(DueCause::HolidayNotObserved);
        }
        let has_history = data.spans.of(ticket).next().is_some();
        if has_history && is_reported(plain(calendar)) {
            return Some(DueCause::PausesNotCounted);
        }
        let is_open = calendar.is_open(reported) || calendar.prev_open(reported) == Some(reported);
        if !is_open {
            return Some(DueCause::OtherHours);
        }
        if later_by_working_days(calendar, ours, reported) {
            return Some(DueCause::HolidayMissing);
        }
        let given = calendar.open_between(created, reported);
        if given > 0 && given % ROUND == 0 {
            return Some(DueCause::OtherTarget);
        }
        if !has_history && reported > ours {
            return Some(DueCause::PausesUnknown);
        }
        Some(DueCause::Edited)
    }
}

/// The due time without any pause.
fn plain_due(target: Target, created: Timestamp, calendar: &Calendar) -> Option<Timestamp> {
    let due = match target.amount {
        Amount::Seconds(seconds) => WorkTime::of(target.hours, calendar).add(created, seconds)?,
        Amount::WorkingDays(days) => WorkTime::Office(calendar).add_days(created, days)?,
    };
    Some(if target.end_of_working_day { calendar.end_of_working_day(due).max(due) } else { due })
}

/// Whether `later` is the same time of day as `earlier`, one to four working days on.
fn later_by_working_days(calendar: &Calendar, earlier: Timestamp, later: Timestamp) -> bool {
    (1..=DAYS).any(|days| {
        calendar.add_days(earlier, days, sla::Roll::Forward).is_some_and(|at| at.since(later).abs() <= TOLERANCE)
    })
}

/// Tickets whose exported due time of an event is not ours, by a likely cause where one is asked.
pub(crate) fn due_condition<'v>(view: &'v View<'_>, event: SlaEvent, cause: Option<DueCause>) -> Condition<'v> {
    let audit = DueAudit::new(view);
    match cause {
        None => Box::new(move |row| audit.differs(event, row)),
        Some(wanted) => Box::new(move |row| audit.cause(event, row) == Some(wanted)),
    }
}
