//! Zenboard: the boards of a service desk, computed from its exports in the browser.

pub mod base;
pub mod dataset;
pub mod engine;
pub mod ingest;
pub mod query;
pub mod report;
pub mod settings;
pub mod sample;
