//! Names and days, as lists of lines.

use leptos::prelude::*;

use super::form::{Lines, lines_field};
use crate::language::{say, term};
use crate::settings::TimeOff;
use crate::ui::state::AppState;

const LISTS: [Lines; 3] = [
    Lines {
        title: term!("Own company"),
        hint: term!("Names of your own company in the export, one per line"),
        get: |settings| settings.own_companies.clone(),
        set: |settings, lines| {
            settings.own_companies = lines;
            Ok(())
        },
    },
    Lines {
        title: term!("Holidays"),
        hint: term!("One per line, as 2026-12-25"),
        get: |settings| settings.holidays.clone(),
        set: |settings, lines| {
            let is_day = |line: &&String| line.parse::<chrono::NaiveDate>().is_err();
            if let Some(wrong) = lines.iter().find(is_day) {
                return Err(say!("“{wrong}” is not a date; use YYYY-MM-DD.").into());
            }
            settings.holidays = lines;
            Ok(())
        },
    },
    Lines {
        title: term!("Time off"),
        hint: term!("Technician; first day; last day, one per line, or pasted from a table"),
        get: |settings| settings.time_off.iter().map(TimeOff::line).collect(),
        set: |settings, lines| {
            settings.time_off = lines.iter().map(|line| TimeOff::read(line)).collect::<Result<_, _>>()?;
            Ok(())
        },
    },
];

/// The form of names and days.
#[component]
pub fn Names() -> impl IntoView {
    let state = expect_context::<AppState>();
    let lists = LISTS.iter().map(|list| lines_field(state, list)).collect_view();
    view! {
        <section class="section sheeted" id="names">
            <header><h2>{say!("Names and days")}</h2></header>
            <div class="fields">{lists}</div>
        </section>
    }
}
