//! Slices put together are what one reader reads: tables, row numbers, issues, errors.

use proptest::prelude::*;

use super::{Span, read_slice};
use crate::testing::{Keep, read_sliced};
use crate::{ImportError, Limits, Reader, Record, RowSink, TableName};

/// Rows before those of the tests, so that the reader has chosen how to read.
const BEFORE: usize = 70 << 10;

/// Bytes behind a slice that are given with it.
const BEYOND: usize = 300;

/// Keeps the records of one slice.
#[derive(Default)]
struct Rows {
    rows: Vec<(u32, Vec<String>)>,
    issues: crate::Issues,
}

impl RowSink for Rows {
    fn begin(&mut self, _table: &TableName) {}

    fn row(&mut self, row: u32, record: Record<'_>) {
        self.rows.push((row, record.iter().map(str::to_owned).collect()));
    }

    fn end(&mut self) {}

    fn issues(&mut self) -> &mut crate::Issues {
        &mut self.issues
    }
}

fn rows_of(
    bytes: &[u8],
    from: usize,
    until: usize,
    exact: Option<usize>,
    cells: usize,
) -> (Rows, Result<super::Slice, super::Unsure>) {
    let at = exact.unwrap_or_else(|| from.saturating_sub(1));
    let end = (until + BEYOND).min(bytes.len());
    let span = Span { at: at as u64, until: until as u64, is_exact: exact.is_some(), is_last: end == bytes.len() };
    let mut rows = Rows::default();
    let read = read_slice((b',', Limits::default()), cells, span, &bytes[at..end], &mut rows);
    (rows, read)
}

/// Reads the first bytes in one go and the rest in slices; how many slices were of use.
fn in_slices(bytes: &[u8], head: usize, size: usize) -> (Keep, Result<(), ImportError>, usize) {
    let mut keep = Keep::default();
    let mut reader = Reader::new("t.csv", bytes.len() as u64, Limits::default()).expect("within limits");
    let (first, rest) = bytes.split_at(head.min(bytes.len()));
    if let Err(error) = reader.feed(first, &mut keep) {
        return (keep, Err(error), 0);
    }
    let (mut used, mut fed) = (0, first.len());
    if let Some(begin) = reader.rest() {
        let begin = begin.at as usize;
        let mut from = begin;
        while from < bytes.len() {
            let until = (from + size).min(bytes.len());
            let known = reader.rest().expect("as before");
            let (at, cells) = (known.at as usize, known.standing.width);
            if at >= until {
                from = until;
                continue;
            }
            let guessed = rows_of(bytes, from, until, (from == begin).then_some(begin), cells);
            let (rows, read) = match guessed {
                (_, Ok(slice)) if slice.start != known.at => rows_of(bytes, from, until, Some(at), cells),
                guessed => guessed,
            };
            let is_taken = read.as_ref().is_ok_and(|slice| reader.go_on(slice));
            if !is_taken {
                break;
            }
            let table = keep.tables.last_mut().expect("a table was begun");
            table.rows.extend(rows.rows.into_iter().map(|(row, cells)| (known.standing.row + row, cells)));
            used += 1;
            from = until;
        }
        reader.read_again();
        fed = reader.rest().expect("as before").at as usize;
    }
    let rest = if fed == first.len() { rest } else { &bytes[fed..] };
    if let Err(error) = reader.feed(rest, &mut keep) {
        return (keep, Err(error), used);
    }
    let result = reader.finish(&mut keep);
    (keep, result, used)
}

fn agree(bytes: &[u8], head: usize, size: usize) -> usize {
    let (keep, result, used) = in_slices(bytes, head, size);
    let (whole, whole_result) = read_sliced(bytes, &[usize::MAX]);
    assert_eq!(result, whole_result);
    assert_eq!(keep.tables, whole.tables);
    assert_eq!(keep.issues, whole.issues);
    used
}

fn before() -> String {
    let mut text = String::from("h0,h1,h2\r\n");
    while text.len() < BEFORE {
        text.push_str("1,\"two, or\ntwo\",three\r\n");
    }
    text
}

#[test]
fn a_good_file_is_read_in_slices_throughout() {
    let mut text = before();
    for row in 0..3_000 {
        text.push_str(&format!("{row},\"say \"\"hi\"\",\r\nand {}\",\u{e9}\n", "x".repeat(row % 40)));
    }
    for size in [701, 5_003, 40_000, 1 << 20] {
        let used = agree(text.as_bytes(), BEFORE - 890, size);
        assert!(used > 0 && used + 2 >= (text.len() - BEFORE) / size, "{size}: {used}");
    }
}

#[test]
fn other_encodings_and_broken_bytes_are_left_to_the_reader() {
    let text = before() + &"4,M\u{fc}ller,5\n".repeat(900);
    let windows = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
    let wide: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mut marked = b"\xEF\xBB\xBF".to_vec();
    marked.extend_from_slice(text.as_bytes());
    let mut broken = text.clone().into_bytes();
    broken[BEFORE + 5_000] = 0xFF;
    let mut with_nul = text.clone().into_bytes();
    with_nul[BEFORE + 6_000] = 0;
    for (bytes, is_sliced) in [(windows, false), (wide, false), (marked, true), (broken, true), (with_nul, true)] {
        for size in [997, 4_096] {
            assert_eq!(agree(&bytes, BEFORE - 100, size) > 0, is_sliced);
        }
    }
}

#[test]
fn quotes_that_do_not_close_and_quotes_in_cells_are_told_with_their_rows() {
    let good = "1,\"two\",3\n".repeat(500);
    for odd in ["1,\"x,2\n", "5\" pipe,a,b\n", "1,a \"b\" c,2\n", "\n\n\r\n", "1,2\n1,2,3,4,5\n", "1,\u{FFFD},3\n"] {
        let text = before() + &good + odd + &good + odd + &good;
        for size in [512, 1_733, 9_000] {
            agree(text.as_bytes(), BEFORE, size);
        }
    }
}

/// Text as exports have it, and worse.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => Just(","), 5 => Just("\n"), 2 => Just("\""), 3 => Just("\r\n"), 1 => Just("\r"), 6 => Just("a,b,c\r\n"),
        4 => Just("a"), 2 => Just("\u{e9}"), 1 => Just("\"\""), 1 => Just("\u{1F600}"), 4 => Just("\"x, y\""),
        2 => Just("\"two\nlines\""), 2 => Just("some words that are longer than one block of sixty-four bytes, so to say"),
    ];
    prop::collection::vec(piece, 1..160).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn slices_of_any_size_are_what_one_reader_reads(text in nasty(), head in 0_usize..400, size in 8_usize..700) {
        let bytes = (before() + &text).into_bytes();
        agree(&bytes, BEFORE + head, size);
    }
}
