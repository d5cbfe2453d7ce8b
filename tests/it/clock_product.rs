//! The measured clock in the product: settings in, screens, lists and strips out.

use zenboard::base::{MINUTE, Timestamp, Zone};
use zenboard::dataset::{Dataset, Field};
use zenboard::engine::{Engine, Import, report_json};
use zenboard::figure::{DueAudit, DueCause, SlaEvent, TargetBasis, View, times_to_resolve};
use zenboard::protocol::Response;
use zenboard::query::{Page, Query};
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::screen::{Block, Screen, StripKind, StripView};
use zenboard::settings::{NamedHours, Settings, SlaSource, Span, Target, TargetRule};
use zenboard::sla::{CalendarSpec, SliceKind, run_clock_file};

fn data(files: &[(String, String)], settings: &Settings, zone: &str) -> Dataset {
    let mut import = Import::new(settings.clone(), Zone::named(zone).expect("a known zone"));
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    import.finish().expect("the files are read").data
}

fn one(text: &str) -> Vec<(String, String)> {
    vec![("tickets.csv".to_owned(), text.to_owned())]
}

fn sample() -> Vec<(String, String)> {
    sample_files(&SampleSpec {
        tickets: 1_500,
        seed: 11,
        as_of: at("2026-06-30T15:00:00Z"),
        zone: Zone::named("America/New_York").expect("a known zone"),
    })
}

fn at(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).expect("a test writes valid times")
}

fn hours(first: i64, plan: i64, done: i64) -> TargetRule {
    TargetRule {
        first_response: Some(Target::business(first * 3_600)),
        resolution_plan: Some(Target::business(plan * 3_600)),
        resolution: Some(Target::business(done * 3_600)),
        ..TargetRule::default()
    }
}

fn engine(files: &[(String, String)], settings: &Settings, zone: &str) -> Engine {
    let mut engine = Engine::new();
    engine.configure(&settings.to_json());
    let mut import = Import::new(settings.clone(), Zone::named(zone).expect("a known zone"));
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    engine.accept(import.finish().expect("the files are read"), false);
    engine
}

fn screen(engine: &Engine, query: &Query) -> Screen {
    match engine.answer(query) {
        Response::Screen(screen) => *screen,
        other => panic!("no screen: {other:?}"),
    }
}

/// Walks every counted link of a page; how many there were.
fn walk(engine: &Engine, query: &Query) -> usize {
    let links = screen(engine, query).counted_links();
    for (href, count) in &links {
        let list = screen(engine, &Query::from_fragment(href));
        let total = list.board.paging.map(|paging| paging.total);
        assert_eq!(total, Some(*count), "{href}");
    }
    links.len()
}

fn on(page: Page) -> Query {
    Query { page, ..Query::default() }
}

const DESK: &str = "\
Ticket Number,Title,Status,Priority,Company,Contract,Create Date,First Response Due,First Response Date,Resolution Due,Complete Date
T1,Printer,In Progress,High,Harbor,Gold,2026-07-03 16:30,,,,
T2,Mail,In Progress,High,Harbor,,2026-07-03 16:30,,,,
T3,Phone,Waiting Customer,High,Granite,Gold,2026-07-03 16:30,2026-07-06 09:00,,,
T4,Scan,Complete,Low,Granite,Gold,2026-07-03 16:30,,2026-07-03 16:45,,2026-07-06 10:00
";

