//! A table as it was read: mapped columns, cells small, dates and amounts still open.

use base::{Interner, Sym, TextColumn, normalize};
use ingest::{IssueKind, Issues, Place, Record, TableName};

use super::date::{OrderEvidence, RawDate};
use super::dialects::{Dialect, recognize};
use super::field::{Entity, Field, FieldKind};
use super::mapping::{Mapping, Match};

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
                fuzzy: found.kind.is_doubtful(),
                bad: 0,
                time: time_column(&mapping.headers, found),
                day: day_column(&mapping.headers, found),
                cells: match found.field.kind() {
                    FieldKind::Date => RawColumn::Dates(Vec::new(), OrderEvidence::default()),
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
        if let Some(kind) = self.unusable(record) {
            self.rejected += 1;
            let sample: String = record.iter().filter(|cell| !cell.is_empty()).take(4).collect::<Vec<_>>().join(" · ");
            issues.report(&self.place(row), kind, "", &sample);
            return;
        }
        let named = self.mapping.headers.len();
        if (named..record.len()).any(|extra| !record.get(extra).trim().is_empty()) {
            issues.report(&self.place(row), IssueKind::Ragged, "", record.get(named));
        } else if record.len() < self.width {
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
                        keys.intern(key_of(cell))
                    } else {
                        texts.intern(cell)
                    };
                    cells.push(sym);
                }
                RawColumn::Dates(cells, evidence) => {
                    let clock = field.time.map_or("", |time| clean(record.get(time)));
                    let day = field.day.filter(|_| is_clock(cell)).map_or("", |day| clean(record.get(day)));
                    let date = match (cell, clock, day) {
                        ("", _, _) | (_, "", "") => RawDate::read(cell, evidence),
                        (cell, "", day) => RawDate::read(&together(day, cell), evidence),
                        (cell, clock, _) => RawDate::read(&together(cell, clock), evidence),
                    };
                    if date.is_bad() {
                        field.bad += 1;
                        let place = Place { file: self.name.file.clone(), sheet: self.name.sheet.clone(), row };
                        issues.report(&place, IssueKind::NotADate, &field.header, cell);
                    } else if self.wall_sample.is_none() && date.is_on_the_wall() && cell.contains(':') {
                        self.wall_sample = Some((field.header.clone(), cell.to_owned()));
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
                    .filter(|field| field.field != Field::Number && !clean(record.get(field.column)).is_empty())
                    .count();
                let total = record.iter().map(clean).any(is_total);
                return (filled < 2 || total).then_some(IssueKind::NotARecord);
            }
            let total = record.iter().map(clean).find(|cell| !cell.is_empty()).is_none_or(is_total);
            return Some(if total { IssueKind::NotARecord } else { IssueKind::NoKey });
        }
        if begins_like_total(cell) || cell == self.mapping.headers[key].trim() {
            return Some(IssueKind::NotARecord);
        }
        // A heading: text in the key's column and nothing else.
        let filled = record.iter().filter(|cell| !clean(cell).is_empty()).count();
        if filled == 1 && self.mapping.headers.len() > 2 {
            return Some(IssueKind::NotARecord);
        }
        // A footer such as `Generated by Ann`: no ticket is without digits and without a date.
        let is_ticket = self.mapping.entity == Entity::Tickets;
        let undated = self.created.is_some_and(|created| {
            RawDate::read(clean(record.get(created)), &mut OrderEvidence::default()) == RawDate::NONE
                || RawDate::read(clean(record.get(created)), &mut OrderEvidence::default()).is_bad()
        });
        let no_number = !cell.bytes().any(|byte| byte.is_ascii_digit());
        (is_ticket && undated && no_number).then_some(IssueKind::NotARecord)
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

