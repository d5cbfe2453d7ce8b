//! Delimited text through the front door, with everything that exports do to it.

use proptest::prelude::*;

use crate::testing::{Keep, read, read_sliced, read_with};
use crate::{IssueKind, Limits};

fn cells(text: &str) -> Vec<Vec<String>> {
    let keep = read("t.csv", text.as_bytes()).expect("readable");
    keep.cells().iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

#[test]
fn quotes_breaks_and_doubled_quotes() {
    let rows = cells("a,b,c\r\n\"1, one\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n,\"\",x");
    assert_eq!(rows, [vec!["a", "b", "c"], vec!["1, one", "say \"hi\"", "two\nlines"], vec!["", "", "x"]]);
}

#[test]
fn all_line_ends_count_and_blank_lines_are_rows() {
    let keep = read("t.csv", b"a,b\r1,2\n\n\r\n3,4\r\n5,6").expect("readable");
    let rows: Vec<u32> = keep.tables[0].rows.iter().map(|row| row.0).collect();
    assert_eq!(rows, [1, 2, 5, 6]);
    assert_eq!(keep.cells()[3], ["5", "6"]);
}

#[test]
fn a_quote_inside_a_cell_is_a_character() {
    let keep = read("t.csv", b"size,name\n5\" pipe,x\n6,y\" \"z\n").expect("readable");
    assert_eq!(keep.cells()[1], ["5\" pipe", "x"]);
    assert_eq!(keep.cells()[2], ["6", "y\" \"z"]);
    assert_eq!(keep.count(IssueKind::Assumed), 2);
}

#[test]
fn ragged_rows_come_as_they_are() {
    let rows = cells("a,b,c\n1,2\n1,2,3,4\n,,\n");
    assert_eq!(rows[1..], [vec!["1", "2"], vec!["1", "2", "3", "4"], vec!["", "", ""]]);
}

#[test]
fn an_unclosed_quote_costs_no_other_row() {
    let text = format!("a,b,c\n1,\"x,2\n{}", "3,4,5\n".repeat(1_000));
    let keep = read("t.csv", text.as_bytes()).expect("readable");
    assert_eq!(keep.tables[0].rows.len(), 1_002);
    assert_eq!(keep.cells()[1], ["1", "\"x", "2"]);
    let issue = keep.issues.iter().next().expect("an issue");
    assert_eq!((issue.kind, issue.first.row), (IssueKind::UnclosedQuote, 2));
    assert_eq!(issue.sample, "\"x,2");
}

#[test]
fn an_unclosed_quote_before_quoted_cells_costs_no_other_row() {
    let text = format!("a,b,c\n1,\"x,2\n{}", "3,\"4, four\",5\n".repeat(50));
    let keep = read("t.csv", text.as_bytes()).expect("readable");
    assert_eq!(keep.tables[0].rows.len(), 52);
    assert_eq!(keep.cells()[2], ["3", "4, four", "5"]);
    assert_eq!(keep.count(IssueKind::UnclosedQuote), 1);
}

#[test]
fn an_unclosed_quote_in_a_large_file_is_left_behind() {
    let mut text = String::from("a,b,c\n1,\"x,2\n");
    text.push_str(&"3,some words to fill the row,5\n".repeat(900_000));
    let keep = read("t.csv", text.as_bytes()).expect("readable");
    assert_eq!(keep.tables[0].rows.len(), 900_002);
    assert_eq!(keep.count(IssueKind::UnclosedQuote), 1);
}

#[test]
fn many_unclosed_quotes_take_linear_time() {
    // Each quote is followed by more than a record may have, so each is given up on its own.
    let block = format!("1,\"x,2\n{}", "3,\"\",5 with some more words\n".repeat(400_000));
    let text = format!("a,b,c\n{}", block.repeat(4));
    let keep = read("t.csv", text.as_bytes()).expect("readable");
    assert_eq!(keep.tables[0].rows.len(), 1 + 4 * 400_001);
}

#[test]
fn a_million_columns_are_refused_with_the_row() {
    let text = format!("a,b\n{}", ",".repeat(1_000_000));
    let error = read("t.csv", text.as_bytes()).expect_err("refused");
    assert_eq!(error.what, "Row 2 has more than 1,024 columns.");
}

#[test]
fn a_row_of_ten_megabytes_is_refused_with_the_row() {
    let row = vec!["x".repeat(1_000_000); 10].join(",");
    for line in [row, "x".repeat(10_000_000)] {
        let (keep, result) = read_with("t.csv", format!("a,b\n1,2\n{line}").as_bytes(), Limits::default());
        assert_eq!(result.expect_err("refused").what, "Row 3 is longer than 4 MB.");
        assert_eq!(keep.tables[0].rows.len(), 2, "the rows before it stay");
    }
}

#[test]
fn a_huge_cell_is_cut_and_reported() {
    let text = format!("a,b\n1,\"{}\"\n2,y\n", "é\n".repeat(1_666_666));
    let keep = read("t.csv", text.as_bytes()).expect("readable");
    assert_eq!(keep.tables[0].rows.len(), 3);
    assert_eq!(keep.cells()[1][1].len(), (1 << 20) - 1);
    assert_eq!(keep.count(IssueKind::TooLong), 1);
}

#[test]
fn more_rows_than_the_limit_are_refused() {
    let limits = Limits { max_rows: 3, ..Limits::default() };
    let (_, result) = read_with("t.csv", b"a\n1\n2\n", limits);
    assert!(result.is_ok());
    let (keep, result) = read_with("t.csv", b"a\n1\n2\n3\n", limits);
    assert_eq!(result.expect_err("refused").what, "The file has more than 3 rows.");
    assert_eq!(keep.tables[0].rows.len(), 3);
}

#[test]
fn encodings_come_to_the_same() {
    let text = "Größe;Text\r\n1;„ü“\r\n";
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let marked = |mark: &[u8], body: &[u8]| [mark, body].concat();
    let files = [
        text.as_bytes().to_vec(),
        marked(b"\xEF\xBB\xBF", text.as_bytes()),
        marked(b"\xFF\xFE", &little),
        marked(b"\xFE\xFF", &big),
        little.clone(),
        big.clone(),
        encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    ];
    for file in files {
        for sizes in [&[usize::MAX][..], &[1], &[3, 2]] {
            let (keep, result) = read_sliced(&file, sizes);
            assert_eq!(result, Ok(()));
            assert_eq!(keep.cells(), [["Größe", "Text"], ["1", "„ü“"]], "{file:?}");
            // Only what the bytes alone tell is said.
            let is_guessed = file.first() == Some(&b'G') && file.get(2) != Some(&0xC3) && file.get(1) != Some(&0);
            assert_eq!(keep.count(IssueKind::Assumed), u64::from(is_guessed), "{file:?}");
        }
    }
}

#[test]
fn a_sep_line_in_utf16_is_left_out() {
    let units: Vec<u8> = "\u{FEFF}sep=;\r\na;b\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read("t.csv", &units).expect("readable").cells(), [["a", "b"]]);
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_told() {
    let mut file = "a,b\né,ü\n".as_bytes().to_vec();
    file.extend_from_slice(b"1,x\xFFy\n2,\xC3");
    for sizes in [&[usize::MAX][..], &[1], &[5]] {
        let (keep, result) = read_sliced(&file, sizes);
        assert_eq!(result, Ok(()));
        assert_eq!(keep.cells()[2..], [["1", "x\u{FFFD}y"], ["2", "\u{FFFD}"]]);
        let issue = keep.issues.iter().next().expect("an issue");
        assert_eq!((issue.kind, issue.count, &issue.rows[..]), (IssueKind::NotText, 2, &[3, 4][..]));
    }
}

#[test]
fn windows_text_that_begins_as_ascii_is_noticed_later() {
    let mut file = b"name,text\n".to_vec();
    file.extend_from_slice("plain,words\n".repeat(10_000).as_bytes());
    file.extend_from_slice(b"M\xFCller,x\n\x80uro,y\n");
    let keep = read("t.csv", &file).expect("readable");
    assert_eq!(keep.cells()[10_001..], [["Müller", "x"], ["€uro", "y"]]);
    assert_eq!(keep.issues.iter().next().map(|issue| issue.first.row), Some(10_002));
}

#[test]
fn nul_bytes_in_text_are_left_out_and_told() {
    let file = format!("a,b\n1,x\0y\n{}", "some,more words here\n".repeat(20));
    let keep = read("t.csv", file.as_bytes()).expect("readable");
    assert_eq!(keep.cells()[1], ["1", "xy"]);
    assert_eq!(keep.count(IssueKind::NotText), 1);
}

#[test]
fn binary_after_text_is_refused() {
    let mut file = "some,words\n".repeat(10_000).into_bytes();
    file.extend((0..400_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8));
    let mut padded = file.clone();
    padded.extend_from_slice(&[0; 100_000]);
    let (keep, result) = read_with("t.csv", &padded, Limits::default());
    assert!(result.is_err());
    assert!(keep.tables[0].rows.len() >= 10_000);
}

/// Text as exports have it: mostly delimiters, quotes and line ends.
fn nasty_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => Just(","), 4 => Just("\n"), 3 => Just("\""), 2 => Just("\r\n"), 1 => Just("\r"),
        4 => Just("a"), 2 => Just("é"), 1 => Just("\"\""), 1 => Just("\u{1F600}"), 1 => Just(" "),
        2 => Just("some words that are longer than one block of sixty-four bytes, so to say"),
    ];
    prop::collection::vec(piece, 1..200).prop_map(|pieces| pieces.concat())
}

