//! All settings as one file.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::language::say;
use crate::settings::Settings;
use crate::ui::browser;
use crate::ui::state::{AppState, Message};

/// Saves, loads and resets everything that can be decided.
#[component]
pub fn FileOfSettings(edition: RwSignal<u32>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let take = move |settings: Settings| {
        state.decide(|known| *known = settings);
        state.read_again();
        edition.update(|edition| *edition += 1);
    };
    let save = move |_| {
        let text = state.settings.with_untracked(Settings::to_json);
        browser::save("zenboard-settings.json", "application/json", text.as_bytes());
    };
    let load = move |event: ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            match Settings::from_json(&text.unwrap_or_default()) {
                Ok(settings) => take(settings),
                Err(error) => state.message.set(Some(Message {
                    title: say!("{} was not taken", file.name()),
                    detail: error.to_string(),
                    hint: say!("Your settings are as they were.").into(),
                })),
            }
        });
        input.set_value("");
    };
    view! {
        <section class="section sheeted" id="settings-file">
            <header><h2>{say!("Settings file")}</h2></header>
            <p>{say!("Everything above, and what you said about columns and labels, as one readable file.")}</p>
            <p class="row">
                <button type="button" on:click=save>{say!("Save settings")}</button>
                <label class="button">
                    {say!("Load settings…")}
                    <input class="unseen" type="file" accept=".json" on:change=load/>
                </label>
                <button type="button" on:click=move |_| take(Settings::default())>{say!("Reset all")}</button>
            </p>
        </section>
    }
}
