//! How tickets find their workflow: aliases, words and limits of the rules, and rules that are switched off.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::error::LineError;
use super::workflow::{Workflow, workflow_named};
use base::normalize;
use language::say;

/// What a ticket type means to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TypeMeaning {
    /// Monitoring found it.
    Alert,
    /// Something does not work as designed.
    Incident,
    /// Something new is asked for.
    Request,
    /// None of them: only the name of a priority can classify it.
    Other,
}

impl TypeMeaning {
    /// All.
    pub const ALL: [Self; 4] = [Self::Alert, Self::Incident, Self::Request, Self::Other];

    /// The word in lines and files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::Incident => "incident",
            Self::Request => "request",
            Self::Other => "other",
        }
    }
}

/// A rule that can be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleSwitch {
    /// Alert by type, source or queue.
    Alert,
    /// Recurring by flag, number or queue.
    Recurring,
    /// Project by queue or link.
    Project,
    /// The priority is the workflow's name.
    Name,
    /// An incident, by priority.
    Incident,
    /// A service request, by issue type and estimate.
    Request,
}

impl RuleSwitch {
    /// All, in the order of the rules.
    pub const ALL: [Self; 6] = [Self::Alert, Self::Recurring, Self::Project, Self::Name, Self::Incident, Self::Request];

    /// The rule in words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Alert => say!("Alert by type, source or queue"),
            Self::Recurring => say!("Recurring by flag, number or queue"),
            Self::Project => say!("Project by queue or link"),
            Self::Name => say!("The priority is a workflow’s name or alias"),
            Self::Incident => say!("An incident (or of unknown type), by priority"),
            Self::Request => say!("A service request, by issue type and estimate"),
        }
    }
}

/// What can be changed about the rules. The default is the method's; a file holds only what differs from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WorkflowRules {
    /// What the desk calls a workflow, where that is not the method's name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<Workflow, String>,
    /// Workflows that come first among their kind on screen, in this order; the others follow in the method's order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<Workflow>,
    /// Priority label → workflow, beside the workflows' own names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub aliases: BTreeMap<String, Workflow>,
    /// Type label → meaning, where the words of the label do not say it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub types: BTreeMap<String, TypeMeaning>,
    /// Sources that make a ticket an alert: labels that contain one of these.
    #[serde(skip_serializing_if = "are_alert_sources")]
    pub alert_sources: Vec<String>,
    /// Words in issue types that make a request an install.
    #[serde(skip_serializing_if = "are_install_words")]
    pub install_words: Vec<String>,
    /// Words in issue types that make a high incident a matter of backups.
    #[serde(skip_serializing_if = "are_backup_words")]
    pub backup_words: Vec<String>,
    /// Requests estimated at most so many hours are quick hits.
    #[serde(skip_serializing_if = "is_quick_hit_limit")]
    pub quick_hit_hours: f64,
    /// Requests estimated above so many hours are major.
    #[serde(skip_serializing_if = "is_minor_limit")]
    pub minor_hours: f64,
    /// Rules that are left out.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub off: BTreeSet<RuleSwitch>,
}

fn pairs<T>(
    lines: &[String],
    read: impl Fn(&String) -> Option<(String, T)>,
    example: &'static str,
) -> Result<BTreeMap<String, T>, LineError> {
    lines
        .iter()
        .map(|line| {
            read(line)
                .filter(|(label, _)| !label.is_empty())
                .ok_or_else(|| LineError::Form { line: line.clone(), example })
        })
        .collect()
}

const QUICK_HIT_HOURS: f64 = 0.5;
const MINOR_HOURS: f64 = 4.0;

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|word| (*word).to_owned()).collect()
}

fn alert_sources() -> Vec<String> {
    words(&["Monitoring Alert"])
}

fn install_words() -> Vec<String> {
    words(&["Install", "Onboard"])
}

fn backup_words() -> Vec<String> {
    words(&["Backup"])
}

fn are_alert_sources(all: &[String]) -> bool {
    all == alert_sources()
}

fn are_install_words(all: &[String]) -> bool {
    all == install_words()
}

fn are_backup_words(all: &[String]) -> bool {
    all == backup_words()
}

fn is_quick_hit_limit(hours: &f64) -> bool {
    *hours == QUICK_HIT_HOURS
}

fn is_minor_limit(hours: &f64) -> bool {
    *hours == MINOR_HOURS
}

impl Default for WorkflowRules {
    fn default() -> Self {
        Self {
            names: BTreeMap::new(),
            order: Vec::new(),
            aliases: BTreeMap::new(),
            types: BTreeMap::new(),
            alert_sources: alert_sources(),
            install_words: install_words(),
            backup_words: backup_words(),
            quick_hit_hours: QUICK_HIT_HOURS,
            minor_hours: MINOR_HOURS,
            off: BTreeSet::new(),
        }
    }
}

impl WorkflowRules {
    /// What a workflow is called on screen.
    pub fn title(&self, workflow: Workflow) -> &str {
        self.names.get(&workflow).map_or_else(|| workflow.title(), String::as_str)
    }

