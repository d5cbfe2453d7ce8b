//! What happened to each ticket: its statuses, its queues and its technicians, one change a line.

use std::io;

use super::calendar::{Minute, NEVER};
use super::invent::Sample;
use super::model::{Kind, NOBODY, Stand, Ticket};
use super::rng::Rng;
use super::write::{Lines, queue_of, status};

/// A change of a ticket.
enum Change<'s> {
    Status(Stand),
    Queue(&'static str),
    Technician(&'s str),
}

impl Sample {
    pub(super) fn write_history(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        for (index, ticket) in self.tickets.iter().enumerate() {
            let number = self.number(ticket);
            for (at, change) in self.changes(index, ticket) {
                lines.field(&number);
                let (field, value) = match change {
                    Change::Status(stand) => ("status", status(stand)),
                    Change::Queue(queue) => ("group_id", queue),
                    Change::Technician(name) => ("assignee_id", name),
                };
                lines.field(field);
                lines.time(at);
                lines.field(value);
                lines.end()?;
            }
        }
        Ok(())
    }

    /// The changes of a ticket in the order of time.
    fn changes(&self, index: usize, ticket: &Ticket) -> Vec<(Minute, Change<'_>)> {
        let mut rng = Rng::new(self.seed, 2 * u64::from(u32::MAX) + index as u64);
        let last_queue = queue_of(self.seed, index, ticket);
        let comes_in = match ticket.kind {
            Kind::Alert | Kind::Recurring | Kind::Project => last_queue,
            _ => "Triage",
        };
        let mut all = vec![(ticket.created, Change::Status(Stand::New)), (ticket.created, Change::Queue(comes_in))];
        let end = if ticket.completed == NEVER { ticket.last } else { ticket.completed };
        if ticket.stand == Stand::New || ticket.response == NEVER {
            return all;
        }
        let answered = ticket.response.min(end);
        all.push((answered, Change::Status(Stand::Ready)));
        // One in eight goes to the desk first, and up from there.
        let goes_up = last_queue == "Level II Support" && rng.chance(0.5);
        all.push((answered, Change::Queue(if goes_up { "Service Desk" } else { last_queue })));
        if ticket.resource != NOBODY {
            // Now and then somebody else begins.
            let first = if rng.chance(0.12) { rng.below(self.desk.technicians) as u16 } else { ticket.resource };
            all.push((answered, Change::Technician(self.resource(first))));
        }
        if ticket.stand != Stand::Ready {
            let begun = ticket.plan.max(answered).min(end);
            all.push((begun, Change::Status(Stand::InProgress)));
            self.way(ticket, (begun, end), goes_up.then_some(last_queue), &mut all);
        }
        match ticket.stand {
            Stand::Ready | Stand::InProgress => {}
            stand => all.push((end, Change::Status(stand))),
        }
        all.sort_by_key(|(at, _)| *at);
        all
    }

    /// What happens between the first work and the end.
    fn way<'s>(
        &'s self,
        ticket: &Ticket,
        (begun, end): (Minute, Minute),
        up: Option<&'static str>,
        all: &mut Vec<(Minute, Change<'s>)>,
    ) {
        let middle = begun + (end - begun) / 2;
        if let Some(queue) = up {
            all.push((middle, Change::Queue(queue)));
        }
        if ticket.resource != NOBODY {
            all.push((middle, Change::Technician(self.resource(ticket.resource))));
        }
        let is_parked = ticket.parked_from != NEVER && ticket.parked_from >= begun && ticket.parked_to < end;
        if is_parked {
            all.push((ticket.parked_from, Change::Status(ticket.parked_as)));
            all.push((ticket.parked_to, Change::Status(Stand::InProgress)));
        }
        // What was opened again had been taken for done before.
        let from = if is_parked { ticket.parked_to } else { begun };
        if ticket.reopened > 0 && ticket.stand == Stand::Complete && end - from > 4 {
            all.push((from + (end - from) / 2, Change::Status(Stand::Complete)));
            all.push((from + (end - from) * 3 / 4, Change::Status(Stand::InProgress)));
        }
    }
}
