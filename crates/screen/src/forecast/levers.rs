//! The levers of the simulation: sliders, their values in the URL and in saved scenarios.

use std::collections::BTreeMap;

use desk::query::Query;
use forecast::Levers;
use language::say;

use crate::model::{Lever, LeverKind};

/// Options of the URL that move a lever, in the order of the page.
pub const LEVER_NAMES: [&str; 6] =
    ["tech_delta", "endpoints_pct", "utilization_pct", "effort_pct", "quick_pct", "triage_min"];

/// What today's desk is like, where a lever does not start from nothing: percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Today {
    /// Hours at work that go into tickets.
    pub utilization: f64,
    /// Tickets that are quick hits.
    pub quick_hits: f64,
}

/// The levers as the options of a URL or a scenario move them; what cannot be read stays as it is.
pub fn levers<'o>(option: impl Fn(&str) -> Option<&'o str>) -> Levers {
    let number = |name: &str, least: f64, most: f64| {
        let value: f64 = option(name)?.parse().ok()?;
        value.is_finite().then(|| value.clamp(least, most))
    };
    let factor = |name: &str| 1.0 + number(name, -90.0, 900.0).unwrap_or(0.0) / 100.0;
    Levers {
        people_delta: number("tech_delta", -100.0, 100.0).unwrap_or(0.0),
        arrivals_factor: factor("endpoints_pct"),
        utilization: number("utilization_pct", 0.0, 100.0).map(|percent| percent / 100.0),
        effort_factor: factor("effort_pct"),
        short_share: number("quick_pct", 0.0, 100.0).map(|percent| percent / 100.0),
        added_minutes: number("triage_min", -60.0, 240.0).unwrap_or(0.0),
    }
}

/// The options of a question that move a lever.
pub fn moved(query: &Query) -> BTreeMap<String, String> {
    let options = query.options.iter();
    options.filter(|(name, _)| LEVER_NAMES.contains(&name.as_str())).cloned().collect()
}

/// The same question with exactly these levers moved.
pub fn with_levers(query: &Query, levers: &BTreeMap<String, String>) -> Query {
    LEVER_NAMES
        .iter()
        .fold(query.clone(), |query, name| query.with_option(name, levers.get(*name).map_or("", String::as_str)))
}

/// The sliders, and the seed.
pub fn sliders(query: &Query, today: Today, seed: u64) -> Vec<Lever> {
    let slider = |name: &str, label: &str, unit: &str, (min, max, step): (f64, f64, f64), neutral: f64| {
        let value = query.option(name).and_then(|value| value.parse().ok());
        Lever {
            name: name.to_owned(),
            label: label.to_owned(),
            unit: unit.to_owned(),
            min,
            max,
            step,
            value: value.unwrap_or(neutral).clamp(min, max),
            neutral,
            neutral_words: say!("as today").into(),
            is_change: true,
            kind: LeverKind::Slider,
        }
    };
    let whole = |percent: f64| percent.round().clamp(0.0, 100.0);
    let measured =
        |lever: Lever| Lever { neutral_words: say!("{} %, as today", lever.neutral), is_change: false, ..lever };
    let change = (-50.0, 100.0, 5.0);
    vec![
        slider(LEVER_NAMES[0], say!("Technicians"), say!("technicians"), (-5.0, 10.0, 0.5), 0.0),
        slider(LEVER_NAMES[1], say!("Endpoints"), "%", change, 0.0),
        measured(slider(
            LEVER_NAMES[2],
            say!("Utilization on tickets"),
            "%",
            (0.0, 100.0, 1.0),
            whole(today.utilization),
        )),
        slider(LEVER_NAMES[3], say!("Effort per ticket"), "%", change, 0.0),
        measured(slider(LEVER_NAMES[4], say!("Share of quick hits"), "%", (0.0, 100.0, 1.0), whole(today.quick_hits))),
        slider(LEVER_NAMES[5], say!("Triage per ticket"), "min", (-15.0, 60.0, 1.0), 0.0),
        Lever {
            kind: LeverKind::Number,
            neutral_words: String::new(),
            is_change: false,
            max: 4_294_967_295.0,
            min: 0.0,
            value: seed as f64,
            ..slider("seed", say!("Seed of the random numbers"), "", (0.0, 1.0, 1.0), 0.0)
        },
    ]
}

/// What is moved, in words: `1 technician more, effort −10 %`.
pub fn in_words(levers: &Levers) -> String {
    let signed = |value: f64| {
        let sign = if value < 0.0 { "−" } else { "+" };
        format!("{sign}{}", crate::kit::words::decimal(value.abs(), 1))
    };
    let percent = |factor: f64| say!("{} %", signed((factor - 1.0) * 100.0));
    let mut parts = Vec::new();
    if levers.people_delta != 0.0 {
        parts.push(say!("{} technicians", signed(levers.people_delta)));
    }
    if levers.arrivals_factor != 1.0 {
        parts.push(say!("endpoints {}", percent(levers.arrivals_factor)));
    }
    if let Some(share) = levers.utilization {
        parts.push(say!("utilization {}", crate::kit::words::percent(share)));
    }
    if levers.effort_factor != 1.0 {
        parts.push(say!("effort {}", percent(levers.effort_factor)));
    }
    if let Some(share) = levers.short_share {
        parts.push(say!("{} quick hits", crate::kit::words::percent(share)));
    }
    if levers.added_minutes != 0.0 {
        parts.push(say!("triage {} min", signed(levers.added_minutes)));
    }
    if parts.is_empty() { say!("nothing changed").into() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levers_live_in_the_url_and_in_scenarios() {
        let query = Query::from_fragment("#/forecast?tab=what-if&tech_delta=-1.5&effort_pct=-20&triage_min=x");
        let read = levers(|name| query.option(name));
        assert_eq!((read.people_delta, read.effort_factor), (-1.5, 0.8));
        assert_eq!(in_words(&read), "−1.5 technicians, effort −20 %");
        let saved = moved(&query);
        assert_eq!(saved.len(), 3);
        let other = with_levers(&Query::from_fragment("#/forecast?tab=what-if&quick_pct=40"), &saved);
        assert_eq!(moved(&other), saved);
        assert_eq!(other.option("tab"), Some("what-if"));
    }
}
