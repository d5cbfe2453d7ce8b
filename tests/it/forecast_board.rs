//! The service delivery forecast on the sample desk: every count opens its list, every figure agrees with a plain count.

use zenboard::base::{DAY, Timestamp, Zone};
use zenboard::dataset::{Dataset, Field, NO_TICKET};
use zenboard::engine::{Engine, Import};
use zenboard::protocol::Response;
use zenboard::query::{Page, Query};
use zenboard::rule::CreatedRule;
use zenboard::rules;
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::screen::{Block, Board, Cell, Screen, Section, Tone};
use zenboard::settings::{Settings, Workflow};

fn engine(files: &[(String, String)], zone: Zone) -> Engine {
    let mut import = Import::new(Settings::default(), zone);
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    let mut engine = Engine::new();
    engine.accept(import.finish().expect("readable files"), false);
    engine
}

fn desk(tickets: usize) -> Engine {
    let zone = Zone::named("America/New_York").expect("a zone");
    let spec = SampleSpec {
        tickets,
        seed: 11,
        as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("a moment"),
        zone: zone.clone(),
    };
    engine(&sample_files(&spec), zone)
}

fn forecast(options: &[(&str, &str)]) -> Query {
    options
        .iter()
        .fold(Query { page: Page::Forecast, ..Query::default() }, |query, (name, value)| query.with_option(name, value))
}

fn screen(engine: &Engine, query: &Query) -> Screen {
    match engine.answer(query) {
        Response::Screen(screen) => *screen,
        other => panic!("no screen: {other:?}"),
    }
}

fn section<'b>(board: &'b Board, id: &str) -> &'b Section {
    board.sections.iter().find(|section| section.id == id).expect("the section")
}

/// All that a section says in notes.
fn notes(section: &Section) -> String {
    section
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Note { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect::<Vec<_>>()
        .join(" | ")
}

fn table<'s>(section: &'s Section, head: &str) -> &'s [Vec<Cell>] {
    section
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Table(table) if table.heads[0].title == head => Some(table.rows.as_slice()),
            _ => None,
        })
        .expect("the table")
}

fn opens(engine: &Engine, href: &str) -> Option<u32> {
    let list = screen(engine, &Query::from_fragment(href));
    list.board.paging.map(|paging| paging.total)
}

