//! Jira Service Management: issue exports and REST. Times spent and estimated are seconds.

use super::{Dialect, Field, GENERIC, Unit};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "jira",
    title: "Jira Service Management",
    headers: &[
        "issuekey", "issueid", "issuetype", "summary", "reporter", "resolution", "timetoresolution",
        "timetofirstresponse", "timetoresolutiondue", "timetofirstresponsedue", "projectkey", "fieldssummary",
        "fieldsreporter", "fieldsissuetype", "fieldsresolutiondate",
    ],
    units: &[(Field::Worked, Unit::Seconds), (Field::Estimate, Unit::Seconds)],
    cuts: &[50, 100, 1_000],
    ..GENERIC
};
