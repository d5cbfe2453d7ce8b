//! Columns that hold the day and the time of day of one moment.

use base::normalize;

use crate::dataset::field::FieldKind;
use crate::dataset::mapping::Match;

/// Words for a day in headers, normalized.
const DAYS: &[&str] = &[
    "date", "datum", "day", "data", "fecha", "dato", "päivä", "pvm", "päivämäärä", "tarihi", "tarih", "дата", "日期",
    "日付", "日", "날짜", "일자",
];

/// Words for a time of day in headers, normalized.
const TIMES: &[&str] = &[
    "time", "uhrzeit", "zeit", "hora", "heure", "ora", "orario", "tijd", "tijdstip", "tid", "tidspunkt", "godzina",
    "czas", "čas", "hodina", "aika", "klo", "kello", "saati", "saat", "время", "час", "时间", "時間", "時刻", "시간",
    "시각",
];

/// The column with the time of day of a date column: `Created Time` beside `Created Date`, `StartTime` beside
/// `StartDate`, `Hora de apertura` beside `Fecha de apertura`.
pub(in crate::dataset) fn time_column(headers: &[String], found: &Match) -> Option<usize> {
    if found.field.kind() != FieldKind::Date {
        return None;
    }
    let name = normalize(&found.header);
    let names: Vec<String> = headers.iter().map(|header| normalize(header)).collect();
    let stems = DAYS.iter().flat_map(|day| [name.strip_suffix(day), name.strip_prefix(day)]).flatten();
    stems
        .flat_map(|stem| TIMES.iter().flat_map(move |time| [format!("{stem}{time}"), format!("{time}{stem}")]))
        .find_map(|wanted| names.iter().position(|name| *name == wanted).filter(|column| *column != found.column))
}

/// The column with the day of a column that may hold times of day: `EndTime` beside `EndDate`, or the start's.
pub(in crate::dataset) fn day_column(headers: &[String], found: &Match) -> Option<usize> {
    let name = normalize(&found.header);
    let stem = TIMES.iter().chain(&["workhour"]).find_map(|word| name.strip_suffix(word))?;
    if found.field.kind() != FieldKind::Date {
        return None;
    }
    let own = format!("{stem}date");
    [own.as_str(), "startdate", "workdate", "dateworked", "date", "datum"]
        .iter()
        .find_map(|wanted| headers.iter().position(|header| normalize(header) == *wanted))
        .filter(|column| *column != found.column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::field::Field;
    use crate::dataset::mapping::MatchKind;

    #[test]
    fn the_time_stands_beside_its_day() {
        for (day, time) in [
            ("Created Date", "Created Time"),
            ("Date opened", "Time opened"),
            ("StartDate", "StartTime"),
            ("Fecha de apertura", "Hora de apertura"),
            ("Data Abertura", "Hora Abertura"),
            ("Datum", "Uhrzeit"),
            ("Дата создания", "Время создания"),
            ("创建日期", "创建时间"),
        ] {
            let headers = ["Nr".to_owned(), time.to_owned(), day.to_owned()];
            let found = Match::named(2, day, Field::Created, MatchKind::Alias);
            assert_eq!(time_column(&headers, &found), Some(1), "{day}");
        }
        let headers = ["Resolution".to_owned(), "Resolution Time".to_owned()];
        let found = Match::named(0, "Resolution", Field::ResolvedAt, MatchKind::Alias);
        assert_eq!(time_column(&headers, &found), None, "a length, not a time of day");
    }
}
