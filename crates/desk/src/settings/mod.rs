//! What the user can decide: meanings of labels, goals, hours, zone. Serialisable, versioned, one file.
//!
//! In: nothing or a settings file. Out: [`Settings`]. Never: data.

mod boards;
mod clock_text;
mod error;
mod figure_words;
mod forecast;
mod goals;
mod holidays;
mod hours;
mod labels;
mod manager;
mod masking;
mod psa_link;
mod remarks;
mod report;
mod sla;
mod views;
mod wall;
mod workflow;
mod workflow_rules;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use boards::{BoardRules, TriageClock};
pub use clock_text::{read_spans, read_target, spans_text, target_text};
pub use error::{ClockTextError, LineError, SettingsError};
pub use forecast::{Scenario, TimeOff};
pub use goals::{GoalChange, Goals};
pub use hours::{
    CalendarSpec, ClockChanges, DayHours, EarlierWeek, Holiday, HolidayList, NamedHours, Span, Week, default_hours,
    holiday_lines, hours_trouble, read_holiday_lines, read_holidays, serving,
};
pub use labels::{
    LabelKind, QueueRole, StatusMeaning, StatusReading, guess_queue_role, guess_status, incident_level, kind_named,
    names_queue_role, read_status, status_by_words,
};
pub use manager::ManagerRules;
pub use masking::Masking;
pub use psa_link::{LinkTrouble, check_psa_link, psa_address};
pub use remarks::{Remark, read_remark_lines, remark_lines};
pub use report::ReportPlan;
pub use sla::{
    Amount, Backwards, ClockHours, DueAtClose, PauseKind, PausePlan, Policy, PolicyEvent, Reopen, Rounding, SlaSource,
    Target, TargetRule, TicketState,
};
pub use views::{SavedView, is_within as is_within_page, keep as keep_view};
pub use wall::Wall;
pub use workflow::{Workflow, WorkflowFamily, workflow_named};
pub use workflow_rules::{RuleSwitch, TypeMeaning, WorkflowRules};

use crate::table::FigureId;
use base::normalize;

/// How a column of dates such as `03/04/2025` is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Decided over the whole column; when nothing decides, month first and a question on the page.
    #[default]
    Auto,
    /// `3/4` is the third of April.
    DayFirst,
    /// `3/4` is the fourth of March.
    MonthFirst,
}

/// Which tickets the SLA performance is taken over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlaBasis {
    /// Complete tickets, completed in the period.
    #[default]
    Completed,
    /// Tickets created in the period.
    Created,
    /// Events that were due in the period; due and not done counts as missed.
    Due,
}

impl SlaBasis {
    /// All, in the order of the choices.
    pub const ALL: [Self; 3] = [Self::Completed, Self::Created, Self::Due];

    /// The name in links and options.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Created => "created",
            Self::Due => "due",
        }
    }

    /// The basis of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.id() == name)
    }
}

/// A remembered mapping for files with the same headers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnProfile {
    /// The normalised headers, joined with `|`: what makes a file the same kind of file.
    pub headers: String,
    /// Entity id, for example `tickets`; empty to guess.
    pub entity: String,
    /// Header as exported → field id; an empty field id ignores the column.
    pub fields: BTreeMap<String, String>,
    /// Whether the day comes first in dates of which the file itself does not tell the order.
    pub day_first: Option<bool>,
}

impl ColumnProfile {
    /// Whether the profile is for a table: the same headers (`key` is their normalised form), or, where it names none,
    /// all the columns that it speaks of.
    pub fn fits(&self, headers: &[String], key: &str) -> bool {
        if self.headers.is_empty() {
            !self.fields.is_empty() && self.fields.keys().all(|named| headers.contains(named))
        } else {
            self.headers == key
        }
    }
}

