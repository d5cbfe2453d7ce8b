//! A list of time entries: what was clicked, and why each entry is in it.

use desk::dataset::{Field, NO_TICKET};
use desk::figure::{Bucket, Check, LateBand, View, bucket, lateness, select_entries};
use desk::query::{Page, Pick, Query};
use language::{self, length_in_words, say};

use crate::kit::sheet::{Sheet, SheetCell};
use crate::kit::words;
use crate::list::tickets::PAGE;
use crate::manager::time::check_title;
use crate::model::{Block, Board, Cell, Head, Paging, Place, Section, TableView};

/// A column of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Col {
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

    const fn id(self) -> &'static str {
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
}

/// The list of a query.
pub fn present(view: &View<'_>, query: &Query) -> Board {
    let title = list_title(view, &query.picks);
    let rows = match select_entries(view, &query.picks) {
        Ok(rows) => rows,
        Err(gap) => {
            return Board {
                title: say!("{title}: not measurable"),
                lede: words::capital(&gap.0),
                paging: Some(Paging { size: PAGE, ..Paging::default() }),
                ..Board::default()
            };
        }
    };
    let total = rows.len() as u32;
    let hours: base::Hours = rows.iter().map(|&entry| view.data.entry_facts.hours[entry as usize]).sum();
    let rows = sorted(view, query, rows);
    let offset = query.offset.min(total.saturating_sub(1)) / PAGE * PAGE;
    let columns = columns(view);
    let table = TableView {
        caption: title.clone(),
        heads: columns.iter().map(|&column| head(query, column)).collect(),
        rows: rows
            .iter()
            .skip(offset as usize)
            .take(PAGE as usize)
            .map(|&entry| columns.iter().map(|&column| cell(view, query, column, entry as usize)).collect())
            .collect(),
        has_total: false,
        empty: say!("No time entry is in this list.").into(),
    };
    Board {
        title: format!("{title}: {}", words::plural(total as usize, say!("entry"), say!("entries"))),
        lede: say!("{} in all.", words::hours(hours)),
        sections: vec![Section {
            id: "list".into(),
            place: Place::Full,
            blocks: vec![Block::Table(table)],
            ..Section::default()
        }],
        paging: Some(Paging { total, offset, size: PAGE }),
        tabs: Vec::new(),
    }
}

