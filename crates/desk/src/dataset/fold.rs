//! Many rows a ticket become one: an event log is folded into tickets, a ticket exported twice is taken once.

use crate::settings::StatusMeaning;
use base::{OptTime, Sym, Timestamp};

use super::columns::{Column, Columns};
use super::field::Field;

/// How often a ticket changed hands, from one record of its history to the next; `None` where the
/// history does not say who had it. A first assignment is no hand-off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandOffs {
    /// From one queue (group, board) to another.
    pub queues: Option<u32>,
    /// Of these, back to the queue it had just come from.
    pub back: Option<u32>,
    /// From one technician to another.
    pub resources: Option<u32>,
}

impl HandOffs {
    /// Counts along the rows of one ticket's records, in order of time.
    pub(super) fn along(columns: &Columns, rows: impl Iterator<Item = usize> + Clone) -> Self {
        let count =
            |field: Field| columns.has(field).then(|| Self::count(rows.clone().map(|row| columns.label(field, row))));
        let queues = count(Field::Queue);
        Self {
            queues: queues.map(|(changes, _)| changes),
            back: queues.map(|(_, back)| back),
            resources: count(Field::Resource).map(|(changes, _)| changes),
        }
    }

    /// Changes of the holder in order of time, and how many led straight back.
    pub(super) fn count(holders: impl Iterator<Item = Sym>) -> (u32, u32) {
        let (mut last, mut before, mut changes, mut back) = (Sym::NONE, Sym::NONE, 0, 0);
        for holder in holders {
            if holder.is_none() || holder == last {
                continue;
            }
            if !last.is_none() {
                changes += 1;
                back += u32::from(holder == before);
            }
            (before, last) = (last, holder);
        }
        (changes, back)
    }
}

/// The statuses that tickets went through: for each ticket, from when on it had which status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusSpans {
    /// The spans of ticket `n` are `starts[n]..starts[n + 1]`; empty when nothing is known of any ticket.
    starts: Vec<u32>,
    at: Vec<Timestamp>,
    status: Vec<Sym>,
    /// One for each ticket, where any history is known.
    handoffs: Vec<HandOffs>,
}

impl StatusSpans {
    /// The changes of a ticket in order of time: when, and to which status.
    pub fn of(&self, ticket: usize) -> impl Iterator<Item = (Timestamp, Sym)> + '_ {
        let range = match (self.starts.get(ticket), self.starts.get(ticket + 1)) {
            (Some(&from), Some(&to)) => from as usize..to as usize,
            _ => 0..0,
        };
        range.map(|at| (self.at[at], self.status[at]))
    }

    /// How often a ticket changed hands.
    pub fn handoffs(&self, ticket: usize) -> HandOffs {
        self.handoffs.get(ticket).copied().unwrap_or_default()
    }

    /// Whether no ticket has a known history.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Appends the next ticket's changes.
    pub(super) fn push(&mut self, changes: impl Iterator<Item = (Timestamp, Sym)>, handoffs: HandOffs) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        let mut last = None;
        for (at, status) in changes {
            if last != Some(status) {
                self.at.push(at);
                self.status.push(status);
                last = Some(status);
            }
        }
        self.starts.push(self.at.len() as u32);
        self.handoffs.push(handoffs);
    }

    pub(super) fn append(&mut self, other: &Self, before: usize, count: usize) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        while self.starts.len() < before + 1 {
            self.push(std::iter::empty(), HandOffs::default());
        }
        for ticket in 0..count {
            self.push(other.of(ticket), other.handoffs(ticket));
        }
    }

    pub(super) fn select(&self, rows: &[u32]) -> Self {
        let mut picked = Self::default();
        if !self.is_empty() {
            rows.iter().map(|&row| row as usize).for_each(|row| picked.push(self.of(row), self.handoffs(row)));
        }
        picked
    }
}

/// Rows of each key, in order of first appearance of the key.
pub(super) struct Groups {
    /// The rows of group `n` are `rows[starts[n]..starts[n + 1]]`, in order of appearance.
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Groups {
    pub fn by_key(keys: &[Sym], distinct: usize) -> Self {
        let mut group_of = vec![u32::MAX; distinct];
        let mut sizes: Vec<u32> = Vec::new();
        for key in keys {
            let group = &mut group_of[key.index()];
            if *group == u32::MAX {
                *group = sizes.len() as u32;
                sizes.push(0);
            }
            sizes[*group as usize] += 1;
        }
        let mut starts = vec![0; sizes.len() + 1];
        for (group, size) in sizes.iter().enumerate() {
            starts[group + 1] = starts[group] + size;
        }
        let mut next = starts.clone();
        let mut rows = vec![0; keys.len()];
        for (row, key) in keys.iter().enumerate() {
            let group = group_of[key.index()] as usize;
            rows[next[group] as usize] = row as u32;
            next[group] += 1;
        }
        Self { starts, rows }
    }

    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.starts.windows(2).map(|pair| &self.rows[pair[0] as usize..pair[1] as usize])
    }
}

