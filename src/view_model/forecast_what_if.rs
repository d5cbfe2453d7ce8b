//! What if: the desk's own arrivals and hours, played a thousand times. Shut until the last quarter was told right.

use crate::base::{Day, Hours};
use crate::forecast::{
    Band, Bands, DayArrivals, LastQuarter, Levers, Simulation, Team, WeekBands, WhatIf, backtest_last_quarter,
};
use crate::query::Query;
use crate::report::{
    DeskHistory, Technician, View, completed_hours, technicians, usual_target_days, working_days,
};

use super::forecast_arrivals::Outlook;
use super::forecast_parts::{GHOST, choices, note, note_to, short_day};
use super::model::{Block, ChartKind, ChartSpec, Place, Point, Section, Series, Tone};
use super::words;

const WEEKS: usize = 13;
const QUARTER: usize = 7 * WEEKS;
const RUNS: u32 = 1_000;
/// Tickets that are played at most for one question, over all runs: about 0.3 s of work.
const MOST_TICKETS: f64 = 4.5e6;
/// Part of the runs that is enough for the middle line of the desk as it is.
const TODAY_RUNS: f64 = 0.25;
/// Efforts kept as a sample.
const MOST_EFFORTS: usize = 5_000;

/// The options that move a lever: name, label, values with titles. The empty value is today.
type Lever = (&'static str, &'static str, [(&'static str, &'static str); 5]);

/// See [`Lever`].
const LEVERS: [Lever; 6] = [
    (
        "tech_delta",
        "Technicians",
        [
            ("-2", "two fewer"),
            ("-1", "one fewer"),
            ("", "as today"),
            ("1", "one more"),
            ("2", "two more"),
        ],
    ),
    (
        "endpoints_factor",
        "Endpoints",
        [
            ("0.9", "−10 %"),
            ("", "as today"),
            ("1.1", "+10 %"),
            ("1.25", "+25 %"),
            ("1.5", "+50 %"),
        ],
    ),
    (
        "utilization",
        "Utilization on tickets",
        [
            ("", "as measured"),
            ("0.65", "65 %"),
            ("0.75", "75 %"),
            ("0.8", "80 %"),
            ("0.85", "85 %"),
        ],
    ),
    (
        "effort",
        "Effort per ticket",
        [
            ("0.8", "−20 %"),
            ("0.9", "−10 %"),
            ("", "as today"),
            ("1.1", "+10 %"),
            ("1.25", "+25 %"),
        ],
    ),
    (
        "quick_share",
        "Share of quick hits",
        [
            ("", "as today"),
            ("0.2", "20 %"),
            ("0.3", "30 %"),
            ("0.4", "40 %"),
            ("0.5", "50 %"),
        ],
    ),
    (
        "triage",
        "Triage per ticket",
        [
            ("-5", "5 min less"),
            ("", "as today"),
            ("5", "5 min more"),
            ("10", "10 min more"),
            ("20", "20 min more"),
        ],
    ),
];

/// The section.
pub fn section(view: &View<'_>, query: &Query, history: &DeskHistory, total: &Outlook) -> Section {
    let blocks = if query.option("whatif") == Some("1") {
        open(view, query, history, total).unwrap_or_else(|why| vec![note(Tone::Unknown, why)])
    } else {
        vec![note_to(
            Tone::Plain,
            "What if there were one technician more, or a quarter more endpoints? Play the next thirteen weeks.",
            query.with_option("whatif", "1").to_fragment(),
        )]
    };
    Section {
        id: "what-if".into(),
        title: "What if?".into(),
        place: Place::Full,
        blocks,
        ..Section::default()
    }
}

/// The desk as the simulation sees it.
struct Desk {
    technicians: Vec<Technician>,
    hours_per_day: f64,
    created: Vec<f64>,
    ticket_hours: Vec<f64>,
    seed: u64,
}