#[test]
fn without_targets_every_number_stays_the_export_s_own() {
    let files = sample();
    let plain = Settings::default();
    let mut other = Settings { holidays: vec!["2026-06-19".into()], ..Settings::default() };
    other.hours = CalendarSpec::around_the_clock();
    let query = Query::default();
    let reports: Vec<_> = [&plain, &other]
        .map(|settings| {
            let mut report = report_json(&data(&files, settings, "America/New_York"), settings, &query);
            // Available hours and what is forecast know holidays; nothing else may depend on them.
            report["manager"]["utilization"].take();
            for ahead in ["arrivals", "capacity", "capacity_now"] {
                report["forecast"][ahead].take();
            }
            report
        })
        .into();
    assert_eq!(reports[0], reports[1], "hours without targets change nothing");
    let read = data(&files, &plain, "America/New_York");
    let view = View::new(&read, &plain, &query);
    for row in 0..read.len() {
        for event in SlaEvent::ALL {
            assert_eq!(view.due(event, row), read.tickets.date(event.due(), row));
        }
    }
}

#[test]
fn our_due_times_fill_what_the_export_leaves_open() {
    let mut settings = Settings::default();
    settings.policy.rules = vec![hours(1, 2, 4)];
    let read = data(&one(DESK), &settings, "Europe/Berlin");
    let query = Query::default();
    let view = View::new(&read, &settings, &query);
    let due = |number: &str, event| {
        let row = read.ticket(number).expect("the ticket is there");
        view.due(event, row).get().map(|at| read.zone.rfc3339(at))
    };
    let text = |time: &str| Some(format!("2026-07-06T{time}:00+02:00"));
    assert_eq!(due("T1", SlaEvent::Resolution), text("11:30"));
    // Without a contract there is twice the time.
    assert_eq!(due("T2", SlaEvent::Resolution), text("15:30"));
    // The export's own stays.
    assert_eq!(due("T3", SlaEvent::FirstResponse), text("09:00"));
    assert_eq!(due("T3", SlaEvent::Resolution), text("11:30"));

    settings.sla_source = SlaSource::MeasuredOnly;
    let view = View::new(&read, &settings, &query);
    let row = read.ticket("T3").expect("the ticket is there");
    let ours = view.due(SlaEvent::FirstResponse, row).get();
    assert_eq!(ours, Some(at("2026-07-06T08:30:00+02:00")));
    assert!(DueAudit::new(&view).differs(SlaEvent::FirstResponse, row));

    // Ours always, and no target: nothing is due, and the reason is said.
    settings.policy.rules.clear();
    let view = View::new(&read, &settings, &query);
    assert!(view.due(SlaEvent::FirstResponse, row).get().is_none());
    let gap = view.needs_due(SlaEvent::FirstResponse).expect_err("no target");
    assert!(gap.words().contains("no target"), "{}", gap.words());
}

#[test]
fn a_company_s_own_hours_serve_its_tickets() {
    let mut settings = Settings::default();
    settings.policy.rules = vec![hours(1, 2, 4)];
    settings.calendars.push(NamedHours {
        name: "Always".into(),
        hours: CalendarSpec::around_the_clock(),
        companies: vec!["harbor".into()],
        contracts: Vec::new(),
        agreements: Vec::new(),
    });
    settings.calendars[0].hours.zone = "Mars/Olympus".into();
    let read = data(&one(DESK), &settings, "Europe/Berlin");
    let view = View::new(&read, &settings, &Query::default());
    let row = read.ticket("T1").expect("the ticket is there");
    assert_eq!(view.due(SlaEvent::Resolution, row).get(), Some(at("2026-07-03T20:30:00+02:00")));
    assert!(view.clocks().trouble()[0].contains("Mars/Olympus"));
}

fn strip(screen: &Screen) -> &StripView {
    screen
        .board
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .find_map(|block| match block {
            Block::Strip(strip) => Some(strip),
            _ => None,
        })
        .expect("the page has a strip")
}

const HISTORY: &str = "\
Ticket Number,Status,Changed At,Queue
T1,New,2026-07-03 16:30,Triage
T1,In Progress,2026-07-06 08:30,Service
T1,Waiting Customer,2026-07-06 09:00,Service
T1,In Progress,2026-07-06 11:00,Service
";

