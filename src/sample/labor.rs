//! Time entries: what every technician did on every day.
//!
//! Tickets ask for work on certain days. A day is laid out without overlaps, what is most urgent
//! first; what is left of the day goes to long tickets, the rest to internal time.

use super::calendar::{DAY_MINUTES, Minute, NEVER};
use super::desk::{Desk, Resource};
use super::model::{Entry, Frame, Kind, NOBODY, Stand, Ticket};
use super::rng::Rng;

/// Somebody should work on a ticket on a day.
#[derive(Clone, Copy)]
struct Ask {
    resource: u16,
    day: i32,
    ticket: u32,
    minutes: u16,
}

/// Lunch, minutes of the day.
const NOON: (i32, i32) = (12 * 60, 12 * 60 + 45);

/// Writes the time sheets, and the worked minutes and the estimates into the tickets.
pub(super) fn log(tickets: &mut [Ticket], desk: &Desk, frame: &Frame) -> Vec<Entry> {
    let mut asks = asks(tickets, desk, frame);
    asks.sort_unstable_by_key(|ask| (ask.resource, ask.day, ask.ticket, ask.minutes));
    let longs = long_tickets(tickets, desk);
    let mut entries = Vec::with_capacity(asks.len() * 5 / 4);
    let mut rng = frame.rng(7);
    let mut rest = asks.as_slice();
    for (tech, longs) in longs.iter().enumerate() {
        let mut sheet = Sheet {
            tech: tech as u16,
            resource: &desk.resources[tech],
            frame,
            longs,
            active: Vec::new(),
            seen: 0,
        };
        for day in frame.first_day..=frame.today {
            let mine = rest
                .iter()
                .take_while(|ask| usize::from(ask.resource) == tech && ask.day == day)
                .count();
            let (here, later) = rest.split_at(mine);
            rest = later;
            if !here.is_empty() || is_present(tech, day, frame) {
                sheet.day(day, here, tickets, &mut entries, &mut rng);
            }
        }
    }
    for entry in &entries {
        if let Some(index) = entry.ticket {
            tickets[index as usize].worked += u32::from(entry.minutes);
        }
    }
    tickets.iter_mut().for_each(fit_estimate);
    entries.sort_unstable_by_key(|entry| (entry.entered, entry.resource, entry.start));
    entries
}

/// Open tickets stay within twice their estimate, but for those that the board wants over it.
fn fit_estimate(ticket: &mut Ticket) {
    if ticket.stand == Stand::Complete || ticket.worked == 0 {
        return;
    }
    if ticket.runs_over {
        ticket.estimate = ((ticket.worked * 2 / 5 / 15) as u16).max(1);
    } else if ticket.estimate > 0 {
        ticket.estimate = ticket.estimate.max((ticket.worked * 3 / 5).div_ceil(15) as u16);
    }
}

/// Whether the technician works that day: not on holidays, nor in two weeks of the year.
fn is_present(tech: usize, day: i32, frame: &Frame) -> bool {
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
        let count = rng
            .range(low, high)
            .min(if ticket.stand == Stand::Complete { high } else { 3 });
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
            let lead = if ticket.resource == NOBODY {
                0
            } else {
                usize::from(ticket.resource)
            };
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

/// The time sheet of one technician.
struct Sheet<'a> {
    tech: u16,
    resource: &'a Resource,
    frame: &'a Frame,
    longs: &'a [u32],
    /// Long tickets that are under way.
    active: Vec<u32>,
    /// How many of `longs` have been looked at.
    seen: usize,
}

