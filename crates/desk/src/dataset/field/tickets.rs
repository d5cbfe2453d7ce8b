//! The names that English exports give the columns of tickets.

use super::Field;

impl Field {
    #[expect(clippy::too_many_lines, reason = "a table of aliases")]
    pub(super) fn ticket_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Number => &[
                "ticketnumber", "ticketno", "ticketnr", "autotaskticketnumber", "number", "ticket", "ticketid",
                "issuekey", "incidentid", "displayid", "caseconceptname", "casenumber", "caseid", "faultid",
                "requestid", "incidentnumber", "ticketnum", "key", "nummer", "vorgangsnummer", "taskticketnumber",
                "case", "srnumber", "srid", "ticketref", "ticketreference", "incident", "jobnumber", "tn",
                "callnumber", "servicerecord", "conversationnumber", "recordid",
            ],
            Self::Id => &["id", "selectedsrservicerecid", "recid", "sysid", "internalid"],
            Self::Title => &[
                "title", "tickettitle", "summarydescription", "summary", "subject", "shortdescription", "symptom",
                "titel", "betreff", "issuesummary", "headline",
            ],
            Self::Company => &[
                "account", "accountname", "company", "companyname", "client", "clientname", "customer", "customername",
                "organization", "organizationname", "organisation", "organizations", "kunde", "firma", "businessunit",
                "site", "areaaareadesc", "aareadesc", "companyid", "clientid", "customerid", "organizationid",
                "companyvalue", "customerbusinessthenname", "organisationname",
            ],
            Self::Contact => &[
                "contact", "contactname", "requester", "requestername", "caller", "callerid", "from", "user",
                "username", "endusername", "kontakt", "fullname",
            ],
            Self::Queue => &[
                "queue", "queuename", "board", "boardname", "serviceboard", "team", "assignmentgroup", "group",
                "groupname", "department", "teamassigned", "queueid", "ownergroup", "orggroup", "ticketqueuelabel",
                "warteschlange", "techgroup", "groupid", "teamname", "boardid", "assignmentgroupvalue",
            ],
            Self::Status => &[
                "status", "ticketstatus", "currentstatus", "statusname", "state", "incidentstate", "identstate",
                "tstatusdesc", "conceptname", "statusid", "ticketstatusname", "zustand", "processingstatus",
            ],
            Self::SubStatus => &["lifecycletransition", "substatus"],
            Self::StatusCategory => {
                &["statuscategory", "statuscategorykey", "statuscategoryname", "statusstatuscategory"]
            }
            Self::Resolution => {
                &["resolution", "resolutioncode", "closecode", "closurecode", "closurereason", "closereason"]
            }
            Self::Priority => &[
                "priority", "priorityname", "ticketpriority", "severity", "seriousness", "priorityid", "prioritaet",
                "priorität", "prio", "impact",
            ],
            Self::TicketType => &[
                "tickettype", "type", "tickettypename", "requesttype", "issuetype2", "requesttypenew", "rtdesc",
                "sysclassname", "tickettypeid", "recordtype", "tracker", "trackername",
            ],
            Self::IssueType => &[
                "issuetype", "issuetypename", "ticketissuetypelabel", "category", "category1", "subtype",
                "issuecategory", "problemtype", "kategorie",
            ],
            Self::SubIssueType => &["subissuetype", "ticketsubissuetypelabel", "subcategory", "item", "category2"],
            Self::Source => {
                &["source", "sourcename", "contacttype", "channel", "via", "ticketsource", "sourceid", "quelle"]
            }
            Self::Resource => &[
                "primaryresourcerole", "primaryresource", "primaryresourcename", "assignedresource",
                "assignedresourceid", "assignedto", "assignee", "assigneename", "assignedagent", "agentassigned",
                "agent", "agentname", "technician", "technicianname", "technicianfullname", "resources", "resource",
                "owner", "ownername", "orgresource", "techniker", "bearbeiter", "assignedtech", "tech", "agentid",
                "assigneeid", "responderid", "userid", "assignedtechnician", "assignedtovalue", "technicianid",
                "currentassignee", "assigneduser", "caseowner", "ticketowner",
            ],
            Self::OtherResources => {
                &["secondaryresourcesrole", "secondaryresources", "secondaryresource", "additionalassignees"]
            }
            Self::Contract => &["contract", "contractname", "agreement", "agreementname", "vertrag", "contractid"],
            Self::Sla => &[
                "servicelevelagreement", "servicelevelagreementname", "slaname", "sla", "servicelevelagreementid",
                "slaid",
            ],
            Self::SlaSentence => &["slastatus"],
            Self::Project => &["project", "projectname", "projectnumber", "projectid", "projekt"],
            Self::Created => &[
                "created", "createdate", "createdatetime", "createdon", "createdat", "createdtime", "createddate",
                "creationdate", "datecreated", "dateentered", "infodateentered", "opened", "openedat", "opendate",
                "opentime", "dateopened", "datelogged", "dateoccurred", "dateoccured", "datereported",
                "ticketcreateddate", "erstellt", "erstelltam", "erfasst", "enteredon", "submitted", "submitdate",
                "loggedat", "syscreatedon", "syscreatedat", "receivedat", "reportedat", "dateraised", "logged",
                "datesubmitted",
            ],
            Self::LastActivity => &[
                "lastactivity", "lastactivitydate", "lastactivitydatetime", "lastactivityupdate", "lastupdate",
                "lastupdated", "lastupdatetime", "lastupdatedtime", "updated", "updatedat", "sysupdatedon",
                "sysupdatedat", "lastactiondate", "flastactiondate", "infolastupdated", "updatedon", "modified",
                "lastmodified", "modifiedon", "letzteaktivität", "letzteaktivitaet", "dateupdated", "lastmodifieddate",
                "lasttrackedmodificationdatetime", "lastmoddatetime", "datemod", "changetime",
            ],
            Self::Completed => &[
                "completed", "completeddate", "completedon", "completedat", "completedate", "completedatetime",
                "closed", "closedat", "closeddate", "closedtime", "closetime", "closedate", "dateclosed",
                "datefullyclosed", "datecompleted", "closedon", "abgeschlossen", "geschlossen", "datecleared",
                "finished", "closeddatetime", "completiondate", "closuredate", "closedatetime",
            ],
            Self::Due => &[
                "duedate", "duedatetime", "due", "dueat", "duetime", "requireddate", "fällig", "faellig", "fälligam",
                "deadline", "deadlinedate", "targetdate", "closedticketduedate", "dueon",
            ],
            Self::FirstResponseDue => &[
                "firstresponsedue", "firstresponseduedatetime", "firstresponseduedate", "firstresponsetarget",
                "firstresponsetargettime", "frdueby", "respondbydate", "frespondbydate", "responsetarget",
                "responsedue", "respondby", "firstresponseby", "targetresponse", "firstresponseduetime",
                "responseduedate", "timetofirstresponsedue",
            ],
            Self::FirstResponseAt => &[
                "firstresponseactual", "firstresponsedatetime", "firstresponse", "firstresponseactualtime",
                "firstresponsedate", "initialresponsetime", "responsedate", "fresponsedate", "ffirstresponsedate",
                "dateresponded", "firstrespondedat", "statsfirstrespondedat", "techniciannfirstcommentdate",
                "technicianfirstcommentdate", "responded", "respondedat", "firstresponseat",
                "timetofirstresponsestopped",
            ],
            Self::PlanDue => &[
                "resolutionplandue", "resolutionplanduedatetime", "resolutionplanduedate", "resolutionplantarget",
                "planby", "plandue", "engagementdue", "techengagementdue",
            ],
            Self::PlanAt => &[
                "resolutionplanactual", "resolutionplandatetime", "resolutionplan", "resolutionplandate",
                "dateresplan", "planned", "techengagement", "resolutionplanat",
            ],
            Self::ResolutionDue => &[
                "resolutiondue", "resolveddue", "resolvedduedatetime", "resolutionduedatetime", "resolutionduedate",
                "resolvedduedate", "resolutiontarget", "resolutiontargettime", "sladue", "slaplannedend", "fixbydate",
                "fixby", "dueby", "resolutionduetime", "duebytime", "resolveby", "targetresolution", "resolutionby",
                "timetoresolutiondue",
            ],
            Self::ResolvedAt => &[
                "resolutionactual", "resolveddatetime", "resolved", "resolvedat", "resolveddate", "resolvedtime",
                "resolutionactualtime", "resolutiondate", "dateresolved", "solvedat", "statsresolvedat",
                "ticketresolveddate", "resolvedon", "resolutionactualdatetime", "gelöst", "geloest", "gelöstam",
                "solved", "resolutiondatetime", "resolutionat", "timetoresolutionstopped",
            ],
            Self::NextServiceCall => &[
                "nextservicecall", "nextservicecalldate", "nextservicecalldatetime", "nextdate", "nextscheduled",
                "nextschedule", "nextappointment", "appointmentdate", "servicecall", "servicecalldate", "scheduledfor",
                "scheduleddate",
            ],
            Self::EventAt => &["timetimestamp", "timestamp", "eventtime", "eventat", "changedat", "changedate"],
            Self::Estimate => &[
                "estimatedhours", "estimate", "estimated", "hoursestimated", "budget", "budgethours", "estimatedtime",
                "originalestimate", "geschätztestunden", "plannedhours",
            ],
            Self::Worked => &[
                "totalhoursworked", "hoursworked", "workedhours", "worked", "totalhours", "actualhours", "timeworked",
                "timetracked", "timetaken", "timespent", "stunden", "hours", "totalworkedhours", "totaltime",
                "timespenthours", "labourhours", "accountedtime", "spenttime", "totalspenttime",
            ],
            Self::Billed => {
                &["billedhours", "totalbillablehours", "billablehours", "hourstobill", "chargeablehours", "chargehours"]
            }
            Self::Reopened => {
                &["reopened", "reopencount", "reopens", "timesreopened", "reopeneddate", "hasbeenclosed", "reopentime"]
            }
            Self::AgeDays => &["age", "agedays", "daysopen", "ageindays"],
            Self::Recurring => &["recurring", "isrecurring", "recurringticket"],
            Self::ResponseElapsed => &["firstreplytimeinminutes"],
            Self::ResolutionElapsed => &["fullresolutiontimeinminutes"],
            Self::SlaMet => &[
                "madesla", "servicelevelagreementhasbeenmet", "slamet", "hasmetsla", "isinsla", "resolutionstatus",
                "timetoresolutionbreached",
            ],
            Self::Instance => &["instance", "tenant", "databasename", "pod"],
            Self::Note => &[],
            _ => &[],
        }
    }
}
