//! The figures by week, workflow, technician, company, queue or SLA, against the period before.

use crate::query::Pick;
use crate::report::{Group, PERIODS, SlaEvent, Steps, TREND, Tally, WINDOWS, can_group};
use crate::settings::Goals;

use super::manager_board::{HEADLINE, Manager};
use super::manager_cards::step_label;
use super::model::{Block, Cell, ChartKind, ChartSpec, Head, Point, Series, TableView, Tone};
use super::words;

/// Groups in the table.
const ROWS: usize = 40;
/// Bars of the chart.
const BARS: usize = 12;
/// Small charts.
const SMALL: usize = 6;

/// The choices, the table and its pictures.
pub fn blocks(manager: &Manager<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![choices(manager)];
    let groups = sorted(manager);
    blocks.push(Block::Table(table(manager, &groups)));
    if !manager.group.is_time() && manager.table.gaps[SlaEvent::Resolution as usize].is_none() {
        blocks.extend(bars(manager, &groups));
        blocks.extend(small(manager, &groups));
    }
    blocks
}

fn title(group: Group) -> &'static str {
    match group {
        Group::Week => "Week",
        Group::Month => "Month",
        Group::Workflow => "Workflow",
        Group::Technician => "Technician",
        Group::Company => "Company",
        Group::Queue => "Queue",
        Group::Sla => "SLA",
    }
}

fn choices(manager: &Manager<'_, '_>) -> Block {
    Block::Choices {
        label: "By".into(),
        options: Group::ALL
            .into_iter()
            .filter(|group| can_group(manager.view, *group).is_ok())
            .map(|group| {
                let query = crate::query::Query {
                    group: group.id().to_owned(),
                    ..manager.query.clone()
                };
                (
                    title(group).to_owned(),
                    query.to_fragment(),
                    group == manager.group,
                )
            })
            .collect(),
    }
}

/// Groups in order: workflows as the method has them, technicians by name, others by what they decided.
fn sorted<'m>(manager: &'m Manager<'_, '_>) -> Vec<(&'m str, u32, &'m Tally)> {
    let mut groups: Vec<(&str, u32, &Tally)> = manager
        .table
        .groups
        .iter()
        .filter(|(_, tally)| {
            let decided: u32 = SlaEvent::ALL
                .iter()
                .map(|event| tally.kept(*event, 0).decided())
                .sum();
            decided + tally.created[0] + tally.completed[0] + tally.entries[0] > 0
        })
        .map(|(key, tally)| (manager.table.name(manager.view, manager.group, *key), *key, tally))
        .collect();
    match manager.group {
        Group::Workflow => groups.sort_by_key(|(_, key, _)| *key),
        Group::Technician => groups.sort_by(|a, b| (a.0.is_empty(), a.0).cmp(&(b.0.is_empty(), b.0))),
        _ => groups.sort_by(|a, b| {
            b.2.completed[0]
                .cmp(&a.2.completed[0])
                .then_with(|| b.2.created[0].cmp(&a.2.created[0]))
                .then_with(|| a.0.cmp(b.0))
        }),
    }
    groups
}

/// What a row of the table is of.
struct Row<'m> {
    name: String,
    tally: &'m Tally,
    window: usize,
    before: Option<usize>,
    picks: Vec<Pick>,
    entry_picks: Vec<Pick>,
}

