//! One ticket: its clocks, its way, its facts.

pub(crate) mod clock_example;
pub(crate) mod page;
pub(crate) mod strip;
pub(crate) mod timeline;
