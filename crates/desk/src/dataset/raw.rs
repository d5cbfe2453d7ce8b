//! A table as it was read: mapped columns, cells small, dates and amounts still open.

use base::{Interner, Recent, Sym, TextColumn, normalize};
use ingest::{IssueKind, Issues, Place, Record, TableName};

use super::cell::plain;
use super::date::{DateColumn, Met, time_of_day};
use super::dialects::{Dialect, recognize};
use super::field::{Entity, Field, FieldKind};
use super::layout::{day_column, time_column, value_of_heading};
use super::mapping::Mapping;

mod part;
mod refuse;

pub use part::{PartSpec, TablePart, read_part};
use refuse::{Row, Short};

/// Longest title or note that is kept, in bytes; the rest is never shown in a list.
const TEXT_KEPT: usize = 400;
/// Rows from which sample values are taken.
const SAMPLED_ROWS: usize = 300;

#[derive(Debug)]
pub(super) enum RawColumn {
    /// Labels, keys, amounts and flags: text stored once.
    Symbols(Vec<Sym>),
    Dates(DateColumn),
    Text(TextColumn),
}

#[derive(Debug)]
pub(super) struct RawField {
    pub field: Field,
    pub column: usize,
    pub header: String,
    pub cells: RawColumn,
    /// Cells of labels and keys that were met lately.
    recent: Recent,
    /// Matched by a name that is only near.
    pub fuzzy: bool,
    /// Cells that held something else than the field is.
    pub bad: u64,
    /// Column of the time of day, where day and time have columns of their own.
    time: Option<usize>,
    /// Column of the day, where this one may hold times of day.
    day: Option<usize>,
}

/// One table with its mapped columns.
#[derive(Debug)]
pub(super) struct RawTable {
    pub name: TableName,
    pub mapping: Mapping,
    pub dialect: &'static Dialect,
    /// The headers that told the dialect.
    pub evidence: Vec<String>,
    pub fields: Vec<RawField>,
    /// Spreadsheet row of each kept record.
    pub rows: Vec<u32>,
    /// Records after the header, used or not.
    pub seen: u64,
    pub rejected: u64,
    /// The first distinct values of each column.
    pub samples: Vec<Vec<String>>,
    /// A moment as it is written without a zone, if there is one: its header and the cell.
    pub wall_sample: Option<(String, String)>,
    /// Columns up to the last one with a name: cells behind it may be missing or empty.
    width: usize,
    key: Option<usize>,
    created: Option<usize>,
    /// Rows shorter than the header, in files where that may be a fault.
    short: Short,
    /// The group that the rows belong to: its column and its value.
    groups: Vec<(usize, Sym)>,
    /// Headers of columns that took values of groups, and how many cells did.
    carried: Vec<(String, u64)>,
}

impl RawTable {
    pub fn new(name: TableName, mut mapping: Mapping) -> Self {
        let (dialect, evidence) = recognize(&mapping.headers);
        // An export that numbers its tickets only by an id: the id is the number.
        if mapping.entity == Entity::Tickets && mapping.column(Field::Number).is_none() {
            for found in &mut mapping.matches {
                if found.field == Field::Id {
                    found.field = Field::Number;
                }
            }
        }
        // Logins are names only where there are no others.
        if mapping.entity == Entity::Resources && mapping.column(Field::LastName).is_some() {
            mapping.matches.retain(|found| found.field != Field::Resource || normalize(&found.header) != "username");
        }
        let fields = mapping
            .matches
            .iter()
            .map(|found| RawField {
                field: found.field,
                column: found.column,
                header: found.header.clone(),
                recent: Recent::default(),
                fuzzy: found.kind.is_doubtful(),
                bad: 0,
                time: time_column(&mapping.headers, found),
                day: day_column(&mapping.headers, found),
                cells: match found.field.kind() {
                    FieldKind::Date => RawColumn::Dates(DateColumn::default()),
                    FieldKind::Text => RawColumn::Text(TextColumn::default()),
                    _ => RawColumn::Symbols(Vec::new()),
                },
            })
            .collect();
        let samples = vec![Vec::new(); mapping.headers.len()];
        let key = match mapping.entity {
            Entity::Resources => mapping.column(Field::Resource).or(mapping.column(Field::LastName)),
            Entity::Companies | Entity::Assets => mapping.column(Field::Company),
            Entity::Contracts => mapping.column(Field::Contract),
            _ => mapping.column(Field::Number),
        };
        let created = mapping.column(Field::Created);
        let width = mapping.headers.iter().rposition(|header| !header.trim().is_empty()).map_or(0, |last| last + 1);
        Self {
            name,
            mapping,
            dialect,
            evidence,
            wall_sample: None,
            width,
            fields,
            rows: Vec::new(),
            seen: 0,
            rejected: 0,
            samples,
            key,
            created,
            short: Short::default(),
            groups: Vec::new(),
            carried: Vec::new(),
        }
    }

