//! Earlier days: what is rebuilt is what was, what was kept wins, and a goal is tried on what the board would have
//! said each day.

use zenboard::base::{DAY, Timestamp, Zone};
use zenboard::engine::{Engine, Import};
use zenboard::figure::{
    CoordinatorDay, FigureId, KPI_IDS, KpiHistory, Origin, SlaEvent, View, coordinator_day, coordinator_history,
    daily_figures, reactive_hours, real_time_entry, rebuilt_rows, sla_performance_by, utilization,
};
use zenboard::protocol::Response;
use zenboard::query::Query;
use zenboard::screen::Block;
use zenboard::settings::{Settings, SlaBasis};

use crate::manager::{desk, screen, whole};

/// Three tickets and what happened to them.
const LOG: &str = "Ticket Number,Event Time,Status,Priority,Primary Resource,Created,Completed,First Response Due,\
First Response Actual,Resolution Due,Resolution Actual,Due Date,Last Activity\n\
T1,2026-06-01 09:00,New,High,Ada,2026-06-01 09:00,,2026-06-01 10:00,2026-06-03 08:00,2026-06-05 09:00,,2026-06-05 09:00,2026-06-09 09:00\n\
T1,2026-06-03 08:00,In Progress,High,Ada,2026-06-01 09:00,,2026-06-01 10:00,2026-06-03 08:00,2026-06-05 09:00,,2026-06-05 09:00,2026-06-09 09:00\n\
T1,2026-06-04 08:00,On Hold,High,Ada,2026-06-01 09:00,,2026-06-01 10:00,2026-06-03 08:00,2026-06-05 09:00,,2026-06-05 09:00,2026-06-09 09:00\n\
T1,2026-06-09 09:00,In Progress,High,Ada,2026-06-01 09:00,,2026-06-01 10:00,2026-06-03 08:00,2026-06-05 09:00,,2026-06-05 09:00,2026-06-09 09:00\n\
T2,2026-06-02 09:00,New,Low,Ben,2026-06-02 09:00,2026-06-08 09:00,2026-06-02 17:00,2026-06-02 12:00,2026-06-20 09:00,2026-06-08 09:00,2026-06-20 09:00,2026-06-08 09:00\n\
T2,2026-06-02 12:00,Waiting Customer,Low,Ben,2026-06-02 09:00,2026-06-08 09:00,2026-06-02 17:00,2026-06-02 12:00,2026-06-20 09:00,2026-06-08 09:00,2026-06-20 09:00,2026-06-08 09:00\n\
T2,2026-06-08 09:00,Complete,Low,Ben,2026-06-02 09:00,2026-06-08 09:00,2026-06-02 17:00,2026-06-02 12:00,2026-06-20 09:00,2026-06-08 09:00,2026-06-20 09:00,2026-06-08 09:00\n\
T3,2026-06-07 09:00,New,Low,Ben,2026-06-07 09:00,,2026-06-07 17:00,,2026-06-30 09:00,,2026-06-30 09:00,2026-06-07 09:00\n";

fn dataset(files: &[(&str, &str)]) -> zenboard::dataset::Dataset {
    let mut import = Import::new(Settings::default(), Zone::utc());
    for (name, text) in files {
        import.file(name, text.as_bytes());
    }
    import.finish().expect("tickets").data
}

fn at(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).expect("valid")
}

fn of<'h>(histories: &'h [KpiHistory], id: &str) -> &'h KpiHistory {
    histories.iter().find(|history| history.id.id() == id).expect("a row")
}

/// The counts of a row from day to day, the oldest first.
fn counts(histories: &[KpiHistory], id: &str) -> Vec<u32> {
    of(histories, id).days.iter().map(|day| day.count).collect()
}

#[test]
fn a_status_history_tells_the_rows_of_earlier_days() {
    let data = dataset(&[("log.csv", LOG)]);
    assert!(!data.spans.is_empty(), "the log is folded");
    let settings = Settings::default();
    let query = Query { as_of: Some(at("2026-06-10T12:00:00Z")), ..Query::default() };
    let view = View::new(&data, &settings, &query);
    let histories = coordinator_history(&view, &[], 90);
    // Noon of June 1st to 10th.
    assert_eq!(counts(&histories, "new"), [1, 1, 0, 0, 0, 0, 1, 1, 1, 1]);
    // T1's first response until June 3rd; then its resolution, unless it was on hold; T3's first response from the 8th.
    assert_eq!(counts(&histories, "sla_overdue"), [1, 1, 0, 0, 0, 0, 0, 1, 2, 2]);
    // T1 on hold from the 4th to the 9th, due on the 5th.
    assert_eq!(counts(&histories, "hold_past_due"), [0, 0, 0, 0, 1, 1, 1, 1, 0, 0]);
    // T2 waits from noon of the 2nd: more than 48 h on the 5th, complete on the 8th.
    assert_eq!(counts(&histories, "waiting_stale"), [0, 0, 0, 0, 1, 1, 1, 0, 0, 0]);
    let unassigned = of(&histories, "unassigned");
    assert_eq!(unassigned.days.len(), 1, "only today is known");
    assert!(unassigned.rebuilt.is_err() && unassigned.days[0].origin == Origin::Now);
    for history in &histories {
        for day in history.days.iter().filter(|day| day.origin == Origin::Rebuilt) {
            if history.id != FigureId::Overloaded {
                let rows = rebuilt_rows(&view, history.id, day.at).expect("rebuilt");
                assert_eq!(rows.len() as u32, day.count, "{:?} on {:?}", history.id, day.on);
            }
        }
    }
}

