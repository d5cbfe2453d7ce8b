//! The words of the boards' lists.

use desk::figure::{Backlog, DaySpan, View};
use desk::query::Pick;
use desk::settings::BoardRules;
use language::{self, say};

use crate::kit::kpi_text;
use crate::kit::words;

/// `07–08`.
pub(crate) fn hour_span(hour: usize) -> String {
    format!("{hour:02}–{:02}", hour + 1)
}

/// `Mon–Fri 07–17 h`.
pub(crate) fn coverage(view: &View<'_>) -> String {
    say!("Mon–Fri {:02}–{:02} h", view.settings.coverage_from_hour, view.settings.coverage_to_hour)
}

/// A part of the backlog with its line.
pub(crate) fn backlog_title(part: Backlog, rules: &BoardRules) -> String {
    let older = |days: u32| say!("older than {}", words::plural(days as usize, say!("day"), say!("days")));
    match part {
        Backlog::Incidents => say!("Incidents {}", older(rules.backlog_incident_days)),
        Backlog::Others => say!("Other non-project tickets {}", older(rules.backlog_other_days)),
        Backlog::All => say!("Backlog").into(),
        Backlog::Any => say!("Non-project tickets {}", older(rules.backlog_any_days)),
    }
}

/// What a pick of the boards says; `None` for other picks.
pub(crate) fn pick_words(view: &View<'_>, pick: &Pick) -> Option<String> {
    let value = pick.value.as_str();
    let period = || say!("in the last {}", words::plural(view.period_days as usize, say!("day"), say!("days")));
    let band = |known: &str, unknown: &str| match DaySpan::from_id(value) {
        Some(band) => format!("{known} {}", band.title()),
        None => unknown.to_owned(),
    };
    Some(match pick.rule.as_str() {
        "new_min" => say!("new for more than {value} min"),
        "created_slot" => {
            let (weekday, hour) = value.split_once('-')?;
            let weekday = language::weekdays().get(weekday.parse::<usize>().ok()?).copied()?;
            let hour: usize = hour.parse().ok().filter(|hour| *hour < 24)?;
            say!("created on a {weekday} {} h {}", hour_span(hour), period())
        }
        "covered" if value == "in" => say!("created within {} {}", coverage(view), period()),
        "covered" => say!("created outside {} {}", coverage(view), period()),
        "parked" => say!("waiting or on hold").into(),
        "waiting" => "waiting".into(),
        "abandoned" => say!(
            "abandoned: active, assigned, nothing scheduled, no activity for {}",
            kpi_text::days(view.settings.boards.abandoned_hours)
        ),
        "idle_d" => band(say!("last activity"), say!("no activity known")),
        "age_d" => band(say!("created"), say!("no creation time known")),
        "family" => match value {
            "incident" => say!("incidents").into(),
            "service_request" => say!("service requests").into(),
            "proactive" => say!("proactive tickets").into(),
            "project" => say!("projects").into(),
            _ => say!("unclassified tickets").into(),
        },
        "backlog" => {
            let part = Backlog::ALL.into_iter().find(|part| part.id() == value)?;
            language::lower(&backlog_title(part, &view.settings.boards))
        }
        "ready_in_queue" => say!("ready to engage").into(),
        "could_move" => say!("could move to somebody with room").into(),
        "outside_team" => say!("technicians outside the service team").into(),
        "breaks" => say!("breaks a rule").into(),
        "called" => on_day(say!("service call on"), value),
        "worked_on" => on_day(say!("time booked on"), value),
        _ => return None,
    })
}

fn on_day(what: &str, value: &str) -> String {
    match value.split_once('/') {
        Some((day, name)) => format!("{what} {day}, {name}"),
        None => format!("{what} {value}"),
    }
}
