//! What if: thirteen weeks of a desk, played a thousand times.
//!
//! Tickets arrive day by day, wait in one line, and are worked first in, first out with the hours the team has that
//! day; what is not finished goes on the next day. The line knows no priorities, and a ticket can be worked by as many
//! people as are free: backlog and mean waiting are what it is good for, not the fate of a single ticket. How long
//! a ticket takes is drawn from what tickets took before, longer or shorter by as much as the line has grown or shrunk.

use serde::{Deserialize, Serialize};

use super::demand::DayArrivals;
use base::{Day, Random};

/// Hours up to which a ticket is a quick hit.
const QUICK_HIT_HOURS: f64 = 0.5;
/// Hours of a quick hit where the history has none.
const USUAL_QUICK_HIT_HOURS: f64 = 0.25;
/// Tickets in line above which a run stops counting: nobody plans with a million open tickets.
const LONGEST_LINE: usize = 1_000_000;

/// Who works, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Team {
    /// Technicians, part-timers as parts.
    pub technicians: f64,
    /// Hours at work per technician and working day.
    pub hours_per_day: f64,
    /// Share of them spent on tickets, 0..=1.
    pub utilization: f64,
    /// Weekdays worked, Monday first.
    pub workdays: [bool; 7],
    /// Days nobody works, in any order.
    pub days_off: Vec<Day>,
    /// Days on which some are off, in any order, each once, and how many.
    pub absent: Vec<(Day, f64)>,
}

/// What is changed against today. The default changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Levers {
    /// Technicians more (or fewer).
    pub technicians_delta: f64,
    /// Factor on the endpoints, and with them on the tickets.
    pub endpoints_factor: f64,
    /// Share of hours at work spent on tickets, instead of the team's.
    pub utilization: Option<f64>,
    /// Factor on the hours each ticket takes.
    pub effort_factor: f64,
    /// Share of tickets that are quick hits (half an hour at most), instead of the history's.
    pub quick_hit_share: Option<f64>,
    /// Minutes of triage added to each ticket; below 0 saved.
    pub triage_minutes: f64,
}

impl Default for Levers {
    fn default() -> Self {
        Self {
            technicians_delta: 0.0,
            endpoints_factor: 1.0,
            utilization: None,
            effort_factor: 1.0,
            quick_hit_share: None,
            triage_minutes: 0.0,
        }
    }
}

/// The whole question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhatIf {
    /// The first day played.
    pub start: Day,
    /// Tickets to come.
    pub arrivals: DayArrivals,
    /// Hours that tickets of the past took, one per ticket, as a sample.
    pub ticket_hours: Vec<f64>,
    /// Working days that tickets of the past took from arrival to done, one per ticket, as a sample; empty: a ticket
    /// takes what it waits in line.
    pub took: Vec<u32>,
    /// Working days of work that stood in line before those.
    pub usual_line: u32,
    /// Tickets open at the start.
    pub backlog_tickets: u32,
    /// Hours of work left in them.
    pub backlog_hours: f64,
    /// Who works.
    pub team: Team,
    /// Working days within which a ticket shall be done; 0 is the day it came (or the next working one).
    pub target_days: u32,
    /// What is changed.
    pub levers: Levers,
    /// Weeks played, 13 by custom, 52 at most.
    pub weeks: usize,
    /// Times they are played, 1,000 by custom, 100,000 at most.
    pub runs: u32,
    /// The seed: the same question with the same seed has the same answer.
    pub seed: u64,
}

/// Why nothing can be simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum NoSimulation {
    /// No ticket of the past has hours.
    #[error("No ticket has worked hours, so the effort of a ticket is not known.")]
    NoHours,
    /// No arrivals to play.
    #[error("No arrivals are known, so there is nothing to simulate.")]
    NoArrivals,
    /// No week or no run asked for.
    #[error("The simulation was asked for no weeks or no runs.")]
    NoRuns,
}

/// How far a simulation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Runs done.
    pub done: u32,
    /// Runs asked for.
    pub total: u32,
}

