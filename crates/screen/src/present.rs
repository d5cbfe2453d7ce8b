//! From a query to its screen.

use desk::dataset::Dataset;
use desk::figure::View;
use desk::query::{Page, Query};
use desk::settings::Settings;
use forecast::Memo;
use language::say;

use crate::coaching::compare::Desks;
use crate::header;
use crate::kit::sheet::Sheet;
use crate::model::{Board, Screen};

/// The screen that answers a query.
pub fn present(data: &Dataset, settings: &Settings, query: &Query) -> Screen {
    present_view(&View::new(data, settings, query), query, &Memo::default())
}

/// The screen of comparisons, which needs no data: only what there is to compare.
pub fn present_compare(view: Option<&View<'_>>, query: &Query, desks: Desks<'_>) -> Screen {
    let mut board = crate::coaching::compare::present(desks, query);
    if let Some(view) = view {
        crate::coaching::compare::mark_remarks(view, desks.history, &mut board);
    }
    Screen { header: view.map(|view| header::present(view, query)).unwrap_or_default(), board, wall: None }
}

/// The screen of a view, which must be of the same query. What was projected before need not be projected again.
pub fn present_view(view: &View<'_>, query: &Query, memo: &Memo) -> Screen {
    let header = header::present(view, query);
    if query.is_wall() {
        let wall = crate::wall::present(view, query, memo);
        let board = Board { title: wall.overall.clone(), ..Board::default() };
        return Screen { header: crate::wall::masked_header(header), board, wall: Some(Box::new(wall)) };
    }
    Screen { header, board: board(view, query, memo), wall: None }
}

pub(crate) fn board(view: &View<'_>, query: &Query, memo: &Memo) -> Board {
    let mut board = unmarked(view, query, memo);
    crate::data::assumed::mark_cards(view, query, &mut board);
    board
}

fn unmarked(view: &View<'_>, query: &Query, memo: &Memo) -> Board {
    match &query.page {
        Page::Tickets | Page::Entries => crate::list::present(view, query),
        Page::Ticket(number) => crate::ticket::page::present(view, query, number),
        Page::Data | Page::Settings => crate::data::page::present(view, query),
        Page::Import => crate::data::import::present(view, query),
        Page::Audit => crate::data::audit::present(view, query),
        Page::Journey => crate::journey::page::present(view, query),
        Page::Help => crate::data::help::present(view.settings),
        Page::Unknown(path) => not_found(path),
        Page::Intake => crate::coordinator::intake::present(view, query),
        Page::Workload => crate::coordinator::workload::present(view, query),
        Page::Huddle => crate::huddle::page::present(view, query),
        Page::Coordinator | Page::Wall => crate::coordinator::board::present(view, query),
        Page::Manager => crate::manager::board::present(view, query),
        Page::Forecast => crate::forecast::board::present(view, query, memo),
        Page::Compare => crate::coaching::compare::present(Desks::default(), query),
        Page::Report => crate::coaching::report::present(view, query),
        // Both are made where there is more than a view: see `present_past`.
        Page::Past => Board::default(),
    }
}

/// An address that is no page's.
fn not_found(path: &str) -> Board {
    Board {
        title: say!("There is no page “{path}”"),
        lede: say!("Check the address, or choose a board above.").into(),
        ..Board::default()
    }
}

/// All rows of a query's list in the order shown.
pub fn sheet(view: &View<'_>, query: &Query) -> Sheet {
    crate::list::sheet(view, query)
}
