//! The push parser of delimited text.

use super::blocks::{Marks, Walk};
use super::delimiter::Dialect;
use super::record::{cut, unquote};
use crate::door::Door;
use crate::{ImportError, IssueKind, Limits, Place, Record};
use language::{say, whole};

/// Pieces larger than this are parsed in parts, so that a runaway record is noticed early.
const PART: usize = 1 << 20;

/// Where in the text the parser stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Outside quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// After a quote between quotes, the last byte of a piece: the next piece tells what it is.
    QuoteSeen,
}

/// Parses delimited text given in pieces. Memory stays within a few times the longest record.
///
/// Offsets of cells are relative to the start of their record, so that they stay true when a
/// record that began in one piece is carried over to the next.
pub(crate) struct CsvParser {
    file: String,
    limits: Limits,
    delimiter: u8,
    marks: Marks,
    state: State,
    /// The text of the current record that came in earlier pieces.
    carry: String,
    /// Cells of the current record: their content, or all of it with quotes if listed in `odd`.
    cells: Vec<(u32, u32)>,
    /// Cells with doubled quotes or text after the closing quote.
    odd: Vec<u32>,
    /// Where the current cell begins.
    field: usize,
    /// Whether the current cell began with a quote.
    opened: bool,
    /// Where the quote that closed the current cell is.
    closed: Option<usize>,
    /// Whether there are doubled quotes in the current cell.
    doubled: bool,
    /// Quotes of this record known to be mere characters, after they were found never to close.
    literals: Vec<usize>,
    after_carriage_return: bool,
    /// The row of the current record.
    row: u32,
    /// How many cells the previous record had.
    width: usize,
    scratch: String,
    scratch_cells: Vec<(u32, u32)>,
    strays: Tally,
    /// Whether the record being parsed has a quote inside an unquoted cell.
    stray_here: bool,
    /// Whether something was decided by the record before, of which a slice knows nothing.
    is_unsure: bool,
}

/// Where a parser stands between two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The row of the next record.
    pub row: u32,
    /// How many cells the record before it had.
    pub width: usize,
}

/// The width of the record before the first of a slice.
const UNKNOWN_WIDTH: usize = usize::MAX;

/// How often something happened and where first; reported once, at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    count: u64,
    row: u32,
    sample: String,
}

impl Tally {
    /// Takes what happened later, in rows counted from `base`.
    fn join(&mut self, later: &Self, base: u32) {
        if self.count == 0 && later.count > 0 {
            self.row = base + later.row;
            self.sample.clone_from(&later.sample);
        }
        self.count += later.count;
    }

    fn add(&mut self, row: u32, sample: &str) {
        if self.count == 0 {
            self.row = row;
            self.sample = sample.chars().take(80).collect();
        }
        self.count += 1;
    }
}

impl CsvParser {
    pub(crate) fn new(file: &str, dialect: Dialect, limits: Limits) -> Self {
        Self {
            file: file.to_owned(),
            limits,
            delimiter: dialect.delimiter,
            marks: Marks::new(dialect.delimiter),
            state: State::Plain,
            carry: String::new(),
            cells: Vec::new(),
            odd: Vec::new(),
            field: 0,
            opened: false,
            closed: None,
            doubled: false,
            literals: Vec::new(),
            after_carriage_return: false,
            row: 1,
            width: 0,
            scratch: String::new(),
            scratch_cells: Vec::new(),
            strays: Tally::default(),
            stray_here: false,
            is_unsure: false,
        }
    }

    /// A parser of a slice that begins with a record: rows are counted from 0, and the record before is not known.
    pub(crate) fn of_slice(delimiter: u8, limits: Limits) -> Self {
        let dialect = Dialect { delimiter, preface: 0 };
        Self { row: 0, width: UNKNOWN_WIDTH, ..Self::new("", dialect, limits) }
    }

    /// Whether everything that was fed is given, and nothing of it was decided by what is not known here.
    pub(crate) fn is_between(&self) -> bool {
        self.carry.is_empty() && self.state == State::Plain
    }

    /// Whether a line feed, were it the next byte, would belong to the record before.
    pub(crate) fn is_within_line_end(&self) -> bool {
        self.after_carriage_return
    }

