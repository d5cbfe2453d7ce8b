//! Tests of the whole house, linked once.

mod forecast_accuracy;
mod forecast_vectors;
mod ingest_files;
mod sla_vectors;
