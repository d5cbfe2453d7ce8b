//! Questions to the clock and what it answers.

use serde_json::{Value, json};

use sla::run_clock_file;

/// The answer to one question on an office open 09:00 to 17:00 in Berlin, Monday to Friday.
fn ask(question: Value) -> Value {
    let office = json!(["09:00", "17:00"]);
    let file = json!({
        "calendars": {
            "office": {
                "tz": "Europe/Berlin",
                "week": {"mon": office, "tue": office, "wed": office, "thu": office, "fri": office},
                "holidays": ["2026-05-01"],
            },
            "broken": {"tz": "Mars/Olympus", "week": {}},
            "never": {"tz": "UTC", "week": {}},
            "night": {"tz": "UTC", "week": {"mon": [["22:00", "06:00"]]}},
        },
        "vectors": [question],
    });
    let answers = run_clock_file(&file.to_string()).expect("a file of questions");
    assert_eq!(answers[0]["error"].is_null(), !answers[0]["result"].is_null(), "{answers}");
    answers[0]["result"].clone()
}

fn office(question: Value) -> Value {
    let mut question = question;
    question["calendar"] = json!("office");
    ask(question)
}

#[test]
fn moments_are_read_with_any_offset_and_fraction() {
    let add = |start: &str, seconds: i64| office(json!({"op": "add", "start": start, "seconds": seconds}));
    // Winter: 09:00 in Berlin is 08:00 UTC.
    assert_eq!(add("2026-01-05T08:30:00Z", 60), "2026-01-05T08:31:00Z");
    assert_eq!(add("2026-01-05T10:30:00+02:00", 60), "2026-01-05T08:31:00Z");
    assert_eq!(add("2026-01-05T09:30:00", 60), "2026-01-05T08:31:00Z");
    assert_eq!(add("2026-01-05T08:30:00.250Z", 60), "2026-01-05T08:31:00.250Z");
    // Half a second of Monday is spent, so half a second of Tuesday is due.
    assert_eq!(add("2026-01-05T15:59:59.500Z", 1), "2026-01-06T08:00:00.500Z");
    assert_eq!(add("2026-01-05T07:59:59.500Z", 1), "2026-01-05T08:00:01Z");
    let sub = |start: &str, seconds: i64| office(json!({"op": "sub", "start": start, "seconds": seconds}));
    assert_eq!(sub("2026-01-06T08:00:00.500Z", 1), "2026-01-05T15:59:59.500Z");
    assert_eq!(sub("2026-01-06T08:00:02.500Z", 2), "2026-01-06T08:00:00.500Z");
    assert_eq!(sub("2026-01-05T16:00:00.500Z", 1), "2026-01-05T15:59:59Z");
    let elapsed = |start: &str, end: &str| office(json!({"op": "elapsed", "start": start, "end": end}));
    assert_eq!(elapsed("2026-01-05T15:59:59.500Z", "2026-01-06T08:00:00.250Z"), 0.75);
    assert_eq!(elapsed("2026-01-05T15:59:59.500Z", "2026-01-06T08:00:00.500Z"), 1);
}

#[test]
fn ends_of_spans_are_open_at_the_start_only() {
    let at = |op: &str, at: &str| office(json!({"op": op, "at": at}));
    assert_eq!(at("is_open", "2026-01-05T08:00:00Z"), true);
    assert_eq!(at("is_open", "2026-01-05T16:00:00Z"), false);
    assert_eq!(at("next_open", "2026-01-05T16:00:00Z"), "2026-01-06T08:00:00Z");
    assert_eq!(at("next_open", "2026-04-30T15:00:00Z"), "2026-05-04T07:00:00Z");
    assert_eq!(at("next_close", "2026-01-05T16:00:00Z"), "2026-01-06T16:00:00Z");
    assert_eq!(at("prev_open", "2026-01-05T16:00:00Z"), "2026-01-05T16:00:00Z");
    assert_eq!(at("prev_open", "2026-01-05T16:00:00.5Z"), "2026-01-05T16:00:00Z");
    assert_eq!(at("prev_open", "2026-01-05T08:00:00Z"), "2026-01-02T16:00:00Z");
    assert_eq!(office(json!({"op": "add", "start": "2026-01-05T16:00:00Z", "seconds": 0})), "2026-01-06T08:00:00Z");
}

#[test]
fn periods_are_cut_at_both_ends_and_counted() {
    let day = json!(["2026-01-06T08:00:00Z", "2026-01-06T16:00:00Z"]);
    let evening = json!(["2026-01-05T15:00:00Z", "2026-01-05T16:00:00Z"]);
    let start = "2026-01-05T15:00:00Z";
    let until = office(json!({"op": "periods", "start": start, "end": "2026-01-06T20:00:00Z"}));
    assert_eq!(until, json!([evening, day]));
    assert_eq!(office(json!({"op": "periods", "after": start, "count": 2})), until);
    assert_eq!(office(json!({"op": "periods", "start": start, "end": start})), json!([]));
    assert_eq!(
        ask(
            json!({"op": "periods", "calendar": "night", "start": "2026-01-05T00:00:00Z", "end": "2026-01-09T00:00:00Z"})
        ),
        json!([["2026-01-05T22:00:00Z", "2026-01-06T06:00:00Z"]])
    );
}

