//! What stays on this device when that is wanted: the files last read, in IndexedDB. It is a cache of what the user
//! has elsewhere, so every trouble with it is one sentence, and the page goes on without it.
//!
//! In: files and the settings they were read under. Out: the same, after a reload. Never: anything that nobody
//! switched on.

mod db;
mod erase;
pub mod figures;
mod files;
mod lock;
mod tabs;

pub use db::Trouble;
pub use erase::{erase, forget, forget_in_tab};
pub use files::{Kept, KeptLive, load, save};
pub use tabs::hear_erased;