/// Everything the user can decide. Unknown keys in a file are refused with their name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Version of this form.
    pub version: u32,
    /// IANA zone in which times without a zone are read; empty for the browser's (UTC on the command line).
    pub zone: String,
    /// Order of day and month.
    pub date_order: DateOrder,
    /// Status label → meaning; labels compare without case, spaces and punctuation.
    pub statuses: BTreeMap<String, StatusMeaning>,
    /// Queue label → role.
    pub queues: BTreeMap<String, QueueRole>,
    /// Priority label → workflow, before the rules.
    pub priorities: BTreeMap<String, Workflow>,
    /// Priorities, normalized, that the user left to the other rules after having been asked.
    pub assumed_priorities: Vec<String>,
    /// Names of the service provider's own company.
    pub own_companies: Vec<String>,
    /// The question which company is the provider's own was answered, be it with none.
    pub own_company_settled: bool,
    /// Technicians outside the service team: left out of the technicians' lists.
    pub hidden_resources: Vec<String>,
    /// Company → endpoints, typed in; wins over a companies file.
    pub endpoints: BTreeMap<String, u32>,
    /// Goals that differ from the default, by KPI id.
    pub goals: Goals,
    /// When which goal was changed, the oldest first.
    pub goal_changes: Vec<GoalChange>,
    /// Weights of the scorecard and limits of the time-entry review.
    pub manager: ManagerRules,
    /// Look-ahead of the three SLA rows.
    pub look_ahead_hours: f64,
    /// Waiting tickets without activity for longer than this are stale.
    pub waiting_stale_hours: f64,
    /// Tickets estimated above this need a service call.
    pub schedule_above_hours: f64,
    /// Most open tickets a technician should have.
    pub max_open_per_technician: u32,
    /// Length of the reporting period.
    pub period_days: u32,
    /// Length of the forecast's distribution period.
    pub distribution_days: u32,
    /// Weeks in which a backlog above its usual level shall be cleared.
    pub clear_weeks: u32,
    /// Hours a technician works in a week unless the resources file says otherwise.
    pub weekly_hours: f64,
    /// Days on which nobody works, as `YYYY-MM-DD`.
    pub holidays: Vec<String>,
    /// Working hours of the SLA clock; an empty zone is the data's.
    pub hours: CalendarSpec,
    /// Calendars of single companies, contracts or agreements.
    pub calendars: Vec<NamedHours>,
    /// Targets, what stops a clock, and what opening again does. Without targets every due time is the export's.
    pub policy: Policy,
    /// Whose due times count.
    pub sla_source: SlaSource,
    /// Basis of SLA performance.
    pub sla_basis: SlaBasis,
    /// First hour of coordinator coverage.
    pub coverage_from_hour: u32,
    /// Hour at which coordinator coverage ends.
    pub coverage_to_hour: u32,
    /// Lines of the coordinator's boards.
    pub boards: BoardRules,
    /// Value of an hour of a technician, for the value of the utilization gap.
    pub hourly_rate: f64,
    /// The goal of the utilization where older files hold it; [`Settings::take_old_target`] makes it a goal.
    #[serde(rename = "target_utilization", skip_serializing)]
    pub old_target_utilization: Option<f64>,
    /// How tickets find their workflow.
    pub rules: WorkflowRules,
    /// Who is off when; beside what calendar files say.
    pub time_off: Vec<TimeOff>,
    /// Saved scenarios of the forecast.
    pub scenarios: Vec<Scenario>,
    /// Remembered mappings.
    pub columns: Vec<ColumnProfile>,
    /// The wall display.
    pub wall: Wall,
    /// Names as pseudonyms.
    pub masking: Masking,
    /// The coaching report as it was arranged.
    pub report: ReportPlan,
    /// Questions with a name.
    #[serde(deserialize_with = "views::read")]
    pub views: Vec<SavedView>,
    /// What happened at the desk on a day.
    pub remarks: Vec<Remark>,
    /// Where a ticket is in the PSA, for example `https://psa.example.com/ticket/{id}`; empty for no links.
    pub psa_link: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: 1,
            zone: String::new(),
            date_order: DateOrder::Auto,
            statuses: BTreeMap::new(),
            queues: BTreeMap::new(),
            priorities: BTreeMap::new(),
            assumed_priorities: Vec::new(),
            own_companies: Vec::new(),
            own_company_settled: false,
            hidden_resources: Vec::new(),
            endpoints: BTreeMap::new(),
            goals: Goals::default(),
            goal_changes: Vec::new(),
            manager: ManagerRules::default(),
            look_ahead_hours: 8.0,
            waiting_stale_hours: 48.0,
            schedule_above_hours: 4.0,
            max_open_per_technician: 20,
            period_days: 30,
            distribution_days: 90,
            clear_weeks: 4,
            weekly_hours: 40.0,
            holidays: Vec::new(),
            hours: default_hours(),
            calendars: Vec::new(),
            policy: Policy::default(),
            sla_source: SlaSource::ReportedFirst,
            sla_basis: SlaBasis::Completed,
            coverage_from_hour: 7,
            coverage_to_hour: 17,
            boards: BoardRules::default(),
            hourly_rate: 150.0,
            old_target_utilization: None,
            rules: WorkflowRules::default(),
            time_off: Vec::new(),
            scenarios: Vec::new(),
            columns: Vec::new(),
            wall: Wall::default(),
            masking: Masking::default(),
            report: ReportPlan::default(),
            views: Vec::new(),
            remarks: Vec::new(),
            psa_link: String::new(),
        }
    }
}

