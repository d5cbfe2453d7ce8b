//! Bytes become text: encodings, stray bytes, and slices that cut a character in two.

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};
use language::say;

use super::csv::{CsvParser, Standing, Tally};
use super::door::Door;
use super::encoding::{detect, found};
use super::{ImportError, IssueKind, Place};

/// How many stray bytes of one slice are reported with their row; the rest only counted.
const PLACED: u64 = 1_000;
/// Bytes that are waited for before the encoding of a text is told that began as ASCII.
const WAITED_FOR: usize = 4 << 10;
/// What stands for a letter that was lost.
const LOST: &str = "\u{FFFD}";
/// A file with more stray bytes than one in this many is no text.
const STRAY_SHARE: u64 = 64;

/// Decodes the slices of a text file and hands the text to the parser.
pub(super) struct TextReader {
    file: String,
    parser: CsvParser,
    decode: Decode,
    /// Bytes of text seen, and those among them that are not text.
    seen: u64,
    strays: u64,
    began: bool,
}

enum Decode {
    /// UTF-8, passed on without a copy; at most three bytes of a cut character are kept.
    Utf8 {
        cut: Vec<u8>,
        /// So far there was nothing but ASCII, so it might still turn out to be in another encoding.
        ascii: bool,
    },
    /// There was nothing but ASCII, then these bytes, which are not UTF-8: enough of them will tell the encoding.
    Waiting(Vec<u8>),
    Other {
        decoder: Box<Decoder>,
        buffer: String,
    },
}

impl TextReader {
    /// A reader of text in `encoding`, given without its byte order mark.
    pub(super) fn new(file: &str, encoding: &'static Encoding, parser: CsvParser) -> Self {
        Self {
            file: file.to_owned(),
            parser,
            decode: if encoding == UTF_8 {
                Decode::Utf8 { cut: Vec::new(), ascii: true }
            } else {
                Decode::other(encoding)
            },
            seen: 0,
            strays: 0,
            began: false,
        }
    }

    /// Bytes read before the next record, its place, and the delimiter; `None` where a part cannot be read apart: in
    /// another encoding, or where bytes were left out.
    pub(super) fn standing(&self) -> Option<(u64, u8, Standing)> {
        let Decode::Utf8 { cut, .. } = &self.decode else { return None };
        if self.strays > 0 || !self.began {
            return None;
        }
        let (delimiter, standing) = self.parser.standing()?;
        Some((self.seen - (cut.len() + self.parser.pending()) as u64, delimiter, standing))
    }

    /// Goes on behind records that were read elsewhere: `seen` bytes are read now.
    pub(super) fn go_on(&mut self, seen: u64, standing: Standing, (strays, is_ascii): (&Tally, bool)) {
        self.seen = seen;
        if let Decode::Utf8 { cut, ascii } = &mut self.decode {
            cut.clear();
            *ascii &= is_ascii;
        }
        self.parser.go_on(standing, strays);
    }

    pub(super) fn feed(&mut self, bytes: &[u8], door: &mut Door<'_>) -> Result<(), ImportError> {
        if !std::mem::replace(&mut self.began, true) {
            door.begin(&self.file, "");
        }
        self.seen += bytes.len() as u64;
        match &mut self.decode {
            Decode::Other { .. } => self.feed_other(bytes, false, door),
            Decode::Waiting(_) => self.wait(bytes, door),
            Decode::Utf8 { cut, .. } if cut.is_empty() => self.feed_utf8(bytes, door),
            Decode::Utf8 { cut, .. } => {
                // Complete the cut character first: a character has at most four bytes.
                let needed = bytes.iter().take_while(|byte| **byte & 0xC0 == 0x80).count().min(3);
                cut.extend_from_slice(bytes.get(..needed).unwrap_or_default());
                let whole = std::mem::take(cut);
                let rest = bytes.get(needed..).unwrap_or_default();
                self.feed_utf8(&whole, door)?;
                match &mut self.decode {
                    Decode::Utf8 { cut, .. } if !cut.is_empty() && !rest.is_empty() => {
                        // The next byte does not continue it: it stays incomplete.
                        let whole = std::mem::take(cut);
                        self.incomplete(&whole, door)?;
                        self.feed_rest(rest, door)
                    }
                    _ => self.feed_rest(rest, door),
                }
            }
        }
    }

    pub(super) fn finish(mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        match &mut self.decode {
            Decode::Utf8 { cut, .. } => {
                let cut = std::mem::take(cut);
                if !cut.is_empty() {
                    self.incomplete(&cut, door)?;
                }
            }
            Decode::Waiting(_) => self.stop_waiting(door)?,
            Decode::Other { .. } => {}
        }
        // What was cut may have been the beginning of another encoding.
        if matches!(self.decode, Decode::Waiting(_)) {
            self.stop_waiting(door)?;
        }
        if matches!(self.decode, Decode::Other { .. }) {
            self.feed_other(&[], true, door)?;
        }
        self.parser.finish(door)
    }

    fn feed_rest(&mut self, bytes: &[u8], door: &mut Door<'_>) -> Result<(), ImportError> {
        match self.decode {
            Decode::Utf8 { .. } => self.feed_utf8(bytes, door),
            Decode::Waiting(_) => self.wait(bytes, door),
            Decode::Other { .. } => self.feed_other(bytes, false, door),
        }
    }