fn open(
    view: &View<'_>,
    query: &Query,
    history: &DeskHistory,
    total: &Outlook,
) -> Result<Vec<Block>, String> {
    let projection = total.projection.as_ref().map_err(Clone::clone)?;
    let not = |gap: crate::report::Gap| format!("The simulation cannot run: {}.", gap.0);
    let technicians = technicians(view).map_err(not)?;
    let weekly: Hours = technicians.iter().map(|technician| technician.weekly).sum();
    let end = history.last().plus(1);
    let hours = history.hours(None).map_err(not)?;
    let desk = Desk {
        hours_per_day: weekly.as_f64() / 5.0 / technicians.len().max(1) as f64,
        technicians,
        created: history.created(None),
        ticket_hours: completed_hours(view, end.plus(-(QUARTER as i32)), end).map_err(not)?,
        seed: seed(query, history),
    };
    let trust = backtest(view, history, total, &desk, &hours)?;
    if !trust.ok {
        return Ok(vec![
            note(Tone::Warn, trust.words),
            note(
                Tone::Unknown,
                "The levers stay shut: what cannot tell the last quarter cannot tell the next one.",
            ),
            note_to(
                Tone::Plain,
                "Close the simulation",
                query.with_option("whatif", "").to_fragment(),
            ),
        ]);
    }
    let levers = levers(query);
    let is_moved = levers != Levers::default();
    let target_days = usual_target_days(view).unwrap_or(1);
    let per_run = projection
        .weeks
        .iter()
        .map(|week| week.mean)
        .sum::<f64>()
        .max(1.0)
        * levers.endpoints_factor;
    let plays = if is_moved { 1.0 + TODAY_RUNS } else { 1.0 };
    let runs = ((MOST_TICKETS / per_run / plays) as u32).clamp(100, RUNS);
    let question = |levers, runs| WhatIf {
        start: end,
        arrivals: DayArrivals::of(projection),
        ticket_hours: thinned(&desk.ticket_hours),
        backlog_tickets: history.open_at_end,
        backlog_hours: f64::from(history.open_at_end) * mean(&desk.ticket_hours),
        team: desk.team(view, utilization(view, &hours, history, history.days(), &desk)),
        target_days,
        levers,
        weeks: WEEKS,
        runs,
        seed: desk.seed,
    };
    let changed = play(question(levers, runs))?;
    let today = if is_moved {
        Some(play(question(
            Levers::default(),
            (f64::from(runs) * TODAY_RUNS) as u32,
        ))?)
    } else {
        None
    };
    let mut blocks: Vec<Block> = LEVERS
        .iter()
        .map(|(name, label, values)| {
            let values: Vec<(String, String)> = values
                .iter()
                .map(|(value, title)| ((*value).to_owned(), (*title).to_owned()))
                .collect();
            choices(query, label, name, &values)
        })
        .collect();
    blocks.push(Block::Chart(backlog(&changed, today.as_ref())));
    blocks.extend(share(&changed, today.as_ref(), target_days).map(Block::Chart));
    blocks.push(note(Tone::Plain, method(&changed, runs)));
    blocks.push(note(Tone::Good, trust.words));
    blocks.push(note_to(
        Tone::Plain,
        "Close the simulation",
        query.with_option("whatif", "").to_fragment(),
    ));
    Ok(blocks)
}

/// The seed of the URL, else the day: the same question has the same picture.
fn seed(query: &Query, history: &DeskHistory) -> u64 {
    query
        .option("seed")
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(history.last().0.unsigned_abs().into())
}

fn levers(query: &Query) -> Levers {
    let number = |name: &str| {
        let value: f64 = query.option(name)?.parse().ok()?;
        value.is_finite().then_some(value)
    };
    Levers {
        technicians_delta: number("tech_delta").unwrap_or(0.0).clamp(-100.0, 100.0),
        endpoints_factor: number("endpoints_factor").unwrap_or(1.0).clamp(0.1, 10.0),
        utilization: number("utilization").map(|share| share.clamp(0.0, 1.0)),
        effort_factor: number("effort").unwrap_or(1.0).clamp(0.1, 10.0),
        quick_hit_share: number("quick_share").map(|share| share.clamp(0.0, 1.0)),
        triage_minutes: number("triage").unwrap_or(0.0).clamp(-60.0, 240.0),
    }
}

impl Desk {
    fn team(&self, view: &View<'_>, utilization: f64) -> Team {
        Team {
            technicians: self.technicians.len() as f64,
            hours_per_day: self.hours_per_day,
            utilization,
            workdays: [true, true, true, true, true, false, false],
            days_off: view.data.holidays.clone(),
        }
    }
}

/// Share of the hours there were that went into tickets, over the 91 days that end before day `until` of the history.
fn utilization(view: &View<'_>, hours: &[f64], history: &DeskHistory, until: usize, desk: &Desk) -> f64 {
    let from = until.saturating_sub(QUARTER);
    let day = |at: usize| history.first.plus(at as i32);
    let days = working_days(view, day(from), day(until).plus(-1)) as f64;
    let there = desk.technicians.len() as f64 * desk.hours_per_day * days;
    let worked: f64 = hours[from..until].iter().sum();
    if there > 0.0 {
        (worked / there).min(1.0)
    } else {
        0.0
    }
}

