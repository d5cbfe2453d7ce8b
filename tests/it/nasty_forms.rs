//! The same desk written as carelessly as real exports are gives the same figures.

use crate::form_desk::{Table, desk, figures, formatted, is_amount, separated, us_csv, wall};

/// All files of the desk, each changed cell by cell and joined by `separator`.
fn written(
    separator: char,
    head: impl Fn(&str) -> String,
    change: impl Fn(&str, &str) -> String,
) -> Vec<(String, String)> {
    desk()
        .into_iter()
        .map(|(name, mut rows)| {
            let header = rows[0].clone();
            for cell in &mut rows[0] {
                *cell = head(cell);
            }
            (name, separated(&rows, separator, |column, cell| change(&header[column], cell)))
        })
        .collect()
}

fn check(files: Vec<(String, String)>) {
    let files: Vec<(String, Vec<u8>)> = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    assert_eq!(figures(&files), figures(&us_csv()));
}

fn same(header: &str) -> String {
    header.to_owned()
}

/// `1.25` as `1 234,25` is written in France, with blanks that do not break.
fn french(cell: &str) -> String {
    cell.replace('.', ",")
}

#[test]
fn french_numbers_quoted_lines_and_a_last_delimiter() {
    let files = written(';', same, |header, cell| match formatted(cell, "%d/%m/%Y %H:%M:%S") {
        Some(date) => date,
        None if is_amount(header) => french(cell),
        None if header == "Title" => format!("{cell}; \"vite\"\r\nmerci, à demain"),
        None => cell.to_owned(),
    });
    // Every line ends with a delimiter, inside quotes as well, where it is text.
    check(files.into_iter().map(|(name, text)| (name, format!("\u{feff}{}", text.replace("\r\n", ";\r\n")))).collect());
}

#[test]
fn moments_with_the_offset_of_somewhere_else() {
    check(written(',', same, |_, cell| match wall(cell) {
        Some(seconds) => {
            let there = chrono::DateTime::from_timestamp(seconds + 5 * 3_600 + 1_800, 0).expect("in range");
            there.format("%Y-%m-%dT%H:%M:%S.000+05:30").to_string()
        }
        None => cell.to_owned(),
    }));
    check(written(',', same, |_, cell| match wall(cell) {
        Some(seconds) => {
            let there = chrono::DateTime::from_timestamp(seconds - 5 * 3_600, 0).expect("in range");
            there.format("%m/%d/%Y %I:%M %p -0500").to_string()
        }
        None => cell.to_owned(),
    }));
}

#[test]
fn midnight_as_24_00_and_halves_of_days_in_a_mixture() {
    check(written(',', same, |header, cell| {
        let Some(seconds) = wall(cell) else {
            return cell.to_owned();
        };
        let at = |seconds: i64| chrono::DateTime::from_timestamp(seconds, 0).expect("in range");
        if seconds % 86_400 == 0 {
            at(seconds - 86_400).format("%m/%d/%Y 24:00").to_string()
        } else if header == "Created" && seconds % 7 == 0 {
            at(seconds).format("%-m/%-d/%y %H:%M").to_string()
        } else {
            at(seconds).format("%m/%d/%Y %-I:%M\u{202f}%P").to_string()
        }
    }));
}

#[test]
fn serial_days_as_text() {
    let serial = |cell: &str| wall(cell).map(|seconds| format!("{:.9}", seconds as f64 / 86_400.0 + 25_569.0));
    check(written(',', same, |_, cell| serial(cell).unwrap_or_else(|| cell.to_owned())));
    check(written(';', same, |header, cell| match serial(cell) {
        Some(serial) => serial.replace('.', ","),
        None if is_amount(header) => cell.replace('.', ","),
        None => cell.to_owned(),
    }));
}

/// An amount of the desk in seconds; the desk writes two decimals, so it is whole.
fn seconds(header: &str, cell: &str) -> Option<i64> {
    if !is_amount(header) {
        return None;
    }
    let hours: f64 = cell.parse().ok()?;
    Some((hours * 3_600.0).round() as i64)
}

#[test]
fn hours_as_hours_minutes_and_seconds() {
    check(written(',', same, |header, cell| match seconds(header, cell) {
        Some(length) if length % 60 == 0 => format!("{}:{:02}", length / 3_600, length / 60 % 60),
        Some(length) => format!("{:02}:{:02}:{:02}", length / 3_600, length / 60 % 60, length % 60),
        None => cell.to_owned(),
    }));
    check(written(',', same, |header, cell| match seconds(header, cell) {
        Some(length) => format!("{}h {}m {}s", length / 3_600, length / 60 % 60, length % 60),
        None => cell.to_owned(),
    }));
}

#[test]
fn minutes_where_the_header_says_so() {
    let is_ours = |header: &str| is_amount(header) && header != "Weekly Hours";
    check(written(
        '\t',
        |header| {
            if is_ours(header) { format!("{header} (min)") } else { header.to_owned() }
        },
        |header, cell| match seconds(header, cell).filter(|_| is_ours(header)) {
            Some(length) => format!("{}", length as f64 / 60.0),
            None => cell.to_owned(),
        },
    ));
}