/// Where a figure lies over the runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// 2.5 % of runs are below.
    pub lo95: f64,
    /// 10 % are below.
    pub p10: f64,
    /// The middle.
    pub p50: f64,
    /// 10 % are above.
    pub p90: f64,
    /// 2.5 % are above.
    pub hi95: f64,
}

/// One week over all runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeekBands {
    /// The week's first day.
    pub start: Day,
    /// Tickets open at its end.
    pub backlog: Band,
    /// Hours of work left in them.
    pub backlog_hours: Band,
    /// Tickets done in it.
    pub completed: Band,
    /// Mean working days from arrival to done, of tickets done in it that came after the start; `None` without any.
    pub waiting_days: Option<Band>,
    /// Share done in time, of tickets whose target fell into it; `None` without any.
    pub sla_share: Option<Band>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bands {
    /// One entry per week; none before the first run.
    pub weeks: Vec<WeekBands>,
    /// Tickets done over all weeks; `None` before the first run.
    pub completed_total: Option<Band>,
    /// Runs behind it.
    pub runs: u32,
    /// The seed it was made with.
    pub seed: u64,
}

/// A day of the calendar, prepared.
#[derive(Clone, Copy, Debug)]
struct Shift {
    capacity: f64,
    /// Working days up to and including this one.
    workday: u32,
    /// The week in which tickets of this day have their target; past the end for those after it.
    due_week: usize,
}

/// What the runs so far gave: one column per week, one row per run.
#[derive(Clone, Debug, Default)]
struct Column {
    backlog: Vec<f64>,
    backlog_hours: Vec<f64>,
    completed: Vec<f64>,
    waiting: Vec<f64>,
    in_time: Vec<f64>,
}

/// A simulation that can be run in pieces, so that a worker can tell how far it is and can be stopped.
#[derive(Clone, Debug)]
pub struct Simulation {
    question: WhatIf,
    shifts: Vec<Shift>,
    /// Effort of tickets, levers applied.
    quick: Vec<f64>,
    other: Vec<f64>,
    /// Share of quick tickets; `None` when all lie in `other` as the history has them.
    quick_share: Option<f64>,
    columns: Vec<Column>,
    totals: Vec<f64>,
    done: u32,
    line: Line,
}

/// Tickets of one run in the order in which they came, and how far they are worked.
#[derive(Clone, Debug, Default)]
struct Line {
    /// Hours left of each ticket.
    hours: Vec<f64>,
    /// The first ticket that is not done.
    head: usize,
    /// One past the last ticket of the backlog, and then of each day.
    ends: Vec<usize>,
    /// The day of `head`: 0 for the backlog, then the days from the start, counted from 1.
    at: usize,
    /// Hours left of all tickets.
    left: f64,
}

/// What a day's work led to.
#[derive(Clone, Copy, Debug, Default)]
struct Done {
    completed: u32,
    /// Of them those that came after the start.
    ours: u32,
    /// Working days that those took, together.
    took: u64,
}

impl Simulation {
    /// Prepares a question.
    ///
    /// # Errors
    ///
    /// Without hours to draw efforts from, without arrivals, or without weeks or runs.
    pub fn new(question: WhatIf) -> Result<Self, NoSimulation> {
        let mut question = question;
        question.weeks = question.weeks.min(52);
        question.runs = question.runs.min(100_000);
        if question.weeks == 0 || question.runs == 0 {
            return Err(NoSimulation::NoRuns);
        }
        if question.arrivals.is_empty() {
            return Err(NoSimulation::NoArrivals);
        }
        let known: Vec<f64> =
            question.ticket_hours.iter().copied().filter(|hours| hours.is_finite() && *hours >= 0.0).collect();
        if known.is_empty() {
            return Err(NoSimulation::NoHours);
        }
        let levers = question.levers;
        let effort = |hours: f64| (hours * sound(levers.effort_factor) + finite(levers.triage_minutes) / 60.0).max(0.0);
        let (mut quick, mut other): (Vec<f64>, Vec<f64>) = (vec![], known.iter().copied().map(effort).collect());
        if levers.quick_hit_share.is_some() {
            let (short, long): (Vec<f64>, Vec<f64>) = known.iter().partition(|&&hours| hours <= QUICK_HIT_HOURS);
            quick = if short.is_empty() { vec![USUAL_QUICK_HIT_HOURS] } else { short };
            quick.iter_mut().for_each(|hours| *hours = effort(*hours));
            if !long.is_empty() {
                other = long.into_iter().map(effort).collect();
            }
        }
        Ok(Self {
            shifts: shifts(&question),
            quick,
            other,
            quick_share: levers.quick_hit_share.map(|share| finite(share).clamp(0.0, 1.0)),
            columns: vec![Column::default(); question.weeks],
            totals: Vec::new(),
            done: 0,
            line: Line::default(),
            question,
        })
    }

