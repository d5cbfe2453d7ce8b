//! What was wrong with a file (stop) or with cells of it (go on and tell).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A file that cannot be read at all. The message is for the person who dropped it.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("{file}: {what}")]
pub struct ImportError {
    /// The file's name as the user knows it.
    pub file: String,
    /// A sentence: what is wrong and where.
    pub what: String,
    /// A sentence: what to do about it; may be empty.
    pub hint: String,
}

impl ImportError {
    /// An error with what is wrong and what to do.
    pub fn new(file: &str, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { file: file.into(), what: what.into(), hint: hint.into() }
    }
}

/// Where something stands, counted as the spreadsheet shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// File name.
    pub file: String,
    /// Sheet name; empty where there are no sheets.
    pub sheet: String,
    /// 1-based row; 0 when it concerns the whole file.
    pub row: u32,
}

/// The kinds of trouble that do not stop an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueKind {
    /// A cell of a date column that is not a date.
    NotADate,
    /// A cell of a date column with text behind the date: the date is used, the text left out.
    TextBehindDate,
    /// A cell of an hours or number column that is not a number.
    NotAnAmount,
    /// A cell of a yes/no column that is neither.
    NotAYesOrNo,
    /// A row without what identifies it (ticket number, resource…): not used.
    NoKey,
    /// A total, footer or group heading row: not used.
    NotARecord,
    /// The same ticket number again: the newest by last activity is used.
    SeenBefore,
    /// A time entry or service call of a ticket that is not in the data.
    NoSuchTicket,
    /// A row with fewer or more cells than the header.
    Ragged,
    /// Bytes that are not text in the file's encoding; replaced by `�`.
    NotText,
    /// A field or row over the limits: not used, or cut.
    TooLong,
    /// A quote that is never closed: the rows before it are used.
    UnclosedQuote,
    /// A column name that occurs twice: the first is used.
    DuplicateHeader,
    /// A label without a known meaning: see what was assumed.
    UnknownLabel,
    /// A label whose rows say something else than its words.
    Contradiction,
    /// Day and month cannot be told apart: see what was assumed.
    AmbiguousDates,
    /// A column in which some dates can only be day first and others only month first.
    MixedDates,
    /// A number of rows that a limit of the exporting system explains.
    Truncated,
    /// A moment long after all others: a slip, left out of the moment of the picture.
    LaterThanAsOf,
    /// Formulas of a column that have no stored result: the cells count as empty. The column is given by its letters.
    NoResult,
    /// Text that was broken before it was exported: characters that stand for lost ones.
    BrokenText,
    /// Ends before it starts, closed before created.
    EndsBeforeItStarts,
    /// A ticket that is its own parent: the link is not used.
    OwnParent,
    /// A file, sheet or archive entry that holds nothing we can use.
    Skipped,
    /// Anything a reader assumed that the user should know.
    Assumed,
}

impl IssueKind {
    /// The name in the command line's JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotADate => "not_a_date",
            Self::TextBehindDate => "text_behind_date",
            Self::NotAnAmount => "not_an_amount",
            Self::NotAYesOrNo => "not_a_yes_or_no",
            Self::NoKey => "no_key",
            Self::NotARecord => "not_a_record",
            Self::SeenBefore => "seen_before",
            Self::NoSuchTicket => "no_such_ticket",
            Self::Ragged => "ragged",
            Self::NotText => "not_text",
            Self::TooLong => "too_long",
            Self::UnclosedQuote => "unclosed_quote",
            Self::DuplicateHeader => "duplicate_header",
            Self::UnknownLabel => "unknown_label",
            Self::Contradiction => "contradiction",
            Self::AmbiguousDates => "ambiguous_dates",
            Self::MixedDates => "mixed_dates",
            Self::Truncated => "truncated",
            Self::LaterThanAsOf => "later_than_as_of",
            Self::NoResult => "no_result",
            Self::BrokenText => "broken_text",
            Self::EndsBeforeItStarts => "ends_before_it_starts",
            Self::OwnParent => "own_parent",
            Self::Skipped => "skipped",
            Self::Assumed => "assumed",
        }
    }

    /// Whether something that stood in a file is not in the data.
    pub const fn loses_data(self) -> bool {
        matches!(
            self,
            Self::NotADate
                | Self::NotAnAmount
                | Self::NotAYesOrNo
                | Self::NoKey
                | Self::NotText
                | Self::TooLong
                | Self::UnclosedQuote
                | Self::Truncated
                | Self::NoResult
                | Self::Skipped
        )
    }

    /// Whether rows of this kind are not used at all.
    pub const fn rejects_row(self) -> bool {
        matches!(self, Self::NoKey | Self::NotARecord)
    }
}

