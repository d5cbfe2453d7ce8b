//! The engagement file: readable JSON with a version.

use language::say;
use std::fmt;
use std::hash::Hasher;

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher24;

use crate::table::Kind;

/// The version of the form that is written; what is newer is refused.
pub const FORMAT: u32 = 1;
/// Counts below this are left out of anonymised files.
const SMALLEST_CELL: u64 = 5;

/// Why a file is no engagement file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EngagementError {
    /// It cannot be read; what the reader of JSON says, with line and column.
    Unreadable(String),
    /// It is of a newer version.
    Newer(u32),
}

impl fmt::Display for EngagementError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&match self {
            Self::Unreadable(error) => say!("The engagement file cannot be read: {error}."),
            Self::Newer(version) => {
                say!("The engagement file is of version {}; this Zenboard knows version {FORMAT}.", version)
            }
        })
    }
}

/// One figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The id, as in the command line's JSON.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// A hash of the rule it was counted by: figures of different rules must not be compared.
    pub definition: String,
    /// The figure; `None` when it could not be measured or is left out as too small.
    pub value: Option<f64>,
    /// The part of a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<u64>,
    /// The whole of a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<u64>,
    /// The goal that held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<f64>,
    /// Whether less is better; `None` where neither is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub less_is_better: Option<bool>,
    /// Why there is no value, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// Left out because a count in it is under 5.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub under_5: bool,
}

/// One workflow of the distribution period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkflowFigure {
    /// The workflow's title.
    pub workflow: String,
    /// Tickets created; `None` when left out as too small.
    pub tickets: Option<u64>,
    /// Hours worked; `None` when not known or left out.
    pub hours: Option<f64>,
}

/// All figures of a desk at one moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Engagement {
    /// The version of this form: [`FORMAT`]. Also what tells an engagement file from any other JSON.
    pub zenboard_engagement: u32,
    /// What the user calls it; empty in anonymised files.
    pub name: String,
    /// The moment of the figures, RFC 3339.
    pub as_of: String,
    /// IANA zone of the data.
    pub zone: String,
    /// Length of the reporting period in days.
    pub period_days: u32,
    /// Length of the distribution period in days.
    pub distribution_days: u32,
    /// Whether small cells were left out.
    pub anonymised: bool,
    /// The figures.
    pub figures: Vec<Figure>,
    /// The distribution.
    pub workflows: Vec<WorkflowFigure>,
}

impl Engagement {
    /// Whether a text begins as an engagement file does: enough to tell it from a ticket export.
    pub fn is_one(text: &str) -> bool {
        text.get(..400).unwrap_or(text).contains("\"zenboard_engagement\"")
    }

    /// Reads an engagement file.
    ///
    /// # Errors
    /// When the text is none, or of a newer version.
    pub fn from_json(text: &str) -> Result<Self, EngagementError> {
        let text = text.trim_start_matches('\u{feff}');
        let read: Self = serde_json::from_str(text).map_err(|error| EngagementError::Unreadable(error.to_string()))?;
        if read.zenboard_engagement > FORMAT {
            return Err(EngagementError::Newer(read.zenboard_engagement));
        }
        Ok(read)
    }

    /// The file.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The figure of an id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// The same without a name and without counts under 5: those may point at a person or a company.
    pub fn anonymised(mut self) -> Self {
        let is_small = |count: Option<u64>| count.is_some_and(|count| count < SMALLEST_CELL);
        self.anonymised = true;
        self.name.clear();
        for figure in &mut self.figures {
            let count = match figure.kind {
                Kind::Count | Kind::Flow => figure.value.map(|value| value as u64),
                Kind::Share | Kind::Ratio => None,
            };
            // A small rest tells as much as a small part.
            let rest = figure.part.zip(figure.whole).map(|(part, whole)| whole.saturating_sub(part));
            if is_small(count) || is_small(figure.part) || is_small(rest) {
                figure.under_5 = true;
                figure.value = None;
                figure.part = None;
                figure.whole = None;
            }
        }
        for workflow in &mut self.workflows {
            if is_small(workflow.tickets) {
                workflow.tickets = None;
                workflow.hours = None;
            }
        }
        self
    }
}

/// The hash of a rule: sixteen digits that change when the words of the rule change.
pub fn definition_of(rule: &str) -> String {
    let mut hasher = SipHasher24::new();
    hasher.write(rule.as_bytes());
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(id: &str, kind: Kind, value: f64, part: Option<u64>, whole: Option<u64>) -> Figure {
        Figure { id: id.into(), kind, value: Some(value), part, whole, ..Figure::default() }
    }

    #[test]
    fn small_cells_and_names_are_left_out_of_anonymised_files() {
        let desk = Engagement {
            zenboard_engagement: FORMAT,
            name: "Elm IT, first day".into(),
            figures: vec![
                figure("new", Kind::Count, 4.0, None, None),
                figure("sla_overdue", Kind::Count, 5.0, None, None),
                figure("sla_resolution", Kind::Share, 0.98, Some(98), Some(100)),
                figure("same_day", Kind::Share, 0.5, Some(50), Some(100)),
                figure("utilization", Kind::Ratio, 0.8, None, None),
            ],
            workflows: vec![WorkflowFigure { workflow: "Major".into(), tickets: Some(3), hours: Some(12.0) }],
            ..Engagement::default()
        };
        let out = desk.clone().anonymised();
        let values: Vec<Option<f64>> = out.figures.iter().map(|figure| figure.value).collect();
        assert_eq!(values, [None, Some(5.0), None, Some(0.5), Some(0.8)]);
        assert!(out.figures[2].under_5 && out.figures[2].part.is_none());
        assert_eq!((out.workflows[0].tickets, out.workflows[0].hours), (None, None));
        assert!(!out.to_json().contains("Elm"));
        assert_eq!(Engagement::from_json(&out.to_json()), Ok(out));
        assert!(Engagement::is_one(&desk.to_json()) && !Engagement::is_one("[{\"id\": 1}]"));
    }

    #[test]
    fn a_file_of_the_future_is_refused() {
        let text = Engagement { zenboard_engagement: FORMAT + 1, ..Engagement::default() }.to_json();
        let error = Engagement::from_json(&text).expect_err("too new");
        assert!(error.to_string().contains("version 2"), "{error}");
        assert_ne!(definition_of("a"), definition_of("b"));
    }
}
