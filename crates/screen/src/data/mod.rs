//! What was read and how far it can be trusted: import, data, audit, help.

pub(crate) mod assumed;
pub(crate) mod audit;
pub(crate) mod audit_text;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod page;
