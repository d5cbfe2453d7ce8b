//! The twelve rows of the nine stuck-ticket KPIs.

use language::term;

use super::FigureId;
use super::row::{Blank, FigureSpec, Goal, GoalRule, Kind, Needs, PLAIN, Panel, Unit};

/// A row of the coordinator's: tickets at one moment, the fewer the better.
const STUCK: FigureSpec = FigureSpec { kind: Kind::Count, unit: Unit::Tickets, panel: Panel::Stuck, ..PLAIN };

const fn at_most(value: f64) -> Option<Goal> {
    Some(Goal {
        rule: GoalRule::AtMost,
        value,
        source: term!("Advanced Global, nine stuck-ticket KPIs"),
        owner: term!("Service coordinator"),
    })
}

pub(super) static ROWS: [FigureSpec; 12] = [
    FigureSpec {
        id: FigureId::New,
        title: term!("New tickets"),
        goal: at_most(3.0),
        needs: Needs::Status,
        rule: term!("Tickets whose status means New."),
        why: term!("Nobody has looked at them. Tickets triaged within the hour rarely miss their other SLA targets."),
        action: term!("Triage now: class, priority, estimate, technician or time."),
        question: term!(
            "Who looks at new tickets, at which hours, and what happens to triage when that person is on the phone?"
        ),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::SlaOverdue,
        title: term!("Next SLA event overdue"),
        goal: at_most(3.0),
        rule: term!(
            "Open tickets whose clock is running (neither waiting nor on hold) and whose next SLA event was due before the as-of time."
        ),
        why: term!("An SLA has already been missed."),
        action: term!("Start with the oldest; ask the technician what holds it up."),
        question: term!("When an SLA is about to be missed, who notices, and what can they do about it?"),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::SlaTriage,
        title: term!("Triage, due or overdue"),
        goal: at_most(2.0),
        is_part: true,
        blank: Some(Blank::LookAhead),
        rule: term!("As overdue, or due within {ahead} h, where the next event is the first response."),
        why: term!("The other two SLA targets depend on timely triage."),
        action: term!("Triage now."),
        question: term!("What prevents new tickets from being triaged in the first twenty minutes?"),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::SlaEngagement,
        title: term!("Tech engagement, due or overdue"),
        goal: at_most(9.0),
        is_part: true,
        blank: Some(Blank::LookAhead),
        rule: term!("As overdue, or due within {ahead} h, where the next event is the resolution plan."),
        why: term!("It shows whether technicians follow the protocol."),
        action: term!("Have a technician engage, or schedule it."),
        question: term!(
            "How does a technician know which ticket to engage next, and what makes another one come first?"
        ),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::SlaCompletion,
        title: term!("Completion, due or overdue"),
        goal: at_most(9.0),
        is_part: true,
        blank: Some(Blank::LookAhead),
        rule: term!("As overdue, or due within {ahead} h, where the next event is the resolution."),
        why: term!("It shows whether clients are about to be disappointed."),
        action: term!("Finish, escalate, or tell the client."),
        question: term!("Which tickets close to their SLA deadline need escalation, and who decides?"),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::WaitingStale,
        title: term!("Waiting, no activity for {}"),
        goal: at_most(3.0),
        blank: Some(Blank::WaitingStale),
        rule: term!(
            "Status means Waiting (customer, vendor, materials, other) and the last activity is more than {} ago."
        ),
        why: term!("Waiting tickets are the first to be forgotten."),
        action: term!("Follow up, or close after the third attempt."),
        question: term!("After how many unanswered attempts is a waiting ticket closed, and who makes the attempts?"),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::HoldPastDue,
        title: term!("On hold with past due date"),
        goal: at_most(3.0),
        rule: term!("Status means On hold and the due date has passed."),
        why: term!("A ticket on hold needs a future date, or it hides backlog."),
        action: term!("Set a new date with the client, or take it off hold."),
        question: term!("What must be true before a ticket goes on hold, and who takes it off again?"),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::Unscheduled,
        title: term!("Needs scheduling, no service call"),
        goal: at_most(3.0),
        needs: Needs::Calls,
        blank: Some(Blank::ScheduleAbove),
        rule: term!(
            "Open; status means Scheduled or the estimate is above {} h; and no service call starts now or later."
        ),
        why: term!("Work over four hours never gets done from a queue."),
        action: term!("Schedule it."),
        question: term!("Who puts larger work on a calendar, and how far ahead is there room?"),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::Unassigned,
        title: term!("Unassigned"),
        goal: at_most(0.0),
        rule: term!("Open, without a primary resource, in a queue that is neither triage, alert nor NOC."),
        why: term!("If it belongs to nobody, nobody does it."),
        action: term!("Assign it."),
        question: term!("Between triage and the technician, where does a ticket lie that belongs to nobody?"),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::OverEstimate,
        title: term!("Worked more than twice the estimate"),
        goal: at_most(0.0),
        rule: term!("Open, with an estimate, and hours worked above twice the estimate."),
        why: term!("The technician is stuck, or the estimate was wrong; talk about both."),
        action: term!("Stop and ask: help, escalate, or re-estimate."),
        question: term!("At which hour does a technician ask for help, and is it safe to ask?"),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::ReadyOverdue,
        title: term!("Ready to engage, > 24 h past due"),
        goal: at_most(1.0),
        rule: term!(
            "In a technician's ready-to-engage list with a next SLA event more than 24 h past due. Where no status means Ready to engage, active tickets without a future service call are the list."
        ),
        why: term!("Technicians should work from these lists; an old ticket on top means they do not."),
        action: term!("Reorder the day with the technician, or move the ticket."),
        question: term!("Do technicians work from the top of their list? If not, what do they pick instead?"),
        ..STUCK
    },
    FigureSpec {
        id: FigureId::Overloaded,
        title: term!("Technicians with more than {} open"),
        unit: Unit::Technicians,
        goal: at_most(0.0),
        blank: Some(Blank::MostOpen),
        rule: term!("Technicians with more than {} open tickets."),
        why: term!("With more than twenty, nobody keeps track."),
        action: term!("Move tickets to technicians with capacity."),
        question: term!("What would it take to halve the longest list in two weeks?"),
        ..STUCK
    },
];
