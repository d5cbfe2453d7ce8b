//! What the columns of a table say of each other: created is before everything else, and every ticket has it; what is
//! closed was created before; statuses are labels that are known.

use crate::dataset::date::{DateColumn, OrderEvidence, RawDate};
use crate::dataset::raw::clean;
use crate::settings::guess_status;
use base::Zone;

use super::look::Look;
use super::{Field, FieldKind};

/// What a sample of the rows says about columns beside each other.
#[derive(Debug, Default)]
pub(super) struct Company {
    /// The moments of each column that holds some, row by row.
    moments: Vec<Option<Vec<Option<i64>>>>,
    /// Distinct values of each column that are known as a status.
    statuses: Vec<usize>,
}

impl Company {
    pub fn of(width: usize, rows: &[Vec<String>], looks: &[Look]) -> Self {
        let cell = |row: &[String], column: usize| row.get(column).map_or("", |cell| clean(cell)).to_owned();
        let mut raw: Vec<Option<DateColumn>> = Vec::new();
        for (column, look) in looks.iter().enumerate().take(width) {
            let holds = look.filled > 0 && (look.moments + look.serials) * 10 >= look.filled * 5;
            raw.push(holds.then(|| {
                let mut dates = DateColumn::default();
                for row in rows {
                    dates.push(&cell(row, column));
                }
                dates
            }));
        }
        let evidence = raw.iter().flatten().fold(OrderEvidence::default(), |sum, dates| sum.and(dates.evidence));
        let (day_first, zone) = (evidence.decided().unwrap_or(evidence.meridiem == 0), Zone::utc());
        let moments = raw
            .into_iter()
            .map(|dates| {
                let dates = dates?;
                let moment = |date: &RawDate| date.resolve(day_first, &zone, &dates.zones).ok()?.get().map(|at| at.0);
                Some(dates.cells.iter().map(moment).collect())
            })
            .collect();
        let statuses = (0..width)
            .map(|column| {
                if !looks[column].is_few() {
                    return 0;
                }
                let labels = rows.iter().map(|row| cell(row, column)).filter(|cell| !cell.is_empty());
                let distinct: std::collections::BTreeSet<String> = labels.collect();
                distinct.iter().filter(|label| guess_status(label).1).count()
            })
            .collect();
        Self { moments, statuses }
    }

    /// Distinct values of a column that are known as a status.
    pub fn statuses(&self, column: usize) -> usize {
        self.statuses[column]
    }

    /// Percent of the rows that have a moment in both columns in which the first is not later; `None` without such rows.
    fn before(&self, first: usize, second: usize) -> Option<usize> {
        let (first, second) = (self.moments[first].as_ref()?, self.moments[second].as_ref()?);
        let both = first.iter().zip(second).filter_map(|(a, b)| Some(((*a)?, (*b)?)));
        let (mut all, mut good) = (0_usize, 0_usize);
        for (a, b) in both {
            all += 1;
            good += usize::from(a <= b);
        }
        (all > 0).then(|| 100 * good / all)
    }

    /// The other columns of moments.
    fn others(&self, column: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.moments.len()).filter(move |&other| other != column && self.moments[other].is_some())
    }

    /// Whether no other column of moments is usually earlier.
    pub fn is_first(&self, column: usize) -> bool {
        self.moments[column].is_some()
            && self.others(column).all(|other| self.before(column, other).is_none_or(|percent| percent >= 80))
    }

    /// Whether no other column of moments is usually later.
    fn is_last(&self, column: usize) -> bool {
        self.others(column).all(|other| self.before(other, column).is_none_or(|percent| percent >= 80))
    }

    /// How well a column agrees with its company as a field: 1 for well.
    pub fn agrees(&self, field: Field, column: usize, look: &Look, is_alias: bool) -> f64 {
        if field.kind() != FieldKind::Date || self.moments[column].is_none() || is_alias {
            return 1.0;
        }
        let is_only = self.others(column).next().is_none();
        match field {
            // Every ticket was created, and before all that happened to it.
            Field::Created => {
                let filled = if look.fill() >= 95 { 1.0 } else { 0.4 + 0.5 * look.fill() as f64 / 100.0 };
                let order = if self.is_first(column) { 1.0 } else { 0.7 };
                let bonus = if look.fill() >= 95 && (is_only || self.is_first(column)) { 1.12 } else { 1.0 };
                filled * order * bonus
            }
            Field::Completed | Field::ResolvedAt => {
                let is_late = self.others(column).all(|other| {
                    let is_full = self.moments[other].as_ref().is_some_and(|all| all.iter().all(Option::is_some));
                    !is_full || self.before(other, column).is_none_or(|percent| percent >= 50) || self.is_last(other)
                });
                if is_late { 1.0 } else { 0.7 }
            }
            _ => 1.0,
        }
    }
}
