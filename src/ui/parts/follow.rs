//! What is followed of this computer, and the way to follow more.

use leptos::prelude::*;

use crate::feed::age;
use crate::language::say;
use crate::ui::actions::{Follow, can_follow};
use crate::ui::state::AppState;

/// Buttons, where the browser can do it; and how what is followed stands.
#[component]
pub fn FollowFiles() -> impl IntoView {
    let state = expect_context::<AppState>();
    let folder = state.folder;
    let standing = move || {
        let name = folder.name.get();
        (!name.is_empty()).then(|| {
            let looked = folder.looked_at.get().map(|at| age(state.live.now.get() - at)).unwrap_or_default();
            let words = say!("Following {name}: read again when it changes, looked at {looked}.");
            let lost = move || {
                folder.is_lost.get().then(|| {
                    view! {
                        <div role="alert">
                            <p>{say!("The browser no longer allows reading it. What is on screen stays.")}</p>
                            <button type="button" on:click=move |_| state.allow_again()>{say!("Allow access again")}</button>
                        </div>
                    }
                })
            };
            view! { <p class="note" dir="auto" data-followed="">{words}</p>{lost} }
        })
    };
    can_follow().then(|| {
        view! {
            <div class="follow">
                <p class="row">
                    <button type="button" on:click=move |_| state.follow_files(Follow::Folder)>{say!("Follow a folder…")}</button>
                    <button type="button" on:click=move |_| state.follow_files(Follow::Files)>{say!("Follow files…")}</button>
                </p>
                {standing}
            </div>
        }
    })
}
