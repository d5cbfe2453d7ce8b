//! What the wall shows.

use leptos::prelude::*;

use super::form::{Lines, Number, lines_field, number_field};
use crate::query::Page;
use crate::settings::{Settings, Wall};
use crate::ui::state::AppState;

const TURN: Number = Number {
    title: "A page stays",
    unit: "s",
    least: 5.0,
    get: |s| f64::from(s.wall.seconds),
    set: |s, v| s.wall.seconds = v as u32,
};

const PAGES: Lines = Lines {
    title: "Pages that take turns",
    hint: "coordinator, intake, workload, huddle, manager, forecast, journey; one a line",
    get: |s| s.wall.pages.clone(),
    set: |s, lines| {
        let pages: Vec<String> = lines.iter().map(|line| line.to_lowercase()).collect();
        let unknown = pages
            .iter()
            .find(|page| Page::from_path(page).path() != page.as_str());
        match unknown {
            Some(page) => Err(format!("There is no page “{page}”.")),
            None => {
                s.wall.pages = pages;
                Ok(())
            }
        }
    },
};

/// A choice of yes and no.
struct Choice {
    title: &'static str,
    note: &'static str,
    get: fn(&Wall) -> bool,
    set: fn(&mut Wall, bool),
}

const CHOICES: [Choice; 5] = [
    Choice {
        title: "Name companies and contacts",
        note: "Off: Client 17, Contact 4",
        get: |wall| wall.company_names,
        set: |wall, is_on| wall.company_names = is_on,
    },
    Choice {
        title: "Show titles of tickets",
        note: "Titles may name anybody",
        get: |wall| wall.ticket_titles,
        set: |wall, is_on| wall.ticket_titles = is_on,
    },
    Choice {
        title: "Stay on pages that miss a goal",
        note: "Others wait until all is within goal",
        get: |wall| wall.stay_on_missed,
        set: |wall, is_on| wall.stay_on_missed = is_on,
    },
    Choice {
        title: "Move the picture every minute",
        note: "Against burning in",
        get: |wall| wall.shift,
        set: |wall, is_on| wall.shift = is_on,
    },
    Choice {
        title: "Load anew at four in the morning",
        note: "When the data survives it",
        get: |wall| wall.reload_hour.is_some(),
        set: |wall, is_on| wall.reload_hour = is_on.then_some(4),
    },
];

/// The form of the wall.
#[component]
pub fn WallForm() -> impl IntoView {
    let state = expect_context::<AppState>();
    let choices = CHOICES
        .iter()
        .map(|choice| choice_field(state, choice))
        .collect_view();
    view! {
        <section class="section sheeted" id="wall">
            <header>
                <h2>"Wall"</h2>
                <p class="note">"Add wall=1 to any address, or open "<a href="#/wall">"the wall"</a></p>
            </header>
            <div class="fields">{number_field(state, &TURN)}{choices}</div>
            {lines_field(state, &PAGES)}
        </section>
    }
}

fn choice_field(state: AppState, choice: &'static Choice) -> AnyView {
    let is_on = state
        .settings
        .with_untracked(|settings| (choice.get)(&settings.wall));
    let change = move |event| {
        let is_on = event_target_checked(&event);
        state.decide(|settings: &mut Settings| (choice.set)(&mut settings.wall, is_on));
    };
    view! {
        <label class="field">
            <span>{choice.title}<span class="note">{choice.note}</span></span>
            <span class="input"><input type="checkbox" checked=is_on on:change=change/></span>
        </label>
    }
    .into_any()
}
