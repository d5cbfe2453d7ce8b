//! All columns against all fields of a ticket: header, values and the other columns give each pair a total, and the best
//! totals win. Known names whose values contradict them lose; nothing else that was recognized is thrown away.

use crate::settings::Settings;

use super::because::{Because, Lost};
use super::company::Company;
use super::concept::{Concept, Concepts, Said};
use super::look::{Fit, Look};
use super::speaks::speaks;
use super::{Entity, Field, FieldKind, Mapping, Match, MatchKind, is_near, readings};
use crate::dataset::dialects::recognize;

/// Below this a match is asked about.
const SURE: u8 = 75;
/// Fewer rows tell nothing of a table that no name tells.
const FEWEST: usize = 3;
/// Below this a column is not taken at all.
const LEAST: u8 = 30;

/// A column that may be a field.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    total: f64,
    field: Field,
    column: usize,
    kind: MatchKind,
    /// The share of values that read as the field's.
    percent: u8,
}

/// A table of tickets under judgement.
pub(super) struct Judge<'t> {
    headers: &'t [String],
    looks: Vec<Look>,
    said: Vec<Said>,
    names: Vec<Vec<String>>,
    company: Company,
    /// Many headers are of one known system: what it does not name, it does not have.
    is_known_system: bool,
}

impl<'t> Judge<'t> {
    /// Looks at the header and a sample of the rows.
    pub fn new(headers: &'t [String], rows: &[Vec<String>]) -> Self {
        let looks = looks(headers.len(), rows);
        let said: Vec<Said> = headers.iter().map(|header| Said::by(header)).collect();
        let company = Company::of(headers.len(), rows, &looks, &said);
        Self {
            headers,
            looks,
            said,
            names: headers.iter().map(|header| readings(header)).collect(),
            company,
            is_known_system: recognize(headers).1.len() >= 4,
        }
    }

    /// The best columns of the fields, beside those that are told; with what known names lost.
    pub fn assign(&self, told: Vec<Match>, ignored: &[usize]) -> (Vec<Match>, Vec<Lost>) {
        let mut matches = told;
        let mut candidates = Vec::new();
        let mut lost = Vec::new();
        for column in (0..self.headers.len()).filter(|column| !ignored.contains(column)) {
            for &field in Field::ALL {
                match self.candidate(field, column) {
                    Ok(Some(candidate)) => candidates.push(candidate),
                    Ok(None) => {}
                    Err(one) => lost.push(one),
                }
            }
        }
        // Equal totals: in order of fields, then of columns.
        candidates
            .sort_by(|a, b| b.total.total_cmp(&a.total).then(a.field.cmp(&b.field)).then(a.column.cmp(&b.column)));
        for candidate in candidates {
            // An id that is called so is the number, unless another column says more plainly that it is.
            let is_less = candidate.field == Field::Number
                && candidate.kind != MatchKind::Alias
                && candidate.total < 60.0
                && matches.iter().any(|found| found.field == Field::Id);
            let is_taken = is_less
                || matches.iter().any(|found| found.field == candidate.field || found.column == candidate.column);
            if !is_taken {
                matches.push(self.matched(candidate));
            }
        }
        self.without_words(&mut matches, ignored);
        lost.retain(|one| !matches.iter().any(|found| found.field == one.field || found.column == one.column));
        matches.sort_by_key(|found| found.column);
        (matches, lost)
    }

    fn matched(&self, candidate: Candidate) -> Match {
        let Candidate { total, field, column, kind, percent } = candidate;
        let confidence = if kind == MatchKind::Alias { 100 } else { total.clamp(0.0, 100.0) as u8 };
        let because = match kind {
            MatchKind::Profile => Because::Told,
            MatchKind::Alias => Because::Known,
            MatchKind::Fuzzy => Because::Near { percent },
            _ if field.kind() == FieldKind::Date && self.company.is_first(column) && field == Field::Created => {
                Because::WordsAndOrder { percent }
            }
            _ => Because::Words { percent },
        };
        let kind = if kind == MatchKind::Guess && confidence >= SURE { MatchKind::Evident } else { kind };
        Match { column, header: self.headers[column].clone(), field, kind, confidence, because }
    }

