//! What can be decided: goals, hours, zone, names. Each change holds at once and is remembered here.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::settings::{GOALS, Goal, GoalRule, Settings};
use crate::ui::browser;
use crate::ui::state::{AppState, Message};

const ZONES: [&str; 24] = [
    "UTC",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Toronto",
    "America/Vancouver",
    "America/Mexico_City",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Berlin",
    "Europe/Amsterdam",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Stockholm",
    "Africa/Johannesburg",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
];

/// How a change takes effect.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// At once.
    Meaning,
    /// When the files are read again.
    Reading,
}

fn decide(state: AppState, effect: Effect, change: impl FnOnce(&mut Settings)) {
    match effect {
        Effect::Meaning => state.decide(change),
        Effect::Reading => state.decide_reading(change),
    }
}

/// All settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    // A settings file brings new values: everything is drawn anew.
    let edition = RwSignal::new(0_u32);
    view! {
        <div class="opening">
            <h1 tabindex="-1">"Settings"</h1>
            <p class="lede">"Kept in this browser. Every change holds at once; Back leads to the boards."</p>
        </div>
        {move || {
            edition.track();
            view! {
                <div class="columns two">
                    <div class="stack"><Goals/><Names/></div>
                    <div class="stack side"><Rules/><FileOfSettings edition/></div>
                </div>
            }
        }}
    }
}

#[component]
fn Goals() -> impl IntoView {
    let state = expect_context::<AppState>();
    let rows = GOALS.iter().map(|goal| goal_field(state, goal)).collect_view();
    view! {
        <section class="section sheeted">
            <header><h2>"Goals"</h2><p class="note">"Empty: the published goal"</p></header>
            <div class="fields">{rows}</div>
        </section>
    }
}

fn goal_field(state: AppState, goal: &'static Goal) -> AnyView {
    let is_share = goal.rule != GoalRule::AtMost;
    let factor = if is_share { 100.0 } else { 1.0 };
    let shown = |value: f64| crate::view_model::words::decimal(value * factor, 2);
    let own = state
        .settings
        .with_untracked(|settings| settings.goals.0.get(goal.id).copied());
    let sign = match goal.rule {
        GoalRule::AtMost => "≤",
        GoalRule::AtLeast => "≥",
        GoalRule::Above => ">",
    };
    let change = move |event| {
        let text = event_target_value(&event);
        let value = text
            .parse::<f64>()
            .ok()
            .filter(|value| value.is_finite() && *value >= 0.0);
        state.decide(|settings| match value {
            Some(value) => {
                settings.goals.0.insert(goal.id.to_owned(), value / factor);
            }
            None => {
                settings.goals.0.remove(goal.id);
            }
        });
    };
    view! {
        <label class="field">
            <span>{title(goal.id)}<span class="note">{goal.source}</span></span>
            <span class="input">
                {sign}
                <input
                    type="number"
                    min="0"
                    step="any"
                    placeholder=shown(goal.value)
                    value=own.map(shown)
                    on:change=change
                />
                {if is_share { "%" } else { "" }}
            </span>
        </label>
    }
    .into_any()
}

fn title(id: &str) -> &'static str {
    match id {
        "new" => "New tickets",
        "sla_overdue" => "Next SLA event overdue",
        "sla_triage" => "Triage, due or overdue",
        "sla_engagement" => "Tech engagement, due or overdue",
        "sla_completion" => "Completion, due or overdue",
        "waiting_stale" => "Waiting without activity",
        "hold_past_due" => "On hold past the due date",
        "unscheduled" => "Needs scheduling, no service call",
        "unassigned" => "Unassigned",
        "over_estimate" => "Worked over twice the estimate",
        "ready_overdue" => "Ready to engage, over 24 h past due",
        "over_20" => "Technicians with too many open tickets",
        "sla_first_response" => "SLA performance, triage",
        "sla_resolution_plan" => "SLA performance, tech engagement",
        "sla_resolution" => "SLA performance, completion",
        "utilization" => "Utilization",
        "reactive_hours_per_endpoint" => "Reactive hours per endpoint and month",
        "real_time_entry" => "Real-time entry",
        _ => "Another figure",
    }
}

