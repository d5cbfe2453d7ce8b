//! Remembered mappings: saved, loaded, forgotten.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::dataset::Mapping;
use crate::language::say;
use crate::screen::words;
use crate::settings::Settings;
use crate::ui::browser;
use crate::ui::state::{AppState, Message};

/// Remembered mappings as a file: for a colleague, or to be put beside the page as `profiles.json`.
#[component]
pub fn Profiles() -> impl IntoView {
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
    // The mappings of the files on show.
    let own = move || -> Vec<String> {
        let summary = state.data.summary.get();
        let files = summary.iter().flat_map(|summary| &summary.files);
        let keys: Vec<String> = files.map(|file| Mapping::profile_key(&file.headers)).collect();
        state.settings.with(|settings| {
            let known = settings.columns.iter().map(|profile| profile.headers.clone());
            known.filter(|headers| keys.contains(headers)).collect()
        })
    };
    let forget = move |_| {
        let own = untrack(own);
        state.decide_reading(|settings| settings.columns.retain(|profile| !own.contains(&profile.headers)));
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
            {move || (!own().is_empty()).then(|| view! {
                <button type="button" on:click=forget>{say!("Forget the mapping of these files")}</button>
            })}
        </p>
    }
}
