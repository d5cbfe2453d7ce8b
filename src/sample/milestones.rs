//! What was promised for a ticket and when it happened, as if every ticket had been completed.

use super::calendar::{Calendar, DAY_MINUTES, Minute, NEVER};
use super::desk::{Desk, MANAGED};
use super::model::{Frame, Kind, Stand, Ticket};
use super::rng::Rng;

/// Promised working minutes for first response, resolution plan and resolution; 0 = no promise.
pub(super) fn promise(kind: Kind) -> [i32; 3] {
    match kind {
        Kind::Critical => [30, 120, 300],
        Kind::High => [60, 240, 600],
        Kind::HighBackup => [60, 300, 1_200],
        Kind::Medium => [60, 480, 1_440],
        Kind::Low => [120, 960, 2_400],
        Kind::QuickHit => [60, 480, 1_200],
        Kind::Minor => [120, 960, 2_400],
        Kind::Major => [240, 1_800, 6_000],
        Kind::Install => [240, 2_400, 7_200],
        Kind::Alert => [60, 480, 1_440],
        Kind::Recurring => [0, 0, 3_000],
        Kind::Project | Kind::Unsorted => [0, 0, 0],
    }
}

/// The promise for this ticket: none for the desk's own, twice as long without an agreement.
pub(super) fn promise_of(ticket: &Ticket, desk: &Desk) -> [i32; 3] {
    if ticket.company == 0 {
        return [0; 3];
    }
    let is_managed = desk.companies[ticket.company as usize].contract == MANAGED;
    promise(ticket.kind).map(|minutes| if is_managed { minutes } else { 2 * minutes })
}

/// Share of promises that are missed: triage, tech engagement, completion.
const MISSED: [f64; 3] = [0.041, 0.057, 0.069];

/// Days that a parked ticket stands still on average, where few enough are parked.
const PARKED_DAYS: f64 = 12.0;
/// Share of the tickets that are parked at most.
const MOST_PARKED: f64 = 0.6;
/// Working minutes of a day of the calendar, on average.
const WORK_A_DAY: i32 = 600 * 5 / 7;

/// Deals out misses evenly, so that a month of any seed looks like the desk it is.
struct Misses([f64; 3]);

impl Misses {
    fn next(&mut self, event: usize, strain: f64, rng: &mut Rng) -> bool {
        self.0[event] += MISSED[event] * strain * (0.5 + rng.unit());
        let is_missed = self.0[event] >= 1.0;
        if is_missed {
            self.0[event] -= 1.0;
        }
        is_missed
    }
}

/// Gives every ticket its promises and its history up to completion, never later than now. `open` tickets are under way
/// on a usual day: as many as the board has places now, so that the desk neither drowns nor runs dry.
pub(super) fn complete(tickets: &mut [Ticket], desk: &Desk, frame: &Frame, open: usize) {
    let mut rng = frame.rng(4);
    let mut misses = Misses([0.0; 3]);
    for ticket in tickets.iter_mut() {
        let calendar = &frame.calendar;
        let strain = desk.companies[ticket.company as usize].strain;
        let promise = promise_of(ticket, desk);
        promise_dues(ticket, promise, calendar);
        match ticket.kind {
            Kind::Project => run_project(ticket, calendar, &mut rng),
            _ => {
                let goals = if promise[2] == 0 { default_pace(ticket.kind) } else { promise };
                let late = [0, 1, 2].map(|event| promise[event] > 0 && misses.next(event, strain, &mut rng));
                run(ticket, goals, late, calendar, &mut rng);
            }
        }
    }
    park_some(tickets, frame, open);
    for ticket in tickets {
        let calendar = &frame.calendar;
        let promise = promise_of(ticket, desk);
        hurry(ticket, frame.now - 2, calendar, &mut rng);
        ticket.due = match ticket.resolution_due {
            NEVER => calendar.plus(ticket.created, 600 * rng.range(3, 20)),
            due => due,
        };
        if rng.chance(0.02) && promise[2] == 0 {
            ticket.due = NEVER;
        }
        ticket.work_from = ticket.work_from.max(ticket.response);
        ticket.work_to = ticket.completed;
        let later = if rng.chance(0.12) { rng.range(10, 3 * 1_440) } else { rng.range(0, 3) };
        ticket.last = (ticket.completed + later).min(frame.now).max(ticket.completed);
    }
}

