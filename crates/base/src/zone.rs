//! Wall time of an IANA zone, compiled into a table so that a look-up is a short search.

// A cast that wraps would make a wrong figure of a wrong date: each says why it cannot.
#![warn(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]

use chrono::{NaiveDate, NaiveDateTime, Offset, TimeZone};

use super::time::{DAY, Day, HOUR, Timestamp};

/// The wall clock of one IANA time zone.
///
/// The table covers the years 1990 to 2060; moments outside are looked up in the zone database.
#[derive(Clone, Debug)]
pub struct Zone {
    tz: chrono_tz::Tz,
    /// `(from, offset)`: from this UTC second on, local = UTC + offset. Sorted.
    spans: Vec<(i64, i32)>,
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.tz == other.tz
    }
}

const FIRST_YEAR: i32 = 1990;
const LAST_YEAR: i32 = 2060;
/// So long the table is asked: a little less than it covers.
const TABLE_SECONDS: i64 = 70 * 365 * DAY;

impl Zone {
    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self::compile(chrono_tz::UTC)
    }

    /// The zone of an IANA name such as `Europe/Berlin`; `None` when there is no such zone.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        name.parse()
            .ok()
            .or_else(|| chrono_tz::TZ_VARIANTS.iter().find(|tz| tz.name().eq_ignore_ascii_case(name)).copied())
            .map(Self::compile)
    }

    /// The IANA name.
    pub fn name(&self) -> &'static str {
        self.tz.name()
    }

    fn compile(tz: chrono_tz::Tz) -> Self {
        let at = |year| {
            NaiveDate::from_ymd_opt(year, 1, 1)
                .map_or(0, |day| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp())
        };
        let (start, end) = (at(FIRST_YEAR), at(LAST_YEAR));
        let mut spans = vec![(start, database_offset(tz, start))];
        let mut last = spans[0].1;
        // Offsets change a few times a year at most; a probe each six days finds every change of
        // the modern zones, and a bisection its second. (Morocco lifts its summer time for Ramadan.)
        let mut probe = start;
        while probe < end {
            let next = (probe + 6 * DAY).min(end);
            let offset = database_offset(tz, next);
            if offset != last {
                let (mut low, mut high) = (probe, next);
                while high - low > 1 {
                    let middle = low + (high - low) / 2;
                    if database_offset(tz, middle) == last {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                spans.push((high, offset));
                last = offset;
            }
            probe = next;
        }
        Self { tz, spans }
    }

    /// Seconds that local time is ahead of UTC at `at`.
    pub fn offset_at(&self, at: Timestamp) -> i32 {
        if at.0 < self.spans[0].0 || at.0 >= self.spans[0].0 + TABLE_SECONDS {
            return database_offset(self.tz, at.0);
        }
        let index = self.spans.partition_point(|span| span.0 <= at.0);
        self.spans[index.saturating_sub(1)].1
    }

    /// The stretches of one offset from `from` up to `to`, in order: first second, first after, offset.
    pub fn steady_stretches(&self, from: i64, to: i64) -> Vec<(i64, i64, i64)> {
        let offset = |at| i64::from(self.offset_at(Timestamp(at)));
        let mut stretches = Vec::new();
        let (mut start, mut last, mut probe) = (from, offset(from), from);
        while probe < to {
            // No two changes are closer than an hour.
            let next = (probe + HOUR).min(to);
            if offset(next) != last {
                let (mut low, mut high) = (probe, next);
                while high - low > 1 {
                    let middle = low + (high - low) / 2;
                    if offset(middle) == last {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                stretches.push((start, high, last));
                (start, last) = (high, offset(high));
            }
            probe = next;
        }
        if start < to {
            stretches.push((start, to, last));
        }
        stretches
    }

    /// The wall reading at `at`, as seconds since 1970-01-01 00:00 on the wall.
    pub fn wall(&self, at: Timestamp) -> i64 {
        at.0.saturating_add(i64::from(self.offset_at(at)))
    }

    /// The calendar day at `at`; moments beyond all days are on the first or the last.
    pub fn day(&self, at: Timestamp) -> Day {
        let day = self.wall(at).div_euclid(DAY);
        Day(i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX }))
    }

    /// Hour of the day (0–23) at `at`.
    #[expect(clippy::cast_possible_truncation, reason = "a remainder of a day is 0 to 23 hours")]
    pub fn hour(&self, at: Timestamp) -> usize {
        (self.wall(at).rem_euclid(DAY) / HOUR) as usize
    }

    /// The moment of a wall reading (seconds since 1970-01-01 00:00 on the wall).
    ///
    /// A reading that occurs twice (autumn) is the first of the two; one that does not occur
    /// (spring) moves forward by the length of the gap.
    pub fn moment(&self, wall: i64) -> Timestamp {
        // The offset in force somewhat before and somewhat after decide: no zone is further than
        // a day from UTC, and no two changes are closer than two days.
        let before = i64::from(self.offset_at(Timestamp(wall).plus(-DAY)));
        let after = i64::from(self.offset_at(Timestamp(wall).plus(DAY)));
        if before == after {
            return Timestamp(wall).plus(-before);
        }
        let first = Timestamp(wall).plus(-before);
        if i64::from(self.offset_at(first)) == before {
            return first;
        }
        let second = Timestamp(wall).plus(-after);
        if i64::from(self.offset_at(second)) == after {
            return second;
        }
        // In the gap: the offset before it moves the reading forward by the gap.
        first
    }

    /// First wall reading, first after, and offset of the stretch around a wall reading in which none occurs twice and
    /// none is left out; `None` close to a change and outside of the table.
    fn steady(&self, wall: i64) -> Option<(i64, i64, i64)> {
        let next = self.spans.partition_point(|span| span.0 <= wall);
        let (start, offset) = *self.spans.get(next.checked_sub(1)?)?;
        let end = self.spans.get(next).map_or(self.spans[0].0 + TABLE_SECONDS, |span| span.0);
        // No zone is further than a day from UTC.
        let (from, to) = (start + 2 * DAY, end - 2 * DAY);
        (from..to).contains(&wall).then_some((from, to, i64::from(offset)))
    }

    /// A moment as people type it: `2026-06-30T15:00:00Z` or with an offset, else as a wall in this zone shows it,
    /// `2026-06-30 15:00`; a day alone is its end.
    pub fn read_moment(&self, text: &str) -> Option<Timestamp> {
        let joined = text.trim().replacen(' ', "T", 1);
        let on_the_wall = || {
            let forms = [format!("{joined}Z"), format!("{joined}:00Z"), format!("{joined}T23:59:59Z")];
            forms.iter().find_map(|form| Timestamp::from_rfc3339(form)).map(|wall| self.moment(wall.0))
        };
        Timestamp::from_rfc3339(&joined).or_else(on_the_wall)
    }

    /// The first moment of a calendar day.
    pub fn start_of(&self, day: Day) -> Timestamp {
        self.moment(i64::from(day.0) * DAY)
    }

    /// RFC 3339 text with the offset of the zone, `Z` when it is UTC.
    pub fn rfc3339(&self, at: Timestamp) -> String {
        match at.to_chrono() {
            Some(utc) => utc.with_timezone(&self.tz).to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            None => String::new(),
        }
    }

    /// The wall reading as chrono's zoneless date and time.
    pub fn naive(&self, at: Timestamp) -> NaiveDateTime {
        chrono::DateTime::from_timestamp(self.wall(at), 0).unwrap_or_default().naive_utc()
    }
}

/// Wall readings of one zone become moments, one after the other: what the last one showed is not looked up again.
#[derive(Clone, Debug)]
pub struct Walls<'z> {
    zone: &'z Zone,
    /// Wall readings between these are by `offset` ahead of UTC, and none of them occurs twice.
    from: i64,
    to: i64,
    offset: i64,
    /// A day under a number of the caller's, and its first second on the wall.
    day: Option<(u64, i64)>,
}

