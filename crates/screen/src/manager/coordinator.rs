//! The coordinator's own scorecard: the nine figures in their twelve rows over time, what to talk about, and where
//! the counts of earlier days come from.

use base::Day;
use desk::figure::{FigureId, KpiDay, KpiHistory, Origin, View, coordinator_history};
use desk::query::{Page, Query};
use desk::rule::{FigureRule, PastKpi};
use desk::rules;
use language::say;

use crate::kit::figure_text;
use crate::kit::parts::kpi_list;
use crate::kit::trend::comparable;
use crate::kit::words;
use crate::model::{Block, Cell, ChartKind, ChartSpec, Head, Place, Point, Section, Series, TableView, Tone};

/// Days that are looked at.
const DAYS: u32 = 90;
/// Days on each side of the comparison.
const HALF: usize = 30;
/// Coaching notes at most.
const NOTES: usize = 5;
/// Points of a chart lie so many days apart.
const APART: usize = 7;

/// A row's days in figures.
struct Reading<'h> {
    history: &'h KpiHistory,
    goal: f64,
    now: Option<u32>,
    within: usize,
    mean: f64,
    most: u32,
    /// Average of the last thirty days, and of the thirty before; both need at least ten days.
    late_and_early: Option<(f64, f64)>,
}

impl<'h> Reading<'h> {
    fn new(view: &View<'_>, history: &'h KpiHistory) -> Self {
        let goal = view.settings.goals.value(history.id).unwrap_or_default();
        let days = &history.days;
        let mean = |days: &[&KpiDay]| {
            let sum: u32 = days.iter().map(|day| day.count).sum();
            f64::from(sum) / days.len().max(1) as f64
        };
        let border = view.data.day(view.as_of).plus(-(HALF as i32));
        let (early, late): (Vec<&KpiDay>, Vec<&KpiDay>) =
            days.iter().filter(|day| day.on > border.plus(-(HALF as i32))).partition(|day| day.on <= border);
        Self {
            history,
            goal,
            now: days.last().filter(|day| day.origin == Origin::Now).map(|day| day.count),
            within: days.iter().filter(|day| f64::from(day.count) <= goal).count(),
            mean: mean(&days.iter().collect::<Vec<_>>()),
            most: days.iter().map(|day| day.count).max().unwrap_or_default(),
            late_and_early: (early.len() >= 10 && late.len() >= 10).then(|| (mean(&late), mean(&early))),
        }
    }

    fn has_past(&self) -> bool {
        self.history.days.len() > 1
    }

    fn share_within(&self) -> f64 {
        self.within as f64 / self.history.days.len().max(1) as f64
    }
}

/// Title, lede and sections of the coordinator's scorecard.
pub fn board(view: &View<'_>, query: &Query) -> (String, String, Vec<Section>) {
    let (kept, set_aside) = comparable(view);
    let histories = coordinator_history(view, &kept, DAYS);
    let readings: Vec<Reading<'_>> = histories.iter().map(|history| Reading::new(view, history)).collect();
    let section = |id: &str, title: &str, blocks: Vec<Block>| Section {
        id: id.into(),
        title: title.into(),
        place: Place::Full,
        blocks,
        ..Section::default()
    };
    let charts: Vec<Block> = readings.iter().filter_map(|reading| chart(view, query, reading)).collect();
    let mut sections = vec![
        section("coaching", say!("What to talk about"), coaching(view, query, &readings)),
        section(
            "coordinator-scorecard",
            say!("Coordinator scorecard"),
            vec![source_note(view, &readings, set_aside), Block::Table(table(view, query, &readings))],
        ),
        section("coordinator-trend", say!("Each row over the last 13 weeks"), charts),
    ];
    sections.retain(|section| !section.blocks.is_empty());
    let lede = say!(
        "The coordinator's KPIs at the same time on each of the last 90 days. Use it to coach, not to rank: ask what stood in the way."
    );
    (verdict(view, &readings), lede.to_owned(), sections)
}

/// The row that was over goal on most days, in a sentence.
fn verdict(view: &View<'_>, readings: &[Reading<'_>]) -> String {
    let worst = readings.iter().filter(|reading| reading.has_past()).min_by(|a, b| {
        a.share_within().total_cmp(&b.share_within()).then_with(|| a.history.id.id().cmp(b.history.id.id()))
    });
    match worst {
        None => say!("This data has no history of the coordinator's KPIs").to_owned(),
        Some(worst) if worst.within == worst.history.days.len() => {
            say!("Every measurable KPI was within goal on every day").to_owned()
        }
        Some(worst) => say!(
            "Talk first about “{}”: within goal on {} of {} days",
            worst.history.id.title(view.settings),
            worst.within,
            worst.history.days.len()
        ),
    }
}

