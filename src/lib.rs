//! Zenboard: the boards of a service desk, computed from its exports in the browser.

pub mod base;
#[cfg(feature = "charts")]
pub mod charts;
pub mod dataset;
pub mod engine;
pub mod ingest;
pub mod protocol;
pub mod query;
pub mod report;
pub mod sample;
pub mod settings;
#[cfg(feature = "app")]
pub mod ui;
pub mod view_model;
