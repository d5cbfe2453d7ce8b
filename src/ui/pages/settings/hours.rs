//! Working hours: the default calendar and those of single companies, contracts and agreements.

use leptos::prelude::*;

use super::field::{Wrong, choice, entry, names_of};
use crate::base::Day;
use crate::language::{self, say};
use crate::settings::{CalendarSpec, ClockChanges, EarlierWeek, NamedHours, Settings, Week, read_spans, spans_text};
use crate::ui::browser;
use crate::ui::state::AppState;

/// Which calendar the forms show, and when they are drawn anew.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// 0 is the default; others follow the settings.
    pub place: RwSignal<usize>,
    /// Counts the changes that move fields.
    pub edition: RwSignal<u32>,
    /// What was said about holidays read from a file.
    pub told: RwSignal<Vec<String>>,
}

impl Shown {
    pub fn new() -> Self {
        Self { place: RwSignal::new(0), edition: RwSignal::new(0), told: RwSignal::default() }
    }

    pub fn redraw(self) {
        self.edition.update(|edition| *edition += 1);
    }
}

/// The hours of a calendar; the default when there is no such calendar any more.
pub(super) fn hours_of(settings: &Settings, place: usize) -> &CalendarSpec {
    place.checked_sub(1).and_then(|place| settings.calendars.get(place)).map_or(&settings.hours, |named| &named.hours)
}

pub(super) fn hours_mut(settings: &mut Settings, place: usize) -> &mut CalendarSpec {
    match place.checked_sub(1) {
        Some(place) if place < settings.calendars.len() => &mut settings.calendars[place].hours,
        _ => &mut settings.hours,
    }
}

