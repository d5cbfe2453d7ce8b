//! The desk as of a past day: what is marked exact is what an export of that day says.

use zenboard::base::{Timestamp, Zone};
use zenboard::dataset::Dataset;
use zenboard::engine::{Engine, Import};
use zenboard::figure::{DataCheck, View};
use zenboard::protocol::Response;
use zenboard::query::{Page, Query};
use zenboard::rule::{FigureRule, select};
use zenboard::rules;
use zenboard::screen::KpiCard;
use zenboard::settings::{Settings, StatusMeaning};

use crate::manager;

fn moment(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).expect("valid")
}

fn read(files: &[(&str, String)]) -> Engine {
    let mut import = Import::new(Settings::default(), Zone::utc());
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    let mut engine = Engine::new();
    engine.accept(import.finish().expect("tickets"), false);
    engine
}

fn data(engine: &Engine) -> &Dataset {
    engine.data().expect("loaded")
}

fn cards(engine: &Engine, query: &Query) -> Vec<KpiCard> {
    let Response::Screen(screen) = engine.answer(query) else { panic!("no screen") };
    manager::cards(&screen).into_iter().cloned().collect()
}

#[test]
fn a_ticket_is_what_it_was_before_it_was_touched() {
    let csv = "Ticket Number,Status,Created,Last Activity,First Response Date,Completed Date\n\
        T1,Complete,2026-06-01 09:00,2026-06-20 09:00,2026-06-01 10:00,2026-06-20 09:00\n\
        T2,In Progress,2026-06-02 09:00,2026-06-03 09:00,2026-06-02 10:00,\n\
        T3,Complete,2026-06-02 09:00,2026-06-12 09:00,2026-06-11 09:00,2026-06-12 09:00\n\
        T4,New,2026-06-15 09:00,2026-06-15 09:00,,\n";
    let engine = read(&[("tickets.csv", csv.to_owned())]);
    let then = data(&engine).as_it_was(moment("2026-06-10T00:00:00Z"), &Settings::default());
    assert_eq!(then.data.len(), 3, "the last did not exist");
    let meaning = &then.data.facts.meaning;
    assert_eq!(meaning[..], [StatusMeaning::Active, StatusMeaning::Active, StatusMeaning::New]);
    assert_eq!(then.touched, [true, false, true]);
    assert_eq!(then.status_known, [false, true, false]);
    assert_eq!(then.data.newest, Some(moment("2026-06-03T09:00:00Z")));
    let now = data(&engine).as_it_was(moment("2026-06-30T00:00:00Z"), &Settings::default());
    assert!(now.is_now && now.data.len() == 4);
    assert_eq!(now.data.facts.meaning, data(&engine).facts.meaning);
}

