//! Before and after: engagement files are saved here, and dropped here.

use leptos::prelude::*;

use super::sections::Board;
use crate::language::say;
use crate::ui::parts::FilePicker;
use crate::ui::state::AppState;

/// The comparison on show, with what can be saved of this desk.
#[component]
pub fn ComparePage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let board = move || {
        state
            .data
            .shown
            .get()
            .map(|shown| view! { <Board board=shown.screen.board.clone() query=shown.query.clone()/> })
    };
    view! {
        {board}
        <div class="columns two">
            <section class="section sheeted">
                <header><h2>{say!("Engagement files")}</h2></header>
                <FilePicker label={say!("Add engagement files…")}/>
                <p class="row">
                    <button type="button" on:click=move |_| state.forget_engagements()>{say!("Close the files")}</button>
                    <button type="button" on:click=move |_| state.forget_history()>{say!("Forget the figures of my imports")}</button>
                </p>
            </section>
            {move || state.data.summary.with(Option::is_some).then(|| view! { <SaveEngagement/> })}
        </div>
    }
}

#[component]
fn SaveEngagement() -> impl IntoView {
    let state = expect_context::<AppState>();
    let name = RwSignal::new(String::new());
    let save = move |anonymised| state.save_engagement(name.get_untracked(), anonymised);
    view! {
        <section class="section sheeted">
            <header><h2>{say!("Save this desk")}</h2></header>
            <label class="field">
                <span>{say!("Name in the file")}<span class="note">{say!("An anonymized file has none")}</span></span>
                <input type="text" dir="auto" prop:value=name on:input=move |event| name.set(event_target_value(&event))/>
            </label>
            <p class="row">
                <button type="button" class="main" on:click=move |_| save(false)>{say!("Save engagement file")}</button>
                <button type="button" on:click=move |_| save(true)>{say!("Save anonymized")}</button>
            </p>
            <p class="note">{say!("The figures shown, with filters and as-of time; no tickets.")}</p>
        </section>
    }
}
