//! The columns that were guessed, each with three real values.

use std::collections::BTreeMap;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Onward;
use crate::dataset::{Field, FileInfo, Mapping};
use crate::language::say;
use crate::protocol::doubtful_columns;
use crate::screen::words;
use crate::settings::{ColumnProfile, Settings};
use crate::ui::browser;
use crate::ui::pages::columns::Columns;
use crate::ui::state::{AppState, Message};

/// Asks for the guessed columns of all files at once; nothing else.
#[component]
pub fn ColumnStep() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let summary = state.data.summary.get()?;
        let asked: Vec<FileInfo> =
            summary.files.iter().filter(|file| doubtful_columns(file).next().is_some()).cloned().collect();
        let body = if asked.is_empty() {
            view! {
                <p class="note">{say!("No column is in doubt. All of them can be changed below.")}</p>
                <Onward label={say!("Go on")}/>
            }
            .into_any()
        } else {
            view! { <Ask files=asked/> }.into_any()
        };
        Some(view! {
            {body}
            <details class="fold" id="all-columns">
                <summary>{say!("All columns of all files")}</summary>
                <Profiles/>
                <Columns/>
            </details>
        })
    }
}

/// Remembered mappings as a file: for a colleague, or to be put beside the page as `profiles.json`.
#[component]
fn Profiles() -> impl IntoView {
    let state = expect_context::<AppState>();
    let save = move |_| {
        let text = state.settings.with_untracked(|settings| serde_json::to_string_pretty(&settings.columns));
        browser::save("profiles.json", "application/json", text.unwrap_or_default().as_bytes());
    };
    let load = move |event: ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            match Settings::profiles(&text.unwrap_or_default()) {
                Ok(profiles) => state.decide_reading(|settings| settings.add_profiles(profiles, true)),
                Err(error) => state.message.set(Some(Message {
                    title: say!("{} was not taken", file.name()),
                    detail: error.to_string(),
                    hint: say!("The mappings are as they were.").into(),
                })),
            }
        });
        input.set_value("");
    };
    let count = move || state.settings.with(|settings| settings.columns.len());
    view! {
        <p class="row">
            <span class="note">{move || words::plural(count(), say!("remembered mapping"), say!("remembered mappings"))}</span>
            <button type="button" on:click=save>{say!("Save mappings")}</button>
            <label class="button">
                {say!("Load mappings…")}
                <input class="unseen" type="file" accept=".json" on:change=load/>
            </label>
        </p>
    }
}

#[component]
fn Ask(files: Vec<FileInfo>) -> impl IntoView {
    let state = expect_context::<AppState>();
    // What is chosen, by file and header; the guess until it is changed.
    let chosen: RwSignal<BTreeMap<(usize, String), String>> = RwSignal::new(
        files
            .iter()
            .enumerate()
            .flat_map(|(at, file)| {
                let guesses = file.matches.iter().filter(|found| found.kind.is_doubtful());
                guesses.map(move |found| ((at, found.header.clone()), found.field.id().to_owned()))
            })
            .collect(),
    );
    let tables = files.iter().enumerate().map(|(at, file)| table(chosen, at, file)).collect_view();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let told = chosen.get_untracked();
        let files = files.clone();
        state.answer(move |settings| {
            for (at, file) in files.iter().enumerate() {
                let key = Mapping::profile_key(&file.headers);
                let known = settings.columns.iter().position(|profile| profile.headers == key);
                let mut profile = known.map_or_else(
                    || ColumnProfile {
                        headers: key,
                        entity: file.entity.map(|entity| entity.id().to_owned()).unwrap_or_default(),
                        ..ColumnProfile::default()
                    },
                    |known| settings.columns.remove(known),
                );
                let own = told.iter().filter(|((of, _), _)| *of == at);
                profile.fields.extend(own.map(|((_, header), field)| (header.clone(), field.clone())));
                settings.columns.push(profile);
            }
        });
    };
    view! {
        <form class="mapping" on:submit=submit>
            {tables}
            <p class="row onward"><button type="submit" class="main">{say!("These are right")}</button></p>
        </form>
    }
}

fn table(chosen: RwSignal<BTreeMap<(usize, String), String>>, at: usize, file: &FileInfo) -> AnyView {
    let rows = doubtful_columns(file)
        .map(|column| {
            let header = file.headers.get(column).cloned().unwrap_or_default();
            let samples = file.samples.get(column).cloned().unwrap_or_default();
            row(chosen, at, header, samples)
        })
        .collect_view();
    view! {
        <section class="section sheeted">
            <header><h2 dir="auto">{file.name.clone()}</h2></header>
            <div class="scroll" tabindex="0" role="region" aria-label={say!("Columns that were guessed")}>
                <table>
                    <thead><tr>
                        <th scope="col">{say!("Column")}</th><th scope="col">{say!("Values")}</th><th scope="col">{say!("Is")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

pub(super) fn row(
    chosen: RwSignal<BTreeMap<(usize, String), String>>,
    at: usize,
    header: String,
    samples: Vec<String>,
) -> AnyView {
    let key = (at, header.clone());
    let guess = chosen.with_untracked(|chosen| chosen.get(&key).cloned().unwrap_or_default());
    let options = Field::ALL
        .iter()
        .map(|field| view! { <option value=field.id() selected=guess == field.id()>{field.title()}</option> })
        .collect_view();
    let change = move |event| {
        chosen.update(|chosen| {
            chosen.insert(key.clone(), event_target_value(&event));
        });
    };
    view! {
        <tr>
            <th scope="row"><bdi>{header.clone()}</bdi></th>
            <td class="samples"><bdi>{samples.join(" · ")}</bdi></td>
            <td>
                <select aria-label=say!("Field of the column {header}") on:change=change>
                    <option value="">{say!("Not used")}</option>
                    {options}
                </select>
            </td>
        </tr>
    }
    .into_any()
}
