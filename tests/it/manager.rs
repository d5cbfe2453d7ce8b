//! The service manager's board: every count opens what it counts, its figures are those of an independent
//! computation, and what cannot be known is never a number.

use zenboard::base::{Timestamp, Zone};
use zenboard::engine::{Engine, Import};
use zenboard::protocol::{ListFormat, Response};
use zenboard::query::{Page, Query};
use zenboard::sample::{SampleSpec, sample_files};
use zenboard::screen::{Block, KpiCard, Screen, Tone};
use zenboard::settings::Settings;

/// A file's name and text.
pub type SampleFile = (String, String);

pub fn desk(tickets: usize) -> Vec<SampleFile> {
    sample_files(&SampleSpec {
        tickets,
        seed: 11,
        as_of: Timestamp::from_rfc3339("2026-06-30T15:00:00Z").expect("valid"),
        zone: Zone::named("America/New_York").expect("known"),
    })
}

pub fn engine(files: &[(&str, &str)]) -> Engine {
    let mut import = Import::new(Settings::default(), Zone::named("America/New_York").expect("known"));
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    let mut engine = Engine::new();
    engine.accept(import.finish().expect("tickets"), false);
    engine
}

pub fn whole(tickets: usize) -> Engine {
    let files = desk(tickets);
    let files: Vec<(&str, &str)> = files.iter().map(|file| (file.0.as_str(), file.1.as_str())).collect();
    engine(&files)
}

pub fn screen(engine: &Engine, fragment: &str) -> Screen {
    match engine.answer(&Query::from_fragment(fragment)) {
        Response::Screen(screen) => *screen,
        other => panic!("no screen: {other:?}"),
    }
}

/// The company with most tickets, as a filter.
fn company(engine: &Engine) -> String {
    let header = screen(engine, "#/manager").header;
    let filter = header.filters.iter().find(|filter| filter.id == "company").expect("companies");
    filter.values[0].0.replace(' ', "%20")
}

pub fn cards(screen: &Screen) -> Vec<&KpiCard> {
    screen
        .board
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Cards(cards) => Some(cards),
            _ => None,
        })
        .flatten()
        .collect()
}

/// The views of the board that follow one query.
const VIEWS: [&str; 5] = ["", "groups", "hours", "companies", "team"];

/// A page of the manager under another view of it.
fn on_view(fragment: &str, view: &str) -> String {
    let sign = if fragment.contains('?') { '&' } else { '?' };
    format!("{fragment}{sign}view={view}")
}

/// Follows every counted link of a page, each once.
pub fn walk(engine: &Engine, fragment: &str, seen: &mut std::collections::BTreeSet<String>) -> usize {
    let links = screen(engine, fragment).counted_links();
    assert!(!links.is_empty(), "{fragment}");
    let mut walked = 0;
    for (href, count) in links {
        if !seen.insert(href.clone()) {
            continue;
        }
        let list = screen(engine, &href);
        let total = list.board.paging.map(|paging| paging.total);
        assert_eq!(total, Some(count), "{fragment} says {count}: {href}");
        walked += 1;
    }
    walked
}

#[test]
fn every_count_opens_its_list() {
    let engine = whole(1_200);
    let mut seen = std::collections::BTreeSet::new();
    let mut walked = 0;
    for group in ["resource", "workflow", "company", "queue", "sla", "week", "month"] {
        walked += walk(&engine, &format!("#/manager?view=groups&group={group}"), &mut seen);
    }
    for view in VIEWS {
        for basis in ["completed", "created", "due"] {
            walked += walk(&engine, &format!("#/manager?view={view}&basis={basis}"), &mut seen);
        }
    }
    for more in [
        "#/manager?trend=period&period=90".to_owned(),
        format!("#/manager?company={}", company(&engine)),
        format!("#/manager?view=hours&company={}", company(&engine)),
        "#/manager?workflow=Medium&period=7".to_owned(),
        "#/manager?view=team&workflow=Medium&period=7".to_owned(),
        "#/manager?view=companies&period=90".to_owned(),
        "#/manager?view=groups&as_of=2026-03-10T04:30:00Z&period=14&group=week".to_owned(),
        "#/manager?view=groups&as_of=2026-04-10T04:30:00Z&group=month".to_owned(),
        "#/manager?view=groups&trend=month&group=company&measure=hours".to_owned(),
        "#/manager?view=groups&group=queue&measure=created".to_owned(),
        "#/manager?view=coordinator".to_owned(),
        "#/manager?view=compare".to_owned(),
        "#/manager?view=compare&left=2026-05&right=2026-03".to_owned(),
        "#/manager?view=compare&by=company".to_owned(),
        "#/manager?view=compare&by=resource".to_owned(),
    ] {
        walked += walk(&engine, &more, &mut seen);
    }
    assert!(walked > 1_000, "{walked}");
}