impl<'z> Walls<'z> {
    /// The readings of a zone.
    pub fn of(zone: &'z Zone) -> Self {
        Self { zone, from: 0, to: 0, offset: 0, day: None }
    }

    /// The zone.
    pub fn zone(&self) -> &'z Zone {
        self.zone
    }

    /// The moment of a wall reading, as [`Zone::moment`] has it.
    #[inline]
    pub fn moment(&mut self, wall: i64) -> Timestamp {
        if !(self.from..self.to).contains(&wall) {
            match self.zone.steady(wall) {
                Some((from, to, offset)) => (self.from, self.to, self.offset) = (from, to, offset),
                None => return self.zone.moment(wall),
            }
        }
        Timestamp(wall - self.offset)
    }

    /// The first second of the day that was learnt under a number, if it was the last one.
    #[inline]
    pub fn known_day(&self, number: u64) -> Option<i64> {
        self.day.filter(|(known, _)| *known == number).map(|(_, start)| start)
    }

    /// Remembers a day under a number.
    #[inline]
    pub fn learn_day(&mut self, number: u64, start: i64) {
        self.day = Some((number, start));
    }
}

fn database_offset(tz: chrono_tz::Tz, utc: i64) -> i32 {
    chrono::DateTime::from_timestamp(utc, 0)
        .map_or(0, |at| tz.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> i64 {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a test writes valid times").and_utc().timestamp()
    }

    #[test]
    fn moments_are_read_as_people_type_them() {
        let berlin = Zone::named("Europe/Berlin").expect("a zone");
        for (text, moment) in [
            ("2026-06-30T15:00:00Z", "2026-06-30T15:00:00Z"),
            ("2026-06-30 15:00:00+05:00", "2026-06-30T10:00:00Z"),
            ("2026-06-30T15:00:00", "2026-06-30T13:00:00Z"),
            (" 2026-01-30 15:00 ", "2026-01-30T14:00:00Z"),
            ("2026-06-30", "2026-06-30T21:59:59Z"),
        ] {
            assert_eq!(berlin.read_moment(text), Timestamp::from_rfc3339(moment), "{text}");
        }
        for text in ["", "soon", "15:00", "2026-13-01", "30.06.2026"] {
            assert_eq!(berlin.read_moment(text), None, "{text}");
        }
    }

    #[test]
    fn gaps_move_forward_and_folds_take_the_first() {
        let berlin = Zone::named("Europe/Berlin").expect("known");
        let rfc = |text| berlin.rfc3339(berlin.moment(wall(text)));
        assert_eq!(rfc("2026-03-29 02:30"), "2026-03-29T03:30:00+02:00");
        assert_eq!(rfc("2025-10-26 02:30"), "2025-10-26T02:30:00+02:00");
        assert_eq!(rfc("2026-01-05 09:00"), "2026-01-05T09:00:00+01:00");
    }

    #[test]
    fn moments_beyond_all_days_are_on_the_first_or_the_last() {
        let utc = Zone::utc();
        assert_eq!(utc.day(Timestamp(i64::MAX)), Day(i32::MAX));
        assert_eq!(utc.day(Timestamp(i64::MIN)), Day(i32::MIN));
        assert_eq!(utc.day(Timestamp(-1)), Day(-1));
    }

    #[test]
    fn the_table_agrees_with_the_database() {
        for name in
            ["Europe/Dublin", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "America/New_York", "UTC"]
        {
            let zone = Zone::named(name).expect("known");
            let mut at = 800_000_000;
            while at < 2_000_000_000 {
                assert_eq!(zone.offset_at(Timestamp(at)), database_offset(zone.tz, at), "{name} {at}");
                at += 7_919 * 13;
            }
        }
    }

    #[test]
    fn moments_one_after_the_other_are_those_of_the_zone() {
        for name in ["Europe/Berlin", "Africa/Casablanca", "Pacific/Apia", "America/New_York", "UTC"] {
            let zone = Zone::named(name).expect("known");
            let mut walls = Walls::of(&zone);
            let mut wall = -1_000_000_000;
            while wall < 5_000_000_000 {
                assert_eq!(walls.moment(wall), zone.moment(wall), "{name} {wall}");
                wall += 1_237 * 53;
            }
            // Every quarter of an hour around changes.
            for wall in (1_300_000_000..1_340_000_000).step_by(900) {
                assert_eq!(walls.moment(wall), zone.moment(wall), "{name} {wall}");
            }
        }
    }

    #[test]
    fn an_unknown_zone_is_not_utc() {
        assert!(Zone::named("Mars/Olympus").is_none());
        assert_eq!(Zone::named("europe/berlin").map(|z| z.name()), Some("Europe/Berlin"));
    }
}
