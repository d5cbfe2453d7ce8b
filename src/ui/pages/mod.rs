//! The pages that are more than a board.

mod board;
mod compare;
mod data;
mod help;
mod import;
mod meanings;
mod past;
mod report;
mod sections;
mod settings;
mod sources;
mod start;

pub use board::BoardPage;
pub use compare::ComparePage;
pub use data::DataPage;
pub use help::HelpPage;
pub use import::{AuditPage, ImportPage, RefusedPage};
pub use past::PastPage;
pub use report::ReportPage;
pub use sections::Board;
pub use settings::SettingsPage;
pub use start::StartPage;
