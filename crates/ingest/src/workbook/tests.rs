//! Workbooks through the front door, built by hand so that they can lie.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::testing::{Keep, read, read_with};
use crate::{ImportError, IssueKind, Limits};

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("started");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// Formats: 0 general, 1 date and time, 2 `[h]:mm`, 3 time.
const STYLES: &str = r#"<styleSheet xmlns="m"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd hh:mm"/>
<numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/>
<xf numFmtId="165"/><xf numFmtId="21"/></cellXfs></styleSheet>"#;

/// A workbook of sheets (name, state, content of `sheetData`).
fn book(sheets: &[(&str, &str, &str)], workbook_properties: &str, strings: &str) -> Vec<u8> {
    let (mut list, mut links, mut parts) = (String::new(), String::new(), Vec::new());
    for (index, (name, state, rows)) in sheets.iter().enumerate() {
        let id = index + 1;
        list += &format!(r#"<sheet name="{name}" sheetId="{id}" state="{state}" r:id="rId{id}"/>"#);
        links += &format!(
            r#"<Relationship Id="rId{id}" Type="http://x/relationships/worksheet" Target="worksheets/sheet{id}.xml"/>"#
        );
        parts.push((
            format!("xl/worksheets/sheet{id}.xml"),
            format!(r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>"#),
        ));
    }
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            r#"<Relationships><Relationship Id="rId1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned(),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(r#"<workbook xmlns:r="r">{workbook_properties}<sheets>{list}</sheets></workbook>"#),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{links}</Relationships>")),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
        ("xl/sharedStrings.xml".to_owned(), strings.to_owned()),
    ];
    all.extend(parts);
    let all: Vec<(&str, String)> = all.iter().map(|part| (part.0.as_str(), part.1.clone())).collect();
    packed(&all)
}

const STRINGS: &str = r#"<sst count="2" uniqueCount="2"><si><t>Ticket</t></si><si><t>a &amp; b</t></si></sst>"#;

fn one(rows: &str) -> Vec<u8> {
    book(&[("Tickets", "visible", rows)], "", STRINGS)
}

fn refusal(bytes: &[u8]) -> ImportError {
    read("t.xlsx", bytes).map(|_| ()).expect_err("refused")
}

const CELLS: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Note</t></is></c></row>
<row r="4"><c r="A4" s="1"><v>46027.375</v></c><c r="B4" s="2"><v>1.104166666666667</v></c><c r="C4" s="3"><v>0.375</v></c>
<c r="D4" t="b"><v>1</v></c><c r="E4" t="e"><v>#N/A</v></c><c r="F4"><v>0.75</v></c><c r="G4" t="s"><v>1</v></c><c r="H4"/></row>"#;

#[test]
fn cells_become_text() {
    let keep = read("t.xlsx", &one(CELLS)).expect("readable");
    assert_eq!(keep.tables[0].name.sheet, "Tickets");
    assert_eq!(keep.tables[0].rows[0], (1, vec!["Ticket".into(), String::new(), "Note".into()]));
    assert_eq!(keep.tables[0].rows[1].0, 4, "rows are counted as the spreadsheet shows them");
    assert_eq!(keep.cells()[1], ["2026-01-05T09:00:00", "26:30:00", "09:00:00", "true", "", "0.75", "a & b"]);
    let issue = keep.issues.iter().next().expect("an issue");
    assert_eq!((issue.first.row, issue.sample.as_str()), (4, "E4 holds #N/A and counts as empty."));
}

#[test]
fn the_epoch_of_1904_is_kept() {
    let rows = r#"<row r="1"><c r="A1" s="1"><v>44565.375</v></c><c r="B1" s="1"><v>-1</v></c></row>"#;
    let file = book(&[("T", "visible", rows)], r#"<workbookPr date1904="1"/>"#, STRINGS);
    let keep = read("t.xlsx", &file).expect("readable");
    assert_eq!(keep.cells(), [["2026-01-05T09:00:00", "-1"]]);
    assert_eq!(keep.count(IssueKind::NotADate), 1);
}

#[test]
fn each_visible_sheet_is_a_table() {
    let row = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    let file = book(&[("One", "visible", row), ("Two", "hidden", row), ("Three", "visible", "")], "", STRINGS);
    let keep = read("t.xlsx", &file).expect("readable");
    let sheets: Vec<_> = keep.tables.iter().map(|table| (table.name.sheet.as_str(), table.rows.len())).collect();
    assert_eq!(sheets, [("One", 1), ("Three", 0)]);
    assert_eq!(keep.count(IssueKind::Skipped), 1);
}

#[test]
fn far_cells_are_named_and_take_no_room() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#;
    let keep = read("t.xlsx", &one(rows)).expect("readable");
    assert_eq!(keep.tables[0].rows[1], (1_048_576, vec!["2".to_owned()]));
    assert!(keep.issues.iter().any(|issue| issue.sample.contains("Cell XFD1 is beyond")));
    let limits = Limits { max_rows: 1_000, ..Limits::default() };
    let (keep, result) = read_with("t.xlsx", &one(rows), limits);
    assert!(result.expect_err("refused").what.contains("A1048576"));
    assert_eq!(keep.tables[0].rows.len(), 1);
}

#[test]
fn a_claim_of_four_billion_texts_is_refused() {
    let strings = STRINGS.replace("uniqueCount=\"2\"", "uniqueCount=\"4294967295\"");
    let file = book(&[("T", "visible", CELLS)], "", &strings);
    assert!(refusal(&file).what.contains("claims 4294967295 texts"), "{}", refusal(&file).what);
}

#[test]
fn entities_are_refused() {
    let strings = format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{STRINGS}");
    assert!(refusal(&book(&[("T", "visible", CELLS)], "", &strings)).what.contains("entities"));
}

#[test]
fn a_bomb_is_refused_before_it_is_read() {
    let rows = " ".repeat(20 << 20);
    assert!(refusal(&one(&rows)).what.contains("more than 200 times"));
    let limits = Limits { max_cells: 5, ..Limits::default() };
    let (_, result) = read_with("t.xlsx", &one(CELLS), limits);
    assert_eq!(result.expect_err("refused").what, "The workbook has more than 5 cells.");
}

#[test]
fn a_damaged_sheet_keeps_its_rows_and_the_others() {
    let row = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>"#;
    let broken = format!("{row}<row r=\"3\"><c r=\"A3\"><v>3</x></c></row>");
    let file = book(&[("Bad", "visible", &broken), ("Good", "visible", row)], "", STRINGS);
    let keep = read("t.xlsx", &file).expect("readable");
    assert!(keep.tables[0].ended && !keep.tables[0].rows.is_empty());
    assert_eq!(keep.tables[1].rows.len(), 2);
    assert_eq!(keep.count(IssueKind::Skipped), 1);
}

#[test]
fn other_office_files_are_named() {
    let word = packed(&[("[Content_Types].xml", "<Types/>".into()), ("word/document.xml", "<w/>".into())]);
    assert_eq!(read("t.csv", &word).expect_err("refused").what, "t.csv is a Word document, not a table.");
    let binary = packed(&[("[Content_Types].xml", "<Types/>".into()), ("xl/workbook.bin", "x".into())]);
    assert!(refusal(&binary).what.contains("XLSB"));
}

fn ods(body: &str) -> Vec<u8> {
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".into()),
        ("META-INF/manifest.xml", "<manifest/>".into()),
        (
            "content.xml",
            format!(
                "<office:document-content><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ])
}

#[test]
fn opendocument_cells_become_text() {
    let keep = read(
        "t.ods",
        &ods(r#"<table:table table:name="Tickets"><table:table-column table:number-columns-repeated="16384"/>
            <table:table-row><table:table-cell office:value-type="string"><text:p>a &amp; <text:span>b</text:span></text:p><text:p>c</text:p>
            <office:annotation><text:p>note</text:p></office:annotation></table:table-cell>
            <table:table-cell office:value-type="float" office:value="0.75" table:number-columns-repeated="2"><text:p>0,75</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2026-01-05T09:00:00.5"/>
            <table:table-cell office:value-type="time" office:time-value="PT26H30M00S"/>
            <table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>
            <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2026-01-05"/></table:table-row>
            </table:table>"#),
    )
    .expect("readable");
    assert_eq!(keep.cells()[0], ["a & b\nc", "0.75", "0.75", "2026-01-05T09:00:00", "26:30:00", "true"]);
    assert_eq!(keep.tables[0].rows[1], (1_048_572, vec!["2026-01-05T00:00:00".to_owned()]));
    assert_eq!(keep.tables[0].rows.len(), 3);
}

#[test]
fn repeated_opendocument_cells_are_limited() {
    let body = r#"<table:table table:name="T"><table:table-row table:number-rows-repeated="1048576">
        <table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row></table:table>"#;
    let limits = Limits { max_cells: 100_000, ..Limits::default() };
    let (_, result) = read_with("t.ods", &ods(body), limits);
    assert_eq!(result.expect_err("refused").what, "The workbook has more than 100,000 cells.");
}

#[test]
fn an_encrypted_opendocument_is_named() {
    let file = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".into()),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>".into()),
        ("content.xml", "garbage".into()),
    ]);
    assert!(refusal(&file).what.contains("protected with a password"));
}

/// An old container with one stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("in memory");
    file.create_stream(name).and_then(|mut content| content.write_all(stream)).expect("in memory");
    file.flush().expect("in memory");
    file.into_inner().into_inner()
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

/// The stream of an old workbook with one sheet of the given records.
fn old_book(sheet: &[Vec<u8>]) -> Vec<u8> {
    let bof = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut globals = bof(5);
    let position = globals.len() + 4 + 9 + 4;
    globals.extend(record(0x0085, &[&(position as u32).to_le_bytes()[..], &[0, 0, 1, 0, b'T']].concat()));
    globals.extend(record(0x000A, &[]));
    [globals, bof(0x10), sheet.concat(), record(0x000A, &[])].concat()
}

fn old_number(row: u16, column: u16, value: f64) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(0x0203, &[&place[..], &value.to_le_bytes()].concat())
}

