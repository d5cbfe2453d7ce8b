//! Tests of the whole house, linked once.

mod ingest_files;
mod sla_vectors;
//! Integration tests: one binary, one file per subject.

mod forecast_accuracy;
mod forecast_vectors;
