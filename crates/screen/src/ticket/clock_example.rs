//! The live example of the settings page: what the hours mean for one ticket.

use chrono::NaiveDateTime;

use base::{HOUR, Timestamp, Zone};
use desk::settings::{
    Amount, CalendarSpec, ClockHours, Settings, Target, TicketState, hours_trouble, read_target, spans_text,
    target_text,
};
use language::{length_in_words, say, sum_in_words};
use sla::{Calendar, ClockInput, Holiday, Moments, SlaEvent, WorkTime, read_clock};

use crate::kit::words;

/// What is asked of the example.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ExampleQuestion {
    /// The zone where the settings name none; UTC when it is empty too.
    pub zone: String,
    /// When the ticket is created, a wall reading such as `2026-07-03T16:30`.
    pub created: String,
    /// The target as typed, such as `4 h` or `2 working days`.
    pub target: String,
    /// The place of the calendar: 0 is the default, others follow the settings.
    pub calendar: usize,
}

/// An example worked out.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ClockExample {
    /// The whole in a sentence.
    pub sentence: String,
    /// When the ticket is due, for example `Mon 6 Jul 2026, 11:30`.
    pub due: String,
    /// The counted stretches: from, to and length in words.
    pub parts: Vec<(String, String, String)>,
    /// The stretches as a sum.
    pub sum: String,
}

/// Why an example could not be worked out.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum NoExample {
    /// The text is not a time.
    NoTime(String),
    /// No target is typed.
    NoTarget,
    /// The target cannot be read; a sentence.
    WrongTarget(String),
    /// The calendar was removed.
    NoCalendar,
    /// The hours of the calendar do not work; a sentence.
    WrongHours(String),
    /// The hours never add up to the target.
    NeverDue,
}

impl NoExample {
    /// The reason in words.
    pub fn sentence(&self) -> String {
        match self {
            Self::NoTime(created) => say!("“{created}” is not a time such as 2026-07-03 16:30."),
            Self::NoTarget => say!("Enter a target such as 4 h.").into(),
            Self::WrongTarget(sentence) | Self::WrongHours(sentence) => sentence.clone(),
            Self::NoCalendar => say!("That calendar no longer exists.").into(),
            Self::NeverDue => say!("These hours never provide that much time.").into(),
        }
    }
}

/// When a ticket with a target is due by the hours, holidays and terms of the settings, and why.
///
/// # Errors
/// What is not a time, not a target, not a zone, or never due.
pub fn clock_example(settings: &Settings, asked: &ExampleQuestion) -> Result<ClockExample, NoExample> {
    let calendar = calendar(settings, &asked.zone, asked.calendar)?;
    let created = asked.created.trim();
    let wall = read_wall(created).ok_or_else(|| NoExample::NoTime(created.to_owned()))?;
    let target = read_target(&asked.target)
        .map_err(|why| NoExample::WrongTarget(why.to_string()))?
        .ok_or(NoExample::NoTarget)?;
    let start = calendar.zone().moment(wall);
    let due = due(settings, &calendar, start, target).ok_or(NoExample::NeverDue)?;
    let work = WorkTime::of(target.hours, &calendar);
    let periods: Vec<(Timestamp, Timestamp)> = match work {
        WorkTime::Always => vec![(start, due)],
        WorkTime::Office(calendar) => calendar.periods(start, due).collect(),
    };
    Ok(told(&calendar, target, (start, due), &periods))
}

fn due(settings: &Settings, calendar: &Calendar, start: Timestamp, target: Target) -> Option<Timestamp> {
    let input = ClockInput {
        event: SlaEvent::Resolution,
        target: Some(target),
        moments: Moments { started_at: Some(start), reached_at: None, now: start },
        history: Some(&[]),
        current: TicketState::Active,
    };
    read_clock(&input, &settings.policy, calendar).due.moment()
}

/// The example in words.
fn told(
    calendar: &Calendar,
    target: Target,
    (start, due): (Timestamp, Timestamp),
    periods: &[(Timestamp, Timestamp)],
) -> ClockExample {
    let zone = calendar.zone();
    let work = WorkTime::of(target.hours, calendar);
    let lengths: Vec<i64> = periods.iter().map(|&(from, to)| work.between(from, to)).collect();
    let sum = if lengths.len() <= 8 {
        sum_in_words(&lengths)
    } else {
        let total = length_in_words(lengths.iter().sum());
        say!("{} stretches = {total}", lengths.len())
    };
    let short = |at: Timestamp| words::weekday_time(at, zone);
    let due_words = if due.since(start) < 6 * 24 * HOUR { short(due) } else { words::moment(due, zone) };
    let hours = match target.hours {
        ClockHours::Business => say!("With hours {}", hours_in_words(calendar.spec())),
        ClockHours::Calendar => say!("Around the clock").to_owned(),
    };
    let why = match target.amount {
        Amount::Seconds(_) => sum.clone(),
        Amount::WorkingDays(days) => say!(
            "the same time of day, {} later ({sum})",
            words::plural(days as usize, say!("working day"), say!("working days"))
        ),
    };
    ClockExample {
        sentence: say!(
            "{hours}, a ticket created {} with a target of {} is due {due_words}: {why}.",
            short(start),
            target_text(target),
        ),
        due: words::moment(due, zone),
        parts: periods
            .iter()
            .zip(&lengths)
            .map(|(&(from, to), &length)| (words::moment(from, zone), words::moment(to, zone), length_in_words(length)))
            .collect(),
        sum,
    }
}

