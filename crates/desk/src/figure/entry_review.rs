//! Time entries worth a second look, and the rules by which they are found.

use crate::dataset::{Entity, Field, NO_TICKET};
use base::{Day, Hours, Sym};

use super::gap::{Gap, Measured};
use super::reactive_hours::entries_of_period;
use super::sla_performance::completed;
use super::time_entry::{Bucket, Labor, bucket, is_real_time, is_team, knows_entries, knows_lateness};
use super::view::View;

/// What an entry is looked at for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Written down later than the settings' limit after its end.
    Late,
    /// A whole number of quarters of an hour.
    Rounded15,
    /// A whole number of half hours.
    Rounded30,
    /// A whole number of hours.
    Rounded60,
    /// Shares time with another entry of the same technician.
    Overlap,
    /// Starts after its ticket was completed.
    AfterCompletion,
    /// Longer than the settings' limit.
    Long,
    /// Nothing is written.
    NoNote,
    /// What is written says nothing.
    GenericNote,
    /// Not billed, for a client with a contract.
    UnbilledContract,
    /// On a working day on which its technician booked too little of the available hours.
    ShortDay,
}

impl Check {
    /// All, in the order of the review.
    pub const ALL: [Self; 11] = [
        Self::Late,
        Self::Rounded15,
        Self::Rounded30,
        Self::Rounded60,
        Self::Overlap,
        Self::AfterCompletion,
        Self::Long,
        Self::NoNote,
        Self::GenericNote,
        Self::UnbilledContract,
        Self::ShortDay,
    ];

    /// The name in picks.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Rounded15 => "rounded_15",
            Self::Rounded30 => "rounded_30",
            Self::Rounded60 => "rounded_60",
            Self::Overlap => "overlap",
            Self::AfterCompletion => "after_completion",
            Self::Long => "long",
            Self::NoNote => "no_note",
            Self::GenericNote => "generic_note",
            Self::UnbilledContract => "unbilled_contract",
            Self::ShortDay => "short_day",
        }
    }

    /// The check of a name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|check| check.id() == id)
    }
}

/// That the columns a check needs are there.
///
/// # Errors
/// The reason when they are not.
pub fn can_check(view: &View<'_>, check: Check) -> Measured<()> {
    knows_entries(view)?;
    let entries = &view.data.entries;
    let needs = |field: Field| {
        if entries.has(field) { Ok(()) } else { Err(Gap::NoColumn(Entity::TimeEntries, field)) }
    };
    match check {
        Check::Late => knows_lateness(view),
        Check::Rounded15 | Check::Rounded30 | Check::Rounded60 | Check::Long => Ok(()),
        Check::Overlap => needs(Field::Start).and_then(|()| needs(Field::End)),
        Check::AfterCompletion => {
            needs(Field::Start)?;
            super::effort::knows_completion(view)
        }
        Check::NoNote | Check::GenericNote => needs(Field::Note),
        Check::UnbilledContract => {
            view.needs(Field::Contract)?;
            if view.data.entry_facts.billable.iter().any(|hours| hours.is_some()) {
                Ok(())
            } else {
                Err(Gap::NoBillable)
            }
        }
        Check::ShortDay => needs(Field::Resource),
    }
}

/// The checks that look at an entry together with others.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    overlap: Vec<bool>,
    short: Vec<bool>,
}

impl Marks {
    /// The marks that a check needs, over the entries of the period.
    pub fn new(view: &View<'_>, checks: &[Check]) -> Self {
        let count = view.data.entries.len();
        let mut marks = Self::default();
        if checks.contains(&Check::Overlap) && can_check(view, Check::Overlap).is_ok() {
            marks.overlap = vec![false; count];
            mark_overlaps(view, &mut marks.overlap);
        }
        if checks.contains(&Check::ShortDay) && can_check(view, Check::ShortDay).is_ok() {
            marks.short = vec![false; count];
            mark_short_days(view, &mut marks.short);
        }
        marks
    }

