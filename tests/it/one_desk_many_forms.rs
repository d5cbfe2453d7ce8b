//! The same desk in the forms in which service desks export it gives the same figures.

use std::io::Write;

use serde_json::{Value, json};

use crate::form_desk::{desk, figures, formatted, is_amount, separated, us_csv, wall};

#[test]
fn semicolons_windows_1252_and_german_numbers() {
    let files: Vec<_> = desk()
        .into_iter()
        .map(|(name, rows)| {
            let header = rows[0].clone();
            let text = separated(&rows, ';', |column, cell| match formatted(cell, "%d.%m.%Y %H:%M") {
                Some(date) => date,
                None if is_amount(&header[column]) => cell.replace('.', ","),
                None => cell.to_owned(),
            });
            let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
            (name, bytes.into_owned())
        })
        .collect();
    // Titles and names may hold characters that Windows-1252 lacks; figures do not depend on titles.
    assert_eq!(figures(&files), figures(&us_csv()));
}

#[test]
fn utf_16_with_tabs() {
    let files: Vec<_> = desk()
        .into_iter()
        .map(|(name, rows)| {
            let text = separated(&rows, '\t', |_, cell| cell.to_owned());
            let mut bytes = vec![0xff, 0xfe];
            bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
            (name.replace(".csv", ".txt"), bytes)
        })
        .collect();
    assert_eq!(figures(&files), figures(&us_csv()));
}

#[test]
fn a_workbook_with_date_cells() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let form = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd hh:mm");
    for (name, rows) in desk() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name.trim_end_matches(".csv")).expect("a short name");
        for (at, row) in rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let (at, column) = (at as u32, column as u16);
                if let Some(seconds) = wall(cell) {
                    let serial = seconds as f64 / 86_400.0 + 25_569.0;
                    sheet.write_number_with_format(at, column, serial, &form).expect("in range");
                } else if let (true, Ok(number)) = (at > 0 && is_amount(&rows[0][column as usize]), cell.parse::<f64>())
                {
                    sheet.write_number(at, column, number).expect("in range");
                } else if !cell.is_empty() {
                    sheet.write_string(at, column, cell).expect("in range");
                }
            }
        }
    }
    let bytes = workbook.save_to_buffer().expect("memory takes it");
    assert_eq!(figures(&[("desk.xlsx".into(), bytes)]), figures(&us_csv()));
}

/// The names that Autotask's REST interface gives the columns.
fn rest_name(header: &str) -> &str {
    match header {
        "Ticket Number" => "ticketNumber",
        "Title" => "title",
        "Account" => "companyName",
        "Contact" => "contactName",
        "Queue" => "queueName",
        "Status" => "status",
        "Priority" => "priority",
        "Ticket Type" => "ticketType",
        "Issue Type" => "issueType",
        "Sub-Issue Type" => "subIssueType",
        "Source" => "source",
        "Primary Resource" => "assignedResource",
        "Created" => "createDate",
        "Last Activity" => "lastActivityDate",
        "Completed" => "completedDate",
        "Due Date" => "dueDateTime",
        "First Response Due" => "firstResponseDueDateTime",
        "First Response Actual" => "firstResponseDateTime",
        "Resolution Plan Due" => "resolutionPlanDueDateTime",
        "Resolution Plan Actual" => "resolutionPlanDateTime",
        "Resolution Due" => "resolvedDueDateTime",
        "Resolution Actual" => "resolvedDateTime",
        "Estimated Hours" => "estimatedHours",
        other => other,
    }
}

#[test]
fn pages_of_the_rest_interface_in_an_archive() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, rows) in desk() {
        let (header, records) = rows.split_first().expect("a header");
        for (page, records) in records.chunks(500).enumerate() {
            let items: Vec<Value> = records
                .iter()
                .map(|row| {
                    header
                        .iter()
                        .zip(row)
                        .map(|(header, cell)| {
                            let value = match formatted(cell, "%Y-%m-%dT%H:%M:%S.000Z") {
                                Some(date) => json!(date),
                                None if cell.is_empty() => Value::Null,
                                None => match cell.parse::<f64>() {
                                    Ok(number) if is_amount(header) => json!(number),
                                    _ => json!(cell),
                                },
                            };
                            (if name == "tickets.csv" { rest_name(header).to_owned() } else { header.clone() }, value)
                        })
                        .collect::<serde_json::Map<_, _>>()
                        .into()
                })
                .collect();
            let envelope = json!({ "items": items, "pageDetails": { "count": items.len(), "requestCount": 500, "prevPageUrl": null, "nextPageUrl": null } });
            archive
                .start_file(format!("{}-{page}.json", name.trim_end_matches(".csv")), options)
                .expect("memory takes it");
            archive.write_all(envelope.to_string().as_bytes()).expect("memory takes it");
        }
    }
    let bytes = archive.finish().expect("memory takes it").into_inner();
    assert_eq!(figures(&[("desk.zip".into(), bytes)]), figures(&us_csv()));
}

#[test]
fn two_exports_that_overlap_in_any_order() {
    let whole = us_csv();
    let (name, rows) = &desk()[0];
    assert_eq!(name, "tickets.csv");
    let part = |from: usize, to: usize| {
        let mut part = vec![rows[0].clone()];
        part.extend_from_slice(&rows[from..to]);
        separated(&part, ',', |_, cell| cell.to_owned()).into_bytes()
    };
    let middle = rows.len() / 2;
    let mut files =
        vec![("a.csv".to_owned(), part(1, middle + 100)), ("b.csv".to_owned(), part(middle - 100, rows.len()))];
    files.extend(whole[1..].iter().cloned());
    assert_eq!(figures(&files), figures(&whole));
    files.reverse();
    assert_eq!(figures(&files), figures(&whole));
}
