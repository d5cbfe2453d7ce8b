//! The workflows of the method, in canonical order.

use serde::{Deserialize, Serialize};

use base::normalize;
use language::say;

/// The class of a request, usually carried by its priority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the method's own")]
pub enum Workflow {
    Critical,
    High,
    HighBackup,
    Medium,
    Low,
    QuickHit,
    Minor,
    Major,
    Install,
    Recurring,
    Alert,
    Project,
    #[default]
    Unclassified,
}

/// What workflows have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkflowFamily {
    /// Something does not work as designed.
    Incident,
    /// Something new is asked for.
    ServiceRequest,
    /// Work that prevents incidents.
    Proactive,
    /// Planned projects.
    Project,
    /// No rule matched: a measure of intake quality.
    Unclassified,
}

impl Workflow {
    /// All, in canonical order.
    pub const ALL: [Self; 13] = [
        Self::Critical,
        Self::High,
        Self::HighBackup,
        Self::Medium,
        Self::Low,
        Self::QuickHit,
        Self::Minor,
        Self::Major,
        Self::Install,
        Self::Recurring,
        Self::Alert,
        Self::Project,
        Self::Unclassified,
    ];

    /// The name on screen and in JSON.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Critical => "Critical",
            Self::High => "High",
            Self::HighBackup => "High-Backup",
            Self::Medium => "Medium",
            Self::Low => "Low",
            Self::QuickHit => "Quick Hit",
            Self::Minor => "Minor",
            Self::Major => "Major",
            Self::Install => "Install",
            Self::Recurring => "Recurring",
            Self::Alert => "Alert",
            Self::Project => "Project",
            Self::Unclassified => "Unclassified",
        }
    }

    /// The family it belongs to.
    pub const fn family(self) -> WorkflowFamily {
        match self {
            Self::Critical | Self::High | Self::HighBackup | Self::Medium | Self::Low => WorkflowFamily::Incident,
            Self::QuickHit | Self::Minor | Self::Major | Self::Install => WorkflowFamily::ServiceRequest,
            Self::Recurring | Self::Alert => WorkflowFamily::Proactive,
            Self::Project => WorkflowFamily::Project,
            Self::Unclassified => WorkflowFamily::Unclassified,
        }
    }

    /// Place in canonical order, from 0; also the rank in worklists (Critical first).
    pub const fn rank(self) -> usize {
        self as usize
    }
}

impl WorkflowFamily {
    /// The name on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Incident => say!("Incidents"),
            Self::ServiceRequest => say!("Service requests"),
            Self::Proactive => say!("Proactive"),
            Self::Project => say!("Projects"),
            Self::Unclassified => say!("Unclassified"),
        }
    }
}

/// The workflow whose name or alias a label is, exactly (but for case, spaces and punctuation).
pub fn workflow_named(label: &str) -> Option<Workflow> {
    let word = normalize(label);
    Some(match word.as_str() {
        "critical" => Workflow::Critical,
        "high" => Workflow::High,
        "highbackup" => Workflow::HighBackup,
        "medium" => Workflow::Medium,
        "low" | "normal" => Workflow::Low,
        "quickhit" | "quickhits" => Workflow::QuickHit,
        "minor" | "minorservicerequest" | "minorservicerequests" => Workflow::Minor,
        "major" | "majorservicerequest" | "majorservicerequests" => Workflow::Major,
        "install" | "installs" | "installation" => Workflow::Install,
        "recurring" | "recurringvisit" => Workflow::Recurring,
        "alert" | "alerts" => Workflow::Alert,
        "project" | "projects" => Workflow::Project,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_levels() {
        assert_eq!(workflow_named("Quick Hits"), Some(Workflow::QuickHit));
        assert_eq!(workflow_named("High - Backup"), Some(Workflow::HighBackup));
        assert_eq!(workflow_named("3 - Moderate"), None);
    }
}
