//! The forecasting methods against reference figures, read from the shared folder.

use std::io::Write;

use forecast::{Ets, Interval, coverage, mase, season_scale, seasonal_naive, wape, weekday_mean};
use serde_json::Value;

fn vectors(name: &str) -> Option<Value> {
    let path = format!("{}/../../../shared/forecast-vectors/{name}", env!("CARGO_MANIFEST_DIR"));
    let Ok(text) = std::fs::read_to_string(&path) else {
        // Not `println!`, which the test harness keeps to itself while the test passes.
        let line =
            format!("\nNOT CHECKED: forecasts against reference figures: forecast-vectors/{name} is not there\n");
        let said = std::io::stdout().lock().write_all(line.as_bytes());
        assert!(said.is_ok(), "the terminal cannot be written to: {said:?}");
        return None;
    };
    Some(serde_json::from_str(&text).expect("the vectors are JSON"))
}

fn numbers(value: &Value) -> Vec<f64> {
    let all = value.as_array().expect("a list of numbers");
    all.iter().map(number).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn farthest(ours: &[f64], theirs: &[f64]) -> f64 {
    assert_eq!(ours.len(), theirs.len());
    ours.iter().zip(theirs).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

fn assert_close(what: &str, ours: &[f64], theirs: &[f64], allowed: f64) {
    let apart = farthest(ours, theirs);
    assert!(apart <= allowed, "{what}: {apart} apart\nours   {ours:?}\ntheirs {theirs:?}");
}

#[test]
fn plain_methods_match_exactly() {
    let Some(all) = vectors("forecast.json") else {
        return;
    };
    for series in all["series"].as_array().expect("a list of series") {
        let train = numbers(&series["train"]);
        let expected = &series["expected"];
        let naive = seasonal_naive(&train, 7, 28);
        assert_close("seasonal naive", &naive, &numbers(&expected["exact_seasonal_naive_7"]), 1e-6);
        let means = weekday_mean(&train, 7, 8, 28);
        assert_close("window mean", &means, &numbers(&expected["exact_seasonal_window_average_7x8"]), 1e-6);
    }
}

#[test]
fn figures_of_merit_match() {
    let Some(all) = vectors("forecast.json") else {
        return;
    };
    for series in all["series"].as_array().expect("a list of series") {
        let (train, test) = (numbers(&series["train"]), numbers(&series["test"]));
        let naive = seasonal_naive(&train, 7, 28);
        let scale = season_scale(&train, 7).expect("the series moves");
        let theirs = &series["expected"]["metrics_of_seasonal_naive"];
        let ours =
            [wape(&test, &naive).expect("something came"), mase(&test, &naive, scale).expect("the series moves")];
        let theirs = [number(&theirs["wape"]), number(&theirs["mase_m7"])];
        assert_close("errors", &ours, &theirs, 1e-9);

        let ets = &series["expected"]["fitted_ets_ana_7"];
        let (lows, highs) = (numbers(&ets["lo95"]), numbers(&ets["hi95"]));
        let intervals: Vec<_> = lows.iter().zip(&highs).map(|(&lo, &hi)| Interval { lo, hi }).collect();
        let ours = [coverage(&test, &intervals).expect("days came")];
        let theirs = [number(&series["expected"]["metrics_of_ets_ana_95"]["coverage"])];
        assert_close("coverage", &ours, &theirs, 1e-6);
    }
}

/// Fitted models come from another optimizer: two percent of the mean apart is the same forecast.
#[test]
fn fitted_smoothing_agrees_within_two_percent_of_the_mean() {
    let Some(all) = vectors("forecast.json") else {
        return;
    };
    for series in all["series"].as_array().expect("a list of series") {
        let train = numbers(&series["train"]);
        let mean = train.iter().sum::<f64>() / train.len() as f64;
        let expected = &series["expected"];
        let forecast = Ets::fit(&train).forecast(28);
        let theirs = numbers(&expected["fitted_ets_ana_7"]["mean"]);
        let apart = farthest(&forecast, &theirs) / mean;
        assert!(apart <= 0.02, "{}: {apart}\nours   {forecast:?}\ntheirs {theirs:?}", series["id"]);
    }
}
