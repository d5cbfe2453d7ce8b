//! What a coach asks about a figure that is over its goal.

/// The question that opens the talk about a figure: it asks how the work is done, never who is to blame.
pub(super) fn question(id: &str) -> &'static str {
    match id {
        "new" => {
            "Who looks at new tickets, at which hours, and what happens to triage when that person is on the phone?"
        }
        "sla_overdue" => {
            "When a promise is about to be missed, who notices, and what are they able to do about it?"
        }
        "sla_triage" => "What keeps a new ticket from being triaged in the first twenty minutes?",
        "sla_engagement" => {
            "How does a technician learn which ticket to engage next, and what makes another one come first?"
        }
        "sla_completion" => "Which tickets near their promise need an escalation, and who decides that?",
        "waiting_stale" => {
            "After how many unanswered attempts is a waiting ticket closed, and who makes the attempts?"
        }
        "hold_past_due" => "What must be true before a ticket goes on hold, and who takes it off again?",
        "unscheduled" => "Who puts larger work on a calendar, and how far ahead is there room?",
        "unassigned" => "Between triage and the technician, where does a ticket lie that belongs to nobody?",
        "over_estimate" => "At which hour does a technician ask for help, and is it safe to ask?",
        "ready_overdue" => "Do technicians work from the top of their list? What do they take instead?",
        "over_20" => "What would have to happen for the fullest list to be half as long in two weeks?",
        "sla_first_response" => {
            "Which hours of the day have nobody for triage, and which tickets arrive then?"
        }
        "sla_resolution_plan" => {
            "What does a technician need to know to plan a ticket, and does triage give it?"
        }
        "sla_resolution" => {
            "Of the promises missed last week, how many were lost in waiting, and how many in work?"
        }
        "utilization" => "Where does the time go that is not written on a client's ticket?",
        "reactive_hours_per_endpoint" => {
            "Which two causes, mended for good, would take the most break-fix hours away?"
        }
        "real_time_entry" => {
            "What would make it easier to write the entry while the work is being done than after it?"
        }
        _ => "What would the team change first, if it were theirs to decide?",
    }
}
