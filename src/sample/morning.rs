//! The moment at which the sample is shown: a working morning, whenever the page is opened.

use crate::base::{DAY, Day, MINUTE, Timestamp, Zone};

/// Tuesday.
const WEEKDAY: i32 = 1;
/// 10:15 on the wall.
const MINUTES: i64 = 10 * 60 + 15;

/// Tuesday, 10:15, of the week of a moment; of the week before where that is still to come. The same figures are shown
/// for a whole week, whatever the hour.
pub fn last_working_morning(now: Timestamp, zone: &Zone) -> Timestamp {
    let today = zone.day(now);
    let tuesday = today.plus(WEEKDAY - today.weekday() as i32);
    let at = |day: Day| zone.moment(i64::from(day.0) * DAY + MINUTES * MINUTE);
    if at(tuesday) <= now { at(tuesday) } else { at(tuesday.plus(-7)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_last_tuesday_morning_that_is_over() {
        let zone = Zone::named("America/Chicago").expect("a zone");
        let at = |now: &str| zone.rfc3339(last_working_morning(Timestamp::from_rfc3339(now).expect("valid"), &zone));
        // A Sunday at night, a Monday, a Tuesday before and after.
        assert_eq!(at("2026-06-28T09:49:00Z"), "2026-06-23T10:15:00-05:00");
        assert_eq!(at("2026-06-29T12:00:00Z"), "2026-06-23T10:15:00-05:00");
        assert_eq!(at("2026-06-30T15:14:00Z"), "2026-06-23T10:15:00-05:00");
        assert_eq!(at("2026-06-30T15:15:00Z"), "2026-06-30T10:15:00-05:00");
        assert_eq!(at("2026-07-04T23:00:00Z"), "2026-06-30T10:15:00-05:00");
    }
}
