//! What is asked of each vendor's interface, and how its rows become tables that the readers know.

mod asking;
mod autotask;
mod connectwise;
mod halopsa;
mod rest;
#[cfg(test)]
mod tests;

pub use asking::{Asking, Keys};
pub use rest::key_header;

use base::Secret;

use super::call::{Call, Reply};
use super::records::Store;
use super::site::{SourceKind, SourceSpec};
use super::trouble::Trouble;
use super::walk::{List, Walk};

/// A table as a file that the readers take: its name on screen and its JSON.
pub type Document = (String, Vec<u8>);

/// What has to be fetched before the first list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prelude {
    /// The address of the user's zone.
    Zone,
    /// A token.
    Token,
}

/// What a vendor wants fetched first, given whether it was fetched before.
pub fn prelude(asking: &Asking<'_>, has_zone: bool) -> Option<(Prelude, Call)> {
    match asking.spec.kind {
        SourceKind::Autotask if asking.spec.zone_lookup && !has_zone => {
            Some((Prelude::Zone, autotask::zone_call(asking)))
        }
        SourceKind::Halopsa if asking.token.is_none() && asking.key("token").is_empty() => {
            Some((Prelude::Token, halopsa::token_call(asking)))
        }
        _ => None,
    }
}

/// The address of the zone in an answer.
///
/// # Errors
/// When there is none, or it is not where the key may go.
pub fn zone_of(reply: &Reply, spec: &SourceSpec) -> Result<String, Trouble> {
    autotask::zone_of(reply, spec)
}

/// Where a token of the source is given.
pub fn token_url(spec: &SourceSpec) -> String {
    halopsa::token_url(spec)
}

/// The token in an answer, and for how many seconds it is good.
///
/// # Errors
/// When there is none.
pub fn token_of(reply: &Reply) -> Result<(Secret, i64), Trouble> {
    halopsa::token_of(reply)
}

/// The lists that a refresh begins with.
pub fn lists(asking: &Asking<'_>) -> Vec<List> {
    match asking.spec.kind {
        SourceKind::Files => Vec::new(),
        SourceKind::Autotask => autotask::lists(asking),
        SourceKind::Connectwise => connectwise::lists(asking),
        SourceKind::Halopsa => halopsa::lists(asking),
        SourceKind::Rest => rest::lists(asking),
    }
}

/// The lists that become known from what came: what rows refer to. `round` counts from 1.
pub fn more(asking: &Asking<'_>, walk: &Walk, round: usize) -> Vec<List> {
    match asking.spec.kind {
        SourceKind::Autotask => autotask::more(asking, walk, round),
        _ => Vec::new(),
    }
}

/// The tables as the readers take them.
pub fn documents(spec: &SourceSpec, store: &Store) -> Vec<Document> {
    let tables = match spec.kind {
        SourceKind::Files => Vec::new(),
        SourceKind::Autotask => autotask::documents(store),
        SourceKind::Connectwise => connectwise::documents(store),
        SourceKind::Halopsa => halopsa::documents(store),
        SourceKind::Rest => rest::documents(spec, store),
    };
    tables.into_iter().map(|(table, bytes)| (format!("{} {table}", spec.name), bytes)).collect()
}
