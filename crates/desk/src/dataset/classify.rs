//! Which workflow a ticket belongs to: rules in order, the first that matches wins.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::settings::{
    LabelKind, QueueRole, RuleSwitch, Settings, TypeMeaning, Workflow, WorkflowRules, incident_level, kind_named,
};
use base::{Hours, Interner, Sym, normalize};
use language::say;

use super::columns::{Columns, Flag};
use super::field::Field;

/// The rule that gave a ticket its workflow, for people who ask why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ClassifiedBy {
    /// The user gave this priority label a workflow.
    Told,
    /// 1: type Alert, source Monitoring Alert, or a queue of alerts.
    Alert,
    /// 2: recurring flag, number with an instance suffix, or a queue of recurring visits.
    Recurring,
    /// 3: a project's queue or link.
    Project,
    /// 4: the priority is the name of a workflow.
    Name,
    /// 5: an incident, or of unknown type, by priority.
    Incident,
    /// 6: a service request, by issue type and estimate.
    Request,
    /// 7: no rule matched.
    #[default]
    Nothing,
}

impl ClassifiedBy {
    /// All, in the order in which they are tried.
    pub const ALL: [Self; 8] = [
        Self::Told,
        Self::Alert,
        Self::Recurring,
        Self::Project,
        Self::Name,
        Self::Incident,
        Self::Request,
        Self::Nothing,
    ];

    /// The name in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Alert => "alert",
            Self::Recurring => "recurring",
            Self::Project => "project",
            Self::Name => "name",
            Self::Incident => "incident",
            Self::Request => "request",
            Self::Nothing => "nothing",
        }
    }

    /// The rule in words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Told => say!("The settings give this priority the workflow"),
            Self::Alert => say!("Alert by type, source or queue"),
            Self::Recurring => say!("Recurring by flag, number or queue"),
            Self::Project => say!("Project by queue or link"),
            Self::Name => say!("The priority is the workflow’s name"),
            Self::Incident => say!("An incident (or of unknown type), by priority"),
            Self::Request => say!("A service request, by issue type and estimate"),
            Self::Nothing => say!("No rule matched"),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Alert,
    Incident,
    Request,
    /// No type, or no column for it.
    Unknown,
    /// A type that the rules do not name.
    Other,
}

#[derive(Clone, Copy)]
struct Priority {
    told: Option<Workflow>,
    name: Option<Workflow>,
    level: Option<Workflow>,
}

/// What the distinct labels of a data set mean to the rules; a label is looked at once.
pub(super) struct Classifier<'a> {
    settings: &'a Settings,
    texts: &'a Interner,
    kinds: FxHashMap<Sym, Kind>,
    priorities: FxHashMap<Sym, Priority>,
    alert_sources: FxHashMap<Sym, bool>,
    issue_types: FxHashMap<Sym, (bool, bool)>,
}

impl<'a> Classifier<'a> {
    pub fn new(settings: &'a Settings, texts: &'a Interner) -> Self {
        Self {
            settings,
            texts,
            kinds: FxHashMap::default(),
            priorities: FxHashMap::default(),
            alert_sources: FxHashMap::default(),
            issue_types: FxHashMap::default(),
        }
    }

