//! From a query to its screen.

use desk::dataset::Dataset;
use desk::figure::View;
use desk::query::{Page, Query};
use desk::settings::Settings;
use forecast::Memo;

use super::compare_page::{self, Desks};
use super::model::{Board, Screen};
use super::sheet::Sheet;
use super::{
    audit_page, coordinator_board, data_page, entry_list, forecast_board, header, help_page, huddle_page, import_page,
    intake_board, journey_page, manager_board, report_page, ticket_list, ticket_page, wall, workload_board,
};

/// The screen that answers a query.
pub fn present(data: &Dataset, settings: &Settings, query: &Query) -> Screen {
    present_view(&View::new(data, settings, query), query, &Memo::default())
}

/// The screen of comparisons, which needs no data: only what there is to compare.
pub fn present_compare(view: Option<&View<'_>>, query: &Query, desks: Desks<'_>) -> Screen {
    let mut board = compare_page::present(desks, query);
    if let Some(view) = view {
        compare_page::mark_remarks(view, desks.history, &mut board);
    }
    Screen { header: view.map(|view| header::present(view, query)).unwrap_or_default(), board, wall: None }
}

/// The screen of a view, which must be of the same query. What was projected before need not be projected again.
pub fn present_view(view: &View<'_>, query: &Query, memo: &Memo) -> Screen {
    let header = header::present(view, query);
    if query.is_wall() {
        let wall = wall::present(view, query, memo);
        let board = Board { title: wall.overall.clone(), ..Board::default() };
        return Screen { header: wall::masked_header(header), board, wall: Some(Box::new(wall)) };
    }
    Screen { header, board: board(view, query, memo), wall: None }
}

pub(super) fn board(view: &View<'_>, query: &Query, memo: &Memo) -> Board {
    match &query.page {
        Page::Tickets => ticket_list::present(view, query),
        Page::Ticket(number) => ticket_page::present(view, query, number),
        Page::Data | Page::Settings => data_page::present(view, query),
        Page::Import => import_page::present(view, query),
        Page::Audit => audit_page::present(view, query),
        Page::Journey => journey_page::present(view, query),
        Page::Help => help_page::present(view.settings),
        Page::Intake => intake_board::present(view, query),
        Page::Workload => workload_board::present(view, query),
        Page::Huddle => huddle_page::present(view, query),
        Page::Coordinator | Page::Wall => coordinator_board::present(view, query),
        Page::Manager => manager_board::present(view, query),
        Page::Entries => entry_list::present(view, query),
        Page::Forecast => forecast_board::present(view, query, memo),
        Page::Compare => compare_page::present(Desks::default(), query),
        Page::Report => report_page::present(view, query),
        // Both are made where there is more than a view: see `present_past`.
        Page::Past => Board::default(),
    }
}

/// All rows of a query's list in the order shown.
pub fn sheet(view: &View<'_>, query: &Query) -> Sheet {
    match query.page {
        Page::Entries => entry_list::sheet(view, query),
        _ => ticket_list::sheet(view, query),
    }
}
