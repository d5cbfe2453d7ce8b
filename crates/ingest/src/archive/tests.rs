//! Archives through the front door: good ones, damaged ones and harmful ones.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::testing::{read, read_sliced, read_with};
use crate::{ImportError, IssueKind, Limits};

fn packed(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).expect("started");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("written");
    encoder.finish().expect("finished")
}

fn refusal(bytes: &[u8]) -> ImportError {
    read("a.zip", bytes).map(|_| ()).expect_err("refused")
}

#[test]
fn each_entry_is_a_file_of_its_own() {
    let file = packed(&[
        ("in/one.csv", b"a,b\n1,2\n"),
        ("../two.json", br#"[{"a":1}]"#),
        ("__MACOSX/one.csv", b"x"),
        (".DS_Store", b"x"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n"),
    ]);
    for sizes in [&[usize::MAX][..], &[7]] {
        let mut renamed = read_sliced(&file, sizes).0;
        let names: Vec<_> = renamed.tables.iter().map(|table| table.name.file.as_str()).collect();
        assert_eq!(names, ["t.csv/in/one.csv", "t.csv/two.json"]);
        assert_eq!(renamed.tables.remove(0).rows[1].1, ["1", "2"]);
        let issue = renamed.issues.iter().next().expect("an issue");
        assert_eq!(issue.first.file, "t.csv/picture.csv");
        assert!(issue.sample.starts_with("picture.csv is a PNG picture, not a table."));
    }
}

#[test]
fn an_archive_in_an_archive_is_refused() {
    let inner = packed(&[("one.csv", b"a\n1\n")]);
    assert_eq!(refusal(&packed(&[("b.zip", &inner)])).what, "b.zip is an archive in an archive, not a table.");
    assert_eq!(refusal(&packed(&[("b.gz", &gzipped(b"a\n"))])).what, "b.gz is an archive in an archive, not a table.");
    let double = gzipped(&gzipped(b"a\n1\n"));
    assert!(refusal(&double).what.ends_with("is an archive in an archive, not a table."));
}

#[test]
fn damaged_entries_do_not_hide_the_others() {
    let mut file = packed(&[("bad.csv", &[b"a,b\n".repeat(3), b"zzzz".to_vec()].concat()), ("good.csv", b"c,d\n")]);
    // The checksum of the first entry, in its local header and in the directory.
    let directory = file.windows(4).position(|bytes| bytes == b"PK\x01\x02").expect("a directory");
    for at in [14, directory + 16] {
        file[at] ^= 0xFF;
    }
    let keep = read("a.zip", &file).expect("readable");
    assert!(keep.tables.iter().any(|table| table.name.file == "a.zip/good.csv"));
    let issue = keep.issues.iter().next().expect("an issue");
    assert_eq!((issue.kind, issue.first.file.as_str()), (IssueKind::Skipped, "a.zip/bad.csv"));
}

#[test]
fn encrypted_entries_are_named() {
    let mut file = packed(&[("secret.csv", b"a,b\n"), ("good.csv", b"c,d\n")]);
    let directory = file.windows(4).position(|bytes| bytes == b"PK\x01\x02").expect("a directory");
    file[6] |= 1;
    file[directory + 8] |= 1;
    let keep = read("a.zip", &file).expect("readable");
    assert_eq!(keep.tables.len(), 1);
    let issue = keep.issues.iter().next().expect("an issue");
    assert!(issue.sample.contains("password"), "{}", issue.sample);
}

#[test]
fn bombs_are_refused_by_the_directory() {
    let zeros = vec![b'0'; 40 << 20];
    let error = refusal(&packed(&[("bomb.csv", &zeros)]));
    assert!(error.what.contains("more than 200 times"), "{}", error.what);
    let limits = Limits { max_inflated: 1 << 20, ..Limits::default() };
    let (_, result) = read_with("a.zip", &packed(&[("big.csv", &zeros)]), limits);
    assert_eq!(result.expect_err("refused").what, "It unpacks to more than 1 MB.");
}

#[test]
fn bombs_that_lie_are_refused_by_counting() {
    let zeros = vec![b'0'; 40 << 20];
    let mut file = packed(&[("bomb.csv", &zeros)]);
    let directory = file.windows(4).position(|bytes| bytes == b"PK\x01\x02").expect("a directory");
    for at in [22, directory + 24] {
        file[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(read("a.zip", &file).is_err());
    let error = refusal(&gzipped(&zeros));
    assert!(error.what.contains("more than 200 times"), "{}", error.what);
}

#[test]
fn too_many_entries_are_refused() {
    let names: Vec<String> = (0..1_001).map(|index| format!("{index}.csv")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"a\n".as_slice())).collect();
    assert_eq!(refusal(&packed(&entries)).what, "The archive holds 1,001 files; up to 1,000 can be read.");
}

#[test]
fn a_gzip_is_read_as_what_is_in_it() {
    let text = "a,b\n".to_owned() + &"some,words\n".repeat(20_000);
    let file = gzipped(text.as_bytes());
    for sizes in [&[usize::MAX][..], &[11]] {
        let (keep, result) = read_sliced(&file, sizes);
        assert_eq!(result, Ok(()));
        assert_eq!(keep.tables[0].rows.len(), 20_001);
    }
    let two = [gzipped(b"a,b\n"), gzipped(b"1,2\n")].concat();
    assert_eq!(read("t.csv.gz", &two).expect("readable").cells(), [["a", "b"], ["1", "2"]]);
    assert!(refusal(&file[..file.len() / 2]).what.contains("damaged or cut off"));
}

#[test]
fn cutting_an_archive_anywhere_is_told_and_keeps_what_is_whole() {
    let file = packed(&[("one.csv", b"a,b\n1,2\n"), ("two.csv", b"c,d\n3,4\n")]);
    let second = file.windows(4).rposition(|bytes| bytes == b"PK\x03\x04").expect("a second entry");
    for length in 4..file.len() {
        let (keep, result) = read_with("a.zip", &file[..length], Limits::default());
        assert!(result.is_err() || !keep.issues.is_empty(), "{length} bytes");
        if length >= second {
            assert_eq!(result, Ok(()), "{length} bytes");
            assert_eq!(keep.tables[0].rows[1].1, ["1", "2"]);
        }
    }
}

#[test]
fn a_workbook_in_an_archive_is_known_as_one() {
    let book = packed(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", b"x")]);
    let error = refusal(&packed(&[("book.xlsx", &book)]));
    assert_eq!(error.file, "a.zip/book.xlsx");
    assert!(error.what.contains("XLSB"), "{}", error.what);
}
