//! What comes and whether there are the people for it, as the JSON of the command line.

use serde_json::{Value, json};

use crate::figure::{Ahead, ArrivalsBasis, Capacity, CapacityWeek, Measured, View, ahead, capacity, desk_history};
use crate::forecast::{Memo, Point};
use crate::settings::Workflow;

use super::json::number;

/// Adds `arrivals`, `capacity`, and what the capacity is made of.
pub(super) fn add(view: &View<'_>, forecast: &mut Value, unmeasurable: &mut Vec<Value>) {
    let mut missing = |id: &str, reason: String| unmeasurable.push(json!({ "id": id, "reason": reason }));
    (forecast["arrivals"], forecast["capacity"], forecast["capacity_now"]) = (json!([]), json!([]), Value::Null);
    let history = match desk_history(view) {
        Ok(history) => history,
        Err(gap) => {
            ["arrivals", "capacity"].into_iter().for_each(|id| missing(id, gap.words()));
            return;
        }
    };
    let coming = ahead(view, &history, &Memo::default());
    match &coming {
        Ok(coming) => forecast["arrivals"] = arrivals(coming),
        Err(why) => missing("arrivals", why.to_string()),
    }
    let staffing: Measured<Capacity> = capacity(view, &history, &coming, 0.0);
    match staffing {
        Ok(capacity) => {
            forecast["capacity"] = capacity.weeks.iter().map(|week| week_json(&week.hours)).collect();
            forecast["capacity_now"] = now(&capacity);
        }
        Err(gap) => missing("capacity", gap.words()),
    }
}

fn point(point: &Point) -> Value {
    json!({
        "day": point.day.to_string(),
        "mean": number(point.mean),
        "lo80": number(point.lo80),
        "hi80": number(point.hi80),
        "lo95": number(point.lo95),
        "hi95": number(point.hi95),
    })
}

/// Day by day, with the workflows of each day.
fn arrivals(coming: &Ahead) -> Value {
    let day = |(at, whole): (usize, &Point)| {
        let mut day = point(whole);
        day["workflows"] = coming
            .by_workflow
            .iter()
            .filter_map(|one| {
                let mut part = point(one.points.get(at)?);
                part["workflow"] = one.workflow.title().into();
                Some(part)
            })
            .collect();
        day
    };
    coming.total.points.iter().enumerate().map(day).collect()
}

fn week_json(week: &CapacityWeek) -> Value {
    json!({
        "week": week.start.to_string(),
        "tickets": number(week.tickets),
        "supply": number(week.supply()),
        "arriving": number(week.arriving),
        "clearing": number(week.clearing),
        "planned": number(week.planned),
        "missed": number(week.missed),
        "asked": number(week.asked()),
        "gap_hours": number(week.gap()),
        "gap_technicians": week.technicians.map(number),
    })
}

/// The headline: a mean week of the thirteen ahead, and what it is made of.
fn now(capacity: &Capacity) -> Value {
    let mut now = week_json(&capacity.mean);
    now["weeks"] = capacity.clear_weeks.into();
    now["technicians"] = capacity.technicians.len().into();
    now["arrivals_from"] = match capacity.basis {
        ArrivalsBasis::Forecast => "forecast",
        ArrivalsBasis::MeanOf(_) => "mean_week",
    }
    .into();
    now["open"] = capacity.pile.open.into();
    now["usual_open"] = capacity.pile.usual.into();
    now["grown"] = json!({ "weeks_4": capacity.pile.grown[0], "weeks_13": capacity.pile.grown[1] });
    now["hours_of_an_open_ticket"] = number(capacity.pile_effort);
    now["efforts"] = Workflow::ALL
        .into_iter()
        .map(|workflow| {
            json!({
                "workflow": workflow.title(),
                "hours": number(capacity.efforts.hours(workflow)),
                "completed": capacity.efforts.tickets(workflow),
            })
        })
        .collect();
    now
}
