//! Each vendor played by a few lines: what is asked, and what becomes of the answers.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{Call, Haste, Live, Method, Reply, Site, Source, Trouble};
use base::{Secret, Zone};
use desk::dataset::{Dataset, Field};
use desk::settings::Settings;

const NOW: i64 = 1_800_000_000_000;

fn reply(document: &Value) -> Reply {
    Reply { status: 200, body: document.to_string().into_bytes(), ..Reply::default() }
}

fn live(source: Value, keys: &[(&str, &str)]) -> Live {
    let text = json!({"sources": [source]}).to_string();
    let site = Site::from_json(&text).unwrap_or_else(|error| panic!("{error}"));
    let typed = keys.iter().map(|(name, key)| ((*name).to_owned(), Secret::new(*key))).collect();
    let keys = BTreeMap::from([(site.sources[0].name.clone(), typed)]);
    Live::new(&site, keys, 1)
}

/// Refreshes the one source; the requests that it took.
fn refresh(
    live: &mut Live,
    now: i64,
    server: &mut dyn FnMut(&Call) -> Reply,
) -> Result<(Vec<Call>, Option<Dataset>), Trouble> {
    let source: &mut Source = &mut live.sources[0];
    let mut round = source.begin(now)?;
    let mut calls = Vec::new();
    while let Some(call) = source.next(&mut round, now)? {
        let reply = server(&call);
        calls.push(call);
        source.take(&mut round, &reply, now)?;
        assert!(calls.len() < 300, "it does not end");
    }
    let parts = source.parts_of(&round);
    let data = match parts {
        Some(parts) => Some(live.try_with(0, parts, &Settings::default(), &Zone::utc())?.data),
        None => None,
    };
    live.sources[0].keep(round, now);
    Ok((calls, data))
}

fn header<'c>(call: &'c Call, name: &str) -> &'c str {
    let found = call.headers.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value.reveal())
}

fn text(data: &Dataset, number: &str, field: Field) -> String {
    let ticket = data.ticket(number).unwrap_or_else(|| panic!("{number} is there"));
    data.label(field, ticket).to_owned()
}

/// Autotask with 1,200 tickets on pages of 500.
struct Autotask {
    changed: Vec<Value>,
}

impl Autotask {
    fn ticket(id: u32, status: u32, at: &str) -> Value {
        json!({
            "id": id, "ticketNumber": format!("T20260105.{id:04}"), "title": "Printer", "companyID": 100 + id % 3,
            "queueID": 5, "status": status, "priority": 1, "assignedResourceID": 29_682_885 + id % 2,
            "createDate": "2026-01-05T08:00:00.000Z", "lastActivityDate": at, "userDefinedFields": [],
        })
    }

