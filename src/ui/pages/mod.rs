//! The pages that are more than a board.

mod board;
mod columns;
mod data;
mod help;
mod import;
mod meanings;
mod settings;
mod start;

pub use board::BoardPage;
pub use data::DataPage;
pub use help::HelpPage;
pub use import::ImportPage;
pub use settings::SettingsPage;
pub use start::StartPage;
