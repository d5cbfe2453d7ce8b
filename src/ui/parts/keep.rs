//! Keeping and erasing, and the word that a new version is there.

use leptos::prelude::*;

use crate::language::say;
use crate::ui::browser;
use crate::ui::state::AppState;

/// The switch that keeps files on this device, with what it does, and the way to erase everything.
#[component]
pub fn Keeping() -> impl IntoView {
    let state = expect_context::<AppState>();
    let keeping = state.device.kept;
    let is_sure = RwSignal::new(false);
    let how = move || match (keeping.is_on.get(), keeping.is_saved.get()) {
        (false, _) => say!("Off: your files are not kept; close the tab and they are gone."),
        (true, true) => {
            say!("The files on screen are kept in this browser: a reload brings them back, also without a network.")
        }
        (true, false) => say!("Files that you choose are kept in this browser from now on."),
    };
    let note = move || {
        let text = keeping.note.get();
        (!text.is_empty()).then(|| view! { <p class="remark" data-tone="warn"><span class="shape" aria-hidden="true">"◆ "</span>{text}</p> })
    };
    let erase = move |_| {
        if is_sure.get_untracked() {
            is_sure.set(false);
            state.erase_everything();
        } else {
            is_sure.set(true);
        }
    };
    view! {
        <section class="section sheeted keeping" id="keeping">
            <header><h2>{say!("On this device")}</h2></header>
            <label class="field">
                <span>{say!("Keep the files on this device")}<span class="note">{how}</span></span>
                <span class="input">
                    <input
                        type="checkbox"
                        prop:checked=move || keeping.is_on.get()
                        on:change=move |event| state.keep(event_target_checked(&event))
                    />
                </span>
            </label>
            <div role="status">{note}</div>
            <p class="row">
                <button type="button" on:click=erase>
                    {move || if is_sure.get() { say!("Yes, erase everything") } else { say!("Erase everything…") }}
                </button>
                <span class="note">{say!("Files, settings, remembered columns and the offline copy of the program, in this browser.")}</span>
            </p>
        </section>
    }
}

/// Says that the site has a newer version than this page.
#[component]
pub fn NewBuild() -> impl IntoView {
    let state = expect_context::<AppState>();
    let text = move || {
        state.device.update.new_build.get().map(|_| {
            let loss = if state.survives_reload() {
                say!("Your files are read again.")
            } else {
                say!("You will have to choose the files again.")
            };
            view! {
                <p class="question news">
                    {say!("A new version of Zenboard is available. ")}{loss}" "
                    <button type="button" on:click=move |_| browser::reload()>{say!("Reload")}</button>
                </p>
            }
        })
    };
    view! { <div role="status">{text}</div> }
}
