//! Systems of help desks that are told by their headers alone: nothing in their cells is peculiar to them.

use super::{Dialect, Field, GENERIC, Unit};

/// GLPI: lists of the search page, in the language of who exports.
pub(super) const GLPI: Dialect = Dialect {
    id: "glpi",
    title: "GLPI",
    headers: &[
        "requesterrequester", "assignedtotechnician", "assignedtotechniciangroup", "timetoresolve",
        "timetoresolveprogress", "timetoresolveexceeded", "timetoown", "timetoownprogress", "takeintoaccounttime",
        "requestsource", "internaltimetoresolve", "datedouverture", "dernieremodification", "demandeurdemandeur",
        "attribueatechnicien", "tempsderesolution", "requerenterequerente", "atribuidotecnico", "atribuidoparatecnico",
        "ultimaatualizacao", "tempoparasolucao", "solicitantesolicitante", "asignadoatecnico", "zugewiesenantechniker",
        "anfordereranforderer", "entitiesid", "itemsid", "itemtype", "idsearchoption", "linkedaction",
        "usersidrecipient", "itilcategoriesid", "solvedate", "datemod", "datecreation",
    ],
    label: glpi_label,
    ..GENERIC
};

/// Numbers whose meaning GLPI fixes.
fn glpi_label(field: Field, code: &str) -> Option<&'static str> {
    Some(match (field, code) {
        (Field::Status | Field::OldStatus, "1") => "New",
        (Field::Status | Field::OldStatus, "2") => "Processing (assigned)",
        (Field::Status | Field::OldStatus, "3") => "Processing (planned)",
        (Field::Status | Field::OldStatus, "4") => "Pending",
        (Field::Status | Field::OldStatus, "5") => "Solved",
        (Field::Status | Field::OldStatus, "6") => "Closed",
        (Field::Priority, "6") => "Major",
        (Field::Priority, "5") => "Very high",
        (Field::Priority, "4") => "High",
        (Field::Priority, "3") => "Medium",
        (Field::Priority, "2") => "Low",
        (Field::Priority, "1") => "Very low",
        _ => return None,
    })
}

/// OTRS and Znuny: ticket lists; time units are minutes by default.
pub(super) const OTRS: Dialect = Dialect {
    id: "otrs",
    title: "OTRS / Znuny",
    headers: &[
        "firstlock", "accountedtime", "articletree", "solutioninmin", "solutiondiffinmin", "firstresponseinmin",
        "firstresponsediffinmin", "userfirstname", "userlastname", "agentowner", "ticketstateid", "ticketpriorityid",
        "tn", "createtime", "changetime", "fila", "idade", "atendenteproprietario", "horadefechamento",
        "ultimaalteracao",
    ],
    units: &[(Field::Worked, Unit::Minutes)],
    ..GENERIC
};

/// Redmine: issue lists and REST.
pub(super) const REDMINE: Dialect = Dialect {
    id: "redmine",
    title: "Redmine",
    headers: &[
        "tracker", "parenttask", "targetversion", "estimatedtime", "totalestimatedtime", "spenttime", "totalspenttime",
        "done", "author", "relatedissues", "lastupdatedby", "doneratio", "trackername", "projectname", "authorname",
        "assignedtoname", "ubergeordneteaufgabe", "aufgewendetezeit", "geschatzteraufwand", "tempspasse",
    ],
    ..GENERIC
};

/// TOPdesk: overviews and REST.
pub(super) const TOPDESK: Dialect = Dialect {
    id: "topdesk",
    title: "TOPdesk",
    headers: &[
        "callnumber", "briefdescription", "operatorgroup", "callername", "closuredate", "meldingnummer",
        "korteomschrijving", "aanmelder", "behandelaar", "behandelaarsgroep", "streefdatum", "datumgereed",
        "datumafgemeld", "soortmelding", "aanmaakdatum", "processingstatus", "calltype", "majorcall", "externalnumber",
    ],
    ..GENERIC
};

/// ManageEngine ServiceDesk Plus: reports and REST.
pub(super) const SERVICEDESK_PLUS: Dialect = Dialect {
    id: "servicedesk-plus",
    title: "ServiceDesk Plus",
    headers: &[
        "requestid", "requestername", "duebydate", "requeststatus", "overduestatus", "firstresponseoverduestatus",
        "requestmode", "timeelapsed", "respondeddate", "respondedtime", "servicecategory", "responseduebytime",
    ],
    ..GENERIC
};

/// Salesforce: reports over cases, and the object itself.
pub(super) const SALESFORCE: Dialect = Dialect {
    id: "salesforce",
    title: "Salesforce",
    headers: &[
        "casenumber", "datetimeopened", "datetimeclosed", "caseowner", "caseorigin", "caserecordtype", "casereason",
        "isclosed", "isescalated", "systemmodstamp", "suppliedname", "origin", "caselastmodifieddate",
        "parentcasenumber",
    ],
    ..GENERIC
};

