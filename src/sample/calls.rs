//! Service calls: what stands in the calendars, past and to come.

use super::calendar::{DAY_MINUTES, NEVER};
use super::desk::Desk;
use super::model::{Call, Frame, Kind, NOBODY, Stand, Ticket};

/// Where a day's calls start, minutes of the day.
const SLOTS: [i32; 4] = [8 * 60 + 30, 10 * 60 + 30, 13 * 60, 15 * 60];

/// The service calls in order of their start; writes the next one into its ticket.
pub(super) fn schedule(tickets: &mut [Ticket], desk: &Desk, frame: &Frame) -> Vec<Call> {
    let mut rng = frame.rng(8);
    let mut calls = Vec::new();
    // The next free slot of every calendar, counted from this morning.
    let mut free = vec![0_usize; desk.technicians];
    let coming = frame.calendar.working_days(frame.today, frame.today + 190);
    for (index, ticket) in tickets.iter_mut().enumerate() {
        let is_open = ticket.stand != Stand::Complete;
        let resource = if ticket.resource == NOBODY { 0 } else { ticket.resource };
        let mut call = Call { ticket: index as u32, resource, start: 0, minutes: 60, status: "Complete" };
        call.minutes = 30 * rng.range(2, 4) as u16;
        let needs_call = ticket.stand == Stand::Scheduled || ticket.estimate > 16;
        if is_open && needs_call && !ticket.uncalled {
            let tech = usize::from(resource);
            let start = loop {
                let slot = free[tech];
                free[tech] += if rng.chance(0.7) { 1 } else { 2 };
                let day = coming[(slot / 4).min(coming.len() - 1)];
                let start = day * DAY_MINUTES + SLOTS[slot % 4];
                if start > frame.now + 20 || slot > 4 * coming.len() {
                    break start.max(frame.now + 30);
                }
            };
            ticket.next_call = start;
            calls.push(Call { start, status: if rng.chance(0.6) { "Confirmed" } else { "New" }, ..call });
        } else if ticket.uncalled {
            // It was planned and did not happen.
            let past = frame.calendar.plus(ticket.created, 300);
            if past < frame.now - 200 && rng.chance(0.6) {
                calls.push(Call { start: past, status: "New", ..call });
            }
        } else if !is_open && has_visit(ticket.kind) && rng.chance(0.7) {
            let start = ticket.work_from.max(ticket.completed - 180) / 30 * 30;
            let status = if rng.chance(0.06) { "Canceled" } else { "Complete" };
            calls.push(Call { start, status, ..call });
        }
        if ticket.stand == Stand::Complete {
            ticket.next_call = NEVER;
        }
    }
    calls.sort_unstable_by_key(|call| (call.start, call.ticket));
    calls
}

fn has_visit(kind: Kind) -> bool {
    matches!(kind, Kind::Major | Kind::Install | Kind::Recurring | Kind::Project)
}
