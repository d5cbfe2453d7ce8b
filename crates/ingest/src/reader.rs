//! The reader of one file, whatever is in it.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use language::{say, term};

use super::archive::{Archive, GzipReader, read_cut_off};
use super::calendar::read_ics;
use super::csv::{CsvParser, Standing, find_dialect};
use super::door::{Door, Given};
use super::json::read_json;
use super::limits::{FileKind, Limits, WorkbookKind};
use super::slice::{Rest, Slice};
use super::sniff::{Content, HEAD, Shape, decode, not_a_table, sniff};
use super::text::TextReader;
use super::workbook::{read_ods, read_xls, read_xlsx};
use super::{ImportError, IssueKind, Place, RowSink};

/// Reads one file that comes in slices.
///
/// Text is read as it comes and never held; workbooks, archives and JSON are held until the file
/// is complete, since their tables can only be found then.
pub struct Reader {
    name: String,
    limits: Limits,
    size: u64,
    seen: u64,
    kind: FileKind,
    given: Given,
    stage: Stage,
    /// Whether this is the content of an archive: archives in it are refused.
    nested: bool,
    /// Bytes of a text before its first record: a byte order mark, a line that names the delimiter.
    before: u64,
}

enum Stage {
    /// Collecting the first bytes.
    Head(Vec<u8>),
    Text(Box<TextReader>),
    Gzip(Box<GzipReader>),
    /// Collecting all bytes of what can only be read as a whole.
    Held(Content, Vec<u8>),
}

/// Bytes of a file that has to be held as a whole.
const MAX_HELD: usize = 512 << 20;

impl Reader {
    /// A reader of the file `name` of `size` bytes.
    ///
    /// # Errors
    ///
    /// When the file is empty or larger than [`Limits::max_file`]; nothing has to be read for that.
    pub fn new(name: &str, size: u64, limits: Limits) -> Result<Self, ImportError> {
        if size > limits.max_file {
            return Err(ImportError::new(
                name,
                say!(
                    "The file has {:.1} GB; files up to {:.1} GB can be read.",
                    size as f64 / f64::from(1 << 30),
                    limits.max_file as f64 / f64::from(1 << 30)
                ),
                say!("Export a shorter period, or several files."),
            ));
        }
        Ok(Self { size, nested: false, ..Self::of_content(name, limits) })
    }

    /// A reader of what is in an archive; its size is counted by whoever unpacks it.
    pub(super) fn of_content(name: &str, limits: Limits) -> Self {
        Self {
            name: name.to_owned(),
            limits,
            size: 0,
            seen: 0,
            kind: FileKind::Unknown,
            given: Given::default(),
            stage: Stage::Head(Vec::new()),
            nested: true,
            before: 0,
        }
    }

    /// Takes the next slice of the file, of any size.
    ///
    /// # Errors
    ///
    /// When the file cannot be read (on). Records given before stay good; the table is ended.
    pub fn feed(&mut self, bytes: &[u8], sink: &mut dyn RowSink) -> Result<(), ImportError> {
        self.seen += bytes.len() as u64;
        if self.seen > self.limits.max_file {
            return Err(ImportError::new(
                &self.name,
                say!("The file goes on after the {} bytes it was said to have.", self.size),
                say!("Try again; it may have changed while it was read."),
            ));
        }
        let mut given = self.given;
        let mut door = Door::new(sink, &mut given);
        let result = self.take(bytes, &mut door);
        if result.is_err() {
            door.end();
        }
        self.given = given;
        result
    }

    /// The file is complete: gives what is left and ends the last table.
    ///
    /// # Errors
    ///
    /// When the file cannot be read. Records given before stay good; the table is ended.
    pub fn finish(mut self, sink: &mut dyn RowSink) -> Result<(), ImportError> {
        let mut given = self.given;
        let mut door = Door::new(sink, &mut given);
        let result = self.complete(&mut door);
        door.end();
        result
    }

    /// Records given so far, headers included.
    pub fn rows(&self) -> u64 {
        self.given.rows
    }

    /// How the rest of a text is read in slices, from the next record on; `None` where it must be read in one go.
    pub fn rest(&self) -> Option<Rest> {
        let Stage::Text(reader) = &self.stage else { return None };
        if self.nested {
            return None;
        }
        let (read, delimiter, standing) = reader.standing()?;
        Some(Rest { at: self.before + read, standing, delimiter, limits: self.limits })
    }

