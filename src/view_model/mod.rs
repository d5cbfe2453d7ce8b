//! Screens ready to show: plain data, in words, with a link behind each number.
//!
//! In: reports. Out: [`Screen`]. Never: signals, pixels, arithmetic on the data.

mod clock_example;
mod coordinator_board;
mod data_page;
mod header;
mod help_page;
mod journey_page;
mod kpi_text;
mod model;
mod present;
mod strip;
mod ticket_list;
mod ticket_page;
pub mod words;

pub use clock_example::{ClockExample, clock_example};
pub use present::{present, present_view};
pub use ticket_list::export_rows;

pub use model::{
    Block, Board, Cell, ChartKind, ChartSpec, Definition, FilterView, Head, Header, KpiCard, Paging, Place,
    Point, Screen, Section, Series, SideCount, StripKind, StripMark, StripSlice, StripView, TableView, Tone,
    WorkItem,
};