    /// Makes room for so many times the rows that are here: columns that grow by doubling leave holes in the memory.
    pub fn make_room(&mut self, times: f64) {
        let more = (self.rows.len() as f64 * (times - 1.0).max(0.0) * 1.02) as usize;
        // Where there is no room, the columns grow as they are filled, as far as they do.
        let _ = self.rows.try_reserve_exact(more);
        for field in &mut self.fields {
            let _ = match &mut field.cells {
                RawColumn::Symbols(cells) => cells.try_reserve_exact(more),
                RawColumn::Dates(dates) => dates.cells.try_reserve_exact(more),
                RawColumn::Text(_) => Ok(()),
            };
        }
    }

    fn place(&self, row: u32) -> Place {
        Place { file: self.name.file.clone(), sheet: self.name.sheet.clone(), row }
    }

    /// Takes one record behind the header.
    pub fn push(
        &mut self,
        row: u32,
        record: Record<'_>,
        texts: &mut Interner,
        keys: &mut Interner,
        issues: &mut Issues,
    ) {
        self.seen += 1;
        let verdict = self.judge(record);
        if let Row::Heading(column) = verdict {
            let header = self.mapping.headers.get(column).map_or("", String::as_str);
            let value = texts.intern(value_of_heading(record.get(column), header));
            self.groups.retain(|(known, _)| *known < column);
            self.groups.push((column, value));
        }
        if verdict != Row::Record {
            self.rejected += 1;
            let kind = if let Row::Refused(kind) = verdict { kind } else { IssueKind::NotARecord };
            let sample: String = record.iter().filter(|cell| !cell.is_empty()).take(4).collect::<Vec<_>>().join(" · ");
            issues.report(&self.place(row), kind, "", &sample);
            return;
        }
        let named = self.mapping.headers.len();
        if (named..record.len()).any(|extra| !record.get(extra).trim().is_empty()) {
            issues.report(&self.place(row), IssueKind::Ragged, "", record.get(named));
        } else if record.len() < self.width && self.name.sheet.is_empty() {
            self.short.count += 1;
            self.short.first.get_or_insert_with(|| (row, record.get(0).to_owned()));
        }
        if self.rows.len() < SAMPLED_ROWS {
            self.sample(record);
        }
        self.rows.push(row);
        for field in &mut self.fields {
            let written = record.get(field.column);
            match &mut field.cells {
                RawColumn::Symbols(cells) => {
                    let mut sym = if field.field.kind() == FieldKind::Key {
                        field.recent.symbol(written, keys, |keys| keys.intern(key_of(clean(written))))
                    } else {
                        field.recent.symbol(written, texts, |texts| texts.intern(clean(written)))
                    };
                    if sym.is_none() && !self.groups.is_empty() && field.field.kind() == FieldKind::Label {
                        sym = Self::of_group(&self.groups, field.column);
                        if !sym.is_none() {
                            match self.carried.iter_mut().find(|(header, _)| *header == field.header) {
                                Some((_, count)) => *count += 1,
                                None => self.carried.push((field.header.clone(), 1)),
                            }
                        }
                    }
                    cells.push(sym);
                }
                RawColumn::Dates(dates) => {
                    let cell = clean(written);
                    let object = cell.starts_with('{').then(|| plain(cell));
                    let cell = object.as_deref().unwrap_or(cell);
                    let clock = field.time.map_or("", |time| clean(record.get(time)));
                    let day = field.day.map_or("", |day| clean(record.get(day)));
                    let met = match (cell, clock, day) {
                        ("", _, _) | (_, "", "") => dates.push(cell),
                        (cell, "", day) if time_of_day(cell).is_some() => dates.push_both(day, cell),
                        (cell, clock, _) => dates.push_both(cell, clock),
                    };
                    if met != Met::Date {
                        let place = Place { file: self.name.file.clone(), sheet: self.name.sheet.clone(), row };
                        field.bad += u64::from(met == Met::Bad);
                        let kind = if met == Met::Bad { IssueKind::NotADate } else { IssueKind::TextBehindDate };
                        issues.report(&place, kind, &field.header, cell);
                    } else if self.wall_sample.is_none() && dates.last().is_on_the_wall() && cell.contains(':') {
                        self.wall_sample = Some((field.header.clone(), cell.to_owned()));
                    }
                }
                RawColumn::Text(cells) => cells.push(cut(&plain(clean(written)))),
            }
        }
    }

