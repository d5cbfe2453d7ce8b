//! What single systems say in their own way: service levels in cycles, hours inside tickets, durations instead of moments;
//! and what the user can tell of files that nobody knows.

use zenboard::base::Zone;
use zenboard::dataset::{Dataset, Entity, Field, Flag, Mapping};
use zenboard::engine::{Engine, Import};
use zenboard::protocol::ImportSummary;
use zenboard::settings::{ColumnProfile, Settings};

fn import(files: &[(&str, &str)], settings: &Settings) -> Import {
    let mut import = Import::new(settings.clone(), Zone::utc());
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    import
}

fn data(files: &[(&str, &str)]) -> Dataset {
    import(files, &Settings::default()).finish().expect("the files are read").data
}

fn moment(data: &Dataset, field: Field, row: usize) -> String {
    let at = data.tickets.date(field, row).get();
    at.map_or_else(String::new, |at| data.zone.rfc3339(at))
}

#[test]
fn the_cycles_of_jira_become_due_times_and_verdicts() {
    let cycle = |stop: &str, breach: &str, breached: bool| {
        format!(
            r#"{{"startTime": {{"iso8601": "2026-01-05T09:00:00+0100"}}, "stopTime": {{"iso8601": "{stop}"}}, "breachTime": {{"iso8601": "{breach}", "epochMillis": 1}}, "breached": {breached}, "goalDuration": {{"millis": 14400000}}}}"#
        )
    };
    let issue = |key: &str, status: &str, sla: &str| {
        format!(
            r#"{{"id": "1{key}", "key": "{key}", "fields": {{"summary": "Printer", "status": {{"name": "{status}", "id": "3"}}, "priority": {{"name": "High"}}, "created": "2026-01-05T09:00:00.000+0100", "updated": "2026-01-05T12:00:00.000+0100", "reporter": {{"displayName": "Bob"}}, "assignee": {{"displayName": "Ann"}}, "customfield_10030": {sla}}}}}"#
        )
    };
    let done = format!(
        r#"{{"id": "1", "name": "Time to resolution", "completedCycles": [{}]}}"#,
        cycle("2026-01-05T14:00:00+0100", "2026-01-05T13:00:00+0100", true)
    );
    let running = r#"{"id": "1", "name": "Time to resolution", "completedCycles": [], "ongoingCycle": {"startTime": {"iso8601": "2026-01-05T09:00:00+0100"}, "breachTime": {"iso8601": "2026-01-05T17:00:00+0100"}, "breached": false, "paused": false}}"#;
    let text = format!(
        r#"{{"startAt": 0, "maxResults": 50, "total": 2, "issues": [{}, {}]}}"#,
        issue("IT-1", "Resolved", &done),
        issue("IT-2", "In Progress", running)
    );
    let read = data(&[("search.json", &text)]);
    assert_eq!((read.files[0].source.as_str(), read.len()), ("jira", 2));
    assert_eq!(read.number(0), "IT-1");
    assert_eq!(moment(&read, Field::ResolutionDue, 0), "2026-01-05T12:00:00Z");
    assert_eq!(moment(&read, Field::ResolvedAt, 0), "2026-01-05T13:00:00Z");
    assert_eq!(read.tickets.flag(Field::SlaMet, 0), Flag::No);
    assert_eq!(moment(&read, Field::ResolutionDue, 1), "2026-01-05T16:00:00Z");
    assert_eq!(moment(&read, Field::ResolvedAt, 1), "");
    assert_eq!(read.tickets.flag(Field::SlaMet, 1), Flag::Unknown);
}

