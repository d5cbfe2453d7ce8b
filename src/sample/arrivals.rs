//! Tickets come in: when, from whom, what kind of work, and who gets them.

use super::calendar::{Calendar, DAY_MINUTES, NEVER};
use super::desk::Desk;
use super::model::{Frame, Kind, Stand, Ticket};
use super::rng::Rng;

/// How often each kind comes, in thousandths: one hump at Medium, one at Quick Hit.
const SHARES: [u32; 13] = [15, 80, 40, 182, 108, 160, 112, 50, 38, 80, 90, 38, 7];

/// Arrivals by hour of the day: a peak in the morning, one after lunch, a little at night.
const HOURS: [u32; 24] = [2, 1, 0, 2, 2, 4, 14, 38, 96, 138, 132, 104, 62, 98, 126, 104, 72, 36, 16, 9, 7, 5, 4, 3];

/// The tickets in the order of their numbers, without milestones yet.
pub(super) fn arrive(count: usize, desk: &Desk, frame: &Frame) -> Vec<Ticket> {
    let mut rng = frame.rng(3);
    let per_day = spread_over_days(count, frame, &mut rng);
    let weights: Vec<u32> = desk.companies.iter().map(|company| company.weight).collect();
    let series = (count / 400).clamp(24, 20_000);
    let mut instances = vec![0_u16; series];
    let mut choice = Choice { desk, load: vec![0; desk.technicians] };
    let mut tickets = Vec::with_capacity(count);
    let mut times = Vec::new();
    for (index, &here) in per_day.iter().enumerate() {
        let day = frame.first_day + index as i32;
        times.clear();
        times.extend((0..here).map(|_| minute_of(day, frame, &mut rng)));
        times.sort_unstable();
        for (place, &created) in times.iter().enumerate() {
            let kind = Kind::ALL[rng.weighted(&SHARES)];
            let mut ticket = blank(created, kind, place as u32 + 1);
            ticket.company = rng.weighted(&weights) as u16;
            if kind == Kind::Recurring {
                let at = rng.below(series);
                // Three digits: a series that has run out starts over under the next number.
                instances[at] += 1;
                ticket.series = at as u16;
                ticket.instance = instances[at];
            }
            ticket.resource = choice.technician(kind, &mut rng);
            ticket.reopened = if rng.chance(0.04) { 1 + u8::from(rng.chance(0.15)) } else { 0 };
            ticket.estimate = estimate(kind, &mut rng);
            tickets.push(ticket);
        }
    }
    if let Some(newest) = tickets.last_mut() {
        newest.created = frame.now;
        newest.kind = Kind::QuickHit;
        newest.company = 1;
    }
    tickets
}

fn blank(created: i32, kind: Kind, of_day: u32) -> Ticket {
    Ticket {
        created,
        response_due: NEVER,
        response: NEVER,
        plan_due: NEVER,
        plan: NEVER,
        resolution_due: NEVER,
        completed: NEVER,
        due: NEVER,
        last: created,
        work_from: created,
        work_to: NEVER,
        next_call: NEVER,
        worked: 0,
        estimate: 0,
        company: 0,
        resource: 0,
        series: 0,
        instance: 0,
        kind,
        stand: Stand::Complete,
        parked_from: NEVER,
        parked_to: NEVER,
        parked_as: Stand::WaitingCustomer,
        is_under_way: false,
        reopened: 0,
        runs_over: false,
        uncalled: false,
        of_day,
    }
}

