//! Do requests flow into the workflows: the table, the double hump, and what it all rests on.

use base::{DAY, Hours};
use desk::dataset::ClassifiedBy;
use desk::dataset::Field;
use desk::figure::{
    View, WorkflowFigures, WorkflowTable, knows_shape, knows_workflow, knows_workflows, requests_blur, shape_warnings,
};
use desk::query::Query;
use desk::rule::{CreatedRule, LabelRule, StateRule, TimeRule, YesNo};
use desk::rules;
use desk::settings::{Workflow, WorkflowFamily};
use language::{self, say};

use crate::forecast::parts::{GHOST, entries, gap, heads, list, note};
use crate::kit::words;
use crate::model::{Block, Cell, ChartKind, ChartSpec, Place, Point, Section, Series, TableView, Tone};

/// The workflows of the method, without projects and what is unclassified.
pub const ELEVEN: usize = 11;

/// The shape that is expected in each half. Nobody publishes shares: these draw a bell whose top is Medium and one
/// whose top is Quick Hit, and nothing is judged by them.
const EXPECTED: [f64; 9] = [0.05, 0.18, 0.10, 0.42, 0.25, 0.42, 0.30, 0.18, 0.10];

const FAMILIES: [WorkflowFamily; 5] = [
    WorkflowFamily::Incident,
    WorkflowFamily::ServiceRequest,
    WorkflowFamily::Proactive,
    WorkflowFamily::Project,
    WorkflowFamily::Unclassified,
];

/// How many of the eleven workflows have tickets.
pub fn filled(table: &WorkflowTable) -> usize {
    Workflow::ALL[..ELEVEN].iter().filter(|workflow| table.tickets(**workflow) > 0).count()
}

/// The section.
pub fn section(view: &View<'_>, query: &Query, table: &WorkflowTable) -> Section {
    let mut blocks = Vec::new();
    if table.total() == 0 {
        blocks.push(note(Tone::Unknown, say!("No ticket was created in the last {} days.", table.days)));
    } else {
        blocks.push(Block::Chart(chart(view, query, table)));
        blocks.extend(verdict(view, table));
    }
    blocks.push(Block::Table(workflows(view, query, table)));
    blocks.extend(unmeasured(view, table));
    blocks.push(Block::Facts(coverage(query, table)));
    blocks.push(Block::Table(rules(query, table)));
    Section {
        id: "distribution".into(),
        title: say!("Do requests flow into the workflows?").into(),
        note: say!(
            "tickets created in the last {} days, {}",
            table.days,
            words::plural(table.working_days, say!("working day"), say!("working days"))
        ),
        place: Place::Full,
        blocks: if view.rows.is_empty() {
            vec![note(Tone::Unknown, say!("No ticket passes the filters."))]
        } else {
            blocks
        },
    }
}

/// The picture and the verdict alone, for the first page.
pub fn summary(view: &View<'_>, query: &Query, table: &WorkflowTable) -> Vec<Block> {
    let mut blocks = section(view, query, table).blocks;
    let end = blocks.iter().position(|block| matches!(block, Block::Table(_))).unwrap_or(blocks.len());
    blocks.truncate(end);
    blocks
}

fn verdict(view: &View<'_>, table: &WorkflowTable) -> Vec<Block> {
    let counts: Vec<(Workflow, usize)> =
        Workflow::ALL.into_iter().map(|workflow| (workflow, table.tickets(workflow))).collect();
    let mut notes = match shape_warnings(view, &counts) {
        Err(gap) => {
            return vec![note(Tone::Unknown, say!("The shape cannot be judged: {}.", gap.words()))];
        }
        Ok(warnings) if warnings.is_empty() => vec![note(
            Tone::Good,
            say!("Double hump: Medium is the largest of the incidents, Quick Hit of the service requests."),
        )],
        Ok(warnings) => warnings.into_iter().map(|warning| note(Tone::Warn, warning)).collect(),
    };
    notes.extend(requests_blur(view).map(|why| note(Tone::Unknown, why)));
    notes
}

/// Whether no ticket of a workflow is there because none could be told: that is not none.
fn is_unknown(view: &View<'_>, table: &WorkflowTable, workflow: Workflow) -> bool {
    workflow != Workflow::Unclassified
        && table.tickets(workflow) == 0
        && knows_workflows(view).and_then(|()| knows_workflow(view, workflow)).is_err()
}

/// The list of the tickets of a workflow in the period.
fn tickets_href(query: &Query, table: &WorkflowTable, workflow: Workflow) -> String {
    list(query, &rules![LabelRule::workflow(workflow), CreatedRule::InDays(table.days)])
}