#[test]
fn without_a_history_only_what_follows_from_times_is_rebuilt() {
    let files = desk(800);
    let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let data = dataset(&texts);
    let settings = Settings::default();
    let view = View::new(&data, &settings, &Query::default());
    let histories = coordinator_history(&view, &[], 90);
    for id in ["new", "waiting_stale", "hold_past_due", "unscheduled", "unassigned", "ready_overdue"] {
        let history = of(&histories, id);
        assert!(history.rebuilt.is_err() && history.days.len() == 1, "{id}: {history:?}");
    }
    for id in ["sla_overdue", "over_estimate", "over_20"] {
        let history = of(&histories, id);
        assert_eq!(history.days.len(), 90, "{id}");
        assert_eq!(history.days.last().map(|day| day.origin), Some(Origin::Now), "{id}");
    }
    // Rebuilt for this very moment, the rows that need no history are the rows of today.
    for id in [FigureId::OverEstimate, FigureId::Overloaded] {
        let kpi = zenboard::figure::kpi(&view, id).expect("a row").rows.expect("measured");
        let mut today = kpi.tickets(&view);
        let mut rebuilt = rebuilt_rows(&view, id, view.as_of).expect("rebuilt");
        today.sort_unstable();
        rebuilt.sort_unstable();
        assert_eq!(rebuilt, today, "{id:?}");
    }
}

#[test]
fn what_was_kept_wins_over_what_is_rebuilt_and_today_over_both() {
    let data = dataset(&[("log.csv", LOG)]);
    let settings = Settings::default();
    let query = Query { as_of: Some(at("2026-06-10T12:00:00Z")), ..Query::default() };
    let view = View::new(&data, &settings, &query);
    let today = coordinator_day(&view);
    assert_eq!(today.counts[&FigureId::New], 1);
    let kept = |text: &str, id: &str, count: u32| CoordinatorDay {
        at: at(text).0,
        counts: [(FigureId::from_id(id).expect("a figure"), count)].into(),
        ..CoordinatorDay::default()
    };
    let all = [
        kept("2026-06-08T09:30:00Z", "new", 7),
        kept("2026-06-07T09:30:00Z", "unassigned", 4),
        kept("2026-06-10T08:00:00Z", "new", 9),
        kept("2024-01-01T08:00:00Z", "new", 9),
    ];
    let histories = coordinator_history(&view, &all, 90);
    assert_eq!(counts(&histories, "new"), [1, 1, 0, 0, 0, 0, 1, 7, 1, 1]);
    let unassigned = of(&histories, "unassigned");
    let told: Vec<(u32, Origin)> = unassigned.days.iter().map(|day| (day.count, day.origin)).collect();
    assert_eq!(told, [(4, Origin::Kept), (0, Origin::Now)]);
    // The plain form survives being written down.
    let text = serde_json::to_string(&today).expect("written");
    assert_eq!(serde_json::from_str::<CoordinatorDay>(&text).expect("read"), today);
    assert!(today.counts.keys().all(|id| KPI_IDS.contains(id)));
}

#[test]
fn goals_and_the_coordinator_s_scorecard_say_the_same_of_today() {
    let engine = whole(1_200);
    let rows = |fragment: &str, section: &str, now: usize| -> Vec<(String, String)> {
        let page = screen(&engine, fragment);
        let found = page.board.sections.into_iter().find(|known| known.id == section);
        let blocks = found.expect("the section").blocks;
        let table = blocks.into_iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let table = table.expect("a table");
        table.rows.iter().map(|row| (row[0].text.clone(), row[now].text.clone())).collect()
    };
    let coordinator = rows("#/manager?view=coordinator", "coordinator-scorecard", 1);
    let goals = rows("#/manager?view=goals", "goals", 3);
    let mut seen = 0;
    for (name, now) in coordinator {
        let Some((_, today)) = goals.iter().find(|(known, _)| *known == name) else {
            panic!("{name} is not among {goals:?}")
        };
        if now.parse::<u32>().is_ok() {
            assert_eq!(*today, now, "{name}");
            seen += 1;
        }
    }
    assert!(seen >= 10, "{seen}");
}

