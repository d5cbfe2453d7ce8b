use std::collections::{HashMap, HashSet};

use super::calendar::{DAY_MINUTES, NEVER};
use super::model::{Kind, NOBODY, Stand, Ticket};
use super::*;
use crate::base::{Timestamp, Zone};

fn spec(tickets: usize, seed: u64) -> SampleSpec {
    at(tickets, seed, "2026-06-30T20:00:00Z", "America/Chicago")
}

fn at(tickets: usize, seed: u64, as_of: &str, zone: &str) -> SampleSpec {
    let as_of = Timestamp::from_rfc3339(as_of).expect("a valid time");
    SampleSpec { tickets, seed, as_of, zone: Zone::named(zone).expect("a known zone") }
}

fn open(sample: &Sample) -> impl Iterator<Item = &Ticket> {
    sample.tickets.iter().filter(|ticket| ticket.stand != Stand::Complete)
}

fn now(spec: &SampleSpec) -> i32 {
    (spec.zone.wall(spec.as_of) / 60 - 4) as i32
}

#[test]
fn the_same_spec_gives_the_same_files_and_another_seed_others() {
    assert_eq!(sample_files(&spec(800, 7)), sample_files(&spec(800, 7)));
    assert_ne!(sample_files(&spec(800, 7)), sample_files(&spec(800, 8)));
}

#[test]
fn no_two_tickets_have_one_number_whatever_the_hour() {
    for as_of in ["2025-12-31T23:00:00Z", "2025-12-31T23:03:00Z", "2025-12-31T23:04:00Z", "2026-03-28T23:01:00Z"] {
        for seed in 180..190 {
            let (_, text) = sample_files(&at(400, seed, as_of, "Europe/Berlin")).swap_remove(0);
            let numbers: Vec<_> = text.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
            let distinct: HashSet<_> = numbers.iter().collect();
            assert_eq!(distinct.len(), numbers.len(), "{as_of}, seed {seed}");
        }
    }
}

#[test]
fn texts_and_streams_are_the_same_and_every_line_has_every_field() {
    let spec = spec(500, 3);
    let mut streamed = Vec::new();
    write_sample(&spec, |file| {
        streamed.push(file.name());
        Ok(Vec::new())
    })
    .expect("memory takes everything");
    let files = sample_files(&spec);
    assert!(streamed.iter().zip(&files).all(|(streamed, (name, _))| streamed == name), "{streamed:?}");
    assert_eq!(streamed.last(), Some(&"ticket_history.csv"));
    for (name, text) in &files {
        let fields = |line: &str| line.split('"').step_by(2).map(|part| part.matches(',').count()).sum::<usize>();
        let header = text.lines().next().map_or(0, fields);
        assert!(text.lines().all(|line| fields(line) == header), "{name}");
    }
    assert_eq!(files[0].1.lines().count(), 501);
    assert!(files[0].1.contains("\"\"Q3 budget, final.xlsx\"\""));
    assert!(files.iter().any(|(_, text)| !text.is_ascii()));
}

#[test]
fn the_board_is_that_of_a_usual_day() {
    for seed in 1..=6 {
        let sample = Sample::new(&spec(4_000, seed));
        let mut load = HashMap::new();
        open(&sample).for_each(|ticket| *load.entry(ticket.resource).or_insert(0) += 1);
        let unassigned = load.remove(&NOBODY);
        assert_eq!((load.len(), unassigned), (12, Some(4)), "seed {seed}");
        assert!(load.values().all(|count| (12..=24).contains(count)), "seed {seed}: {load:?}");
        assert_eq!(load.values().filter(|&&count| count > 20).count(), 2, "seed {seed}");
        assert_eq!(open(&sample).filter(|ticket| ticket.stand == Stand::New).count(), 6);
        assert!(open(&sample).all(|ticket| ticket.resource != NOBODY || ticket.stand == Stand::New));
    }
    let many = Sample::new(&spec(40_000, 1));
    assert!((180..=230).contains(&open(&many).count()), "the board does not grow with the archive");
}

