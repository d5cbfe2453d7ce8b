//! What a person sets up: hours of the week, holidays, special days.

use serde::{Deserialize, Serialize};

use super::error::HoursError;
use base::{DAY, Day, HOUR, MINUTE};

/// Working hours as set up; [`super::Calendar`] is the form one can count with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarSpec {
    /// The IANA name of the zone the hours are meant in, such as `Europe/Berlin`.
    #[serde(default)]
    pub zone: String,
    /// The ordinary week.
    pub week: Week,
    /// Days that differ from the ordinary week.
    #[serde(default)]
    pub holidays: Vec<Holiday>,
    /// Weeks that held before this one, in any order: what a clock counted then does not change when
    /// hours are edited later.
    #[serde(default)]
    pub earlier: Vec<EarlierWeek>,
    /// What the hours of a day are on which clocks are put forward or back.
    #[serde(default)]
    pub clock_changes: ClockChanges,
}

impl Default for CalendarSpec {
    /// Never open, in the zone of whoever uses it.
    fn default() -> Self {
        Self {
            zone: String::new(),
            week: Week::default(),
            holidays: Vec::new(),
            earlier: Vec::new(),
            clock_changes: ClockChanges::default(),
        }
    }
}

impl CalendarSpec {
    /// Open all the time.
    pub fn around_the_clock() -> Self {
        Self { zone: "UTC".to_owned(), week: Week::around_the_clock(), ..Self::default() }
    }

    /// Monday to Friday, the same one span a day.
    pub fn office(zone: &str, span: Span) -> Self {
        Self { zone: zone.to_owned(), week: Week::each(&[0, 1, 2, 3, 4], &[span]), ..Self::default() }
    }

    /// The week that holds on a day: the earlier one that ends soonest on or after it, else the present one.
    pub fn week_on(&self, day: Day) -> &Week {
        self.earlier
            .iter()
            .filter(|earlier| day <= earlier.until)
            .min_by_key(|earlier| earlier.until)
            .map_or(&self.week, |earlier| &earlier.week)
    }
}

/// A week that held up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierWeek {
    /// The last day it held, written `2026-12-31`.
    #[serde(with = "day_text")]
    pub until: Day,
    /// Its hours.
    pub week: Week,
}

/// How hours are counted on a day on which clocks are put forward or back. Products differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockChanges {
    /// A span runs from the moment of its start to the moment of its end, in real seconds: an end that is
    /// skipped moves forward by the gap, one that occurs twice is the first. A day open all day has 23 or 25 hours.
    #[default]
    Moments,
    /// Open is whenever a clock on the wall shows a time of the span: an hour that occurs twice counts twice.
    Readings,
    /// Time is the difference of two readings of the wall clock: every day has 24 hours.
    Nominal,
}

impl ClockChanges {
    /// All, the default first.
    pub const ALL: [Self; 3] = [Self::Moments, Self::Readings, Self::Nominal];

    /// The name in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Moments => "moments",
            Self::Readings => "readings",
            Self::Nominal => "nominal",
        }
    }

    /// The one of a name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.id() == id)
    }
}

/// The spans of each weekday, in any order; spans may touch or overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Week {
    pub mon: Vec<Span>,
    pub tue: Vec<Span>,
    pub wed: Vec<Span>,
    pub thu: Vec<Span>,
    pub fri: Vec<Span>,
    pub sat: Vec<Span>,
    pub sun: Vec<Span>,
}

impl Week {
    /// Open all the time.
    pub fn around_the_clock() -> Self {
        Self::each(&[0, 1, 2, 3, 4, 5, 6], &[Span::FULL_DAY])
    }

    /// The same spans on each of the weekdays named (0 = Monday); numbers above 6 wrap.
    pub fn each(weekdays: &[usize], spans: &[Span]) -> Self {
        let mut week = Self::default();
        for &weekday in weekdays {
            *week.day_mut(weekday) = spans.to_vec();
        }
        week
    }

