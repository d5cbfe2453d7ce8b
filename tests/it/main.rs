//! Integration tests: one binary, which links once, whatever the number of files in it.

mod forecast_accuracy;
mod forecast_vectors;
mod ingest_files;
mod manager;
mod sla_vectors;
