//! Screens ready to show: plain data, in words, with a link behind each number.
//!
//! In: reports. Out: [`Screen`]. Never: signals, pixels, arithmetic on the data.

mod model;
pub mod words;

pub use model::{
    Block, Board, Cell, ChartKind, ChartSpec, Definition, FilterView, Head, Header, KpiCard, Paging, Place,
    Point, Screen, Section, Series, SideCount, TableView, Tone, WorkItem,
};