    /// Goes on behind a slice that was read elsewhere. It must begin where [`Reader::rest`] says. Nothing happens, and
    /// `false` comes back, when its rows are more than a file may have: reading on says so.
    pub fn go_on(&mut self, slice: &Slice) -> bool {
        let Some(rest) = self.rest().filter(|rest| rest.at == slice.start) else { return false };
        let row = rest.standing.row.saturating_add(slice.rows);
        let Stage::Text(reader) = &mut self.stage else { return false };
        if row > self.limits.max_rows {
            return false;
        }
        let standing = Standing { row, width: slice.width.unwrap_or(rest.standing.width) };
        reader.go_on(slice.end - self.before, standing, (&slice.strays, slice.is_ascii));
        self.seen = slice.end;
        self.given.rows += slice.given;
        true
    }

    /// Takes the next bytes from [`Reader::rest`] on again: what was read of an incomplete record is forgotten.
    pub fn read_again(&mut self) {
        if let Some(rest) = self.rest()
            && let Stage::Text(reader) = &mut self.stage
        {
            reader.go_on(rest.at - self.before, rest.standing, (&Default::default(), true));
            self.seen = rest.at;
        }
    }

    /// What the file is; unknown until enough of it was seen.
    pub fn kind(&self) -> FileKind {
        self.kind
    }