/// A number of the settings.
#[derive(Clone, Copy)]
struct Number {
    title: &'static str,
    unit: &'static str,
    least: f64,
    get: fn(&Settings) -> f64,
    set: fn(&mut Settings, f64),
}

const NUMBERS: [Number; 8] = [
    Number {
        title: "Look-ahead of the SLA rows",
        unit: "h",
        least: 0.0,
        get: |s| s.look_ahead_hours,
        set: |s, v| s.look_ahead_hours = v,
    },
    Number {
        title: "Waiting is stale after",
        unit: "h",
        least: 0.0,
        get: |s| s.waiting_stale_hours,
        set: |s, v| s.waiting_stale_hours = v,
    },
    Number {
        title: "Needs a service call above",
        unit: "h",
        least: 0.0,
        get: |s| s.schedule_above_hours,
        set: |s, v| s.schedule_above_hours = v,
    },
    Number {
        title: "Open tickets of a technician",
        unit: "at most",
        least: 0.0,
        get: |s| f64::from(s.max_open_per_technician),
        set: |s, v| s.max_open_per_technician = v as u32,
    },
    Number {
        title: "Reporting period",
        unit: "days",
        least: 1.0,
        get: |s| f64::from(s.period_days),
        set: |s, v| s.period_days = v as u32,
    },
    Number {
        title: "Weekly hours of a technician",
        unit: "h",
        least: 0.0,
        get: |s| s.weekly_hours,
        set: |s, v| s.weekly_hours = v,
    },
    Number {
        title: "Value of a technician’s hour",
        unit: "per h",
        least: 0.0,
        get: |s| s.hourly_rate,
        set: |s, v| s.hourly_rate = v,
    },
    Number {
        title: "Target utilization",
        unit: "%",
        least: 0.0,
        get: |s| s.target_utilization * 100.0,
        set: |s, v| s.target_utilization = v / 100.0,
    },
];

