//! What the wall shows.

use leptos::prelude::*;

use super::form::{Lines, Number, lines_field, number_field};
use crate::language::{self, say, term};
use crate::query::Page;
use crate::settings::{Settings, Wall};
use crate::ui::state::AppState;

const TURN: Number = Number {
    title: term!("Seconds per page"),
    unit: term!("s"),
    least: 5.0,
    get: |s| f64::from(s.wall.seconds),
    set: |s, v| s.wall.seconds = v as u32,
};

const PAGES: Lines = Lines {
    title: term!("Pages that take turns"),
    hint: term!("coordinator, intake, workload, huddle, manager, forecast, journey; one per line"),
    get: |s| s.wall.pages.clone(),
    set: |s, lines| {
        let pages: Vec<String> = lines.iter().map(|line| line.to_lowercase()).collect();
        let unknown = pages.iter().find(|page| matches!(Page::from_path(page), Page::Unknown(_)));
        match unknown {
            Some(page) => Err(say!("There is no page “{page}”.").into()),
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
        title: term!("Name companies and contacts"),
        note: term!("Off: Client 17, Contact 4"),
        get: |wall| wall.company_names,
        set: |wall, is_on| wall.company_names = is_on,
    },
    Choice {
        title: term!("Show titles of tickets"),
        note: term!("Titles may contain names"),
        get: |wall| wall.ticket_titles,
        set: |wall, is_on| wall.ticket_titles = is_on,
    },
    Choice {
        title: term!("Stay on pages that miss a goal"),
        note: term!("Other pages wait until all are within goal"),
        get: |wall| wall.stay_on_missed,
        set: |wall, is_on| wall.stay_on_missed = is_on,
    },
    Choice {
        title: term!("Shift the display every minute"),
        note: term!("Prevents screen burn-in"),
        get: |wall| wall.shift,
        set: |wall, is_on| wall.shift = is_on,
    },
    Choice {
        title: term!("Reload daily at 4 a.m."),
        note: term!("When no data would be lost"),
        get: |wall| wall.reload_hour.is_some(),
        set: |wall, is_on| wall.reload_hour = is_on.then_some(4),
    },
];

/// The form of the wall.
#[component]
pub fn WallForm() -> impl IntoView {
    let state = expect_context::<AppState>();
    let choices = CHOICES.iter().map(|choice| choice_field(state, choice)).collect_view();
    view! {
        <section class="section sheeted" id="wall">
            <header>
                <h2>{say!("Wall")}</h2>
                <p class="note">{say!("Add wall=1 to any address, or open ")}<a href="#/wall">{say!("the wall")}</a></p>
            </header>
            <div class="fields">{number_field(state, &TURN)}{choices}</div>
            {lines_field(state, &PAGES)}
        </section>
    }
}

fn choice_field(state: AppState, choice: &'static Choice) -> AnyView {
    let is_on = state.settings.with_untracked(|settings| (choice.get)(&settings.wall));
    let change = move |event| {
        let is_on = event_target_checked(&event);
        state.decide(|settings: &mut Settings| (choice.set)(&mut settings.wall, is_on));
    };
    view! {
        <label class="field">
            <span>{language::text(choice.title)}<span class="note">{language::text(choice.note)}</span></span>
            <span class="input"><input type="checkbox" checked=is_on on:change=change/></span>
        </label>
    }
    .into_any()
}