    fn answer(&self, call: &Call) -> Reply {
        let path = call.url.rsplit_once("/V1.0/").map(|(_, path)| path).expect("below the interface");
        let list = |items: Vec<Value>, next: Option<String>| {
            reply(&json!({"items": items, "pageDetails": {"count": 1, "requestCount": 500, "nextPageUrl": next}}))
        };
        let body: Value = match &call.method {
            Method::Query(body) => serde_json::from_str(body).expect("JSON"),
            _ => Value::Null,
        };
        let is_changes = body.to_string().contains("lastActivityDate\",\"op");
        match path.split('?').next().unwrap_or_default() {
            "Tickets/query" if is_changes => list(self.changed.clone(), None),
            "Tickets/query" | "Tickets/query/next" => {
                let from: u32 = path.rsplit_once('=').map_or(0, |(_, from)| from.parse().expect("a number"));
                let items = from + 1..=(from + 500).min(1_200);
                let items = items.map(|id| Self::ticket(id, 9, "2026-01-06T08:00:00.000Z")).collect();
                let next = (from + 500 < 1_200).then(|| {
                    format!(
                        "https://webservices2.autotask.net/atservicesrest/v1.0/Tickets/query/next?paging={}",
                        from + 500
                    )
                });
                list(items, next)
            }
            "TimeEntries/query" => list(
                vec![
                    json!({"id": 4, "ticketID": 7, "resourceID": 29_682_885, "dateWorked": "2026-01-05T00:00:00.000Z",
                    "startDateTime": "2026-01-05T10:00:00.000Z", "endDateTime": "2026-01-05T12:30:00.000Z",
                    "hoursWorked": 1.0, "hoursToBill": 1.0, "isNonBillable": false,
                    "lastModifiedDateTime": "2026-01-05T13:00:00.000Z"}),
                ],
                None,
            ),
            "ServiceCalls/query" => list(
                vec![
                    json!({"id": 3, "startDateTime": "2027-01-05T10:00:00.000Z", "endDateTime": "2027-01-05T11:00:00.000Z",
                    "status": 3, "isComplete": 0, "lastModifiedDateTime": "2026-01-05T13:00:00.000Z"}),
                ],
                None,
            ),
            "ServiceCallTickets/query" => list(vec![json!({"id": 8, "serviceCallID": 3, "ticketID": 7})], None),
            "ServiceCallTicketResources/query" => {
                list(vec![json!({"id": 9, "serviceCallTicketID": 8, "resourceID": 29_682_885})], None)
            }
            "Resources/query" => list(
                vec![
                    json!({"id": 29_682_885, "firstName": "Ann", "lastName": "Adams", "isActive": true}),
                    json!({"id": 29_682_886, "firstName": "Bob", "lastName": "Baker", "isActive": true}),
                ],
                None,
            ),
            "Companies/query" => {
                let ids = body["Filter"][0]["value"].as_array().cloned().unwrap_or_default();
                let items = ids.iter().map(|id| json!({"id": id, "companyName": format!("Company {id}")})).collect();
                list(items, None)
            }
            "Tickets/entityInformation/fields" => reply(&json!({"fields": [
                {"name": "status", "isPickList": true, "picklistValues": [
                    {"value": "9", "label": "Waiting Materials"}, {"value": "5", "label": "Complete"}]},
                {"name": "queueID", "isPickList": true, "picklistValues": [{"value": "5", "label": "Client Portal"}]},
                {"name": "priority", "isPickList": true, "picklistValues": [{"value": "1", "label": "High"}]},
                {"name": "title", "isPickList": false, "picklistValues": null},
            ]})),
            "ServiceCalls/entityInformation/fields" => reply(&json!({"fields": [
                {"name": "status", "picklistValues": [{"value": "3", "label": "New"}]}]})),
            other => panic!("nobody should ask {other}"),
        }
    }
}

const AUTOTASK_KEYS: [(&str, &str); 3] = [("ApiIntegrationCode", "code"), ("UserName", "me@x"), ("Secret", "canary")];

#[test]
fn autotask_is_read_whole_and_then_by_what_changed() {
    let mut live = live(json!({"kind": "autotask", "url": "https://relay.example/psa"}), &AUTOTASK_KEYS);
    let mut server = Autotask { changed: Vec::new() };
    let (calls, data) = refresh(&mut live, NOW, &mut |call| server.answer(call)).expect("it is read");
    let data = data.expect("new data");
    assert_eq!(data.len(), 1_200);
    assert_eq!(text(&data, "T20260105.0007", Field::Status), "Waiting Materials");
    assert_eq!(text(&data, "T20260105.0007", Field::Queue), "Client Portal");
    assert_eq!(text(&data, "T20260105.0007", Field::Company), "Company 101");
    assert_eq!(text(&data, "T20260105.0007", Field::Resource), "Bob Baker");
    assert_eq!((data.entries.len(), data.calls.len(), data.resources.len()), (1, 1, 2));
    assert_eq!(data.entry_facts.ticket[0] as usize, data.ticket("T20260105.0007").expect("there"));
    // Everything went to the relay, by reading, with the key in the headers.
    for call in &calls {
        assert!(call.url.starts_with("https://relay.example/psa/V1.0/"), "{}", call.url);
        assert!(call.is_reading() && header(call, "Secret") == "canary");
        assert!(!call.url.contains("canary") && !format!("{call:?}").contains("canary"));
    }
    assert_eq!(calls.iter().filter(|call| call.url.contains("/Tickets/query")).count(), 3);

    // Nothing new: few requests, and no new data.
    server.changed = vec![Autotask::ticket(1_200, 9, "2026-01-06T08:00:00.000Z")];
    let (calls, data) = refresh(&mut live, NOW + 60_000, &mut |call| server.answer(call)).expect("it is read");
    assert!(data.is_none() && calls.len() <= 4, "{} requests", calls.len());
    // One changed; a status that has no label yet stays as its code.
    server.changed =
        vec![Autotask::ticket(7, 5, "2026-01-07T09:00:00.000Z"), Autotask::ticket(8, 77, "2026-01-07T09:00:00.000Z")];
    let (_, data) = refresh(&mut live, NOW + 120_000, &mut |call| server.answer(call)).expect("it is read");
    let data = data.expect("new data");
    assert_eq!(data.len(), 1_200);
    assert_eq!(text(&data, "T20260105.0007", Field::Status), "Complete");
    assert_eq!(text(&data, "T20260105.0008", Field::Status), "77");
    assert!(data.unknown_statuses().iter().any(|(label, tickets)| label == "77" && *tickets == 1));
}

