//! From a query to its screen.

use crate::dataset::Dataset;
use crate::query::{Page, Query};
use crate::report::View;
use crate::settings::Settings;

use super::model::{Board, Screen};
use super::{coordinator_board, data_page, forecast_board, header, help_page, ticket_list, ticket_page};

/// The screen that answers a query.
pub fn present(data: &Dataset, settings: &Settings, query: &Query) -> Screen {
    let view = View::new(data, settings, query);
    Screen {
        header: header::present(&view, query),
        board: board(&view, query),
    }
}

fn board(view: &View<'_>, query: &Query) -> Board {
    match &query.page {
        Page::Tickets => ticket_list::present(view, query),
        Page::Ticket(number) => ticket_page::present(view, query, number),
        Page::Data | Page::Settings => data_page::present(view, query),
        Page::Help => help_page::present(view.settings),
        Page::Coordinator | Page::Intake | Page::Workload | Page::Huddle | Page::Wall => {
            coordinator_board::present(view, query)
        }
        Page::Forecast => forecast_board::present(view, query),
        Page::Manager | Page::Entries => coordinator_board::present(view, query),
    }
}
