//! Keyboard, words, sources.

use leptos::prelude::*;

use crate::query::Page;
use crate::ui::parts::{BoardSections, TourChoice};
use crate::ui::state::AppState;

/// What the page can do, beside what the worker says about the figures.
#[component]
pub fn HelpPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let sections = move || {
        let shown = state.shown.get()?;
        (shown.query.page == Page::Help)
            .then(|| view! { <BoardSections sections=shown.screen.board.sections.clone()/> })
    };
    view! {
        <div class="opening">
            <h1 tabindex="-1">"Help"</h1>
            <p class="lede">"Every figure is a link to what it counts; the “?” on a card says how it counts."</p>
        </div>
        <div class="columns two">
            <section class="section sheeted">
                <header><h2>"Reading the boards"</h2></header>
                <dl class="facts">
                    <div><dt>"▲ Over goal"</dt><dd>"Outside the goal: the only color on the page that is warm."</dd></div>
                    <div><dt>"● Within goal"</dt><dd>"Nothing to do."</dd></div>
                    <div><dt>"◌ Not measurable"</dt><dd>"The files lack a column for it; the card says which."</dd></div>
                    <div><dt>"As of"</dt><dd>"The moment of the picture: the newest activity in the files, unless you choose another."</dd></div>
                    <div><dt>"Filters"</dt><dd>"Narrow every figure of every page. They are part of the address: bookmark or send it. It holds names you filter by, but no data."</dd></div>
                </dl>
            </section>
            <section class="section sheeted">
                <header><h2>"Keyboard"</h2></header>
                <dl class="facts">
                    <div><dt><kbd>"Tab"</kbd></dt><dd>"moves through links and fields, "<kbd>"Enter"</kbd>" follows."</dd></div>
                    <div><dt><kbd>"Esc"</kbd></dt><dd>"closes an open panel."</dd></div>
                    <div><dt>"On the wall"</dt><dd><kbd>"←"</kbd>" "<kbd>"→"</kbd>" change the page, "<kbd>"Space"</kbd>" pauses, "<kbd>"Esc"</kbd>" leaves."</dd></div>
                    <div><dt><kbd>"Ctrl"</kbd>" or "<kbd>"⌘"</kbd>" + "<kbd>"K"</kbd></dt><dd>"every page, saved view and action by a few letters."</dd></div>
                    <div><dt><kbd>"?"</kbd></dt><dd>"opens this page."</dd></div>
                    <div><dt><kbd>"Alt"</kbd>" + "<kbd>"←"</kbd></dt><dd>"goes back, as everywhere."</dd></div>
                </dl>
            </section>
        </div>
        <TourChoice/>
        {sections}
    }
}
