//! The chance that a running promise is missed: from how long tickets like it took that had lasted as long. Told only
//! where such chances came true over the last quarter.

use forecast::{Calibration, Lengths, NoChance, Told, calibrate, chance_beyond};
use rustc_hash::FxHashMap;

use crate::dataset::{Field, TicketRow};
use crate::settings::{StatusMeaning, Workflow, WorkflowFamily};
use base::{DAY, Timestamp};

use super::gap::Measured;
use super::sla_event::SlaEvent;
use super::sla_performance::completed;
use super::view::View;

/// Tickets done in so many days before a moment tell how long such tickets take.
const LOOK_BACK: i64 = 182 * DAY;
/// Moments of the past at which chances are held against what became of them: one a week, over a quarter.
const WEEKS: i64 = 13;
/// More tickets are not asked: every second, third … one stands for all.
const MOST: usize = 30_000;

/// A running promise and the chance that it is missed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Running {
    /// The ticket.
    pub ticket: u32,
    /// Which of its promises: the next one.
    pub event: SlaEvent,
    /// When it is due.
    pub due: Timestamp,
    /// 0..=1.
    pub chance: f64,
}

/// The running promises of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Promises {
    /// Which.
    pub event: SlaEvent,
    /// How the chances came true.
    pub calibration: Calibration,
    /// The most likely missed first, then by due time, then by ticket number.
    pub running: Vec<Running>,
}

/// A ticket's way to an event.
#[derive(Clone, Copy, Debug)]
struct Way {
    ticket: u32,
    created: Timestamp,
    /// When it happened.
    at: Option<Timestamp>,
    /// When the ticket was done.
    done: Option<Timestamp>,
    due: Option<Timestamp>,
    workflow: Workflow,
    /// Counted time to where it happened; to now, where it did not.
    lasted: i64,
    /// Counted time to where it is due.
    allowed: i64,
}

impl Way {
    /// Whether the ticket was there at a moment, and the event had not happened.
    fn is_running(&self, moment: Timestamp) -> bool {
        self.created <= moment && [self.at, self.done].into_iter().flatten().all(|at| at > moment)
    }
}

/// The lengths of the ways before a moment.
struct Known {
    all: Lengths,
    families: FxHashMap<WorkflowFamily, Lengths>,
    workflows: FxHashMap<Workflow, Lengths>,
}

/// Lengths of what was done, and of what was not.
type Both = (Vec<i64>, Vec<i64>);

impl Known {
    /// Of what happened in the half year before a moment, and of what was running at it: its ways with their counted
    /// time up to then.
    fn before(ways: &[Way], running: &[(&Way, i64)], moment: Timestamp) -> Self {
        let mut all = Both::default();
        let mut families: FxHashMap<WorkflowFamily, Both> = FxHashMap::default();
        let mut workflows: FxHashMap<Workflow, Both> = FxHashMap::default();
        for way in ways {
            if !way.at.is_some_and(|at| at <= moment && moment.since(at) <= LOOK_BACK) {
                continue;
            }
            all.0.push(way.lasted);
            families.entry(way.workflow.family()).or_default().0.push(way.lasted);
            workflows.entry(way.workflow).or_default().0.push(way.lasted);
        }
        for &(way, so_far) in running {
            all.1.push(so_far);
            families.entry(way.workflow.family()).or_default().1.push(so_far);
            workflows.entry(way.workflow).or_default().1.push(so_far);
        }
        let lengths = |(done, unfinished): Both| Lengths::of(done, &unfinished);
        Self {
            all: lengths(all),
            families: families.into_iter().map(|(family, both)| (family, lengths(both))).collect(),
            workflows: workflows.into_iter().map(|(workflow, both)| (workflow, lengths(both))).collect(),
        }
    }

    fn chance(&self, way: &Way, so_far: i64) -> f64 {
        let family = self.families.get(&way.workflow.family());
        let groups: Vec<&Lengths> =
            [Some(&self.all), family, self.workflows.get(&way.workflow)].into_iter().flatten().collect();
        chance_beyond(&groups, so_far, way.allowed)
    }
}

