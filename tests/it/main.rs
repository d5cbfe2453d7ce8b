//! Integration tests: one binary, one file per subject.

mod forecast_accuracy;
mod ingest_files;
mod sla_vectors;