/// The field that says when an event happened.
fn event_field(columns: &Columns) -> Field {
    if columns.has(Field::EventAt) { Field::EventAt } else { Field::LastActivity }
}

/// Whether a table has many rows a ticket because it tells the ticket's story.
pub(super) fn is_event_log(columns: &Columns, groups: &Groups) -> bool {
    let extra = columns.len() - groups.len();
    if extra * 5 < groups.len() || !columns.has(Field::Status) {
        return false;
    }
    let when = event_field(columns);
    if !columns.has(when) {
        return false;
    }
    let differs = |a: u32, b: u32| {
        let (a, b) = (a as usize, b as usize);
        columns.date(when, a) != columns.date(when, b)
            || columns.label(Field::Status, a) != columns.label(Field::Status, b)
    };
    let told: usize = groups.iter().map(|rows| rows.windows(2).filter(|pair| differs(pair[0], pair[1])).count()).sum();
    told * 2 >= extra
}

/// Folds an event log: the last event gives the ticket, created is the earliest, the changes of status are kept.
pub(super) fn fold_log(
    columns: &Columns,
    groups: &Groups,
    meaning: impl Fn(Sym) -> StatusMeaning,
) -> (Columns, StatusSpans) {
    let when = event_field(columns);
    let mut spans = StatusSpans::default();
    let mut last_rows = Vec::with_capacity(groups.len());
    let (mut created, mut activity, mut completed) = (Vec::new(), Vec::new(), Vec::new());
    let mut ordered: Vec<u32> = Vec::new();
    for rows in groups.iter() {
        ordered.clear();
        ordered.extend(rows);
        // A stable sort: events of the same second stay in the order of the file.
        ordered.sort_by_key(|&row| columns.date(when, row as usize).get());
        let events = || ordered.iter().map(|&row| row as usize);
        let changes =
            || events().filter_map(|row| Some((columns.date(when, row).get()?, columns.label(Field::Status, row))));
        spans.push(changes(), HandOffs::along(columns, events()));
        let first_event = events().map(|row| columns.date(when, row)).fold(OptTime::NONE, OptTime::earlier);
        let told = events().map(|row| columns.date(Field::Created, row)).fold(OptTime::NONE, OptTime::earlier);
        created.push(if told.is_some() { told } else { first_event });
        activity.push(events().map(|row| columns.date(when, row)).fold(OptTime::NONE, OptTime::later));
        let told = events().map(|row| columns.date(Field::Completed, row)).fold(OptTime::NONE, OptTime::later);
        completed.push(if told.is_some() { told } else { done_since(changes(), &meaning) });
        last_rows.push(ordered.last().copied().unwrap_or_default());
    }
    let mut tickets = columns.select(&last_rows);
    tickets.set(Field::Created, Column::Dates(created));
    tickets.set(Field::LastActivity, Column::Dates(activity));
    tickets.set(Field::Completed, Column::Dates(completed));
    (tickets, spans)
}

/// When the last unbroken run of complete statuses began; none when the last status is open.
fn done_since(changes: impl Iterator<Item = (Timestamp, Sym)>, meaning: impl Fn(Sym) -> StatusMeaning) -> OptTime {
    let mut since = OptTime::NONE;
    for (at, status) in changes {
        if meaning(status).is_open() {
            since = OptTime::NONE;
        } else if !since.is_some() {
            since = at.into();
        }
    }
    since
}

/// The row to use of each key, in order of appearance: the newest by last activity, of equals the last.
/// With it the rows that were left.
pub(super) fn newest_of_each(columns: &Columns, groups: &Groups) -> (Vec<u32>, Vec<u32>) {
    let age = |row: u32| {
        let row = row as usize;
        columns.date(Field::LastActivity, row).later(columns.date(Field::Completed, row)).get()
    };
    let mut kept = Vec::with_capacity(groups.len());
    let mut left = Vec::new();
    for rows in groups.iter() {
        let best = rows.iter().copied().fold(rows[0], |best, row| if age(row) >= age(best) { row } else { best });
        kept.push(best);
        left.extend(rows.iter().copied().filter(|&row| row != best));
    }
    (kept, left)
}
