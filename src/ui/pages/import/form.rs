//! The form of the match: doubts first, then the tables with their columns, the rest folded, and one button.

use leptos::ev;
use leptos::prelude::*;

use super::doubts::Doubts;
use super::foot::Foot;
use super::rest::Rest;
use super::table::TableCard;
use crate::dataset::Entity;
use crate::language::{count, say};
use crate::protocol::Draft;
use crate::ui::state::AppState;

/// The match under way; nothing while there is none.
#[component]
pub fn MatchForm() -> impl IntoView {
    let state = expect_context::<AppState>();
    // Other files, another form; a choice in it changes only what depends on it.
    move || {
        state.matching.edition.track();
        let draft = state.matching.draft.get_untracked()?;
        Some(form(state, &draft))
    }
}

fn form(state: AppState, draft: &Draft) -> AnyView {
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if state.matching.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.missing().is_none())) {
            state.finish_match();
        }
    };
    let is_main = |at: &usize| draft.tables[*at].entity() == Some(Entity::Tickets);
    let (main, others): (Vec<usize>, Vec<usize>) = (0..draft.tables.len()).partition(is_main);
    let has_main = !main.is_empty();
    let card = |at: usize| view! { <TableCard at/> };
    let main = main.into_iter().map(card).collect_view();
    let others = (!others.is_empty()).then(|| {
        let title = count!("{n} other table", "{n} other tables", n = others.len());
        let cards = others.into_iter().map(card).collect_view();
        view! {
            <details class="fold" id="match-others" open=!has_main>
                <summary>{title}</summary>
                {cards}
            </details>
        }
    });
    view! {
        <form class="match" id="match" on:submit=submit aria-label=say!("Match of the columns") novalidate>
            <Doubts/>
            {main}
            {others}
            <Rest/>
            <Foot/>
        </form>
    }
    .into_any()
}
