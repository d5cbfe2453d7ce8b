//! The tickets that are still open now: a board like that of a real desk on a usual day.
//!
//! Where the tickets stand is not left to chance: some goals of the coordinator are met, some are
//! missed, by a little. Each place on the board takes a completed ticket of the right age back.

use super::calendar::{Minute, NEVER};
use super::desk::Desk;
use super::milestones::promise_of;
use super::model::{Frame, Kind, NOBODY, Stand, Ticket};
use super::rng::Rng;

/// What stands at a place of the board beyond its status.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twist {
    None,
    /// The next event is overdue, by less than a day.
    Overdue,
    /// The next event is overdue by more than a day.
    LongOverdue,
    /// The next event comes due within hours.
    Soon,
    /// The desk waits and nobody has looked for over two days.
    Stale,
    /// On hold past the due date.
    PastDue,
    /// Needs a service call and has none.
    Uncalled,
    /// Worked over twice the estimate.
    RunsOver,
    /// Parked without a due date.
    NoDue,
}

pub(super) struct Place {
    stand: Stand,
    twist: Twist,
    resource: u16,
    wants_long: bool,
}

/// Twists that a dozen technicians have between them; fewer technicians have fewer.
const TWISTS: [(Stand, Twist, usize); 15] = [
    (Stand::New, Twist::Overdue, 2),
    (Stand::New, Twist::Soon, 4),
    (Stand::Ready, Twist::LongOverdue, 1),
    (Stand::Ready, Twist::Overdue, 2),
    (Stand::Ready, Twist::Soon, 4),
    (Stand::InProgress, Twist::Overdue, 2),
    (Stand::InProgress, Twist::Soon, 4),
    (Stand::Escalated, Twist::Overdue, 1),
    (Stand::Escalated, Twist::Soon, 1),
    (Stand::WaitingCustomer, Twist::Stale, 5),
    (Stand::WaitingVendor, Twist::Stale, 2),
    (Stand::OnHold, Twist::PastDue, 2),
    (Stand::OnHold, Twist::NoDue, 2),
    (Stand::Scheduled, Twist::Uncalled, 5),
    (Stand::InProgress, Twist::RunsOver, 3),
];

/// Where the rest stands, in parts.
const STANDS: [(Stand, u32); 8] = [
    (Stand::Ready, 24),
    (Stand::InProgress, 21),
    (Stand::Scheduled, 15),
    (Stand::WaitingCustomer, 18),
    (Stand::WaitingVendor, 7),
    (Stand::WaitingMaterials, 4),
    (Stand::OnHold, 8),
    (Stand::Escalated, 3),
];

/// Opens as many tickets again as the board has places.
pub(super) fn keep_open(tickets: &mut [Ticket], places: &[Place], desk: &Desk, frame: &Frame) {
    let mut rng = frame.rng(10);
    let mut taken = vec![false; tickets.len()];
    let mut finder = Finder { tickets, taken: &mut taken, desk, frame };
    for place in places {
        let Some(index) = finder.find(place, &mut rng) else {
            continue;
        };
        let ticket = &mut finder.tickets[index];
        ticket.resource = place.resource;
        reopen(ticket, place, desk, frame, &mut rng);
    }
}

/// The places, those that need the newest tickets first.
pub(super) fn places(desk: &Desk, tickets: usize, rng: &mut Rng) -> Vec<Place> {
    let people = desk.technicians.min(12);
    let mut left: Vec<usize> = (0..people).map(|_| 14 + rng.below(5)).collect();
    let mut order: Vec<usize> = (0..people).collect();
    rng.shuffle(&mut order);
    for &busy in order.iter().take(if people >= 8 { 2 } else { 1 }) {
        left[busy] = 21 + rng.below(3);
    }
    // A handful of tickets makes a small board.
    let most = (tickets / 12).max(1);
    let mut places = Vec::new();
    for (stand, twist, count) in TWISTS {
        for number in 0..(count * people).div_ceil(12) {
            let is_unassigned = stand == Stand::New && number % 3 != 1;
            let resource = if is_unassigned {
                NOBODY
            } else {
                let at = (0..4).map(|_| rng.below(people)).max_by_key(|&at| left[at]).unwrap_or(0);
                left[at] = left[at].saturating_sub(1);
                at as u16
            };
            places.push(Place { stand, twist, resource, wants_long: twist == Twist::RunsOver });
        }
    }
    let parts = STANDS.map(|(_, part)| part);
    for (tech, count) in left.iter().enumerate() {
        for number in 0..*count {
            // Everybody has something long to return to when the phone is quiet.
            let wants_long = number < 2;
            let stand = if wants_long { Stand::InProgress } else { STANDS[rng.weighted(&parts)].0 };
            places.push(Place { stand, twist: Twist::None, resource: tech as u16, wants_long });
        }
    }
    places.truncate(most);
    places
}

