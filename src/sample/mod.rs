//! An invented service desk: the exports of a managed service provider that does not exist.
//!
//! In: a [`SampleSpec`] (how many tickets, which seed, which moment, which zone). Out: six CSV
//! files with the labels of Autotask, either as texts or written piece by piece. Never: a clock,
//! a random source of its own, a word from a real desk.
//!
//! The flow: a `Calendar` of working days → `arrivals` (tickets with their kind of work) →
//! `milestones` (what was due and what happened) → `board` (the tickets that are still open) →
//! `labor` (time entries on the days of the technicians) → `calls` → `write`, `history`.

mod arrivals;
mod board;
mod calendar;
mod calls;
mod desk;
mod history;
mod invent;
mod labor;
mod milestones;
mod model;
mod morning;
mod rng;
mod sheet;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use invent::Sample;
pub use model::SampleSpec;
pub use morning::last_working_morning;
pub use write::{SampleFile, sample_files, write_sample};
