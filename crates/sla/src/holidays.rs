//! Holidays from a calendar file (ICS) or a list of dates.

use chrono::NaiveDate;

use super::ics_holidays::read_ics;
use super::spec::{DayHours, Holiday, Span};
use base::{Day, Zone};

/// What was read, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolidayList {
    /// The holidays, by date.
    pub holidays: Vec<Holiday>,
    /// What was not understood or needed an assumption.
    pub notes: Vec<HolidayNote>,
}

/// A line or an event that was not understood or needed an assumption. Lines are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolidayNote {
    /// A line that does not begin with a date.
    NotADate(usize, String),
    /// A date that could be day/month and was read as month/day.
    MonthFirst(usize, String, Day),
    /// A stretch that ends before it begins, or lasts longer than a year.
    NotAStretch(usize, Day, Day),
    /// "Open" without hours.
    OpenWithoutHours(usize),
    /// What the reader of calendar files did not understand.
    Calendar(ics::Note),
    /// An event that does not last between a moment and a year; it was left out.
    NoLength(String),
    /// An event that repeats by a rule that is not understood; only its first date was taken.
    Repeats(String, String),
}

/// The days one entry may last.
pub(super) const LONGEST: i32 = 366;

/// Reads holidays from the text of an ICS file, or of a list with one date a line.
///
/// A line is `2026-12-25 Christmas`, `12/24/2026, 13:00-24:00, Christmas Eve` (closed then),
/// `2026-12-24 open 09:00-12:00`, `2026-12-24 to 2026-12-31 Plant holidays` or `12-25 Christmas` (every
/// year); a leading word that is no date makes a note, an empty line or one with `#` nothing.
/// Moments with a zone of their own are put on the wall of `zone`.
pub fn read_holidays(text: &str, zone: &Zone) -> HolidayList {
    let text = text.trim_start_matches('\u{feff}');
    let mut list = HolidayList::default();
    if text.to_ascii_uppercase().contains("BEGIN:VEVENT") || text.to_ascii_uppercase().contains("BEGIN:VCALENDAR") {
        read_ics(text, zone, &mut list);
    } else {
        list = read_holiday_lines(text);
    }
    list.holidays.sort_by(|a, b| (a.on, &a.name).cmp(&(b.on, &b.name)));
    list.holidays.dedup();
    list
}

/// The holidays of a list with one date a line, as [`read_holidays`] reads it.
pub fn read_holiday_lines(text: &str) -> HolidayList {
    let mut list = HolidayList::default();
    for (index, line) in text.lines().enumerate() {
        read_line(line, index + 1, &mut list);
    }
    list
}

/// Holidays as such a list, a line each, in their order.
pub fn holiday_lines(holidays: &[Holiday]) -> String {
    let spans = |spans: &[Span]| -> String {
        spans.iter().map(|&span| <(String, String)>::from(span)).map(|(from, to)| format!(" {from}-{to}")).collect()
    };
    let lines: Vec<String> = holidays
        .iter()
        .map(|holiday| {
            let date = holiday.on.to_string();
            let date = if holiday.every_year { date.get(5..).unwrap_or(&date) } else { &date };
            let hours = match &holiday.hours {
                DayHours::Closed => String::new(),
                DayHours::ClosedDuring(parts) => format!(" closed{}", spans(parts)),
                // Open during no span is closed.
                DayHours::OpenDuring(parts) if parts.is_empty() => String::new(),
                DayHours::OpenDuring(parts) => format!(" open{}", spans(parts)),
            };
            // A name that looks like something else would not be read back as one.
            let name = holiday.name.replace(['#', '\n', '\r'], " ");
            format!("{date}{hours} {}", name.trim()).trim_end().to_owned()
        })
        .collect();
    lines.join("\n")
}