#[test]
fn without_a_key_nothing_is_asked() {
    let mut live = live(json!({"kind": "autotask", "url": "https://relay.example/psa"}), &AUTOTASK_KEYS[..2]);
    let asked = refresh(&mut live, NOW, &mut |_| panic!("nothing is asked"));
    assert_eq!(asked.err(), Some(Trouble::NoKey));
}

#[test]
fn the_zone_is_looked_up_without_the_key() {
    let spec =
        json!({"kind": "autotask", "url": "https://webservices.autotask.net/atservicesrest", "zone_lookup": true});
    let mut live = live(spec, &AUTOTASK_KEYS);
    let server = Autotask { changed: Vec::new() };
    let (calls, _) = refresh(&mut live, NOW, &mut |call| {
        if call.url.contains("zoneInformation") {
            return reply(&json!({"zoneName": "x", "url": "https://webservices2.autotask.net/ATServicesRest/", "webUrl": "x", "ci": 1}));
        }
        server.answer(call)
    })
    .expect("it is read");
    assert!(calls[0].url.ends_with("V1.0/zoneInformation"), "no name of a user in an address: {}", calls[0].url);
    assert_eq!(header(&calls[0], "UserName"), "me@x");
    assert_eq!(header(&calls[0], "Secret"), "");
    assert!(
        calls[1..]
            .iter()
            .all(|call| { call.url.starts_with("https://webservices2.autotask.net/ATServicesRest/V1.0/") })
    );
}

#[test]
fn connectwise_is_read_by_pages() {
    let keys = [("company", "acme"), ("publicKey", "pub"), ("privateKey", "priv"), ("clientId", "id-1")];
    let mut live = live(json!({"kind": "connectwise", "url": "https://cw.example/v4_6_release/apis/3.0"}), &keys);
    let ticket = |id: u32| {
        json!({
            "id": id, "summary": "Schedule", "board": {"id": 1, "name": "Service A"}, "status": {"id": 1, "name": "New"},
            "priority": {"id": 4, "name": "Priority 3 - Medium"}, "company": {"id": 2, "identifier": "x", "name": "TestCompany"},
            "owner": {"id": 176, "identifier": "User1", "name": "Training User1"}, "closedFlag": false,
            "_info": {"lastUpdated": "2026-01-06T08:00:00Z", "dateEntered": "2026-01-05T08:00:00Z"},
        })
    };
    let (calls, data) = refresh(&mut live, NOW, &mut |call| {
        let page: u32 = call.url.rsplit_once("page=").map_or(1, |(_, page)| page.parse().expect("a number"));
        let path = call.url.split('?').next().unwrap_or_default();
        let rows: Vec<Value> = match path.rsplit_once("/3.0/").map(|(_, path)| path).unwrap_or_default() {
            "service/tickets" => ((page - 1) * 1_000 + 1..=(page * 1_000).min(2_300)).map(ticket).collect(),
            "time/entries" => vec![json!({"id": 2, "chargeToId": 7, "chargeToType": "ServiceTicket",
                "member": {"name": "Training User1"}, "timeStart": "2026-01-05T09:00:00Z", "timeEnd": "2026-01-05T10:00:00Z",
                "actualHours": 1.0, "billableOption": "DoNotBill", "_info": {"lastUpdated": "2026-01-05T10:00:00Z"}})],
            "schedule/entries" => vec![json!({"id": 11, "objectId": 7, "member": {"name": "Training User1"},
                "dateStart": "2027-01-05T09:00:00Z", "dateEnd": "2027-01-05T10:00:00Z", "status": {"name": "Firm"},
                "doneFlag": false, "hours": 1})],
            "system/members" => vec![json!({"id": 176, "firstName": "Training", "lastName": "User1", "inactiveFlag": false})],
            other => panic!("nobody should ask {other}"),
        };
        reply(&json!(rows))
    })
    .expect("it is read");
    let data = data.expect("new data");
    assert_eq!(data.len(), 2_300);
    assert_eq!(text(&data, "7", Field::Queue), "Service A");
    assert_eq!(text(&data, "7", Field::Company), "TestCompany");
    assert_eq!(text(&data, "7", Field::Resource), "Training User1");
    assert_eq!((data.entries.len(), data.calls.len(), data.resources.len()), (1, 1, 1));
    assert_eq!(data.entry_facts.billable[0].get().map(base::Hours::as_f64).unwrap_or(0.0), 0.0);
    // base64("acme+pub:priv")
    assert!(calls.iter().all(|call| header(call, "Authorization") == "Basic YWNtZStwdWI6cHJpdg=="));
    assert!(calls.iter().all(|call| header(call, "clientId") == "id-1" && call.method == Method::Get));
    assert!(
        calls.iter().any(|call| { call.url.contains("conditions=closedFlag%3Dfalse%20or%20closedDate%3E%5B2026-") })
    );
}

