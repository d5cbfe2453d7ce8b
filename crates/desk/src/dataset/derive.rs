//! Columns that an export does not have but says in another way: an age instead of a creation date, a
//! sentence instead of due times.

use rustc_hash::FxHashMap;

use crate::settings::Settings;
use base::{Interner, OptTime, Sym, Timestamp};

use super::columns::{Column, Columns};
use super::dialects::connectwise::{Stage, read_promise};
use super::field::Field;

/// Adds what can be derived to the tickets of one table.
pub(super) fn complete(tickets: &mut Columns, texts: &Interner, settings: &Settings, has_own_due: bool) {
    if tickets.has(Field::AgeDays) {
        from_age(tickets, texts, settings);
    }
    if tickets.has(Field::SlaSentence) {
        from_sentences(tickets, texts);
    }
    for (elapsed, at) in
        [(Field::ResponseElapsed, Field::FirstResponseAt), (Field::ResolutionElapsed, Field::ResolvedAt)]
    {
        from_elapsed(tickets, elapsed, at);
    }
    if !has_own_due {
        only_due(tickets);
    }
}

/// A due date that is the only one stands for that of the resolution; it is said among what was assumed.
fn only_due(tickets: &mut Columns) {
    let others = [Field::ResolutionDue, Field::SlaSentence, Field::PlanDue, Field::FirstResponseDue]
        .map(|field| tickets.has(field));
    if tickets.has(Field::Due) && !others.contains(&true) {
        let dues = tickets.dates(Field::Due).to_vec();
        tickets.set(Field::ResolutionDue, Column::Dates(dues));
    }
}

/// A moment of which the export gives only how long it took on the calendar.
fn from_elapsed(tickets: &mut Columns, elapsed: Field, at: Field) {
    if tickets.has(at) || !tickets.has(elapsed) || !tickets.has(Field::Created) {
        return;
    }
    let moments = (0..tickets.len())
        .map(|row| {
            let created = tickets.date(Field::Created, row).get();
            let took = tickets.amount(elapsed, row).get();
            created.zip(took).map(|(created, took)| created.plus((took.0 * 36 + 5_000) / 10_000)).into()
        })
        .collect();
    tickets.set(at, Column::Dates(moments));
}

/// The moment of the export: its newest activity.
fn newest(tickets: &Columns) -> Option<Timestamp> {
    [Field::LastActivity, Field::Created, Field::Completed]
        .into_iter()
        .flat_map(|field| tickets.dates(field))
        .copied()
        .fold(OptTime::NONE, OptTime::later)
        .get()
}

/// Age in days, counted to the moment of the export, or to completion where the creation date is known.
fn from_age(tickets: &mut Columns, texts: &Interner, settings: &Settings) {
    let seconds = |row: usize| Some(tickets.amount(Field::AgeDays, row).get()?.0 * 36 / 10_000);
    if !tickets.has(Field::Created) {
        let Some(taken_at) = newest(tickets) else { return };
        let created = (0..tickets.len()).map(|row| seconds(row).map(|age| taken_at.plus(-age)).into()).collect();
        tickets.set(Field::Created, Column::Dates(created));
    } else if !tickets.has(Field::Completed) && !tickets.has(Field::ResolvedAt) && tickets.has(Field::Status) {
        let mut done: FxHashMap<Sym, bool> = FxHashMap::default();
        let completed = (0..tickets.len())
            .map(|row| {
                let status = tickets.label(Field::Status, row);
                let done = *done.entry(status).or_insert_with(|| !settings.status(texts.text(status)).0.is_open());
                let created = tickets.date(Field::Created, row).get().filter(|_| done);
                created.and_then(|at| Some(at.plus(seconds(row)?))).into()
            })
            .collect();
        tickets.set(Field::Completed, Column::Dates(completed));
    }
}

/// The next promise from its sentence; stages before it have happened, so they have no due time left.
fn from_sentences(tickets: &mut Columns, texts: &Interner) {
    let targets = [
        (Stage::Respond, Field::FirstResponseDue, Field::FirstResponseAt),
        (Stage::Plan, Field::PlanDue, Field::PlanAt),
        (Stage::Resolve, Field::ResolutionDue, Field::ResolvedAt),
    ];
    if targets.iter().any(|(_, due, _)| tickets.has(*due)) {
        return;
    }
    let Some(taken_at) = newest(tickets) else { return };
    let promises: Vec<Option<(Stage, Timestamp)>> = (0..tickets.len())
        .map(|row| {
            let near = tickets.date(Field::LastActivity, row).get().unwrap_or(taken_at);
            read_promise(texts.text(tickets.label(Field::SlaSentence, row)), near)
        })
        .collect();
    for (stage, due, at) in targets {
        let dues: Vec<OptTime> = promises
            .iter()
            .map(|promise| promise.filter(|(known, _)| *known == stage).map(|(_, at)| at).into())
            .collect();
        tickets.set(due, Column::Dates(dues));
        if !tickets.has(at) {
            tickets.set(at, Column::Dates(vec![OptTime::NONE; tickets.len()]));
        }
    }
}
