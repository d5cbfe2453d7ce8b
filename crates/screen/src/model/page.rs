//! What the page gets: header, filters, board.

use serde::{Deserialize, Serialize};

use super::board::{Block, Board};
use super::wall::WallView;

/// A dimension in the filter bar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterView {
    /// Id in the URL.
    pub id: String,
    /// Title.
    pub title: String,
    /// Values by open tickets (then name), with the number of open tickets; at most 400.
    pub values: Vec<(String, u32)>,
    /// Those that are chosen.
    pub chosen: Vec<String>,
}

/// What stands above every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The moment of the picture, for example `Tue 30 Jun 2026, 15:00`.
    pub as_of: String,
    /// The same as RFC 3339.
    pub as_of_rfc3339: String,
    /// Where the moment comes from.
    pub as_of_note: String,
    /// The files in a few words.
    pub files: String,
    /// Tickets in the data.
    pub tickets: u32,
    /// Zone of the wall times.
    pub zone: String,
    /// The address with names in place of their fingerprints; empty when it had none.
    pub address: String,
    /// First and last day of the data, `YYYY-MM-DD`; empty without any.
    pub days: Option<(String, String)>,
    /// The filter bar.
    pub filters: Vec<FilterView>,
    /// A question that the user should answer (order of dates…); empty when there is none.
    pub question: String,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Screen {
    /// What stands above the page.
    pub header: Header,
    /// The page.
    pub board: Board,
    /// For a wall display: what it shows instead of the page.
    pub wall: Option<Box<WallView>>,
}

impl Screen {
    /// Whether the page waits for a simulation of its question.
    pub fn is_played(&self) -> bool {
        let mut blocks = self.board.sections.iter().flat_map(|section| &section.blocks);
        blocks.any(|block| *block == Block::Played)
    }

    /// Every link with the number of tickets (or entries) that it must open.
    pub fn counted_links(&self) -> Vec<(String, u32)> {
        let mut links = Vec::new();
        let mut note = |href: &str, count: Option<u32>| {
            if let (false, Some(count)) = (href.is_empty(), count) {
                links.push((href.to_owned(), count));
            }
        };
        for block in self.board.sections.iter().flat_map(|section| &section.blocks) {
            block.counts(&mut note);
        }
        links
    }
}
