//! The boards of the service coordinator: intake, stuck tickets, ready to engage.

pub(crate) mod balance;
pub(crate) mod board;
pub(crate) mod calendar;
pub(crate) mod intake;
pub(crate) mod stuck;
pub(crate) mod workload;
