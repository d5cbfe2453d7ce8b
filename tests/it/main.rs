//! Integration tests: one binary, one file per subject.

mod forecast_accuracy;
mod ingest_files;
//! Integration tests: one binary, which links once, whatever the number of files in it.

mod sla_vectors;
