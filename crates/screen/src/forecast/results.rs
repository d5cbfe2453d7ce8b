//! What a simulation led to: scenarios side by side in a table, and their bands week by week.

use base::Day;
use forecast::{Band, Bands, WeekBands};
use language::say;

use crate::forecast::parts::{GHOST, heads, note_to, short_day};
use crate::kit::words;
use crate::model::{Block, Cell, ChartKind, ChartSpec, Point, Series, TableView, Tone};

/// One scenario, played.
pub struct Outcome {
    /// What it is called.
    pub name: String,
    /// What it moves.
    pub words: String,
    /// What came of it.
    pub bands: Bands,
}

/// A figure of a week, with its title, unit and how it is said.
struct Figure {
    title: String,
    /// The title of a column, where the weeks have one.
    column: &'static str,
    /// Whether it is told by how long tickets stand in line.
    of_waiting: bool,
    unit: &'static str,
    of: fn(&WeekBands) -> Option<Band>,
    say: fn(f64) -> String,
}

/// The figures of a week; without those of waiting where a line does not tell it.
fn figures(target_days: u32, tells_waiting: bool) -> Vec<Figure> {
    let days = words::plural(target_days as usize, say!("working day"), say!("working days"));
    let mut figures = vec![
        Figure {
            title: say!("Open tickets").into(),
            column: say!("open tickets"),
            of_waiting: false,
            unit: say!("tickets"),
            of: |week| Some(week.backlog),
            say: |value| words::count(value.round() as usize),
        },
        Figure {
            title: say!("Completed within {days} (the usual completion target)"),
            column: say!("done in time"),
            of_waiting: true,
            unit: "%",
            of: |week| week.in_time_share.map(in_percent),
            say: |value| words::percent(value / 100.0),
        },
        Figure {
            title: say!("Waiting from arrival to done").into(),
            column: say!("waiting"),
            of_waiting: true,
            unit: say!("working days"),
            of: |week| week.waiting_days,
            say: |value| say!("{} days", words::decimal(value, 1)),
        },
        Figure {
            title: say!("Tickets done a week").into(),
            column: "",
            of_waiting: false,
            unit: say!("tickets"),
            of: |week| Some(week.completed),
            say: |value| words::count(value.round() as usize),
        },
    ];
    if !tells_waiting {
        figures.retain(|figure| !figure.of_waiting);
    }
    figures
}

fn in_percent(band: Band) -> Band {
    let times = |share: f64| 100.0 * share;
    Band {
        lo95: times(band.lo95),
        p10: times(band.p10),
        p50: times(band.p50),
        p90: times(band.p90),
        hi95: times(band.hi95),
    }
}

/// The table of the last week, what there is to open, the charts, and all weeks as a table.
pub fn blocks(outcomes: &[Outcome], target_days: u32, today: (u32, &str), tells_waiting: bool) -> Vec<Block> {
    let figures = figures(target_days, tells_waiting);
    let mut blocks = vec![Block::Table(side_by_side(outcomes, &figures)), begins_with(today)];
    let charts = figures.iter().filter(|figure| !figure.column.is_empty()).filter_map(|figure| chart(outcomes, figure));
    blocks.extend(charts.map(Block::Chart));
    blocks.push(Block::Table(week_by_week(outcomes, &figures)));
    blocks
}

/// The tickets that every run begins with: the only ones of a simulation that can be opened.
fn begins_with((open, href): (u32, &str)) -> Block {
    let begins = match open {
        0 => say!("no open ticket").to_owned(),
        _ => words::tickets(open as usize),
    };
    note_to(
        Tone::Plain,
        say!("Every run starts with the {begins} open at the end of the last full day. See those open now."),
        href.to_owned(),
    )
}

fn side_by_side(outcomes: &[Outcome], figures: &[Figure]) -> TableView {
    let mut titles = vec![say!("In week thirteen")];
    titles.extend(outcomes.iter().map(|outcome| outcome.name.as_str()));
    let mut rows: Vec<Vec<Cell>> = vec![
        std::iter::once(Cell::text(say!("What is moved")))
            .chain(outcomes.iter().map(|outcome| Cell::text(&outcome.words)))
            .collect(),
    ];
    rows.extend(figures.iter().map(|figure| {
        let cells = outcomes.iter().map(|outcome| match outcome.bands.weeks.last().and_then(figure.of) {
            Some(band) => Cell::text((figure.say)(band.p50)).noted(say!(
                "80 % of runs: {} to {}",
                (figure.say)(band.p10),
                (figure.say)(band.p90)
            )),
            None => Cell::unknown(say!("nothing to measure in that week")),
        });
        std::iter::once(Cell::text(&figure.title)).chain(cells).collect()
    }));
    TableView {
        caption: say!("Scenarios side by side: median of the runs after thirteen weeks").into(),
        heads: heads(&titles),
        rows,
        ..TableView::default()
    }
}

