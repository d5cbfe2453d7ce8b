//! How many tickets there are, and how they ended: what the import says first.

use crate::settings::StatusMeaning;

use super::view::View;

/// The tickets of a view by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeskCount {
    /// All.
    pub tickets: u32,
    /// Not done yet.
    pub open: u32,
    /// Done.
    pub completed: u32,
    /// No longer wanted: in no figure of completed work.
    pub cancelled: u32,
}

impl DeskCount {
    /// Counts the tickets of a view.
    pub fn new(view: &View<'_>) -> Self {
        let mut count = Self::default();
        for &row in &view.rows {
            count.tickets += 1;
            match view.data.facts.meaning[row as usize] {
                StatusMeaning::Cancelled => count.cancelled += 1,
                meaning if meaning.is_open() => count.open += 1,
                _ => count.completed += 1,
            }
        }
        count
    }
}
