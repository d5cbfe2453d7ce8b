//! Time entries: why each is in the list.

use base::Hours;
use desk::dataset::{Field, NO_TICKET};
use desk::figure::{Check, Measured, View, bucket, lateness};
use desk::rule::{EntryRule, Rule, select_entries};
use language::{length_in_words, say};

use super::entry_words::bucket_title;
use super::{Column, List, Listed, SortKey, moment_key, ticket_href, words::words_of};
use crate::kit::sheet::SheetCell;
use crate::kit::words;
use crate::manager::time::check_title;
use crate::model::{Cell, WorkItem};

/// Time entries.
pub(super) struct Entries;

/// A column of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Col {
    Why,
    Technician,
    Ticket,
    Company,
    Start,
    Hours,
    ToBill,
    Note,
}

impl Col {
    const ALL: [Self; 8] =
        [Self::Why, Self::Technician, Self::Ticket, Self::Company, Self::Start, Self::Hours, Self::ToBill, Self::Note];
}

impl Column for Col {
    fn id(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::Technician => "technician",
            Self::Ticket => "ticket",
            Self::Company => "company",
            Self::Start => "start",
            Self::Hours => "hours",
            Self::ToBill => "to_bill",
            Self::Note => "note",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Why => say!("Why it is here"),
            Self::Technician => say!("Technician"),
            Self::Ticket => say!("Ticket"),
            Self::Company => say!("Company"),
            Self::Start => say!("Start"),
            Self::Hours => say!("Hours"),
            Self::ToBill => say!("To bill"),
            Self::Note => say!("Note"),
        }
    }

    fn is_numeric(self) -> bool {
        matches!(self, Self::Hours | Self::ToBill)
    }

    fn holds_titles(self) -> bool {
        matches!(self, Self::Ticket)
    }
}

impl Listed for Entries {
    type Column = Col;

    fn select(view: &View<'_>, rules: &[Rule]) -> Measured<Vec<u32>> {
        select_entries(view, rules)
    }

    fn columns(list: &List<'_, '_>) -> Vec<Col> {
        let has_note = list.view.data.entries.has(Field::Note);
        Col::ALL.into_iter().filter(|column| *column != Col::Note || has_note).collect()
    }

    fn cell(list: &List<'_, '_>, column: Col, entry: usize) -> Cell {
        let data = list.view.data;
        let facts = &data.entry_facts;
        let hours = |hours: Hours| words::decimal(hours.as_f64(), 2);
        match column {
            Col::Why => Cell::text(why(list, entry)),
            Col::Technician => Cell::text(data.texts.text(data.entries.label(Field::Resource, entry))),
            Col::Ticket => match facts.ticket[entry] {
                NO_TICKET => Cell::text(data.keys.text(data.entries.label(Field::Number, entry))),
                ticket => {
                    let number = data.number(ticket as usize);
                    Cell::text(number)
                        .to(ticket_href(list.query, number))
                        .noted(data.tickets.text(Field::Title, ticket as usize))
                }
            },
            Col::Company => Cell::text(data.texts.text(facts.company[entry])),
            Col::Start => {
                let at = data.entries.date(Field::Start, entry).get();
                Cell::text(match (at, facts.day[entry]) {
                    (Some(at), _) => words::short_moment(at, list.view.as_of, &data.zone),
                    (None, Some(day)) => words::day(day),
                    (None, None) => String::new(),
                })
            }
            Col::Hours => Cell::text(hours(facts.hours[entry])),
            Col::ToBill => Cell::text(facts.billable[entry].get().map_or_else(String::new, hours)),
            Col::Note => Cell::text(data.entries.text(Field::Note, entry)),
        }
    }

    fn sheet_cells(list: &List<'_, '_>, column: Col, entry: usize) -> Option<Vec<SheetCell>> {
        let data = list.view.data;
        Some(vec![match column {
            Col::Start => SheetCell::moment(data.entries.date(Field::Start, entry).get(), &data.zone),
            Col::Hours => SheetCell::hours(Some(data.entry_facts.hours[entry])),
            Col::ToBill => SheetCell::hours(data.entry_facts.billable[entry].get()),
            _ => return None,
        }])
    }

