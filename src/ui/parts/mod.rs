//! The few views that all pages are drawn by.

mod blocks;
mod cards;
mod chart;
mod files;
mod filters;
mod flow;
mod header;
mod later;
mod notices;
mod save;
mod strip;
mod table;
mod timeline;

pub use blocks::{Board, BoardSections, block_view, section_view};
pub use files::{DropVeil, FilePicker};
pub use filters::FilterBar;
pub use header::Masthead;
pub use later::{hold_height, is_all_there, later};
pub use notices::{MessageBar, ProgressBar};
pub use save::{as_picture, save_page};
