//! Histories in every form that systems export them become statuses, waiting and hand-offs.

use zenboard::base::Zone;
use zenboard::dataset::{Dataset, Entity};
use zenboard::engine::Import;
use zenboard::ingest::IssueKind;
use zenboard::settings::Settings;

fn data(files: &[(&str, &str)]) -> Dataset {
    let mut import = Import::new(Settings::default(), Zone::utc());
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    import.finish().expect("the files are read").data
}

/// The statuses of a ticket with the hour of the day each began.
fn way(data: &Dataset, number: &str) -> String {
    let row = data.ticket(number).expect("the ticket is there");
    let spans = data
        .spans
        .of(row)
        .map(|(at, status)| format!("{} {}", at.0.rem_euclid(86_400) / 3_600, data.texts.text(status)));
    spans.collect::<Vec<_>>().join(", ")
}

const TICKETS: &str = "\
Ticket Number,Title,Status,Queue,Company,Create Date
T20260105.0001,Printer,Complete,Service Desk,Harbor,2026-01-05 08:00
T20260105.0002,Mail,In Progress,Service Desk,Harbor,2026-01-05 09:00
";

#[test]
fn the_sentences_of_an_autotask_ticket_history_are_read() {
    let tickets = r#"{"items": [
        {"id": 501, "ticketNumber": "T20260105.0001", "title": "Printer", "status": 5, "queueID": 8, "createDate": "2026-01-05T08:00:00.000Z", "dueDateTime": null, "companyID": 7},
        {"id": 502, "ticketNumber": "T20260105.0002", "title": "Mail", "status": 1, "queueID": 8, "createDate": "2026-01-05T09:00:00.000Z", "dueDateTime": null, "companyID": 7}
    ], "pageDetails": {"count": 2, "requestCount": 500, "prevPageUrl": null, "nextPageUrl": null}}"#;
    let line = |id: u32, hour: u32, action: &str, detail: &str| {
        format!(
            r#"{{"id": {id}, "ticketID": 501, "date": "2026-01-05T{hour:02}:00:00.000Z", "resourceID": 12, "action": "{action}", "detail": "{detail}"}}"#
        )
    };
    let lines = [
        line(1, 8, "Created", "Ticket created by Ann Adams"),
        line(2, 9, "Edited", "Status changed from New to Ready to Engage"),
        line(
            3,
            10,
            "Edited",
            "Priority changed from Low to High\\nStatus changed from Ready to Engage to Waiting Customer",
        ),
        line(4, 11, "Due Date Changed", "Due date changed from 1/5/2026 5:00 PM to 1/6/2026 5:00 PM"),
        line(5, 12, "Edited", "Queue changed from Triage to Service Desk"),
        line(6, 13, "Status Changed", "Waiting Customer -> In Progress"),
        line(7, 14, "Edited", "Queue changed from Service Desk to Triage"),
        line(8, 15, "Edited", "Status changed from In Progress to Complete by Ann Adams"),
    ];
    let history = format!(
        r#"{{"items": [{}], "pageDetails": {{"count": 8, "requestCount": 500, "prevPageUrl": null, "nextPageUrl": null}}}}"#,
        lines.join(",")
    );
    let read = data(&[("tickets.json", tickets), ("history.json", &history)]);
    assert_eq!(read.files[1].entity, Some(Entity::StatusHistory));
    assert_eq!(
        way(&read, "T20260105.0001"),
        "8 New, 9 Ready to Engage, 10 Waiting Customer, 13 In Progress, 15 Complete"
    );
    let hands = read.spans.handoffs(0);
    assert_eq!((hands.queues, hands.back, hands.resources), (Some(2), Some(1), None));
    // The other ticket has no line: its way is not known.
    assert_eq!(way(&read, "T20260105.0002"), "");
}

#[test]
fn the_same_history_as_a_grid_export_is_read() {
    let history = "\
Ticket Number,Date,Resource,Action,Detail
T20260105.0001,01/05/2026 09:00 AM,\"Adams, Ann\",Edited,Status changed from New to In Progress
T20260105.0001,01/05/2026 11:00 AM,\"Adams, Ann\",Edited,Status changed from In Progress to Complete
";
    let read = data(&[("tickets.csv", TICKETS), ("history.csv", history)]);
    assert_eq!(read.files[1].entity, Some(Entity::StatusHistory));
    assert_eq!(way(&read, "T20260105.0001"), "8 New, 9 In Progress, 11 Complete");
}