    /// Plays so many more runs, at most up to those asked for. How the runs are cut into pieces changes nothing.
    pub fn run_some(&mut self, runs: u32) -> Progress {
        let until = self.done.saturating_add(runs).min(self.question.runs);
        while self.done < until {
            self.run_once();
            self.done += 1;
        }
        Progress { done: self.done, total: self.question.runs }
    }

    /// The bands over the runs played so far.
    pub fn finish(&self) -> Bands {
        let week = |(at, column): (usize, &Column)| {
            Some(WeekBands {
                start: self.question.start.plus(i32::try_from(7 * at).ok()?),
                backlog: band(&column.backlog)?,
                backlog_hours: band(&column.backlog_hours)?,
                completed: band(&column.completed)?,
                waiting_days: band(&column.waiting),
                sla_share: band(&column.in_time),
            })
        };
        Bands {
            weeks: self.columns.iter().enumerate().filter_map(week).collect(),
            completed_total: band(&self.totals),
            runs: self.done,
            seed: self.question.seed,
        }
    }

    fn run_once(&mut self) {
        // Each run has its own generator, so that pieces of any size give the same runs.
        let mut random = Random::seeded(self.question.seed ^ (u64::from(self.done) + 1).wrapping_mul(0x9e37_79b9));
        // What tickets take is drawn beside: a lever that lets more be done must not change what comes.
        let mut lots = Random::seeded(!random.clone().next_u64());
        let factor = sound(self.question.levers.endpoints_factor) * self.question.arrivals.level(&mut random);
        self.open_line();
        let mut due = vec![(0_u32, 0_u32); self.columns.len()];
        let mut total = 0;
        for week in 0..self.columns.len() {
            let mut done = Done::default();
            for day in 7 * week..(7 * week + 7).min(self.shifts.len()) {
                let coming = self.question.arrivals.draw(day, factor, &mut random);
                let came = self.take_in(coming, &mut random);
                if let Some(due) = due.get_mut(self.shifts[day].due_week) {
                    due.0 += came;
                }
                self.work(day, &mut done, &mut due, &mut lots);
            }
            total += done.completed;
            let column = &mut self.columns[week];
            column.backlog.push((self.line.hours.len() - self.line.head) as f64);
            column.backlog_hours.push(self.line.left.max(0.0));
            column.completed.push(f64::from(done.completed));
            if done.ours > 0 {
                column.waiting.push(done.took as f64 / f64::from(done.ours));
            }
        }
        self.finish_line(&mut due, &mut lots);
        for (column, (all, in_time)) in self.columns.iter_mut().zip(due) {
            if all > 0 {
                column.in_time.push(f64::from(in_time) / f64::from(all));
            }
        }
        self.totals.push(f64::from(total));
    }

    /// The tickets that still stand in line at the end, at the pace of the days played: a ticket is done in time or not
    /// though its turn comes later.
    fn finish_line(&self, due: &mut [(u32, u32)], lots: &mut Random) {
        // Without a sample a ticket takes what it waits, and those whose time is over are late already.
        let Some(last) = self.shifts.last().filter(|_| !self.question.took.is_empty()) else {
            return;
        };
        let a_day = self.shifts.iter().map(|shift| shift.capacity).sum::<f64>() / f64::from(last.workday.max(1));
        if a_day <= 0.0 {
            return;
        }
        let (mut at, mut ahead) = (self.line.at, 0.0);
        for place in self.line.head..self.line.hours.len() {
            while self.line.ends.get(at).is_some_and(|end| *end <= place) {
                at += 1;
            }
            ahead += self.line.hours[place];
            let Some(came) = at.checked_sub(1).and_then(|came| self.shifts.get(came)) else {
                continue;
            };
            if let Some(due) = due.get_mut(came.due_week) {
                let waiting = (last.workday - came.workday).saturating_add((ahead / a_day).ceil() as u32);
                due.1 += u32::from(took(&self.question, waiting, lots) <= allowed(&self.question, came));
            }
        }
    }

