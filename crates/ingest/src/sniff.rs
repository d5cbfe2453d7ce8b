//! What a file is, by its first bytes; its name is only used in sentences.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use language::{self, say, term};

use super::ImportError;

/// How much of a file is looked at before it is read.
pub(super) const HEAD: usize = 64 << 10;

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Text in an encoding, after a byte order mark of so many bytes.
    Text { encoding: &'static Encoding, mark: usize, shape: Shape },
    /// A zip: an archive, an XLSX or an ODS.
    Zip,
    /// A gzip.
    Gzip,
    /// The container of old Excel files, and of encrypted new ones.
    Ole,
}

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Delimited,
    Json,
    Ndjson,
    Ics,
}

/// What the file that begins with `head` is. `head` is the whole file, or at least [`HEAD`] bytes.
pub(super) fn sniff(name: &str, head: &[u8]) -> Result<Content, ImportError> {
    if head.is_empty() {
        return Err(ImportError::new(name, say!("The file is empty."), say!("Export it again.")));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") || head.starts_with(b"PK\x07\x08") {
        return Ok(Content::Zip);
    }
    if head.starts_with(&[0x1F, 0x8B, 8]) {
        return Ok(Content::Gzip);
    }
    if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Ok(Content::Ole);
    }
    for (magic, at, what) in MAGICS {
        if head.get(*at..).is_some_and(|rest| rest.starts_with(magic)) {
            return Err(not_a_table(name, what));
        }
    }
    let (encoding, mark) = encoding_of(name, head)?;
    let body = head.get(mark..).unwrap_or_default();
    let text = decode(encoding, body);
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty() {
        return Err(ImportError::new(
            name,
            say!("The file has no rows: there is nothing but white space in it."),
            say!("Export it again."),
        ));
    }
    let shape = shape_of(name, &text)?;
    Ok(Content::Text { encoding, mark, shape })
}

/// The first characters of text in `encoding`; a character cut at the end is left out.
pub(super) fn decode(encoding: &'static Encoding, bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 3);
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // There is room for three bytes of text for each byte, the most that any encoding gives.
    let _ = decoder.decode_to_string(bytes, &mut text, false);
    text
}

/// Signatures, where they stand, and what they are signatures of.
const MAGICS: &[(&[u8], usize, &str)] = &[
    (b"\x89PNG\r\n\x1a\n", 0, term!("a PNG picture")),
    (b"\xFF\xD8\xFF", 0, term!("a JPEG picture")),
    (b"GIF8", 0, term!("a GIF picture")),
    (b"BM\x36", 0, term!("a BMP picture")),
    (b"WEBPVP8", 8, term!("a WebP picture")),
    (b"%PDF-", 0, term!("a PDF document")),
    (b"\xEF\xBB\xBF%PDF-", 0, term!("a PDF document")),
    (b"{\\rtf", 0, term!("an RTF document")),
    (b"MZ\x90\0", 0, term!("a Windows program")),
    (b"\x7fELF", 0, term!("a Linux program")),
    (b"\0asm", 0, term!("a WebAssembly module")),
    (b"SQLite format 3\0", 0, term!("an SQLite database")),
    (b"PAR1", 0, term!("a Parquet file")),
    (b"7z\xBC\xAF\x27\x1C", 0, term!("a 7-Zip archive")),
    (b"Rar!\x1a\x07", 0, term!("a RAR archive")),
    (b"\xFD7zXZ\0", 0, term!("an XZ archive")),
    (b"\x28\xB5\x2F\xFD", 0, term!("a Zstandard archive")),
    (b"BZh91AY&SY", 0, term!("a bzip2 archive")),
    (b"ustar", 257, term!("a TAR archive")),
    (b"\0\x01\0\0Standard", 0, term!("an Access database")),
    (b"ftyp", 4, term!("a video")),
    (b"ID3", 0, term!("a sound file")),
    (b"!BDN", 0, term!("an Outlook data file")),
];

pub(super) fn not_a_table(name: &str, what: &'static str) -> ImportError {
    let hint = match what {
        "a Windows program" => {
            say!("Do not open it unless you expected it; export the tickets as CSV or XLSX.")
        }
        _ if what.ends_with("archive") => say!("Unpack it, or pack it as ZIP or GZIP."),
        _ => say!("Export the tickets as CSV, XLSX or JSON."),
    };
    let short = name.rsplit('/').next().unwrap_or(name);
    ImportError::new(name, say!("{short} is {}, not a table.", language::text(what)), hint)
}

fn encoding_of(name: &str, head: &[u8]) -> Result<(&'static Encoding, usize), ImportError> {
    if let Some((encoding, mark)) = Encoding::for_bom(head) {
        return Ok((encoding, mark));
    }
    let nuls = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (nuls(0), nuls(1), head.len() / 2);
    if half >= 2 && odd * 10 > half * 4 && even * 10 < half {
        return Ok((UTF_16LE, 0));
    }
    if half >= 2 && even * 10 > half * 4 && odd * 10 < half {
        return Ok((UTF_16BE, 0));
    }
    // Text has line breaks, tabs and the odd stray byte; binary files are full of the others.
    let strange = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    if strange * 50 > head.len() {
        return Err(not_a_table(name, term!("a binary file")));
    }
    Ok((if mostly_utf8(head) { UTF_8 } else { super::encoding::detect(head) }, 0))
}

