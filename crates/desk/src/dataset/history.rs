//! Histories become the statuses and hands that tickets went through, however a line tells its change: the new
//! status in a column, a changed field with its value, or a sentence.

use rustc_hash::{FxHashMap, FxHashSet};

use base::{Interner, OptTime, Sym, Timestamp, normalize};

use crate::settings::StatusMeaning;

use super::columns::Columns;
use super::data::NO_TICKET;
use super::field::Field;
use super::fold::{HandOffs, StatusSpans};
use super::sentence::{Subject, number_in, told};

/// One change of one ticket.
#[derive(Clone, Copy, Debug)]
struct Event {
    ticket: u32,
    at: Timestamp,
    subject: Subject,
    /// None where the history does not say it.
    old: Sym,
    new: Sym,
    /// Row of the history.
    row: u32,
}

/// What histories are read beside.
pub(super) struct Reading<'a> {
    pub tickets: &'a Columns,
    pub ticket_of_key: &'a [u32],
    pub keys: &'a Interner,
    pub texts: &'a mut Interner,
}

impl Reading<'_> {
    fn ticket(&self, key: Sym) -> Option<u32> {
        let ticket = *self.ticket_of_key.get(key.index())?;
        (!key.is_none() && ticket != NO_TICKET).then_some(ticket)
    }

    /// Labels of statuses, queues and people, normalized.
    fn known(&self, history: &Columns) -> FxHashSet<String> {
        let of_tickets =
            [Field::Status, Field::Queue, Field::Resource].into_iter().flat_map(|field| self.tickets.labels(field));
        let distinct: FxHashSet<Sym> = of_tickets.chain(history.labels(Field::Status)).copied().collect();
        distinct.into_iter().map(|label| normalize(self.texts.text(label))).filter(|label| !label.is_empty()).collect()
    }
}

/// Status changes from a file of their own; a ticket that has some there keeps no others.
/// With it, whether any line belongs to a ticket.
pub(super) fn history_spans(history: &Columns, reading: &mut Reading<'_>, known: StatusSpans) -> (StatusSpans, bool) {
    let mut events = events(history, reading);
    let is_linked = !events.is_empty();
    // Stable: changes of one moment stay in the order of the file.
    events.sort_by_key(|event| (event.ticket, event.at));
    let tells = |subject: Subject| events.iter().any(|event| event.subject == subject);
    let (queues, resources) = (tells(Subject::Queue), tells(Subject::Resource));
    let has_columns = history.has(Field::Queue) || history.has(Field::Resource);
    let mut spans = StatusSpans::default();
    let mut rest = events.as_slice();
    for ticket in 0..reading.tickets.len() as u32 {
        let (own, later) = rest.split_at(rest.partition_point(|event| event.ticket == ticket));
        rest = later;
        let of = |subject: Subject| own.iter().filter(move |event| event.subject == subject);
        if of(Subject::Status).next().is_none() {
            let before = known.handoffs(ticket as usize);
            spans.push(
                known.of(ticket as usize),
                if queues || resources { handed(own, queues, resources) } else { before },
            );
            continue;
        }
        let handoffs = if has_columns {
            HandOffs::along(history, of(Subject::Status).map(|event| event.row as usize))
        } else {
            handed(own, queues, resources)
        };
        let created = reading.tickets.date(Field::Created, ticket as usize);
        spans.push(statuses(of(Subject::Status), created), handoffs);
    }
    (spans, is_linked)
}

