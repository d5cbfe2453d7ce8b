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

/// What a formula begins with, also in letters of full width.
const BEGINS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\0', '\n', '＝', '＋', '－', '＠'];

/// Where a spreadsheet may split a line that is quoted for commas: a quote within what it takes for a cell is a letter.
const SPLITS: [char; 5] = [';', '\t', '|', '\n', '\r'];

/// A cell that a spreadsheet takes as text, at whichever sign it splits: what begins like a formula, at the start or
/// behind such a sign, gets an apostrophe before it.
fn csv_cell(text: &str) -> String {
    let dangerous = text.starts_with(BEGINS);
    let text = if dangerous && text.parse::<f64>().is_ok() { text.to_owned() } else { defused(text) };
    if text.contains([',', '"', '\n', '\r', ';', '\t', '|']) || dangerous {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// The text with an apostrophe before each part that could be a formula.
fn defused(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut is_begin = true;
    for (at, c) in text.char_indices() {
        // Quotes and blanks before a formula are taken off by some.
        let begins = || text[at..].trim_start_matches(['"', ' ', '\u{a0}']).starts_with(BEGINS);
        let is_split = SPLITS.contains(&c);
        if is_begin && (at == 0 && c.is_control() || !is_split && begins()) {
            out.push('\'');
        }
        out.push(c);
        is_begin = is_split;
    }
    out
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
        assert_eq!(csv_cell("a;=1+1;b"), "\"a;'=1+1;b\"");
        assert_eq!(csv_cell("a\t+1"), "\"a\t'+1\"");
        assert_eq!(csv_cell("a|@x"), "\"a|'@x\"");
        assert_eq!(csv_cell("a\r\n-x"), "\"a\r\n'-x\"");
        assert_eq!(csv_cell("a;\"=1\""), "\"a;'\"\"=1\"\"\"");
        assert_eq!(csv_cell("a; b;;c"), "\"a; b;;c\"");
    }

    /// Whichever sign a spreadsheet splits at, and whether it honors quotes or not: no part is a formula.
    #[test]
    fn no_part_is_a_formula_at_any_separator() {
        let begins = ["=1+1", "+1+x", "-1+x", "@SUM(A1)", "＝1", "\"=1+1", " =1+1", "\t=1", "\0=1", "\r=1", "\n=1"];
        for begin in begins {
            for separator in [",", ";", "\t", "|", "\n", "\r\n"] {
                for around in [["", ""], ["a", "b"], ["\"", "\""], ["a;\"b", ""]] {
                    let cell = format!("{}{separator}{begin}{separator}{}", around[0], around[1]);
                    let row = format!("T1,{},{}\r\n", csv_cell(&cell), csv_cell(&cell));
                    for delimiter in b";\t|," {
                        let mut reader = csv::ReaderBuilder::new();
                        reader.delimiter(*delimiter).has_headers(false).flexible(true);
                        let quoted = reader.from_reader(row.as_bytes()).into_records().flatten().collect::<Vec<_>>();
                        let plain = reader.quoting(*delimiter == b',').from_reader(row.as_bytes());
                        for record in plain.into_records().flatten().chain(quoted) {
                            for part in &record {
                                let part =
                                    part.trim_start_matches(|c: char| matches!(c, '"' | '\0') || c.is_whitespace());
                                let is_formula = part.starts_with(['=', '+', '-', '@', '＝']);
                                assert!(!is_formula, "{row:?}: {part:?}");
                            }
                        }
                    }
                }
            }
        }
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
