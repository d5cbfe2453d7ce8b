//! What the desk's labels mean: the unknown ones are asked, the others can be looked at.

use leptos::prelude::*;

use super::{Assumed, Onward};
use crate::dataset::StatusDoubt;
use crate::language::say;
use crate::protocol::StatusQuestion;
use crate::screen::words;
use crate::settings::{Settings, StatusMeaning};
use crate::ui::pages::meanings::{Meanings, put};
use crate::ui::state::AppState;

/// Companies offered as the provider's own.
const COMPANIES: usize = 200;

/// Statuses without a known meaning, the own company, and everything that was guessed.
#[component]
pub fn ValueStep() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let summary = state.data.summary.get()?;
        let settings = state.settings.get_untracked();
        let asked: Vec<StatusQuestion> = summary.asked_statuses(&settings).cloned().collect();
        let shown: Vec<(String, StatusMeaning)> =
            asked.iter().map(|asked| (asked.label.clone(), asked.meaning)).collect();
        // What is not changed is kept as it stands, so that it is not asked again.
        let keep = move |_| {
            let shown = shown.clone();
            state.decide(move |settings| {
                for (label, meaning) in shown {
                    if settings.told_status(&label).is_none() {
                        put(&mut settings.statuses, &label, Some(meaning));
                    }
                }
            });
            state.go_on();
        };
        let body = if asked.is_empty() {
            let note = if summary.knows_status {
                say!("Every status is understood. What was guessed can be changed below.")
            } else {
                say!(
                    "There is no column for the status: tickets with a completion date count as complete, all others as active."
                )
            };
            view! {
                <p class="note">{note}</p>
                <Onward label={say!("Go on")}/>
            }
            .into_any()
        } else {
            let rows = asked.into_iter().map(|asked| row(state, asked)).collect_view();
            view! {
                <section class="section sheeted">
                    <header><h2>{say!("Statuses in doubt")}</h2></header>
                    <div class="scroll" tabindex="0" role="region" aria-label={say!("Statuses in doubt")}>
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
                <p class="row onward"><button type="button" class="main" on:click=keep>{say!("These are right")}</button></p>
            }
            .into_any()
        };
        Some(view! {
            {body}
            <Assumed/>
            <OwnCompany/>
            <details class="fold" id="all-labels">
                <summary>{say!("All statuses, queues and priorities, with what they were taken for")}</summary>
                <Meanings/>
            </details>
        })
    }
}

fn row(state: AppState, asked: StatusQuestion) -> AnyView {
    let StatusQuestion { label, tickets, meaning: taken_for, doubt, sentence } = asked;
    let chosen = state.settings.with_untracked(|settings| settings.told_status(&label)).unwrap_or(taken_for);
    // That nothing is known of a label says the heading.
    let why = (doubt != StatusDoubt::Unknown).then(|| view! { <span class="note">{sentence}</span> });
    let options = StatusMeaning::ALL
        .into_iter()
        .map(|meaning| view! { <option value=meaning.id() selected=meaning == chosen>{meaning.title()}</option> })
        .collect_view();
    let name = label.clone();
    let change = move |event| {
        let id = event_target_value(&event);
        let meaning = StatusMeaning::ALL.into_iter().find(|meaning| meaning.id() == id);
        state.decide(|settings| put(&mut settings.statuses, &name, meaning));
    };
    view! {
        <tr>
            <th scope="row"><bdi>{label.clone()}</bdi> {why}</th>
            <td class="number">{words::count(tickets as usize)}</td>
            <td><select aria-label=say!("Meaning of {label}") on:change=change>{options}</select></td>
        </tr>
    }
    .into_any()
}

/// Which company is the provider itself: its tickets are no customer's.
#[component]
fn OwnCompany() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let summary = state.data.summary.get()?;
        if summary.companies.iter().all(|(name, ..)| name.is_empty()) {
            return None;
        }
        let told = state.settings.with_untracked(|settings| settings.own_companies.clone());
        let is_chosen = |name: &str, own: bool| own || Settings::names(&told, name);
        let options = summary
            .companies
            .iter()
            .filter(|(name, ..)| !name.is_empty())
            .take(COMPANIES)
            .map(|(name, count, own)| {
                let text = format!("{name} ({})", words::tickets(*count as usize));
                view! { <option value=name.clone() selected=is_chosen(name, *own)>{text}</option> }
            })
            .collect_view();
        let change = move |event| {
            let name = event_target_value(&event);
            state.decide_reading(move |settings| {
                settings.own_company_settled = true;
                settings.own_companies = if name.is_empty() { Vec::new() } else { vec![name] };
            });
        };
        Some(view! {
            <section class="section sheeted" id="own-company">
                <label class="field">
                    <span>
                        {say!("Your own company")}
                        <span class="note">{say!("Its tickets are internal and count for no customer.")}</span>
                    </span>
                    <select on:change=change>
                        <option value="">{say!("None of these")}</option>
                        {options}
                    </select>
                </label>
                <OwnGuess/>
            </section>
        })
    }
}

/// The company that is likely the provider itself, asked once; nothing where nothing speaks for one.
#[component]
pub fn OwnGuess() -> impl IntoView {
    let state = expect_context::<AppState>();
    let edition = RwSignal::new(0_u32);
    move || {
        edition.track();
        let summary = state.data.summary.get()?;
        if summary.is_sample {
            return None;
        }
        let (name, why) = state.settings.with_untracked(|settings| summary.open_own_company(settings).cloned())?;
        let text = say!("Is {name} your own company? {why}.");
        let label = say!("Yes, {name} is us");
        let yes = move |_| {
            let own = name.clone();
            state.decide_reading(move |settings| settings.own_companies = vec![own]);
        };
        let no = move |_| {
            state.decide(|settings| settings.own_company_settled = true);
            edition.update(|edition| *edition += 1);
        };
        Some(view! {
            <p class="row" id="own-guess">
                <span dir="auto">{text}</span>
                <button type="button" on:click=yes>{label}</button>
                <button type="button" on:click=no>{say!("No")}</button>
            </p>
        })
    }
}
