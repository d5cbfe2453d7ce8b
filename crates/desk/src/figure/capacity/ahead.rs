//! What comes: tickets of the days ahead, in total and by workflow, which add up to the total.

use base::Day;
use forecast::{Memo, NoForecast, Point, Projection, Series};

use crate::figure::arrivals::DeskHistory;
use crate::figure::view::View;
use crate::settings::Workflow;

/// Days ahead that are projected: a quarter.
const DAYS: usize = 91;

/// The tickets to come.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    /// All together.
    pub total: Projection,
    /// Each workflow that tickets came in; day by day and week by week they add up to the total.
    pub by_workflow: Vec<WorkflowAhead>,
}

/// The tickets to come of one workflow.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkflowAhead {
    /// The workflow.
    pub workflow: Workflow,
    /// Day by day.
    pub points: Vec<Point>,
    /// Week by week.
    pub weeks: Vec<Point>,
}

/// Projects the history of a desk. Each workflow has a projection of its own; the whole is projected best as a whole,
/// so the workflows are stretched to it.
///
/// # Errors
/// Why there is no forecast.
pub fn ahead(view: &View<'_>, history: &DeskHistory, memo: &Memo) -> Result<Ahead, NoForecast> {
    let holidays = &view.data.holidays;
    let last = history.last();
    let future: Vec<Day> = holidays.iter().copied().filter(|day| *day > last).collect();
    let past: Vec<Day> = holidays.iter().copied().filter(|day| *day <= last).collect();
    let project = |values: Vec<f64>| {
        let series = Series { start: history.first, values, holidays: past.clone() };
        memo.project(&series, &future, DAYS)
    };
    let total = project(history.created(None))?;
    let mut by_workflow = Vec::new();
    for workflow in Workflow::ALL {
        let values = history.created(Some(workflow));
        if values.iter().all(|&count| count == 0.0) {
            continue;
        }
        let (points, weeks) = match project(values.clone()) {
            Ok(projection) => (projection.points, projection.weeks),
            // A workflow that came into use lately: its share of the last weeks is all that is known of it.
            Err(_) => shared(&total, recent_share(history, &values)),
        };
        by_workflow.push(WorkflowAhead { workflow, points, weeks });
    }
    add_up(&mut by_workflow, &total);
    Ok(Ahead { total, by_workflow })
}

/// Share of the last eight weeks' tickets.
fn recent_share(history: &DeskHistory, values: &[f64]) -> f64 {
    let tail = |values: &[f64]| values.iter().rev().take(56).sum::<f64>();
    let all = tail(&history.created(None));
    if all > 0.0 { tail(values) / all } else { 0.0 }
}

fn shared(total: &Projection, share: f64) -> (Vec<Point>, Vec<Point>) {
    let part = |points: &[Point]| points.iter().map(|point| times(point, share)).collect();
    (part(&total.points), part(&total.weeks))
}

fn times(point: &Point, factor: f64) -> Point {
    Point {
        day: point.day,
        mean: point.mean * factor,
        lo80: point.lo80 * factor,
        hi80: point.hi80 * factor,
        lo95: point.lo95 * factor,
        hi95: point.hi95 * factor,
    }
}

/// Stretches the workflows so that their means add up to those of the total, day by day; a week is the sum of its days.
fn add_up(all: &mut [WorkflowAhead], total: &Projection) {
    for (at, whole) in total.points.iter().enumerate() {
        let sum: f64 = all.iter().filter_map(|one| Some(one.points.get(at)?.mean)).sum();
        if sum > 0.0 {
            let factor = whole.mean / sum;
            for point in all.iter_mut().filter_map(|one| one.points.get_mut(at)) {
                *point = times(point, factor);
            }
        }
    }
    for WorkflowAhead { points, weeks, .. } in all {
        for (week, days) in weeks.iter_mut().zip(points.chunks_exact(7)) {
            let sum: f64 = days.iter().map(|day| day.mean).sum();
            *week = if week.mean > 0.0 { times(week, sum / week.mean) } else { Point { mean: sum, ..*week } };
        }
    }
}