fn old_label(row: u16, column: u16, text: &[u8]) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(0x0204, &[&place[..], &(text.len() as u16).to_le_bytes(), &[0], text].concat())
}

#[test]
fn old_workbooks_are_read() {
    let stream = old_book(&[old_number(0, 0, 5.0), old_number(2, 1, 0.75)]);
    let keep = read("t.xls", &compound("Workbook", &stream)).expect("readable");
    assert_eq!(keep.tables[0].name.sheet, "T");
    assert_eq!(keep.tables[0].rows, [(1, vec!["5".to_owned()]), (3, vec![String::new(), "0.75".to_owned()])]);
}

#[test]
fn old_workbooks_without_short_streams_are_read() {
    let cells: Vec<Vec<u8>> = (0..300).map(|row| old_number(row, 0, f64::from(row))).collect();
    let stream = old_book(&cells);
    assert!(stream.len() > 4_096, "long enough to need no room for short streams");
    let keep = read("t.xls", &compound("Workbook", &stream)).expect("readable");
    assert_eq!(keep.tables[0].rows.len(), 300);
}

/// What merged cells over three rows come to, in every kind of workbook.
const MERGED: [&[&str]; 4] = [&["Ann", "1"], &["Ann", "2"], &["Ann", "3"], &["", "4"]];