/// The ways of all tickets to an event; of many, every second, third … one.
fn ways(view: &View<'_>, event: SlaEvent) -> Vec<Way> {
    let oldest = view.as_of.plus(-(LOOK_BACK + (WEEKS + 1) * 7 * DAY));
    let is_asked = |row: &&u32| {
        let row = **row as usize;
        let created = view.data.tickets.date(Field::Created, row).get();
        created.is_some_and(|created| created <= view.as_of)
            && view.data.facts.meaning[row] != StatusMeaning::Cancelled
            && reached(view, event, row).or_else(|| done(view, row)).is_none_or(|at| at >= oldest)
    };
    let rows: Vec<u32> = view.rows.iter().filter(is_asked).copied().collect();
    let step = rows.len().div_ceil(MOST).max(1);
    rows.into_iter().step_by(step).filter_map(|row| way(view, event, row as usize)).collect()
}

/// When an event happened: the completion stands in for a resolution.
fn reached(view: &View<'_>, event: SlaEvent, row: TicketRow) -> Option<Timestamp> {
    let at = view.data.tickets.date(event.at(), row).get();
    let at = at.or_else(|| done(view, row).filter(|_| event == SlaEvent::Resolution));
    at.filter(|&at| at <= view.as_of)
}

/// When a ticket was done.
fn done(view: &View<'_>, row: TicketRow) -> Option<Timestamp> {
    let is_done = view.data.facts.meaning[row].is_complete();
    completed(view, row).get().filter(|&at| is_done && at <= view.as_of)
}

fn way(view: &View<'_>, event: SlaEvent, row: TicketRow) -> Option<Way> {
    let created = view.data.tickets.date(Field::Created, row).get()?;
    let (at, done, due) = (reached(view, event, row), done(view, row), view.due(event, row).get());
    // Done, and nobody knows when: it tells nothing.
    if at.or(done).is_none() && !view.data.facts.meaning[row].is_open() {
        return None;
    }
    let (_, calendar) = view.clocks().calendar(row);
    let counted = |to: Timestamp| calendar.open_between(created, to.max(created));
    Some(Way {
        ticket: row as u32,
        created,
        at,
        done,
        due,
        workflow: view.data.facts.workflow[row],
        lasted: counted(at.unwrap_or(view.as_of)),
        allowed: due.map_or(0, counted),
    })
}

/// The chances of running promises, told only where those of the last quarter came true.
///
/// # Errors
/// The reason when due or actual times are not exported; within it, why chances are not told.
pub fn promises(view: &View<'_>, event: SlaEvent) -> Measured<Result<Promises, NoChance>> {
    view.can_judge(event)?;
    view.needs(Field::Created)?;
    let ways = ways(view, event);
    Ok(calibrate(&told(view, &ways)).map(|calibration| {
        let known = Known::before(&ways, &running_at(view, &ways, view.as_of), view.as_of);
        let running = view.open.iter().filter_map(|&row| {
            let (next, due) = view.next_event(row as usize)?;
            let is_running = next == event && due > view.as_of && !view.data.facts.meaning[row as usize].is_paused();
            let way = is_running.then(|| way(view, event, row as usize)).flatten()?;
            Some(Running { ticket: row, event, due, chance: known.chance(&way, way.lasted) })
        });
        let mut running: Vec<Running> = running.collect();
        let number = |one: &Running| view.data.number(one.ticket as usize);
        running.sort_by(|a, b| {
            b.chance.total_cmp(&a.chance).then(a.due.cmp(&b.due)).then_with(|| number(a).cmp(number(b)))
        });
        Promises { event, calibration, running }
    }))
}

/// The ways that are running at a moment, with their counted time up to then.
fn running_at<'w>(view: &View<'_>, ways: &'w [Way], moment: Timestamp) -> Vec<(&'w Way, i64)> {
    let so_far = |way: &Way| view.clocks().calendar(way.ticket as usize).1.open_between(way.created, moment);
    ways.iter().filter(|way| way.is_running(moment)).map(|way| (way, so_far(way))).collect()
}

/// What would have been told week by week of the last quarter, and what became of it.
fn told(view: &View<'_>, ways: &[Way]) -> Vec<Told> {
    let mut told = Vec::new();
    for week in 1..=WEEKS {
        let moment = view.as_of.plus(-week * 7 * DAY);
        let running = running_at(view, ways, moment);
        let known = Known::before(ways, &running, moment);
        for (way, so_far) in running {
            let Some(due) = way.due.filter(|&due| due > moment) else { continue };
            let came_true = match way.at {
                Some(at) => at > due,
                // Done without it, or too late by now.
                None if way.done.is_some() || due < view.as_of => true,
                None => continue,
            };
            told.push(Told { job: way.ticket, chance: known.chance(way, so_far), came_true });
        }
    }
    told
}
