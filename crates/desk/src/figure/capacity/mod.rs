//! One capacity: the hours there are in the weeks ahead against the hours that arrive, have piled up and are planned.
//!
//! Demand is not hours worked: a desk that falls behind would look idle by those. Headline, weeks, people and what-if
//! all read [`Capacity`].

mod ahead;
mod effort;
mod pile;

use base::{Day, Hours};
use forecast::{Memo, NoForecast, Point};

use crate::settings::{Workflow, WorkflowFamily};
use crate::supply::{DemandClass, Supply, SupplyAndDemand};

use super::arrivals::DeskHistory;
use super::demand::{Technician, technicians};
use super::gap::{Gap, Measured};
use super::time_entry::working_days;
use super::time_off::Absences;
use super::view::View;

pub use ahead::{Ahead, WorkflowAhead, ahead};
pub use effort::Efforts;
pub use pile::Pile;

const WORKFLOWS: usize = Workflow::ALL.len();
/// Weeks looked ahead, and looked back at for what comes by plan.
const WEEKS: usize = 13;

/// The hours of one week, or of a mean one.
#[derive(Clone, Debug, PartialEq)]
pub struct CapacityWeek {
    /// The first day; of a mean week the first of them all.
    pub start: Day,
    /// Tickets expected; of a mean week the mean alone.
    pub tickets: f64,
    /// Hours of the tickets that arrive.
    pub arriving: f64,
    /// Hours of the backlog above its usual level that shall be cleared.
    pub clearing: f64,
    /// Hours of recurring work, alerts and projects.
    pub planned: f64,
    /// Hours that the target counts on but that the last weeks did not give: there where arrivals outran what was done.
    pub missed: f64,
    /// Supply against all of these, handed out by class.
    pub result: SupplyAndDemand,
    /// Supply minus demand in technicians of a usual week; `None` when a technician gives no hours.
    pub technicians: Option<f64>,
}

impl CapacityWeek {
    /// Hours there are.
    pub fn supply(&self) -> f64 {
        self.result.supply_hours
    }

    /// Hours asked for.
    pub fn asked(&self) -> f64 {
        self.result.demand_hours
    }

    /// Hours there are minus hours asked for.
    pub fn gap(&self) -> f64 {
        self.supply() - self.asked()
    }
}

/// A week ahead with its forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffedWeek {
    /// The tickets expected in it.
    pub expected: Point,
    /// Its hours.
    pub hours: CapacityWeek,
}

/// What the tickets to come are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// The forecast of each workflow.
    Forecast,
    /// The mean of so many weeks, where the history is too short for a forecast.
    MeanOf(usize),
}

/// The team against the weeks ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    /// Who works here.
    pub technicians: Vec<Technician>,
    /// What a usual week gives.
    pub supply: Supply,
    /// Who is off when.
    pub absences: Absences,
    /// Hours of a ticket of each workflow.
    pub efforts: Efforts,
    /// The backlog and its usual level.
    pub pile: Pile,
    /// Hours of a ticket of the backlog: the mean over the open tickets that are not planned work.
    pub pile_effort: f64,
    /// Weeks in which the backlog shall be back at its usual level.
    pub clear_weeks: usize,
    /// Tickets of a mean week of the thirteen ahead, by workflow; of planned work too, which is not counted by them.
    arrivals: [f64; WORKFLOWS],
    /// What the tickets to come are taken from.
    pub basis: Outlook,
    /// The mean of the thirteen weeks ahead, each with what is cleared in a week while there is something to clear: the
    /// headline.
    pub mean: CapacityWeek,
    /// The weeks ahead one by one; empty without a forecast.
    pub weeks: Vec<StaffedWeek>,
}

/// Computes the capacity. `ahead` is the forecast by workflow, `days_off` the days off a year and technician where no
/// calendar tells of them.
///
/// # Errors
/// The reason when technicians, hours or completed tickets are not known.
pub fn capacity(
    view: &View<'_>,
    history: &DeskHistory,
    ahead: &Result<Ahead, NoForecast>,
    days_off: f64,
) -> Measured<Capacity> {
    let planned = history.weekly_hours(WEEKS)?;
    let efforts = Efforts::of(view)?;
    let technicians = technicians(view)?;
    let pile = Pile::of(view, history);
    let next = history.last().plus(1);
    let model = Model {
        supply: usual_supply(view, &technicians, next, days_off),
        absences: Absences::of(view),
        clear_weeks: (view.settings.clear_weeks as usize).clamp(1, WEEKS),
        pile_effort: pile_effort(view, &efforts),
        past: recent(history),
        view,
        technicians,
        efforts,
        pile,
        planned,
    };
    let (basis, weeks) = match ahead {
        Ok(ahead) => (Outlook::Forecast, expected(ahead)),
        Err(_) => (Outlook::MeanOf(WEEKS.min(history.days() / 7)), flat(&model.past, next)),
    };
    let staffed: Vec<CapacityWeek> =
        weeks.iter().enumerate().map(|(at, (point, by))| model.week(at, point, by)).collect();
    let mean = model.mean(&staffed).ok_or(Gap::NoWholeWeek)?;
    let arrivals = std::array::from_fn(|rank| weeks.iter().map(|(_, by)| by[rank]).sum::<f64>() / weeks.len() as f64);
    let weeks = match basis {
        Outlook::Forecast => weeks.into_iter().map(|(point, _)| point).zip(staffed).map(StaffedWeek::of).collect(),
        Outlook::MeanOf(_) => Vec::new(),
    };
    let Model { technicians, supply, absences, efforts, pile, pile_effort, clear_weeks, .. } = model;
    Ok(Capacity {
        technicians,
        supply,
        absences,
        efforts,
        pile,
        pile_effort,
        clear_weeks,
        arrivals,
        basis,
        mean,
        weeks,
    })
}