#[test]
fn pauses_may_overlap_come_in_any_order_and_go_on() {
    let pauses = json!([
        ["2026-01-05T12:00:00Z", "2026-01-05T13:00:00Z"],
        ["2026-01-05T09:00:00Z", "2026-01-05T10:00:00Z"],
        {"start": "2026-01-05T09:30:00Z", "end": "2026-01-05T11:00:00Z"},
    ]);
    let add = json!({"op": "add", "start": "2026-01-05T08:00:00Z", "seconds": 7_200, "pauses": pauses});
    assert_eq!(office(add), "2026-01-05T12:00:00Z");
    let add = json!({"op": "add", "start": "2026-01-05T08:00:00Z", "seconds": 7_201, "pauses": pauses});
    assert_eq!(office(add), "2026-01-05T13:00:01Z");
    let elapsed =
        json!({"op": "elapsed", "start": "2026-01-05T08:00:00Z", "end": "2026-01-05T14:00:00Z", "pauses": pauses});
    assert_eq!(office(elapsed), 3 * 3_600);
    let endless = json!([["2026-01-05T09:00:00Z", null]]);
    let add = |seconds: i64| {
        office(json!({"op": "add", "start": "2026-01-05T08:00:00Z", "seconds": seconds, "pauses": endless}))
    };
    assert_eq!(add(3_600), "2026-01-05T09:00:00Z");
    assert_eq!(add(3_601), Value::Null);
}

#[test]
fn working_days_keep_the_time_of_day_across_a_clock_change() {
    let days = |start: &str, days: i64, roll: &str| {
        office(json!({"op": "add_days", "start": start, "days": days, "roll": roll}))
    };
    assert_eq!(days("2026-03-27T10:00:00Z", 1, "none"), "2026-03-30T09:00:00Z");
    assert_eq!(days("2026-03-30T09:00:00Z", -1, "none"), "2026-03-27T10:00:00Z");
    assert_eq!(days("2026-04-30T09:00:00Z", 1, "none"), "2026-05-04T09:00:00Z");
    // Saturday: counted from the date, or from the next opening.
    assert_eq!(days("2026-01-03T12:00:00Z", 1, "none"), "2026-01-05T12:00:00Z");
    assert_eq!(days("2026-01-03T12:00:00Z", 1, "forward"), "2026-01-05T12:00:00Z");
    assert_eq!(days("2026-01-03T05:00:00Z", 1, "forward"), "2026-01-05T08:00:00Z");
    assert_eq!(days("2026-01-05T20:00:00Z", 1, "forward"), "2026-01-07T08:00:00Z");
    assert_eq!(days("2026-01-03T20:00:00Z", -1, "backward"), "2026-01-02T16:00:00Z");
    // No day at all is the moment itself, rolled.
    assert_eq!(days("2026-01-05T13:00:00Z", 0, "forward"), "2026-01-05T13:00:00Z");
    assert_eq!(days("2025-10-26T01:30:00Z", 0, "none"), "2025-10-26T01:30:00Z");
}

#[test]
fn periods_go_backward_for_a_length_or_for_a_day() {
    let day = json!(["2026-01-06T08:00:00Z", "2026-01-06T16:00:00Z"]);
    let monday = json!(["2026-01-05T08:00:00Z", "2026-01-05T16:00:00Z"]);
    let noon = json!(["2026-01-06T08:00:00Z", "2026-01-06T12:00:00Z"]);
    let before = "2026-01-06T12:00:00Z";
    let expected = json!([noon, monday]);
    for question in [
        json!({"op": "periods", "before": before, "count": 2}),
        json!({"op": "periods", "start": before, "direction": "backward", "count": 2}),
        json!({"op": "periods", "start": before, "end": "2026-01-04T00:00:00Z", "direction": "backward"}),
        json!({"op": "periods", "before": before, "seconds": 12 * 3_600}),
    ] {
        assert_eq!(office(question.clone()), expected, "{question}");
    }
    let six = json!([noon, ["2026-01-05T14:00:00Z", "2026-01-05T16:00:00Z"]]);
    assert_eq!(office(json!({"op": "periods", "before": before, "seconds": 6 * 3_600})), six);
    assert_eq!(office(json!({"op": "periods", "on": "2026-01-06"})), json!([day]));
    let ahead = json!({"op": "periods", "start": before, "seconds": 5 * 3_600});
    assert_eq!(
        office(ahead),
        json!([["2026-01-06T12:00:00Z", "2026-01-06T16:00:00Z"], ["2026-01-07T08:00:00Z", "2026-01-07T09:00:00Z"]])
    );
}