#[test]
fn histories_run_forward_and_end_at_the_newest_activity() {
    let specs = [
        spec(3_000, 1),
        spec(5_000, 2),
        // Before the desk opens, on a Sunday night, on New Year's Day, a handful of tickets, one, none.
        at(2_000, 3, "2026-03-02T11:30:00Z", "America/New_York"),
        at(2_000, 4, "2026-06-28T01:10:00Z", "Europe/Berlin"),
        at(900, 5, "2026-01-01T00:02:00Z", "UTC"),
        at(7, 6, "2026-06-30T15:00:00Z", "UTC"),
        at(1, 6, "2026-06-30T15:00:00Z", "UTC"),
        at(0, 6, "2026-06-30T15:00:00Z", "UTC"),
    ];
    for spec in specs {
        let sample = Sample::new(&spec);
        assert_eq!(sample.tickets.len(), spec.tickets);
        let mut newest = NEVER;
        for ticket in &sample.tickets {
            let place = (spec.tickets, spec.seed, ticket);
            assert!(ticket.response == NEVER || ticket.created <= ticket.response, "{place:?}");
            assert!(ticket.plan == NEVER || ticket.response <= ticket.plan, "{place:?}");
            if ticket.stand == Stand::Complete {
                assert!(ticket.response.max(ticket.plan) <= ticket.completed, "{place:?}");
                assert!(ticket.created <= ticket.completed && ticket.completed <= ticket.last, "{place:?}");
            } else {
                assert_eq!(ticket.completed, NEVER);
            }
            newest = newest.max(ticket.last).max(ticket.created);
        }
        for entry in &sample.entries {
            let end = entry.start + i32::from(entry.minutes);
            assert!(end <= entry.entered, "{entry:?}");
            newest = newest.max(entry.entered);
            if let Some(index) = entry.ticket {
                let ticket = &sample.tickets[index as usize];
                assert!(ticket.created <= entry.start && end <= ticket.last, "{entry:?} {ticket:?}");
            }
        }
        assert_eq!(newest, if spec.tickets == 0 { newest } else { now(&spec) }, "{spec:?}");
        assert!(newest <= now(&spec));
    }
}

#[test]
fn nobody_is_in_two_places_or_works_around_the_clock() {
    for seed in 1..=3 {
        let spec = spec(5_000, seed);
        let sample = Sample::new(&spec);
        let mut sheets: HashMap<(u16, i32), Vec<(i32, i32)>> = HashMap::new();
        for entry in &sample.entries {
            let day = entry.start.div_euclid(DAY_MINUTES);
            let span = (entry.start, entry.start + i32::from(entry.minutes));
            sheets.entry((entry.resource, day)).or_default().push(span);
        }
        for (who, spans) in &mut sheets {
            spans.sort_unstable();
            assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{who:?} {spans:?}");
            let minutes: i32 = spans.iter().map(|span| span.1 - span.0).sum();
            assert!(minutes <= 12 * 60, "{who:?} {minutes}");
        }
        let a_ticket = sample.entries.len() as f64 / sample.tickets.len() as f64;
        assert!((2.5..4.5).contains(&a_ticket), "{a_ticket}");
    }
}

#[test]
fn technicians_are_used_between_three_fifths_and_nine_tenths() {
    for (count, seed) in [(3_000, 1), (4_000, 2), (5_000, 3), (30_000, 4)] {
        let spec = spec(count, seed);
        let sample = Sample::new(&spec);
        // The 28 days before today: four weeks of five days, without holidays.
        let today = now(&spec) / DAY_MINUTES * DAY_MINUTES;
        for (tech, resource) in sample.desk.resources.iter().enumerate().filter(|(_, who)| who.is_active) {
            let minutes: u32 = sample
                .entries
                .iter()
                .filter(|entry| usize::from(entry.resource) == tech)
                .filter(|entry| (today - 28 * DAY_MINUTES..today).contains(&entry.start))
                .filter(|entry| entry.ticket.is_some_and(|index| sample.tickets[index as usize].company > 0))
                .map(|entry| u32::from(entry.minutes))
                .sum();
            let share = f64::from(minutes) / 60.0 / (4.0 * f64::from(resource.weekly_hours));
            assert!((0.55..0.95).contains(&share), "{count} tickets, {}: {share}", resource.name);
        }
    }
}

