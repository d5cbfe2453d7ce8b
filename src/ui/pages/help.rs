//! Keyboard, words, sources.

use leptos::prelude::*;

use super::sections::BoardSections;
use crate::language::say;
use crate::query::Page;
use crate::ui::parts::TourChoice;
use crate::ui::state::AppState;

/// What the page can do, beside what the worker says about the figures.
#[component]
pub fn HelpPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let sections = move || {
        let shown = state.data.shown.get()?;
        (shown.query.page == Page::Help)
            .then(|| view! { <BoardSections sections=shown.screen.board.sections.clone()/> })
    };
    view! {
        <div class="opening">
            <h1 tabindex="-1">{say!("Help")}</h1>
            <p class="lede">{say!("Every figure is a link to what it counts; the “?” on a card says how it counts.")}</p>
        </div>
        <div class="columns two">
            <section class="section sheeted">
                <header><h2>{say!("Reading the boards")}</h2></header>
                <dl class="facts">
                    <div><dt>{say!("▲ Over goal")}</dt><dd>{say!("Outside the goal: orange.")}</dd></div>
                    <div><dt>{say!("● Within goal")}</dt><dd>{say!("Nothing to do.")}</dd></div>
                    <div><dt>{say!("◌ Not measurable")}</dt><dd>{say!("The files lack a column for it; the card says which.")}</dd></div>
                    <div><dt>{say!("As of")}</dt><dd>{say!("The as-of time: the newest activity in the files, unless you choose another.")}</dd></div>
                    <div><dt>{say!("Filters")}</dt><dd>{say!("They narrow every figure on every page and are part of the address, which you can bookmark or send. It contains the names you filter by, but no data.")}</dd></div>
                </dl>
            </section>
            <section class="section sheeted">
                <header><h2>{say!("Keyboard")}</h2></header>
                <dl class="facts">
                    <div><dt><kbd>"Tab"</kbd></dt><dd>{say!("moves through links and fields, ")}<kbd>"Enter"</kbd>{say!(" follows.")}</dd></div>
                    <div><dt><kbd>"Esc"</kbd></dt><dd>{say!("closes an open panel.")}</dd></div>
                    <div><dt>{say!("On the wall")}</dt><dd><kbd>"←"</kbd>" "<kbd>"→"</kbd>{say!(" change the page, ")}<kbd>"Space"</kbd>{say!(" pauses, ")}<kbd>"Esc"</kbd>{say!(" leaves.")}</dd></div>
                    <div><dt><kbd>"Ctrl"</kbd>{say!(" or ")}<kbd>"⌘"</kbd>" + "<kbd>"K"</kbd></dt><dd>{say!("every page, saved view and action by a few letters.")}</dd></div>
                    <div><dt><kbd>"?"</kbd></dt><dd>{say!("opens this page.")}</dd></div>
                    <div><dt><kbd>"Alt"</kbd>" + "<kbd>"←"</kbd></dt><dd>{say!("goes back, as everywhere.")}</dd></div>
                </dl>
            </section>
        </div>
        <TourChoice/>
        {sections}
    }
}
