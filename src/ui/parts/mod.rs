//! The few views that all pages are drawn by.

mod blocks;
mod cards;
mod chart;
mod files;
mod filters;
mod flow;
mod follow;
mod header;
mod keep;
mod later;
mod levers;
mod live;
mod notices;
mod played;
mod proof;
mod save;
mod scenarios;
mod strip;
mod table;
mod timeline;

pub use blocks::{Board, BoardSections, block_view, section_view};
pub use chart::Chart;
pub use files::{DropVeil, FilePicker};
pub use filters::FilterBar;
pub use follow::FollowFiles;
pub use header::Masthead;
pub use keep::{Keeping, NewBuild};
pub use later::{hold_height, is_all_there, later, when_all_there};
pub use live::Sources;
pub use notices::{MessageBar, ProgressBar};
pub use proof::Proof;
pub use save::{as_picture, save_page};
pub use table::table;
