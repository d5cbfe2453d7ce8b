//! One row put together cell by cell, for readers whose cells do not lie in the file as text.

use super::Record;
use super::door::Door;

/// One row being put together; its room is used again for the next.
#[derive(Default)]
pub(super) struct Line {
    text: String,
    cells: Vec<(u32, u32)>,
}

impl Line {
    pub(super) fn begin(&mut self) {
        self.text.clear();
        self.cells.clear();
    }

    /// Sets a cell, filling up with empty ones before it; false when the text had to be cut.
    pub(super) fn put(&mut self, column: usize, text: &str, max_field: usize) -> bool {
        if self.cells.len() <= column {
            self.cells.resize(column + 1, (0, 0));
        }
        let kept = text.get(..text.floor_char_boundary(max_field)).unwrap_or_default();
        let begin = self.text.len() as u32;
        self.text.push_str(kept);
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = (begin, self.text.len() as u32);
        }
        kept.len() == text.len()
    }

    /// Whether there is nothing in a cell.
    pub(super) fn is_blank(&self, column: usize) -> bool {
        self.cells.get(column).is_none_or(|(begin, end)| begin == end)
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Gives the row, filled up to `width` cells.
    pub(super) fn give(&mut self, row: u32, width: usize, door: &mut Door<'_>) {
        if self.cells.len() < width {
            self.cells.resize(width, (0, 0));
        }
        door.row(row, Record::new(&self.text, &self.cells));
    }
}