fn source_note(view: &View<'_>, readings: &[Reading<'_>], set_aside: usize) -> Block {
    let count = |origin: Origin| {
        let days = readings.iter().flat_map(|reading| &reading.history.days);
        let mut days: Vec<_> = days.filter(|day| day.origin == origin).map(|day| day.on).collect();
        days.sort_unstable();
        days.dedup();
        days.len()
    };
    let history = if view.data.spans.is_empty() {
        say!(
            "This export has no status history, so only what follows from creation, completion, due times and time entries can be rebuilt."
        )
    } else {
        say!("Statuses of earlier days come from the status history.")
    };
    let aside = match set_aside {
        0 => String::new(),
        days => say!(
            " Rows counted under other rules on {} are excluded because a setting has changed since.",
            words::plural(days, say!("kept day"), say!("kept days"))
        ),
    };
    Block::Note {
        tone: Tone::Plain,
        text: say!(
            "{} kept from earlier imports, {} rebuilt from today's export and marked as such. {history} Due dates, technicians and estimates are taken as they are today.{aside}",
            words::capital(&words::plural(count(Origin::Kept), say!("day"), say!("days"))),
            words::plural(count(Origin::Rebuilt), say!("day"), say!("days")),
        ),
        href: String::new(),
    }
}

fn head(title: &str, numeric: bool) -> Head {
    Head { title: title.to_owned(), numeric, ..Head::default() }
}

fn table(view: &View<'_>, query: &Query, readings: &[Reading<'_>]) -> TableView {
    TableView {
        caption: say!("The nine KPIs in twelve rows, last {DAYS} days"),
        heads: vec![
            head(say!("Row"), false),
            head(say!("Now"), true),
            head(say!("Goal"), true),
            head(say!("Days within goal"), true),
            head(say!("On average"), true),
            head(say!("Most"), true),
            head(say!("Last 30 days, change"), true),
            head(say!("Where the history comes from"), false),
        ],
        rows: readings.iter().map(|reading| row(view, query, reading)).collect(),
        has_total: false,
        empty: String::new(),
    }
}

fn row(view: &View<'_>, query: &Query, reading: &Reading<'_>) -> Vec<Cell> {
    let id = reading.history.id;
    let now = match reading.now {
        Some(now) => {
            let within = f64::from(now) <= reading.goal;
            let list = kpi_list(query, id);
            let cell = if id == FigureId::Overloaded {
                Cell::text(now.to_string()).to(if now > 0 { list } else { String::new() })
            } else {
                Cell::count(now as usize, list)
            };
            cell.toned(if within { Tone::Good } else { Tone::Bad })
        }
        None => Cell::unknown(say!("not measurable")),
    };
    let mut cells = vec![Cell::text(id.title(view.settings)), now, Cell::text(figure_text::goal(id, view.settings))];
    if reading.has_past() {
        let tone = match reading.share_within() {
            share if share >= 0.9 => Tone::Good,
            share if share >= 0.5 => Tone::Warn,
            _ => Tone::Bad,
        };
        cells.push(Cell::text(say!("{} of {}", reading.within, reading.history.days.len())).toned(tone));
        cells.push(Cell::text(words::decimal(reading.mean, 1)));
        cells.push(Cell::text(reading.most.to_string()));
        cells.push(match reading.late_and_early {
            Some((late, early)) => {
                let tone = if late <= early { Tone::Good } else { Tone::Warn };
                Cell::text(words::signed(late - early, 1)).noted(say!("was {}", words::decimal(early, 1))).toned(tone)
            }
            None => Cell::text(words::DASH),
        });
    } else {
        cells.extend((0..4).map(|_| Cell::text(words::DASH)));
    }
    cells.push(origin_cell(reading));
    cells
}

fn origin_cell(reading: &Reading<'_>) -> Cell {
    let kept = reading.history.days.iter().filter(|day| day.origin == Origin::Kept).count();
    match (&reading.history.rebuilt, kept) {
        (Ok(""), 0) => Cell::text(say!("Rebuilt")),
        (Ok(assumed), 0) => Cell::text(say!("Rebuilt")).noted(*assumed),
        (Ok(_), kept) => {
            Cell::text(say!("Rebuilt")).noted(say!("{} kept", words::plural(kept, say!("day"), say!("days"))))
        }
        (Err(_), kept) if kept > 0 => Cell::text(say!("Saved at imports")),
        (Err(gap), _) => Cell::unknown(&gap.words()),
    }
}

/// The list of a row as it was on a day.
fn past_list(view: &View<'_>, query: &Query, reading: &Reading<'_>, day: &KpiDay) -> (String, Option<u32>) {
    let id = reading.history.id;
    let is_count = id != FigureId::Overloaded;
    match day.origin {
        Origin::Now => (kpi_list(query, id), is_count.then_some(day.count)),
        Origin::Rebuilt => {
            let past = PastKpi::new(id, day.at, &view.data.zone);
            let href = past.map(|past| query.tickets(&rules![FigureRule::Was(past)]).to_fragment());
            (href.unwrap_or_default(), is_count.then_some(day.count))
        }
        // What was kept is a number without its tickets.
        Origin::Kept => (String::new(), None),
    }
}