/// The column with the time of day of a date column: `Created Time` beside `Created Date`, `StartTime` beside
/// `StartDate`.
fn time_column(headers: &[String], found: &Match) -> Option<usize> {
    if found.field.kind() != FieldKind::Date {
        return None;
    }
    let name = normalize(&found.header);
    let stem = ["date", "datum", "day"].iter().find_map(|word| Some((name.strip_suffix(word)?, false)));
    let (stem, front) = stem.or_else(|| Some((name.strip_prefix("date")?, true)))?;
    let wanted = if front {
        [format!("time{stem}"), format!("{stem}time"), format!("{stem}uhrzeit")]
    } else {
        [format!("{stem}time"), format!("{stem}uhrzeit"), format!("{stem}zeit")]
    };
    headers.iter().position(|header| wanted.contains(&normalize(header))).filter(|column| *column != found.column)
}

/// The column with the day of a column that may hold times of day: `EndTime` beside `EndDate`, or the start's.
fn day_column(headers: &[String], found: &Match) -> Option<usize> {
    let name = normalize(&found.header);
    let stem = ["time", "uhrzeit", "zeit", "workhour"].iter().find_map(|word| name.strip_suffix(word))?;
    if found.field.kind() != FieldKind::Date {
        return None;
    }
    let own = format!("{stem}date");
    [own.as_str(), "startdate", "workdate", "dateworked", "date", "datum"]
        .iter()
        .find_map(|wanted| headers.iter().position(|header| normalize(header) == *wanted))
        .filter(|column| *column != found.column)
}

/// `9:30`, `09:30:15 PM`: a time without a day.
fn is_clock(cell: &str) -> bool {
    cell.len() <= 12
        && cell.contains(':')
        && !cell.contains(['/', '-'])
        && cell.starts_with(|c: char| c.is_ascii_digit())
}

/// A day and a time of day as one cell. A day that already has a time, or a time that is a whole moment, stands.
fn together(date: &str, clock: &str) -> String {
    if date.contains(':') {
        // What systems give as a day may be a moment at midnight.
        match date.split_once(['T', ' ']) {
            Some((day, time)) if time.starts_with("00:00") => return format!("{day} {clock}"),
            _ => return date.to_owned(),
        }
    }
    if is_clock(clock) {
        format!("{date} {clock}")
    } else if clock.contains(':') {
        // What is called the time is the whole moment.
        clock.to_owned()
    } else {
        date.to_owned()
    }
}

const TOTALS: [&str; 20] = [
    "total", "totals", "grand total", "subtotal", "sub-total", "sum", "summe", "gesamt", "gesamtsumme",
    "zwischensumme", "average", "count", "anzahl", "durchschnitt", "total general", "total général", "sous-total",
    "somme", "totaal", "report total",
];

fn is_total(cell: &str) -> bool {
    let lower: String = cell.chars().take(24).flat_map(char::to_lowercase).collect();
    let word = lower.trim_end_matches([':', ' ']);
    TOTALS.contains(&word)
        || lower.starts_with("total:")
        || lower.starts_with("page ") && lower.contains(" of ")
        || lower.starts_with("seite ") && lower.contains(" von ")
}

/// Where a ticket number should be, `Total (12 rows)` and `Count: 12` are totals too.
fn begins_like_total(cell: &str) -> bool {
    let lower: String = cell.chars().take(40).flat_map(char::to_lowercase).collect();
    is_total(cell)
        || TOTALS.iter().any(|word| {
            lower.strip_prefix(word).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest.starts_with([':', '(', '='])
                    || rest.starts_with(|c: char| c.is_ascii_digit()) && lower.contains(' ')
                    || rest.starts_with("for ")
                    || rest.starts_with("of ")
                    || rest.starts_with("für ")
            })
        })
}

/// A ticket number as tickets and their entries both have it: `#4711` and `4711.0` are `4711`.
fn key_of(cell: &str) -> &str {
    whole_number(cell.strip_prefix('#').unwrap_or(cell).trim_start())
}

/// The cell without blanks around it; the words that mean *nothing* are empty.
pub(super) fn clean(cell: &str) -> &str {
    let mut cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    // `="0000045"` makes a spreadsheet keep the zeros.
    if let Some(inner) = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        cell = inner;
    }
    match cell {
        "?" | "-" | "--" | "—" | "(empty)" | "[]" | "{}" | "null" | "NULL" | "Null" | "N/A" | "n/a" | "#N/A"
        | "nan" | "NaN" | "None" | "none" | "(none)" | "NaT" => "",
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