/// HaloPSA with some tickets.
fn halo(call: &Call, tickets: u32, tokens: &mut u32) -> Reply {
    let path = call.url.split('?').next().unwrap_or_default();
    if path == "https://x.halopsa.com/auth/token" {
        *tokens += 1;
        assert!(matches!(&call.method, Method::Token(form) if form.reveal().contains("client_secret=s%26s")));
        return reply(&json!({"access_token": format!("t{tokens}"), "expires_in": 3600}));
    }
    if header(call, "Authorization") != format!("Bearer t{tokens}") {
        return Reply { status: 401, ..Reply::default() };
    }
    let page: u32 = call.url.rsplit_once("page_no=").map_or(1, |(_, page)| page.parse().expect("a number"));
    let row = |id: u32| {
        json!({"id": id, "summary": "Mail", "status_id": 1, "client_name": "Harbor", "team": "1st Line", "agent_id": 3,
            "priority_id": 2, "dateoccurred": "2026-01-05T08:00:00.113", "last_update": "2026-01-06T08:00:00",
            "lastactiondate": "2026-01-06T08:00:00", "dateclosed": "1899-12-30T00:00:00"})
    };
    reply(&match path.rsplit('/').next().unwrap_or_default() {
        "Tickets" => {
            let rows: Vec<Value> = ((page - 1) * 100 + 1..=(page * 100).min(tickets)).map(row).collect();
            json!({"record_count": tickets, "tickets": rows})
        }
        "Actions" => {
            json!({"record_count": 1, "actions": [{"id": 1, "ticket_id": 5, "who": "Cleo", "datetime": "2026-01-05T09:00:00",
            "timetaken": 0.5, "actionchargehours": 0.5, "note": "x"}]})
        }
        "Appointment" => json!([{"id": 1, "ticket_id": 5, "agent_id": 3, "start_date": "2027-01-05T09:00:00",
            "end_date": "2027-01-05T10:00:00", "complete_status": -1}]),
        "Status" => json!([{"id": 1, "name": "New"}, {"id": 2, "name": "In Progress"}]),
        "Agent" => json!([{"id": 3, "name": "Cleo Clark", "isdisabled": false}]),
        "Priority" => json!([{"id": "x-1", "priorityid": 2, "name": "High"}]),
        other => panic!("nobody should ask {other}"),
    })
}

