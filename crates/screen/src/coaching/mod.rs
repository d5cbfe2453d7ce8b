//! The coach: report, before and after, past days.

pub(crate) mod compare;
pub(crate) mod past;
pub(crate) mod report;
