//! The rows for which all rules of a list hold.

use crate::dataset::Entity;
use crate::figure::{Condition, Gap, Measured, View, knows_entries};

use super::Rule;

/// A condition on a time entry.
pub type EntryCondition<'v> = Box<dyn Fn(usize) -> bool + 'v>;

/// The condition of a rule on tickets.
///
/// # Errors
/// That what it needs cannot be measured, or that it narrows no tickets.
pub fn ticket_condition<'v>(view: &'v View<'_>, rule: &Rule) -> Measured<Condition<'v>> {
    match rule {
        Rule::LabelRule(rule) => rule.of_tickets(view),
        Rule::StateRule(rule) => Ok(rule.condition(view)),
        Rule::CreatedRule(rule) => Ok(rule.condition(view)),
        Rule::CompletedRule(rule) => rule.condition(view),
        Rule::FigureRule(rule) => rule.condition(view),
        Rule::TimeRule(_) | Rule::EntryRule(_) => Err(misplaced(rule, Entity::Tickets)),
    }
}

/// The condition of a rule on time entries.
///
/// # Errors
/// That what it needs cannot be measured, or that it narrows no time entries.
pub fn entry_condition<'v>(view: &'v View<'_>, rule: &Rule) -> Measured<EntryCondition<'v>> {
    match rule {
        Rule::LabelRule(rule) => rule.of_entries(view),
        Rule::TimeRule(rule) => Ok(rule.condition(view)),
        Rule::EntryRule(rule) => rule.condition(view),
        Rule::StateRule(_) | Rule::CreatedRule(_) | Rule::CompletedRule(_) | Rule::FigureRule(_) => {
            Err(misplaced(rule, Entity::TimeEntries))
        }
    }
}

/// The tickets for which all rules hold, by number. Without any rule: the open ones.
///
/// # Errors
/// The first rule that is not measurable.
pub fn select(view: &View<'_>, rules: &[Rule]) -> Measured<Vec<u32>> {
    if rules.is_empty() {
        return Ok(view.by_number(view.open.clone()));
    }
    let conditions = rules.iter().map(|rule| ticket_condition(view, rule)).collect::<Measured<Vec<_>>>()?;
    let holds = |row: u32| conditions.iter().all(|holds| holds(row as usize));
    Ok(view.by_number(view.rows.iter().copied().filter(|&row| holds(row)).collect()))
}

/// The entries in view for which all rules hold, in order of the data.
///
/// # Errors
/// The first rule that is not measurable; that there are no time entries.
pub fn select_entries(view: &View<'_>, rules: &[Rule]) -> Measured<Vec<u32>> {
    knows_entries(view)?;
    let conditions = rules.iter().map(|rule| entry_condition(view, rule)).collect::<Measured<Vec<_>>>()?;
    let holds = |entry: usize| view.entry_passes(entry) && conditions.iter().all(|holds| holds(entry));
    Ok((0..view.data.entries.len()).filter(|&entry| holds(entry)).map(|entry| entry as u32).collect())
}

/// A condition that holds for the given tickets.
pub(super) fn among<'v>(view: &View<'_>, rows: Vec<u32>) -> Condition<'v> {
    let mut is_in = vec![false; view.data.len()];
    for row in rows {
        is_in[row as usize] = true;
    }
    Box::new(move |row| is_in[row])
}

fn misplaced(rule: &Rule, list: Entity) -> Gap {
    match list {
        Entity::TimeEntries => Gap::RuleOfTickets(rule.id()),
        _ => Gap::RuleOfEntries(rule.id()),
    }
}