#[test]
fn work_comes_in_two_humps_and_promises_are_mostly_kept() {
    for seed in 1..=6 {
        let spec = spec(5_000, seed);
        let sample = Sample::new(&spec);
        let count = |kind| sample.tickets.iter().filter(|ticket| ticket.kind == kind).count();
        let incidents = [Kind::Critical, Kind::High, Kind::HighBackup, Kind::Low].map(count);
        let requests = [Kind::Minor, Kind::Major, Kind::Install].map(count);
        assert!(incidents.iter().all(|&n| n > 0 && n < count(Kind::Medium)), "{incidents:?}");
        assert!(requests.iter().all(|&n| n > 0 && n < count(Kind::QuickHit)), "{requests:?}");
        assert!(count(Kind::Medium) < incidents.iter().sum() && count(Kind::QuickHit) < requests.iter().sum());

        let from = now(&spec) - 90 * DAY_MINUTES;
        let done: Vec<_> = sample.tickets.iter().filter(|ticket| ticket.completed >= from).collect();
        let kept = |due: fn(&Ticket) -> i32, actual: fn(&Ticket) -> i32| {
            let judged = done.iter().filter(|ticket| due(ticket) != NEVER);
            judged.clone().filter(|ticket| actual(ticket) <= due(ticket)).count() as f64 / judged.count() as f64
        };
        let response = kept(|ticket| ticket.response_due, |ticket| ticket.response);
        let plan = kept(|ticket| ticket.plan_due, |ticket| ticket.plan);
        let resolution = kept(|ticket| ticket.resolution_due, |ticket| ticket.completed);
        assert!((0.93..0.98).contains(&response), "seed {seed}: {response}");
        assert!((0.90..0.965).contains(&plan), "seed {seed}: {plan}");
        assert!((0.87..0.95).contains(&resolution), "seed {seed}: {resolution}");
    }
}

#[test]
fn numbers_and_names_occur_once() {
    let files = sample_files(&spec(20_000, 9));
    let once = ["tickets.csv", "resources.csv", "companies.csv"];
    for (name, text) in files.iter().filter(|(name, _)| once.contains(&name.as_str())) {
        let mut seen = HashSet::new();
        for line in text.lines() {
            let key = line.strip_prefix('"').map_or_else(|| line.split(',').next(), |rest| rest.split('"').next());
            assert!(seen.insert(key), "{name}: {line}");
        }
    }
}

#[test]
fn as_many_tickets_are_open_now_as_on_other_days() {
    for (count, seed) in [(4_000, 1), (4_000, 2), (12_000, 7), (12_000, 3), (16_000, 5)] {
        let spec = spec(count, seed);
        let sample = Sample::new(&spec);
        let now = now(&spec);
        let open_at = |at: i32| {
            let is_open =
                |ticket: &&Ticket| ticket.created <= at && (ticket.completed == NEVER || ticket.completed > at);
            sample.tickets.iter().filter(is_open).count() as f64
        };
        let today = open_at(now);
        let mut usual: Vec<f64> = (28..119).map(|back| open_at(now - back * DAY_MINUTES)).collect();
        usual.sort_by(f64::total_cmp);
        let share = usual[45] / today;
        assert!((0.8..1.25).contains(&share), "{count} tickets, seed {seed}: {} usually, {today} now", usual[45]);
        for back in 1..28 {
            let then = open_at(now - back * DAY_MINUTES) / today;
            assert!((0.7..1.35).contains(&then), "{count} tickets, seed {seed}, {back} days ago: {then}");
        }
    }
}

#[test]
fn the_history_of_a_ticket_ends_where_the_ticket_stands() {
    let sample = Sample::new(&spec(1_500, 4));
    let text = |file| {
        let mut text = Vec::new();
        sample.write(file, &mut text).expect("memory takes everything");
        String::from_utf8(text).expect("texts")
    };
    let (tickets, history) = (text(SampleFile::Tickets), text(SampleFile::History));
    let mut statuses: HashMap<&str, &str> = HashMap::new();
    for line in history.lines().skip(1) {
        let cells: Vec<&str> = line.splitn(4, ',').collect();
        if cells[1] == "status" {
            statuses.insert(cells[0], cells[3]);
        }
    }
    for line in tickets.lines().skip(1) {
        let number = line.split(',').next().expect("a number");
        let status = statuses.get(number).unwrap_or_else(|| panic!("{number} has no history"));
        assert!(line.contains(&format!(",{status},")), "{number} ends at {status}: {line}");
    }
}
