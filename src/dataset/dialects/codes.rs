//! Numbers that some interfaces give instead of labels, where the vendor fixes what they mean.
//!
//! A picklist file that is dropped with the tickets always wins: these are the vendors' defaults.

use super::super::field::Field;

/// The label of a code, with the code behind it so that nothing is hidden; `None` when it is not fixed.
pub fn label_of(dialect: &str, field: Field, code: &str) -> Option<String> {
    let label = match (dialect, field, code) {
        ("autotask", Field::Status, "1") => "New",
        ("autotask", Field::Status, "5") => "Complete",
        ("servicenow", Field::Status, "1") => "New",
        ("servicenow", Field::Status, "2") => "In Progress",
        ("servicenow", Field::Status, "3") => "On Hold",
        ("servicenow", Field::Status, "6") => "Resolved",
        ("servicenow", Field::Status, "7") => "Closed",
        ("servicenow", Field::Status, "8") => "Canceled",
        ("freshdesk", Field::Status, "2") => "Open",
        ("freshdesk", Field::Status, "3") => "Pending",
        ("freshdesk", Field::Status, "4") => "Resolved",
        ("freshdesk", Field::Status, "5") => "Closed",
        ("freshdesk", Field::Priority, "1") => "Low",
        ("freshdesk", Field::Priority, "2") => "Medium",
        ("freshdesk", Field::Priority, "3") => "High",
        ("freshdesk", Field::Priority, "4") => "Urgent",
        _ => return None,
    };
    Some(label.to_owned())
}
