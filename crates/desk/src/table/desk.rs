//! The names of all figures, and the rows of what came and went and of the manager's figures: headline, leading,
//! lagging. Names stand in settings, links, JSON and engagement files, so they never change.

use language::term;

use super::row::{CountedBy, FigureSpec, Goal, GoalRule, Kind, Needs, PLAIN, Panel, Unit};

macro_rules! figures {
    ($($name:ident $id:literal,)*) => {
        /// A figure of the method. What it is stands in its row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the table of figures says what they are")]
        pub enum FigureId { $($name,)* }

        impl FigureId {
            /// All figures, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name in settings, links, JSON and engagement files.
            pub const fn id(self) -> &'static str { match self { $(Self::$name => $id,)* } }
        }
    };
}

figures! {
    New "new",
    SlaOverdue "sla_overdue",
    SlaTriage "sla_triage",
    SlaEngagement "sla_engagement",
    SlaCompletion "sla_completion",
    WaitingStale "waiting_stale",
    HoldPastDue "hold_past_due",
    Unscheduled "unscheduled",
    Unassigned "unassigned",
    OverEstimate "over_estimate",
    ReadyOverdue "ready_overdue",
    Overloaded "over_20",
    Open "open",
    Created "created",
    Completed "completed",
    FirstResponseKept "sla_first_response",
    PlanKept "sla_resolution_plan",
    ResolutionKept "sla_resolution",
    Utilization "utilization",
    TechniciansUtilized "technicians_utilized",
    ReactiveHours "reactive_hours_per_endpoint",
    RealTimeEntry "real_time_entry",
    BacklogDays "backlog_days",
    WorkedVsEstimated "worked_vs_estimated",
    Effort "effort",
    TimeToResolve "time_to_resolve",
    TimeToResolveBusiness "time_to_resolve_business",
    TimeToResolveClock "time_to_resolve_clock",
    KillRate "kill_rate",
    Reopened "reopened",
    SameDay "same_day",
    OneTechnician "one_technician",
}

const COORDINATOR: &str = term!("Service coordinator");
const MANAGER: &str = term!("Service manager");

const fn kept(value: f64) -> Option<Goal> {
    let source = term!("Advanced Global, SLA performance 97/95/90");
    Some(Goal { rule: GoalRule::AtLeast, value, source, owner: COORDINATOR })
}

/// How promises of an event were kept.
const KEPT: FigureSpec = FigureSpec {
    kind: Kind::Share,
    panel: Panel::Headline,
    rule: term!(
        "SLAs met ÷ SLAs decided. Met: it happened at or before its due time. Missed: it happened later, or the ticket was completed or the due time passed without it. Excluded: tickets without a due time, and SLAs that are still open."
    ),
    why: term!(
        "The first shows whether intake keeps up, the second whether technicians follow the protocol, the third whether clients are disappointed."
    ),
    action: term!("Open the missed ones; ask what would have kept them."),
    ..PLAIN
};

/// What was counted over the period.
const FLOW: FigureSpec = FigureSpec { kind: Kind::Flow, unit: Unit::Tickets, panel: Panel::Flow, ..PLAIN };

