use base::Zone;
use proptest::prelude::*;

use super::*;

fn event(lines: &str) -> (Event, Vec<Note>) {
    let (mut events, notes) =
        read_events(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"));
    (events.remove(0), notes)
}

fn starts(lines: &str) -> Vec<String> {
    match event(lines).0.occurrences(2030) {
        Occurrences::At(starts) => starts.iter().map(When::text).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn zones_of_the_file_give_moments() {
    let (berlin, notes) =
        event("DTSTART;TZID=Europe/Berlin:20260701T090000\nDTEND;TZID=\"Europe/Berlin\":20260701T100000");
    assert_eq!((berlin.start.text().as_str(), berlin.length.num_minutes()), ("2026-07-01T07:00:00Z", 60));
    assert!(notes.is_empty());
    // Start and end may be on different walls: a flight.
    let (flight, _) = event("DTSTART;TZID=Europe/Berlin:20260701T090000\nDTEND;TZID=America/New_York:20260701T110000");
    assert_eq!(flight.length.num_hours(), 8);
    let (prefixed, _) = event("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20260701T090000");
    assert_eq!(prefixed.start.text(), "2026-07-01T07:00:00Z");
    let (odd, notes) = event("DTSTART;TZID=\"My: zone\":20260701T090000");
    assert_eq!((odd.start.text().as_str(), notes), ("2026-07-01T09:00:00", vec![Note::UnknownZone("My: zone".into())]));
    let tokyo = Zone::named("Asia/Tokyo").expect("known");
    assert_eq!(berlin.start.wall_in(&tokyo).to_string(), "2026-07-01 16:00:00");
}

#[test]
fn lengths_are_told_by_an_end_or_a_duration() {
    let length = |lines: &str| event(lines).0.length.num_seconds();
    assert_eq!(length("DTSTART;VALUE=DATE:20260701"), 86_400);
    assert_eq!(length("DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260701"), 86_400);
    assert_eq!(length("DTSTART;VALUE=DATE:20260701\nDURATION:P1W"), 7 * 86_400);
    assert_eq!(length("DTSTART:20260701T090000\nDURATION:P1DT2H30M5S"), 86_400 + 2 * 3_600 + 30 * 60 + 5);
    assert_eq!(length("DTSTART:20260701T090000"), 0);
    assert_eq!(event("DTSTART:20260701T090000\nDURATION:soon").1, [Note::NotADuration("soon".into())]);
}

#[test]
fn rules_are_written_out() {
    let dates = |rule: &str| starts(&format!("DTSTART;VALUE=DATE:20260105\nRRULE:{rule}"));
    assert_eq!(dates("FREQ=DAILY;COUNT=3"), ["2026-01-05", "2026-01-06", "2026-01-07"]);
    assert_eq!(dates("FREQ=DAILY;INTERVAL=10;UNTIL=20260125"), ["2026-01-05", "2026-01-15", "2026-01-25"]);
    assert_eq!(dates("FREQ=WEEKLY;BYDAY=MO,FR;COUNT=4"), ["2026-01-05", "2026-01-09", "2026-01-12", "2026-01-16"]);
    assert_eq!(dates("FREQ=WEEKLY;INTERVAL=2;COUNT=2"), ["2026-01-05", "2026-01-19"]);
    assert_eq!(dates("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2"), ["2026-01-31", "2026-02-28"]);
    assert_eq!(dates("FREQ=MONTHLY;BYDAY=2TU;COUNT=2"), ["2026-01-13", "2026-02-10"]);
    // The last working day of a month.
    assert_eq!(dates("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2"), ["2026-01-30", "2026-02-27"]);
    assert_eq!(dates("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=2"), ["2026-11-26", "2027-11-25"]);
    assert_eq!(dates("FREQ=YEARLY;BYDAY=1MO;COUNT=2"), ["2026-01-05", "2027-01-04"]);
    assert_eq!(dates("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), [""; 0]);
    assert_eq!(event("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY").0.occurrences(2030), Occurrences::EveryYear);
    let unknown = event("DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=HOURLY").0.occurrences(2030);
    assert_eq!(unknown, Occurrences::NotUnderstood("FREQ=HOURLY".into()));
    assert!(event("DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY").0.is_endless_routine());
}

#[test]
fn a_series_stays_on_its_wall_across_a_clock_change() {
    let moments = starts("DTSTART;TZID=Europe/Berlin:20260323T090000\nRRULE:FREQ=WEEKLY;COUNT=2");
    assert_eq!(moments, ["2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z"]);
}

#[test]
fn exceptions_additions_and_moved_occurrences() {
    let lines = "DTSTART;TZID=Europe/Berlin:20260105T230000\nRRULE:FREQ=DAILY;COUNT=4\n\
                 EXDATE:20260106T220000Z\nRDATE;TZID=Europe/Berlin:20260201T230000";
    assert_eq!(
        starts(lines),
        ["2026-01-05T22:00:00Z", "2026-01-07T22:00:00Z", "2026-01-08T22:00:00Z", "2026-02-01T22:00:00Z"]
    );
    let (events, notes) = read_events(
        "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20260105\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;VALUE=DATE:20260106\nDTSTART;VALUE=DATE:20260110\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;VALUE=DATE:20260107\nSTATUS:CANCELLED\nEND:VEVENT\n",
    );
    let all: Vec<String> = events
        .iter()
        .flat_map(|event| match event.occurrences(2030) {
            Occurrences::At(starts) => starts,
            other => panic!("{other:?}"),
        })
        .map(|start| start.text())
        .collect();
    assert_eq!((all, notes), (vec!["2026-01-05".to_owned(), "2026-01-10".to_owned()], vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_breaks_the_reader(
        start in "[0-9TZ]{0,17}", rule in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY))?(;(INTERVAL|COUNT|UNTIL|BYDAY|BYMONTH|BYMONTHDAY|BYSETPOS)=[-0-9MOTUé,]{0,6}){0,4}",
        duration in "P?[0-9WDTHMS]{0,8}",
    ) {
        let text = format!("BEGIN:VEVENT\nDTSTART:{start}\nDURATION:{duration}\nRRULE:{rule}\nEND:VEVENT");
        for event in read_events(&text).0 {
            if let Occurrences::At(starts) = event.occurrences(2060) {
                prop_assert!(starts.len() <= 20_000);
                prop_assert!(starts.windows(2).all(|pair| pair[0].wall < pair[1].wall));
            }
        }
    }
}
