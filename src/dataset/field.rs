//! The canonical columns, and the names that service desks give them.

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
}

impl Entity {
    /// All, in order of recognition.
    pub const ALL: [Self; 7] = [
        Self::Tickets,
        Self::TimeEntries,
        Self::ServiceCalls,
        Self::Resources,
        Self::Companies,
        Self::StatusHistory,
        Self::Holidays,
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
        }
    }

    fn ticket_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Number => &[
                "ticketnumber",
                "ticketno",
                "ticketnr",
                "autotaskticketnumber",
                "number",
                "ticket",
                "ticketid",
                "issuekey",
                "incidentid",
                "displayid",
                "caseconceptname",
                "casenumber",
                "caseid",
                "faultid",
                "requestid",
                "incidentnumber",
                "ticketnum",
                "key",
                "nummer",
                "vorgangsnummer",
                "taskticketnumber",
                "case",
                "srnumber",
                "srid",
            ],
            Self::Id => &["id", "selectedsrservicerecid", "recid", "sysid", "internalid"],
            Self::Title => &[
                "title",
                "tickettitle",
                "summarydescription",
                "summary",
                "subject",
                "shortdescription",
                "symptom",
                "titel",
                "betreff",
                "issuesummary",
            ],
            Self::Company => &[
                "account",
                "accountname",
                "company",
                "companyname",
                "client",
                "clientname",
                "customer",
                "customername",
                "organization",
                "organizationname",
                "organisation",
                "organizations",
                "kunde",
                "firma",
                "businessunit",
                "site",
                "areaaareadesc",
                "aareadesc",
                "companyid",
                "clientid",
                "customerid",
                "organizationid",
            ],
            Self::Contact => &[
                "contact",
                "contactname",
                "requester",
                "requestername",
                "caller",
                "callerid",
                "from",
                "user",
                "username",
                "endusername",
                "kontakt",
                "fullname",
            ],
            Self::Queue => &[
                "queue",
                "queuename",
                "board",
                "boardname",
                "serviceboard",
                "team",
                "assignmentgroup",
                "group",
                "groupname",
                "department",
                "teamassigned",
                "queueid",
                "ownergroup",
                "orggroup",
                "ticketqueuelabel",
                "warteschlange",
                "techgroup",
                "groupid",
                "teamname",
                "boardid",
            ],
            Self::Status => &[
                "status",
                "ticketstatus",
                "currentstatus",
                "statusname",
                "state",
                "incidentstate",
                "identstate",
                "tstatusdesc",
                "conceptname",
                "statusid",
                "ticketstatusname",
                "zustand",
            ],
            Self::SubStatus => &["lifecycletransition", "substatus"],
            Self::Priority => &[
                "priority",
                "priorityname",
                "ticketpriority",
                "severity",
                "seriousness",
                "priorityid",
                "prioritaet",
                "priorität",
                "prio",
                "impact",
            ],
            Self::TicketType => &[
                "tickettype",
                "type",
                "tickettypename",
                "requesttype",
                "issuetype2",
                "requesttypenew",
                "rtdesc",
                "sysclassname",
                "tickettypeid",
                "recordtype",
            ],
            Self::IssueType => &[
                "issuetype",
                "issuetypename",
                "ticketissuetypelabel",
                "category",
                "category1",
                "subtype",
                "issuecategory",
                "problemtype",
                "kategorie",
            ],
            Self::SubIssueType => &[
                "subissuetype",
                "ticketsubissuetypelabel",
                "subcategory",
                "item",
                "category2",
            ],
            Self::Source => &[
                "source",
                "sourcename",
                "contacttype",
                "channel",
                "via",
                "ticketsource",
                "sourceid",
                "quelle",
            ],
            Self::Resource => &[
                "primaryresourcerole",
                "primaryresource",
                "primaryresourcename",
                "assignedresource",
                "assignedresourceid",
                "assignedto",
                "assignee",
                "assigneename",
                "assignedagent",
                "agentassigned",
                "agent",
                "agentname",
                "technician",
                "technicianname",
                "technicianfullname",
                "resources",
                "resource",
                "owner",
                "ownername",
                "orgresource",
                "techniker",
                "bearbeiter",
                "assignedtech",
                "tech",
                "agentid",
                "assigneeid",
                "responderid",
                "userid",
                "assignedtechnician",
            ],
            Self::Contract => &[
                "contract",
                "contractname",
                "agreement",
                "agreementname",
                "vertrag",
                "contractid",
            ],
            Self::Sla => &[
                "servicelevelagreement",
                "servicelevelagreementname",
                "slaname",
                "sla",
                "servicelevelagreementid",
                "slaid",
            ],
            Self::SlaSentence => &["slastatus"],
            Self::Project => &["project", "projectname", "projectnumber", "projectid", "projekt"],
            Self::Created => &[
                "created",
                "createdate",
                "createdatetime",
                "createdon",
                "createdat",
                "createdtime",
                "createddate",
                "creationdate",
                "datecreated",
                "dateentered",
                "infodateentered",
                "opened",
                "openedat",
                "opendate",
                "opentime",
                "dateopened",
                "datelogged",
                "dateoccurred",
                "dateoccured",
                "datereported",
                "ticketcreateddate",
                "erstellt",
                "erstelltam",
                "erfasst",
                "enteredon",
                "submitted",
                "submitdate",
                "loggedat",
                "syscreatedon",
                "syscreatedat",
            ],
            Self::LastActivity => &[
                "lastactivity",
                "lastactivitydate",
                "lastactivitydatetime",
                "lastactivityupdate",
                "lastupdate",
                "lastupdated",
                "lastupdatetime",
                "lastupdatedtime",
                "updated",
                "updatedat",
                "sysupdatedon",
                "sysupdatedat",
                "lastactiondate",
                "flastactiondate",
                "infolastupdated",
                "updatedon",
                "modified",
                "lastmodified",
                "modifiedon",
                "letzteaktivität",
                "letzteaktivitaet",
                "dateupdated",
                "lastmodifieddate",
                "lasttrackedmodificationdatetime",
            ],
            Self::Completed => &[
                "completed",
                "completeddate",
                "completedon",
                "completedat",
                "completedate",
                "completedatetime",
                "closed",
                "closedat",
                "closeddate",
                "closedtime",
                "closetime",
                "closedate",
                "dateclosed",
                "datefullyclosed",
                "datecompleted",
                "closedon",
                "abgeschlossen",
                "geschlossen",
                "datecleared",
                "finished",
            ],
            Self::Due => &[
                "duedate",
                "duedatetime",
                "due",
                "dueat",
                "duetime",
                "requireddate",
                "fällig",
                "faellig",
                "fälligam",
                "deadline",
                "deadlinedate",
                "targetdate",
                "closedticketduedate",
            ],
            Self::FirstResponseDue => &[
                "firstresponsedue",
                "firstresponseduedatetime",
                "firstresponseduedate",
                "firstresponsetarget",
                "firstresponsetargettime",
                "frdueby",
                "respondbydate",
                "frespondbydate",
                "responsetarget",
                "responsedue",
                "respondby",
                "firstresponseby",
                "targetresponse",
                "responseduedate",
            ],
            Self::FirstResponseAt => &[
                "firstresponseactual",
                "firstresponsedatetime",
                "firstresponse",
                "firstresponseactualtime",
                "firstresponsedate",
                "initialresponsetime",
                "responsedate",
                "fresponsedate",
                "ffirstresponsedate",
                "dateresponded",
                "firstrespondedat",
                "statsfirstrespondedat",
                "techniciannfirstcommentdate",
                "technicianfirstcommentdate",
                "responded",
                "respondedat",
                "firstresponseat",
            ],
            Self::PlanDue => &[
                "resolutionplandue",
                "resolutionplanduedatetime",
                "resolutionplanduedate",
                "resolutionplantarget",
                "planby",
                "plandue",
                "engagementdue",
                "techengagementdue",
            ],
            Self::PlanAt => &[
                "resolutionplanactual",
                "resolutionplandatetime",
                "resolutionplan",
                "resolutionplandate",
                "dateresplan",
                "planned",
                "techengagement",
                "resolutionplanat",
            ],
            Self::ResolutionDue => &[
                "resolutiondue",
                "resolveddue",
                "resolvedduedatetime",
                "resolutionduedatetime",
                "resolutionduedate",
                "resolvedduedate",
                "resolutiontarget",
                "resolutiontargettime",
                "sladue",
                "slaplannedend",
                "fixbydate",
                "fixby",
                "dueby",
                "duebytime",
                "resolveby",
                "targetresolution",
                "resolutionby",
            ],
            Self::ResolvedAt => &[
                "resolutionactual",
                "resolveddatetime",
                "resolved",
                "resolvedat",
                "resolveddate",
                "resolvedtime",
                "resolutionactualtime",
                "resolutiondate",
                "dateresolved",
                "solvedat",
                "statsresolvedat",
                "ticketresolveddate",
                "gelöst",
                "geloest",
                "gelöstam",
                "solved",
                "resolutiondatetime",
                "resolutionat",
            ],
            Self::NextServiceCall => &[
                "nextservicecall",
                "nextservicecalldate",
                "nextservicecalldatetime",
                "nextdate",
                "nextscheduled",
                "nextschedule",
                "nextappointment",
                "appointmentdate",
                "servicecall",
                "servicecalldate",
                "scheduledfor",
                "scheduleddate",
            ],
            Self::EventAt => &[
                "timetimestamp",
                "timestamp",
                "eventtime",
                "eventat",
                "changedat",
                "changedate",
            ],
            Self::Estimate => &[
                "estimatedhours",
                "estimate",
                "estimated",
                "hoursestimated",
                "budget",
                "budgethours",
                "estimatedtime",
                "originalestimate",
                "geschätztestunden",
                "plannedhours",
            ],
            Self::Worked => &[
                "totalhoursworked",
                "hoursworked",
                "workedhours",
                "worked",
                "totalhours",
                "actualhours",
                "timeworked",
                "timetracked",
                "timetaken",
                "timespent",
                "stunden",
                "hours",
                "totalworkedhours",
                "totaltime",
            ],
            Self::Billed => &[
                "billedhours",
                "totalbillablehours",
                "billablehours",
                "hourstobill",
                "chargehours",
            ],
            Self::Reopened => &[
                "reopened",
                "reopencount",
                "reopens",
                "timesreopened",
                "reopeneddate",
                "hasbeenclosed",
            ],
            Self::AgeDays => &["age", "agedays", "daysopen", "ageindays"],
            Self::Recurring => &["recurring", "isrecurring", "recurringticket"],
            Self::SlaMet => &[
                "madesla",
                "servicelevelagreementhasbeenmet",
                "slamet",
                "hasmetsla",
                "isinsla",
                "resolutionstatus",
            ],
            Self::Note => &[],
            _ => &[],
        }
    }

    fn entry_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Number => &[
                "ticketnumber",
                "ticketno",
                "ticketnr",
                "autotaskticketnumber",
                "ticket",
                "ticketid",
                "chargetoid",
                "number",
                "tasknumber",
                "taskticketnumber",
                "issuekey",
                "requestid",
                "task",
            ],
            Self::Company => &[
                "account",
                "accountname",
                "company",
                "companyname",
                "client",
                "clientname",
                "customer",
                "customername",
                "organization",
                "kunde",
            ],
            Self::Resource => &[
                "resource",
                "resourcename",
                "member",
                "membername",
                "technician",
                "technicianname",
                "agent",
                "agentname",
                "who",
                "employee",
                "user",
                "username",
                "resourceid",
                "worker",
                "author",
                "techniker",
                "mitarbeiter",
            ],
            Self::Start => &[
                "startdatetime",
                "start",
                "starttime",
                "timestart",
                "startedat",
                "workstart",
                "startdate",
                "begin",
                "beginn",
                "started",
            ],
            Self::End => &[
                "enddatetime",
                "end",
                "endtime",
                "timeend",
                "endedat",
                "workend",
                "enddate",
                "ende",
                "stop",
                "finished",
            ],
            Self::Entered => &[
                "createdatetime",
                "createdate",
                "created",
                "createdat",
                "createdon",
                "dateentered",
                "entered",
                "enteredat",
                "datecreated",
                "actiondatecreated",
                "syscreatedon",
                "entrydate",
                "erfasst",
                "createdtime",
            ],
            Self::WorkedOn => &["dateworked", "workdate", "date", "workedon", "day", "datum"],
            Self::Worked => &[
                "hoursworked",
                "actualhours",
                "hours",
                "worked",
                "timetaken",
                "timespent",
                "duration",
                "timeworked",
                "durationhours",
                "stunden",
                "totalhoursworked",
                "timespentinhours",
            ],
            Self::Billed => &[
                "hourstobill",
                "billablehours",
                "hoursbilled",
                "billedhours",
                "invoicehours",
                "actionchargehours",
                "billabletime",
                "hoursbillable",
            ],
            Self::NonBillable => &["nonbillable", "isnonbillable", "notbillable"],
            Self::WorkType => &[
                "worktype",
                "workrole",
                "billingcode",
                "billingcodeid",
                "worktypename",
                "activity",
            ],
            Self::Note => &[
                "summarynotes",
                "notes",
                "note",
                "comment",
                "comments",
                "description",
                "internalnotes",
                "summary",
            ],
            Self::Contract => &["contract", "contractname", "agreement"],
            _ => &[],
        }
    }

    fn call_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Number => &[
                "ticketnumber",
                "ticketno",
                "ticketnr",
                "ticket",
                "ticketid",
                "objectid",
                "number",
            ],
            Self::Resource => &[
                "resource",
                "resourcename",
                "resources",
                "member",
                "technician",
                "agent",
                "agentname",
                "agentid",
                "assignedto",
            ],
            Self::Start => &[
                "start",
                "startdatetime",
                "starttime",
                "datestart",
                "startdate",
                "begin",
                "beginn",
                "scheduledstart",
            ],
            Self::End => &[
                "end",
                "enddatetime",
                "endtime",
                "dateend",
                "enddate",
                "ende",
                "scheduledend",
            ],
            Self::Status => &["status", "servicecallstatus", "completestatus", "state"],
            Self::Worked => &["duration", "hours", "appointmenthours"],
            Self::Company => &["company", "account", "client", "customer"],
            _ => &[],
        }
    }

    fn resource_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Resource => &[
                "resource",
                "resourcename",
                "name",
                "technician",
                "fullname",
                "member",
                "agent",
                "username",
                "employee",
                "techniker",
            ],
            Self::FirstName => &["firstname"],
            Self::LastName => &["lastname"],
            Self::WeeklyHours => &[
                "weeklyhours",
                "hoursperweek",
                "weeklyavailablehours",
                "availablehours",
                "capacity",
                "weeklycapacity",
                "wochenstunden",
            ],
            Self::BillableGoal => &[
                "billablegoal",
                "weeklybillablehoursgoal",
                "billablehoursgoal",
                "goal",
                "billableforecast",
            ],
            Self::Role => &["role", "defaultrole", "department", "team", "title"],
            Self::Active => &["active", "isactive", "inactiveflag", "enabled", "aktiv"],
            _ => &[],
        }
    }

    fn company_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Company => &[
                "company",
                "companyname",
                "account",
                "accountname",
                "client",
                "clientname",
                "customer",
                "customername",
                "name",
                "organization",
                "kunde",
                "firma",
            ],
            Self::Endpoints => &[
                "endpoints",
                "endpointcount",
                "devices",
                "devicecount",
                "managedendpoints",
                "workstationsservers",
                "assets",
                "geräte",
                "agents",
            ],
            Self::Contract => &["contract", "contractname", "agreement", "managed"],
            Self::Own => &["own", "owncompany", "isowncompany", "internal"],
            _ => &[],
        }
    }

    fn history_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["ticketnumber", "ticketid", "ticket", "number", "ticketno"],
            Self::EventAt => &[
                "changedat",
                "date",
                "timestamp",
                "updated",
                "eventtime",
                "changedate",
                "at",
                "time",
                "datetime",
                "created",
            ],
            Self::Status => &["newstatus", "status", "tostatus", "value", "newvalue", "to"],
            _ => &[],
        }
    }

    fn holiday_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Start => &["date", "holidaydate", "day", "start", "datum"],
            Self::End => &["end", "enddate"],
            Self::Summary => &[
                "name",
                "holiday",
                "holidayname",
                "summary",
                "description",
                "feiertag",
            ],
            _ => &[],
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
                for alias in field.aliases(entity) {
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
