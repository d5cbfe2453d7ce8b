//! How well the columns of a table fit what it might be about.

use super::concept::Said;
use super::speaks::speaks;
use super::{Entity, Field, Mapping, Match, names_of, normalize};

const OF_PEOPLE: [&str; 10] = [
    "firstname", "lastname", "mobilephone", "phone", "street", "zip", "username", "emaildomain", "macaddress",
    "serialnumber",
];

const OF_TECHNICIANS: [&str; 10] = [
    "isagent", "isapiagent", "licensetype", "resourcetype", "defaultservicedeskroleid", "dailycapacity", "role",
    "lastlogindate", "hiredate", "jobtitle",
];

const OF_COMPANIES: [&str; 17] = [
    "companytype", "companynumber", "toplevelid", "toplevelname", "classification", "marketsegmentid", "territoryid",
    "accountnumber", "website", "webaddress", "domainnames", "taxid", "vendortype", "fiscalyear",
    "isclientportalactive", "customertype", "sharedtickets",
];

const OF_CONTRACTS: [&str; 11] = [
    "contracttype", "contractname", "contractnumber", "agreementname", "agreementtype", "contractcategory",
    "billingperiod", "periodchargeamount", "startbalance", "setupfee", "billingpreference",
];

const OF_DEVICES: [&str; 19] = [
    "configurationitemtype", "assettype", "assettypeid", "assettypename", "inventorynumber", "serialnumber",
    "rmmdeviceuid", "osname", "ostype", "operatingsystem", "warrantyexpirationdate", "warrantyend", "macaddress",
    "lastloginname", "devicetype", "modelnumber", "manufacturerlink", "manufacturervalue", "serviceclassification",
];

const OF_TICKETS: [&str; 6] = ["title", "subject", "summary", "shortdescription", "priority", "queue"];

const OF_CALLS: [&str; 8] = [
    "appointmenttypename", "appointmenttypeid", "allday", "completestatus", "iscomplete", "canceleddatetime",
    "cancelationnoticehours", "appointmenthours",
];

const OF_TIME_OFF: [&str; 12] = [
    "timeoff", "timeofftype", "timeoffrequesttype", "leave", "leavetype", "absence", "absencetype", "vacation",
    "vacationtype", "dayofffrom", "firstdayoff", "ptotype",
];

/// What tables about work have, and those about absences have not.
const OF_OTHERS: [&str; 8] =
    ["ticket", "ticketnumber", "ticketid", "number", "company", "account", "client", "oldstatus"];

