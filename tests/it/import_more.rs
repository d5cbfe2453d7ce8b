//! Tables beside tickets, and what is made of them.

use zenboard::base::Zone;
use zenboard::dataset::{Entity, Field, Flag, MatchKind};
use zenboard::engine::{Import, Imported};
use zenboard::ingest::IssueKind;
use zenboard::settings::{ColumnProfile, Settings};

fn load(settings: &Settings, files: &[(&str, &str)]) -> Imported {
    let mut import = Import::new(settings.clone(), Zone::utc());
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    import.finish().unwrap_or_else(|error| panic!("{error}"))
}

fn plain(files: &[(&str, &str)]) -> Imported {
    load(&Settings::default(), files)
}

const REST: &str = r#"{"items": [
  {"id": 1, "ticketNumber": "T1", "title": "a", "companyID": 175, "assignedResourceID": 29, "contractID": 5, "status": 8, "queueID": 3,
   "createDate": "2026-01-05T08:00:00.000Z", "resolvedDueDateTime": "2026-01-05T12:00:00.000Z", "resolvedDateTime": "2026-01-05T11:00:00.000Z",
   "userDefinedFields": [{"name": "Site code", "value": "B7"}, {"name": "Empty", "value": null}]},
  {"id": 2, "ticketNumber": "T2", "title": "b", "companyID": 176, "assignedResourceID": null, "contractID": null, "status": 5, "queueID": 3,
   "createDate": "2026-01-05T09:00:00.000Z", "resolvedDueDateTime": null, "resolvedDateTime": null, "userDefinedFields": []}
], "pageDetails": {"count": 2, "nextPageUrl": null}}"#;

const FIELDS: &str = r#"{"fields": [
  {"name": "status", "isPickList": true, "picklistValues": [{"value": "8", "label": "Waiting Customer", "isActive": true}]},
  {"name": "queueID", "isPickList": true, "picklistValues": [{"value": "3", "label": "Level One", "isActive": true}]}
]}"#;

#[test]
fn ids_of_an_interface_get_their_names() {
    let people =
        r#"{"items": [{"id": 29, "firstName": "Ann", "lastName": "Adams", "isActive": true, "userName": "aadams"}]}"#;
    let companies = r#"{"items": [{"id": 175, "companyName": "Harbor", "companyType": 1, "isActive": true},
                                  {"id": 176, "companyName": "Mill", "companyType": 1, "isActive": true}]}"#;
    let contracts = r#"{"items": [{"id": 5, "contractName": "Gold", "companyID": 175, "contractType": 7, "startDate": "2025-01-01T00:00:00.000Z",
                                   "endDate": "2026-12-31T00:00:00.000Z", "serviceLevelAgreementID": "Gold SLA"}]}"#;
    let data = plain(&[
        ("tickets.json", REST),
        ("fields.json", FIELDS),
        ("resources.json", people),
        ("companies.json", companies),
        ("contracts.json", contracts),
    ])
    .data;
    let labels = |row: usize| {
        [Field::Company, Field::Resource, Field::Status, Field::Queue, Field::Contract, Field::Sla]
            .map(|field| data.label(field, row).to_owned())
    };
    assert_eq!(labels(0), ["Harbor", "Adams, Ann", "Waiting Customer", "Level One", "Gold", "Gold SLA"]);
    assert_eq!(labels(1), ["Mill", "", "Complete", "Level One", "", ""]);
    assert_eq!(data.contracts.len(), 1);
    assert!(data.has_entity(Entity::Contracts));
    let file = &data.files[0];
    assert!(file.headers.iter().any(|header| header == "Site code (userDefinedFields)"), "{:?}", file.headers);
}

#[test]
fn verdicts_of_the_vendor_are_kept_by_ticket() {
    let results = r#"{"items": [{"id": 9, "ticketID": 1, "serviceLevelAgreementName": "Gold", "firstResponseElapsedHours": 0.5,
        "isFirstResponseMet": true, "resolutionElapsedHours": 3.0, "isResolutionMet": false, "isResolutionPlanMet": true}]}"#;
    let data = plain(&[("tickets.json", REST), ("results.json", results)]).data;
    let verdict = data.verdicts[&0];
    assert_eq!(verdict.met, [Flag::Yes, Flag::Yes, Flag::No]);
    assert_eq!(verdict.elapsed[2].map(zenboard::base::Hours::as_f64), Some(3.0));

    let tasks = "sys_id,task_value,sla_value,has_breached,stage,planned_end_time,start_time\nx,T1,P1 resolution,true,completed,2026-01-05 12:00:00,2026-01-05 08:00:00\n";
    let data = plain(&[("tickets.json", REST), ("task_sla.csv", tasks)]).data;
    assert_eq!(data.verdicts[&0].met[2], Flag::No);
}

