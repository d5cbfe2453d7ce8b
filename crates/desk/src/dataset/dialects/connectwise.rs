//! ConnectWise PSA (Manage): REST, and board exports with pictures of priorities, logins in comma lists, ages
//! instead of creation dates, and the next promise in a sentence:
//! `Plan by Wed 04/23 3:00 AM UTC+05:30 Tue 04/22 5:30 PM EDT`.
//!
//! It has no year and no certain order of day and month; the weekday decides, beside a moment that is near.

use chrono::{Datelike, NaiveDate};

use base::Timestamp;

use super::{Dialect, GENERIC};

/// What tells this system.
pub(super) const DIALECT: Dialect = Dialect {
    id: "connectwise",
    title: "ConnectWise PSA",
    headers: &[
        "selectedsrservicerecid", "ticket", "summarydescription", "slastatus", "budget", "nextdate", "boardicon",
        "sitetimezone", "territoryteam", "infodateentered", "infolastupdated", "resplanminutes", "respondminutes",
        "closedflag", "isinsla", "board", "chargetoid", "timestart", "timeend", "actualhours", "billableoption",
        "requireddate", "audittype", "auditsubtype", "auditsource", "enteredby",
    ],
    cuts: &[1_000],
    comma_resources: true,
    has_own_due: true,
    ..GENERIC
};

/// The stage of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// `Respond by`.
    Respond,
    /// `Plan by`.
    Plan,
    /// `Resolve by`.
    Resolve,
}

/// Reads the sentence beside a moment that is near (the ticket's last update).
///
/// `None` for `Waiting`, `Resolved`, an empty cell, or a sentence of another form.
pub fn read_promise(sentence: &str, near: Timestamp) -> Option<(Stage, Timestamp)> {
    let (stage, rest) = [("Respond by ", Stage::Respond), ("Plan by ", Stage::Plan), ("Resolve by ", Stage::Resolve)]
        .into_iter()
        .find_map(|(words, stage)| Some((stage, sentence.trim().strip_prefix(words)?)))?;
    let mut words = rest.split_whitespace();
    let weekday = words.next()?.parse::<chrono::Weekday>().ok()?;
    let (a, b) = words.next()?.split_once('/')?;
    let (a, b): (u32, u32) = (a.parse().ok()?, b.parse().ok()?);
    let (hour, minute) = words.next()?.split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match words.next()? {
        "AM" | "am" => hour % 12,
        "PM" | "pm" => hour % 12 + 12,
        _ => return None,
    };
    let offset = offset_seconds(words.next()?.strip_prefix("UTC")?)?;
    let year = near.to_chrono()?.year();
    let date = [year - 1, year, year + 1]
        .into_iter()
        .flat_map(|year| [NaiveDate::from_ymd_opt(year, a, b), NaiveDate::from_ymd_opt(year, b, a)])
        .flatten()
        .filter(|date| date.weekday() == weekday)
        .min_by_key(|date| (i64::from(date.to_epoch_days()) * 86_400 - near.0).abs())?;
    let wall = i64::from(date.to_epoch_days()) * 86_400 + hour * 3_600 + minute * 60;
    Some((stage, Timestamp(wall - offset)))
}

/// `+05:30`, `-08`, or nothing.
fn offset_seconds(text: &str) -> Option<i64> {
    if text.is_empty() {
        return Some(0);
    }
    let (sign, digits) = text.strip_prefix('-').map_or_else(|| (1, text.trim_start_matches('+')), |rest| (-1, rest));
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    Some(sign * (hours.parse::<i64>().ok()? * 3_600 + minutes.parse::<i64>().ok()? * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weekday_decides_year_and_order() {
        let near = Timestamp::from_rfc3339("2025-04-22T19:54:00Z").expect("valid");
        let read = |text| read_promise(text, near);
        let at = |text| Timestamp::from_rfc3339(text).expect("valid");
        assert_eq!(
            read("Plan by Wed 04/23 3:00 AM UTC+05:30 Tue 04/22 5:30 PM EDT"),
            Some((Stage::Plan, at("2025-04-22T21:30:00Z")))
        );
        assert_eq!(read("Respond by Wed 23/04 4:00 PM UTC-08"), Some((Stage::Respond, at("2025-04-24T00:00:00Z"))));
        assert_eq!(read("Resolve by Fri 01/02 12:00 PM UTC"), Some((Stage::Resolve, at("2026-01-02T12:00:00Z"))));
        for text in ["Waiting", "Resolved", "", "Plan by soon", "Plan by Wed 99/99 3:00 AM UTC"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
