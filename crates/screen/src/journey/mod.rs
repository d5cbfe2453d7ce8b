//! The ways that tickets take from new to complete.

pub(crate) mod flow;
pub(crate) mod page;
