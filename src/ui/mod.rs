//! What is seen: views over the plain screens that the worker sends.
//!
//! In: screens, the URL, clicks. Out: elements, letters to the worker. Never: a ticket, a rule, an
//! arithmetic on the data.

mod app;
mod browser;
mod huddle;
mod pages;
mod parts;
mod snapshots;
mod state;

pub use app::mount;