impl Settings {
    /// Reads a settings file.
    ///
    /// # Errors
    /// When the text is not settings, or of a newer version.
    pub fn from_json(text: &str) -> Result<Self, SettingsError> {
        let mut settings: Self =
            serde_json::from_str(text).map_err(|error| SettingsError::Unreadable(error.to_string()))?;
        if settings.version > 1 {
            return Err(SettingsError::Newer(settings.version));
        }
        settings.take_old_target();
        Ok(settings)
    }

    /// Older files hold the target of the utilization twice: as a goal, which wins, and on its own.
    pub fn take_old_target(&mut self) {
        let Some(target) = self.old_target_utilization.take() else { return };
        let published = FigureId::Utilization.goal().map(|goal| goal.value);
        if published != Some(target) {
            self.goals.0.entry(FigureId::Utilization).or_insert(target);
        }
    }

    /// The settings as a readable file.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads mappings from a file of their own: a list of profiles, or one.
    ///
    /// # Errors
    /// When the text is not such a list, or names what is no field.
    pub fn profiles(text: &str) -> Result<Vec<ColumnProfile>, SettingsError> {
        let is_one = text.trim_start().starts_with('{');
        let read = if is_one { serde_json::from_str(text).map(|one| vec![one]) } else { serde_json::from_str(text) };
        let profiles: Vec<ColumnProfile> = read.map_err(|error| SettingsError::NoMappings(error.to_string()))?;
        if is_one && profiles.iter().all(|one| one.fields.is_empty() && one.entity.is_empty()) {
            return Err(SettingsError::EmptyMapping);
        }
        let is_field = |id: &str| id.is_empty() || crate::dataset::Field::from_id(id).is_some();
        match profiles.iter().flat_map(|profile| profile.fields.values()).find(|id| !is_field(id)) {
            Some(id) => Err(SettingsError::NoField(id.clone())),
            None => Ok(profiles),
        }
    }

    /// Takes mappings; for headers that are known already only where they `win`.
    pub fn add_profiles(&mut self, profiles: Vec<ColumnProfile>, win: bool) {
        for profile in profiles {
            match self.columns.iter_mut().find(|known| known.headers == profile.headers) {
                Some(known) if win => *known = profile,
                Some(_) => {}
                None => self.columns.push(profile),
            }
        }
    }

    /// The settings as the browser keeps them: without the key of the pseudonyms.
    pub fn without_key(&self) -> Self {
        let mut kept = self.clone();
        kept.masking.key.clear();
        kept
    }

    /// What a status label means, and whether a table (not a guess of last resort) says so.
    pub fn status(&self, label: &str) -> (StatusMeaning, bool) {
        match look_up(&self.statuses, label) {
            Some(meaning) => (meaning, true),
            None => guess_status(label),
        }
    }

    /// What the user said that a status label means.
    pub fn told_status(&self, label: &str) -> Option<StatusMeaning> {
        look_up(&self.statuses, label)
    }

    /// The role of a queue.
    pub fn queue_role(&self, label: &str) -> QueueRole {
        look_up(&self.queues, label).unwrap_or_else(|| guess_queue_role(label))
    }

    /// The workflow that the user gave to a priority label.
    pub fn priority_workflow(&self, label: &str) -> Option<Workflow> {
        look_up(&self.priorities, label)
    }

    /// The report's logo as it may be shown: none while names are masked, for no rule finds a name in a picture.
    pub fn logo(&self) -> &str {
        if self.masking.on { "" } else { &self.report.logo }
    }

    /// Whether a name is in a list of names, compared as labels are.
    pub fn names(list: &[String], name: &str) -> bool {
        let wanted = normalize(name);
        list.iter().any(|known| normalize(known) == wanted)
    }
}

