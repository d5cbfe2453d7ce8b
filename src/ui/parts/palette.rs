//! The command palette: pages, figures, settings, saved views, actions, and the data's tickets, companies and technicians
//! by a few letters (Ctrl or ⌘ and K).

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::commands::{Act, Command, act, commands};
use crate::language::say;
use crate::protocol::Request;
use crate::screen::fuzzy;
use crate::ui::browser;
use crate::ui::state::AppState;
use crate::worker::Slot;

/// Commands that are remembered, and lines that are shown.
const RECENT: usize = 6;
const MOST: usize = 40;

/// Calls the palette from elsewhere.
#[derive(Clone, Copy, Default)]
pub struct PaletteCall(RwSignal<u32>);

impl PaletteCall {
    /// Opens it.
    pub fn open(&self) {
        self.0.update(|calls| *calls += 1);
    }
}

/// What fits the letters: without any, what was chosen last and then everything.
fn fitting(state: AppState, letters: &str, recent: &[Command]) -> Vec<Command> {
    let all = commands(state);
    if letters.trim().is_empty() {
        let known = |command: &Command| recent.iter().any(|known| known.title == command.title);
        let mut list: Vec<Command> = recent.to_vec();
        list.extend(all.into_iter().filter(|command| !known(command)));
        return list;
    }
    let rank = |command: &Command| {
        let score = fuzzy(letters, &command.title)?;
        // What was chosen before comes first among what fits alike.
        let is_recent = recent.iter().any(|known| known.title == command.title);
        Some(score * 2 + u32::from(!is_recent))
    };
    let mut list: Vec<(u32, Command)> =
        all.into_iter().filter_map(|command| Some((rank(&command)?, command))).collect();
    list.sort_by_key(|(rank, _)| *rank);
    let found = state.forms.found.with(|(of, found)| if of == letters.trim() { found.clone() } else { Vec::new() });
    let found = found.into_iter().map(|found| Command {
        title: found.title,
        note: format!("{} · {}", found.kind.title(), found.note).trim_end_matches(" · ").to_owned(),
        act: Act::Go(found.href),
    });
    // Names of pages that begin so, then the data, then what fits somehow.
    let near = list.iter().take_while(|(rank, _)| *rank <= 3).count();
    let far = list.split_off(near.min(list.len()));
    let near = list.into_iter().map(|(_, command)| command);
    near.chain(found).chain(far.into_iter().map(|(_, command)| command)).take(MOST).collect()
}

/// The lines of the list; the one that is chosen is told.
fn lines(commands: Vec<Command>, at: RwSignal<usize>, run: impl Fn(usize) + Copy + 'static) -> impl IntoView {
    let line = |(place, command): (usize, Command)| {
        let is_on = move || at.get() == place;
        view! {
            <li role="option" id=format!("command-{place}") aria-selected=move || is_on().to_string() on:click=move |_| run(place)>
                <bdi>{command.title}</bdi>
                <span class="note" dir="auto">{command.note}</span>
            </li>
        }
    };
    commands.into_iter().enumerate().map(line).collect_view()
}

/// The palette; nothing is shown until it is called.
#[component]
pub fn Palette() -> impl IntoView {
    let state = expect_context::<AppState>();
    let call = expect_context::<PaletteCall>();
    let dialog = NodeRef::<html::Dialog>::new();
    let wanted = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    // Kept while the page is open, and nowhere else: names of the data are among them.
    let recent = RwSignal::new(Vec::<Command>::new());
    let found = Memo::new(move |_| recent.with(|recent| wanted.with(|letters| fitting(state, letters, recent))));
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let run = move |place: usize| {
        let chosen = found.with_untracked(|found| found.get(place).cloned());
        close();
        if let Some(chosen) = chosen {
            recent.update(|recent| {
                recent.retain(|known| known.title != chosen.title);
                recent.insert(0, chosen.clone());
                recent.truncate(RECENT);
            });
            act(state, &chosen.act);
        }
    };
    let show = move || {
        if let Some(dialog) = dialog.get_untracked() {
            wanted.set(String::new());
            at.set(0);
            if !dialog.open() {
                // Refused only when it is open already.
                let _ = dialog.show_modal();
            }
        }
    };
    Effect::new(move |before: Option<u32>| {
        let calls = call.0.get();
        if before.is_some_and(|before| before != calls) {
            show();
        }
        calls
    });
    // The page never ends: the handle is kept by forgetting it.
    std::mem::forget(window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key().to_lowercase() == "k" {
            event.prevent_default();
            show();
        }
    }));
    let on_input = move |event| {
        let letters = event_target_value(&event);
        if !letters.trim().is_empty() && state.data.is_there() {
            let query = Box::new(state.question.query.get_untracked());
            let letters = letters.trim().to_owned();
            state.worker.send(Slot::Find, Request::Find { query, letters });
        }
        wanted.set(letters);
        at.set(0);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1).min(last)),
            "ArrowUp" => at.update(|at| *at = at.saturating_sub(1)),
            "Enter" => run(at.get_untracked()),
            _ => return,
        }
        event.prevent_default();
        if let Ok(Some(line)) = browser::document().query_selector(&format!("#command-{}", at.get_untracked())) {
            line.scroll_into_view_with_bool(false);
        }
    };
    let list = move || lines(found.get(), at, run);
    let is_none = move || found.with(Vec::is_empty);
    let spoken = move || match found.with(Vec::len) {
        0 => say!("Nothing fits “{}”.", wanted.get().trim()),
        _ => String::new(),
    };
    view! {
        <dialog class="palette" node_ref=dialog aria-label={say!("Commands")}>
            <input
                type="text"
                role="combobox"
                aria-expanded="true"
                aria-controls="commands"
                aria-label={say!("Command")}
                aria-activedescendant=move || (!is_none()).then(|| format!("command-{}", at.get()))
                placeholder={say!("Page, ticket, company, technician, setting or action")}
                prop:value=wanted
                on:input=on_input
                on:keydown=on_key
            />
            <ul role="listbox" id="commands" aria-label={say!("Commands")} hidden=is_none>{list}</ul>
            <p class="nothing" role="status">{spoken}</p>
        </dialog>
    }
}