#[test]
fn halopsa_is_read_with_a_token_that_is_fetched() {
    let keys = [("client_id", "me"), ("client_secret", "s&s")];
    let mut live = live(json!({"kind": "halopsa", "url": "https://x.halopsa.com/api"}), &keys);
    let mut tokens = 0;
    let (_, data) = refresh(&mut live, NOW, &mut |call| halo(call, 250, &mut tokens)).expect("it is read");
    let data = data.expect("new data");
    assert_eq!(data.len(), 250);
    assert_eq!(text(&data, "5", Field::Status), "New");
    assert_eq!(text(&data, "5", Field::Priority), "High");
    assert_eq!(text(&data, "5", Field::Resource), "Cleo Clark");
    let row = data.ticket("5").expect("there");
    let created = data.tickets.date(Field::Created, row).get().expect("a date");
    assert_eq!(created, base::Timestamp::from_rfc3339("2026-01-05T08:00:00Z").expect("valid"));
    assert!(data.tickets.date(Field::Completed, row).get().is_none(), "1899 means nothing");
    assert_eq!((data.entries.len(), data.calls.len(), data.resources.len()), (1, 1, 1));
    // The same token serves until it runs out; then one try more with a new one.
    refresh(&mut live, NOW + 60_000, &mut |call| halo(call, 250, &mut tokens)).expect("it is read");
    assert_eq!(tokens, 1);
    tokens = 7;
    let refused = refresh(&mut live, NOW + 120_000, &mut |call| halo(call, 250, &mut tokens));
    live.sources[0].fail(refused.expect_err("an old token"), NOW + 120_000);
    assert!(live.sources[0].is_due(NOW + 120_000));
    refresh(&mut live, NOW + 120_000, &mut |call| halo(call, 250, &mut tokens)).expect("it is read");
    assert_eq!(tokens, 8);
}

#[test]
fn any_interface_is_read_as_the_site_describes_it() {
    let spec = json!({"kind": "rest", "name": "Desk", "header": "Authorization", "prefix": "Bearer", "tables": [{
        "entity": "tickets", "url": "https://desk.example/t", "rows": "/data/rows", "id": "/key",
        "next": {"pointer": "/data/next", "total": "/data/total"},
        "fields": {"/key": "number", "/state/label": "status", "/opened": "created", "/firm": "company"},
    }]});
    let mut live = live(spec, &[("token", "canary")]);
    let row = |n: u32| json!({"key": format!("K{n}"), "state": {"label": "Open"}, "opened": "2026-01-05T08:00:00Z", "firm": "Harbor"});
    let (calls, data) = refresh(&mut live, NOW, &mut |call| {
        let second = call.url.ends_with("?p=2");
        let rows: Vec<Value> = if second { (3..5).map(row).collect() } else { (0..3).map(row).collect() };
        let next = if second { Value::Null } else { json!("https://desk.example/t?p=2") };
        reply(&json!({"data": {"rows": rows, "next": next, "total": 5}}))
    })
    .expect("it is read");
    let data = data.expect("new data");
    assert_eq!(data.len(), 5);
    assert_eq!(text(&data, "K4", Field::Status), "Open");
    assert_eq!(text(&data, "K4", Field::Company), "Harbor");
    assert!(calls.iter().all(|call| header(call, "Authorization") == "Bearer canary"));
}

