//! The way of a ticket, a line for each stay, each drawn at its place in time.

use leptos::prelude::*;

use crate::language::say;
use crate::screen::{Stay, TimelineView};

const WIDTH: f64 = 1_000.0;

/// The timeline.
pub fn timeline(view: &TimelineView) -> AnyView {
    let stays = view.stays.iter().map(stay).collect_view();
    view! {
        <figure class="timeline">
            <figcaption>{view.reading.clone()}</figcaption>
            <ol role="list">{stays}</ol>
        </figure>
    }
    .into_any()
}

fn stay(stay: &Stay) -> AnyView {
    // A stay too short to be seen is still drawn.
    let width = (stay.share * WIDTH).max(4.0);
    let x = (stay.start * WIDTH).min(WIDTH - width);
    let spoken = say!("{}, since {}", stay.meaning, stay.from);
    view! {
        <li data-kind=stay.kind.id()>
            <span class="timeline__label" dir="auto">{stay.label.clone()}</span>
            <svg viewBox=format!("0 0 {WIDTH} 10") preserveAspectRatio="none" aria-hidden="true">
                <rect class="timeline__track" x="0" y="4.5" width=WIDTH height="1"/>
                <rect class="timeline__bar" x=format!("{x:.1}") y="0" width=format!("{width:.1}") height="10"/>
            </svg>
            <span class="timeline__length">{stay.length.clone()}</span>
            <span class="note">{spoken}</span>
        </li>
    }
    .into_any()
}
