//! Whose absence an event of a calendar is: a summary that names a technician is no holiday of the whole team, nor is
//! any row of a table that has a column of people.

use rustc_hash::FxHashMap;

use base::{Day, Interner, Sym, Zone};

use super::columns::Columns;
use super::field::Field;

/// Days that one event may last; more is a slip.
const LONGEST: i32 = 366;

/// Events of calendars, told apart.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// Days on which nobody works.
    pub holidays: Vec<Day>,
    /// Technician, first and last day.
    pub off: Vec<(Sym, Day, Day)>,
}

/// Tells the events apart: all words of a technician's name in the summary make it that technician's.
pub(super) fn events(calendar: &Columns, technicians: &[Sym], texts: &Interner, zone: &Zone) -> Events {
    let names: Vec<(Sym, Vec<String>)> = technicians
        .iter()
        .map(|&sym| (sym, words(texts.text(sym))))
        // A single word may be anything: Christian, April, May.
        .filter(|(_, words)| words.len() > 1)
        .collect();
    let mut whose: FxHashMap<Sym, Option<Sym>> = FxHashMap::default();
    let mut people: FxHashMap<Sym, Sym> = FxHashMap::default();
    let mut events = Events::default();
    for row in 0..calendar.len() {
        if is_refused(texts.text(calendar.label(Field::Status, row))) {
            continue;
        }
        let Some(start) = calendar.date(Field::Start, row).get() else {
            continue;
        };
        let first = zone.day(start);
        let end = calendar.date(Field::End, row).get().map_or(first, |end| zone.day(end));
        let last = first.plus((end.0 - first.0).clamp(0, LONGEST));
        let person = calendar.label(Field::Resource, row);
        if !texts.text(person).is_empty() {
            let technician = *people.entry(person).or_insert_with(|| known(person, technicians, texts));
            events.off.push((technician, first, last));
            continue;
        }
        let summary = calendar.label(Field::Summary, row);
        let technician = *whose.entry(summary).or_insert_with(|| {
            let said = words(texts.text(summary));
            let named = |(_, words): &&(Sym, Vec<String>)| words.iter().all(|word| said.contains(word));
            names.iter().find(named).map(|(sym, _)| *sym)
        });
        match technician {
            Some(technician) => events.off.push((technician, first, last)),
            None => events.holidays.extend((first.0..=last.0).map(Day)),
        }
    }
    events.off.sort_unstable();
    events.off.dedup();
    events
}

/// The technician of that name, whichever part of the name comes first; the name itself when nobody is called so.
fn known(person: Sym, technicians: &[Sym], texts: &Interner) -> Sym {
    let sorted = |sym: Sym| {
        let mut words = words(texts.text(sym));
        words.sort_unstable();
        words
    };
    if technicians.contains(&person) {
        return person;
    }
    let said = sorted(person);
    let found = technicians.iter().find(|&&technician| sorted(technician) == said);
    found.copied().unwrap_or(person)
}

/// Whether a request for time off was not granted, or taken back.
fn is_refused(status: &str) -> bool {
    let status = status.to_lowercase();
    ["declin", "den", "reject", "refus", "cancel", "withdraw"]
        .iter()
        .any(|start| status.split(|c: char| !c.is_alphabetic()).any(|word| word.starts_with(start)))
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::columns::Column;
    use super::*;
    use base::Timestamp;

    #[test]
    fn an_event_with_a_name_is_that_persons() {
        let mut texts = Interner::default();
        let hugo = texts.intern("Brooks, Hugo");
        let may = texts.intern("May");
        let summaries = ["Hugo Brooks: vacation", "May Day", "Brooks meeting"].map(|text| texts.intern(text));
        let mut calendar = Columns::new(vec![0; 3], vec![2, 3, 4]);
        let day = |day: i64| Some(Timestamp(day * 86_400)).into();
        calendar.set(Field::Summary, Column::Labels(summaries.to_vec()));
        calendar.set(Field::Start, Column::Dates(vec![day(10), day(20), day(30)]));
        calendar.set(Field::End, Column::Dates(vec![day(12), day(20), day(30)]));
        let events = events(&calendar, &[hugo, may], &texts, &Zone::utc());
        assert_eq!(events.off, [(hugo, Day(10), Day(12))]);
        assert_eq!(events.holidays, [Day(20), Day(30)]);
    }

    #[test]
    fn a_table_of_people_gives_no_holidays() {
        let mut texts = Interner::default();
        let hugo = texts.intern("Brooks, Hugo");
        let stranger = texts.intern("Somebody Else");
        let people = ["Hugo Brooks", "Somebody Else", "Hugo Brooks"].map(|text| texts.intern(text));
        let states = ["Approved", "", "Declined"].map(|text| texts.intern(text));
        let mut table = Columns::new(vec![0; 3], vec![2, 3, 4]);
        let day = |day: i64| Some(Timestamp(day * 86_400)).into();
        table.set(Field::Resource, Column::Labels(people.to_vec()));
        table.set(Field::Status, Column::Labels(states.to_vec()));
        table.set(Field::Start, Column::Dates(vec![day(10), day(20), day(30)]));
        table.set(Field::End, Column::Dates(vec![day(12), day(20), day(30)]));
        let events = events(&table, &[hugo], &texts, &Zone::utc());
        assert_eq!(events.off, [(hugo, Day(10), Day(12)), (stranger, Day(20), Day(20))]);
        assert!(events.holidays.is_empty());
    }
}
