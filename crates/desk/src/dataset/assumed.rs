//! What was inferred of the files, in one list: the report, the Data page and the import show the same.

use language::say;

use super::data::{Dataset, FileInfo};
use super::dialects::by_id;
use super::field::{Entity, Field};
use super::status::StatusBecause;
use crate::settings::StatusMeaning;

/// How sure it is that an only due date is the one of the resolution.
const STAND_IN: u8 = 70;
/// How sure an order of day and month is that nothing tells.
const OPEN_ORDER: u8 = 50;

/// One thing that was inferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The file.
    pub file: String,
    /// The column's header as exported.
    pub column: String,
    /// The label whose meaning was inferred; empty where it is the column itself.
    pub label: String,
    /// What it is taken for.
    pub field: Field,
    /// The sentence that says why.
    pub because: String,
    /// How sure it is, 0..=100.
    pub confidence: u8,
}

impl Dataset {
    /// Everything that was inferred: of columns in order of files and columns, then of the labels of statuses.
    pub fn assumptions(&self) -> Vec<Assumption> {
        let mut all = self.assumed_columns();
        all.extend(self.assumed_statuses());
        all
    }

    /// What was inferred of columns, in order of files and columns.
    pub fn assumed_columns(&self) -> Vec<Assumption> {
        let mut all: Vec<Assumption> = self.files.iter().flat_map(of_file).collect();
        for question in &self.questions {
            let file = self.files.iter().find(|file| file.name == question.file);
            let field = file.and_then(|file| file.matches.iter().find(|found| found.header == question.column));
            let because = if question.day_first {
                say!("Nothing tells day from month; day first was assumed.")
            } else {
                say!("Nothing tells day from month; month first was assumed.")
            };
            all.extend(field.map(|found| Assumption {
                file: question.file.clone(),
                column: question.column.clone(),
                label: String::new(),
                field: found.field,
                because: because.to_owned(),
                confidence: OPEN_ORDER,
            }));
        }
        all
    }

    /// The labels of statuses whose meaning follows from their rows or from nothing, and those that are taken as
    /// cancelled, so that no promise counts.
    pub fn assumed_statuses(&self) -> Vec<Assumption> {
        let is_tickets = |file: &&FileInfo| file.entity == Some(Entity::Tickets);
        let has_status = |file: &FileInfo| Some((file.name.clone(), header_of(file, Field::Status)?.to_owned()));
        let Some((file, column)) = self.files.iter().filter(is_tickets).find_map(has_status) else {
            return Vec::new();
        };
        self.statuses
            .iter()
            .filter(|label| {
                let is_said = label.because.is_inferred() || label.doubt.is_some();
                let is_told = label.because == StatusBecause::Told;
                label.tickets > 0 && !is_told && (is_said || label.meaning == StatusMeaning::Cancelled)
            })
            .map(|label| {
                let text = self.texts.text(label.label);
                let words = if text.is_empty() { say!("(empty)") } else { text };
                Assumption {
                    file: file.clone(),
                    column: column.clone(),
                    label: words.to_owned(),
                    field: Field::Status,
                    because: label.sentence(words),
                    confidence: label.because.confidence() as u8,
                }
            })
            .collect()
    }

    /// The fields that rest on a column which is to be confirmed.
    pub fn doubtful_fields(&self) -> Vec<Field> {
        let matches = self.files.iter().flat_map(|file| &file.matches);
        let mut fields: Vec<Field> =
            matches.filter(|found| found.kind.is_doubtful()).map(|found| found.field).collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    }
}

fn of_file(file: &FileInfo) -> Vec<Assumption> {
    let assumption = |column: &str, field: Field, because: String, confidence: u8| Assumption {
        file: file.name.clone(),
        column: column.to_owned(),
        label: String::new(),
        field,
        because,
        confidence,
    };
    let mut all: Vec<Assumption> = file
        .matches
        .iter()
        .filter(|found| found.kind.is_assumed())
        .map(|found| {
            assumption(&found.header, found.field, found.because.sentence(&found.header, found.field), found.confidence)
        })
        .collect();
    if let (Some(Entity::Tickets), Some(due)) = (file.entity, stand_in(file)) {
        let because = say!("It is the only due date, so it stands for the due time of the resolution.").to_owned();
        all.push(assumption(due, Field::ResolutionDue, because, STAND_IN));
    }
    if let (Some(Entity::Tickets), Some(completed)) = (file.entity, stand_in_for_resolution(file)) {
        let because = say!("No column tells the resolution, so the completion stands for it.").to_owned();
        all.push(assumption(completed, Field::ResolvedAt, because, STAND_IN));
    }
    all
}

fn header_of(file: &FileInfo, field: Field) -> Option<&str> {
    file.matches.iter().find(|found| found.field == field).map(|found| found.header.as_str())
}

/// The header of the completion that stands for the resolution, where a promise of one is known.
fn stand_in_for_resolution(file: &FileInfo) -> Option<&str> {
    let is_promised = header_of(file, Field::ResolutionDue).is_some() || stand_in(file).is_some();
    header_of(file, Field::Completed).filter(|_| is_promised && header_of(file, Field::ResolvedAt).is_none())
}

/// The header of the due date that stands for the resolution's, where a file has no other.
fn stand_in(file: &FileInfo) -> Option<&str> {
    let others = [Field::ResolutionDue, Field::SlaSentence, Field::PlanDue, Field::FirstResponseDue];
    if by_id(&file.source).has_own_due {
        return None;
    }
    header_of(file, Field::Due).filter(|_| others.into_iter().all(|field| header_of(file, field).is_none()))
}