#[test]
fn merged_cells_of_old_workbooks_are_carried_down() {
    let mut cells = vec![old_label(0, 0, b"Ann")];
    cells.extend((0..4).map(|row| old_number(row, 1, f64::from(row) + 1.0)));
    // Rows 0 to 2 of column 0; and a title over two columns, which is none.
    let regions: Vec<u8> = [2_u16, 0, 2, 0, 0, 3, 3, 1, 2].iter().flat_map(|part| part.to_le_bytes()).collect();
    cells.push(record(0x00E5, &regions));
    let keep = read("t.xls", &compound("Workbook", &old_book(&cells))).expect("readable");
    assert_eq!(keep.cells(), MERGED);
    assert_eq!(keep.count(IssueKind::Assumed), 2);
}

#[test]
fn merged_cells_of_opendocument_are_carried_down() {
    let row = |first: &str, number: u8| {
        format!(
            "<table:table-row>{first}<table:table-cell office:value-type=\"float\" office:value=\"{number}\"/></table:table-row>"
        )
    };
    let covered = "<table:covered-table-cell/>";
    let merged = "<table:table-cell table:number-rows-spanned=\"3\"><text:p>Ann</text:p></table:table-cell>";
    let rows = [row(merged, 1), row(covered, 2), row(covered, 3), row("<table:table-cell/>", 4)].concat();
    let keep = read("t.ods", &ods(&format!("<table:table table:name=\"T\">{rows}</table:table>"))).expect("readable");
    assert_eq!(keep.cells(), MERGED);
    assert_eq!(keep.count(IssueKind::Assumed), 2);
}

