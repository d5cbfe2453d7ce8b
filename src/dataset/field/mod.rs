//! The canonical columns, and the names that service desks give them.

mod languages;
mod others;
mod tickets;

use serde::{Deserialize, Serialize};

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entity {
    /// One row a ticket, or many rows a ticket (an event log).
    Tickets,
    /// Hours worked.
    TimeEntries,
    /// Appointments for tickets.
    ServiceCalls,
    /// Technicians.
    Resources,
    /// Companies and their endpoints.
    Companies,
    /// Status changes of tickets.
    StatusHistory,
    /// Days on which nobody works.
    Holidays,
    /// Contracts or agreements of companies.
    Contracts,
    /// The vendor's own verdicts on service levels, ticket by ticket.
    SlaResults,
    /// Devices, counted as endpoints of their companies.
    Assets,
}

impl Entity {
    /// All, in order of recognition.
    pub const ALL: [Self; 10] = [
        Self::Tickets,
        Self::TimeEntries,
        Self::ServiceCalls,
        Self::Resources,
        Self::Companies,
        Self::StatusHistory,
        Self::Holidays,
        Self::Contracts,
        Self::SlaResults,
        Self::Assets,
    ];

    /// The name in JSON and settings.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tickets => "tickets",
            Self::TimeEntries => "time_entries",
            Self::ServiceCalls => "service_calls",
            Self::Resources => "resources",
            Self::Companies => "companies",
            Self::StatusHistory => "status_history",
            Self::Holidays => "holidays",
            Self::Contracts => "contracts",
            Self::SlaResults => "sla_results",
            Self::Assets => "assets",
        }
    }

    /// The words on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Tickets => "tickets",
            Self::TimeEntries => "time entries",
            Self::ServiceCalls => "service calls",
            Self::Resources => "technicians",
            Self::Companies => "companies",
            Self::StatusHistory => "status history",
            Self::Holidays => "holidays",
            Self::Contracts => "contracts",
            Self::SlaResults => "SLA results",
            Self::Assets => "devices",
        }
    }

    /// The entity of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.id() == id)
    }
}

/// How the cells of a field are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A label or name that recurs.
    Label,
    /// A ticket number.
    Key,
    /// A moment or day.
    Date,
    /// Hours or another number.
    Amount,
    /// Yes or no.
    Flag,
    /// Free text.
    Text,
}

macro_rules! fields {
    ($($name:ident $kind:ident $id:literal $title:literal,)*) => {
        /// A canonical column.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "the titles below say what they are")]
        pub enum Field { $($name,)* }

        impl Field {
            /// All canonical columns.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
            /// The name in settings files.
            pub const fn id(self) -> &'static str { match self { $(Self::$name => $id,)* } }
            /// The words on screen.
            pub const fn title(self) -> &'static str { match self { $(Self::$name => $title,)* } }
            /// How its cells are kept.
            pub const fn kind(self) -> FieldKind { match self { $(Self::$name => FieldKind::$kind,)* } }
        }
    };
}

fields! {
    Number Key "number" "Ticket number",
    Id Key "id" "Ticket id",
    Title Text "title" "Title",
    Company Label "company" "Company",
    Contact Label "contact" "Contact",
    Queue Label "queue" "Queue",
    Status Label "status" "Status",
    SubStatus Label "sub_status" "Sub-status",
    Priority Label "priority" "Priority",
    TicketType Label "ticket_type" "Ticket type",
    IssueType Label "issue_type" "Issue type",
    SubIssueType Label "sub_issue_type" "Sub-issue type",
    Source Label "source" "Source",
    Resource Label "resource" "Primary resource",
    Contract Label "contract" "Contract",
    Sla Label "sla" "Service level agreement",
    SlaSentence Label "sla_sentence" "SLA status, as exported",
    Project Label "project" "Project",
    Created Date "created" "Created",
    LastActivity Date "last_activity" "Last activity",
    Completed Date "completed" "Completed",
    Due Date "due" "Due date",
    FirstResponseDue Date "first_response_due" "First response due",
    FirstResponseAt Date "first_response_at" "First response",
    PlanDue Date "resolution_plan_due" "Resolution plan due",
    PlanAt Date "resolution_plan_at" "Resolution plan",
    ResolutionDue Date "resolution_due" "Resolution due",
    ResolvedAt Date "resolved_at" "Resolution",
    NextServiceCall Date "next_service_call" "Next service call",
    EventAt Date "event_at" "Time of the event",
    Estimate Amount "estimate" "Estimated hours",
    Worked Amount "worked" "Hours worked",
    Billed Amount "billed" "Hours to bill",
    Reopened Amount "reopened" "Reopened",
    AgeDays Amount "age_days" "Age in days",
    Recurring Flag "recurring" "Recurring",
    SlaMet Flag "sla_met" "SLA met, as exported",
    Start Date "start" "Start",
    End Date "end" "End",
    Entered Date "entered" "Entered",
    WorkedOn Date "worked_on" "Day worked",
    NonBillable Flag "non_billable" "Non-billable",
    WorkType Label "work_type" "Work type",
    Note Text "note" "Note",
    WeeklyHours Amount "weekly_hours" "Weekly hours",
    BillableGoal Amount "billable_goal" "Billable goal",
    Role Label "role" "Role",
    Active Flag "active" "Active",
    Endpoints Amount "endpoints" "Endpoints",
    Own Flag "own" "Own company",
    FirstName Label "first_name" "First name",
    LastName Label "last_name" "Last name",
    Summary Label "summary" "Summary",
    Instance Label "instance" "Instance",
    ChangedField Label "changed_field" "Changed field",
    OldStatus Label "old_status" "Old status",
    ChangeText Text "change_text" "The change, as a sentence",
    ResponseMet Flag "response_met" "First response met, as exported",
    PlanMet Flag "plan_met" "Resolution plan met, as exported",
    ResponseElapsed Amount "response_elapsed" "Hours to first response, as exported",
    PlanElapsed Amount "plan_elapsed" "Hours to resolution plan, as exported",
    ResolutionElapsed Amount "resolution_elapsed" "Hours to resolution, as exported",
}

impl Field {
    /// The field of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.id() == id)
    }

    /// The names that exports give this field in a table of `entity`, normalised (lower case, letters and
    /// digits only), the best first. Empty when such a table does not have the field.
    pub fn aliases(self, entity: Entity) -> &'static [&'static str] {
        match entity {
            Entity::Tickets => self.ticket_aliases(),
            Entity::TimeEntries => self.entry_aliases(),
            Entity::ServiceCalls => self.call_aliases(),
            Entity::Resources => self.resource_aliases(),
            Entity::Companies => self.company_aliases(),
            Entity::StatusHistory => self.history_aliases(),
            Entity::Holidays => self.holiday_aliases(),
            Entity::Contracts => self.contract_aliases(),
            Entity::SlaResults => self.sla_result_aliases(),
            Entity::Assets => self.asset_aliases(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::normalize;

    #[test]
    fn aliases_are_normalised_and_lead_to_one_field() {
        for entity in Entity::ALL {
            let mut seen = std::collections::BTreeMap::new();
            for &field in Field::ALL {
                for alias in field.aliases(entity).iter().chain(field.foreign_aliases(entity)) {
                    assert_eq!(normalize(alias), *alias, "{field:?}");
                    let other = seen.insert(*alias, field);
                    assert!(
                        other.is_none(),
                        "{entity:?}: {alias} means {field:?} and {other:?}"
                    );
                }
            }
        }
    }
}
