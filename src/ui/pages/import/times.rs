//! The order of day and month, and the zone, asked with the file's own values.

use leptos::ev;
use leptos::prelude::*;

use crate::dataset::{DateQuestion, FileInfo, Mapping};
use crate::language::{self, say};
use crate::settings::ColumnProfile;
use crate::ui::browser;
use crate::ui::state::AppState;

const ZONES: [&str; 18] = [
    "UTC", "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Toronto", "America/Sao_Paulo", "Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Berlin",
    "Europe/Helsinki", "Africa/Johannesburg", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Australia/Sydney",
];

/// Both questions in one form: the files are read once for both answers.
#[component]
pub fn TimeStep() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let summary = state.data.summary.get()?;
        Some(view! { <Ask questions=summary.questions.clone() files=summary.files.clone()/> })
    }
}

#[component]
fn Ask(questions: Vec<DateQuestion>, files: Vec<FileInfo>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let day_first = RwSignal::new(None::<bool>);
    let zone = RwSignal::new(state.zone());
    let is_known = move || zone.with(|zone| browser::knows_zone(zone));
    let is_asked = !questions.is_empty();
    let order = is_asked.then(|| order_question(&questions, day_first));
    let sample = files.iter().find_map(|file| file.wall_sample.clone());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !is_known() || is_asked && day_first.get_untracked().is_none() {
            return;
        }
        let (told, zone) = (day_first.get_untracked(), zone.get_untracked());
        if !is_asked && zone == state.zone() {
            return state.go_on();
        }
        let of: Vec<FileInfo> =
            files.iter().filter(|file| questions.iter().any(|question| question.file == file.name)).cloned().collect();
        state.answer(move |settings| {
            settings.zone = zone;
            for file in &of {
                let key = Mapping::profile_key(&file.headers);
                match settings.columns.iter_mut().find(|profile| profile.headers == key) {
                    Some(profile) => profile.day_first = told,
                    None => settings.columns.push(ColumnProfile {
                        headers: key,
                        entity: file.entity.map(|entity| entity.id().to_owned()).unwrap_or_default(),
                        day_first: told,
                        ..ColumnProfile::default()
                    }),
                }
            }
        });
    };
    let options = ZONES.into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    let example = move || match &sample {
        Some((header, cell)) => say!("{header}: {cell} is {cell} in {}", zone.get()),
        None => say!("Every time in these files states its time zone.").to_owned(),
    };
    view! {
        <form class="mapping" on:submit=submit>
            {order}
            <section class="section sheeted" id="zone">
                <label class="field">
                    <span>{say!("Time zone for times without one")}<span class="note" dir="auto">{example}</span></span>
                    <input
                        list="zones"
                        prop:value=move || zone.get()
                        aria-invalid=move || (!is_known()).then_some("true")
                        on:input=move |event| zone.set(event_target_value(&event))
                    />
                </label>
                <datalist id="zones">{options}</datalist>
                {move || (!is_known()).then(|| view! { <p class="note">{say!("This zone is not known; try Europe/Berlin.")}</p> })}
            </section>
            <p class="row onward">
                <button
                    type="submit"
                    class="main"
                    disabled=move || !is_known() || is_asked && day_first.get().is_none()
                >
                    {say!("These are right")}
                </button>
            </p>
        </form>
    }
}

fn order_question(questions: &[DateQuestion], day_first: RwSignal<Option<bool>>) -> AnyView {
    let sample = questions.iter().flat_map(|question| &question.samples).find_map(|cell| both(cell));
    let (as_day, as_month) = sample.unwrap_or_default();
    let list = questions
        .iter()
        .map(|question| {
            let text = format!("{}, {}: {}", question.file, question.column, question.samples.join(", "));
            view! { <li dir="auto">{text}</li> }
        })
        .collect_view();
    let choice = move |value: bool, title: &'static str, example: String| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="asked-order"
                    required
                    prop:checked=move || day_first.get() == Some(value)
                    on:change=move |_| day_first.set(Some(value))
                />
                <span>{title}" "<span class="note">{example}</span></span>
            </label>
        }
    };
    view! {
        <section class="section sheeted" id="order">
            <fieldset>
                <legend><h2>{say!("Is the day or the month first?")}</h2></legend>
                <ul>{list}</ul>
                <p class="row">
                    {choice(true, say!("Day first"), as_day)}
                    {choice(false, say!("Month first"), as_month)}
                </p>
            </fieldset>
        </section>
    }
    .into_any()
}

/// What a value such as `03/04/2026 09:00` says in either order.
fn both(cell: &str) -> Option<(String, String)> {
    let day = cell.split(' ').next()?;
    let mut parts = day.split(['/', '-']);
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (a, b): (usize, usize) = (a.parse().ok()?, b.parse().ok()?);
    let says = |day: usize, month: usize| {
        Some(say!("{cell} is {day} {} {year}", (1..=12).contains(&month).then(|| language::short_month(month as u32))?))
    };
    (a != b).then_some(())?;
    Some((says(a, b)?, says(b, a)?))
}
