//! The moment of the picture: the newest activity, without the slips, which are said.
//!
//! In: the moments of tickets and time entries. Out: the newest that is believable, an issue for each that is not, and a
//! refusal where no ticket says when it was created. Never: a clock.

use rustc_hash::FxHashMap;

use base::{DAY, Timestamp};
use ingest::{ImportError, IssueKind, Place};
use language::say;

use super::columns::Columns;
use super::data::{Dataset, FileInfo};
use super::field::{Entity, Field};
use super::intake::shortened;

/// What happens to tickets; due times and service calls do not count.
const OF_TICKETS: [Field; 7] = [
    Field::Created,
    Field::LastActivity,
    Field::Completed,
    Field::FirstResponseAt,
    Field::PlanAt,
    Field::ResolvedAt,
    Field::EventAt,
];

/// What happens in time entries.
const OF_ENTRIES: [Field; 3] = [Field::Start, Field::End, Field::Entered];

/// What happens to these tickets; a completion that stands in for the resolution is one moment, not two.
fn of_tickets(data: &Dataset) -> impl Iterator<Item = Field> {
    let stands_in = data.completed_stands_in;
    OF_TICKETS.into_iter().filter(move |field| !(stands_in && *field == Field::ResolvedAt))
}

fn moments(data: &Dataset) -> impl Iterator<Item = Timestamp> + '_ {
    let tickets = of_tickets(data).flat_map(|field| data.tickets.dates(field));
    let entries = OF_ENTRIES.into_iter().flat_map(|field| data.entries.dates(field));
    tickets.chain(entries).filter_map(|at| at.get())
}

/// The newest moment at which something happened.
pub(super) fn newest(data: &Dataset) -> Option<Timestamp> {
    let last = last_believable_day(moments(data).map(|at| at.0.div_euclid(DAY)));
    moments(data).filter(|at| at.0.div_euclid(DAY) <= last).max()
}

/// The last day on which something happened, without the slips: a few moments months behind all others, where
/// there are thousands, are typed wrongly, and would make every ticket look old.
fn last_believable_day(days: impl Iterator<Item = i64>) -> i64 {
    const GAP_DAYS: i64 = 60;
    let mut counts: FxHashMap<i64, usize> = FxHashMap::default();
    for day in days {
        *counts.entry(day).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    let mut sorted: Vec<(i64, usize)> = counts.into_iter().collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let Some(&(mut last, _)) = sorted.first() else {
        return i64::MAX;
    };
    let mut behind = 0;
    for pair in sorted.windows(2) {
        behind += pair[0].1;
        if behind * 1_000 > total {
            break;
        }
        if pair[0].0 - pair[1].0 > GAP_DAYS {
            last = pair[1].0;
        }
    }
    last
}

/// Says which moments lie behind the newest believable one, with file, row and column.
pub(super) fn report_slips(data: &mut Dataset) {
    let Some(newest) = data.newest else { return };
    let mut slips = Vec::new();
    let (of_tickets, of_entries): (Vec<Field>, Vec<Field>) = (of_tickets(data).collect(), OF_ENTRIES.to_vec());
    for (columns, fields) in [(&data.tickets, of_tickets), (&data.entries, of_entries)] {
        for field in fields {
            for (row, at) in columns.dates(field).iter().enumerate() {
                if let Some(at) = at.get().filter(|at| *at > newest) {
                    let (place, header) = place_of(data, columns, field, row);
                    slips.push((place, header, data.zone.rfc3339(at)));
                }
            }
        }
    }
    for (place, header, moment) in slips {
        data.issues.report(&place, IssueKind::LaterThanAsOf, &header, &moment);
    }
}

/// Where a cell stands, and the header above it.
fn place_of(data: &Dataset, columns: &Columns, field: Field, row: usize) -> (Place, String) {
    let file = &data.files[usize::from(columns.file[row])];
    let header = file.matches.iter().find(|found| found.field == field).map(|found| found.header.clone());
    let place = Place { file: file.name.clone(), sheet: file.sheet.clone(), row: columns.row[row] };
    (place, header.unwrap_or_default())
}

/// That some ticket says when it was created: without it there is no picture at all.
///
/// # Errors
/// A sentence with the columns that there are, or with the cells that are no moments.
pub(super) fn some_are_created(tickets: &Columns, files: &[FileInfo]) -> Result<(), ImportError> {
    if !tickets.is_blank(Field::Created) {
        return Ok(());
    }
    let Some(file) = files.iter().find(|file| file.entity == Some(Entity::Tickets)) else {
        return Ok(());
    };
    let found = file.matches.iter().find(|found| found.field == Field::Created);
    let what = match found.map(|found| (found, file.samples.get(found.column).and_then(|cells| cells.first()))) {
        Some((found, Some(cell))) => {
            say!("No cell of the column {}, taken for the creation date, is a moment: {cell}.", found.header)
        }
        Some((found, None)) => say!("The column {}, taken for the creation date, is empty.", found.header),
        None => say!("No column says when the tickets were created. Its columns are {}.", shortened(&file.headers)),
    };
    Err(ImportError::new(
        &file.name,
        what,
        say!("Which column is the creation date? Say it when the columns are matched, or export it with the list."),
    ))
}
