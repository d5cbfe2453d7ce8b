//! HaloPSA: a token, numbered pages with a count of all rows, codes with their names in lists of their own.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use base::Secret;
use language::say;

use super::super::call::{Call, Method, Reply, encoded, join};
use super::super::records::{Keep, Store, json, utc};
use super::super::site::SourceSpec;
use super::super::trouble::Trouble;
use super::super::walk::{List, Paging};
use super::asking::{Asking, WEEKLY_HOURS, cell, lookup, resolve, table, zoned};

const PAGE: usize = 100;

const TICKETS: &[(&str, &str)] = &[
    ("/id", "id"),
    ("/summary", "summary"),
    ("/client_name", "client_name"),
    ("/user_name", "user_name"),
    ("/team", "team"),
    ("/status_id", "status_id"),
    ("/status_name", "status_name"),
    ("/priority_id", "priority_id"),
    ("/priority_name", "priority_name"),
    ("/tickettype_name", "tickettype_name"),
    ("/category_1", "category_1"),
    ("/category_2", "category_2"),
    ("/agent_id", "agent_id"),
    ("/agent_name", "agent_name"),
    ("/source", "source"),
    ("/sla_name", "sla_name"),
    ("/dateoccurred", "dateoccurred"),
    ("/lastactiondate", "lastactiondate"),
    ("/last_update", "lastactiondate"),
    ("/dateclosed", "dateclosed"),
    ("/deadlinedate", "deadlinedate"),
    ("/respondbydate", "respondbydate"),
    ("/responsedate", "responsedate"),
    ("/fixbydate", "fixbydate"),
    ("/nextappointmentdate", "nextappointment"),
    ("/estimate", "estimate"),
    ("/timetaken", "timetaken"),
    ("/chargehours", "chargehours"),
];
const TICKET_DATES: [&str; 8] = [
    "dateoccurred", "lastactiondate", "dateclosed", "deadlinedate", "respondbydate", "responsedate", "fixbydate",
    "nextappointment",
];
const ACTIONS: &[(&str, &str)] = &[
    ("/ticket_id", "ticket_id"),
    ("/who", "who"),
    ("/datetime", "start"),
    ("/actiondatecreated", "actiondatecreated"),
    ("/timetaken", "timetaken"),
    ("/actionchargehours", "actionchargehours"),
    ("/note", "note"),
];
const APPOINTMENTS: &[(&str, &str)] = &[
    ("/ticket_id", "ticket_id"),
    ("/agent_id", "agent_id"),
    ("/agent_name", "agent_name"),
    ("/start_date", "start_date"),
    ("/end_date", "end_date"),
    ("/complete_status", "complete_status"),
];

/// The page of the host where tokens are given, unless the site says another.
pub(super) fn token_url(spec: &SourceSpec) -> String {
    if spec.token_url.is_empty() {
        let host = spec.url.trim_end_matches('/').trim_end_matches("/api");
        join(host, "auth/token")
    } else {
        spec.token_url.clone()
    }
}

pub(super) fn token_call(asking: &Asking<'_>) -> Call {
    let url = token_url(asking.spec);
    let url =
        if asking.spec.tenant.is_empty() { url } else { format!("{url}?tenant={}", encoded(&asking.spec.tenant)) };
    let form = format!(
        "grant_type=client_credentials&client_id={}&client_secret={}&scope=all",
        encoded(asking.key("client_id").reveal()),
        encoded(asking.key("client_secret").reveal())
    );
    Call { method: Method::Token(Secret::new(form)), ..Call::get(url) }
}

pub(super) fn token_of(reply: &Reply) -> Result<(Secret, i64), Trouble> {
    let document = json(&reply.body)?;
    let token = document.get("access_token").and_then(Value::as_str);
    let seconds = document.get("expires_in").and_then(Value::as_i64).unwrap_or(3_600);
    match token {
        Some(token) if !token.is_empty() => Ok((Secret::new(token), seconds.clamp(60, 86_400))),
        _ => Err(Trouble::Unreadable(say!("it gives no token.").into())),
    }
}

fn called(asking: &Asking<'_>, path: &str) -> Call {
    let own = asking.key("token");
    let token = asking.token.unwrap_or(&own);
    let bearer = Secret::new(format!("Bearer {}", token.reveal()));
    Call::get(join(asking.base, path)).with("Authorization", bearer)
}

fn list(
    asking: &Asking<'_>,
    name: &'static str,
    path: &str,
    rows: &str,
    keep: &'static [(&'static str, &'static str)],
) -> List {
    List {
        table: name,
        call: called(asking, path),
        rows: rows.into(),
        id: "/id".into(),
        changed: "",
        total: String::new(),
        paging: Paging::One,
        keep: Keep::Fields(keep),
        adds: false,
    }
}