/// Zoho Desk: ticket exports.
pub(super) const ZOHO_DESK: Dialect = Dialect {
    id: "zoho-desk",
    title: "Zoho Desk",
    headers: &[
        "ticketowner", "ticketclosedtime", "createdtimeticket", "modifiedtimeticket", "happinessrating",
        "totalresponsetime", "numberofreopen", "numberofreassign", "numberofresponses", "customerresponsetime",
        "agentrespondedtime", "ticketreferenceid", "layout", "escalated",
    ],
    ..GENERIC
};

/// HubSpot: tickets.
pub(super) const HUBSPOT: Dialect = Dialect {
    id: "hubspot",
    title: "HubSpot",
    headers: &[
        "ticketname", "pipeline", "ticketowner", "recordid", "timetoclose", "timetoclosehhmmss",
        "timetofirstagentemailreply", "hsticketid", "hspipelinestage", "hslastmodifieddate", "hubspotownerid",
        "associatedcontact", "associatedcompany",
    ],
    ..GENERIC
};

/// Spiceworks: help desk exports.
pub(super) const SPICEWORKS: Dialect = Dialect {
    id: "spiceworks",
    title: "Spiceworks",
    headers: &["creator", "closedon", "dueon", "relatedto", "alertlevel", "firstresponsesecs", "closetimesecs"],
    ..GENERIC
};

/// Request Tracker: times worked and estimated are minutes.
pub(super) const REQUEST_TRACKER: Dialect = Dialect {
    id: "request-tracker",
    title: "Request Tracker",
    headers: &[
        "requestors", "timeworked", "timeleft", "timeestimated", "told", "starts", "finalpriority", "initialpriority",
        "admincc", "lastupdatedby", "effectiveid",
    ],
    units: &[(Field::Worked, Unit::Minutes), (Field::Estimate, Unit::Minutes)],
    ..GENERIC
};

/// iTop: tickets of requests and incidents.
pub(super) const ITOP: Dialect = Dialect {
    id: "itop",
    title: "iTop",
    headers: &[
        "ref", "operationalstatus", "assignmentdate", "ttodeadline", "ttrdeadline", "callerfullname", "orgname",
        "servicesubcategory", "ttopassed", "ttrpassed", "slattopassed", "slattrpassed", "publiclog", "pendingreason",
        "agentfullname", "organizationname",
    ],
    ..GENERIC
};

/// Lansweeper: help desk tickets.
pub(super) const LANSWEEPER: Dialect = Dialect {
    id: "lansweeper",
    title: "Lansweeper",
    headers: &[
        "ticketstate", "agentteam", "lastuserreply", "lastagentreply", "sourcename", "typename", "statename",
        "useragent", "htblticket",
    ],
    ..GENERIC
};

/// SysAid: service records.
pub(super) const SYSAID: Dialect = Dialect {
    id: "sysaid",
    title: "SysAid",
    headers: &[
        "servicerecord", "srid", "requestuser", "requesttime", "inserttime", "admingroup", "closetime", "modifytime",
        "thirdlevelcategory", "srtype", "submituser", "modifyuser", "closureinformation",
    ],
    ..GENERIC
};

/// BMC Helix and Remedy: incidents.
pub(super) const BMC_HELIX: Dialect = Dialect {
    id: "bmc-helix",
    title: "BMC Helix",
    headers: &[
        "reporteddate", "lastresolveddate", "assignedsupportcompany", "assignedsupportorganization", "slmstatus",
        "statusreason", "operationalcategorizationtier1", "productcategorizationtier1", "operationalcattier1",
        "productcattier1", "ownergroup", "reportedsource", "resolutioncategory", "slmrealtimestatus",
    ],
    ..GENERIC
};

/// Ivanti Service Manager and Neurons.
pub(super) const IVANTI: Dialect = Dialect {
    id: "ivanti",
    title: "Ivanti",
    headers: &[
        "ownerteam", "profilefullname", "lastmoddatetime", "lastmodby", "causecode", "typeofincident", "createdbytype",
        "profilelink", "loginid",
    ],
    ..GENERIC
};

/// Help Scout: conversations.
pub(super) const HELP_SCOUT: Dialect = Dialect {
    id: "help-scout",
    title: "Help Scout",
    headers: &[
        "mailbox", "conversation", "conversationid", "conversationnumber", "threads", "repliestoresolve",
        "createdbycustomer", "mailboxid", "usermodifiedat", "userupdatedat", "handletime",
    ],
    ..GENERIC
};
