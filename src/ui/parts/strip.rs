//! A clock taken apart: the strip from creation to now, and the same as text.

use leptos::prelude::*;

use crate::view_model::{StripMark, StripView};

/// Width and height of the picture in its own units.
const WIDTH: f64 = 1_000.0;
const HEIGHT: f64 = 74.0;
const TOP: f64 = 20.0;
const BAND: f64 = 32.0;

/// The strip with its marks, its sum, and the text to read aloud or to paste.
pub fn strip(view: &StripView) -> AnyView {
    let slices = view
        .slices
        .iter()
        .map(|slice| {
            let (x, width) = (slice.start * WIDTH, (slice.share * WIDTH).max(0.5));
            view! {
                <rect
                    class="strip__slice"
                    data-kind=slice.kind.id()
                    data-over=slice.over.then_some("")
                    x=format!("{x:.2}")
                    y=TOP
                    width=format!("{width:.2}")
                    height=BAND
                >
                    <title>{slice.words.clone()}</title>
                </rect>
            }
        })
        .collect_view();
    let marks = [
        ("target", &view.target),
        ("due", &view.due),
        ("ran-out", &view.ran_out),
    ]
    .into_iter()
    .filter_map(|(kind, mark)| Some(drawn(kind, mark.as_ref()?)))
    .collect_view();
    let words = [&view.ran_out, &view.target, &view.due]
        .into_iter()
        .flatten()
        .map(|mark| mark.words.clone())
        .fold(Vec::new(), |mut all: Vec<String>, words| {
            if !all.contains(&words) {
                all.push(words);
            }
            all
        })
        .join(" · ");
    let legend = [
        ("counted", "counted"),
        ("night", "night, weekend, holiday"),
        ("paused", "paused"),
    ]
    .into_iter()
    .map(|(kind, words)| view! { <li><i class="strip__key" data-kind=kind></i>{words}</li> })
    .collect_view();
    view! {
        <figure class="strip">
            <figcaption><strong>{view.title.clone()}</strong>" "{view.reading.clone()}</figcaption>
            <svg
                class="strip__picture"
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                preserveAspectRatio="none"
                role="img"
                aria-label=view.reading.clone()
            >
                {slices}
                {marks}
            </svg>
            <ul class="strip__legend" aria-hidden="true">{legend}</ul>
            <p class="strip__marks">{words}</p>
            <p class="strip__sum">{view.sum.clone()}</p>
            {view.estimated.then(|| view! { <p class="note">"Estimated: without a status history, waiting is not known."</p> })}
            <details>
                <summary>"As text"</summary>
                <pre class="strip__text" tabindex="0">{view.text.clone()}</pre>
            </details>
        </figure>
    }
    .into_any()
}

fn drawn(kind: &'static str, mark: &StripMark) -> AnyView {
    let x = format!("{:.2}", mark.at * WIDTH);
    view! {
        <line class="strip__mark" data-kind=kind x1=x.clone() x2=x y1="6" y2=TOP + BAND + 14.0>
            <title>{mark.words.clone()}</title>
        </line>
    }
    .into_any()
}
