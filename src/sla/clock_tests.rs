//! Clocks and strips on small stories.

use super::*;
use crate::base::{HOUR, Timestamp};

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
        moments: Moments {
            started_at: Some(mon(10.0)),
            reached_at: None,
            now,
        },
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
    assert_eq!(
        read(&input(SlaEvent::Resolution, 1, &history, now)),
        (HOUR, Due::At(mon(11.0)), ClockState::Breached)
    );
    let vendor = [change(mon(11.0), TicketState::Waiting(PauseKind::WaitingVendor))];
    assert_eq!(
        read(&input(SlaEvent::Resolution, 4, &vendor, now)).2,
        ClockState::Running
    );
}

#[test]
fn a_ticket_opened_again_goes_on_without_the_time_it_was_closed() {
    let history = [
        change(mon(12.0), TicketState::Complete),
        change(mon(15.0), TicketState::Active),
    ];
    let input = input(SlaEvent::Resolution, 6, &history, mon(16.0));
    let with = |reopen| {
        let policy = Policy {
            reopen,
            ..Policy::default()
        };
        let reading = read_clock(&input, &policy, &office());
        (reading.elapsed, reading.due, reading.state)
    };
    assert_eq!(
        with(Reopen::Continue),
        (3 * HOUR, Due::At(mon(24.0 + 11.0)), ClockState::Running)
    );
    assert_eq!(
        with(Reopen::NewCycle),
        (HOUR, Due::At(mon(24.0 + 13.0)), ClockState::Running)
    );
    assert_eq!(
        with(Reopen::KeepFirst),
        (2 * HOUR, Due::At(mon(16.0)), ClockState::Met)
    );
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
    assert_eq!(
        (reading.state, reading.due),
        (ClockState::Paused, Due::AtLeast(mon(14.0)))
    );
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
    assert_eq!(
        read(&question),
        (3 * HOUR, Due::None, ClockState::NotMeasured(Gap::NoTarget))
    );
    question.target = Some(Target::business(i64::MAX));
    assert_eq!(read(&question).2, ClockState::NotMeasured(Gap::NeverOpen));
}

#[test]
fn days_and_the_end_of_the_working_day_move_the_due_time() {
    let due = |target| {
        let question = ClockInput {
            target: Some(target),
            ..input(SlaEvent::Resolution, 0, &[], mon(11.0))
        };
        read_clock(&question, &Policy::default(), &office())
    };
    let days = due(Target::working_days(2));
    assert_eq!((days.due, days.target), (Due::At(mon(48.0 + 10.0)), 16 * HOUR));
    let evening = due(Target {
        end_of_working_day: true,
        ..Target::business(HOUR)
    });
    assert_eq!((evening.due, evening.target), (Due::At(mon(17.0)), 7 * HOUR));
    assert_eq!(due(Target::calendar(24 * HOUR)).due, Due::At(mon(34.0)));
}

#[test]
fn a_strip_adds_up_to_the_clock() {
    // Friday 16:00 to Tuesday 10:00, Monday a holiday, an hour of waiting on Friday.
    let holiday = Holiday::closed(
        crate::base::Day::of(chrono::NaiveDate::from_ymd_opt(2025, 6, 9).expect("a date")),
        "Whit Monday",
    );
    let spec = CalendarSpec {
        holidays: vec![holiday],
        ..office().spec().clone()
    };
    let calendar = Calendar::new(&spec).expect("UTC is a zone");
    let day = 24.0;
    let history = [
        change(mon(4.0 * day + 11.0), WAITING),
        change(mon(4.0 * day + 12.0), TicketState::Active),
    ];
    let mut question = input(SlaEvent::Resolution, 6, &history, mon(8.0 * day + 10.0));
    question.moments.started_at = Some(mon(4.0 * day + 9.0 + 50.0 / 60.0));
    let strip = explain(&question, &Policy::default(), &calendar).expect("there is a start");
    let kinds: Vec<_> = strip
        .slices
        .iter()
        .map(|slice| (slice.kind, slice.seconds() / 60, slice.over))
        .collect();
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
    assert_eq!(strip.sum(), "1 h 10 min + 4 h 50 min = 6 h 00 min");
    assert_eq!(strip.ran_out_at, Some(mon(4.0 * day + 16.0 + 50.0 / 60.0)));
    let counted: i64 = strip
        .slices
        .iter()
        .filter(|slice| slice.kind == SliceKind::Counted)
        .map(Slice::seconds)
        .sum();
    assert_eq!(counted, strip.reading.elapsed);
}

#[test]
fn lengths_read_as_people_say_them() {
    assert_eq!(
        sum_in_words(&[7_800, 21_000]),
        "2 h 10 min + 5 h 50 min = 8 h 00 min"
    );
    assert_eq!(sum_in_words(&[]), "0 min");
    assert_eq!(length_in_words(3_605), "1 h 00 min 05 s");
    assert_eq!(length_in_words(-30), "−30 s");
}
