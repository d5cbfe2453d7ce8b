//! The slow and obvious twin of the clock, and random cases on which both must agree.
//!
//! The twin knows nothing of intervals, sums or tables: it writes down for each minute of a
//! fortnight whether the office is open, and counts.

use chrono::{LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestCaseResult, TestRng, TestRunner};

use base::{DAY, Day, MINUTE, Timestamp};
use sla::{
    Calendar, CalendarSpec, ClockChanges, DayHours, EarlierWeek, Holiday, Pause, Pauses, Roll, Span, Week, WorkTime,
};

/// Fortnights in which something happens to the clocks, as zone and the day in the middle.
const WORLDS: [(&str, &str); 20] = [
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Australia/Lord_Howe", "2025-10-05"),
    ("Europe/Dublin", "2026-03-29"),
    ("Europe/Dublin", "2025-10-26"),
    ("Africa/Casablanca", "2026-02-15"),
    ("Africa/Casablanca", "2026-03-22"),
    ("Africa/Casablanca", "2018-10-28"),
    ("Pacific/Apia", "2011-12-30"),
    ("Pacific/Apia", "2012-04-01"),
    ("Europe/Berlin", "2024-02-29"),
    ("Europe/Berlin", "2024-10-27"),
    ("America/New_York", "2025-03-09"),
    ("America/New_York", "2025-11-02"),
    ("America/St_Johns", "2006-04-02"),
    ("America/Sao_Paulo", "2018-11-04"),
    ("Asia/Beirut", "2023-03-26"),
    ("Antarctica/Troll", "2025-03-30"),
    ("Asia/Kathmandu", "2000-02-29"),
    ("Pacific/Chatham", "2026-09-27"),
    ("UTC", "2025-12-31"),
];

/// Half the length of a fortnight.
const WEEK_DAYS: i32 = 7;

/// Whether each minute of a fortnight is open.
struct Twin {
    start: i64,
    open: Vec<bool>,
}

impl Twin {
    fn new(spec: &CalendarSpec, middle: Day) -> Self {
        let tz: chrono_tz::Tz = spec.zone.parse().expect("a zone of the list");
        let start = i64::from(middle.0 - WEEK_DAYS) * DAY;
        let minutes = i64::from(2 * WEEK_DAYS) * DAY / MINUTE;
        let (mut opens, mut closes) = (Vec::new(), Vec::new());
        for number in middle.0 - WEEK_DAYS - 4..=middle.0 + WEEK_DAYS + 4 {
            let day = Day(number);
            if !has_date(tz, day) {
                continue;
            }
            let holidays = || spec.holidays.iter().filter(|holiday| falls_on(holiday, day));
            let closed = holidays().any(|holiday| holiday.hours == DayHours::Closed);
            if closed {
                closes.push((resolve(tz, day, 0), resolve(tz, day, DAY)));
            }
            let special: Vec<_> = holidays()
                .filter_map(|holiday| match &holiday.hours {
                    DayHours::OpenDuring(spans) => Some(spans.clone()),
                    _ => None,
                })
                .collect();
            let spans = if closed {
                Vec::new()
            } else if special.is_empty() {
                week_of(spec, day).day(day.weekday()).to_vec()
            } else {
                special.concat()
            };
            let ends = |span: &Span| (resolve(tz, day, span.start()), resolve(tz, day, span.end()));
            opens.extend(spans.iter().map(ends));
            for holiday in holidays() {
                if let DayHours::ClosedDuring(spans) = &holiday.hours {
                    closes.extend(spans.iter().map(ends));
                }
            }
        }
        let inside = |list: &[(i64, i64)], at| list.iter().any(|&(from, to)| from <= at && at < to);
        let open = (0..minutes)
            .map(|minute| start + minute * MINUTE)
            .map(|at| inside(&opens, at) && !inside(&closes, at))
            .collect();
        Self { start, open }
    }