#[test]
fn every_count_opens_its_list() {
    let engine = desk(4_000);
    let mut seen = 0;
    for options in [
        vec![],
        vec![("tab", "workflows")],
        vec![("tab", "coming"), ("grain", "week"), ("of", "Medium")],
        vec![("tab", "coming"), ("what", "hours"), ("of", "Quick Hit")],
        vec![("tab", "people"), ("days_off", "16"), ("endpoints", "250")],
        vec![("tab", "rules"), ("draft", r#"{"off":["name"]}"#)],
    ] {
        let screen = screen(&engine, &forecast(&options));
        for (at, (href, count)) in screen.counted_links().into_iter().enumerate() {
            // All kinds of links, and a good part of the many slots.
            if at % 3 == 0 || !href.contains("created_slot90") {
                assert_eq!(opens(&engine, &href), Some(count), "{href}");
                seen += 1;
            }
        }
    }
    assert!(seen > 150, "{seen}");
}

/// Workflows, tickets and hours of the 90 days, counted in the plainest way.
fn plainly(data: &Dataset, workflow: Workflow) -> (usize, f64) {
    let as_of = data.newest.expect("activity");
    let tickets = (0..data.len())
        .filter(|&row| data.facts.workflow[row] == workflow)
        .filter_map(|row| data.tickets.date(Field::Created, row).get())
        .filter(|at| as_of.since(*at) >= 0 && as_of.since(*at) <= 90 * DAY)
        .count();
    let today = data.zone.naive(as_of).date();
    let hours = (0..data.entries.len())
        .filter(|&entry| data.entry_facts.ticket[entry] != NO_TICKET)
        .filter(|&entry| data.facts.workflow[data.entry_facts.ticket[entry] as usize] == workflow)
        .filter(|&entry| {
            let day = data.entry_facts.day[entry].map(|day| (today - day.date()).num_days());
            day.is_some_and(|back| (0..90).contains(&back))
        })
        .map(|entry| data.entry_facts.hours[entry].as_f64())
        .sum();
    (tickets, hours)
}

#[test]
fn the_distribution_is_a_plain_count_and_every_ticket_is_in_one_workflow() {
    let engine = desk(4_000);
    let data = engine.data().expect("data");
    let screen = screen(&engine, &forecast(&[("tab", "workflows")]));
    let rows = table(section(&screen.board, "distribution"), "Workflow");
    let as_of = data.newest.expect("activity");
    let mut sum = 0;
    for workflow in Workflow::ALL {
        let (tickets, hours) = plainly(data, workflow);
        let row = rows.iter().find(|row| row[0].text == workflow.title()).expect("a row for each workflow");
        assert_eq!(row[1].count, Some(tickets as u32), "{workflow:?}");
        let shown: f64 = row[3].text.replace(',', "").parse().expect("hours");
        assert!((shown - hours).abs() < 0.051, "{workflow:?}: {shown} and {hours}");
        sum += tickets as u32;
        if hours > 0.0 {
            let entries = opens(&engine, &row[3].href).expect("a list of entries");
            let plain = (0..data.entries.len())
                .filter(|&entry| {
                    let ticket = data.entry_facts.ticket[entry];
                    let back = data.entry_facts.day[entry].map(|day| data.day(as_of).0 - day.0);
                    ticket != NO_TICKET
                        && data.facts.workflow[ticket as usize] == workflow
                        && back.is_some_and(|back| (0..90).contains(&back))
                })
                .count();
            assert_eq!(entries as usize, plain, "{workflow:?}");
        }
    }
    let total = rows.last().expect("a total");
    assert_eq!(total[1].count, Some(sum));
    let all = Query::default().tickets(&rules![CreatedRule::InDays(90)]);
    assert_eq!(opens(&engine, &all.to_fragment()), Some(sum));
    let by_rule: u32 =
        table(section(&screen.board, "distribution"), "Rule").iter().map(|row| row[1].count.expect("a count")).sum();
    assert_eq!(by_rule, sum);
}

#[test]
fn the_verdict_names_workflows_arrivals_and_people() {
    let engine = desk(4_000);
    let board = screen(&engine, &forecast(&[])).board;
    assert!(board.title.starts_with("Requests flow into "), "{}", board.title);
    assert!(board.title.contains("the next seven days bring about "), "{}", board.title);
    assert!(board.title.contains("technician"), "{}", board.title);
    let people = screen(&engine, &forecast(&[("tab", "people")])).board;
    assert_eq!(people.title, board.title, "every tab has the verdict");
    let weeks = table(section(&people, "supply"), "Week");
    assert_eq!(weeks.len(), 13);
}

/// Tickets alone, over so many days.
fn tickets_only(days: u32) -> Engine {
    let mut text = String::from("Ticket Number,Title,Status,Priority,Created\n");
    let start = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    for day in 0..days {
        for turn in 0..3 {
            let date = start + chrono::Days::new(day.into());
            text += &format!("T{day}.{turn},Printer {day},New,Medium,{date} 09:{turn}0:00\n");
        }
    }
    engine(&[("tickets.csv".into(), text)], Zone::utc())
}

#[test]
fn too_little_history_says_so() {
    let board = screen(&tickets_only(40), &forecast(&[("tab", "coming")])).board;
    assert!(board.title.contains("too little history"), "{}", board.title);
    let said = notes(section(&board, "outlook"));
    assert!(said.contains("eight weeks"), "{said}");
    // The last day is not over, so 39 of 40 days count.
    assert!(said.contains("there are 39"), "{said}");
    let enough = screen(&tickets_only(60), &forecast(&[])).board;
    assert!(enough.title.contains("bring about 21 tickets"), "{}", enough.title);
}

#[test]
fn a_young_desk_says_that_its_period_is_not_full() {
    let said = |days| {
        let board = screen(&tickets_only(days), &forecast(&[("tab", "workflows")])).board;
        notes(section(&board, "distribution"))
    };
    assert!(
        said(12).contains("The first ticket is from Mon 2 Mar: the 78 of 90 days before it count as days without"),
        "{}",
        said(12)
    );
    assert!(!said(120).contains("The first ticket"), "{}", said(120));
    // Nothing tells the effort of a request: what is empty may be so for that reason alone.
    assert!(said(120).contains("Requests of unknown effort are taken as Minor: no column for the estimated hours"));
}

#[test]
fn without_priority_and_type_no_shape_is_judged() {
    let text: String = (0..80)
        .map(|day| {
            let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day") + chrono::Days::new(day);
            format!("T{day},Printer,New,{date} 09:00\n")
        })
        .collect();
    let text = format!("Ticket Number,Title,Status,Created\n{text}");
    let engine = engine(&[("tickets.csv".into(), text)], Zone::utc());
    let board = screen(&engine, &forecast(&[])).board;
    assert!(
        board.title.starts_with("Workflows are not measurable: no column for priority, type or queue; "),
        "{}",
        board.title
    );
    for block in &section(&board, "answer").blocks {
        let Block::Cards(cards) = block else { panic!("cards") };
        let flow = cards.iter().find(|card| card.id == "forecast_flow").expect("the card");
        assert_eq!((flow.number, flow.tone), (None, Tone::Unknown));
    }
    // Nothing reads 0 that nobody can know.
    let workflows = screen(&engine, &forecast(&[("tab", "workflows")])).board;
    let rows = table(section(&workflows, "distribution"), "Workflow");
    let count = |title: &str| rows.iter().find(|row| row[0].text == title).map(|row| row[1].text.clone());
    for title in ["Critical", "Medium", "All incidents", "Quick Hit", "Alert"] {
        assert_eq!(count(title).as_deref(), Some("—"), "{title}");
    }
    assert_eq!(count("Unclassified").as_deref(), Some("80"));
    assert_eq!(count("Total").as_deref(), Some("80"));
    let said = notes(section(&board, "pictures"));
    assert!(said.contains("The shape cannot be judged: no column for the priority"), "{said}");
    assert!(!said.contains("There are no incidents"), "{said}");
}

#[test]
fn without_time_entries_nothing_about_hours_reads_zero() {
    let engine = tickets_only(120);
    let tab = |name| screen(&engine, &forecast(&[("tab", name), ("what", "hours")])).board;
    let workflows = tab("workflows");
    for row in table(section(&workflows, "distribution"), "Workflow") {
        for cell in [&row[3], &row[4], &row[6], &row[7], &row[8]] {
            assert_eq!((cell.text.as_str(), cell.tone), ("—", Tone::Unknown), "{row:?}");
            assert_eq!(cell.note, "", "the reason stands below the table, once");
        }
    }
    let said = notes(section(&workflows, "distribution"));
    let reason = "Hours, peaks and FTE are not measurable: no file of time entries.";
    assert_eq!(said.matches(reason).count(), 1, "{said}");
    for (name, id, words) in [
        ("coming", "outlook", "Hours are not measurable: no file of time entries"),
        ("people", "supply", "not measurable: no file of time entries"),
        ("coming", "hours-of-week", "Staffing is not measurable"),
        ("what-if", "what-if", "cannot run: no file"),
        ("people", "workload", "not measurable: neither"),
    ] {
        let said = notes(section(&tab(name), id));
        assert!(said.contains(words), "{id}: {said}");
    }
    let board = tab("");
    for block in &section(&board, "answer").blocks {
        let Block::Cards(cards) = block else { panic!("cards") };
        let unknown: Vec<&str> =
            cards.iter().filter(|card| card.number.is_none()).map(|card| card.id.as_str()).collect();
        assert_eq!(
            unknown,
            ["forecast_fte_gap", "forecast_worst_week", "forecast_coordinators", "forecast_overloaded"]
        );
    }
    assert!(!board.title.contains("technician"), "{}", board.title);
}

#[test]
fn holidays_ahead_and_outages_are_known() {
    let mut text = String::from("Ticket Number,Title,Status,Priority,Created\n");
    let start = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    for day in 0..120_u32 {
        let date = start + chrono::Days::new(day.into());
        // Day 60 is an outage.
        for turn in 0..if day == 60 { 50 } else { 4 + day % 3 } {
            text += &format!("T{day}.{turn},Printer {day},New,Medium,{date} 09:{:02}:00\n", turn);
        }
    }
    let settings = Settings { holidays: vec!["2026-07-03".into(), "2027-01-01".into()], ..Settings::default() };
    let mut import = Import::new(settings, Zone::utc());
    import.file("tickets.csv", text.as_bytes());
    let mut engine = Engine::new();
    engine.accept(import.finish().expect("readable"), false);
    let board = screen(&engine, &forecast(&[("tab", "coming")])).board;
    let outlook = section(&board, "outlook");
    let said = notes(outlook);
    assert!(said.contains("known to the forecast: Fri 3 Jul."), "{said}");
    let outliers = table(outlook, "Day");
    assert_eq!(outliers.len(), 1, "{outliers:?}");
    assert_eq!((outliers[0][0].text.as_str(), outliers[0][1].count), ("Fri 1 May", Some(50)));
    assert_eq!(opens(&engine, &outliers[0][1].href), Some(50));
    let weeks = screen(&engine, &forecast(&[("tab", "coming"), ("grain", "week")])).board;
    assert_eq!(notes(section(&weeks, "outlook")).matches("Fri 3 Jul").count(), 1);
}

/// Run by hand: `cargo test --release --test it timing -- --ignored --nocapture`.
#[test]
#[ignore = "prints times; run by hand"]
fn timing() {
    let zone = Zone::utc();
    let spec = SampleSpec {
        tickets: 100_000,
        seed: 1,
        as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("a moment"),
        zone: zone.clone(),
    };
    let engine = engine(&sample_files(&spec), zone);
    let started = std::time::Instant::now();
    screen(&engine, &Query::default());
    eprintln!("the stuck tickets, for comparison: {:?}", started.elapsed());
    let started = std::time::Instant::now();
    screen(&engine, &Query { as_of: Timestamp::from_rfc3339("2000-01-01T00:00:00Z"), ..forecast(&[]) });
    eprintln!("without any projection: {:?}", started.elapsed());
    for options in [
        vec![],
        vec![],
        vec![("tab", "coming"), ("of", "Medium")],
        vec![("tab", "coming"), ("of", "Medium")],
        vec![("tab", "coming"), ("what", "hours")],
        vec![("tab", "people")],
        vec![("tab", "what-if")],
        vec![("tab", "rules"), ("draft", r#"{"quick_hit_hours":2.0}"#)],
    ] {
        let query = forecast(&options);
        let started = std::time::Instant::now();
        let board = screen(&engine, &query).board;
        eprintln!("{options:?}: {:?}; {}", started.elapsed(), board.title);
    }
    for options in [vec![("tab", "what-if")], vec![("tab", "what-if"), ("tech_delta", "1")]] {
        let started = std::time::Instant::now();
        let played = engine.play(&forecast(&options)).map(|play| play.play_all());
        eprintln!("{options:?} played: {:?}; {}", started.elapsed(), played.is_ok());
    }
}
