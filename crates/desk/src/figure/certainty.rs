//! How sure a figure of a past day is: what of it the data can tell, ticket by ticket.

use crate::dataset::{Field, Rewound, TicketRow};

use super::view::View;
use crate::table::Needs;

/// How sure a figure of a past day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// An export of that day would give the same figure.
    Exact,
    /// Tickets that were touched since are taken as their milestones or their present rows say.
    Reconstructed,
    /// More than half of the tickets that matter were touched since: the figure says nothing about that day.
    Unknown,
}

/// How sure a figure is in a view of rewound data, by what it needs to know of a ticket.
pub fn certainty(rewound: &Rewound, view: &View<'_>, needs: Needs) -> Certainty {
    if rewound.is_now {
        return Certainty::Exact;
    }
    if !view.data.tickets.has(Field::Created) {
        return Certainty::Unknown;
    }
    let is_unsure = |row: TicketRow| match needs {
        Needs::Creation | Needs::Entries | Needs::Calls => false,
        Needs::Openness => !rewound.open_known[row],
        Needs::Status => !rewound.status_known[row],
        Needs::Row => rewound.touched[row],
    };
    match needs {
        Needs::Calls => return Certainty::Reconstructed,
        // An entry that was written down later was not in an export of the day, and only its own time says so.
        Needs::Entries if view.data.entries.filled(Field::Entered) < view.data.entries.len() => {
            return Certainty::Reconstructed;
        }
        _ => {}
    }
    // Tickets that were surely complete long before matter for no figure of open tickets.
    let start = view.period_start();
    let matters = |row: TicketRow| {
        let done = super::sla_performance::completed(view, row).get();
        view.data.facts.meaning[row].is_open() || done.is_none_or(|done| done >= start) || !rewound.open_known[row]
    };
    let rows = || view.rows.iter().map(|&row| row as usize).filter(|&row| matters(row));
    let unsure = rows().filter(|&row| is_unsure(row)).count();
    match unsure {
        0 => Certainty::Exact,
        _ if unsure * 2 > rows().count() => Certainty::Unknown,
        _ => Certainty::Reconstructed,
    }
}
