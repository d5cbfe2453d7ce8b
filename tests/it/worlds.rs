//! Service desks of which the truth is known, played event by event: nothing here knows the model that reads them.
//!
//! Tickets of six kinds come by the hour of the week; technicians take the most urgent one, work a sitting of it, and
//! many a ticket then waits for somebody else. A world is played past its moment, so that what came next is known.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt::Write;

use zenboard::base::{Day, Random};

const MINUTES: i64 = 1_440;
const OPENS: i64 = 9 * 60;
const CLOSES: i64 = 17 * 60;

/// A kind of ticket: priority, type, share, mean hours, minutes of business time that it may take, rank.
struct Kind(&'static str, &'static str, f64, f64, i64, u8);

const KINDS: [Kind; 6] = [
    Kind("Critical", "Incident", 0.03, 2.0, 240, 0),
    Kind("High", "Incident", 0.12, 1.5, 480, 1),
    Kind("Medium", "Incident", 0.35, 1.0, 1_440, 2),
    Kind("Low", "Incident", 0.15, 0.7, 2_400, 3),
    Kind("Quick Hit", "Service Request", 0.25, 0.3, 960, 2),
    Kind("Minor", "Service Request", 0.10, 1.2, 2_400, 3),
];

/// What a world is like.
#[derive(Clone, Copy, Debug)]
pub struct World {
    pub seed: u64,
    pub technicians: usize,
    /// Hours asked for ÷ hours there are, until half a year before the end …
    pub load_before: f64,
    /// … and from then on.
    pub load: f64,
    /// Weeks before the moment of the export.
    pub weeks: i64,
    /// Weeks played beyond it.
    pub more_weeks: i64,
}

/// What a world wrote down up to its moment, and what came after.
#[derive(Debug)]
pub struct Told {
    pub files: Vec<(String, String)>,
    /// Of the tickets that were open at its moment and done in the weeks after: the number, and whether too late.
    pub after: Vec<(String, bool)>,
}

#[derive(Clone, Debug)]
struct Ticket {
    kind: usize,
    came: i64,
    due: i64,
    left: i64,
    first: Option<i64>,
    done: Option<i64>,
    waits: bool,
    owner: usize,
    sittings: Vec<(i64, i64, usize)>,
}

/// First day of every world: a Monday.
const START: Day = Day(20_094);

fn is_open(minute: i64) -> bool {
    let in_day = minute.rem_euclid(MINUTES);
    minute.div_euclid(MINUTES) % 7 < 5 && (OPENS..CLOSES).contains(&in_day)
}

/// The next minute at which the door is open.
fn opening(minute: i64) -> i64 {
    if is_open(minute) {
        return minute;
    }
    let mut day = minute.div_euclid(MINUTES);
    if minute.rem_euclid(MINUTES) >= OPENS {
        day += 1;
    }
    while day % 7 >= 5 {
        day += 1;
    }
    day * MINUTES + OPENS
}

fn after_business(from: i64, minutes: i64) -> i64 {
    let (mut at, mut left) = (opening(from), minutes);
    loop {
        let until = at.div_euclid(MINUTES) * MINUTES + CLOSES;
        if left <= until - at {
            return at + left;
        }
        left -= until - at;
        at = opening(until);
    }
}

/// Around a mean, always above 0.
fn lognormal(mean: f64, sigma: f64, random: &mut Random) -> f64 {
    mean * (sigma * random.normal() - sigma * sigma / 2.0).exp()
}

fn kind_of(random: &mut Random) -> usize {
    let mut at = random.uniform();
    for (index, kind) in KINDS.iter().enumerate() {
        at -= kind.2;
        if at < 0.0 {
            return index;
        }
    }
    2
}

impl World {
    /// Weeks off of each technician: two in a year, at any time.
    fn weeks_off(&self, random: &mut Random) -> Vec<Vec<i64>> {
        let weeks = self.weeks + self.more_weeks;
        (0..self.technicians).map(|_| (0..weeks).filter(|_| random.uniform() < 2.0 / 52.0).collect()).collect()
    }

