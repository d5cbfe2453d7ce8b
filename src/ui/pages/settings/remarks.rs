//! What happened at the desk on a day, a line each.

use leptos::prelude::*;

use crate::language::say;
use crate::settings::{read_remark_lines, remark_lines};
use crate::ui::state::AppState;

/// The form of the remarks.
#[component]
pub fn Remarks() -> impl IntoView {
    let state = expect_context::<AppState>();
    let value = state.settings.with_untracked(|settings| remark_lines(&settings.remarks));
    let notes = RwSignal::new(Vec::<String>::new());
    let change = move |event| {
        let (remarks, said) = read_remark_lines(&event_target_value(&event));
        state.decide(|settings| settings.remarks = remarks);
        notes.set(said);
    };
    let said = move || {
        let notes = notes.get();
        notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()
    };
    view! {
        <section class="section sheeted" id="remarks">
            <header><h2>{say!("Remarks on days")}</h2></header>
            <label class="field tall">
                <span>
                    {say!("What happened")}
                    <span class="note">{say!("One per line: 2026-06-03 New intake process. Every chart over time marks it.")}</span>
                </span>
                <textarea rows="4" dir="auto" on:change=change prop:value=value></textarea>
            </label>
            <div class="note" role="status">{said}</div>
        </section>
    }
}