#[test]
fn devices_are_counted_as_endpoints() {
    let devices = "id,clientName,assettypeName,serialNumber,osName,inactive\n1,Harbor,Server,A,Windows,false\n2,Harbor,PC,B,Windows,false\n3,Harbor,PC,C,Windows,true\n";
    let tickets = "Ticket Number,Title,Client,Status,Created\nT1,a,Harbor,New,2026-01-05 09:00\nT2,b,Harbor,New,2026-01-06 09:00\n";
    let data = plain(&[("tickets.csv", tickets), ("devices.csv", devices)]).data;
    let harbor = data.texts.find("Harbor").expect("a company");
    assert_eq!(data.companies[&harbor].endpoints, Some(2));
}

#[test]
fn numbers_of_two_systems_do_not_collide() {
    let both = "all_tickets_tasks[instance],all_tickets_tasks[ticketnumber],all_tickets_tasks[title],all_tickets_tasks[createdate]\nnorth,T1,a,2026-01-05 09:00\nsouth,T1,b,2026-01-05 10:00\n";
    let imported = plain(&[("warehouse.csv", both)]);
    assert_eq!(imported.data.len(), 2);
    assert_eq!(imported.data.number(0), "north/T1");
    let one = both.replace("south,T1", "north,T2");
    assert_eq!(plain(&[("warehouse.csv", &one)]).data.number(0), "T1");
}

fn rows(count: usize) -> String {
    let mut text = String::from("Ticket Number,Title,Status,Created\n");
    for n in 0..count {
        text += &format!("T{n},Printer,New,2026-01-{:02} 09:00\n", n % 28 + 1);
    }
    text
}

#[test]
fn round_row_counts_warn_of_a_cut_export() {
    for (count, is_cut) in [(500, true), (1_000, true), (5_000, true), (499, false), (1_001, false)] {
        let imported = plain(&[("list.csv", &rows(count))]);
        let cut: Vec<_> = imported.data.issues.iter().filter(|issue| issue.kind == IssueKind::Truncated).collect();
        assert_eq!(!cut.is_empty(), is_cut, "{count} rows");
        assert!(cut.iter().all(|issue| issue.sample.contains("export the rest with a filter")), "{cut:?}");
    }
    // A total row under them does not hide it.
    let imported = plain(&[("list.csv", &(rows(500) + "Total: 500,,,\n"))]);
    assert!(imported.data.issues.iter().any(|issue| issue.kind == IssueKind::Truncated));
}

#[test]
fn day_and_time_of_day_in_columns_of_their_own() {
    let tickets =
        "TicketNumber,Title,StatusName,OpenDate,OpenTime\nT1,a,New,01/15/2026,08:30\nT2,b,New,01/16/2026,1:05 PM\n";
    let entries =
        "TicketNumber,UserName,StartDate,StartTime,EndTime,Timespent\nT1,Ann,2026-01-15T00:00:00,09:00,09:30,0.5\n";
    let data = plain(&[("tickets.csv", tickets), ("time.csv", entries)]).data;
    let at = |row: usize| data.tickets.date(Field::Created, row).get().map(|at| data.zone.rfc3339(at));
    assert_eq!(at(0).as_deref(), Some("2026-01-15T08:30:00Z"));
    assert_eq!(at(1).as_deref(), Some("2026-01-16T13:05:00Z"));
    let start = data.entries.date(Field::Start, 0).get().map(|at| data.zone.rfc3339(at));
    assert_eq!(start.as_deref(), Some("2026-01-15T09:00:00Z"));
}

#[test]
fn a_history_of_all_fields_tells_only_statuses() {
    let tickets = "Ticket Number,Title,Status,Priority,Created\nT1,a,Closed,High,2026-01-05 09:00\nT2,b,New,Low,2026-01-05 09:00\n";
    let history = "ticket_id,field_name,value,updated\nT1,status,New,2026-01-05 09:00\nT1,priority,High,2026-01-05 10:00\nT1,status,Closed,2026-01-05 11:00\n";
    let data = plain(&[("tickets.csv", tickets), ("history.csv", history)]).data;
    let told: Vec<&str> = data.spans.of(0).map(|(_, status)| data.texts.text(status)).collect();
    assert_eq!(told, ["New", "Closed"]);
}

