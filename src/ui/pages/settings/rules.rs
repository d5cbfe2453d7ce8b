//! The numbers in the rules, and the zone of the files.

use leptos::prelude::*;

use super::form::{Number, number_field};
use crate::language::{say, term};
use crate::ui::browser;
use crate::ui::state::AppState;

const ZONES: [&str; 24] = [
    "UTC", "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Toronto", "America/Vancouver", "America/Mexico_City", "America/Sao_Paulo", "Europe/London",
    "Europe/Dublin", "Europe/Berlin", "Europe/Amsterdam", "Europe/Paris", "Europe/Madrid", "Europe/Stockholm",
    "Africa/Johannesburg", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney",
    "Pacific/Auckland",
];

const NUMBERS: [Number; 8] = [
    Number {
        title: term!("Look-ahead of the SLA rows"),
        unit: term!("h"),
        least: 0.0,
        get: |s| s.look_ahead_hours,
        set: |s, v| s.look_ahead_hours = v,
    },
    Number {
        title: term!("Waiting is stale after"),
        unit: term!("h"),
        least: 0.0,
        get: |s| s.waiting_stale_hours,
        set: |s, v| s.waiting_stale_hours = v,
    },
    Number {
        title: term!("Needs a service call above"),
        unit: term!("h"),
        least: 0.0,
        get: |s| s.schedule_above_hours,
        set: |s, v| s.schedule_above_hours = v,
    },
    Number {
        title: term!("Open tickets of a technician"),
        unit: term!("at most"),
        least: 0.0,
        get: |s| f64::from(s.max_open_per_technician),
        set: |s, v| s.max_open_per_technician = v as u32,
    },
    Number {
        title: term!("Reporting period"),
        unit: term!("days"),
        least: 1.0,
        get: |s| f64::from(s.period_days),
        set: |s, v| s.period_days = v as u32,
    },
    Number {
        title: term!("Weekly hours of a technician"),
        unit: term!("h"),
        least: 0.0,
        get: |s| s.weekly_hours,
        set: |s, v| s.weekly_hours = v,
    },
    Number {
        title: term!("Clear a backlog above its usual level in"),
        unit: term!("weeks"),
        least: 1.0,
        get: |s| f64::from(s.clear_weeks),
        set: |s, v| s.clear_weeks = v.min(13.0) as u32,
    },
    Number {
        title: term!("Value of a technician’s hour"),
        unit: term!("per h"),
        least: 0.0,
        get: |s| s.hourly_rate,
        set: |s, v| s.hourly_rate = v,
    },
];

/// The form of the rules.
#[component]
pub fn Rules() -> impl IntoView {
    let state = expect_context::<AppState>();
    let numbers = NUMBERS.iter().map(|number| number_field(state, number)).collect_view();
    view! {
        <section class="section sheeted" id="rules">
            <header><h2>{say!("Rules")}</h2></header>
            <div class="fields">{numbers}<ZoneField/></div>
        </section>
    }
}

#[component]
fn ZoneField() -> impl IntoView {
    let state = expect_context::<AppState>();
    let value = state.settings.with_untracked(|settings| settings.zone.clone());
    let wrong = RwSignal::new(String::new());
    let change = move |event| {
        let zone = event_target_value(&event).trim().to_owned();
        if zone.is_empty() || browser::knows_zone(&zone) {
            wrong.set(String::new());
            state.decide_reading(|settings| settings.zone = zone);
        } else {
            wrong.set(say!("There is no time zone “{zone}”. Use a name such as Europe/Berlin."));
        }
    };
    let zones = ZONES.map(|zone| view! { <option value=zone></option> }).collect_view();
    view! {
        <label class="field">
            <span>{say!("Time zone of the files")}<span class="note">{say!("Empty: this browser’s, ")}{browser::own_zone()}</span></span>
            <span class="input">
                <input
                    type="text"
                    list="zones"
                    value=value
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="zone-wrong"
                    aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
                    on:change=change
                />
            </span>
        </label>
        <p id="zone-wrong" class="wrong" role="alert">{wrong}</p>
        <datalist id="zones">{zones}</datalist>
    }
}