    /// The spans that start on a weekday (0 = Monday).
    pub fn day(&self, weekday: usize) -> &[Span] {
        match weekday % 7 {
            0 => &self.mon,
            1 => &self.tue,
            2 => &self.wed,
            3 => &self.thu,
            4 => &self.fri,
            5 => &self.sat,
            _ => &self.sun,
        }
    }

    /// See [`Week::day`].
    pub fn day_mut(&mut self, weekday: usize) -> &mut Vec<Span> {
        match weekday % 7 {
            0 => &mut self.mon,
            1 => &mut self.tue,
            2 => &mut self.wed,
            3 => &mut self.thu,
            4 => &mut self.fri,
            5 => &mut self.sat,
            _ => &mut self.sun,
        }
    }

    /// Whether every weekday is open from midnight to midnight.
    pub fn is_around_the_clock(&self) -> bool {
        (0..7).all(|weekday| self.day(weekday).contains(&Span::FULL_DAY))
    }
}

/// A stretch of wall time, such as 09:00 to 17:00. Written as two texts: `["09:00", "17:00"]`.
///
/// `["22:00", "06:00"]` runs into the next day, `["00:00", "24:00"]` is the whole day, and so is
/// any span that ends at the time it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(String, String)", into = "(String, String)")]
pub struct Span {
    start: i32,
    end: i32,
}

impl Span {
    /// From midnight to midnight.
    pub const FULL_DAY: Self = Self { start: 0, end: DAY as i32 };

    /// From `start` to `end`, in seconds of the day; an end at or before the start is on the next day.
    ///
    /// # Errors
    /// When the start is not a time of the day or the span is longer than a day.
    pub fn new(start: i64, end: i64) -> Result<Self, HoursError> {
        if !(0..DAY).contains(&start) {
            return Err(HoursError::StartOutsideTheDay(start));
        }
        let end = if end <= start { end + DAY } else { end };
        if end < start || end > start + DAY {
            return Err(HoursError::LongerThanADay);
        }
        Ok(Self { start: start as i32, end: end as i32 })
    }

    /// From two times such as `09:00`, `9:00:30`, `5 pm` or `24:00`.
    ///
    /// # Errors
    /// When one of them is not a time, or there is more than a day between them.
    pub fn parse(start: &str, end: &str) -> Result<Self, HoursError> {
        let time = |text: &str| read_time(text).ok_or_else(|| HoursError::NotATime(text.to_owned()));
        let (from, to) = (time(start)?, time(end)?);
        Self::new(from, to).map_err(|_| HoursError::NotASpan(start.to_owned(), end.to_owned()))
    }

    /// The start, in seconds on the wall since midnight.
    pub const fn start(self) -> i64 {
        self.start as i64
    }

    /// The end, in seconds on the wall since midnight of the day of the start: up to 48 hours.
    pub const fn end(self) -> i64 {
        self.end as i64
    }
}

impl TryFrom<(String, String)> for Span {
    type Error = HoursError;
    fn try_from((start, end): (String, String)) -> Result<Self, HoursError> {
        Self::parse(&start, &end)
    }
}

impl From<Span> for (String, String) {
    fn from(span: Span) -> Self {
        let end = span.end();
        let end = if end > DAY { end - DAY } else { end };
        (write_time(span.start()), write_time(end))
    }
}

fn write_time(seconds: i64) -> String {
    let (h, m, s) = (seconds / HOUR, seconds / MINUTE % 60, seconds % 60);
    if s == 0 { format!("{h:02}:{m:02}") } else { format!("{h:02}:{m:02}:{s:02}") }
}

