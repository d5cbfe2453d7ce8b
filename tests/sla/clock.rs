//! Clocks and strips on small stories.

use base::{HOUR, Timestamp};
use sla::*;

fn at(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).expect("a test writes valid moments")
}

/// A moment of the week of Monday, 2 June 2025, such as `mon(9.5)`.
fn mon(hours: f64) -> Timestamp {
    at("2025-06-02T00:00:00Z").plus((hours * HOUR as f64) as i64)
}

fn office() -> Calendar {
    let span = Span::parse("09:00", "17:00").expect("times");
    Calendar::new(&CalendarSpec::office("UTC", span)).expect("UTC is a zone")
}

const WAITING: TicketState = TicketState::Waiting(PauseKind::WaitingCustomer);

fn input<'a>(event: SlaEvent, hours: i64, history: &'a [Change], now: Timestamp) -> ClockInput<'a> {
    ClockInput {
        event,
        target: Some(Target::business(hours * HOUR)),
        moments: Moments { started_at: Some(mon(10.0)), reached_at: None, now },
        history: Some(history),
        current: TicketState::Active,
    }
}

fn read(input: &ClockInput<'_>) -> (i64, Due, ClockState) {
    let reading = read_clock(input, &Policy::default(), &office());
    (reading.elapsed, reading.due, reading.state)
}

fn change(at: Timestamp, state: TicketState) -> Change {
    Change { at, state }
}

#[test]
fn an_open_clock_runs_until_due_and_is_late_after() {
    let due = Due::At(mon(17.0));
    let reading = |now| read(&input(SlaEvent::Resolution, 7, &[], now));
    assert_eq!(reading(mon(16.0)), (6 * HOUR, due, ClockState::Running));
    assert_eq!(reading(mon(17.0)), (7 * HOUR, due, ClockState::Running));
    // Nothing is worked in the evening, but the due time has passed.
    assert_eq!(reading(mon(18.0)), (7 * HOUR, due, ClockState::Breached));
}

#[test]
fn waiting_for_the_customer_stops_the_resolution_and_not_the_response() {
    let history = [change(mon(11.0), WAITING)];
    let now = mon(13.0);
    assert_eq!(
        read(&input(SlaEvent::Resolution, 4, &history, now)),
        (HOUR, Due::AtLeast(mon(16.0)), ClockState::Paused)
    );
    assert_eq!(
        read(&input(SlaEvent::FirstResponse, 4, &history, now)),
        (3 * HOUR, Due::At(mon(14.0)), ClockState::Running)
    );
    // Late wins over paused: the hour was over before the waiting began.
    assert_eq!(read(&input(SlaEvent::Resolution, 1, &history, now)), (HOUR, Due::At(mon(11.0)), ClockState::Breached));
    let vendor = [change(mon(11.0), TicketState::Waiting(PauseKind::WaitingVendor))];
    assert_eq!(read(&input(SlaEvent::Resolution, 4, &vendor, now)).2, ClockState::Running);
}

#[test]
fn a_ticket_opened_again_goes_on_without_the_time_it_was_closed() {
    let history = [change(mon(12.0), TicketState::Complete), change(mon(15.0), TicketState::Active)];
    let input = input(SlaEvent::Resolution, 6, &history, mon(16.0));
    let with = |reopen| {
        let policy = Policy { reopen, ..Policy::default() };
        let reading = read_clock(&input, &policy, &office());
        (reading.elapsed, reading.due, reading.state)
    };
    assert_eq!(with(Reopen::Continue), (3 * HOUR, Due::At(mon(24.0 + 11.0)), ClockState::Running));
    assert_eq!(with(Reopen::NewCycle), (HOUR, Due::At(mon(24.0 + 13.0)), ClockState::Running));
    assert_eq!(with(Reopen::KeepFirst), (2 * HOUR, Due::At(mon(16.0)), ClockState::Met));
    // Two hours until the completion, one since: the first is the longest, until three have gone by.
    assert_eq!(with(Reopen::Longest), with(Reopen::KeepFirst));
}

