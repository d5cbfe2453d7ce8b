//! A part of a table that is read apart from the rest, by another reader: its cells under symbols of its own, and how it
//! joins the table.
//!
//! In: a slice of a file, and what the head of the file told of its table. Out: columns. Never: headings of groups, zones
//! by name that the head did not have, whatever else depends on the rows before: such a part is [`Unsure`].

use serde::{Deserialize, Serialize};

use base::{Interner, Sym, TextColumn};
use ingest::{Issues, Limits, Record, Rest, RowSink, Slice, Span, TableName, Unsure, read_slice};

use super::{RawColumn, RawTable, SAMPLED_ROWS, Short};
use crate::dataset::date::{OrderEvidence, RawDate};
use crate::dataset::field::FieldKind;
use crate::dataset::mapping::Mapping;

/// What a reader of parts must know of their table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartSpec {
    file: String,
    mapping: Mapping,
    delimiter: u8,
    /// Cells that a record usually has.
    cells: usize,
    /// By column of dates: the zones that its cells name.
    zones: Vec<Vec<String>>,
}

/// A part of a table.
#[derive(Debug)]
pub struct TablePart {
    /// Which part of the file it is.
    pub slice: Slice,
    head: Head,
    columns: Vec<Cells>,
    rows: Vec<u32>,
    /// The texts and the keys of the symbols, without the empty one.
    texts: TextColumn,
    keys: TextColumn,
}

/// What is small.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Head {
    seen: u64,
    rejected: u64,
    wall_sample: Option<(String, String)>,
    short: Short,
    issues: Issues,
    /// By column.
    bad: Vec<u64>,
    evidence: Vec<OrderEvidence>,
}

#[derive(Debug)]
enum Cells {
    Symbols(Vec<u32>),
    Dates(Vec<u64>),
    Text(TextColumn),
}

/// Takes the records of one part.
struct Sink {
    table: RawTable,
    texts: Interner,
    keys: Interner,
    issues: Issues,
}

impl RowSink for Sink {
    fn begin(&mut self, _table: &TableName) {}

    fn row(&mut self, row: u32, record: Record<'_>) {
        // Row 0 would be the file as a whole.
        self.table.push(row + 1, record, &mut self.texts, &mut self.keys, &mut self.issues);
    }

    fn end(&mut self) {}

    fn issues(&mut self) -> &mut Issues {
        &mut self.issues
    }
}

/// Reads the records that begin in a slice of a file.
///
/// # Errors
/// When they must be read together with what is around them.
pub fn read_part(spec: &PartSpec, span: Span, bytes: &[u8]) -> Result<TablePart, Unsure> {
    let mut table = RawTable::new(TableName { file: spec.file.clone(), sheet: String::new() }, spec.mapping.clone());
    // Values for people are those of the head.
    table.samples = Vec::new();
    for (field, zones) in table.fields.iter_mut().zip(&spec.zones) {
        if let RawColumn::Dates(dates) = &mut field.cells {
            dates.zones.know(zones);
        }
    }
    let mut sink = Sink { table, texts: Interner::default(), keys: Interner::default(), issues: Issues::default() };
    let slice = read_slice((spec.delimiter, Limits::default()), spec.cells, span, bytes, &mut sink)?;
    let Sink { table, texts, keys, issues } = sink;
    if !table.groups.is_empty() || zones_of(&table) != spec.zones {
        return Err(Unsure);
    }
    let mut head = Head {
        seen: table.seen,
        rejected: table.rejected,
        wall_sample: table.wall_sample,
        short: table.short,
        issues,
        ..Head::default()
    };
    let mut columns = Vec::with_capacity(table.fields.len());
    for field in table.fields {
        head.bad.push(field.bad);
        let (cells, evidence) = match field.cells {
            RawColumn::Symbols(cells) => (Cells::Symbols(cells.into_iter().map(|sym| sym.0).collect()), None),
            RawColumn::Dates(dates) => {
                (Cells::Dates(dates.cells.into_iter().map(RawDate::bits).collect()), Some(dates.evidence))
            }
            RawColumn::Text(cells) => (Cells::Text(cells), None),
        };
        head.evidence.push(evidence.unwrap_or_default());
        columns.push(cells);
    }
    let all = |interner: &Interner| {
        let mut all = TextColumn::default();
        interner.iter().for_each(|(_, text)| all.push(text));
        all
    };
    Ok(TablePart { slice, head, columns, rows: table.rows, texts: all(&texts), keys: all(&keys) })
}

fn zones_of(table: &RawTable) -> Vec<Vec<String>> {
    let zones = table.fields.iter().map(|field| match &field.cells {
        RawColumn::Dates(dates) => dates.zones.names(),
        _ => Vec::new(),
    });
    zones.collect()
}

impl RawTable {
    /// What others must know to read parts of this table; `None` as long as a part would depend on the rows before.
    pub fn part_spec(&self, rest: &Rest) -> Option<PartSpec> {
        let is_plain = self.rows.len() >= SAMPLED_ROWS && self.groups.is_empty() && self.name.sheet.is_empty();
        is_plain.then(|| PartSpec {
            file: self.name.file.clone(),
            mapping: self.mapping.clone(),
            delimiter: rest.delimiter,
            cells: rest.standing.width,
            zones: zones_of(self),
        })
    }

