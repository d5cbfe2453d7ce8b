//! A set of columns of equal length, one for each field that the exports had.

use base::{OptHours, OptTime, Sym, TextColumn};

use super::field::{Field, FieldKind};

/// A cell of a yes/no column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flag {
    /// Empty or not readable.
    #[default]
    Unknown,
    /// No.
    No,
    /// Yes.
    Yes,
}

/// The cells of one field.
#[derive(Clone, Debug)]
pub enum Column {
    /// Symbols of the data set's texts, or of its keys.
    Labels(Vec<Sym>),
    /// Moments.
    Dates(Vec<OptTime>),
    /// Hours, and other numbers in the same units.
    Amounts(Vec<OptHours>),
    /// Yes and no.
    Flags(Vec<Flag>),
    /// Free text.
    Text(TextColumn),
}

impl Column {
    fn empty(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Label | FieldKind::Key => Self::Labels(Vec::new()),
            FieldKind::Date => Self::Dates(Vec::new()),
            FieldKind::Amount => Self::Amounts(Vec::new()),
            FieldKind::Flag => Self::Flags(Vec::new()),
            FieldKind::Text => Self::Text(TextColumn::default()),
        }
    }

    fn pad_to(&mut self, len: usize) {
        match self {
            Self::Labels(cells) => cells.resize(len, Sym::NONE),
            Self::Dates(cells) => cells.resize(len, OptTime::NONE),
            Self::Amounts(cells) => cells.resize(len, OptHours::NONE),
            Self::Flags(cells) => cells.resize(len, Flag::Unknown),
            Self::Text(cells) => (cells.len()..len).for_each(|_| cells.push("")),
        }
    }

    fn extend_from(&mut self, other: Self) {
        match (self, other) {
            (Self::Labels(cells), Self::Labels(more)) => cells.extend(more),
            (Self::Dates(cells), Self::Dates(more)) => cells.extend(more),
            (Self::Amounts(cells), Self::Amounts(more)) => cells.extend(more),
            (Self::Flags(cells), Self::Flags(more)) => cells.extend(more),
            (Self::Text(cells), Self::Text(more)) => (0..more.len()).for_each(|row| cells.push(more.get(row))),
            // A field has one kind, so both sides always agree.
            _ => {}
        }
    }

    fn select(&self, rows: &[u32]) -> Self {
        fn pick<T: Copy>(cells: &[T], rows: &[u32]) -> Vec<T> {
            rows.iter().map(|&row| cells[row as usize]).collect()
        }
        match self {
            Self::Labels(cells) => Self::Labels(pick(cells, rows)),
            Self::Dates(cells) => Self::Dates(pick(cells, rows)),
            Self::Amounts(cells) => Self::Amounts(pick(cells, rows)),
            Self::Flags(cells) => Self::Flags(pick(cells, rows)),
            Self::Text(cells) => {
                let mut picked = TextColumn::default();
                rows.iter().for_each(|&row| picked.push(cells.get(row as usize)));
                Self::Text(picked)
            }
        }
    }

    /// Stops at the first value: asked for every figure of a page.
    fn is_blank(&self) -> bool {
        match self {
            Self::Labels(cells) => cells.iter().all(|cell| cell.is_none()),
            Self::Dates(cells) => !cells.iter().any(|cell| cell.is_some()),
            Self::Amounts(cells) => !cells.iter().any(|cell| cell.is_some()),
            Self::Flags(cells) => cells.iter().all(|cell| *cell == Flag::Unknown),
            Self::Text(cells) => (0..cells.len()).all(|row| cells.get(row).is_empty()),
        }
    }

    fn filled(&self) -> usize {
        match self {
            Self::Labels(cells) => cells.iter().filter(|cell| !cell.is_none()).count(),
            Self::Dates(cells) => cells.iter().filter(|cell| cell.is_some()).count(),
            Self::Amounts(cells) => cells.iter().filter(|cell| cell.is_some()).count(),
            Self::Flags(cells) => cells.iter().filter(|cell| **cell != Flag::Unknown).count(),
            Self::Text(cells) => (0..cells.len()).filter(|&row| !cells.get(row).is_empty()).count(),
        }
    }
}

/// Rows of one entity, column by column. A field that no export had has no column, and reads as empty.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    by_field: Vec<Option<Column>>,
    len: usize,
    /// Index of the file each row came from.
    pub file: Vec<u16>,
    /// Row of the file, 1-based as the spreadsheet shows it.
    pub row: Vec<u32>,
}

impl Columns {
    /// Columns of `len` rows with where they came from, and no field yet.
    pub fn new(file: Vec<u16>, row: Vec<u32>) -> Self {
        Self { by_field: vec![None; Field::ALL.len()], len: row.len(), file, row }
    }

