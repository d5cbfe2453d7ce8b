//! Tests of the whole house, linked once.

mod ingest_files;
mod sla_vectors;