    pub(super) fn take(&mut self, bytes: &[u8], door: &mut Door<'_>) -> Result<(), ImportError> {
        match &mut self.stage {
            Stage::Head(head) => {
                head.extend_from_slice(bytes);
                if head.len() >= HEAD {
                    self.open(door)?;
                }
                Ok(())
            }
            Stage::Text(reader) => reader.feed(bytes, door),
            Stage::Gzip(reader) => reader.feed(bytes, door),
            Stage::Held(_, held) => {
                if held.len() + bytes.len() > MAX_HELD {
                    return Err(ImportError::new(
                        &self.name,
                        say!("Files of this kind can be read up to {} MB.", MAX_HELD >> 20),
                        say!("Export as CSV, or export a shorter period."),
                    ));
                }
                held.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    /// Looks at the head and chooses how to go on.
    fn open(&mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        let Stage::Head(head) = &mut self.stage else {
            return Ok(());
        };
        let mut held = std::mem::take(head);
        let content = sniff(&self.name, held.get(..HEAD).unwrap_or(&held))?;
        let is_held = !matches!(content, Content::Gzip | Content::Text { shape: Shape::Delimited, .. });
        if is_held {
            // Room for all of it at once: growing step by step would take three times as much.
            let size = usize::try_from(self.size).unwrap_or(MAX_HELD).min(MAX_HELD);
            held.reserve_exact(size.saturating_sub(held.len()));
        }
        self.stage = match content {
            Content::Text { encoding, mark, shape: Shape::Delimited } => {
                let reader = self.open_text(&held, encoding, mark, door)?;
                Stage::Text(Box::new(reader))
            }
            Content::Gzip if self.nested => {
                return Err(not_a_table(&self.name, term!("an archive in an archive")));
            }
            Content::Gzip => {
                self.kind = FileKind::Gzip;
                let mut reader = GzipReader::new(&self.name, self.limits);
                reader.feed(&held, door)?;
                Stage::Gzip(Box::new(reader))
            }
            Content::Text { shape, .. } => {
                self.kind = match shape {
                    Shape::Json => FileKind::Json,
                    Shape::Ndjson => FileKind::Ndjson,
                    Shape::Ics | Shape::Delimited => FileKind::Ics,
                };
                Stage::Held(content, held)
            }
            Content::Zip => {
                // The first entries tell; the whole directory decides when the file is complete.
                let has = |part: &[u8]| memchr::memmem::find(held.get(..HEAD).unwrap_or(&held), part).is_some();
                self.kind = if has(b"[Content_Types].xml") {
                    FileKind::Workbook(WorkbookKind::Xlsx)
                } else if has(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
                    FileKind::Workbook(WorkbookKind::Ods)
                } else {
                    FileKind::Zip
                };
                Stage::Held(content, held)
            }
            Content::Ole => {
                self.kind = FileKind::Workbook(WorkbookKind::Xls);
                Stage::Held(content, held)
            }
        };
        Ok(())
    }

    fn open_text(
        &mut self,
        held: &[u8],
        encoding: &'static Encoding,
        mark: usize,
        door: &mut Door<'_>,
    ) -> Result<TextReader, ImportError> {
        let body = held.get(mark..).unwrap_or_default();
        // Always the same bytes, however the file was sliced.
        let head = body.get(..HEAD - mark).unwrap_or(body);
        let dialect = find_dialect(&decode(encoding, head));
        self.kind = FileKind::Text { delimiter: dialect.delimiter, encoding };
        self.say_encoding(encoding, mark, door);
        let parser = CsvParser::new(&self.name, dialect, self.limits);
        let mut reader = TextReader::new(&self.name, encoding, parser);
        // The preface is ASCII: as many bytes as characters, or twice as many in UTF-16.
        let width = if encoding == UTF_16LE || encoding == UTF_16BE { 2 } else { 1 };
        self.before = (mark + dialect.preface * width) as u64;
        reader.feed(body.get(dialect.preface * width..).unwrap_or_default(), door)?;
        Ok(reader)
    }

    /// An encoding that neither a mark nor the text itself proves is said.
    fn say_encoding(&self, encoding: &'static Encoding, mark: usize, door: &mut Door<'_>) {
        let is_proved = mark > 0 || [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding);
        if !is_proved {
            let place = Place { file: self.name.clone(), ..Place::default() };
            door.issues().report(&place, IssueKind::Assumed, "", &super::encoding::found(encoding));
        }
    }

    pub(super) fn complete(&mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        if matches!(self.stage, Stage::Head(_)) {
            self.open(door)?;
        }
        match std::mem::replace(&mut self.stage, Stage::Head(Vec::new())) {
            Stage::Head(_) => Ok(()),
            Stage::Text(reader) => reader.finish(door),
            Stage::Gzip(reader) => reader.finish(door),
            Stage::Held(content, bytes) => self.read_held(content, &bytes, door),
        }
    }

    fn read_held(&mut self, content: Content, bytes: &[u8], door: &mut Door<'_>) -> Result<(), ImportError> {
        match content {
            Content::Text { encoding, mark, shape } => {
                self.say_encoding(encoding, mark, door);
                let (text, replaced) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
                if replaced {
                    let place = Place { file: self.name.clone(), ..Place::default() };
                    door.issues().report(&place, IssueKind::NotText, "", "");
                }
                match shape {
                    Shape::Ics => read_ics(&self.name, &text, self.limits, door),
                    _ => read_json(&self.name, &text, self.limits, door),
                }
            }
            Content::Ole => read_xls(&self.name, bytes, self.limits, door),
            _ => self.read_zip(bytes, door),
        }
    }

    /// A zip is an archive or a workbook, by the names in it.
    fn read_zip(&mut self, bytes: &[u8], door: &mut Door<'_>) -> Result<(), ImportError> {
        let Some(mut archive) = Archive::open(&self.name, bytes, self.limits)? else {
            if self.nested {
                return Err(not_a_table(&self.name, term!("an archive in an archive")));
            }
            return read_cut_off(&self.name, bytes, self.limits, door);
        };
        let names = archive.names();
        let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        if has("xl/workbook.bin") {
            return Err(ImportError::new(
                &self.name,
                say!("The file is a binary workbook (XLSB), which cannot be read."),
                say!("Open it in Excel and save it as XLSX."),
            ));
        }
        if has("[Content_Types].xml") && names.iter().any(|name| name.to_ascii_lowercase().starts_with("xl/")) {
            self.kind = FileKind::Workbook(WorkbookKind::Xlsx);
            return read_xlsx(&self.name, bytes, &mut archive, self.limits, door);
        }
        if has("content.xml") && archive.holds("mimetype", b"opendocument.spreadsheet") {
            self.kind = FileKind::Workbook(WorkbookKind::Ods);
            return read_ods(&self.name, &mut archive, self.limits, door);
        }
        for (part, what) in [
            ("word/document.xml", term!("a Word document")),
            ("ppt/presentation.xml", term!("a PowerPoint presentation")),
            ("content.xml", term!("an OpenDocument file")),
        ] {
            if has(part) {
                return Err(not_a_table(&self.name, what));
            }
        }
        if self.nested {
            return Err(not_a_table(&self.name, term!("an archive in an archive")));
        }
        archive.read(door)
    }
}

/// Reads a whole file that is already in memory.
///
/// # Errors
///
/// As [`Reader::new`], [`Reader::feed`] and [`Reader::finish`].
pub fn read_all(name: &str, bytes: &[u8], limits: Limits, sink: &mut dyn RowSink) -> Result<(), ImportError> {
    let mut reader = Reader::new(name, bytes.len() as u64, limits)?;
    reader.feed(bytes, sink)?;
    reader.finish(sink)
}
