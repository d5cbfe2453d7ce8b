//! Integration tests: one binary, which links once, whatever the number of files in it.

mod audit;
mod board_gaps;
mod board_walk;
mod boards;
mod capacity;
mod cases;
mod clock_edges;
mod clock_product;
#[cfg(feature = "cli")]
mod command_line;
mod desk;
mod exports;
#[cfg(feature = "cli")]
mod fault_server;
mod faults;
mod feed;
mod forecast_board;
mod forecast_what_if;
mod form_desk;
mod fuzz;
mod histories;
mod import_more;
mod ingest_files;
mod journey_logs;
mod languages;
mod layers;
mod manager;
mod manager_gaps;
mod manager_history;
mod masking;
mod masking_forms;
mod material;
mod nasty_forms;
#[cfg(feature = "cli")]
mod nights;
mod one_desk_many_forms;
mod oracle;
mod past;
mod promises;
#[cfg(feature = "cli")]
mod pull;
mod real_exports;
mod remarks;
mod screens;
mod sla_vectors;
mod vendor_fields;
mod wall;
mod workflow_names;
mod worlds;
