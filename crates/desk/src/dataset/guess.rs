//! Columns that no known name tells: guessed from the words of the header together with what the cells hold.
//!
//! A guess is always asked about; without both words and cells that fit, there is none.

use std::collections::BTreeSet;

use crate::settings::guess_status;

use super::amount::{Unit, read_amount};
use super::date::{OrderEvidence, RawDate};
use super::dialects::recognize;
use super::field::{Entity, Field};
use super::mapping::{Mapping, Match, MatchKind, named_as};
use super::raw::clean;

/// Rows that are looked at.
pub(super) const LOOKED_AT: usize = 60;

/// What the cells of a column hold.
#[derive(Default)]
struct Look {
    filled: usize,
    distinct: usize,
    /// Cells that are a date; a number alone is none.
    dates: usize,
    amounts: usize,
    /// Cells that could be a ticket number.
    keys: usize,
    /// Distinct values that are known as a status.
    statuses: usize,
    letters: usize,
    /// Characters of all cells together.
    length: usize,
}

impl Look {
    fn at<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let mut look = Self::default();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for cell in cells.map(clean).filter(|cell| !cell.is_empty()) {
            look.filled += 1;
            look.length += cell.len();
            let digits = cell.bytes().any(|byte| byte.is_ascii_digit());
            let is_number = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            let is_date = digits && !is_number && !RawDate::read(cell, &mut OrderEvidence::default()).is_bad();
            look.dates += usize::from(is_date);
            look.amounts += usize::from(digits && !is_date && read_amount(cell, false, Unit::Hours).is_some());
            look.letters += usize::from(cell.chars().any(char::is_alphabetic));
            let is_key = digits && !is_date && cell.len() <= 24 && !cell.contains(char::is_whitespace);
            look.keys += usize::from(is_key);
            if seen.insert(cell) {
                look.statuses += usize::from(guess_status(cell).1);
            }
        }
        look.distinct = seen.len();
        look
    }

    fn mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 8
    }

    fn few(&self) -> bool {
        self.filled > 0 && (self.distinct <= 12 || self.distinct * 4 <= self.filled)
    }

    fn fits(&self, field: Field, rows: usize) -> bool {
        use super::field::FieldKind as K;
        match (field, field.kind()) {
            (Field::Number, _) => {
                self.mostly(self.keys) && self.filled * 10 >= rows * 9 && self.distinct * 10 >= self.filled * 6
            }
            (Field::Status, _) => self.few() && self.mostly(self.letters) && self.statuses * 2 >= self.distinct.min(12),
            (Field::Title, _) => self.mostly(self.letters) && self.length >= self.filled * 8 && self.dates == 0,
            (Field::Priority, _) => self.few() && self.dates == 0,
            (_, K::Date) => self.mostly(self.dates),
            (_, K::Amount) => self.mostly(self.amounts),
            (_, K::Label) => self.mostly(self.letters) && self.dates == 0 && self.length <= self.filled * 60,
            _ => false,
        }
    }
}

/// The words that speak for a field, the best first.
const WORDS: &[(Field, &str)] = &[
    (Field::Number, "ticket case incident ref reference number no nr num id key job request"),
    (
        Field::Created,
        "created create creation opened open logged log raised reported received \
         submitted registered entered arrived born begin began started start erstellt \
         eingang gemeldet",
    ),
    (Field::ResolvedAt, "resolved resolution solved fixed solution gelöst behoben"),
    (
        Field::Completed,
        "completed complete completion closed close closing closure finished done ended \
         end geschlossen erledigt",
    ),
    (Field::LastActivity, "updated update modified changed touched activity edited last änderung"),
    (Field::Due, "due deadline target promised expected required commitment sla fällig"),
    (Field::Status, "status state stage phase condition progress zustand"),
    (Field::Priority, "priority prio urgency severity importance criticality level impact dringlichkeit"),
    (
        Field::Company,
        "company client customer account organisation organization tenant business firm \
         kunde firma",
    ),
    (
        Field::Resource,
        "technician tech agent engineer assignee assigned owner handler handled resource \
         analyst worker who responsible consultant techniker bearbeiter",
    ),
    (Field::Queue, "queue board team group department desk pool line bucket warteschlange"),
    (
        Field::Title,
        "title subject summary headline topic problem issue description details what \
         betreff titel",
    ),
    (Field::Estimate, "estimate estimated budget planned quoted geschätzt"),
    (Field::Worked, "worked spent effort hours time actual duration labour labor stunden aufwand"),
    (Field::TicketType, "type kind class typ"),
    (Field::IssueType, "category classification kategorie"),
    (Field::Source, "source channel origin via kanal"),
    (Field::Contact, "contact requester requestor caller user reporter submitter raised melder"),
];

