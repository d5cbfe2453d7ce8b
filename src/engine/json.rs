//! What the dashboards show, as the JSON of the command line: sorted keys, stable order.

use serde_json::{Value, json};

use crate::dataset::{Dataset, Field};
use crate::figure::{
    DeskCount, KpiRows, Measured, Question, SlaEvent, View, by_type_priority, company_hours, coordinator, daily,
    distribution, effort, reactive_hours, real_time_entry, sla_performance, utilization,
};
use crate::query::Query;
use crate::settings::Settings;

/// Days of the list of daily counts.
const DAILY_DAYS: u32 = 90;

/// The whole report as one value.
pub fn report_json(data: &Dataset, settings: &Settings, query: &Query) -> Value {
    let view = View::new(data, settings, query);
    let mut unmeasurable = Vec::new();
    let coordinator = coordinator_json(&view, &mut unmeasurable);
    let manager = manager_json(&view, &mut unmeasurable);
    json!({
        "as_of": data.zone.rfc3339(view.as_of),
        "desk": desk_json(&view),
        "files": files_json(data),
        "coordinator": coordinator,
        "manager": manager,
        "forecast": forecast_json(&view),
        "audit": { "issues": issues_json(data), "unmeasurable": unmeasurable },
    })
}

fn desk_json(view: &View<'_>) -> Value {
    let desk = DeskCount::new(view);
    json!({ "tickets": desk.tickets, "open": desk.open, "completed": desk.completed, "cancelled": desk.cancelled })
}

fn files_json(data: &Dataset) -> Value {
    data.files
        .iter()
        .map(|file| {
            json!({
                "name": file.name,
                "entity": file.entity.map(|entity| entity.id()),
                "source": file.source,
                "rows": file.rows,
                "rejected": file.rejected,
            })
        })
        .collect()
}

fn numbers(view: &View<'_>, rows: &[u32]) -> Vec<String> {
    rows.iter().map(|&row| view.data.number(row as usize).to_owned()).collect()
}

fn coordinator_json(view: &View<'_>, unmeasurable: &mut Vec<Value>) -> Value {
    coordinator(view)
        .into_iter()
        .map(|kpi| {
            let goal = view.settings.goals.value(kpi.id).unwrap_or_default();
            let mut row = match &kpi.rows {
                Ok(rows) => {
                    let within = view.settings.goals.is_met(kpi.id, rows.count() as f64);
                    let mut row = json!({ "count": rows.count(), "verdict": if within { "ok" } else { "over" } });
                    match rows {
                        KpiRows::Tickets(rows) => row["tickets"] = numbers(view, rows).into(),
                        KpiRows::Technicians(all) => {
                            row["resources"] = all
                                .iter()
                                .map(|(resource, rows)| json!({ "name": view.data.texts.text(*resource), "open": rows.len() }))
                                .collect();
                        }
                    }
                    row
                }
                Err(gap) => {
                    unmeasurable.push(json!({ "id": kpi.id, "reason": gap.words() }));
                    json!({ "count": null, "verdict": "unmeasurable", "reason": gap.words() })
                }
            };
            row["id"] = kpi.id.into();
            row["goal"] = number(goal);
            row
        })
        .collect()
}

fn manager_json(view: &View<'_>, unmeasurable: &mut Vec<Value>) -> Value {
    let mut note = |id: &str, reason: &str| unmeasurable.push(json!({ "id": id, "reason": reason }));
    let mut sla = serde_json::Map::new();
    for event in SlaEvent::ALL {
        let value = match sla_performance(view, event) {
            Ok(share) => {
                let mut value = json!({ "met": share.met.len(), "decided": share.decided() });
                if event == SlaEvent::Resolution && view.data.completed_stands_in {
                    value["actual"] = Field::Completed.id().into();
                }
                value
            }
            Err(gap) => {
                note(&format!("sla_{}", event.id()), &gap.words());
                json!({ "met": null, "decided": null, "reason": gap.words() })
            }
        };
        sla.insert(event.id().to_owned(), value);
    }
    let utilization = match utilization(view) {
        Ok(list) => list
            .into_iter()
            .map(|known| {
                json!({
                    "resource": known.resource,
                    "client_hours": number(known.client.as_f64()),
                    "billable_hours": known.billable.map(|hours| number(hours.as_f64())),
                    "available_hours": number(known.available.as_f64()),
                })
            })
            .collect(),
        Err(gap) => {
            note("utilization", &gap.words());
            json!([])
        }
    };
    let reactive = match reactive_hours(view) {
        Ok(reactive) => json!({
            "value": reactive.value,
            "hours": number(reactive.hours.as_f64()),
            "endpoints": reactive.endpoints,
        }),
        Err(gap) => {
            note("reactive_hours_per_endpoint", &gap.words());
            json!({ "value": null, "reason": gap.words() })
        }
    };
    let companies = match company_hours(view) {
        Ok(list) => list
            .into_iter()
            .map(
                |(company, hours)| json!({ "company": view.data.texts.text(company), "hours": number(hours.as_f64()) }),
            )
            .collect(),
        Err(gap) => {
            note("company_hours", &gap.words());
            json!([])
        }
    };
    let mut manager = json!({ "sla": sla, "utilization": utilization, "reactive_hours_per_endpoint": reactive, "company_hours": companies });
    for (id, figure) in further_figures(view) {
        manager[id] = figure.unwrap_or_else(|gap| {
            note(id, &gap.words());
            json!({ "value": null, "reason": gap.words() })
        });
    }
    manager
}

