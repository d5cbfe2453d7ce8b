//! Tables: heads, rows, cells that link to what they count.

use serde::{Deserialize, Serialize};

use super::card::Tone;

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The text; names and titles of the user's data are text, never markup.
    pub text: String,
    /// The list or page behind it; empty when there is none.
    pub href: String,
    /// The number of tickets (or entries) that the link opens, where the cell is such a count.
    pub count: Option<u32>,
    /// How it stands.
    pub tone: Tone,
    /// A second line, smaller; may be empty.
    pub note: String,
    /// The same in the PSA; empty when there is no address of it.
    pub outside: String,
}

impl Cell {
    /// A plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A count that opens its list; a zero opens none.
    pub fn count(count: usize, href: String) -> Self {
        let href = if count == 0 { String::new() } else { href };
        Self { text: crate::kit::words::count(count), count: Some(count as u32), href, ..Self::default() }
    }

    /// What cannot be known.
    pub fn unknown(reason: &str) -> Self {
        Self { text: "—".into(), note: reason.to_owned(), tone: Tone::Unknown, ..Self::default() }
    }

    /// The same cell with a link.
    pub fn to(self, href: String) -> Self {
        Self { href, ..self }
    }

    /// The same cell, whose link opens so many tickets or entries.
    pub fn counting(self, count: u32) -> Self {
        Self { count: Some(count), ..self }
    }

    /// The same cell in a tone.
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same cell with a second line.
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// A column's head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The title, with its unit.
    pub title: String,
    /// Figures are aligned at their end.
    pub numeric: bool,
    /// Link that sorts by this column; empty when it cannot.
    pub sort_href: String,
    /// `ascending`, `descending` or empty.
    pub sorted: String,
    /// The cells hold titles of tickets, which a wall leaves out unless they are wanted there.
    #[serde(skip)]
    pub of_titles: bool,
}

/// A table. The first cell of each row is its head.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TableView {
    /// What it shows.
    pub caption: String,
    /// Column heads.
    pub heads: Vec<Head>,
    /// Rows of as many cells as there are heads.
    pub rows: Vec<Vec<Cell>>,
    /// The last row sums the others.
    pub has_total: bool,
    /// What to say when there are no rows.
    pub empty: String,
}