    /// Takes the rows of a part behind its own; those of the part are counted from `base`.
    pub fn append(
        &mut self,
        part: TablePart,
        base: u32,
        texts: &mut Interner,
        keys: &mut Interner,
        issues: &mut Issues,
    ) {
        let TablePart { head, columns, rows, texts: own_texts, keys: own_keys, .. } = part;
        // In the order in which one reader would have met them.
        let renumbered = |own: &TextColumn, all: &mut Interner| -> Vec<Sym> {
            std::iter::once(Sym::NONE).chain((0..own.len()).map(|at| all.intern(own.get(at)))).collect()
        };
        let (of_texts, of_keys) = (renumbered(&own_texts, texts), renumbered(&own_keys, keys));
        self.seen += head.seen;
        self.rejected += head.rejected;
        self.wall_sample = self.wall_sample.take().or(head.wall_sample);
        self.short.count += head.short.count;
        let later = head.short.first.map(|(row, cell)| (row + base, cell));
        self.short.first = self.short.first.take().or(later);
        issues.append(head.issues, base);
        self.rows.extend(rows.into_iter().map(|row| row + base));
        for (at, (field, cells)) in self.fields.iter_mut().zip(columns).enumerate() {
            field.bad += head.bad.get(at).copied().unwrap_or_default();
            let symbols = if field.field.kind() == FieldKind::Key { &of_keys } else { &of_texts };
            match (&mut field.cells, cells) {
                (RawColumn::Symbols(all), Cells::Symbols(more)) => {
                    all.extend(more.into_iter().map(|sym| symbols.get(sym as usize).copied().unwrap_or_default()));
                }
                (RawColumn::Dates(all), Cells::Dates(more)) => {
                    all.cells.extend(more.into_iter().map(RawDate::of_bits));
                    all.evidence = all.evidence.and(head.evidence.get(at).copied().unwrap_or_default());
                }
                (RawColumn::Text(all), Cells::Text(more)) => all.append(&more),
                // Both come from one mapping, so the kinds agree.
                _ => {}
            }
        }
    }
}

impl TablePart {
    /// The part as bytes, to be handed to another worker.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.columns.len() * self.rows.len() * 8 + (1 << 16));
        let head = postcard::to_stdvec(&(&self.slice, &self.head)).unwrap_or_default();
        put_bytes(&mut out, &head);
        put_numbers(&mut out, &self.rows);
        put_text(&mut out, &self.texts);
        put_text(&mut out, &self.keys);
        for column in &self.columns {
            match column {
                Cells::Symbols(cells) => {
                    out.push(0);
                    put_numbers(&mut out, cells);
                }
                Cells::Dates(cells) => {
                    out.push(1);
                    out.extend_from_slice(&(cells.len() as u32).to_le_bytes());
                    cells.iter().for_each(|cell| out.extend_from_slice(&cell.to_le_bytes()));
                }
                Cells::Text(cells) => {
                    out.push(2);
                    put_text(&mut out, cells);
                }
            }
        }
        out
    }

    /// The part that bytes hold; `None` when they hold none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let (slice, head): (Slice, Head) = postcard::from_bytes(take_bytes(&mut rest)?).ok()?;
        let rows = take_numbers(&mut rest)?;
        let (texts, keys) = (take_text(&mut rest)?, take_text(&mut rest)?);
        let mut columns = Vec::new();
        while let Some((kind, more)) = rest.split_first() {
            rest = more;
            columns.push(match kind {
                0 => Cells::Symbols(take_numbers(&mut rest)?),
                1 => {
                    let count = take_count(&mut rest)?;
                    let cells = rest.split_off(..count.checked_mul(8)?)?;
                    let (cells, _) = cells.as_chunks::<8>();
                    Cells::Dates(cells.iter().map(|cell| u64::from_le_bytes(*cell)).collect())
                }
                _ => Cells::Text(take_text(&mut rest)?),
            });
        }
        Some(Self { slice, head, columns, rows, texts, keys })
    }
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    out.extend_from_slice(bytes);
}

fn put_numbers(out: &mut Vec<u8>, numbers: &[u32]) {
    out.extend_from_slice(&(numbers.len() as u32).to_le_bytes());
    numbers.iter().for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
}

fn put_text(out: &mut Vec<u8>, column: &TextColumn) {
    let (text, ends) = column.parts();
    put_bytes(out, text.as_bytes());
    put_numbers(out, ends);
}

fn take_count(rest: &mut &[u8]) -> Option<usize> {
    let (count, more) = rest.split_first_chunk::<4>()?;
    *rest = more;
    Some(u32::from_le_bytes(*count) as usize)
}

fn take_bytes<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let count = take_count(rest)?;
    rest.split_off(..count)
}

fn take_numbers(rest: &mut &[u8]) -> Option<Vec<u32>> {
    let count = take_count(rest)?;
    let (numbers, _) = rest.split_off(..count.checked_mul(4)?)?.as_chunks::<4>();
    Some(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect())
}

fn take_text(rest: &mut &[u8]) -> Option<TextColumn> {
    let text = std::str::from_utf8(take_bytes(rest)?).ok()?.to_owned();
    TextColumn::of_parts(text, take_numbers(rest)?)
}
