//! Figures: one file for each question of the method.
//!
//! In: a data set, settings and a query. Out: counts, shares, hours, and the rows behind each. Never: words
//! for people, beyond the reason why something cannot be measured.

mod breakdown;
mod coordinator;
mod distribution;
mod effort;
mod entry_pick;
mod entry_review;
mod noise;
mod pick;
mod reactive_hours;
mod scorecard;
mod sla_event;
mod sla_performance;
mod time_entry;
mod trend;
mod utilization;
mod view;

pub use breakdown::{Breakdown, Group, Kept, Tally, breakdown, can_group};
pub use coordinator::{Companion, KPI_IDS, Kpi, KpiRows, coordinator, kpi, ready_list};
pub use distribution::{
    DayCount, TypePriority, WorkflowShare, by_type_priority, daily, distribution, double_hump,
};
pub use effort::{Effort, Lengths, Question, effort, knows_completion};
pub use entry_pick::{EntryCondition, entry_condition, select_entries};
pub use entry_review::{Check, Found, Review, entry_review};
pub use noise::{CompanyNoise, Noise, covered_periods, noise};
pub use pick::{Condition, basis_named, condition, select};
pub use reactive_hours::{ReactiveHours, company_hours, reactive_hours};
pub use scorecard::{Component, Score, Scored, WEIGHTS, scorecard};
pub use sla_event::{SlaBand, SlaEvent};
pub use sla_performance::{SlaShare, sla_performance, sla_performance_by};
pub use time_entry::{
    Bucket, Labor, LateBand, Part, Person, TimeBook, bucket, knows_entries, knows_lateness, late_band,
    lateness, ratio, time_book, working_days,
};
pub use trend::{Mask, PERIODS, TREND, WEEK, WINDOWS, Window, Windows, trend, windows_of};
pub use utilization::{Utilization, utilization};
pub use view::{Gap, Measured, View};
