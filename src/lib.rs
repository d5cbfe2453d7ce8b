//! Zenboard: the boards of a service desk, computed from its exports in the browser.

pub mod base;
pub mod forecast;
pub mod ingest;