fn calendar(settings: &Settings, zone: &str, place: usize) -> Result<Calendar, NoExample> {
    let hours = match place.checked_sub(1) {
        None => &settings.hours,
        Some(place) => settings.calendars.get(place).map(|named| &named.hours).ok_or(NoExample::NoCalendar)?,
    };
    let mut spec = hours.clone();
    let named = [&spec.zone, &settings.zone, &zone.to_owned()]
        .into_iter()
        .find(|name| !name.trim().is_empty())
        .map_or_else(|| Zone::utc().name().to_owned(), Clone::clone);
    spec.zone = named;
    if !spec.week.is_around_the_clock() {
        for text in &settings.holidays {
            if let Ok(date) = chrono::NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d") {
                spec.holidays.push(Holiday::closed(base::Day::of(date), ""));
            }
        }
    }
    Calendar::new(&spec).map_err(|why| NoExample::WrongHours(hours_trouble(&why)))
}

fn read_wall(text: &str) -> Option<i64> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text.trim(), form).ok())
        .map(|at| at.and_utc().timestamp())
}

/// `08:00–17:00` where all open days have the same hours, else the number of hours a week.
fn hours_in_words(spec: &CalendarSpec) -> String {
    if spec.week.is_around_the_clock() {
        return say!("around the clock").into();
    }
    let mut days = (0..7).map(|day| spec.week.day(day)).filter(|spans| !spans.is_empty());
    let Some(first) = days.next() else {
        return say!("that never open").into();
    };
    if !days.all(|spans| spans == first) {
        return say!("as set for each day").into();
    }
    spans_text(first).replace(", ", " and ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::settings::{Span, Week};

    fn sentence(settings: &Settings, created: &str, target: &str) -> String {
        let asked = ExampleQuestion {
            zone: "Europe/Berlin".into(),
            created: created.into(),
            target: target.into(),
            calendar: 0,
        };
        clock_example(settings, &asked).map_or_else(|why| why.sentence(), |example| example.sentence)
    }

    #[test]
    fn a_friday_afternoon_is_due_on_monday() {
        assert_eq!(
            sentence(&Settings::default(), "2026-07-03T16:30", "4 h"),
            "With hours 08:00–17:00, a ticket created Fri 16:30 with a target of 4 h is due Mon 11:30: \
             30 min + 3 h 30 min = 4 h 00 min."
        );
    }

    #[test]
    fn holidays_and_breaks_are_respected() {
        let span = |from, to| Span::parse(from, to).expect("a test writes valid times");
        let mut settings = Settings { holidays: vec!["2026-07-06".into()], ..Settings::default() };
        settings.hours.week = Week::each(&[0, 1, 2, 3, 4], &[span("08:00", "12:00"), span("13:00", "17:00")]);
        assert_eq!(
            sentence(&settings, "2026-07-03 11:30", "5"),
            "With hours 08:00–12:00 and 13:00–17:00, a ticket created Fri 11:30 with a target of 5 h is due \
             Tue 08:30: 30 min + 4 h 00 min + 30 min = 5 h 00 min."
        );
    }

    #[test]
    fn days_the_wall_clock_and_other_calendars_are_worked_out() {
        let mut settings = Settings::default();
        assert_eq!(
            sentence(&settings, "2026-07-03T16:30", "1 day"),
            "With hours 08:00–17:00, a ticket created Fri 16:30 with a target of 1 working day is due Mon 16:30: \
             the same time of day, 1 working day later (30 min + 8 h 30 min = 9 h 00 min)."
        );
        assert_eq!(
            sentence(&settings, "2026-07-03T16:30", "4 h around the clock"),
            "Around the clock, a ticket created Fri 16:30 with a target of 4 h around the clock is due Fri 20:30: \
             4 h 00 min."
        );
        settings.calendars.push(desk::settings::NamedHours {
            name: "Always".into(),
            hours: CalendarSpec::around_the_clock(),
            companies: Vec::new(),
            contracts: Vec::new(),
            agreements: Vec::new(),
        });
        let asked = ExampleQuestion {
            created: "2026-07-03T16:30".into(),
            target: "4 h".into(),
            calendar: 1,
            ..ExampleQuestion::default()
        };
        let example = clock_example(&settings, &asked).expect("it opens");
        assert!(example.sentence.contains("Fri 20:30"), "{}", example.sentence);
        let gone = ExampleQuestion { calendar: 2, ..asked };
        assert!(clock_example(&settings, &gone).is_err());
    }

    #[test]
    fn what_cannot_be_worked_out_is_said() {
        let settings = Settings::default();
        assert!(sentence(&settings, "Friday", "4 h").contains("Friday"));
        assert!(sentence(&settings, "2026-07-03T16:30", "0").contains("more than 0"));
        assert!(sentence(&settings, "2026-07-03T16:30", "soon").contains("soon"));
        let mut never = settings.clone();
        never.hours.week = Week::default();
        assert!(sentence(&never, "2026-07-03T16:30", "1 h").contains("never"));
        let mut mars = settings;
        mars.hours.zone = "Mars/Olympus".into();
        assert!(sentence(&mars, "2026-07-03T16:30", "1 h").contains("Mars"));
    }
}