fn look_up<T: Copy>(table: &BTreeMap<String, T>, label: &str) -> Option<T> {
    if table.is_empty() {
        return None;
    }
    let wanted = normalize(label);
    table.iter().find(|(known, _)| normalize(known) == wanted).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_target_of_the_utilization() {
        let read = |text: &str| Settings::from_json(text).expect("an older file");
        assert_eq!(Settings::default().target_utilization(), 0.8);
        let old = read(r#"{"target_utilization": 0.75}"#);
        assert_eq!(old.goals.value(FigureId::Utilization), Some(0.75));
        assert!(!old.to_json().contains("target_utilization"), "{}", old.to_json());
        let both = read(r#"{"target_utilization": 0.75, "goals": {"utilization": 0.7, "of_a_later_version": 1}}"#);
        assert_eq!(both.target_utilization(), 0.7);
        assert!(read(r#"{"target_utilization": 0.8}"#).goals.0.is_empty(), "the published goal is no change");
    }

    #[test]
    fn settings_survive_their_own_file() {
        let mut settings = Settings::default();
        settings.statuses.insert("Waiting on Client~".into(), StatusMeaning::WaitingCustomer);
        settings.sla_source = SlaSource::MeasuredOnly;
        settings.calendars.push(NamedHours {
            name: "Always".into(),
            hours: CalendarSpec::around_the_clock(),
            companies: vec!["Harbor".into()],
            contracts: Vec::new(),
            agreements: Vec::new(),
        });
        settings.policy.rules.push(TargetRule {
            priority: Some("Critical".into()),
            first_response: Some(Target::business(3_600)),
            resolution: Some(Target::working_days(2)),
            ..TargetRule::default()
        });
        let again = Settings::from_json(&settings.to_json()).expect("own file");
        assert_eq!(again, settings);
        assert_eq!(again.status("waiting on client").0, StatusMeaning::WaitingCustomer);
    }

    #[test]
    fn a_file_may_say_only_the_hours_of_the_week() {
        let file = r#"{"hours": {"week": {"mon": [["09:00", "12:00"], ["13:00", "18:00"]]}}}"#;
        let settings = Settings::from_json(file).expect("the rest is the default");
        assert_eq!(settings.hours.week.day(0).len(), 2);
        assert!(settings.hours.week.day(1).is_empty() && settings.hours.zone.is_empty());
        let wrong = r#"{"hours": {"week": {"mon": [["nine", "12:00"]]}}}"#;
        let error = Settings::from_json(wrong).expect_err("nine is no time");
        assert!(error.to_string().contains("nine"), "{error}");
    }

    #[test]
    fn a_changed_goal_leaves_a_trace() {
        let mut settings = Settings::default();
        settings.set_goal(FigureId::New, Some(5.0), "2026-06-01");
        settings.set_goal(FigureId::New, Some(6.0), "2026-06-01");
        settings.set_goal(FigureId::New, Some(4.0), "2026-06-20");
        let told: Vec<(&str, Option<f64>, Option<f64>)> =
            settings.goal_changes.iter().map(|change| (change.on.as_str(), change.from, change.to)).collect();
        assert_eq!(told, [("2026-06-01", Some(3.0), Some(6.0)), ("2026-06-20", Some(6.0), Some(4.0))]);
        // Taken back on the same day: nothing happened on it.
        settings.set_goal(FigureId::New, Some(6.0), "2026-06-20");
        settings.set_goal(FigureId::Unassigned, Some(0.0), "2026-06-20");
        assert_eq!(settings.goal_changes.len(), 1);
    }

    #[test]
    fn mappings_come_in_a_file_of_their_own() {
        let text = r#"[{"headers": "ref|when", "entity": "tickets", "fields": {"Ref": "number"}}]"#;
        let shipped = Settings::profiles(text).expect("a list");
        let mut settings = Settings::default();
        settings.add_profiles(shipped.clone(), false);
        settings.columns[0].entity = "time_entries".into();
        settings.add_profiles(shipped.clone(), false);
        assert_eq!(settings.columns[0].entity, "time_entries", "what the user decided stays");
        settings.add_profiles(shipped, true);
        assert_eq!((settings.columns.len(), settings.columns[0].entity.as_str()), (1, "tickets"));
        assert!(Settings::profiles("{}").is_err());
    }

    #[test]
    fn a_misspelled_key_is_named() {
        let error = Settings::from_json(r#"{"look_ahead": 3}"#).expect_err("unknown key");
        assert!(error.to_string().contains("look_ahead"), "{error}");
    }
}
