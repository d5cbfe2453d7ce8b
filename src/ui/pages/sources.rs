//! The sources of the site on the Data page: how they stand, and the keys that only a person can type in.

use leptos::ev;
use leptos::prelude::*;

use crate::base::Secret;
use crate::feed::SourceSpec;
use crate::language::{self, say};
use crate::ui::parts::Sources;
use crate::ui::state::AppState;

/// The sources; nothing where the site has none.
#[component]
pub fn LiveSources() -> impl IntoView {
    let state = expect_context::<AppState>();
    let specs = Memo::new(move |_| {
        state.live.site.with(|site| site.as_ref().map(|site| site.sources.clone()).unwrap_or_default())
    });
    let forms = move || {
        specs.with(|specs| {
            specs.iter().filter(|spec| !spec.wanted_keys().is_empty()).map(|spec| key_form(state, spec)).collect_view()
        })
    };
    move || {
        specs.with(|specs| !specs.is_empty()).then(|| {
            let resume = move || {
                (!state.live.is_on.get()).then(|| {
                    view! {
                        <p>
                            {say!("Files are shown, so this site's live sources are paused. ")}
                            <button type="button" on:click=move |_| state.watch()>{say!("Show the live sources")}</button>
                        </p>
                    }
                })
            };
            view! {
                <section class="section" aria-labelledby="live-sources">
                    <header><h2 id="live-sources">{say!("Live sources")}</h2></header>
                    {resume}
                    {move || state.live.is_on.get().then(|| view! { <Sources/> })}
                    {forms}
                </section>
            }
        })
    }
}

/// The form for the keys of a source.
fn key_form(state: AppState, spec: &SourceSpec) -> AnyView {
    let name = spec.name.clone();
    let fields: Vec<(&'static str, NodeRef<leptos::html::Input>)> =
        spec.wanted_keys().iter().map(|(key, _)| (*key, NodeRef::new())).collect();
    let inputs = spec
        .wanted_keys()
        .iter()
        .zip(&fields)
        .map(|((_, title), (_, field))| {
            view! {
                <label>
                    <span>{language::text(title)}</span>
                    <input type="password" autocomplete="off" spellcheck="false" node_ref=*field/>
                </label>
            }
        })
        .collect_view();
    let keep = NodeRef::<leptos::html::Input>::new();
    let enter = {
        let name = name.clone();
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            let typed: Vec<(String, Secret)> = fields
                .iter()
                .filter_map(|(key, field)| {
                    let field = field.get_untracked()?;
                    let value = field.value().trim().to_owned();
                    // What was typed in does not stay in the page.
                    field.set_value("");
                    (!value.is_empty()).then(|| ((*key).to_owned(), Secret::new(value)))
                })
                .collect();
            let is_kept = keep.get_untracked().is_some_and(|keep| keep.checked());
            state.enter_keys(&name, typed, is_kept);
        }
    };
    view! {
        <form class="keys" on:submit=enter aria-label=say!("Key of {name}")>
            <h3 dir="auto">{say!("Key of {name}")}</h3>
            <div class="fields">{inputs}</div>
            <label class="check">
                <input type="checkbox" node_ref=keep/>
                <span>{say!("Remember it until this tab is closed (no retyping after a reload)")}</span>
            </label>
            <p class="note">
                {say!("It is sent to the source and nowhere else, and is written nowhere else: not into the address, a file or a log. \
                 A key that can only read is the right one.")}
            </p>
            <button type="submit" class="main">{say!("Use this key")}</button>
        </form>
    }
    .into_any()
}
