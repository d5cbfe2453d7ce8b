//! A table as it was read: mapped columns, cells small, dates and amounts still open.

use crate::base::{Interner, Sym, TextColumn};
use crate::ingest::{IssueKind, Issues, Place, Record, TableName};

use super::date::{OrderEvidence, RawDate};
use super::dialects::{Dialect, recognize};
use super::field::{Entity, Field, FieldKind};
use super::mapping::{Mapping, MatchKind};

/// Longest title or note that is kept, in bytes; the rest is never shown in a list.
const TEXT_KEPT: usize = 400;
/// Rows from which sample values are taken.
const SAMPLED_ROWS: usize = 300;

#[derive(Debug)]
pub(super) enum RawColumn {
    /// Labels, keys, amounts and flags: text stored once.
    Symbols(Vec<Sym>),
    Dates(Vec<RawDate>, OrderEvidence),
    Text(TextColumn),
}

#[derive(Debug)]
pub(super) struct RawField {
    pub field: Field,
    pub column: usize,
    pub header: String,
    pub cells: RawColumn,
    /// Matched by a name that is only near.
    pub fuzzy: bool,
    /// Cells that held something else than the field is.
    pub bad: u64,
}

/// One table with its mapped columns.
#[derive(Debug)]
pub(super) struct RawTable {
    pub name: TableName,
    pub mapping: Mapping,
    pub dialect: &'static Dialect,
    pub fields: Vec<RawField>,
    /// Spreadsheet row of each kept record.
    pub rows: Vec<u32>,
    /// Records after the header, used or not.
    pub seen: u64,
    pub rejected: u64,
    /// The first distinct values of each column.
    pub samples: Vec<Vec<String>>,
    key: Option<usize>,
    created: Option<usize>,
}

impl RawTable {
    pub fn new(name: TableName, mut mapping: Mapping) -> Self {
        let dialect = recognize(&mapping.headers);
        // An export that numbers its tickets only by an id: the id is the number.
        if mapping.entity == Entity::Tickets && mapping.column(Field::Number).is_none() {
            for found in &mut mapping.matches {
                if found.field == Field::Id {
                    found.field = Field::Number;
                }
            }
        }
        let fields = mapping
            .matches
            .iter()
            .map(|found| RawField {
                field: found.field,
                column: found.column,
                header: found.header.clone(),
                fuzzy: found.kind == MatchKind::Fuzzy,
                bad: 0,
                cells: match found.field.kind() {
                    FieldKind::Date => RawColumn::Dates(Vec::new(), OrderEvidence::default()),
                    FieldKind::Text => RawColumn::Text(TextColumn::default()),
                    _ => RawColumn::Symbols(Vec::new()),
                },
            })
            .collect();
        let samples = vec![Vec::new(); mapping.headers.len()];
        let key = match mapping.entity {
            Entity::Resources => mapping
                .column(Field::Resource)
                .or(mapping.column(Field::LastName)),
            Entity::Companies => mapping.column(Field::Company),
            _ => mapping.column(Field::Number),
        };
        let created = mapping.column(Field::Created);
        Self {
            name,
            mapping,
            dialect,
            fields,
            rows: Vec::new(),
            seen: 0,
            rejected: 0,
            samples,
            key,
            created,
        }
    }

