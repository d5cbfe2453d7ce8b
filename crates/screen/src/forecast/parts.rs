//! What the sections of the forecast share: links, heads, notes, labels.

use base::Day;
use desk::query::Query;
use desk::rule::{EntryRule, LabelRule, Rule, join};
use desk::rules;
use desk::settings::Workflow;

use crate::model::{Block, Head, Point, Tone};

/// The color of expected shapes and bands.
pub const GHOST: u8 = 4;

/// The list of tickets that some rules open.
pub fn list(query: &Query, rules: &[Rule]) -> String {
    query.tickets(rules).to_fragment()
}

/// The list of time entries on tickets that some rules open.
pub fn entries(query: &Query, rules: &[Rule]) -> String {
    query.entries(&join(rules, &rules![EntryRule::OnTicket])).to_fragment()
}

/// A sentence.
pub fn note(tone: Tone, text: impl Into<String>) -> Block {
    Block::Note { tone, text: text.into(), href: String::new() }
}

/// A sentence that leads somewhere.
pub fn note_to(tone: Tone, text: impl Into<String>, href: String) -> Block {
    Block::Note { tone, text: text.into(), href }
}

/// Heads: the first column names the row, the others are figures.
pub fn heads(titles: &[&str]) -> Vec<Head> {
    titles
        .iter()
        .enumerate()
        .map(|(at, title)| Head { title: (*title).to_owned(), numeric: at > 0, ..Head::default() })
        .collect()
}

/// A place on the axis where a series has nothing.
pub fn gap(label: &str) -> Point {
    Point { label: label.to_owned(), value: f64::NAN, ..Point::default() }
}

/// `30 Jun`.
pub fn short_day(day: Day) -> String {
    language::date(day.date(), language::Parts::Day)
}

/// A set of choices that write one option; an empty value is the default.
pub fn choices(query: &Query, label: &str, name: &str, values: &[(String, String)]) -> Block {
    let chosen = query.option(name).unwrap_or("");
    let known = values.iter().any(|(value, _)| value == chosen);
    Block::Choices {
        label: label.to_owned(),
        options: values
            .iter()
            .map(|(value, title)| {
                let is_chosen = value == chosen || (!known && value.is_empty());
                (title.clone(), query.with_option(name, value).to_fragment(), is_chosen)
            })
            .collect(),
    }
}

/// The workflow that the question is narrowed to; `None` for all.
pub fn chosen_workflow(query: &Query) -> Option<Workflow> {
    let wanted = query.option("of")?;
    Workflow::ALL.into_iter().find(|workflow| workflow.title() == wanted)
}

/// A rule, narrowed to the chosen workflow.
pub fn of_workflow(of: Option<Workflow>, rule: impl Into<Rule>) -> Vec<Rule> {
    of.map(|workflow| LabelRule::workflow(workflow).into()).into_iter().chain([rule.into()]).collect()
}
