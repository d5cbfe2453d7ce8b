//! How an event repeats (RRULE), as far as dates go: nothing that repeats within a day.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

/// Occurrences of one event at most.
const MOST: usize = 20_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A weekday, and which one of its month or year: `-1MO` is the last Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NthDay {
    nth: Option<i32>,
    weekday: Weekday,
}

/// A rule that was understood.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    frequency: Frequency,
    interval: u32,
    count: Option<usize>,
    until: Option<String>,
    months: Vec<u32>,
    month_days: Vec<i32>,
    days: Vec<NthDay>,
    positions: Vec<i32>,
    week_start: Weekday,
}

impl Rule {
    /// `None` when it says more than is understood, so that nobody takes half of it for the whole.
    pub fn read(text: &str) -> Option<Self> {
        let mut rule = Self {
            frequency: Frequency::Yearly,
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            month_days: Vec::new(),
            days: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Mon,
        };
        let mut has_frequency = false;
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (key, value) = part.split_once('=')?;
            match key.trim() {
                "FREQ" => {
                    has_frequency = true;
                    rule.frequency = match value.trim() {
                        "DAILY" => Frequency::Daily,
                        "WEEKLY" => Frequency::Weekly,
                        "MONTHLY" => Frequency::Monthly,
                        "YEARLY" => Frequency::Yearly,
                        _ => return None,
                    };
                }
                "INTERVAL" => rule.interval = value.trim().parse::<u32>().ok()?.max(1),
                "COUNT" => rule.count = Some(value.trim().parse().ok()?),
                "UNTIL" => rule.until = Some(value.trim().to_owned()),
                "BYMONTH" => rule.months = numbers(value)?,
                "BYMONTHDAY" => rule.month_days = numbers(value)?,
                "BYSETPOS" => rule.positions = numbers(value)?,
                "BYDAY" => rule.days = value.split(',').map(nth_day).collect::<Option<_>>()?,
                "WKST" => rule.week_start = weekday(value.trim())?,
                _ => return None,
            }
        }
        has_frequency.then_some(rule)
    }

    /// Whether it says no more than "every year on this date, for ever".
    pub fn is_every_year(&self, first: NaiveDate) -> bool {
        self.frequency == Frequency::Yearly
            && self.interval == 1
            && self.is_endless()
            && self.days.is_empty()
            && self.positions.is_empty()
            && self.months.iter().all(|&month| month == first.month())
            && self.month_days.iter().all(|&day| day == first.day() as i32)
    }

    /// Whether it has no last occurrence.
    pub fn is_endless(&self) -> bool {
        self.count.is_none() && self.until.is_none()
    }

    /// Whether it comes back within a month.
    pub fn is_frequent(&self) -> bool {
        matches!(self.frequency, Frequency::Daily | Frequency::Weekly)
    }

    /// All starts up to the end of `last_year`; `until` turns the text of UNTIL into a reading. `None` when that cannot
    /// be read.
    pub fn starts(
        &self,
        first: NaiveDateTime,
        last_year: i32,
        until: impl Fn(&str) -> Option<NaiveDateTime>,
    ) -> Option<Vec<NaiveDateTime>> {
        let end = NaiveDate::from_ymd_opt(last_year, 12, 31)?.and_hms_opt(23, 59, 59)?;
        let end = match &self.until {
            Some(text) => until(text)?.min(end),
            None => end,
        };
        let most = self.count.unwrap_or(MOST).min(MOST);
        let mut found = Vec::new();
        // Rules such as "February 30" never come: the periods themselves are bounded.
        for turn in 0..MOST as u32 {
            let Some((period, days)) = self.period(first.date(), turn) else { break };
            if period > end.date() {
                break;
            }
            for day in days {
                let start = day.and_time(first.time());
                if start > end || found.len() == most {
                    return Some(found);
                }
                if start >= first {
                    found.push(start);
                }
            }
        }
        Some(found)
    }

    /// The first day of the period so many turns after the first, and its days by the rule, in order.
    fn period(&self, first: NaiveDate, turn: u32) -> Option<(NaiveDate, Vec<NaiveDate>)> {
        let steps = turn.checked_mul(self.interval)?;
        let (period, mut days) = match self.frequency {
            Frequency::Daily => {
                let day = first.checked_add_days(Days::new(steps.into()))?;
                let fits = self.fits_month(day) && self.fits_month_day(day) && self.fits_weekday(day);
                (day, if fits { vec![day] } else { Vec::new() })
            }
            Frequency::Weekly => {
                let back = (7 + first.weekday().num_days_from_monday() - self.week_start.num_days_from_monday()) % 7;
                let start = first
                    .checked_sub_days(Days::new(back.into()))?
                    .checked_add_days(Days::new(u64::from(steps) * 7))?;
                let is_asked = |day: NaiveDate| match self.days.is_empty() {
                    true => day.weekday() == first.weekday(),
                    false => self.fits_weekday(day),
                };
                let week = (0..7).filter_map(|ahead| start.checked_add_days(Days::new(ahead)));
                (start, week.filter(|&day| is_asked(day) && self.fits_month(day)).collect())
            }
            Frequency::Monthly => {
                let start = first.with_day(1)?.checked_add_months(Months::new(steps))?;
                let days = if self.fits_month(start) { self.days_of_month(start, first.day()) } else { Vec::new() };
                (start, days)
            }
            Frequency::Yearly => {
                let start = NaiveDate::from_ymd_opt(first.year().checked_add(steps.try_into().ok()?)?, 1, 1)?;
                (start, self.days_of_year(start, first))
            }
        };
        days.sort_unstable();
        days.dedup();
        if !self.positions.is_empty() {
            let at = |&position: &i32| match position {
                1.. => days.get(position as usize - 1).copied(),
                _ => days.len().checked_sub(position.unsigned_abs() as usize).and_then(|at| days.get(at).copied()),
            };
            let mut picked: Vec<NaiveDate> = self.positions.iter().filter_map(at).collect();
            picked.sort_unstable();
            days = picked;
        }
        Some((period, days))
    }

    fn days_of_year(&self, start: NaiveDate, first: NaiveDate) -> Vec<NaiveDate> {
        let month = |number: u32| start.with_month(number);
        if !self.months.is_empty() {
            let months = self.months.iter().filter_map(|&number| month(number));
            return months.flat_map(|start| self.days_of_month(start, first.day())).collect();
        }
        if !self.month_days.is_empty() {
            return (1..=12).filter_map(month).flat_map(|start| self.days_of_month(start, first.day())).collect();
        }
        if !self.days.is_empty() {
            let Some(next) = start.checked_add_months(Months::new(12)) else { return Vec::new() };
            return self.days.iter().flat_map(|day| day.within(start, next)).collect();
        }
        month(first.month()).and_then(|start| start.with_day(first.day())).into_iter().collect()
    }

    fn days_of_month(&self, start: NaiveDate, day: u32) -> Vec<NaiveDate> {
        let Some(next) = start.checked_add_months(Months::new(1)) else { return Vec::new() };
        if self.days.is_empty() && self.month_days.is_empty() {
            return start.with_day(day).into_iter().collect();
        }
        if self.days.is_empty() {
            return start.iter_days().take_while(|&day| day < next).filter(|&day| self.fits_month_day(day)).collect();
        }
        let named = self.days.iter().flat_map(|day| day.within(start, next));
        named.filter(|&day| self.fits_month_day(day)).collect()
    }

    fn fits_month(&self, day: NaiveDate) -> bool {
        self.months.is_empty() || self.months.contains(&day.month())
    }

    fn fits_month_day(&self, day: NaiveDate) -> bool {
        let from_end = || {
            day.checked_add_months(Months::new(1))
                .and_then(|next| next.with_day(1))
                .map(|next| (day - next).num_days() as i32)
        };
        self.month_days.is_empty()
            || self.month_days.contains(&(day.day() as i32))
            || from_end().is_some_and(|back| self.month_days.contains(&back))
    }

    fn fits_weekday(&self, day: NaiveDate) -> bool {
        self.days.is_empty() || self.days.iter().any(|named| named.weekday == day.weekday())
    }
}

