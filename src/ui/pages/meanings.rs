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
            move |labels, at| {
                state.decide(|settings| {
                    for label in labels {
                        put(&mut settings.statuses, label, at.map(|at| StatusMeaning::ALL[at]));
                    }
                });
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
            move |labels, at| {
                state.decide(|settings| {
                    for label in labels {
                        put(&mut settings.queues, label, at.map(|at| QueueRole::ALL[at]));
                    }
                });
            },
        );
        let priorities = meaning_table(
            say!("Workflows of priorities"),
            say!("By the rules"),
            priorities.collect(),
            Workflow::ALL.map(Workflow::title).to_vec(),
            move |labels, at| {
                state.decide(|settings| {
                    for label in labels {
                        put(&mut settings.priorities, label, at.map(|at| Workflow::ALL[at]));
                    }
                });
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

/// More labels than this are searched, and can be given one meaning together.
const MANY: usize = 8;

fn meaning_table(
    title: &'static str,
    none: &'static str,
    rows: Vec<Row>,
    choices: Vec<&'static str>,
    decide: impl Fn(&[String], Option<usize>) + Copy + Send + 'static,
) -> Option<AnyView> {
    let rows: Vec<Row> = rows.into_iter().filter(|row| !row.label.is_empty()).collect();
    if rows.is_empty() {
        return None;
    }
    let letters = RwSignal::new(String::new());
    // What is chosen, by row: one choice may set many.
    let chosen = RwSignal::new(rows.iter().map(|row| row.chosen).collect::<Vec<_>>());
    let labels = StoredValue::new(rows.iter().map(|row| row.label.clone()).collect::<Vec<_>>());
    let fits = move |label: &str| letters.with(|letters| label.to_lowercase().contains(&letters.to_lowercase()));
    let many = (rows.len() > MANY).then(|| {
        let all = move |event| {
            let at = event_target_value(&event).parse::<usize>().ok();
            let shown: Vec<(usize, String)> = labels.with_value(|labels| {
                untrack(|| labels.iter().cloned().enumerate().filter(|(_, label)| fits(label)).collect())
            });
            let names: Vec<String> = shown.iter().map(|(_, label)| label.clone()).collect();
            if at.is_some() && !names.is_empty() {
                chosen.update(|chosen| shown.iter().for_each(|(row, _)| chosen[*row] = at));
                decide(&names, at);
            }
        };
        let option = |(at, choice): (usize, &&'static str)| view! { <option value=at.to_string()>{*choice}</option> };
        let options = choices.iter().enumerate().map(option).collect_view();
        let shown = move || labels.with_value(|labels| labels.iter().filter(|label| fits(label)).count());
        view! {
            <p class="row bulk">
                <input
                    type="search"
                    aria-label=say!("Find in {title}")
                    placeholder=say!("Find…")
                    on:input=move |event| letters.set(event_target_value(&event))
                />
                <label>
                    <span>{move || say!("Set all {} shown to", words::count(shown()))}</span>
                    " "
                    <select on:change=all>
                        <option value="">"…"</option>
                        {options}
                    </select>
                </label>
            </p>
        }
    });
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(row, Row { label, count, .. })| {
            let choices = choices.clone();
            later(move || {
                let spoken = format!("{title}: {label}");
                let (name, wanted) = (label.clone(), label.clone());
                let change = move |event| {
                    let at = event_target_value(&event).parse().ok();
                    chosen.update(|chosen| chosen[row] = at);
                    decide(std::slice::from_ref(&name), at);
                };
                let is_chosen = move |at: Option<usize>| chosen.with(|chosen| chosen[row] == at);
                let options = choices
                    .iter()
                    .enumerate()
                    .map(|(at, choice)| {
                        view! { <option value=at.to_string() prop:selected=move || is_chosen(Some(at))>{*choice}</option> }
                    })
                    .collect_view();
                view! {
                    <tr hidden=move || !fits(&wanted)>
                        <th scope="row"><bdi>{label.clone()}</bdi></th>
                        <td class="number">{words::count(count as usize)}</td>
                        <td>
                            <select aria-label=spoken on:change=change>
                                {(!none.is_empty()).then(|| view! { <option value="" prop:selected=move || is_chosen(None)>{none}</option> })}
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
            {many}
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
