//! osTicket: exports of queues, with two-digit years and flags as 0 and 1.

use super::{Dialect, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "osticket",
    title: "osTicket",
    headers: &[
        "ticketnumber", "datecreated", "fromemail", "currentstatus", "agentassigned", "teamassigned", "threadcount",
        "attachmentcount", "overdue", "answered",
    ],
    cuts: &[500],
    ..GENERIC
};
