//! Saved scenarios: open one, play it beside the levers as they stand, save what is moved.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::language::say;
use crate::screen::{SavedScenario, ScenariosView};
use crate::settings::Scenario;
use crate::ui::browser;
use crate::ui::state::AppState;

/// The list and the form.
pub fn scenarios(view: &ScenariosView) -> AnyView {
    let state = expect_context::<AppState>();
    let list = if view.saved.is_empty() {
        view! { <p class="note">{say!("None saved yet. Move a lever, give it a name, and keep it in your settings.")}</p> }.into_any()
    } else {
        let items = view.saved.iter().enumerate().map(|(place, one)| saved(state, place, one)).collect_view();
        view! { <ul role="list" class="scenarios">{items}</ul> }.into_any()
    };
    view! { {list}{form(state, view)} }.into_any()
}

/// A scenario in its place among those of the settings: while names are masked it is not called as it is there.
fn saved(state: AppState, place: usize, one: &SavedScenario) -> AnyView {
    let name = one.name.clone();
    let forget = move |_| {
        let query = state.question.query.get_untracked();
        if query.option("beside") == Some(name.as_str()) {
            browser::go(&query.with_option("beside", "").to_fragment());
        }
        state.decide(|settings| {
            if place < settings.scenarios.len() {
                settings.scenarios.remove(place);
            }
        });
    };
    let beside = if one.is_beside { say!("Shown, remove") } else { say!("Beside") };
    let label = |what: &str| format!("{what} {}", one.name);
    view! {
        <li>
            <a href=one.open_href.clone()><bdi>{one.name.clone()}</bdi></a>
            <span class="note">{one.words.clone()}</span>
            <span class="row">
                <a
                    class="button"
                    href=one.beside_href.clone()
                    aria-current=one.is_beside.then_some("true")
                    aria-label=label(if one.is_beside { say!("Remove from the comparison:") } else { say!("Run beside:") })
                >{beside}</a>
                <button type="button" aria-label=label(say!("Forget")) on:click=forget>{say!("Forget")}</button>
            </span>
        </li>
    }
    .into_any()
}

fn form(state: AppState, view: &ScenariosView) -> AnyView {
    if view.moved.is_empty() {
        return ().into_any();
    }
    let name = RwSignal::new(String::new());
    let levers: BTreeMap<String, String> = view.moved.iter().cloned().collect();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            return;
        }
        let levers = levers.clone();
        state.decide(|settings| {
            settings.scenarios.retain(|known| known.name != name);
            settings.scenarios.push(Scenario { name, levers });
        });
    };
    view! {
        <form class="lever number" on:submit=save>
            <label for="scenario-name">{say!("Save as")}<span class="note">{view.words.clone()}</span></label>
            <span class="input">
                <input
                    type="text"
                    id="scenario-name"
                    maxlength="60"
                    autocomplete="off"
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <button type="submit" disabled=move || name.with(|name| name.trim().is_empty())>{say!("Save scenario")}</button>
            </span>
        </form>
    }
    .into_any()
}