fn read_line(line: &str, number: usize, list: &mut HolidayList) {
    let line = line.split('#').next().unwrap_or_default();
    let mut words: Vec<&str> = line.split([' ', '\t', ',', ';', '"']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return;
    }
    let first = words.remove(0);
    let Some(date) = read_date(first) else {
        // The header of a table is no mistake.
        if number > 1 || first.chars().any(|c| c.is_ascii_digit()) {
            list.notes.push(HolidayNote::NotADate(number, first.to_owned()));
        }
        return;
    };
    if date.guessed {
        list.notes.push(HolidayNote::MonthFirst(number, first.to_owned(), date.on));
    }
    let mut last = date.on;
    let range = ["to", "-", "–", "until", "bis"];
    if let [word, end, ..] = words.as_slice()
        && range.contains(word)
        && let Some(end) = read_date(end)
    {
        last = end.on;
        words.drain(..2);
    }
    if last < date.on || last.0 - date.on.0 > LONGEST {
        list.notes.push(HolidayNote::NotAStretch(number, date.on, last));
        return;
    }
    let open = words.first().is_some_and(|word| word.eq_ignore_ascii_case("open"));
    if open || words.first().is_some_and(|word| word.eq_ignore_ascii_case("closed")) {
        words.remove(0);
    }
    let mut spans = Vec::new();
    while let Some((start, end)) = words.first().and_then(|word| word.split_once(['-', '–'])) {
        let Ok(span) = Span::parse(start, end) else { break };
        spans.push(span);
        words.remove(0);
    }
    let hours = match (open, spans.is_empty()) {
        (true, true) => {
            list.notes.push(HolidayNote::OpenWithoutHours(number));
            return;
        }
        (true, false) => DayHours::OpenDuring(spans),
        (false, false) => DayHours::ClosedDuring(spans),
        (false, true) => DayHours::Closed,
    };
    for on in date.on.0..=last.0 {
        list.holidays.push(Holiday {
            on: Day(on),
            name: words.join(" "),
            every_year: date.every_year,
            hours: hours.clone(),
        });
    }
}

struct ReadDate {
    on: Day,
    every_year: bool,
    /// Whether day and month could be the other way round.
    guessed: bool,
}