#[test]
fn a_list_of_entries_pages_sorts_and_exports() {
    let engine = whole(1_200);
    let list = screen(&engine, "#/entries?pick=period:&pick=bucket:client&sort=-hours&offset=50");
    let paging = list.board.paging.expect("a list");
    assert!(paging.total > 50 && paging.offset == 50, "{paging:?}");
    let query = Query { page: Page::Entries, ..Query::from_fragment("#/entries?pick=period:&pick=bucket:client") };
    let Response::Exported { name, bytes, .. } = engine.export(&query, ListFormat::Csv) else { panic!("not exported") };
    assert!(name.ends_with("client-time.csv"), "{name}");
    let lines = String::from_utf8(bytes).expect("text").lines().count() as u32;
    assert_eq!(lines, paging.total + 1);
    let unknown = screen(&engine, "#/entries?pick=nonsense:1");
    assert!(unknown.board.title.ends_with("not measurable"), "{}", unknown.board.title);
}

#[test]
fn the_page_says_what_the_command_line_says() {
    let engine = whole(1_200);
    let data = engine.data().expect("data");
    let technician =
        zenboard::engine::report_json(data, engine.settings(), &Query::default())["manager"]["utilization"]
            [1]["resource"]
            .as_str()
            .expect("a technician")
            .replace(' ', "%20");
    let technician = format!("#/manager?resource={technician}");
    for fragment in [
        "#/manager",
        "#/manager?company=Cedar%20Family%20Medicine",
        "#/manager?workflow=Medium",
        "#/manager?period=7&as_of=2026-05-02T03:00:00Z",
        "#/manager?queue=Service%20Desk&priority=High",
        technician.as_str(),
    ] {
        let query = Query::from_fragment(fragment);
        let json = zenboard::engine::report_json(data, engine.settings(), &query);
        let manager = &json["manager"];
        let page = screen(&engine, fragment);
        for event in ["first_response", "resolution_plan", "resolution"] {
            let (met, decided) = (&manager["sla"][event]["met"], &manager["sla"][event]["decided"]);
            let card = cards(&page).into_iter().find(|card| card.id == format!("sla_{event}")).expect("a card");
            match decided.as_u64() {
                Some(0) | None => assert_eq!(card.number, None),
                Some(decided) => {
                    let share = met.as_u64().expect("met") as f64 / decided as f64;
                    assert_eq!(card.number, Some(share), "{fragment} {event}");
                }
            }
        }
        let sum = |key: &str| -> f64 {
            manager["utilization"].as_array().expect("a list").iter().filter_map(|row| row[key].as_f64()).sum()
        };
        let card = cards(&page).into_iter().find(|card| card.id == "utilization").expect("a card");
        let share = sum("client_hours") / sum("available_hours");
        match card.number {
            Some(number) => assert!((number - share).abs() < 1e-9, "{fragment}: {number} and {share}"),
            // Nobody booked anything: the page does not call that 0 %.
            None => assert_eq!(sum("client_hours"), 0.0, "{fragment}: {}", card.verdict),
        }
        let reactive = manager["reactive_hours_per_endpoint"]["value"].as_f64();
        let card = cards(&page).into_iter().find(|card| card.id == "reactive_hours_per_endpoint").expect("a card");
        assert_eq!(card.number, reactive, "{fragment}");
        for id in FURTHER {
            let card = cards(&page).into_iter().find(|card| card.id == id).expect("a card");
            let value = manager[id]["value"].as_f64();
            assert_eq!(card.number, value, "{fragment} {id}: {}", card.verdict);
        }
        let page = screen(&engine, &on_view(fragment, "hours"));
        assert_eq!(people(&page), people_of(manager), "{fragment}");
    }
}

/// The leading and lagging figures that the command line says as well.
const FURTHER: [&str; 7] =
    ["real_time_entry", "backlog_days", "effort", "kill_rate", "same_day", "one_technician", "reopened"];

/// Technicians with client-facing and available hours as the page's table has them, by name.
fn people(page: &Screen) -> Vec<(String, String, String)> {
    let table = page.board.sections.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
        Block::Table(table) if table.caption.starts_with("Utilization by technician") => Some(table),
        _ => None,
    });
    let rows = table.map(|table| &table.rows[..table.rows.len() - 1]).unwrap_or_default();
    rows.iter().map(|row| (row[0].text.clone(), row[1].text.clone(), row[2].text.clone())).collect()
}

/// The same of the command line.
fn people_of(manager: &serde_json::Value) -> Vec<(String, String, String)> {
    let hours = |value: &serde_json::Value| {
        let hours = value.as_f64().expect("hours");
        format!("{} h", zenboard::screen::words::decimal(hours, 2))
    };
    let mut people: Vec<(String, String, String)> = manager["utilization"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| {
            (
                row["resource"].as_str().expect("a name").to_owned(),
                hours(&row["client_hours"]),
                hours(&row["available_hours"]),
            )
        })
        .collect();
    people.sort();
    people
}

/// A desk without some of its files or columns.
pub fn without(files: &[SampleFile], left_out: &[&str], columns: &[(&str, &str)]) -> Engine {
    let texts: Vec<(&str, String)> = files
        .iter()
        .filter(|file| !left_out.iter().any(|name| file.0.starts_with(name)))
        .map(|file| (file.0.as_str(), drop_columns(file, columns)))
        .collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    engine(&texts)
}

