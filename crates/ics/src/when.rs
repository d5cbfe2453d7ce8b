//! A date or a moment as a calendar file writes it, and lengths of time.

use std::rc::Rc;

use base::{Timestamp, Zone};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// Whose wall a reading is on.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A whole day, wherever.
    Day,
    /// The reader's own wall.
    Floating,
    /// The wall of a zone that the file names, or UTC.
    Zone(Rc<Zone>),
}

/// A reading of a wall clock.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// The reading; midnight of whole days.
    pub wall: NaiveDateTime,
    /// Where the clock hangs.
    pub place: Place,
}

impl When {
    /// The reading on the wall of another zone, at the same moment; days and floating readings stay.
    pub fn wall_in(&self, zone: &Zone) -> NaiveDateTime {
        match &self.place {
            Place::Zone(theirs) if **theirs != *zone => zone.naive(self.moment_in(theirs)),
            _ => self.wall,
        }
    }

    /// The reading where another one hangs.
    pub(crate) fn wall_beside(&self, other: &Self) -> NaiveDateTime {
        match &other.place {
            Place::Zone(zone) => self.wall_in(zone),
            _ => self.wall,
        }
    }

    /// `2026-01-05`, `2026-01-05T09:00:00`, or with `Z` where the moment is known.
    pub fn text(&self) -> String {
        match &self.place {
            Place::Day => self.wall.date().to_string(),
            Place::Floating => self.wall.format("%Y-%m-%dT%H:%M:%S").to_string(),
            Place::Zone(zone) => Zone::utc().naive(self.moment_in(zone)).format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        }
    }

    /// The same place, another reading.
    pub fn at(&self, wall: NaiveDateTime) -> Self {
        Self { wall, place: self.place.clone() }
    }

    fn moment_in(&self, zone: &Zone) -> Timestamp {
        zone.moment(self.wall.and_utc().timestamp())
    }
}

/// Reads `20260105`, `20260105T090000` and `20260105T090000Z`; without a zone of its own it hangs at `place`.
pub(crate) fn read_when(text: &str, place: Place) -> Option<When> {
    let text = text.trim();
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y%m%d") {
        return Some(When { wall: date.and_time(NaiveTime::MIN), place: Place::Day });
    }
    let (digits, place) = match text.strip_suffix(['Z', 'z']) {
        Some(digits) => (digits, Place::Zone(Rc::new(Zone::utc()))),
        None => (text, place),
    };
    let wall =
        ["%Y%m%dT%H%M%S", "%Y%m%dT%H%M"].iter().find_map(|form| NaiveDateTime::parse_from_str(digits, form).ok())?;
    Some(When { wall, place })
}

/// Reads `P1W`, `P2D`, `PT8H30M`, `P1DT12H`.
pub(crate) fn read_duration(text: &str) -> Option<TimeDelta> {
    let rest = text.trim().trim_start_matches('+').strip_prefix(['P', 'p'])?;
    let mut total: i64 = 0;
    let mut digits = String::new();
    let mut is_time = false;
    for c in rest.chars().map(|c| c.to_ascii_uppercase()) {
        let factor = match (c, is_time) {
            ('0'..='9', _) => {
                digits.push(c);
                continue;
            }
            ('T', false) => {
                is_time = true;
                continue;
            }
            ('W', false) => 7 * 86_400,
            ('D', false) => 86_400,
            ('H', true) => 3_600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        let count: i64 = std::mem::take(&mut digits).parse().ok()?;
        total = total.checked_add(count.checked_mul(factor)?)?;
    }
    digits.is_empty().then(|| TimeDelta::try_seconds(total))?
}
