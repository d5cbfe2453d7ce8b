//! Which screens there are: views and tabs by name, and one link of every kind that stands on one of them.

use std::collections::BTreeSet;

use serde_json::Value;
use zenboard::engine::Engine;
use zenboard::query::{Page, Query};
use zenboard::settings::{RuleSwitch, WorkflowRules};

use super::screen;

/// Views and tabs.
const VIEWS: &[&str] = &[
    "#/coordinator",
    "#/coordinator?group=queue",
    "#/coordinator?as_of=2026-06-15T15:00:00Z&rewind=1",
    "#/tickets?as_of=2026-06-15T15:00:00Z&pick=kpi:new&rewind=1",
    "#/intake",
    "#/workload",
    "#/huddle",
    "#/huddle?turn=start",
    "#/manager",
    "#/manager?view=groups",
    "#/manager?view=groups&group=company",
    "#/manager?view=hours",
    "#/manager?view=companies",
    "#/manager?view=team",
    "#/manager?view=compare",
    "#/manager?view=compare&by=company",
    "#/manager?view=coordinator",
    "#/manager?view=method",
    "#/manager?view=goals",
    "#/forecast",
    "#/forecast?tab=workflows",
    "#/forecast?tab=coming",
    "#/forecast?tab=coming&what=hours",
    "#/forecast?tab=coming&grain=week",
    "#/forecast?tab=coming&what=hours&grain=week",
    "#/forecast?tab=people",
    "#/forecast?tab=people&days_off=3&endpoints=100",
    "#/forecast?tab=promises",
    "#/forecast?tab=what-if",
    "#/forecast?tab=what-if&tech_delta=1&beside=Two%20leave",
    "#/forecast?tab=rules",
    "#/tickets",
    "#/entries",
    "#/journey",
    "#/import",
    "#/audit",
    "#/compare",
    "#/report",
    "#/report?edit=1",
    "#/past",
    "#/past?as_of=2026-06-15T15:00:00Z",
    "#/data",
    "#/settings",
    "#/help",
    "#/wall",
    "#/intake?wall=1",
    "#/workload?wall=1",
    "#/huddle?wall=1",
    "#/manager?wall=1",
    "#/forecast?wall=1",
    "#/journey?wall=1",
    "#/tickets?wall=1",
];

/// Lists that only some desks have a link to, and lists that nobody knows.
const LISTS: &[&str] = &[
    "#/tickets?pick=abandoned:",
    "#/tickets?pick=client_company:",
    "#/tickets?pick=completed_on:2026-06-18",
    "#/tickets?pick=could_move:",
    "#/tickets?pick=created_week:2026-06-22",
    "#/tickets?pick=created_weeks:4",
    "#/tickets?pick=due_differs:resolution",
    "#/tickets?pick=edge:New%E2%86%92In%20Progress",
    "#/tickets?pick=journey:known",
    "#/tickets?pick=outside_team:",
    "#/tickets?pick=priority:High",
    "#/tickets?pick=queue:Service%20Desk",
    "#/tickets?pick=ready_in_queue:",
    "#/tickets?pick=sla:Gold",
    "#/tickets?pick=sla_untargeted:resolution",
    "#/tickets?pick=status:In%20Progress",
    "#/tickets?pick=type:Incident",
    "#/tickets?pick=waiting:",
    "#/tickets?pick=nonsense:1",
    "#/tickets?pick=kpi:nonsense",
    "#/entries?pick=day:2026-06-24",
    "#/entries?pick=issue:Email",
    "#/entries?pick=on_completed:",
    "#/entries?pick=queue:Service%20Desk",
    "#/entries?pick=sla:Gold",
    "#/entries?pick=ticket:T1",
    "#/entries?pick=week:2026-06-22",
    "#/entries?pick=weekday:3-8",
    "#/entries?pick=weeks:4",
    "#/entries?pick=nonsense:1",
];

fn links(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with("#/") => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| links(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| links(field, found)),
        _ => {}
    }
}

/// A word of ours, and no name or number of the data.
fn is_ours(value: &str) -> bool {
    value.starts_with(|letter: char| letter.is_ascii_lowercase())
        && value.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_-:".contains(letter))
}

fn ours(value: &str) -> &str {
    if is_ours(value) { value } else { "" }
}

/// Questions that are asked of the same code: one of each kind is enough.
fn kind(query: &Query) -> String {
    let picks: Vec<_> = query.picks.iter().map(|pick| (&pick.rule, ours(&pick.value))).collect();
    let options: Vec<_> = query.options.iter().map(|(name, value)| (name, ours(value))).collect();
    let filters: BTreeSet<_> = query.filters.iter().map(|(dimension, _)| dimension.id()).collect();
    // A list of another day is the same list.
    let is_past = picks.is_empty() && (query.as_of.is_some() || query.period.is_some());
    format!("{} {picks:?} {options:?} {filters:?} {} {is_past}", query.page.path(), ours(&query.group))
}

/// The questions: every view, six tickets, every list by name, and the shortest link of every further kind that stands
/// on a view or a ticket.
pub fn questions(engine: &Engine) -> Vec<Query> {
    let data = engine.data().expect("there is data");
    let tickets = (0..data.len()).step_by(data.len().div_ceil(6)).map(|row| Page::Ticket(data.number(row).to_owned()));
    let draft = WorkflowRules { off: [RuleSwitch::Name].into(), ..WorkflowRules::default() };
    let mut queries: Vec<Query> = VIEWS.iter().map(|view| Query::from_fragment(view)).collect();
    queries.push(Query::from_fragment("#/forecast?tab=rules").with_option("draft", &draft.to_draft()));
    queries.extend(tickets.map(|page| Query { page, ..Query::default() }));
    let mut known = BTreeSet::new();
    let mut found = BTreeSet::new();
    for query in &queries {
        known.insert(kind(query));
        links(&screen(engine, query), &mut found);
    }
    let mut found: Vec<String> = found.into_iter().collect();
    found.sort_by_key(|link| (link.len(), link.clone()));
    let found = LISTS.iter().map(|list| (*list).to_owned()).chain(found);
    queries.extend(found.map(|link| Query::from_fragment(&link)).filter(|query| known.insert(kind(query))));
    queries
}
