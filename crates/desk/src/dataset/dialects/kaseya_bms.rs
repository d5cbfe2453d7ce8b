//! Kaseya BMS (Vorex): REST. Day and time of day of a time entry come in columns of their own.

use super::{Dialect, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "kaseya-bms",
    title: "Kaseya BMS",
    headers: &[
        "accountname", "assigneename", "queuename", "statusname", "priorityname", "issuetypename", "opendate",
        "hasmetsla", "actualpauseminutes", "lastactivityupdate", "timespent", "ticketnumber",
        "actualfirstresponseminutes", "firstresponsetargettime", "resolutiontargettime", "isslapaused", "slaname",
    ],
    cuts: &[100],
    ..GENERIC
};
