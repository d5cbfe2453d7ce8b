//! Autotask REST: queries by POST, 500 rows a page, codes with their labels in the description of the fields.

use language::say;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::super::call::{Call, Reply, join, parted};
use super::super::records::{Keep, Store, json as read, plain, utc};
use super::super::site::SourceSpec;
use super::super::trouble::Trouble;
use super::super::walk::{List, Paging, Walk};
use super::asking::{Asking, IDS_AT_ONCE, WEEKLY_HOURS, cell, lookup, resolve, table};

/// The domain of all zones.
const DOMAIN: &str = "autotask.net";

const TICKET_FIELDS: &[&str] = &[
    "id", "ticketNumber", "title", "companyID", "queueID", "status", "priority", "ticketType", "issueType",
    "subIssueType", "source", "assignedResourceID", "createDate", "lastActivityDate", "completedDate", "dueDateTime",
    "firstResponseDateTime", "firstResponseDueDateTime", "resolutionPlanDateTime", "resolutionPlanDueDateTime",
    "resolvedDateTime", "resolvedDueDateTime", "estimatedHours", "serviceLevelAgreementHasBeenMet",
];
const ENTRY_FIELDS: &[&str] = &[
    "id", "ticketID", "resourceID", "dateWorked", "startDateTime", "endDateTime", "createDateTime", "hoursWorked",
    "hoursToBill", "isNonBillable", "summaryNotes", "lastModifiedDateTime",
];
/// The fields whose values are codes.
const CODES: [&str; 7] = ["status", "priority", "queueID", "ticketType", "issueType", "subIssueType", "source"];

fn called(asking: &Asking<'_>, call: Call) -> Call {
    ["ApiIntegrationCode", "UserName", "Secret"].into_iter().fold(call, |call, name| call.with(name, asking.key(name)))
}

/// The zone of a user is asked without a key.
pub(super) fn zone_call(asking: &Asking<'_>) -> Call {
    // Addresses are written down along the way: the name of the user goes into a header, as with every other question.
    Call::get(join(&asking.spec.url, "V1.0/zoneInformation")).with("UserName", asking.key("UserName"))
}

/// The zone of the user. The key goes there: it is a host of the vendor, or the one that the site names itself.
pub(super) fn zone_of(reply: &Reply, spec: &SourceSpec) -> Result<String, Trouble> {
    let document = read(&reply.body)?;
    match document.get("url").and_then(Value::as_str) {
        Some(url) if is_vendor(url) || parted(url).0 == parted(&spec.url).0 => Ok(url.to_owned()),
        Some(url) if url.contains("://") => Err(Trouble::Elsewhere),
        _ => Err(Trouble::Unreadable(say!("it does not name a time zone.").into())),
    }
}

fn is_vendor(url: &str) -> bool {
    let host = parted(url).0.strip_prefix("https://").unwrap_or_default().to_ascii_lowercase();
    let is_name = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    is_name && (host == DOMAIN || host.strip_suffix(DOMAIN).is_some_and(|rest| rest.ends_with('.')))
}

/// A query of an entity. `MaxRecords` is the most that a page can have.
fn query(asking: &Asking<'_>, name: &'static str, entity: &str, fields: &[&str], filter: Value) -> List {
    let path = format!("{entity}/query");
    let body = json!({"MaxRecords": 500, "IncludeFields": fields, "Filter": filter});
    let base = join(asking.base, "V1.0");
    List {
        table: name,
        call: called(asking, Call::query(join(&base, &path), &body)),
        rows: "/items".into(),
        id: "/id".into(),
        changed: "",
        total: String::new(),
        paging: Paging::Pointer { pointer: "/pageDetails/nextPageUrl".into(), base, path },
        keep: Keep::Mapped(fields.iter().map(|field| (format!("/{field}"), (*field).to_owned())).collect()),
        adds: !asking.is_full,
    }
}

fn condition(op: &str, field: &str, value: impl Into<Value>) -> Value {
    json!({"op": op, "field": field, "value": value.into()})
}

