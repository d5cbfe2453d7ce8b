//! Lists of tickets and of time entries.

pub(crate) mod entries;
pub(crate) mod tickets;