    /// The workflow of one ticket and the rule that gave it.
    pub fn classify(
        &mut self,
        tickets: &Columns,
        row: usize,
        number: &str,
        role: QueueRole,
    ) -> (Workflow, ClassifiedBy) {
        let texts = self.texts;
        let settings = self.settings;
        let priority = tickets.label(Field::Priority, row);
        let priority = *self.priorities.entry(priority).or_insert_with(|| {
            let label = texts.text(priority);
            Priority {
                told: settings.priority_workflow(label),
                name: settings.rules.named(label),
                level: incident_level(label),
            }
        });
        if let Some(told) = priority.told {
            return (told, ClassifiedBy::Told);
        }
        let kind = tickets.label(Field::TicketType, row);
        let kind = *self.kinds.entry(kind).or_insert_with(|| kind_of(&settings.rules, texts.text(kind)));
        let source = tickets.label(Field::Source, row);
        let from_monitoring = *self
            .alert_sources
            .entry(source)
            .or_insert_with(|| WorkflowRules::contains(&settings.rules.alert_sources, texts.text(source)));
        let is_on = |rule: RuleSwitch| !settings.rules.off.contains(&rule);
        if is_on(RuleSwitch::Alert)
            && (kind == Kind::Alert || from_monitoring || matches!(role, QueueRole::Alert | QueueRole::Noc))
        {
            return (Workflow::Alert, ClassifiedBy::Alert);
        }
        if is_on(RuleSwitch::Recurring)
            && (tickets.flag(Field::Recurring, row) == Flag::Yes
                || is_recurring_number(number)
                || role == QueueRole::Recurring)
        {
            return (Workflow::Recurring, ClassifiedBy::Recurring);
        }
        if is_on(RuleSwitch::Project) && (role == QueueRole::Project || !tickets.label(Field::Project, row).is_none()) {
            return (Workflow::Project, ClassifiedBy::Project);
        }
        let is_incident_name = |workflow: Workflow| workflow.rank() <= Workflow::Low.rank();
        if is_on(RuleSwitch::Name)
            && let Some(name) = priority.name
            && (kind != Kind::Request || !is_incident_name(name))
        {
            return (name, ClassifiedBy::Name);
        }
        let issue = tickets.label(Field::IssueType, row);
        let (backup, install) = *self.issue_types.entry(issue).or_insert_with(|| {
            let label = texts.text(issue);
            (
                WorkflowRules::contains(&settings.rules.backup_words, label),
                WorkflowRules::contains(&settings.rules.install_words, label),
            )
        });
        match kind {
            Kind::Incident | Kind::Unknown if is_on(RuleSwitch::Incident) => match priority.level {
                Some(Workflow::High) if backup => (Workflow::HighBackup, ClassifiedBy::Incident),
                Some(level) => (level, ClassifiedBy::Incident),
                None => (Workflow::Unclassified, ClassifiedBy::Nothing),
            },
            Kind::Request if is_on(RuleSwitch::Request) && install => (Workflow::Install, ClassifiedBy::Request),
            Kind::Request if is_on(RuleSwitch::Request) => {
                (by_estimate(&settings.rules, tickets.amount(Field::Estimate, row).get()), ClassifiedBy::Request)
            }
            _ => (Workflow::Unclassified, ClassifiedBy::Nothing),
        }
    }
}

fn by_estimate(rules: &WorkflowRules, estimate: Option<Hours>) -> Workflow {
    match estimate {
        Some(hours) if hours <= Hours::from_f64(rules.quick_hit_hours) => Workflow::QuickHit,
        Some(hours) if hours > Hours::from_f64(rules.minor_hours) => Workflow::Major,
        _ => Workflow::Minor,
    }
}

fn kind_of(rules: &WorkflowRules, label: &str) -> Kind {
    if let Some(meaning) = rules.type_meaning(label) {
        return match meaning {
            TypeMeaning::Alert => Kind::Alert,
            TypeMeaning::Incident => Kind::Incident,
            TypeMeaning::Request => Kind::Request,
            TypeMeaning::Other => Kind::Other,
        };
    }
    let word = normalize(label);
    if word.is_empty() {
        return Kind::Unknown;
    }
    match kind_named(label) {
        Some(LabelKind::Alert) => Kind::Alert,
        Some(LabelKind::Incident) => Kind::Incident,
        Some(LabelKind::Request) => Kind::Request,
        // Words that are joined to others: `Serviceanfrage`, `SecurityAlert`.
        None if word.contains("alert") => Kind::Alert,
        None if ["incident", "problem", "störung"].iter().any(|part| word.contains(part)) => Kind::Incident,
        None if ["request", "change", "anfrage"].iter().any(|part| word.contains(part)) => Kind::Request,
        None => Kind::Other,
    }
}

