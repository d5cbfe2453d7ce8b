//! Why a clock shows what it shows: the time from start to now, stretch by stretch.

use super::calendar::Calendar;
use super::clock::{ClockInput, ClockReading, ClockState, Course, TicketState, course, read_clock};
use super::compile::Closed;
use super::policy::{ClockHours, PauseKind, Policy};
use super::work_time::WorkTime;
use base::Timestamp;

/// What happened to the clock in a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SliceKind {
    /// It counted.
    Counted,
    /// The office was closed.
    Closed(Closed),
    /// The ticket was waiting in a way that stops this clock.
    Paused(PauseKind),
    /// The ticket was complete, to be opened again later.
    Complete,
}

/// A stretch of time in which nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Its first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub to: Timestamp,
    /// What it was.
    pub kind: SliceKind,
    /// Seconds that the clock counted in it: all of a counted one (as the calendar counts), none of others.
    pub counted: i64,
    /// Whether it lies behind the moment the target ran out.
    pub over: bool,
}

impl Slice {
    /// Its length on the wall.
    pub fn seconds(&self) -> i64 {
        self.to.since(self.from)
    }
}

/// A clock taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The stretches from the start to the stop or to now, in order, without gaps. The counted
    /// ones add up to the elapsed time.
    pub slices: Vec<Slice>,
    /// When the target ran out, if it has: the counted stretches before add up to the target.
    pub ran_out_at: Option<Timestamp>,
    /// What the clock shows.
    pub reading: ClockReading,
}

/// Takes a clock apart; `None` when it has no start to count from.
pub fn explain(input: &ClockInput<'_>, policy: &Policy, calendar: &Calendar) -> Option<Strip> {
    let course = course(input, policy, calendar).ok()?;
    let reading = read_clock(input, policy, calendar);
    let hours = input.target.map_or(ClockHours::Business, |target| target.hours);
    let until = course.stop.unwrap_or(input.moments.now);
    let ran_out_at = match reading.state {
        ClockState::Breached => reading.due.moment(),
        _ => None,
    };
    let work = WorkTime::of(hours, calendar);
    let mut cuts = cuts(&course, until, work);
    cuts.extend(ran_out_at);
    cuts.extend(input.history.into_iter().flatten().map(|change| change.at));
    cuts.retain(|&at| course.start < at && at < until);
    cuts.extend([course.start, until]);
    cuts.sort_unstable();
    let mut slices: Vec<Slice> = Vec::new();
    for pair in cuts.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if from >= to {
            continue;
        }
        let kind = kind_at(from, &course, input, work);
        let over = ran_out_at.is_some_and(|at| from >= at);
        let counted = match kind {
            SliceKind::Counted => work.between(from, to),
            _ => 0,
        };
        match slices.last_mut() {
            Some(last) if last.kind == kind && last.over == over => {
                last.to = to;
                last.counted += counted;
            }
            _ => slices.push(Slice { from, to, kind, counted, over }),
        }
    }
    Some(Strip { slices, ran_out_at, reading })
}

/// The moments at which something may change.
fn cuts(course: &Course, until: Timestamp, work: WorkTime<'_>) -> Vec<Timestamp> {
    let mut cuts: Vec<_> = course.pauses.iter().flat_map(|(from, to)| [from, to]).collect();
    if let WorkTime::Office(calendar) = work {
        cuts.extend(calendar.periods(course.start, until).flat_map(|(open, close)| [open, close]));
        let (first, last) = (calendar.zone().day(course.start), calendar.zone().day(until));
        for number in first.0..=last.0 {
            calendar.each_reason_change(base::Day(number), &mut |at| cuts.push(at));
        }
    }
    cuts
}

fn kind_at(at: Timestamp, course: &Course, input: &ClockInput<'_>, work: WorkTime<'_>) -> SliceKind {
    if course.pauses.holds(at) {
        let before = input.history.into_iter().flatten().filter(|change| change.at <= at);
        // Of several changes at one moment the last given counts.
        match before.max_by_key(|change| change.at).map(|change| change.state) {
            Some(TicketState::Waiting(kind)) => return SliceKind::Paused(kind),
            Some(TicketState::Complete) => return SliceKind::Complete,
            _ => {}
        }
    }
    match work {
        WorkTime::Office(calendar) => calendar.closed_at(at).map_or(SliceKind::Counted, SliceKind::Closed),
        WorkTime::Always => SliceKind::Counted,
    }
}