impl StaffedWeek {
    fn of((expected, hours): (Point, CapacityWeek)) -> Self {
        Self { expected, hours }
    }
}

/// What every week is made of.
struct Model<'v, 'a> {
    view: &'v View<'a>,
    technicians: Vec<Technician>,
    supply: Supply,
    absences: Absences,
    efforts: Efforts,
    pile: Pile,
    pile_effort: f64,
    clear_weeks: usize,
    planned: Vec<(Workflow, f64)>,
    /// Tickets of a mean week of the last thirteen, by workflow.
    past: [f64; WORKFLOWS],
}

impl Model<'_, '_> {
    /// The week that many weeks ahead, with what is expected in all and by workflow.
    fn week(&self, at: usize, expected: &Point, by_workflow: &[f64; WORKFLOWS]) -> CapacityWeek {
        let mut demand: Vec<(DemandClass, f64)> = Vec::new();
        let (mut arriving, mut planned) = (0.0, 0.0);
        let past: f64 = self.past.iter().sum();
        let growth = if past > 0.0 { expected.mean / past } else { 1.0 };
        for workflow in Workflow::ALL {
            let worked = self.planned.iter().find(|(known, _)| *known == workflow).map_or(0.0, |(_, hours)| *hours);
            let hours = match class(workflow) {
                DemandClass::Recurring | DemandClass::Projects => worked,
                DemandClass::Alerts => worked * growth,
                _ => by_workflow[workflow.rank()] * self.efforts.hours(workflow),
            };
            *(if is_planned(workflow) { &mut planned } else { &mut arriving }) += hours;
            demand.push((class(workflow), hours));
        }
        let clearing = if at < self.clear_weeks { self.clearing() } else { 0.0 };
        demand.push((DemandClass::Backlog, clearing));
        let supply = self.supply_of(expected.day);
        let missed = self.missed(&supply, arriving + clearing + planned);
        demand.push((DemandClass::Missed, missed));
        let result = supply.against(&demand);
        let technicians = in_technicians(&self.supply, &result);
        CapacityWeek {
            start: expected.day,
            tickets: expected.mean,
            arriving,
            clearing,
            planned,
            missed,
            result,
            technicians,
        }
    }

    /// The hours of a week ahead: its working days, and who is known to be off.
    fn supply_of(&self, start: Day) -> Supply {
        let people = self.technicians.len().max(1) as f64;
        let at_work = self.absences.hours_at_work(self.view, &self.technicians, (start, start.plus(6)));
        Supply {
            weekly_hours: at_work.as_f64() / people,
            holidays_per_year: 0.0,
            // Days off that are known stand in the calendar; the yearly allowance is for those that are not.
            days_off_per_year: if self.absences.is_empty() { self.supply.days_off_per_year } else { 0.0 },
            ..self.supply
        }
    }

    /// Where more comes than is done the team does not give what the target says: what is asked for beside it is at
    /// least what piles up.
    fn missed(&self, supply: &Supply, asked: f64) -> f64 {
        let grows = self.pile.grows_by() * self.pile_effort;
        if grows > 0.0 { (supply.hours() + grows - asked).max(0.0) } else { 0.0 }
    }

    /// Hours a week that bring the backlog to its usual level in time.
    fn clearing(&self) -> f64 {
        f64::from(self.pile.above().unwrap_or(0)) * self.pile_effort / self.clear_weeks as f64
    }

    /// The mean of all weeks, while the backlog is being cleared.
    fn mean(&self, weeks: &[CapacityWeek]) -> Option<CapacityWeek> {
        let first = weeks.first()?;
        let mean = |of: &dyn Fn(&CapacityWeek) -> f64| weeks.iter().map(of).sum::<f64>() / weeks.len() as f64;
        let each = mean(&|week| week.supply()) / self.supply.technicians.max(1.0);
        let utilization = self.supply.utilization.clamp(0.0, 1.0);
        let supply = Supply {
            weekly_hours: if utilization > 0.0 { each / utilization } else { 0.0 },
            holidays_per_year: 0.0,
            days_off_per_year: 0.0,
            ..self.supply
        };
        let (arriving, planned) = (mean(&|week| week.arriving), mean(&|week| week.planned));
        let clearing = self.clearing();
        let missed = self.missed(&supply, arriving + planned + clearing);
        let demand: Vec<(DemandClass, f64)> = DemandClass::ALL
            .into_iter()
            .enumerate()
            .map(|(at, class)| match class {
                DemandClass::Backlog => (class, clearing),
                DemandClass::Missed => (class, missed),
                _ => (class, mean(&|week| week.result.classes[at].demand)),
            })
            .collect();
        let result = supply.against(&demand);
        let technicians = in_technicians(&self.supply, &result);
        let tickets = mean(&|week| week.tickets);
        Some(CapacityWeek { start: first.start, tickets, arriving, clearing, planned, missed, result, technicians })
    }
}

