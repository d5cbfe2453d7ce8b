//! The rules of the workflows, and what other rules would move.

use desk::figure::{View, moves};
use desk::query::Query;
use desk::rule::{FigureRule, Moved};
use desk::rules;
use desk::settings::WorkflowRules;
use language::say;

use crate::forecast::parts::{heads, note};
use crate::kit::words;
use crate::model::{Block, Cell, Place, RulesView, Section, TableView, Tone};

/// The sections of the tab: the form, and what its draft moves.
pub fn sections(view: &View<'_>, query: &Query) -> Vec<Section> {
    let applied = &view.settings.rules;
    let draft = query.option("draft").and_then(WorkflowRules::from_draft);
    let form = Section {
        id: "rules".into(),
        title: say!("How tickets find their workflow").into(),
        note: say!("rules in order, the first that matches wins").into(),
        place: Place::Main,
        blocks: vec![Block::Rules(RulesView {
            draft: draft.as_ref().unwrap_or(applied).to_draft(),
            applied: applied.to_draft(),
        })],
    };
    let preview = Section {
        id: "moves".into(),
        title: say!("What would move").into(),
        note: say!("all tickets of the data under the filters").into(),
        place: Place::Side,
        blocks: match draft.filter(|draft| draft != applied) {
            None => vec![note(
                Tone::Plain,
                say!(
                    "Nothing has changed yet. Every change in the form is tried on your tickets at once and takes effect on the boards only when you apply it."
                ),
            )],
            Some(draft) => preview(view, query, &draft),
        },
    };
    vec![form, preview]
}

fn preview(view: &View<'_>, query: &Query, draft: &WorkflowRules) -> Vec<Block> {
    let moves = moves(view, draft);
    let total: usize = moves.moved.iter().map(|(_, _, count)| count).sum();
    let verdict = match total {
        0 => note(Tone::Good, say!("The draft moves no ticket.")),
        _ => note(Tone::Warn, say!("The draft moves {} of {}.", words::tickets(total), words::count(view.rows.len()))),
    };
    let rows = moves
        .moved
        .iter()
        .map(|&(before, after, count)| {
            let (from, to) = (before.title().to_owned(), after.title().to_owned());
            let rule = FigureRule::Moved(Moved { from, to, draft: draft.to_draft() });
            let href = query.tickets(&rules![rule]).to_fragment();
            vec![Cell::text(draft.title(before)), Cell::text(draft.title(after)), Cell::count(count, href)]
        })
        .collect();
    let whole = draft
        .ordered()
        .into_iter()
        .filter(|workflow| moves.now[workflow.rank()] + moves.then[workflow.rank()] > 0)
        .map(|workflow| {
            let (now, then) = (moves.now[workflow.rank()], moves.then[workflow.rank()]);
            let change = then as i64 - now as i64;
            vec![
                Cell::text(draft.title(workflow)),
                Cell::text(words::count(now)),
                Cell::text(words::count(then)),
                Cell::text(match change {
                    0 => String::from("0"),
                    _ if change < 0 => format!("−{}", -change),
                    _ => format!("+{change}"),
                }),
            ]
        })
        .collect();
    vec![
        verdict,
        Block::Table(TableView {
            caption: say!("Tickets that would go from one workflow to another").into(),
            heads: heads(&[say!("From"), say!("To"), say!("Tickets")]),
            rows,
            empty: say!("None.").into(),
            ..TableView::default()
        }),
        Block::Table(TableView {
            caption: say!("Tickets of each workflow, all in the data").into(),
            heads: heads(&[say!("Workflow"), say!("Now"), say!("By the draft"), say!("Change")]),
            rows: whole,
            ..TableView::default()
        }),
    ]
}
