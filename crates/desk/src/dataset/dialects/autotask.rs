//! Autotask (Datto PSA): grid exports, LiveReports, import templates, REST pages and Power BI tables.
//!
//! The grid exports the first 5,000 rows, a REST page holds 500. REST times are UTC with milliseconds; status and
//! priority are numbers of a picklist, of which only *New* and *Complete* are the same everywhere.

use super::{Dialect, Field, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "autotask",
    title: "Autotask",
    headers: &[
        "ticketnumber", "account", "queue", "primaryresource", "primaryresourcerole", "issuetype", "subissuetype",
        "servicelevelagreement", "resolutionplandue", "resolutionplanactual", "resolutionplantarget",
        "firstresponseactual", "firstresponsetarget", "totalhoursworked", "billedhours", "hoursworked", "hourstobill",
        "startdatetime", "enddatetime", "createdatetime", "summarynotes", "lastactivity", "resources",
        "estimatedhours", "companyid", "assignedresourceid", "createdate", "duedatetime", "resolveddatetime",
        "resolutionplandatetime", "userdefinedfields", "alltickets", "weeklyhours", "billablegoal", "ticketqueuelabel",
        "ticketissuetypelabel", "alltickettasksticketnumber", "allticketstasksticketnumber", "lastactivitydate",
        "queueid", "ticketnummer", "primareressource", "warteschlange", "unterproblemtyp", "problemtyp",
        "gearbeitetestunden", "abzurechnendestunden",
    ],
    cuts: &[500, 5_000],
    label,
    has_own_due: true,
    ..GENERIC
};

/// Numbers whose meaning the vendor fixes.
fn label(field: Field, code: &str) -> Option<&'static str> {
    Some(match (field, code) {
        (Field::Status, "1") => "New",
        (Field::Status, "5") => "Complete",
        _ => return None,
    })
}
