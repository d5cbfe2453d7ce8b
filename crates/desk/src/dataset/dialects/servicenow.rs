//! ServiceNow: list exports with labels, table exports with column names, REST.
//!
//! Durations are seconds, or moments counted from 1970; the states of incidents are numbers fixed by the vendor.

use super::{Dialect, Field, GENERIC, Unit};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "servicenow",
    title: "ServiceNow",
    headers: &[
        "number", "shortdescription", "assignmentgroup", "assignedto", "sysupdatedon", "sysupdatedat", "syscreatedon",
        "syscreatedat", "openedat", "opened", "incidentstate", "state", "caller", "callerid", "madesla", "sladue",
        "reassignmentcount", "reopencount", "sysid", "sysmodcount", "calendarduration", "businessduration",
        "configurationitem", "closecode", "contacttype",
    ],
    units: &[(Field::Worked, Unit::Seconds)],
    cuts: &[10_000],
    label,
    ..GENERIC
};

/// Numbers whose meaning the vendor fixes.
fn label(field: Field, code: &str) -> Option<&'static str> {
    Some(match (field, code) {
        (Field::Status, "1") => "New",
        (Field::Status, "2") => "In Progress",
        (Field::Status, "3") => "On Hold",
        (Field::Status, "6") => "Resolved",
        (Field::Status, "7") => "Closed",
        (Field::Status, "8") => "Canceled",
        (Field::Priority, "1") => "1 - Critical",
        (Field::Priority, "2") => "2 - High",
        (Field::Priority, "3") => "3 - Moderate",
        (Field::Priority, "4") => "4 - Low",
        (Field::Priority, "5") => "5 - Planning",
        _ => return None,
    })
}
