//! How much of a target is spent, and when it is due.

use std::borrow::Cow;

use super::calendar::Calendar;
use super::pauses::{Pause, Pauses};
use super::policy::{Amount, Backwards, ClockHours, DueAtClose, PauseKind, Policy, Reopen, SlaEvent, Target};
use super::work_time::WorkTime;
use base::Timestamp;

/// What a status means to a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TicketState {
    /// Ours to work on.
    Active,
    /// Waiting or put aside.
    Waiting(PauseKind),
    /// Done.
    Complete,
}

/// From `at` on, the ticket is in `state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The moment of the change.
    pub at: Timestamp,
    /// The state since.
    pub state: TicketState,
}

/// The moments a clock is read from.
#[derive(Clone, Copy, Debug)]
pub struct Moments {
    /// When the ticket was created.
    pub started_at: Option<Timestamp>,
    /// When the event is recorded to have happened, if it is.
    pub reached_at: Option<Timestamp>,
    /// The moment asked about. Nothing later counts.
    pub now: Timestamp,
}

/// One event of one ticket.
#[derive(Clone, Copy, Debug)]
pub struct ClockInput<'a> {
    /// Which event.
    pub event: SlaEvent,
    /// Its target, if it has one.
    pub target: Option<Target>,
    /// When things happened.
    pub moments: Moments,
    /// The states the ticket went through, in any order; before the first it is active. `None`
    /// when the export has no history: then the clock counts without pauses and is an estimate.
    pub history: Option<&'a [Change]>,
    /// The state by the ticket's present status; used when there is no history.
    pub current: TicketState,
}

/// Why there is nothing to judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gap {
    /// No rule gives the ticket a target.
    NoTarget,
    /// The ticket does not say when it was created.
    NoStart,
    /// The event is recorded before the ticket was created.
    EndsBeforeStart,
    /// The ticket was created after the moment asked about.
    NotYetStarted,
    /// The ticket is complete, and nothing says when.
    NoEnd,
    /// The calendar has not enough hours for the target.
    NeverOpen,
}

/// Where a clock stands. Late wins over paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClockState {
    /// Nothing to judge, and why.
    NotMeasured(Gap),
    /// In time and counting (or out of hours).
    Running,
    /// In time and standing still.
    Paused,
    /// Stopped in time: at the due time at the latest.
    Met,
    /// Past the due time, whether stopped since or still open.
    Breached,
}

/// When the target runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// There is no target, or the calendar never has that much time.
    None,
    /// Then.
    At(Timestamp),
    /// Unknown while paused: not before this moment, which is right if the pause ended now.
    AtLeast(Timestamp),
}

impl Due {
    /// The moment, certain or not.
    pub fn moment(self) -> Option<Timestamp> {
        match self {
            Self::None => None,
            Self::At(at) | Self::AtLeast(at) => Some(at),
        }
    }
}

/// What a clock shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockReading {
    /// Seconds counted from the start to the stop or to now.
    pub elapsed: i64,
    /// Seconds of the target, in the hours that count; 0 when there is none.
    pub target: i64,
    /// When the target runs out.
    pub due: Due,
    /// Where the clock stands.
    pub state: ClockState,
    /// When the event happened, if it has by now.
    pub stopped_at: Option<Timestamp>,
    /// Whether there was no status history: the time spent waiting is unknown, the elapsed time
    /// at most what is shown and the due time at the earliest.
    pub estimated: bool,
}

impl ClockReading {
    /// Seconds left of the target, negative when it is exceeded.
    pub fn remaining(&self) -> i64 {
        self.target - self.elapsed
    }

    fn gap(why: Gap, estimated: bool) -> Self {
        Self { elapsed: 0, target: 0, due: Due::None, state: ClockState::NotMeasured(why), stopped_at: None, estimated }
    }
}

/// What is left of a history once the policy has been applied.
#[derive(Clone, Debug)]
pub(super) struct Course {
    pub start: Timestamp,
    /// When the event happened, by now.
    pub stop: Option<Timestamp>,
    /// Whether the clock stands still at `now`.
    pub paused_now: bool,
    /// Stretches that do not count, those still going on without an end.
    pub pauses: Pauses,
    pub estimated: bool,
}

