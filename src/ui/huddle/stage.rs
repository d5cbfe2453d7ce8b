//! A step of the meeting on the whole screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::clock::timer;
use super::keys::Deck;
use crate::language::say;
use crate::screen::{HuddleStep, HuddleView, Marks, StepKind, WorkItem, words};
use crate::ui::parts::block_view;
use crate::ui::state::AppState;

/// The opening or a turn.
pub fn stage(view: &Arc<HuddleView>) -> AnyView {
    let deck = Deck::of(view);
    let turn = deck.turn().cloned();
    let tickets = turn.as_ref().map(|turn| tickets(&deck, turn));
    let blocks =
        view.blocks.iter().enumerate().map(|(at, block)| block_view(block, &format!("huddle-{at}"))).collect_view();
    let discussed = turn.map(|turn| discussed(&deck, turn.name));
    view! {
        <div class="huddle">
            {bar(&deck)}
            <div class="huddle__main">
                {tickets}
                <section class="huddle__side">
                    <h2 class="unseen">{say!("Figures and calls")}</h2>
                    {blocks}
                </section>
                {next(view)}
            </div>
            <div class="huddle__foot">
                {deck.button("k", "K", say!("Previous"))}
                {discussed}
                {deck.button("j", "J", say!("Next"))}
                {deck.button("a", "A", say!("Actions"))}
                {deck.button("f", "F", say!("Full screen"))}
                {deck.button("?", "?", say!("Keys"))}
                {deck.button("Escape", "Esc", say!("Leave"))}
            </div>
            {deck.sheet()}
        </div>
    }
    .into_any()
}

/// The clock, how far the meeting is, and what the picture is of.
pub fn bar(deck: &Deck) -> AnyView {
    let state = expect_context::<AppState>();
    let view = deck.view.clone();
    let marks = deck.marks.on(&view.day);
    let waiting = {
        let (view, marks) = (view.clone(), marks.clone());
        Memo::new(move |_| view.turns().filter(|turn| !marks.is_discussed(&turn.name)).count())
    };
    let steps = view
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| step_link(step, view.at == Some(at as u32), marks.clone()))
        .collect_view();
    let filters = state.question.query.with_untracked(|query| {
        let values: Vec<String> = query.filters.iter().map(|(_, value)| value.clone()).collect();
        (!values.is_empty()).then(|| say!(" · only {}", values.join(", ")))
    });
    view! {
        <div class="huddle__bar">
            {timer(deck.marks, view.minutes, waiting)}
            <nav aria-label={say!("Steps of the huddle")}><ol role="list" class="huddle__steps">{steps}</ol></nav>
            <p class="note">{say!("As of ")} {move || state.data.header().as_of} <bdi>{filters}</bdi></p>
        </div>
    }
    .into_any()
}

fn step_link(step: &HuddleStep, is_here: bool, marks: impl Marks + Send + Sync + Clone + 'static) -> AnyView {
    let name = step.name.clone();
    let is_turn = step.kind == StepKind::Turn;
    let is_done = Memo::new(move |_| is_turn && marks.is_discussed(&name));
    let mark = move || match (is_done.get(), is_turn) {
        (true, _) => "✓",
        (false, true) => "·",
        (false, false) => "—",
    };
    let name = step.name.clone();
    view! {
        <li>
            <a
                href=step.href.clone()
                title=name.clone()
                aria-current=is_here.then_some("step")
                data-done=move || is_done.get().then_some("")
            >
                <span aria-hidden="true">{mark}</span>
                <span class="unseen"><bdi>{name.clone()}</bdi>{move || is_done.get().then_some(say!(", discussed"))}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The tickets of a turn: each can be settled by its number.
fn tickets(deck: &Deck, turn: &HuddleStep) -> AnyView {
    if turn.work.is_empty() {
        let (tone, text) = turn.nothing.clone();
        return view! {
            <section class="huddle__tickets" aria-label={say!("Tickets that break a rule")}>
                <p class="remark" data-tone=tone.id()>
                    <span class="shape" aria-hidden="true">{tone.shape()}</span>
                    " "
                    {text}
                </p>
            </section>
        }
        .into_any();
    }
    let items = turn.work.iter().enumerate().map(|(at, item)| ticket(deck, at, item)).collect_view();
    let more = (turn.more > 0).then(|| {
        let more = words::tickets(turn.more as usize);
        view! { <p class="note">{say!("and {more} more that break a rule")}</p> }
    });
    view! {
        <section class="huddle__tickets" aria-label={say!("Tickets that break a rule")}>
            <ol role="list">{items}</ol>
            {more}
        </section>
    }
    .into_any()
}

fn ticket(deck: &Deck, at: usize, item: &WorkItem) -> AnyView {
    let marks = deck.marks.on(&deck.view.day);
    let number = item.number.clone();
    let is_settled = Memo::new(move |_| marks.is_settled(&number));
    let deck = deck.clone();
    let key = (at + 1).to_string();
    let pressed = key.clone();
    let label = say!("{} needs no action", item.number);
    let action = item.action.clone();
    view! {
        <li data-settled=move || is_settled.get().then_some("")>
            <button
                type="button"
                aria-label=label
                aria-pressed=move || is_settled.get().to_string()
                on:click=move |_| { deck.press(&pressed); }
            >
                {move || if is_settled.get() { "✓".to_owned() } else { key.clone() }}
            </button>
            <a href=item.href.clone()>
                <span class="why" dir="auto">{item.why.clone()}</span>
                <span class="what"><bdi>{item.number.clone()}</bdi>" · "<bdi>{item.title.clone()}</bdi></span>
                <span class="about" dir="auto">{item.about.clone()}</span>
            </a>
            <span class="act">{move || if is_settled.get() { say!("Settled").to_owned() } else { action.clone() }}</span>
        </li>
    }
    .into_any()
}

/// `X`, pressed or not.
fn discussed(deck: &Deck, name: String) -> AnyView {
    let marks = deck.marks.on(&deck.view.day);
    let is_done = Memo::new(move |_| marks.is_discussed(&name));
    let deck = deck.clone();
    view! {
        <button
            type="button"
            class="main"
            aria-pressed=move || is_done.get().to_string()
            on:click=move |_| { deck.press("x"); }
        >
            <kbd>"X"</kbd>
            {move || if is_done.get() { say!("✓ Discussed") } else { say!("Discussed") }}
        </button>
    }
    .into_any()
}

/// Who comes next, so that they can get ready; with their tickets where the screen is wide.
fn next(view: &HuddleView) -> AnyView {
    let Some(step) = view.neighbor(1) else {
        return ().into_any();
    };
    let items = step
        .work
        .iter()
        .map(|item| {
            view! {
                <li>
                    <span class="why" dir="auto">{item.why.clone()}</span>
                    <span class="about"><bdi>{item.number.clone()}</bdi>" · "<bdi>{item.title.clone()}</bdi></span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="huddle__next">
            <h2>{say!("Next: ")}<bdi>{step.name.clone()}</bdi></h2>
            <ol role="list">{items}</ol>
        </section>
    }
    .into_any()
}