    /// Whether something was decided by the record before, of which a slice knows nothing.
    pub(crate) fn is_unsure(&self) -> bool {
        self.is_unsure
    }

    /// Bytes of the record that is not complete.
    pub(crate) fn pending(&self) -> usize {
        self.carry.len()
    }

    /// The delimiter, and where the next record stands; `None` where more than its place must be known to go on.
    pub(crate) fn standing(&self) -> Option<(u8, Standing)> {
        let is_plain = self.literals.is_empty() && !self.after_carriage_return;
        is_plain.then_some((self.delimiter, Standing { row: self.row, width: self.width }))
    }

    /// How many records were met, the width of the last, and quotes inside cells.
    pub(crate) fn counted(&mut self) -> (u32, Option<usize>, Tally) {
        (self.row, (self.width != UNKNOWN_WIDTH).then_some(self.width), std::mem::take(&mut self.strays))
    }

    /// Goes on behind records that were read elsewhere; what was not complete was among them.
    pub(crate) fn go_on(&mut self, standing: Standing, strays: &Tally) {
        self.strays.join(strays, self.row);
        self.carry.clear();
        self.clear();
        self.state = State::Plain;
        self.stray_here = false;
        self.after_carriage_return = false;
        (self.row, self.width) = (standing.row, standing.width);
    }

    /// The row that the next character belongs to.
    pub(crate) fn row(&self) -> u32 {
        self.row
    }

    /// Takes the next piece of text.
    pub(crate) fn feed(&mut self, text: &str, door: &mut Door<'_>) -> Result<(), ImportError> {
        let mut rest = text;
        while !rest.is_empty() {
            let (part, more) = rest.split_at(rest.floor_char_boundary(PART));
            rest = more;
            self.scan(part, door)?;
            while self.carry.len() > self.raw_limit() {
                if self.state == State::Plain {
                    return Err(self.too_long());
                }
                self.give_up_quote(door)?;
            }
        }
        Ok(())
    }

    /// The text is complete.
    pub(crate) fn finish(mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        loop {
            self.settle();
            if self.state == State::Quoted {
                self.give_up_quote(door)?;
                continue;
            }
            if self.carry.is_empty() {
                break;
            }
            let text = std::mem::take(&mut self.carry);
            self.end_cell(text.len())?;
            match self.emit(&text, door)? {
                None => break,
                Some(open) => {
                    self.begin_again(open);
                    self.scan(&text, door)?;
                }
            }
        }
        if self.strays.count > 0 {
            let place = self.place(self.strays.row);
            door.issues().report_many(
                &place,
                IssueKind::Assumed,
                "",
                &say!("A quote inside a cell was kept as a character: {}", self.strays.sample),
                self.strays.count,
            );
        }
        Ok(())
    }

    /// A record may be this long before its cells are cut.
    fn raw_limit(&self) -> usize {
        self.limits.max_record * 2
    }