    /// What speaks for a column being a field; what a known name lost to its values is an error.
    fn candidate(&self, field: Field, column: usize) -> Result<Option<Candidate>, Lost> {
        let look = &self.looks[column];
        let alias = self.alias_rank(field, column);
        let (named, kind) = match alias {
            Some(rank) => (100.0 - (rank as f64 * 0.1).min(5.0), MatchKind::Alias),
            None => match speaks(self.said[column], field) {
                0 if self.is_nearly(field, column) => (60.0, MatchKind::Fuzzy),
                sure => (f64::from(sure), MatchKind::Guess),
            },
        };
        let fit = look.fit(field);
        let is_alias = kind == MatchKind::Alias;
        let agreed = match fit {
            Fit::Contradicts if is_alias => {
                return Err(Lost { column, header: self.headers[column].clone(), field });
            }
            Fit::Contradicts => return Ok(None),
            Fit::Empty if is_alias && look.rows > 0 => 0.8,
            Fit::Empty if is_alias => 1.0,
            // A column of dates that nobody has filled yet is still what it says.
            Fit::Empty if look.rows > 4 && named >= 90.0 && field.kind() == FieldKind::Date => 0.8,
            Fit::Empty => return Ok(None),
            // What is only near a known name must hold what the name says.
            Fit::Weak if kind == MatchKind::Fuzzy => return Ok(None),
            // Many words can mean the ticket; its number is a key.
            Fit::Weak if !is_alias && field == Field::Number => return Ok(None),
            Fit::Weak if is_alias => 0.97,
            Fit::Weak => 0.88,
            Fit::Strong => 1.0,
        };
        if !is_alias && self.is_beyond(field, named) {
            return Ok(None);
        }
        let is_told_by_rows =
            matches!(field, Field::Completed | Field::ResolvedAt) && !is_alias && self.speaks_of_due(column);
        if is_told_by_rows && !self.company.is_only_when_closed(column) {
            return Ok(None);
        }
        // A key that is called so little surely, but names every row: that is what a number does.
        let named = if field == Field::Number && !is_alias && named >= 60.0 && look.is_unique() {
            (named * 1.2).min(95.0)
        } else {
            named
        };
        // A column called status whose labels no language knows gives way to one with statuses that are known.
        let named = if field == Field::Status && self.is_outdone(column) { 60.0 } else { named };
        let total = named * agreed * self.company.agrees(field, column, look, is_alias);
        let enough = is_alias || total >= f64::from(LEAST);
        Ok(enough.then_some(Candidate { total, field, column, kind, percent: look.percent_of(field) }))
    }

    /// What exports of a known system do not name, they do not have; only plain words say otherwise.
    fn is_beyond(&self, field: Field, named: f64) -> bool {
        use Field as F;
        let essential = matches!(field, F::Number | F::Created | F::Status);
        let plain = matches!(
            field,
            F::Completed
                | F::ResolvedAt
                | F::LastActivity
                | F::Due
                | F::ResolutionDue
                | F::Resource
                | F::Title
                | F::Queue
        );
        self.is_known_system && !essential && !(plain && named >= 80.0)
    }

    /// Whether another column that is called so, too, holds statuses that are known, and this one none; or tells what is
    /// done, and this one does not (TOPdesk's `status` is the line of support that has the ticket).
    fn is_outdone(&self, column: usize) -> bool {
        let is_better = |other: usize| {
            let known = self.company.statuses(other);
            known > 0 && known * 2 >= self.looks[other].distinct.min(12) && self.is_called_status(other)
        };
        let others = || (0..self.looks.len()).filter(|&other| other != column);
        let tells = |column: usize| self.company.tells_end(column);
        self.company.statuses(column) == 0 && others().any(is_better)
            || !tells(column) && others().any(|other| tells(other) && self.alias_rank(Field::Status, other).is_some())
    }

    fn is_called_status(&self, column: usize) -> bool {
        self.alias_rank(Field::Status, column).is_some() || speaks(self.said[column], Field::Status) >= 60
    }

    /// Whether a header says nothing that a moment of creation is not.
    fn says_only_moment(&self, column: usize) -> bool {
        use Concept as C;
        let moment = Concepts::of(&[C::Date, C::Time, C::Ticket, C::Service, C::Open]);
        self.said[column].concepts.without(moment).is_empty()
    }

    fn speaks_of_due(&self, column: usize) -> bool {
        self.said[column].concepts.holds(Concepts::of(&[Concept::Due]))
    }

    fn alias_rank(&self, field: Field, column: usize) -> Option<usize> {
        let (aliases, foreign) = (field.aliases(Entity::Tickets), field.foreign_aliases(Entity::Tickets));
        let names = &self.names[column];
        aliases.iter().chain(foreign).position(|alias| names.iter().any(|name| name == alias))
    }