#[test]
fn the_longest_cycle_may_be_any_of_them() {
    let history = [
        change(mon(12.0), TicketState::Complete),
        change(mon(13.0), WAITING),
        change(mon(14.0), TicketState::Active),
        change(mon(16.5), TicketState::Complete),
        change(mon(24.0 + 9.0), TicketState::Active),
    ];
    let policy = Policy { reopen: Reopen::Longest, ..Policy::default() };
    let at = |now| read_clock(&input(SlaEvent::Resolution, 6, &history, now), &policy, &office());
    // The second one: an hour of waiting, then two and a half of work.
    let reading = at(mon(24.0 + 10.0));
    assert_eq!((reading.elapsed, reading.stopped_at), (5 * HOUR / 2, Some(mon(16.5))));
    // The third one, still running, when it has become the longest.
    let reading = at(mon(24.0 + 12.0));
    assert_eq!((reading.elapsed, reading.stopped_at), (3 * HOUR, None));
    assert_eq!(reading.due, Due::At(mon(24.0 + 15.0)));
}

#[test]
fn each_difference_between_products_is_a_choice() {
    let question = input(SlaEvent::Resolution, 7, &[], mon(24.0 + 8.0));
    let next_opening = Policy { due_at_close: DueAtClose::NextOpening, ..Policy::default() };
    assert_eq!(read(&question).1, Due::At(mon(17.0)));
    assert_eq!(read(&question).2, ClockState::Breached);
    let reading = read_clock(&question, &next_opening, &office());
    assert_eq!((reading.due, reading.state), (Due::At(mon(24.0 + 9.0)), ClockState::Running));
    // Around the clock there is no opening to wait for.
    let mut calendar = question;
    calendar.target = Some(Target::calendar(7 * HOUR));
    assert_eq!(read_clock(&calendar, &next_opening, &office()).due, Due::At(mon(17.0)));

    let mut early = input(SlaEvent::FirstResponse, 1, &[], mon(13.0));
    early.moments.reached_at = Some(mon(9.5));
    let with = |backwards| {
        let policy = Policy { backwards, ..Policy::default() };
        let reading = read_clock(&early, &policy, &office());
        (reading.elapsed, reading.state)
    };
    assert_eq!(with(Backwards::Flag), (0, ClockState::NotMeasured(Gap::EndsBeforeStart)));
    assert_eq!(with(Backwards::Zero), (0, ClockState::Met));
    assert_eq!(with(Backwards::Negative), (-HOUR / 2, ClockState::Met));

    let minutes = Policy { rounding: Rounding::Minutes, ..Policy::default() };
    let late = input(SlaEvent::Resolution, 1, &[], mon(11.0).plus(59));
    let reading = read_clock(&late, &minutes, &office());
    assert_eq!((reading.elapsed, reading.state), (HOUR, ClockState::Breached));
    assert_eq!(read(&late).0, HOUR + 59);
}

#[test]
fn what_pauses_the_response_is_a_choice() {
    let history = [change(mon(11.0), WAITING), change(mon(12.0), TicketState::Active)];
    let question = input(SlaEvent::FirstResponse, 2, &history, mon(13.0));
    assert_eq!(read(&question).1, Due::At(mon(12.0)));
    let mut policy = Policy::default();
    policy.pauses.first_response = vec![PauseKind::WaitingCustomer];
    assert_eq!(read_clock(&question, &policy, &office()).due, Due::At(mon(13.0)));
}

#[test]
fn the_recorded_moment_of_an_event_stops_its_clock() {
    let mut question = input(SlaEvent::FirstResponse, 1, &[], mon(40.0));
    question.moments.reached_at = Some(mon(11.0));
    assert_eq!(read(&question), (HOUR, Due::At(mon(11.0)), ClockState::Met));
    question.moments.reached_at = Some(mon(11.5));
    assert_eq!(read(&question).2, ClockState::Breached);
    // As seen before it happened, it had not.
    question.moments.now = mon(10.5);
    assert_eq!(read(&question).2, ClockState::Running);
}