/// Status changes that actions tell: the new status from when the action was entered, the old one before the first.
pub(super) fn action_spans(actions: &Columns, reading: &mut Reading<'_>) -> StatusSpans {
    let mut changes: Vec<Event> = Vec::new();
    for row in 0..actions.len() {
        let Some(ticket) = reading.ticket(actions.label(Field::Number, row)) else {
            continue;
        };
        let (old, new) = (actions.label(Field::OldStatus, row), actions.label(Field::Status, row));
        let at = match actions.date(Field::Entered, row) {
            OptTime::NONE => actions.date(Field::Start, row),
            entered => entered,
        };
        let Some(at) = at.get().filter(|_| !new.is_none() && old != new) else {
            continue;
        };
        // Without a list of statuses they are numbers: no history then.
        if reading.texts.text(new).bytes().all(|byte| byte.is_ascii_digit()) {
            return StatusSpans::default();
        }
        changes.push(Event { ticket, at, subject: Subject::Status, old, new, row: row as u32 });
    }
    if changes.is_empty() {
        return StatusSpans::default();
    }
    changes.sort_by_key(|change| (change.ticket, change.at));
    let mut spans = StatusSpans::default();
    let mut rest = changes.as_slice();
    for ticket in 0..reading.tickets.len() as u32 {
        let (own, later) = rest.split_at(rest.partition_point(|change| change.ticket == ticket));
        rest = later;
        let created = reading.tickets.date(Field::Created, ticket as usize);
        spans.push(statuses(own.iter(), created), HandOffs::default());
    }
    spans
}

/// The statuses of a ticket: the old one of the first change since the creation, then each new one.
fn statuses<'e>(
    events: impl Iterator<Item = &'e Event> + Clone,
    created: OptTime,
) -> impl Iterator<Item = (Timestamp, Sym)> {
    let first = events.clone().next().and_then(|event| {
        let created = created.get().filter(|created| *created < event.at)?;
        (!event.old.is_none()).then_some((created, event.old))
    });
    first.into_iter().chain(events.map(|event| (event.at, event.new)))
}

/// Hand-offs by the changes of queue and technician; those that the history never tells stay unknown.
fn handed(own: &[Event], queues: bool, resources: bool) -> HandOffs {
    let count = |subject: Subject| {
        let events = own.iter().filter(|event| event.subject == subject);
        let first = events.clone().next().map(|event| event.old);
        HandOffs::count(first.into_iter().chain(events.map(|event| event.new)))
    };
    let queue = queues.then(|| count(Subject::Queue));
    HandOffs {
        queues: queue.map(|(changes, _)| changes),
        back: queue.map(|(_, back)| back),
        resources: resources.then(|| count(Subject::Resource).0),
    }
}

/// All changes that the lines of a history tell.
fn events(history: &Columns, reading: &mut Reading<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    let known = known_labels(history, reading);
    let mut subjects: FxHashMap<Sym, Option<Subject>> = FxHashMap::default();
    for row in 0..history.len() {
        let Some(at) = history.date(Field::EventAt, row).get() else {
            continue;
        };
        let text = history.text(Field::ChangeText, row);
        let ticket = reading.ticket(history.label(Field::Number, row)).or_else(|| {
            let key = reading.keys.find(number_in(text)?)?;
            reading.ticket(key)
        });
        let Some(ticket) = ticket else { continue };
        let field = history.label(Field::ChangedField, row);
        let about = if field.is_none() {
            None
        } else {
            let texts = &*reading.texts;
            *subjects.entry(field).or_insert_with(|| Subject::named(texts.text(field)))
        };
        let event = |subject, old, new| Event { ticket, at, subject, old, new, row: row as u32 };
        let new = history.label(Field::Status, row);
        if !new.is_none() || !history.has(Field::ChangeText) {
            // A history of all fields says which one changed.
            let subject = if history.has(Field::ChangedField) { about } else { Some(Subject::Status) };
            if let Some(subject) = subject {
                events.push(event(subject, history.label(Field::OldStatus, row), new));
            }
            continue;
        }
        for change in told(text, about, &known) {
            let (old, new) = (reading.texts.intern(&change.old), reading.texts.intern(&change.new));
            events.push(event(change.subject, old, new));
        }
    }
    events
}

/// What sentences are read with: the labels of the tickets, those of this product, and those of sentences that can be
/// read in one way only.
fn known_labels(history: &Columns, reading: &Reading<'_>) -> FxHashSet<String> {
    if !history.has(Field::ChangeText) {
        return FxHashSet::default();
    }
    let mut known = reading.known(history);
    known.extend(StatusMeaning::ALL.map(|meaning| normalize(meaning.title())));
    let mut sure = FxHashSet::default();
    for row in 0..history.len() {
        for change in told(history.text(Field::ChangeText, row), None, &known) {
            if change.sure {
                sure.extend([change.old, change.new].map(|label| normalize(&label)));
            }
        }
    }
    sure.remove("");
    known.extend(sure);
    known
}
