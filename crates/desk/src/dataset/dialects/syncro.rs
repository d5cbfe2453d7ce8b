//! Syncro: REST. Times carry their offset, tickets hold their comments and timers.

use super::{Dialect, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "syncro",
    title: "Syncro",
    headers: &[
        "problemtype", "customerbusinessname", "customerbusinessthenname", "tickettimers", "startat", "activeduration",
        "recorded", "ticketlineitemid",
    ],
    cuts: &[25],
    ..GENERIC
};