#[test]
fn without_a_history_the_clock_is_an_estimate() {
    let mut question = input(SlaEvent::Resolution, 4, &[], mon(13.0));
    question.history = None;
    question.current = WAITING;
    let reading = read_clock(&question, &Policy::default(), &office());
    assert!(reading.estimated);
    assert_eq!((reading.state, reading.due), (ClockState::Paused, Due::AtLeast(mon(14.0))));
    question.current = TicketState::Complete;
    assert_eq!(read(&question).2, ClockState::NotMeasured(Gap::NoEnd));
}

#[test]
fn bad_data_is_not_measured() {
    let mut question = input(SlaEvent::Resolution, 4, &[], mon(13.0));
    question.moments.reached_at = Some(mon(9.0));
    assert_eq!(read(&question).2, ClockState::NotMeasured(Gap::EndsBeforeStart));
    question.moments.started_at = None;
    assert_eq!(read(&question).2, ClockState::NotMeasured(Gap::NoStart));
    question.moments.started_at = Some(mon(14.0));
    assert_eq!(read(&question).2, ClockState::NotMeasured(Gap::NotYetStarted));
    let mut question = input(SlaEvent::Resolution, 4, &[], mon(13.0));
    question.target = None;
    assert_eq!(read(&question), (3 * HOUR, Due::None, ClockState::NotMeasured(Gap::NoTarget)));
    question.target = Some(Target::business(i64::MAX));
    assert_eq!(read(&question).2, ClockState::NotMeasured(Gap::NeverOpen));
}

#[test]
fn days_and_the_end_of_the_working_day_move_the_due_time() {
    let due = |target| {
        let question = ClockInput { target: Some(target), ..input(SlaEvent::Resolution, 0, &[], mon(11.0)) };
        read_clock(&question, &Policy::default(), &office())
    };
    let days = due(Target::working_days(2));
    assert_eq!((days.due, days.target), (Due::At(mon(48.0 + 10.0)), 16 * HOUR));
    let evening = due(Target { end_of_working_day: true, ..Target::business(HOUR) });
    assert_eq!((evening.due, evening.target), (Due::At(mon(17.0)), 7 * HOUR));
    assert_eq!(due(Target::calendar(24 * HOUR)).due, Due::At(mon(34.0)));
}

#[test]
fn a_strip_adds_up_to_the_clock() {
    // Friday 16:00 to Tuesday 10:00, Monday a holiday, an hour of waiting on Friday.
    let holiday =
        Holiday::closed(base::Day::of(chrono::NaiveDate::from_ymd_opt(2025, 6, 9).expect("a date")), "Whit Monday");
    let spec = CalendarSpec { holidays: vec![holiday], ..office().spec().clone() };
    let calendar = Calendar::new(&spec).expect("UTC is a zone");
    let day = 24.0;
    let history = [change(mon(4.0 * day + 11.0), WAITING), change(mon(4.0 * day + 12.0), TicketState::Active)];
    let mut question = input(SlaEvent::Resolution, 6, &history, mon(8.0 * day + 10.0));
    question.moments.started_at = Some(mon(4.0 * day + 9.0 + 50.0 / 60.0));
    let strip = explain(&question, &Policy::default(), &calendar).expect("there is a start");
    let kinds: Vec<_> = strip.slices.iter().map(|slice| (slice.kind, slice.seconds() / 60, slice.over)).collect();
    assert_eq!(
        kinds,
        [
            (SliceKind::Counted, 70, false),
            (SliceKind::Paused(PauseKind::WaitingCustomer), 60, false),
            (SliceKind::Counted, 290, false),
            (SliceKind::Counted, 10, true),
            (SliceKind::Closed(Closed::Night), 420, true),
            (SliceKind::Closed(Closed::Weekend), 2_880, true),
            (SliceKind::Closed(Closed::Holiday), 1_440, true),
            (SliceKind::Closed(Closed::Night), 540, true),
            (SliceKind::Counted, 60, true),
        ]
    );
    let used = strip.slices.iter().filter(|slice| slice.kind == SliceKind::Counted && !slice.over);
    assert_eq!(used.map(|slice| slice.counted).collect::<Vec<_>>(), [70 * 60, 290 * 60]);
    assert_eq!(strip.ran_out_at, Some(mon(4.0 * day + 16.0 + 50.0 / 60.0)));
    let counted: i64 = strip.slices.iter().filter(|slice| slice.kind == SliceKind::Counted).map(Slice::seconds).sum();
    assert_eq!(counted, strip.reading.elapsed);
}