    fn arrivals(&self, random: &mut Random) -> Vec<Ticket> {
        let mean_hours: f64 = KINDS.iter().map(|kind| kind.2 * kind.3).sum();
        // Four fifths of the time go into tickets: what a week has in which nobody is off.
        let hours = self.technicians as f64 * 40.0 * 0.8;
        let mut all = Vec::new();
        for day in 0..7 * (self.weeks + self.more_weeks) {
            let load = if day < 7 * (self.weeks - 26) { self.load_before } else { self.load };
            let a_week = hours * load / mean_hours;
            let share = [0.23, 0.20, 0.19, 0.18, 0.16, 0.02, 0.02][(day % 7) as usize];
            let mean = a_week * share;
            let rate = mean * random.gamma(20.0) / 20.0;
            for _ in 0..random.negative_binomial(rate, f64::INFINITY) {
                // Mostly in the hours of the day.
                let minute = if random.uniform() < 0.9 {
                    OPENS - 60 + (random.uniform() * 540.0) as i64
                } else {
                    (random.uniform() * 1_440.0) as i64
                };
                let kind = kind_of(random);
                let came = day * MINUTES + minute;
                let left = (lognormal(KINDS[kind].3, 0.7, random) * 60.0).max(3.0) as i64;
                all.push(Ticket {
                    kind,
                    came,
                    due: after_business(came, KINDS[kind].4),
                    left,
                    first: None,
                    done: None,
                    waits: false,
                    owner: usize::MAX,
                    sittings: Vec::new(),
                });
            }
        }
        all.sort_by_key(|ticket| ticket.came);
        all
    }

    /// Plays the world.
    pub fn play(&self) -> Told {
        let mut random = Random::seeded(self.seed.wrapping_mul(0x9e37_79b9) ^ 0x51ed);
        let off = self.weeks_off(&mut random);
        let mut tickets = self.arrivals(&mut random);
        let end = 7 * MINUTES * (self.weeks + self.more_weeks);
        // Moments: a ticket comes back (or comes), or a technician is free.
        let mut events: BinaryHeap<Reverse<(i64, bool, usize)>> = BinaryHeap::new();
        events.extend(tickets.iter().enumerate().map(|(at, ticket)| Reverse((ticket.came, false, at))));
        events.extend((0..self.technicians).map(|tech| Reverse((OPENS, true, tech))));
        let mut ready: BinaryHeap<Reverse<(u8, i64, usize)>> = BinaryHeap::new();
        let mut idle: Vec<usize> = Vec::new();
        while let Some(Reverse((now, is_technician, which))) = events.pop() {
            if now >= end {
                break;
            }
            if !is_technician {
                let ticket = &mut tickets[which];
                ticket.waits = false;
                ready.push(Reverse((KINDS[ticket.kind].5, ticket.due, which)));
                if let Some(tech) = idle.pop() {
                    events.push(Reverse((opening(now), true, tech)));
                }
                continue;
            }
            let is_off = off[which].contains(&(now / (7 * MINUTES)));
            if !is_open(now) || is_off {
                let next = if is_off { (now / (7 * MINUTES) + 1) * 7 * MINUTES } else { now };
                events.push(Reverse((opening(next), true, which)));
                continue;
            }
            let Some(Reverse((_, _, at))) = ready.pop() else {
                idle.push(which);
                continue;
            };
            let ticket = &mut tickets[at];
            let closing = now.div_euclid(MINUTES) * MINUTES + CLOSES;
            let sitting = ticket.left.min(30 + (random.uniform() * 90.0) as i64).min(closing - now).max(1);
            ticket.first.get_or_insert(now);
            ticket.owner = which;
            ticket.sittings.push((now, sitting, which));
            ticket.left -= sitting;
            if ticket.left <= 0 {
                ticket.done = Some(now + sitting);
            } else {
                ticket.waits = random.uniform() < 0.4;
                let wait = if ticket.waits { (lognormal(20.0, 1.0, &mut random) * 60.0) as i64 } else { 1 };
                events.push(Reverse((now + sitting + wait, false, at)));
            }
            // A fifth of the time is no ticket's.
            let rest = (sitting as f64 * 0.25 * (0.5 + random.uniform())).round() as i64;
            // What is left of it at the end of the day is taken the next morning.
            events.push(Reverse((after_business(now + sitting, rest), true, which)));
        }
        self.tell(&tickets, &off)
    }

