//! The data as they were at an earlier moment, as far as they can tell it.
//!
//! What has a time is cut at the moment: tickets, events, time entries, the status history. What a ticket's row says
//! without a time (its technician, queue, due dates…) is known only when nothing touched the ticket since.

use rustc_hash::FxHashMap;

use crate::settings::{Settings, StatusMeaning};
use base::{OptTime, Sym, Timestamp};

use super::columns::{Column, Columns};
use super::data::{CallFacts, Dataset, EntryFacts, TicketFacts};
use super::field::Field;
use super::fold::HandOffs;

/// Moments of a ticket's own events: each is written once, when it happens.
const EVENTS: [Field; 4] = [Field::FirstResponseAt, Field::PlanAt, Field::ResolvedAt, Field::Completed];

/// Data as they were, and what is sure about each ticket of them.
#[derive(Clone, Debug)]
pub struct Rewound {
    /// The data at the moment.
    pub data: Dataset,
    /// By ticket: something happened to it since, so that what has no time may have been different.
    pub touched: Vec<bool>,
    /// By ticket: its status at the moment is known.
    pub status_known: Vec<bool>,
    /// By ticket: whether it was open at the moment is known.
    pub open_known: Vec<bool>,
    /// Whether the moment lies at or behind the newest activity: nothing had to be cut.
    pub is_now: bool,
}

impl Dataset {
    /// The data as they were at `at`. Tickets without a creation time are left out.
    pub fn as_it_was(&self, at: Timestamp, settings: &Settings) -> Rewound {
        let rows: Vec<u32> = (0..self.len() as u32)
            .filter(|&row| happened(self.tickets.date(Field::Created, row as usize), at))
            .collect();
        let mut rewound = Rewound {
            touched: rows.iter().map(|&row| self.is_touched(row as usize, at)).collect(),
            status_known: Vec::with_capacity(rows.len()),
            open_known: Vec::with_capacity(rows.len()),
            is_now: self.newest.is_none_or(|newest| newest <= at),
            data: self.with_tickets(&rows, at),
        };
        cut_events(&mut rewound.data, at);
        set_statuses(self, &rows, at, &mut rewound);
        rewound.data.ticket_of_key = super::build::key_map(&rewound.data.tickets, self.keys.len());
        super::facts::derive(&mut rewound.data, settings);
        rewound
    }

    /// The data with some of the tickets and the time entries of the moment. Facts and histories are still empty;
    /// nothing that is thrown away is copied.
    fn with_tickets(&self, rows: &[u32], at: Timestamp) -> Self {
        let place_of: FxHashMap<u32, u32> = match (self.verdicts.is_empty(), self.repeated.is_empty()) {
            (true, true) => FxHashMap::default(),
            _ => (0..).zip(rows).map(|(place, &row)| (row, place)).collect(),
        };
        Self {
            texts: self.texts.clone(),
            keys: self.keys.clone(),
            zone: self.zone.clone(),
            tickets: self.tickets.select(rows),
            facts: TicketFacts::default(),
            spans: Default::default(),
            entries: self.entries.select(&entries_by(&self.entries, at)),
            entry_facts: EntryFacts::default(),
            calls: self.calls.clone(),
            call_facts: CallFacts::default(),
            resources: self.resources.clone(),
            companies: self.companies.clone(),
            holidays: self.holidays.clone(),
            time_off: self.time_off.clone(),
            contracts: self.contracts.clone(),
            verdicts: self.verdicts.iter().filter_map(|(row, verdict)| Some((*place_of.get(row)?, *verdict))).collect(),
            repeated: self.repeated.iter().filter_map(|row| place_of.get(row).copied()).collect(),
            newest: self.newest,
            files: self.files.clone(),
            unknown: self.unknown.clone(),
            questions: self.questions.clone(),
            issues: self.issues.clone(),
            completed_stands_in: self.completed_stands_in,
            resolved_only: self.resolved_only.clone(),
            statuses: self.statuses.clone(),
            ticket_of_key: Vec::new(),
            lists: Default::default(),
        }
    }

    /// Whether anything happened to a ticket after a moment, or may have.
    fn is_touched(&self, row: usize, at: Timestamp) -> bool {
        match self.tickets.date(Field::LastActivity, row).get() {
            Some(last) => {
                last > at
                    || EVENTS.iter().any(|&event| self.tickets.date(event, row).get().is_some_and(|event| event > at))
            }
            // Without a last activity only the end of all is sure, where the newest activity is before the moment.
            None => self.newest.is_none_or(|newest| newest > at),
        }
    }
}

fn happened(moment: OptTime, at: Timestamp) -> bool {
    moment.get().is_some_and(|moment| moment <= at)
}

fn cut_events(data: &mut Dataset, at: Timestamp) {
    for field in EVENTS.into_iter().chain([Field::LastActivity, Field::EventAt]) {
        if !data.tickets.has(field) {
            continue;
        }
        let cut = |moment: &OptTime| {
            if happened(*moment, at) { *moment } else { OptTime::NONE }
        };
        let cells: Vec<OptTime> = data.tickets.dates(field).iter().map(cut).collect();
        data.tickets.set(field, Column::Dates(cells));
    }
}

