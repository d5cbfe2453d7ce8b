//! HaloPSA and HaloITSM: lists, reports over the database's own column names (`Faultid`, `dateoccured`), REST.
//!
//! Names are lower case without separators, durations are decimal hours, states of the SLA are letters.

use super::{Dialect, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "halopsa",
    title: "HaloPSA",
    headers: &[
        "faultid", "tickettypename", "statusname", "priorityname", "responsedate", "dateclosed", "excludefromsla",
        "onhold", "actiondatecreated", "actionchargehours", "whoagentid", "oldstatus", "newstatus", "symptom",
        "dateoccured", "dateoccurred", "fixbydate", "respondbydate", "frespondbydate", "slastate", "slaresponsestate",
        "tickettypeid", "statusid", "datecleared", "flastactiondate", "sectio", "assignedtoint", "reportedby",
        "slatimeleft", "clientname", "agentname", "lastactiondate", "timetaken",
    ],
    cuts: &[50, 100, 1_000],
    has_own_due: true,
    ..GENERIC
};