fn chart(view: &View<'_>, query: &Query, table: &WorkflowTable) -> ChartSpec {
    let family = |family| table.figures(|workflow| workflow.family() == family).tickets;
    let (incidents, requests) = (family(WorkflowFamily::Incident), family(WorkflowFamily::ServiceRequest));
    let ordered = view.settings.rules.ordered();
    let shown = &ordered[..ELEVEN];
    let name = |workflow: Workflow| view.settings.rules.title(workflow).to_owned();
    let actual = shown
        .iter()
        .map(|&workflow| {
            let tickets = table.tickets(workflow);
            if is_unknown(view, table, workflow) {
                return gap(&name(workflow));
            }
            Point {
                label: name(workflow),
                value: tickets as f64,
                words: words::tickets(tickets),
                href: if tickets == 0 { String::new() } else { tickets_href(query, table, workflow) },
                count: Some(tickets as u32),
                ..Point::default()
            }
        })
        .collect();
    let expected = shown
        .iter()
        .map(|workflow| {
            let half = if workflow.family() == WorkflowFamily::Incident { incidents } else { requests };
            match EXPECTED.get(workflow.rank()) {
                Some(share) => Point {
                    label: name(*workflow),
                    value: share * half as f64,
                    words: say!("about {}", words::decimal(share * half as f64, 0)),
                    ..Point::default()
                },
                None => gap(&name(*workflow)),
            }
        })
        .collect();
    ChartSpec {
        kind: ChartKind::Columns,
        title: say!("Tickets by workflow").into(),
        reading: match knows_shape(view) {
            Err(gap) => say!(
                "{}; which are incidents and which service requests is not measurable: {}.",
                words::tickets(table.total()),
                gap.words()
            ),
            Ok(()) => say!(
                "{} in {} of eleven workflows; {} incidents and {} service requests. The outline is a sketch of a double hump, not published shares.",
                words::tickets(table.total()),
                words::number_word(filled(table)),
                words::count(incidents),
                words::count(requests),
            ),
        },
        unit: say!("tickets").into(),
        series: vec![
            Series { name: say!("Expected shape (no tickets)").into(), color: GHOST, points: expected },
            Series { name: say!("Created").into(), color: 0, points: actual },
        ],
        goal: None,
        ..ChartSpec::default()
    }
}

fn workflows(view: &View<'_>, query: &Query, table: &WorkflowTable) -> TableView {
    let mut rows = Vec::new();
    for family in FAMILIES {
        let members: Vec<Workflow> =
            view.settings.rules.ordered().into_iter().filter(|workflow| workflow.family() == family).collect();
        for &workflow in &members {
            let tickets = table.tickets(workflow);
            let count = Cell::count(tickets, tickets_href(query, table, workflow));
            let figures = table.figures(|one| one == workflow);
            let mut cells = row(table, view.settings.rules.title(workflow), &figures, count);
            if figures.hours.is_some_and(|hours| hours > Hours::ZERO) {
                let over_period = Query { period: Some(table.days), ..query.clone() };
                cells[3].href = entries(&over_period, &rules![TimeRule::InPeriod, LabelRule::workflow(workflow)]);
            }
            if is_unknown(view, table, workflow) {
                cells[1..].fill(Cell::unknown(""));
            }
            rows.push(cells);
        }
        if members.len() > 1 {
            let figures = table.figures(|workflow| workflow.family() == family);
            let count = Cell::text(words::count(figures.tickets));
            let title = say!("All {}", language::lower(family.title()));
            let mut cells = row(table, &title, &figures, count);
            if members.iter().all(|&workflow| is_unknown(view, table, workflow)) {
                cells[1..].fill(Cell::unknown(""));
            }
            rows.push(cells);
        }
    }
    let all = table.figures(|_| true);
    let href = list(query, &rules![CreatedRule::InDays(table.days)]);
    rows.push(row(table, say!("Total"), &all, Cell::count(all.tickets, href)));
    TableView {
        caption: say!(
            "Workflows of the last {} days: hours are those worked on these days; peaks are of working days; FTE at target \
             utilization",
            table.days
        ),
        heads: heads(&[
            say!("Workflow"),
            say!("Tickets"),
            say!("Share"),
            say!("Hours"),
            say!("Hours per ticket"),
            say!("Tickets per working day"),
            say!("P80 hours a day"),
            say!("P90 hours a day"),
            "FTE",
            say!("Against the period before"),
        ]),
        rows,
        has_total: true,
        empty: String::new(),
    }
}

