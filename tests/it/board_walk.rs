//! One walk along every number of the coordinator's boards, with filters, in both groupings, in every step of
//! the huddle; and what their settings change.

use zenboard::base::Timestamp;
use zenboard::query::{Dimension, Page, Query};
use zenboard::screen::{Block, HuddleView, StepKind};
use zenboard::settings::{BoardRules, Settings};

use crate::desk::{PAGES, board, sample, screen, section, walk};

fn on(page: Page) -> Query {
    Query { page, ..Query::default() }
}

fn by_queue(query: &Query) -> Query {
    Query { group: "queue".into(), ..query.clone() }
}

fn huddle(engine: &zenboard::engine::Engine, query: &Query) -> HuddleView {
    let board = screen(engine, query).board;
    let found = board.sections.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
        Block::Huddle(view) => Some(HuddleView::clone(view)),
        _ => None,
    });
    found.expect("the page of the huddle has one")
}

#[test]
fn every_number_of_the_boards_opens_exactly_its_tickets() {
    let engine = sample(&Settings::default());
    let data = engine.data().expect("there is data");
    let company = data.label(zenboard::dataset::Field::Company, data.len() - 1).to_owned();
    let queue = data.label(zenboard::dataset::Field::Queue, data.len() - 1).to_owned();
    let tech = data.resources.keys().next().expect("there are technicians").clone();
    for page in PAGES {
        for all in [on(page.clone()), by_queue(&on(page.clone()))] {
            let links = walk(&engine, &all);
            assert!(links > 20, "{page:?} has {links} numbers");
            walk(&engine, &all.toggled(Dimension::Company, &company));
            walk(&engine, &all.toggled(Dimension::Resource, &tech));
            walk(&engine, &all.toggled(Dimension::Queue, &queue));
            walk(&engine, &all.toggled(Dimension::Workflow, "Medium"));
            let week = Query { period: Some(7), as_of: Timestamp::from_rfc3339("2026-06-24T12:00:00Z"), ..all.clone() };
            walk(&engine, &week);
            walk(&engine, &all.with_option("tech", &tech));
        }
    }
}

#[test]
fn every_number_of_every_step_of_the_huddle_opens_exactly_its_tickets() {
    let engine = sample(&Settings::default());
    for all in [on(Page::Huddle), by_queue(&on(Page::Huddle))] {
        let meeting = huddle(&engine, &all);
        assert!(meeting.at.is_none() && meeting.turns().count() > 3);
        let mut numbers = 0;
        for (at, step) in meeting.steps.iter().enumerate() {
            let query = Query::from_fragment(&step.href);
            let shown = huddle(&engine, &query);
            assert_eq!(shown.at, Some(at as u32), "{}", step.href);
            let hrefs = |view: &HuddleView| view.steps.iter().map(|step| step.href.clone()).collect::<Vec<_>>();
            assert_eq!(hrefs(&shown), hrefs(&meeting), "all steps lead to the same meeting");
            assert!(shown.turns().all(|turn| turn.work.len() <= 5));
            numbers += walk(&engine, &query);
        }
        assert!(numbers > 20, "{numbers}");
        let kinds: Vec<StepKind> = meeting.steps.iter().map(|step| step.kind).collect();
        assert_eq!(kinds.first(), Some(&StepKind::Opening));
        assert_eq!(kinds.last(), Some(&StepKind::Actions));
    }
}

#[test]
fn a_huddle_page_of_one_technician_has_one_turn() {
    let engine = sample(&Settings::default());
    let all = board(&engine, Page::Huddle);
    let turns = all.sections.iter().filter(|section| section.id.starts_with("tech-")).count();
    assert!(turns > 3, "{turns}");
    let one = screen(&engine, &on(Page::Huddle).with_option("tech", "1")).board;
    assert_eq!(one.sections.len(), 3);
    assert_eq!(one.sections[2].title, section(&all, "tech-1").title);
    let nobody = Query::from_fragment("#/huddle?tech=Nobody%20Known");
    assert_eq!(screen(&engine, &nobody).board.sections.len(), 3);
}

