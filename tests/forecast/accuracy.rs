//! Projections against the truth of simulated desks: a small, fixed part of the benchmark.

use forecast::Day;
use forecast::{Arrivals, Interval, NoForecast, Series, coverage, mase, project, season_scale, seasonal_naive};

const DAYS: usize = 28;
const FOLDS: usize = 4;

/// Mean MASE of our forecast, the true rate and last week, and what the intervals held.
struct Score {
    ours: f64,
    truth: f64,
    naive: f64,
    cover80: f64,
    cover95: f64,
}

fn score(volume: f64, seeds: std::ops::Range<u64>) -> Score {
    let (mut ours, mut truth, mut naive) = (vec![], vec![], vec![]);
    let (mut actual, mut inner, mut outer) = (vec![], vec![], vec![]);
    for seed in seeds {
        let history = Arrivals::of_an_office(volume).simulate(Day(19_000), 560, seed);
        let series = &history.series;
        for fold in 1..=FOLDS {
            let origin = series.values.len() - fold * DAYS;
            let past = series.until(origin);
            let projection = project(&past, &series.holidays, DAYS).expect("enough history");
            let came = &series.values[origin..origin + DAYS];
            let means: Vec<f64> = projection.points.iter().map(|point| point.mean).collect();
            let scale = season_scale(&past.values, 7).expect("the desk is random");
            ours.extend(mase(came, &means, scale));
            truth.extend(mase(came, &history.rates[origin..origin + DAYS], scale));
            naive.extend(mase(came, &seasonal_naive(&past.values, 7, DAYS), scale));
            actual.extend_from_slice(came);
            inner.extend(projection.points.iter().map(|point| Interval { lo: point.lo80, hi: point.hi80 }));
            outer.extend(projection.points.iter().map(|point| Interval { lo: point.lo95, hi: point.hi95 }));
        }
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    Score {
        ours: mean(&ours),
        truth: mean(&truth),
        naive: mean(&naive),
        cover80: coverage(&actual, &inner).expect("days came"),
        cover95: coverage(&actual, &outer).expect("days came"),
    }
}

fn assert_accepted(volume: f64) {
    let Score { ours, truth, naive, cover80, cover95 } = score(volume, 40..43);
    let figures = format!("{volume}/day: {ours:.3}, truth {truth:.3}, naive {naive:.3}, {cover80:.3} {cover95:.3}");
    eprintln!("{figures}");
    assert!(ours <= 1.10 * truth, "farther from the true rate than allowed: {figures}");
    assert!(ours <= 0.75 * naive, "not a quarter better than last week: {figures}");
    assert!((0.76..=0.88).contains(&cover80), "80 % intervals: {figures}");
    assert!((0.92..=0.985).contains(&cover95), "95 % intervals: {figures}");
}

#[test]
fn a_small_desk_is_forecast_as_well_as_accepted() {
    assert_accepted(20.0);
}

#[test]
fn a_middling_desk_is_forecast_as_well_as_accepted() {
    assert_accepted(80.0);
}

#[test]
fn a_large_desk_is_forecast_as_well_as_accepted() {
    assert_accepted(300.0);
}

#[test]
fn a_projection_is_whole_and_says_how_wrong_it_was() {
    let history = Arrivals::of_an_office(60.0).simulate(Day(19_000), 420, 9);
    let mut series = history.series.clone();
    series.values[200] = 700.0;
    let holidays: Vec<Day> = series.holidays.drain(..).collect();
    let projection = project(&series, &holidays, 91).expect("enough history");
    assert_eq!((projection.points.len(), projection.weeks.len()), (91, 13));
    assert_eq!(projection.points[0].day, series.day(420));
    assert!(projection.outliers.contains(&series.day(200)), "{:?}", projection.outliers);
    for (point, turn) in projection.points.iter().chain(&projection.weeks).zip(0..) {
        let ends = [0.0, point.lo95, point.lo80, point.mean, point.hi80, point.hi95];
        assert!(ends.is_sorted(), "{turn}: {point:?}");
    }
    let days: f64 = projection.points.iter().map(|point| point.mean).sum();
    let weeks: f64 = projection.weeks.iter().map(|week| week.mean).sum();
    assert!((days - weeks).abs() < 1e-6);
    let test = projection.backtest.expect("eight folds fit");
    assert_eq!((test.folds, test.fold_days), (8, 28));
    assert!(test.mase < test.seasonal_naive_mase && test.floor_wape < 1.2 * test.wape);
}

#[test]
fn short_and_strange_series_are_answered_without_a_panic() {
    let of = |values: Vec<f64>| Series { start: Day(19_000), values, holidays: vec![Day(19_010), Day(i32::MAX)] };
    let projected = |values: Vec<f64>, days: usize| project(&of(values), &[Day(i32::MIN)], days);
    assert_eq!(projected(vec![3.0; 55], 7), Err(NoForecast::TooShort { days: 55, needed: 56 }));
    assert_eq!(projected(vec![], 7), Err(NoForecast::Empty));
    assert_eq!(projected(vec![3.0; 60], 0), Err(NoForecast::NoHorizon));
    for days in 56..70 {
        let values = (0..days).map(|at| f64::from((at + 1) * 7 % 5)).collect();
        let projection = projected(values, 7).expect("eight weeks");
        assert!(projection.points.iter().all(|point| point.hi95.is_finite()));
    }
    let constant = projected(vec![3.0; 400], 7).expect("long enough");
    assert!((constant.points[0].mean - 3.0).abs() < 1e-6 && constant.points[0].hi95 <= 4.0);
    let rare: Vec<f64> = (0..300).map(|at| if at % 9 == 0 { 2.0 } else { 0.0 }).collect();
    let rare = projected(rare, 28).expect("long enough");
    assert!(rare.points.iter().all(|point| point.lo95 >= 0.0 && point.mean < 2.5));
    let wild: Vec<f64> = (0..120).map(|at| if at % 11 == 0 { 1e300 } else { f64::from(at) }).collect();
    assert!(projected(wild, usize::MAX).is_ok_and(|projection| projection.points.len() == 366));
}
