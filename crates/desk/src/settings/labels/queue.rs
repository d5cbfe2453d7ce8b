//! What a queue is for, by words in its name.

use serde::{Deserialize, Serialize};

use base::normalize;
use language::say;

/// What a queue is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueRole {
    /// Where requests arrive.
    Triage,
    /// Monitoring alerts.
    Alert,
    /// Network operations center.
    Noc,
    /// Projects.
    Project,
    /// Recurring visits and maintenance.
    Recurring,
    /// The service provider's own company.
    Own,
    /// All others.
    #[default]
    Service,
}

impl QueueRole {
    /// All roles.
    pub const ALL: [Self; 7] =
        [Self::Triage, Self::Alert, Self::Noc, Self::Project, Self::Recurring, Self::Own, Self::Service];

    /// Tickets here may be without a primary resource.
    pub const fn may_be_unassigned(self) -> bool {
        matches!(self, Self::Triage | Self::Alert | Self::Noc)
    }

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Triage => say!("Triage"),
            Self::Alert => say!("Alert"),
            Self::Noc => say!("NOC"),
            Self::Project => say!("Project"),
            Self::Recurring => say!("Recurring"),
            Self::Own => say!("Own company"),
            Self::Service => say!("Service"),
        }
    }
}

/// Whether the name of a queue says its role, service among them: `Help Desk`, `Level 2`, but not `Harbor team`.
pub fn names_queue_role(label: &str) -> bool {
    const SERVICE: [&str; 30] = [
        "service", "services", "support", "help", "helpdesk", "servicedesk", "desk", "level", "tier", "l1", "l2", "l3",
        "t1", "t2", "t3", "onsite", "field", "dispatch", "incident", "incidents", "request", "requests", "escalation",
        "escalations", "user", "kundendienst", "technik", "it", "network", "server",
    ];
    let lower = label.to_lowercase();
    guess_queue_role(label) != QueueRole::Service
        || lower.split(|c: char| !c.is_alphanumeric()).any(|word| SERVICE.contains(&word))
}

/// The role of a queue, board, group or team by words in its name.
pub fn guess_queue_role(label: &str) -> QueueRole {
    let lower = label.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    if has(&["triage"]) {
        QueueRole::Triage
    } else if has(&["alert", "alerts", "alerting", "monitoring", "rmm", "bcdr"]) {
        QueueRole::Alert
    } else if has(&["noc"]) {
        QueueRole::Noc
    } else if has(&["project", "projects", "projekt", "projekte"]) {
        QueueRole::Project
    } else if has(&["recurring", "maintenance", "wartung"]) {
        QueueRole::Recurring
    } else if has(&["internal", "intern"]) || normalize(label) == "owncompany" {
        QueueRole::Own
    } else {
        QueueRole::Service
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queues_are_told_by_whole_words() {
        assert_eq!(guess_queue_role("Monitoring Alert"), QueueRole::Alert);
        assert_eq!(guess_queue_role("NOC"), QueueRole::Noc);
        assert_eq!(guess_queue_role("Innocent queue"), QueueRole::Service);
        assert_eq!(guess_queue_role("Triage"), QueueRole::Triage);
        assert_eq!(guess_queue_role("Recurring Tickets"), QueueRole::Recurring);
        assert_eq!(guess_queue_role("Level II Support"), QueueRole::Service);
    }
}
