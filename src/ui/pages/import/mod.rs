//! The import in steps: what was recognised, what only the user can tell, and on to the audit and the board.

mod assumed;
mod columns;
mod times;
mod unrecognized;
mod values;

use leptos::prelude::*;

use super::sections::BoardSections;
use crate::language::say;
use crate::protocol::Step;
use crate::query::Page;
use crate::ui::pages::BoardPage;
use crate::ui::state::AppState;

pub use assumed::Assumed;
use columns::ColumnStep;
use times::TimeStep;
pub use unrecognized::UnrecognizedFilesForm;
pub use values::OwnGuess;
use values::ValueStep;

/// The step of the URL, with the way through all of them.
#[component]
pub fn ImportPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let step =
        Memo::new(move |_| state.question.query.with(|query| Step::named(query.option("step").unwrap_or_default())));
    let lede = move || match step.get() {
        Step::Files => {
            say!(
                "Files are recognized by their headers and values. You are asked once about what remains in doubt; the answer is remembered."
            )
        }
        Step::Columns => say!("Only guesses are shown; the values beside a column are from your file."),
        Step::Values => say!("What your labels mean. Guesses apply until you change them."),
        Step::Times => say!("Times without a zone, and days that could be months."),
    };
    view! {
        <div class="opening">
            <h1 tabindex="-1">{move || step.get().title()}</h1>
            <p class="lede">{lede}</p>
        </div>
        <Steps/>
        {move || match step.get() {
            Step::Files => view! { <FileStep/> }.into_any(),
            Step::Columns => view! { <ColumnStep/> }.into_any(),
            Step::Values => view! { <ValueStep/> }.into_any(),
            Step::Times => view! { <TimeStep/> }.into_any(),
        }}
    }
}

/// The way: each step can be opened again; what is still asked says so.
#[component]
fn Steps() -> impl IntoView {
    let state = expect_context::<AppState>();
    let steps = move || {
        let doubts = state.data.doubts(state.settings);
        let now = state.question.query.with(|query| Step::named(query.option("step").unwrap_or_default()));
        Step::ALL
            .into_iter()
            .map(|step| {
                let is_asked = doubts.contains(&step);
                let href = state
                    .question
                    .query
                    .with(|query| query.on(Page::Import).with_option("step", step.id()).to_fragment());
                let word = match (step, is_asked) {
                    (Step::Files, _) => "",
                    (_, true) => say!("◆ asked"),
                    (_, false) => say!("● settled"),
                };
                view! {
                    <li data-asked=is_asked.to_string()>
                        <a href=href aria-current=(step == now).then_some("step")>{step.title()}</a>
                        " " <span class="note">{word}</span>
                    </li>
                }
            })
            .collect_view()
    };
    let to = move |page: Page| state.question.query.with(|query| query.on(page).to_fragment());
    view! {
        <nav class="steps" aria-label={say!("Steps of the import")}>
            <ol>
                {steps}
                <li><a href=move || to(Page::Audit)>{say!("Audit")}</a></li>
                <li><a href=move || to(Page::Coordinator)>{say!("Board")}</a></li>
            </ol>
        </nav>
    }
}

/// The audit, with what was taken for granted beside it.
#[component]
pub fn AuditPage() -> impl IntoView {
    view! { <BoardPage/><OwnGuess/><Assumed/> }
}

#[component]
fn FileStep() -> impl IntoView {
    let state = expect_context::<AppState>();
    let sections = move || {
        let board = state.data.shown.get().map(|shown| shown.screen.board.clone()).unwrap_or_default();
        view! { <BoardSections sections=board.sections/> }
    };
    view! {
        {sections}
        <Onward label={say!("Go on")}/>
    }
}

/// The button that leads to the next step in doubt, or to the audit.
#[component]
fn Onward(label: &'static str) -> impl IntoView {
    let state = expect_context::<AppState>();
    view! {
        <p class="row onward">
            <button type="button" class="main" on:click=move |_| state.go_on()>{label}</button>
            <a href=move || state.question.query.with(|query| query.on(Page::Coordinator).to_fragment())>
                {say!("Accept guesses and open the board")}
            </a>
        </p>
    }
}