    fn feed_utf8(&mut self, bytes: &[u8], door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut rest = bytes;
        let mut placed = 0;
        while !rest.is_empty() {
            let error = match simdutf8::compat::from_utf8(rest) {
                Ok(text) => {
                    if let Decode::Utf8 { ascii, .. } = &mut self.decode {
                        *ascii = *ascii && text.is_ascii();
                    }
                    return self.as_written(text, door);
                }
                Err(error) => error,
            };
            let (good, bad) = rest.split_at(error.valid_up_to());
            let text = simdutf8::basic::from_utf8(good).unwrap_or_default();
            if let Decode::Utf8 { ascii, cut } = &mut self.decode {
                *ascii = *ascii && text.is_ascii();
                let (ascii, incomplete) = (*ascii, error.error_len().is_none());
                if incomplete {
                    cut.extend_from_slice(bad);
                }
                self.as_written(text, door)?;
                if incomplete {
                    return Ok(());
                }
                if ascii {
                    self.decode = Decode::Waiting(Vec::new());
                    return self.wait(bad, door);
                }
            }
            placed += 1;
            if placed > PLACED {
                let text = String::from_utf8_lossy(bad);
                self.stray(text.matches('\u{FFFD}').count() as u64, door)?;
                return self.clean(&text, door);
            }
            self.stray(1, door)?;
            self.parser.feed("\u{FFFD}", door)?;
            rest = bad.get(error.error_len().unwrap_or(1)..).unwrap_or_default();
        }
        Ok(())
    }

    /// The first bytes beyond ASCII are not UTF-8: what was read so far is the same in all encodings, and what
    /// follows tells which it is, by the same bytes however the file is sliced.
    fn wait(&mut self, bytes: &[u8], door: &mut Door<'_>) -> Result<(), ImportError> {
        let Decode::Waiting(held) = &mut self.decode else {
            return Ok(());
        };
        held.extend_from_slice(bytes);
        if held.len() >= WAITED_FOR { self.stop_waiting(door) } else { Ok(()) }
    }

    fn stop_waiting(&mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        let Decode::Waiting(held) = &mut self.decode else {
            return Ok(());
        };
        let held = std::mem::take(held);
        let encoding = detect(held.get(..WAITED_FOR).unwrap_or(&held));
        let place = self.place();
        door.issues().report(&place, IssueKind::Assumed, "", &found(encoding));
        self.decode = Decode::other(encoding);
        self.feed_other(&held, false, door)
    }

    fn incomplete(&mut self, bytes: &[u8], door: &mut Door<'_>) -> Result<(), ImportError> {
        if let Decode::Utf8 { ascii: true, .. } = self.decode {
            self.decode = Decode::Waiting(Vec::new());
            return self.wait(bytes, door);
        }
        self.stray(1, door)?;
        self.parser.feed("\u{FFFD}", door)
    }

    fn feed_other(&mut self, bytes: &[u8], last: bool, door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut rest = bytes;
        loop {
            let Decode::Other { decoder, buffer } = &mut self.decode else {
                return Ok(());
            };
            let mut text = std::mem::take(buffer);
            text.clear();
            let (result, read, replaced) = decoder.decode_to_string(rest, &mut text, last);
            rest = rest.get(read..).unwrap_or_default();
            if replaced {
                self.stray(text.matches('\u{FFFD}').count() as u64, door)?;
            }
            self.clean(&text, door)?;
            if let Decode::Other { buffer, .. } = &mut self.decode {
                *buffer = text;
            }
            if result == CoderResult::InputEmpty {
                return Ok(());
            }
        }
    }

    /// Hands on text of the file itself, and says where letters were lost before it was written.
    fn as_written(&mut self, text: &str, door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut rest = text;
        for _ in 0..PLACED {
            let Some(at) = memchr::memmem::find(rest.as_bytes(), LOST.as_bytes()) else {
                return self.clean(rest, door);
            };
            let (before, from) = rest.split_at(at + LOST.len());
            self.clean(before, door)?;
            let place = self.place();
            door.issues().report(&place, IssueKind::BrokenText, "", before.lines().next_back().unwrap_or_default());
            rest = from;
        }
        let more = rest.matches(LOST).count() as u64;
        if more > 0 {
            let place = self.place();
            door.issues().report_many(&place, IssueKind::BrokenText, "", "", more);
        }
        self.clean(rest, door)
    }

    /// Hands text on without the NUL characters in it.
    fn clean(&mut self, text: &str, door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut rest = text;
        let mut placed = 0;
        while let Some(nul) = memchr::memchr(0, rest.as_bytes()) {
            let (before, from) = rest.split_at(nul);
            self.parser.feed(before, door)?;
            placed += 1;
            if placed > PLACED {
                let count = memchr::memchr_iter(0, from.as_bytes()).count();
                self.stray(count as u64, door)?;
                return self.parser.feed(&from.replace('\0', ""), door);
            }
            self.stray(1, door)?;
            rest = from.get(1..).unwrap_or_default();
        }
        self.parser.feed(rest, door)
    }

    fn stray(&mut self, count: u64, door: &mut Door<'_>) -> Result<(), ImportError> {
        self.strays += count;
        let place = self.place();
        door.issues().report_many(&place, IssueKind::NotText, "", "", count);
        if self.strays > 1_000 && self.strays > self.seen / STRAY_SHARE {
            return Err(ImportError::new(
                &self.file,
                say!("The file is not text from row {} on.", place.row),
                say!("Export it again, as CSV in UTF-8."),
            ));
        }
        Ok(())
    }

    fn place(&self) -> Place {
        Place { file: self.file.clone(), sheet: String::new(), row: self.parser.row() }
    }
}

impl Decode {
    fn other(encoding: &'static Encoding) -> Self {
        Self::Other {
            decoder: Box::new(encoding.new_decoder_without_bom_handling()),
            buffer: String::with_capacity(1 << 16),
        }
    }
}
