//! Integration tests: one binary, which links once, whatever the number of files in it.

mod sla_vectors;
