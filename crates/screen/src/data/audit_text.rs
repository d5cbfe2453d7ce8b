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
        DataCheck::Automation => say!("Touched by a rule, not by people"),
        DataCheck::Contradicted => say!("The vendor's SLA flag contradicts the dates"),
        DataCheck::LateEntries => say!("Time entered on a later day"),
    }
}

/// What it does to the figures.
pub fn meaning(check: DataCheck) -> &'static str {
    match check {
        DataCheck::NoEstimate => {
            say!("Work ahead looks smaller than it is, and nothing can be over its estimate.")
        }
        DataCheck::NoDue => say!("These tickets are never overdue and are left out of SLA performance."),
        DataCheck::ResolvedLate => {
            say!("The promise is judged by the later stamp, so some kept promises count as missed.")
        }
        DataCheck::StampedResponse => {
            say!("Triage looks slower than it was: nobody set the first response when it happened.")
        }
        DataCheck::ClosedFirst => {
            say!("Ages and times to resolve come out negative; such tickets are kept out of them.")
        }
        DataCheck::Repeated => say!("The newest by last activity is used; the older copies are not counted."),
        DataCheck::UnknownStatus => say!("They count as active, also when they wait or are done."),
        DataCheck::NoTime => say!("Effort is missing: utilization and reactive hours come out too low."),
        DataCheck::Future => {
            say!("Such dates are left out when the moment of the picture is found; the tickets look too young.")
        }
        DataCheck::Automation => say!("A rule that touches tickets makes stale ones look active."),
        DataCheck::Contradicted => {
            say!("Reports of the PSA and these figures will differ; here the dates decide.")
        }
        DataCheck::LateEntries => {
            say!("Time written down from memory is rarely right, and it comes too late for the day's board.")
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
            say!("Let completing a ticket set the resolution stamp, and stop rules that set it afterwards.")
        }
        DataCheck::StampedResponse => {
            say!("Set the first response with the first note to the customer, by a rule on that note.")
        }
        DataCheck::ClosedFirst => {
            say!("Correct the dates; look at imports and at tickets that were created after the fact.")
        }
        DataCheck::Repeated => say!("Nothing, when exports overlap. Otherwise merge the tickets in the PSA."),
        DataCheck::UnknownStatus => {
            say!("Say what the status means under Import, Labels; retire statuses that nobody can explain.")
        }
        DataCheck::NoTime => say!("Require a time entry before a ticket can be completed."),
        DataCheck::Future => {
            say!("Correct the dates; look at the clock and the date format of whoever exported.")
        }
        DataCheck::Automation => {
            say!("Exclude rules from last activity, or use the last activity that the customer sees.")
        }
        DataCheck::Contradicted => {
            say!("Recalculate the SLA flags in the PSA, or leave its flag out of reports.")
        }
        DataCheck::LateEntries => {
            say!("Enter time when the work ends; the manager's board says who is late.")
        }
    }
}