    fn tell(&self, tickets: &[Ticket], off: &[Vec<i64>]) -> Told {
        let now = 7 * MINUTES * self.weeks;
        let open = tickets.iter().enumerate().filter(|(_, ticket)| ticket.came < now);
        let after = open.filter_map(|(number, ticket)| {
            let done = ticket.done.filter(|done| *done >= now)?;
            Some((format!("W{number:06}"), done > ticket.due))
        });
        Told { files: self.files(tickets, off, now), after: after.collect() }
    }

    fn files(&self, tickets: &[Ticket], off: &[Vec<i64>], now: i64) -> Vec<(String, String)> {
        let mut rows = String::from(
            "Ticket Number,Title,Status,Priority,Ticket Type,Queue,Primary Resource,Created,First Response Due,\
             First Response Actual,Resolution Due,Completed,Resolution Actual,Last Activity\n",
        );
        let mut entries = String::from("Ticket Number,Resource,Start Date/Time,End Date/Time,Hours Worked\n");
        for (number, ticket) in tickets.iter().enumerate().filter(|(_, ticket)| ticket.came < now) {
            let done = ticket.done.filter(|done| *done < now);
            let worked: Vec<&(i64, i64, usize)> =
                ticket.sittings.iter().filter(|(at, long, _)| at + long < now).collect();
            let status = match (done, worked.is_empty(), ticket.waits) {
                (Some(_), ..) => "Complete",
                (_, true, _) => "New",
                (_, _, true) => "Waiting Customer",
                _ => "In Progress",
            };
            let kind = &KINDS[ticket.kind];
            let first = worked.first().map_or(String::new(), |(at, ..)| time(*at));
            let owner = worked.last().map_or(String::new(), |(_, _, tech)| format!("Tech {tech}"));
            let finished = done.map_or(String::new(), time);
            let last = worked.last().map_or(ticket.came, |(at, long, _)| at + long);
            writeln!(
                rows,
                "W{number:06},Something,{status},{},{},Service,{owner},{},{},{first},{},{finished},{finished},{}",
                kind.0,
                kind.1,
                time(ticket.came),
                time(after_business(ticket.came, 60)),
                time(ticket.due),
                time(last)
            )
            .expect("a text takes it");
            for (at, long, tech) in worked {
                writeln!(entries, "W{number:06},Tech {tech},{},{},{}", time(*at), time(at + long), *long as f64 / 60.0)
                    .expect("a text takes it");
            }
        }
        let mut people = String::from("Resource,Active,Weekly Hours\n");
        (0..self.technicians).for_each(|tech| people.push_str(&format!("Tech {tech},Yes,40\n")));
        let mut absent = String::from("Technician,From,To,Status\n");
        for (tech, weeks) in off.iter().enumerate() {
            for week in weeks {
                let monday = START.plus(7 * *week as i32);
                absent.push_str(&format!("Tech {tech},{monday},{},Approved\n", monday.plus(4)));
            }
        }
        vec![
            ("tickets.csv".into(), rows),
            ("time_entries.csv".into(), entries),
            ("resources.csv".into(), people),
            ("time_off.csv".into(), absent),
        ]
    }
}

fn time(minute: i64) -> String {
    let day = START.plus(minute.div_euclid(MINUTES) as i32);
    let in_day = minute.rem_euclid(MINUTES);
    format!("{day} {:02}:{:02}:00", in_day / 60, in_day % 60)
}
