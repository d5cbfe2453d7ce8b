//! Freshdesk and Freshservice: exports with labels, REST with numbers fixed by the vendor.
//!
//! Durations come as `HH:MM:SS` although the headers say hours.

use super::{Dialect, Field, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "freshdesk",
    title: "Freshdesk / Freshservice",
    headers: &[
        "createdtime", "duebytime", "resolvedtime", "closedtime", "lastupdatetime", "lastupdatedtime",
        "initialresponsetime", "timetracked", "firstresponsetimeinhrs", "resolutiontimeinhrs", "agentinteractions",
        "resolutionstatus", "firstresponsestatus", "responderid", "frdueby", "dueby",
    ],
    cuts: &[100],
    label,
    ..GENERIC
};

/// Numbers whose meaning the vendor fixes.
fn label(field: Field, code: &str) -> Option<&'static str> {
    Some(match (field, code) {
        (Field::Status, "2") => "Open",
        (Field::Status, "3") => "Pending",
        (Field::Status, "4") => "Resolved",
        (Field::Status, "5") => "Closed",
        (Field::Priority, "1") => "Low",
        (Field::Priority, "2") => "Medium",
        (Field::Priority, "3") => "High",
        (Field::Priority, "4") => "Urgent",
        (Field::Source, "1") => "Email",
        (Field::Source, "2") => "Portal",
        (Field::Source, "3") => "Phone",
        (Field::Source, "7") => "Chat",
        (Field::Source, "9") => "Feedback Widget",
        (Field::Source, "10") => "Outbound Email",
        _ => return None,
    })
}
