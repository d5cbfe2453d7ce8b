//! The words of the boards' lists.

use crate::query::Pick;
use crate::report::{Backlog, DaySpan, View};
use crate::settings::BoardRules;

use super::{kpi_text, words};

/// Weekdays from Monday.
pub(super) const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// `07–08`.
pub(super) fn hour_span(hour: usize) -> String {
    format!("{hour:02}–{:02}", hour + 1)
}

/// `Mon–Fri 07–17 h`.
pub(super) fn coverage(view: &View<'_>) -> String {
    format!(
        "Mon–Fri {:02}–{:02} h",
        view.settings.coverage_from_hour, view.settings.coverage_to_hour
    )
}

/// A part of the backlog with its line.
pub(super) fn backlog_title(part: Backlog, rules: &BoardRules) -> String {
    let older = |days: u32| format!("older than {}", words::plural(days as usize, "day", "days"));
    match part {
        Backlog::Incidents => format!("Incidents {}", older(rules.backlog_incident_days)),
        Backlog::Others => format!("Other non-project tickets {}", older(rules.backlog_other_days)),
        Backlog::All => "Backlog".into(),
        Backlog::Any => format!("Non-project tickets {}", older(rules.backlog_any_days)),
    }
}

/// What a pick of the boards says; `None` for other picks.
pub(super) fn pick_words(view: &View<'_>, pick: &Pick) -> Option<String> {
    let value = pick.value.as_str();
    let period = || {
        format!(
            "in the last {}",
            words::plural(view.period_days as usize, "day", "days")
        )
    };
    let band = |known: &str, unknown: &str| match DaySpan::from_id(value) {
        Some(band) => format!("{known} {}", band.title()),
        None => unknown.to_owned(),
    };
    Some(match pick.rule.as_str() {
        "new_min" => format!("new for more than {value} min"),
        "created_slot" => {
            let (weekday, hour) = value.split_once('-')?;
            let weekday = WEEKDAYS.get(weekday.parse::<usize>().ok()?)?;
            let hour: usize = hour.parse().ok().filter(|hour| *hour < 24)?;
            format!("created on a {weekday} {} h {}", hour_span(hour), period())
        }
        "covered" if value == "in" => format!("created within {} {}", coverage(view), period()),
        "covered" => format!("created outside {} {}", coverage(view), period()),
        "parked" => "waiting or on hold".into(),
        "waiting" => "waiting".into(),
        "abandoned" => format!(
            "abandoned: active, assigned, nothing scheduled, no activity for {}",
            kpi_text::days(view.settings.boards.abandoned_hours)
        ),
        "idle_d" => band("last activity", "no activity known"),
        "age_d" => band("created", "no creation time known"),
        "family" => value.replace('_', " "),
        "backlog" => {
            let part = Backlog::ALL.into_iter().find(|part| part.id() == value)?;
            backlog_title(part, &view.settings.boards).to_lowercase()
        }
        "ready_in_queue" => "ready to engage".into(),
        "could_move" => "could move to somebody with room".into(),
        "outside_team" => "technicians outside the service team".into(),
        "breaks" => "breaks a rule".into(),
        "called" => on_day("service call on", value),
        "worked_on" => on_day("time booked on", value),
        _ => return None,
    })
}

fn on_day(what: &str, value: &str) -> String {
    match value.split_once('/') {
        Some((day, name)) => format!("{what} {day}, {name}"),
        None => format!("{what} {value}"),
    }
}
