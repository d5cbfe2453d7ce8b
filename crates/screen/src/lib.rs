//! Screens ready to show: plain data, in words, with a link behind each number.
//!
//! In: reports. Out: [`Screen`]. Never: signals, pixels, arithmetic on the data.

#[cfg(feature = "charts")]
pub mod charts;
pub mod export;

mod coaching;
mod coordinator;
mod data;
mod find;
mod forecast;
mod header;
mod huddle;
mod journey;
mod kit;
mod list;
mod manager;
mod model;
mod present;
mod ticket;
mod wall;

pub use coaching::compare::Desks;
pub use coaching::past::present_past;
pub use data::page::issue_words;
pub use find::{Found, FoundKind, find, fuzzy};
pub use forecast::play::{Play, refused};
pub use huddle::view::{Actions, HuddleStep, HuddleView, Marks, StepKind};
pub use kit::figure_text::{goal as goal_text, in_unit as figure_text};
pub use kit::sheet::{Sheet, SheetCell, Unit};
pub use kit::words;
pub use manager::scores::score_parts;
pub use present::{present, present_compare, present_view, sheet};
pub use ticket::clock_example::{ClockExample, ExampleQuestion, NoExample, clock_example};

pub use model::{
    Block, Board, Calm, Cell, ChartKind, ChartSpec, Definition, FilterView, FlowArrow, FlowNode, FlowView, GoodSide,
    Head, Header, KpiCard, Lever, LeverKind, Paging, Place, Played, Point, RulesView, SavedScenario, ScenariosView,
    Screen, Section, Series, SideCount, StatusKind, Stay, StripKind, StripMark, StripSlice, StripView, TableView,
    TimelineView, Tone, WallPage, WallView, Way, WorkItem,
};