mod random {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    fn a_state() -> impl Strategy<Value = TicketState> {
        prop_oneof![
            Just(TicketState::Active),
            Just(WAITING),
            Just(TicketState::Waiting(PauseKind::OnHold)),
            Just(TicketState::Complete),
        ]
    }

    fn a_policy() -> impl Strategy<Value = Policy> {
        let reopen =
            prop_oneof![Just(Reopen::Continue), Just(Reopen::NewCycle), Just(Reopen::KeepFirst), Just(Reopen::Longest)];
        reopen.prop_map(|reopen| Policy { reopen, ..Policy::default() })
    }

    fn a_target() -> impl Strategy<Value = Target> {
        let seconds = 0..60 * HOUR;
        prop_oneof![seconds.clone().prop_map(Target::business), seconds.prop_map(Target::calendar)]
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 3_000,
            rng_seed: RngSeed::Fixed(42),
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn strips_have_no_gaps_and_add_up(
            changes in prop::collection::vec((0..30 * 24 * HOUR, a_state()), 0..8),
            event in 0..3_usize,
            target in a_target(),
            (reached, now) in (prop::option::of(0..30 * 24 * HOUR), 0..40 * 24 * HOUR),
            policy in a_policy(),
        ) {
            let history: Vec<_> = changes.iter().map(|&(at, state)| change(mon(0.0).plus(at), state)).collect();
            let question = ClockInput {
                event: SlaEvent::ALL[event],
                target: Some(target),
                moments: Moments {
                    started_at: Some(mon(0.0)),
                    reached_at: reached.map(|at| mon(0.0).plus(at)),
                    now: mon(0.0).plus(now),
                },
                history: Some(&history),
                current: TicketState::Active,
            };
            let calendar = OFFICE.with(Clone::clone);
            let strip = explain(&question, &policy, &calendar).expect("there is a start");
            let reading = strip.reading;
            for pair in strip.slices.windows(2) {
                prop_assert_eq!(pair[0].to, pair[1].from);
                prop_assert!((pair[0].kind, pair[0].over) != (pair[1].kind, pair[1].over));
            }
            let counted = |over_too: bool| -> i64 {
                let all = strip.slices.iter().filter(|slice| slice.kind == SliceKind::Counted);
                all.filter(|slice| over_too || !slice.over).map(|slice| slice.counted).sum()
            };
            prop_assert_eq!(counted(true), reading.elapsed);
            prop_assert!(reading.elapsed >= 0);
            match reading.state {
                ClockState::Breached => prop_assert_eq!(counted(false), reading.target),
                ClockState::Paused => prop_assert!(matches!(reading.due, Due::AtLeast(at) if at >= question.moments.now)),
                _ => prop_assert!(reading.remaining() >= 0),
            }
            // The history may come in any order (moments here differ nearly always).
            let mut moments: Vec<_> = history.iter().map(|change| change.at).collect();
            moments.sort_unstable();
            if moments.windows(2).all(|pair| pair[0] < pair[1]) {
                let backward: Vec<_> = history.iter().rev().copied().collect();
                let same = ClockInput { history: Some(&backward), ..question };
                prop_assert_eq!(read_clock(&same, &policy, &calendar), reading);
            }
        }
    }

    thread_local! {
        static OFFICE: Calendar = office();
    }
}