    fn sheet_titles(column: Col) -> Vec<String> {
        vec![column.title().to_owned()]
    }

    fn sort_key(list: &List<'_, '_>, column: Col, entry: usize) -> SortKey {
        let data = list.view.data;
        match column {
            Col::Start => moment_key(data.entries.date(Field::Start, entry).get()),
            Col::Hours => SortKey::Number(Some(data.entry_facts.hours[entry].0)),
            Col::ToBill => SortKey::Number(data.entry_facts.billable[entry].get().map(|hours| hours.0)),
            _ => SortKey::Text,
        }
    }

    fn brief(_: &List<'_, '_>, _: usize) -> Option<WorkItem> {
        None
    }

    fn holds(list: &List<'_, '_>, entry: usize, wanted: &[String]) -> bool {
        let texts: Vec<String> = [Col::Technician, Col::Ticket, Col::Company, Col::Note]
            .into_iter()
            .map(|column| Self::cell(list, column, entry))
            .map(|cell| format!("{} {}", cell.text, cell.note).to_lowercase())
            .collect();
        wanted.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
    }

    const ORDERED_BY: (Col, bool) = (Col::Start, true);

    /// The newest first.
    fn order(list: &List<'_, '_>, rows: &mut [u32]) {
        let data = list.view.data;
        rows.sort_by_key(|&entry| {
            let day = data.entry_facts.day[entry as usize].map(|day| day.0);
            let start = data.entries.date(Field::Start, entry as usize).get().map(|at| at.0);
            std::cmp::Reverse((day, start))
        });
    }

    fn rule_words(view: &View<'_>, rule: &Rule) -> String {
        words_of(view, rule)
    }

    fn everything() -> &'static str {
        say!("Time entries")
    }

    fn counted(total: usize) -> String {
        words::plural(total, say!("entry"), say!("entries"))
    }

    fn lede(list: &List<'_, '_>, rows: &[u32]) -> String {
        let hours: Hours = rows.iter().map(|&entry| list.view.data.entry_facts.hours[entry as usize]).sum();
        say!("{} in all.", words::hours(hours))
    }

    fn none() -> &'static str {
        say!("No time entry is in this list.")
    }
}

/// Why an entry is in the list: the question that was asked of it, answered.
fn why(list: &List<'_, '_>, entry: usize) -> String {
    let data = list.view.data;
    let asked = list.rules.iter().find_map(|rule| match rule {
        Rule::EntryRule(EntryRule::Review(check)) => Some(found_by(list, *check, entry)),
        Rule::EntryRule(EntryRule::RealTime(_) | EntryRule::LateBand(_)) => Some(late(list.view, entry)),
        Rule::EntryRule(EntryRule::PoorNote) => Some(say!("No meaningful note").into()),
        _ => None,
    });
    asked.unwrap_or_else(|| {
        let workflow = match data.entry_facts.ticket[entry] {
            NO_TICKET => String::new(),
            ticket => format!(", {}", data.facts.workflow[ticket as usize].title()),
        };
        format!("{}{workflow}", words::capital(bucket_title(bucket(list.view, entry))))
    })
}

fn late(view: &View<'_>, entry: usize) -> String {
    match lateness(view, entry) {
        Some(seconds) if seconds >= 0 => say!("Logged {} after its end", length_in_words(seconds)),
        Some(_) => say!("Logged before its end").into(),
        None => String::new(),
    }
}

fn found_by(list: &List<'_, '_>, check: Check, entry: usize) -> String {
    let data = list.view.data;
    match check {
        Check::Late => late(list.view, entry),
        Check::AfterCompletion => {
            let ticket = Some(data.entry_facts.ticket[entry]).filter(|ticket| *ticket != NO_TICKET);
            let done = ticket.and_then(|ticket| data.tickets.date(Field::Completed, ticket as usize).get());
            match (data.entries.date(Field::Start, entry).get(), done) {
                (Some(start), Some(done)) => say!("Starts {} after completion", words::duration(start.since(done))),
                _ => check_title(check, &list.view.settings.manager),
            }
        }
        check => check_title(check, &list.view.settings.manager),
    }
}
