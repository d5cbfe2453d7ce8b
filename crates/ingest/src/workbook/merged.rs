//! Cells merged over several rows: the value of the first is that of all.

/// A stretch of rows in one column, 0-based, both ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub column: u32,
    pub first: u32,
    pub last: u32,
}

/// The merged cells of a sheet while its rows go by.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// Those to come, by first row, the last first.
    to_come: Vec<Stretch>,
    /// Those of which the first row went by, with their value.
    open: Vec<(Stretch, String)>,
    /// Cells that were filled.
    pub filled: u64,
}

impl Merged {
    pub(super) fn new(mut stretches: Vec<Stretch>) -> Self {
        stretches.retain(|stretch| stretch.last > stretch.first);
        stretches.sort_unstable_by_key(|stretch| std::cmp::Reverse((stretch.first, stretch.column)));
        Self { to_come: stretches, ..Self::default() }
    }

    /// One more that begins in a row to come.
    pub(super) fn add(&mut self, stretch: Stretch) {
        let place = |known: &Stretch| std::cmp::Reverse((known.first, known.column));
        let at = self.to_come.partition_point(|known| place(known) < place(&stretch));
        self.to_come.insert(at, stretch);
    }

    /// A cell went by: it may be the first of a stretch.
    pub(super) fn note(&mut self, row: u32, column: u32, text: &str) {
        while let Some(next) = self.to_come.last().copied().filter(|next| (next.first, next.column) <= (row, column)) {
            self.to_come.pop();
            if (next.first, next.column) == (row, column) {
                self.open.push((next, text.to_owned()));
            }
        }
    }

    /// The values that a row takes from above, with their columns.
    pub(super) fn of_row(&mut self, row: u32) -> impl Iterator<Item = (u32, &str)> {
        self.open.retain(|(stretch, _)| stretch.last >= row);
        let above = self.open.iter().filter(move |(stretch, _)| stretch.first < row);
        above.map(|(stretch, text)| (stretch.column, text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Merged, Stretch};

    #[test]
    fn values_reach_to_the_end_of_their_stretch() {
        let stretch = |column, first, last| Stretch { column, first, last };
        let mut merged = Merged::new(vec![stretch(0, 1, 3), stretch(2, 2, 3), stretch(5, 4, 4)]);
        merged.note(1, 0, "Ann");
        assert_eq!(merged.of_row(1).count(), 0);
        assert_eq!(merged.of_row(2).collect::<Vec<_>>(), [(0, "Ann")]);
        merged.note(2, 2, "Open");
        assert_eq!(merged.of_row(3).collect::<Vec<_>>(), [(0, "Ann"), (2, "Open")]);
        assert_eq!(merged.of_row(4).count(), 0);
    }
}
