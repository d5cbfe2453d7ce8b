//! Real event logs: waiting, reopens and hand-offs against a computation of their own, written here.

use std::collections::{BTreeMap, BTreeSet};

use zenboard::base::{Timestamp, Zone};
use zenboard::dataset::{Dataset, Field};
use zenboard::engine::{Engine, Import};
use zenboard::figure::{View, journey, journey_map};
use zenboard::protocol::Response;
use zenboard::query::{Page, Query};
use zenboard::settings::Settings;

use crate::material::shared_text;

/// One record of a log, as this test reads it.
struct Event {
    at: i64,
    status: String,
    group: String,
}

fn shared(path: &str) -> Option<String> {
    shared_text(&format!("datasets/{path}"), "journeys of real event logs against a computation of their own")
}

/// Cells of a line; quotes only as these logs use them.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for letter in line.trim_end_matches('\r').chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("never empty").push(letter),
        }
    }
    cells
}

/// The events of each ticket in order of time, those of one moment in the order of the file.
fn events(
    text: &str,
    columns: [&str; 3],
    time: impl Fn(&str) -> i64,
    status: impl Fn(&dyn Fn(&str) -> String) -> String,
) -> BTreeMap<String, Vec<Event>> {
    let mut lines = text.lines();
    let heads = cells(lines.next().expect("a header"));
    let mut all: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    for line in lines.filter(|line| !line.is_empty()) {
        let cells = cells(line);
        let get = |name: &str| cells[heads.iter().position(|head| head == name).expect(name)].clone();
        all.entry(get(columns[0])).or_default().push(Event {
            at: time(&get(columns[1])),
            status: status(&get),
            group: get(columns[2]),
        });
    }
    for events in all.values_mut() {
        events.sort_by_key(|event| event.at);
    }
    all
}

/// How often a way was taken, by which tickets, after how long.
type Way<'l> = (usize, BTreeSet<&'l str>, Vec<i64>);

/// What this test computes of one ticket.
#[derive(Debug, Default, PartialEq, Eq)]
struct Own {
    waiting: i64,
    reopens: u32,
    hops: u32,
    returns: u32,
}

fn own(events: &[Event], now: i64, waits: fn(&str) -> bool, done: fn(&str) -> bool) -> Own {
    let mut own = Own::default();
    for (place, event) in events.iter().enumerate() {
        let next = events.get(place + 1);
        if waits(&event.status) {
            own.waiting += next.map_or(now, |next| next.at) - event.at;
        }
        own.reopens += u32::from(done(&event.status) && next.is_some_and(|next| !done(&next.status)));
    }
    let mut holders: Vec<&str> = Vec::new();
    for event in events {
        if !matches!(event.group.as_str(), "" | "?") && holders.last() != Some(&event.group.as_str()) {
            holders.push(&event.group);
        }
    }
    own.hops = holders.len().saturating_sub(1) as u32;
    own.returns = holders.windows(3).filter(|three| three[0] == three[2]).count() as u32;
    own
}

fn read(name: &str, text: &str) -> Dataset {
    let mut import = Import::new(Settings::default(), Zone::utc());
    import.file(name, text.as_bytes());
    import.finish().expect("the log is read").data
}

/// Compares each ticket and all of them; the sums of waiting, reopens and hops.
fn compare(
    data: &Dataset,
    log: &BTreeMap<String, Vec<Event>>,
    waits: fn(&str) -> bool,
    done: fn(&str) -> bool,
) -> (i64, u32, u32) {
    let settings = Settings::default();
    let view = View::new(data, &settings, &Query::default());
    let now = view.as_of.0;
    assert_eq!(data.len(), log.len());
    let mut sums = Own::default();
    for (number, events) in log {
        let row = data.ticket(number).expect("every ticket is read");
        let ours = journey(&view, row).expect("its history is known");
        let own = own(events, now, waits, done);
        let found = Own {
            waiting: ours.waiting,
            reopens: ours.reopens,
            hops: ours.handoffs.queues.expect("the log has groups"),
            returns: ours.handoffs.back.expect("the log has groups"),
        };
        assert_eq!(found, own, "{number}");
        sums.waiting += own.waiting;
        sums.reopens += own.reopens;
        sums.hops += own.hops;
    }
    let map = journey_map(&view).expect("the history is known");
    assert_eq!((map.waiting, map.reopens), (sums.waiting, sums.reopens));
    assert_eq!(map.handoffs.queues, Some(sums.hops));

    // Every way of the map, counted again from the log.
    let mut ways: BTreeMap<(String, String), Way<'_>> = BTreeMap::new();
    for (number, events) in log {
        let mut stays: Vec<(&str, i64)> = Vec::new();
        for event in events {
            if stays.last().is_none_or(|(status, _)| *status != event.status) {
                stays.push((&event.status, event.at));
            }
        }
        for pair in stays.windows(2) {
            let way = ways.entry((pair[0].0.to_owned(), pair[1].0.to_owned())).or_default();
            way.0 += 1;
            way.1.insert(number);
            way.2.push(pair[1].1 - pair[0].1);
        }
    }
    assert_eq!(map.edges.len(), ways.len());
    for edge in &map.edges {
        let name = |sym| data.texts.text(sym).to_owned();
        let (passes, tickets, waits) =
            &mut ways.get_mut(&(name(edge.from), name(edge.to))).expect("the way is in the log");
        waits.sort_unstable();
        assert_eq!((edge.passes, edge.tickets.len()), (*passes, tickets.len()));
        assert_eq!(edge.median_wait, waits[waits.len() / 2]);
    }
    (sums.waiting, sums.reopens, sums.hops)
}

