//! Lists of rows that stand ready for questions: tickets by label, open ones, time entries by day. Each is made when it
//! is first asked for, once for a data set and the meanings of its labels.
//!
//! In: columns and facts. Out: row numbers in the order of the data. Never: a filter, a moment.

use std::sync::OnceLock;

use crate::settings::{StatusMeaning, Workflow};
use base::{Day, OptTime, Sym};

use super::data::Dataset;
use super::field::Field;

/// Rows by a small number, those of each in the order of the data.
#[derive(Clone, Debug, Default)]
struct Grouped {
    /// The rows of group `n` are `rows[starts[n]..starts[n + 1]]`.
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Grouped {
    /// The rows `0..count` by the group of each; those without one are left out.
    fn of(count: usize, groups: usize, group: impl Fn(usize) -> Option<usize>) -> Self {
        let mut starts = vec![0_u32; groups + 1];
        for row in 0..count {
            if let Some(size) = group(row).and_then(|group| starts.get_mut(group + 1)) {
                *size += 1;
            }
        }
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        let mut next = starts.clone();
        let mut rows = vec![0; starts[groups] as usize];
        for row in 0..count {
            if let Some(place) = group(row).filter(|group| *group < groups).map(|group| &mut next[group]) {
                rows[*place as usize] = row as u32;
                *place += 1;
            }
        }
        Self { starts, rows }
    }

    fn between(&self, first: usize, last: usize) -> &[u32] {
        let groups = self.starts.len().saturating_sub(1);
        if first > last || first >= groups {
            return &[];
        }
        &self.rows[self.starts[first] as usize..self.starts[last.min(groups - 1) + 1] as usize]
    }
}

/// What was asked for so far.
#[derive(Clone, Debug, Default)]
pub struct RowLists {
    labels: [OnceLock<Grouped>; 4],
    values: [OnceLock<Vec<(Sym, u32)>>; 4],
    workflows: OnceLock<Grouped>,
    open: OnceLock<Vec<u32>>,
    uses_ready: OnceLock<bool>,
    first_created: OnceLock<OptTime>,
    /// Time entries by the days since the first one.
    days: OnceLock<(Day, Grouped)>,
}

/// The columns that tickets are listed by.
const LISTED: [Field; 4] = [Field::Company, Field::Resource, Field::Queue, Field::Priority];

impl Dataset {
    /// The tickets that have a label in one of the columns that filters ask for; `None` for other columns.
    pub fn rows_with(&self, field: Field, label: Sym) -> Option<&[u32]> {
        let place = LISTED.iter().position(|listed| *listed == field)?;
        let rows = self.lists.labels[place].get_or_init(|| {
            Grouped::of(self.len(), self.texts.len(), |row| Some(self.tickets.label(field, row).index()))
        });
        Some(rows.between(label.index(), label.index()))
    }

    /// The tickets of a workflow.
    pub fn rows_of(&self, workflow: Workflow) -> &[u32] {
        let rows = self
            .lists
            .workflows
            .get_or_init(|| Grouped::of(self.len(), Workflow::ALL.len(), |row| Some(self.facts.workflow[row].rank())));
        rows.between(workflow.rank(), workflow.rank())
    }

    /// The tickets that are open.
    pub fn open_rows(&self) -> &[u32] {
        self.lists
            .open
            .get_or_init(|| (0..self.len() as u32).filter(|&row| self.facts.meaning[row as usize].is_open()).collect())
    }