/// The description of an entity's fields, for its codes.
fn description(asking: &Asking<'_>, name: &'static str, entity: &str) -> List {
    let path = format!("V1.0/{entity}/entityInformation/fields");
    List {
        table: name,
        call: called(asking, Call::get(join(asking.base, &path))),
        rows: "/fields".into(),
        id: "/name".into(),
        changed: "",
        total: String::new(),
        paging: Paging::One,
        keep: Keep::Whole,
        adds: false,
    }
}

pub(super) fn lists(asking: &Asking<'_>) -> Vec<List> {
    let from = utc(asking.first_day());
    let since = |table: &str, field: &str, all: Value| match asking.since(table) {
        Some(at) => json!([condition("gte", field, utc(at))]),
        None => all,
    };
    let tickets = since(
        "tickets",
        "lastActivityDate",
        json!([{"op": "or", "items": [
            {"op": "notExist", "field": "completedDate"},
            condition("gte", "completedDate", from.clone()),
        ]}]),
    );
    let entries = since("entries", "lastModifiedDateTime", json!([condition("gte", "dateWorked", from.clone())]));
    let calls = since("calls", "lastModifiedDateTime", json!([condition("gte", "endDateTime", from)]));
    let call_fields =
        ["id", "startDateTime", "endDateTime", "status", "isComplete", "canceledDateTime", "lastModifiedDateTime"];
    let mut lists = vec![
        List { changed: "/lastActivityDate", ..query(asking, "tickets", "Tickets", TICKET_FIELDS, tickets) },
        List { changed: "/lastModifiedDateTime", ..query(asking, "entries", "TimeEntries", ENTRY_FIELDS, entries) },
        List { changed: "/lastModifiedDateTime", ..query(asking, "calls", "ServiceCalls", &call_fields, calls) },
    ];
    if asking.is_full {
        lists.push(description(asking, "ticket fields", "Tickets"));
        lists.push(description(asking, "call fields", "ServiceCalls"));
        let all = json!([condition("gte", "id", 0)]);
        let fields = ["id", "firstName", "lastName", "isActive"];
        lists.push(query(asking, "resources", "Resources", &fields, all));
    }
    lists
}

/// What the rows that came refer to: companies by id, then the tickets of service calls, then who goes there.
pub(super) fn more(asking: &Asking<'_>, walk: &Walk, round: usize) -> Vec<List> {
    let came = |name: &str| -> Vec<Value> {
        walk.came
            .iter()
            .filter(|(table, _)| *table == name)
            .filter_map(|(_, id)| id.parse::<i64>().ok().map(Value::from))
            .collect()
    };
    let by_ids = |name: &'static str, entity: &str, fields: &[&str], field: &str, ids: Vec<Value>| -> Vec<List> {
        ids.chunks(IDS_AT_ONCE)
            .map(|ids| List {
                adds: true,
                ..query(asking, name, entity, fields, json!([condition("in", field, ids.to_vec())]))
            })
            .collect()
    };
    match round {
        1 => {
            let companies = missing(walk, "tickets", "companyID", "companies");
            let mut lists = by_ids("companies", "Companies", &["id", "companyName"], "id", companies);
            lists.extend(by_ids(
                "call tickets",
                "ServiceCallTickets",
                &["id", "serviceCallID", "ticketID"],
                "serviceCallID",
                came("calls"),
            ));
            if !asking.is_full {
                let fields = ["id", "firstName", "lastName", "isActive"];
                let resources = missing(walk, "tickets", "assignedResourceID", "resources");
                lists.extend(by_ids("resources", "Resources", &fields, "id", resources));
            }
            lists
        }
        2 => by_ids(
            "call resources",
            "ServiceCallTicketResources",
            &["id", "serviceCallTicketID", "resourceID"],
            "serviceCallTicketID",
            came("call tickets"),
        ),
        _ => Vec::new(),
    }
}

/// Ids that rows which came refer to, and that are not known.
fn missing(walk: &Walk, name: &'static str, field: &str, known: &str) -> Vec<Value> {
    let (Some(rows), known) = (walk.store.get(name), walk.store.get(known)) else {
        return Vec::new();
    };
    let came: BTreeSet<&str> =
        walk.came.iter().filter(|(table, _)| *table == name).map(|(_, id)| id.as_str()).collect();
    let ids: BTreeSet<i64> = rows
        .objects()
        .filter(|(id, _)| came.contains(id))
        .map(|(_, row)| cell(&row, field))
        .filter(|id| known.is_none_or(|known| !known.has(id)))
        .filter_map(|id| id.parse().ok())
        .collect();
    ids.into_iter().map(Value::from).collect()
}