/// Walks every counted link of the journey page.
fn walk(name: &str, text: &str) {
    let mut engine = Engine::new();
    let mut import = Import::new(Settings::default(), Zone::utc());
    import.file(name, text.as_bytes());
    engine.accept(import.finish().expect("the log is read"), false);
    let answer = |query: &Query| match engine.answer(query) {
        Response::Screen(screen) => screen,
        other => panic!("no screen: {other:?}"),
    };
    let page = answer(&Query { page: Page::Journey, ..Query::default() });
    let links = page.counted_links();
    assert!(links.len() > 20);
    for (href, count) in links {
        let list = answer(&Query::from_fragment(&href));
        assert_eq!(list.board.paging.map(|paging| paging.total), Some(count), "{href}");
    }
}

#[test]
fn the_volvo_log_is_told_as_it_happened() {
    let Some(text) = shared("bpic2013-volvo-incidents/bpi_challenge_2013_incidents.csv") else {
        return;
    };
    let time = |text: &str| Timestamp::from_rfc3339(text).expect("RFC 3339").0;
    let log = events(&text, ["case:concept:name", "time:timestamp", "org:group"], time, |get| {
        let (coarse, fine) = (get("concept:name"), get("lifecycle:transition"));
        if coarse == fine { coarse } else { format!("{coarse} - {fine}") }
    });
    let data = read("volvo.csv", &text);
    // "In Call" is part of Completed; everything that begins with Completed is done.
    let waits = |status: &str| status.contains("Wait");
    let done = |status: &str| status.starts_with("Completed");
    let (waiting, reopens, hops) = compare(&data, &log, waits, done);
    eprintln!("Volvo: {waiting} s waiting, {reopens} reopens, {hops} hand-offs");
    assert_eq!(hops, 9_454, "the published count of hand-offs between groups");
    // Some are "Unmatched" in between, so that "followed by" is at any time later.
    let reopened = log.values().filter(|events| {
        let later = events.iter().skip_while(|event| !event.status.starts_with("Completed"));
        let is_open = |status: &str| status.starts_with("Accepted") || status.starts_with("Queued");
        later.into_iter().any(|event| is_open(&event.status))
    });
    assert_eq!(reopened.count(), 514, "the published count of reopened cases");
    let settings = Settings::default();
    let view = View::new(&data, &settings, &Query::default());
    assert_eq!(journey_map(&view).expect("known").reopened.len(), 514);
    walk("volvo.csv", &text);
}

#[test]
fn the_servicenow_log_is_told_as_it_happened() {
    let Some(text) = shared("uci-servicenow-incident-event-log/incident_event_log.csv") else {
        return;
    };
    let time = |text: &str| {
        chrono::NaiveDateTime::parse_from_str(text, "%d/%m/%Y %H:%M").expect("day first").and_utc().timestamp()
    };
    let log = events(&text, ["number", "sys_updated_at", "assignment_group"], time, |get| get("incident_state"));
    let data = read("incidents.csv", &text);
    let waits = |status: &str| status.starts_with("Awaiting");
    let done = |status: &str| matches!(status, "Resolved" | "Closed");
    let (waiting, reopens, hops) = compare(&data, &log, waits, done);
    eprintln!("ServiceNow: {waiting} s waiting, {reopens} reopens, {hops} hand-offs");
    let settings = Settings::default();
    let view = View::new(&data, &settings, &Query::default());
    let map = journey_map(&view).expect("known");
    assert_eq!(map.waited.len(), 5_825, "the published count of incidents that were awaiting something");
    let told =
        (0..data.len()).filter(|&row| data.tickets.amount(Field::Reopened, row).get().is_some_and(|times| times.0 > 0));
    assert_eq!(told.count(), 275, "the published count of reopened incidents");
    walk("incidents.csv", &text);
}
