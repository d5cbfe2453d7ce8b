//! The words of the boards' lists.

use base::Timestamp;
use desk::figure::{Backlog, View, triage_age, triage_clock};
use desk::settings::{BoardRules, TriageClock};
use language::say;

use crate::kit::words;

/// `07–08`.
pub(crate) fn hour_span(hour: usize) -> String {
    format!("{hour:02}–{:02}", hour + 1)
}

/// `Mon–Fri 07–17 h`.
pub(crate) fn coverage(view: &View<'_>) -> String {
    say!("Mon–Fri {:02}–{:02} h", view.settings.coverage_from_hour, view.settings.coverage_to_hour)
}

/// Whose time triage is measured in: `in coverage hours (Mon–Fri 07–17 h)`.
pub(crate) fn triage_hours(view: &View<'_>) -> String {
    match triage_clock(view) {
        TriageClock::Coverage => say!("in coverage hours ({})", coverage(view)),
        TriageClock::Wall => say!("on the wall clock").into(),
    }
}

/// How long a ticket that came at a moment has waited for triage.
pub(crate) fn triage_wait(view: &View<'_>, created: Timestamp) -> String {
    let age = words::duration(triage_age(view, created).max(0));
    match triage_clock(view) {
        TriageClock::Coverage => say!("{age} of coverage"),
        TriageClock::Wall => age,
    }
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
