//! Event logs of process mining (XES as CSV).

use super::{Dialect, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "xes",
    title: "Event log (XES)",
    headers: &["caseconceptname", "conceptname", "lifecycletransition", "timetimestamp", "orgresource", "orggroup"],
    cuts: &[],
    ..GENERIC
};
