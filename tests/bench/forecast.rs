//! How good the projections are: `cargo bench -p forecast --bench forecast [-- --folds FILE.json]`.
//!
//! Rolling origins on simulated desks whose truth is known, and on real logs where they lie beside the project. Each
//! fold chooses its method and learns its intervals from what came before it. With `--folds` the folds are written as
//! JSON for the comparison with other libraries.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;

use forecast::Day;
use forecast::{Arrivals, Interval, Series, coverage, mase, project, season_scale, seasonal_naive, wape, weekday_mean};
use serde_json::json;

const FOLDS: usize = 8;
const DAYS: usize = 28;
const HISTORY: usize = 3 * 365;
const SERIES: u64 = 6;

/// Sums over folds.
#[derive(Default)]
struct Tally {
    actual: Vec<f64>,
    ours: Vec<f64>,
    truth: Vec<f64>,
    naive: Vec<f64>,
    means: Vec<f64>,
    inner: Vec<Interval>,
    outer: Vec<Interval>,
    week_actual: Vec<f64>,
    week_inner: Vec<Interval>,
    week_outer: Vec<Interval>,
    /// MASE per fold: ours, truth, naive, weekday means.
    scores: [Vec<f64>; 4],
    claimed: Vec<f64>,
    methods: BTreeMap<String, usize>,
}

fn main() {
    let mut folds = Vec::new();
    println!("simulated desks: {SERIES} series x {FOLDS} folds of {DAYS} days, three years each");
    head();
    for volume in [5.0, 20.0, 80.0, 300.0] {
        let mut tally = Tally::default();
        for seed in 0..SERIES {
            let history = Arrivals::of_an_office(volume).simulate(Day(19_000), HISTORY, 1_000 + seed);
            tally.add(&format!("sim-{volume}-{seed}"), DAYS, &history.series, Some(&history.rates), &mut folds);
        }
        tally.line(&format!("{volume}/day"));
    }
    println!("\nreal logs");
    head();
    for (name, series) in [("UCI", uci()), ("Volvo", volvo())] {
        let Some(series) = series else {
            println!("{name}: the log is not there, skipped");
            continue;
        };
        let mut tally = Tally::default();
        // The logs are dense for too short a time for folds of four weeks.
        tally.add(&format!("{name}-7"), 7, &series, None, &mut folds);
        if tally.actual.is_empty() {
            println!("{name}: too short for a fold behind eight weeks");
        } else {
            tally.line(name);
        }
    }
    let arguments: Vec<String> = std::env::args().collect();
    let flag = arguments.iter().position(|argument| argument == "--folds");
    if let Some(path) = flag.and_then(|at| arguments.get(at + 1)) {
        let text = json!({ "season": 7, "folds": folds }).to_string();
        match std::fs::write(path, text) {
            Ok(()) => println!("\nfolds written to {path}"),
            Err(error) => println!("\nfolds not written: {error}"),
        }
    }
}

fn head() {
    println!(
        "{:>9} | {:>6} {:>6} {:>6} | {:>6} {:>6} {:>6} {:>6} | {:>7} | {:>5} {:>5} | {:>5} {:>5} | {:>6} | methods",
        "",
        "WAPE",
        "floor",
        "claim",
        "MASE",
        "truth",
        "naive",
        "8weeks",
        "x truth",
        "c80",
        "c95",
        "w80",
        "w95",
        "vs nv"
    );
}

impl Tally {
    fn add(
        &mut self,
        name: &str,
        days: usize,
        series: &Series,
        rates: Option<&[f64]>,
        folds: &mut Vec<serde_json::Value>,
    ) {
        let n = series.values.len();
        for fold in (1..=FOLDS).rev() {
            let Some(origin) = n.checked_sub(fold * days).filter(|&origin| origin >= 56) else {
                continue;
            };
            let past = series.until(origin);
            let Ok(projection) = project(&past, &series.holidays, days) else {
                continue;
            };
            let actual = &series.values[origin..origin + days];
            let ours: Vec<f64> = projection.points.iter().map(|point| point.mean).collect();
            let truth = rates.map_or(&ours[..], |rates| &rates[origin..origin + days]);
            let naive = seasonal_naive(&past.values, 7, days);
            let means = weekday_mean(&past.values, 7, 8, days);
            let outer: Vec<Interval> =
                projection.points.iter().map(|point| Interval { lo: point.lo95, hi: point.hi95 }).collect();
            let Some(scale) = season_scale(&past.values, 7) else {
                continue;
            };
            for (scores, path) in self.scores.iter_mut().zip([&ours[..], truth, &naive, &means]) {
                scores.extend(mase(actual, path, scale));
            }
            self.inner.extend(projection.points.iter().map(|point| Interval { lo: point.lo80, hi: point.hi80 }));
            self.outer.extend(outer);
            for (week, came) in projection.weeks.iter().zip(actual.chunks_exact(7)) {
                self.week_actual.push(came.iter().sum());
                self.week_inner.push(Interval { lo: week.lo80, hi: week.hi80 });
                self.week_outer.push(Interval { lo: week.lo95, hi: week.hi95 });
            }
            self.claimed.extend(projection.backtest.map(|test| test.floor_wape));
            *self.methods.entry(format!("{:?}", projection.method)).or_default() += 1;
            folds.push(json!({
                "series": name, "train": past.values, "actual": actual, "truth": rates.map(|_| truth),
                "ours": ours, "method": format!("{:?}", projection.method), "scale": scale,
            }));
            self.truth.extend_from_slice(truth);
            self.actual.extend_from_slice(actual);
            self.ours.extend(ours);
            self.naive.extend(naive);
            self.means.extend(means);
        }
    }