    /// Whether an entry of the period is found by a check.
    pub fn finds(&self, view: &View<'_>, check: Check, entry: usize) -> bool {
        let data = view.data;
        let hours = data.entry_facts.hours[entry];
        let whole = |quarters: i64| hours > Hours::ZERO && hours.0 % (Hours::ONE / 4 * quarters) == 0;
        match check {
            Check::Late => is_real_time(view, entry) == Some(false),
            Check::Rounded15 => whole(1),
            Check::Rounded30 => whole(2),
            Check::Rounded60 => whole(4),
            Check::Overlap => self.overlap.get(entry).copied().unwrap_or_default(),
            Check::AfterCompletion => is_after_completion(view, entry),
            Check::Long => hours > Hours::from_f64(view.settings.manager.long_entry_hours),
            Check::NoNote => data.entries.text(Field::Note, entry).trim().is_empty(),
            Check::GenericNote => is_generic(data.entries.text(Field::Note, entry)),
            Check::UnbilledContract => {
                let ticket = data.entry_facts.ticket[entry];
                ticket != NO_TICKET
                    && !data.tickets.label(Field::Contract, ticket as usize).is_none()
                    && bucket(view, entry) == Bucket::NonBillable
            }
            Check::ShortDay => self.short.get(entry).copied().unwrap_or_default(),
        }
    }
}

fn is_after_completion(view: &View<'_>, entry: usize) -> bool {
    let data = view.data;
    let ticket = data.entry_facts.ticket[entry];
    if ticket == NO_TICKET || data.facts.meaning[ticket as usize].is_open() {
        return false;
    }
    match (data.entries.date(Field::Start, entry).get(), completed(view, ticket as usize).get()) {
        (Some(start), Some(done)) => start > done,
        _ => false,
    }
}

/// Notes that say nothing, in lower case without signs.
const GENERIC: [&str; 24] = [
    "fixed", "done", "completed", "complete", "resolved", "ok", "okay", "closed", "solved", "worked on ticket",
    "working on it", "work", "updated", "update", "na", "none", "test", "see ticket", "per ticket", "misc", "erledigt",
    "fertig", "issue resolved", "all good",
];

/// Whether a note says nothing: one of the usual empty words, or without any letter. An absent note is not generic.
fn is_generic(note: &str) -> bool {
    let note = note.trim();
    if note.is_empty() || note.len() > 24 {
        return false;
    }
    let word: String =
        note.chars().filter(|letter| letter.is_alphanumeric() || *letter == ' ').flat_map(char::to_lowercase).collect();
    let word = word.trim();
    GENERIC.contains(&word) || !word.chars().any(char::is_alphabetic)
}

/// Entries of the period in order of technician and start; one that begins before an earlier one of the same
/// technician has ended overlaps it.
fn mark_overlaps(view: &View<'_>, marks: &mut [bool]) {
    let entries = &view.data.entries;
    let mut spans: Vec<(Sym, i64, i64, usize)> = entries_of_period(view)
        .filter_map(|entry| {
            let start = entries.date(Field::Start, entry).get()?;
            let end = entries.date(Field::End, entry).get()?;
            let who = entries.label(Field::Resource, entry);
            (!who.is_none() && start < end).then_some((who, start.0, end.0, entry))
        })
        .collect();
    spans.sort_unstable();
    let mut latest: Option<(Sym, i64, usize)> = None;
    for (who, start, end, entry) in spans {
        match latest {
            Some((same, until, other)) if same == who => {
                if start < until {
                    marks[entry] = true;
                    marks[other] = true;
                }
                if end > until {
                    latest = Some((who, end, entry));
                }
            }
            _ => latest = Some((who, end, entry)),
        }
    }
}