#[test]
fn what_another_rule_has_counted_is_left_out_and_said() {
    let mut engine = whole(400);
    let Response::Aggregates { key, text } = engine.aggregates() else { panic!("no figures") };
    let earlier = at(&key).plus(-3 * 86_400);
    let kept = text.replace(&key, &Zone::utc().rfc3339(earlier));
    engine.take_history(&[kept]);
    let note = |engine: &Engine| {
        let page = screen(engine, "#/manager?view=coordinator");
        let blocks = page.board.sections.into_iter().flat_map(|section| section.blocks);
        let mut notes = blocks.filter_map(|block| match block {
            Block::Note { text, .. } if text.contains("kept from earlier imports") => Some(text),
            _ => None,
        });
        notes.next().expect("where the days come from")
    };
    let said = note(&engine);
    assert!(said.starts_with("1 day kept") && !said.contains("excluded"), "{said}");
    let settings = Settings { look_ahead_hours: 4.0, ..Settings::default() };
    engine.configure(&settings.to_json());
    assert!(note(&engine).contains("on 1 kept day are excluded"), "{}", note(&engine));
    // The other rows of that day are there all the same.
    assert!(note(&engine).starts_with("1 day kept"), "{}", note(&engine));
}

#[test]
fn each_day_is_what_the_board_would_have_said() {
    let files = desk(1_500);
    let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let data = dataset(&texts);
    let settings = Settings::default();
    let view = View::new(&data, &settings, &Query::default());
    for basis in [SlaBasis::Completed, SlaBasis::Created, SlaBasis::Due] {
        let figures = daily_figures(&view, basis, 90);
        let day = |id: &str, back: usize| {
            let known = figures.iter().find(|known| known.id.id() == id).expect("a figure");
            known.days.as_ref().expect("measured")[back]
        };
        for back in [0, 1, 13, 44, 89] {
            let then = View::new(
                &data,
                &settings,
                &Query { as_of: Some(view.as_of.plus(-(back as i64) * DAY)), ..Query::default() },
            );
            for event in SlaEvent::ALL {
                let share = sla_performance_by(&then, event, basis).expect("measured").share();
                let id = format!("sla_{}", event.id());
                assert_eq!(day(&id, back), share, "{id} {back} days back, {basis:?}");
            }
            let people = utilization(&then).expect("entries");
            let sum = |of: fn(&zenboard::figure::Utilization) -> f64| people.iter().map(of).sum::<f64>();
            let share = sum(|one| one.client.as_f64()) / sum(|one| one.available.as_f64());
            let ours = day("utilization", back).expect("booked");
            assert!((ours - share).abs() < 1e-9, "utilization {back}: {ours} {share}");
            let reactive = reactive_hours(&then).expect("endpoints").value;
            let ours = day("reactive_hours_per_endpoint", back).expect("booked");
            assert!((ours - reactive).abs() < 1e-9, "reactive {back}: {ours} {reactive}");
            let timed = real_time_entry(&then).expect("timed").share();
            assert_eq!(day("real_time_entry", back), timed, "real time {back}");
        }
    }
}

#[test]
fn a_goal_that_is_tried_says_on_how_many_days_it_was_met() {
    let files = desk(1_500);
    let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let engine = crate::manager::engine(&texts);
    let page = crate::manager::screen(&engine, "#/manager?view=goals&figure=sla_resolution");
    assert!(
        page.board.title.starts_with("With the goal at ≥ 90 %, SLA performance: completion was within it on ")
            && page.board.title.ends_with(" of 90 days"),
        "{}",
        page.board.title
    );
    let ladder = page.board.sections[0]
        .blocks
        .iter()
        .find_map(|block| match block {
            zenboard::screen::Block::Table(table) => Some(table),
            _ => None,
        })
        .expect("a ladder");
    let within: Vec<u32> = ladder
        .rows
        .iter()
        .map(|row| row[1].text.split(' ').next().and_then(|word| word.parse().ok()).expect("a count"))
        .collect();
    assert!(ladder.rows.len() >= 3);
    // A higher goal is met on fewer days.
    assert!(within.is_sorted_by(|a, b| a >= b), "{within:?}");
    let mut settings = Settings::default();
    settings.set_goal(FigureId::ResolutionKept, Some(0.85), "2026-06-12");
    let mut engine = engine;
    engine.configure(&settings.to_json());
    let page = crate::manager::screen(&engine, "#/manager?view=goals");
    let text = format!("{:?}", page.board.sections);
    assert!(text.contains("2026-06-12: 90 % → 85 %"), "the history of the goal is shown");
}