fn drop_columns(file: &SampleFile, columns: &[(&str, &str)]) -> String {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(file.1.trim_start_matches('\u{feff}').as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut kept: Vec<usize> = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.expect("a record");
        if at == 0 {
            kept = (0..record.len())
                .filter(|&column| {
                    !columns.iter().any(|(name, header)| file.0.starts_with(name) && &record[column] == *header)
                })
                .collect();
        }
        writer.write_record(kept.iter().map(|&column| &record[column])).expect("written");
    }
    String::from_utf8(writer.into_inner().expect("flushed")).expect("text")
}

#[test]
fn what_is_missing_is_not_measurable_and_never_a_number() {
    let files = desk(400);
    let all_sla = ["sla_first_response", "sla_resolution_plan", "sla_resolution"];
    type Case<'c> = (&'c [&'c str], &'c [(&'c str, &'c str)], &'c [&'c str], &'c [&'c str]);
    let cases: [Case<'_>; 12] = [
        // Files left out, columns left out, cards that must be unknown, cards that must be known.
        (
            &["time_entries"],
            &[],
            &["utilization", "reactive_hours_per_endpoint", "real_time_entry", "one_technician"],
            &all_sla,
        ),
        (&["companies"], &[], &["reactive_hours_per_endpoint"], &["utilization"]),
        (&["resources"], &[], &[], &["utilization", "real_time_entry"]),
        (
            &["time_entries", "companies", "resources", "service_calls"],
            &[],
            &["utilization", "reactive_hours_per_endpoint"],
            &["kill_rate", "effort"],
        ),
        (&["time_entries"], &[("tickets", "Total Hours Worked")], &["effort", "worked_vs_estimated"], &["same_day"]),
        (
            &[],
            &[("tickets", "First Response Due")],
            &["sla_first_response"],
            &["sla_resolution_plan", "sla_resolution"],
        ),
        (
            &[],
            &[("tickets", "Resolution Plan Actual")],
            &["sla_resolution_plan"],
            &["sla_first_response", "sla_resolution"],
        ),
        (
            &[],
            &[("tickets", "Completed"), ("tickets", "Resolution Actual")],
            &["backlog_days", "kill_rate", "effort", "same_day", "reopened", "time_to_resolve", "sla_resolution"],
            &["utilization"],
        ),
        (&[], &[("tickets", "Reopened")], &["reopened"], &["same_day"]),
        (&[], &[("tickets", "Estimated Hours")], &["worked_vs_estimated"], &["effort"]),
        (&[], &[("time_entries", "Create Date/Time")], &["real_time_entry"], &["utilization"]),
        (&[], &[("time_entries", "End Date/Time")], &["real_time_entry"], &["utilization"]),
    ];
    for (left_out, columns, unknown, known) in cases {
        let engine = without(&files, left_out, columns);
        let page = screen(&engine, "#/manager");
        let cards = cards(&page);
        let find = |id: &str| cards.iter().find(|card| card.id == id).expect("a card");
        for id in unknown {
            let card = find(id);
            assert_eq!(card.number, None, "{id} without {left_out:?} {columns:?}: {}", card.value);
            assert_eq!((card.tone, card.value.as_str()), (Tone::Unknown, "—"), "{id}");
            assert!(card.verdict.len() > 8 && card.trend.is_empty() && card.href.is_empty(), "{id}: {card:?}");
        }
        for id in known {
            assert!(find(id).number.is_some(), "{id} without {left_out:?} {columns:?}: {}", find(id).verdict);
        }
        // Without a status history, as this desk exports none, the time on the clock is an estimate and says so.
        let clock = find("time_to_resolve_clock");
        assert!(clock.number.is_none() || clock.reading.contains("estimated"), "{}", clock.reading);
        let mut seen = std::collections::BTreeSet::new();
        for view in VIEWS {
            let page = screen(&engine, &on_view("#/manager", view));
            assert!(!page.board.title.is_empty() && !page.board.sections.is_empty(), "{view}");
            if !page.counted_links().is_empty() {
                walk(&engine, &on_view("#/manager", view), &mut seen);
            }
        }
    }
}

#[test]
fn tickets_alone_say_what_they_cannot() {
    let engine = engine(&[(
        "tickets.csv",
        "Ticket Number,Title,Status,Priority,Created\nT1,No mail,New,High,2026-06-01 10:00\nT2,Toner,Complete,Low,2026-06-02 11:00\n",
    )]);
    let page = screen(&engine, "#/manager");
    assert_eq!(page.board.title, "No headline figure can be measured from this data");
    for card in cards(&page) {
        assert_eq!(card.number, None, "{}: {}", card.id, card.value);
        assert_eq!(card.tone, Tone::Unknown, "{}", card.id);
    }
    assert!(screen(&engine, "#/entries").board.title.ends_with("not measurable"));
}
