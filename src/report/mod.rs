//! Figures: one file for each question of the method.
//!
//! In: a data set, settings and a query. Out: counts, shares, hours, and the rows behind each. Never: words
//! for people, beyond the reason why something cannot be measured.

mod coordinator;
mod distribution;
mod reactive_hours;
mod sla_event;
mod sla_performance;
mod utilization;
mod view;

pub use coordinator::{Companion, KPI_IDS, Kpi, KpiRows, coordinator, kpi, ready_list};
pub use distribution::{
    DayCount, TypePriority, WorkflowShare, by_type_priority, daily, distribution, double_hump,
};
pub use reactive_hours::{ReactiveHours, company_hours, reactive_hours};
pub use sla_event::{SlaBand, SlaEvent};
pub use sla_performance::{SlaShare, sla_performance};
pub use utilization::{Utilization, utilization};
pub use view::{Gap, Measured, View};