    /// Goes over one piece and gives every record that ends in it.
    fn scan(&mut self, text: &str, door: &mut Door<'_>) -> Result<(), ImportError> {
        let bytes = text.as_bytes();
        // The piece from `start` on belongs to the current record, of which `base` bytes came before.
        let (mut start, mut base) = (0, self.carry.len());
        let mut from = self.resume(bytes);
        if base == 0 {
            start = from;
        }
        let mut walk = Walk::new(bytes, self.marks, from);
        loop {
            if self.state == State::Quoted {
                let Some(quote) = walk.next_quote(from) else { break };
                match bytes.get(quote + 1) {
                    None => {
                        self.state = State::QuoteSeen;
                        break;
                    }
                    Some(b'"') => {
                        self.doubled = true;
                        from = quote + 2;
                    }
                    Some(_) => {
                        self.closed = Some(quote - start + base);
                        self.state = State::Plain;
                    }
                }
                continue;
            }
            let Some(position) = walk.next_special() else {
                break;
            };
            let offset = position - start + base;
            let byte = bytes.get(position).copied().unwrap_or_default();
            if byte == self.delimiter {
                self.end_cell(offset)?;
                continue;
            }
            if byte == b'"' {
                self.meet_quote(offset);
                from = position + 1;
                continue;
            }
            self.end_cell(offset)?;
            let end = text.get(start..position).unwrap_or_default();
            if base == 0 {
                if let Some(open) = self.emit(end, door)? {
                    self.begin_again(open);
                    from = start;
                    walk = Walk::new(bytes, self.marks, from);
                    continue;
                }
            } else {
                let mut whole = std::mem::take(&mut self.carry);
                whole.push_str(end);
                if let Some(open) = self.emit(&whole, door)? {
                    self.begin_again(open);
                    self.scan(&whole, door)?;
                    self.settle();
                    // What is left of it is the line that ends here.
                    (start, base, from) = (position, self.carry.len(), position);
                    walk = Walk::new(bytes, self.marks, from);
                    continue;
                }
                // Keep the room for the next record that is cut by a piece's end.
                whole.clear();
                self.carry = whole;
            }
            start = position + 1;
            if byte == b'\r' {
                match bytes.get(start) {
                    Some(b'\n') => {
                        walk.next_special();
                        start += 1;
                    }
                    Some(_) => {}
                    None => self.after_carriage_return = true,
                }
            }
            base = 0;
            from = start;
        }
        self.carry.push_str(text.get(start..).unwrap_or_default());
        Ok(())
    }

    /// Settles what the end of the last piece left open; where to go on in this piece.
    fn resume(&mut self, bytes: &[u8]) -> usize {
        let first = bytes.first();
        if std::mem::take(&mut self.after_carriage_return) {
            return usize::from(first == Some(&b'\n'));
        }
        if self.state == State::QuoteSeen {
            if first == Some(&b'"') {
                self.state = State::Quoted;
                self.doubled = true;
                return 1;
            }
            self.settle();
        }
        0
    }

    /// No second quote follows the one that was seen last: it closed the cell.
    fn settle(&mut self) {
        if self.state == State::QuoteSeen {
            self.state = State::Plain;
            self.closed = Some(self.carry.len() - 1);
        }
    }

    #[inline]
    fn meet_quote(&mut self, offset: usize) {
        if offset != self.field || self.opened {
            self.stray_here |= !self.opened;
        } else if !self.literals.contains(&offset) {
            self.opened = true;
            self.state = State::Quoted;
        }
    }

    #[inline]
    fn end_cell(&mut self, end: usize) -> Result<(), ImportError> {
        if self.cells.len() >= self.limits.max_columns {
            return Err(self.too_wide());
        }
        let (from, to) = if self.opened {
            self.opened = false;
            let plain = !std::mem::take(&mut self.doubled) && self.closed == Some(end - 1);
            self.closed = None;
            if plain {
                (self.field + 1, end - 1)
            } else {
                self.odd.push(self.cells.len() as u32);
                (self.field, end)
            }
        } else {
            (self.field, end)
        };
        // Both fit: a record is refused long before it has 4 GiB.
        self.cells.push((from as u32, to as u32));
        self.field = end + 1;
        Ok(())
    }

    /// Gives the record that is complete; or, instead, where the quote is that swallowed the rest
    /// of its line.
    #[inline]
    fn emit(&mut self, text: &str, door: &mut Door<'_>) -> Result<Option<usize>, ImportError> {
        if self.row > self.limits.max_rows && !text.is_empty() {
            return Err(self.too_many());
        }
        if self.odd.is_empty() && text.len() <= self.limits.max_field {
            if !text.is_empty() {
                door.row(self.row, Record::new(text, &self.cells));
                self.width = self.cells.len();
            }
        } else if let Some(open) = self.emit_odd(text, door)? {
            return Ok(Some(open));
        }
        if self.stray_here {
            self.stray_here = false;
            self.strays.add(self.row, text);
        }
        self.row += 1;
        self.clear();
        self.literals.clear();
        Ok(None)
    }

