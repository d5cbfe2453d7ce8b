//! What the labels of a service desk mean, by their words: default tables, correctable in the settings.
//!
//! In: a label. Out: a meaning, or none. Never: rows; what those say of a label stands in `dataset`.

mod levels;
mod lexicon;
mod meaning;
#[cfg(test)]
mod negation_tests;
mod queue;
mod status;
#[cfg(test)]
mod status_tests;
mod tokens;
mod words;

pub use levels::{incident_level, kind_named};
pub use meaning::StatusMeaning;
pub use queue::{QueueRole, guess_queue_role, names_queue_role};
pub use status::{StatusReading, guess_status, read_status, status_by_words};
pub use words::Kind as LabelKind;