#[test]
fn the_lines_of_the_settings_stand_beside_their_numbers() {
    let settings = Settings {
        boards: BoardRules {
            triage_minutes: 45,
            triage_promise_minutes: 240,
            triage_clock: Default::default(),
            backlog_incident_days: 3,
            backlog_other_days: 10,
            backlog_any_days: 5,
            abandoned_hours: 6.0,
            huddle_minutes: 10,
            huddle_tickets: 3,
        },
        ..Settings::default()
    };
    let (usual, changed) = (sample(&Settings::default()), sample(&settings));
    let facts = |engine, id: &str| match &section(&board(engine, Page::Coordinator), id).blocks[0] {
        Block::Facts(facts) => facts.clone(),
        other => panic!("no facts: {other:?}"),
    };
    let backlog = |engine| {
        let facts = facts(engine, "backlog");
        facts.into_iter().map(|(name, cell)| (name, cell.count)).collect::<Vec<_>>()
    };
    let (before, after) = (backlog(&usual), backlog(&changed));
    assert_eq!(after[2].0, "Incidents older than 3 days");
    assert_eq!(after[3].0, "Other non-project tickets older than 10 days");
    assert_eq!(after[4].0, "Non-project tickets older than 5 days");
    assert!(after[2].1 > before[2].1 && after[3].1 > before[3].1 && after[4].1 > before[4].1);
    // Nothing is abandoned for two days on the sample desk: with the tighter line something is.
    let quiet = &section(&board(&usual, Page::Coordinator), "abandoned").blocks[0].clone();
    assert!(matches!(quiet, Block::Note { text, .. } if text.contains("without activity for 2 days")), "{quiet:?}");
    let abandoned = facts(&changed, "abandoned");
    assert!(abandoned[0].0.ends_with("no activity for 6 h"), "{}", abandoned[0].0);
    assert!(abandoned[0].1.count > Some(0));
    let intake = board(&changed, Page::Intake);
    let Block::Cards(cards) = &section(&intake, "intake").blocks[0] else {
        panic!("no cards");
    };
    let titles: Vec<&str> = cards.iter().map(|card| card.title.as_str()).collect();
    assert_eq!(titles[1..3], ["New for more than 45 min", "New for more than 240 min"]);
    let meeting = huddle(&changed, &on(Page::Huddle).with_option("turn", "start"));
    assert_eq!(meeting.minutes, 10);
    assert_eq!(meeting.turns().map(|turn| turn.work.len()).max(), Some(3));
    for page in PAGES {
        walk(&changed, &on(page.clone()));
        walk(&changed, &by_queue(&on(page)));
    }
}

#[test]
fn new_data_in_the_meeting_passes_nobody_over() {
    let engine = sample(&Settings::default());
    let meeting = huddle(&engine, &on(Page::Huddle));
    let turns: Vec<_> = meeting.turns().collect();
    // Who has no turn any more is followed by the next by name.
    let between = format!("{} Later", turns[0].name);
    let query = on(Page::Huddle).with_option("turn", &format!("of:{between}"));
    assert_eq!(huddle(&engine, &query).step().map(|step| &step.name), Some(&turns[1].name));
}

#[test]
fn who_is_off_is_said_or_is_not_known() {
    let mut all = crate::desk::files(1_200);
    let off_today = |engine: &zenboard::engine::Engine| {
        let board = board(engine, Page::Huddle);
        let Block::Facts(facts) = &section(&board, "day-before").blocks[0] else {
            panic!("no facts");
        };
        facts[3].1.clone()
    };
    let usual = crate::desk::engine_of_texts(&all, &Settings::default());
    let name = usual.data().and_then(|data| data.resources.keys().next().cloned()).expect("there are technicians");
    assert_eq!(off_today(&usual).text, "—");
    assert!(off_today(&usual).note.contains("who is off is not known"));
    let calendar = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260630\r\n\
         DTEND;VALUE=DATE:20260702\r\nSUMMARY:{}: vacation\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        name.replace(", ", " ")
    );
    all.push(("absences.ics".into(), calendar));
    let engine = crate::desk::engine_of_texts(&all, &Settings::default());
    assert_eq!(off_today(&engine).text, name);
    let workload = board(&engine, Page::Workload);
    let row = |id: &str| match &section(&workload, id).blocks[0] {
        Block::Table(table) => table.rows.iter().find(|row| row[0].text == name).cloned(),
        other => panic!("no table: {other:?}"),
    };
    assert_eq!(row("whereabouts").expect("a row")[0].note, "off today");
    assert_eq!(row("calendar").expect("a row")[1].note, "off");
    walk(&engine, &on(Page::Workload));
}
