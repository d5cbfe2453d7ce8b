//! The reader of one file, whatever is in it.

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::csv::{CsvParser, find_dialect};
use super::door::{Door, Given};
use super::limits::{FileKind, Limits};
use super::sniff::{Content, HEAD, Shape, decode, sniff};
use super::text::TextReader;
use super::{ImportError, RowSink};

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
}

enum Stage {
    /// Collecting the first bytes.
    Head(Vec<u8>),
    Text(Box<TextReader>),
}

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
                format!(
                    "The file has {:.1} GB; files up to {:.1} GB can be read.",
                    size as f64 / f64::from(1 << 30),
                    limits.max_file as f64 / f64::from(1 << 30)
                ),
                "Export a shorter period, or several files.",
            ));
        }
        Ok(Self {
            name: name.to_owned(),
            limits,
            size,
            seen: 0,
            kind: FileKind::Unknown,
            given: Given::default(),
            stage: Stage::Head(Vec::new()),
        })
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
                format!(
                    "The file goes on after the {} bytes it was said to have.",
                    self.size
                ),
                "Try again; it may have changed while it was read.",
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

    /// What the file is; unknown until enough of it was seen.
    pub fn kind(&self) -> FileKind {
        self.kind
    }

    fn take(&mut self, bytes: &[u8], door: &mut Door<'_>) -> Result<(), ImportError> {
        match &mut self.stage {
            Stage::Head(head) => {
                head.extend_from_slice(bytes);
                if head.len() >= HEAD {
                    self.open(door)?;
                }
                Ok(())
            }
            Stage::Text(reader) => reader.feed(bytes, door),
        }
    }

    /// Looks at the head and chooses how to go on.
    fn open(&mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        let Stage::Head(head) = &mut self.stage else {
            return Ok(());
        };
        let held = std::mem::take(head);
        match sniff(&self.name, held.get(..HEAD).unwrap_or(&held))? {
            Content::Text {
                encoding,
                mark,
                shape: Shape::Delimited,
            } => {
                let body = held.get(mark..).unwrap_or_default();
                // Always the same bytes, however the file was sliced.
                let head = body.get(..HEAD - mark).unwrap_or(body);
                let dialect = find_dialect(&decode(encoding, head));
                self.kind = FileKind::Text {
                    delimiter: dialect.delimiter,
                    encoding,
                };
                let parser = CsvParser::new(&self.name, dialect, self.limits);
                let mut reader = Box::new(TextReader::new(&self.name, encoding, parser));
                // The preface is ASCII: as many bytes as characters, or twice as many in UTF-16.
                let width = if encoding == UTF_16LE || encoding == UTF_16BE {
                    2
                } else {
                    1
                };
                let rows = body.get(dialect.preface * width..).unwrap_or_default();
                reader.feed(rows, door)?;
                self.stage = Stage::Text(reader);
                Ok(())
            }
            _ => Err(ImportError::new(
                &self.name,
                "This kind of file cannot be read yet.",
                "",
            )),
        }
    }

    fn complete(&mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        if matches!(self.stage, Stage::Head(_)) {
            self.open(door)?;
        }
        match std::mem::replace(&mut self.stage, Stage::Head(Vec::new())) {
            Stage::Head(_) => Ok(()),
            Stage::Text(reader) => reader.finish(door),
        }
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