fn table(manager: &Manager<'_, '_>, groups: &[(&str, u32, &Tally)]) -> TableView {
    let head = |title: &str, numeric: bool| Head {
        title: title.to_owned(),
        numeric,
        ..Head::default()
    };
    let has_entries = manager.book.is_ok();
    let mut heads = vec![head(title(manager.group), false)];
    heads.extend(SlaEvent::ALL.map(|event| head(event.stage(), true)));
    heads.push(head("Completion, change", true));
    heads.push(head("Completed", true));
    heads.push(head("Created", true));
    if has_entries {
        heads.push(head("Hours", true));
        heads.push(head("Hours, change", true));
    }
    let mut rows: Vec<Row<'_>> = Vec::new();
    let total = &manager.table.total;
    if manager.group.is_time() {
        for window in PERIODS..WINDOWS {
            rows.push(Row {
                name: step_name(manager, window),
                tally: total,
                window,
                before: (window + 1 < WINDOWS).then_some(window + 1),
                picks: Vec::new(),
                entry_picks: Vec::new(),
            });
        }
        while rows.last().is_some_and(|row| is_empty(row.tally, row.window)) {
            rows.pop();
        }
        if let Some(last) = rows.last_mut() {
            last.before = None;
        }
    } else {
        let before = manager.has_before.then_some(1);
        rows.extend(groups.iter().take(ROWS).map(|(name, _, tally)| Row {
            name: match (*name, manager.group) {
                ("", Group::Technician) => "Unassigned".into(),
                ("", _) => "None".into(),
                (name, _) => name.to_owned(),
            },
            tally,
            window: 0,
            before,
            picks: vec![Pick::new(manager.group.ticket_rule(), *name)],
            entry_picks: vec![Pick::new(manager.group.id(), *name)],
        }));
        rows.push(Row {
            name: "All".into(),
            tally: total,
            window: 0,
            before,
            picks: Vec::new(),
            entry_picks: Vec::new(),
        });
    }
    let shown = if groups.len() > ROWS {
        format!(", {ROWS} of {}", words::count(groups.len()))
    } else {
        String::new()
    };
    TableView {
        caption: if manager.group.is_time() {
            match manager.windows.steps {
                Steps::Days(days) => format!("Steps of {days} days, the newest first"),
                Steps::Months => "Months, the newest first; it is not over".into(),
            }
        } else {
            format!(
                "By {}, last {}, against the {} before{shown}",
                title(manager.group).to_lowercase(),
                manager.period(),
                manager.period()
            )
        },
        heads,
        rows: rows.iter().map(|row| cells(manager, row, has_entries)).collect(),
        has_total: !manager.group.is_time(),
        empty: "Nothing happened in the period.".into(),
    }
}

/// A step by its days, or by its month.
fn step_name(manager: &Manager<'_, '_>, window: usize) -> String {
    match manager.windows.steps {
        Steps::Months => step_label(manager, window),
        Steps::Days(_) => format!(
            "{} to {}",
            words::day(manager.windows.all[window].first),
            words::day(manager.windows.all[window].last)
        ),
    }
}

fn is_empty(tally: &Tally, window: usize) -> bool {
    let decided: u32 = SlaEvent::ALL
        .iter()
        .map(|event| tally.kept(*event, window).decided())
        .sum();
    decided + tally.created[window] + tally.completed[window] + tally.entries[window] == 0
}

fn cells(manager: &Manager<'_, '_>, row: &Row<'_>, has_entries: bool) -> Vec<Cell> {
    let goals = &manager.view.settings.goals;
    let list = |pick: Pick| {
        let mut picks = row.picks.clone();
        picks.push(pick);
        manager.tickets(row.window, picks)
    };
    let mut cells = vec![Cell::text(row.name.clone())];
    for (event, id) in SlaEvent::ALL.into_iter().zip(HEADLINE) {
        cells.push(match &manager.table.gaps[event as usize] {
            Some(gap) => Cell::unknown(&gap.0),
            None => {
                let kept = row.tally.kept(event, row.window);
                let (rule, count) = if kept.missed > 0 {
                    ("sla_missed", kept.missed)
                } else {
                    ("sla_met", kept.met)
                };
                share_cell(goals, id, kept.share(), kept.missed, kept.decided())
                    .to(if count > 0 {
                        list(manager.promise(rule, event))
                    } else {
                        String::new()
                    })
                    .counting(count)
            }
        });
    }
    let share = |window| row.tally.kept(SlaEvent::Resolution, window).share();
    cells.push(match (share(row.window), row.before.and_then(share)) {
        (Some(now), Some(before)) => {
            let tone = if now >= before { Tone::Good } else { Tone::Warn };
            Cell::text(words::points(now - before))
                .toned(tone)
                .noted(format!("was {}", words::percent(before)))
        }
        _ => Cell::text(words::DASH),
    });
    let (completed, created) = (row.tally.completed[row.window], row.tally.created[row.window]);
    cells.push(Cell::count(completed as usize, list(Pick::new("completed", ""))));
    cells.push(Cell::count(created as usize, list(Pick::new("created", ""))));
    if has_entries {
        let hours = row.tally.hours[row.window];
        let entries = row.tally.entries[row.window];
        let link = manager.entries(row.window, row.entry_picks.clone());
        cells.push(
            Cell::text(words::hours(hours))
                .to(if entries > 0 { link } else { String::new() })
                .noted(words::plural(entries as usize, "entry", "entries"))
                .counting(entries),
        );
        let before = row.before.map(|window| row.tally.hours[window].as_f64());
        cells.push(match before {
            Some(before) if before > 0.0 => Cell::text(format!(
                "{} %",
                words::signed((hours.as_f64() / before - 1.0) * 100.0, 0)
            )),
            _ => Cell::text(words::DASH),
        });
    }
    cells
}

