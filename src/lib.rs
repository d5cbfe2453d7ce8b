//! Zenboard: the boards of a service desk, computed from its exports in the browser.

pub mod base;
pub mod dataset;
pub mod engine;
pub mod forecast;
pub mod ingest;
pub mod protocol;
pub mod query;
pub mod report;
pub mod sample;
pub mod settings;
pub mod sla;
#[cfg(feature = "app")]
pub mod ui;
pub mod view_model;
#[cfg(any(feature = "app", feature = "worker"))]
pub mod worker;