#[test]
fn a_strip_adds_up_and_says_so() {
    let mut settings = Settings::default();
    settings.policy.rules = vec![TargetRule { resolution: Some(Target::business(4 * 3_600)), ..TargetRule::default() }];
    let mut files = one(DESK);
    files.push(("status history.csv".into(), HISTORY.into()));
    let engine = engine(&files, &settings, "Europe/Berlin");
    let query = Query { as_of: Some(at("2026-07-06T16:00:00+02:00")), ..on(Page::Ticket("T1".into())) };
    let screen = screen(&engine, &query);
    let strip = strip(&screen);
    // Fri 16:30–17:00, Mon 08:00–09:00, then two hours of waiting, then from 11:00 on.
    assert_eq!(strip.sum, "30 min + 1 h 00 min + 2 h 30 min = 4 h 00 min");
    assert!(!strip.estimated);
    let kinds: Vec<StripKind> = strip.slices.iter().map(|slice| slice.kind).collect();
    use StripKind as K;
    assert_eq!(kinds, [K::Counted, K::Night, K::Weekend, K::Night, K::Counted, K::Paused, K::Counted, K::Counted]);
    let width: f64 = strip.slices.iter().map(|slice| slice.share).sum();
    assert!((width - 1.0).abs() < 1e-9, "{width}");
    let ran_out = strip.ran_out.as_ref().expect("it is overdue");
    assert!(ran_out.words.contains("Mon 6 Jul 2026, 13:30"), "{}", ran_out.words);
    let over = strip.slices.last().expect("there are slices");
    assert!(over.over && (over.start - ran_out.at).abs() < 1e-9);
    assert!(strip.text.contains("2 h 00 min, paused, waiting for the customer"), "{}", strip.text);
    assert!(strip.text.lines().any(|line| line.starts_with("Counted: 30 min + ")));
}

#[test]
fn strips_of_a_desk_agree_with_the_exported_due_times() {
    let settings = Settings::default();
    let read = data(&sample(), &settings, "America/New_York");
    let view = View::new(&read, &settings, &Query::default());
    let (mut judged, mut overdue) = (0, 0);
    for row in 0..read.len() {
        let Some(event) = view.explained_event(row) else {
            continue;
        };
        let Some(explained) = view.explain(event, row) else {
            continue;
        };
        let strip = &explained.strip;
        assert_eq!(Some(explained.due), read.tickets.date(event.due(), row).get());
        let counted: i64 =
            strip.slices.iter().filter(|slice| slice.kind == SliceKind::Counted).map(|slice| slice.seconds()).sum();
        assert_eq!(counted, strip.reading.elapsed, "{}", read.number(row));
        assert!(strip.slices.windows(2).all(|pair| pair[0].to == pair[1].from));
        if let Some(ran_out) = strip.ran_out_at {
            let within: i64 = strip
                .slices
                .iter()
                .filter(|slice| slice.kind == SliceKind::Counted && !slice.over)
                .map(|slice| slice.seconds())
                .sum();
            assert_eq!(within, strip.reading.target, "{}", read.number(row));
            // Ours is the exported moment, or the close before it where that is out of hours.
            let (_, calendar) = view.clocks().calendar(row);
            let idle = match explained.basis {
                TargetBasis::ExportedDue => calendar.open_between(ran_out, explained.due),
                _ => explained.due.since(ran_out),
            };
            assert_eq!(idle, 0, "{}", read.number(row));
            overdue += 1;
        }
        assert!(strip.reading.estimated, "the sample has no status history");
        judged += 1;
    }
    assert!(judged > 1_000 && overdue > 20, "{judged} {overdue}");
}

#[test]
fn differences_open_their_lists() {
    let mut settings = Settings::default();
    settings.policy.rules = vec![hours(1, 8, 24)];
    let engine = engine(&sample(), &settings, "America/New_York");
    assert!(walk(&engine, &on(Page::Data)) > 4);
    // The boards count by our due times where the export has none, and their lists agree.
    assert!(walk(&engine, &on(Page::Coordinator)) > 0);
}

