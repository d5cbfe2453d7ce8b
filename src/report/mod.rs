//! Figures: one file for each question of the method.
//!
//! In: a data set, settings and a query. Out: counts, shares, hours, and the rows behind each. Never: words
//! for people, beyond the reason why something cannot be measured.

mod clock;
mod coordinator;
mod distribution;
mod due_audit;
mod journey;
mod measured;
mod pauses;
mod pick;
mod reactive_hours;
mod sla_event;
mod sla_performance;
mod utilization;
mod view;

pub use clock::{Explained, TargetBasis};
pub use coordinator::{Companion, KPI_IDS, Kpi, KpiRows, coordinator, kpi, ready_list};
pub use distribution::{
    DayCount, TypePriority, WorkflowShare, by_type_priority, daily, distribution, double_hump,
};
pub use due_audit::{DueAudit, DueCause};
pub use journey::{Edge, Journey, JourneyMap, edge_name, journey, journey_map, needs_history};
pub use measured::SlaClocks;
pub use pauses::{StatusStates, changes_until};
pub use pick::{Condition, condition, select};
pub use reactive_hours::{ReactiveHours, company_hours, reactive_hours};
pub use sla_event::{SlaBand, SlaEvent};
pub use sla_performance::{SlaShare, sla_performance};
pub use utilization::{Utilization, utilization};
pub use view::{Gap, Measured, View};
