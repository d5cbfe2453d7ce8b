//! How long a new ticket has waited for triage: in the coordinator's hours, or by the wall clock where that is wanted.

use base::{DAY, Day, HOUR, Timestamp, Zone};

use crate::settings::TriageClock;

use super::view::View;

/// The clock that triage is measured by. Without an hour of coverage there is only the wall clock.
pub fn triage_clock(view: &View<'_>) -> TriageClock {
    let settings = view.settings;
    if settings.coverage_from_hour == settings.coverage_to_hour {
        TriageClock::Wall
    } else {
        settings.boards.triage_clock
    }
}

/// Seconds on the clock of triage from a moment to that of the picture; negative for a moment after it.
pub fn triage_age(view: &View<'_>, since: Timestamp) -> i64 {
    triage_length(view, since, view.as_of)
}

/// Seconds on the clock of triage from one moment to another; negative where the second is before the first.
pub(super) fn triage_length(view: &View<'_>, since: Timestamp, until: Timestamp) -> i64 {
    let wall = until.since(since);
    if wall < 0 || triage_clock(view) == TriageClock::Wall {
        return wall;
    }
    let hours = (view.settings.coverage_from_hour, view.settings.coverage_to_hour);
    covered_between(&view.data.zone, &view.data.holidays, hours, since, until)
}

/// Seconds of coverage between two moments: weekdays that are no holiday, from the first hour to the last; hours that
/// go past midnight are the beginning and the end of a day.
fn covered_between(zone: &Zone, holidays: &[Day], (from, to): (u32, u32), start: Timestamp, end: Timestamp) -> i64 {
    let windows: &[(u32, u32)] = if from <= to { &[(from, to)] } else { &[(0, to), (from, 24)] };
    let covered = |day: Day, (first, last): (u32, u32)| {
        let at = |hour: u32| zone.moment(i64::from(day.0) * DAY + i64::from(hour) * HOUR);
        let (opens, closes) = (Timestamp(at(first).0.max(start.0)), Timestamp(at(last).0.min(end.0)));
        closes.since(opens).max(0)
    };
    (zone.day(start).0..=zone.day(end).0)
        .map(Day)
        .filter(|day| !day.is_weekend() && holidays.binary_search(day).is_err())
        .map(|day| windows.iter().map(|&window| covered(day, window)).sum::<i64>())
        .sum()
}

#[cfg(test)]
mod tests {
    use base::MINUTE;
    use proptest::prelude::*;

    use super::*;

    /// The same minute by minute.
    fn plainly(zone: &Zone, holidays: &[Day], (from, to): (u32, u32), start: Timestamp, end: Timestamp) -> i64 {
        let is_covered = |at: Timestamp| {
            let (day, hour) = (zone.day(at), zone.hour(at) as u32);
            let in_hours = if from <= to { hour >= from && hour < to } else { hour >= from || hour < to };
            in_hours && !day.is_weekend() && !holidays.contains(&day)
        };
        (start.0 / MINUTE..end.0 / MINUTE).filter(|minute| is_covered(Timestamp(minute * MINUTE))).count() as i64
            * MINUTE
    }

    proptest! {
        #[test]
        fn coverage_is_counted_as_by_hand(
            start in 29_000_000_i64..29_600_000, long in 0_i64..12_000, from in 3_u32..24, to in 3_u32..25,
            zone in prop::sample::select(vec!["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
        ) {
            let zone = Zone::named(zone).expect("a zone");
            let (start, end) = (Timestamp(start * MINUTE), Timestamp((start + long) * MINUTE));
            let holidays = [zone.day(start).plus(1)];
            prop_assert_eq!(
                covered_between(&zone, &holidays, (from, to), start, end),
                plainly(&zone, &holidays, (from, to), start, end)
            );
        }
    }

    #[test]
    fn the_mail_of_the_night_is_new_in_the_morning() {
        let at = |text: &str| Timestamp::from_rfc3339(text).expect("a moment");
        let age = |from, to| covered_between(&Zone::utc(), &[], (7, 17), at(from), at(to)) / MINUTE;
        assert_eq!(age("2026-06-29T22:10:00Z", "2026-06-30T07:12:00Z"), 12);
        // From Friday afternoon to Monday morning.
        assert_eq!(age("2026-06-26T16:30:00Z", "2026-06-29T08:00:00Z"), 90);
    }
}
