//! What the labels of a service desk mean: default tables, correctable in the settings.

use serde::{Deserialize, Serialize};

use base::normalize;
use language::say;

/// What a status means to us. The export's own label is kept for display.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusMeaning {
    /// Nobody has looked at it.
    New,
    /// Being worked.
    #[default]
    Active,
    /// Triaged and in the technician's list.
    ReadyToEngage,
    /// To be done at a fixed time.
    Scheduled,
    /// The customer has to answer.
    WaitingCustomer,
    /// A vendor or another third party has to act.
    WaitingVendor,
    /// Parts or material have to arrive.
    WaitingMaterials,
    /// Waiting for anything else.
    WaitingOther,
    /// Parked on purpose.
    OnHold,
    /// Done, closed, cancelled, merged.
    Complete,
}

impl StatusMeaning {
    /// All meanings, in order of a ticket's life.
    pub const ALL: [Self; 10] = [
        Self::New,
        Self::Active,
        Self::ReadyToEngage,
        Self::Scheduled,
        Self::WaitingCustomer,
        Self::WaitingVendor,
        Self::WaitingMaterials,
        Self::WaitingOther,
        Self::OnHold,
        Self::Complete,
    ];

    /// Not done yet.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Complete)
    }

    /// Waiting for someone outside.
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::WaitingCustomer | Self::WaitingVendor | Self::WaitingMaterials | Self::WaitingOther)
    }

    /// Parked: waiting or on hold. The SLA clock of the next event stands still.
    pub const fn is_paused(self) -> bool {
        self.is_waiting() || matches!(self, Self::OnHold)
    }

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::New => say!("New"),
            Self::Active => say!("Active"),
            Self::ReadyToEngage => say!("Ready to engage"),
            Self::Scheduled => say!("Scheduled"),
            Self::WaitingCustomer => say!("Waiting for customer"),
            Self::WaitingVendor => say!("Waiting for vendor"),
            Self::WaitingMaterials => say!("Waiting for materials"),
            Self::WaitingOther => say!("Waiting"),
            Self::OnHold => say!("On hold"),
            Self::Complete => say!("Complete"),
        }
    }

    /// The name in settings, URL and JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Active => "active",
            Self::ReadyToEngage => "ready_to_engage",
            Self::Scheduled => "scheduled",
            Self::WaitingCustomer => "waiting_customer",
            Self::WaitingVendor => "waiting_vendor",
            Self::WaitingMaterials => "waiting_materials",
            Self::WaitingOther => "waiting_other",
            Self::OnHold => "on_hold",
            Self::Complete => "complete",
        }
    }
}

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

