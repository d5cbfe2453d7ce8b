//! What the dashboards show, as the JSON of the command line: sorted keys, stable order.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::dataset::{Dataset, Field, Flag};
use crate::figure::{
    DeskCount, FigureId, Figures, KpiRows, Measured, Panel, SlaEvent, View, by_type_priority, company_hours,
    coordinator, daily, distribution, exported_verdict, guesses_behind, new_for, resolution_verdict, triage_clock,
    utilization,
};
use crate::query::Query;
use crate::settings::{Settings, TriageClock};

/// Days of the list of daily counts.
const DAILY_DAYS: u32 = 90;

/// The whole report as one value.
pub fn report_json(data: &Dataset, settings: &Settings, query: &Query) -> Value {
    let view = View::new(data, settings, query);
    let mut unmeasurable = Vec::new();
    let coordinator = coordinator_json(&view, &mut unmeasurable);
    let manager = manager_json(&view, &mut unmeasurable);
    let mut forecast = forecast_json(&view);
    super::forecast_json::add(&view, &mut forecast, &mut unmeasurable);
    let claims = super::claims_json::claims(&view, &mut unmeasurable);
    let (promises, proofs) = super::claims_json::promises_json(&view, &mut unmeasurable);
    json!({
        "as_of": data.zone.rfc3339(view.as_of),
        "desk": desk_json(&view),
        "files": files_json(data),
        "coordinator": coordinator,
        "triage": triage_json(&view),
        "manager": manager,
        "forecast": forecast,
        "claims": claims,
        "promises": promises,
        "promises_proof": proofs,
        "assumed": assumed_json(data),
        "technicians": technicians_json(&view),
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

/// Everything that was inferred, with what speaks for it.
fn assumed_json(data: &Dataset) -> Value {
    data.assumptions()
        .into_iter()
        .map(|one| {
            json!({
                "file": one.file,
                "column": one.column,
                "field": one.field.id(),
                "because": one.because,
                "confidence": one.confidence,
            })
        })
        .collect()
}

/// All technicians whom tickets name: those who have them, and those who help with them.
fn technicians_json(view: &View<'_>) -> Value {
    let mut all: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let tickets = &view.data.tickets;
    for row in view.rows.iter().map(|&row| row as usize) {
        let is_open = u32::from(view.data.facts.meaning[row].is_open());
        let name = view.data.texts.text(tickets.label(Field::Resource, row));
        all.entry(name).or_default().0 += is_open;
        let others = view.data.texts.text(tickets.label(Field::OtherResources, row));
        others.split("; ").for_each(|other| all.entry(other).or_default().1 += is_open);
    }
    all.into_iter()
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, (open, helps))| json!({ "name": name, "open": open, "helps_with_open": helps }))
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
                    unmeasurable.push(json!({ "id": kpi.id.id(), "reason": gap.words() }));
                    json!({ "count": null, "verdict": "unmeasurable", "reason": gap.words() })
                }
            };
            row["id"] = kpi.id.id().into();
            row["goal"] = number(goal);
            add_assumed(view, kpi.id.id(), &mut row);
            row
        })
        .collect()
}

/// The columns of the guesses that a figure rests on, where it rests on any.
fn add_assumed(view: &View<'_>, id: &str, figure: &mut Value) {
    let mut columns: Vec<String> = guesses_behind(view.data, id).into_iter().map(|guess| guess.column).collect();
    columns.dedup();
    if !columns.is_empty() {
        figure["assumed"] = columns.into();
    }
}

/// Tickets that wait for triage beyond the two lines, and on whose clock.
fn triage_json(view: &View<'_>) -> Value {
    let clock = match triage_clock(view) {
        TriageClock::Coverage => "coverage",
        TriageClock::Wall => "wall",
    };
    let lines: Vec<Value> = view
        .settings
        .boards
        .triage_lines()
        .into_iter()
        .map(|minutes| json!({ "minutes": minutes, "count": new_for(view, minutes).ok() }))
        .collect();
    json!({ "clock": clock, "new_for": lines })
}

fn manager_json(view: &View<'_>, unmeasurable: &mut Vec<Value>) -> Value {
    let mut note = |id: &str, reason: &str| unmeasurable.push(json!({ "id": id, "reason": reason }));
    let figures = Figures::new(view);
    let mut sla = serde_json::Map::new();
    for event in SlaEvent::ALL {
        let value = match figures.kept(event, 0) {
            Ok(kept) => {
                let mut value = json!({ "met": kept.met, "decided": kept.decided() });
                if event == SlaEvent::Resolution && view.data.completed_stands_in {
                    value["actual"] = Field::Completed.id().into();
                }
                add_assumed(view, FigureId::kept(event).id(), &mut value);
                value
            }
            Err(gap) => {
                note(FigureId::kept(event).id(), &gap.words());
                json!({ "met": null, "decided": null, "reason": gap.words() })
            }
        };
        sla.insert(event.id().to_owned(), value);
    }
    if let Some(flag) = export_flag_json(view) {
        sla.insert("export_flag".to_owned(), flag);
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
            note(FigureId::Utilization.id(), &gap.words());
            json!([])
        }
    };
    let mut manager = serde_json::Map::new();
    manager.insert("sla".to_owned(), sla.into());
    manager.insert(FigureId::Utilization.id().to_owned(), utilization);
    let reactive = figure_json(view, &figures, FigureId::ReactiveHours, &mut note);
    manager.insert(FigureId::ReactiveHours.id().to_owned(), reactive);
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
    manager.insert("company_hours".to_owned(), companies);
    let quotients = Panel::Leading.figures().chain(Panel::Lagging.figures());
    for figure in quotients.filter(|figure| figure.spec().parts.is_some()) {
        manager.insert(figure.id().to_owned(), figure_json(view, &figures, figure, &mut note));
    }
    manager.into()
}

/// What the export itself says of the resolutions, and the tickets of which the dates say otherwise; `None` where it says
/// nothing.
fn export_flag_json(view: &View<'_>) -> Option<Value> {
    let said = |wanted: Flag| {
        view.rows.iter().copied().filter(|&row| exported_verdict(view, row as usize) == wanted).collect::<Vec<u32>>()
    };
    let (met, missed) = (said(Flag::Yes), said(Flag::No));
    if met.is_empty() && missed.is_empty() {
        return None;
    }
    let against = |rows: &[u32], ours: Flag| {
        rows.iter().copied().filter(|&row| resolution_verdict(view, row as usize) == ours).collect::<Vec<u32>>()
    };
    let disagree = [against(&met, Flag::No), against(&missed, Flag::Yes)].concat();
    Some(json!({
        "met": met.len(),
        "missed": missed.len(),
        "disagree": disagree.len(),
        "tickets": numbers(view, &view.by_number(disagree)),
    }))
}

/// A figure: its number, and what it is divided by what. An empty denominator has no value.
fn figure_json(
    view: &View<'_>,
    figures: &Figures<'_, '_>,
    figure: FigureId,
    note: &mut impl FnMut(&str, &str),
) -> Value {
    match figures.measure(figure) {
        Ok(reading) => {
            let mut value = json!({ "value": reading.value.ok() });
            if let Some((names, parts)) = figure.spec().parts.zip(reading.parts) {
                for (name, part) in names.into_iter().zip(parts) {
                    value[name] = number(part);
                }
            }
            add_assumed(view, figure.id(), &mut value);
            value
        }
        Err(gap) => {
            note(figure.id(), &gap.words());
            json!({ "value": null, "reason": gap.words() })
        }
    }
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
pub fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 { (value as i64).into() } else { value.into() }
}