    /// The workflow that is called so on screen or by the method, compared without case, spaces and punctuation.
    pub fn titled(&self, name: &str) -> Option<Workflow> {
        let wanted = normalize(name);
        let own = || Workflow::ALL.into_iter().find(|one| normalize(self.title(*one)) == wanted);
        own().or_else(|| Workflow::ALL.into_iter().find(|workflow| normalize(workflow.title()) == wanted))
    }

    /// The workflow whose name or alias a priority label is.
    pub fn named(&self, label: &str) -> Option<Workflow> {
        let wanted = normalize(label);
        let own = || {
            let mut names = self.names.iter();
            names.find(|(_, name)| normalize(name) == wanted).map(|(one, _)| *one)
        };
        super::look_up(&self.aliases, label).or_else(own).or_else(|| workflow_named(label))
    }

    /// Names of the desk's own as lines: `Quick Hit = Express`.
    pub fn name_lines(&self) -> Vec<String> {
        let line = |(workflow, name): (&Workflow, &String)| format!("{} = {name}", workflow.title());
        self.names.iter().map(line).collect()
    }

    /// Names from such lines.
    ///
    /// # Errors
    /// What is wrong with a line.
    pub fn read_names(lines: &[String]) -> Result<BTreeMap<Workflow, String>, LineError> {
        const MOST: usize = 40;
        let mut names = BTreeMap::new();
        for line in lines {
            let (method, own) = line.split_once('=').unwrap_or((line, ""));
            let wanted = normalize(method);
            let workflow = Workflow::ALL.into_iter().find(|workflow| normalize(workflow.title()) == wanted);
            let own = own.trim();
            let (Some(workflow), false) = (workflow, own.is_empty()) else {
                return Err(LineError::Form { line: line.clone(), example: "Quick Hit = Express" });
            };
            if own.chars().count() > MOST {
                return Err(LineError::TooLong { name: own.to_owned(), most: MOST });
            }
            let is_taken = Workflow::ALL
                .into_iter()
                .filter(|other| *other != workflow)
                .any(|other| normalize(names.get(&other).map_or(other.title(), String::as_str)) == normalize(own));
            if is_taken {
                return Err(LineError::NameTaken(own.to_owned()));
            }
            names.insert(workflow, own.to_owned());
        }
        Ok(names)
    }

    /// All workflows in the order of the screen: incidents, service requests, proactive work, projects and what is
    /// unclassified, as the double hump needs them, and within each as the desk orders them.
    pub fn ordered(&self) -> [Workflow; 13] {
        let mut all = Workflow::ALL;
        let place = |workflow: &Workflow| self.order.iter().position(|one| one == workflow);
        all.sort_by_key(|workflow| {
            let chosen = place(workflow).unwrap_or(usize::MAX);
            (workflow.family(), chosen, workflow.rank())
        });
        all
    }

    /// The order as lines, under the names on screen.
    pub fn order_lines(&self) -> Vec<String> {
        let title = |workflow: &Workflow| self.title(*workflow).to_owned();
        self.order.iter().map(title).collect()
    }

    /// The order from such lines.
    ///
    /// # Errors
    /// What is wrong with a line.
    pub fn read_order(&self, lines: &[String]) -> Result<Vec<Workflow>, LineError> {
        let mut order = Vec::new();
        for line in lines {
            let workflow = self.titled(line).ok_or_else(|| LineError::NoWorkflow(line.clone()))?;
            if order.contains(&workflow) {
                return Err(LineError::Twice(line.clone()));
            }
            order.push(workflow);
        }
        Ok(order)
    }

    /// What the user said of a type label.
    pub fn type_meaning(&self, label: &str) -> Option<TypeMeaning> {
        super::look_up(&self.types, label)
    }

    /// Whether a label contains one of some words, compared without case, spaces and punctuation.
    pub fn contains(words: &[String], label: &str) -> bool {
        let label = normalize(label);
        words.iter().map(|word| normalize(word)).any(|word| !word.is_empty() && label.contains(&word))
    }

    /// Aliases as lines: `P5 = Quick Hit`.
    pub fn alias_lines(&self) -> Vec<String> {
        let line = |(label, workflow): (&String, &Workflow)| format!("{label} = {}", workflow.title());
        self.aliases.iter().map(line).collect()
    }

    /// Aliases from such lines.
    ///
    /// # Errors
    /// What is wrong with a line.
    pub fn read_aliases(lines: &[String]) -> Result<BTreeMap<String, Workflow>, LineError> {
        let read = |line: &String| {
            let (label, name) = line.rsplit_once('=')?;
            let wanted = normalize(name);
            let workflow = Workflow::ALL.into_iter().find(|workflow| normalize(workflow.title()) == wanted)?;
            Some((label.trim().to_owned(), workflow))
        };
        pairs(lines, read, "P5 = Quick Hit")
    }

