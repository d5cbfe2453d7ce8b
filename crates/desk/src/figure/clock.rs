//! One clock of one ticket: what it shows, and why.

use crate::dataset::{Field, TicketRow};
use crate::settings::{Target, TicketState};
use base::Timestamp;
use sla::{
    Calendar, Change, ClockInput, ClockReading, Pause, Pauses, Strip, TicketState as State, WorkTime, explain,
    read_clock,
};

use super::measured::moments;
use super::sla_event::SlaEvent;
use super::view::View;

/// Where the target of an explained clock comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetBasis {
    /// A rule of the settings.
    Policy,
    /// The working time from the creation to the exported due time, known waiting left out.
    ExportedDue,
    /// The time on the wall from the creation to the exported due time, because no working
    /// time lies between them: the exporting system counts other hours than these settings.
    ExportedWallTime,
}

/// Why our clock ran out before the exported due time that its target was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueOffClock {
    /// The exported due time lies outside of these working hours.
    OutOfHours,
    /// It lies in a time of waiting that stops this clock.
    WhilePaused,
}

/// A clock taken apart.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The event it runs for.
    pub event: SlaEvent,
    /// When the event is due: the exported time, or ours.
    pub due: Timestamp,
    /// Where the target comes from.
    pub basis: TargetBasis,
    /// Why the counted time ends before the due time in force; `None` where both are one moment.
    pub off_clock: Option<DueOffClock>,
    /// The stretches and the reading.
    pub strip: Strip,
    /// The place of the calendar that counts: 0 is the default, others follow the settings.
    pub calendar: usize,
}

impl View<'_> {
    /// What our clock of an event shows, by the target of the settings.
    pub fn clock(&self, event: SlaEvent, ticket: TicketRow) -> ClockReading {
        let clocks = self.clocks();
        let target = clocks.target(event, ticket);
        let mut history = Vec::new();
        let known = clocks.states().history(self.data, ticket, &mut history);
        let input = self.input(event, ticket, target, known.then_some(&history));
        read_clock(&input, clocks.policy(), clocks.calendar(ticket).1)
    }

    /// The event a ticket's clock is explained for: the next one; else the last that was missed;
    /// else the last that has a due time.
    pub fn explained_event(&self, ticket: TicketRow) -> Option<SlaEvent> {
        if self.data.facts.meaning[ticket].is_open()
            && let Some((event, _)) = self.next_event(ticket)
        {
            return Some(event);
        }
        let with_due = || {
            let due = |event| Some((event, self.due(event, ticket).get()?));
            SlaEvent::ALL.into_iter().rev().filter_map(due)
        };
        let missed = with_due().find(|&(event, due)| {
            let happened = moments(self.data, self.clocks().policy(), event, ticket, self.as_of).reached_at;
            happened.is_some_and(|at| at > due)
        });
        missed.or_else(|| with_due().next()).map(|(event, _)| event)
    }

    /// Takes the clock of an event apart; `None` without a due time or without a creation to count from.
    pub fn explain(&self, event: SlaEvent, ticket: TicketRow) -> Option<Explained> {
        let clocks = self.clocks();
        let due = self.due(event, ticket).get()?;
        let (place, calendar) = clocks.calendar(ticket);
        let mut history = Vec::new();
        let known = clocks.states().history(self.data, ticket, &mut history);
        let history = known.then_some(&history);
        let (target, basis) = if self.is_reported(event, ticket) {
            let created = self.data.tickets.date(Field::Created, ticket).get()?;
            self.exported_target(event, created, due, history, calendar)
        } else {
            (clocks.target(event, ticket)?, TargetBasis::Policy)
        };
        let input = self.input(event, ticket, Some(target), history);
        let strip = explain(&input, clocks.policy(), calendar)?;
        let ends = strip.reading.due.moment();
        let is_off = basis == TargetBasis::ExportedDue && ends.is_some_and(|end| end < due);
        let is_open = calendar.is_open(due) || calendar.prev_open(due) == Some(due);
        Some(Explained {
            event,
            due,
            basis,
            off_clock: is_off.then_some(if is_open { DueOffClock::WhilePaused } else { DueOffClock::OutOfHours }),
            strip,
            calendar: place,
        })
    }

    pub(super) fn input<'h>(
        &self,
        event: SlaEvent,
        ticket: TicketRow,
        target: Option<Target>,
        history: Option<&'h Vec<Change>>,
    ) -> ClockInput<'h> {
        let moments = moments(self.data, self.clocks().policy(), event, ticket, self.as_of);
        let current = self.data.facts.meaning[ticket].ticket_state();
        ClockInput {
            event: event.of_policy(),
            target,
            moments,
            history: history.map(Vec::as_slice),
            // Complete, and nobody knows since when: shown up to now.
            current: match current {
                TicketState::Complete if moments.reached_at.is_none() => TicketState::Active,
                state => state,
            },
        }
    }

    /// The target that the exported due time amounts to on our clock.
    fn exported_target(
        &self,
        event: SlaEvent,
        created: Timestamp,
        due: Timestamp,
        history: Option<&Vec<Change>>,
        calendar: &Calendar,
    ) -> (Target, TargetBasis) {
        let policy = self.clocks().policy();
        let changes = history.map_or(&[][..], Vec::as_slice);
        let ends = changes.iter().skip(1).map(|next| Some(next.at)).chain([None]);
        let pauses = Pauses::of(
            changes
                .iter()
                .zip(ends)
                .filter(|(change, _)| match change.state {
                    State::Active => false,
                    State::Waiting(kind) => policy.pauses.stops(kind, event.of_policy()),
                    State::Complete => true,
                })
                .map(|(change, to)| Pause { from: change.at, to }),
        );
        let seconds = pauses.elapsed(WorkTime::Office(calendar), created, due);
        if seconds > 0 {
            (Target::business(seconds), TargetBasis::ExportedDue)
        } else {
            let seconds = pauses.elapsed(WorkTime::Always, created, due).max(0);
            (Target::calendar(seconds), TargetBasis::ExportedWallTime)
        }
    }
}
