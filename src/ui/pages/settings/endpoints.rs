//! Endpoints of the companies, typed into a table that is kept. They win over a companies file.

use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;

use crate::language::say;
use crate::ui::state::AppState;

/// Companies in the table at a time; the rest is found by name.
const ROWS: usize = 25;

/// Companies with typed endpoints, then those of the data, the busiest first.
fn companies(state: AppState) -> Vec<String> {
    let typed: Vec<String> = state.settings.with_untracked(|settings| settings.endpoints.keys().cloned().collect());
    let of_data: Vec<String> = state.data.shown.with_untracked(|shown| {
        let filters = shown.as_ref().map(|shown| &shown.screen.header.filters);
        let companies = filters.and_then(|filters| filters.iter().find(|filter| filter.id == "company"));
        companies.map(|filter| filter.values.iter().map(|(name, _)| name.clone()).collect()).unwrap_or_default()
    });
    let mut seen = BTreeSet::new();
    typed.into_iter().chain(of_data).filter(|name| seen.insert(name.clone())).collect()
}

/// The table.
#[component]
pub fn Endpoints() -> impl IntoView {
    let state = expect_context::<AppState>();
    let names = RwSignal::new(companies(state));
    let wanted = RwSignal::new(String::new());
    // Data that arrive while the page is open bring their companies.
    Effect::new(move |_| {
        state.data.summary.track();
        state.data.shown.track();
        let known = companies(state);
        if names.with_untracked(|names| known.len() > names.len()) {
            names.set(known);
        }
    });
    let found = Memo::new(move |_| {
        let wanted = wanted.get().trim().to_lowercase();
        names.with(|names| {
            let mut found: Vec<String> =
                names.iter().filter(|name| name.to_lowercase().contains(&wanted)).take(ROWS + 1).cloned().collect();
            let more = found.len() > ROWS;
            found.truncate(ROWS);
            (found, more)
        })
    });
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let name = wanted.get_untracked().trim().to_owned();
        if !name.is_empty() && names.with_untracked(|names| !names.contains(&name)) {
            names.update(|names| names.insert(0, name));
        }
    };
    let is_new = move || {
        let name = wanted.get().trim().to_owned();
        !name.is_empty() && names.with(|names| !names.contains(&name))
    };
    view! {
        <section class="section sheeted" id="endpoints">
            <header>
                <h2>{say!("Endpoints")}</h2>
                <p class="note">{say!("Servers and workstations under management. Empty: as in the companies file")}</p>
            </header>
            <form class="fields" on:submit=add>
                <label class="field">
                    <span>{say!("Find or add a company")}</span>
                    <span class="input">
                        <input
                            type="search"
                            autocomplete="off"
                            dir="auto"
                            on:input=move |event| wanted.set(event_target_value(&event))
                        />
                        <button type="submit" disabled=move || !is_new()>{say!("Add")}</button>
                    </span>
                </label>
            </form>
            <div class="scroll">
                <table>
                    <caption class="unseen">{say!("Endpoints by company")}</caption>
                    <thead><tr><th scope="col">{say!("Company")}</th><th scope="col" class="num">{say!("Endpoints")}</th></tr></thead>
                    <tbody>
                        <For each=move || found.get().0 key=String::clone children=move |name| row(state, name)/>
                    </tbody>
                </table>
            </div>
            <p class="note">
                {move || {
                    let (found, more) = found.get();
                    match (found.is_empty(), more) {
                        (true, _) => say!("No company of that name: add it, or drop your files first."),
                        (_, true) => say!("There are more companies: type a part of the name."),
                        _ => "",
                    }
                }}
            </p>
        </section>
    }
}

fn row(state: AppState, name: String) -> AnyView {
    let value = state.settings.with_untracked(|settings| settings.endpoints.get(&name).copied());
    let wrong = RwSignal::new(false);
    let label = say!("Endpoints of {name}");
    let shown = name.clone();
    let change = move |event| {
        let text = event_target_value(&event);
        let count = text.trim().parse::<u32>().ok();
        wrong.set(count.is_none() && !text.trim().is_empty());
        state.decide(|settings| match count {
            Some(count) => {
                settings.endpoints.insert(name.clone(), count);
            }
            None => {
                settings.endpoints.remove(&name);
            }
        });
    };
    view! {
        <tr>
            <th scope="row" dir="auto">{shown}</th>
            <td class="num">
                <input
                    type="number"
                    min="0"
                    step="1"
                    inputmode="numeric"
                    aria-label=label
                    value=value.map(|count| count.to_string())
                    aria-invalid=move || wrong.get().then_some("true")
                    on:change=change
                />
            </td>
        </tr>
    }
    .into_any()
}