/// All rows of a list in the order shown, for exports.
pub fn sheet(view: &View<'_>, query: &Query) -> Sheet {
    let columns = columns(view);
    let rows = sorted(view, query, select_entries(view, &query.picks).unwrap_or_default());
    let data = view.data;
    let row = |&entry: &u32| {
        let entry = entry as usize;
        let cell = |&column: &Col| match column {
            // Whole moments and bare numbers, so that a spreadsheet can count with them.
            Col::Start => SheetCell::moment(data.entries.date(Field::Start, entry).get(), &data.zone),
            Col::Hours => SheetCell::hours(Some(data.entry_facts.hours[entry])),
            Col::ToBill => SheetCell::hours(data.entry_facts.billable[entry]),
            _ => SheetCell::text(cell(view, query, column, entry).text),
        };
        columns.iter().map(cell).collect()
    };
    Sheet {
        name: list_title(view, &query.picks),
        heads: columns.iter().map(|column| column.title().to_owned()).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

fn columns(view: &View<'_>) -> Vec<Col> {
    Col::ALL.into_iter().filter(|column| *column != Col::Note || view.data.entries.has(Field::Note)).collect()
}

fn list_title(view: &View<'_>, picks: &[Pick]) -> String {
    let parts: Vec<String> = picks.iter().map(|pick| pick_words(view, pick)).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { say!("Time entries").into() } else { words::capital(&parts.join(", ")) }
}

fn bucket_title(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Internal => say!("internal time"),
        Bucket::Company => say!("company time"),
        Bucket::NonBillable => say!("non-billable client time"),
        Bucket::Client => say!("client time"),
    }
}

fn pick_words(view: &View<'_>, pick: &Pick) -> String {
    let value = pick.value.as_str();
    let or = |empty: &str| {
        if value.is_empty() { empty.to_owned() } else { value.to_owned() }
    };
    match pick.rule.as_str() {
        "period" => {
            let (first, last) = view.last_days(view.period_days);
            say!("entries of {} to {}", words::day(first), words::day(last))
        }
        "day" => say!("on {value}"),
        "week" => say!("in the seven days from {value}"),
        "weeks" => say!("in the last {value} whole weeks"),
        "weekday" => crate::forecast::slots::weekday_words("worked", value),
        "busy_slot" => crate::forecast::slots::busy_words(view, value),
        "resource" => or(say!("without a technician")),
        "company" => or(say!("without a company")),
        "queue" => or(say!("without a queue")),
        "sla" => or(say!("without an SLA")),
        "team" => say!("of the team").into(),
        "client" => say!("client-facing").into(),
        "bucket" => Bucket::ALL
            .into_iter()
            .find(|bucket| bucket.id() == value)
            .map_or_else(String::new, |bucket| bucket_title(bucket).into()),
        "reactive" => say!("incidents of managed companies").into(),
        "real_time" => {
            let limit = words::decimal(view.settings.manager.real_time_minutes, 2);
            match value {
                "no" => say!("written down more than {limit} min late"),
                _ => say!("written down within {limit} min"),
            }
        }
        "late_band" => LateBand::ALL
            .into_iter()
            .find(|band| band.id() == value)
            .map_or_else(String::new, |band| say!("written down {}", language::lower(band.title()))),
        "review" => Check::named(value).map_or_else(String::new, |check| {
            let title = check_title(check, &view.settings.manager);
            language::lower_first(&title)
        }),
        "poor_note" => say!("without a note that says something").into(),
        "on_ticket" => say!("on tickets").into(),
        "on_completed" => say!("on completed tickets").into(),
        "ticket" => say!("on ticket {value}"),
        _ => value.to_owned(),
    }
}

fn head(query: &Query, column: Col) -> Head {
    let id = column.id();
    let (sorted, next) = match query.sort.strip_prefix('-') {
        Some(known) if known == id => ("descending", id.to_owned()),
        _ if query.sort == id => ("ascending", format!("-{id}")),
        _ => ("", id.to_owned()),
    };
    Head {
        title: column.title().to_owned(),
        numeric: matches!(column, Col::Hours | Col::ToBill),
        sort_href: Query { sort: next, offset: 0, ..query.clone() }.to_fragment(),
        sorted: sorted.to_owned(),
    }
}

/// The list's own order is the newest first; a chosen column sorts, what is missing comes last.
fn sorted(view: &View<'_>, query: &Query, mut rows: Vec<u32>) -> Vec<u32> {
    let data = view.data;
    let (wanted, descending) = match query.sort.strip_prefix('-') {
        Some(wanted) => (wanted, true),
        None => (query.sort.as_str(), false),
    };
    let start = |entry: u32| data.entries.date(Field::Start, entry as usize).get().map(|at| at.0);
    let Some(column) = Col::ALL.into_iter().find(|column| column.id() == wanted) else {
        rows.sort_by_key(|&entry| {
            let day = data.entry_facts.day[entry as usize].map(|day| day.0);
            std::cmp::Reverse((day, start(entry)))
        });
        return rows;
    };
    let key = |entry: u32| {
        let number = |value: Option<i64>| (value.is_none(), value.unwrap_or_default(), String::new());
        match column {
            Col::Start => number(start(entry)),
            Col::Hours => number(Some(data.entry_facts.hours[entry as usize].0)),
            Col::ToBill => number(data.entry_facts.billable[entry as usize].map(|hours| hours.0)),
            _ => {
                let text = cell(view, query, column, entry as usize).text;
                (text.is_empty(), 0, text.to_lowercase())
            }
        }
    };
    rows.sort_by_cached_key(|&entry| key(entry));
    if descending {
        let missing = rows.partition_point(|&entry| !key(entry).0);
        rows[..missing].reverse();
    }
    rows
}

fn cell(view: &View<'_>, query: &Query, column: Col, entry: usize) -> Cell {
    let data = view.data;
    let facts = &data.entry_facts;
    match column {
        Col::Why => Cell::text(why(view, &query.picks, entry)),
        Col::Technician => Cell::text(data.texts.text(data.entries.label(Field::Resource, entry))),
        Col::Ticket => match facts.ticket[entry] {
            NO_TICKET => Cell::text(data.keys.text(data.entries.label(Field::Number, entry))),
            ticket => {
                let number = data.number(ticket as usize).to_owned();
                let href = Query { page: Page::Ticket(number.clone()), ..query.on(Page::Tickets) }.to_fragment();
                Cell::text(number).to(href).noted(data.tickets.text(Field::Title, ticket as usize))
            }
        },
        Col::Company => Cell::text(data.texts.text(facts.company[entry])),
        Col::Start => {
            let at = data.entries.date(Field::Start, entry).get();
            Cell::text(match (at, facts.day[entry]) {
                (Some(at), _) => words::short_moment(at, view.as_of, &data.zone),
                (None, Some(day)) => words::day(day),
                (None, None) => String::new(),
            })
        }
        Col::Hours => Cell::text(words::decimal(facts.hours[entry].as_f64(), 2)),
        Col::ToBill => {
            Cell::text(facts.billable[entry].map_or_else(String::new, |hours| words::decimal(hours.as_f64(), 2)))
        }
        Col::Note => Cell::text(data.entries.text(Field::Note, entry)),
    }
}

/// Why an entry is in the list: the question that was asked of it, answered.
fn why(view: &View<'_>, picks: &[Pick], entry: usize) -> String {
    let data = view.data;
    let late = || match lateness(view, entry) {
        Some(seconds) if seconds >= 0 => say!("Written down {} after its end", length_in_words(seconds)),
        Some(_) => say!("Written down before its end").into(),
        None => String::new(),
    };
    for pick in picks {
        match pick.rule.as_str() {
            "review" => {
                return match Check::named(&pick.value) {
                    Some(Check::Late) => late(),
                    Some(Check::AfterCompletion) => {
                        let done = match data.entry_facts.ticket[entry] {
                            NO_TICKET => None,
                            ticket => data.tickets.date(Field::Completed, ticket as usize).get(),
                        };
                        let start = data.entries.date(Field::Start, entry).get();
                        match (start, done) {
                            (Some(start), Some(done)) => {
                                say!("Starts {} after completion", words::duration(start.since(done)))
                            }
                            _ => check_title(Check::AfterCompletion, &view.settings.manager),
                        }
                    }
                    Some(check) => check_title(check, &view.settings.manager),
                    None => String::new(),
                };
            }
            "real_time" | "late_band" => return late(),
            "poor_note" => return say!("No note that says something").into(),
            _ => {}
        }
    }
    let workflow = match data.entry_facts.ticket[entry] {
        NO_TICKET => String::new(),
        ticket => format!(", {}", data.facts.workflow[ticket as usize].title()),
    };
    format!("{}{workflow}", words::capital(bucket_title(bucket(view, entry))))
}