pub(super) static ROWS: [FigureSpec; 20] = [
    FigureSpec {
        id: FigureId::Open,
        title: term!("Open tickets"),
        kind: Kind::Count,
        less: Some(true),
        needs: Needs::Openness,
        rule: term!("Tickets whose status means neither complete nor cancelled."),
        counted_by: CountedBy::Words("status means open"),
        ..FLOW
    },
    FigureSpec {
        id: FigureId::Created,
        title: term!("Created in the period"),
        needs: Needs::Creation,
        rule: term!("Tickets created in the period."),
        counted_by: CountedBy::Words("created in the period"),
        ..FLOW
    },
    FigureSpec {
        id: FigureId::Completed,
        title: term!("Completed in the period"),
        needs: Needs::Openness,
        rule: term!("Complete tickets that were completed in the period."),
        counted_by: CountedBy::Words("complete, and completed in the period"),
        ..FLOW
    },
    FigureSpec {
        id: FigureId::FirstResponseKept,
        title: term!("SLA performance: triage"),
        short: term!("triage"),
        goal: kept(0.97),
        question: term!("Which hours of the day have nobody for triage, and which tickets arrive then?"),
        counted_by: CountedBy::Promises,
        ..KEPT
    },
    FigureSpec {
        id: FigureId::PlanKept,
        title: term!("SLA performance: tech engagement"),
        short: term!("tech engagement"),
        goal: kept(0.95),
        question: term!("What does a technician need to know to plan a ticket, and does triage give it?"),
        counted_by: CountedBy::Promises,
        ..KEPT
    },
    FigureSpec {
        id: FigureId::ResolutionKept,
        title: term!("SLA performance: completion"),
        short: term!("completion"),
        goal: kept(0.90),
        question: term!("Of the SLAs missed last week, how many were lost to waiting, and how many to work?"),
        counted_by: CountedBy::Promises,
        ..KEPT
    },
    FigureSpec {
        id: FigureId::Utilization,
        title: term!("Utilization"),
        short: term!("utilization"),
        goal: Some(Goal {
            rule: GoalRule::Above,
            value: 0.80,
            source: term!("Advanced Global, resource utilization"),
            owner: MANAGER,
        }),
        panel: Panel::Headline,
        needs: Needs::Entries,
        rule: term!(
            "Hours on tickets of companies other than your own ÷ available hours. Available: weekly hours ÷ 5 for each weekday of the period that is not a holiday. Excluded: hidden technicians, and entries without a technician."
        ),
        why: term!("It decides whether service delivery is profitable. Above 85 %, people burn out."),
        action: term!("Work through the buckets below in order."),
        question: term!("Where does the time go that is not written on a client's ticket?"),
        counted_by: CountedBy::Available,
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::TechniciansUtilized,
        title: term!("Technicians above the target utilization"),
        kind: Kind::Share,
        less: Some(false),
        panel: Panel::Comparison,
        needs: Needs::Entries,
        rule: term!("Technicians whose utilization is above its goal ÷ technicians with available hours."),
        counted_by: CountedBy::AboveTarget,
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::ReactiveHours,
        title: term!("Reactive hours per endpoint"),
        short: term!("reactive hours per endpoint"),
        unit: Unit::HoursPerEndpoint,
        goal: Some(Goal {
            rule: GoalRule::AtMost,
            value: 0.25,
            source: term!("Advanced Global, reactive hours per endpoint per month"),
            owner: MANAGER,
        }),
        panel: Panel::Headline,
        parts: Some(["hours", "endpoints"]),
        rule: term!(
            "Hours on incidents of managed companies ÷ their endpoints ÷ months of the period. Excluded: requests, alerts, projects, your own company, and companies without known endpoints. Best: ≤ 0.2."
        ),
        why: term!(
            "It compares managed service operations; half of it is the quality of the clients' systems, not the effort of technicians."
        ),
        action: term!("Look at the companies with the highest figure and at the issue types that grew."),
        question: term!("Which two causes, fixed for good, would remove the most break-fix hours?"),
        counted_by: CountedBy::Words("incident hours of managed companies by endpoints by months"),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::RealTimeEntry,
        title: term!("Real-time time entry"),
        short: term!("real-time time entry"),
        kind: Kind::Share,
        goal: Some(Goal {
            rule: GoalRule::AtLeast,
            value: 0.90,
            source: term!("Cognition360's benchmark (none is published by Advanced Global)"),
            owner: term!("Technicians"),
        }),
        panel: Panel::Leading,
        needs: Needs::Entries,
        rule: term!("Entries logged within 15 minutes (a setting) of their end ÷ entries with both times."),
        why: term!("Time logged late is incomplete, and nobody knows who works on what."),
        action: term!("Ask what keeps the team from logging time as they work."),
        question: term!("What would make it easier to log time during the work than after it?"),
        counted_by: CountedBy::Words("entered within 15 minutes after the end"),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::BacklogDays,
        title: term!("Days of backlog"),
        unit: Unit::Days,
        less: Some(true),
        panel: Panel::Leading,
        needs: Needs::Openness,
        parts: Some(["open", "completed"]),
        rule: term!("Open tickets ÷ average completed per day of the period, weekends included."),
        why: term!("It says how many days it would take to complete what is open."),
        action: term!("When it grows, look at intake and at parked tickets."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::WorkedVsEstimated,
        title: term!("Worked against estimated"),
        panel: Panel::Leading,
        parts: Some(["worked", "estimated"]),
        rule: term!(
            "Hours worked ÷ hours estimated, for tickets completed in the period with an estimate. Excluded: tickets without an estimate."
        ),
        why: term!("Wrong estimates make every schedule wrong."),
        action: term!("Open those above twice the estimate."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::Effort,
        title: term!("Hours per completed ticket"),
        unit: Unit::Hours,
        less: Some(true),
        parts: Some(["hours", "tickets"]),
        rule: term!(
            "Hours worked on the tickets completed in the period ÷ their number. Excluded: tickets without known hours."
        ),
        why: term!("Together with noise it is what efficiency is made of; well-run teams stay below one hour."),
        action: term!("Compare by workflow before you compare people."),
        counted_by: CountedBy::Words("hours worked by completed tickets"),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::TimeToResolve,
        title: term!("Time to resolve, by the calendar"),
        unit: Unit::CalendarTime,
        parts: None,
        less: Some(true),
        rule: term!("Calendar time from creation to completion, including nights, weekends and waiting."),
        why: term!("It is what the client experiences, not the time on an SLA clock."),
        action: term!("Compare with business hours: the difference is time spent waiting for the desk to open."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::TimeToResolveBusiness,
        title: term!("Time to resolve, in business hours"),
        unit: Unit::BusinessTime,
        parts: None,
        less: Some(true),
        is_part: true,
        rule: term!("The same in the working hours that apply to the ticket. Waiting is included."),
        why: term!("The method's goal of two business days excludes waiting."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::TimeToResolveClock,
        title: term!("Time to resolve, on the SLA clock"),
        unit: Unit::BusinessTime,
        parts: None,
        less: Some(true),
        is_part: true,
        rule: term!(
            "The same without time when the resolution clock is stopped (a setting), such as waiting for the customer. Without a status history, waiting is unknown and the figure is an upper bound."
        ),
        why: term!("Published goal: two business days (18 h) on company average."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::KillRate,
        title: term!("Kill rate"),
        less: Some(false),
        needs: Needs::Openness,
        rule: term!("Tickets completed ÷ tickets created in the period, without the cancelled."),
        why: term!("Below 100 % the backlog grows."),
        action: term!("See which types of tickets increased."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::Reopened,
        title: term!("Reopened"),
        kind: Kind::Share,
        less: Some(true),
        rule: term!("Completed tickets that were opened again after a completion ÷ completed tickets."),
        why: term!("Work that was not finished is done twice."),
        action: term!("Open them; ask what was missing."),
        counted_by: CountedBy::Words("reopened"),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::SameDay,
        title: term!("Completed on the same day"),
        kind: Kind::Share,
        less: Some(false),
        rule: term!("Tickets completed on the day of their creation ÷ completed tickets."),
        why: term!("Clients remember quick help."),
        counted_by: CountedBy::Words("same_day"),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::OneTechnician,
        title: term!("One technician"),
        kind: Kind::Share,
        less: Some(false),
        rule: term!(
            "Completed tickets all of whose time entries are of one technician ÷ completed tickets with entries."
        ),
        why: term!("Every hand-off costs a conversation."),
        action: term!("Look at triage: did the ticket go to the right person first?"),
        counted_by: CountedBy::Words("one_technician"),
        ..PLAIN
    },
];
