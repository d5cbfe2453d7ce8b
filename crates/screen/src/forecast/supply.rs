//! Do we have the people: hours there are against hours asked for, in the order in which they are handed out.

use base::MONTH_DAYS;
use desk::figure::{
    ArrivalsBasis, Capacity, Measured, StaffedWeek, View, managed_companies, reactive_hours, working_days,
};
use desk::query::Query;
use desk::supply::{DemandClass, SupplyAndDemand, alert_watching_fte, coordinators_needed, endpoints_possible};
use language::say;

use crate::forecast::efforts::efforts;
use crate::forecast::parts::{choices, heads, note, short_day};
use crate::forecast::staffing;
use crate::kit::words;
use crate::model::{Block, Cell, Lever, LeverKind, Place, Section, TableView, Tone};

/// Days off a year and technician, as the address says.
pub fn days_off(query: &Query) -> f64 {
    query
        .option("days_off")
        .and_then(|days| days.parse().ok())
        .filter(|days| (0.0..=100.0).contains(days))
        .unwrap_or(0.0)
}

fn title(class: DemandClass) -> &'static str {
    match class {
        DemandClass::Critical => say!("Critical"),
        DemandClass::Incidents => say!("Other incidents"),
        DemandClass::Requests => say!("Service requests and unclassified"),
        DemandClass::Backlog => say!("Backlog above its usual level"),
        DemandClass::Missed => say!("Counted on, but not given"),
        DemandClass::Recurring => say!("Recurring"),
        DemandClass::Alerts => say!("Alerts"),
        DemandClass::Install => say!("Install"),
        DemandClass::Projects => say!("Projects (the remainder)"),
    }
}

/// The section.
pub fn section(view: &View<'_>, query: &Query, staffing: &Measured<Capacity>) -> Section {
    let mut section = Section {
        id: "supply".into(),
        title: say!("Do we have the people?").into(),
        place: Place::Full,
        ..Section::default()
    };
    let capacity = match staffing {
        Ok(capacity) => capacity,
        Err(gap) => {
            section.blocks = vec![note(Tone::Unknown, say!("Supply and demand are not measurable: {}.", gap.words()))];
            return section;
        }
    };
    section.note = say!("a mean week of the next thirteen").into();
    if view.is_filtered() {
        section.blocks.push(note(
            Tone::Warn,
            say!("Filtered: the demand is that of the filter; the supply is narrowed by a technician only."),
        ));
    }
    section.blocks.push(note(staffing::tone(capacity), format!("{}.", staffing::hours(capacity))));
    section.blocks.extend(staffing::backlog(capacity).into_iter().map(|text| note(Tone::Plain, text)));
    section.blocks.extend([
        Block::Facts(team(view, capacity)),
        choices(
            query,
            say!("Days off a year and technician"),
            "days_off",
            &["", "10", "16", "25", "30"]
                .map(|days| (days.to_owned(), if days.is_empty() { "0" } else { days }.to_owned())),
        ),
        Block::Table(classes(&capacity.mean.result)),
        Block::Table(efforts(view, capacity)),
    ]);
    match capacity.basis {
        ArrivalsBasis::Forecast => section.blocks.push(Block::Table(weeks(view, capacity))),
        ArrivalsBasis::MeanOf(_) => {
            section.blocks.push(note(Tone::Unknown, say!("Without a forecast there are no weeks ahead to compare.")))
        }
    }
    section.blocks.push(note(
        Tone::Plain,
        if capacity.absences.is_empty() {
            say!("No time off is known: name it in the settings (technician; first day; last day), or drop a calendar whose \
             events name a technician. Weekly hours and target utilization are settings too.")
        } else {
            say!("Time off is taken from the settings and from calendars whose events name a technician. Weekly hours and \
             target utilization are settings too.")
        },
    ));
    section.blocks.extend(endpoints(view, query, capacity));
    section
}

fn hours(value: f64) -> String {
    say!("{} h", words::decimal(value, 1))
}

fn team(view: &View<'_>, staffing: &Capacity) -> Vec<(String, Cell)> {
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
            Cell::text(hours(staffing.mean.supply())).noted(say!("needed: {}", hours(staffing.mean.asked()))),
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
        .filter(|line| line.demand > 0.0 || !matches!(line.class, DemandClass::Backlog | DemandClass::Missed))
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
fn weeks(view: &View<'_>, capacity: &Capacity) -> TableView {
    let row = |StaffedWeek { expected, hours: week }: &StaffedWeek| {
        let (first, last) = (expected.day, expected.day.plus(6));
        let days = working_days(view, first, last);
        let off: usize = capacity
            .technicians
            .iter()
            .map(|technician| capacity.absences.days(view, &technician.name, first, last))
            .sum();
        let gap = week.technicians.unwrap_or(0.0);
        let gap = Cell::text(fte(gap)).toned(if gap < -0.05 { Tone::Bad } else { Tone::Good });
        let mut closed = Vec::new();
        if days < 5 {
            closed.push(words::plural(days.unsigned_abs() as usize, say!("working day"), say!("working days")));
        }
        if off > 0 {
            closed.push(say!("{} off", words::plural(off, say!("day"), say!("days"))));
        }
        vec![
            Cell::text(say!("{} to {}", short_day(first), short_day(last))).noted(closed.join(", ")),
            Cell::text(words::decimal(expected.mean, 0)).noted(say!(
                "{} to {}",
                words::decimal(expected.lo80, 0),
                words::decimal(expected.hi80, 0)
            )),
            Cell::text(hours(week.supply())),
            Cell::text(hours(week.arriving)),
            Cell::text(hours(week.clearing)),
            Cell::text(hours(week.planned)),
            Cell::text(hours(week.asked())),
            gap,
        ]
    };
    TableView {
        caption: say!("The next thirteen weeks: hours there against hours that arrive, that clear the backlog and that are planned").into(),
        heads: heads(&[
            say!("Week"),
            say!("Tickets (80 % of cases)"),
            say!("Hours there"),
            say!("Arrive"),
            say!("To clear"),
            say!("Recurring, alerts, projects"),
            say!("Asked for"),
            say!("Technicians"),
        ]),
        rows: capacity.weeks.iter().map(row).collect(),
        ..TableView::default()
    }
}

/// Can we take on a client?
fn endpoints(view: &View<'_>, query: &Query, staffing: &Capacity) -> Vec<Block> {
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
    let result = &staffing.mean.result;
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