fn tickets(asking: &Asking<'_>, condition: &str) -> List {
    let path = format!(
        "Tickets?pageinate=true&page_size={PAGE}&includestatus=true&includeagent=true&includeslaactiondate=true\
         &includetimetaken=true&includelastaction=true&order=id&{condition}"
    );
    List {
        changed: "/last_update",
        total: "/record_count".into(),
        paging: Paging::Number { parameter: "page_no".into(), size: PAGE },
        adds: !asking.is_full,
        ..list(asking, "tickets", &path, "/tickets", TICKETS)
    }
}

pub(super) fn lists(asking: &Asking<'_>) -> Vec<List> {
    let (from, to) = (utc(asking.first_day()), utc(asking.now.plus(90 * base::DAY)));
    let mut lists = match asking.since("tickets") {
        Some(at) => vec![tickets(asking, &format!("lastupdatefromdate={}", encoded(&utc(at))))],
        // What is open, however old; and what was touched lately, for what is closed.
        None => {
            vec![tickets(asking, "open_only=true"), tickets(asking, &format!("lastupdatefromdate={}", encoded(&from)))]
        }
    };
    let range = format!("startdate={}&enddate={}", encoded(&from), encoded(&utc(asking.now)));
    let actions = format!("Actions?timeentriesonly=true&{range}");
    // The id of an action counts within its ticket: a row is told by all that it says.
    lists.push(List { id: String::new(), ..list(asking, "actions", &actions, "/actions", ACTIONS) });
    let days = format!("start_date={}&end_date={}", encoded(&from), encoded(&to));
    let appointments = format!("Appointment?showall=true&excludenonticketapptodo=true&{days}");
    lists.push(list(asking, "appointments", &appointments, "/appointments", APPOINTMENTS));
    if asking.is_full {
        let name: &'static [(&str, &str)] = &[("/id", "id"), ("/name", "name"), ("/isdisabled", "inactiveflag")];
        lists.push(list(asking, "statuses", "Status", "/statuses", name));
        lists.push(list(asking, "agents", "Agent", "/agents", name));
        let by_level: &'static [(&str, &str)] = &[("/priorityid", "id"), ("/name", "name")];
        lists.push(List { id: String::new(), ..list(asking, "priorities", "Priority", "/priorities", by_level) });
    }
    lists
}

/// Moments are UTC without saying so; the year 1899 and its like mean nothing.
fn dates(row: &mut Map<String, Value>, names: &[&str]) {
    for name in names {
        let text = cell(row, name);
        let is_real = text.get(..4).and_then(|year| year.parse::<u32>().ok()).is_some_and(|year| year > 1_980);
        let value = if is_real { Value::String(zoned(&text)) } else { Value::Null };
        row.insert((*name).to_owned(), value);
    }
}

/// A name by its id where the row has only the id.
fn name_by_id(row: &mut Map<String, Value>, id: &str, name: &str, known: &BTreeMap<String, String>) {
    if matches!(cell(row, id).as_str(), "0" | "-1") || cell(row, name) == "Unassigned" {
        // Nobody: a number or a word in the place of no agent.
        row.insert(name.to_owned(), Value::Null);
        row.remove(id);
    } else if cell(row, name).is_empty() {
        resolve(row, id, name, known);
    } else {
        row.remove(id);
    }
}

pub(super) fn documents(store: &Store) -> Vec<(String, Vec<u8>)> {
    let by_name = |name: &str| lookup(store, name, |row| cell(row, "name"));
    let (statuses, agents) = (by_name("statuses"), by_name("agents"));
    let priorities: BTreeMap<String, String> = store
        .get("priorities")
        .map(|rows| rows.objects().map(|(_, row)| (cell(&row, "id"), cell(&row, "name"))).collect())
        .unwrap_or_default();
    let mut out = Vec::new();
    if let Some(rows) = table(store, "tickets") {
        let list = rows.list_with(|row| {
            name_by_id(row, "status_id", "status_name", &statuses);
            name_by_id(row, "priority_id", "priority_name", &priorities);
            name_by_id(row, "agent_id", "agent_name", &agents);
            dates(row, &TICKET_DATES);
            true
        });
        out.push(("tickets".to_owned(), list));
    }
    if let Some(rows) = table(store, "actions") {
        let list = rows.list_with(|row| {
            dates(row, &["start", "actiondatecreated"]);
            true
        });
        out.push(("time entries".to_owned(), list));
    }
    if let Some(rows) = table(store, "appointments") {
        let list = rows.list_with(|row| {
            name_by_id(row, "agent_id", "agent_name", &agents);
            dates(row, &["start_date", "end_date"]);
            let is_done = matches!(cell(row, "complete_status").as_str(), "1" | "true");
            row.insert("complete_status".into(), if is_done { "Complete" } else { "Open" }.into());
            !matches!(cell(row, "ticket_id").as_str(), "" | "0" | "-1")
        });
        out.push(("service calls".to_owned(), list));
    }
    if let Some(rows) = table(store, "agents") {
        let list = rows.list_with(|row| {
            let name = cell(row, "name");
            row.insert("agent".into(), name.into());
            row.insert(WEEKLY_HOURS.into(), Value::Null);
            row.remove("name");
            row.remove("id");
            true
        });
        out.push(("technicians".to_owned(), list));
    }
    out
}
