//! The canonical columns, and the names that service desks give them.

mod languages;
mod others;
mod tickets;

use language::{self, say, term};
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
    pub fn title(self) -> &'static str {
        match self {
            Self::Tickets => say!("tickets"),
            Self::TimeEntries => say!("time entries"),
            Self::ServiceCalls => say!("service calls"),
            Self::Resources => say!("technicians"),
            Self::Companies => say!("companies"),
            Self::StatusHistory => say!("status history"),
            Self::Holidays => say!("holidays"),
            Self::Contracts => say!("contracts"),
            Self::SlaResults => say!("SLA results"),
            Self::Assets => say!("devices"),
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
    ($($name:ident $kind:ident $id:literal $title:expr,)*) => {
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
            pub fn title(self) -> &'static str { language::text(match self { $(Self::$name => $title,)* }) }
            /// How its cells are kept.
            pub const fn kind(self) -> FieldKind { match self { $(Self::$name => FieldKind::$kind,)* } }
        }
    };
}

fields! {
    Number Key "number" term!("Ticket number"),
    Id Key "id" term!("Ticket id"),
    Title Text "title" term!("Title"),
    Company Label "company" term!("Company"),
    Contact Label "contact" term!("Contact"),
    Queue Label "queue" term!("Queue"),
    Status Label "status" term!("Status"),
    SubStatus Label "sub_status" term!("Sub-status"),
    StatusCategory Label "status_category" term!("Status category"),
    Resolution Label "resolution" term!("Resolution, as a label"),
    Priority Label "priority" term!("Priority"),
    TicketType Label "ticket_type" term!("Ticket type"),
    IssueType Label "issue_type" term!("Issue type"),
    SubIssueType Label "sub_issue_type" term!("Sub-issue type"),
    Source Label "source" term!("Source"),
    Resource Label "resource" term!("Primary resource"),
    OtherResources Label "other_resources" term!("Other resources"),
    Contract Label "contract" term!("Contract"),
    Sla Label "sla" term!("Service level agreement"),
    SlaSentence Label "sla_sentence" term!("SLA status, as exported"),
    Project Label "project" term!("Project"),
    Created Date "created" term!("Created"),
    LastActivity Date "last_activity" term!("Last activity"),
    Completed Date "completed" term!("Completed"),
    Due Date "due" term!("Due date"),
    FirstResponseDue Date "first_response_due" term!("First response due"),
    FirstResponseAt Date "first_response_at" term!("First response"),
    PlanDue Date "resolution_plan_due" term!("Resolution plan due"),
    PlanAt Date "resolution_plan_at" term!("Resolution plan"),
    ResolutionDue Date "resolution_due" term!("Resolution due"),
    ResolvedAt Date "resolved_at" term!("Resolution"),
    NextServiceCall Date "next_service_call" term!("Next service call"),
    EventAt Date "event_at" term!("Time of the event"),
    Estimate Amount "estimate" term!("Estimated hours"),
    Worked Amount "worked" term!("Hours worked"),
    Billed Amount "billed" term!("Billable hours"),
    Reopened Amount "reopened" term!("Reopened"),
    AgeDays Amount "age_days" term!("Age in days"),
    Recurring Flag "recurring" term!("Recurring"),
    SlaMet Flag "sla_met" term!("SLA met, as exported"),
    Start Date "start" term!("Start"),
    End Date "end" term!("End"),
    Entered Date "entered" term!("Entered"),
    WorkedOn Date "worked_on" term!("Day worked"),
    NonBillable Flag "non_billable" term!("Non-billable"),
    WorkType Label "work_type" term!("Work type"),
    Note Text "note" term!("Note"),
    WeeklyHours Amount "weekly_hours" term!("Weekly hours"),
    BillableGoal Amount "billable_goal" term!("Billable goal"),
    Role Label "role" term!("Role"),
    Active Flag "active" term!("Active"),
    Endpoints Amount "endpoints" term!("Endpoints"),
    Own Flag "own" term!("Own company"),
    FirstName Label "first_name" term!("First name"),
    LastName Label "last_name" term!("Last name"),
    Summary Label "summary" term!("Summary"),
    Instance Label "instance" term!("Instance"),
    ChangedField Label "changed_field" term!("Changed field"),
    OldStatus Label "old_status" term!("Old status"),
    ChangeText Text "change_text" term!("The change, as a sentence"),
    ResponseMet Flag "response_met" term!("First response met, as exported"),
    PlanMet Flag "plan_met" term!("Resolution plan met, as exported"),
    ResponseElapsed Amount "response_elapsed" term!("Hours to first response, as exported"),
    PlanElapsed Amount "plan_elapsed" term!("Hours to resolution plan, as exported"),
    ResolutionElapsed Amount "resolution_elapsed" term!("Hours to resolution, as exported"),
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
    use base::normalize;

    #[test]
    fn aliases_are_normalised_and_lead_to_one_field() {
        for entity in Entity::ALL {
            let mut seen = std::collections::BTreeMap::new();
            for &field in Field::ALL {
                for alias in field.aliases(entity).iter().chain(field.foreign_aliases(entity)) {
                    assert_eq!(normalize(alias), *alias, "{field:?}");
                    let other = seen.insert(*alias, field);
                    assert!(other.is_none(), "{entity:?}: {alias} means {field:?} and {other:?}");
                }
            }
        }
    }
}