    fn is_nearly(&self, field: Field, column: usize) -> bool {
        let name = self.names[column].first();
        name.is_some_and(|name| field.aliases(Entity::Tickets).iter().any(|alias| is_near(name, alias)))
    }

    /// What must be there, by the cells alone: the first column of distinct numbers, the only column of known
    /// statuses, the only column of moments.
    fn without_words(&self, matches: &mut Vec<Match>, ignored: &[usize]) {
        let has = |matches: &[Match], field: Field| matches.iter().any(|found| found.field == field);
        let is_told = self.is_known_system && has(matches, Field::Number);
        if is_told || self.looks.first().is_none_or(|look| look.rows < FEWEST) {
            return;
        }
        for field in [Field::Number, Field::Created, Field::Status] {
            let is_there = match field {
                Field::Number => has(matches, Field::Number) || has(matches, Field::Id),
                Field::Created => {
                    [Field::Created, Field::EventAt, Field::AgeDays].iter().any(|&known| has(matches, known))
                }
                _ => has(matches, field) || has(matches, Field::Completed) && has(matches, Field::Created),
            };
            if is_there {
                continue;
            }
            let free: Vec<usize> = (0..self.looks.len())
                .filter(|column| !ignored.contains(column) && !matches.iter().any(|found| found.column == *column))
                .filter(|&column| self.looks[column].fill() >= 90 && self.is_by_cells(field, column))
                .collect();
            let column = match (field, free.as_slice()) {
                (Field::Number, [first, ..]) if self.looks[*first].is_unique() => *first,
                (_, [only]) if field != Field::Number => *only,
                _ => continue,
            };
            let percent = self.looks[column].percent_of(field);
            let header = self.headers[column].clone();
            let because = Because::Values { percent };
            matches.push(Match { column, header, field, kind: MatchKind::Guess, confidence: 40, because });
        }
    }

    fn is_by_cells(&self, field: Field, column: usize) -> bool {
        let look = &self.looks[column];
        match field {
            // Of a purchase, a birth, a renewal: a moment, but none of the ticket.
            Field::Created => look.moments * 10 >= look.filled * 8 && self.says_only_moment(column),
            Field::Status => {
                look.fit(field) == Fit::Strong && self.company.statuses(column) * 2 >= look.distinct.min(12)
            }
            _ => look.fit(field) == Fit::Strong,
        }
    }
}

/// What the cells of each column hold.
fn looks(width: usize, rows: &[Vec<String>]) -> Vec<Look> {
    (0..width).map(|column| Look::at(rows.iter().map(|row| row.get(column).map_or("", String::as_str)))).collect()
}

/// The mapping of a table with what its rows say: known names are checked against the cells, and what no name tells is
/// found by words and cells. `None` when it is no table that is used here.
pub(in crate::dataset) fn with_rows(
    headers: &[String],
    rows: &[Vec<String>],
    known: Option<Mapping>,
    settings: &Settings,
) -> Option<Mapping> {
    let mapping = match known {
        Some(mapping) if mapping.entity != Entity::Tickets => {
            return super::others::checked(mapping, &looks(headers.len(), rows));
        }
        Some(mapping) => mapping,
        None if rows.len() < FEWEST => return None,
        None => Mapping::nothing(headers),
    };
    let judge = Judge::new(headers, rows);
    let was_known = !mapping.matches.is_empty();
    let told: Vec<Match> = mapping.matches.iter().filter(|found| found.kind == MatchKind::Profile).cloned().collect();
    let ignored = if mapping.is_told { super::ignored_columns(headers, settings) } else { Vec::new() };
    let (mut matches, lost) = judge.assign(told, &ignored);
    if mapping.is_told {
        // The user has seen the columns: what was not touched is not asked about again.
        for found in matches.iter_mut().filter(|found| found.kind.is_doubtful()) {
            found.kind = MatchKind::Evident;
        }
    }
    let mut mapping = Mapping { matches, lost, ..mapping };
    if !was_known && !super::fit::is_tickets_by_evidence(&mapping) {
        return None;
    }
    if !was_known || mapping.matches.iter().any(|found| found.kind.is_assumed()) {
        let score = mapping.matches.len() as i32;
        mapping.settle(score);
    }
    Some(mapping)
}

/// What the columns of a table would be, were it one of tickets: for a table of which the user says so, or which is refused.
pub(in crate::dataset) fn as_tickets(headers: &[String], rows: &[Vec<String>]) -> Vec<Match> {
    Judge::new(headers, rows).assign(Vec::new(), &[]).0
}