#[test]
fn old_workbooks_that_would_take_all_memory_are_refused() {
    let far = old_book(&[old_number(0, 0, 5.0), old_number(65_535, 16_000, 0.75)]);
    assert!(refusal(&compound("Workbook", &far)).what.contains("too far apart"));
    let claim = [&0_u32.to_le_bytes()[..], &65_536_u32.to_le_bytes(), &[0, 0, 0, 0x40, 0, 0]].concat();
    let lying = old_book(&[record(0x0200, &claim)]);
    assert!(refusal(&compound("Workbook", &lying)).what.contains("claims more cells"));
}

#[test]
fn protected_and_foreign_containers_are_named() {
    assert!(refusal(&compound("EncryptedPackage", b"x")).what.contains("protected with a password"));
    assert_eq!(refusal(&compound("WordDocument", b"x")).what, "t.xlsx is a Word document, not a table.");
    let locked = [record(0x0809, &[0; 16]), record(0x002F, &[1, 0, 1, 0])].concat();
    assert!(refusal(&compound("Workbook", &locked)).what.contains("protected with a password"));
    assert!(refusal(&compound("Workbook", b"x")[..700]).what.contains("damaged"));
}

fn mangled(text: &str, edits: &[(prop::sample::Index, u8)]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (index, byte) in edits {
        let at = index.index(bytes.len());
        bytes[at] = *byte;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn a_cell_beyond_every_column_does_not_panic() {
    let sheet = CELLS.replacen("r=\"A", "r=\"ZZZZZZZZZZZZ", 1);
    assert_ne!(sheet, CELLS);
    let (_, _): (Keep, _) = read_with("t.xlsx", &one(&sheet), Limits::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn mangled_sheets_never_panic(edits in prop::collection::vec((any::<prop::sample::Index>(), 32_u8..127), 1..6)) {
        let (_, _): (Keep, _) = read_with("t.xlsx", &one(&mangled(CELLS, &edits)), Limits::default());
        let strings = mangled(STRINGS, &edits);
        let (_, _): (Keep, _) = read_with("t.xlsx", &book(&[("T", "visible", CELLS)], "", &strings), Limits::default());
    }

    #[test]
    fn mangled_files_never_panic(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut file = one(CELLS);
        for (index, byte) in &edits {
            let at = index.index(file.len());
            file[at] = *byte;
        }
        let (_, _): (Keep, _) = read_with("t.xlsx", &file, Limits::default());
    }

    #[test]
    fn mangled_old_workbooks_never_panic(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let sheet = [old_number(0, 0, 5.0), old_label(1, 0, b"text"), old_number(2, 1, 0.75)];
        let mut stream = old_book(&sheet);
        for (index, byte) in &edits {
            let at = index.index(stream.len());
            stream[at] = *byte;
        }
        let (_, _): (Keep, _) = read_with("t.xls", &compound("Workbook", &stream), Limits::default());
        let mut file = compound("Workbook", &old_book(&sheet));
        for (index, byte) in &edits {
            let at = index.index(1_536);
            file[at] = *byte;
        }
        let (_, _): (Keep, _) = read_with("t.xls", &file, Limits::default());
    }

    #[test]
    fn mangled_opendocument_never_panics(edits in prop::collection::vec((any::<prop::sample::Index>(), 32_u8..127), 1..6)) {
        let body = r#"<table:table table:name="T"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="time" office:time-value="PT26H30M00S" table:number-columns-repeated="3"><text:p>x&#65;</text:p></table:table-cell></table:table-row></table:table>"#;
        let (_, _): (Keep, _) = read_with("t.ods", &ods(&mangled(body, &edits)), Limits { max_cells: 10_000, ..Limits::default() });
    }
}