/// What has to be known of tickets before figures can be taken; only these are guessed in exports of known systems.
const ESSENTIAL: [Field; 3] = [Field::Number, Field::Created, Field::Status];

/// The words of a header in lower case: `openedWhen`, `Opened when`, `OPENED_WHEN`.
fn words(header: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in header.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() && was_lower {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Adds guesses to what the names tell; `known` is what they tell, if it is anything. `None` when it is no table
/// of tickets even so.
pub(super) fn complete(headers: &[String], rows: &[Vec<String>], known: Option<Mapping>) -> Option<Mapping> {
    let mapping = match known {
        Some(mapping) if mapping.is_told || mapping.entity != Entity::Tickets => return Some(mapping),
        Some(mapping) => mapping,
        None => nothing_known(headers),
    };
    if rows.len() < 2 {
        return (!mapping.matches.is_empty()).then_some(mapping);
    }
    let was_known = !mapping.matches.is_empty();
    let mut mapping = suggest(headers, rows, mapping);
    let has = |field: Field| mapping.column(field).is_some();
    // Many tables have an id and a date; only tickets have a state and somebody or something beside them as well.
    let state = has(Field::Status) || has(Field::Completed) || has(Field::ResolvedAt);
    let subject = has(Field::Title) || has(Field::Company) || has(Field::Resource);
    let fits = was_known || has(Field::Number) && has(Field::Created) && state && subject;
    if !fits {
        return None;
    }
    if mapping.matches.iter().any(|found| found.kind == MatchKind::Guess) {
        let score = mapping.matches.len() as i32;
        mapping.settle(score);
    }
    Some(mapping)
}

/// What the columns of a table would be, were it one of tickets: for a table of which the user says so.
pub(super) fn as_tickets(headers: &[String], samples: &[Vec<String>]) -> Vec<Match> {
    let most = samples.iter().map(Vec::len).max().unwrap_or(0);
    let rows: Vec<Vec<String>> = (0..most)
        .map(|row| {
            let cell = |column: &Vec<String>| column.get(row).cloned().unwrap_or_default();
            samples.iter().map(cell).collect()
        })
        .collect();
    let mut known = nothing_known(headers);
    known.matches = named_as(headers, Entity::Tickets);
    suggest(headers, &rows, known).matches
}

fn nothing_known(headers: &[String]) -> Mapping {
    Mapping {
        entity: Entity::Tickets,
        matches: Vec::new(),
        headers: headers.to_vec(),
        confidence: 0,
        is_told: false,
        day_first: None,
    }
}

/// Adds a guess for each field that is missing, by words and cells.
fn suggest(headers: &[String], rows: &[Vec<String>], mut mapping: Mapping) -> Mapping {
    let was_known = !mapping.matches.is_empty();
    let is_of_known_system = was_known && recognize(headers).1.len() >= 4;
    let looks: Vec<Look> = (0..headers.len())
        .map(|column| Look::at(rows.iter().map(|row| row.get(column).map_or("", String::as_str))))
        .collect();
    let spoken: Vec<Vec<String>> = headers.iter().map(|header| words(header)).collect();
    for (field, vocabulary) in WORDS {
        if is_of_known_system && !ESSENTIAL.contains(field) || is_there(&mapping, *field) {
            continue;
        }
        let best = (0..headers.len())
            .filter(|column| !mapping.matches.iter().any(|found| found.column == *column))
            .filter(|&column| looks[column].fits(*field, rows.len()))
            .filter_map(|column| Some((rank(&spoken[column], vocabulary)?, column)))
            .min();
        if let Some((_, column)) = best {
            take(&mut mapping, *field, column);
        }
    }
    if !was_known || !is_of_known_system {
        without_words(&mut mapping, &looks, rows.len());
    }
    mapping
}

/// The place in the vocabulary of the first word that is in it.
fn rank(words: &[String], vocabulary: &str) -> Option<usize> {
    words.iter().filter_map(|word| vocabulary.split(' ').position(|known| known == word)).min()
}

/// A field that is there, or that another one stands for.
fn is_there(mapping: &Mapping, field: Field) -> bool {
    let has = |field: Field| mapping.column(field).is_some();
    match field {
        Field::Number => has(Field::Number) || has(Field::Id),
        Field::Created => has(Field::Created) || has(Field::EventAt) || has(Field::AgeDays),
        Field::Status => has(Field::Status) || has(Field::Completed) && has(Field::Created),
        Field::ResolvedAt => has(Field::ResolvedAt),
        field => has(field),
    }
}

fn take(mapping: &mut Mapping, field: Field, column: usize) {
    mapping.matches.push(Match { column, header: mapping.headers[column].clone(), field, kind: MatchKind::Guess });
}

/// What must be there, by the cells alone: the first column of distinct numbers, the only column of known
/// statuses, the only column of dates.
fn without_words(mapping: &mut Mapping, looks: &[Look], rows: usize) {
    for field in ESSENTIAL {
        if is_there(mapping, field) {
            continue;
        }
        let free: Vec<usize> = (0..looks.len())
            .filter(|column| !mapping.matches.iter().any(|found| found.column == *column))
            .filter(|&column| looks[column].fits(field, rows) && looks[column].filled * 10 >= rows * 9)
            .collect();
        match (field, free.as_slice()) {
            (Field::Number, [first, ..]) if looks[*first].distinct == looks[*first].filled => {
                take(mapping, field, *first)
            }
            (_, [only]) if field != Field::Number => take(mapping, field, *only),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::mapping::map_headers;
    use crate::settings::Settings;

    fn guessed(header: &str, row: impl Fn(usize) -> String) -> Option<String> {
        let headers: Vec<String> = header.split(',').map(str::to_owned).collect();
        let rows: Vec<Vec<String>> = (0..20).map(|at| row(at).split(',').map(str::to_owned).collect()).collect();
        let known = map_headers(&headers, &Settings::default());
        let mapping = complete(&headers, &rows, known)?;
        Some(
            mapping
                .matches
                .iter()
                .map(|found| {
                    format!(
                        "{}={}{}",
                        found.header,
                        found.field.id(),
                        if found.kind == MatchKind::Guess { "?" } else { "" }
                    )
                })
                .collect::<Vec<_>>()
                .join(" "),
        )
    }

    #[test]
    fn renamed_headers_are_guessed_by_word_and_cell() {
        let row = |at: usize| {
            let state = ["New", "In Progress", "Closed"][at % 3];
            format!(
                "C-{at},The printer on floor {at} is out of paper,Harbor,{state},Ann,2026-01-{:02} 09:00,{}",
                at % 28 + 1,
                at % 3 + 1
            )
        };
        let header =
            "Our case ref,What is wrong,Client org,Where it stands (state),Handled by,Logged when,How urgent (level)";
        assert_eq!(
            guessed(header, row).as_deref(),
            Some(
                "Our case ref=number? What is wrong=title? Client org=company? Where it stands (state)=status? \
                 Handled by=resource? Logged when=created? How urgent (level)=priority?"
            )
        );
    }

    #[test]
    fn what_is_no_table_of_tickets_stays_none() {
        let row = |at: usize| format!("{},{}", ["red", "green"][at % 2], at);
        assert_eq!(guessed("colour,size", row), None);
        let row = |at: usize| format!("{at},Ann {at},ann{at}@example.com");
        assert_eq!(guessed("id,person,mail", row), None);
    }
}
