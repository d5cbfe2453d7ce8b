//! What the rows and the histories say of each status label: counts, gathered in one pass.

use rustc_hash::FxHashMap;

use crate::dataset::columns::Columns;
use crate::dataset::data::Dataset;
use crate::dataset::field::Field;
use crate::settings::{StatusMeaning, read_status};
use base::Sym;

/// What was counted of one label.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// Tickets that have the label now.
    pub rows: u32,
    /// Of these with a completion date, or a resolution's where there is no column for completion.
    pub completed: u32,
    /// Of these with either date.
    pub ended: u32,
    /// Of these with a status category that says done, or open.
    pub category_done: u32,
    pub category_open: u32,
    /// Of these with a resolution, and with one that says that it was no longer wanted.
    pub resolved: u32,
    pub cancelled: u32,
    /// Tickets that had it at any time.
    pub had: u32,
    /// How often histories came to it, and how often it is the last there.
    pub entered: u32,
    pub last: u32,
}

/// What a label of another column says of being done: a status category, a resolution.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    Open,
    Done,
    Cancelled,
}

/// The counts of all labels that tickets have or had.
pub(super) fn gather(data: &Dataset) -> FxHashMap<Sym, Evidence> {
    let mut counts = vec![Evidence::default(); data.texts.len()];
    let tickets = &data.tickets;
    let end = if tickets.has(Field::Completed) { Field::Completed } else { Field::ResolvedAt };
    let mut of_category = Memo::new(data, tickets, Field::StatusCategory, category_says);
    let mut of_resolution = Memo::new(data, tickets, Field::Resolution, resolution_says);
    for (row, &status) in tickets.labels(Field::Status).iter().enumerate() {
        let counted = &mut counts[status.index()];
        let has = |field: Field| tickets.date(field, row).is_some();
        counted.rows += 1;
        counted.completed += u32::from(has(end));
        counted.ended += u32::from(has(Field::Completed) || has(Field::ResolvedAt));
        let category = of_category.at(row);
        counted.category_done += u32::from(matches!(category, Says::Done | Says::Cancelled));
        counted.category_open += u32::from(category == Says::Open);
        let resolution = of_resolution.at(row);
        counted.resolved += u32::from(matches!(resolution, Says::Done | Says::Cancelled));
        counted.cancelled += u32::from(resolution == Says::Cancelled);
    }
    add_histories(data, &mut counts);
    let known = (0..).map(Sym).zip(counts);
    known.filter(|(_, counted)| counted.rows > 0 || counted.had > 0).collect()
}

fn add_histories(data: &Dataset, counts: &mut [Evidence]) {
    if data.spans.is_empty() {
        return;
    }
    let mut own: Vec<Sym> = Vec::new();
    for ticket in 0..data.len() {
        own.clear();
        own.extend(data.spans.of(ticket).map(|(_, status)| status));
        if let Some(last) = own.last() {
            counts[last.index()].last += 1;
        }
        for status in &own {
            counts[status.index()].entered += 1;
        }
        own.sort_unstable();
        own.dedup();
        for status in &own {
            counts[status.index()].had += 1;
        }
    }
}

/// What the labels of a column say; each label is read once.
struct Memo<'a> {
    data: &'a Dataset,
    cells: &'a [Sym],
    says: fn(&str) -> Says,
    known: FxHashMap<Sym, Says>,
}

impl<'a> Memo<'a> {
    fn new(data: &'a Dataset, tickets: &'a Columns, field: Field, says: fn(&str) -> Says) -> Self {
        let cells = if tickets.has(field) { tickets.labels(field) } else { &[] };
        Self { data, cells, says, known: FxHashMap::default() }
    }

    fn at(&mut self, row: usize) -> Says {
        let Some(&cell) = self.cells.get(row) else { return Says::Nothing };
        *self.known.entry(cell).or_insert_with(|| (self.says)(self.data.texts.text(cell)))
    }
}

fn category_says(label: &str) -> Says {
    match read_status(label).map(|read| read.meaning) {
        None => Says::Nothing,
        Some(StatusMeaning::Cancelled) => Says::Cancelled,
        Some(StatusMeaning::Complete) => Says::Done,
        Some(_) => Says::Open,
    }
}

/// Any resolution is one, unless it says that there is none yet.
fn resolution_says(label: &str) -> Says {
    match category_says(label) {
        Says::Nothing if label.is_empty() => Says::Nothing,
        Says::Nothing => Says::Done,
        says => says,
    }
}