/// The form of all calendars, one at a time.
#[component]
pub(super) fn Hours(shown: Shown) -> impl IntoView {
    let state = expect_context::<AppState>();
    let add = move |_| {
        state.decide(|settings| {
            let number = settings.calendars.len() + 2;
            settings.calendars.push(NamedHours {
                name: say!("Calendar {number}"),
                hours: settings.hours.clone(),
                companies: Vec::new(),
                contracts: Vec::new(),
                agreements: Vec::new(),
            });
        });
        shown.place.set(state.settings.with_untracked(|settings| settings.calendars.len()));
        shown.redraw();
    };
    let remove = move |_| {
        let place = shown.place.get_untracked();
        state.decide(|settings| {
            if (1..=settings.calendars.len()).contains(&place) {
                settings.calendars.remove(place - 1);
            }
        });
        shown.place.set(0);
        shown.redraw();
    };
    let choose = move |event| {
        shown.place.set(event_target_value(&event).parse().unwrap_or(0));
        shown.told.set(Vec::new());
        shown.redraw();
    };
    let options = move || {
        let place = shown.place.get();
        state.settings.with(|settings| {
            std::iter::once(say!("Default hours").to_owned())
                .chain(settings.calendars.iter().zip(2..).map(|(named, number)| match settings.masking.on {
                    true => say!("Calendar {number}"),
                    false => named.name.clone(),
                }))
                .enumerate()
                .map(|(at, name)| {
                    view! { <option value=at.to_string() selected=at == place>{name}</option> }
                })
                .collect_view()
        })
    };
    view! {
        <section class="section sheeted" id="hours">
            <header>
                <h2>{say!("Working hours")}</h2>
                <p class="note">{say!("What the SLA clock counts. A company’s calendar wins over its contract’s, that over its SLA’s.")}</p>
            </header>
            <p class="row">
                <label class="row">{say!("Calendar")} <select on:change=choose>{options}</select></label>
                <button type="button" on:click=add>{say!("Add a calendar")}</button>
                {move || (shown.place.get() > 0)
                    .then(|| view! { <button type="button" on:click=remove>{say!("Remove it")}</button> })}
            </p>
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
    let spec = state.settings.with_untracked(|settings| hours_of(settings, place).clone());
    let zone = entry(
        say!("Time zone of these hours"),
        say!("Empty: that of the files"),
        spec.zone.clone(),
        Some("zones"),
        move |text| {
            if !text.is_empty() && !browser::knows_zone(&text) {
                return Err(say!("There is no time zone “{text}”. Use a name such as Europe/Berlin.").into());
            }
            state.decide(|settings| hours_mut(settings, place).zone = text);
            Ok(())
        },
    );
    let changes = choice(
        say!("When clocks are put forward or back"),
        &[
            ("moments", say!("Real time: that day has 23 or 25 hours")),
            ("readings", say!("By the wall clock: an hour that occurs twice counts twice")),
            ("nominal", say!("Nominal: every day has 24 hours")),
        ],
        spec.clock_changes.id(),
        move |id| {
            let changes = ClockChanges::named(&id).unwrap_or_default();
            state.decide(|settings| hours_mut(settings, place).clock_changes = changes);
        },
    );
    view! {
        {(place > 0).then(|| whom(state, place))}
        <div class="fields">{zone}{changes}</div>
        {week(state, shown, place, &spec.week)}
        {earlier(state, shown, place, &spec)}
    }
}

/// The name of a calendar and whom it serves; nothing while names are masked.
fn whom(state: AppState, place: usize) -> Option<AnyView> {
    let named = state.settings.with_untracked(|settings| {
        let shown = settings.calendars.get(place - 1).filter(|_| !settings.masking.on);
        shown.cloned()
    })?;
    let change = move |set: fn(&mut NamedHours, Vec<String>)| {
        move |text: String| {
            state.decide(|settings| {
                if let Some(named) = settings.calendars.get_mut(place - 1) {
                    set(named, names_of(&text));
                }
            });
            Ok(())
        }
    };
    let list = |names: &[String]| names.join("; ");
    let name = entry(say!("Name"), "", named.name.clone(), None, move |text| {
        if text.is_empty() {
            return Err(say!("A calendar needs a name.").into());
        }
        state.decide(|settings| {
            if let Some(named) = settings.calendars.get_mut(place - 1) {
                named.name = text;
            }
        });
        Ok(())
    });
    let hint = say!("Names, separated by semicolons");
    let companies = entry(
        say!("Serves companies"),
        hint,
        list(&named.companies),
        Some("known-companies"),
        change(|named, names| named.companies = names),
    );
    let contracts = entry(
        say!("Serves contracts"),
        hint,
        list(&named.contracts),
        None,
        change(|named, names| named.contracts = names),
    );
    let agreements = entry(
        say!("Serves SLA names"),
        hint,
        list(&named.agreements),
        None,
        change(|named, names| named.agreements = names),
    );
    Some(view! { <div class="fields">{name}{companies}{contracts}{agreements}</div> }.into_any())
}

fn week(state: AppState, shown: Shown, place: usize, week: &Week) -> AnyView {
    let days = language::weekdays()
        .iter()
        .enumerate()
        .map(|(weekday, name)| {
            entry(name, "", spans_text(week.day(weekday)), None, move |text| {
                let spans = read_spans(&text)?;
                state.decide(|settings| *hours_mut(settings, place).week.day_mut(weekday) = spans);
                Ok(())
            })
        })
        .collect_view();
    let set = move |make: fn(&Week) -> Week| {
        move |_| {
            state.decide(|settings| {
                let hours = hours_mut(settings, place);
                hours.week = make(&hours.week);
            });
            shown.redraw();
        }
    };
    let office = set(|_| crate::settings::default_hours().week);
    let always = set(|_| Week::around_the_clock());
    let copy = set(|week| {
        let mut next = week.clone();
        for weekday in 1..5 {
            *next.day_mut(weekday) = week.day(0).to_vec();
        }
        next
    });
    view! {
        <fieldset>
            <legend class="note">
                {say!("Several spans with commas: 08:00–12:00, 13:00–17:00. Over midnight: 22:00–06:00. Empty: closed.")}
            </legend>
            <div class="fields weekdays">{days}</div>
        </fieldset>
        <p class="row">
            <button type="button" on:click=office>{say!("Mon–Fri 08:00–17:00")}</button>
            <button type="button" on:click=always>{say!("Around the clock")}</button>
            <button type="button" on:click=copy>{say!("Monday’s hours for all five days")}</button>
        </p>
    }
    .into_any()
}

/// Hours that held before: a clock keeps what it counted then.
fn earlier(state: AppState, shown: Shown, place: usize, spec: &CalendarSpec) -> AnyView {
    let rows = spec
        .earlier
        .iter()
        .enumerate()
        .map(|(at, earlier)| {
            let remove = move |_| {
                state.decide(|settings| {
                    let hours = hours_mut(settings, place);
                    if at < hours.earlier.len() {
                        hours.earlier.remove(at);
                    }
                });
                shown.redraw();
            };
            let text = say!("Until {}: {}", earlier.until, week_text(&earlier.week));
            view! { <li>{text}" "<button type="button" on:click=remove>{say!("Remove")}</button></li> }
        })
        .collect_view();
    let keep = move |text: String| {
        let Ok(date) = text.parse::<chrono::NaiveDate>() else {
            return Err(Wrong::from(say!("“{text}” is not a date; use YYYY-MM-DD.")));
        };
        state.decide(|settings| {
            let hours = hours_mut(settings, place);
            let until = Day::of(date);
            hours.earlier.retain(|known| known.until != until);
            let week = hours.week.clone();
            hours.earlier.push(EarlierWeek { until, week });
            hours.earlier.sort_by_key(|known| known.until);
        });
        shown.redraw();
        Ok(())
    };
    let field = entry(
        say!("Keep this week's hours until"),
        say!("A date such as 2026-12-31; then change the days above"),
        String::new(),
        None,
        keep,
    );
    view! {
        <details class="fold">
            <summary>{say!("Earlier hours")}</summary>
            <p class="note">
                {say!("Without any, a change of hours applies to the past as well and every clock is recalculated.")}
            </p>
            <ul>{rows}</ul>
            <div class="fields">{field}</div>
        </details>
    }
    .into_any()
}

/// A week in a line: the days that are open.
fn week_text(week: &Week) -> String {
    let open: Vec<String> = (0..7)
        .filter(|&weekday| !week.day(weekday).is_empty())
        .map(|weekday| format!("{} {}", language::short_weekday(weekday), spans_text(week.day(weekday))))
        .collect();
    if open.is_empty() { say!("closed").into() } else { open.join(", ") }
}
