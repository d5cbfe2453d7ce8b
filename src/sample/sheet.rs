//! The time sheet of one technician, day by day.
//!
//! A day is laid out without overlaps: what was asked for first, then long tickets for the rest.

use super::calendar::{DAY_MINUTES, Minute};
use super::desk::Resource;
use super::labor::{Ask, is_present};
use super::model::{Entry, Frame, Kind, Ticket};
use super::rng::Rng;

/// Lunch, minutes of the day.
const NOON: (i32, i32) = (12 * 60, 12 * 60 + 45);

/// From the start of a day to its end, in minutes, lunch included.
const LONG_DAY: i32 = 555;

/// The time sheet of one technician.
pub(super) struct Sheet<'a> {
    tech: u16,
    resource: &'a Resource,
    frame: &'a Frame,
    longs: &'a [u32],
    /// Long tickets that are under way.
    active: Vec<u32>,
    /// How many of `longs` have been looked at.
    seen: usize,
}

/// What all sheets write to.
pub(super) struct Work<'a> {
    pub(super) tickets: &'a [Ticket],
    /// Minutes worked so far, by ticket.
    pub(super) given: Vec<u32>,
    pub(super) entries: Vec<Entry>,
}

/// A day being laid out.
struct Page {
    midnight: Minute,
    starts: Minute,
    ends: Minute,
    is_working: bool,
    /// What is taken, in order of time.
    busy: Vec<(Minute, Minute)>,
}

impl Page {
    fn take(&mut self, start: Minute, length: i32) {
        self.busy.push((start, start + length));
        self.busy.sort_unstable();
    }

