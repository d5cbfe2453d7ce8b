//! The words of the audit: what a check is called, what it does to which figure, how to mend it in the PSA.

use desk::figure::DataCheck;
use language::say;

/// The check as a heading.
pub fn title(check: DataCheck) -> &'static str {
    match check {
        DataCheck::NoEstimate => say!("Open without an estimate"),
        DataCheck::NoDue => say!("No due time of the SLA"),
        DataCheck::ResolvedLate => say!("Resolved after completed"),
        DataCheck::StampedResponse => say!("First response stamped at closing"),
        DataCheck::ClosedFirst => say!("Closed before opened"),
        DataCheck::Repeated => say!("The same number more than once"),
        DataCheck::UnknownStatus => say!("Status without a known meaning"),
        DataCheck::NoTime => say!("Completed without time"),
        DataCheck::Future => say!("Dates in the future"),
        DataCheck::Automation => say!("Changed by automation, not by people"),
        DataCheck::Contradicted => say!("The vendor's SLA flag contradicts the dates"),
        DataCheck::LateEntries => say!("Time entered on a later day"),
    }
}

/// What it does to the figures.
pub fn meaning(check: DataCheck) -> &'static str {
    match check {
        DataCheck::NoEstimate => {
            say!("Upcoming work looks smaller than it is, and no ticket can exceed its estimate.")
        }
        DataCheck::NoDue => say!("These tickets are never overdue and are left out of SLA performance."),
        DataCheck::ResolvedLate => {
            say!("The SLA is judged by the later time, so some SLAs that were met count as missed.")
        }
        DataCheck::StampedResponse => {
            say!("Triage looks slower than it was because the first response was not recorded when it happened.")
        }
        DataCheck::ClosedFirst => {
            say!("Ages and times to resolve would be negative; such tickets are excluded from them.")
        }
        DataCheck::Repeated => say!("The newest by last activity is used; the older copies are not counted."),
        DataCheck::UnknownStatus => say!("They count as active even if they are waiting or done."),
        DataCheck::NoTime => say!("Hours are missing, so utilization and reactive hours are too low."),
        DataCheck::Future => {
            say!("Such dates are ignored when the as-of time is determined; the tickets look too young.")
        }
        DataCheck::Automation => say!("An automation that touches tickets makes stale ones look active."),
        DataCheck::Contradicted => {
            say!("The PSA's reports and these figures will differ; here, the dates decide.")
        }
        DataCheck::LateEntries => {
            say!("Time logged from memory is rarely accurate and comes too late for today's board.")
        }
    }
}

/// How to mend it.
pub fn mend(check: DataCheck) -> &'static str {
    match check {
        DataCheck::NoEstimate => {
            say!("Make the estimate a required field of the triage status, or set a default on each issue type.")
        }
        DataCheck::NoDue => {
            say!("Give every contract and ticket category a service level agreement, and set it on old tickets.")
        }
        DataCheck::ResolvedLate => {
            say!("Have completion set the resolution time, and stop automations that set it later.")
        }
        DataCheck::StampedResponse => {
            say!("Set the first response with the first note to the customer, by a rule on that note.")
        }
        DataCheck::ClosedFirst => {
            say!("Correct the dates; check imports and tickets created after the fact.")
        }
        DataCheck::Repeated => say!("Nothing if exports overlap; otherwise merge the tickets in the PSA."),
        DataCheck::UnknownStatus => {
            say!("Set the status's meaning under Import, Labels; retire statuses that nobody can explain.")
        }
        DataCheck::NoTime => say!("Require a time entry before a ticket can be completed."),
        DataCheck::Future => {
            say!("Correct the dates; check the clock and the date format of the exporting computer.")
        }
        DataCheck::Automation => {
            say!("Exclude automations from last activity, or use the last activity the customer sees.")
        }
        DataCheck::Contradicted => {
            say!("Recalculate the SLA flags in the PSA, or keep its flag out of reports.")
        }
        DataCheck::LateEntries => {
            say!("Log time when the work ends; the manager's board shows who is late.")
        }
    }
}