/// The meaning of a status label by words in it; `false` beside it when none is known (then: active).
///
/// German and the labels of the common systems are known besides English.
pub fn guess_status(label: &str) -> (StatusMeaning, bool) {
    use StatusMeaning as M;
    let word = normalize(label);
    let has = |needles: &[&str]| needles.iter().any(|needle| word.contains(needle));
    let is = |names: &[&str]| names.contains(&word.as_str());
    if word.is_empty() {
        return (M::Active, false);
    }
    // Order matters: "waiting for closure approval" waits, "customer note added" is active.
    if has(&[
        "reopen", "noteadded", "customerresponded", "clientresponded", "customerreplied", "notcomplete", "incomplete",
        "notdone", "responsereceived",
    ]) {
        return (M::Active, true);
    }
    if has(&["readytoengage", "readyforengag", "readytowork", "readyforwork", "readyfortech"])
        || is(&["ready", "rte", "dispatched"])
    {
        return (M::ReadyToEngage, true);
    }
    if has(&["schedul", "appointment", "termin"]) && !has(&["notscheduled", "unscheduled"]) {
        return (M::Scheduled, true);
    }
    if has(&["wait", "await", "pending", "wartet", "warten", "wartend"])
        && !has(&["awaitingassignment", "pendingassignment", "awaitingtriage", "pendingtriage", "waitingassignment"])
    {
        return (waiting_for(&word), true);
    }
    if has(&["awaitingassignment", "pendingassignment", "awaitingtriage", "pendingtriage", "waitingassignment"]) {
        return (M::New, true);
    }
    if has(&["onhold", "deferred", "suspend", "parked", "postponed", "zurückgestellt", "paused"])
        || is(&["hold", "held"])
    {
        return (M::OnHold, true);
    }
    if has(&[
        "complete", "closed", "resolved", "cancel", "merged", "duplicate", "solved", "geschlossen", "gelöst",
        "erledigt", "abgeschlossen", "storniert", "abgebrochen", "rejected", "declined", "withdrawn",
    ]) && !has(&["unresolved"])
        || is(&["done", "close", "finished", "fixed", "archived", "deleted", "spam", "void"])
    {
        return (M::Complete, true);
    }
    if is(&[
        "new", "neu", "newticket", "newemail", "newportal", "unassigned", "untriaged", "submitted", "received",
        "logged", "triage", "needstriage", "intriage", "registered", "toreview", "newrequest", "newalert",
    ]) || word.starts_with("new") && word.len() <= 12
    {
        return (M::New, true);
    }
    if has(&[
        "inprogress", "progress", "active", "escalat", "assigned", "accepted", "working", "workin", "started",
        "bearbeitung", "investigat", "engaged", "onsite", "followup", "responded", "acknowledged", "queued",
    ]) || is(&[
        "open", "offen", "opened", "wip", "enroute", "travel", "todo", "backlog", "selectedfordevelopment", "inreview",
        "testing",
    ]) {
        return (M::Active, true);
    }
    (M::Active, false)
}

fn waiting_for(word: &str) -> StatusMeaning {
    let has = |needles: &[&str]| needles.iter().any(|needle| word.contains(needle));
    if has(&[
        "vendor", "supplier", "thirdparty", "3rdparty", "manufacturer", "carrier", "isp", "lieferant", "hersteller",
    ]) {
        StatusMeaning::WaitingVendor
    } else if has(&[
        "material", "part", "hardware", "delivery", "shipment", "equipment", "lieferung", "procurement", "order",
    ]) {
        StatusMeaning::WaitingMaterials
    } else if has(&[
        "customer", "client", "user", "requester", "reply", "caller", "kunde", "enduser", "contact", "response", "info",
    ]) || word == "pending"
    {
        StatusMeaning::WaitingCustomer
    } else {
        StatusMeaning::WaitingOther
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
    use StatusMeaning as M;

    #[test]
    fn labels_of_real_desks_are_understood() {
        for (label, meaning) in [
            ("New", M::New),
            ("In Progress", M::Active),
            ("Ready to Engage", M::ReadyToEngage),
            ("Ready to Schedule", M::Scheduled),
            ("Waiting on Client~", M::WaitingCustomer),
            ("Waiting Customer", M::WaitingCustomer),
            ("Awaiting User Info", M::WaitingCustomer),
            ("Wait - User", M::WaitingCustomer),
            ("Wait - Vendor", M::WaitingVendor),
            ("Waiting Materials", M::WaitingMaterials),
            ("Awaiting Evidence", M::WaitingOther),
            ("Wait", M::WaitingOther),
            ("On Hold", M::OnHold),
            ("Complete", M::Complete),
            ("Resolved", M::Complete),
            ("Closed - no response", M::Complete),
            ("Merged", M::Complete),
            ("Cancelled", M::Complete),
            ("Re-opened", M::Active),
            ("Customer note added", M::Active),
            ("Escalated", M::Active),
            ("Awaiting Assignment", M::New),
            ("Pending", M::WaitingCustomer),
            ("Open", M::Active),
        ] {
            assert_eq!(guess_status(label), (meaning, true), "{label}");
        }
        assert_eq!(guess_status("-100"), (M::Active, false));
        assert_eq!(guess_status("Done yet?"), (M::Active, false));
    }

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
