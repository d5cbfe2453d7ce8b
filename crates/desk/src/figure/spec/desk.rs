//! What came and went, and the manager's figures: headline, leading, lagging.

use crate::figure::effort::Question;
use crate::figure::sla_event::SlaEvent;
use crate::figure_id::FigureId;
use language::term;

use super::goal::{Goal, GoalRule};
use super::row::{FigureSpec, Kind, Measure, Needs, PLAIN, Panel, Unit};

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
        "Promises kept ÷ promises decided. Kept: it happened at or before its due time. Missed: later, or the ticket is complete, or its time has passed, without it. Left out: tickets without a due time, and promises that are still open."
    ),
    why: term!(
        "The first says whether intake is on top, the second whether technicians follow the protocol, the third whether clients are disappointed."
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
        less_is_better: Some(true),
        needs: Needs::Openness,
        measure: Measure::Period(|figures| figures.open()),
        rule: term!("Tickets whose status means neither complete nor cancelled."),
        counted_by: Some(|_| "status means open".to_owned()),
        ..FLOW
    },
    FigureSpec {
        id: FigureId::Created,
        title: term!("Created in the period"),
        needs: Needs::Creation,
        measure: Measure::Period(|figures| figures.created()),
        rule: term!("Tickets created on a day of the period."),
        counted_by: Some(|_| "created on a day of the period".to_owned()),
        ..FLOW
    },
    FigureSpec {
        id: FigureId::Completed,
        title: term!("Completed in the period"),
        needs: Needs::Openness,
        measure: Measure::Period(|figures| figures.completed()),
        rule: term!("Tickets completed on a day of the period."),
        counted_by: Some(|_| "completed on a day of the period".to_owned()),
        ..FLOW
    },
    FigureSpec {
        id: FigureId::FirstResponseKept,
        title: term!("SLA performance: triage"),
        short: term!("triage"),
        goal: kept(0.97),
        measure: Measure::Windows(|figures, window| figures.promises(SlaEvent::FirstResponse, window)),
        question: term!("Which hours of the day have nobody for triage, and which tickets arrive then?"),
        counted_by: Some(|settings| format!("sla_first_response {:?} {:?}", settings.sla_basis, settings.sla_source)),
        ..KEPT
    },
    FigureSpec {
        id: FigureId::PlanKept,
        title: term!("SLA performance: tech engagement"),
        short: term!("tech engagement"),
        goal: kept(0.95),
        measure: Measure::Windows(|figures, window| figures.promises(SlaEvent::ResolutionPlan, window)),
        question: term!("What does a technician need to know to plan a ticket, and does triage give it?"),
        counted_by: Some(|settings| format!("sla_resolution_plan {:?} {:?}", settings.sla_basis, settings.sla_source)),
        ..KEPT
    },
    FigureSpec {
        id: FigureId::ResolutionKept,
        title: term!("SLA performance: completion"),
        short: term!("completion"),
        goal: kept(0.90),
        measure: Measure::Windows(|figures, window| figures.promises(SlaEvent::Resolution, window)),
        question: term!("Of the promises missed last week, how many were lost in waiting, and how many in work?"),
        counted_by: Some(|settings| format!("sla_resolution {:?} {:?}", settings.sla_basis, settings.sla_source)),
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
        measure: Measure::Windows(|figures, window| figures.utilization(window)),
        panel: Panel::Headline,
        needs: Needs::Entries,
        rule: term!(
            "Hours on tickets of companies other than the own one ÷ available hours. Available: weekly hours ÷ 5 for each weekday of the period that is no holiday. Left out: hidden technicians, and entries without a technician."
        ),
        why: term!("It decides whether service delivery is profitable. Above 85 % people burn out."),
        action: term!("Work through the buckets below in their order."),
        question: term!("Where does the time go that is not written on a client's ticket?"),
        counted_by: Some(|settings| format!("client-facing by available hours, {} a week", settings.weekly_hours)),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::TechniciansUtilized,
        title: term!("Technicians above the target utilization"),
        kind: Kind::Share,
        less_is_better: Some(false),
        panel: Panel::Comparison,
        needs: Needs::Entries,
        measure: Measure::Period(|figures| figures.technicians_utilized()),
        rule: term!("Technicians whose utilization is above its goal ÷ technicians with available hours."),
        counted_by: Some(|settings| {
            let target = settings.target_utilization();
            format!("client-facing by available hours, {} a week, above {target}", settings.weekly_hours)
        }),
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
        measure: Measure::Windows(|figures, window| figures.reactive(window)),
        panel: Panel::Headline,
        parts: Some(["hours", "endpoints"]),
        rule: term!(
            "Hours on incidents of managed companies ÷ their endpoints ÷ months of the period. Left out: requests, alerts, projects, the own company, and companies without known endpoints. Best: ≤ 0.2."
        ),
        why: term!(
            "It compares managed service operations; half of it is the quality of the clients' systems, not the effort of technicians."
        ),
        action: term!("Look at the companies with the highest figure and the issue types that grew."),
        question: term!("Which two causes, mended for good, would take the most break-fix hours away?"),
        counted_by: Some(|_| "incident hours of managed companies by endpoints by months".to_owned()),
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
        measure: Measure::Windows(|figures, window| figures.real_time(window)),
        panel: Panel::Leading,
        needs: Needs::Entries,
        rule: term!("Entries written down within 15 minutes (a setting) after their end ÷ entries with both times."),
        why: term!("Who writes later writes less, and nobody knows who works on what."),
        action: term!("Ask what keeps the team from writing while working."),
        question: term!("What would make it easier to write the entry while the work is being done than after it?"),
        counted_by: Some(|_| "entered within 15 minutes after the end".to_owned()),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::BacklogDays,
        title: term!("Days of backlog"),
        unit: Unit::Days,
        less_is_better: Some(true),
        panel: Panel::Leading,
        needs: Needs::Openness,
        parts: Some(["open", "completed"]),
        measure: Measure::Period(|figures| figures.backlog_days()),
        rule: term!("Open tickets ÷ average completed per day of the period, weekends included."),
        why: term!("It says how many days it takes to work off what is open."),
        action: term!("When it grows, look at intake and at what is parked."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::WorkedVsEstimated,
        title: term!("Worked against estimated"),
        panel: Panel::Leading,
        parts: Some(["worked", "estimated"]),
        measure: Measure::Period(|figures| figures.worked_vs_estimated()),
        rule: term!(
            "Hours worked ÷ hours estimated, over tickets completed in the period with an estimate. Left out: tickets without one."
        ),
        why: term!("Estimates that do not hold make every schedule wrong."),
        action: term!("Open those above twice the estimate."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::Effort,
        title: term!("Hours per completed ticket"),
        unit: Unit::Hours,
        less_is_better: Some(true),
        parts: Some(["hours", "tickets"]),
        measure: Measure::Period(|figures| figures.hours_per_ticket()),
        rule: term!(
            "Hours worked on the tickets completed in the period ÷ their number. Left out: tickets whose hours are not known."
        ),
        why: term!("Together with noise it is what efficiency is made of; well-run teams stay below one hour."),
        action: term!("Compare by workflow before comparing people."),
        counted_by: Some(|_| "hours worked by completed tickets".to_owned()),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::TimeToResolve,
        title: term!("Time to resolve, by the calendar"),
        unit: Unit::CalendarTime,
        parts: None,
        less_is_better: Some(true),
        measure: Measure::Period(|figures| figures.time_to_resolve(|effort| &effort.calendar)),
        rule: term!("From creation to completion by the calendar, nights, weekends and waiting included."),
        why: term!("It is what the client lives through. It is not the time on an SLA clock."),
        action: term!("Compare with business hours: the difference is waiting for the morning."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::TimeToResolveBusiness,
        title: term!("Time to resolve, in business hours"),
        unit: Unit::BusinessTime,
        parts: None,
        less_is_better: Some(true),
        is_part: true,
        measure: Measure::Period(|figures| figures.time_to_resolve(|effort| &effort.business)),
        rule: term!("The same, counting the working hours of the settings that serve the ticket. Waiting is included."),
        why: term!("The method's goal of two business days is meant without waiting."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::TimeToResolveClock,
        title: term!("Time to resolve, on the SLA clock"),
        unit: Unit::BusinessTime,
        parts: None,
        less_is_better: Some(true),
        is_part: true,
        measure: Measure::Period(|figures| figures.time_to_resolve(|effort| &effort.clock)),
        rule: term!(
            "The same without the time that stops the clock of the resolution by the settings, such as waiting for the customer. Without a status history waiting is not known: then it is an estimate, at most what is shown."
        ),
        why: term!("Published goal: two business days (18 h) on company average."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::KillRate,
        title: term!("Kill rate"),
        less_is_better: Some(false),
        needs: Needs::Openness,
        measure: Measure::Period(|figures| figures.kill_rate()),
        rule: term!("Tickets completed ÷ tickets created in the period."),
        why: term!("Below 100 % the backlog grows."),
        action: term!("Look at what is created more than before."),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::Reopened,
        title: term!("Reopened"),
        kind: Kind::Share,
        less_is_better: Some(true),
        measure: Measure::Period(|figures| figures.answer(Question::Reopened)),
        rule: term!("Completed tickets that were opened again after a completion ÷ completed tickets."),
        why: term!("Work that was not finished is done twice."),
        action: term!("Open them; ask what was missing."),
        counted_by: Some(|_| "reopened".to_owned()),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::SameDay,
        title: term!("Completed on the same day"),
        kind: Kind::Share,
        less_is_better: Some(false),
        measure: Measure::Period(|figures| figures.answer(Question::SameDay)),
        rule: term!("Tickets completed on the day of their creation ÷ completed tickets."),
        why: term!("Clients remember quick help."),
        counted_by: Some(|_| "same_day".to_owned()),
        ..PLAIN
    },
    FigureSpec {
        id: FigureId::OneTechnician,
        title: term!("One technician"),
        kind: Kind::Share,
        less_is_better: Some(false),
        measure: Measure::Period(|figures| figures.answer(Question::OneTechnician)),
        rule: term!(
            "Completed tickets all of whose time entries are of one technician ÷ completed tickets with entries."
        ),
        why: term!("Each hand-over costs a conversation."),
        action: term!("Look at triage: did the ticket go to the right person first?"),
        counted_by: Some(|_| "one_technician".to_owned()),
        ..PLAIN
    },
];