struct Finder<'a> {
    tickets: &'a mut [Ticket],
    taken: &'a mut [bool],
    desk: &'a Desk,
    frame: &'a Frame,
}

impl Finder<'_> {
    /// A ticket of the right age and kind that is not on the board yet.
    fn find(&mut self, place: &Place, rng: &mut Rng) -> Option<usize> {
        let youngest = age(place, rng);
        // First one of the wanted kind that is under way anyhow, then any of the kind, then any that carries promises,
        // then any at all.
        for strictness in [3, 2, 1, 0] {
            let mut index = self.tickets.partition_point(|ticket| ticket.created <= self.frame.now - youngest);
            let mut steps = 0;
            while index > 0 && steps < 1_500 {
                index -= 1;
                steps += 1;
                if !self.taken[index] && self.fits(&self.tickets[index], place, strictness) {
                    self.taken[index] = true;
                    return Some(index);
                }
            }
        }
        None
    }

    fn fits(&self, ticket: &Ticket, place: &Place, strictness: u8) -> bool {
        let has_promises = promise_of(ticket, self.desk)[0] > 0;
        let is_unsorted = ticket.kind == Kind::Unsorted;
        let judged = matches!(place.stand, Stand::New | Stand::Ready | Stand::Escalated)
            || matches!(place.twist, Twist::Overdue | Twist::LongOverdue | Twist::Soon);
        match strictness {
            3 => ticket.is_under_way && self.fits(ticket, place, 2),
            2 if place.wants_long => ticket.kind.is_long() && ticket.company > 0,
            2 if place.stand == Stand::Scheduled => {
                matches!(ticket.kind, Kind::Minor | Kind::Major | Kind::Install | Kind::Recurring)
            }
            2 if judged => has_promises && !ticket.kind.is_long() && ticket.kind != Kind::Critical,
            2 => !ticket.kind.is_long() && !is_unsorted && ticket.kind != Kind::Critical,
            1 => has_promises,
            _ => !judged && place.stand != Stand::New,
        }
    }
}

/// The least age of a ticket for the place, in minutes.
fn age(place: &Place, rng: &mut Rng) -> Minute {
    const DAY: Minute = 1_440;
    match (place.stand, place.twist) {
        (Stand::New, Twist::Overdue) => 70,
        (Stand::New, _) => 0,
        (_, Twist::LongOverdue) => rng.range(4 * DAY, 6 * DAY),
        (Stand::Ready, Twist::Overdue | Twist::Soon) => rng.range(DAY, 3 * DAY),
        (_, Twist::Overdue | Twist::Soon) => rng.range(2 * DAY, 5 * DAY),
        (_, Twist::Stale) => rng.range(4 * DAY, 14 * DAY),
        _ if place.wants_long => rng.range(7 * DAY, 35 * DAY),
        (Stand::OnHold, _) => rng.range(7 * DAY, 45 * DAY),
        (Stand::Ready, _) => rng.range(90, 3 * DAY),
        (Stand::InProgress | Stand::Escalated, _) => rng.range(200, 5 * DAY),
        (Stand::Scheduled, _) => rng.range(DAY, 12 * DAY),
        _ => rng.range(DAY, 12 * DAY),
    }
}

