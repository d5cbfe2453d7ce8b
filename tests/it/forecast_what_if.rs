//! What-if, scenarios, time off and the rules' draft, as a user meets them.

use zenboard::base::{Timestamp, Zone};
use zenboard::engine::{Engine, Import};
use zenboard::protocol::Response;
use zenboard::query::{Page, Query};
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::screen::{Block, Board, Cell, Played, Screen, TableView};
use zenboard::settings::{RuleSwitch, Scenario, Settings, TimeOff, Workflow, WorkflowRules};

fn engine(files: &[(String, String)], zone: Zone, settings: &Settings) -> Engine {
    let mut import = Import::new(settings.clone(), zone);
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    let mut engine = Engine::new();
    engine.configure(&settings.to_json());
    engine.accept(import.finish().expect("readable files"), false);
    engine
}

fn sample(settings: &Settings, more: &[(&str, &str)]) -> Engine {
    let zone = Zone::named("America/New_York").expect("a zone");
    let spec = SampleSpec {
        tickets: 4_000,
        seed: 11,
        as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("a moment"),
        zone: zone.clone(),
    };
    let mut files = sample_files(&spec);
    let more = more.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    files.extend(more);
    engine(&files, zone, settings)
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

fn blocks(board: &Board) -> impl Iterator<Item = &Block> {
    board.sections.iter().flat_map(|section| &section.blocks)
}

fn tables<'b>(blocks: impl Iterator<Item = &'b Block>) -> Vec<&'b TableView> {
    blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

fn notes<'b>(blocks: impl Iterator<Item = &'b Block>) -> String {
    let said: Vec<&str> = blocks
        .filter_map(|block| match block {
            Block::Note { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    said.join(" | ")
}

fn played(engine: &Engine, options: &[(&str, &str)]) -> Played {
    match engine.play(&forecast(options)) {
        Ok(play) => play.play_all(),
        Err(refused) => refused,
    }
}

#[test]
fn the_levers_are_on_the_page_and_the_result_comes_later() {
    let engine = sample(&Settings::default(), &[]);
    let screen = screen(&engine, &forecast(&[("tab", "what-if"), ("tech_delta", "1.5")]));
    assert!(screen.is_played());
    let levers = blocks(&screen.board).find_map(|block| match block {
        Block::Levers { levers, is_gated } => Some((levers, *is_gated)),
        _ => None,
    });
    let (levers, is_gated) = levers.expect("levers");
    assert!(is_gated, "shut until the last quarter was told right");
    let names: Vec<&str> = levers.iter().map(|lever| lever.name.as_str()).collect();
    assert_eq!(
        names,
        ["tech_delta", "endpoints_pct", "utilization_pct", "effort_pct", "quick_pct", "triage_min", "seed"]
    );
    assert_eq!(levers[0].words(levers[0].value), "+1.5 technicians");
    assert_eq!(levers[0].words(0.0), "as today");
}

#[test]
fn pieces_of_any_size_give_the_same_picture_and_another_seed_another_one() {
    let engine = sample(&Settings::default(), &[]);
    let options = [("tab", "what-if"), ("tech_delta", "1")];
    let whole = played(&engine, &options);
    assert!(whole.is_open, "{}", notes(whole.blocks.iter()));
    let said = notes(whole.blocks.iter());
    assert!(said.contains("1,000 runs") && said.contains("seed 20633"), "{said}");
    assert!(said.contains("passed its back-test"), "{said}");
    let Ok(mut play) = engine.play(&forecast(&options)) else { panic!("it can be played") };
    let mut last = 0;
    while !play.is_done() {
        let progress = play.run_some(37);
        assert!(progress.done > last && progress.done <= progress.total);
        last = progress.done;
    }
    // Trial and two scenarios.
    assert_eq!(last, 400 + 2 * 1_000);
    assert_eq!(play.finish(), whole);
    let other = played(&engine, &[options[0], options[1], ("seed", "5")]);
    assert!(notes(other.blocks.iter()).contains("seed 5"));
    assert_ne!(tables(other.blocks.iter()), tables(whole.blocks.iter()));
}

/// The middle of the open tickets in the thirteenth week, by scenario.
fn open_tickets(played: &Played) -> Vec<(String, usize)> {
    let all = tables(played.blocks.iter());
    let table = all.first().expect("the scenarios side by side");
    let row = table.rows.iter().find(|row| row[0].text == "Open tickets").expect("the row");
    let names = table.heads.iter().skip(1).map(|head| head.title.clone());
    let counts = row[1..].iter().map(|cell: &Cell| {
        let digits = cell.text.replace(',', "");
        digits.parse().expect("a count")
    });
    names.zip(counts).collect()
}

#[test]
fn what_is_simulated_says_why_it_opens_nothing() {
    let engine = sample(&Settings::default(), &[]);
    let played = played(&engine, &[("tab", "what-if")]);
    let (text, href) = played
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Note { text, href, .. } if text.contains("Every run starts") => Some((text, href)),
            _ => None,
        })
        .expect("a sentence above the bands");
    assert!(text.contains("tickets open at the end"), "{text}");
    let readings: Vec<&str> = played
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(chart.reading.as_str()),
            _ => None,
        })
        .collect();
    assert!(!readings.is_empty());
    assert!(readings.iter().all(|reading| reading.contains("no tickets are behind the points")), "{readings:?}");
    let opened = screen(&engine, &Query::from_fragment(href)).board;
    assert!(opened.paging.is_some_and(|paging| paging.total > 0), "{href}");
    // On the other tabs a point opens its tickets, or is a drawn or projected one, or an empty one.
    let mut seen = 0;
    for tab in ["", "workflows", "coming", "people"] {
        let board = screen(&engine, &forecast(&[("tab", tab)])).board;
        for block in blocks(&board) {
            let Block::Chart(chart) = block else { continue };
            for series in &chart.series {
                let is_ahead = ["Expected", "80 %", "95 %", "interval", "Projected", "rojection"]
                    .iter()
                    .any(|word| series.name.contains(word));
                for point in &series.points {
                    seen += 1;
                    assert!(
                        is_ahead || !point.href.is_empty() || point.value == 0.0 || point.value.is_nan(),
                        "{tab} {}, {}: {point:?}",
                        chart.title,
                        series.name
                    );
                }
            }
        }
    }
    assert!(seen > 100, "{seen} points");
}

