//! The lines of the coordinator's boards.

use leptos::prelude::*;

use super::form::{Number, number_field};
use crate::language::{say, term};
use crate::settings::TriageClock;
use crate::ui::state::AppState;

const NUMBERS: [Number; 10] = [
    Number {
        title: term!("Triage warning after"),
        unit: term!("min"),
        least: 0.0,
        get: |s| f64::from(s.boards.triage_minutes),
        set: |s, v| s.boards.triage_minutes = v as u32,
    },
    Number {
        title: term!("Triage deadline"),
        unit: term!("min"),
        least: 0.0,
        get: |s| f64::from(s.boards.triage_promise_minutes),
        set: |s, v| s.boards.triage_promise_minutes = v as u32,
    },
    Number {
        title: term!("Backlog: incidents older than"),
        unit: term!("days"),
        least: 1.0,
        get: |s| f64::from(s.boards.backlog_incident_days),
        set: |s, v| s.boards.backlog_incident_days = v as u32,
    },
    Number {
        title: term!("Backlog: other tickets older than"),
        unit: term!("days"),
        least: 1.0,
        get: |s| f64::from(s.boards.backlog_other_days),
        set: |s, v| s.boards.backlog_other_days = v as u32,
    },
    Number {
        title: term!("Any non-project ticket older than"),
        unit: term!("days"),
        least: 1.0,
        get: |s| f64::from(s.boards.backlog_any_days),
        set: |s, v| s.boards.backlog_any_days = v as u32,
    },
    Number {
        title: term!("Abandoned after, without activity"),
        unit: term!("h"),
        least: 0.0,
        get: |s| s.boards.abandoned_hours,
        set: |s, v| s.boards.abandoned_hours = v,
    },
    Number {
        title: term!("Coordinator coverage from hour"),
        unit: term!("h"),
        least: 0.0,
        get: |s| f64::from(s.coverage_from_hour),
        set: |s, v| s.coverage_from_hour = v.min(24.0) as u32,
    },
    Number {
        title: term!("Coordinator coverage to hour"),
        unit: term!("h"),
        least: 0.0,
        get: |s| f64::from(s.coverage_to_hour),
        set: |s, v| s.coverage_to_hour = v.min(24.0) as u32,
    },
    Number {
        title: term!("Huddle length"),
        unit: term!("min"),
        least: 1.0,
        get: |s| f64::from(s.boards.huddle_minutes),
        set: |s, v| s.boards.huddle_minutes = v as u32,
    },
    Number {
        title: term!("Tickets of a turn in the huddle"),
        unit: term!("at most"),
        least: 1.0,
        get: |s| f64::from(s.boards.huddle_tickets),
        set: |s, v| s.boards.huddle_tickets = v.min(9.0) as u32,
    },
];

/// The form of the coordinator's boards.
#[component]
pub fn Boards() -> impl IntoView {
    let state = expect_context::<AppState>();
    let numbers = NUMBERS.iter().map(|number| number_field(state, number)).collect_view();
    view! {
        <section class="section sheeted" id="boards">
            <header><h2>{say!("Coordinator’s boards")}</h2><p class="note">{say!("Shown beside the numbers they produce")}</p></header>
            <div class="fields">{numbers}<TriageClockField/></div>
        </section>
    }
}

/// Whether triage is measured in the coordinator's hours.
#[component]
fn TriageClockField() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_covered = state.settings.with_untracked(|settings| settings.boards.triage_clock == TriageClock::Coverage);
    let change = move |event| {
        let clock = if event_target_checked(&event) { TriageClock::Coverage } else { TriageClock::Wall };
        state.decide(|settings| settings.boards.triage_clock = clock);
    };
    view! {
        <label class="field">
            <span>
                {say!("Count triage in coverage hours")}
                <span class="note">{say!("Off: on the wall clock, nights and weekends too")}</span>
            </span>
            <span class="input"><input type="checkbox" checked=is_covered on:change=change/></span>
        </label>
    }
}