#[test]
fn weights_and_tolerances_of_the_settings_count() {
    let files = desk(1_200);
    let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let mut engine = crate::manager::engine(&texts);
    let total = |engine: &zenboard::engine::Engine, fragment: &str| {
        crate::manager::screen(engine, fragment).board.paging.expect("a list").total
    };
    let short = "#/entries?pick=period:&pick=review:short_day";
    let usual = total(&engine, short);
    let mut settings = Settings::default();
    settings.manager.short_day_tolerance_hours = 0.0;
    engine.configure(&settings.to_json());
    let strict = total(&engine, short);
    let all = total(&engine, "#/entries?pick=period:");
    assert!(usual < strict && usual * 2 < all, "{usual} with the tolerance, {strict} without, of {all}");
    // Only completion counts: the score is its share of the goal.
    for id in ["real_time", "utilization", "engagement", "open", "estimate", "notes"] {
        settings.manager.weights.insert(id.into(), 0.0);
    }
    settings.endpoints.insert("no such company".into(), 12);
    engine.configure(&settings.to_json());
    let page = crate::manager::screen(&engine, "#/manager");
    let completion = crate::manager::cards(&page)
        .into_iter()
        .find(|card| card.id == "sla_resolution")
        .and_then(|card| card.number)
        .expect("measured");
    let team = crate::manager::screen(&engine, "#/manager?view=team");
    let scores = team.board.sections.iter().find(|section| section.id == "scorecard").expect("a scorecard");
    let table = scores
        .blocks
        .iter()
        .find_map(|block| match block {
            zenboard::screen::Block::Table(table) => Some(table),
            _ => None,
        })
        .expect("a table");
    let expected = (completion / 0.9).min(1.0) * 100.0;
    assert_eq!(table.rows[0][1].text, zenboard::screen::words::decimal(expected, 0));
    assert!(table.heads[6].title.contains("100 %"), "{}", table.heads[6].title);
}

#[test]
fn endpoints_that_are_typed_in_hold_at_once_and_win() {
    let files = desk(600);
    let texts: Vec<(&str, &str)> = files
        .iter()
        .filter(|(name, _)| !name.starts_with("companies"))
        .map(|(name, text)| (&**name, &**text))
        .collect();
    let mut engine = crate::manager::engine(&texts);
    let figure = |engine: &zenboard::engine::Engine| {
        let page = crate::manager::screen(engine, "#/manager");
        crate::manager::cards(&page)
            .into_iter()
            .find(|card| card.id == "reactive_hours_per_endpoint")
            .expect("a card")
            .number
    };
    assert_eq!(figure(&engine), None);
    let header = crate::manager::screen(&engine, "#/manager").header;
    let company = header.filters.iter().find(|filter| filter.id == "company").expect("companies").values[0].0.clone();
    let mut settings = Settings::default();
    settings.endpoints.insert(company.to_uppercase(), 50);
    engine.configure(&settings.to_json());
    let fifty = figure(&engine).expect("endpoints are known");
    settings.endpoints.insert(company.to_uppercase(), 100);
    engine.configure(&settings.to_json());
    let hundred = figure(&engine).expect("endpoints are known");
    assert!((fifty - 2.0 * hundred).abs() < 1e-9 && hundred > 0.0, "{fifty} {hundred}");
}

#[test]
fn figures_kept_of_earlier_imports_are_days_of_the_scorecard() {
    use zenboard::protocol::Response;

    let mut import = Import::new(Settings::default(), Zone::utc());
    import.file("log.csv", LOG.as_bytes());
    let mut engine = zenboard::engine::Engine::new();
    engine.accept(import.finish().expect("tickets"), false);
    let Response::Aggregates { text, .. } = engine.aggregates() else { panic!("no figures") };
    // The same figures, as of a week before.
    let earlier = text.replace("2026-06-09T09:00:00Z", "2026-06-02T09:00:00Z");
    assert_ne!(earlier, text);
    engine.take_history(&[earlier]);
    let note = |engine: &zenboard::engine::Engine, fragment: &str| {
        format!("{:?}", crate::manager::screen(engine, fragment).board.sections)
    };
    let page = note(&engine, "#/manager?view=coordinator");
    assert!(page.contains("1 day kept from earlier imports"), "{page}");
    // Of a part of the data nothing was kept.
    let page = note(&engine, "#/manager?view=coordinator&resource=Ada");
    assert!(page.contains("0 days kept from earlier imports"), "{page}");
}