    /// Gives a record with cells that must be rewritten or cut first.
    ///
    /// Rewritten cells are put behind a copy of the record, so that the others stay where they are.
    fn emit_odd(&mut self, text: &str, door: &mut Door<'_>) -> Result<Option<usize>, ImportError> {
        self.scratch.clear();
        self.scratch.push_str(text);
        self.scratch_cells.clear();
        self.scratch_cells.extend_from_slice(&self.cells);
        for &index in &self.odd {
            let Some(cell) = self.scratch_cells.get_mut(index as usize) else {
                continue;
            };
            let (from, to) = *cell;
            let raw = text.get(from as usize..to as usize).unwrap_or_default();
            let begin = self.scratch.len();
            let found = unquote(raw, &mut self.scratch);
            *cell = (begin as u32, self.scratch.len() as u32);
            if found.trailing_text {
                self.is_unsure |= found.breaks_line && self.width == UNKNOWN_WIDTH;
                if found.breaks_line && self.line_fits(index as usize, raw) {
                    self.report_quote(door, raw);
                    return Ok(Some(from as usize));
                }
                self.stray_here = true;
            }
        }
        if text.len() > self.limits.max_field {
            self.cut_cells(door)?;
        }
        door.row(self.row, Record::new(&self.scratch, &self.scratch_cells));
        self.width = self.cells.len();
        Ok(None)
    }

    /// Cuts the cells of the scratch record that are over the limit.
    fn cut_cells(&mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        let place = self.place(self.row);
        let mut length = 0;
        for (from, to) in &mut self.scratch_cells {
            let cell = self.scratch.get(*from as usize..*to as usize).unwrap_or_default();
            let kept = cut(cell, self.limits.max_field);
            if kept.len() < cell.len() {
                let sample: String = cell.chars().take(80).collect();
                door.issues().report(&place, IssueKind::TooLong, "", &sample);
            }
            length += kept.len();
            *to = *from + kept.len() as u32;
        }
        if length > self.limits.max_record { Err(self.too_long()) } else { Ok(()) }
    }

    /// Whether the row would be as wide as the one before if the quote at the start of `raw`, its
    /// cell number `index`, were a character.
    fn line_fits(&self, index: usize, raw: &str) -> bool {
        let line = raw.split(['\n', '\r']).next().unwrap_or_default();
        let delimiters = memchr::memchr_iter(self.delimiter, line.as_bytes()).count();
        index + 1 + delimiters == self.width
    }

    /// The quote of the current cell never closes: reads the record again with the quote as a
    /// character. What was swallowed has no other quote that could open and not close, so no text
    /// is gone over more than twice.
    fn give_up_quote(&mut self, door: &mut Door<'_>) -> Result<(), ImportError> {
        let text = std::mem::take(&mut self.carry);
        let open = self.field;
        self.report_quote(door, text.get(open..).unwrap_or_default());
        self.begin_again(open);
        self.scan(&text, door)
    }

    fn report_quote(&self, door: &mut Door<'_>, raw: &str) {
        let sample: String = raw.chars().take_while(|&c| c != '\n' && c != '\r').take(80).collect();
        door.issues().report(&self.place(self.row), IssueKind::UnclosedQuote, "", &sample);
    }

    fn begin_again(&mut self, open: usize) {
        self.clear();
        self.literals.push(open);
        self.state = State::Plain;
        self.stray_here = false;
    }

    fn clear(&mut self) {
        self.cells.clear();
        self.odd.clear();
        self.field = 0;
        self.opened = false;
        self.closed = None;
        self.doubled = false;
    }

    fn place(&self, row: u32) -> Place {
        Place { file: self.file.clone(), sheet: String::new(), row }
    }

    #[cold]
    fn too_wide(&self) -> ImportError {
        ImportError::new(
            &self.file,
            say!("Row {} has more than {} columns.", whole(self.row.into()), whole(self.limits.max_columns as u64)),
            say!("Export fewer columns, or check which delimiter the file uses."),
        )
    }

    #[cold]
    fn too_long(&self) -> ImportError {
        ImportError::new(
            &self.file,
            say!("Row {} is longer than {} MB.", whole(self.row.into()), self.limits.max_record >> 20),
            say!("Check that the file has line breaks, or export without the long text columns."),
        )
    }

    #[cold]
    fn too_many(&self) -> ImportError {
        ImportError::new(
            &self.file,
            say!("The file has more than {} rows.", whole(self.limits.max_rows.into())),
            say!("Export a shorter period, or several files."),
        )
    }
}
