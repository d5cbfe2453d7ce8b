//! What a live source is: which requests read it, when it is asked again, how old it is.
//!
//! In: `zenboard.json`, answers to requests, a clock that is handed in. Out: requests to make, files for the readers,
//! a sentence when something is wrong. Never: a request of its own, a clock, a view. Everything here runs in a host
//! test; `worker::live` makes the requests.
//!
//! Reading is all that can be said: [`Method`] knows GET, the query of a vendor and a vendor's token endpoint.

mod call;
mod files;
mod freshness;
mod live;
mod memory;
mod place;
mod records;
mod schedule;
mod site;
mod source;
mod trouble;
mod vendors;
mod walk;

pub use call::{Call, Method, Reply, next_link, shown};
pub use freshness::{Freshness, age, freshness, length};
pub use live::{Live, assemble};
pub use memory::Memory;
pub use place::{Places, TypedKey, keys_of};
pub use schedule::Schedule;
pub use site::{NextSpec, Site, SiteError, SourceKind, SourceSpec, TableSpec};
pub use source::{Haste, Part, Round, Source, SourceState};
pub use trouble::{Trouble, is_web_page};
pub use vendors::Keys;
