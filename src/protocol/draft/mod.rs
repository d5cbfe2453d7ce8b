//! The match under way: tables as they were read and what the user says of them, until it becomes settings.
//!
//! In: what an import led to, the user's choices. Out: what is asked, settings to try and to keep. Never: a view, a rule
//! of how columns are found.

mod become_settings;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::dataset::{DateQuestion, Entity, Field, FileInfo, StatusDoubt};
use crate::language::say;
use crate::settings::{Settings, StatusMeaning};

use super::{ImportSummary, StatusQuestion, UnrecognizedFiles};
pub use table::DraftTable;
use table::name_of;

/// The match under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The tables, those of tickets first.
    pub tables: Vec<DraftTable>,
    /// Status labels that are asked about, those with most tickets first.
    pub asked: Vec<StatusQuestion>,
    /// All status labels with what they are taken for and their tickets.
    pub labels: Vec<(String, StatusMeaning, u32)>,
    /// Date columns of which nothing tells the order of day and month.
    pub questions: Vec<DateQuestion>,
    /// The order, once the user has said it.
    pub day_first: Option<bool>,
    /// The zone of times without one, where the user has changed it.
    pub zone: Option<String>,
    /// What the user says that labels mean.
    meanings: BTreeMap<String, StatusMeaning>,
}

/// What has to be said before there can be a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No table has the tickets.
    Tickets,
    /// No column has the ticket number.
    Number,
    /// The order of day and month.
    Order,
}

impl Missing {
    /// The sentence for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Tickets => say!("Select the table with the tickets."),
            Self::Number => say!("Select the column with the ticket number."),
            Self::Order => say!("Select whether the day or the month comes first."),
        }
    }
}

impl Draft {
    /// The match of what was imported.
    pub fn of(summary: &ImportSummary, settings: &Settings) -> Self {
        let mut tables: Vec<DraftTable> = summary.files.iter().cloned().map(DraftTable::of).collect();
        tables.extend(summary.unknown.iter().map(DraftTable::of_unknown));
        tables.sort_by_key(|table| table.entity().map_or((1, None), |entity| (0, Some(entity))));
        let mut draft = Self { tables, ..Self::default() };
        draft.take_labels(summary, settings);
        draft
    }

    /// The match of files in which nothing was recognized: the table that is most like one of tickets is taken for one.
    pub fn of_refused(files: &UnrecognizedFiles) -> Self {
        let mut tables: Vec<DraftTable> = files.tables.iter().cloned().map(DraftTable::of).collect();
        let has_tickets = tables.iter().any(|table| table.entity() == Some(Entity::Tickets));
        let likeness = |table: &DraftTable| {
            let has = |field: &&Field| table.file.matches.iter().any(|found| found.field == **field);
            [Field::Number, Field::Id, Field::Created, Field::Status, Field::Completed].iter().filter(has).count()
        };
        let unknown = tables.iter_mut().filter(|table| table.entity().is_none());
        // The last of the best is the first in the reverse order.
        let best = unknown.rev().max_by_key(|table| likeness(table));
        if let (false, Some(best)) = (has_tickets, best) {
            best.choose_entity(Some(Entity::Tickets));
        }
        tables.sort_by_key(|table| table.entity().map_or((1, None), |entity| (0, Some(entity))));
        // What nobody uses is not in doubt.
        tables.iter_mut().filter(|table| table.entity().is_none()).for_each(|table| table.unsure.clear());
        Self { tables, ..Self::default() }
    }

    /// Whether the match is of the same tables as an import: the same names and headers.
    pub fn is_of(&self, summary: &ImportSummary) -> bool {
        self.tables.len() == summary.files.len() + summary.unknown.len()
            && summary.files.iter().all(|file| {
                self.tables.iter().any(|table| name_of(file) == table.name() && file.headers == table.file.headers)
            })
    }

    /// A table by its place.
    pub fn table(&self, at: usize) -> Option<&DraftTable> {
        self.tables.get(at)
    }

    /// What a label means: as the user said, else as it was taken.
    pub fn meaning(&self, label: &str) -> Option<StatusMeaning> {
        let taken = || self.labels.iter().find(|(known, ..)| known == label).map(|(_, meaning, _)| *meaning);
        let asked = || self.asked.iter().find(|asked| asked.label == label).map(|asked| asked.meaning);
        self.meanings.get(label).copied().or_else(asked).or_else(taken)
    }

    /// The user says what a label means.
    pub fn choose_meaning(&mut self, label: &str, meaning: StatusMeaning) {
        self.meanings.insert(label.to_owned(), meaning);
    }

    /// How many answers are wanted.
    pub fn open_doubts(&self) -> usize {
        let columns: usize = self.tables.iter().map(|table| table.unsure.len()).sum();
        columns + self.asked.len() + usize::from(!self.questions.is_empty())
    }

    /// What has to be said before there can be a board.
    pub fn missing(&self) -> Option<Missing> {
        let mut tickets = self.tables.iter().filter(|table| table.entity() == Some(Entity::Tickets)).peekable();
        let has_number =
            |table: &DraftTable| table.column(Field::Number).is_some() || table.column(Field::Id).is_some();
        if tickets.peek().is_none() {
            Some(Missing::Tickets)
        } else if !tickets.all(has_number) {
            Some(Missing::Number)
        } else if !self.questions.is_empty() && self.day_first.is_none() {
            Some(Missing::Order)
        } else {
            None
        }
    }

    /// Takes what a trial led to. `true` when it has to be tried once more, because a field that the user said is in no
    /// column was found in another one.
    pub fn take(&mut self, outcome: &Result<ImportSummary, UnrecognizedFiles>, settings: &Settings) -> bool {
        match outcome {
            Ok(summary) => {
                self.take_labels(summary, settings);
                self.take_tables(&summary.files)
            }
            Err(files) => self.take_tables(&files.tables),
        }
    }

    fn take_tables(&mut self, files: &[FileInfo]) -> bool {
        let mut is_new = false;
        for table in &mut self.tables {
            let name = table.name();
            if let Some(file) = files.iter().find(|file| name_of(file) == name) {
                is_new |= table.take(file.clone());
            }
        }
        is_new
    }

    /// What is in doubt of labels and dates. What was asked once stays, so that nothing moves under the pointer.
    fn take_labels(&mut self, summary: &ImportSummary, settings: &Settings) {
        let meaning_of = |id: &str| StatusMeaning::ALL.into_iter().find(|meaning| meaning.id() == id);
        self.labels = summary
            .statuses
            .iter()
            .filter(|(label, ..)| !label.is_empty())
            .filter_map(|(label, id, tickets)| Some((label.clone(), meaning_of(id)?, *tickets)))
            .collect();
        let labels = &self.labels;
        self.asked.retain(|asked| labels.iter().any(|(label, ..)| *label == asked.label));
        for asked in summary.asked_statuses(settings) {
            if !self.asked.iter().any(|known| known.label == asked.label) {
                self.asked.push(asked.clone());
            }
        }
        if self.day_first.is_none() || !summary.questions.is_empty() {
            self.questions.clone_from(&summary.questions);
        }
    }
}

impl StatusQuestion {
    /// Why it is asked; empty where the heading says it: that nothing is known of the label.
    pub fn why(&self) -> &str {
        if self.doubt == StatusDoubt::Unknown { "" } else { &self.sentence }
    }
}