    fn is_open(&self, at: i64) -> bool {
        let minute = (at - self.start).div_euclid(MINUTE);
        usize::try_from(minute).is_ok_and(|minute| self.open.get(minute).copied().unwrap_or(false))
    }

    /// Second by second.
    fn elapsed(&self, from: i64, to: i64, pauses: &[(i64, i64)]) -> i64 {
        let counts = |at: &i64| self.is_open(*at) && !pauses.iter().any(|&(off, on)| off <= *at && *at < on);
        (from..to).filter(counts).count() as i64
    }

    /// Minute by minute, with the begun minutes at both ends.
    fn elapsed_fast(&self, from: i64, to: i64) -> i64 {
        let mut at = from;
        let mut sum = 0;
        while at < to {
            let next = (at - at.rem_euclid(MINUTE) + MINUTE).min(to);
            if self.is_open(at) {
                sum += next - at;
            }
            at = next;
        }
        sum
    }

    fn add(&self, from: i64, seconds: i64) -> Option<i64> {
        let end = self.start + self.open.len() as i64 * MINUTE;
        let (mut at, mut left) = (from, seconds);
        while at < end {
            let next = at - at.rem_euclid(MINUTE) + MINUTE;
            if self.is_open(at) {
                if left <= next - at {
                    return Some(at + left);
                }
                left -= next - at;
            }
            at = next;
        }
        None
    }

    fn sub(&self, to: i64, seconds: i64) -> Option<i64> {
        let (mut at, mut left) = (to, seconds);
        while at > self.start {
            let previous = (at - 1) - (at - 1).rem_euclid(MINUTE);
            if self.is_open(previous) {
                if left <= at - previous {
                    return Some(at - left);
                }
                left -= at - previous;
            }
            at = previous;
        }
        None
    }
}

/// Of the weeks that had not ended by then, the one that ends first.
fn week_of(spec: &CalendarSpec, day: Day) -> &Week {
    let mut earlier: Vec<_> = spec.earlier.iter().collect();
    earlier.sort_by_key(|earlier| earlier.until);
    let found = earlier.into_iter().find(|earlier| earlier.until >= day);
    found.map_or(&spec.week, |earlier| &earlier.week)
}

/// Whether the wall shows an open time, read off minute by minute: the other way to see a clock change.
fn shows_open(spec: &CalendarSpec, tz: chrono_tz::Tz, at: i64) -> bool {
    let utc = chrono::DateTime::from_timestamp(at, 0).expect("a moment of the fortnight").naive_utc();
    let wall = utc + offset(tz, utc);
    let today = Day::of(wall.date());
    let second = i64::from(chrono::Timelike::num_seconds_from_midnight(&wall.time()));
    let holidays = |day: Day| spec.holidays.iter().filter(move |holiday| falls_on(holiday, day));
    if holidays(today).any(|holiday| holiday.hours == DayHours::Closed) {
        return false;
    }
    // What started today, or yesterday and runs over midnight.
    let covers = |spans: &[Span], back: i64| {
        let reading = second + back * DAY;
        spans.iter().any(|span| span.start() <= reading && reading < span.end())
    };
    let mut open = false;
    for back in 0..=1 {
        let day = today.plus(-back);
        if !has_date(tz, day) || holidays(day).any(|holiday| holiday.hours == DayHours::Closed) {
            continue;
        }
        let mut special: Option<Vec<Span>> = None;
        for holiday in holidays(day) {
            match &holiday.hours {
                DayHours::OpenDuring(spans) => special.get_or_insert_default().extend(spans),
                DayHours::ClosedDuring(spans) if covers(spans, back.into()) => return false,
                _ => {}
            }
        }
        let spans = special.unwrap_or_else(|| week_of(spec, day).day(day.weekday()).to_vec());
        open |= covers(&spans, back.into());
    }
    open
}

