//! Holidays of a calendar: typed, one date a line, or read from a calendar file.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::hours::{Shown, hours_mut, hours_of};
use crate::language::say;
use crate::settings::{holiday_lines, read_holiday_lines};
use crate::ui::state::AppState;

/// The form of the holidays of the calendar on show.
#[component]
pub(super) fn Holidays(shown: Shown) -> impl IntoView {
    view! {
        <section class="section sheeted" id="holidays">
            <header>
                <h2>{say!("Holidays of these hours")}</h2>
                <p class="note">{say!("Beside the days on which nobody works at all")}</p>
            </header>
            {move || {
                shown.edition.track();
                view! { <Form shown/> }
            }}
        </section>
    }
}

#[component]
fn Form(shown: Shown) -> impl IntoView {
    let state = expect_context::<AppState>();
    let place = shown.place.get_untracked();
    let value = state.settings.with_untracked(|settings| holiday_lines(&hours_of(settings, place).holidays));
    let notes = RwSignal::new(Vec::<String>::new());
    let change = move |event| {
        let list = read_holiday_lines(&event_target_value(&event));
        state.decide(|settings| hours_mut(settings, place).holidays = list.holidays);
        notes.set(list.notes);
    };
    let from_file = move |event: ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok();
            if let Some(text) = text.and_then(|text| text.as_string()) {
                state.read_holidays(text, move |lines, said| {
                    let found = read_holiday_lines(&lines).holidays;
                    let count = found.len();
                    state.decide(|settings| {
                        let known = &mut hours_mut(settings, place).holidays;
                        known.retain(|known| !found.contains(known));
                        known.extend(found);
                        known.sort_by(|a, b| (a.on, &a.name).cmp(&(b.on, &b.name)));
                    });
                    shown.told.set(std::iter::once(read_in_words(count)).chain(said).collect());
                    shown.redraw();
                });
            }
        });
        input.set_value("");
    };
    let said = move || {
        let mut all = notes.get();
        all.extend(shown.told.get());
        all.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()
    };
    view! {
        <label class="field tall">
            <span>
                {say!("Days")}
                <span class="note">
                    {say!("One per line: 2026-12-25 Christmas · 12-25 Christmas (every year) · 2026-12-24 13:00-24:00 (closed then) · 2026-12-31 open 09:00-12:00 · 2026-12-24 to 2026-12-31 Company shutdown")}
                </span>
            </span>
            <textarea rows="6" dir="auto" on:change=change prop:value=value></textarea>
        </label>
        <p class="row">
            <label class="button">
                {say!("Add from a calendar file (ICS)…")}
                <input class="unseen" type="file" accept=".ics,.ical,.txt,.csv" on:change=from_file/>
            </label>
        </p>
        <div class="note" role="status">{said}</div>
    }
}

fn read_in_words(count: usize) -> String {
    match count {
        0 => say!("No holiday was found in the file.").into(),
        1 => say!("1 holiday was read.").into(),
        count => say!("{count} holidays were read."),
    }
}