/// All trouble of one kind in one column of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// What kind.
    pub kind: IssueKind,
    /// The column's header as exported; empty when it concerns whole rows.
    pub column: String,
    /// How many cells or rows.
    pub count: u64,
    /// Where it was met first.
    pub first: Place,
    /// The offending text of the first (cut to 80 characters), or what was assumed.
    pub sample: String,
    /// The first rows it was met in, at most [`Issues::ROWS_KEPT`].
    pub rows: Vec<u32>,
}

/// Trouble collected by file, kind and column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issues {
    all: BTreeMap<(String, String, IssueKind, String), Issue>,
}

impl Issues {
    /// How many rows of one issue are remembered.
    pub const ROWS_KEPT: usize = 100;

    /// Notes one more cell or row.
    pub fn report(&mut self, place: &Place, kind: IssueKind, column: &str, sample: &str) {
        self.report_many(place, kind, column, sample, 1);
    }

    /// Notes `count` cells or rows of which `place` is the first.
    pub fn report_many(&mut self, place: &Place, kind: IssueKind, column: &str, sample: &str, count: u64) {
        let key = (place.file.clone(), place.sheet.clone(), kind, column.to_owned());
        let issue = self.all.entry(key).or_insert_with(|| Issue {
            kind,
            column: column.to_owned(),
            count: 0,
            first: place.clone(),
            sample: sample
                .chars()
                .take(
                    if matches!(
                        kind,
                        IssueKind::Assumed | IssueKind::Skipped | IssueKind::Truncated | IssueKind::MixedDates
                    ) {
                        400
                    } else {
                        80
                    },
                )
                .collect(),
            rows: Vec::new(),
        });
        issue.count += count;
        if issue.rows.len() < Self::ROWS_KEPT && place.row > 0 {
            issue.rows.push(place.row);
        }
    }

    /// Takes what was met in rows further down, which are counted from `base`.
    pub fn append(&mut self, later: Self, base: u32) {
        for (key, mut issue) in later.all {
            for row in &mut issue.rows {
                *row += base;
            }
            if issue.first.row > 0 {
                issue.first.row += base;
            }
            match self.all.entry(key) {
                std::collections::btree_map::Entry::Vacant(free) => {
                    free.insert(issue);
                }
                std::collections::btree_map::Entry::Occupied(mut known) => {
                    let known = known.get_mut();
                    known.count += issue.count;
                    let room = Self::ROWS_KEPT.saturating_sub(known.rows.len());
                    known.rows.extend(issue.rows.into_iter().take(room));
                }
            }
        }
    }

    /// Forgets what was reported of one column: it is not what it was taken for.
    pub fn forget(&mut self, file: &str, sheet: &str, column: &str) {
        self.all.retain(|(f, s, _, c), _| !(f == file && s == sheet && c == column));
    }

    /// All issues by file, sheet, kind and column.
    pub fn iter(&self) -> impl Iterator<Item = &Issue> {
        self.all.values()
    }

    /// Changes the words of all issues: samples and names of files.
    pub fn rewrite(&mut self, mut change: impl FnMut(&str) -> String) {
        for issue in self.all.values_mut() {
            issue.sample = change(&issue.sample);
            issue.first.file = change(&issue.first.file);
            issue.column = change(&issue.column);
        }
    }

    /// Whether there is no trouble.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}