/// Gives each ticket the status that it had: by its history, as it is when nothing touched it, or by its milestones.
fn set_statuses(before: &Dataset, rows: &[u32], at: Timestamp, rewound: &mut Rewound) {
    let knows_reopening = before.tickets.has(Field::Reopened);
    let label_of = usual_labels(before);
    let fresh = |meaning: StatusMeaning| label_of.get(&meaning).copied();
    let mut statuses = Vec::with_capacity(rows.len());
    let mut changes: Vec<(Timestamp, Sym)> = Vec::new();
    let mut completed: Vec<OptTime> = rewound.data.tickets.dates(Field::Completed).to_vec();
    let mut activity = activities(before, rows, at);
    for (place, &row) in rows.iter().enumerate() {
        let row = row as usize;
        let now = before.tickets.label(Field::Status, row);
        changes.clear();
        changes.extend(before.spans.of(row).take_while(|(when, _)| *when <= at));
        let has_history = before.spans.of(row).next().is_some();
        let handoffs = if rewound.touched[place] { HandOffs::default() } else { before.spans.handoffs(row) };
        rewound.data.spans.push(changes.iter().copied(), handoffs);
        let status = match changes.last() {
            Some((when, status)) => {
                let last = activity.get_mut(place);
                if let Some(last) = last {
                    *last = last.later((*when).into());
                }
                *status
            }
            None if !rewound.touched[place] => now,
            None => guessed(before, row, at).and_then(fresh).unwrap_or(now),
        };
        statuses.push(status);
        rewound.status_known.push(!rewound.touched[place] || (has_history && !changes.is_empty()));
        // A row tells of the last completion only: a ticket that was opened again may have been complete before.
        let never_reopened =
            knows_reopening && before.tickets.amount(Field::Reopened, row).get().is_none_or(|n| n.0 == 0);
        rewound.open_known.push(rewound.status_known[place] || never_reopened);
        let is_open = before.statuses.meaning(status).is_open();
        if let (Some(done), Some((when, _))) = (completed.get_mut(place), changes.last())
            && !is_open
            && !done.is_some()
        {
            *done = (*when).into();
        }
    }
    let tickets = &mut rewound.data.tickets;
    if tickets.has(Field::Status) {
        tickets.set(Field::Status, Column::Labels(statuses));
    }
    for (field, cells) in [(Field::Completed, completed), (Field::LastActivity, activity)] {
        if tickets.has(field) {
            tickets.set(field, Column::Dates(cells));
        }
    }
    if before.spans.is_empty() {
        rewound.data.spans = Default::default();
    }
}

/// The last sign of life of each ticket by the moment: as exported where nothing came later, else the latest event
/// or time entry that is known.
fn activities(before: &Dataset, rows: &[u32], at: Timestamp) -> Vec<OptTime> {
    if !before.tickets.has(Field::LastActivity) {
        return Vec::new();
    }
    let last = |&row: &u32| {
        let row = row as usize;
        let entries = before.entries_of(row).iter().flat_map(|&entry| {
            [Field::Start, Field::End, Field::Entered].map(|field| before.entries.date(field, entry as usize))
        });
        EVENTS
            .into_iter()
            .chain([Field::Created, Field::LastActivity])
            .map(|field| before.tickets.date(field, row))
            .chain(entries)
            .filter(|moment| happened(*moment, at))
            .fold(OptTime::NONE, OptTime::later)
    };
    rows.iter().map(last).collect()
}

/// What a ticket without a history was at the moment, by its milestones; `None` when its status may be as it is now.
fn guessed(before: &Dataset, row: usize, at: Timestamp) -> Option<StatusMeaning> {
    let is_past = |field: Field| before.tickets.has(field).then(|| happened(before.tickets.date(field, row), at));
    let done = is_past(Field::Completed).or_else(|| is_past(Field::ResolvedAt)).unwrap_or(false);
    let is_complete_now = !before.facts.meaning[row].is_open();
    match (is_complete_now, done) {
        (true, true) => None,
        // Nobody had answered: it was still new.
        _ if is_past(Field::FirstResponseAt) == Some(false) => Some(StatusMeaning::New),
        (true, false) => Some(StatusMeaning::Active),
        (false, _) if before.facts.meaning[row] == StatusMeaning::New => Some(StatusMeaning::New),
        (false, _) => None,
    }
}

/// The label that most tickets of each meaning have.
fn usual_labels(data: &Dataset) -> FxHashMap<StatusMeaning, Sym> {
    let mut counts: FxHashMap<(StatusMeaning, Sym), u32> = FxHashMap::default();
    for (row, &meaning) in data.facts.meaning.iter().enumerate() {
        *counts.entry((meaning, data.tickets.label(Field::Status, row))).or_default() += 1;
    }
    let mut ranked: Vec<((StatusMeaning, Sym), u32)> = counts.into_iter().collect();
    ranked.sort_by_key(|((_, label), count)| (*count, std::cmp::Reverse(*label)));
    ranked.into_iter().map(|((meaning, label), _)| (meaning, label)).collect()
}

/// Time entries of work begun and written down by the moment; service calls that would have been planned are not told
/// by any export, so all of them stay.
fn entries_by(entries: &Columns, at: Timestamp) -> Vec<u32> {
    (0..entries.len() as u32)
        .filter(|&entry| {
            let entry = entry as usize;
            let begun = [Field::Start, Field::WorkedOn].into_iter().map(|field| entries.date(field, entry));
            let begun = begun.fold(OptTime::NONE, |first, next| if first.is_some() { first } else { next });
            let written = entries.date(Field::Entered, entry);
            happened(begun, at) && (!written.is_some() || happened(written, at))
        })
        .collect()
}