/// How well the matches fit the entity; `None` when it cannot be it.
#[allow(clippy::too_many_lines, reason = "still to be parted")]
pub(super) fn fit(entity: Entity, matches: &[Match], names: &[Vec<String>], width: usize) -> Option<i32> {
    let has = |field: Field| matches.iter().any(|found| found.field == field);
    let count = |fields: &[Field]| fields.iter().filter(|&&field| has(field)).count() as i32;
    let named =
        |words: &[&str]| names.iter().filter(|names| names.iter().any(|name| words.contains(&name.as_str()))).count();
    use Field as F;
    match entity {
        // Tables of people and places share many names with tables of tickets.
        Entity::Tickets if named(&OF_PEOPLE) >= 2 || named(&OF_DEVICES) >= 3 => None,
        Entity::Tickets => {
            let own = count(&[
                F::Title,
                F::Status,
                F::Priority,
                F::Created,
                F::LastActivity,
                F::Completed,
                F::Due,
                F::Queue,
                F::TicketType,
                F::IssueType,
                F::Source,
                F::ResolvedAt,
                F::FirstResponseDue,
                F::ResolutionDue,
                F::AgeDays,
                F::Contact,
                F::Company,
                F::Estimate,
                F::SlaMet,
                F::EventAt,
            ]);
            // An id alone names anything: a user, a device. A ticket's table says more about itself.
            let fits = if has(F::Number) {
                own >= 2 && is_ticket(&has) || has(F::Created) && width <= 3
            } else {
                let told = has(F::Title) && own >= 4 || has(F::ResolvedAt) && own >= 5;
                has(F::Id) && has(F::Status) && has(F::Created) && told
            };
            fits.then_some(own + 1)
        }
        Entity::TimeEntries => {
            let when = has(F::Start) || has(F::WorkedOn) || has(F::Entered);
            let hours = has(F::Worked) || has(F::Start) && has(F::End) && (has(F::Billed) || has(F::NonBillable));
            // Only entered, never started: a ticket list with hours looks the same.
            let base = if has(F::Start) || has(F::WorkedOn) { 8 } else { 2 };
            (when && hours && has(F::Resource)).then(|| {
                base + count(&[
                    F::Start,
                    F::End,
                    F::Worked,
                    F::Billed,
                    F::NonBillable,
                    F::WorkType,
                    F::Note,
                    F::WorkedOn,
                ])
            })
        }
        Entity::ServiceCalls => {
            let links = has(F::Number) || has(F::Resource);
            // An interface's appointments carry much that tickets have as well.
            let told = 6 * named(&OF_CALLS) as i32;
            (has(F::Start) && has(F::End) && links)
                .then(|| 6 + told.min(12) + count(&[F::Number, F::Resource, F::Status]))
        }
        Entity::Resources => {
            let is_named = has(F::Resource) || has(F::LastName);
            let known = has(F::Active) && has(F::Id) && named(&OF_TECHNICIANS) > 0;
            let is_resource =
                has(F::WeeklyHours) || has(F::BillableGoal) || known || (has(F::Active) && has(F::LastName));
            // A contact is a person too, but of a customer.
            let is_contact =
                named(&["companyid", "accountid", "companylocationid", "contactid"]) > 0 && !has(F::WeeklyHours);
            (is_named && is_resource && !is_contact)
                .then(|| 6 + count(&[F::WeeklyHours, F::BillableGoal, F::Role, F::Active]))
        }
        Entity::Companies => {
            let known = has(F::Id) && named(&OF_COMPANIES) > 0;
            let fits = has(F::Company) && (has(F::Endpoints) || has(F::Own) || known);
            fits.then(|| 6 + count(&[F::Endpoints, F::Own, F::Contract]))
        }
        Entity::Contracts => {
            let is_one = has(F::Contract) && has(F::Company) && (has(F::Start) || has(F::End));
            let other = named(&["ticketnumber", "ticketid", "resource", "resourceid", "hoursworked"]) > 0;
            (is_one && !other && named(&OF_CONTRACTS) > 0).then(|| 7 + count(&[F::Start, F::End, F::Sla]))
        }
        Entity::SlaResults => {
            let verdicts = count(&[F::ResponseMet, F::PlanMet, F::SlaMet]);
            // A ticket list may have one such column; verdicts come without what tickets have.
            let is_ticket = named(&OF_TICKETS) > 0;
            (has(F::Number) && verdicts > 0 && !is_ticket).then_some(12 + verdicts)
        }
        Entity::Assets => {
            (has(F::Company) && named(&OF_DEVICES) >= 2 && named(&["ticketnumber", "title"]) == 0).then_some(11)
        }
        Entity::StatusHistory => {
            // A status beside a date is a short ticket list, unless the column says that it is the new status.
            let told = matches.iter().any(|found| {
                let name = normalize(&found.header);
                let new_status =
                    ["newstatus", "tostatus", "newvalue", "value", "to", "tostring", "newstate", "tostate"]
                        .contains(&name.as_str());
                found.field == F::Status && new_status || found.field == F::EventAt && name.contains("chang")
            });
            let told = told || has(F::ChangedField) || has(F::OldStatus);
            let fits = has(F::Number) && has(F::EventAt) && has(F::Status) && matches.len() <= 7;
            if fits {
                return Some(if told { 5 } else { 1 });
            }
            // Changes in sentences: an action or a kind of change beside each, and nothing of a ticket's own.
            let is_ticket = named(&OF_TICKETS) > 0;
            let links = has(F::Number) || named(&["audittype", "auditsubtype"]) > 0;
            let sentences = has(F::ChangeText) && has(F::ChangedField) && has(F::EventAt);
            (sentences && links && !is_ticket).then_some(9)
        }
        Entity::Holidays if is_time_off(&has, &named, width) => Some(30),
        Entity::Holidays => {
            // A name and a start date alone may be anything that begins.
            let by_start =
                matches.iter().any(|found| found.field == F::Start && normalize(&found.header) == "startdate");
            // What has a state is work, and no holiday.
            let has_state = names.iter().flatten().any(|name| speaks(Said::by(name), Field::Status) >= 85);
            let fits = has(F::Start)
                && has(F::Summary)
                && !has_state
                && (!by_start || named(&["scheduleid", "holidaysetid"]) > 0);
            fits.then_some(2)
        }
    }
}

/// Whether a table says who is off from when to when: it says so in a header, or it is short and says `from` and `to`.
fn is_time_off(has: &impl Fn(Field) -> bool, named: &impl Fn(&[&str]) -> usize, width: usize) -> bool {
    let is_stretch = has(Field::Resource) && has(Field::Start);
    let is_other = named(&OF_OTHERS) > 0 || named(&OF_TICKETS) > 0 || named(&OF_CALLS) > 0;
    // Hours beside `from` and `to` are work, unless the table says that they are not.
    let is_work = named(&["hours", "hoursworked", "hourstobill", "worktype"]) > 0;
    let is_short = width <= 6 && has(Field::End) && named(&["from", "firstday"]) > 0 && !is_work;
    is_stretch && !is_other && (named(&OF_TIME_OFF) > 0 || is_short)
}

/// Whether columns that were found by words and values are those of tickets: many tables have an id and a date; only
/// tickets have a state and somebody or something beside them as well.
pub(super) fn is_tickets_by_evidence(mapping: &Mapping) -> bool {
    use Field as F;
    let has = |field: Field| mapping.column(field).is_some();
    let any = |fields: &[Field]| fields.iter().any(|&field| has(field));
    let names = names_of(&mapping.headers);
    let named =
        |words: &[&str]| names.iter().filter(|names| names.iter().any(|name| words.contains(&name.as_str()))).count();
    let is_other = named(&OF_PEOPLE) >= 2 || named(&OF_DEVICES) >= 3 || named(&OF_CONTRACTS) >= 2;
    let state = any(&[F::Status, F::Completed, F::ResolvedAt]);
    let subject = any(&[
        F::Title,
        F::Company,
        F::Resource,
        F::Priority,
        F::Contact,
        F::Queue,
        F::TicketType,
        F::IssueType,
        F::Source,
    ]);
    any(&[F::Number, F::Id]) && any(&[F::Created, F::LastActivity, F::EventAt]) && state && subject && !is_other
}

/// Whether a table has what only tickets have.
fn is_ticket(has: &impl Fn(Field) -> bool) -> bool {
    use Field as F;
    [F::Title, F::Status, F::Created, F::Due, F::Completed, F::ResolvedAt, F::AgeDays].into_iter().any(has)
}
