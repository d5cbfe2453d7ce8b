//! What is in doubt, before all else: the order of day and month, columns that were guessed, labels nobody knows.

use leptos::prelude::*;

use super::field::FieldRow;
use super::statuses::StatusRow;
use crate::dataset::{DateQuestion, Field};
use crate::language::{self, say};
use crate::ui::state::AppState;

/// The doubts; nothing when there are none.
#[component]
pub fn Doubts() -> impl IntoView {
    let state = expect_context::<AppState>();
    let questions = Memo::new(move |_| state.matching.read(|draft| draft.questions.clone()));
    let asked = Memo::new(move |_| {
        state.matching.read(|draft| draft.asked.iter().map(|asked| asked.label.clone()).collect::<Vec<String>>())
    });
    // They stay where they are, whatever is chosen.
    let unsure: Vec<(usize, Field)> = state.matching.draft.with_untracked(|draft| {
        let tables = draft.as_ref().map(|draft| draft.tables.as_slice()).unwrap_or_default();
        let of_table = |(at, fields): (usize, &Vec<Field>)| fields.iter().map(|field| (at, *field)).collect::<Vec<_>>();
        tables.iter().map(|table| &table.unsure).enumerate().flat_map(of_table).collect()
    });
    let names_table = unsure.iter().any(|(at, _)| *at != unsure[0].0);
    let rows = unsure.iter().map(|(at, field)| {
        view! { <FieldRow at=*at field=*field is_unsure=true names_table/> }
    });
    let columns = (!unsure.is_empty()).then(|| {
        view! {
            <h3>{say!("Columns that were guessed")}</h3>
            <ul class="match__fields">{rows.collect_view()}</ul>
        }
    });
    let has_columns = columns.is_some();
    let has_questions = Memo::new(move |_| questions.with(|questions| !questions.is_empty()));
    let has_labels = Memo::new(move |_| asked.with(|asked| !asked.is_empty()));
    let is_empty = move || !has_columns && !has_questions.get() && !has_labels.get();
    view! {
        <section class="section sheeted match__doubts" id="doubts" hidden=is_empty>
            <header><h2><span class="shape" aria-hidden="true">"◆ "</span>{say!("In doubt")}</h2></header>
            {move || has_questions.get().then(|| order(state, &questions.get()))}
            {columns}
            {move || has_labels.get().then(|| view! {
                <h3>{say!("What these statuses mean")}</h3>
                <ul class="match__fields">
                    <For each=move || asked.get() key=Clone::clone children=move |label| view! { <StatusRow label/> }/>
                </ul>
            })}
        </section>
    }
    .into_any()
}

fn order(state: AppState, questions: &[DateQuestion]) -> AnyView {
    let sample = questions.iter().flat_map(|question| &question.samples).find_map(|cell| both(cell));
    let (as_day, as_month) = sample.unwrap_or_default();
    let list = questions
        .iter()
        .map(|question| {
            let text = format!("{}, {}: {}", question.file, question.column, question.samples.join(", "));
            view! { <li dir="auto">{text}</li> }
        })
        .collect_view();
    let told = Memo::new(move |_| state.matching.read(|draft| draft.day_first));
    let choice = move |value: bool, title: &'static str, example: String| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="asked-order"
                    required
                    prop:checked=move || told.get() == Some(value)
                    on:change=move |_| state.change_match(|draft| draft.day_first = Some(value))
                />
                <span>{title}" "<span class="note">{example}</span></span>
            </label>
        }
    };
    view! {
        <fieldset id="order">
            <legend><h3>{say!("Is the day or the month first?")}</h3></legend>
            <ul class="note">{list}</ul>
            <p class="row">
                {choice(true, say!("Day first"), as_day)}
                {choice(false, say!("Month first"), as_month)}
            </p>
        </fieldset>
    }
    .into_any()
}

/// What a value such as `03/04/2026 09:00` says in either order.
fn both(cell: &str) -> Option<(String, String)> {
    let day = cell.split(' ').next()?;
    let mut parts = day.split(['/', '-']);
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (a, b): (usize, usize) = (a.parse().ok()?, b.parse().ok()?);
    let says = |day: usize, month: usize| {
        Some(say!("{cell} is {day} {} {year}", (1..=12).contains(&month).then(|| language::short_month(month as u32))?))
    };
    (a != b).then_some(())?;
    Some((says(a, b)?, says(b, a)?))
}
