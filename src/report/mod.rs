//! Figures: one file for each question of the method.
//!
//! In: a data set, settings and a query. Out: counts, shares, hours, and the rows behind each. Never: words
//! for people, beyond the reason why something cannot be measured.

mod arrivals;
mod coordinator;
mod demand;
mod distribution;
mod pick;
mod reactive_hours;
mod sla_event;
mod sla_performance;
mod time_slots;
mod utilization;
mod view;
mod workflow_table;

pub use arrivals::{DeskHistory, completed_hours, desk_history, usual_target_days};
pub use coordinator::{Companion, KPI_IDS, Kpi, KpiRows, coordinator, kpi, ready_list};
pub use demand::{Technician, WorkAhead, managed_companies, technicians, work_ahead, working_days};
pub use distribution::{
    DayCount, TypePriority, WorkflowShare, by_type_priority, daily, distribution, double_hump,
};
pub use pick::{Condition, condition, select};
pub use reactive_hours::{ReactiveHours, company_hours, reactive_hours};
pub use sla_event::{SlaBand, SlaEvent};
pub use sla_performance::{SlaShare, sla_performance};
pub use time_slots::{SlotProfile, Slots, is_covered, slot_profile};
pub use utilization::{Utilization, utilization};
pub use view::{Gap, Measured, View};
pub use workflow_table::{RULES, WorkflowFigures, WorkflowTable, workflow_table};
