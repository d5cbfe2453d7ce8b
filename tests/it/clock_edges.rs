//! The clock where the export and our hours part ways, and where contracts come from a list of companies.

use zenboard::base::{Timestamp, Zone};
use zenboard::dataset::Dataset;
use zenboard::engine::{Engine, Import};
use zenboard::figure::{DueAudit, DueCause, SlaEvent, View};
use zenboard::protocol::Response;
use zenboard::query::{Page, Query};
use zenboard::screen::{Block, StripView};
use zenboard::settings::{NamedHours, Settings, Target, TargetRule, default_hours, read_holiday_lines};

fn data(files: &[(&str, &str)], settings: &Settings) -> Dataset {
    let mut import = Import::new(settings.clone(), Zone::utc());
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    import.finish().expect("the files are read").data
}

fn at(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).expect("a test writes valid times")
}

fn completion(hours: i64) -> Settings {
    let mut settings = Settings::default();
    settings.policy.rules =
        vec![TargetRule { resolution: Some(Target::business(hours * 3_600)), ..TargetRule::default() }];
    settings
}

/// Title of the section and the strip of a ticket at a moment.
fn strip(files: &[(&str, &str)], number: &str, as_of: &str) -> (String, StripView) {
    let mut engine = Engine::new();
    let mut import = Import::new(Settings::default(), Zone::utc());
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    engine.accept(import.finish().expect("the files are read"), false);
    let query = Query { as_of: Some(at(as_of)), page: Page::Ticket(number.into()), ..Query::default() };
    let Response::Screen(screen) = engine.answer(&query) else {
        panic!("no screen");
    };
    for section in &screen.board.sections {
        for block in &section.blocks {
            if let Block::Strip(strip) = block {
                return (section.title.clone(), strip.clone());
            }
        }
    }
    panic!("no strip")
}

// Friday 3 July 2026; the export wants it by Saturday evening.
const WEEKEND: &str = "\
Ticket Number,Title,Status,Company,Create Date,Resolution Due
T1,Printer,In Progress,Harbor,2026-07-03 15:00,2026-07-04 18:00
";

#[test]
fn a_due_time_out_of_hours_is_told_and_agrees_with_the_number() {
    // Saturday noon: our hours are used up, the due time is still to come.
    let (title, before) = strip(&[("t.csv", WEEKEND)], "T1", "2026-07-04T12:00:00Z");
    assert_eq!(title, "Where the clock stands");
    assert!(!before.late && before.slices.iter().all(|slice| !slice.over));
    assert!(before.reading.contains("is due Sat 4 Jul 2026, 18:00"), "{}", before.reading);
    let why = "The exported due time, Sat 4 Jul 2026, 18:00, lies outside of the default hours: the last time \
               counted before it ends Fri 3 Jul 2026, 17:00, and nothing more counts until then.";
    assert!(before.reading.ends_with(why), "{}", before.reading);
    let mark = before.ran_out.as_ref().expect("the counted time is used up");
    assert_eq!(mark.words, "Counted time used up Fri 3 Jul 2026, 17:00");

    // Sunday noon: overdue since Saturday evening, by the number and by the strip.
    let (title, after) = strip(&[("t.csv", WEEKEND)], "T1", "2026-07-05T12:00:00Z");
    assert_eq!(title, "Why is this overdue?");
    assert!(after.late);
    assert!(after.reading.contains("was due Sat 4 Jul 2026, 18:00, 18 h ago"), "{}", after.reading);
    assert!(after.reading.contains(why), "{}", after.reading);
    assert_eq!(after.due.as_ref().expect("on the strip").words, "Due Sat 4 Jul 2026, 18:00");
    assert!(after.text.contains("Due: Sat 4 Jul 2026, 18:00"), "{}", after.text);

    // In hours there is nothing to tell.
    let inside = WEEKEND.replace("2026-07-04 18:00", "2026-07-06 10:00");
    let (_, plain) = strip(&[("t.csv", &inside)], "T1", "2026-07-06T12:00:00Z");
    assert!(plain.late && !plain.reading.contains("lies"), "{}", plain.reading);
    assert_eq!(plain.ran_out.as_ref().expect("overdue").words, "Ran out Mon 6 Jul 2026, 10:00");
}

#[test]
fn a_due_time_in_a_time_of_waiting_is_told() {
    let tickets = WEEKEND.replace("2026-07-04 18:00", "2026-07-03 16:30");
    let history = "Ticket,Changed At,New Status\nT1,2026-07-03 15:00,New\nT1,2026-07-03 16:00,Waiting Customer\n";
    let files = [("t.csv", tickets.as_str()), ("h.csv", history)];
    let (_, strip) = strip(&files, "T1", "2026-07-03T16:45:00Z");
    assert!(strip.reading.contains("lies where the ticket waits and this clock is stopped"), "{}", strip.reading);
}

#[test]
fn companies_without_a_contract_get_twice_the_time_whichever_list_tells_it() {
    let tickets = "\
Ticket Number,Title,Status,Company,Create Date
T1,Printer,In Progress,Harbor,2026-07-03 08:00
T2,Mail,In Progress,Granite,2026-07-03 08:00
";
    let settings = completion(4);
    let due = |files: &[(&str, &str)]| -> Vec<i64> {
        let read = data(files, &settings);
        let query = Query::default();
        let view = View::new(&read, &settings, &query);
        (0..read.len()).map(|row| view.due(SlaEvent::Resolution, row).get().expect("a target").0).collect()
    };
    let (four, eight) = (at("2026-07-03T12:00:00Z").0, at("2026-07-03T16:00:00Z").0);
    // Nobody says who has a contract: the target as it stands.
    assert_eq!(due(&[("t.csv", tickets)]), [four, four]);
    let companies = "Company,Endpoints,Contract\nHarbor,20,Managed Gold\nGranite,5,No\n";
    assert_eq!(due(&[("t.csv", tickets), ("companies.csv", companies)]), [four, eight]);
    let contracts =
        "Contract Name,Contract Type,Company,Start Date,End Date\nGold,Recurring,Harbor,2026-01-01,2026-12-31\n";
    assert_eq!(due(&[("t.csv", tickets), ("contracts.csv", contracts)]), [four, eight]);
}

#[test]
fn a_holiday_of_a_company_s_own_calendar_is_a_cause_of_its_own() {
    let mut settings = completion(4);
    let mut hours = default_hours();
    hours.holidays = read_holiday_lines("2026-07-06 Harbor day").holidays;
    settings.calendars.push(NamedHours {
        name: "Harbor".into(),
        hours,
        companies: vec!["Harbor".into()],
        contracts: Vec::new(),
        agreements: Vec::new(),
    });
    // Monday 6 July counted, though it is off for Harbor.
    let tickets = WEEKEND.replace("2026-07-04 18:00", "2026-07-06 10:00");
    let read = data(&[("t.csv", &tickets)], &settings);
    let view = View::new(&read, &settings, &Query::default());
    let cause = DueAudit::new(&view).cause(SlaEvent::Resolution, 0);
    assert_eq!(cause, Some(DueCause::HolidayNotObserved));
}
