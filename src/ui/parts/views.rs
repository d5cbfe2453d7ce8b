//! Saved views, and links that can be sent.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::save::save_page;
use crate::language::say;
use crate::settings::keep_view;
use crate::ui::browser;
use crate::ui::state::AppState;

/// The panel of saved views in the filter bar.
#[component]
pub fn Views() -> impl IntoView {
    let state = expect_context::<AppState>();
    let name = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let address = state.question.query.with_untracked(|query| query.to_fragment());
        let wanted = name.get_untracked();
        state.decide(|settings| keep_view(&mut settings.views, &wanted, &address));
        name.set(String::new());
    };
    let copy = move |_| {
        let made_of = state.data.header().tickets.to_string();
        let link = state.question.query.with_untracked(|query| query.sealed().with_option("made_of", &made_of));
        let text = browser::address_of(&link.to_fragment());
        spawn_local(async move {
            said.set(if browser::copy(&text).await {
                say!("Copied. It holds no name; whoever opens it needs the same files.").into()
            } else {
                say!("The browser does not allow copying; the address bar holds the view.").into()
            });
        });
    };
    let list = move || {
        // A view may hold a name, in its own or in its address.
        let views = state.settings.with(|settings| match settings.masking.on {
            true => Vec::new(),
            false => settings.views.clone(),
        });
        views
            .into_iter()
            .map(|view| {
                let (gone, spoken) = (view.name.clone(), say!("Forget {}", view.name));
                let forget = move |_| state.decide(|settings| settings.views.retain(|known| known.name != gone));
                view! {
                    <li class="row">
                        <a href=view.address><bdi>{view.name}</bdi></a>
                        <button type="button" aria-label=spoken on:click=forget>"×"</button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <details class="panel views">
            <summary class="chip">{say!("Views")}</summary>
            <div class="sheet">
                <ul role="list">{list}</ul>
                <form class="row" on:submit=keep>
                    <input
                        type="text"
                        required
                        dir="auto"
                        aria-label={say!("Name of this view")}
                        placeholder={say!("Name of this view")}
                        prop:value=name
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                    <button type="submit">{say!("Keep")}</button>
                </form>
                <p class="row">
                    <button type="button" on:click=copy>{say!("Copy a link to this view")}</button>
                    <button type="button" on:click=move |_| save_page(state)>{say!("Save it as one HTML file")}</button>
                </p>
                <p class="note" role="status">{said}</p>
            </div>
        </details>
    }
}
