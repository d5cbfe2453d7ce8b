//! A clock taken apart: the strip from creation to now, and the same as text.

use leptos::prelude::*;

use crate::language::say;
use crate::screen::{StripKind, StripMark, StripSlice, StripView};
use crate::ui::browser;

/// Width and height of the picture in its own units.
const WIDTH: f64 = 1_000.0;
const HEIGHT: f64 = 66.0;
const TOP: f64 = 14.0;
const BAND: f64 = 36.0;
/// The line of the target below the band.
const TARGET: f64 = TOP + BAND + 9.0;

/// The strip with its marks, its sum, and the text to read aloud or to paste.
pub fn strip(view: &StripView) -> AnyView {
    let slices = view.slices.iter().map(slice).collect_view();
    // Ran out and used up are the same moment: it is told once.
    let used_up = if view.ran_out.is_some() { &None } else { &view.target };
    let marks = [("target", used_up), ("due", &view.due), ("ran-out", &view.ran_out)]
        .into_iter()
        .filter_map(|(kind, mark)| Some(drawn(kind, mark.as_ref()?)))
        .collect_view();
    let words = [&view.ran_out, used_up, &view.due]
        .into_iter()
        .flatten()
        .map(|mark| mark.words.clone())
        .fold(vec![view.target_words.clone()], |mut all, words| {
            if !all.contains(&words) {
                all.push(words);
            }
            all
        })
        .join(" · ");
    let ticks = view
        .ticks
        .iter()
        .map(|tick| {
            let left = format!("{:.2}%", tick.at * 100.0);
            view! { <span style:left=left>{tick.words.clone()}</span> }
        })
        .collect_view();
    let lines = view.ticks.iter().map(|tick| drawn("tick", tick)).collect_view();
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
                {hatches()}
                {slices}
                {lines}
                <line
                    class="strip__target"
                    x1="0"
                    x2=format!("{:.2}", view.target_reach * WIDTH)
                    y1=TARGET
                    y2=TARGET
                >
                    <title>{view.target_words.clone()}</title>
                </line>
                {marks}
            </svg>
            <div class="strip__axis" aria-hidden="true">{ticks}</div>
            <ul class="strip__legend" aria-hidden="true">{legend(view)}</ul>
            <p class="strip__marks">{words}</p>
            <p class="strip__sum">{view.sum.clone()}</p>
            {view.estimated.then(|| view! { <p class="note">{say!("Estimated: there is no status history, so time spent waiting is counted.")}</p> })}
            {as_text(&view.text)}
        </figure>
    }
    .into_any()
}

/// The pattern of a kind; `None` for what is filled.
const fn hatch(kind: StripKind) -> Option<&'static str> {
    match kind {
        StripKind::Counted => None,
        StripKind::Night => Some("url(#strip-night)"),
        StripKind::Weekend => Some("url(#strip-weekend)"),
        StripKind::Holiday => Some("url(#strip-holiday)"),
        StripKind::Paused => Some("url(#strip-paused)"),
        StripKind::Complete => Some("url(#strip-complete)"),
    }
}

/// What tells kinds apart without color: strokes one way, the other way, both, dots, lines.
fn hatches() -> AnyView {
    view! {
        <defs>
            <pattern id="strip-night" class="strip__hatch" width="9" height="9" patternUnits="userSpaceOnUse">
                <path d="M0 9L9 0"/>
            </pattern>
            <pattern id="strip-weekend" class="strip__hatch" width="9" height="9" patternUnits="userSpaceOnUse">
                <path d="M0 0L9 9"/>
            </pattern>
            <pattern id="strip-holiday" class="strip__hatch" width="9" height="9" patternUnits="userSpaceOnUse">
                <path d="M0 0L9 9M0 9L9 0"/>
            </pattern>
            <pattern id="strip-paused" class="strip__hatch" data-kind="paused" width="10" height="8" patternUnits="userSpaceOnUse">
                <path d="M3 4h3"/>
            </pattern>
            <pattern id="strip-complete" class="strip__hatch" width="9" height="7" patternUnits="userSpaceOnUse">
                <path d="M0 3.5H9"/>
            </pattern>
        </defs>
    }
    .into_any()
}

fn slice(slice: &StripSlice) -> AnyView {
    let (x, width) = (format!("{:.2}", slice.start * WIDTH), format!("{:.2}", (slice.share * WIDTH).max(0.5)));
    let hatched = hatch(slice.kind).map(|fill| {
        view! { <rect fill=fill x=x.clone() y=TOP width=width.clone() height=BAND pointer-events="none"/> }
    });
    view! {
        <rect
            class="strip__slice"
            data-kind=slice.kind.id()
            data-over=slice.over.then_some("")
            data-seconds=slice.seconds.to_string()
            x=x
            y=TOP
            width=width
            height=BAND
        >
            <title>{slice.words.clone()}</title>
        </rect>
        {hatched}
    }
    .into_any()
}

/// Only what is on the strip, in words.
fn legend(view: &StripView) -> Vec<AnyView> {
    let has = |kind: StripKind, over: bool| view.slices.iter().any(|slice| slice.kind == kind && slice.over == over);
    let counted = has(StripKind::Counted, false).then_some(("counted", "counted"));
    let over = has(StripKind::Counted, true).then_some(("over", say!("past the target")));
    let rest = [
        (StripKind::Night, say!("out of hours")),
        (StripKind::Weekend, "weekend"),
        (StripKind::Holiday, "holiday"),
        (StripKind::Paused, "paused"),
        (StripKind::Complete, say!("complete, opened again")),
    ]
    .into_iter()
    .filter(|(kind, _)| has(*kind, false) || has(*kind, true))
    .map(|(kind, words)| (kind.id(), words));
    counted
        .into_iter()
        .chain(over)
        .chain(rest)
        .map(|(kind, words)| view! { <li><i class="strip__key" data-kind=kind></i>{words}</li> }.into_any())
        .collect()
}

fn as_text(text: &str) -> AnyView {
    let copied = RwSignal::new("");
    let for_copy = text.to_owned();
    let copy = move |_| {
        let text = for_copy.clone();
        wasm_bindgen_futures::spawn_local(async move {
            copied.set(if browser::copy(&text).await {
                say!("Copied.")
            } else {
                say!("The browser does not allow copying; select the text instead.")
            });
        });
    };
    view! {
        <details>
            <summary>{say!("As text")}</summary>
            <p class="row">
                <button type="button" on:click=copy>{say!("Copy the text")}</button>
                <span role="status">{copied}</span>
            </p>
            <pre class="strip__text" tabindex="0">{text.to_owned()}</pre>
        </details>
    }
    .into_any()
}

fn drawn(kind: &'static str, mark: &StripMark) -> AnyView {
    let x = format!("{:.2}", mark.at * WIDTH);
    let (top, bottom) = match kind {
        "tick" => (TOP + BAND, TOP + BAND + 5.0),
        _ => (2.0, TARGET + 6.0),
    };
    view! {
        <line class="strip__mark" data-kind=kind x1=x.clone() x2=x y1=top y2=bottom>
            <title>{mark.words.clone()}</title>
        </line>
    }
    .into_any()
}
