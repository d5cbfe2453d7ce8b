//! Integration tests: one binary, which links once, whatever the number of files in it.

mod audit;
mod board_gaps;
mod board_walk;
mod boards;
mod clock_product;
mod desk;
mod exports;
mod forecast_accuracy;
mod forecast_board;
mod forecast_vectors;
mod form_desk;
mod import_more;
mod ingest_files;
mod journey_logs;
mod manager;
mod manager_gaps;
mod manager_history;
mod masking;
mod nasty_forms;
mod one_desk_many_forms;
mod oracle;
mod past;
mod real_exports;
mod sla_vectors;
