//! Do we have the people: hours there are against hours asked for, in the order in which they are handed out.

use base::{Day, Hours, MONTH_DAYS};
use desk::figure::{
    Absences, DeskHistory, Measured, Technician, View, managed_companies, reactive_hours, technicians, working_days,
};
use desk::query::Query;
use desk::settings::{Workflow, WorkflowFamily};
use desk::supply::{DemandClass, Supply, SupplyAndDemand, alert_watching_fte, coordinators_needed, endpoints_possible};
use forecast::{Point, Projection};
use language::say;

use crate::forecast::parts::{choices, heads, note, short_day};
use crate::kit::words;
use crate::model::{Block, Cell, Lever, LeverKind, Place, Section, TableView, Tone};

/// Weeks that the demand is a mean of, and that are looked ahead.
const WEEKS: usize = 13;

/// The team against a mean week.
pub struct Staffing {
    /// Who works here.
    pub technicians: Vec<Technician>,
    /// What a mean week gives.
    pub supply: Supply,
    /// What a mean week asks for.
    pub demand: Vec<(DemandClass, f64)>,
    /// Both together.
    pub result: SupplyAndDemand,
    /// Tickets of a mean week of those that the demand is a mean of.
    pub weekly_tickets: f64,
    /// Who is off when.
    pub absences: Absences,
}

impl Staffing {
    /// Supply and demand of a mean week.
    ///
    /// # Errors
    /// The reason when technicians or hours are not known.
    pub fn of(view: &View<'_>, query: &Query, history: &DeskHistory) -> Measured<Self> {
        let demand = demand(&history.weekly_hours(WEEKS)?);
        let technicians = technicians(view)?;
        let weekly: Hours = technicians.iter().map(|technician| technician.weekly).sum();
        let next = history.last().plus(1);
        let weekdays = weekdays(next, next.plus(363));
        let supply = Supply {
            technicians: technicians.len() as f64,
            weekly_hours: weekly.as_f64() / technicians.len().max(1) as f64,
            utilization: view.settings.target_utilization(),
            days_off_per_year: days_off(query),
            holidays_per_year: weekdays as f64 - working_days(view, next, next.plus(363)) as f64,
        };
        Ok(Self {
            result: supply.against(&demand),
            weekly_tickets: weekly_tickets(history),
            absences: Absences::of(view),
            technicians,
            supply,
            demand,
        })
    }

    /// Supply and demand of one week ahead: its working days and time off move the supply, what comes the demand.
    fn week(&self, view: &View<'_>, week: &Point) -> SupplyAndDemand {
        let people = self.technicians.len().max(1) as f64;
        let days = (week.day, week.day.plus(6));
        let at_work = self.absences.hours_at_work(view, &self.technicians, days);
        let supply = Supply {
            weekly_hours: at_work.as_f64() / people,
            holidays_per_year: 0.0,
            // Days off that are known stand in the calendar; the yearly allowance is for those that are not.
            days_off_per_year: if self.absences.is_empty() { self.supply.days_off_per_year } else { 0.0 },
            ..self.supply
        };
        let past = self.weekly_tickets;
        let growth = if past > 0.0 { week.mean / past } else { 1.0 };
        let demand: Vec<(DemandClass, f64)> = self
            .demand
            .iter()
            .map(|&(class, hours)| match class {
                // These come by plan, not by the phone.
                DemandClass::Recurring | DemandClass::Projects => (class, hours),
                _ => (class, hours * growth),
            })
            .collect();
        supply.against(&demand)
    }

    /// A sentence's end: `1.2 technicians short`.
    pub fn words(&self) -> Option<String> {
        let gap = self.result.fte_gap?;
        let amount = words::decimal(gap.abs(), 1);
        Some(match (amount.as_str(), gap < 0.0) {
            ("0", _) => say!("the number of technicians needed").into(),
            ("1", true) => say!("1 technician short").into(),
            ("1", false) => say!("1 technician to spare").into(),
            (_, true) => say!("{amount} technicians short"),
            (_, false) => say!("{amount} technicians to spare"),
        })
    }
}

/// The first day of each week ahead, and the technicians to spare in it.
pub fn week_gaps(view: &View<'_>, staffing: &Staffing, projection: &Projection) -> Vec<(Day, f64)> {
    let each = staffing.supply.hours_per_technician();
    projection.weeks.iter().map(|week| (week.day, fte_gap(&staffing.week(view, week), each))).collect()
}

/// The gap of a week in technicians of a usual week, so that a week of holidays is not divided by its own few hours.
fn fte_gap(week: &SupplyAndDemand, each: f64) -> f64 {
    if each > 0.0 { (week.supply_hours - week.demand_hours) / each } else { 0.0 }
}

fn weekdays(first: Day, last: Day) -> usize {
    (first.0..=last.0).filter(|day| !Day(*day).is_weekend()).count()
}

fn weekly_tickets(history: &DeskHistory) -> f64 {
    let created = history.created(None);
    let weeks = WEEKS.min(created.len() / 7);
    created[created.len() - 7 * weeks..].iter().sum::<f64>() / weeks.max(1) as f64
}

