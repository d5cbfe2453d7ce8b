//! The middle of the wall: figures as tiles, or pictures, or a table.

use leptos::prelude::*;

use super::shape;
use crate::language::say;
use crate::screen::{ChartSpec, KpiCard, TableView, WallView};
use crate::ui::parts::{Chart, table};

/// What the page is about.
#[component]
pub fn Figures(
    /// The wall.
    wall: WallView,
) -> impl IntoView {
    let WallView { tiles, charts, table, heading, .. } = wall;
    let has_picture = !charts.is_empty();
    let pictures = charts.len().to_string();
    let is_bare = tiles.is_empty() && charts.is_empty() && table.is_none();
    view! {
        <section class="wall__figures" data-charts=pictures aria-label={say!("Figures")}>
            {(!tiles.is_empty()).then(|| tiles_view(&tiles, has_picture))}
            {(!charts.is_empty()).then(|| charts_view(charts))}
            {table.map(|view| table_view(&view))}
            {is_bare.then(|| view! { <p class="wall__words" dir="auto">{heading}</p> })}
        </section>
    }
    .into_any()
}

fn tiles_view(tiles: &[KpiCard], has_picture: bool) -> AnyView {
    let columns = match tiles.len() {
        // A line of figures above a picture.
        few if has_picture && few <= 5 => few,
        few if few <= 3 => few,
        4 => 2,
        many if many <= 9 => 3,
        _ => 4,
    };
    let columns = columns.to_string();
    view! { <ul role="list" class="tiles" data-columns=columns>{tiles.iter().map(tile).collect_view()}</ul> }.into_any()
}

fn tile(card: &KpiCard) -> AnyView {
    let number = card.number.map(|number| number.to_string()).unwrap_or_default();
    // A long figure is set smaller, or it would not fit its tile.
    let length = card.value.chars().count();
    let (is_long, is_longest) = ((5..=6).contains(&length), length > 6);
    view! {
        <li class="tile" data-kpi=card.id.clone() data-value=number data-tone=card.tone.id() data-worst=card.is_worst.then_some("")>
            <h2>{card.title.clone()}</h2>
            <p class="tile__figure" class:long=is_long class:longest=is_longest>
                <b>{card.value.clone()}</b>
                {(!card.goal.is_empty()).then(|| view! { " "<span class="tile__goal">{card.goal.clone()}</span> })}
            </p>
            <p class="tile__verdict">
                {shape(card.tone)}<bdi>{card.verdict.clone()}</bdi>
                {(!card.change.is_empty()).then(|| view! { <span class="tile__change">{card.change.clone()}</span> })}
            </p>
        </li>
    }
    .into_any()
}

fn charts_view(charts: Vec<ChartSpec>) -> AnyView {
    let charts = charts.into_iter().map(|spec| view! { <div class="wall__sheet"><Chart spec/></div> }).collect_view();
    view! { <div class="wall__charts">{charts}</div> }.into_any()
}

fn table_view(view: &TableView) -> AnyView {
    view! { <div class="wall__sheet wall__table">{table(view, "wall-table")}</div> }.into_any()
}
