//! A team that works a line of jobs, on weeks whose answer is known.

use forecast::{Bands, Day, DayArrivals, Levers, NoSimulation, Simulation, Team, WhatIf};

/// Ten jobs of one hour each a working day, two people with five hours each. Day 4 is a Monday.
fn team() -> WhatIf {
    let week = [10.0, 10.0, 10.0, 10.0, 10.0, 0.0, 0.0];
    WhatIf {
        start: Day(4),
        arrivals: DayArrivals { means: (0..91).map(|day| week[day % 7]).collect(), clumping: 0.02, level_sd: 0.0 },
        job_hours: vec![1.0],
        took: vec![],
        usual_line: 0,
        backlog_jobs: 0,
        backlog_hours: 0.0,
        team: Team {
            people: 2.0,
            hours_per_day: 8.0,
            utilization: 0.75,
            workdays: [true, true, true, true, true, false, false],
            days_off: vec![],
            absent: vec![],
        },
        target_days: 1,
        levers: Levers::default(),
        weeks: 13,
        runs: 200,
        seed: 1,
    }
}

fn play(question: WhatIf) -> Bands {
    let mut simulation = Simulation::new(question).expect("a complete question");
    while simulation.run_some(64).done < 200 {}
    simulation.finish()
}

#[test]
fn enough_hours_keep_the_line_short() {
    let bands = play(team());
    assert_eq!((bands.weeks.len(), bands.runs), (13, 200));
    let last = bands.weeks[12];
    assert!(last.backlog.p90 < 25.0, "{last:?}");
    assert!(last.in_time_share.is_some_and(|share| share.p50 > 0.95), "{last:?}");
}

#[test]
fn a_person_less_lets_the_backlog_grow_by_what_is_missing() {
    let levers = Levers { people_delta: -1.0, ..Levers::default() };
    let bands = play(WhatIf { levers, ..team() });
    // 50 jobs a week come, 30 hours are there: 20 a week stay.
    assert!((bands.weeks[12].backlog.p50 - 260.0).abs() < 15.0, "{:?}", bands.weeks[12]);
    assert!((bands.weeks[12].completed.p50 - 30.0).abs() < 1.0);
    assert!(bands.weeks[12].in_time_share.is_some_and(|share| share.hi95 < 0.01));
    // Waiting grows until 260 hours stand in line, at six a day.
    assert!(bands.weeks[12].waiting_days.is_some_and(|days| (20.0..35.0).contains(&days.p50)));
}

#[test]
fn levers_pull_their_way() {
    let tight = WhatIf { levers: Levers { people_delta: -0.5, ..Levers::default() }, ..team() };
    let backlog = |levers: Levers| play(WhatIf { levers, ..tight.clone() }).weeks[12].backlog.p50;
    let base = backlog(tight.levers);
    assert!(backlog(Levers { arrivals_factor: 1.2, ..tight.levers }) > base + 50.0);
    assert!(backlog(Levers { utilization: Some(0.9), ..tight.levers }) < base);
    assert!(backlog(Levers { effort_factor: 0.8, ..tight.levers }) < base);
    assert!(backlog(Levers { short_share: Some(0.4), ..tight.levers }) < base);
    assert!(backlog(Levers { added_minutes: 6.0, ..tight.levers }) > base + 20.0);
}

#[test]
fn pieces_of_any_size_and_the_same_seed_give_the_same_bands() {
    let mut one = Simulation::new(team()).expect("a complete question");
    one.run_some(u32::MAX);
    assert_eq!(one.finish(), play(team()));
    assert_ne!(play(WhatIf { seed: 2, ..team() }).weeks, one.finish().weeks);
}

#[test]
fn days_off_are_made_up_for_later() {
    let mut question = team();
    question.team.days_off = (0..5).map(|day| Day(11 + day)).collect();
    let bands = play(question);
    assert!(bands.weeks[1].completed.hi95 == 0.0);
    assert!((bands.weeks[1].backlog.p50 - 50.0).abs() < 12.0);
}

#[test]
fn what_jobs_took_before_makes_them_late_and_a_longer_line_later() {
    let plain = play(team()).weeks[12];
    // Every third job waits four days for its customer; the target is one.
    let slow = play(WhatIf { took: vec![0, 0, 4], ..team() }).weeks[12];
    let (before, after) = (plain.in_time_share.expect("due"), slow.in_time_share.expect("due"));
    assert!((after.p50 - before.p50 * 2.0 / 3.0).abs() < 0.04, "{before:?} {after:?}");
    assert!(after.hi95 - after.lo95 > 0.1, "which jobs wait is chance");
    let (before, after) = (plain.waiting_days.expect("done"), slow.waiting_days.expect("done"));
    assert!((after.p50 - before.p50 - 4.0 / 3.0).abs() < 0.1);
    // The same beside a line that is longer than it was: a day more for each.
    let longer = |usual_line| {
        let question = WhatIf { took: vec![2], usual_line, target_days: 2, ..team() };
        play(question).weeks[12].waiting_days.expect("done").p50
    };
    assert!((longer(0) - longer(1) - 1.0).abs() < 0.1, "{} {}", longer(0), longer(1));
    // Nobody works less for it.
    assert!((slow.completed.p50 - plain.completed.p50).abs() < 3.0);
}

#[test]
fn who_is_off_does_not_work() {
    let mut question = team();
    question.team.absent = (0..5).map(|day| (Day(11 + day), 1.0)).collect();
    let bands = play(question);
    // One of two is off for a week: 30 of 50 jobs are done.
    assert!((bands.weeks[1].completed.p50 - 30.0).abs() < 1.0, "{:?}", bands.weeks[1]);
}

#[test]
fn the_backlog_is_worked_first() {
    let bands = play(WhatIf { backlog_jobs: 60, backlog_hours: 60.0, ..team() });
    assert!(bands.weeks[0].waiting_days.is_none(), "{:?}", bands.weeks[0]);
    assert!((bands.weeks[0].completed.p50 - 60.0).abs() < 1.0);
}

#[test]
fn incomplete_questions_say_what_is_missing() {
    let refused = |question: WhatIf| Simulation::new(question).err();
    assert_eq!(refused(WhatIf { job_hours: vec![f64::NAN], ..team() }), Some(NoSimulation::NoHours));
    assert_eq!(refused(WhatIf { runs: 0, ..team() }), Some(NoSimulation::NoRuns));
    let none = DayArrivals { means: vec![], clumping: 0.0, level_sd: 0.0 };
    assert_eq!(refused(WhatIf { arrivals: none, ..team() }), Some(NoSimulation::NoArrivals));
    assert!(Simulation::new(team()).is_ok_and(|unplayed| unplayed.finish().weeks.is_empty()));
}