fn days_off(query: &Query) -> f64 {
    query
        .option("days_off")
        .and_then(|days| days.parse().ok())
        .filter(|days| (0.0..=100.0).contains(days))
        .unwrap_or(0.0)
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

fn demand(hours: &[(Workflow, f64)]) -> Vec<(DemandClass, f64)> {
    hours.iter().map(|&(workflow, hours)| (class(workflow), hours)).collect()
}

fn title(class: DemandClass) -> &'static str {
    match class {
        DemandClass::Critical => say!("Critical"),
        DemandClass::Incidents => say!("Other incidents"),
        DemandClass::Requests => say!("Service requests and unclassified"),
        DemandClass::Recurring => say!("Recurring"),
        DemandClass::Alerts => say!("Alerts"),
        DemandClass::Install => say!("Install"),
        DemandClass::Projects => say!("Projects (the remainder)"),
    }
}

/// The section.
pub fn section(
    view: &View<'_>,
    query: &Query,
    staffing: &Measured<Staffing>,
    projection: Option<&Projection>,
) -> Section {
    let mut section = Section {
        id: "supply".into(),
        title: say!("Do we have the people?").into(),
        place: Place::Full,
        ..Section::default()
    };
    let staffing = match staffing {
        Ok(staffing) => staffing,
        Err(gap) => {
            section.blocks = vec![note(Tone::Unknown, say!("Supply and demand are not measurable: {}.", gap.words()))];
            return section;
        }
    };
    section.note = say!("hours worked on tickets in a mean week of the last 13").into();
    if view.is_filtered() {
        section.blocks.push(note(
            Tone::Warn,
            say!("Filtered: the demand is that of the filter; the supply is narrowed by a technician only."),
        ));
    }
    section.blocks.extend([
        Block::Facts(team(view, staffing)),
        choices(
            query,
            say!("Days off a year and technician"),
            "days_off",
            &["", "10", "16", "25", "30"]
                .map(|days| (days.to_owned(), if days.is_empty() { "0" } else { days }.to_owned())),
        ),
        Block::Table(classes(&staffing.result)),
    ]);
    match projection {
        Some(projection) => section.blocks.push(Block::Table(weeks(view, staffing, projection))),
        None => {
            section.blocks.push(note(Tone::Unknown, say!("Without a forecast there are no weeks ahead to compare.")))
        }
    }
    section.blocks.push(note(
        Tone::Plain,
        if staffing.absences.is_empty() {
            say!("No time off is known: name it in the settings (technician; first day; last day), or drop a calendar whose \
             events name a technician. Weekly hours and target utilization are settings too.")
        } else {
            say!("Time off is taken from the settings and from calendars whose events name a technician. Weekly hours and \
             target utilization are settings too.")
        },
    ));
    section.blocks.extend(endpoints(view, query, staffing));
    section
}

fn hours(value: f64) -> String {
    say!("{} h", words::decimal(value, 1))
}

fn team(view: &View<'_>, staffing: &Staffing) -> Vec<(String, Cell)> {
    let supply = &staffing.supply;
    let people = staffing.technicians.len();
    let part_time = staffing
        .technicians
        .iter()
        .filter(|technician| technician.weekly.as_f64() < view.settings.weekly_hours)
        .count();
    let alerts = match managed_companies(view) {
        Ok(companies) => Cell::text(say!("{} FTE", words::decimal(alert_watching_fte(companies), 2))).noted(say!(
            "for {}",
            words::plural(companies as usize, say!("managed company"), say!("managed companies"))
        )),
        Err(gap) => Cell::unknown(&gap.words()),
    };
    let fact = |name: &str, cell: Cell| (name.to_owned(), cell);
    vec![
        fact(
            say!("Technicians"),
            Cell::text(words::count(people)).noted(if part_time == 0 {
                say!("{} a week each", hours(supply.weekly_hours))
            } else {
                say!("{} a week on average, {part_time} part-time", hours(supply.weekly_hours))
            }),
        ),
        fact(say!("Target utilization"), Cell::text(words::percent(supply.utilization))),
        fact(
            say!("Holidays in the year ahead"),
            Cell::text(words::decimal(supply.holidays_per_year, 0)).noted(say!("on weekdays, taken out")),
        ),
        fact(
            say!("Client hours a week"),
            Cell::text(hours(staffing.result.supply_hours))
                .noted(say!("needed: {}", hours(staffing.result.demand_hours))),
        ),
        fact(
            say!("Coordinators needed"),
            Cell::text(words::count(coordinators_needed(people as u32) as usize))
                .noted(say!("one for every ten technicians, from three on")),
        ),
        fact(say!("Watching alerts takes"), alerts),
    ]
}

