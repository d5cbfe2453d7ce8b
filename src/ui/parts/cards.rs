//! Figures: a card is a link to its list, and says how it stands by word, shape and color.

use leptos::prelude::*;

use super::live::stale_line;
use crate::language::say;
use crate::screen::{Definition, KpiCard, SideCount};

/// Figures side by side.
pub fn cards(cards: &[KpiCard]) -> AnyView {
    view! { <ul role="list" class="kpis">{cards.iter().map(card).collect_view()}</ul> }.into_any()
}

fn card(card: &KpiCard) -> AnyView {
    let number = card.number.map(|number| number.to_string()).unwrap_or_default();
    let face = face(card);
    let face = if card.href.is_empty() {
        view! { <div class="face">{face}</div> }.into_any()
    } else {
        view! { <a class="face" href=card.href.clone()>{face}</a> }.into_any()
    };
    view! {
        <li
            class="kpi"
            class:part=card.is_part
            data-kpi=card.id.clone()
            data-value=number
            data-tone=card.tone.id()
            data-worst=card.is_worst.then_some("")
        >
            {face}
            {stale_line()}
            {beside(&card.beside)}
            {definition(card)}
        </li>
    }
    .into_any()
}

fn face(card: &KpiCard) -> AnyView {
    view! {
        <h3>{card.title.clone()}</h3>
        <span class="row">
            <span class="figure">{card.value.clone()}</span>
            " "
            {(!card.goal.is_empty()).then(|| view! { <span class="goal">{card.goal.clone()}</span> })}
        </span>
        <span class="verdict" data-tone=card.tone.id()>
            <span aria-hidden="true">{card.tone.shape()}</span>
            " "
            {card.verdict.clone()}
        </span>
        {(!card.change.is_empty()).then(|| view! { <span class="change">{card.change.clone()}</span> })}
        {(!card.mark.is_empty()).then(|| view! { <span class="sure" data-mark=card.mark.clone()>{mark_words(&card.mark)}</span> })}
        {sparkline(card)}
    }
    .into_any()
}

/// The figure's way here, with the goal across; for the eye only, the figure says the rest.
fn sparkline(card: &KpiCard) -> Option<AnyView> {
    const WIDTH: f64 = 100.0;
    const HEIGHT: f64 = 28.0;
    if card.trend.len() < 2 {
        return None;
    }
    let all = || card.trend.iter().copied().chain(card.trend_goal);
    let top = all().fold(f64::MIN, f64::max);
    let bottom = all().fold(0.0, f64::min);
    let span = if top > bottom { top - bottom } else { 1.0 };
    let y = |value: f64| 1.0 + (HEIGHT - 2.0) * (top - value) / span;
    let step = WIDTH / (card.trend.len() - 1) as f64;
    let places: Vec<String> =
        card.trend.iter().enumerate().map(|(at, value)| format!("{:.1},{:.1}", at as f64 * step, y(*value))).collect();
    // What was rebuilt is dashed, and not joined with what is known.
    let known = (card.rebuilt as usize).min(places.len() - 1);
    let rebuilt =
        (known > 0).then(|| view! { <polyline class="trend-line rebuilt" points=places[..known].join(" ")/> });
    let last = places[places.len() - 1].clone();
    let dot = format!("{last} {last}");
    let goal = card.trend_goal.map(|goal| {
        let y = format!("{:.1}", y(goal));
        view! { <line class="goal-line" x1="0" x2="100" y1=y.clone() y2=y/> }
    });
    let marks = card
        .trend_marks
        .iter()
        .map(|mark| {
            let x = format!("{:.1}", mark.at * step);
            view! { <line class="mark-line" x1=x.clone() x2=x y1="0" y2="28"/> }
        })
        .collect_view();
    let happened: Vec<&str> = card.trend_marks.iter().map(|mark| mark.words.as_str()).collect();
    let happened = happened.join("; ");
    let told = (!happened.is_empty()).then(|| {
        let told = say!("Marked in this period: {happened}.");
        view! { <span class="unseen trend-words">{told}</span> }
    });
    let drawing = view! {
        <svg class="trend" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <title>{happened}</title>
            {goal}
            {marks}
            {rebuilt}
            <polyline class="trend-line" points=places[known..].join(" ")/>
            <polyline class="trend-dot" points=dot/>
        </svg>
        {told}
    };
    Some(drawing.into_any())
}

fn beside(counts: &[SideCount]) -> Option<AnyView> {
    if counts.is_empty() {
        return None;
    }
    let items = counts
        .iter()
        .map(|side| {
            let words = side.words.clone();
            if side.href.is_empty() {
                view! { <li>{words}</li> }.into_any()
            } else {
                view! { <li><a href=side.href.clone()>{words}</a></li> }.into_any()
            }
        })
        .collect_view();
    Some(view! { <ul role="list" class="beside">{items}</ul> }.into_any())
}

fn definition(card: &KpiCard) -> Option<AnyView> {
    let Definition { rule, source, why, action } = card.definition.clone();
    if rule.is_empty() && card.reading.is_empty() {
        return None;
    }
    let lines = [
        (say!("Reading"), card.reading.clone()),
        (say!("Counts"), rule),
        (say!("Goal"), source),
        (say!("Why"), why),
        (say!("Do"), action),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(name, text)| view! { <div><dt>{name}</dt><dd dir="auto">{text}</dd></div> })
    .collect_view();
    let drawing = view! {
        <details class="panel define" name="define">
            <summary title={say!("What it means")}><span aria-hidden="true">"?"</span>
                <span class="unseen">{say!("What it means: ")} {card.title.clone()}</span>
            </summary>
            <dl class="sheet">{lines}</dl>
        </details>
    };
    Some(drawing.into_any())
}

/// How sure a figure of a past day is, in words.
fn mark_words(mark: &str) -> String {
    match mark {
        "exact" => say!("exact").into(),
        "reconstructed" => say!("reconstructed").into(),
        "unknown" => say!("unknown").into(),
        other => other.to_owned(),
    }
}
