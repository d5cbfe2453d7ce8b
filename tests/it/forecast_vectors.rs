//! The forecasting methods and the staffing formulas against reference figures, read from the shared folder.

use serde_json::Value;
use zenboard::forecast::{
    Damping, Ets, Local, Phones, StlWindows, coverage, erlang_a, holt_winters, mase, msis, mstl_ses,
    required_positions, season_scale, seasonal_naive, ses, ses_fitted, smape, square_root_beta, stl, theta, wape,
    weekday_mean,
};

use crate::material::shared_text;

fn vectors(name: &str) -> Option<Value> {
    let text = shared_text(&format!("forecast-vectors/{name}"), "forecasts and staffing against reference figures")?;
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
fn fixed_parameters_match_exactly() {
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

        let smoothing = &expected["exact_ses_alpha0.3_l0=y0"];
        let smooth = ses(&train, 0.3, train[0], 3);
        assert_close("ses", &smooth.forecast, &numbers(&smoothing["forecast"]), 1e-6);
        let last = [number(&smoothing["fitted_last"])];
        assert_close("ses fitted", &smooth.fitted[train.len() - 1..], &last, 1e-6);

        let winters = &expected["exact_holt_winters_add_7"];
        let (alpha, gamma) = (number(&winters["alpha"]), number(&winters["gamma"]));
        let season = numbers(&winters["s0"]);
        let ours = holt_winters(&train, alpha, gamma, number(&winters["l0"]), &season, 28);
        assert_close("holt-winters", &ours.forecast, &numbers(&winters["forecast"]), 1e-6);
        assert!((ours.sse / number(&winters["sse"]) - 1.0).abs() < 1e-9);

        let windows = StlWindows { period: 7, seasonal: 11, trend: 15, low_pass: 9, local: Local::Line };
        let parts = stl(&train, windows);
        let tail = train.len() - 14;
        let theirs = &expected["exact_stl_7"];
        assert_close("stl trend", &parts.trend[tail..], &numbers(&theirs["trend_tail"]), 1e-6);
        assert_close("stl season", &parts.season[tail..], &numbers(&theirs["seasonal_tail"]), 1e-6);
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
        let ours = [
            wape(&test, &naive).expect("something came"),
            smape(&test, &naive),
            mase(&test, &naive, scale).expect("the series moves"),
        ];
        let theirs = [number(&theirs["wape"]), number(&theirs["smape_m4"]), number(&theirs["mase_m7"])];
        assert_close("errors", &ours, &theirs, 1e-9);

        let ets = &series["expected"]["fitted_ets_ana_7"];
        let (lows, highs) = (numbers(&ets["lo95"]), numbers(&ets["hi95"]));
        let intervals: Vec<_> =
            lows.iter().zip(&highs).map(|(&lo, &hi)| zenboard::forecast::Interval { lo, hi }).collect();
        let ours = [
            coverage(&test, &intervals).expect("days came"),
            msis(&test, &intervals, 0.05, scale).expect("the series moves"),
        ];
        let theirs = &series["expected"]["metrics_of_ets_ana_95"];
        let theirs = [number(&theirs["coverage"]), number(&theirs["msis"])];
        assert_close("interval scores", &ours, &theirs, 1e-6);
    }
}

/// Fitted models come from other optimizers: two percent of the mean apart is the same forecast.
#[test]
fn fitted_models_agree_within_two_percent_of_the_mean() {
    let Some(all) = vectors("forecast.json") else {
        return;
    };
    for series in all["series"].as_array().expect("a list of series") {
        let train = numbers(&series["train"]);
        let mean = train.iter().sum::<f64>() / train.len() as f64;
        let expected = &series["expected"];
        let ours = [
            ("fitted_ets_ana_7", Ets::fit(&train, Damping::NoTrend).forecast(28)),
            ("fitted_ets_ann", ses_fitted(&train, 28).forecast),
            ("fitted_theta_7", theta(&train, 7, 28)),
            ("fitted_mstl_7_ses", mstl_ses(&train, &[7], 28)),
        ];
        for (name, forecast) in ours {
            let theirs = numbers(&expected[name]["mean"]);
            let apart = farthest(&forecast, &theirs) / mean;
            assert!(apart <= 0.02, "{} {name}: {apart}\nours   {forecast:?}\ntheirs {theirs:?}", series["id"]);
        }
    }
}

#[test]
fn every_staffing_case_matches() {
    let Some(all) = vectors("staffing.json") else {
        return;
    };
    let cases = all["erlang_c"].as_array().expect("a list of cases");
    assert_eq!(cases.len(), 36);
    for case in cases {
        let of = |name: &str| number(&case[name]);
        let phones = Phones {
            calls: of("calls"),
            interval_min: of("interval_min"),
            handling_min: of("aht_min"),
            target_wait_min: of("target_wait_min"),
            target_share: of("target_sl"),
            max_occupancy: of("max_occupancy"),
            shrinkage: of("shrinkage"),
        };
        let ours = required_positions(&phones).expect("a possible target");
        let beta = square_root_beta(phones.offered(), ours.raw);
        let achieved = ours.achieved;
        let ours = [
            f64::from(ours.raw),
            f64::from(ours.with_shrinkage),
            achieved.service_level,
            achieved.occupancy,
            achieved.p_wait,
            phones.offered(),
            beta,
        ];
        let expected = &case["expected"];
        let mut theirs: Vec<f64> =
            ["raw", "with_shrinkage", "sl", "occupancy", "p_wait"].map(|name| number(&expected[name])).to_vec();
        theirs.extend(["offered", "beta"].map(|name| number(&case["sqrt_rule"][name])));
        assert_close("erlang c", &ours, &theirs, 1e-9);
    }
    let cases = all["erlang_a"].as_array().expect("a list of cases");
    assert_eq!(cases.len(), 4);
    for case in cases {
        let of = |name: &str| number(&case[name]);
        let agents = of("n") as u32;
        let ours = erlang_a(of("lam_per_min"), of("mu_per_min"), of("theta_per_min"), agents).expect("sound rates");
        let expected = ["p_wait", "p_abandon", "mean_wait"].map(|name| number(&case["expected"][name]));
        assert_close("erlang a", &[ours.p_wait, ours.p_abandon, ours.mean_wait], &expected, 1e-9);
    }
}