    /// The first free start from `low` to `high` for `minutes`; on working days not at lunch.
    fn place(&self, low: Minute, high: Minute, minutes: i32) -> Option<Minute> {
        let lunch = self.is_working.then_some((self.midnight + NOON.0, self.midnight + NOON.1));
        let mut at = low;
        // Twice, as moving past lunch may meet the next stretch of work and the other way round.
        for _ in 0..2 {
            for &(from, to) in &self.busy {
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
        let is_free = self.busy.iter().all(|&(from, to)| at >= to || from >= at + minutes);
        (is_free && at + minutes <= high).then_some(at)
    }

    /// As [`place`](Self::place), with less time when it must be: start and length.
    fn squeeze(&self, low: Minute, high: Minute, minutes: i32, least: i32) -> Option<(Minute, i32)> {
        [minutes, minutes * 2 / 3, minutes / 3, least]
            .into_iter()
            .map(|length| (length / 3 * 3).max(least))
            .find_map(|length| self.place(low, high, length).map(|start| (start, length)))
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn new(tech: u16, resource: &'a Resource, longs: &'a [u32], frame: &'a Frame) -> Self {
        Self { tech, resource, frame, longs, active: Vec::new(), seen: 0 }
    }

    /// Lays out one day: the huddle, what was asked for, then long work.
    pub(super) fn fill_in(&mut self, day: i32, asks: &[Ask], work: &mut Work<'_>, rng: &mut Rng) {
        let midnight = day * DAY_MINUTES;
        let starts = midnight + 8 * 60 - 15 * (i32::from(self.tech) % 6);
        let ends = (starts + LONG_DAY).min(self.frame.now - 1);
        let is_working = is_present(usize::from(self.tech), day, self.frame);
        let mut page = Page { midnight, starts, ends, is_working, busy: Vec::with_capacity(12) };
        // Today is half done at noon.
        let passed = f64::from((ends - starts).clamp(0, LONG_DAY)) / f64::from(LONG_DAY);
        let target = if is_working { (self.resource.utilization * 480.0 * passed) as i32 } else { 0 };
        if is_working && ends > starts + 30 && rng.chance(0.8) {
            page.take(starts, 15);
            self.write(None, starts, 15, work, rng);
        }
        let done = self.answer(asks, target, &mut page, work, rng);
        if is_working {
            self.use_rest(target - done, &mut page, work, rng);
        }
    }

    /// Gives the asking tickets their time, what must be done first first; minutes spent on clients.
    fn answer(&self, asks: &[Ask], target: i32, page: &mut Page, work: &mut Work<'_>, rng: &mut Rng) -> i32 {
        let wanted: i32 = asks.iter().map(|ask| i32::from(ask.minutes)).sum();
        let is_crowded = page.is_working && wanted > target;
        let shrink = if is_crowded { f64::from(target) / f64::from(wanted) } else { 1.0 };
        let mut open: Vec<(Minute, Minute, u32, i32)> = Vec::with_capacity(asks.len());
        for ask in asks {
            let ticket = &work.tickets[ask.ticket as usize];
            let low = ticket.work_from.max(page.midnight);
            let high = ticket.work_to.min(page.midnight + DAY_MINUTES - 1);
            // Work that cannot be done in the hours of the day is done by whoever is on call.
            let on_call = !page.is_working || low > page.starts + LONG_DAY || high <= page.starts;
            let (low, high) = if on_call { (low, high) } else { (low.max(page.starts), high.min(page.ends)) };
            let minutes = ((f64::from(ask.minutes) * shrink) as i32 / 3 * 3).max(6);
            open.push((high, low, ask.ticket, minutes));
        }
        open.sort_unstable();
        let mut done = 0;
        for (high, low, ticket, minutes) in open {
            if let Some((start, length)) = page.squeeze(low, high, minutes, 6) {
                page.take(start, length);
                done += if work.tickets[ticket as usize].company == 0 { 0 } else { length };
                self.write(Some(ticket), start, length, work, rng);
            }
        }
        done
    }

    /// Long tickets get what is left of the day.
    fn use_rest(&mut self, mut missing: i32, page: &mut Page, work: &mut Work<'_>, rng: &mut Rng) {
        while let Some(&index) = self.longs.get(self.seen) {
            if work.tickets[index as usize].work_from >= page.ends {
                break;
            }
            self.active.push(index);
            self.seen += 1;
        }
        self.active.retain(|&index| work.tickets[index as usize].work_to > page.starts);
        for _ in 0..8 {
            if missing < 15 || self.active.is_empty() {
                break;
            }
            // Of three that come to mind, an own one that is not used up.
            let drawn = [0, 1, 2].map(|_| self.active[rng.below(self.active.len())]);
            let Some(index) = drawn.into_iter().min_by_key(|&index| self.reluctance(index, work)) else {
                break;
            };
            let ticket = &work.tickets[index as usize];
            let (low, high) = (ticket.work_from.max(page.starts), ticket.work_to.min(page.ends));
            let wish = missing.min(rng.range(75, 240));
            if let Some((start, length)) = page.squeeze(low, high, wish, 15) {
                page.take(start, length);
                missing -= length;
                self.write(Some(index), start, length, work, rng);
            }
        }
    }

    /// What speaks against working on a long ticket now; 0 = nothing.
    fn reluctance(&self, index: u32, work: &Work<'_>) -> u8 {
        let ticket = &work.tickets[index as usize];
        let is_used_up = work.given[index as usize] > u32::from(ticket.estimate) * 15;
        let weight = if ticket.kind == Kind::Project { 1 } else { 3 };
        u8::from(is_used_up) * weight + 2 * u8::from(ticket.resource != self.tech)
    }

    fn write(&self, ticket: Option<u32>, start: Minute, length: i32, work: &mut Work<'_>, rng: &mut Rng) {
        let length = if length > 20 && rng.chance(self.resource.rounding) { length / 15 * 15 } else { length };
        let end = start + length;
        let delay = if rng.chance(self.resource.lateness) {
            [rng.range(16, 60), rng.range(61, 300), rng.range(700, 1_500), rng.range(1_400, 4_400)]
                [rng.weighted(&[45, 30, 15, 10])]
        } else {
            rng.range(0, 14)
        };
        if let Some(index) = ticket {
            work.given[index as usize] += length as u32;
        }
        work.entries.push(Entry {
            ticket,
            resource: self.tech,
            minutes: length as u16,
            start,
            entered: (end + delay).min(self.frame.now).max(end),
            free: ticket.is_none() || rng.chance(0.1),
        });
    }
}