/// The labels of an entity's codes, by field.
fn labels(store: &Store, name: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let Some(fields) = store.get(name) else {
        return BTreeMap::new();
    };
    fields
        .objects()
        .filter_map(|(name, field)| {
            let values = field.get("picklistValues")?.as_array()?;
            let labels = values
                .iter()
                .filter_map(|value| Some((plain(value.get("value")?), plain(value.get("label")?))))
                .collect();
            Some((name.to_owned(), labels))
        })
        .collect()
}

pub(super) fn documents(store: &Store) -> Vec<(String, Vec<u8>)> {
    let name = |row: &Map<String, Value>| {
        let (first, last) = (cell(row, "firstName"), cell(row, "lastName"));
        format!("{first} {last}").trim().to_owned()
    };
    let resources = lookup(store, "resources", name);
    let companies = lookup(store, "companies", |row| cell(row, "companyName"));
    let codes = labels(store, "ticket fields");
    let none = BTreeMap::new();
    let mut out = Vec::new();
    if let Some(rows) = table(store, "tickets") {
        let list = rows.list_with(|row| {
            for field in CODES {
                resolve(row, field, field, codes.get(field).unwrap_or(&none));
            }
            resolve(row, "companyID", "companyName", &companies);
            resolve(row, "assignedResourceID", "assignedResource", &resources);
            true
        });
        out.push(("tickets".to_owned(), list));
    }
    if let Some(rows) = table(store, "entries") {
        let list = rows.list_with(|row| {
            row.remove("id");
            row.remove("lastModifiedDateTime");
            resolve(row, "resourceID", "resource", &resources);
            // A day, not a moment: midnight, whatever the zone.
            let day = cell(row, "dateWorked");
            row.insert("dateWorked".into(), day.get(..10).unwrap_or_default().into());
            true
        });
        out.push(("time entries".to_owned(), list));
    }
    if let Some(list) = calls(store, &resources) {
        out.push(("service calls".to_owned(), list));
    }
    if let Some(rows) = table(store, "resources") {
        let list = rows.list_with(|row| {
            row.insert("resource".into(), name(row).into());
            row.insert(WEEKLY_HOURS.into(), Value::Null);
            for field in ["id", "firstName", "lastName"] {
                row.remove(field);
            }
            true
        });
        out.push(("technicians".to_owned(), list));
    }
    out
}

/// A row for each ticket of each service call that still stands.
fn calls(store: &Store, resources: &BTreeMap<String, String>) -> Option<Vec<u8>> {
    let (calls, links) = (table(store, "calls")?, table(store, "call tickets")?);
    let codes = labels(store, "call fields");
    let none = BTreeMap::new();
    let codes = codes.get("status").unwrap_or(&none);
    let known: BTreeMap<&str, Map<String, Value>> = calls.objects().collect();
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    if let Some(rows) = store.get("call resources") {
        for (_, row) in rows.objects() {
            let who = cell(&row, "resourceID");
            let who = resources.get(&who).cloned().unwrap_or(who);
            people.entry(cell(&row, "serviceCallTicketID")).or_default().push(who);
        }
    }
    Some(links.list_with(|row| {
        let Some(call) = known.get(cell(row, "serviceCallID").as_str()) else {
            return false;
        };
        let is_over = cell(call, "isComplete") == "1" || cell(call, "isComplete") == "true";
        let is_cancelled = !cell(call, "canceledDateTime").is_empty();
        let people = people.get(&cell(row, "id")).map(|names| names.join("; "));
        row.remove("id");
        row.remove("serviceCallID");
        for field in ["startDateTime", "endDateTime", "status"] {
            row.insert(field.to_owned(), call.get(field).cloned().unwrap_or(Value::Null));
        }
        resolve(row, "status", "status", codes);
        if is_cancelled || is_over {
            row.insert("status".into(), if is_cancelled { "Canceled" } else { "Complete" }.into());
        }
        row.insert("resource".into(), people.into());
        true
    }))
}
