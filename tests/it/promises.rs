//! The chances of running promises against what came of them, in worlds that are played on; and the method's claims
//! against differences that were planted.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;
use zenboard::base::Random;
use zenboard::engine::report_json;
use zenboard::query::Query;
use zenboard::settings::Settings;

use crate::capacity::{morning, read};
use crate::worlds::World;

fn report(files: &[(String, String)], query: &Query) -> Value {
    report_json(&read(files), &Settings::default(), query)
}

fn list<'r>(report: &'r Value, name: &str) -> &'r [Value] {
    report[name].as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value, name: &str) -> f64 {
    value[name].as_f64().unwrap_or_else(|| panic!("{name}: {value}"))
}

#[test]
fn chances_come_true_in_worlds_that_are_played_on() {
    let (mut told, mut with_chances) = (Vec::new(), 0);
    for seed in 0..24 {
        // Desks that keep up, and desks that let lie what is not urgent.
        let load = if seed % 2 == 0 { 0.85 } else { 1.0 };
        let world = World { seed, technicians: 14, load_before: load, load, weeks: 52, more_weeks: 10 };
        let played = world.play();
        let report = report(&played.files, &morning(&world));
        let after: BTreeMap<&str, bool> = played.after.iter().map(|(ticket, late)| (ticket.as_str(), *late)).collect();
        let of_world: Vec<(f64, bool)> = list(&report, "promises")
            .iter()
            .filter(|one| one["event"] == "resolution")
            // What was not done ten weeks later is too late: no promise runs for so long.
            .map(|one| {
                (
                    number(one, "chance"),
                    one["ticket"].as_str().and_then(|ticket| after.get(ticket)).is_none_or(|late| *late),
                )
            })
            .collect();
        with_chances += usize::from(!of_world.is_empty());
        told.extend(of_world);
    }
    let all = told.len() as f64;
    let share = told.iter().filter(|(_, late)| *late).count() as f64 / all;
    let error = |chance: &dyn Fn(f64) -> f64| {
        told.iter().map(|(said, late)| (chance(*said) - f64::from(u8::from(*late))).powi(2)).sum::<f64>() / all
    };
    let (brier, base) = (error(&|said| said), error(&|_| share));
    let mut tenths = [(0, 0.0, 0.0); 10];
    for (chance, late) in &told {
        let tenth = &mut tenths[((chance * 10.0) as usize).min(9)];
        *tenth = (tenth.0 + 1, tenth.1 + chance, tenth.2 + f64::from(u8::from(*late)));
    }
    let off = tenths.iter().map(|(_, chance, late)| (chance - late).abs()).sum::<f64>() / all;
    eprintln!(
        "{with_chances} of 24 worlds, {all} chances, {share:.3} missed, Brier {brier:.4} against {base:.4}, off {off:.3}\n{tenths:?}"
    );
    assert!(with_chances >= 8, "{with_chances} of 24 worlds");
    assert!(brier < base, "{brier} against {base}");
    assert!(off <= 0.05, "{off}");
}

/// Tickets of two priorities; those triaged within the hour are in time more often by `effect`.
fn planted(seed: u64, effect: f64) -> Vec<(String, String)> {
    let mut random = Random::seeded(seed);
    let mut rows = String::from(
        "Ticket Number,Title,Status,Priority,Ticket Type,Created,First Response Due,First Response Actual,\
         Resolution Plan Due,Resolution Plan Actual,Resolution Due,Resolution Actual,Completed\n",
    );
    for ticket in 0..300 {
        // On a weekend no minute of coverage passes. 1 June 2026 is a Monday.
        let day = 1 + ticket % 20 / 5 * 7 + ticket % 5;
        let is_high = random.uniform() < 0.5;
        // The urgent are triaged sooner, and harder to complete: across both there would be another difference.
        let is_soon = random.uniform() < if is_high { 0.7 } else { 0.3 };
        let base = if is_high { 0.4 } else { 0.6 };
        let is_kept = random.uniform() < base + if is_soon { effect } else { 0.0 };
        let (triaged, done) = (if is_soon { "09:40" } else { "11:10" }, if is_kept { "14:00" } else { "16:00" });
        let priority = if is_high { "High" } else { "Medium" };
        writeln!(
            rows,
            "P{ticket:04},Something,Complete,{priority},Incident,2026-06-{day:02} 09:00,2026-06-{day:02} 10:00,\
             2026-06-{day:02} {triaged},2026-06-{day:02} 15:00,2026-06-{day:02} {done},2026-06-{day:02} 15:00,\
             2026-06-{day:02} {done},2026-06-{day:02} {done}"
        )
        .expect("a text takes it");
    }
    vec![("tickets.csv".into(), rows)]
}

fn claim<'r>(report: &'r Value, id: &str) -> &'r Value {
    list(report, "claims").iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id}: {report}"))
}

#[test]
fn planted_differences_are_found_and_none_is_called_none() {
    for (effect, fewest, most) in [(0.25, 60, 64), (0.0, 0, 8)] {
        let mut found = 0;
        let mut covered = 0;
        for seed in 0..64 {
            let report = report(&planted(seed, effect), &Query::default());
            let one = claim(&report, "triage_hour_completion");
            found += usize::from(one["verdict"] == "more_in_time" || one["verdict"] == "fewer_in_time");
            covered += usize::from(number(one, "lo95") <= effect && effect <= number(one, "hi95"));
        }
        assert!((fewest..=most).contains(&found), "{effect}: {found}");
        assert!(covered >= 57, "{effect}: {covered}");
    }
}

#[test]
fn the_claims_of_a_report_count_what_the_rows_say() {
    let files = planted(7, 0.2);
    let report = report(&files, &Query::default());
    let mut counts = [(0, 0); 2];
    for row in files[0].1.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let side = &mut counts[usize::from(cells[7].ends_with("11:10"))];
        *side = (side.0 + 1, side.1 + usize::from(cells[12].ends_with("14:00")));
    }
    let one = claim(&report, "triage_hour_completion");
    for (side, (all, good)) in ["with", "without"].into_iter().zip(counts) {
        assert_eq!(one[side]["tickets"], all, "{side}: {one}");
        assert_eq!(one[side]["in_time"], good, "{side}: {one}");
    }
    // What the data lacks is told with its reason.
    let missing = report["audit"]["unmeasurable"].as_array().expect("a list");
    assert!(missing.iter().any(|one| one["id"] == "real_time_completion"), "{missing:?}");
}