    /// Meanings of types as lines: `Task = request`.
    pub fn type_lines(&self) -> Vec<String> {
        let line = |(label, meaning): (&String, &TypeMeaning)| format!("{label} = {}", meaning.id());
        self.types.iter().map(line).collect()
    }

    /// Meanings of types from such lines.
    ///
    /// # Errors
    /// What is wrong with a line.
    pub fn read_types(lines: &[String]) -> Result<BTreeMap<String, TypeMeaning>, LineError> {
        let read = |line: &String| {
            let (label, id) = line.rsplit_once('=')?;
            let id = id.trim().to_lowercase();
            let meaning = TypeMeaning::ALL.into_iter().find(|meaning| meaning.id() == id)?;
            Some((label.trim().to_owned(), meaning))
        };
        pairs(lines, read, "Task = request")
    }

    /// What differs from the method's own rules, as a short text for links.
    pub fn to_draft(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Rules from such a text; `None` when it is none.
    pub fn from_draft(text: &str) -> Option<Self> {
        let rules: Self = serde_json::from_str(text).ok()?;
        let is_hours = |hours: f64| hours.is_finite() && (0.0..=1_000.0).contains(&hours);
        (is_hours(rules.quick_hit_hours) && is_hours(rules.minor_hours)).then_some(rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_says_only_what_differs() {
        let mut rules = WorkflowRules::default();
        assert_eq!(rules.to_draft(), "{}");
        rules.quick_hit_hours = 1.0;
        rules.aliases.insert("P5".into(), Workflow::QuickHit);
        rules.off.insert(RuleSwitch::Project);
        let draft = rules.to_draft();
        assert_eq!(draft, r#"{"aliases":{"P5":"quick_hit"},"quick_hit_hours":1.0,"off":["project"]}"#);
        assert_eq!(WorkflowRules::from_draft(&draft), Some(rules));
        assert_eq!(WorkflowRules::from_draft(r#"{"quick_hit_hours":-1}"#), None);
        assert_eq!(WorkflowRules::from_draft("soon"), None);
    }

    #[test]
    fn a_workflow_is_called_as_the_desk_calls_it() {
        let read = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            WorkflowRules::read_names(&lines)
        };
        let rules = WorkflowRules {
            names: read(&["quick hit = Express", "Major = Change"]).expect("both are of the form"),
            ..WorkflowRules::default()
        };
        assert_eq!(rules.name_lines(), ["Quick Hit = Express", "Major = Change"]);
        assert_eq!((rules.title(Workflow::QuickHit), rules.title(Workflow::Minor)), ("Express", "Minor"));
        // Links that were made under the other name hold.
        for name in ["express", "Quick Hit", "quick-hit"] {
            assert_eq!(rules.titled(name), Some(Workflow::QuickHit), "{name}");
        }
        assert_eq!(rules.named("EXPRESS"), Some(Workflow::QuickHit));
        assert_eq!(rules.titled("Slow"), None);
        assert_eq!(WorkflowRules::from_draft(&rules.to_draft()), Some(rules));
        for wrong in ["Quick = Express", "Quick Hit =", "Quick Hit", "Major = medium"] {
            assert!(read(&[wrong]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_order_of_the_desk_holds_within_each_kind() {
        let mut rules = WorkflowRules::default();
        assert_eq!(rules.ordered(), Workflow::ALL);
        rules.names.insert(Workflow::Major, "Change".into());
        let lines = ["Change", "Low"].map(str::to_owned);
        rules.order = rules.read_order(&lines).expect("two workflows");
        assert_eq!(rules.order_lines(), lines);
        let ordered = rules.ordered();
        assert_eq!(ordered[..2], [Workflow::Low, Workflow::Critical]);
        assert_eq!(ordered[5..7], [Workflow::Major, Workflow::QuickHit]);
        assert_eq!(ordered[9..], Workflow::ALL[9..]);
        assert_eq!(WorkflowRules::from_draft(&rules.to_draft()), Some(rules.clone()));
        for wrong in [&["Slow"][..], &["Low", "low"]] {
            let wrong: Vec<String> = wrong.iter().map(|line| (*line).to_owned()).collect();
            assert!(rules.read_order(&wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn lines_are_read_and_written() {
        let lines = ["P = 5 = Quick Hit".to_owned(), "Sev 1 = Critical".to_owned()];
        let aliases = WorkflowRules::read_aliases(&lines).expect("both are of the form");
        let rules = WorkflowRules {
            aliases,
            types: WorkflowRules::read_types(&["Task = Request".to_owned()]).expect("a meaning"),
            ..WorkflowRules::default()
        };
        assert_eq!(rules.alias_lines(), lines);
        assert_eq!(rules.type_lines(), ["Task = request"]);
        let error = WorkflowRules::read_aliases(&["P5 = Quick".to_owned()]).expect_err("no workflow");
        assert!(error.to_string().contains("“P5 = Quick”"), "{error}");
        assert!(WorkflowRules::read_types(&[" = alert".to_owned()]).is_err());
    }
}
