//! The desks of which every screen is kept.

use serde_json::Value;
use zenboard::engine::{Engine, Import};
use zenboard::protocol::Response;
use zenboard::query::Query;
use zenboard::settings::{Scenario, Settings, read_remark_lines};

use crate::desk::{files, zone};

/// Tickets of the sample desk: few, so that the snapshots stay small.
const TICKETS: usize = 260;

/// A desk to ask, and what it said at import.
pub struct Desk {
    pub engine: Engine,
    pub imported: Value,
}

fn read(settings: &Settings, files: &[(String, String)]) -> Desk {
    let mut engine = Engine::new();
    engine.configure(&settings.to_json());
    let mut import = Import::new(settings.clone(), zone());
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    let summary = engine.accept(import.finish().expect("the files have tickets"), false);
    Desk { engine, imported: serde_json::to_value(summary).expect("plain data") }
}

/// A desk with nearly everything: time entries, service calls, time off, a remark, a scenario, a report, earlier imports.
pub fn sample() -> Desk {
    let mut settings = Settings {
        scenarios: vec![Scenario {
            name: "Two leave".into(),
            levers: [("tech_delta".to_owned(), "-2".to_owned())].into(),
        }],
        remarks: read_remark_lines("2026-06-15 Triage moved to mornings").0,
        ..Settings::default()
    };
    settings.report.title = "Elm Dental".into();
    settings.report.write("summary", "What", "Fewer tickets wait.");
    let mut files = files(TICKETS);
    let name = read(&settings, &files).engine.data().and_then(|data| data.resources.keys().next().cloned());
    let calendar = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260630\r\n\
         DTEND;VALUE=DATE:20260708\r\nSUMMARY:{}: vacation\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        name.expect("there are technicians").replace(", ", " ")
    );
    files.push(("absences.ics".into(), calendar));
    let mut desk = read(&settings, &files);
    let taken = |day: &str, name: &str| {
        let query = Query::from_fragment(&format!("#/manager?as_of=2026-{day}T15:00:00Z"));
        assert!(query.as_of.is_some(), "{query:?}");
        match desk.engine.engagement(&query, name, false) {
            Response::Exported { bytes, .. } => String::from_utf8(bytes).expect("text"),
            other => panic!("no file: {other:?}"),
        }
    };
    let history = ["04-30", "05-29", "06-15"].map(|day| taken(day, ""));
    let dropped = [("a.json".to_owned(), taken("03-31", "Before")), ("b.json".to_owned(), taken("06-29", "Peer"))];
    desk.engine.take_history(&history);
    assert!(matches!(desk.engine.take_engagements(&dropped), Response::Configured));
    desk
}

/// A desk of which little is known: what cannot be measured says why.
pub fn bare() -> Desk {
    let csv = "Ticket Number,Title,Status,Created\n\
        T1,Printer,New,2026-06-29 09:10\nT2,Laptop,Complete,2026-06-26 11:00\nT3,VPN,Half mast,2026-06-30 09:10\n";
    read(&Settings::default(), &[("tickets.csv".to_owned(), csv.to_owned())])
}