#[test]
fn two_scenarios_stand_side_by_side_with_today() {
    let settings = Settings {
        scenarios: vec![Scenario {
            name: "Two leave".into(),
            levers: [("tech_delta".to_owned(), "-2".to_owned())].into(),
        }],
        ..Settings::default()
    };
    let again = Settings::from_json(&settings.to_json()).expect("own file");
    assert_eq!(again, settings, "scenarios stay in the settings file");
    let engine = sample(&settings, &[]);
    let options = [("tab", "what-if"), ("endpoints_pct", "50"), ("beside", "Two leave")];
    let open = open_tickets(&played(&engine, &options));
    let names: Vec<&str> = open.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["As today", "What if", "Two leave"]);
    assert!(open[1].1 > open[0].1 && open[2].1 > open[0].1, "{open:?}");
    let screen = screen(&engine, &forecast(&options));
    let saved = blocks(&screen.board).find_map(|block| match block {
        Block::Scenarios(view) => Some(view),
        _ => None,
    });
    let saved = saved.expect("the list of scenarios");
    assert_eq!(saved.moved, [("endpoints_pct".to_owned(), "50".to_owned())]);
    let opened = Query::from_fragment(&saved.saved[0].open_href);
    assert_eq!((opened.option("tech_delta"), opened.option("endpoints_pct")), (Some("-2"), None));
}

#[test]
fn a_quarter_that_was_told_wrong_keeps_the_levers_shut() {
    let mut tickets = String::from("Ticket Number,Title,Status,Priority,Created,Completed\n");
    let mut entries = String::from("Ticket Number,Resource,Start Date/Time,End Date/Time,Hours Worked\n");
    let start = chrono::NaiveDate::from_ymd_opt(2025, 9, 1).expect("a day");
    for day in 0..260_u32 {
        let date = start + chrono::Days::new(day.into());
        // In the last quarter nothing was finished any more.
        let done = day < 169;
        for turn in 0..3 {
            let (status, at) = if done { ("Complete", format!("{date} 15:00:00")) } else { ("New", String::new()) };
            tickets += &format!("T{day}.{turn},Printer,{status},Medium,{date} 09:{turn}0:00,{at}\n");
            if done {
                entries += &format!("T{day}.{turn},Ann,{date} 1{turn}:00:00,{date} 1{turn}:45:00,0.75\n");
            }
        }
    }
    // Ann still works here.
    entries += "T1.1,Ann,2026-05-18 10:00:00,2026-05-18 10:15:00,0.25\n";
    let files = [("tickets.csv".into(), tickets), ("time_entries.csv".into(), entries)];
    let engine = engine(&files, Zone::utc(), &Settings::default());
    let played = played(&engine, &[("tab", "what-if")]);
    assert!(!played.is_open);
    let said = notes(played.blocks.iter());
    assert!(said.contains("with care") && said.contains("is locked"), "{said}");
    assert!(played.blocks.iter().all(|block| matches!(block, Block::Note { .. })));
}

