//! The audit: each check finds what was put into the data, its count opens as many rows, and figures are graded.

use zenboard::base::Zone;
use zenboard::dataset::Dataset;
use zenboard::engine::Import;
use zenboard::figure::{DataCheck, View, finding};
use zenboard::query::{Page, Query};
use zenboard::rule::{FigureRule, select};
use zenboard::rules;
use zenboard::screen::{Block, Tone, present};
use zenboard::settings::Settings;

const HEADER: &str = "Ticket Number,Title,Account,Status,Priority,Created,Last Activity,Completed,First Response Due,First Response Actual,Resolution Due,Resolution Actual,Estimated Hours,SLA Met";

/// Twelve sound open tickets touched one after the other, and one ticket for each kind of trouble.
fn data() -> Dataset {
    let mut text = format!("{HEADER}\n");
    for n in 0..12 {
        text += &format!(
            "T{n},a,Harbor,New,High,2026-01-05 09:{n:02},2026-01-06 10:{n:02},,2026-01-05 12:00,,2026-01-07 12:00,,2,\n"
        );
    }
    for row in [
        // Resolved after completed; first response stamped at closing; flag against the dates.
        "R1,b,Harbor,Complete,High,2026-01-05 09:00,2026-01-06 08:00,2026-01-05 15:00,2026-01-05 12:00,2026-01-05 10:00,2026-01-07 12:00,2026-01-05 16:00,1,yes",
        "R2,b,Harbor,Complete,High,2026-01-05 09:00,2026-01-06 08:01,2026-01-05 15:00,2026-01-05 12:00,2026-01-05 15:00,2026-01-07 12:00,2026-01-05 15:00,1,yes",
        "R3,b,Harbor,Complete,High,2026-01-05 09:00,2026-01-06 08:02,2026-01-05 15:00,2026-01-05 12:00,2026-01-05 10:00,2026-01-07 12:00,2026-01-05 14:00,1,no",
        // Closed before opened.
        "R4,b,Harbor,Complete,High,2026-01-05 09:00,2026-01-06 08:03,2026-01-04 15:00,2026-01-05 12:00,2026-01-05 10:00,2026-01-07 12:00,2026-01-04 14:00,1,yes",
        // Without due times, without an estimate, with a status of its own.
        "R5,b,Harbor,Gnarly,High,2026-01-05 09:00,2026-01-06 08:04,,,,,,,",
        // Twice.
        "R6,b,Harbor,New,High,2026-01-05 09:00,2026-01-06 08:05,,2026-01-05 12:00,,2026-01-07 12:00,,1,",
        "R6,b,Harbor,New,High,2026-01-05 09:00,2026-01-06 08:06,,2026-01-05 12:00,,2026-01-07 12:00,,1,",
    ] {
        text += &format!("{row}\n");
    }
    // A rule touched these in one minute.
    for n in 0..10 {
        text += &format!(
            "A{n},c,Harbor,New,Low,2026-01-02 09:00,2026-01-06 03:00,,2026-01-05 12:00,,2026-01-07 12:00,,2,\n"
        );
    }
    let mut import = Import::new(Settings::default(), Zone::utc());
    import.file("tickets.csv", text.as_bytes());
    import.finish().unwrap_or_else(|error| panic!("{error}")).data
}

#[test]
fn each_check_finds_what_is_there_and_opens_it() {
    let data = data();
    let settings = Settings::default();
    let query = Query::default();
    let view = View::new(&data, &settings, &query);
    for (check, count) in [
        (DataCheck::ResolvedLate, 1),
        (DataCheck::StampedResponse, 1),
        (DataCheck::Contradicted, 1),
        (DataCheck::ClosedFirst, 1),
        (DataCheck::NoDue, 1),
        (DataCheck::NoEstimate, 1),
        (DataCheck::UnknownStatus, 1),
        (DataCheck::Repeated, 1),
        (DataCheck::Automation, 10),
        (DataCheck::Future, 0),
    ] {
        let found = finding(&view, check).unwrap_or_else(|gap| panic!("{check:?}: {}", gap.words()));
        assert_eq!(found.count, count, "{check:?}");
        let opened = select(&view, &rules![FigureRule::Audit(check)]).expect("a list");
        assert_eq!(opened.len(), count, "{check:?}");
    }
    // There are no time entries: that is said, not counted as none.
    assert!(finding(&view, DataCheck::NoTime).is_err());
    assert!(finding(&view, DataCheck::LateEntries).is_err());
}

#[test]
fn every_figure_has_a_grade_or_a_reason() {
    let data = data();
    let screen = present(&data, &Settings::default(), &Query::default().on(Page::Audit));
    let Some(Block::Table(grades)) = screen.board.sections[0].blocks.first() else {
        panic!("a table of grades");
    };
    assert_eq!(grades.rows.len(), 19);
    let grade = |title: &str| {
        let row = grades.rows.iter().find(|row| row[0].text == title).unwrap_or_else(|| panic!("{title}"));
        (row[1].text.clone(), row[1].tone)
    };
    // Ten of the open tickets were touched by a rule.
    assert_eq!(grade("Waiting, no activity for 2 days"), ("D · fix the data first".into(), Tone::Bad));
    assert_eq!(grade("Utilization").1, Tone::Unknown);
    assert!(grades.rows.iter().all(|row| !row[2].text.is_empty()));
}

#[test]
fn a_slip_in_a_year_does_not_move_the_moment_of_the_picture() {
    let mut text = String::from("Ticket Number,Title,Status,Created\n");
    for n in 0..2_000 {
        text += &format!("T{n},a,New,2026-01-{:02} 09:00\n", n % 28 + 1);
    }
    text += "T9999,a,New,2062-01-05 09:00\n";
    let mut import = Import::new(Settings::default(), Zone::utc());
    import.file("tickets.csv", text.as_bytes());
    let data = import.finish().unwrap_or_else(|error| panic!("{error}")).data;
    assert_eq!(data.newest.map(|at| data.zone.rfc3339(at)).as_deref(), Some("2026-01-28T09:00:00Z"));
    let settings = Settings::default();
    let query = Query::default();
    let view = View::new(&data, &settings, &query);
    assert_eq!(finding(&view, DataCheck::Future).map(|found| found.count), Ok(1));
}
