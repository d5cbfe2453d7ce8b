//! What is seen: views over the plain screens that the worker sends.
//!
//! In: screens, the URL, clicks. Out: elements, letters to the worker. Never: a ticket, a rule, an
//! arithmetic on the data.

mod app;
mod browser;
mod folder;
mod huddle;
mod kept;
mod live;
mod pages;
mod parts;
mod playing;
mod pulse;
mod snapshots;
mod state;
mod store;
mod tongue;
mod upkeep;
mod wall;

pub use app::mount;
