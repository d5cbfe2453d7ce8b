//! A sheet as CSV that is safe to open in a spreadsheet.

use crate::{Sheet, SheetCell};
use base::Day;

/// The text of a sheet, with a byte order mark so that spreadsheets read it as UTF-8.
pub fn csv(sheet: &Sheet) -> String {
    let mut text = String::from("\u{feff}");
    let heads = sheet.heads.iter().map(|head| csv_cell(head)).collect();
    let rows = sheet.rows.iter().map(|row| row.iter().map(cell).collect());
    for row in std::iter::once::<Vec<String>>(heads).chain(rows) {
        text.push_str(&row.join(","));
        text.push_str("\r\n");
    }
    text
}

fn cell(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Empty => String::new(),
        SheetCell::Text(text) => csv_cell(text),
        SheetCell::Number(value, _) => value.to_string(),
        SheetCell::Moment(wall) => wall_text(*wall),
    }
}

/// `2026-06-30 15:00`: what every spreadsheet reads as a moment.
fn wall_text(wall: i64) -> String {
    let day = Day(wall.div_euclid(86_400) as i32);
    let minutes = wall.rem_euclid(86_400) / 60;
    format!("{day} {:02}:{:02}", minutes / 60, minutes % 60)
}

/// A cell that a spreadsheet takes as text: what begins like a formula gets an apostrophe before it.
fn csv_cell(text: &str) -> String {
    let dangerous =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '\n']) || text.starts_with(['＝', '＋', '－', '＠']);
    let text = if dangerous && text.parse::<f64>().is_err() { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', ';', '\t']) || dangerous {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unit;

    #[test]
    fn exported_cells_are_no_formulas() {
        assert_eq!(csv_cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(csv_cell("-0.25"), "\"-0.25\"");
        assert_eq!(csv_cell("@cmd"), "\"'@cmd\"");
        assert_eq!(csv_cell("plain"), "plain");
        assert_eq!(csv_cell("a,b"), "\"a,b\"");
    }

    #[test]
    fn numbers_and_moments_are_bare() {
        let sheet = Sheet {
            name: "x".into(),
            heads: vec!["a".into(), "=b".into(), "c".into()],
            rows: vec![vec![
                SheetCell::Number(-1234.5, Unit::Hours),
                SheetCell::Moment(1_782_831_600),
                SheetCell::Text("\tx".into()),
            ]],
        };
        assert_eq!(csv(&sheet), "\u{feff}a,\"'=b\",c\r\n-1234.5,2026-06-30 15:00,\"'\tx\"\r\n");
    }
}
