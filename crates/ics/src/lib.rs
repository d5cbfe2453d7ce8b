//! Events of calendar files (RFC 5545), for those who want their dates: holidays, vacations.
//!
//! In: the text of a calendar file. Out: [`Event`]s with start, length and every occurrence, and a [`Note`] for what was
//! not understood. Never: a clock, words for a reader, what an event is good for.
//!
//! Written by hand: the crates for it bring a regex engine into the page for what is a dozen properties here, and refuse
//! a whole file for one line.

mod event;
mod lines;
mod rule;
#[cfg(test)]
mod tests;
mod when;

pub use event::{Event, Note, Occurrences, read_events};
pub use when::{Place, When};
