//! The names of the figures. They stand in settings, links, JSON and engagement files, so they never change.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! figures {
    ($($name:ident $id:literal,)*) => {
        /// A figure of the method. What it is stands in its [`FigureSpec`](crate::figure::FigureSpec).
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

impl FigureId {
    /// The figure of a name; `None` for a name that is none.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|figure| figure.id() == id)
    }
}

impl Serialize for FigureId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.id())
    }
}

/// Values by figure, as they stand in settings and stored files; names of figures that are none are passed over.
pub(crate) fn known<'de, D: Deserializer<'de>, V: Deserialize<'de>>(
    from: D,
) -> Result<BTreeMap<FigureId, V>, D::Error> {
    let all = BTreeMap::<String, V>::deserialize(from)?;
    Ok(all.into_iter().filter_map(|(id, value)| Some((FigureId::from_id(&id)?, value))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_is_found_by_its_own_name() {
        for figure in FigureId::ALL {
            assert_eq!(FigureId::from_id(figure.id()), Some(*figure));
        }
        assert_eq!(FigureId::from_id("over"), None);
    }
}
