//! Sheets as a workbook: typed cells, a frozen header with a filter, and no cell that could be a formula.
//!
//! Written here and not by a library: the part of the format that a list needs is small, the reader's ZIP is there
//! already, and the same sheets always give the same bytes: no date of making, no random ids.

use language::say;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{Sheet, SheetCell, Unit};

/// Rows of a sheet, by the format.
const MOST_ROWS: usize = 1_048_576;
/// Characters of a cell, by the format.
const MOST_CHARS: usize = 32_767;
/// Days from the format's first day to 1970-01-01.
const EPOCH_DAYS: f64 = 25_569.0;

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Styles by number: 0 as is, 1 head, 2 moment, 3 share, 4 hours, 5 number.
const STYLES: &str = "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"0.0##\\ %\"/></numFmts>\
    <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border/></borders>\
    <cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
    <cellXfs count=\"6\"><xf/><xf fontId=\"1\" applyFont=\"1\"/>\
    <xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"165\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"4\" applyNumberFormat=\"1\"/><xf/></cellXfs>";

/// The workbook. A list longer than a sheet can be goes on in further sheets.
pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let parts = parts(sheets);
    let names = names(&parts);
    let numbers = 1..=parts.len();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        // Writing into memory does not fail.
        if zip.start_file(name, options).is_ok() {
            let _ = zip.write_all(HEAD.as_bytes()).and_then(|()| zip.write_all(text.as_bytes()));
        }
    };
    let sheet_types: String = numbers
        .clone()
        .map(|n| format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))
        .collect();
    put(
        "[Content_Types].xml",
        &format!(
            "<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{sheet_types}</Types>"
        ),
    );
    put(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let list: String = names
        .iter()
        .zip(1..)
        .map(|(name, n)| format!("<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>", escaped(name)))
        .collect();
    put(
        "xl/workbook.xml",
        &format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{list}</sheets></workbook>"),
    );
    let relations: String = numbers
        .clone()
        .map(|n| {
            format!("<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
        })
        .collect();
    let styles = parts.len() + 1;
    put(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "<Relationships xmlns=\"{RELATIONS}\">{relations}<Relationship Id=\"rId{styles}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
    );
    put("xl/styles.xml", &format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"));
    for ((heads, rows), n) in parts.iter().zip(1..) {
        put(&format!("xl/worksheets/sheet{n}.xml"), &sheet_xml(heads, rows));
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

type Part<'s> = (&'s [String], &'s [Vec<SheetCell>]);

fn parts(sheets: &[Sheet]) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for sheet in sheets {
        match sheet.rows.len() {
            0 => parts.push((&sheet.heads, &[])),
            _ => parts.extend(sheet.rows.chunks(MOST_ROWS - 1).map(|rows| (sheet.heads.as_slice(), rows))),
        }
    }
    parts
}

/// Names of sheets: at most 31 characters, without the seven that the format forbids, each once.
fn names(parts: &[Part<'_>]) -> Vec<String> {
    (1..=parts.len()).map(|n| if n == 1 { say!("List").to_owned() } else { say!("List {n}") }).collect()
}

fn sheet_xml(heads: &[String], rows: &[Vec<SheetCell>]) -> String {
    let mut xml = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>{}<sheetData>",
        columns(heads, rows)
    );
    push_row(&mut xml, 1, heads.iter().map(|head| (SheetCell::Text(head.clone()), 1)));
    for (cells, at) in rows.iter().zip(2..) {
        push_row(&mut xml, at, cells.iter().map(|cell| (cell.clone(), style(cell))));
    }
    xml.push_str("</sheetData>");
    if !heads.is_empty() {
        let last = format!("{}{}", column_name(heads.len() - 1), rows.len() + 1);
        xml.push_str(&format!("<autoFilter ref=\"A1:{last}\"/>"));
    }
    xml.push_str("</worksheet>");
    xml
}

fn style(cell: &SheetCell) -> u8 {
    match cell {
        SheetCell::Empty | SheetCell::Text(_) => 0,
        SheetCell::Moment(_) => 2,
        SheetCell::Number(_, Unit::Share) => 3,
        SheetCell::Number(_, Unit::Hours) => 4,
        SheetCell::Number(_, Unit::Plain) => 5,
    }
}

fn push_row(xml: &mut String, at: usize, cells: impl Iterator<Item = (SheetCell, u8)>) {
    xml.push_str(&format!("<row r=\"{at}\">"));
    for (column, (cell, style)) in cells.enumerate() {
        let place = format!("{}{at}", column_name(column));
        match cell {
            SheetCell::Empty => {}
            // A text in its place is never read as a formula, whatever it begins with.
            SheetCell::Text(text) => {
                let cut: String = text.chars().take(MOST_CHARS).collect();
                xml.push_str(&format!(
                    "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escaped(&cut)
                ));
            }
            SheetCell::Number(value, _) if value.is_finite() => {
                xml.push_str(&format!("<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>"));
            }
            SheetCell::Number(..) => {}
            SheetCell::Moment(wall) => {
                let serial = EPOCH_DAYS + wall as f64 / 86_400.0;
                xml.push_str(&format!("<c r=\"{place}\" s=\"{style}\"><v>{serial}</v></c>"));
            }
        }
    }
    xml.push_str("</row>");
}

/// Widths by the longest of the first rows, so that nobody has to drag.
fn columns(heads: &[String], rows: &[Vec<SheetCell>]) -> String {
    if heads.is_empty() {
        return String::new();
    }
    let width = |at: usize| {
        let cells = rows.iter().take(200).filter_map(|row| row.get(at)).map(|cell| match cell {
            SheetCell::Text(text) => text.chars().count(),
            SheetCell::Moment(_) => 16,
            SheetCell::Number(..) => 9,
            SheetCell::Empty => 0,
        });
        cells.chain([heads[at].chars().count() + 3]).max().unwrap_or(8).clamp(8, 60)
    };
    let columns: String = (0..heads.len())
        .map(|at| format!("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", at + 1, width(at)))
        .collect();
    format!("<cols>{columns}</cols>")
}

/// `A`, `Z`, `AA` …
fn column_name(mut at: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(b'A' + (at % 26) as u8);
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    name.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// Text for XML. Characters that XML forbids become the sign of a character that cannot be shown.
fn escaped(text: &str) -> String {
    let shown = |letter| match letter {
        '\t' | '\n' | '\r' => letter,
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        _ => letter,
    };
    quick_xml::escape::escape(text.chars().map(shown).collect::<String>()).into_owned()
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};

    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        assert_eq!([0, 25, 26, 701, 702].map(column_name), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_reader_finds_the_cells_with_their_types() {
        let sheet = Sheet {
            name: "Stuck: all/any".into(),
            heads: vec!["Ticket".into(), "Created".into(), "Worked".into(), "Share".into()],
            rows: vec![
                vec![
                    SheetCell::Text("=1+1 <b>&\u{1}".into()),
                    SheetCell::Moment(1_782_831_600),
                    SheetCell::Number(9.5, Unit::Hours),
                    SheetCell::Number(0.938, Unit::Share),
                ],
                vec![SheetCell::Text(" 007".into()), SheetCell::Empty, SheetCell::Empty, SheetCell::Empty],
            ],
        };
        let bytes = xlsx(std::slice::from_ref(&sheet));
        assert_eq!(bytes, xlsx(&[sheet]), "the same sheet is the same file");
        let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        assert_eq!(book.sheet_names(), ["List"]);
        let range = book.worksheet_range("List").expect("the sheet");
        let formulas = book.worksheet_formula("List").expect("the sheet");
        assert_eq!(formulas.used_cells().count(), 0, "no cell is a formula");
        let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or_default();
        assert_eq!(cell(0, 0), Data::String("Ticket".into()));
        assert_eq!(cell(1, 0), Data::String("=1+1 <b>&\u{fffd}".into()));
        assert_eq!(cell(2, 0), Data::String(" 007".into()));
        assert_eq!((cell(1, 2), cell(1, 3)), (Data::Float(9.5), Data::Float(0.938)));
        match cell(1, 1) {
            Data::DateTime(at) => assert_eq!(at.as_f64(), EPOCH_DAYS + 1_782_831_600.0 / 86_400.0),
            other => panic!("no moment: {other:?}"),
        }
    }
}
