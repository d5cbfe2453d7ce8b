//! The live example of the settings page: what the hours mean for one ticket.

use chrono::NaiveDateTime;

use crate::base::{HOUR, Timestamp, Zone};
use crate::settings::{CalendarSpec, Settings};
use crate::sla::{Calendar, Holiday, length_in_words, sum_in_words};

use super::words;

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

/// When a ticket created at `created` (a wall reading such as `2026-07-03T16:30`) with a target of so
/// many working hours is due by the default hours and holidays, and why. Where the settings name no
/// zone, `zone` is taken, and UTC when that is empty too.
///
/// # Errors
/// A sentence for what is not a time, not a target, not a zone, or never due.
pub fn clock_example(
    settings: &Settings,
    zone: &str,
    created: &str,
    target_hours: f64,
) -> Result<ClockExample, String> {
    let calendar = calendar(settings, zone)?;
    let wall =
        read_wall(created).ok_or_else(|| format!("“{created}” is not a time such as 2026-07-03 16:30."))?;
    if !(target_hours > 0.0 && target_hours <= 10_000.0) {
        return Err("The target must be more than 0 and at most 10,000 hours.".into());
    }
    let zone = calendar.zone();
    let start = zone.moment(wall);
    let seconds = (target_hours * HOUR as f64).round() as i64;
    let due = calendar
        .add(start, seconds)
        .ok_or("These hours never have that much time.")?;
    let periods: Vec<(Timestamp, Timestamp)> = calendar.periods(start, due).collect();
    let lengths: Vec<i64> = periods.iter().map(|(from, to)| to.since(*from)).collect();
    let sum = if lengths.len() <= 8 {
        sum_in_words(&lengths)
    } else {
        format!("{} stretches = {}", lengths.len(), length_in_words(seconds))
    };
    let short = |at: Timestamp| zone.naive(at).format("%a %H:%M").to_string();
    let same_week = due.since(start) < 6 * 24 * HOUR;
    let due_words = if same_week {
        short(due)
    } else {
        words::moment(due, zone)
    };
    let sentence = format!(
        "With hours {}, a ticket created {} with a target of {} is due {due_words}: {sum}.",
        hours_in_words(calendar.spec()),
        short(start),
        words::decimal(target_hours, 2) + " h",
    );
    Ok(ClockExample {
        sentence,
        due: words::moment(due, zone),
        parts: periods
            .iter()
            .map(|&(from, to)| {
                (
                    words::moment(from, zone),
                    words::moment(to, zone),
                    length_in_words(to.since(from)),
                )
            })
            .collect(),
        sum,
    })
}

fn calendar(settings: &Settings, zone: &str) -> Result<Calendar, String> {
    let mut spec = settings.hours.clone();
    let named = [&spec.zone, &settings.zone, &zone.to_owned()]
        .into_iter()
        .find(|name| !name.trim().is_empty())
        .map_or_else(|| Zone::utc().name().to_owned(), Clone::clone);
    spec.zone = named;
    if !spec.week.is_around_the_clock() {
        for text in &settings.holidays {
            if let Ok(date) = chrono::NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d") {
                spec.holidays
                    .push(Holiday::closed(crate::base::Day::of(date), ""));
            }
        }
    }
    Calendar::new(&spec)
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
        return "around the clock".into();
    }
    let mut days = (0..7)
        .map(|day| spec.week.day(day))
        .filter(|spans| !spans.is_empty());
    let Some(first) = days.next() else {
        return "that never open".into();
    };
    if !days.all(|spans| spans == first) {
        return "as set for each day".into();
    }
    let time = |seconds: i64| format!("{:02}:{:02}", seconds / HOUR % 24, seconds % HOUR / 60);
    let spans: Vec<String> = first
        .iter()
        .map(|span| format!("{}–{}", time(span.start()), time(span.end())))
        .collect();
    spans.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Span, Week};

    fn sentence(settings: &Settings, created: &str, hours: f64) -> String {
        clock_example(settings, "Europe/Berlin", created, hours)
            .map_or_else(|error| error, |example| example.sentence)
    }

    #[test]
    fn a_friday_afternoon_is_due_on_monday() {
        assert_eq!(
            sentence(&Settings::default(), "2026-07-03T16:30", 4.0),
            "With hours 08:00–17:00, a ticket created Fri 16:30 with a target of 4 h is due Mon 11:30: \
             30 min + 3 h 30 min = 4 h 00 min."
        );
    }

    #[test]
    fn holidays_and_breaks_are_respected() {
        let span = |from, to| Span::parse(from, to).expect("a test writes valid times");
        let mut settings = Settings {
            holidays: vec!["2026-07-06".into()],
            ..Settings::default()
        };
        settings.hours.week = Week::each(
            &[0, 1, 2, 3, 4],
            &[span("08:00", "12:00"), span("13:00", "17:00")],
        );
        assert_eq!(
            sentence(&settings, "2026-07-03 11:30", 5.0),
            "With hours 08:00–12:00 and 13:00–17:00, a ticket created Fri 11:30 with a target of 5 h is due \
             Tue 08:30: 30 min + 4 h 00 min + 30 min = 5 h 00 min."
        );
    }

    #[test]
    fn what_cannot_be_worked_out_is_said() {
        let settings = Settings::default();
        assert!(sentence(&settings, "Friday", 4.0).contains("Friday"));
        assert!(sentence(&settings, "2026-07-03T16:30", 0.0).contains("more than 0"));
        assert!(sentence(&settings, "2026-07-03T16:30", f64::NAN).contains("more than 0"));
        let mut never = settings.clone();
        never.hours.week = Week::default();
        assert!(sentence(&never, "2026-07-03T16:30", 1.0).contains("never"));
        let mut mars = settings;
        mars.hours.zone = "Mars/Olympus".into();
        assert!(sentence(&mars, "2026-07-03T16:30", 1.0).contains("Mars"));
    }
}