/// How many tickets each day gets: the season, some chance, slow growth; in total exactly `count`.
fn spread_over_days(count: usize, frame: &Frame, rng: &mut Rng) -> Vec<usize> {
    let days = (frame.today - frame.first_day + 1) as usize;
    let minutes_today = (frame.now - frame.today * DAY_MINUTES).max(0);
    let open_hours: u32 = HOURS.iter().take((minutes_today / 60) as usize).sum();
    let mut weights: Vec<f64> = (0..days)
        .map(|index| {
            let day = frame.first_day + index as i32;
            let growth = 1.0 + 0.1 * index as f64 / days as f64;
            Calendar::season(day) * growth * (0.86 + 0.28 * rng.unit())
        })
        .collect();
    weights[days - 1] *= f64::from(open_hours) / f64::from(HOURS.iter().sum::<u32>());
    weights[days - 1] += 1e-9;
    let total: f64 = weights.iter().sum();
    let mut sum = 0.0;
    let mut given = 0;
    let mut here: Vec<usize> = weights
        .iter()
        .map(|weight| {
            sum += weight;
            let upto = ((sum / total) * count as f64).round().min(count as f64) as usize;
            let here = upto.saturating_sub(given);
            given = given.max(upto);
            here
        })
        .collect();
    here[days - 1] += count - given;
    // The newest ticket comes today, whatever the hour: its creation is the newest activity.
    if here[days - 1] == 0
        && let Some(latest) = here.iter().rposition(|&n| n > 0)
    {
        here[latest] -= 1;
        here[days - 1] = 1;
    }
    here
}

fn minute_of(day: i32, frame: &Frame, rng: &mut Rng) -> i32 {
    let start = day * DAY_MINUTES;
    // Half an hour before now at the latest, so that what came in could be looked at.
    let end = if day == frame.today { frame.now - 30 - start } else { DAY_MINUTES };
    for _ in 0..60 {
        let minute = rng.weighted(&HOURS) as i32 * 60 + rng.range(0, 59);
        // Clocks change between one and three at night: nothing comes in then.
        if minute < end && !(60..180).contains(&minute) {
            return start + minute;
        }
    }
    start + rng.range(0, (end - 1).clamp(0, 59))
}

/// Who takes the next ticket: of three who could, the one with the least.
struct Choice<'a> {
    desk: &'a Desk,
    load: Vec<u64>,
}

impl Choice<'_> {
    fn technician(&mut self, kind: Kind, rng: &mut Rng) -> u16 {
        // Weight of the service desk, of level two and of the engineers.
        let (ability, size): ([u64; 3], u64) = match kind {
            Kind::Critical => ([1, 5, 2], 3),
            Kind::High | Kind::HighBackup => ([3, 5, 1], 2),
            Kind::Project => ([3, 3, 4], 8),
            Kind::Install | Kind::Major => ([3, 4, 2], 5),
            Kind::Alert => ([4, 3, 1], 1),
            _ => ([6, 3, 2], 2),
        };
        let cost = |tech: usize, load: &[u64]| {
            let group = match self.desk.resources[tech].role {
                "Service Desk Technician" => 0,
                "Level II Technician" => 1,
                _ => 2,
            };
            (load[tech] + 40) * 12 / ability[group]
        };
        let best = (0..3).map(|_| rng.below(self.load.len())).min_by_key(|&tech| cost(tech, &self.load));
        let best = best.unwrap_or(0);
        self.load[best] += size;
        best as u16
    }
}

/// The estimate in quarters of an hour.
fn estimate(kind: Kind, rng: &mut Rng) -> u16 {
    let quarters = match kind {
        Kind::Critical => [8, 12, 16],
        Kind::High | Kind::HighBackup => [6, 8, 12],
        Kind::Medium => [4, 6, 8],
        Kind::Low | Kind::Alert => [2, 4, 6],
        Kind::QuickHit => [1, 2, 2],
        Kind::Minor => [6, 8, 12],
        Kind::Major => [20, 28, 36],
        Kind::Install => [18, 24, 32],
        Kind::Recurring => [4, 8, 8],
        Kind::Project => [120, 200, 320],
        Kind::Unsorted => [0, 0, 0],
    };
    if kind.is_long() || rng.chance(0.8) { quarters[rng.below(3)] } else { 0 }
}