fn falls_on(holiday: &Holiday, day: Day) -> bool {
    let key = |day: Day| day.date().format("%m-%d").to_string();
    holiday.on == day || (holiday.every_year && key(holiday.on) == key(day))
}

fn offset(tz: chrono_tz::Tz, utc: NaiveDateTime) -> TimeDelta {
    TimeDelta::seconds(tz.offset_from_utc_datetime(&utc).fix().local_minus_utc().into())
}

/// The wall reading as a moment, by the rules of the time zone library.
fn resolve(tz: chrono_tz::Tz, day: Day, seconds: i64) -> i64 {
    let wall = day.date().and_time(chrono::NaiveTime::MIN) + TimeDelta::seconds(seconds);
    match tz.from_local_datetime(&wall) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.timestamp(),
        // In a gap: as if the offset of two days before still held.
        LocalResult::None => (wall - offset(tz, wall - TimeDelta::days(2))).and_utc().timestamp(),
    }
}

fn has_date(tz: chrono_tz::Tz, day: Day) -> bool {
    let noon = day.date().and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(12);
    tz.from_local_datetime(&noon) != LocalResult::None
}

fn day(text: &str) -> Day {
    Day::of(NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a date of the list"))
}

fn a_span() -> impl Strategy<Value = Span> {
    let minute = |five: i64| five * 5 * MINUTE;
    prop_oneof![
        1 => Just(Span::FULL_DAY),
        // Small hours, where clocks change.
        3 => (0..60_i64, 1..80_i64).prop_map(move |(start, length)| {
            Span::new(minute(start), minute(start + length)).expect("short of a day")
        }),
        4 => (84..144_i64, 1..140_i64).prop_map(move |(start, length)| {
            Span::new(minute(start), minute(start + length)).expect("short of a day")
        }),
        // Over midnight.
        2 => (230..288_i64, 1..200_i64).prop_map(move |(start, length)| {
            Span::new(minute(start), minute(start + length)).expect("short of a day")
        }),
    ]
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    prop::collection::vec(a_span(), 0..4)
}

fn a_holiday(middle: Day) -> impl Strategy<Value = Holiday> {
    let hours = prop_oneof![
        Just(DayHours::Closed),
        spans().prop_map(DayHours::ClosedDuring),
        spans().prop_map(DayHours::OpenDuring),
    ];
    (-9..9_i32, any::<bool>(), hours).prop_map(move |(distance, every_year, hours)| Holiday {
        on: middle.plus(distance),
        name: String::new(),
        every_year,
        hours,
    })
}

fn a_spec(world: usize) -> impl Strategy<Value = CalendarSpec> {
    let (zone, middle) = WORLDS[world];
    let holidays = prop::collection::vec(a_holiday(day(middle)), 0..5);
    let earlier = prop::option::weighted(0.3, (-7..7_i32, a_week()));
    (a_week(), holidays, earlier).prop_map(move |(week, holidays, earlier)| CalendarSpec {
        zone: zone.to_owned(),
        week,
        holidays,
        earlier: earlier
            .map(|(distance, week)| EarlierWeek { until: day(middle).plus(distance), week })
            .into_iter()
            .collect(),
        ..CalendarSpec::default()
    })
}

fn a_week() -> impl Strategy<Value = Week> {
    prop::array::uniform7(spans()).prop_map(|days| {
        let mut week = Week::default();
        for (weekday, spans) in days.into_iter().enumerate() {
            *week.day_mut(weekday) = spans;
        }
        week
    })
}

/// Seconds into the fortnight; often near a whole five minutes, where spans begin and end.
fn an_instant() -> impl Strategy<Value = i64> {
    let length = i64::from(2 * WEEK_DAYS) * DAY;
    prop_oneof![
        0..length,
        (0..length / 300).prop_map(|five| five * 300),
        (1..length / 300).prop_map(|five| five * 300 - 1)
    ]
}

type Query = (i64, i64, i64, Vec<(i64, i64)>);

fn queries(count: usize) -> impl Strategy<Value = Vec<Query>> {
    let pause = (an_instant(), 0..3 * DAY).prop_map(|(from, length)| (from, from + length));
    let query = (an_instant(), an_instant(), 0..40 * 3_600_i64, prop::collection::vec(pause, 0..4));
    prop::collection::vec(query, count)
}

/// So many random calendars, always the same ones, each with so many questions.
fn over_worlds(calendars: u32, count: usize, test: impl Fn(&CalendarSpec, Day, Vec<Query>) -> TestCaseResult) {
    let config = Config {
        cases: calendars,
        rng_seed: RngSeed::Fixed(20_261_123),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let worlds = (0..WORLDS.len()).prop_flat_map(|world| (Just(world), a_spec(world)));
    TestRunner::new_with_rng(config, rng)
        .run(&(worlds, queries(count)), |((world, spec), queries)| test(&spec, day(WORLDS[world].1), queries))
        .expect("the clock and its twin agree");
}

fn quick(spec: &CalendarSpec, middle: Day) -> Calendar {
    Calendar::compile(spec, middle.plus(-30), middle.plus(30)).expect("a zone of the list")
}

#[test]
fn counting_agrees_with_the_twin() {
    // 500 calendars x 100 questions x 5 operations.
    over_worlds(500, 100, |spec, middle, queries| {
        let (twin, calendar) = (Twin::new(spec, middle), quick(spec, middle));
        for (a, b, seconds, _) in queries {
            let (from, to) = (twin.start + a.min(b), twin.start + a.max(b));
            let elapsed = twin.elapsed_fast(from, to);
            prop_assert_eq!(calendar.open_between(Timestamp(from), Timestamp(to)), elapsed);
            prop_assert_eq!(calendar.is_open(Timestamp(from)), twin.is_open(from));
            if let Some(due) = twin.add(from, seconds) {
                prop_assert_eq!(calendar.add(Timestamp(from), seconds), Some(Timestamp(due)));
            }
            if let Some(start) = twin.sub(to, seconds) {
                prop_assert_eq!(calendar.sub(Timestamp(to), seconds), Some(Timestamp(start)));
            }
            let mut periods = 0;
            for (open, close) in calendar.periods(Timestamp(from), Timestamp(to)) {
                prop_assert!(twin.is_open(open.0) && twin.is_open(close.0 - 1));
                prop_assert!(close.0 == to || !twin.is_open(close.0));
                periods += close.since(open);
            }
            prop_assert_eq!(periods, elapsed);
        }
        Ok(())
    });
}

#[test]
fn openings_and_closes_agree_with_the_twin() {
    over_worlds(300, 60, |spec, middle, queries| {
        let (twin, calendar) = (Twin::new(spec, middle), quick(spec, middle));
        for (a, ..) in queries {
            let at = twin.start + a;
            let end = twin.start + twin.open.len() as i64 * MINUTE;
            let minutes = |from: i64| (from - from.rem_euclid(MINUTE) + MINUTE..end).step_by(MINUTE as usize);
            let next = if twin.is_open(at) { Some(at) } else { minutes(at).find(|&at| twin.is_open(at)) };
            if let Some(next) = next {
                prop_assert_eq!(calendar.next_open(Timestamp(at)), Some(Timestamp(next)));
                if let Some(close) = minutes(next).find(|&at| !twin.is_open(at)) {
                    prop_assert_eq!(calendar.next_close(Timestamp(at)), Some(Timestamp(close)));
                }
            }
            let previous = (twin.start..at).rev().find(|&at| twin.is_open(at));
            if let Some(previous) = previous {
                prop_assert_eq!(calendar.prev_open(Timestamp(at)), Some(Timestamp(previous + 1)));
            }
        }
        Ok(())
    });
}

#[test]
fn pauses_agree_with_the_twin_and_their_order_does_not_matter() {
    over_worlds(100, 12, |spec, middle, queries| {
        let (twin, calendar) = (Twin::new(spec, middle), quick(spec, middle));
        let work = WorkTime::Office(&calendar);
        for (a, b, seconds, pauses) in queries {
            // Two days at most: this twin goes second by second.
            let from = twin.start + a;
            let to = from + b % (2 * DAY);
            let shifted: Vec<_> = pauses.iter().map(|(off, on)| (twin.start + off, twin.start + on)).collect();
            let as_pauses = |list: &mut dyn Iterator<Item = &(i64, i64)>| {
                Pauses::of(list.map(|&(from, to)| Pause { from: Timestamp(from), to: Some(Timestamp(to)) }))
            };
            let pauses = as_pauses(&mut shifted.iter());
            prop_assert_eq!(&pauses, &as_pauses(&mut shifted.iter().rev()));
            let elapsed = pauses.elapsed(work, Timestamp(from), Timestamp(to));
            let end = twin.start + twin.open.len() as i64 * MINUTE;
            if to <= end {
                prop_assert_eq!(elapsed, twin.elapsed(from, to, &shifted));
            }
            let due = pauses.add(work, Timestamp(from), seconds);
            if let Some(due) = due {
                prop_assert_eq!(pauses.elapsed(work, Timestamp(from), due), seconds);
                // The earliest such moment: a second before, the target is not filled.
                if seconds > 0 {
                    prop_assert!(pauses.elapsed(work, Timestamp(from), due.plus(-1)) < seconds);
                }
                let without = calendar.add(Timestamp(from), seconds);
                prop_assert!(without <= Some(due), "a pause made it due earlier");
            }
            if let Some(start) = pauses.sub(work, Timestamp(to), seconds) {
                prop_assert_eq!(pauses.elapsed(work, start, Timestamp(to)), seconds);
            }
        }
        Ok(())
    });
}

#[test]
fn hours_by_the_reading_of_the_wall_agree_with_the_wall() {
    over_worlds(200, 20, |spec, middle, queries| {
        let tz: chrono_tz::Tz = spec.zone.parse().expect("a zone of the list");
        let spec = CalendarSpec { clock_changes: ClockChanges::Readings, ..spec.clone() };
        let calendar = quick(&spec, middle);
        let start = i64::from(middle.0 - WEEK_DAYS) * DAY;
        for (a, b, ..) in queries {
            let at = start + a;
            prop_assert_eq!(calendar.is_open(Timestamp(at)), shows_open(&spec, tz, at));
            let to = at - at.rem_euclid(MINUTE) + MINUTE * (b % 600);
            let from = at - at.rem_euclid(MINUTE);
            let minutes = (from..to).step_by(MINUTE as usize).filter(|&at| shows_open(&spec, tz, at)).count();
            let between = calendar.open_between(Timestamp(from), Timestamp(to));
            prop_assert_eq!(between, minutes as i64 * MINUTE);
        }
        Ok(())
    });
}

#[test]
fn nominal_time_is_what_the_wall_shows() {
    over_worlds(150, 40, |spec, middle, queries| {
        let zone = base::Zone::named(&spec.zone).expect("a zone of the list");
        let nominal = CalendarSpec { clock_changes: ClockChanges::Nominal, ..spec.clone() };
        // On the wall, a zone is what UTC is to everybody. (A date that a zone skipped is one of the wall.)
        let wall = CalendarSpec { zone: "UTC".to_owned(), ..spec.clone() };
        let (nominal, wall) = (quick(&nominal, middle), quick(&wall, middle));
        let start = i64::from(middle.0 - WEEK_DAYS) * DAY;
        for (a, b, seconds, _) in queries {
            let (from, to) = (Timestamp(start + a), Timestamp(start + b));
            let read = |at: Timestamp| Timestamp(zone.wall(at));
            prop_assert_eq!(nominal.open_between(from, to), wall.open_between(read(from), read(to)));
            prop_assert_eq!(nominal.is_open(from), wall.is_open(read(from)));
            if seconds > 0 {
                let due = wall.add(read(from), seconds).map(|at| zone.moment(at.0));
                prop_assert_eq!(nominal.add(from, seconds), due);
            }
        }
        Ok(())
    });
}

#[test]
fn working_days_agree_with_a_walk_from_day_to_day() {
    over_worlds(200, 20, |spec, middle, queries| {
        let (twin, calendar) = (Twin::new(spec, middle), quick(spec, middle));
        let zone = base::Zone::named(&spec.zone).expect("a zone of the list");
        for (a, b, ..) in queries {
            let (start, days) = (Timestamp(twin.start + a), b % 5 + 1);
            let (mut day, mut left) = (zone.day(start), days);
            // Only where the twin can see all of it.
            while left > 0 && day.0 < middle.0 + WEEK_DAYS - 3 {
                day = day.plus(1);
                left -= i64::from(calendar.is_working_day(day));
            }
            if left > 0 {
                continue;
            }
            let wall = i64::from(day.0) * DAY + zone.wall(start).rem_euclid(DAY);
            let plain = zone.moment(wall);
            prop_assert_eq!(calendar.add_days(start, days, Roll::None), Some(plain));
            let rolled = (plain.0..twin.start + twin.open.len() as i64 * MINUTE).find(|&at| twin.is_open(at));
            if let Some(rolled) = rolled {
                prop_assert_eq!(calendar.add_days(start, days, Roll::Forward), Some(Timestamp(rolled)));
            }
            if calendar.is_working_day(day) {
                let (from, to) = (zone.start_of(day), zone.start_of(day.plus(2)));
                prop_assert!((from.0..to.0).step_by(60).any(|at| twin.is_open(at)));
            }
        }
        Ok(())
    });
}

#[test]
fn a_calendar_without_hours_answers_at_once() {
    for week in [Week::default(), Week::each(&[2], &[])] {
        for clock_changes in ClockChanges::ALL {
            let spec = CalendarSpec {
                zone: "Europe/Dublin".to_owned(),
                week: week.clone(),
                clock_changes,
                ..CalendarSpec::default()
            };
            let calendar = Calendar::new(&spec).expect("known");
            let at = Timestamp(1_700_000_000);
            assert_eq!(calendar.add(at, 0), None);
            assert_eq!(calendar.add(at, 1), None);
            assert_eq!(calendar.sub(at, 1), None);
            assert_eq!(calendar.next_open(at), None);
            assert_eq!(calendar.next_close(at), None);
            assert_eq!(calendar.prev_open(at), None);
            assert_eq!(calendar.open_between(at, at.plus(DAY)), 0);
            assert_eq!(calendar.periods(at, at.plus(900 * DAY)).next(), None);
            assert_eq!(calendar.add_days(at, 1, Roll::Forward), None);
            assert!(!calendar.is_open(at));
        }
    }
}

#[test]
fn the_laws_of_working_time_hold() {
    over_worlds(400, 80, |spec, middle, queries| {
        let calendar = quick(spec, middle);
        let twin_start = i64::from(middle.0 - WEEK_DAYS) * DAY;
        let mut stricter = spec.clone();
        stricter.holidays.push(Holiday::closed(middle, "one more"));
        let stricter = quick(&stricter, middle);
        for (a, b, seconds, _) in queries {
            let (from, to) = (Timestamp(twin_start + a), Timestamp(twin_start + b));
            let between = calendar.open_between(from, to);
            prop_assert_eq!(between, -calendar.open_between(to, from));
            let middle = Timestamp(twin_start + (a + b) / 2);
            prop_assert_eq!(calendar.open_between(from, middle) + calendar.open_between(middle, to), between);
            prop_assert!(calendar.open_between(from, to.plus(600)) >= between);
            if let Some(due) = calendar.add(from, seconds) {
                prop_assert_eq!(calendar.open_between(from, due), seconds);
                if let Some(later) = stricter.add(from, seconds) {
                    prop_assert!(later >= due, "a holiday made it due earlier");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_shift_by_weeks_changes_nothing_where_clocks_do_not_change() {
    over_worlds(100, 60, |spec, middle, queries| {
        let mut spec = spec.clone();
        spec.zone = "Asia/Kathmandu".to_owned();
        spec.holidays.clear();
        spec.earlier.clear();
        let calendar = quick(&spec, middle);
        let start = i64::from(middle.0 - WEEK_DAYS) * DAY;
        for (a, b, seconds, _) in queries {
            let weeks = 7 * DAY * (b % 1_500 - 700);
            let (from, to) = (Timestamp(start + a), Timestamp(start + b));
            // Most of these leave the compiled window: the wide calendar answers. (The zone last
            // changed in 1986, before all of them.)
            prop_assert_eq!(calendar.open_between(from, to), calendar.open_between(from.plus(weeks), to.plus(weeks)));
            let shifted = calendar.add(from.plus(weeks), seconds);
            prop_assert_eq!(calendar.add(from, seconds).map(|at| at.plus(weeks)), shifted);
        }
        Ok(())
    });
}

#[test]
fn a_calendar_answers_the_same_outside_of_its_window() {
    let spec = CalendarSpec {
        holidays: vec![Holiday { every_year: true, ..Holiday::closed(day("2020-12-25"), "") }],
        ..CalendarSpec::office("Europe/Dublin", Span::parse("09:00", "17:30").expect("times"))
    };
    let usual = Calendar::new(&spec).expect("known");
    let narrow = Calendar::compile(&spec, day("2020-01-01"), day("2020-03-01")).expect("known");
    let mut at = Timestamp(700_000_000);
    while at.0 < 2_500_000_000 {
        let to = at.plus(40_000_000);
        assert_eq!(usual.open_between(at, to), narrow.open_between(at, to));
        assert_eq!(usual.add(at, 20_000_000), narrow.add(at, 20_000_000));
        assert_eq!(usual.sub(at, 90_000), narrow.sub(at, 90_000));
        assert_eq!(usual.next_close(at), narrow.next_close(at));
        assert_eq!(usual.prev_open(at), narrow.prev_open(at));
        assert_eq!(usual.add_days(at, 12, Roll::None), narrow.add_days(at, 12, Roll::None));
        assert_eq!(usual.periods(at, to).count(), narrow.periods(at, to).count());
        at = at.plus(9_999_991);
    }
}

#[test]
fn nothing_breaks_at_the_ends_of_time() {
    let calendars = [
        CalendarSpec::around_the_clock(),
        CalendarSpec { week: Week::default(), ..CalendarSpec::around_the_clock() },
        CalendarSpec::office("Pacific/Apia", Span::FULL_DAY),
    ];
    for spec in calendars {
        let calendar = quick(&spec, day("2024-02-29"));
        for at in [i64::MIN, i64::MIN + 1, -9e15 as i64, 0, 9e15 as i64, i64::MAX - 1, i64::MAX] {
            let at = Timestamp(at);
            for seconds in [i64::MIN, -1, 0, 1, i64::MAX] {
                let _ = (calendar.add(at, seconds), calendar.sub(at, seconds));
                let _ = (calendar.add_days(at, seconds, Roll::None), calendar.next_close(at));
                let _ = (calendar.add_days(at, seconds, Roll::Forward), calendar.prev_open(at));
            }
            let _ = (calendar.open_between(at, Timestamp(0)), calendar.is_open(at), calendar.closed_at(at));
            let _ = (calendar.end_of_working_day(at), calendar.periods(at, Timestamp(i64::MAX)).next());
        }
        assert_eq!(calendar.next_close(Timestamp(0)).is_none(), spec.zone == "UTC");
    }
}
