//! The two ends of the stair: `serve` in the worker, `bridge` on the page.
//!
//! In: letters of `protocol`. Out: letters of `protocol`. Never: views, rules.

#[cfg(feature = "app")]
mod bridge;
#[cfg(feature = "worker")]
mod fetch;
#[cfg(feature = "worker")]
mod live;
#[cfg(feature = "worker")]
mod play;
mod seen;
#[cfg(feature = "worker")]
mod serve;

#[cfg(feature = "app")]
pub use bridge::{Bridge, Heard, Slot};
pub use seen::Seen;
#[cfg(feature = "worker")]
pub use serve::serve;
