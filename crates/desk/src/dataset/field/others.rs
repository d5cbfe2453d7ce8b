//! The names that English exports give the columns of everything but tickets.

use super::Field;

impl Field {
    pub(super) fn entry_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Number => &[
                "ticketnumber", "ticketno", "ticketnr", "autotaskticketnumber", "ticket", "ticketid", "chargetoid",
                "number", "tasknumber", "taskticketnumber", "issuekey", "requestid", "task",
            ],
            Self::Company => &[
                "account", "accountname", "company", "companyname", "client", "clientname", "customer", "customername",
                "organization", "kunde",
            ],
            Self::Resource => &[
                "resource", "resourcename", "member", "membername", "technician", "technicianname", "agent",
                "agentname", "who", "employee", "user", "username", "resourceid", "userid", "worker", "author",
                "techniker", "mitarbeiter",
            ],
            Self::Start => &[
                "startdatetime", "start", "startdate", "starttime", "timestart", "startworkhour", "startedat",
                "workstart", "begin", "beginn", "started",
            ],
            Self::End => &[
                "enddatetime", "end", "enddate", "endtime", "timeend", "endworkhour", "endedat", "workend", "ende",
                "stop", "finished",
            ],
            Self::Entered => &[
                "createdatetime", "createdate", "created", "createdat", "createdon", "dateentered", "entered",
                "enteredat", "datecreated", "actiondatecreated", "syscreatedon", "entrydate", "erfasst", "createdtime",
                "entereddate", "entereddatetime", "enteredon", "dateofentry", "entrycreated", "loggedat", "loggedon",
                "recordedat",
            ],
            Self::WorkedOn => &["dateworked", "workdate", "date", "workedon", "day", "datum"],
            Self::Worked => &[
                "hoursworked", "actualhours", "hours", "worked", "timetaken", "timespent", "duration", "timeworked",
                "durationhours", "stunden", "totalhoursworked", "timespentinhours",
            ],
            Self::Billed => &[
                "hourstobill", "billablehours", "hoursbilled", "billedhours", "invoicehours", "actionchargehours",
                "billabletime", "hoursbillable",
            ],
            Self::NonBillable => &[
                "nonbillable", "isnonbillable", "notbillable", "billable", "isbillable", "billiable", "billableoption",
            ],
            Self::WorkType => &["worktype", "workrole", "billingcode", "billingcodeid", "worktypename", "activity"],
            Self::Note => {
                &["summarynotes", "notes", "note", "comment", "comments", "description", "internalnotes", "summary"]
            }
            Self::Contract => &["contract", "contractname", "agreement"],
            Self::Instance => &["instance", "tenant", "databasename"],
            Self::OldStatus => &["oldstatus"],
            Self::Status => &["newstatus"],
            _ => &[],
        }
    }

    pub(super) fn call_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["ticketnumber", "ticketno", "ticketnr", "ticket", "ticketid", "objectid", "number"],
            Self::Resource => &[
                "resource", "resourcename", "resources", "member", "technician", "agent", "agentname", "agentid",
                "assignedto",
            ],
            Self::Start => {
                &["start", "startdatetime", "startdate", "starttime", "datestart", "begin", "beginn", "scheduledstart"]
            }
            Self::End => &["end", "enddatetime", "enddate", "endtime", "dateend", "ende", "scheduledend"],
            Self::Status => &["status", "servicecallstatus", "completestatus", "state"],
            Self::Worked => &["duration", "hours", "appointmenthours"],
            Self::Company => &["company", "account", "client", "customer"],
            _ => &[],
        }
    }

    pub(super) fn resource_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Resource => &[
                "resource", "resourcename", "name", "technician", "fullname", "member", "agent", "username",
                "employee", "techniker", "ressource",
            ],
            Self::FirstName => &["firstname"],
            Self::LastName => &["lastname", "surname"],
            Self::Id => &["id", "resourceid", "agentid", "sysid", "userid", "memberid"],
            Self::WeeklyHours => &[
                "weeklyhours", "hoursperweek", "weeklyavailablehours", "availablehours", "capacity", "weeklycapacity",
                "wochenstunden",
            ],
            Self::BillableGoal => {
                &["billablegoal", "weeklybillablehoursgoal", "billablehoursgoal", "goal", "billableforecast"]
            }
            Self::Role => &["role", "defaultrole", "department", "team", "title"],
            Self::Active => &["active", "isactive", "inactiveflag", "enabled", "aktiv", "isdisabled", "inactive"],
            _ => &[],
        }
    }

    pub(super) fn company_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Company => &[
                "company", "companyname", "account", "accountname", "client", "clientname", "customer", "customername",
                "name", "organization", "kunde", "firma",
            ],
            Self::Endpoints => &[
                "endpoints", "endpointcount", "devices", "devicecount", "managedendpoints", "workstationsservers",
                "assets", "geräte", "agents",
            ],
            Self::Contract => &["contract", "contractname", "agreement", "managed"],
            Self::Own => &["own", "owncompany", "isowncompany", "internal"],
            Self::Id => &["id", "companyid", "clientid", "accountid", "sysid", "organizationid"],
            _ => &[],
        }
    }

    pub(super) fn history_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Number => &[
                "ticketnumber", "ticketid", "ticket", "number", "ticketno", "issuekey", "srservicerecid",
                "serviceticket", "recordid", "set", "documentid", "journalizedid", "itemsid", "issueid", "incident",
                "issue", "casenumber", "caseid", "requestid", "tn", "key", "documentkey",
            ],
            Self::EventAt => &[
                "changedat", "date", "timestamp", "updated", "eventtime", "changedate", "at", "time", "datetime",
                "entereddate", "historydate", "actiondate", "dateentered", "created", "changed", "changedon",
                "updatetime", "updatedat", "updatedon", "createdon", "createdat", "createtime", "changetime",
                "datemod", "modified", "modifiedon", "syscreatedon", "sysupdatedon", "changetimestamp", "dateofchange",
                "statusdate", "transitiondate",
            ],
            Self::Status => &[
                "newstatus", "status", "tostatus", "value", "newvalue", "to", "newstate", "tostate", "tostring",
                "tovalue", "statusto", "valuenew", "statusnew", "after",
            ],
            Self::ChangedField => &[
                "fieldname", "field", "changedfield", "attribute", "action", "historyaction", "auditsubtype",
                "audittype", "propkey", "property", "idsearchoption", "historytype", "fieldlabel", "attributename",
                "historytypeid",
            ],
            Self::OldStatus => &[
                "oldstatus", "fromstatus", "oldvalue", "from", "oldstate", "fromstate", "fromstring", "fromvalue",
                "previousstatus", "previousvalue", "statusfrom", "valueold", "statusold", "before",
            ],
            Self::ChangeText => &[
                "detail", "details", "historydetail", "changedescription", "changetext", "text", "message", "name",
                "update",
            ],
            _ => &[],
        }
    }

    pub(super) fn holiday_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Start => {
                &["date", "holidaydate", "day", "start", "datum", "startdate", "from", "firstday", "dayofffrom"]
            }
            Self::End => &["end", "enddate", "to", "until", "lastday", "dayoffto"],
            Self::Resource => &[
                "technician", "resource", "resourcename", "employee", "employeename", "member", "membername", "agent",
                "staff", "person", "who",
            ],
            Self::Status => &["status", "approval", "approvalstatus"],
            Self::Summary => &["name", "holiday", "holidayname", "summary", "description", "feiertag"],
            _ => &[],
        }
    }

    pub(super) fn contract_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Contract => &["contract", "contractname", "agreement", "agreementname", "name", "ref"],
            Self::Id => &["id", "contractid", "agreementid"],
            Self::Company => &[
                "company", "companyname", "account", "accountname", "client", "clientname", "customer", "customername",
                "companyid", "clientid",
            ],
            Self::Start => &["startdate", "start", "datestart", "effectivedate"],
            Self::End => &["enddate", "end", "dateend", "expirationdate"],
            Self::Sla => &["servicelevelagreement", "sla", "slaname", "servicelevelagreementid", "slaid"],
            Self::TicketType => &["contracttype", "agreementtype", "type", "contractcategory"],
            Self::Active => &["active", "isactive", "expired", "inactive", "cancelledflag"],
            _ => &[],
        }
    }

    pub(super) fn sla_result_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["ticketnumber", "ticketid", "task", "taskvalue", "tasknumber", "ticket", "issuekey"],
            Self::Sla => &["servicelevelagreementname", "slaname", "sla", "slavalue", "slapolicyname"],
            Self::ResponseMet => &["isfirstresponsemet", "firstresponsemet", "responsemet"],
            Self::PlanMet => &["isresolutionplanmet", "resolutionplanmet"],
            Self::SlaMet => &["isresolutionmet", "resolutionmet", "hasbreached", "breached"],
            Self::ResponseElapsed => &["firstresponseelapsedhours"],
            Self::PlanElapsed => &["resolutionplanelapsedhours"],
            Self::ResolutionElapsed => &["resolutionelapsedhours", "businessduration"],
            Self::Status => &["stage"],
            _ => &[],
        }
    }

    pub(super) fn asset_aliases(self) -> &'static [&'static str] {
        match self {
            Self::Company => &[
                "company", "companyname", "account", "client", "clientname", "customer", "customername", "companyid",
                "clientid", "customerid",
            ],
            Self::Id => &["id", "assetid", "configurationitemid", "agentid"],
            Self::TicketType => &["configurationitemtype", "assettype", "assettypename", "type", "devicetype"],
            Self::Active => &["active", "isactive", "activeflag", "inactive"],
            _ => &[],
        }
    }
}