#[test]
fn an_estimate_is_called_one_wherever_it_stands() {
    let mut settings = Settings { sla_source: SlaSource::MeasuredOnly, ..Settings::default() };
    settings.policy.rules = vec![hours(1, 8, 24)];
    let engine = engine(&sample(), &settings, "America/New_York");
    let text = |page: &str| format!("{:?}", screen(&engine, &Query::from_fragment(page)).board);
    for page in ["#/coordinator", "#/manager", "#/tickets?pick=kpi:sla_overdue", "#/data"] {
        assert!(text(page).to_lowercase().contains("estimated"), "{page}");
    }
    // As exported, a due time is no estimate of ours, whatever targets there are.
    settings.sla_source = SlaSource::ReportedFirst;
    let read = data(&sample(), &settings, "America/New_York");
    let view = View::new(&read, &settings, &Query::default());
    for row in 0..read.len() {
        for event in SlaEvent::ALL {
            let reported = read.tickets.date(event.due(), row).is_some();
            assert!(!(reported && view.is_estimated(event, row)));
        }
    }
}

const TOLD: &str = "\
Ticket Number,Status,Create Date,Resolution Due,Complete Date
T1,Complete,2026-07-03 16:00,2026-07-08 12:00,2026-07-06 10:30
";

#[test]
fn the_time_to_resolve_is_told_in_three_ways() {
    let history = "Ticket,Changed At,New Status\n\
        T1,2026-07-03 16:00,New\nT1,2026-07-03 16:30,Waiting Customer\nT1,2026-07-06 09:00,In Progress\n\
        T1,2026-07-06 10:30,Complete\n";
    let mut settings = Settings::default();
    let facts = |files: &[(String, String)], settings: &Settings| -> Vec<String> {
        let engine = engine(files, settings, "UTC");
        let screen = screen(&engine, &on(Page::Ticket("T1".into())));
        let section = screen.board.sections.iter().find(|section| section.id == "resolve");
        let section = section.expect("a completed ticket took some time");
        match &section.blocks[0] {
            Block::Facts(facts) => facts.iter().map(|(_, cell)| cell.text.clone()).collect(),
            other => panic!("no facts: {other:?}"),
        }
    };
    let alone = one(TOLD);
    let told = [alone.clone(), vec![("history.csv".to_owned(), history.to_owned())]].concat();
    // Friday 16:00 to Monday 10:30; an hour of Friday and two and a half of Monday; half an hour and one and a half.
    assert_eq!(facts(&told, &settings), ["66 h 30 min", "3 h 30 min", "2 h 00 min"]);
    // Without a history the waiting is counted, and that is said.
    assert_eq!(facts(&alone, &settings), ["66 h 30 min", "3 h 30 min", "3 h 30 min"]);
    // By other hours and another rule.
    settings.hours = CalendarSpec::around_the_clock();
    settings.policy.pauses.resolution.clear();
    assert_eq!(facts(&told, &settings), ["66 h 30 min", "66 h 30 min", "66 h 30 min"]);
    let read = data(&alone, &settings, "UTC");
    let view = View::new(&read, &settings, &Query::default());
    assert!(times_to_resolve(&view, 0).expect("complete").estimated);
    let read = data(&told, &settings, "UTC");
    let view = View::new(&read, &settings, &Query::default());
    assert!(!times_to_resolve(&view, 0).expect("complete").estimated);
}

const CAUSES: &str = "\
Ticket Number,Status,Create Date,Resolution Due
fits,In Progress,2026-07-01 09:00,2026-07-01 13:00
wall,In Progress,2026-07-01 15:00,2026-07-01 19:00
late,In Progress,2026-07-01 09:00,2026-07-01 20:13
worked,In Progress,2026-07-02 15:00,2026-07-03 10:00
later,In Progress,2026-07-01 09:00,2026-07-02 13:00
other,In Progress,2026-07-01 09:00,2026-07-01 11:00
edited,In Progress,2026-07-01 09:00,2026-07-01 10:07
waited,In Progress,2026-07-01 09:00,2026-07-01 15:07
";