#[test]
fn a_span_over_midnight_beside_a_holiday() {
    let shift = json!([["22:00", "06:00"]]);
    let hours = |holiday: &str| {
        let file = json!({
            "calendars": {"night": {"tz": "UTC", "week": {"mon": shift, "tue": shift}, "holidays": [holiday]}},
            "vectors": [{"op": "periods", "calendar": "night", "start": "2026-01-05T00:00:00Z", "end": "2026-01-08T00:00:00Z"}],
        });
        run_clock_file(&file.to_string()).expect("a file of questions")[0]["result"].clone()
    };
    // The holiday closes its own date, and with it the shift that would begin on it.
    assert_eq!(hours("2026-01-05"), json!([["2026-01-06T22:00:00Z", "2026-01-07T06:00:00Z"]]));
    assert_eq!(hours("2026-01-06"), json!([["2026-01-05T22:00:00Z", "2026-01-06T00:00:00Z"]]));
}

#[test]
fn pauses_of_no_length_and_backward_ones_are_none() {
    let pauses = json!([
        ["2026-01-05T10:00:00Z", "2026-01-05T10:00:00Z"],
        ["2026-01-05T12:00:00Z", "2026-01-05T09:00:00Z"],
        ["2026-01-04T10:00:00Z", "2026-01-05T09:00:00Z"],
    ]);
    let ask = |op: &str, start: &str, seconds: i64| {
        office(json!({"op": op, "start": start, "seconds": seconds, "pauses": pauses}))
    };
    // Only the last one counts: it begins before the ticket and ends an hour into Monday.
    assert_eq!(ask("add", "2026-01-05T08:30:00Z", 3_600), "2026-01-05T10:00:00Z");
    assert_eq!(ask("sub", "2026-01-05T10:00:00Z", 7_200), "2026-01-02T15:00:00Z");
    assert_eq!(ask("add", "2026-01-05T08:30:00Z", 0), "2026-01-05T09:00:00Z");
    let elapsed =
        json!({"op": "elapsed", "start": "2026-01-05T13:00:00Z", "end": "2026-01-05T07:00:00Z", "pauses": pauses});
    assert_eq!(office(elapsed), -4 * 3_600);
}

#[test]
fn a_day_with_a_clock_change_is_counted_in_three_ways() {
    let all_day = json!([["00:00", "24:00"]]);
    let ask = |clock_changes: &str, week: Value, question: Value| {
        let mut question = question;
        question["calendar"] = json!({"tz": "Europe/Paris", "week": {"sun": week}, "clock_changes": clock_changes});
        ask(question)
    };
    let autumn = json!({"op": "elapsed", "start": "2020-10-24T22:00:00Z", "end": "2020-10-25T23:00:00Z"});
    let small_hours = json!([["01:30", "02:30"]]);
    for (clock_changes, day, small) in [("moments", 25, 3_600), ("readings", 25, 5_400), ("nominal", 24, 3_600)] {
        assert_eq!(ask(clock_changes, all_day.clone(), autumn.clone()), day * 3_600);
        assert_eq!(ask(clock_changes, small_hours.clone(), autumn.clone()), small);
    }
    // In spring 02:30 never comes: the end moves to 03:30, or the hours end with the gap.
    let spring = json!({"op": "next_close", "at": "2020-03-28T23:30:00Z"});
    assert_eq!(ask("moments", small_hours.clone(), spring.clone()), "2020-03-29T01:30:00Z");
    assert_eq!(ask("readings", small_hours.clone(), spring.clone()), "2020-03-29T01:00:00Z");
    assert_eq!(ask("nominal", small_hours, spring), "2020-03-29T01:30:00Z");
}

#[test]
fn what_cannot_be_answered_says_why() {
    for question in [
        json!({}),
        json!(7),
        json!({"op": "fly", "calendar": "office"}),
        json!({"op": "is_open", "calendar": "broken", "at": "2026-01-05T08:00:00Z"}),
        json!({"op": "is_open", "calendar": "nobody", "at": "2026-01-05T08:00:00Z"}),
        json!({"op": "is_open", "calendar": "office", "at": "yesterday"}),
        json!({"op": "is_open", "calendar": "office"}),
        json!({"op": "next_open", "calendar": "never", "at": "2026-01-05T08:00:00Z"}),
        json!({"op": "add", "calendar": "never", "start": "2026-01-05T08:00:00Z", "seconds": 1}),
        json!({"op": "add", "calendar": "office", "start": "2026-01-05T08:00:00Z", "seconds": i64::MAX}),
        json!({"op": "add", "calendar": "office", "start": i64::MAX, "seconds": 1.5}),
        json!({"op": "next_close", "at": "2026-01-05T08:00:00Z"}),
        json!({"op": "periods", "calendar": "office", "start": "2026-01-05T08:00:00Z", "count": -1}),
        json!({"op": "add_days", "calendar": "never", "start": "2026-01-05T08:00:00Z", "days": 1}),
    ] {
        assert_eq!(ask(question.clone()), Value::Null, "{question}");
    }
    assert!(run_clock_file("{").is_err());
    assert!(run_clock_file("{}").is_err());
}