impl NthDay {
    /// Its days from `start` up to, and without, `next`.
    fn within(self, start: NaiveDate, next: NaiveDate) -> Vec<NaiveDate> {
        let ahead = start.weekday().days_until(self.weekday);
        let all: Vec<NaiveDate> =
            start.iter_days().skip(ahead as usize).step_by(7).take_while(|&day| day < next).collect();
        match self.nth {
            None => all,
            Some(nth) if nth > 0 => all.get(nth as usize - 1).copied().into_iter().collect(),
            Some(nth) => all
                .len()
                .checked_sub(nth.unsigned_abs() as usize)
                .and_then(|at| all.get(at).copied())
                .into_iter()
                .collect(),
        }
    }
}

trait DaysUntil {
    fn days_until(self, other: Self) -> u32;
}

impl DaysUntil for Weekday {
    fn days_until(self, other: Self) -> u32 {
        (7 + other.num_days_from_monday() - self.num_days_from_monday()) % 7
    }
}

fn numbers<T: std::str::FromStr>(text: &str) -> Option<Vec<T>> {
    text.split(',').map(|number| number.trim().trim_start_matches('+').parse().ok()).collect()
}

/// `4TH`, `-1MO` or `FR`.
fn nth_day(text: &str) -> Option<NthDay> {
    let text = text.trim();
    let split = text.len().checked_sub(2)?;
    let (nth, name) = (text.get(..split)?, text.get(split..)?);
    let nth = match nth.trim_start_matches('+') {
        "" => None,
        nth => Some(nth.parse().ok().filter(|nth| *nth != 0)?),
    };
    Some(NthDay { nth, weekday: weekday(name)? })
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

/// The end of a whole day, which UNTIL with a date alone means.
pub(crate) fn end_of(date: NaiveDate) -> NaiveDateTime {
    date.and_time(chrono::NaiveTime::MIN) + TimeDelta::seconds(86_399)
}