/// `T20230609.1234.009`: a recurring ticket's number carries the instance.
fn is_recurring_number(number: &str) -> bool {
    let bytes = number.as_bytes();
    bytes.len() == 18
        && bytes[0] == b'T'
        && bytes[9] == b'.'
        && bytes[14] == b'.'
        && bytes.iter().enumerate().all(|(at, byte)| matches!(at, 0 | 9 | 14) || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::columns::Column;
    use super::*;

    fn classify(cells: &[(Field, &str)], number: &str) -> (Workflow, ClassifiedBy) {
        let mut texts = Interner::default();
        let mut columns = Columns::new(vec![0], vec![2]);
        let mut queue = "";
        for (field, cell) in cells {
            match field {
                Field::Estimate => {
                    let hours = Hours::from_f64(cell.parse().expect("a number"));
                    columns.set(*field, Column::Amounts(vec![Some(hours).into()]));
                }
                Field::Queue => queue = cell,
                _ => columns.set(*field, Column::Labels(vec![texts.intern(cell)])),
            }
        }
        let settings = Settings::default();
        Classifier::new(&settings, &texts).classify(&columns, 0, number, settings.queue_role(queue))
    }

    #[test]
    fn the_first_rule_that_matches_wins() {
        use Field as F;
        let number = "T20260105.0001";
        for (cells, number, workflow) in [
            (&[(F::TicketType, "Alert"), (F::Priority, "High")][..], number, Workflow::Alert),
            (
                &[(F::TicketType, "Incident"), (F::Source, "Monitoring Alert"), (F::Priority, "High")],
                number,
                Workflow::Alert,
            ),
            (&[(F::Queue, "NOC"), (F::Priority, "High")], number, Workflow::Alert),
            (&[(F::TicketType, "Incident"), (F::Priority, "High")], "T20260105.0001.003", Workflow::Recurring),
            (&[(F::Queue, "Projects"), (F::Priority, "High")], number, Workflow::Project),
            (&[(F::Project, "P1"), (F::Priority, "High")], number, Workflow::Project),
            (&[(F::TicketType, "Incident"), (F::Priority, "Normal")], number, Workflow::Low),
            (&[(F::TicketType, "Incident"), (F::Priority, "Quick Hits")], number, Workflow::QuickHit),
            (&[(F::TicketType, "Service Request"), (F::Priority, "Quick Hit")], number, Workflow::QuickHit),
            (
                &[(F::TicketType, "Service Request"), (F::Priority, "High"), (F::Estimate, "0.5")],
                number,
                Workflow::QuickHit,
            ),
            (&[(F::TicketType, "Change Request"), (F::Priority, "High"), (F::Estimate, "4")], number, Workflow::Minor),
            (
                &[(F::TicketType, "Service Request"), (F::Priority, "Low"), (F::Estimate, "4.25")],
                number,
                Workflow::Major,
            ),
            (&[(F::TicketType, "Service Request"), (F::Priority, "Low")], number, Workflow::Minor),
            (
                &[(F::TicketType, "Service Request"), (F::IssueType, "Onboarding"), (F::Estimate, "0.25")],
                number,
                Workflow::Install,
            ),
            (
                &[(F::TicketType, "Incident"), (F::Priority, "2 - High"), (F::IssueType, "Backup")],
                number,
                Workflow::HighBackup,
            ),
            (&[(F::Priority, "3 - Moderate")], number, Workflow::Medium),
            (&[(F::TicketType, "Question"), (F::Priority, "P1")], number, Workflow::Unclassified),
            (&[(F::TicketType, "Incident"), (F::Priority, "Sometime")], number, Workflow::Unclassified),
        ] {
            assert_eq!(classify(cells, number).0, workflow, "{cells:?}");
        }
    }
}
