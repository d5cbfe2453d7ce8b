//! SuperOps: GraphQL. Times have no zone and are UTC.

use super::{Dialect, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "superops",
    title: "SuperOps",
    headers: &[
        "displayid", "requester", "client", "technician", "createdtime", "techgroup", "clientname", "requestername",
        "firstresponseduetime", "resolutionduetime",
    ],
    naive_utc: true,
    cuts: &[100],
    ..GENERIC
};