    /// Says which rows of the file these are, in as many cells as the columns have.
    pub(super) fn set_rows(&mut self, rows: Vec<u32>) {
        self.len = rows.len();
        self.row = rows;
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Sets a field's column; it must have as many cells as there are rows.
    pub fn set(&mut self, field: Field, column: Column) {
        if self.by_field.is_empty() {
            self.by_field = vec![None; Field::ALL.len()];
        }
        self.by_field[field as usize] = Some(column);
    }

    fn column(&self, field: Field) -> Option<&Column> {
        self.by_field.get(field as usize)?.as_ref()
    }

    /// Whether some export had this field.
    pub fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }

    /// Whether no row has a value for this field.
    pub fn is_blank(&self, field: Field) -> bool {
        self.column(field).is_none_or(Column::is_blank)
    }

    /// How many rows have a value for this field.
    pub fn filled(&self, field: Field) -> usize {
        self.column(field).map_or(0, Column::filled)
    }

    /// A column of labels or keys; empty when no export had it.
    pub fn labels(&self, field: Field) -> &[Sym] {
        match self.column(field) {
            Some(Column::Labels(cells)) => cells,
            _ => &[],
        }
    }

    /// A column of moments; empty when no export had it.
    pub fn dates(&self, field: Field) -> &[OptTime] {
        match self.column(field) {
            Some(Column::Dates(cells)) => cells,
            _ => &[],
        }
    }

    /// A column of amounts; empty when no export had it.
    pub fn amounts(&self, field: Field) -> &[OptHours] {
        match self.column(field) {
            Some(Column::Amounts(cells)) => cells,
            _ => &[],
        }
    }

    /// One label.
    pub fn label(&self, field: Field, row: usize) -> Sym {
        self.labels(field).get(row).copied().unwrap_or_default()
    }

    /// One moment.
    pub fn date(&self, field: Field, row: usize) -> OptTime {
        self.dates(field).get(row).copied().unwrap_or_default()
    }

    /// One amount.
    pub fn amount(&self, field: Field, row: usize) -> OptHours {
        self.amounts(field).get(row).copied().unwrap_or_default()
    }

    /// One yes or no.
    pub fn flag(&self, field: Field, row: usize) -> Flag {
        match self.column(field) {
            Some(Column::Flags(cells)) => cells.get(row).copied().unwrap_or_default(),
            _ => Flag::Unknown,
        }
    }

    /// One text.
    pub fn text(&self, field: Field, row: usize) -> &str {
        match self.column(field) {
            Some(Column::Text(cells)) => cells.get(row),
            _ => "",
        }
    }

    /// Takes the rows of `other` behind its own; fields that one side lacks are empty there.
    pub fn append(&mut self, mut other: Self) {
        if self.by_field.is_empty() {
            *self = other;
            return;
        }
        let total = self.len + other.len;
        for &field in Field::ALL {
            let theirs = other.by_field.get_mut(field as usize).and_then(Option::take);
            let ours = &mut self.by_field[field as usize];
            match (ours.as_mut(), theirs) {
                (Some(ours), Some(theirs)) => ours.extend_from(theirs),
                (Some(ours), None) => ours.pad_to(total),
                (None, Some(theirs)) => {
                    let mut column = Column::empty(field.kind());
                    column.pad_to(self.len);
                    column.extend_from(theirs);
                    *ours = Some(column);
                }
                (None, None) => {}
            }
        }
        self.len = total;
        self.file.extend(other.file);
        self.row.extend(other.row);
    }

    /// The given rows, in the given order.
    pub fn select(&self, rows: &[u32]) -> Self {
        Self {
            by_field: self.by_field.iter().map(|column| column.as_ref().map(|column| column.select(rows))).collect(),
            len: rows.len(),
            file: rows.iter().map(|&row| self.file[row as usize]).collect(),
            row: rows.iter().map(|&row| self.row[row as usize]).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_one_export_lacks_are_empty_there() {
        let mut first = Columns::new(vec![0, 0], vec![2, 3]);
        first.set(Field::Status, Column::Labels(vec![Sym(1), Sym(2)]));
        let mut second = Columns::new(vec![1], vec![2]);
        second.set(Field::Queue, Column::Labels(vec![Sym(7)]));
        first.append(second);
        assert_eq!(first.labels(Field::Queue), [Sym::NONE, Sym::NONE, Sym(7)]);
        assert_eq!(first.label(Field::Status, 2), Sym::NONE);
        assert!(!first.has(Field::Priority));
        assert_eq!(first.select(&[2, 0]).labels(Field::Queue), [Sym(7), Sym::NONE]);
    }
}