/// A ticket of the test's own desk: what happened to it, when (minutes since the first of April).
struct Life {
    number: String,
    created: i64,
    steps: Vec<(i64, &'static str)>,
    technician: &'static str,
}

const FIRST: i64 = 1_775_001_600;

/// A desk of four hundred tickets over ninety days, from a small generator of the test's own.
fn lives() -> Vec<Life> {
    let mut seed = 11_u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    (0..400)
        .map(|n| {
            let created = next(90 * 1_440) as i64;
            let mut at = created;
            let mut steps = vec![(created, "New")];
            for _ in 0..next(6) {
                at += 30 + next(9 * 1_440) as i64;
                let status = ["In Progress", "Waiting Customer", "On Hold", "Complete", "New"][next(5) as usize];
                if steps.last().is_some_and(|(_, last)| *last != status) {
                    steps.push((at, status));
                }
            }
            let technician = ["Ann", "Bob", ""][next(3) as usize];
            Life { number: format!("T{n:04}"), created, steps, technician }
        })
        .collect()
}

fn time(minutes: i64) -> String {
    let at = Timestamp(FIRST + minutes * 60).to_chrono().expect("in range");
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// What the desk's system exports at a moment: rows as they are then, and the history up to then.
fn export(lives: &[Life], now: i64) -> Vec<(&'static str, String)> {
    let mut tickets =
        String::from("Ticket Number,Status,Primary Resource,Created,Last Activity,Completed Date,Title\n");
    let mut history = String::from("Ticket Number,Status,Changed At\n");
    for life in lives.iter().filter(|life| life.created <= now) {
        let steps: Vec<_> = life.steps.iter().filter(|(at, _)| *at <= now).collect();
        let (last, status) = steps.last().expect("the creation at least");
        let completed = if *status == "Complete" { time(*last) } else { String::new() };
        tickets.push_str(&format!(
            "{},{status},{},{},{},{completed},x\n",
            life.number,
            life.technician,
            time(life.created),
            time(*last)
        ));
        for (at, status) in steps {
            history.push_str(&format!("{},{status},{}\n", life.number, time(*at)));
        }
    }
    vec![("tickets.csv", tickets), ("status_history.csv", history)]
}

#[test]
fn what_is_marked_exact_equals_an_export_cut_at_that_day() {
    let lives = lives();
    let (now, past) = (90 * 1_440, 60 * 1_440);
    let whole = read(&export(&lives, now));
    assert!(!data(&whole).spans.is_empty(), "the history was read");
    let cut = read(&export(&lives, past));
    let query = Query { page: Page::Past, as_of: Some(Timestamp(FIRST + past * 60)), ..Query::default() };
    let (rewound, direct) = (cards(&whole, &query), cards(&cut, &query));
    assert_eq!(rewound.len(), direct.len());
    let mut exact = Vec::new();
    for (then, there) in rewound.iter().zip(&direct) {
        assert_eq!(then.id, there.id);
        if then.mark == "exact" {
            assert_eq!(then.number, there.number, "{}", then.id);
            exact.push(then.id.as_str());
        }
        assert!(then.number.is_none() || ["exact", "reconstructed"].contains(&then.mark.as_str()), "{then:?}");
    }
    for id in ["open", "created", "completed", "new"] {
        assert!(exact.contains(&id), "{id} can be told exactly from the history: {exact:?}");
    }
    // Whose a ticket was is not in the history, and most tickets were touched since.
    let mark = |id: &str| rewound.iter().find(|card| card.id == id).map(|card| card.mark.clone());
    assert_ne!(mark("unassigned"), Some("exact".into()));
}

#[test]
fn without_a_history_nothing_touched_is_called_exact() {
    let lives = lives();
    let (now, past) = (90 * 1_440, 60 * 1_440);
    let only_tickets = |at| vec![export(&lives, at).remove(0)];
    let whole = read(&only_tickets(now));
    let query = Query { page: Page::Past, as_of: Some(Timestamp(FIRST + past * 60)), ..Query::default() };
    let direct = cards(&read(&only_tickets(past)), &query);
    let rewound = cards(&whole, &query);
    let exact: Vec<&str> = rewound.iter().filter(|card| card.mark == "exact").map(|card| card.id.as_str()).collect();
    assert_eq!(exact, ["created"]);
    for (then, there) in rewound.iter().zip(&direct).filter(|(then, _)| then.mark == "exact") {
        assert_eq!(then.number, there.number, "{}", then.id);
    }
}

#[test]
fn lists_of_a_past_day_hold_what_their_figures_count() {
    let whole = read(&export(&lives(), 90 * 1_440));
    let query = Query { page: Page::Past, as_of: Some(Timestamp(FIRST + 60 * 1_440 * 60)), ..Query::default() };
    let new = cards(&whole, &query).into_iter().find(|card| card.id == "new").expect("the row");
    assert!(new.number.is_some_and(|number| number > 0.0));
    let Response::Screen(list) = whole.answer(&Query::from_fragment(&new.href)) else { panic!("no screen") };
    let total = list.board.paging.expect("a list").total;
    assert_eq!(Some(f64::from(total)), new.number);
}

#[test]
fn the_audit_of_a_past_day_marks_the_tickets_of_that_day() {
    // The first row did not exist yet, so that every other is one place further up.
    let tickets = "Ticket Number,Status,Created,Last Activity,Completed Date,Resolution Due,Resolved Date\n\
        T9,New,2026-06-20 09:00,2026-06-20 09:00,,,\n\
        T1,Complete,2026-06-01 09:00,2026-06-02 09:00,2026-06-02 09:00,2026-06-01 17:00,2026-06-01 16:00\n\
        T2,New,2026-06-01 09:00,2026-06-02 09:00,,,\n\
        T3,New,2026-06-01 09:00,2026-06-02 09:00,,,\n\
        T3,New,2026-06-01 09:00,2026-06-02 09:00,,,\n";
    let results = "sys_id,task_value,sla_value,has_breached,stage,planned_end_time,start_time\n\
        x,T1,P1 resolution,true,completed,2026-06-01 17:00:00,2026-06-01 09:00:00\n";
    let entries = "Ticket Number,Worked,Start\nT7,1,2026-06-02 09:00\nT1,1,2026-06-02 09:00\n";
    let whole = read(&[
        ("tickets.csv", tickets.to_owned()),
        ("task_sla.csv", results.to_owned()),
        ("time entries.csv", entries.to_owned()),
    ]);
    let settings = Settings::default();
    let at = moment("2026-06-10T00:00:00Z");
    let then = data(&whole).as_it_was(at, &settings);
    let marked = |check: DataCheck| -> Vec<String> {
        let query = Query { as_of: Some(at), ..Query::default() };
        let view = View::new(&then.data, &settings, &query);
        let rules = rules![FigureRule::Audit(check)];
        let rows = select(&view, &rules).unwrap_or_else(|gap| panic!("{check:?}: {}", gap.words()));
        rows.iter().map(|&row| then.data.number(row as usize).to_owned()).collect()
    };
    assert_eq!(marked(DataCheck::Repeated), ["T3"]);
    assert_eq!(marked(DataCheck::Contradicted), ["T1"]);
    // What was wrong in the files is told once, however often the desk is looked at as it was.
    let told = |data: &Dataset| -> u64 { data.issues.iter().map(|issue| issue.count).sum() };
    assert!(told(data(&whole)) > 0, "an entry without its ticket");
    assert_eq!(told(&then.data), told(data(&whole)));
}

#[test]
fn what_an_import_of_that_day_counted_stands_beside() {
    let lives = lives();
    let (now, past) = (90 * 1_440, 60 * 1_440 + 23 * 60);
    let mut whole = read(&export(&lives, now));
    let cut = read(&export(&lives, past));
    let Response::Aggregates { key, text } = cut.aggregates() else { panic!("no figures") };
    let at = moment(&key);
    let then = |engine: &Engine, at: Timestamp, fragment: &str| {
        let query = Query { as_of: Some(at), ..Query::from_fragment(fragment) };
        cards(engine, &query)
    };
    let beside = |cards: &[KpiCard]| -> Vec<(String, String)> {
        cards
            .iter()
            .flat_map(|card| card.beside.iter().map(|side| (card.id.clone(), side.words.clone())))
            .filter(|(_, words)| words.contains("in the import of"))
            .collect()
    };
    assert_eq!(beside(&then(&whole, at, "#/past")), []);
    whole.take_history(&[text]);
    let told = beside(&then(&whole, at, "#/past"));
    let own = then(&cut, at, "#/past");
    let (id, words) = told.iter().find(|(id, _)| id == "unassigned").expect("whose a ticket was is not in the history");
    let count = own.iter().find(|card| card.id == *id).and_then(|card| card.number);
    assert_eq!(words.split(' ').next().and_then(|count| count.parse().ok()), count, "{words}");
    assert!(count.is_some_and(|count| count > 0.0));
    // It is of that day and of all the data.
    assert_eq!(beside(&then(&whole, at.plus(-3 * 86_400), "#/past")), []);
    assert_eq!(beside(&then(&whole, at, "#/past?resource=Ann")), []);
}

#[test]
fn the_past_counts_what_the_manager_counts() {
    let lives = lives();
    // In the middle of a day, so that days and the hours of the period are not the same.
    let at = 75 * 1_440 + 617;
    let engine = read(&export(&lives, 90 * 1_440));
    let query = |page| Query { page, as_of: Some(Timestamp(FIRST + at * 60)), ..Query::default() };
    let past = cards(&engine, &query(Page::Past));
    let rewound = data(&engine).as_it_was(Timestamp(FIRST + at * 60), &Settings::default());
    let report = zenboard::engine::report_json(&rewound.data, &Settings::default(), &query(Page::Manager));
    let rate = &report["manager"]["kill_rate"];
    let number = |id: &str| past.iter().find(|card| card.id == id).and_then(|card| card.number);
    assert!(number("created").is_some_and(|count| count > 0.0));
    assert_eq!(number("completed"), rate["good"].as_f64(), "{rate}");
    assert_eq!(number("created"), rate["all"].as_f64(), "{rate}");
}