/// Days before the day of *as of*, which is not over yet.
fn mark_short_days(view: &View<'_>, marks: &mut [bool]) {
    let data = view.data;
    let today = data.day(view.as_of);
    let tolerance = Hours::from_f64(view.settings.manager.short_day_tolerance_hours);
    let mut days: Vec<(Sym, Day, usize)> = entries_of_period(view)
        .filter_map(|entry| {
            let day = data.entry_facts.day[entry]?;
            let who = data.entries.label(Field::Resource, entry);
            let counts =
                day < today && !day.is_weekend() && data.holidays.binary_search(&day).is_err() && !who.is_none();
            counts.then_some((who, day, entry))
        })
        .collect();
    days.sort_unstable();
    for group in days.chunk_by(|a, b| a.0 == b.0 && a.1 == b.1) {
        let name = data.texts.text(group[0].0);
        let hours: Hours = group.iter().map(|(_, _, entry)| data.entry_facts.hours[*entry]).sum();
        if is_team(view, name) && hours + tolerance < daily_hours(view, name) {
            group.iter().for_each(|(_, _, entry)| marks[*entry] = true);
        }
    }
}

/// Hours a technician has on a working day.
fn daily_hours(view: &View<'_>, name: &str) -> Hours {
    let weekly = view
        .data
        .resources
        .get(name)
        .and_then(|info| info.weekly_hours)
        .unwrap_or_else(|| Hours::from_f64(view.settings.weekly_hours));
    Hours(weekly.0 / 5)
}

/// What a check found in the period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Entries and their hours.
    pub labor: Labor,
    /// Technicians with their entries, most first, then in order of the data's names.
    pub people: Vec<(Sym, u32)>,
}

/// The review of the period.
#[derive(Clone, Debug)]
pub struct Review {
    /// Entries of the period.
    pub all: Labor,
    /// What each check found, in order of [`Check::ALL`].
    pub found: [Measured<Found>; 11],
    /// For each technician: entries with a note column, and those whose note says something.
    pub notes: Vec<(Sym, super::time_entry::Part)>,
}

/// All checks over the entries of the reporting period.
///
/// # Errors
/// The reason when there are no time entries.
pub fn entry_review(view: &View<'_>) -> Measured<Review> {
    knows_entries(view)?;
    let marks = Marks::new(view, &Check::ALL);
    let mut found = Check::ALL.map(|check| can_check(view, check).map(|()| Found::default()));
    let mut all = Labor::default();
    let mut people: std::collections::BTreeMap<Sym, ([u32; 11], super::time_entry::Part)> =
        std::collections::BTreeMap::new();
    let has_notes = can_check(view, Check::NoNote).is_ok();
    for entry in entries_of_period(view) {
        let hours = view.data.entry_facts.hours[entry];
        all.hours += hours;
        all.entries += 1;
        let who = people.entry(view.data.entries.label(Field::Resource, entry)).or_default();
        let mut says_nothing = false;
        for (at, check) in Check::ALL.into_iter().enumerate() {
            let Ok(found) = &mut found[at] else { continue };
            if marks.finds(view, check, entry) {
                found.labor.hours += hours;
                found.labor.entries += 1;
                who.0[at] += 1;
                says_nothing |= matches!(check, Check::NoNote | Check::GenericNote);
            }
        }
        if has_notes {
            who.1.add(!says_nothing);
        }
    }
    for (at, found) in found.iter_mut().enumerate() {
        if let Ok(found) = found {
            found.people = people
                .iter()
                .filter(|(who, (counts, _))| counts[at] > 0 && !who.is_none())
                .map(|(who, (counts, _))| (*who, counts[at]))
                .collect();
            found
                .people
                .sort_by(|a, b| b.1.cmp(&a.1).then_with(|| view.data.texts.text(a.0).cmp(view.data.texts.text(b.0))));
        }
    }
    let notes = people.into_iter().map(|(who, (_, part))| (who, part)).collect();
    Ok(Review { all, found, notes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_that_say_nothing() {
        for note in ["Fixed.", " done ", "OK!", "---", "Issue resolved"] {
            assert!(is_generic(note), "{note}");
        }
        for note in ["", "Replaced the fuser of the printer", "Reset MFA", "Fixed DNS suffix"] {
            assert!(!is_generic(note), "{note}");
        }
    }
}