/// The gap in technicians of a usual week, so that a week of holidays is not divided by its own few hours.
fn in_technicians(usual: &Supply, result: &SupplyAndDemand) -> Option<f64> {
    let each = usual.hours_per_technician();
    (each > 0.0).then(|| (result.supply_hours - result.demand_hours) / each)
}

fn usual_supply(view: &View<'_>, technicians: &[Technician], next: Day, days_off: f64) -> Supply {
    let weekly: Hours = technicians.iter().map(|technician| technician.weekly).sum();
    let year = next.plus(363);
    let weekdays = (next.0..=year.0).filter(|day| !Day(*day).is_weekend()).count();
    Supply {
        technicians: technicians.len() as f64,
        weekly_hours: weekly.as_f64() / technicians.len().max(1) as f64,
        utilization: view.settings.target_utilization(),
        days_off_per_year: days_off,
        holidays_per_year: weekdays as f64 - working_days(view, next, year) as f64,
    }
}

/// Hours of a ticket of the backlog: the mean over what is open, but for what comes by plan and is counted there.
fn pile_effort(view: &View<'_>, efforts: &Efforts) -> f64 {
    let facts = &view.data.facts;
    let open = view.open.iter().map(|&row| facts.workflow[row as usize]);
    let (sum, count) = open
        .filter(|workflow| !is_planned(*workflow))
        .fold((0.0, 0_u32), |(sum, count), workflow| (sum + efforts.hours(workflow), count + 1));
    if count > 0 { sum / f64::from(count) } else { 0.0 }
}

/// Tickets of a mean week of the last thirteen, by workflow.
fn recent(history: &DeskHistory) -> [f64; WORKFLOWS] {
    let weeks = WEEKS.min(history.days() / 7);
    Workflow::ALL.map(|workflow| {
        let created = history.created(Some(workflow));
        created[created.len() - 7 * weeks..].iter().sum::<f64>() / weeks.max(1) as f64
    })
}

fn expected(ahead: &Ahead) -> Vec<(Point, [f64; WORKFLOWS])> {
    let by = |at: usize| {
        let mut by = [0.0; WORKFLOWS];
        for one in &ahead.by_workflow {
            by[one.workflow.rank()] = one.weeks.get(at).map_or(0.0, |week| week.mean);
        }
        by
    };
    ahead.total.weeks.iter().enumerate().map(|(at, week)| (*week, by(at))).collect()
}

/// Without a forecast every week is like those there were.
fn flat(past: &[f64; WORKFLOWS], next: Day) -> Vec<(Point, [f64; WORKFLOWS])> {
    let mean: f64 = past.iter().sum();
    let week = |at: usize| {
        let day = next.plus(7 * at as i32);
        (Point { day, mean, lo80: mean, hi80: mean, lo95: mean, hi95: mean }, *past)
    };
    (0..WEEKS).map(week).collect()
}

/// Work that comes by plan, not by the phone; alerts are counted by the hours they take.
fn is_planned(workflow: Workflow) -> bool {
    matches!(class(workflow), DemandClass::Recurring | DemandClass::Alerts | DemandClass::Projects)
}

/// Unclassified work is asked for like a request: somebody has to do it.
const fn class(workflow: Workflow) -> DemandClass {
    match workflow {
        Workflow::Critical => DemandClass::Critical,
        Workflow::Recurring => DemandClass::Recurring,
        Workflow::Alert => DemandClass::Alerts,
        Workflow::Install => DemandClass::Install,
        Workflow::Project => DemandClass::Projects,
        _ => match workflow.family() {
            WorkflowFamily::Incident => DemandClass::Incidents,
            _ => DemandClass::Requests,
        },
    }
}

impl Capacity {
    /// As [`capacity`], with the forecast made on the way.
    ///
    /// # Errors
    /// See [`capacity`].
    pub fn of(view: &View<'_>, history: &DeskHistory, memo: &Memo) -> Measured<Self> {
        capacity(view, history, &ahead(view, history, memo), 0.0)
    }

    /// Tickets that a mean week of the thirteen ahead brings; 0 for planned work, which is not counted by them.
    pub fn arrivals(&self, workflow: Workflow) -> f64 {
        if is_planned(workflow) { 0.0 } else { self.arrivals[workflow.rank()] }
    }
}