#[component]
fn Rules() -> impl IntoView {
    let state = expect_context::<AppState>();
    let numbers = NUMBERS
        .iter()
        .map(|number| {
            let value = state.settings.with_untracked(number.get);
            let wrong = RwSignal::new(false);
            let change = move |event| {
                let value = event_target_value(&event).parse::<f64>().ok();
                let value =
                    value.filter(|value| value.is_finite() && (number.least..=100_000.0).contains(value));
                wrong.set(value.is_none());
                if let Some(value) = value {
                    state.decide(|settings| (number.set)(settings, value));
                }
            };
            view! {
                <label class="field">
                    <span>{number.title}</span>
                    <span class="input">
                        <input
                            type="number"
                            min=number.least.to_string()
                            step="any"
                            value=value.to_string()
                            aria-invalid=move || wrong.get().then_some("true")
                            on:change=change
                        />
                        {number.unit}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <section class="section sheeted">
            <header><h2>"Rules"</h2></header>
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
            wrong.set(format!(
                "There is no time zone “{zone}”. Use a name such as Europe/Berlin."
            ));
        }
    };
    let zones = ZONES
        .map(|zone| view! { <option value=zone></option> })
        .collect_view();
    view! {
        <label class="field">
            <span>"Time zone of the files"<span class="note">"Empty: this browser’s, "{browser::own_zone()}</span></span>
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

/// A list of the settings, one line each.
struct Lines {
    title: &'static str,
    hint: &'static str,
    effect: Effect,
    get: fn(&Settings) -> Vec<String>,
    /// Takes the lines, or says which one is wrong.
    set: fn(&mut Settings, Vec<String>) -> Result<(), String>,
}

const LISTS: [Lines; 4] = [
    Lines {
        title: "Own company",
        hint: "Names in the export that are your own company, one a line",
        effect: Effect::Reading,
        get: |settings| settings.own_companies.clone(),
        set: |settings, lines| {
            settings.own_companies = lines;
            Ok(())
        },
    },
    Lines {
        title: "Technicians outside the team",
        hint: "Left out of the technicians’ lists, one a line",
        effect: Effect::Meaning,
        get: |settings| settings.hidden_resources.clone(),
        set: |settings, lines| {
            settings.hidden_resources = lines;
            Ok(())
        },
    },
    Lines {
        title: "Holidays",
        hint: "One a line, as 2026-12-25",
        effect: Effect::Reading,
        get: |settings| settings.holidays.clone(),
        set: |settings, lines| {
            let is_day = |line: &&String| line.parse::<chrono::NaiveDate>().is_err();
            if let Some(wrong) = lines.iter().find(is_day) {
                return Err(format!("“{wrong}” is no date such as 2026-12-25."));
            }
            settings.holidays = lines;
            Ok(())
        },
    },
    Lines {
        title: "Endpoints",
        hint: "Company = number, one a line; they win over a companies file",
        effect: Effect::Reading,
        get: |settings| {
            settings
                .endpoints
                .iter()
                .map(|(name, count)| format!("{name} = {count}"))
                .collect()
        },
        set: |settings, lines| {
            let pairs = lines.iter().map(|line| {
                let (name, count) = line.rsplit_once('=').ok_or(line)?;
                let count = count.trim().parse::<u32>().map_err(|_| line)?;
                Ok((name.trim().to_owned(), count))
            });
            match pairs.collect::<Result<_, &String>>() {
                Ok(endpoints) => {
                    settings.endpoints = endpoints;
                    Ok(())
                }
                Err(line) => Err(format!("“{line}” is not of the form Company = 120.")),
            }
        },
    },
];

#[component]
fn Names() -> impl IntoView {
    let state = expect_context::<AppState>();
    let lists = LISTS
        .iter()
        .enumerate()
        .map(|(at, list)| {
            let value = state.settings.with_untracked(list.get).join("\n");
            let wrong = RwSignal::new(String::new());
            let id = format!("wrong-{at}");
            let change = move |event| {
                let lines = event_target_value(&event)
                    .lines()
                    .map(|line| line.trim().to_owned())
                    .filter(|line| !line.is_empty())
                    .collect();
                let mut settings = state.settings.get_untracked();
                match (list.set)(&mut settings, lines) {
                    Ok(()) => {
                        wrong.set(String::new());
                        decide(state, list.effect, |known| *known = settings);
                    }
                    Err(sentence) => wrong.set(sentence),
                }
            };
            view! {
                <label class="field tall">
                    <span>{list.title}<span class="note">{list.hint}</span></span>
                    <textarea
                        rows="3"
                        dir="auto"
                        aria-describedby=id.clone()
                        aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
                        on:change=change
                        prop:value=value
                    ></textarea>
                </label>
                <p id=id class="wrong" role="alert">{wrong}</p>
            }
        })
        .collect_view();
    view! {
        <section class="section sheeted">
            <header><h2>"Names and days"</h2></header>
            <div class="fields">{lists}</div>
        </section>
    }
}

#[component]
fn FileOfSettings(edition: RwSignal<u32>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let take = move |settings: Settings| {
        state.decide(|known| *known = settings);
        state.read_again();
        edition.update(|edition| *edition += 1);
    };
    let save = move |_| {
        let text = state.settings.with_untracked(Settings::to_json);
        browser::save("zenboard-settings.json", "application/json", text.as_bytes());
    };
    let load = move |event: ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        spawn_local(async move {
            let text = JsFuture::from(file.text())
                .await
                .ok()
                .and_then(|text| text.as_string());
            match Settings::from_json(&text.unwrap_or_default()) {
                Ok(settings) => take(settings),
                Err(detail) => state.message.set(Some(Message {
                    title: format!("{} was not taken", file.name()),
                    detail,
                    hint: "Your settings are as they were.".into(),
                })),
            }
        });
        input.set_value("");
    };
    view! {
        <section class="section sheeted">
            <header><h2>"Settings file"</h2></header>
            <p>"Everything above, and what you said about columns and labels, as one readable file."</p>
            <p class="row">
                <button type="button" on:click=save>"Save settings"</button>
                <label class="button">
                    "Load settings…"
                    <input class="unseen" type="file" accept=".json" on:change=load/>
                </label>
                <button type="button" on:click=move |_| take(Settings::default())>"Reset all"</button>
            </p>
        </section>
    }
}
