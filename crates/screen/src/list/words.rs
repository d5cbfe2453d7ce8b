//! What a rule says in the title of a list.

use desk::figure::View;
use desk::rule::{Label, LabelRule, Name, Rule};
use language::say;

use super::{entry_words, ticket_words};

/// The words of a rule; empty for one that goes without saying.
pub(super) fn words_of(view: &View<'_>, rule: &Rule) -> String {
    match rule {
        Rule::LabelRule(rule) => label(rule),
        Rule::StateRule(rule) => ticket_words::state(view, rule),
        Rule::CreatedRule(rule) => ticket_words::created(view, rule),
        Rule::CompletedRule(rule) => ticket_words::completed(view, rule),
        Rule::FigureRule(rule) => ticket_words::figure(view, rule),
        Rule::TimeRule(rule) => entry_words::time(view, rule),
        Rule::EntryRule(rule) => entry_words::entry(view, rule),
    }
}

fn label(rule: &LabelRule) -> String {
    match rule {
        LabelRule::Company(Name(name)) => or(name, say!("without a company")),
        LabelRule::Queue(Label(label)) => or(label, say!("without a queue")),
        LabelRule::Sla(Label(label)) => or(label, say!("without an SLA")),
        LabelRule::Issue(Label(label)) => or(label, say!("none")),
        LabelRule::Workflow(Label(title)) => title.clone(),
    }
}

/// A label, or what is said where it is empty.
pub(super) fn or(label: &str, empty: &str) -> String {
    if label.is_empty() { empty.to_owned() } else { label.to_owned() }
}

/// A weekday in the plural of the sentences about several weeks.
pub(super) fn weekday(weekday: usize) -> &'static str {
    language::weekdays().get(weekday).copied().unwrap_or_else(|| say!("day"))
}
