//! What happens: the user does something, or the worker says something, and stores change.
//!
//! In: the stores of `state`, answers of the worker. Out: changed stores, requests to the worker. Never: an element.
//!
//! A file for each occasion; each adds methods to [`AppState`](super::state::AppState).

mod answers;
mod ask;
mod beside;
mod engagements;
mod folder;
mod imports;
mod keep;
mod language;
mod live;
mod matching;
mod recovery;
mod settings;
mod simulation;
mod update;

pub use answers::start;
pub use folder::{Follow, can_follow};
pub use live::keep_time;
pub use recovery::keep_alive;
pub use update::keep_up_to_date;