    /// The labels that tickets have in one of the columns that filters ask for, with how many open tickets have them:
    /// most open tickets first, then by name. Nothing for other columns.
    pub fn values(&self, field: Field) -> &[(Sym, u32)] {
        let Some(place) = LISTED.iter().position(|listed| *listed == field) else {
            return &[];
        };
        self.lists.values[place].get_or_init(|| {
            // By symbol: open tickets + 1 where any ticket has the value.
            let mut counts = vec![0_u32; self.texts.len()];
            for (&value, meaning) in self.tickets.labels(field).iter().zip(&self.facts.meaning) {
                let count = &mut counts[value.index()];
                *count = (*count).max(1) + u32::from(meaning.is_open());
            }
            let named = (0..).map(Sym).zip(counts).skip(1).filter(|(_, count)| *count > 0);
            let mut values: Vec<(Sym, u32)> = named.map(|(value, count)| (value, count - 1)).collect();
            values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| self.texts.text(a.0).cmp(self.texts.text(b.0))));
            values
        })
    }

    /// Whether any ticket is in a status that means Ready to engage.
    pub fn uses_ready_status(&self) -> bool {
        *self.lists.uses_ready.get_or_init(|| self.facts.meaning.contains(&StatusMeaning::ReadyToEngage))
    }

    /// When the first ticket was created.
    pub fn first_created(&self) -> OptTime {
        *self
            .lists
            .first_created
            .get_or_init(|| self.tickets.dates(Field::Created).iter().copied().fold(OptTime::NONE, OptTime::earlier))
    }

    /// The time entries of some days, both included, in the order of the data.
    pub fn entries_on(&self, first: Day, last: Day) -> Vec<usize> {
        let days = &self.entry_facts.day;
        let (start, rows) = self.lists.days.get_or_init(|| {
            let known = || days.iter().copied().flatten();
            let (Some(start), Some(end)) = (known().min(), known().max()) else {
                return (Day(0), Grouped::default());
            };
            // A slip of a thousand years makes no list of a million days.
            let groups = (i64::from(end.0) - i64::from(start.0) + 1).min(MOST_DAYS) as usize;
            let place = |row: usize| days[row].and_then(|day| since(start, day));
            (start, Grouped::of(days.len(), groups, place))
        });
        let Some(end) = since(*start, last) else { return Vec::new() };
        let groups = rows.starts.len().saturating_sub(1);
        if groups as i64 == MOST_DAYS && end >= groups {
            return (0..days.len()).filter(|&row| days[row].is_some_and(|day| day >= first && day <= last)).collect();
        }
        let listed = rows.between(since(*start, first).unwrap_or(0), end);
        let mut entries: Vec<usize> = listed.iter().map(|&row| row as usize).collect();
        entries.sort_unstable();
        entries
    }
}

/// Days that are listed: some forty years.
const MOST_DAYS: i64 = 15_000;

/// Days from one to another; nothing when it is before.
fn since(start: Day, day: Day) -> Option<usize> {
    usize::try_from(i64::from(day.0) - i64::from(start.0)).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dataset::columns::{Column, Columns};

    fn data(rows: &[(u32, Option<i32>)]) -> Dataset {
        let mut import = crate::import::Import::new(crate::settings::Settings::default(), base::Zone::utc());
        import.file("tickets.csv", b"Ticket Number,Title,Status,Created\nT1,Printer,New,2026-01-05 09:00\n");
        let mut data = import.finish().unwrap_or_else(|error| panic!("{error}")).data;
        let labels = ["", "Acme", "Bolt", "Cafe", "Dune"].map(|label| data.texts.intern(label));
        data.tickets = Columns::new(vec![0; rows.len()], (2..).take(rows.len()).collect());
        data.tickets.set(Field::Company, Column::Labels(rows.iter().map(|row| labels[row.0 as usize]).collect()));
        data.facts.meaning =
            rows.iter().map(|row| if row.0 % 2 == 0 { StatusMeaning::New } else { StatusMeaning::Complete }).collect();
        data.entry_facts.day = rows.iter().map(|row| row.1.map(Day)).collect();
        data
    }

    proptest! {
        #[test]
        fn lists_are_what_is_found_row_by_row(
            rows in prop::collection::vec((0_u32..5, prop::option::of(prop_oneof![20_000..20_040_i32, Just(-700_000), Just(900_000)])), 0..60),
            first in 19_990_i32..20_050, length in -3_i32..60,
        ) {
            let data = data(&rows);
            for label in 0..data.texts.len() as u32 + 2 {
                let slow: Vec<u32> = (0..rows.len() as u32)
                    .filter(|&row| data.tickets.label(Field::Company, row as usize) == Sym(label))
                    .collect();
                prop_assert_eq!(data.rows_with(Field::Company, Sym(label)), Some(slow.as_slice()));
            }
            let open: Vec<u32> =
                (0..rows.len() as u32).filter(|&row| data.facts.meaning[row as usize].is_open()).collect();
            prop_assert_eq!(data.open_rows(), open.as_slice());
            for (first, last) in [(first, first + length), (-800_000, 950_000), (first, 900_000), (-700_000, first)] {
                let slow: Vec<usize> = (0..rows.len())
                    .filter(|&row| rows[row].1.is_some_and(|day| day >= first && day <= last))
                    .collect();
                prop_assert_eq!(data.entries_on(Day(first), Day(last)), slow);
            }
        }
    }

    #[test]
    fn values_come_with_their_open_tickets() {
        let data = data(&[(1, None), (2, None), (2, None), (4, None), (0, None), (3, None)]);
        let named: Vec<(&str, u32)> =
            data.values(Field::Company).iter().map(|(value, open)| (data.texts.text(*value), *open)).collect();
        assert_eq!(named, [("Bolt", 2), ("Dune", 1), ("Acme", 0), ("Cafe", 0)]);
        assert!(data.values(Field::Contact).is_empty());
    }
}
