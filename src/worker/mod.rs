//! The two ends between page and worker: `serve` in the worker, `bridge` on the page.
//!
//! In: messages of `protocol`. Out: messages of `protocol`. Never: views, rules.

#[cfg(feature = "app")]
mod bridge;
#[cfg(feature = "worker")]
mod crew;
#[cfg(feature = "worker")]
mod fetch;
#[cfg(feature = "worker")]
mod import;
#[cfg(feature = "worker")]
mod live;
#[cfg(feature = "worker")]
mod part;
#[cfg(feature = "worker")]
mod play;
mod request_log;
#[cfg(feature = "worker")]
mod serve;
#[cfg(feature = "worker")]
mod server;
mod starter;
#[cfg(feature = "worker")]
mod watch;

#[cfg(feature = "app")]
pub use bridge::{Bridge, Slot, WorkerEvent};
pub use request_log::RequestLog;
#[cfg(feature = "worker")]
pub use serve::serve;
