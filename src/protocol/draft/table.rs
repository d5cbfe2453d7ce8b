//! One table of the match: its columns as they were read, and what the user says of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::{Entity, Field, FileInfo, Mapping, Match, UnknownTable};
use crate::settings::ColumnProfile;

/// What has to be known of tickets for a board that says something, in the order of asking.
const ESSENTIAL: [Field; 7] = [
    Field::Number,
    Field::Created,
    Field::Status,
    Field::Completed,
    Field::ResolutionDue,
    Field::Resource,
    Field::Company,
];

/// A table that is matched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftTable {
    /// The table as it was read last.
    pub file: FileInfo,
    /// Fields whose columns were guessed when the match was opened: they are shown first, wherever they lead.
    pub unsure: Vec<Field>,
    /// What it was taken for when the match was opened.
    taken_for: Option<Entity>,
    /// What the user says it is about; nothing until something is said.
    entity: Option<Entity>,
    /// Header → its field, or none for a column that is left out, as the user said.
    columns: BTreeMap<String, Option<Field>>,
    /// Fields that the user said are in no column, with the headers that were left out for it.
    absent: BTreeMap<Field, BTreeSet<String>>,
}

impl DraftTable {
    /// A table as it was found.
    pub fn of(file: FileInfo) -> Self {
        let unsure = file.matches.iter().filter(|found| found.kind.is_doubtful()).map(|found| found.field).collect();
        Self { unsure, taken_for: file.entity, file, ..Self::default() }
    }

    /// A table that is none of ours.
    pub fn of_unknown(table: &UnknownTable) -> Self {
        Self {
            file: FileInfo {
                name: table.name.clone(),
                headers: table.headers.clone(),
                samples: table.samples.clone(),
                rows: table.rows,
                matches: table.matches.clone(),
                ..FileInfo::default()
            },
            ..Self::default()
        }
    }

    /// File and sheet, as people know them.
    pub fn name(&self) -> String {
        name_of(&self.file)
    }

    /// What it is about; nothing for a table that is not used.
    pub fn entity(&self) -> Option<Entity> {
        self.entity.or(self.taken_for)
    }

    /// The user says what it is about.
    pub fn choose_entity(&mut self, entity: Option<Entity>) {
        self.entity = entity;
        self.columns.clear();
        self.absent.clear();
    }

    /// The column that has a field, as the user said or as it was found.
    pub fn column(&self, field: Field) -> Option<usize> {
        let told = self.columns.iter().find(|(_, told)| **told == Some(field));
        if let Some((header, _)) = told {
            return self.file.headers.iter().position(|known| known == header);
        }
        self.found(field).map(|found| found.column)
    }

    /// How the column of a field was found, where the user said nothing of either.
    pub fn found(&self, field: Field) -> Option<&Match> {
        let is_free = |found: &&Match| found.field == field && !self.columns.contains_key(&found.header);
        self.file.matches.iter().find(is_free).filter(|_| !self.absent.contains_key(&field))
    }

    /// The user says which column has a field; none of them for nothing. All else stays as it was guessed.
    pub fn choose(&mut self, field: Field, column: Option<usize>) {
        self.columns.retain(|_, told| *told != Some(field));
        match column.and_then(|column| self.file.headers.get(column)).cloned() {
            Some(header) => {
                for left_out in self.absent.remove(&field).unwrap_or_default() {
                    self.columns.remove(&left_out);
                }
                self.columns.insert(header, Some(field));
            }
            None => {
                self.absent.entry(field).or_default();
                self.leave_out_absent();
            }
        }
    }

    /// Takes the table as it was read anew. `true` when a field that is in no column was found in another one, so that
    /// it has to be read once more.
    pub fn take(&mut self, file: FileInfo) -> bool {
        self.file = file;
        self.leave_out_absent()
    }

    /// Leaves out the columns that were found for fields which the user said are in none.
    fn leave_out_absent(&mut self) -> bool {
        let mut is_new = false;
        for (field, headers) in &mut self.absent {
            for found in self.file.matches.iter().filter(|found| found.field == *field) {
                if !self.columns.contains_key(&found.header) {
                    headers.insert(found.header.clone());
                    self.columns.insert(found.header.clone(), None);
                    is_new = true;
                }
            }
        }
        is_new
    }

