//! What arrives: tickets of each workflow and the hours that one of them takes.

use desk::figure::{Capacity, View};
use language::say;

use crate::forecast::parts::heads;
use crate::kit::words;
use crate::model::{Cell, TableView};

/// Workflows whose hours are tickets times effort.
pub fn efforts(view: &View<'_>, capacity: &Capacity) -> TableView {
    let hours = |value: f64| say!("{} h", words::decimal(value, 1));
    let rows = view
        .settings
        .rules
        .ordered()
        .into_iter()
        .filter(|&workflow| capacity.arrivals(workflow) > 0.0)
        .map(|workflow| {
            let tickets = capacity.arrivals(workflow);
            let each = capacity.efforts.hours(workflow);
            let behind = capacity.efforts.tickets(workflow) as usize;
            vec![
                Cell::text(view.settings.rules.title(workflow)),
                Cell::text(words::decimal(tickets, 1)),
                Cell::text(hours(each)).noted(say!("from {} completed", words::count(behind))),
                Cell::text(hours(tickets * each)),
            ]
        })
        .collect();
    TableView {
        caption: say!(
            "What arrives: hours of a ticket are those of the tickets completed in 91 days; few tickets lean on the mean of their family"
        )
        .into(),
        heads: heads(&[say!("Workflow"), say!("Tickets a week"), say!("Hours a ticket"), say!("Hours a week")]),
        rows,
        ..TableView::default()
    }
}