fn backtest(
    view: &View<'_>,
    history: &DeskHistory,
    total: &Outlook,
    desk: &Desk,
    hours: &[f64],
) -> Result<crate::forecast::Trust, String> {
    let days = history.days();
    let before = days
        .checked_sub(QUARTER)
        .filter(|before| *before >= QUARTER)
        .ok_or("The simulation stays shut: it is tried on the last quarter first, which takes 26 weeks of history.")?;
    let completed: Vec<f64> = history.completed[before..]
        .iter()
        .map(|&count| f64::from(count))
        .collect();
    let came: f64 = desk.created[before..].iter().sum();
    let done: f64 = completed.iter().sum();
    let open = (f64::from(history.open_at_end) - came + done).max(0.0);
    let start: Day = history.first.plus(before as i32);
    let earlier = completed_hours(view, start.plus(-(QUARTER as i32)), start).map_err(|gap| gap.0)?;
    let mut created = total.series.clone();
    created.holidays = view.data.holidays.clone();
    backtest_last_quarter(&LastQuarter {
        created: &created,
        completed: &completed,
        backlog_tickets: open as u32,
        backlog_hours: open * mean(&earlier),
        ticket_hours: &thinned(&earlier),
        team: &desk.team(view, utilization(view, hours, history, before, desk)),
        seed: desk.seed,
    })
    .map_err(|why| format!("The simulation stays shut. {why}"))
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// Every n-th value, so that a sample stays small.
fn thinned(values: &[f64]) -> Vec<f64> {
    let step = values.len().div_ceil(MOST_EFFORTS).max(1);
    values.iter().copied().step_by(step).collect()
}

fn play(question: WhatIf) -> Result<Bands, String> {
    let runs = question.runs;
    let mut simulation = Simulation::new(question).map_err(|why| why.to_string())?;
    simulation.run_some(runs);
    Ok(simulation.finish())
}

fn method(bands: &Bands, runs: u32) -> String {
    let fewer = if runs < RUNS {
        format!(
            " Fewer than {} runs, so that the answer does not take long.",
            words::count(RUNS as usize)
        )
    } else {
        String::new()
    };
    format!(
        "{} runs of thirteen weeks, seed {}.{fewer} One line, first in, first out: good for backlog and waiting, not for the \
         fate of a single ticket. An open ticket counts as an average one.",
        words::count(bands.runs as usize),
        bands.seed
    )
}

fn chart(
    title: &str,
    unit: &str,
    reading: String,
    bands: &[(Day, Band)],
    today: Option<&[(Day, Band)]>,
    in_words: &dyn Fn(f64) -> String,
) -> ChartSpec {
    let points =
        |weeks: &[(Day, Band)], value: fn(&Band) -> f64, other: Option<fn(&Band) -> f64>| -> Vec<Point> {
            weeks
                .iter()
                .map(|(day, band)| Point {
                    label: short_day(day.plus(6)),
                    value: value(band),
                    other: other.map(|other| other(band)),
                    words: match other {
                        Some(other) => format!("{} to {}", in_words(value(band)), in_words(other(band))),
                        None => in_words(value(band)),
                    },
                    ..Point::default()
                })
                .collect()
        };
    let named = |name: &str, color, points| Series {
        name: name.to_owned(),
        color,
        points,
    };
    let mut series = vec![
        named(
            "95 % of runs",
            GHOST,
            points(bands, |band| band.lo95, Some(|band| band.hi95)),
        ),
        named(
            "80 % of runs",
            GHOST,
            points(bands, |band| band.p10, Some(|band| band.p90)),
        ),
    ];
    if let Some(today) = today {
        series.push(named("As today", 0, points(today, |band| band.p50, None)));
    }
    series.push(named(
        if today.is_some() { "What if" } else { "As today" },
        1,
        points(bands, |band| band.p50, None),
    ));
    ChartSpec {
        kind: ChartKind::Lines,
        title: title.to_owned(),
        reading,
        unit: unit.to_owned(),
        series,
        goal: None,
    }
}

fn pick(bands: &Bands, of: impl Fn(&WeekBands) -> Option<Band>) -> Vec<(Day, Band)> {
    bands
        .weeks
        .iter()
        .filter_map(|week| Some((week.start, of(week)?)))
        .collect()
}

fn against(now: f64, today: Option<f64>, in_words: &dyn Fn(f64) -> String) -> String {
    today.map_or_else(
        || format!("{} in the middle of the runs", in_words(now)),
        |today| format!("{} instead of {}", in_words(now), in_words(today)),
    )
}

fn backlog(bands: &Bands, today: Option<&Bands>) -> ChartSpec {
    let weeks = pick(bands, |week| Some(week.backlog));
    let before = today.map(|bands| pick(bands, |week| Some(week.backlog)));
    let in_words = |value: f64| words::tickets(value.round() as usize);
    let last = |weeks: &[(Day, Band)]| weeks.last().map_or(0.0, |(_, band)| band.p50);
    let reading = format!(
        "Open at the end of the thirteenth week: {}.",
        against(last(&weeks), before.as_deref().map(last), &in_words)
    );
    chart(
        "Open tickets, week by week",
        "tickets",
        reading,
        &weeks,
        before.as_deref(),
        &in_words,
    )
}

fn share(bands: &Bands, today: Option<&Bands>, target_days: u32) -> Option<ChartSpec> {
    let scaled = |band: Band| Band {
        lo95: 100.0 * band.lo95,
        p10: 100.0 * band.p10,
        p50: 100.0 * band.p50,
        p90: 100.0 * band.p90,
        hi95: 100.0 * band.hi95,
    };
    let of = |bands: &Bands| pick(bands, |week| week.sla_share.map(scaled));
    let weeks = of(bands);
    let before = today.map(of).filter(|before| before.len() == weeks.len());
    let in_words = |value: f64| words::percent(value / 100.0);
    let last = weeks.last()?.1.p50;
    let then = before.as_ref().and_then(|before| Some(before.last()?.1.p50));
    Some(chart(
        &format!(
            "Done within {} (the usual completion target)",
            words::plural(target_days as usize, "working day", "working days")
        ),
        "%",
        format!("In the last week: {}.", against(last, then, &in_words)),
        &weeks,
        before.as_deref(),
        &in_words,
    ))
}
