//! The rest of the match, folded: the zone of times without one, and all labels of statuses.

use leptos::ev;
use leptos::prelude::*;

use super::statuses::StatusRow;
use crate::language::say;
use crate::ui::browser;
use crate::ui::state::AppState;

const ZONES: [&str; 18] = [
    "UTC", "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Toronto", "America/Sao_Paulo", "Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Berlin",
    "Europe/Helsinki", "Africa/Johannesburg", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Australia/Sydney",
];

/// Zone and labels.
#[component]
pub fn Rest() -> impl IntoView {
    view! { <ZoneFold/><LabelFold/> }
}

#[component]
fn ZoneFold() -> impl IntoView {
    let state = expect_context::<AppState>();
    let zone = RwSignal::new(
        state.matching.draft.with_untracked(|draft| draft.as_ref()?.zone.clone()).unwrap_or_else(|| state.zone()),
    );
    let is_known = move || zone.with(|zone| browser::knows_zone(zone));
    let sample = Memo::new(move |_| {
        state.matching.read(|draft| draft.tables.iter().find_map(|table| table.file.wall_sample.clone()))
    });
    let example = move || match sample.get() {
        Some((header, cell)) => say!("{header}: {cell} is {cell} in {}", zone.get()),
        None => say!("Every time in these files states its time zone.").to_owned(),
    };
    let change = move |event: ev::Event| {
        zone.set(event_target_value(&event));
        if untrack(is_known) {
            let told = zone.get_untracked();
            state.change_match(move |draft| draft.zone = Some(told));
        }
    };
    let options = ZONES.into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    view! {
        <details class="fold" id="zone">
            <summary>{say!("Time zone")}" "<span class="note">{move || zone.get()}</span></summary>
            <label class="field">
                <span>{say!("Time zone for times without one")}<span class="note" dir="auto">{example}</span></span>
                <input
                    list="zones"
                    prop:value=move || zone.get()
                    aria-invalid=move || (!is_known()).then_some("true")
                    on:input=change
                />
            </label>
            <datalist id="zones">{options}</datalist>
            {move || (!is_known()).then(|| view! { <p class="note">{say!("This zone is not known; try Europe/Berlin.")}</p> })}
        </details>
    }
    .into_any()
}

#[component]
fn LabelFold() -> impl IntoView {
    let state = expect_context::<AppState>();
    // Those in doubt stand above.
    let labels = Memo::new(move |_| {
        state.matching.read(|draft| {
            let is_asked = |label: &String| draft.asked.iter().any(|asked| asked.label == *label);
            let labels = draft.labels.iter().map(|(label, ..)| label.clone());
            labels.filter(|label| !is_asked(label)).collect::<Vec<String>>()
        })
    });
    let is_open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        if event_target::<web_sys::HtmlDetailsElement>(&event).open() {
            is_open.set(true);
        }
    };
    let has_labels = Memo::new(move |_| labels.with(|labels| !labels.is_empty()));
    move || {
        has_labels.get().then(|| {
            view! {
                <details class="fold" id="all-labels" on:toggle=toggled>
                    <summary>{say!("All statuses, with what they were taken for")}</summary>
                    {move || is_open.get().then(|| view! {
                        <ul class="match__fields">
                            <For each=move || labels.get() key=Clone::clone children=move |label| view! { <StatusRow label/> }/>
                        </ul>
                    })}
                </details>
            }
        })
    }
}