fn share_cell(goals: &Goals, id: &str, share: Option<f64>, missed: u32, decided: u32) -> Cell {
    match share {
        Some(share) => {
            let tone = if goals.is_met(id, share) {
                Tone::Good
            } else {
                Tone::Bad
            };
            Cell::text(words::percent(share))
                .toned(tone)
                .noted(format!("{missed} of {decided} missed"))
        }
        None => Cell::text(words::DASH).noted("none decided"),
    }
}

fn decided_link(manager: &Manager<'_, '_>, window: usize, name: &str) -> String {
    manager.tickets(
        window,
        vec![
            Pick::new(manager.group.ticket_rule(), name),
            manager.promise("sla_decided", SlaEvent::Resolution),
        ],
    )
}

/// Kept completion promises of the groups that decided most.
fn bars(manager: &Manager<'_, '_>, groups: &[(&str, u32, &Tally)]) -> Option<Block> {
    let mut groups: Vec<&(&str, u32, &Tally)> = groups
        .iter()
        .filter(|(name, _, tally)| !name.is_empty() && tally.kept(SlaEvent::Resolution, 0).decided() > 0)
        .collect();
    if groups.len() < 2 {
        return None;
    }
    let decided = |tally: &Tally| tally.kept(SlaEvent::Resolution, 0).decided();
    groups.sort_by(|a, b| decided(b.2).cmp(&decided(a.2)).then_with(|| a.0.cmp(b.0)));
    groups.truncate(BARS);
    if manager.group == Group::Workflow {
        groups.sort_by_key(|(_, key, _)| *key);
    }
    let points: Vec<Point> = groups
        .iter()
        .filter_map(|(name, _, tally)| {
            let kept = tally.kept(SlaEvent::Resolution, 0);
            let share = kept.share()?;
            Some(Point {
                label: (*name).to_owned(),
                value: share * 100.0,
                words: format!("{} of {}", words::percent(share), kept.decided()),
                href: decided_link(manager, 0, name),
                count: Some(kept.decided()),
                ..Point::default()
            })
        })
        .collect();
    let lowest = points.iter().fold(
        &points[0],
        |low, next| if next.value < low.value { next } else { low },
    );
    Some(Block::Chart(ChartSpec {
        kind: ChartKind::Bars,
        title: format!("Completion in time by {}", title(manager.group).to_lowercase()),
        reading: format!("{} has the lowest share: {}.", lowest.label, lowest.words),
        unit: "%".into(),
        goal: manager
            .view
            .settings
            .goals
            .value("sla_resolution")
            .map(|goal| goal * 100.0),
        series: vec![Series {
            name: "Completion in time".into(),
            color: 0,
            points,
        }],
    }))
}

/// A small chart over time for each of the largest groups.
fn small(manager: &Manager<'_, '_>, groups: &[(&str, u32, &Tally)]) -> Vec<Block> {
    let decided = |tally: &Tally| -> u32 {
        (PERIODS..PERIODS + TREND)
            .map(|window| tally.kept(SlaEvent::Resolution, window).decided())
            .sum()
    };
    let mut groups: Vec<&(&str, u32, &Tally)> = groups.iter().filter(|(name, ..)| !name.is_empty()).collect();
    groups.sort_by(|a, b| decided(b.2).cmp(&decided(a.2)).then_with(|| a.0.cmp(b.0)));
    groups.truncate(SMALL);
    groups
        .into_iter()
        .filter_map(|(name, _, tally)| {
            let points: Vec<Point> = (PERIODS..WINDOWS)
                .rev()
                .filter_map(|window| {
                    let kept = tally.kept(SlaEvent::Resolution, window);
                    let share = kept.share()?;
                    Some(Point {
                        label: step_label(manager, window),
                        value: share * 100.0,
                        words: format!("{} of {}", words::percent(share), kept.decided()),
                        href: decided_link(manager, window, name),
                        count: Some(kept.decided()),
                        ..Point::default()
                    })
                })
                .collect();
            (points.len() > 2).then(|| {
                Block::Chart(ChartSpec {
                    kind: ChartKind::Lines,
                    title: format!("Completion in time: {name}"),
                    reading: format!(
                        "{name}: {} at first, {} at last.",
                        points[0].words,
                        points[points.len() - 1].words
                    ),
                    unit: "%".into(),
                    goal: manager
                        .view
                        .settings
                        .goals
                        .value("sla_resolution")
                        .map(|goal| goal * 100.0),
                    series: vec![Series {
                        name: (*name).to_owned(),
                        color: 0,
                        points,
                    }],
                })
            })
        })
        .collect()
}