/// The figures that are shown week by week.
fn weekly(figures: &[Figure]) -> impl Iterator<Item = &Figure> {
    figures.iter().filter(|figure| !figure.column.is_empty())
}

fn week_by_week(outcomes: &[Outcome], figures: &[Figure]) -> TableView {
    let weeks = outcomes.first().map_or(0, |outcome| outcome.bands.weeks.len());
    let titles: Vec<String> = std::iter::once(say!("Week from").to_owned())
        .chain(outcomes.iter().flat_map(|outcome| {
            let name = &outcome.name;
            weekly(figures).map(move |figure| format!("{name}: {}", figure.column))
        }))
        .collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let rows = (0..weeks)
        .filter_map(|at| {
            let start = outcomes.first()?.bands.weeks.get(at)?.start;
            let cells = outcomes.iter().flat_map(|outcome| {
                weekly(figures).map(move |figure| {
                    let band = outcome.bands.weeks.get(at).and_then(figure.of);
                    band.map_or_else(|| Cell::unknown(""), |band| Cell::text((figure.say)(band.p50)))
                })
            });
            Some(std::iter::once(Cell::text(words::day(start))).chain(cells).collect())
        })
        .collect();
    TableView {
        caption: say!("Week by week: median of the runs").into(),
        heads: heads(&titles),
        rows,
        ..TableView::default()
    }
}

/// Bands of the last scenario, and the middle lines of all.
fn chart(outcomes: &[Outcome], figure: &Figure) -> Option<ChartSpec> {
    let picked: Vec<(&Outcome, Vec<(Day, Band)>)> = outcomes
        .iter()
        .map(|outcome| {
            let weeks = outcome.bands.weeks.iter();
            let picked = weeks.filter_map(|week| Some((week.start, (figure.of)(week)?)));
            (outcome, picked.collect())
        })
        .collect();
    let (main, bands) = picked.get(1).or(picked.first())?;
    if bands.is_empty() || picked.iter().any(|(_, weeks)| weeks.len() != bands.len()) {
        return None;
    }
    let points = |bands: &[(Day, Band)], value: fn(Band) -> f64, other: Option<fn(Band) -> f64>| {
        bands
            .iter()
            .map(|&(start, band)| Point {
                label: short_day(start),
                value: value(band),
                other: other.map(|other| other(band)),
                words: match other {
                    Some(other) => {
                        say!("{} to {}", (figure.say)(value(band)), (figure.say)(other(band)))
                    }
                    None => (figure.say)(value(band)),
                },
                ..Point::default()
            })
            .collect()
    };
    let band = |name: String, points| Series { name, color: GHOST, points };
    let mut series = vec![
        band(say!("95 % of runs, {}", main.name), points(bands, |band| band.lo95, Some(|band| band.hi95))),
        band(say!("80 % of runs, {}", main.name), points(bands, |band| band.p10, Some(|band| band.p90))),
    ];
    series.extend(picked.iter().zip(0..).map(|((outcome, weeks), color)| Series {
        name: outcome.name.clone(),
        color,
        points: points(weeks, |band| band.p50, None),
    }));
    let last = |weeks: &[(Day, Band)]| weeks.last().map_or(0.0, |(_, band)| band.p50);
    let said: Vec<String> =
        picked.iter().map(|(outcome, weeks)| format!("{} {}", outcome.name, (figure.say)(last(weeks)))).collect();
    Some(ChartSpec {
        kind: ChartKind::Lines,
        title: figure.title.clone(),
        reading: say!(
            "In the last week: {}. These weeks are simulated, so no tickets are behind the points.",
            said.join(", ")
        ),
        unit: figure.unit.to_owned(),
        series,
        goal: None,
        ..ChartSpec::default()
    })
}