/// Some tickets stand still for days: they wait, or are on hold. As many and as long as it takes for the usual number of
/// open tickets; the clock of the resolution stands still with them.
fn park_some(tickets: &mut [Ticket], frame: &Frame, open: usize) {
    let days = f64::from(frame.today - frame.first_day + 1);
    let lives = |ticket: &Ticket| f64::from((ticket.completed - ticket.created).max(0)) / f64::from(DAY_MINUTES);
    let own: f64 = tickets.iter().map(lives).sum();
    let missing = (open as f64 * days - own).max(0.0) / (tickets.len().max(1) as f64);
    let share = (missing / PARKED_DAYS).min(MOST_PARKED);
    if share <= 0.0 {
        return;
    }
    let mean = missing / share;
    let mut rng = frame.rng(9);
    let calendar = &frame.calendar;
    for ticket in tickets {
        let (draw, long, reason) = (rng.unit(), rng.unit(), rng.weighted(&[50, 20, 12, 18]));
        if draw >= share || ticket.kind == Kind::Critical {
            continue;
        }
        // Most wait a few days, a few for weeks.
        let parked = mean * (-(1.0 - long).ln()).min(4.0) * 1.02;
        let minutes = (parked * f64::from(WORK_A_DAY)) as i32;
        let from = calendar.to_work(ticket.response.max(ticket.plan).max(ticket.created));
        let done = calendar.to_work(ticket.completed);
        let start = from + (done - from).max(0) / 2;
        ticket.parked_from = calendar.moment_at(start).max(ticket.response).max(ticket.plan);
        ticket.parked_to = calendar.moment_at(start + minutes).max(ticket.parked_from);
        ticket.parked_as =
            [Stand::WaitingCustomer, Stand::WaitingVendor, Stand::WaitingMaterials, Stand::OnHold][reason];
        ticket.completed = calendar.moment_at(done + minutes).max(ticket.parked_to + 1);
        if ticket.resolution_due != NEVER {
            ticket.resolution_due = calendar.moment_at(calendar.to_work(ticket.resolution_due) + minutes);
        }
    }
}

fn promise_dues(ticket: &mut Ticket, promise: [i32; 3], calendar: &Calendar) {
    let due = |minutes: i32| match minutes {
        0 => NEVER,
        _ => calendar.plus(ticket.created, minutes),
    };
    (ticket.response_due, ticket.plan_due, ticket.resolution_due) = (due(promise[0]), due(promise[1]), due(promise[2]));
}

/// The pace where nothing is promised.
fn default_pace(kind: Kind) -> [i32; 3] {
    match promise(kind) {
        [0, 0, 0] => [240, 1_200, 3_000],
        [0, 0, all] => [60, all / 3, all],
        all => all,
    }
}

fn run(ticket: &mut Ticket, goals: [i32; 3], late: [bool; 3], calendar: &Calendar, rng: &mut Rng) {
    let start = calendar.to_work(ticket.created);
    let mut spent = |event: usize| {
        let goal = f64::from(goals[event]);
        let dice = rng.unit();
        if late[event] {
            (goal * (1.03 + 1.2 * dice * dice)) as i32 + 1
        } else {
            // Most happens early; nothing touches the promise by rounding.
            (goal * (0.04 + 0.9 * dice * (0.35 + 0.65 * dice))) as i32
        }
    };
    let response = spent(0).max(2);
    // A plan that comes in time is not held up by a late response: both happen in one call.
    let plan = spent(1).max(response + 1);
    let done = spent(2).max(plan + 9);
    // A critical matter at night is answered by whoever is on call.
    let at = |work: i32| calendar.moment_at(start + work);
    let on_call = ticket.kind == Kind::Critical && calendar.moment_at(start) > ticket.created;
    ticket.response = if on_call { ticket.created + 5 + response / 3 } else { at(response) };
    ticket.plan = if goals[1] == 0 { NEVER } else { at(plan) };
    ticket.completed = at(done);
    ticket.work_from = ticket.response.max(ticket.created);
    ticket.stand = Stand::Complete;
}

fn run_project(ticket: &mut Ticket, calendar: &Calendar, rng: &mut Rng) {
    ticket.response = calendar.plus(ticket.created, rng.range(20, 600));
    ticket.plan = calendar.plus(ticket.response, rng.range(60, 1_800));
    ticket.work_from = ticket.plan;
    ticket.completed = calendar.plus(ticket.plan, 600 * rng.range(12, 40) - rng.range(0, 500));
}

/// Pulls a history that would end in the future together, so that it ends before `limit`.
fn hurry(ticket: &mut Ticket, limit: Minute, calendar: &Calendar, rng: &mut Rng) {
    if ticket.completed <= limit {
        return;
    }
    ticket.is_under_way = true;
    (ticket.parked_from, ticket.parked_to) = (NEVER, NEVER);
    let (from, to) = (calendar.to_work(ticket.created), calendar.to_work(limit));
    let share = |part: f64| -> Minute {
        if to - from > 30 {
            calendar.moment_at(from + (f64::from(to - from) * part) as i32)
        } else {
            // Nobody was there in between: whoever is on call did it.
            ticket.created + (f64::from((limit - ticket.created).max(0)) * part) as i32
        }
    };
    let dice = rng.unit();
    let (response, plan, done) = (share(0.03 + 0.1 * dice), share(0.15 + 0.2 * dice), share(0.5 + 0.48 * dice));
    ticket.response = ticket.response.min(response).max(ticket.created);
    if ticket.plan != NEVER {
        ticket.plan = ticket.plan.min(plan).max(ticket.response);
    }
    ticket.completed = done.clamp(ticket.response.max(ticket.plan), limit.max(ticket.response.max(ticket.plan)));
    ticket.work_from = ticket.response;
}