fn chart(view: &View<'_>, query: &Query, reading: &Reading<'_>) -> Option<Block> {
    if !reading.has_past() {
        return None;
    }
    // Where only imports tell, their few days are all there is.
    let all = &reading.history.days;
    let apart = if all.len() > 2 * APART { APART } else { 1 };
    let mut days: Vec<&KpiDay> = all.iter().rev().step_by(apart).collect();
    days.reverse();
    let on: Vec<Day> = days.iter().map(|day| day.on).collect();
    let origins: Vec<Origin> = days.iter().map(|day| day.origin).collect();
    let points: Vec<Point> = days
        .into_iter()
        .map(|day| {
            let (href, count) = past_list(view, query, reading, day);
            let origin = match day.origin {
                Origin::Now => say!("now"),
                Origin::Kept => say!("kept"),
                Origin::Rebuilt => say!("rebuilt"),
            };
            Point {
                label: words::day(day.on),
                value: f64::from(day.count),
                words: format!("{} ({origin})", day.count),
                href: if day.count > 0 { href } else { String::new() },
                count,
                ..Point::default()
            }
        })
        .collect();
    let title = reading.history.id.title(view.settings);
    let mut chart = ChartSpec {
        kind: ChartKind::Lines,
        reading: say!(
            "{} on average, {} at most; within goal on {} of {} days.",
            words::decimal(reading.mean, 1),
            reading.most,
            reading.within,
            reading.history.days.len()
        ),
        unit: figure_text::axis_unit(reading.history.id),
        series: if reading.history.is_comparable() {
            vec![Series { name: title.clone(), color: 0, points }]
        } else {
            apart_by_origin(points, &origins)
        },
        title,
        goal: Some(reading.goal),
        good: figure_text::good_side(reading.history.id),
        ..ChartSpec::default()
    };
    crate::kit::remarks::mark_days(view, &mut chart, on);
    Some(Block::Chart(chart))
}

/// Rebuilt days that are of another measure than today stand beside the known ones, and no line joins them.
fn apart_by_origin(points: Vec<Point>, origins: &[Origin]) -> Vec<Series> {
    let of = |is_rebuilt: bool| {
        let one = |(point, origin): (&Point, &Origin)| match (*origin == Origin::Rebuilt) == is_rebuilt {
            true => point.clone(),
            false => {
                Point { label: point.label.clone(), value: f64::NAN, words: words::DASH.into(), ..Point::default() }
            }
        };
        points.iter().zip(origins).map(one).collect()
    };
    vec![
        Series { name: say!("counted at the time").into(), color: 0, points: of(false) },
        Series { name: say!("rebuilt").into(), color: 4, points: of(true) },
    ]
}

/// What to talk about: rows that are over goal on most days or that grow, the most telling first.
fn coaching(view: &View<'_>, query: &Query, readings: &[Reading<'_>]) -> Vec<Block> {
    let mut notes: Vec<(f64, Block)> =
        readings.iter().filter(|reading| reading.has_past()).filter_map(|reading| note(view, query, reading)).collect();
    notes.sort_by(|a, b| b.0.total_cmp(&a.0));
    notes.truncate(NOTES);
    if notes.is_empty() {
        return vec![Block::Note {
            tone: Tone::Plain,
            text: say!("No outliers: measurable KPIs stayed within goal or have no history.").into(),
            href: query.on(Page::Coordinator).to_fragment(),
        }];
    }
    notes.into_iter().map(|(_, block)| block).collect()
}

fn note(view: &View<'_>, query: &Query, reading: &Reading<'_>) -> Option<(f64, Block)> {
    let id = reading.history.id;
    let title = id.title(view.settings);
    let days = reading.history.days.len();
    let over = 1.0 - reading.share_within();
    let growth = reading.late_and_early.map_or(0.0, |(late, early)| (late - early) / (early + 1.0));
    let action = id.action();
    let href = kpi_list(query, id);
    let href = if reading.now.is_some_and(|now| now > 0) { href } else { String::new() };
    let within = say!("{title}: within goal on {} of {days} days", reading.within);
    let moved = reading.late_and_early.map_or_else(String::new, |(late, early)| {
        say!(", {} a day on average in the last 30 days after {}", words::decimal(late, 1), words::decimal(early, 1))
    });
    if over >= 0.1 || growth >= 0.25 {
        let tone = if over > 0.5 { Tone::Bad } else { Tone::Warn };
        let block = Block::Note { tone, text: format!("{within}{moved}. {action}"), href };
        return Some((over + growth.max(0.0), block));
    }
    // What went well is worth a word as well, after what did not.
    (growth <= -0.25).then(|| {
        let block =
            Block::Note { tone: Tone::Good, text: say!("{within}{moved}: it improved. Ask what helped."), href };
        (-1.0, block)
    })
}