/// Whether there is more UTF-8 beyond ASCII than there are bytes that cannot be UTF-8.
fn mostly_utf8(head: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    let mut rest = head;
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) => {
                good += text.chars().filter(|c| !c.is_ascii()).count();
                return bad == 0 || good > bad;
            }
            Err(error) => {
                let (valid, invalid) = rest.split_at(error.valid_up_to());
                let text = std::str::from_utf8(valid).unwrap_or_default();
                good += text.chars().filter(|c| !c.is_ascii()).count();
                let Some(length) = error.error_len() else {
                    // The last character is cut by the end of the head.
                    return bad == 0 || good > bad;
                };
                bad += 1;
                rest = invalid.get(length..).unwrap_or_default();
            }
        }
    }
}

fn shape_of(name: &str, text: &str) -> Result<Shape, ImportError> {
    let text = text.trim_start();
    let start: String = text.chars().take(2_000).collect::<String>().to_ascii_lowercase();
    if start.starts_with("begin:vcalendar") {
        return Ok(Shape::Ics);
    }
    if start.starts_with('<') {
        return Err(markup(name, &start));
    }
    if start.starts_with("mime-version:") {
        return Err(not_a_table(name, term!("a saved web page")));
    }
    if is_json(text) {
        return Ok(if is_ndjson(text) { Shape::Ndjson } else { Shape::Json });
    }
    Ok(Shape::Delimited)
}

fn markup(name: &str, start: &str) -> ImportError {
    let html = start.contains("<html") || start.starts_with("<!doctype html") || start.contains("<body");
    let login = ["login", "log in", "sign in", "signin", "password"].iter().any(|word| start.contains(word));
    if html && login {
        let mut error = not_a_table(name, term!("a web page that asks to sign in"));
        error.hint = say!("Sign in to the service desk and export again.").into();
        error
    } else if html || start.starts_with("<table") {
        let mut error = not_a_table(name, term!("a web page (HTML)"));
        error.hint = say!("If it opens in Excel, save it from there as XLSX; otherwise export again as CSV.").into();
        error
    } else if start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        let mut error = not_a_table(name, term!("an Excel 2003 XML spreadsheet"));
        error.hint = say!("Open it in Excel and save it as XLSX.").into();
        error
    } else {
        not_a_table(name, term!("an XML file"))
    }
}

/// Whether the text begins like JSON and not like a header such as `[Ticket Number],Title`.
fn is_json(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    let next = chars.find(|c| !c.is_whitespace());
    match first {
        Some('{') => matches!(next, Some('"' | '}') | None),
        Some('[') => matches!(next, Some('{' | '[' | ']' | '"' | '-' | '0'..='9') | None),
        _ => false,
    }
}

/// Whether the first line is a complete object and another one follows.
fn is_ndjson(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    let (first, second) = (first.trim(), second.trim());
    first.starts_with('{') && first.ends_with('}') && second.starts_with('{')
}

#[cfg(test)]
mod tests {
    use super::{Content, Shape, sniff};

    fn refusal(head: &[u8]) -> String {
        sniff("tickets.csv", head).expect_err("refused").what
    }

    fn shape(text: &str) -> Shape {
        match sniff("t", text.as_bytes()) {
            Ok(Content::Text { shape, .. }) => shape,
            other => panic!("not text: {other:?}"),
        }
    }

    #[test]
    fn nothing_is_said_to_be_nothing() {
        assert_eq!(refusal(b""), "The file is empty.");
        for blank in [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b" \r\n\r\n"] {
            assert!(refusal(blank).starts_with("The file has no rows"), "{blank:?}");
        }
    }

    #[test]
    fn what_is_no_table_is_named() {
        assert_eq!(refusal(b"\x89PNG\r\n\x1a\n..."), "tickets.csv is a PNG picture, not a table.");
        assert_eq!(refusal(b"%PDF-1.7\n"), "tickets.csv is a PDF document, not a table.");
        assert_eq!(refusal(b"MZ\x90\0\x03"), "tickets.csv is a Windows program, not a table.");
        assert_eq!(refusal(&[7, 1, 2, 0, 255, 3, 0, 1, 2, 3]), "tickets.csv is a binary file, not a table.");
        assert_eq!(
            refusal(b"\n<!DOCTYPE html><html><title>Login</title></html>"),
            "tickets.csv is a web page that asks to sign in, not a table."
        );
        assert_eq!(refusal(b"<table><tr>"), "tickets.csv is a web page (HTML), not a table.");
        assert_eq!(refusal(b"<?xml version=\"1.0\"?><a/>"), "tickets.csv is an XML file, not a table.");
    }

    #[test]
    fn shapes_are_told_apart() {
        assert_eq!(shape("a,b\n1,2\n"), Shape::Delimited);
        assert_eq!(shape("[Ticket Number],Title\n1,x\n"), Shape::Delimited);
        assert_eq!(shape("{a},b\n"), Shape::Delimited);
        assert_eq!(shape(" [ {\"a\": 1} ]"), Shape::Json);
        assert_eq!(shape("{\n\"a\": 1}"), Shape::Json);
        assert_eq!(shape("{\"a\":1}\n{\"a\":2}\n"), Shape::Ndjson);
        assert_eq!(shape("BEGIN:VCALENDAR\r\n"), Shape::Ics);
    }
}