/// Reads `2026-12-25`, `20261225`, `2026/12/25`, `25.12.2026`, `12/25/2026`, `25/12/2026`, `12-25`.
fn read_date(text: &str) -> Option<ReadDate> {
    let text = text.split('T').next().unwrap_or(text).trim_end_matches('.');
    let sure = |year, month, day, every_year| {
        Some(ReadDate { on: Day::of(NaiveDate::from_ymd_opt(year, month, day)?), every_year, guessed: false })
    };
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return sure(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?, false);
    }
    let parts: Option<Vec<u32>> =
        text.trim_start_matches('-').split(['-', '/', '.']).map(|part| part.parse().ok()).collect();
    let parts = parts?;
    if parts.iter().any(|&part| part > 9_999) {
        return None;
    }
    match *parts.as_slice() {
        // A leap year, so that February 29 is a date.
        [month, day] if text.contains('-') => sure(2000, month, day, true),
        [day, month] if text.contains('.') => sure(2000, month, day, true),
        [year, month, day] if year > 31 => sure(year as i32, month, day, false),
        [day, month, year] if text.contains('.') => sure(year as i32, month, day, false),
        [a, b, year] if year > 31 && a > 12 => sure(year as i32, b, a, false),
        [a, b, year] if year > 31 => {
            sure(year as i32, a, b, false).map(|date| ReadDate { guessed: a != b && b <= 12, ..date })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> HolidayList {
        read_holidays(text, &Zone::named("Europe/Berlin").expect("known"))
    }

    fn day(text: &str) -> Day {
        super::super::spec::read_day(text).expect("a date")
    }

    fn lines(list: &HolidayList) -> Vec<String> {
        list.holidays
            .iter()
            .map(|holiday| {
                let yearly = if holiday.every_year { " yearly" } else { "" };
                let spans = |spans: &[Span]| {
                    let texts: Vec<_> = spans
                        .iter()
                        .map(|&span| <(String, String)>::from(span))
                        .map(|(a, b)| format!("{a}-{b}"))
                        .collect();
                    texts.join(" ")
                };
                let hours = match &holiday.hours {
                    DayHours::Closed => String::new(),
                    DayHours::ClosedDuring(parts) => format!(" closed {}", spans(parts)),
                    DayHours::OpenDuring(parts) => format!(" open {}", spans(parts)),
                };
                format!("{}{yearly}{hours} {}", holiday.on, holiday.name)
            })
            .collect()
    }

    #[test]
    fn a_list_of_dates_is_read_line_by_line() {
        let list = read(
            "Date,Name\n2026-12-25 Christmas\n12/24/2026, 13:00-24:00, Christmas Eve\n# later\n\n\
             31.12.2026;open 09:00-12:00;New Year's Eve\n2027-05-03 to 2027-05-04 Bridge\n01-06 Epiphany\n\
             03/04/2027 Unclear\nsoon Party\n2027-02-30 Never\n2027-01-01 open\n",
        );
        assert_eq!(
            lines(&list),
            [
                "2000-01-06 yearly Epiphany",
                "2026-12-24 closed 13:00-24:00 Christmas Eve",
                "2026-12-25 Christmas",
                "2026-12-31 open 09:00-12:00 New Year's Eve",
                "2027-03-04 Unclear",
                "2027-05-03 Bridge",
                "2027-05-04 Bridge",
            ]
        );
        assert_eq!(
            list.notes,
            [
                HolidayNote::MonthFirst(9, "03/04/2027".into(), day("2027-03-04")),
                HolidayNote::NotADate(10, "soon".into()),
                HolidayNote::NotADate(11, "2027-02-30".into()),
                HolidayNote::OpenWithoutHours(12),
            ]
        );
    }

    #[test]
    fn a_list_is_written_as_it_is_read() {
        let text = "01-06 Epiphany\n2026-12-24 closed 13:00-24:00 Christmas Eve\n2026-12-25 Christmas\n\
                    2026-12-31 open 09:00-12:00 14:00-16:00\n2027-01-02";
        let list = read_holiday_lines(text);
        assert_eq!((list.holidays.len(), list.notes.len()), (5, 0));
        assert_eq!(holiday_lines(&list.holidays), text);
    }

    #[test]
    fn a_calendar_file_gives_days_parts_of_days_and_rules() {
        let list = read(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\n\
             SUMMARY:Christ\r\n mas\\, both days\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nDTSTART:20261224T120000Z\r\nDTEND:20261224T230000Z\r\nSUMMARY:Eve\r\n\
             BEGIN:VALARM\r\nSUMMARY:Alarm\r\nEND:VALARM\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20200501\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:May Day\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20251127\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3\r\n\
             SUMMARY:Thanksgiving\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20250526\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;UNTIL=20270101\r\n\
             SUMMARY:Memorial Day\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260202\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Odd\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nDTSTART:tomorrow\r\nSUMMARY:Bad\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        );
        assert_eq!(
            lines(&list),
            [
                "2020-05-01 yearly May Day", "2025-05-26 Memorial Day", "2025-11-27 Thanksgiving", "2026-02-02 Odd",
                "2026-05-25 Memorial Day", "2026-11-26 Thanksgiving", "2026-12-24 closed 13:00-24:00 Eve",
                "2026-12-25 Christmas, both days", "2026-12-26 Christmas, both days", "2027-11-25 Thanksgiving",
            ]
        );
        assert_eq!(
            list.notes,
            [
                HolidayNote::Calendar(ics::Note::NotADate { property: "DTSTART".into(), text: "tomorrow".into() }),
                HolidayNote::Calendar(ics::Note::NoStart("Bad".into())),
                HolidayNote::Repeats("Odd".into(), "FREQ=DAILY".into()),
            ]
        );
    }

    #[test]
    fn no_text_breaks_the_reader() {
        for text in [
            "",
            ",",
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VEVENT\nDTSTART:99991231\nRRULE:FREQ=YEARLY;INTERVAL=0;BYDAY=é\nEND:VEVENT",
            "BEGIN:VEVENT\nDTSTART:20200101\nDURATION:P99999999999D\nEND:VEVENT",
            "BEGIN:VEVENT\nDTSTART:20200101\nRRULE:FREQ=YEARLY;UNTIL=é;BYMONTH=-1\nEND:VEVENT",
            "1-1-1-1",
            "é\n4294967295-1-1\n2020-01-01 to 0001-01-01",
        ] {
            let list = read(text);
            assert!(list.holidays.len() < 200, "{text}");
        }
    }
}
