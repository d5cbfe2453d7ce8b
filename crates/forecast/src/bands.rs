//! The answer of a simulation: where each figure lies over the runs.

use serde::{Deserialize, Serialize};

use base::Day;

/// Where a figure lies over the runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// 2.5 % of runs are below.
    pub lo95: f64,
    /// 10 % are below.
    pub p10: f64,
    /// The middle.
    pub p50: f64,
    /// 10 % are above.
    pub p90: f64,
    /// 2.5 % are above.
    pub hi95: f64,
}

/// One week over all runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeekBands {
    /// The week's first day.
    pub start: Day,
    /// Jobs open at its end.
    pub backlog: Band,
    /// Hours of work left in them.
    pub backlog_hours: Band,
    /// Jobs done in it.
    pub completed: Band,
    /// Mean working days from arrival to done, of jobs done in it that came after the start; `None` without any.
    pub waiting_days: Option<Band>,
    /// Share done in time, of jobs whose target fell into it; `None` without any.
    pub in_time_share: Option<Band>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bands {
    /// One entry per week; none before the first run.
    pub weeks: Vec<WeekBands>,
    /// Jobs done over all weeks; `None` before the first run.
    pub completed_total: Option<Band>,
    /// Runs behind it.
    pub runs: u32,
    /// The seed it was made with.
    pub seed: u64,
}

/// The band of a figure; `None` of nothing.
pub(crate) fn band(values: &[f64]) -> Option<Band> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let at = |share: f64| {
        let place = share * last as f64;
        let below = place.floor() as usize;
        let above = (below + 1).min(last);
        sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
    };
    Some(Band { lo95: at(0.025), p10: at(0.1), p50: at(0.5), p90: at(0.9), hi95: at(0.975) })
}
