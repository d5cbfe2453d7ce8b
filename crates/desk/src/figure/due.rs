//! When the events of a ticket are due, and which is next.

use crate::dataset::{Entity, TicketRow};
use crate::settings::SlaSource;
use base::{HOUR, OptTime, Timestamp};

use super::gap::{Gap, Measured};
use super::sla_event::{SlaBand, SlaEvent};
use super::view::View;

impl View<'_> {
    /// When an event is due: as exported, or by our clock, as the settings want it.
    pub fn due(&self, event: SlaEvent, ticket: TicketRow) -> OptTime {
        let reported = self.data.tickets.date(event.due(), ticket);
        match self.settings.sla_source {
            SlaSource::ReportedFirst if reported.is_some() || self.settings.policy.rules.is_empty() => reported,
            _ => self.clocks().due(event, ticket),
        }
    }

    /// Whether the due time in force is the export's own.
    pub fn is_reported(&self, event: SlaEvent, ticket: TicketRow) -> bool {
        self.settings.sla_source == SlaSource::ReportedFirst && self.data.tickets.date(event.due(), ticket).is_some()
    }

    /// Whether the due time in force is an estimate of our clock: without a status history it cannot know
    /// how long the ticket waited, and the due time is the earliest possible.
    pub fn is_estimated(&self, event: SlaEvent, ticket: TicketRow) -> bool {
        !self.settings.policy.rules.is_empty()
            && !self.is_reported(event, ticket)
            && self.clocks().due(event, ticket).is_some()
            && self.data.spans.of(ticket).next().is_none()
    }

    /// Whether the next event of a ticket is due by an estimate.
    pub fn next_is_estimated(&self, ticket: TicketRow) -> bool {
        self.next_event(ticket).is_some_and(|(event, _)| self.is_estimated(event, ticket))
    }

    /// That there are due times for an event, exported or by our clock, or the reason why not.
    pub fn needs_due(&self, event: SlaEvent) -> Measured<()> {
        let has_rules = !self.settings.policy.rules.is_empty();
        if has_rules && self.clocks().has_targets(event) {
            return Ok(());
        }
        match self.settings.sla_source {
            SlaSource::ReportedFirst => self.needs(event.due()),
            SlaSource::MeasuredOnly => Err(Gap::NoTarget(event)),
        }
    }

    /// Whether an event can be judged: its due time is known, and that it happened can be told.
    ///
    /// An open ticket is not resolved, so completion can be judged without a column for it.
    pub fn measures(&self, event: SlaEvent) -> Measured<()> {
        self.needs_due(event)?;
        if event != SlaEvent::Resolution && !self.data.tickets.has(event.at()) {
            return Err(Gap::NoColumn(Entity::Tickets, event.at()));
        }
        Ok(())
    }

    /// The next event of a ticket: the first of the three that is due and has not happened.
    pub fn next_event(&self, ticket: TicketRow) -> Option<(SlaEvent, Timestamp)> {
        let tickets = &self.data.tickets;
        SlaEvent::ALL.into_iter().find_map(|event| {
            let can_tell = event == SlaEvent::Resolution || tickets.has(event.at());
            if !can_tell || tickets.date(event.at(), ticket).is_some() {
                return None;
            }
            Some((event, self.due(event, ticket).get()?))
        })
    }

    /// Where the next event of an open ticket stands.
    pub fn band(&self, ticket: TicketRow) -> SlaBand {
        if self.data.facts.meaning[ticket].is_paused() {
            return SlaBand::Paused;
        }
        let Some((_, due)) = self.next_event(ticket) else {
            return SlaBand::NoTarget;
        };
        let days = self.data.day(due).0 - self.data.day(self.as_of).0;
        match due.since(self.as_of) {
            ..0 => SlaBand::Overdue,
            left if left <= 2 * HOUR => SlaBand::TwoHours,
            _ if days == 0 => SlaBand::Today,
            _ if days == 1 => SlaBand::Tomorrow,
            _ => SlaBand::Later,
        }
    }
}