impl Sheet<'_> {
    fn day(&mut self, day: i32, asks: &[Ask], tickets: &[Ticket], entries: &mut Vec<Entry>, rng: &mut Rng) {
        let midnight = day * DAY_MINUTES;
        let starts = midnight + 8 * 60 - 3 * (i32::from(self.tech) % 6) * 5;
        let is_working = is_present(usize::from(self.tech), day, self.frame);
        let ends = (starts + 555).min(self.frame.now - 1);
        let mut busy: Vec<(Minute, Minute)> = Vec::with_capacity(12);
        // Today is half done at noon.
        let passed = f64::from((ends - starts).clamp(0, 555)) / 555.0;
        let target = if is_working {
            (self.resource.utilization * 480.0 * passed) as i32
        } else {
            0
        };
        let standup = if is_working && ends > starts + 30 {
            self.stand_up(starts, rng)
        } else {
            None
        };
        if let Some(entry) = standup {
            busy.push((entry.start, entry.start + i32::from(entry.minutes)));
            entries.push(entry);
        }
        let wanted: i32 = asks.iter().map(|ask| i32::from(ask.minutes)).sum();
        let shrink = if is_working && wanted > target {
            f64::from(target) / f64::from(wanted)
        } else {
            1.0
        };
        let mut open: Vec<(Minute, Minute, u32, i32)> = asks
            .iter()
            .map(|ask| {
                let ticket = &tickets[ask.ticket as usize];
                let (low, high) = (
                    ticket.work_from.max(midnight),
                    ticket.work_to.min(midnight + DAY_MINUTES - 1),
                );
                let after_hours = !is_working || low > starts + 560 || high <= starts;
                let (low, high) = if after_hours {
                    (low, high)
                } else {
                    (low.max(starts), high.min(ends))
                };
                let minutes = ((f64::from(ask.minutes) * shrink) as i32 / 3 * 3).max(6);
                (high, low, ask.ticket, minutes)
            })
            .collect();
        open.sort_unstable();
        let mut done = 0;
        for (high, low, ticket, minutes) in open {
            if let Some((start, length)) = place(&busy, low, high, minutes, is_working.then_some(midnight)) {
                busy.push((start, start + length));
                busy.sort_unstable();
                let own = tickets[ticket as usize].company == 0;
                done += if own { 0 } else { length };
                entries.push(self.entry(Some(ticket), start, length, rng));
            }
        }
        if is_working {
            self.fill(
                midnight,
                (starts, ends),
                target - done,
                &mut busy,
                tickets,
                entries,
                rng,
            );
        }
    }

    /// The quarter of an hour of internal time in the morning, on most days.
    fn stand_up(&self, starts: Minute, rng: &mut Rng) -> Option<Entry> {
        rng.chance(0.8).then(|| self.entry(None, starts, 15, rng))
    }

    /// Long tickets get what is left of the day.
    #[allow(clippy::too_many_arguments)]
    fn fill(
        &mut self,
        midnight: Minute,
        (starts, ends): (Minute, Minute),
        mut missing: i32,
        busy: &mut Vec<(Minute, Minute)>,
        tickets: &[Ticket],
        entries: &mut Vec<Entry>,
        rng: &mut Rng,
    ) {
        while let Some(&index) = self.longs.get(self.seen) {
            if tickets[index as usize].work_from >= ends {
                break;
            }
            self.active.push(index);
            self.seen += 1;
        }
        self.active
            .retain(|&index| tickets[index as usize].work_to > starts);
        for _ in 0..8 {
            if missing < 15 || self.active.is_empty() {
                break;
            }
            // The own ones come first, mostly: of two that come to mind.
            let drawn = [0, 1].map(|_| self.active[rng.below(self.active.len())]);
            let index = drawn[usize::from(tickets[drawn[0] as usize].resource != self.tech)];
            let ticket = &tickets[index as usize];
            let (low, high) = (ticket.work_from.max(starts), ticket.work_to.min(ends));
            let wish = missing.min(rng.range(75, 240)) / 3 * 3;
            let longest = [wish, wish * 2 / 3 / 3 * 3, wish / 3 / 3 * 3, 15]
                .into_iter()
                .filter(|&minutes| minutes >= 12)
                .find_map(|minutes| {
                    place_whole(busy, low, high, minutes, midnight).map(|start| (start, minutes))
                });
            let Some((start, minutes)) = longest else {
                continue;
            };
            busy.push((start, start + minutes));
            busy.sort_unstable();
            missing -= minutes;
            entries.push(self.entry(Some(index), start, minutes, rng));
        }
    }

    fn entry(&self, ticket: Option<u32>, start: Minute, length: i32, rng: &mut Rng) -> Entry {
        let length = if length > 20 && rng.chance(self.resource.rounding) {
            length / 15 * 15
        } else {
            length
        };
        let end = start + length;
        let delay = if rng.chance(self.resource.lateness) {
            [
                rng.range(16, 60),
                rng.range(61, 300),
                rng.range(700, 1_500),
                rng.range(1_400, 4_400),
            ][rng.weighted(&[45, 30, 15, 10])]
        } else {
            rng.range(0, 14)
        };
        Entry {
            ticket,
            resource: self.tech,
            minutes: length as u16,
            start,
            entered: (end + delay).min(self.frame.now).max(end),
            free: ticket.is_none() || rng.chance(0.1),
        }
    }
}

/// The first free stretch from `low` to `high` for `minutes`, shorter when it must be.
fn place(
    busy: &[(Minute, Minute)],
    low: Minute,
    high: Minute,
    minutes: i32,
    lunch: Option<Minute>,
) -> Option<(Minute, i32)> {
    for length in [minutes, minutes * 2 / 3, minutes / 3, 6] {
        let length = (length / 3 * 3).max(6);
        let start = match lunch {
            Some(midnight) => place_whole(busy, low, high, length, midnight),
            None => place_around(busy, low, high, length, None),
        };
        if let Some(start) = start {
            return Some((start, length));
        }
    }
    None
}

fn place_whole(
    busy: &[(Minute, Minute)],
    low: Minute,
    high: Minute,
    minutes: i32,
    midnight: Minute,
) -> Option<Minute> {
    place_around(
        busy,
        low,
        high,
        minutes,
        Some((midnight + NOON.0, midnight + NOON.1)),
    )
}

/// The first start at which nothing overlaps; `busy` is in order of time.
fn place_around(
    busy: &[(Minute, Minute)],
    low: Minute,
    high: Minute,
    minutes: i32,
    lunch: Option<(Minute, Minute)>,
) -> Option<Minute> {
    let mut at = low;
    // Twice, as moving past lunch may meet the next stretch of work and the other way round.
    for _ in 0..2 {
        for &(from, to) in busy {
            if at < to && from < at + minutes {
                at = to;
            }
        }
        if let Some((from, to)) = lunch
            && at >= from - 10
            && at < to
        {
            at = to;
        }
    }
    let is_free = busy.iter().all(|&(from, to)| at >= to || from >= at + minutes);
    (is_free && at + minutes <= high).then_some(at)
}
