//! Plain screens: what is shown, in order, in words, with a link behind each number.
//!
//! A screen is made of few kinds of parts, so that every page is drawn by the same few views, and one test
//! can walk every number of every page.

mod board;
mod card;
mod chart;
mod flow;
mod forecast;
mod page;
mod table;
mod ticket;
mod wall;

pub use board::{Block, Board, Paging, Place, Section, Way};
pub use card::{Definition, KpiCard, SideCount, Tone, WorkItem};
pub use chart::{ChartKind, ChartMark, ChartSpec, GoodSide, Point, Series};
pub use flow::{FlowArrow, FlowNode, FlowView};
pub use forecast::{Lever, LeverKind, Played, RulesView, SavedScenario, ScenariosView};
pub use page::{FilterView, Header, Screen};
pub use table::{Cell, Head, TableView};
pub use ticket::{StatusKind, Stay, StripKind, StripMark, StripSlice, StripView, TimelineView};
pub use wall::{Calm, WallPage, WallView};
