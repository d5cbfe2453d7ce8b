//! What a coach asks about a figure that is over its goal.

use language::say;

/// The question that opens the talk about a figure: it asks how the work is done, never who is to blame.
pub(crate) fn question(id: &str) -> &'static str {
    match id {
        "new" => {
            say!(
                "Who looks at new tickets, at which hours, and what happens to triage when that person is on the phone?"
            )
        }
        "sla_overdue" => {
            say!("When a promise is about to be missed, who notices, and what are they able to do about it?")
        }
        "sla_triage" => say!("What keeps a new ticket from being triaged in the first twenty minutes?"),
        "sla_engagement" => {
            say!("How does a technician learn which ticket to engage next, and what makes another one come first?")
        }
        "sla_completion" => {
            say!("Which tickets near their promise need an escalation, and who decides that?")
        }
        "waiting_stale" => {
            say!("After how many unanswered attempts is a waiting ticket closed, and who makes the attempts?")
        }
        "hold_past_due" => {
            say!("What must be true before a ticket goes on hold, and who takes it off again?")
        }
        "unscheduled" => say!("Who puts larger work on a calendar, and how far ahead is there room?"),
        "unassigned" => {
            say!("Between triage and the technician, where does a ticket lie that belongs to nobody?")
        }
        "over_estimate" => say!("At which hour does a technician ask for help, and is it safe to ask?"),
        "ready_overdue" => say!("Do technicians work from the top of their list? What do they take instead?"),
        "over_20" => say!("What would have to happen for the fullest list to be half as long in two weeks?"),
        "sla_first_response" => {
            say!("Which hours of the day have nobody for triage, and which tickets arrive then?")
        }
        "sla_resolution_plan" => {
            say!("What does a technician need to know to plan a ticket, and does triage give it?")
        }
        "sla_resolution" => {
            say!("Of the promises missed last week, how many were lost in waiting, and how many in work?")
        }
        "utilization" => say!("Where does the time go that is not written on a client's ticket?"),
        "reactive_hours_per_endpoint" => {
            say!("Which two causes, mended for good, would take the most break-fix hours away?")
        }
        "real_time_entry" => {
            say!("What would make it easier to write the entry while the work is being done than after it?")
        }
        _ => say!("What would the team change first, if it were theirs to decide?"),
    }
}