/// Six tickets and everything that happened to them.
const LOG: &str = "Ticket Number,Title,Event Time,Status,Priority,Queue,Primary Resource,Company,Created,Completed,\
First Response Due,First Response Actual,Resolution Due,Resolution Actual,Due Date,Last Activity
T1,Printer,2026-06-01 09:00,New,High,Desk,Ada,Elm Dental,2026-06-01 09:00,,2026-06-01 10:00,2026-06-03 08:00,2026-06-05 09:00,,,2026-06-29 09:00
T1,Printer,2026-06-03 08:00,In Progress,High,Desk,Ada,Elm Dental,2026-06-01 09:00,,2026-06-01 10:00,2026-06-03 08:00,2026-06-05 09:00,,,2026-06-29 09:00
T1,Printer,2026-06-04 08:00,On Hold,High,Field,Ben,Elm Dental,2026-06-01 09:00,,2026-06-01 10:00,2026-06-03 08:00,2026-06-05 09:00,,,2026-06-29 09:00
T1,Printer,2026-06-29 09:00,In Progress,High,Desk,Ada,Elm Dental,2026-06-01 09:00,,2026-06-01 10:00,2026-06-03 08:00,2026-06-05 09:00,,,2026-06-29 09:00
T2,Laptop,2026-06-02 09:00,New,Low,Desk,Ben,Oak,2026-06-02 09:00,2026-06-18 09:00,2026-06-02 17:00,2026-06-02 12:00,2026-06-20 09:00,2026-06-18 09:00,2026-06-20 09:00,2026-06-18 09:00
T2,Laptop,2026-06-02 12:00,Waiting Customer,Low,Desk,Ben,Oak,2026-06-02 09:00,2026-06-18 09:00,2026-06-02 17:00,2026-06-02 12:00,2026-06-20 09:00,2026-06-18 09:00,2026-06-20 09:00,2026-06-18 09:00
T2,Laptop,2026-06-08 09:00,Complete,Low,Desk,Ben,Oak,2026-06-02 09:00,2026-06-18 09:00,2026-06-02 17:00,2026-06-02 12:00,2026-06-20 09:00,2026-06-18 09:00,2026-06-20 09:00,2026-06-18 09:00
T2,Laptop,2026-06-09 09:00,In Progress,Low,Field,Ben,Oak,2026-06-02 09:00,2026-06-18 09:00,2026-06-02 17:00,2026-06-02 12:00,2026-06-20 09:00,2026-06-18 09:00,2026-06-20 09:00,2026-06-18 09:00
T2,Laptop,2026-06-18 09:00,Complete,Low,Field,Ben,Oak,2026-06-02 09:00,2026-06-18 09:00,2026-06-02 17:00,2026-06-02 12:00,2026-06-20 09:00,2026-06-18 09:00,2026-06-20 09:00,2026-06-18 09:00
T3,VPN,2026-06-27 09:00,New,Low,Desk,,Oak,2026-06-27 09:00,,2026-06-27 17:00,,2026-07-30 09:00,,2026-07-30 09:00,2026-06-27 09:00
T4,Mail,2026-06-10 09:00,New,Critical,Desk,Ada,Oak,2026-06-10 09:00,,2026-06-10 09:30,2026-06-10 09:20,2026-06-10 17:00,,,2026-06-11 09:00
T4,Mail,2026-06-10 09:20,In Progress,Critical,Desk,Ada,Oak,2026-06-10 09:00,,2026-06-10 09:30,2026-06-10 09:20,2026-06-10 17:00,,,2026-06-11 09:00
T4,Mail,2026-06-11 09:00,Waiting Vendor,Critical,Desk,Ada,Oak,2026-06-10 09:00,,2026-06-10 09:30,2026-06-10 09:20,2026-06-10 17:00,,,2026-06-11 09:00
T5,Phone,soon,Odd status,Urgent,Desk,Ada,Oak,2026-06-10 09:00,,,,,,,2026-06-11 09:00
T6,Key,2026-06-20 09:00,New,Medium,Own,Ben,Zen,2026-06-20 09:00,2026-06-19 09:00,,,,,,2031-06-11 09:00
";

/// Time entries, some of which cannot be read.
const ENTRIES: &str = "Ticket Number,Resource,Start Date/Time,End Date/Time,Hours Worked,Summary Notes
T1,Ada,03/06/2026 08:00,03/06/2026 09:00,1.0,Looked at it
T1,Ada,04/06/2026 08:00,04/06/2026 07:00,-1.0,Done
T2,Ben,02/06/2026 11:00,02/06/2026 12:00,many,
T9,Ben,05/06/2026 11:00,05/06/2026 12:00,1.0,Work on a ticket that is not there
";

/// A desk with histories, dates of two readings, and cells that cannot be read.
pub fn log() -> Desk {
    let files = [
        ("log.csv".to_owned(), LOG.to_owned()),
        ("time_entries.csv".to_owned(), ENTRIES.to_owned()),
        ("colors.csv".to_owned(), "Color,Shade\nred,dark\n".to_owned()),
        ("broken.csv".to_owned(), "Ticket Number,Title,Status,Created\nT7,\"never closed,New,2026-06-29\n".to_owned()),
    ];
    read(&Settings::default(), &files)
}
