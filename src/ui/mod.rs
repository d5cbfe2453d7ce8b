//! What is seen: views over the plain screens that the worker sends.
//!
//! In: screens, the URL, clicks. Out: elements, letters to the worker. Never: a ticket, a rule, an
//! arithmetic on the data.

mod actions;
mod app;
mod browser;
mod device;
mod hold;
mod huddle;
mod later;
mod pages;
mod parts;
mod state;
mod wall;

pub use app::mount;