    /// Drops columns whose name was only near and whose cells are something else.
    fn drop_false_friends(&mut self, issues: &mut Issues) {
        let rows = self.rows.len() as u64;
        let (name, matches) = (&self.name, &mut self.mapping.matches);
        self.fields.retain(|field| {
            let keep = !field.fuzzy || field.bad * 2 <= rows;
            if !keep {
                issues.forget(&name.file, &name.sheet, &field.header);
                matches.retain(|found| found.column != field.column);
            }
            keep
        });
    }

    /// Drops a project that holds every ticket: it is the room they lie in, and no link.
    pub fn drop_containers(&mut self) {
        let rows = self.rows.len();
        let is_container = |field: &RawField| {
            let filled = match &field.cells {
                RawColumn::Symbols(cells) => cells.iter().filter(|cell| !cell.is_none()).count(),
                _ => 0,
            };
            field.field == Field::Project && rows > 1 && filled == rows
        };
        if self.mapping.entity == Entity::Tickets && self.fields.iter().any(is_container) {
            self.fields.retain(|field| field.field != Field::Project);
            self.mapping.matches.retain(|found| found.field != Field::Project);
        }
    }

    fn sample(&mut self, record: Record<'_>) {
        for (column, known) in self.samples.iter_mut().enumerate() {
            let cell = clean(record.get(column));
            if known.len() < 3 && !cell.is_empty() && !known.iter().any(|value| value == cell) {
                known.push(cell.chars().take(60).collect());
            }
        }
    }
}

/// A ticket number as tickets and their entries both have it: `#4711` and `4711.0` are `4711`.
fn key_of(cell: &str) -> &str {
    // `Incident: INC0010001`, as lines of a history name their ticket.
    let is_named = cell.as_bytes().contains(&b':');
    let cell = match is_named.then(|| cell.rsplit_once(": ")).flatten() {
        Some((kind, key)) if kind.chars().all(|c| c.is_alphabetic() || c == ' ') && !key.contains(' ') => key,
        _ => cell,
    };
    whole_number(cell.strip_prefix('#').unwrap_or(cell).trim_start())
}

/// The cell without blanks around it; the words that mean *nothing* are empty.
#[inline]
pub(super) fn clean(cell: &str) -> &str {
    if is_clean(cell) { cell } else { cleaned(cell) }
}

/// Whether the ends of a cell show that there is nothing to clean: nearly all are so.
#[inline]
fn is_clean(cell: &str) -> bool {
    match cell.as_bytes() {
        [] => true,
        // All words for *nothing* begin with a sign or with an N, and have seven letters at most.
        [first, .., last] => {
            first.is_ascii_alphanumeric()
                && last.is_ascii_graphic()
                && (cell.len() > 7 || !matches!(first, b'n' | b'N'))
        }
        [only] => only.is_ascii_alphanumeric(),
    }
}

fn cleaned(cell: &str) -> &str {
    let mut cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    // `="0000045"` makes a spreadsheet keep the zeros.
    if let Some(inner) = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        cell = inner;
    }
    match cell {
        "?" | "-" | "--" | "—" | "(empty)" | "[]" | "{}" | "null" | "NULL" | "Null" | "N/A" | "n/a" | "#N/A"
        | "nan" | "NaN" | "None" | "none" | "(none)" | "NaT" | "NA" | "n.a." | "N.A." | "#NA" | "<NA>" | "<null>"
        | "(null)" | "(blank)" | "Not set" | "not set" | "\\N" => "",
        _ => cell,
    }
}

/// `29682885.0`, which is what a detour through other tools makes of an id, is `29682885`.
pub(super) fn whole_number(cell: &str) -> &str {
    match cell.strip_suffix(".0") {
        Some(whole) if !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        _ => cell,
    }
}

fn cut(text: &str) -> &str {
    if text.len() <= TEXT_KEPT {
        return text;
    }
    let mut end = TEXT_KEPT;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{clean, cleaned};

    proptest! {
        #[test]
        fn what_looks_clean_is(cell in "[ \\u{a0}\\u{feff}]{0,2}([nN/\\-?(<#]{0,2}[a-zA-Z/. ]{0,7}|=\"[a-z ]{0,3}\"|\\PC{0,9})[ \\n]{0,2}") {
            prop_assert_eq!(clean(&cell), cleaned(&cell));
        }
    }

    #[test]
    fn words_for_nothing_are_none() {
        for cell in ["Not set", "(blank)", "None", "NaT", "n.a.", "N", "NA", "\\N", " null ", "?"] {
            assert_eq!(clean(cell), cleaned(cell), "{cell}");
        }
        assert_eq!((clean("Not set"), clean("Nottingham"), clean(" x ")), ("", "Nottingham", "x"));
    }
}