/// The second week ahead: what its row says.
fn second_week(engine: &Engine) -> (String, f64) {
    let board = screen(engine, &forecast(&[("tab", "people")])).board;
    let weeks = tables(blocks(&board)).into_iter().find(|table| table.heads[0].title == "Week").expect("the weeks");
    let row = &weeks.rows[1];
    let hours = row[2].text.trim_end_matches(" h").replace(',', "");
    (row[0].note.clone(), hours.parse().expect("hours"))
}

#[test]
fn time_off_leaves_the_supply_of_its_week_by_settings_and_by_calendar() {
    let plain = sample(&Settings::default(), &[]);
    let name = plain.data().and_then(|data| data.resources.keys().next().cloned()).expect("technicians");
    let (said, hours) = second_week(&plain);
    // The second week ahead begins on Tuesday 7 July 2026.
    let off = TimeOff { technician: name.clone(), from: "2026-07-07".into(), to: "2026-07-13".into() };
    let settings = Settings { time_off: vec![off], ..Settings::default() };
    let by_settings = second_week(&sample(&settings, &[]));
    assert!(said.is_empty() && by_settings.0.contains("5 days off"), "{by_settings:?}");
    // A technician's week at 80 %.
    assert!((hours - by_settings.1 - 32.0).abs() < 0.11, "{hours} {by_settings:?}");
    let (last, first) = name.split_once(", ").expect("Brooks, Hugo");
    let calendar = format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260707\r\nDTEND;VALUE=DATE:20260714\r\n\
         SUMMARY:{first} {last} on vacation\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
    // A table says it as well; what was declined is no day off.
    let table = format!(
        "Technician,From,To,Status\n{first} {last},2026-07-07,2026-07-13,Approved\n{first} {last},2026-07-14,2026-07-17,Declined\n"
    );
    let by_table = sample(&Settings::default(), &[("time_off.csv", &table)]);
    assert_eq!(second_week(&by_table), by_settings);
    let engine = sample(&Settings::default(), &[("vacations.ics", &calendar)]);
    assert_eq!(second_week(&engine), by_settings);
    let data = engine.data().expect("data");
    assert_eq!(data.holidays, plain.data().expect("data").holidays, "nobody else is off");
}

#[test]
fn days_off_do_not_change_the_definition_of_utilization() {
    let available = |engine: &Engine| -> std::collections::BTreeMap<String, f64> {
        let data = engine.data().expect("data");
        let report = zenboard::engine::report_json(data, &Settings::default(), &Query::default());
        let rows = report["manager"]["utilization"].as_array().expect("technicians");
        rows.iter()
            .map(|row| {
                let name = row["resource"].as_str().expect("a name").to_owned();
                (name, row["available_hours"].as_f64().expect("hours"))
            })
            .collect()
    };
    let before = available(&sample(&Settings::default(), &[]));
    let name = before.keys().next().expect("technicians");
    let (last, first) = name.split_once(", ").expect("Brooks, Hugo");
    // Monday to Friday of a past week.
    let table = format!("Employee,Leave Type,Start Date,End Date\n{first} {last},Vacation,2026-06-22,2026-06-26\n");
    let after = available(&sample(&Settings::default(), &[("leave.csv", &table)]));
    // Weekly hours ÷ 5 for each weekday that is no holiday: a week of vacation is a week that could have been worked.
    assert_eq!(after, before);
}