#[test]
fn timers_inside_the_tickets_of_syncro_are_time_entries() {
    let text = r#"{"tickets": [
        {"id": 9001, "number": 1201, "subject": "Printer", "customer_id": 4, "customer_business_then_name": "Harbor", "status": "New", "problem_type": "Hardware", "created_at": "2026-01-05T09:00:00-0500", "resolved_at": null, "user_id": 12, "ticket_timers": [
            {"id": 1, "ticket_id": 9001, "user_id": 12, "start_time": "2026-01-05T10:00:00-0500", "end_time": "2026-01-05T10:45:00-0500", "recorded": true, "billable": true, "notes": "Looked at it"},
            {"id": 2, "ticket_id": 9001, "user_id": 14, "start_time": "2026-01-05T11:00:00-0500", "end_time": "2026-01-05T11:30:00-0500", "recorded": true, "billable": false, "notes": "Again"}
        ]},
        {"id": 9002, "number": 1202, "subject": "Mail", "customer_id": 4, "customer_business_then_name": "Harbor", "status": "Resolved", "problem_type": "Email", "created_at": "2026-01-05T09:00:00-0500", "resolved_at": "2026-01-05T12:00:00-0500", "user_id": 12, "ticket_timers": []}
    ], "meta": {"total_pages": 1, "page": 1}}"#;
    let read = data(&[("tickets.json", text)]);
    assert!(read.has_entity(Entity::TimeEntries));
    let row = read.ticket("1201").expect("the ticket is there");
    let hours: Vec<f64> =
        read.entries_of(row).iter().map(|&entry| read.entry_facts.hours[entry as usize].as_f64()).collect();
    assert_eq!(hours, [0.75, 0.5]);
    let billable: Vec<bool> = read
        .entries_of(row)
        .iter()
        .map(|&entry| read.entry_facts.billable[entry as usize].get().is_some_and(|hours| hours.0 > 0))
        .collect();
    assert_eq!(billable, [true, false]);
}

#[test]
fn zendesk_s_minutes_to_the_first_reply_are_its_moment() {
    let text = "\
Id,Subject,Status,Priority,Organization,Assignee,Created at,Updated at,Solved at,First reply time in minutes,First reply time in minutes within business hours
101,Printer,Solved,High,Harbor,Ann,2026-01-05 09:00,2026-01-05 12:00,2026-01-05 12:00,10,10
102,Mail,Open,High,Harbor,Ann,2026-01-05 17:30,2026-01-06 09:00,,930,60
103,Phone,New,High,Harbor,Ann,2026-01-06 09:00,2026-01-06 09:00,,,
";
    let read = data(&[("zendesk.csv", text)]);
    let at: Vec<String> = (0..3).map(|row| moment(&read, Field::FirstResponseAt, row)).collect();
    assert_eq!(at, ["2026-01-05T09:10:00Z", "2026-01-06T09:00:00Z", ""]);
}