    fn line(&self, name: &str) {
        let percent = |path: &[f64]| 100.0 * wape(&self.actual, path).unwrap_or(f64::NAN);
        let [ours, truth, naive, means] = self.scores.each_ref().map(|scores| mean(scores));
        let share = |actual: &[f64], held: &[Interval]| coverage(actual, held).unwrap_or(f64::NAN);
        println!(
            "{name:>9} | {:>6.1} {:>6.1} {:>6.1} | {ours:>6.3} {truth:>6.3} {naive:>6.3} {means:>6.3} | {:>7.3} | \
             {:>5.3} {:>5.3} | {:>5.3} {:>5.3} | {:>5.1}% | {:?}",
            percent(&self.ours),
            percent(&self.truth),
            100.0 * mean(&self.claimed),
            ours / truth,
            share(&self.actual, &self.inner),
            share(&self.actual, &self.outer),
            share(&self.week_actual, &self.week_inner),
            share(&self.week_actual, &self.week_outer),
            100.0 * (1.0 - ours / naive),
            self.methods,
        );
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// Tickets per day of the UCI log: `opened_at` (d/m/yyyy) of the first event of each number.
fn uci() -> Option<Series> {
    let text = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/datasets/uci-servicenow-incident-event-log/incident_event_log.csv"
    ))
    .ok()?;
    let text = String::from_utf8_lossy(&text);
    let mut opened: BTreeMap<&str, Day> = BTreeMap::new();
    for line in text.lines().skip(1) {
        // No field before the tenth is quoted in this log.
        let mut fields = line.split(',');
        let (Some(number), Some(at)) = (fields.next(), fields.nth(8)) else {
            continue;
        };
        let date = at.split(' ').next().unwrap_or_default();
        if let Ok(date) = chrono::NaiveDate::parse_from_str(date, "%d/%m/%Y") {
            opened.entry(number).or_insert_with(|| Day::of(date));
        }
    }
    daily(opened.into_values())
}

/// Cases per day of the Volvo log: the date of the first event of each case.
fn volvo() -> Option<Series> {
    let text = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/datasets/bpic2013-volvo-incidents/bpi_challenge_2013_incidents.csv"
    ))
    .ok()?;
    let text = String::from_utf8_lossy(&text);
    let mut first: BTreeMap<&str, Day> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let (Some(case), Some(at)) = (line.split(',').next(), line.rsplit(',').next()) else {
            continue;
        };
        if let Ok(date) = chrono::NaiveDate::parse_from_str(at.get(..10).unwrap_or_default(), "%Y-%m-%d") {
            first.entry(case).or_insert_with(|| Day::of(date));
        }
    }
    daily(first.into_values())
}

/// Counts per day over the longest run of weeks with at least half of what busy weeks have.
///
/// Both logs are cut by closing date: outside that run the counts thin out and say nothing about arrivals.
fn daily(days: impl Iterator<Item = Day>) -> Option<Series> {
    let mut counts: BTreeMap<Day, f64> = BTreeMap::new();
    for day in days {
        *counts.entry(day).or_default() += 1.0;
    }
    let (first, last) = (*counts.keys().next()?, *counts.keys().next_back()?);
    let all: Vec<f64> = (first.0..=last.0).map(|day| counts.get(&Day(day)).copied().unwrap_or_default()).collect();
    let weeks: Vec<f64> = all.chunks_exact(7).map(|week| week.iter().sum()).collect();
    let mut busy = weeks.clone();
    busy.sort_by(f64::total_cmp);
    let least = 0.5 * busy.get(busy.len() * 95 / 100)?;
    let mut run = 0..0;
    let mut from = 0;
    for (at, &week) in weeks.iter().enumerate() {
        if week < least {
            from = at + 1;
        } else if at + 1 - from > run.len() {
            run = from..at + 1;
        }
    }
    let values = all.get(7 * run.start..7 * run.end)?.to_vec();
    println!("{} dense weeks of {}, mean {:.1} a day", run.len(), weeks.len(), mean(&values));
    Some(Series { start: first.plus(i32::try_from(7 * run.start).ok()?), values, holidays: vec![] })
}
