//! What each status label of a data set means, why, and where that is doubtful.
//!
//! In: the rows, their histories, the settings. Out: [`StatusLabels`]. Never: sentences; those are made where shown.

mod evidence;
mod judge;
mod sentence;
#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::settings::StatusMeaning;
use base::Sym;

pub(super) use judge::status_labels;

/// Of how many so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// So many.
    pub count: u32,
    /// Of so many.
    pub of: u32,
}

/// Why a status label has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusBecause {
    /// The settings say so.
    Told,
    /// Its words say so.
    Words,
    /// So many of its tickets have a status category that says so.
    Category(Share),
    /// So many of its tickets have a resolution.
    Resolution(Share),
    /// So many of its tickets have a completion date.
    Completed(Share),
    /// By the histories so many of the tickets that came to it stayed.
    Stayed(Share),
    /// By the histories every ticket left it again.
    Left,
    /// Nothing: it is taken as active.
    Nothing,
}

impl StatusBecause {
    /// Whether neither the settings nor the words of the label say it.
    pub const fn is_inferred(self) -> bool {
        !matches!(self, Self::Told | Self::Words)
    }

    /// How sure it is, 0..=100.
    pub const fn confidence(self) -> u32 {
        match self {
            Self::Told => 100,
            Self::Words => 95,
            Self::Category(_) => 90,
            Self::Resolution(share) | Self::Completed(share) if share.of >= 20 => 90,
            Self::Resolution(_) | Self::Completed(_) => 75,
            Self::Stayed(_) | Self::Left => 70,
            Self::Nothing => 30,
        }
    }
}

/// Why a status label should be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusDoubt {
    /// Nothing says what it means.
    Unknown,
    /// Its words say that it is open, yet so many of its tickets have a completion date.
    OpenButCompleted(Share),
    /// Its words say that it is closed, yet so few of its tickets have a completion date, where others have one.
    ClosedButNotCompleted(Share),
    /// Its words say one thing, the status category of so many of its tickets another: that one counts.
    CategoryDisagrees(Share),
}

/// A status label and what it is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusLabel {
    /// The label.
    pub label: Sym,
    /// Tickets that have it, or had it where only histories know it.
    pub tickets: u32,
    /// What it is taken for.
    pub meaning: StatusMeaning,
    /// Why.
    pub because: StatusBecause,
    /// What speaks against it.
    pub doubt: Option<StatusDoubt>,
}

/// The status labels of a data set, the ones with most tickets first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusLabels {
    labels: Vec<StatusLabel>,
    place: FxHashMap<Sym, u32>,
}

impl StatusLabels {
    pub(super) fn new(mut labels: Vec<StatusLabel>) -> Self {
        labels.sort_by_key(|label| (std::cmp::Reverse(label.tickets), label.label));
        let place = (0..).zip(&labels).map(|(at, label)| (label.label, at)).collect();
        Self { labels, place }
    }

    /// All, those with most tickets first.
    pub fn iter(&self) -> impl Iterator<Item = &StatusLabel> {
        self.labels.iter()
    }

    /// What is known of a label.
    pub fn get(&self, label: Sym) -> Option<&StatusLabel> {
        self.labels.get(*self.place.get(&label)? as usize)
    }

    /// What a label means; active for one that is no status here.
    pub fn meaning(&self, label: Sym) -> StatusMeaning {
        self.get(label).map_or(StatusMeaning::Active, |known| known.meaning)
    }

    /// Those to be asked about, the ones with most tickets first.
    pub fn doubtful(&self) -> impl Iterator<Item = (&StatusLabel, StatusDoubt)> {
        self.labels.iter().filter_map(|label| Some((label, label.doubt?)))
    }
}
