//! Screens ready to show: plain data, in words, with a link behind each number.
//!
//! In: reports. Out: [`Screen`]. Never: signals, pixels, arithmetic on the data.

mod coordinator_board;
mod data_page;
mod forecast_arrivals;
mod forecast_board;
mod forecast_distribution;
mod forecast_parts;
mod forecast_slots;
mod forecast_supply;
mod forecast_what_if;
mod forecast_workload;
mod header;
mod help_page;
mod kpi_text;
mod model;
mod present;
mod ticket_list;
mod ticket_page;
pub mod words;

pub use present::present;
pub use ticket_list::export_rows;

pub use model::{
    Block, Board, Cell, ChartKind, ChartSpec, Definition, FilterView, Head, Header, KpiCard, Paging, Place,
    Point, Screen, Section, Series, SideCount, TableView, Tone, WorkItem,
};
