//! What the columns of a table say of each other: created is before everything else, and every ticket has it; what is
//! closed was created before; statuses are labels that are known.

use std::collections::BTreeSet;

use crate::dataset::cell::plain;
use crate::dataset::date::{DateColumn, OrderEvidence, RawDate};
use crate::dataset::raw::clean;
use crate::settings::{guess_status, read_status};
use base::Zone;

use super::concept::{Concept, Concepts, Said};
use super::look::Look;
use super::speaks::speaks;
use super::{Field, FieldKind};

/// Fewer rows of a kind tell nothing of a column.
const ENOUGH: usize = 5;

/// What a sample of the rows says about columns beside each other.
#[derive(Debug, Default)]
pub(super) struct Company {
    /// The moments of each column that holds some, row by row.
    moments: Vec<Option<Vec<Option<i64>>>>,
    /// Distinct values of each column that are known as a status.
    statuses: Vec<usize>,
    /// Columns whose labels tell the tickets that are done from the open ones.
    tells_end: Vec<bool>,
    /// The column that tells most plainly when tickets were created.
    created: Option<usize>,
    /// Columns of plans and promises, and of what is no step of a ticket: they may lie before its creation.
    is_aside: Vec<bool>,
    /// Columns of moments that are filled where the status says closed, and not where it says open.
    only_when_closed: Vec<bool>,
}

impl Company {
    pub fn of(width: usize, rows: &[Vec<String>], looks: &[Look], said: &[Said]) -> Self {
        let cell = |row: &[String], column: usize| read(row.get(column).map_or("", String::as_str));
        let mut raw: Vec<Option<DateColumn>> = Vec::new();
        for (column, look) in looks.iter().enumerate().take(width) {
            // Plain numbers are days of a spreadsheet only where the header speaks of a moment: ticket numbers look the same.
            let serials = if says_moment(said[column]) { look.serials } else { 0 };
            let holds = look.filled > 0 && (look.moments + serials) * 10 >= look.filled * 5;
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
        let labels: Vec<BTreeSet<String>> = (0..width)
            .map(|column| {
                let cells = rows.iter().map(|row| cell(row, column)).filter(|cell| !cell.is_empty());
                if looks[column].is_few() { cells.collect() } else { BTreeSet::new() }
            })
            .collect();
        let statuses =
            labels.iter().map(|labels| labels.iter().filter(|label| guess_status(label).1).count()).collect();
        let tells_end = labels.iter().map(tells_end).collect();
        let mut company = Self { moments, statuses, tells_end, ..Self::default() };
        company.is_aside = said.iter().map(|said| is_aside(*said)).collect();
        company.created = company.creation(looks, said);
        let closed = company.closed(rows, said);
        company.only_when_closed = (0..width).map(|column| company.fills_when_closed(column, &closed)).collect();
        company
    }

    /// The column of moments whose header says most plainly that it is the creation.
    fn creation(&self, looks: &[Look], said: &[Said]) -> Option<usize> {
        let sure = |column: usize| usize::from(speaks(said[column], Field::Created)) * looks[column].fill();
        let all = (0..self.moments.len()).filter(|&column| self.moments[column].is_some() && sure(column) > 0);
        all.max_by_key(|&column| (sure(column), std::cmp::Reverse(column)))
    }

    /// Whether each row is closed by the label of its status; `None` where no label says it.
    fn closed(&self, rows: &[Vec<String>], said: &[Said]) -> Vec<Option<bool>> {
        let all = (0..self.statuses.len()).filter(|&column| self.statuses[column] > 0);
        let best = all.max_by_key(|&column| (speaks(said[column], Field::Status), self.statuses[column]));
        let label = |row: &Vec<String>| read(best.and_then(|column| row.get(column)).map_or("", String::as_str));
        rows.iter().map(|row| read_status(&label(row)).map(|read| !read.meaning.is_open())).collect()
    }

    fn fills_when_closed(&self, column: usize, closed: &[Option<bool>]) -> bool {
        let Some(moments) = &self.moments[column] else { return false };
        let count = |wanted: bool| {
            let of_kind = moments.iter().zip(closed).filter(|(_, closed)| **closed == Some(wanted));
            of_kind.fold((0, 0), |(all, filled), (moment, _)| (all + 1, filled + usize::from(moment.is_some())))
        };
        let ((open, open_filled), (closed, closed_filled)) = (count(false), count(true));
        open >= ENOUGH && closed >= ENOUGH && open_filled * 20 <= open && closed_filled * 5 >= closed * 4
    }

    /// Distinct values of a column that are known as a status.
    pub fn statuses(&self, column: usize) -> usize {
        self.statuses[column]
    }

    /// Whether the labels of a column tell the tickets that are done from the open ones.
    pub fn tells_end(&self, column: usize) -> bool {
        self.tells_end[column]
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

    /// Whether no other column of moments is usually earlier; plans and promises may be.
    pub fn is_first(&self, column: usize) -> bool {
        let is_before = |other: usize| self.before(column, other).is_none_or(|percent| percent >= 80);
        self.moments[column].is_some() && self.others(column).all(|other| self.is_aside[other] || is_before(other))
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
            // After the creation; anything else may come before or behind.
            Field::Completed | Field::ResolvedAt => {
                let created = self.created.filter(|&created| created != column);
                let is_late =
                    created.and_then(|created| self.before(created, column)).is_none_or(|percent| percent >= 50);
                if is_late { 1.0 } else { 0.7 }
            }
            // Nobody sets a promise only when it is over.
            Field::Due | Field::ResolutionDue if self.only_when_closed[column] => 0.5,
            _ => 1.0,
        }
    }

    /// Whether a column of moments is filled where the status says closed, and not where it says open.
    pub fn is_only_when_closed(&self, column: usize) -> bool {
        self.only_when_closed[column]
    }
}

/// Whether some labels mean done and others open.
fn tells_end(labels: &BTreeSet<String>) -> bool {
    let is_open = |label: &String| read_status(label).map(|read| read.meaning.is_open());
    [true, false].iter().all(|&wanted| labels.iter().any(|label| is_open(label) == Some(wanted)))
}

/// A cell of a sample: what an object is called, and not the object.
fn read(cell: &str) -> String {
    let cell = clean(cell);
    if cell.starts_with(['{', '[']) { plain(cell).into_owned() } else { cell.to_owned() }
}

/// Whether a header speaks of a moment, so that plain numbers may be one.
fn says_moment(said: Said) -> bool {
    Field::ALL.iter().any(|&field| field.kind() == FieldKind::Date && speaks(said, field) >= 50)
}

/// Whether a header speaks of a plan, a promise, or of something that is no step of a ticket.
fn is_aside(said: Said) -> bool {
    let aside = [Concept::Due, Concept::Estimate, Concept::Other];
    aside.iter().any(|&one| said.concepts.holds(Concepts::of(&[one])))
        || said.concepts.without(Concepts::of(&[Concept::Date, Concept::Time])).is_empty() && said.unknown > 0
}
