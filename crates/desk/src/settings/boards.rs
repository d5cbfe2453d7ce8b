//! The lines that the coordinator's boards draw: what counts as late, old or left alone.

use serde::{Deserialize, Serialize};

/// Whose time runs while a new ticket waits for triage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TriageClock {
    /// The coordinator's hours: the night's mail is no broken promise in the morning.
    #[default]
    Coverage,
    /// All hours.
    Wall,
}

/// Lines of the coordinator's boards. Each is shown beside the number that it makes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BoardRules {
    /// A new ticket should be triaged within so many minutes.
    pub triage_minutes: u32,
    /// After so many minutes the promise of triage is broken.
    pub triage_promise_minutes: u32,
    /// Whose time the two run in.
    pub triage_clock: TriageClock,
    /// Incidents older than so many days are backlog.
    pub backlog_incident_days: u32,
    /// Other tickets, projects apart, older than so many days are backlog.
    pub backlog_other_days: u32,
    /// The second published line: any ticket, projects apart, older than so many days.
    pub backlog_any_days: u32,
    /// An active ticket without a service call is abandoned after so many hours without activity.
    pub abandoned_hours: f64,
    /// Length of the morning meeting.
    pub huddle_minutes: u32,
    /// Most tickets of one technician that the meeting talks about.
    pub huddle_tickets: u32,
}

impl Default for BoardRules {
    fn default() -> Self {
        Self {
            triage_minutes: 20,
            triage_promise_minutes: 60,
            triage_clock: TriageClock::Coverage,
            backlog_incident_days: 7,
            backlog_other_days: 30,
            backlog_any_days: 14,
            abandoned_hours: 48.0,
            huddle_minutes: 15,
            huddle_tickets: 5,
        }
    }
}

impl BoardRules {
    /// The two lines of triage in minutes, the earlier first, whichever way they were typed.
    pub fn triage_lines(&self) -> [u32; 2] {
        let (one, other) = (self.triage_minutes, self.triage_promise_minutes);
        [one.min(other), one.max(other)]
    }

    /// The ages in days at which the backlog is cut, ascending, each once; none is 0.
    pub fn age_lines(&self) -> Vec<i64> {
        /// Beyond the lines of the method: what is older than a quarter.
        const QUARTER: u32 = 90;
        let lines = [self.backlog_incident_days, self.backlog_any_days, self.backlog_other_days, QUARTER];
        let mut days: Vec<i64> = lines.into_iter().filter(|days| *days > 0).map(i64::from).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_typed_in_any_order_ascend() {
        let rules = BoardRules {
            triage_minutes: 90,
            triage_promise_minutes: 30,
            backlog_incident_days: 30,
            backlog_other_days: 30,
            backlog_any_days: 5,
            ..BoardRules::default()
        };
        assert_eq!(rules.triage_lines(), [30, 90]);
        assert_eq!(rules.age_lines(), [5, 30, 90]);
        assert_eq!(BoardRules::default().age_lines(), [7, 14, 30, 90]);
    }
}
