//! The keys of the meeting, and the buttons that say them.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::marks::HuddleMarks;
use crate::language::{self, say, term};
use crate::screen::{HuddleStep, HuddleView, StepKind};
use crate::ui::browser;

/// What the keys do, for the sheet that `?` opens and for the page before the meeting.
pub const KEYS: [(&str, &str); 10] = [
    ("J", term!("next")),
    ("K", term!("previous")),
    ("X", term!("discussed, or not after all")),
    ("1–9", term!("ticket settled: no action needed")),
    ("A", term!("the list of actions")),
    ("T", term!("stop the clock, let it go on")),
    ("R", term!("set the clock back")),
    ("F", term!("full screen, or not")),
    ("?", term!("these keys")),
    ("Esc", term!("leave the huddle; marks stay")),
];

/// What the keys of a step act on.
#[derive(Clone)]
pub struct Deck {
    /// The meeting.
    pub view: Arc<HuddleView>,
    /// What is marked.
    pub marks: HuddleMarks,
}

thread_local! {
    /// Of the step that was shown last. It stays until the next one is there: no key is lost between two pictures.
    static DECK: RefCell<Option<Deck>> = const { RefCell::new(None) };
}

/// Takes keys for as long as the page is there, and acts on them while a meeting is on.
pub fn listen(is_on: impl Fn() -> bool + 'static) {
    let ear = window_event_listener(ev::keydown, move |event| {
        let is_typing = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"));
        let is_chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        if is_typing || is_chord || !is_on() {
            return;
        }
        let deck = DECK.with_borrow(Clone::clone);
        if deck.is_some_and(|deck| deck.press(&event.key())) {
            event.prevent_default();
        }
    });
    std::mem::forget(ear);
}

impl Deck {
    /// The deck of the step that is shown now.
    pub fn of(view: &Arc<HuddleView>) -> Self {
        let deck = Self { view: view.clone(), marks: expect_context::<HuddleMarks>() };
        DECK.set(Some(deck.clone()));
        deck
    }

    /// Does what a key means; `false` for a key that means nothing here.
    pub fn press(&self, key: &str) -> bool {
        match key {
            "j" | "J" => self.step(1),
            "k" | "K" => self.step(-1),
            "x" | "X" => self.discuss(),
            "a" | "A" => self.go(self.view.steps.last()),
            "t" | "T" => self.marks.set_clock(|clock| clock.toggle(browser::now_ms())),
            "r" | "R" => self.marks.set_clock(|clock| clock.restart(browser::now_ms())),
            "f" | "F" => browser::toggle_full_screen(),
            "?" => self.marks.help.update(|open| *open = !*open),
            "Escape" if self.marks.help.get_untracked() => self.marks.help.set(false),
            "Escape" => browser::go(&self.view.leave_href),
            _ => match key.parse::<usize>() {
                Ok(number @ 1..) => self.settle(number - 1),
                _ => return false,
            },
        }
        true
    }

    /// The turn on show; `None` at the opening and at the actions.
    pub fn turn(&self) -> Option<&HuddleStep> {
        self.view.step().filter(|step| step.kind == StepKind::Turn)
    }

    fn go(&self, step: Option<&HuddleStep>) {
        if let Some(step) = step {
            browser::go(&step.href);
        }
    }

    /// Where the URL is: keys may be faster than pictures.
    fn here(&self) -> Option<usize> {
        let address = browser::address();
        let at = self.view.steps.iter().position(|step| step.href == address);
        at.or(self.view.at.map(|at| at as usize))
    }

    fn step(&self, by: isize) {
        let to = self.here().and_then(|at| at.checked_add_signed(by));
        self.go(to.and_then(|to| self.view.steps.get(to)));
    }

    fn turn_here(&self) -> Option<&HuddleStep> {
        let step = self.view.steps.get(self.here()?)?;
        (step.kind == StepKind::Turn).then_some(step)
    }

    fn discuss(&self) {
        if let Some(turn) = self.turn_here() {
            self.marks.on(&self.view.day).toggle_discussed(&turn.name);
        }
    }

    fn settle(&self, at: usize) {
        if let Some(item) = self.turn_here().and_then(|turn| turn.work.get(at)) {
            self.marks.on(&self.view.day).toggle_settled(&item.number);
        }
    }

    /// A button that does what a key does.
    pub fn button(&self, key: &'static str, shown: &'static str, title: &'static str) -> AnyView {
        let deck = self.clone();
        view! {
            <button type="button" on:click=move |_| { deck.press(key); }>
                <kbd>{shown}</kbd>
                {title}
            </button>
        }
        .into_any()
    }

    /// The sheet of keys, while it is open.
    pub fn sheet(&self) -> AnyView {
        let help = self.marks.help;
        view! {
            <div role="status" class="huddle__help">
                {move || help.get().then(|| view! { <h2>{say!("Keys")}</h2>{key_list()} })}
            </div>
        }
        .into_any()
    }
}

/// All keys and what they do.
pub fn key_list() -> AnyView {
    let rows = KEYS
        .map(|(key, what)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{language::text(what)}</dd></div> })
        .into_iter()
        .collect_view();
    view! { <dl class="huddle__keys">{rows}</dl> }.into_any()
}