fn row(table: &WorkflowTable, title: &str, figures: &WorkflowFigures, count: Cell) -> Vec<Cell> {
    // The reason is the same for every row: it stands once, below the table.
    let hours = |value: Option<f64>| match (value, figures.hours) {
        (Some(value), _) => Cell::text(words::decimal(value, 1)),
        (None, None) => Cell::unknown(""),
        (None, Some(_)) => Cell::text(words::DASH),
    };
    let worked = figures.hours.map(|hours| hours.as_f64());
    let share = figures.tickets as f64 / table.total() as f64;
    vec![
        Cell::text(title),
        count,
        Cell::text(if table.total() == 0 { words::DASH.to_owned() } else { words::percent(share) }),
        hours(worked),
        hours(worked.filter(|_| figures.tickets > 0).map(|hours| hours / figures.tickets as f64)),
        Cell::text(if table.working_days == 0 {
            words::DASH.to_owned()
        } else {
            words::decimal(figures.tickets as f64 / table.working_days as f64, 1)
        }),
        hours(figures.p80),
        hours(figures.p90),
        hours(figures.hours.and_then(|hours| table.fte(hours))),
        change(figures),
    ]
}

fn change(figures: &WorkflowFigures) -> Cell {
    match figures.previous {
        None => Cell::unknown(""),
        Some(0) if figures.tickets == 0 => Cell::text(words::DASH),
        Some(0) => Cell::text("new").noted(say!("none before")),
        Some(before) => {
            let change = figures.tickets as f64 / before as f64 - 1.0;
            let sign = if change > 0.0 { "+" } else { "" };
            Cell::text(format!("{sign}{}", words::percent(change))).noted(say!("{} before", words::count(before)))
        }
    }
}

/// What no row of the table can show, with the reason, and what is shown of less than the period.
fn unmeasured(view: &View<'_>, table: &WorkflowTable) -> Vec<Block> {
    let mut notes = Vec::new();
    if let Err(gap) = knows_workflows(view).and_then(|()| knows_shape(view)) {
        notes.push(say!("Workflows without a count are not measurable: {}.", gap.words()));
    }
    if let Some(gap) = &table.no_hours {
        notes.push(say!("Hours, peaks and FTE are not measurable: {}.", gap.words()));
    }
    if let Some(gap) = &table.no_previous {
        notes.push(say!("The change is not measurable: {}.", gap.words()));
    }
    let first = view.rows.iter().filter_map(|&row| view.data.tickets.date(Field::Created, row as usize).get()).min();
    let from = view.as_of.plus(-i64::from(table.days) * DAY);
    if let Some(first) = first.filter(|first| first.since(from) >= DAY) {
        notes.push(say!(
            "The first ticket is from {}: the {} of {} days before it count as days without tickets in the figures per working day and FTE.",
            words::day(view.data.day(first)),
            first.since(from) / DAY,
            table.days
        ));
    }
    notes.into_iter().map(|text| note(Tone::Unknown, text)).collect()
}

/// How much of the table rests on something.
fn coverage(query: &Query, table: &WorkflowTable) -> Vec<(String, Cell)> {
    let total = table.total();
    let share = |part: usize| {
        if total == 0 {
            String::new()
        } else {
            say!("{} of {}", words::percent(part as f64 / total as f64), words::tickets(total))
        }
    };
    let unclassified = table.tickets(Workflow::Unclassified);
    let classified = total - unclassified;
    let estimated = match &table.estimated {
        Ok(count) => {
            let href = list(query, &rules![StateRule::Estimated(YesNo(true)), CreatedRule::InDays(table.days)]);
            Cell::count(*count, href).noted(share(*count))
        }
        Err(gap) => Cell::unknown(&gap.words()),
    };
    vec![
        (say!("Classified").to_owned(), Cell::text(words::count(classified)).noted(share(classified))),
        (
            say!("Unclassified").to_owned(),
            Cell::count(unclassified, tickets_href(query, table, Workflow::Unclassified)).noted(share(unclassified)),
        ),
        (say!("With an estimate").to_owned(), estimated),
    ]
}

fn rules(query: &Query, table: &WorkflowTable) -> TableView {
    let rows = ClassifiedBy::ALL
        .into_iter()
        .zip(table.by_rule)
        .filter(|(_, count)| *count > 0)
        .map(|(rule, count)| {
            let href = list(query, &rules![StateRule::ClassifiedBy(rule), CreatedRule::InDays(table.days)]);
            vec![Cell::text(rule.title()), Cell::count(count, href)]
        })
        .collect();
    TableView {
        caption: say!("The rule that classified each ticket; a ticket's own rule stands in its list and on its page")
            .into(),
        heads: heads(&[say!("Rule"), say!("Tickets")]),
        rows,
        empty: say!("No ticket was created in the period.").into(),
        ..TableView::default()
    }
}
