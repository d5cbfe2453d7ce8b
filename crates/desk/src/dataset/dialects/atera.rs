//! Atera: REST and lists. Durations are minutes, as the headers say.

use super::{Dialect, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "atera",
    title: "Atera",
    headers: &[
        "tickettitle", "firstresponseduedate", "technicianfirstcommentdate", "offsitedurationminutes", "enduserid",
        "billiable", "startworkhour", "endworkhour", "technicianfullname", "ticketcreateddate", "ticketresolveddate",
        "closedticketduedate", "ticketimpact", "onsitedurationminutes", "totaldurationminutes",
    ],
    cuts: &[50, 500],
    ..GENERIC
};
