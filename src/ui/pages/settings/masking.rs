//! Names as pseudonyms, before anything leaves the core.

use leptos::prelude::*;

use crate::language::say;
use crate::settings::Masking;
use crate::ui::browser;
use crate::ui::state::AppState;

/// Whether names are shown.
#[component]
pub fn MaskingForm() -> impl IntoView {
    let state = expect_context::<AppState>();
    let now = state.settings.with_untracked(|settings| settings.masking.clone());
    let decide = move |change: fn(&mut Masking, bool), is_on: bool| {
        // Names in the address would find nothing any more, and would still be read there.
        let query = state.question.query.with_untracked(|query| query.without_names());
        browser::replace(&query.to_fragment());
        state.question.query.set(query);
        state.decide_reading(|settings| {
            change(&mut settings.masking, is_on);
            if settings.masking.key.is_empty() {
                settings.masking.key = browser::random_key();
            }
        });
    };
    let field = |title: &'static str, hint: &'static str, is_on: bool, change: fn(&mut Masking, bool)| {
        view! {
            <label class="field">
                <span>{title}<span class="note">{hint}</span></span>
                <input type="checkbox" checked=is_on on:change=move |event| decide(change, event_target_checked(&event))/>
            </label>
        }
    };
    view! {
        <section class="section sheeted" id="masking">
            <header><h2>{say!("Masking")}</h2></header>
            <div class="fields">
                {field(
                    say!("Pseudonyms for names"),
                    say!("Of companies, contacts and technicians: on every page, in print, in every file"),
                    now.on,
                    |masking, is_on| masking.on = is_on,
                )}
                {field(
                    say!("Leave out titles and notes"),
                    say!("Locked while names are masked: they may contain parts of names"),
                    now.drop_titles,
                    |masking, is_on| masking.drop_titles = is_on,
                )}
            </div>
            <p class="note">
                {say!("The files are read again for it. A pseudonym stays the same as long as the key does: it is in this page's \
                 memory and in the settings file that you save, and nowhere else. No address shows a masked name. What you \
                 wrote over in the report is shown with pseudonyms, and its logo is left out.")}
            </p>
        </section>
    }
}