#[test]
fn the_sample_is_told_how_long_tickets_wait_and_how_many_are_in_time() {
    let engine = sample(&Settings::default(), &[]);
    let row = |played: &Played, title: &str| -> Vec<f64> {
        let all = tables(played.blocks.iter());
        let table = all.first().expect("the scenarios side by side");
        let row = table.rows.iter().find(|row| row[0].text.starts_with(title));
        let row = row.unwrap_or_else(|| panic!("{title}: {}", notes(played.blocks.iter())));
        let number = |cell: &Cell| {
            let text: String = cell.text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            text.parse().unwrap_or_else(|_| panic!("{cell:?}"))
        };
        row[1..].iter().map(number).collect()
    };
    let said = played(&engine, &[("tab", "what-if"), ("tech_delta", "-3")]);
    let words = notes(said.blocks.iter());
    assert!(words.contains("were done, where"), "{words}");
    let shares = row(&said, "Completed within");
    let waits = row(&said, "Waiting from");
    let weeks = tables(said.blocks.iter())[1].rows.iter();
    let by_week: Vec<f64> = weeks.filter_map(|row| row[2].text.trim_end_matches(" %").parse().ok()).collect();
    // The weeks at the end are told like those before: what still stands in line is not late for that alone.
    assert!(!by_week.is_empty() && by_week.iter().all(|share| (share - by_week[0]).abs() < 10.0), "{by_week:?}");
    // Fewer people: fewer tickets in time, and longer waits.
    assert!(shares[0] > 50.0 && shares[0] < 100.0, "{shares:?}");
    assert!(shares[1] < shares[0] && waits[1] > waits[0] && waits[0] > 0.0, "{shares:?} {waits:?}");
}

#[test]
fn who_was_off_was_not_at_work_in_the_utilization_that_the_levers_start_from() {
    let neutral = |settings: &Settings| -> f64 {
        let engine = sample(settings, &[]);
        let board = screen(&engine, &forecast(&[("tab", "what-if")])).board;
        let levers = blocks(&board).find_map(|block| match block {
            Block::Levers { levers, .. } => Some(levers.clone()),
            _ => None,
        });
        let lever = levers.expect("the levers").into_iter().find(|lever| lever.name == "utilization_pct");
        lever.expect("the lever").neutral
    };
    let before = neutral(&Settings::default());
    assert!(before > 10.0 && before < 90.0, "{before}");
    // Two of the technicians were on leave over the whole quarter; what was worked stays what it was.
    let engine = sample(&Settings::default(), &[]);
    let names: Vec<String> = engine.data().expect("data").resources.keys().cloned().collect();
    let time_off = names[..2]
        .iter()
        .map(|name| TimeOff::read(&format!("{name}; 2026-01-01; 2026-06-30")).expect("a line"))
        .collect();
    let after = neutral(&Settings { time_off, ..Settings::default() });
    let team = names.len() as f64;
    let expected = (before * team / (team - 2.0)).min(100.0);
    assert!((after - expected).abs() < 3.0, "{before} {after} {expected} of {team}");
}

#[test]
fn a_draft_of_the_rules_says_what_moves_and_applying_it_moves_that() {
    let engine = sample(&Settings::default(), &[]);
    let draft = WorkflowRules { off: [RuleSwitch::Name].into(), ..WorkflowRules::default() };
    let query = forecast(&[("tab", "rules"), ("draft", &draft.to_draft())]);
    let board = screen(&engine, &query).board;
    let all = tables(blocks(&board));
    let moved = all.iter().find(|table| table.heads[0].title == "From").expect("the moves");
    assert!(!moved.rows.is_empty(), "priorities of the sample are names of workflows");
    let mut total = 0;
    for row in &moved.rows {
        let count = row[2].count.expect("a count");
        let list = screen(&engine, &Query::from_fragment(&row[2].href)).board;
        assert_eq!(list.paging.map(|paging| paging.total), Some(count), "{row:?}");
        total += count as usize;
    }
    assert!(notes(blocks(&board)).contains("The draft moves"));

    let settings = Settings { rules: draft, ..Settings::default() };
    let applied = sample(&settings, &[]);
    let workflows = |engine: &Engine| engine.data().expect("data").facts.workflow.clone();
    let (before, after) = (workflows(&engine), workflows(&applied));
    let differ = before.iter().zip(&after).filter(|(before, after)| before != after);
    assert_eq!(differ.count(), total);
    let whole = all.iter().find(|table| table.heads[0].title == "Workflow").expect("all workflows");
    for row in &whole.rows {
        let workflow = Workflow::ALL.into_iter().find(|workflow| workflow.title() == row[0].text).expect("a workflow");
        let count = after.iter().filter(|known| **known == workflow).count();
        assert_eq!(row[2].text.replace(',', ""), count.to_string(), "{workflow:?}");
    }
}