    fn open_line(&mut self) {
        let line = &mut self.line;
        line.hours.clear();
        line.ends.clear();
        (line.head, line.at, line.left) = (0, 0, 0.0);
        let tickets = self.question.backlog_tickets.min(LONGEST_LINE as u32);
        if tickets > 0 {
            let factor = sound(self.question.levers.effort_factor);
            line.left = sound(self.question.backlog_hours) * factor;
            line.hours.resize(tickets as usize, line.left / f64::from(tickets));
        }
        line.ends.push(line.hours.len());
    }

    /// Puts a day's tickets in line; says how many there was room for.
    fn take_in(&mut self, coming: u64, random: &mut Random) -> u32 {
        let waiting = self.line.hours.len() - self.line.head;
        let came = coming.min(LONGEST_LINE.saturating_sub(waiting) as u64);
        for _ in 0..came {
            let samples = match self.quick_share {
                Some(share) if random.uniform() < share => &self.quick,
                _ => &self.other,
            };
            let hours = samples.get(random.place(samples.len())).copied().unwrap_or(0.0);
            self.line.left += hours;
            self.line.hours.push(hours);
        }
        self.line.ends.push(self.line.hours.len());
        u32::try_from(came).unwrap_or(u32::MAX)
    }

    /// Works the line with the hours of a day; `due` counts tickets done in time by the week of their target.
    fn work(&mut self, day: usize, done: &mut Done, due: &mut [(u32, u32)], lots: &mut Random) {
        let today = self.shifts[day];
        let line = &mut self.line;
        let mut hours = today.capacity;
        while hours > 0.0 && line.at < line.ends.len() {
            let (from, end) = (line.head, line.ends[line.at]);
            while line.head < end && line.hours[line.head] <= hours {
                hours -= line.hours[line.head];
                line.left -= line.hours[line.head];
                line.head += 1;
            }
            let count = (line.head - from) as u32;
            done.completed += count;
            if let Some(came) = line.at.checked_sub(1).map(|came| self.shifts[came]) {
                let waiting = today.workday - came.workday;
                done.ours += count;
                let mut in_time = 0;
                for _ in 0..count {
                    let took = took(&self.question, waiting, lots);
                    done.took += u64::from(took);
                    in_time += u32::from(took <= allowed(&self.question, &came));
                }
                if let Some(due) = due.get_mut(came.due_week) {
                    due.1 += in_time;
                }
            }
            if line.head < end {
                line.hours[line.head] -= hours;
                line.left -= hours;
                return;
            }
            if line.at == day + 1 {
                return;
            }
            line.at += 1;
        }
    }
}

/// Working days in which a ticket is to be done: one that came when nobody works has the next working day at least.
fn allowed(question: &WhatIf, came: &Shift) -> u32 {
    question.target_days.max(u32::from(came.capacity <= 0.0))
}

/// Working days that a ticket takes which waited so many in line.
fn took(question: &WhatIf, waiting: u32, lots: &mut Random) -> u32 {
    match question.took.len() {
        0 => waiting,
        known => {
            let usual = question.took.get(lots.place(known)).copied().unwrap_or(0);
            usual.saturating_add(waiting).saturating_sub(question.usual_line)
        }
    }
}

