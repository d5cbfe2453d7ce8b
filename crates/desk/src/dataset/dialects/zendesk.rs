//! Zendesk: exports and REST. Durations are minutes, once on the calendar and once within business hours.

use super::{Dialect, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "zendesk",
    title: "Zendesk",
    headers: &[
        "requester", "assignee", "solvedat", "initiallyassignedat", "satisfactionscore", "groupstations",
        "assigneestations", "organizationid", "submitterid", "brandid", "requesterid", "assigneeid",
        "firstreplytimeinminutes", "onholdtimeinminutes", "tickettype", "ticketformid",
    ],
    cuts: &[100],
    ..GENERIC
};