/// Reads `9`, `09:00`, `09:00:30`, `0900`, `9 am`, `5:30 PM`; up to `48:00`. Fractions of seconds are dropped.
pub(super) fn read_time(text: &str) -> Option<i64> {
    let text = text.trim().to_ascii_lowercase();
    let (digits, half) = match text.strip_suffix("am").or_else(|| text.strip_suffix("a.m.")) {
        Some(rest) => (rest.trim_end(), Some(0)),
        None => match text.strip_suffix("pm").or_else(|| text.strip_suffix("p.m.")) {
            Some(rest) => (rest.trim_end(), Some(12)),
            None => (text.as_str(), None),
        },
    };
    let number = |part: &str| -> Option<i64> {
        let whole = !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
        whole.then(|| part.parse().ok()).flatten()
    };
    let packed = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    let digits = if packed { format!("{}:{}", &digits[..2], &digits[2..]) } else { digits.to_owned() };
    let mut parts = digits.split(':');
    let hour = number(parts.next()?)?;
    let minute = parts.next().map_or(Some(0), number)?;
    let second = parts.next().map_or(Some(0), |part| number(part.split('.').next()?))?;
    if parts.next().is_some() || minute > 59 || second > 59 {
        return None;
    }
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(noon) => hour % 12 + noon,
        None => hour,
    };
    let seconds = hour * HOUR + minute * MINUTE + second;
    (seconds <= 2 * DAY).then_some(seconds)
}

/// A day that differs from the ordinary week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// The date, written `2026-12-25`.
    #[serde(with = "day_text")]
    pub on: Day,
    /// What it is called; may be empty.
    #[serde(default)]
    pub name: String,
    /// Whether it is on this date of every year, earlier ones too. February 29 is in leap years only.
    #[serde(default)]
    pub every_year: bool,
    /// What the day is like.
    #[serde(default)]
    pub hours: DayHours,
}

impl Holiday {
    /// Closed all day, once.
    pub fn closed(on: Day, name: &str) -> Self {
        Self { on, name: name.to_owned(), every_year: false, hours: DayHours::Closed }
    }
}

/// What a day that differs is like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayHours {
    /// Closed all day.
    #[default]
    Closed,
    /// As the weekday, but closed during these spans.
    ClosedDuring(Vec<Span>),
    /// Open during these spans and not as the weekday. No span at all is a closed day.
    OpenDuring(Vec<Span>),
}

/// Days as `2026-12-25`, for files that people edit.
mod day_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use base::Day;

    pub fn serialize<S: Serializer>(day: &Day, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(day)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Day, D::Error> {
        let text = String::deserialize(input)?;
        super::read_day(&text).ok_or_else(|| D::Error::custom(format!("“{text}” is not a date such as 2026-12-25")))
    }
}

/// Reads `2026-12-25`.
pub(super) fn read_day(text: &str) -> Option<Day> {
    chrono::NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok().map(Day::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_the_ways_people_write_them() {
        for (text, seconds) in [
            ("09:00", 32_400),
            ("9", 32_400),
            ("0900", 32_400),
            ("9 am", 32_400),
            ("12 am", 0),
            ("12:30 PM", 45_000),
            ("24:00", 86_400),
            ("17:30:15.5", 63_015),
        ] {
            assert_eq!(read_time(text), Some(seconds), "{text}");
        }
        for text in ["", "25pm", "9:60", "noon", "-1", "9:00:00:00", "100:00", "é"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    #[test]
    fn a_calendar_survives_json_and_postcard() {
        let span = |a, b| Span::parse(a, b).expect("a test writes valid times");
        let spec = CalendarSpec {
            zone: "Europe/Berlin".to_owned(),
            week: Week::each(&[0, 4], &[span("22:00", "06:00"), span("09:00", "09:00"), span("00:00", "24:00")]),
            holidays: vec![Holiday {
                on: Day(20_000),
                name: "Eve".to_owned(),
                every_year: true,
                hours: DayHours::ClosedDuring(vec![span("12:00", "24:00")]),
            }],
            earlier: vec![EarlierWeek { until: Day(19_000), week: Week::around_the_clock() }],
            clock_changes: ClockChanges::Readings,
        };
        let json = serde_json::to_string(&spec).expect("plain data");
        assert!(json.contains(r#"["22:00","06:00"]"#), "{json}");
        assert_eq!(serde_json::from_str::<CalendarSpec>(&json).ok(), Some(spec.clone()));
        let bytes = postcard::to_stdvec(&spec).expect("plain data");
        assert_eq!(postcard::from_bytes::<CalendarSpec>(&bytes).ok(), Some(spec));
    }
}
