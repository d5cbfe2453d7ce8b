//! The keys of the meeting, and the buttons that say them.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::marks::HuddleMarks;
use crate::ui::browser;
use crate::view_model::{HuddleStep, HuddleView, StepKind};

/// What the keys do, for the sheet that `?` opens and for the page before the meeting.
pub const KEYS: [(&str, &str); 10] = [
    ("J", "next"),
    ("K", "previous"),
    ("X", "discussed, or not after all"),
    ("1–9", "ticket settled: no action needed"),
    ("A", "the list of actions"),
    ("T", "stop the clock, let it go on"),
    ("R", "set the clock back"),
    ("F", "full screen, or not"),
    ("?", "these keys"),
    ("Esc", "leave the meeting; marks stay"),
];

/// What the keys of a step act on.
#[derive(Clone)]
pub struct Deck {
    /// The meeting.
    pub view: Arc<HuddleView>,
    /// What is marked.
    pub marks: HuddleMarks,
    /// Whether the sheet of keys is open.
    pub help: RwSignal<bool>,
}

impl Deck {
    /// Takes keys for as long as the step is on show.
    pub fn of(view: &Arc<HuddleView>) -> Self {
        let deck = Self {
            view: view.clone(),
            marks: expect_context::<HuddleMarks>(),
            help: RwSignal::new(false),
        };
        let keys = deck.clone();
        let ear = window_event_listener(ev::keydown, move |event| {
            let is_typing = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
                .is_some_and(|element| {
                    matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA")
                });
            let is_chord = event.ctrl_key() || event.meta_key() || event.alt_key();
            if !is_typing && !is_chord && keys.press(&event.key()) {
                event.prevent_default();
            }
        });
        on_cleanup(move || ear.remove());
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
            "?" => self.help.update(|open| *open = !*open),
            "Escape" if self.help.get_untracked() => self.help.set(false),
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

    /// Steps from where the URL is: keys may be faster than pictures.
    fn step(&self, by: i32) {
        let address = browser::address();
        let at = self.view.steps.iter().position(|step| step.href == address);
        let from = HuddleView {
            at: at.map(|at| at as u32).or(self.view.at),
            ..HuddleView::clone(&self.view)
        };
        self.go(from.neighbor(by));
    }

    fn discuss(&self) {
        if let Some(turn) = self.turn() {
            self.marks.on(&self.view.day).toggle_discussed(&turn.name);
        }
    }

    fn settle(&self, at: usize) {
        if let Some(item) = self.turn().and_then(|turn| turn.work.get(at)) {
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
        let help = self.help;
        view! {
            <div role="status" class="huddle__help">
                {move || help.get().then(|| view! { <h2>"Keys"</h2>{key_list()} })}
            </div>
        }
        .into_any()
    }
}

/// All keys and what they do.
pub fn key_list() -> AnyView {
    let rows = KEYS
        .map(|(key, what)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> })
        .into_iter()
        .collect_view();
    view! { <dl class="huddle__keys">{rows}</dl> }.into_any()
}