#[test]
fn a_field_of_any_table_can_be_described() {
    use desk::dataset::Entity;
    for entity in Entity::ALL {
        for field in Field::ALL.iter().filter(|field| !field.aliases(entity).is_empty()) {
            let table = json!({"entity": entity.id(), "url": "x", "fields": {"/a": field.id()}});
            let text = json!({"sources": [{"kind": "rest", "tables": [table]}]}).to_string();
            Site::from_json(&text).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}

#[test]
fn an_hour_has_only_so_many_requests() {
    let mut live = live(json!({"kind": "autotask", "url": "https://relay.example/psa", "hourly": 20}), &AUTOTASK_KEYS);
    let server = Autotask { changed: Vec::new() };
    let ask = |live: &mut Live, now| refresh(live, now, &mut |call| server.answer(call));
    assert!(ask(&mut live, NOW).is_ok());
    let spent = (0..10).map(|minute| ask(&mut live, NOW + minute * 60_000)).find_map(Result::err);
    assert_eq!(spent, Some(Trouble::Spent));
    assert!(ask(&mut live, NOW + 3_700_000).is_ok());
}

/// What one source does when every answer has this status, as a wall runs: ticks of five seconds, nobody there.
fn requests_in(live: &mut Live, from: i64, length: i64, status: u16) -> u32 {
    let mut asked = 0;
    let source = &mut live.sources[0];
    for now in (from..from + length).step_by(5_000) {
        if !source.is_due(now) {
            continue;
        }
        let outcome = source.begin(now).and_then(|mut round| {
            let call = source.next(&mut round, now)?;
            asked += u32::from(call.is_some());
            source.take(&mut round, &Reply { status, ..Reply::default() }, now)
        });
        source.fail(outcome.expect_err("every answer is a refusal"), now);
    }
    asked
}

#[test]
fn a_source_without_a_key_that_is_refused_is_asked_again() {
    for status in [401, 403] {
        for source in [
            json!({"files": ["a.csv"]}),
            json!({"files": ["a.csv"], "header": "Token", "publicReadOnlyToken": "known"}),
            json!({"kind": "rest", "tables": [{"entity": "tickets", "url": "/list"}]}),
        ] {
            let mut live = live(source, &[]);
            assert!(requests_in(&mut live, NOW, 3_600_000, status) > 30, "a wall waits for nobody");
            let state = live.sources[0].state();
            assert!(!state.wants_key && state.next_at.is_some(), "{state:?}");
            assert!(state.trouble.contains("refuses access"), "{}", state.trouble);
            for haste in [Haste::Return, Haste::Asked] {
                live.sources[0].fail(Trouble::Denied(status), NOW);
                live.sources[0].hurry(haste);
                assert!(live.sources[0].is_due(NOW));
            }
        }
    }
}

#[test]
fn a_key_that_was_never_taken_waits_for_a_person_and_one_that_was_is_tried_again() {
    let keys = [("ApiIntegrationCode", "c"), ("UserName", "u"), ("Secret", "s")];
    let autotask = || json!({"kind": "autotask", "url": "https://psa.example"});
    let mut never = live(autotask(), &keys);
    assert_eq!(requests_in(&mut never, NOW, 3_600_000, 401), 1);
    assert!(never.sources[0].state().wants_key);
    never.sources[0].hurry(Haste::Return);
    assert!(!never.sources[0].is_due(NOW));
    // Who presses the button wants it to be asked.
    never.sources[0].hurry(Haste::Asked);
    assert!(never.sources[0].is_due(NOW));

    let mut before = live(autotask(), &keys);
    before.sources[0].remember(NOW - 60_000);
    assert_eq!(requests_in(&mut before, NOW, 3_600_000, 401), 4, "every quarter of an hour");
    assert!(before.sources[0].state().trouble.contains("worked before"));
    let other = keys.iter().map(|(name, _)| ((*name).to_owned(), Secret::new("other"))).collect();
    before.sources[0].use_keys(other);
    assert_eq!(requests_in(&mut before, NOW, 3_600_000, 403), 1, "another key was never taken");
}

#[test]
fn no_answer_leads_a_key_elsewhere() {
    let keys = [("ApiIntegrationCode", "c"), ("UserName", "u"), ("Secret", "canary")];
    let zone = |url: &str, zone: &str| {
        let mut live = live(json!({"kind": "autotask", "url": url, "zone_lookup": true}), &keys);
        let source = &mut live.sources[0];
        let mut round = source.begin(NOW).expect("keys are there");
        source.next(&mut round, NOW).expect("the zone is asked for");
        source.take(&mut round, &reply(&json!({"url": zone})), NOW)?;
        source.next(&mut round, NOW).map(|call| call.expect("a list").url)
    };
    let vendor = "https://webservices.autotask.net/atservicesrest";
    for elsewhere in [
        "https://evil.example/ATServicesRest/", "http://webservices2.autotask.net/",
        "https://autotask.net.evil.example/", "https://evilautotask.net/", "https://autotask.net@evil.example/",
        "https://evil.example\\.autotask.net/", "https://a.autotask.net:8443/", "HTTPS://evil.example/",
    ] {
        assert_eq!(zone(vendor, elsewhere), Err(Trouble::Elsewhere), "{elsewhere}");
    }
    assert!(zone(vendor, "https://webservices2.autotask.net/ATServicesRest/").is_ok());
    // A relay of the site's own answers with itself.
    assert!(zone("http://relay.example/psa", "http://relay.example/psa/zone2/").is_ok());

    let list = json!({"kind": "rest", "url": "https://desk.example/api", "header": "Token",
        "tables": [{"entity": "tickets", "url": "tickets", "rows": "/rows", "next": {"link": true}}]});
    let mut live = live(list, &[("token", "canary")]);
    for next in ["https://evil.example/api/tickets?page=2", "https://desk.example/other?page=2"] {
        let page = json!({"rows": [{"id": 1}]});
        let answer = Reply { next: Some(next.into()), ..reply(&page) };
        let outcome = refresh(&mut live, NOW, &mut |_| answer.clone());
        assert!(matches!(outcome, Err(Trouble::Elsewhere | Trouble::Redirected)), "{next}");
    }
}