/// A good table of given cells: at least two columns, all rows as wide.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2_usize..6).prop_flat_map(|width| {
        let cell = "[a-c ,\"\n\r;é]{0,8}".prop_map(|text| text.trim().replace('\r', "\n"));
        prop::collection::vec(prop::collection::vec(cell, width), 1..12)
    })
}

fn written(rows: &[Vec<String>], always_quoted: bool, line_end: &str) -> String {
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        for (index, cell) in row.iter().enumerate() {
            text.push_str(if index > 0 { "," } else { "" });
            if always_quoted || (number + index) % 3 == 0 || cell.contains([',', '"', '\n', ';']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push_str(line_end);
    }
    text
}

fn header(width: usize) -> Vec<String> {
    (0..width).map(|index| format!("h{index}")).collect()
}

fn outcome(text: &str, sizes: &[usize]) -> (Keep, bool) {
    let (keep, result) = read_sliced(text.as_bytes(), sizes);
    (keep, result.is_ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn slices_of_any_size_give_the_same(
        text in nasty_text(),
        sizes in prop::collection::vec(1_usize..90, 1..6),
    ) {
        prop_assert_eq!(outcome(&text, &[usize::MAX]), outcome(&text, &sizes));
    }

    #[test]
    fn what_is_written_is_read(rows in table(), always in any::<bool>(), crlf in any::<bool>()) {
        let mut all = vec![header(rows[0].len())];
        all.extend(rows);
        // A semicolon in the data may be taken for the delimiter of a short table: the header decides.
        let text = written(&all, always, if crlf { "\r\n" } else { "\n" });
        let text = format!("sep=,\n{text}");
        let (keep, fine) = outcome(&text, &[usize::MAX]);
        prop_assert!(fine && keep.issues.is_empty(), "{:?}", keep.issues);
        prop_assert_eq!(keep.cells(), all);
    }

    #[test]
    fn one_quote_too_many_or_too_few_is_noticed(
        rows in table(), always in any::<bool>(), at in any::<prop::sample::Index>(), remove in any::<bool>(),
    ) {
        let mut all = vec![header(rows[0].len())];
        all.extend(rows);
        let mut text = written(&all, always, "\n");
        let quotes: Vec<usize> = text.match_indices('"').map(|found| found.0).collect();
        if remove && !quotes.is_empty() {
            text.remove(quotes[at.index(quotes.len())]);
        } else {
            let ends: Vec<usize> = text.char_indices().map(|found| found.0).collect();
            text.insert(ends[at.index(ends.len())], '"');
        }
        let (keep, fine) = outcome(&format!("sep=,\n{text}"), &[usize::MAX]);
        let same = keep.tables.first().is_some_and(|table| table.rows.len() == all.len());
        prop_assert!(!fine || same || !keep.issues.is_empty(), "{text:?} {keep:?}");
    }

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), size in 1_usize..80) {
        let (keep, result) = read_sliced(&bytes, &[size]);
        let (whole, whole_result) = read_sliced(&bytes, &[usize::MAX]);
        prop_assert_eq!(result, whole_result);
        prop_assert_eq!(keep.tables, whole.tables);
    }
}

#[test]
fn rows_agree_with_the_csv_crate_on_well_formed_text() {
    let mut text = String::new();
    for row in 0..2_000 {
        text.push_str(&format!("{row},\"a \"\"b\"\" {row}\",plain,\"x\ny, z\",,\"{}\"\n", "w".repeat(row % 97)));
    }
    let mut theirs = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let theirs: Vec<Vec<String>> =
        theirs.records().map(|record| record.expect("well formed").iter().map(str::to_owned).collect()).collect();
    assert_eq!(cells(&text), theirs);
}
