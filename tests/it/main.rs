//! Integration tests: one binary, which links once, whatever the number of files in it.

mod clock_product;
mod forecast_accuracy;
mod forecast_vectors;
mod ingest_files;
mod journey_logs;
mod sla_vectors;
