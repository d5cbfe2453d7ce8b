//! What other rules would change: how many tickets go from which workflow to which.

use std::collections::BTreeMap;

use crate::settings::{Settings, Workflow, WorkflowRules};

use super::view::{Condition, View};

/// Tickets that other rules would move.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// From, to, and how many; most first, then in canonical order.
    pub moved: Vec<(Workflow, Workflow, usize)>,
    /// Tickets of each workflow as it is, in canonical order.
    pub now: [usize; Workflow::ALL.len()],
    /// Tickets of each workflow as it would be.
    pub then: [usize; Workflow::ALL.len()],
}

/// The workflow of every ticket of the data under other rules.
pub(super) fn workflows_under(view: &View<'_>, rules: &WorkflowRules) -> Vec<Workflow> {
    let settings = Settings { rules: rules.clone(), ..view.settings.clone() };
    let all = view.data.workflows_under(&settings);
    all.into_iter().map(|(workflow, _)| workflow).collect()
}

/// What the rules would move among the tickets of the view.
pub fn moves(view: &View<'_>, rules: &WorkflowRules) -> Moves {
    let then = workflows_under(view, rules);
    let mut moves = Moves::default();
    let mut moved: BTreeMap<(Workflow, Workflow), usize> = BTreeMap::new();
    for &row in &view.rows {
        let (before, after) = (view.data.facts.workflow[row as usize], then[row as usize]);
        moves.now[before.rank()] += 1;
        moves.then[after.rank()] += 1;
        if before != after {
            *moved.entry((before, after)).or_default() += 1;
        }
    }
    moves.moved = moved.into_iter().map(|((before, after), count)| (before, after, count)).collect();
    moves.moved.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
    moves
}

/// The tickets that other rules move from one workflow to another.
pub(crate) fn moved_by<'v>(view: &View<'v>, from: Workflow, to: Workflow, rules: &WorkflowRules) -> Condition<'v> {
    let then = workflows_under(view, rules);
    let now = &view.data.facts.workflow;
    Box::new(move |row| now[row] == from && then[row] == to)
}