    /// Fields that a table of tickets cannot do without, and those that the board lives on; for other tables none.
    pub fn essential(&self) -> Vec<Field> {
        if self.entity() != Some(Entity::Tickets) {
            return Vec::new();
        }
        let has = |field: Field| self.column(field).is_some();
        // What stands for another is shown in its place.
        let stand_in = |field: Field| match field {
            Field::Number if !has(field) && has(Field::Id) => Field::Id,
            Field::Created if !has(field) && has(Field::EventAt) => Field::EventAt,
            Field::Completed if !has(field) && has(Field::ResolvedAt) => Field::ResolvedAt,
            Field::ResolutionDue if !has(field) => Field::Due,
            field => field,
        };
        ESSENTIAL.into_iter().map(stand_in).collect()
    }

    /// All fields that a table of its kind may have.
    pub fn fields(&self) -> Vec<Field> {
        let Some(entity) = self.entity() else { return Vec::new() };
        let is_of_it = |field: &Field| !field.aliases(entity).is_empty() || !field.foreign_aliases(entity).is_empty();
        Field::ALL.iter().copied().filter(is_of_it).collect()
    }

    /// Headers of columns that no field uses.
    pub fn unused(&self) -> Vec<&str> {
        let used: BTreeSet<usize> = Field::ALL.iter().filter_map(|field| self.column(*field)).collect();
        let headers = self.file.headers.iter().enumerate();
        headers
            .filter(|(at, header)| !used.contains(at) && !header.trim().is_empty())
            .map(|(_, header)| header.as_str())
            .collect()
    }

    /// The profile that says the same, on top of the one that was remembered; `None` when there is nothing to say.
    /// `confirmed`: what was guessed is right as well, and not asked again.
    pub fn profile(&self, known: Option<&ColumnProfile>, confirmed: bool) -> Option<ColumnProfile> {
        let entity = self.entity()?;
        let guesses: Vec<&Match> =
            self.file.matches.iter().filter(|found| (confirmed || self.is_new()) && self.is_confirmed(found)).collect();
        if self.entity.is_none() && self.columns.is_empty() && guesses.is_empty() {
            return None;
        }
        let mut profile = known.cloned().unwrap_or_default();
        profile.headers = Mapping::profile_key(&self.file.headers);
        if self.entity.is_some_and(|told| told.id() != profile.entity) {
            // What was said of its columns was said of another kind of table.
            profile.fields.clear();
        }
        entity.id().clone_into(&mut profile.entity);
        // A field is in one column only.
        let told = |id: &str| self.columns.values().flatten().any(|field| field.id() == id);
        profile.fields.retain(|_, id| !told(id));
        profile.fields.extend(
            self.columns.iter().map(|(header, field)| (header.clone(), field.map_or("", Field::id).to_owned())),
        );
        for found in guesses {
            if !profile.fields.values().any(|id| id == found.field.id()) {
                profile.fields.entry(found.header.clone()).or_insert_with(|| found.field.id().to_owned());
            }
        }
        Some(profile)
    }

    /// Whether the user said that a table nobody knew holds tickets: without its columns it would be refused again.
    fn is_new(&self) -> bool {
        self.entity == Some(Entity::Tickets) && self.file.entity.is_none_or(|found| found == Entity::Tickets)
    }

    /// Whether a match is remembered with the rest: it was in doubt, or nobody knew the table at all.
    fn is_confirmed(&self, found: &Match) -> bool {
        let is_asked = self.unsure.contains(&found.field) || self.is_new();
        is_asked && !self.columns.contains_key(&found.header) && !self.absent.contains_key(&found.field)
    }
}

/// File and sheet as one name.
pub(super) fn name_of(file: &FileInfo) -> String {
    if file.sheet.is_empty() { file.name.clone() } else { format!("{} · {}", file.name, file.sheet) }
}
