//! Figures: one file for each question of the method.
//!
//! In: a data set, settings and a query. Out: counts, shares, hours, and the rows behind each. Never: words
//! for people, beyond the reason why something cannot be measured.

mod arrivals;
mod audit;
mod backlog;
mod balance;
mod breakdown;
mod calendar_load;
mod calls;
mod capacity;
mod certainty;
mod claims;
mod clock;
mod coordinator;
mod coordinator_history;
mod daily_figures;
mod day_span;
mod demand;
mod desk_count;
mod distribution;
mod due;
mod due_audit;
mod effort;
mod entry_review;
mod gap;
mod huddle;
mod intake;
mod journey;
mod kept_day;
mod ladder;
mod measure;
mod measured;
mod moves;
mod noise;
mod pauses;
mod promises;
mod reactive_hours;
mod rests_on;
mod scorecard;
mod sla_event;
mod sla_performance;
mod team;
mod time_entry;
mod time_off;
mod time_slots;
mod time_to_resolve;
mod trend;
mod triage_age;
mod utilization;
mod view;
mod waiting;
mod whereabouts;
mod workflow_table;
mod workload;

pub use crate::table::{FigureId, FigureSpec, Goal, GoalRule, Kind, Needs, Panel, Unit, goals, specs};
pub use arrivals::{DeskHistory, completed_hours, days_to_complete, desk_history, done_in_time, usual_target_days};
pub use audit::{Bent, DataCheck, Finding, exported_verdict, finding, findings, resolution_verdict};
pub use backlog::{Backlog, BacklogTable, FAMILIES, backlog, backlog_line, family_id};
pub use balance::{Balance, Move, balance};
pub use breakdown::{Breakdown, Group, Kept, Tally, breakdown, can_group};
pub use calendar_load::{CALENDAR_DAYS, CalendarLoad, DayLoad, calendar_load, next_working_days};
pub use calls::{PlannedCall, calls_between, knows_call_lengths, tickets_of};
pub use capacity::{
    Ahead, Capacity, CapacityWeek, Efforts, Outlook as ArrivalsBasis, Pile, StaffedWeek, WorkflowAhead, ahead, capacity,
};
pub use certainty::{Certainty, certainty};
pub use claims::{CLAIM_DAYS, Claim, Claimed, claimed};
pub use clock::{DueOffClock, Explained, TargetBasis};
pub use coordinator::{Beside, Companion, KPI_IDS, Kpi, KpiRows, beside, coordinator, kpi};
pub use coordinator_history::{KpiDay, KpiHistory, Origin, coordinator_day, coordinator_history, rebuilt_rows};
pub use daily_figures::{DailyFigure, daily_figures};
pub use day_span::DaySpan;
pub use demand::{Technician, WorkAhead, managed_companies, technicians, work_ahead};
pub use desk_count::DeskCount;
pub use distribution::{
    DayCount, TypePriority, WorkflowShare, by_type_priority, daily, distribution, knows_shape, requests_blur,
    shape_warnings,
};
pub use due_audit::{DueAudit, DueCause};
pub use effort::{Effort, Lengths, Question, effort, knows_completion};
pub use entry_review::{Check, Found, Review, entry_review};
pub use gap::{Gap, Measured, Then};
pub use huddle::{DayFlow, URGENCY, broken_rules, day_before, day_flow, unmeasured_rules};
pub use intake::{
    Arrivals, PriorityMix, arrivals, is_new_for, knows_workflow, knows_workflows, new_for, new_tickets, priority_mix,
};
pub use journey::{Edge, Journey, JourneyList, JourneyMap, journey, journey_map, needs_history};
pub use kept_day::CoordinatorDay;
pub use ladder::{knows_sla, ladder};
pub use measure::{Figures, Reading, measure};
pub use measured::SlaClocks;
pub use moves::{Moves, moves};
pub use noise::{CompanyNoise, Noise, covered_periods, noise};
pub use pauses::{StatusStates, changes_until};
pub use promises::{Promises, Running, promises};
pub use reactive_hours::{CompanyReactive, ReactiveHours, company_hours, reactive_hours};
pub use rests_on::guesses_behind;
pub use scorecard::{Component, Score, Scored, WEIGHTS, scorecard, weights};
pub use sla_event::{SlaBand, SlaEvent};
pub use sla_performance::{SlaShare, sla_performance, sla_performance_by};
pub use team::{Grouping, Member, Team};
pub use time_entry::{
    Bucket, Labor, LateBand, Part, Person, TimeBook, bucket, knows_entries, knows_lateness, late_band, lateness, ratio,
    real_time_entry, time_book, working_days,
};
pub use time_off::Absences;
pub use time_slots::{SlotProfile, Slots, is_covered, slot_profile};
pub use time_to_resolve::{ResolveTimes, times_to_resolve};
pub use trend::{Mask, PERIODS, Steps, TREND, WEEK, WINDOWS, Window, Windows, trend, windows_of};
pub use triage_age::{triage_age, triage_clock};
pub use utilization::{Utilization, utilization};
pub use view::{Condition, View};
pub use waiting::{Parked, abandoned, parked};
pub use whereabouts::{TeamToday, Whereabouts, whereabouts};
pub use workflow_table::{WorkflowFigures, WorkflowTable, workflow_table};
pub use workload::{Load, Workload, workload};

/// What rules need beyond the public figures: the conditions that figures count by.
pub(crate) mod internal {
    pub(crate) use super::arrivals::last_whole_day;
    pub(crate) use super::audit::condition as audit_condition;
    pub(crate) use super::backlog::age;
    pub(crate) use super::claims::claim_condition;
    pub(crate) use super::coordinator::is_ready;
    pub(crate) use super::due_audit::due_condition;
    pub(crate) use super::effort::{answer, can_answer, is_completed_in_period};
    pub(crate) use super::entry_review::{Marks, can_check};
    pub(crate) use super::intake::{is_covered as is_covered_at, slot};
    pub(crate) use super::journey::{change_condition, journey_condition};
    pub(crate) use super::moves::moved_by;
    pub(crate) use super::sla_performance::{completed, without_target};
    pub(crate) use super::time_entry::{is_reactive, is_real_time, is_team, managed_by_sym};
    pub(crate) use super::time_slots::{is_busy_in, is_covered as is_covered_hour, slot_of_period};
    pub(crate) use super::waiting::{idle, is_abandoned};
    pub(crate) use super::whereabouts::worked_on;
    pub(crate) use super::workflow_table::has_estimate;
    pub(crate) use super::workload::{is_outside_team, is_ready_in_queue};
}
