//! The command palette: every page, saved view and action by a few letters (Ctrl or ⌘ and K).

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::language::say;
use crate::query::Page;
use crate::table::specs;
use crate::ui::browser;
use crate::ui::state::AppState;

use super::save::save_page;

/// What a command does.
#[derive(Clone, PartialEq)]
enum Act {
    Go(String),
    Print,
    SavePage,
    Theme(&'static str),
}

fn commands(state: AppState) -> Vec<(String, Act)> {
    let pages = [
        Page::Coordinator,
        Page::Intake,
        Page::Workload,
        Page::Huddle,
        Page::Manager,
        Page::Forecast,
        Page::Tickets,
        Page::Entries,
        Page::Journey,
        Page::Report,
        Page::Compare,
        Page::Past,
        Page::Wall,
        Page::Data,
        Page::Settings,
        Page::Help,
    ];
    let address = |page: Page| state.question.query.with_untracked(|query| query.on(page).to_fragment());
    let go = |page: Page| (say!("Go to: {}", page.title()), Act::Go(address(page)));
    // A part is found by the figure that it is part of.
    let figures: Vec<(String, Act)> = state.settings.with_untracked(|settings| {
        let whole = specs().filter(|spec| !spec.is_part);
        whole.map(|spec| (say!("Figure: {}", spec.id.title(settings)), Act::Go(address(spec.panel.page())))).collect()
    });
    let views = state.settings.with_untracked(|settings| match settings.masking.on {
        true => Vec::new(),
        false => settings.views.clone(),
    });
    pages
        .into_iter()
        .map(go)
        .chain(figures)
        .chain(views.into_iter().map(|view| (say!("View: {}", view.name), Act::Go(view.address))))
        .chain([
            (say!("Print this page").to_owned(), Act::Print),
            (say!("Save this page as one HTML file").to_owned(), Act::SavePage),
            (say!("Theme: light").to_owned(), Act::Theme("light")),
            (say!("Theme: dark").to_owned(), Act::Theme("dark")),
            (say!("Theme: as the system").to_owned(), Act::Theme("auto")),
        ])
        .collect()
}

fn act(state: AppState, act: &Act) {
    match act {
        Act::Go(address) => browser::go(address),
        Act::Print => browser::print(),
        Act::SavePage => save_page(state),
        Act::Theme(theme) => state.device.choose_theme(theme),
    }
}

/// The palette; nothing is shown until it is called.
#[component]
pub fn Palette() -> impl IntoView {
    let state = expect_context::<AppState>();
    let dialog = NodeRef::<html::Dialog>::new();
    let wanted = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let found = Memo::new(move |_| {
        let letters = wanted.get().to_lowercase();
        let all = commands(state);
        let fits = |title: &str| letters.split_whitespace().all(|word| title.to_lowercase().contains(word));
        all.into_iter().filter(|(title, _)| fits(title)).collect::<Vec<_>>()
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let run = move |place: usize| {
        let chosen = found.with_untracked(|found| found.get(place).cloned());
        close();
        if let Some((_, chosen)) = chosen {
            act(state, &chosen);
        }
    };
    // The page never ends: the handle is kept by forgetting it.
    std::mem::forget(window_event_listener(ev::keydown, move |event| {
        if !(event.ctrl_key() || event.meta_key()) || event.key().to_lowercase() != "k" {
            return;
        }
        event.prevent_default();
        if let Some(dialog) = dialog.get_untracked() {
            wanted.set(String::new());
            at.set(0);
            if !dialog.open() {
                // Refused only when it is open already.
                let _ = dialog.show_modal();
            }
        }
    }));
    let on_key = move |event: ev::KeyboardEvent| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1).min(last)),
            "ArrowUp" => at.update(|at| *at = at.saturating_sub(1)),
            "Enter" => run(at.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let list = move || {
        found
            .get()
            .into_iter()
            .enumerate()
            .map(|(place, (title, _))| {
                let is_on = move || at.get() == place;
                view! {
                    <li role="option" id=format!("command-{place}") aria-selected=move || is_on().to_string() on:click=move |_| run(place)>
                        {title}
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <dialog class="palette" node_ref=dialog aria-label={say!("Commands")}>
            <input
                type="text"
                role="combobox"
                aria-expanded="true"
                aria-controls="commands"
                aria-label={say!("Command")}
                aria-activedescendant=move || format!("command-{}", at.get())
                placeholder={say!("Page, view or action")}
                prop:value=wanted
                on:input=move |event| {
                    wanted.set(event_target_value(&event));
                    at.set(0);
                }
                on:keydown=on_key
            />
            <ul role="listbox" id="commands" aria-label={say!("Commands")}>{list}</ul>
        </dialog>
    }
}
