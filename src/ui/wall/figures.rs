//! The middle of the wall: figures as tiles, or pictures, or a table.

use leptos::prelude::*;

use super::shape;
use crate::ui::parts::{Chart, table};
use crate::view_model::{ChartSpec, KpiCard, TableView, WallView};

/// What the page is about.
#[component]
pub fn Figures(
    /// The wall.
    wall: WallView,
) -> impl IntoView {
    let WallView {
        tiles,
        charts,
        table,
        heading,
        ..
    } = wall;
    let is_bare = tiles.is_empty() && charts.is_empty() && table.is_none();
    view! {
        <section class="wall__figures" data-charts=charts.len().to_string() aria-label="Figures">
            {(!tiles.is_empty()).then(|| tiles_view(&tiles))}
            {(!charts.is_empty()).then(|| charts_view(charts))}
            {table.map(|view| table_view(&view))}
            {is_bare.then(|| view! { <p class="wall__words" dir="auto">{heading}</p> })}
        </section>
    }
    .into_any()
}

fn tiles_view(tiles: &[KpiCard]) -> AnyView {
    let columns = match tiles.len() {
        0..=3 => "few",
        4..=6 => "some",
        7..=9 => "many",
        _ => "most",
    };
    view! { <ul role="list" class="tiles" data-columns=columns>{tiles.iter().map(tile).collect_view()}</ul> }
        .into_any()
}

fn tile(card: &KpiCard) -> AnyView {
    let number = card.number.map(|number| number.to_string()).unwrap_or_default();
    // A long figure (`0.123 h`) is set smaller, or it would not fit its tile.
    let is_long = card.value.chars().count() > 5;
    view! {
        <li class="tile" data-kpi=card.id.clone() data-value=number data-tone=card.tone.id()>
            <h2>{card.title.clone()}</h2>
            <p class="tile__figure" class:long=is_long>
                {card.value.clone()}
                {(!card.goal.is_empty()).then(|| view! { " "<span class="tile__goal">{card.goal.clone()}</span> })}
            </p>
            <p class="tile__verdict">{shape(card.tone)}<bdi>{card.verdict.clone()}</bdi></p>
        </li>
    }
    .into_any()
}

fn charts_view(charts: Vec<ChartSpec>) -> AnyView {
    let charts = charts
        .into_iter()
        .map(|spec| view! { <div class="wall__sheet"><Chart spec/></div> })
        .collect_view();
    view! { <div class="wall__charts">{charts}</div> }.into_any()
}

fn table_view(view: &TableView) -> AnyView {
    view! { <div class="wall__sheet wall__table">{table(view, "wall-table")}</div> }.into_any()
}
