//! ConnectWise PSA REST: bare lists, numbered pages of up to 1,000 rows, conditions in the address.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use base::Secret;

use super::super::call::{Call, encoded, join};
use super::super::records::{Keep, Store, utc};
use super::super::walk::{List, Paging};
use super::asking::{Asking, WEEKLY_HOURS, cell, table};

const PAGE: usize = 1_000;

const TICKETS: &[(&str, &str)] = &[
    ("/id", "id"),
    ("/summary", "summary"),
    ("/board/name", "board"),
    ("/status/name", "status"),
    ("/priority/name", "priority"),
    ("/type/name", "type"),
    ("/subType/name", "subType"),
    ("/item/name", "item"),
    ("/company/name", "company"),
    ("/contact/name", "contact"),
    ("/owner/name", "owner"),
    ("/source/name", "source"),
    ("/agreement/name", "agreement"),
    ("/sla/name", "sla"),
    ("/slaStatus", "slaStatus"),
    ("/budgetHours", "budgetHours"),
    ("/actualHours", "actualHours"),
    ("/requiredDate", "requiredDate"),
    ("/closedDate", "closedDate"),
    ("/dateResponded", "dateResponded"),
    ("/dateResplan", "dateResplan"),
    ("/dateResolved", "dateResolved"),
    ("/isInSla", "isInSla"),
    ("/_info/dateEntered", "dateEntered"),
    ("/dateEntered", "dateEntered"),
    ("/_info/lastUpdated", "lastUpdated"),
];
const ENTRIES: &[(&str, &str)] = &[
    ("/ticket/id", "ticketId"),
    ("/chargeToId", "ticketId"),
    ("/member/name", "member"),
    ("/company/name", "company"),
    ("/timeStart", "timeStart"),
    ("/timeEnd", "timeEnd"),
    ("/dateEntered", "dateEntered"),
    ("/_info/dateEntered", "dateEntered"),
    ("/actualHours", "actualHours"),
    ("/invoiceHours", "invoiceHours"),
    ("/billableOption", "billableOption"),
    ("/workType/name", "workType"),
    ("/notes", "notes"),
];
const SCHEDULE: &[(&str, &str)] = &[
    ("/objectId", "objectId"),
    ("/member/name", "member"),
    ("/dateStart", "dateStart"),
    ("/dateEnd", "dateEnd"),
    ("/status/name", "status"),
    ("/doneFlag", "doneFlag"),
    ("/hours", "hours"),
];
const MEMBERS: &[(&str, &str)] =
    &[("/firstName", "firstName"), ("/lastName", "lastName"), ("/inactiveFlag", "inactiveFlag")];

fn list(
    asking: &Asking<'_>,
    name: &'static str,
    path: &str,
    conditions: &str,
    keep: &'static [(&'static str, &'static str)],
) -> List {
    let user = format!("{}+{}", asking.key("company").reveal(), asking.key("publicKey").reveal());
    let pair = format!("{user}:{}", asking.key("privateKey").reveal());
    let basic = Secret::new(format!("Basic {}", BASE64_STANDARD.encode(pair)));
    let url = format!("{}?conditions={}&orderBy=id&pageSize={PAGE}", join(asking.base, path), encoded(conditions));
    List {
        table: name,
        call: Call::get(url).with("Authorization", basic).with("clientId", asking.key("clientId")),
        rows: String::new(),
        id: "/id".into(),
        changed: "/_info/lastUpdated",
        total: String::new(),
        paging: Paging::Number { parameter: "page".into(), size: PAGE },
        keep: Keep::Fields(keep),
        adds: !asking.is_full,
    }
}

pub(super) fn lists(asking: &Asking<'_>) -> Vec<List> {
    let from = utc(asking.first_day());
    let since = |table: &str, all: String| match asking.since(table) {
        Some(at) => format!("lastUpdated>[{}]", utc(at)),
        None => all,
    };
    let tickets = since("tickets", format!("closedFlag=false or closedDate>[{from}]"));
    let entries = since("entries", format!("timeStart>[{from}]"));
    let schedule = since("schedule", format!("type/identifier=\"S\" and dateEnd>[{from}]"));
    let mut lists = vec![
        list(asking, "tickets", "service/tickets", &tickets, TICKETS),
        list(asking, "entries", "time/entries", &entries, ENTRIES),
        list(asking, "schedule", "schedule/entries", &schedule, SCHEDULE),
    ];
    if asking.is_full {
        lists.push(list(asking, "members", "system/members", "inactiveFlag=false", MEMBERS));
    }
    lists
}

pub(super) fn documents(store: &Store) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    if let Some(rows) = table(store, "tickets") {
        out.push(("tickets".to_owned(), rows.list()));
    }
    if let Some(rows) = table(store, "entries") {
        let list = rows.list_with(|row| {
            let is_free = matches!(cell(row, "billableOption").as_str(), "DoNotBill" | "NoCharge");
            row.remove("billableOption");
            row.insert("nonBillable".into(), is_free.into());
            true
        });
        out.push(("time entries".to_owned(), list));
    }
    if let Some(rows) = table(store, "schedule") {
        let list = rows.list_with(|row| {
            if cell(row, "doneFlag") == "true" {
                row.insert("status".into(), "Complete".into());
            }
            row.remove("doneFlag");
            true
        });
        out.push(("service calls".to_owned(), list));
    }
    if let Some(rows) = table(store, "members") {
        let list = rows.list_with(|row| {
            let name = format!("{} {}", cell(row, "firstName"), cell(row, "lastName"));
            row.insert("member".into(), name.trim().into());
            row.insert(WEEKLY_HOURS.into(), serde_json::Value::Null);
            row.remove("firstName");
            row.remove("lastName");
            true
        });
        out.push(("technicians".to_owned(), list));
    }
    out
}
