//! The coordinator's boards: each number opens exactly its tickets, and what is not known is not zero.

use zenboard::base::Zone;
use zenboard::engine::Engine;
use zenboard::query::{Page, Query};
use zenboard::screen::{Block, Board, Cell, Tone};
use zenboard::settings::Settings;

use crate::desk::{PAGES, board, engine_of, sample, screen, section, walk};

/// Numbers, titles, companies, statuses and creation times; nothing else.
const MINIMAL: &str = "Ticket Number,Title,Company,Status,Created\n\
    T1,Printer,Elm,New,2026-06-30 09:10\n\
    T2,Mail,Elm,In Progress,2026-06-01 09:20\n\
    T3,VPN,Oak,Waiting Customer,2026-05-01 08:00\n\
    T4,Disk,Oak,Complete,2026-06-29 10:00\n";

fn minimal() -> Engine {
    let files: [(&str, &[u8]); 1] = [("tickets.csv", MINIMAL.as_bytes())];
    engine_of(&files, &Zone::utc(), &Settings::default())
}

#[test]
fn hidden_technicians_leave_the_lists_but_not_the_totals() {
    let open = sample(&Settings::default());
    let name = open.data().and_then(|data| data.resources.keys().next().cloned()).expect("there are technicians");
    let settings = Settings { hidden_resources: vec![name.clone()], ..Settings::default() };
    let hidden = sample(&settings);
    let before = board(&open, Page::Workload);
    let after = board(&hidden, Page::Workload);
    let rows = |board: &Board, id: &str| -> Vec<Vec<Cell>> {
        match &section(board, id).blocks[0] {
            Block::Table(table) => table.rows.clone(),
            other => panic!("no table: {other:?}"),
        }
    };
    for id in ["monitoring", "sla-summary", "whereabouts", "calendar"] {
        assert!(rows(&before, id).iter().any(|row| row[0].text == name), "{id}");
        assert!(rows(&after, id).iter().all(|row| row[0].text != name), "{id}");
    }
    assert_eq!(rows(&before, "sla-summary").last(), rows(&after, "sla-summary").last());
    let query = Query { page: Page::Workload, ..Query::default() };
    walk(&hidden, &query);
    assert_eq!(board(&open, Page::Coordinator).title, board(&hidden, Page::Coordinator).title);
}

#[test]
fn totals_are_the_sums_of_their_rows() {
    let engine = sample(&Settings::default());
    let board = board(&engine, Page::Workload);
    let Block::Table(table) = &section(&board, "sla-summary").blocks[0] else {
        panic!("no table");
    };
    let (total, rows) = table.rows.split_last().expect("there are rows");
    for column in 1..table.heads.len() {
        let sum: u32 = rows.iter().filter_map(|row| row[column].count).sum();
        assert_eq!(Some(sum), total[column].count, "{}", table.heads[column].title);
    }
}

#[test]
fn nothing_reads_zero_that_is_unknown() {
    let engine = minimal();
    for page in PAGES {
        let query = Query { page: page.clone(), ..Query::default() };
        walk(&engine, &query);
    }
    let intake = board(&engine, Page::Intake);
    assert_eq!(intake.title, "1 ticket waits for triage, none for more than an hour");
    let Block::Cards(cards) = &section(&intake, "intake").blocks[0] else {
        panic!("no cards");
    };
    for id in ["unassigned", "unclassified"] {
        let card = cards.iter().find(|card| card.id == id).expect("there is a card");
        assert_eq!((card.tone, card.number), (Tone::Unknown, None), "{id}");
    }
    let unknown = |block: &Block| matches!(block, Block::Note { tone: Tone::Unknown, .. });
    let stuck = board(&engine, Page::Coordinator);
    for (id, page) in [("ladder", &stuck), ("abandoned", &stuck), ("distribution", &intake)] {
        assert!(section(page, id).blocks.iter().all(unknown), "{id}");
    }
    let Block::Table(waiting) = &section(&stuck, "waiting").blocks[0] else {
        panic!("no table");
    };
    assert!(waiting.rows[0][2..].iter().all(|cell| cell.tone == Tone::Unknown));
    let workload = board(&engine, Page::Workload);
    for id in ["monitoring", "whereabouts"] {
        assert!(section(&workload, id).blocks.iter().all(unknown), "{id}");
    }
    let huddle = board(&engine, Page::Huddle);
    let Block::Facts(facts) = &section(&huddle, "day-before").blocks[0] else {
        panic!("no facts");
    };
    let told: Vec<(&str, &str)> = facts.iter().map(|(name, cell)| (name.as_str(), cell.text.as_str())).collect();
    assert_eq!(told, [("New", "1"), ("Closed", "—"), ("Kill rate", "—"), ("Off today", "—")]);
}

