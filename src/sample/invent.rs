//! The stages in their order: a whole desk from a few words.

use crate::base::MINUTE;

use super::calendar::{Calendar, DAY_MINUTES};
use super::desk::Desk;
use super::model::{Call, Entry, Frame, SampleSpec, Ticket};
use super::{arrivals, board, calls, labor, milestones};

/// A whole desk, invented and ready to be written.
#[derive(Debug)]
pub struct Sample {
    pub(super) seed: u64,
    pub(super) desk: Desk,
    pub(super) tickets: Vec<Ticket>,
    pub(super) entries: Vec<Entry>,
    pub(super) calls: Vec<Call>,
}

impl Sample {
    /// Invents the desk of `spec`. Memory: about 200 bytes a ticket with its entries.
    pub fn new(spec: &SampleSpec) -> Self {
        // Moments outside of what minutes in 32 bits can hold fall back to the nearest that fits.
        let wall = (spec.zone.wall(spec.as_of) / MINUTE).clamp(12_000_000, 1_000_000_000) as i32;
        let (technicians, days) = Desk::size(spec.tickets);
        let now = wall - 4;
        // In the first minutes of a day the desk is still that of the day before.
        let today = now.div_euclid(DAY_MINUTES);
        let first_day = today - days + 1;
        let frame =
            Frame { calendar: Calendar::new(first_day - 14, today + 200), now, first_day, today, seed: spec.seed };
        let mut desk = Desk::new(technicians, &frame);
        let mut tickets = arrivals::arrive(spec.tickets, &desk, &frame);
        let places = board::places(&desk, spec.tickets, &mut frame.rng(5));
        milestones::complete(&mut tickets, &desk, &frame, places.len());
        board::keep_open(&mut tickets, &places, &desk, &frame);
        let entries = labor::log(&mut tickets, &desk, &frame);
        let calls = calls::schedule(&mut tickets, &desk, &frame);
        desk.count_endpoints(&tickets, &entries, &frame);
        Self { seed: spec.seed, desk, tickets, entries, calls }
    }
}
