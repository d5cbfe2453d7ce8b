//! How long a projection and a what-if take: `cargo bench -p forecast --bench simulate`.
//!
//! Prints a checksum of the answers too: it must be the same natively and in wasm.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use std::time::Instant;

use forecast::{Arrivals, Day, DayArrivals, Levers, Simulation, Team, WhatIf, project};

fn main() {
    let mut sum = 0;
    for days in [120, 400, 1_100] {
        let history = Arrivals::of_an_office(80.0).simulate(Day(19_000), days, 1);
        let started = Instant::now();
        let Ok(projection) = project(&history.series, &[], 91) else {
            continue;
        };
        println!("project {days} days: {:.0} ms, {:?}", started.elapsed().as_secs_f64() * 1e3, projection.method);
        for point in projection.points.iter().chain(&projection.weeks) {
            sum = mixed(sum, &[point.mean, point.lo80, point.hi80, point.lo95, point.hi95]);
        }
        let question = WhatIf {
            start: history.series.day(days),
            arrivals: DayArrivals::of(&projection),
            job_hours: (1..200).map(|at| f64::from(at % 23) * 0.1).collect(),
            took: vec![0, 0, 1, 1, 2, 5, 9],
            usual_line: 1,
            backlog_jobs: 200,
            backlog_hours: 240.0,
            team: Team {
                people: 14.0,
                hours_per_day: 8.0,
                utilization: 0.8,
                workdays: [true, true, true, true, true, false, false],
                days_off: vec![],
                absent: vec![],
            },
            target_days: 2,
            levers: Levers::default(),
            weeks: 13,
            runs: 1_000,
            seed: 7,
        };
        let started = Instant::now();
        let Ok(mut simulation) = Simulation::new(question) else {
            continue;
        };
        while simulation.run_some(100).done < 1_000 {}
        let bands = simulation.finish();
        let seconds = started.elapsed().as_secs_f64();
        println!("1,000 runs of 13 weeks: {:.0} ms", seconds * 1e3);
        assert!(seconds < 2.0, "13 weeks took {seconds:.1} s; 2 s are the limit in the worker");
        for week in &bands.weeks {
            sum = mixed(sum, &[week.backlog.lo95, week.backlog.p50, week.backlog_hours.hi95, week.completed.p90]);
        }
        println!("last week: {:?}", bands.weeks.last().map(|week| week.backlog));
    }
    println!("checksum {sum:016x}");
}

fn mixed(sum: u64, values: &[f64]) -> u64 {
    values.iter().fold(sum, |sum, value| (sum.rotate_left(5) ^ value.to_bits()).wrapping_mul(0x517c_c1b7_2722_0a95))
}
