//! The service delivery forecast: do requests flow into the workflows, what is coming, and do we have the people?

use crate::query::Query;
use crate::report::{View, desk_history, workflow_table};

use super::forecast_arrivals::{self, Outlook};
use super::forecast_distribution::{self, ELEVEN, filled};
use super::forecast_parts::note;
use super::forecast_supply::{self, Staffing};
use super::model::{Board, Place, Section, Tone};
use super::{forecast_slots, forecast_what_if, forecast_workload, words};

/// The board of a view.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let table = workflow_table(view);
    let history = desk_history(view);
    let mut parts = vec![match filled(&table) {
        ELEVEN => "Requests flow into all eleven workflows".to_owned(),
        count => format!(
            "Requests flow into {} of eleven workflows",
            words::number_word(count)
        ),
    }];
    let mut sections = vec![forecast_distribution::section(view, query, &table)];
    let mut lede = String::new();
    match &history {
        Ok(history) => {
            let total = Outlook::of(view, history.first, history.created(None));
            let staffing = Staffing::of(view, query, history);
            parts.push(next_week(&total));
            match &staffing {
                Ok(staffing) => parts.extend(staffing.words()),
                Err(gap) => lede = format!("Staffing is not measurable: {}. ", gap.0),
            }
            if let Err(why) = &total.projection {
                lede.push_str(why);
            } else if let Ok(projection) = &total.projection {
                lede.push_str(&projection.words);
            }
            sections.push(forecast_arrivals::section(view, query, history, &total));
            sections.push(forecast_slots::section(view, query));
            sections.push(forecast_supply::section(
                view,
                query,
                &staffing,
                total.projection.as_ref().ok(),
            ));
            sections.push(forecast_what_if::section(view, query, history, &total));
        }
        Err(gap) => {
            parts.push(format!("arrivals are not measurable: {}", gap.0));
            sections.push(Section {
                id: "outlook".into(),
                title: "What is coming?".into(),
                place: Place::Full,
                blocks: vec![note(Tone::Unknown, format!("Not measurable: {}.", gap.0))],
                ..Section::default()
            });
        }
    }
    sections.push(forecast_workload::section(view, query));
    Board {
        title: parts.join("; "),
        lede: lede.trim().to_owned(),
        sections,
        paging: None,
        tabs: Vec::new(),
    }
}

fn next_week(total: &Outlook) -> String {
    let Some((next, change)) = total.next_week() else {
        return "there is too little history for a forecast".into();
    };
    let tickets = words::tickets(next.round() as usize);
    let against = match change {
        Some(change) if change >= 0.005 => {
            format!(
                ", {} more than a mean week of the last four",
                words::percent(rounded(change))
            )
        }
        Some(change) if change <= -0.005 => {
            format!(
                ", {} fewer than a mean week of the last four",
                words::percent(rounded(-change))
            )
        }
        Some(_) => ", as many as in a mean week of the last four".into(),
        None => String::new(),
    };
    format!("the next seven days bring about {tickets}{against}")
}

/// Whole percents: a forecast knows no tenths.
fn rounded(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}
