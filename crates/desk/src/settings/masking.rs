//! Names as pseudonyms: whether, and under which key.

use serde::{Deserialize, Serialize};

/// Whether the names of companies, contacts and technicians are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Masking {
    /// Names are replaced by pseudonyms, in whatever leaves the core.
    pub on: bool,
    /// Titles and notes are left out as well: they may hold parts of names, which no rule finds.
    pub drop_titles: bool,
    /// The secret that decides the pseudonyms. Kept in the page's memory and in the file that the user saves.
    /// Empty: the data's own contents decide.
    pub key: String,
}