/// Reads one clock.
pub fn read_clock(input: &ClockInput<'_>, policy: &Policy, calendar: &Calendar) -> ClockReading {
    let course = match course(input, policy, calendar) {
        Ok(course) => course,
        Err(why) => return ClockReading::gap(why, input.history.is_none()),
    };
    let now = input.moments.now;
    let until = course.stop.unwrap_or(now);
    let Some(target) = input.target else {
        let work = WorkTime::Office(calendar);
        return ClockReading {
            elapsed: policy.rounding.of(course.pauses.elapsed(work, course.start, until)),
            stopped_at: course.stop,
            ..ClockReading::gap(Gap::NoTarget, course.estimated)
        };
    };
    let work = WorkTime::of(target.hours, calendar);
    let elapsed = course.pauses.elapsed(work, course.start, until);
    let due = due(target, &course, now, &Terms { policy, work, calendar });
    let seconds = match (target.amount, target.end_of_working_day) {
        (Amount::Seconds(seconds), false) => seconds,
        _ => due.moment().map_or(0, |due| elapsed + course.pauses.elapsed(work, until, due)),
    };
    let late = matches!(due, Due::At(at) if until > at);
    let state = match due {
        Due::None => ClockState::NotMeasured(Gap::NeverOpen),
        _ if late => ClockState::Breached,
        _ if course.stop.is_some() => ClockState::Met,
        _ if course.paused_now => ClockState::Paused,
        _ => ClockState::Running,
    };
    ClockReading {
        elapsed: policy.rounding.of(elapsed),
        target: seconds,
        due,
        state,
        stopped_at: course.stop,
        estimated: course.estimated,
    }
}

/// The stretch a clock runs over and what does not count in it.
pub(super) fn course(input: &ClockInput<'_>, policy: &Policy, calendar: &Calendar) -> Result<Course, Gap> {
    let Moments { started_at, reached_at, now } = input.moments;
    let created = started_at.ok_or(Gap::NoStart)?;
    if created > now {
        return Err(Gap::NotYetStarted);
    }
    let reached_at = match policy.backwards {
        Backwards::Flag if reached_at.is_some_and(|at| at < created) => return Err(Gap::EndsBeforeStart),
        Backwards::Zero => reached_at.map(|at| at.max(created)),
        _ => reached_at,
    };
    let reached = reached_at.filter(|&at| at <= now);
    let Some(history) = input.history else {
        let stop = reached;
        if stop.is_none() && input.current == TicketState::Complete && reached_at.is_none() {
            return Err(Gap::NoEnd);
        }
        let paused_now = match input.current {
            TicketState::Waiting(kind) => stop.is_none() && policy.pauses.stops(kind, input.event),
            _ => false,
        };
        return Ok(Course { start: created, stop, paused_now, pauses: Pauses::default(), estimated: true });
    };
    let sorted = sorted_until(history, now);
    let work = WorkTime::of(input.target.map_or(ClockHours::Business, |target| target.hours), calendar);
    let longest = || longest_cycle(&sorted, created, now, input.event, policy, work);
    if policy.reopen == Reopen::Longest
        && input.event == SlaEvent::Resolution
        && let Some(course) = longest()
    {
        return Ok(course);
    }
    Ok(along(&sorted, created, reached, input.event, policy))
}

/// Of a ticket that was opened again: the cycle that took longest, the earliest among equals.
fn longest_cycle(
    changes: &[Change],
    created: Timestamp,
    now: Timestamp,
    event: SlaEvent,
    policy: &Policy,
    work: WorkTime<'_>,
) -> Option<Course> {
    let is_complete = |change: &Change| change.state == TicketState::Complete;
    last_reopening(changes)?;
    let mut best: Option<(i64, Course)> = None;
    for cycle in changes.chunk_by(|a, b| !is_complete(a) || is_complete(b)) {
        let start = match cycle.first() {
            Some(first) if first.at != changes[0].at => first.at.max(created),
            _ => created,
        };
        let course = along(cycle, start, None, event, policy);
        let elapsed = course.pauses.elapsed(work, course.start, course.stop.unwrap_or(now));
        if best.as_ref().is_none_or(|(longest, _)| elapsed > *longest) {
            best = Some((elapsed, course));
        }
    }
    best.map(|(_, course)| course)
}

/// The changes up to `now` in order; of several at one moment the last given counts.
fn sorted_until(history: &[Change], now: Timestamp) -> Cow<'_, [Change]> {
    if history.is_sorted_by_key(|change| change.at) {
        let end = history.partition_point(|change| change.at <= now);
        return Cow::Borrowed(&history[..end]);
    }
    let mut sorted: Vec<_> = history.iter().copied().filter(|change| change.at <= now).collect();
    sorted.sort_by_key(|change| change.at);
    Cow::Owned(sorted)
}