fn reopen(ticket: &mut Ticket, place: &Place, desk: &Desk, frame: &Frame, rng: &mut Rng) {
    let now = frame.now;
    let calendar = &frame.calendar;
    ticket.stand = place.stand;
    (ticket.parked_from, ticket.parked_to) = (NEVER, NEVER);
    ticket.completed = NEVER;
    ticket.runs_over = place.twist == Twist::RunsOver;
    ticket.uncalled = place.twist == Twist::Uncalled;
    let promise = promise_of(ticket, desk);
    // The next event: what has no actual time yet.
    let event = match place.stand {
        Stand::New => 0,
        Stand::Ready => 1,
        _ => 2,
    };
    if event < 2 {
        ticket.plan = NEVER;
    }
    if event == 0 {
        ticket.response = NEVER;
    } else {
        ticket.response = ticket.response.min(now - 3).max(ticket.created);
    }
    if event == 2 && ticket.plan != NEVER {
        ticket.plan = ticket.plan.min(now - 2).max(ticket.response);
    }
    let next = next_due(place.twist, now, frame, rng).max(ticket.created + 10);
    let dues = [&mut ticket.response_due, &mut ticket.plan_due, &mut ticket.resolution_due];
    for (number, due) in dues.into_iter().enumerate() {
        if promise[number] > 0 && number >= event {
            // Pauses have moved the dues; what comes after the next event keeps its distance.
            let distance = if number == event { 0 } else { promise[number] - promise[event] };
            *due = if distance == 0 { next } else { calendar.plus(next, distance) };
        }
    }
    ticket.due = if ticket.resolution_due == NEVER { next } else { ticket.resolution_due };
    park(ticket, place.twist, frame, rng);
}

/// A due time for the next event.
fn next_due(twist: Twist, now: Minute, frame: &Frame, rng: &mut Rng) -> Minute {
    match twist {
        Twist::Overdue => now - rng.range(12, 55).max(rng.range(0, 400) - 300),
        Twist::LongOverdue => now - rng.range(1_500, 2_400),
        Twist::Soon => now + rng.range(8, 200),
        _ => {
            // Later than the look-ahead, within opening hours.
            let base = frame.calendar.to_work(now + 9 * 60);
            let due = frame.calendar.moment_at(base + rng.range(1, 2_000));
            due.max(now + 9 * 60)
        }
    }
}

/// Activity, work and due date of an open ticket.
fn park(ticket: &mut Ticket, twist: Twist, frame: &Frame, rng: &mut Rng) {
    const DAY: Minute = 1_440;
    let now = frame.now;
    let touched = ticket.created.max(ticket.response).max(ticket.plan);
    let last = match (ticket.stand, twist) {
        (Stand::New, _) => ticket.created,
        (_, Twist::Stale) => now - rng.range(2 * DAY + 90, 8 * DAY),
        (stand, _) if stand.is_waiting() => now - rng.range(20, 2 * DAY - 90),
        (Stand::OnHold, _) => now - rng.range(DAY, 12 * DAY),
        _ => now - rng.range(15, 2 * DAY),
    };
    ticket.last = last.max(touched).min(now);
    if twist == Twist::Stale {
        // Nothing has happened since: what would have, has not.
        let stale = now - 2 * DAY - 60;
        ticket.response = ticket.response.min(stale).max(ticket.created);
        if ticket.plan != NEVER {
            ticket.plan = ticket.plan.min(stale).max(ticket.response);
        }
        ticket.last = ticket.last.min(stale).max(ticket.response).max(ticket.plan);
    }
    ticket.work_from = ticket.response.max(ticket.created);
    ticket.work_to = match ticket.stand {
        Stand::New | Stand::Ready => NEVER,
        _ => ticket.last,
    };
    if ticket.stand == Stand::OnHold {
        ticket.due = match twist {
            Twist::PastDue => (now - rng.range(2 * DAY, 9 * DAY)).max(ticket.created + 60),
            Twist::NoDue => NEVER,
            _ => frame.calendar.plus(now, 600 * rng.range(3, 30)),
        };
    }
}
