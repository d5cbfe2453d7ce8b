//! The pages that are more than a board.

mod board;
mod columns;
mod data;
mod help;
mod meanings;
mod settings;
mod sources;
mod start;

pub use board::BoardPage;
pub use data::DataPage;
pub use help::HelpPage;
pub use settings::SettingsPage;
pub use start::StartPage;
