//! Integration tests: one binary, one file per subject.

mod forecast_accuracy;
mod forecast_vectors;
