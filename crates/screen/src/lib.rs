//! Screens ready to show: plain data, in words, with a link behind each number.
//!
//! In: reports. Out: [`Screen`]. Never: signals, pixels, arithmetic on the data.

#[cfg(feature = "charts")]
pub mod charts;
pub mod export;

mod audit_page;
mod audit_text;
mod balance_section;
mod board_parts;
mod board_words;
mod calendar_sections;
mod clock_example;
mod compare_page;
mod coordinator_board;
mod data_page;
mod entry_list;
mod flow;
mod forecast_answer;
mod forecast_arrivals;
mod forecast_board;
mod forecast_desk;
mod forecast_distribution;
mod forecast_levers;
mod forecast_parts;
mod forecast_play;
mod forecast_results;
mod forecast_rules;
mod forecast_slots;
mod forecast_supply;
mod forecast_what_if;
mod forecast_workload;
mod header;
mod help_page;
mod huddle_page;
mod huddle_run;
mod huddle_turn;
mod huddle_view;
mod import_page;
mod intake_board;
mod journey_page;
mod kpi_text;
mod manager;
mod manager_alerts;
mod manager_board;
mod manager_cards;
mod manager_companies;
mod manager_compare;
mod manager_coordinator;
mod manager_figures;
mod manager_goals;
mod manager_groups;
mod manager_multiples;
mod manager_scores;
mod manager_text;
mod manager_time;
mod manager_trends;
mod model;
mod past_page;
mod present;
mod remarks;
mod report_page;
mod report_words;
mod sheet;
mod strip;
mod stuck_sections;
mod ticket_list;
mod ticket_page;
mod timeline;
mod wall;
mod wall_mask;
pub mod words;
mod workload_board;

pub use clock_example::{ClockExample, ExampleQuestion, clock_example};
pub use compare_page::{Desks, engagement_of};
pub use forecast_play::{Play, refused};
pub use huddle_view::{Actions, HuddleStep, HuddleView, Marks, StepKind};
pub use manager_scores::score_parts;
pub use past_page::present_past;
pub use present::{present, present_compare, present_view, sheet};
pub use sheet::{Sheet, SheetCell, Unit};

pub use wall::{WallPage, WallView};

pub use model::{
    Block, Board, Cell, ChartKind, ChartSpec, Definition, FilterView, FlowArrow, FlowNode, FlowView, Head, Header,
    KpiCard, Lever, LeverKind, Paging, Place, Played, Point, RulesView, SavedScenario, ScenariosView, Screen, Section,
    Series, SideCount, StatusKind, Stay, StripKind, StripMark, StripSlice, StripView, TableView, TimelineView, Tone,
    WorkItem,
};