/// The leading and lagging figures: numerator, denominator and value. An empty denominator has no value.
fn further_figures(view: &View<'_>) -> Vec<(&'static str, Measured<Value>)> {
    let share = |good: u32, all: u32| {
        let value = (all > 0).then(|| f64::from(good) / f64::from(all));
        json!({ "good": good, "all": all, "value": value })
    };
    let effort = effort(view);
    let answer = |question: Question| {
        let effort = effort.as_ref().map_err(Clone::clone)?;
        let part = effort.answers[question as usize].clone()?;
        Ok(share(part.good, part.all))
    };
    let kill_rate = effort.as_ref().map_err(Clone::clone).and_then(|effort| {
        view.needs(Field::Created)?;
        let created =
            view.rows.iter().filter(|&&row| view.in_period(view.data.tickets.date(Field::Created, row as usize).get()));
        Ok(share(effort.rows.len() as u32, created.count() as u32))
    });
    let hours =
        effort.as_ref().map_err(Clone::clone).and_then(|effort| effort.worked.clone()).map(|(hours, tickets)| {
            let value = (tickets > 0).then(|| hours.as_f64() / f64::from(tickets));
            json!({ "hours": number(hours.as_f64()), "tickets": tickets, "value": value })
        });
    let backlog = effort.as_ref().map_err(Clone::clone).map(|effort| {
        let done = effort.rows.len();
        let per_day = done as f64 / f64::from(view.period_days);
        let value = (done > 0).then(|| view.open.len() as f64 / per_day);
        json!({ "open": view.open.len(), "completed": done, "value": value })
    });
    vec![
        ("real_time_entry", real_time_entry(view).map(|part| share(part.good, part.all))),
        ("backlog_days", backlog),
        ("effort", hours),
        ("kill_rate", kill_rate),
        ("same_day", answer(Question::SameDay)),
        ("one_technician", answer(Question::OneTechnician)),
        ("reopened", answer(Question::Reopened)),
    ]
}

fn forecast_json(view: &View<'_>) -> Value {
    let hours = |hours: Measured<crate::base::Hours>| hours.ok().map(|hours| number(hours.as_f64()));
    let workflows: Value = distribution(view)
        .into_iter()
        .map(|share| json!({ "workflow": share.workflow.title(), "tickets": share.tickets.len(), "hours": hours(share.hours) }))
        .collect();
    let types: Value = by_type_priority(view)
        .into_iter()
        .map(|group| json!({ "type": group.ticket_type, "priority": group.priority, "tickets": group.tickets.len() }))
        .collect();
    let daily: Value = daily(view, DAILY_DAYS)
        .into_iter()
        .map(|(day, count)| json!({ "day": day.to_string(), "created": count.created, "completed": count.completed }))
        .collect();
    json!({ "workflows": workflows, "created_by_type_priority": types, "daily": daily })
}

fn issues_json(data: &Dataset) -> Value {
    data.issues
        .iter()
        .map(|issue| {
            let mut first = json!({ "file": issue.first.file });
            if issue.first.row > 0 {
                first["row"] = issue.first.row.into();
            }
            if !issue.first.sheet.is_empty() {
                first["sheet"] = issue.first.sheet.clone().into();
            }
            json!({ "kind": issue.kind.id(), "column": issue.column, "count": issue.count, "first": first, "sample": issue.sample })
        })
        .collect()
}

/// Whole numbers without a fraction.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 { (value as i64).into() } else { value.into() }
}
