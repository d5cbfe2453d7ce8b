//! Time entries: what every technician did on every day.
//!
//! Tickets ask for work on certain days; the time sheets give it to them as far as the days reach.

use super::calendar::{DAY_MINUTES, NEVER};
use super::desk::Desk;
use super::model::{Entry, Frame, Kind, NOBODY, Stand, Ticket};
use super::rng::Rng;
use super::sheet::{Sheet, Work};

/// Somebody should work on a ticket on a day.
#[derive(Clone, Copy)]
pub(super) struct Ask {
    pub(super) resource: u16,
    pub(super) day: i32,
    pub(super) ticket: u32,
    pub(super) minutes: u16,
}

/// Writes the time sheets, and the worked minutes and the estimates into the tickets.
pub(super) fn log(tickets: &mut [Ticket], desk: &Desk, frame: &Frame) -> Vec<Entry> {
    let mut asks = asks(tickets, desk, frame);
    asks.sort_unstable_by_key(|ask| (ask.resource, ask.day, ask.ticket, ask.minutes));
    let longs = long_tickets(tickets, desk);
    let entries = Vec::with_capacity(asks.len() * 5 / 4);
    let mut work = Work { tickets, given: vec![0; tickets.len()], entries };
    let mut rng = frame.rng(7);
    let mut rest = asks.as_slice();
    for (tech, longs) in longs.iter().enumerate() {
        let mut sheet = Sheet::new(tech as u16, &desk.resources[tech], longs, frame);
        for day in frame.first_day..=frame.today {
            let mine = rest.iter().take_while(|ask| usize::from(ask.resource) == tech && ask.day == day).count();
            let (here, later) = rest.split_at(mine);
            rest = later;
            if !here.is_empty() || is_present(tech, day, frame) {
                sheet.fill_in(day, here, &mut work, &mut rng);
            }
        }
    }
    let Work { given, mut entries, .. } = work;
    for (ticket, worked) in tickets.iter_mut().zip(given) {
        ticket.worked = worked;
        fit_estimate(ticket, &mut rng);
    }
    entries.sort_unstable_by_key(|entry| (entry.entered, entry.resource, entry.start));
    entries
}

/// Open tickets stay within twice their estimate, but for those that the board wants over it; long
/// work that is done was planned about as long as it took, mostly.
fn fit_estimate(ticket: &mut Ticket, rng: &mut Rng) {
    let quarters = |minutes: u32| minutes.div_ceil(15).clamp(1, 60_000) as u16;
    if ticket.worked == 0 {
        return;
    }
    if ticket.runs_over {
        ticket.estimate = ((ticket.worked * 2 / 5 / 15) as u16).max(1);
    } else if ticket.stand != Stand::Complete {
        if ticket.estimate > 0 {
            ticket.estimate = ticket.estimate.max(quarters(ticket.worked * 3 / 5));
        }
    } else if ticket.kind.is_long() && rng.chance(0.85) {
        let planned = ticket.worked * rng.range(70, 125) as u32 / 100;
        ticket.estimate = ticket.estimate.max(quarters(planned));
    }
}

/// Whether the technician works that day: not on holidays, nor in two weeks of the year.
pub(super) fn is_present(tech: usize, day: i32, frame: &Frame) -> bool {
    let week = (day + 3).div_euclid(7);
    let is_away = (week + 5 * tech as i32) % 26 == 0 && day < frame.today - 45;
    let is_free_friday = tech % 12 == 7 && (day + 3).rem_euclid(7) == 4;
    frame.calendar.is_working(day) && !is_away && !is_free_friday
}

/// What all tickets ask for.
fn asks(tickets: &[Ticket], desk: &Desk, frame: &Frame) -> Vec<Ask> {
    let mut rng = frame.rng(6);
    let present = desk.technicians as f64 * f64::from(frame.today - frame.first_day + 1) * 0.66;
    let a_day = (tickets.len() as f64 * 2.6 / present).max(0.5);
    // A quiet desk takes its time, a busy one is brief: the day has the same hours.
    let pace = (270.0 / a_day / 34.0).clamp(0.45, 1.9);
    let mut asks = Vec::with_capacity(tickets.len() * 3);
    for (index, ticket) in tickets.iter().enumerate() {
        if ticket.work_to == NEVER {
            continue;
        }
        let (low, high, usual) = appetite(ticket.kind);
        let count = rng.range(low, high).min(if ticket.stand == Stand::Complete { high } else { 3 });
        let first = ticket.work_from.div_euclid(DAY_MINUTES);
        let last = ticket.work_to.div_euclid(DAY_MINUTES);
        let between = frame.calendar.working_days(first, last);
        for number in 0..count {
            let wanted = match number {
                0 => first,
                1 => last,
                _ if between.is_empty() => first,
                _ => between[rng.below(between.len())],
            };
            let lead = if ticket.resource == NOBODY { 0 } else { usize::from(ticket.resource) };
            let helps = rng.chance(0.1);
            let mut tech = if helps { rng.below(desk.technicians) } else { lead };
            // Whoever is away is stood in for by a neighbor.
            for _ in 0..3 {
                if is_present(tech, wanted, frame) {
                    break;
                }
                tech = (tech + 1) % desk.technicians;
            }
            let minutes = f64::from(usual) * pace * (0.5 + rng.unit());
            asks.push(Ask {
                resource: tech as u16,
                day: wanted,
                ticket: index as u32,
                minutes: (minutes as u16 / 3 * 3).clamp(6, 240),
            });
        }
    }
    asks
}

/// Least and most entries of a kind of ticket, and their usual minutes.
fn appetite(kind: Kind) -> (i32, i32, u16) {
    match kind {
        Kind::Critical => (2, 5, 55),
        Kind::High => (2, 5, 38),
        Kind::HighBackup => (1, 4, 32),
        Kind::Medium => (2, 4, 30),
        Kind::Low => (1, 3, 24),
        Kind::QuickHit => (1, 2, 15),
        Kind::Minor => (2, 4, 33),
        Kind::Major => (2, 5, 75),
        Kind::Install => (2, 5, 75),
        Kind::Recurring => (1, 3, 40),
        Kind::Alert => (1, 2, 17),
        Kind::Project => (3, 6, 100),
        Kind::Unsorted => (1, 2, 20),
    }
}

/// Per technician the long tickets that can fill a day, by the start of the work.
fn long_tickets(tickets: &[Ticket], desk: &Desk) -> Vec<Vec<u32>> {
    let mut longs = vec![Vec::new(); desk.technicians];
    for (index, ticket) in tickets.iter().enumerate() {
        let is_long = ticket.kind.is_long() && ticket.company > 0 && ticket.work_to != NEVER;
        if is_long && let Some(mine) = longs.get_mut(usize::from(ticket.resource)) {
            mine.push(index as u32);
        }
    }
    // Two neighbors help out, so that nobody sits idle between two long tickets.
    let own = longs.clone();
    for (tech, mine) in longs.iter_mut().enumerate() {
        for step in (1..=2).filter(|&step| step < own.len()) {
            mine.extend(&own[(tech + step) % own.len()]);
        }
    }
    for mine in &mut longs {
        mine.sort_unstable_by_key(|&index| tickets[index as usize].work_from);
    }
    longs
}