#[test]
fn a_single_record_is_a_record_and_not_the_lists_in_it() {
    let own: Vec<String> = (0..12).map(|n| format!(r#""value_{n}": {n}"#)).collect();
    let text = format!(
        r#"{{"id": 5, "summary": "Printer", "status_name": "New", "dateoccurred": "2026-01-05T09:00:00Z", "client_name": "Harbor", {}, "attachments": [{{"id": 1, "name": "a.png"}}]}}"#,
        own.join(", ")
    );
    let read = data(&[("ticket.json", &text)]);
    assert_eq!((read.len(), read.number(0)), (1, "5"));
}

const NOBODY: &str = "\
alpha,bravo,charlie,delta,echo
A,2026-01-05 09:00,Harbor,open now,x
B,2026-01-06 09:00,Granite,all done,y
";

#[test]
fn a_file_that_nobody_knows_can_be_told_by_hand() {
    let refusal = import(&[("odd.csv", NOBODY)], &Settings::default()).conclude().err().expect("nobody knows it");
    assert!(refusal.error.what.contains("alpha, bravo"), "{}", refusal.error);
    let table = &refusal.tables[0];
    assert_eq!((table.entity, table.rows), (None, 2));
    assert_eq!(table.samples[2], ["Harbor", "Granite"]);

    let mut settings = Settings::default();
    let field = |header: &str, field: Field| (header.to_owned(), field.id().to_owned());
    settings.add_profiles(
        vec![ColumnProfile {
            headers: Mapping::profile_key(&table.headers),
            entity: Entity::Tickets.id().into(),
            fields: [field("alpha", Field::Number), field("bravo", Field::Created), field("delta", Field::Status)]
                .into(),
            ..ColumnProfile::default()
        }],
        true,
    );
    let read = import(&[("odd.csv", NOBODY)], &settings).finish().expect("it is told now").data;
    assert_eq!((read.len(), read.number(1)), (2, "B"));
    assert_eq!(moment(&read, Field::Created, 1), "2026-01-06T09:00:00Z");
}

#[test]
fn tables_without_tickets_are_offered_as_they_were_taken() {
    let calls = "Ticket Number,Resource,Start Date/Time,End Date/Time,Status\nT1,Ann,2026-01-05 09:00,2026-01-05 10:00,Planned\n";
    let refusal = import(&[("calls.csv", calls)], &Settings::default()).conclude().err().expect("no tickets");
    assert_eq!(refusal.tables[0].entity, Some(Entity::ServiceCalls));
    // What could not be read at all cannot be told either.
    let refusal = import(&[("zero.csv", "\0\0\0\0")], &Settings::default()).conclude().err().expect("no file");
    assert!(refusal.tables.is_empty());
}

fn summary(files: &[(&str, &str)]) -> ImportSummary {
    let mut engine = Engine::new();
    let imported = import(files, &Settings::default()).finish().expect("the files are read");
    engine.accept(imported, false)
}

#[test]
fn the_own_company_is_guessed_by_its_queue_or_by_who_asks() {
    let heads = "Ticket Number,Title,Company,Contact,Queue,Priority,Status,Primary Resource,Created\n";
    let line = |n: u32, company: &str, contact: &str, queue: &str| {
        format!("T{n},Printer,{company},{contact},{queue},High,New,Ann Adams,2026-01-0{} 09:00\n", n % 9 + 1)
    };
    let mut text = heads.to_owned();
    for n in 1..=6 {
        text += &line(n, "Harbor", "Bob", "Help Desk");
    }
    for n in 7..=10 {
        text += &line(n, "Zen MSP", "Bob", "Internal IT");
    }
    let guess = summary(&[("t.csv", &text)]).own_guess.expect("a guess");
    assert_eq!(guess.0, "Zen MSP");
    assert_eq!(guess.1, "4 of its 4 tickets lie in queues for internal work");

    let asked = text.replace("Internal IT", "Help Desk").replace("Zen MSP,Bob", "Zen MSP,Ann Adams");
    let guess = summary(&[("t.csv", &asked)]).own_guess.expect("a guess");
    assert_eq!(guess.1, "4 of its 4 tickets were requested by technicians");

    assert_eq!(summary(&[("t.csv", &text.replace("Internal IT", "Help Desk"))]).own_guess, None);
    let told = "Company,Endpoints,Own\nHarbor,3,No\nZen MSP,2,Yes\n";
    assert_eq!(summary(&[("t.csv", &text), ("c.csv", told)]).own_guess, None);
}

#[test]
fn labels_that_say_nothing_are_told_as_assumed() {
    let text = "\
Ticket Number,Title,Queue,Priority,Status,Created
T1,Printer,Harbor team,Banana,New,2026-01-05 09:00
T2,Mail,Help Desk,P1,New,2026-01-05 09:00
T3,Phone,Monitoring Alert,3 - Moderate,New,2026-01-05 09:00
";
    let summary = summary(&[("t.csv", text)]);
    assert_eq!(summary.assumed_queues, [("Harbor team".to_owned(), 1)]);
    assert_eq!(summary.assumed_priorities, [("Banana".to_owned(), 1)]);
}