const AUDIT: &str = r#"[
    {"text": "Ticket #4711 status has been updated from \"New\" to \"Waiting on Client~\".", "enteredDate": "2026-01-05T10:00:00Z", "enteredBy": "jdoe", "auditType": "Ticket", "auditSubType": "Status", "auditSource": "Manage"},
    {"text": "Ticket #4711 status has been updated from \"Waiting on Client~\" to \"In Progress\".", "enteredDate": "2026-01-05T12:00:00Z", "enteredBy": "jdoe", "auditType": "Ticket", "auditSubType": "Status", "auditSource": "Manage"},
    {"text": "Ticket #4711 summary has been updated from \"a\" to \"b\".", "enteredDate": "2026-01-05T13:00:00Z", "enteredBy": "jdoe", "auditType": "Ticket", "auditSubType": "Record", "auditSource": "Manage"}
]"#;

#[test]
fn the_text_of_a_connectwise_audit_trail_is_read() {
    let tickets = r#"[
        {"id": 4711, "summary": "Printer", "board": {"id": 1, "name": "Service"}, "status": {"id": 2, "name": "In Progress"}, "company": {"id": 3, "name": "Harbor"}, "dateEntered": "2026-01-05T08:00:00Z", "closedFlag": false}
    ]"#;
    let read = data(&[("tickets.json", tickets), ("audit.json", AUDIT)]);
    assert_eq!(way(&read, "4711"), "8 New, 10 Waiting on Client~, 12 In Progress");

    // With the number beside the text, as scripts write it.
    let beside = "\
Ticket #,Text,Entered Date,Entered By,Audit Type
4711,\"Status has been updated from \"\"New\"\" to \"\"In Progress\"\".\",2026-01-05T10:00:00Z,jdoe,Ticket
";
    let read = data(&[("tickets.json", tickets), ("audit.csv", beside)]);
    assert_eq!(way(&read, "4711"), "8 New, 10 In Progress");

    // Without any number it is said what is missing.
    let read = data(&[("tickets.json", tickets), ("audit.json", &AUDIT.replace("Ticket #4711 s", "S"))]);
    assert_eq!(way(&read, "4711"), "");
    let said: Vec<&str> = read
        .issues
        .iter()
        .filter(|issue| issue.kind == IssueKind::Skipped)
        .map(|issue| issue.sample.as_str())
        .collect();
    assert!(said.iter().any(|text| text.contains("add a column with the ticket number")), "{said:?}");
}

#[test]
fn a_history_of_all_fields_gives_statuses_and_hand_offs() {
    let history = "\
ticket_id,field_name,updated,value,user_id
T20260105.0001,status,2026-01-05 08:00:00,new,1
T20260105.0001,group_id,2026-01-05 08:00:00,36,1
T20260105.0001,assignee_id,2026-01-05 08:10:00,12,1
T20260105.0001,status,2026-01-05 09:00:00,pending,1
T20260105.0001,group_id,2026-01-05 10:00:00,37,1
T20260105.0001,group_id,2026-01-05 11:00:00,36,1
T20260105.0001,assignee_id,2026-01-05 11:10:00,14,1
T20260105.0001,status,2026-01-05 12:00:00,solved,1
";
    let read = data(&[("tickets.csv", TICKETS), ("history.csv", history)]);
    assert_eq!(way(&read, "T20260105.0001"), "8 new, 9 pending, 12 solved");
    let hands = read.spans.handoffs(0);
    assert_eq!((hands.queues, hands.back, hands.resources), (Some(2), Some(1), Some(1)));
}

#[test]
fn a_status_that_only_the_history_knows_is_asked_as_well() {
    let history = "\
Ticket Number,Changed At,Old Status,New Status
T20260105.0001,2026-01-05 09:00,New,Bench burn-in
T20260105.0001,2026-01-05 11:00,Bench burn-in,Complete
";
    let read = data(&[("tickets.csv", TICKETS), ("history.csv", history)]);
    assert_eq!(way(&read, "T20260105.0001"), "8 New, 9 Bench burn-in, 11 Complete");
    assert_eq!(read.unknown_statuses(), [("Bench burn-in".to_owned(), 1)]);
}