#[test]
fn each_cause_is_told_by_its_own_ticket() {
    let mut settings = Settings { holidays: vec!["2026-07-03".into()], ..Settings::default() };
    settings.policy.rules = vec![TargetRule { resolution: Some(Target::business(4 * 3_600)), ..TargetRule::default() }];
    let read = data(&one(CAUSES), &settings, "UTC");
    let view = View::new(&read, &settings, &Query::default());
    let audit = DueAudit::new(&view);
    for (number, cause) in [
        ("fits", None),
        ("wall", Some(DueCause::AroundTheClock)),
        ("late", Some(DueCause::OtherHours)),
        ("worked", Some(DueCause::HolidayNotObserved)),
        ("later", Some(DueCause::HolidayMissing)),
        ("other", Some(DueCause::OtherTarget)),
        ("edited", Some(DueCause::Edited)),
        ("waited", Some(DueCause::PausesUnknown)),
    ] {
        let row = read.ticket(number).expect("the ticket is there");
        assert_eq!(audit.cause(SlaEvent::Resolution, row), cause, "{number}");
        assert_eq!(audit.differs(SlaEvent::Resolution, row), cause.is_some(), "{number}");
    }
}

#[test]
fn a_minimal_export_knows_no_clock_and_no_journey() {
    let text = "Ticket Number,Title,Status,Created\nA,Printer,New,2026-06-01 09:00\nB,Mail,Complete,2026-06-01 10:00\n";
    let engine = engine(&one(text), &Settings::default(), "UTC");
    let journey = screen(&engine, &on(Page::Journey));
    assert!(journey.counted_links().is_empty());
    assert!(journey.board.lede.contains("no status history"), "{}", journey.board.lede);
    let ticket = screen(&engine, &on(Page::Ticket("A".into())));
    assert!(ticket.board.sections.iter().all(|section| section.id != "clock"));
    let list = screen(&engine, &Query::from_fragment("#/tickets?pick=edge:New%E2%86%92Complete"));
    assert_eq!(list.board.paging.map(|paging| paging.total), Some(0));
}

#[test]
fn the_command_line_s_clock_answers_and_complains_in_sentences() {
    let file = r#"{"calendars": {"office": {"zone": "UTC", "hours": {"mon": [["08:00", "17:00"]], "fri": [["08:00", "17:00"]]}}},
        "vectors": [{"id": "a", "op": "add", "calendar": "office", "start": "2026-07-03T16:30:00Z", "seconds": 14400}]}"#;
    let answers = run_clock_file(file).expect("the file is read");
    assert_eq!(answers[0]["id"], "a");
    assert_eq!(answers[0]["result"], "2026-07-06T11:30:00Z", "{answers}");
    let error = run_clock_file("no json").expect_err("not JSON");
    assert!(error.ends_with('.'), "{error}");
}

#[test]
fn a_sample_has_the_five_files_and_is_always_the_same() {
    let (first, again) = (sample(), sample());
    let names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["tickets.csv", "time_entries.csv", "service_calls.csv", "resources.csv", "companies.csv"]);
    assert_eq!(first, again);
    let read = data(&first, &Settings::default(), "America/New_York");
    assert_eq!(read.len(), 1_500);
    let newest = read.newest.expect("there is activity");
    assert!(newest <= at("2026-06-30T15:00:00Z") && newest > at("2026-06-30T15:00:00Z").plus(-30 * MINUTE));
    assert!(read.tickets.has(Field::FirstResponseDue));
    let span = Span::parse("08:00", "17:00").expect("valid");
    assert_eq!(Settings::default().hours.week.day(0), [span]);
}