/// The calendar of the weeks played: hours of each day, working days counted, weeks of the targets.
fn shifts(question: &WhatIf) -> Vec<Shift> {
    let team = &question.team;
    let utilization = question.levers.utilization.unwrap_or(team.utilization);
    let people = team.technicians + finite(question.levers.technicians_delta);
    let each = sound(team.hours_per_day) * sound(utilization).min(1.0);
    let days = 7 * question.weeks;
    let works = |place: usize| {
        let day = question.start.plus(i32::try_from(place).unwrap_or(i32::MAX));
        team.workdays[day.weekday()] && !team.days_off.contains(&day)
    };
    let absent = |place: usize| {
        let day = question.start.plus(i32::try_from(place).unwrap_or(i32::MAX));
        let off = team.absent.iter().find(|(known, _)| *known == day);
        off.map_or(0.0, |(_, people)| sound(*people))
    };
    let mut workday = 0;
    let mut shifts: Vec<Shift> = (0..days)
        .map(|place| {
            let working = works(place);
            workday += u32::from(working);
            Shift {
                capacity: if working { sound(people - absent(place)) * each } else { 0.0 },
                workday,
                due_week: usize::MAX,
            }
        })
        .collect();
    for place in 0..days {
        let allowed = question.target_days.max(u32::from(!works(place)));
        let target = shifts[place].workday.saturating_add(allowed);
        // The day by whose end the target's working days are over.
        let due = (place..days).find(|&later| shifts[later].workday >= target);
        shifts[place].due_week = due.map_or(usize::MAX, |day| day / 7);
    }
    shifts
}

/// The band of a figure; `None` of nothing.
fn band(values: &[f64]) -> Option<Band> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let at = |share: f64| {
        let place = share * last as f64;
        let below = place.floor() as usize;
        let above = (below + 1).min(last);
        sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
    };
    Some(Band { lo95: at(0.025), p10: at(0.1), p50: at(0.5), p90: at(0.9), hi95: at(0.975) })
}

fn finite(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}