const RENAMED: &str = "Our ref,What it is about,Who is affected (client),Where it stands (state),In the hands of (engineer),Logged when\n";

fn renamed() -> String {
    let mut text = RENAMED.to_owned();
    for n in 0..30 {
        let state = ["New", "In Progress", "Waiting for customer"][n % 3];
        text += &format!(
            "C-{n:03},The printer on floor {n} does not print,Harbor,{state},Ann Adams,2026-01-{:02} 09:00\n",
            n % 28 + 1
        );
    }
    text
}

#[test]
fn renamed_columns_are_guessed_and_asked_once() {
    let text = renamed();
    let data = plain(&[("list.csv", &text)]).data;
    let file = &data.files[0];
    let guessed: Vec<(&str, Field)> = file
        .matches
        .iter()
        .filter(|found| found.kind.is_assumed())
        .map(|found| (found.header.as_str(), found.field))
        .collect();
    assert_eq!(
        guessed,
        [
            ("Our ref", Field::Number),
            ("What it is about", Field::Title),
            ("Who is affected (client)", Field::Company),
            ("Where it stands (state)", Field::Status),
            ("In the hands of (engineer)", Field::Resource),
            ("Logged when", Field::Created),
        ]
    );
    assert!(file.samples[0].len() == 3 && file.confidence < 80, "{}", file.confidence);
    let mut settings = Settings::default();
    settings.columns.push(ColumnProfile {
        headers: zenboard::dataset::Mapping::profile_key(&file.headers),
        entity: "tickets".into(),
        fields: guessed.iter().map(|(header, field)| ((*header).to_owned(), field.id().to_owned())).collect(),
        day_first: None,
    });
    let again = load(&settings, &[("list of February.csv", &text)]).data;
    assert!(again.files[0].matches.iter().all(|found| found.kind == MatchKind::Profile));
    assert_eq!(again.len(), 30);
    assert_eq!(again.label(Field::Status, 1), "In Progress");
}

#[test]
fn the_order_of_dates_is_remembered_with_the_headers() {
    let text = "Ticket Number,Title,Status,Created\nT1,a,New,03/04/2026 09:00\nT2,b,New,05/06/2026 09:00\n";
    let asked = plain(&[("list.csv", text)]).data;
    assert_eq!(asked.questions.len(), 1);
    let mut settings = Settings::default();
    settings.columns.push(ColumnProfile {
        headers: "ticketnumber|title|status|created".into(),
        entity: "tickets".into(),
        day_first: Some(true),
        ..ColumnProfile::default()
    });
    let told = load(&settings, &[("list.csv", text)]).data;
    assert!(told.questions.is_empty());
    let created = told.tickets.date(Field::Created, 0).get().map(|at| told.zone.rfc3339(at));
    assert_eq!(created.as_deref(), Some("2026-04-03T09:00:00Z"));
    // What the cells say cannot be overruled.
    let plainly = text.replace("05/06/2026", "05/26/2026");
    let data = load(&settings, &[("list.csv", &plainly)]).data;
    let created = data.tickets.date(Field::Created, 0).get().map(|at| data.zone.rfc3339(at));
    assert_eq!(created.as_deref(), Some("2026-03-04T09:00:00Z"));
}

#[test]
fn one_bad_row_never_stops_an_import() {
    let text = "Ticket Number;Title;Status;Created;Hours Worked;\nT1;a;New;05.01.2026 09:00;1,5;\nT2;b;New;31.02.2026 09:00;1.2.3;\nT3;c\n;no number;New;05.01.2026 09:00;2;\nT4;d;New;06.01.2026 24:00;2.25;;;more\n";
    let data = plain(&[("list.csv", text)]).data;
    assert_eq!(data.len(), 4);
    let kinds: std::collections::BTreeSet<&str> = data.issues.iter().map(|issue| issue.kind.id()).collect();
    for kind in ["not_a_date", "not_an_amount", "ragged", "no_key"] {
        assert!(kinds.contains(kind), "{kind} in {kinds:?}");
    }
    let hours = |row: usize| data.tickets.amount(Field::Worked, row).get().map(zenboard::base::Hours::as_f64);
    assert_eq!([hours(0), hours(1), hours(3)], [Some(1.5), None, Some(2.25)]);
    let created = data.tickets.date(Field::Created, 3).get().map(|at| data.zone.rfc3339(at));
    assert_eq!(created.as_deref(), Some("2026-01-07T00:00:00Z"));
}