#[test]
fn a_desk_without_calls_entries_and_estimates_says_so() {
    let csv = "Ticket Number,Title,Status,Created,Primary Resource,Queue,Last Activity\n\
        T1,Printer,In Progress,2026-06-30 09:10,Ann,Desk,2026-06-30 09:30\n\
        T2,Mail,Waiting Customer,2026-06-01 09:20,Ben,Desk,2026-06-20 09:30\n";
    let files: [(&str, &[u8]); 1] = [("tickets.csv", csv.as_bytes())];
    let engine = engine_of(&files, &Zone::utc(), &Settings::default());
    let board = board(&engine, Page::Workload);
    let Block::Table(table) = &section(&board, "whereabouts").blocks[0] else {
        panic!("no table");
    };
    let texts: Vec<&str> = table.rows[0].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["Ann", "T1", "—", "—", "today 09:30", "1"]);
    let Block::Table(grid) = &section(&board, "monitoring").blocks[0] else {
        panic!("no table");
    };
    assert!(grid.rows[0][2..].iter().filter(|cell| cell.tone == Tone::Unknown).count() >= 4);
    let Block::Note { tone, text, .. } = &section(&board, "calendar").blocks[0] else {
        panic!("no note");
    };
    assert_eq!((*tone, text.as_str()), (Tone::Unknown, "Not measurable: no file of service calls."));
    for page in PAGES {
        let query = Query { page, ..Query::default() };
        walk(&engine, &query);
    }
}

#[test]
fn the_desk_that_has_too_much_gives_to_who_works_in_the_same_queue() {
    let mut csv = String::from(
        "Ticket Number,Status,Created,Primary Resource,Queue,Last Activity,Resolution Due,Resolution Actual\n",
    );
    for number in 0..23 {
        let queue = if number < 20 { "Desk" } else { "Network" };
        csv += &format!(
            "T{number:02},Assigned,2026-06-01 08:00,Ann,{queue},2026-06-02 08:00,2026-07-{:02} 08:00,\n",
            number + 1
        );
    }
    csv += "B1,Assigned,2026-06-01 08:00,Ben,Desk,2026-06-30 08:00,2026-07-01 08:00,\n";
    csv += "C1,Assigned,2026-06-01 08:00,Cay,Projects,2026-06-30 08:00,2026-07-01 08:00,\n";
    let files: [(&str, &[u8]); 1] = [("tickets.csv", csv.as_bytes())];
    let engine = engine_of(&files, &Zone::utc(), &Settings::default());
    let board = board(&engine, Page::Workload);
    let balance = section(&board, "balance");
    let work = balance
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Work(items) => Some(items),
            _ => None,
        })
        .expect("there are suggestions");
    let numbers: Vec<&str> = work.iter().map(|item| item.number.as_str()).collect();
    // Three too many; those in Network are due later still, but Ben does not work there.
    assert_eq!(numbers, ["T19", "T18", "T17"]);
    assert!(work[0].why.contains("From Ann to Ben, who also works in Desk"), "{}", work[0].why);
}

#[test]
fn arrivals_count_each_ticket_once_and_know_the_hours() {
    let engine = sample(&Settings::default());
    let board = board(&engine, Page::Intake);
    let Block::Facts(facts) = &section(&board, "arrivals").blocks[0] else {
        panic!("no facts");
    };
    let within: u32 = facts.iter().filter_map(|(_, cell)| cell.count).sum();
    let Block::Chart(heat) = &section(&board, "arrivals").blocks[1] else {
        panic!("no chart");
    };
    let points: f64 = heat.series.iter().flat_map(|series| &series.points).map(|point| point.value).sum();
    assert_eq!(f64::from(within), points);
    assert!(heat.series.iter().all(|series| series.points.len() == 24));
    let days_only =
        "Ticket Number,Title,Company,Status,Created\nT1,Mail,Elm,New,2026-06-30\nT2,VPN,Elm,New,2026-06-29\n";
    let files: [(&str, &[u8]); 1] = [("tickets.csv", days_only.as_bytes())];
    let engine = engine_of(&files, &Zone::utc(), &Settings::default());
    let query = Query { page: Page::Intake, ..Query::default() };
    let board = screen(&engine, &query).board;
    assert!(matches!(
        &section(&board, "arrivals").blocks[0],
        Block::Note { tone: Tone::Unknown, text, .. } if text.contains("no time of day")
    ));
}