fn sound(value: f64) -> f64 {
    finite(value).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten tickets of one hour each a working day, two technicians with five hours each. Day 4 is a Monday.
    fn desk() -> WhatIf {
        let week = [10.0, 10.0, 10.0, 10.0, 10.0, 0.0, 0.0];
        WhatIf {
            start: Day(4),
            arrivals: DayArrivals::Rates {
                means: (0..91).map(|day| week[day % 7]).collect(),
                clumping: 0.02,
                level_sd: 0.0,
            },
            ticket_hours: vec![1.0],
            took: vec![],
            usual_line: 0,
            backlog_tickets: 0,
            backlog_hours: 0.0,
            team: Team {
                technicians: 2.0,
                hours_per_day: 8.0,
                utilization: 0.75,
                workdays: [true, true, true, true, true, false, false],
                days_off: vec![],
                absent: vec![],
            },
            target_days: 1,
            levers: Levers::default(),
            weeks: 13,
            runs: 200,
            seed: 1,
        }
    }

    fn play(question: WhatIf) -> Bands {
        let mut simulation = Simulation::new(question).expect("a complete question");
        while simulation.run_some(64).done < 200 {}
        simulation.finish()
    }

    #[test]
    fn enough_hours_keep_the_line_short() {
        let bands = play(desk());
        assert_eq!((bands.weeks.len(), bands.runs), (13, 200));
        let last = bands.weeks[12];
        assert!(last.backlog.p90 < 25.0, "{last:?}");
        assert!(last.sla_share.is_some_and(|share| share.p50 > 0.95), "{last:?}");
    }

    #[test]
    fn a_technician_less_lets_the_backlog_grow_by_what_is_missing() {
        let levers = Levers { technicians_delta: -1.0, ..Levers::default() };
        let bands = play(WhatIf { levers, ..desk() });
        // 50 tickets a week come, 30 hours are there: 20 a week stay.
        assert!((bands.weeks[12].backlog.p50 - 260.0).abs() < 15.0, "{:?}", bands.weeks[12]);
        assert!((bands.weeks[12].completed.p50 - 30.0).abs() < 1.0);
        assert!(bands.weeks[12].sla_share.is_some_and(|share| share.hi95 < 0.01));
        // Waiting grows until 260 hours stand in line, at six a day.
        assert!(bands.weeks[12].waiting_days.is_some_and(|days| (20.0..35.0).contains(&days.p50)));
    }

    #[test]
    fn levers_pull_their_way() {
        let tight = WhatIf { levers: Levers { technicians_delta: -0.5, ..Levers::default() }, ..desk() };
        let backlog = |levers: Levers| play(WhatIf { levers, ..tight.clone() }).weeks[12].backlog.p50;
        let base = backlog(tight.levers);
        assert!(backlog(Levers { endpoints_factor: 1.2, ..tight.levers }) > base + 50.0);
        assert!(backlog(Levers { utilization: Some(0.9), ..tight.levers }) < base);
        assert!(backlog(Levers { effort_factor: 0.8, ..tight.levers }) < base);
        assert!(backlog(Levers { quick_hit_share: Some(0.4), ..tight.levers }) < base);
        assert!(backlog(Levers { triage_minutes: 6.0, ..tight.levers }) > base + 20.0);
    }

    #[test]
    fn pieces_of_any_size_and_the_same_seed_give_the_same_bands() {
        let mut one = Simulation::new(desk()).expect("a complete question");
        one.run_some(u32::MAX);
        assert_eq!(one.finish(), play(desk()));
        assert_ne!(play(WhatIf { seed: 2, ..desk() }).weeks, one.finish().weeks);
    }

    #[test]
    fn days_off_are_made_up_for_later() {
        let mut question = desk();
        question.team.days_off = (0..5).map(|day| Day(11 + day)).collect();
        let bands = play(question);
        assert!(bands.weeks[1].completed.hi95 == 0.0);
        assert!((bands.weeks[1].backlog.p50 - 50.0).abs() < 12.0);
    }

    #[test]
    fn what_tickets_took_before_makes_them_late_and_a_longer_line_later() {
        let plain = play(desk()).weeks[12];
        // Every third ticket waits four days for its customer; the target is one.
        let slow = play(WhatIf { took: vec![0, 0, 4], ..desk() }).weeks[12];
        let (before, after) = (plain.sla_share.expect("due"), slow.sla_share.expect("due"));
        assert!((after.p50 - before.p50 * 2.0 / 3.0).abs() < 0.04, "{before:?} {after:?}");
        assert!(after.hi95 - after.lo95 > 0.1, "which tickets wait is chance");
        let (before, after) = (plain.waiting_days.expect("done"), slow.waiting_days.expect("done"));
        assert!((after.p50 - before.p50 - 4.0 / 3.0).abs() < 0.1);
        // The same beside a line that is longer than it was: a day more for each.
        let longer = |usual_line| {
            let question = WhatIf { took: vec![2], usual_line, target_days: 2, ..desk() };
            play(question).weeks[12].waiting_days.expect("done").p50
        };
        assert!((longer(0) - longer(1) - 1.0).abs() < 0.1, "{} {}", longer(0), longer(1));
        // Nobody works less for it.
        assert!((slow.completed.p50 - plain.completed.p50).abs() < 3.0);
    }

    #[test]
    fn who_is_off_does_not_work() {
        let mut question = desk();
        question.team.absent = (0..5).map(|day| (Day(11 + day), 1.0)).collect();
        let bands = play(question);
        // One of two is off for a week: 30 of 50 tickets are done.
        assert!((bands.weeks[1].completed.p50 - 30.0).abs() < 1.0, "{:?}", bands.weeks[1]);
    }

    #[test]
    fn the_backlog_is_worked_first() {
        let bands = play(WhatIf { backlog_tickets: 60, backlog_hours: 60.0, ..desk() });
        assert!(bands.weeks[0].waiting_days.is_none(), "{:?}", bands.weeks[0]);
        assert!((bands.weeks[0].completed.p50 - 60.0).abs() < 1.0);
    }

    #[test]
    fn incomplete_questions_say_what_is_missing() {
        let refused = |question: WhatIf| Simulation::new(question).err();
        assert_eq!(refused(WhatIf { ticket_hours: vec![f64::NAN], ..desk() }), Some(NoSimulation::NoHours));
        assert_eq!(refused(WhatIf { runs: 0, ..desk() }), Some(NoSimulation::NoRuns));
        let none = DayArrivals::Rates { means: vec![], clumping: 0.0, level_sd: 0.0 };
        assert_eq!(refused(WhatIf { arrivals: none, ..desk() }), Some(NoSimulation::NoArrivals));
        assert!(Simulation::new(desk()).is_ok_and(|unplayed| unplayed.finish().weeks.is_empty()));
    }
}