fn along(
    changes: &[Change],
    created: Timestamp,
    reached: Option<Timestamp>,
    event: SlaEvent,
    policy: &Policy,
) -> Course {
    let is_complete = |change: &Change| change.state == TicketState::Complete;
    let first_complete = changes.iter().find(|change| is_complete(change)).map(|change| change.at);
    // The change that began the completion the ticket is in now.
    let last_complete = changes.iter().rev().take_while(|change| is_complete(change)).last().map(|change| change.at);
    let reopened_after = |at: Timestamp| {
        let open_again = changes.iter().rev().find(|change| !is_complete(change));
        open_again.is_some_and(|change| change.at > at) && first_complete.is_some_and(|first| first <= at)
    };
    let mut start = created;
    let stop = match (event, policy.reopen) {
        (SlaEvent::Resolution, Reopen::KeepFirst) => earlier(reached, first_complete),
        (SlaEvent::Resolution, reopen) => {
            if reopen == Reopen::NewCycle {
                start = last_reopening(changes).unwrap_or(created).max(created);
            }
            last_complete.or(reached.filter(|&at| !reopened_after(at) && at >= start))
        }
        _ => earlier(reached, first_complete),
    };
    let stop = match policy.backwards {
        Backwards::Negative => stop,
        _ => stop.map(|at| at.max(start)),
    };
    let stands_still = |state| match state {
        TicketState::Active => false,
        TicketState::Waiting(kind) => policy.pauses.stops(kind, event),
        TicketState::Complete => true,
    };
    let ends = changes.iter().skip(1).map(|next| Some(next.at)).chain([None]);
    let pauses = Pauses::of(
        changes
            .iter()
            .zip(ends)
            .filter(|(change, _)| stands_still(change.state))
            .map(|(change, to)| Pause { from: change.at, to })
            // What happens after the stop does not matter to this clock.
            .filter(|pause| stop.is_none_or(|stop| pause.from < stop))
            .map(|pause| Pause { to: earlier(pause.to, stop), ..pause }),
    );
    let last = changes.last().map_or(TicketState::Active, |change| change.state);
    Course { start, stop, paused_now: stop.is_none() && stands_still(last), pauses, estimated: false }
}

fn last_reopening(changes: &[Change]) -> Option<Timestamp> {
    let pairs = changes.windows(2).rev();
    pairs
        .filter(|pair| pair[0].state == TicketState::Complete && pair[1].state != TicketState::Complete)
        .map(|pair| pair[1].at)
        .next()
}

fn earlier(a: Option<Timestamp>, b: Option<Timestamp>) -> Option<Timestamp> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// What a due time is computed by.
pub(super) struct Terms<'a> {
    pub policy: &'a Policy,
    pub work: WorkTime<'a>,
    pub calendar: &'a Calendar,
}

/// When the target runs out along a course.
fn due(target: Target, course: &Course, now: Timestamp, terms: &Terms<'_>) -> Due {
    let open_ended = course.paused_now && !course.pauses.is_empty();
    // A pause that goes on is taken to end now; if the target lies behind, it is a lower bound.
    let ended =
        open_ended.then(|| Pauses::of(course.pauses.iter().map(|(from, to)| Pause { from, to: Some(to.min(now)) })));
    let pauses = ended.as_ref().unwrap_or(&course.pauses);
    let Some(at) = due_along(target, course.start, pauses, terms) else {
        return Due::None;
    };
    let ran_out_before = at < now || !course.paused_now;
    if !ran_out_before || (course.paused_now && course.estimated) {
        // Without a history nobody knows how long it has been waiting.
        return Due::AtLeast(at);
    }
    Due::At(at)
}

pub(super) fn due_along(target: Target, start: Timestamp, pauses: &Pauses, terms: &Terms<'_>) -> Option<Timestamp> {
    let Terms { policy, work, calendar } = *terms;
    let closing = |at| {
        if target.end_of_working_day {
            return calendar.end_of_working_day(at).max(at);
        }
        match (policy.due_at_close, work) {
            (DueAtClose::NextOpening, WorkTime::Office(_)) => calendar.next_open(at).unwrap_or(at),
            _ => at,
        }
    };
    match target.amount {
        Amount::Seconds(seconds) => pauses.add(work, start, seconds.max(0)).map(closing),
        Amount::WorkingDays(days) => {
            let mut due = closing(work.add_days(start, days)?);
            // The days are counted first, then the working time of each pause is put behind.
            for (off, on) in pauses.iter().filter(|&(_, on)| on > start) {
                if off >= due {
                    break;
                }
                let lost = work.between(off.max(start), on);
                if lost > 0 {
                    due = work.add(due, lost)?;
                }
            }
            Some(due)
        }
    }
}