/// Rows as a report prints them: lines above, groups with headings and sums, the header again, a footer.
fn as_report(name: &str, text: &str, rows: &Table) -> String {
    let mut records = Vec::new();
    let mut rest = text;
    for row in rows {
        // Cells of the desk hold no line ends, so that a record is a line.
        let (line, more) = rest.split_once("\r\n").unwrap_or((rest, ""));
        rest = more;
        records.push(line.to_owned());
        assert!(!row.is_empty());
    }
    let (header, body) = records.split_first().expect("a header");
    let mut out =
        format!("sep=,\r\n{name} of all queues\r\nPrinted: 6/30/2026 4:05 PM by Ann Adams\r\n\r\n{header}\r\n");
    for (page, part) in body.chunks(60).enumerate() {
        out += &format!("Group {page}: Service Desk\r\n{}\r\nSubtotal ({} rows)\r\n", part.join("\r\n"), part.len());
        if page % 3 == 2 {
            out += &format!("{header}\r\n");
        }
    }
    out + &format!("Grand total: {}\r\nPage 1 of 1\r\n\r\n", body.len())
}

#[test]
fn a_printed_report_with_groups_and_totals() {
    let files = desk()
        .into_iter()
        .map(|(name, rows)| {
            let text = separated(&rows, ',', |_, cell| cell.to_owned());
            // Lists of people and companies come from another place.
            let report = matches!(name.as_str(), "tickets.csv" | "time-entries.csv" | "time_entries.csv");
            let text = if report { as_report(&name, &text, &rows) } else { text };
            (name, text)
        })
        .collect();
    check(files);
}

#[test]
fn utf_16_without_a_byte_order_mark() {
    for big in [false, true] {
        let files: Vec<(String, Vec<u8>)> = written(',', same, |_, cell| cell.to_owned())
            .into_iter()
            .map(|(name, text)| {
                let units = text.encode_utf16();
                let bytes = units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
                (name, bytes.collect())
            })
            .collect();
        assert_eq!(figures(&files), figures(&us_csv()), "big endian: {big}");
    }
}

/// The names that a German user of Autotask sees.
fn german(header: &str) -> String {
    match header {
        "Ticket Number" => "Ticketnummer",
        "Title" => "Titel",
        "Account" => "Firma",
        "Contact" => "Kontakt",
        "Queue" => "Warteschlange",
        "Status" => "Status",
        "Priority" => "Priorität",
        "Ticket Type" => "Tickettyp",
        "Issue Type" => "Problemtyp",
        "Sub-Issue Type" => "Unterproblemtyp",
        "Source" => "Quelle",
        "Primary Resource" => "Primäre Ressource",
        "Created" => "Erstellt am",
        "Last Activity" => "Letzte Aktivität",
        "Completed" => "Abgeschlossen am",
        "Due Date" => "Fälligkeitsdatum",
        "First Response Due" => "Erste Reaktion fällig",
        "First Response Actual" => "Erste Reaktion",
        "Resolution Plan Due" => "Lösungsplan fällig",
        "Resolution Plan Actual" => "Lösungsplan",
        "Resolution Due" => "Lösung fällig",
        "Resolution Actual" => "Gelöst am",
        "Estimated Hours" => "Geschätzte Stunden",
        "Resource" => "Ressource",
        "Start Date/Time" => "Startdatum/-zeit",
        "End Date/Time" => "Enddatum/-zeit",
        "Hours Worked" => "Gearbeitete Stunden",
        "Hours to Bill" => "Abzurechnende Stunden",
        "Work Type" => "Arbeitstyp",
        "Summary Notes" => "Zusammenfassung",
        other => other,
    }
    .to_owned()
}

#[test]
fn german_headers_dates_and_numbers() {
    check(written(';', german, |header, cell| match formatted(cell, "%d.%m.%Y, %H:%M Uhr") {
        Some(date) => date,
        None if is_amount(header) => cell.replace('.', ","),
        None => cell.to_owned(),
    }));
}

#[test]
fn what_other_tools_make_of_numbers_and_nothing() {
    check(written(',', same, |header, cell| match (header, cell) {
        ("Ticket Number", number) => format!("=\"{number}\""),
        (_, "") => "NaN".to_owned(),
        (header, cell) if is_amount(header) => format!("{cell}\u{a0}"),
        (_, cell) => formatted(cell, "%Y%m%d%H%M%S").unwrap_or_else(|| format!(" {cell} ")),
    }));
}

#[test]
fn one_object_a_line_packed() {
    use std::io::Write;
    let files: Vec<(String, Vec<u8>)> = desk()
        .into_iter()
        .map(|(name, rows)| {
            let (header, records) = rows.split_first().expect("a header");
            let lines: Vec<String> = records
                .iter()
                .map(|row| {
                    let object: serde_json::Map<String, serde_json::Value> = header
                        .iter()
                        .zip(row)
                        .map(|(header, cell)| (header.clone(), serde_json::json!({ "name": cell, "id": 7 })))
                        .collect();
                    serde_json::Value::Object(object).to_string()
                })
                .collect();
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(lines.join("\n").as_bytes()).expect("memory takes it");
            (name + ".gz", packer.finish().expect("memory takes it"))
        })
        .collect();
    assert_eq!(figures(&files), figures(&us_csv()));
}
