//! The points of a chart as a table.

use leptos::prelude::*;

use super::table::table;
use crate::view_model::{Cell, ChartSpec, Head, TableView};

/// The points of all series, a column for each series.
pub fn plain_chart(chart: &ChartSpec, id: &str) -> AnyView {
    let labels: Vec<String> = chart
        .series
        .first()
        .map(|series| series.points.iter().map(|point| point.label.clone()).collect())
        .unwrap_or_default();
    let named = |title: &str, numeric| Head {
        title: title.to_owned(),
        numeric,
        ..Head::default()
    };
    let heads = std::iter::once(named("", false))
        .chain(chart.series.iter().map(|series| named(&series.name, true)))
        .collect();
    let cell = |series: &crate::view_model::Series, at: usize| match series.points.get(at) {
        Some(point) => Cell {
            text: point.words.clone(),
            href: point.href.clone(),
            count: point.count,
            ..Cell::default()
        },
        None => Cell::default(),
    };
    let rows = labels
        .into_iter()
        .enumerate()
        .map(|(at, label)| {
            std::iter::once(Cell::text(label))
                .chain(chart.series.iter().map(|series| cell(series, at)))
                .collect()
        })
        .collect();
    let view = TableView {
        caption: chart.title.clone(),
        heads,
        rows,
        has_total: false,
        empty: "No points.".into(),
    };
    view! {
        <figure class="chart">
            <figcaption>{chart.reading.clone()}</figcaption>
            <details><summary>"As a table"</summary>{table(&view, id)}</details>
        </figure>
    }
    .into_any()
}
