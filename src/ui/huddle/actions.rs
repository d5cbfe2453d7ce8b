//! What the meeting ends in: the actions, to copy or to print on one page.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::keys::Deck;
use super::stage::bar;
use crate::language::say;
use crate::screen::{Actions, HuddleView, Marks, words};
use crate::ui::browser;

/// Lines above which the printed page is set smaller, and smaller still.
const DENSE: [usize; 2] = [45, 90];

/// The last step.
pub fn stage(view: &Arc<HuddleView>) -> AnyView {
    let deck = Deck::of(view);
    let marks = deck.marks.on(&view.day);
    let said = RwSignal::new("");
    let text = {
        let (view, marks) = (view.clone(), marks.clone());
        Memo::new(move |_| view.actions_text(&marks))
    };
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            said.set(if browser::copy(&text).await {
                say!("Copied.")
            } else {
                say!("This browser does not allow copying: take the text below.")
            });
        });
    };
    let listed = {
        let view = view.clone();
        move || list(&view, &marks)
    };
    view! {
        <div class="huddle">
            {bar(&deck)}
            <div class="huddle__tools">
                <button type="button" class="main" on:click=copy>{say!("Copy as text")}</button>
                <button type="button" on:click=move |_| browser::print()>{say!("Print on one page")}</button>
                <span role="status" class="note">{move || said.get()}</span>
            </div>
            {listed}
            <details class="huddle__text">
                <summary>{say!("As text")}</summary>
                <textarea readonly rows="12" dir="auto" aria-label={say!("Actions as text")} prop:value=move || text.get()></textarea>
            </details>
            <div class="huddle__foot">
                {deck.button("k", "K", say!("Previous"))}
                {deck.button("f", "F", say!("Full screen"))}
                {deck.button("?", "?", say!("Keys"))}
                {deck.button("Escape", "Esc", say!("Leave"))}
            </div>
            {deck.sheet()}
        </div>
    }
    .into_any()
}

fn list(view: &HuddleView, marks: &impl Marks) -> AnyView {
    let all = view.actions(marks);
    if all.is_empty() {
        return view! { <p class="nothing">{say!("Nothing is left to do: every ticket that breaks a rule is settled.")}</p> }.into_any();
    }
    let lines: usize = all.iter().map(|one| one.items.len() + 1).sum();
    let density = match lines {
        _ if lines > DENSE[1] => "least",
        _ if lines > DENSE[0] => "less",
        _ => "full",
    };
    let actions: usize = all.iter().map(|one| one.items.len()).sum();
    let unheard = view.turns().filter(|turn| !marks.is_discussed(&turn.name)).count();
    let summary = match unheard {
        0 => say!("{}, everyone discussed", words::plural(actions, say!("action"), say!("actions"))),
        _ => say!(
            "{}, {unheard} of {} not discussed",
            words::plural(actions, say!("action"), say!("actions")),
            words::plural(view.turns().count(), say!("turn"), say!("turns")),
        ),
    };
    let groups = all.iter().map(group).collect_view();
    view! {
        <p class="huddle__sum">{summary}</p>
        <div class="huddle__actions" data-density=density>{groups}</div>
    }
    .into_any()
}

fn group(actions: &Actions<'_>) -> AnyView {
    let items = actions
        .items
        .iter()
        .map(|item| {
            view! {
                <li>
                    <b>{item.action.clone()}</b>
                    " "
                    <a href=item.href.clone()><bdi>{item.number.clone()}</bdi></a>
                    " "
                    <bdi>{item.title.clone()}</bdi>
                    <span class="note" dir="auto">{item.why.clone()}</span>
                </li>
            }
        })
        .collect_view();
    let aside = (!actions.is_discussed).then(|| view! { <span class="note">{say!(" not discussed")}</span> });
    view! {
        <section>
            <h2><bdi>{actions.name.to_owned()}</bdi>{aside}</h2>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}
