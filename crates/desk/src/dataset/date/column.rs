//! A column of dates as it fills: the forms of its cells are learnt on the way.

use super::form::Forms;
use super::order::OrderEvidence;
use super::packed::RawDate;
use super::plain::Plain;
use super::read::read;
use super::zones::NamedZones;

/// What was met in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dataset) enum Met {
    /// A date, or nothing.
    Date,
    /// A date with text behind it that was left out.
    WithTail,
    /// Something that is not a date.
    Bad,
}

/// The cells of a date column.
#[derive(Clone, Debug, Default)]
pub(in crate::dataset) struct DateColumn {
    pub cells: Vec<RawDate>,
    pub evidence: OrderEvidence,
    pub zones: NamedZones,
    forms: Forms,
}

impl DateColumn {
    /// Takes a trimmed cell. A bad one is kept as none.
    pub fn push(&mut self, cell: &str) -> Met {
        let (date, met) = self.read(cell);
        self.cells.push(date);
        met
    }

    /// Takes a day and a time of day that stand in two columns, both trimmed.
    pub fn push_both(&mut self, day: &str, clock: &str) -> Met {
        let (date, met) = self.read(day);
        if met == Met::Bad || date == RawDate::NONE {
            self.cells.push(date);
            return met;
        }
        // A day that has a time stands; a moment at midnight is what many systems give as a day.
        if !date.is_midnight() || clock.is_empty() {
            self.cells.push(date);
            return met;
        }
        if let Some(seconds) = time_of_day(clock) {
            self.cells.push(date.at(seconds));
            return met;
        }
        // What is called the time may be the whole moment.
        let (whole, of_whole) = self.read(clock);
        let is_whole = of_whole != Met::Bad && whole != RawDate::NONE;
        self.cells.push(if is_whole { whole } else { date });
        if is_whole { of_whole } else { Met::Bad }
    }

    /// The last cell.
    pub fn last(&self) -> RawDate {
        self.cells.last().copied().unwrap_or(RawDate::NONE)
    }

    fn read(&mut self, cell: &str) -> (RawDate, Met) {
        if cell.is_empty() {
            return (RawDate::NONE, Met::Date);
        }
        if let Some(parts) = self.forms.read(cell.as_bytes())
            && let Some(date) = parts.assemble(&mut self.evidence)
        {
            return (date, Met::Date);
        }
        match read(cell, &mut self.zones, &mut self.evidence) {
            None => (RawDate::NONE, Met::Bad),
            Some(read) if read.tail.is_some() => (read.date, Met::WithTail),
            Some(read) => {
                if let Some((parts, trace)) = read.parts {
                    self.forms.learn(cell.as_bytes(), parts, &trace);
                }
                (read.date, Met::Date)
            }
        }
    }
}

/// Seconds after midnight of a cell that is a time of day: `9:30`, `09:30:15 p. m.`, `14h30`, `0.35` of a day.
pub(in crate::dataset) fn time_of_day(cell: &str) -> Option<i64> {
    plain_time(cell.as_bytes()).or_else(|| any_time(cell))
}

/// `9:30`, `09:30:15`, `9:30 AM`: two or three numbers of two digits at most, and a half of the day behind them. Nothing
/// for other cells, and for times that there are not.
fn plain_time(cell: &[u8]) -> Option<i64> {
    let digit = |at: usize| cell.get(at).filter(|byte| byte.is_ascii_digit()).map(|byte| i64::from(byte - b'0'));
    let mut at = 1;
    let mut hour = digit(0)?;
    if let Some(more) = digit(1) {
        (hour, at) = (hour * 10 + more, 2);
    }
    let part = |at: &mut usize| {
        let value = (cell.get(*at) == Some(&b':')).then(|| Some(digit(*at + 1)? * 10 + digit(*at + 2)?)).flatten()?;
        *at += 3;
        Some(value)
    };
    let minute = part(&mut at)?;
    let second = part(&mut at).unwrap_or(0);
    let hour = match cell.get(at..)? {
        [] => hour,
        [b' ', half @ (b'A' | b'a' | b'P' | b'p'), b'M' | b'm'] if hour <= 12 => {
            hour % 12 + if half.eq_ignore_ascii_case(&b'P') { 12 } else { 0 }
        }
        _ => return None,
    };
    (hour < 24 && minute < 60 && second < 60).then_some(hour * 3_600 + minute * 60 + second)
}

/// The same, slowly, in all the forms that there are.
fn any_time(cell: &str) -> Option<i64> {
    let plain = Plain::of(cell)?;
    let text = plain.text();
    let fraction = text.strip_prefix('0').unwrap_or(text);
    if let Some(digits) = fraction.strip_prefix(['.', ','])
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        let share: f64 = format!("0.{digits}").parse().ok()?;
        return Some((share * 86_400.0).round() as i64);
    }
    if text == "0" {
        return Some(0);
    }
    super::clock::alone(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Zone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_times_are_read_as_all_others(cell in "[0-2]?[0-9](:[0-6][0-9]{0,2}){1,2}( ?[AaPp][Mm]?){0,1}[ :.0-9]{0,2}") {
            if let Some(seconds) = plain_time(cell.as_bytes()) {
                prop_assert_eq!(any_time(&cell), Some(seconds), "{}", cell);
            }
        }
    }

    fn moments(cells: &[&str], day_first: bool) -> Vec<Option<String>> {
        let mut column = DateColumn::default();
        for cell in cells {
            column.push(cell);
        }
        let zone = Zone::utc();
        let text = |date: &RawDate| Some(zone.rfc3339(date.resolve(day_first, &zone, &column.zones).ok()?.get()?));
        column.cells.iter().map(text).collect()
    }

    #[test]
    fn cells_of_one_form_are_read_alike() {
        let cells = ["02/Mar/26 8:00 AM", "03/Mar/26 9:15 AM", "13/Mar/26 12:59 AM", "31/Feb/26 9:15 AM", "soon"];
        let read = moments(&cells, false);
        assert_eq!(read[1].as_deref(), Some("2026-03-03T09:15:00Z"));
        assert_eq!(read[2].as_deref(), Some("2026-03-13T00:59:00Z"));
        assert_eq!(read[3..], [None, None]);
    }

    #[test]
    fn a_day_and_a_time_in_two_columns() {
        for (day, clock, expected) in [
            ("2026-03-02", "08:30", "2026-03-02T08:30:00Z"),
            ("02/03/2026", "8:30 p. m.", "2026-03-02T20:30:00Z"),
            ("46083", "0.35", "2026-03-02T08:24:00Z"),
            ("2.3.2026", "14h05", "2026-03-02T14:05:00Z"),
            ("2026-03-02 00:00:00", "08:30", "2026-03-02T08:30:00Z"),
            ("2026-03-02 09:15", "08:30", "2026-03-02T09:15:00Z"),
            ("2026-03-02", "2026-03-02 08:30", "2026-03-02T08:30:00Z"),
            ("2 mars 2026", "", "2026-03-02T00:00:00Z"),
        ] {
            let mut column = DateColumn::default();
            assert_eq!(column.push_both(day, clock), Met::Date, "{day} {clock}");
            let zone = Zone::utc();
            let at = column.last().resolve(true, &zone, &column.zones).expect("a date").get().expect("there");
            assert_eq!(zone.rfc3339(at), expected, "{day} {clock}");
        }
    }
}