    fn place(&self, row: u32) -> Place {
        Place {
            file: self.name.file.clone(),
            sheet: self.name.sheet.clone(),
            row,
        }
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
        if let Some(kind) = self.unusable(record) {
            self.rejected += 1;
            let sample: String = record
                .iter()
                .filter(|cell| !cell.is_empty())
                .take(4)
                .collect::<Vec<_>>()
                .join(" · ");
            issues.report(&self.place(row), kind, "", &sample);
            return;
        }
        if record.len() > self.mapping.headers.len()
            && (self.mapping.headers.len()..record.len()).any(|extra| !record.get(extra).trim().is_empty())
        {
            issues.report(
                &self.place(row),
                IssueKind::Ragged,
                "",
                record.get(self.mapping.headers.len()),
            );
        } else if record.len() < self.mapping.headers.len() {
            issues.report(&self.place(row), IssueKind::Ragged, "", record.get(0));
        }
        if self.rows.len() < SAMPLED_ROWS {
            self.sample(record);
        }
        self.rows.push(row);
        for field in &mut self.fields {
            let cell = clean(record.get(field.column));
            match &mut field.cells {
                RawColumn::Symbols(cells) => {
                    let sym = if field.field.kind() == FieldKind::Key {
                        keys.intern(whole_number(cell))
                    } else {
                        texts.intern(cell)
                    };
                    cells.push(sym);
                }
                RawColumn::Dates(cells, evidence) => {
                    let date = RawDate::read(cell, evidence);
                    if date.is_bad() {
                        field.bad += 1;
                        let place = Place {
                            file: self.name.file.clone(),
                            sheet: self.name.sheet.clone(),
                            row,
                        };
                        issues.report(&place, IssueKind::NotADate, &field.header, cell);
                    }
                    cells.push(if date.is_bad() { RawDate::NONE } else { date });
                }
                RawColumn::Text(cells) => cells.push(cut(cell)),
            }
        }
    }

    /// Why a record is none: a total, a footer, a heading, a repeated header, or one without its key.
    fn unusable(&self, record: Record<'_>) -> Option<IssueKind> {
        let Some(key) = self.key else {
            // Time entries and holidays need no key, but something.
            let first = record.iter().map(clean).find(|cell| !cell.is_empty());
            return match first {
                None => Some(IssueKind::NotARecord),
                Some(first) if is_total(first) => Some(IssueKind::NotARecord),
                Some(_) => None,
            };
        };
        let cell = clean(record.get(key));
        if cell.is_empty() {
            if matches!(self.mapping.entity, Entity::TimeEntries | Entity::ServiceCalls) {
                let filled = self
                    .fields
                    .iter()
                    .filter(|field| {
                        field.field != Field::Number && !clean(record.get(field.column)).is_empty()
                    })
                    .count();
                let total = record.iter().map(clean).any(is_total);
                return (filled < 2 || total).then_some(IssueKind::NotARecord);
            }
            let total = record
                .iter()
                .map(clean)
                .find(|cell| !cell.is_empty())
                .is_none_or(is_total);
            return Some(if total {
                IssueKind::NotARecord
            } else {
                IssueKind::NoKey
            });
        }
        if is_total(cell) || cell == self.mapping.headers[key].trim() {
            return Some(IssueKind::NotARecord);
        }
        // A heading: text in the key's column and nothing else.
        let alone = self.mapping.headers.len() > 2
            && self
                .created
                .is_some_and(|created| clean(record.get(created)).is_empty())
            && record.iter().filter(|cell| !clean(cell).is_empty()).count() == 1;
        alone.then_some(IssueKind::NotARecord)
    }

    /// Drops columns whose name was only near and whose cells are something else.
    pub fn drop_false_friends(&mut self, issues: &mut Issues) {
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

    fn sample(&mut self, record: Record<'_>) {
        for (column, known) in self.samples.iter_mut().enumerate() {
            let cell = clean(record.get(column));
            if known.len() < 3 && !cell.is_empty() && !known.iter().any(|value| value == cell) {
                known.push(cell.chars().take(60).collect());
            }
        }
    }
}

fn is_total(cell: &str) -> bool {
    let lower: String = cell.chars().take(24).flat_map(char::to_lowercase).collect();
    let word = lower.trim_end_matches([':', ' ']);
    matches!(
        word,
        "total"
            | "totals"
            | "grand total"
            | "subtotal"
            | "sum"
            | "summe"
            | "gesamt"
            | "gesamtsumme"
            | "zwischensumme"
            | "average"
            | "count"
    ) || lower.starts_with("total:")
        || lower.starts_with("page ") && lower.contains(" of ")
        || lower.starts_with("seite ") && lower.contains(" von ")
}

/// The cell without blanks around it; the words that mean *nothing* are empty.
pub(super) fn clean(cell: &str) -> &str {
    let cell = cell.trim();
    match cell {
        "?" | "-" | "--" | "—" | "(empty)" | "[]" | "{}" | "null" | "NULL" | "Null" | "N/A" | "n/a"
        | "#N/A" | "nan" | "NaN" | "None" | "none" | "(none)" | "NaT" => "",
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
