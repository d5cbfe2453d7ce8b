//! JSON: in comes a whole document, or one document per line; out go its lists of objects as
//! tables, each with the union of its keys as header.
//!
//! Never: nesting deeper than the limit, numbers changed by reading them as floats.

mod cycles;
mod flatten;
mod scan;
mod tables;
#[cfg(test)]
mod tests;

pub(super) use tables::read_json;
