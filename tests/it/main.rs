//! Integration tests: one binary, which links once, whatever the number of files in it.

mod forecast_accuracy;
mod forecast_board;
mod forecast_vectors;
mod ingest_files;
mod sla_vectors;
