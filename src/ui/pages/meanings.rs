//! What the desk's own labels mean, and the order of day and month.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::base::normalize;
use crate::language::say;
use crate::screen::words;
use crate::settings::{DateOrder, QueueRole, StatusMeaning, Workflow};
use crate::ui::later::later;
use crate::ui::state::AppState;

/// Day first or month first, asked with the real values.
#[component]
pub fn Order() -> impl IntoView {
    let state = expect_context::<AppState>();
    let choice = move |order: DateOrder, title: &'static str| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="date-order"
                    prop:checked=move || state.settings.with(|settings| settings.date_order == order)
                    on:change=move |_| state.decide_reading(|settings| settings.date_order = order)
                />
                <span>{title}</span>
            </label>
        }
    };
    move || {
        let summary = state.data.summary.get()?;
        let is_asked = !summary.questions.is_empty()
            || state.settings.with_untracked(|settings| settings.date_order != DateOrder::Auto);
        let questions = summary
            .questions
            .iter()
            .map(|question| {
                let order = if question.day_first { say!("day first") } else { say!("month first") };
                let text =
                    say!("{}, {}: {} — read as {order}", question.file, question.column, question.samples.join(", "));
                view! { <li dir="auto">{text}</li> }
            })
            .collect_view();
        is_asked.then(|| {
            view! {
                <section class="section sheeted" id="date-order">
                    <fieldset>
                        <legend><h2>{say!("Is the day or the month first?")}</h2></legend>
                        <ul>{questions}</ul>
                        <p class="row">
                            {choice(DateOrder::Auto, say!("Decide by the column"))}
                            {choice(DateOrder::DayFirst, say!("Day first: 31/12"))}
                            {choice(DateOrder::MonthFirst, say!("Month first: 12/31"))}
                        </p>
                    </fieldset>
                </section>
            }
        })
    }
}

/// Statuses with what they mean to every clock and board.
#[component]
pub fn Statuses() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let summary = state.data.summary.get()?;
        let settings = state.settings.get_untracked();
        let statuses = summary.statuses.iter().map(|(label, meaning, count)| {
            let chosen = known(&settings.statuses, label).map_or(meaning.as_str(), |own| own.id());
            let at = StatusMeaning::ALL.iter().position(|one| one.id() == chosen);
            Row { label: label.clone(), count: *count, chosen: at }
        });
        meaning_table(
            say!("What statuses mean"),
            "",
            statuses.collect(),
            StatusMeaning::ALL.map(StatusMeaning::title).to_vec(),
            move |label, at| {
                state.decide(|settings| put(&mut settings.statuses, label, at.map(|at| StatusMeaning::ALL[at])));
            },
        )
    }
}

/// Statuses, queues and priorities with what they mean.
#[component]
pub fn Meanings() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let summary = state.data.summary.get()?;
        let settings = state.settings.get_untracked();
        let queues = summary.queues.iter().map(|(label, role, count)| {
            let chosen = known(&settings.queues, label).map_or(role.as_str(), |own| own.title());
            let at = QueueRole::ALL.iter().position(|one| one.title() == chosen);
            Row { label: label.clone(), count: *count, chosen: at }
        });
        let priorities = summary.priorities.iter().map(|(label, count)| {
            let chosen = known(&settings.priorities, label);
            let at = Workflow::ALL.iter().position(|one| Some(*one) == chosen);
            Row { label: label.clone(), count: *count, chosen: at }
        });
        let queues = meaning_table(
            say!("What queues are for"),
            "",
            queues.collect(),
            QueueRole::ALL.map(QueueRole::title).to_vec(),
            move |label, at| {
                state.decide(|settings| put(&mut settings.queues, label, at.map(|at| QueueRole::ALL[at])));
            },
        );
        let priorities = meaning_table(
            say!("Workflows of priorities"),
            say!("By the rules"),
            priorities.collect(),
            Workflow::ALL.map(Workflow::title).to_vec(),
            move |label, at| {
                state.decide(|settings| put(&mut settings.priorities, label, at.map(|at| Workflow::ALL[at])));
            },
        );
        Some(view! { <div class="meanings" id="meanings"><Statuses/>{queues}{priorities}</div> })
    }
}

struct Row {
    label: String,
    count: u32,
    chosen: Option<usize>,
}

/// A label compares without case, spaces and punctuation.
fn known<T: Copy>(table: &BTreeMap<String, T>, label: &str) -> Option<T> {
    let wanted = normalize(label);
    table.iter().find(|(known, _)| normalize(known) == wanted).map(|(_, value)| *value)
}

/// Gives a label its value, or takes it back.
pub fn put<T>(table: &mut BTreeMap<String, T>, label: &str, value: Option<T>) {
    let wanted = normalize(label);
    table.retain(|known, _| normalize(known) != wanted);
    if let Some(value) = value {
        table.insert(label.to_owned(), value);
    }
}

fn meaning_table(
    title: &'static str,
    none: &'static str,
    rows: Vec<Row>,
    choices: Vec<&'static str>,
    decide: impl Fn(&str, Option<usize>) + Copy + Send + 'static,
) -> Option<AnyView> {
    if rows.iter().all(|row| row.label.is_empty()) {
        return None;
    }
    let rows = rows
        .into_iter()
        .filter(|row| !row.label.is_empty())
        .map(|Row { label, count, chosen }| {
            let choices = choices.clone();
            later(move || {
                let options = choices
                    .iter()
                    .enumerate()
                    .map(|(at, choice)| {
                        view! { <option value=at.to_string() selected=chosen == Some(at)>{*choice}</option> }
                    })
                    .collect_view();
                let spoken = format!("{title}: {label}");
                let name = label.clone();
                let change = move |event| decide(&name, event_target_value(&event).parse().ok());
                view! {
                    <tr>
                        <th scope="row"><bdi>{label.clone()}</bdi></th>
                        <td class="number">{words::count(count as usize)}</td>
                        <td>
                            <select aria-label=spoken on:change=change>
                                {(!none.is_empty()).then(|| view! { <option value="">{none}</option> })}
                                {options}
                            </select>
                        </td>
                    </tr>
                }
                .into_any()
            })
        })
        .collect_view();
    let drawing = view! {
        <section class="section sheeted">
            <header><h2>{title}</h2></header>
            <div class="scroll" tabindex="0" role="region" aria-label=title>
                <table>
                    <thead><tr>
                        <th scope="col">{say!("Label")}</th>
                        <th scope="col" class="number">{say!("Tickets")}</th>
                        <th scope="col">{say!("Means")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    };
    Some(drawing.into_any())
}