fn classes(result: &SupplyAndDemand) -> TableView {
    let mut rows: Vec<Vec<Cell>> = result
        .classes
        .iter()
        .map(|line| {
            let missing = if line.missing > 0.05 {
                Cell::text(hours(line.missing)).toned(Tone::Bad)
            } else {
                Cell::text(say!("none")).toned(Tone::Good)
            };
            vec![
                Cell::text(title(line.class)),
                Cell::text(hours(line.demand)),
                Cell::text(hours(line.served)),
                missing,
                Cell::text(hours(line.left)),
            ]
        })
        .collect();
    rows.push(vec![
        Cell::text(say!("All")),
        Cell::text(hours(result.demand_hours)),
        Cell::text(hours(result.supply_hours)),
        Cell::text(hours((result.demand_hours - result.supply_hours).max(0.0))),
        Cell::text(result.fte_gap.map_or_else(|| words::DASH.to_owned(), fte)),
    ]);
    TableView {
        caption: say!("Demand in the order in which hours are assigned; projects get what is left").into(),
        heads: heads(&[say!("Work"), say!("Asked for"), say!("Assigned"), say!("Missing"), say!("Left after it")]),
        rows,
        has_total: true,
        empty: String::new(),
    }
}

fn fte(gap: f64) -> String {
    let sign = if gap > 0.0 { "+" } else { "" };
    say!("{sign}{} FTE", words::decimal(gap, 1))
}

/// Thirteen weeks: what comes in a week moves the demand, working days and time off the supply.
fn weeks(view: &View<'_>, staffing: &Staffing, projection: &Projection) -> TableView {
    let each = staffing.supply.hours_per_technician();
    let rows = projection
        .weeks
        .iter()
        .map(|week| {
            let (first, last) = (week.day, week.day.plus(6));
            let days = working_days(view, first, last);
            let off: usize = staffing
                .technicians
                .iter()
                .map(|technician| staffing.absences.days(view, &technician.name, first, last))
                .sum();
            let result = staffing.week(view, week);
            let gap = fte_gap(&result, each);
            let gap = Cell::text(fte(gap)).toned(if gap < -0.05 { Tone::Bad } else { Tone::Good });
            let mut closed = Vec::new();
            if days < 5 {
                closed.push(words::plural(days.unsigned_abs() as usize, say!("working day"), say!("working days")));
            }
            if off > 0 {
                closed.push(say!("{} off", words::plural(off, say!("day"), say!("days"))));
            }
            vec![
                Cell::text(say!("{} to {}", short_day(week.day), short_day(week.day.plus(6)))).noted(closed.join(", ")),
                Cell::text(words::decimal(week.mean, 0)).noted(say!(
                    "{} to {}",
                    words::decimal(week.lo80, 0),
                    words::decimal(week.hi80, 0)
                )),
                Cell::text(hours(result.supply_hours)),
                Cell::text(hours(result.demand_hours)),
                Cell::text(hours(result.project_hours)),
                gap,
            ]
        })
        .collect();
    TableView {
        caption: say!("The next thirteen weeks: expected tickets drive all demand except recurring work and projects")
            .into(),
        heads: heads(&[
            say!("Week"),
            say!("Tickets (80 % of cases)"),
            say!("Hours available"),
            say!("Hours needed"),
            say!("Left for projects"),
            say!("Technicians"),
        ]),
        rows,
        ..TableView::default()
    }
}

/// Can we take on a client?
fn endpoints(view: &View<'_>, query: &Query, staffing: &Staffing) -> Vec<Block> {
    let wanted: u32 = query
        .option("endpoints")
        .and_then(|count| count.parse().ok())
        .filter(|count| (1..=100_000).contains(count))
        .unwrap_or(50);
    let mut blocks = vec![Block::Levers {
        levers: vec![Lever {
            name: "endpoints".into(),
            label: say!("Can we take on a client with this many endpoints?").into(),
            unit: say!("endpoints").into(),
            min: 1.0,
            max: 100_000.0,
            step: 1.0,
            value: f64::from(wanted),
            neutral: 50.0,
            kind: LeverKind::Number,
            ..Lever::default()
        }],
        is_gated: false,
    }];
    let reactive = match reactive_hours(view) {
        Ok(reactive) => reactive,
        Err(gap) => {
            blocks.push(note(Tone::Unknown, say!("Not measurable: {}.", gap.words())));
            return blocks;
        }
    };
    let result = &staffing.result;
    let left = result.supply_hours - result.demand_hours;
    let projects = result.project_hours;
    let asks = reactive.value * f64::from(wanted) * 7.0 / MONTH_DAYS;
    let each = say!(
        "{wanted} endpoints ask for {} a week at {} reactive hours per endpoint and month",
        hours(asks),
        words::decimal(reactive.value, 2)
    );
    let (tone, verdict) = if asks <= left {
        (Tone::Good, say!("Yes: {each}, and {} are left", hours(left)))
    } else if asks <= projects {
        (Tone::Warn, say!("Only at the expense of projects: {each}, and projects get {}", hours(projects)))
    } else {
        (Tone::Bad, say!("No: {each}, and after all other work {} are left", hours(projects)))
    };
    let most = match endpoints_possible(left, reactive.value) {
        Some(most) => {
            say!("; at most {} fit in", words::plural(most as usize, say!("endpoint"), say!("endpoints")))
        }
        None => String::new(),
    };
    blocks.push(note(tone, format!("{verdict}{most}.")));
    blocks
}
