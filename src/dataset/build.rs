//! Raw tables become a [`Dataset`].

use std::collections::BTreeMap;

use crate::base::{Day, Hours, OptTime, Sym, Zone, normalize};
use crate::ingest::{ImportError, IssueKind, Issues, Place};
use crate::settings::{Settings, StatusMeaning};

use super::columns::{Columns, Flag};
use super::data::{
    CallFacts, CompanyInfo, Dataset, EntryFacts, FileInfo, NO_TICKET, ResourceInfo, TicketFacts,
};
use super::date::OrderEvidence;
use super::field::{Entity, Field};
use super::fold::{Groups, HandOffs, StatusSpans, fold_log, is_event_log, newest_of_each};
use super::intake::Intake;
use super::raw::RawTable;
use super::resolve::{Resolver, evidence_of};

/// Everything that was taken, as one data set.
///
/// # Errors
/// When there is no table of tickets and no time entries either: a sentence that names the files.
pub fn build(intake: Intake, zone: &Zone) -> Result<Dataset, ImportError> {
    let Intake {
        settings,
        mut texts,
        mut keys,
        tables,
        unknown,
        mut issues,
        picklists,
        ..
    } = intake;
    if !tables.iter().any(|table| table.mapping.entity == Entity::Tickets) {
        return Err(no_tickets(&tables, &unknown));
    }
    let mut parts: BTreeMap<Entity, Vec<(u16, Columns)>> = BTreeMap::new();
    let mut files = Vec::new();
    let mut questions = Vec::new();
    let everywhere = tables
        .iter()
        .map(evidence_of)
        .fold(OrderEvidence::default(), OrderEvidence::and);
    for (file, mut table) in tables.into_iter().enumerate() {
        combine_sub_status(&mut table, &mut texts);
        files.push(info(&table));
        let entity = table.mapping.entity;
        let mut resolver = Resolver {
            zone,
            order: settings.date_order,
            everywhere,
            texts: &mut texts,
            issues: &mut issues,
            questions: &mut questions,
            picklists: &picklists,
        };
        let mut columns = resolver.columns(table, file as u16);
        if entity == Entity::Tickets {
            super::derive::complete(&mut columns, &texts, &settings);
        }
        parts.entry(entity).or_default().push((file as u16, columns));
    }
    let mut take = |entity: Entity| parts.remove(&entity).unwrap_or_default();
    let (ticket_parts, entry_parts, call_parts) = (
        take(Entity::Tickets),
        take(Entity::TimeEntries),
        take(Entity::ServiceCalls),
    );
    let (resource_parts, company_parts) = (take(Entity::Resources), take(Entity::Companies));
    let (history_parts, holiday_parts) = (take(Entity::StatusHistory), take(Entity::Holidays));

    let (tickets, mut spans) = join_tickets(
        ticket_parts,
        &mut keys,
        &texts,
        &settings,
        &mut files,
        &mut issues,
    );
    if tickets.is_empty() {
        let name = files
            .iter()
            .find(|file| file.entity == Some(Entity::Tickets))
            .map_or("The file", |file| file.name.as_str());
        return Err(ImportError::new(
            name,
            "There is a header, but no ticket under it.",
            "Export the ticket list again, with its rows.",
        ));
    }
    let ticket_of_key = key_map(&tickets, keys.len());
    if let Some(history) = joined(history_parts) {
        spans = history_spans(&history, &tickets, &ticket_of_key, spans);
    }
    let resources = resource_table(&joined(resource_parts).unwrap_or_default(), &mut texts);
    let companies = company_table(&joined(company_parts).unwrap_or_default(), &settings, &mut texts);
    let holidays = holiday_list(&joined(holiday_parts).unwrap_or_default(), &settings, zone);
    let mut data = Dataset {
        facts: TicketFacts::default(),
        entry_facts: EntryFacts::default(),
        call_facts: CallFacts::default(),
        entries: joined(entry_parts).unwrap_or_default(),
        calls: joined(call_parts).unwrap_or_default(),
        zone: zone.clone(),
        texts,
        keys,
        tickets,
        spans,
        resources,
        companies,
        holidays,
        newest: None,
        files,
        unknown,
        questions,
        issues,
        unknown_statuses: Vec::new(),
        ticket_of_key,
    };
    super::facts::complete(&mut data, &settings);
    Ok(data)
}

fn no_tickets(tables: &[RawTable], unknown: &[super::intake::UnknownTable]) -> ImportError {
    let known: Vec<String> = tables
        .iter()
        .map(|table| format!("{} holds {}", table.name.file, table.mapping.entity.title()))
        .collect();
    match (known.is_empty(), unknown.first()) {
        (false, _) => ImportError::new(
            &tables[0].name.file,
            format!("There are no tickets: {}.", known.join(", ")),
            "Drop the ticket export together with it.",
        ),
        (true, Some(table)) => ImportError::new(
            &table.name,
            "No column is recognised as a ticket number with a status or a creation date.",
            "Say on the Data page which column is which, or export the ticket list with its headers.",
        ),
        (true, None) => ImportError::new(
            "The file",
            "There are no rows in it.",
            "Export the ticket list again, with its rows.",
        ),
    }
}

fn info(table: &RawTable) -> FileInfo {
    FileInfo {
        name: table.name.file.clone(),
        sheet: table.name.sheet.clone(),
        entity: Some(table.mapping.entity),
        source: table.dialect.id.to_owned(),
        source_title: table.dialect.title.to_owned(),
        rows: table.seen,
        rejected: table.rejected,
        event_log: false,
        confidence: table.mapping.confidence,
        matches: table.mapping.matches.clone(),
        headers: table.mapping.headers.clone(),
        samples: table.samples.clone(),
    }
}

/// Where a log has a status and a finer one beside it, both together are the status.
fn combine_sub_status(table: &mut RawTable, texts: &mut crate::base::Interner) {
    use super::raw::RawColumn;
    let at = |wanted: Field| table.fields.iter().position(|field| field.field == wanted);
    let (Some(status), Some(sub)) = (at(Field::Status), at(Field::SubStatus)) else {
        return;
    };
    let mut known: rustc_hash::FxHashMap<(Sym, Sym), Sym> = rustc_hash::FxHashMap::default();
    let RawColumn::Symbols(fine) =
        std::mem::replace(&mut table.fields[sub].cells, RawColumn::Symbols(Vec::new()))
    else {
        return;
    };
    if let RawColumn::Symbols(cells) = &mut table.fields[status].cells {
        for (cell, fine) in cells.iter_mut().zip(&fine) {
            *cell = *known.entry((*cell, *fine)).or_insert_with(|| {
                let (coarse, fine) = (texts.text(*cell), texts.text(*fine));
                if fine.is_empty() || fine == coarse {
                    return *cell;
                }
                let both = format!("{coarse} - {fine}");
                texts.intern(&both)
            });
        }
    }
    table.fields[sub].cells = RawColumn::Symbols(fine);
}

fn joined(parts: Vec<(u16, Columns)>) -> Option<Columns> {
    parts
        .into_iter()
        .map(|(_, columns)| columns)
        .reduce(|mut all, more| {
            all.append(more);
            all
        })
}

/// Folds event logs, joins the tables, and takes a ticket that occurs twice once.
fn join_tickets(
    parts: Vec<(u16, Columns)>,
    keys: &mut crate::base::Interner,
    texts: &crate::base::Interner,
    settings: &Settings,
    files: &mut [FileInfo],
    issues: &mut Issues,
) -> (Columns, StatusSpans) {
    let mut meanings: rustc_hash::FxHashMap<Sym, StatusMeaning> = rustc_hash::FxHashMap::default();
    for (_, columns) in &parts {
        for &status in columns.labels(Field::Status) {
            meanings
                .entry(status)
                .or_insert_with(|| settings.status(texts.text(status)).0);
        }
    }
    let meaning = |status: Sym| meanings.get(&status).copied().unwrap_or_default();
    let mut tickets = Columns::default();
    let mut spans = StatusSpans::default();
    for (file, columns) in parts {
        let groups = Groups::by_key(columns.labels(Field::Number), keys.len());
        let before = tickets.len();
        if is_event_log(&columns, &groups) {
            files[file as usize].event_log = true;
            let (folded, known) = fold_log(&columns, &groups, meaning);
            spans.append(&known, before, folded.len());
            tickets.append(folded);
        } else {
            if !spans.is_empty() {
                spans.append(&StatusSpans::default(), before, columns.len());
            }
            tickets.append(columns);
        }
    }
    let groups = Groups::by_key(tickets.labels(Field::Number), keys.len());
    if groups.len() == tickets.len() {
        return (tickets, spans);
    }
    let (kept, left) = newest_of_each(&tickets, &groups);
    for row in left {
        let file = &files[tickets.file[row as usize] as usize];
        let place = Place {
            file: file.name.clone(),
            sheet: file.sheet.clone(),
            row: tickets.row[row as usize],
        };
        issues.report(
            &place,
            IssueKind::SeenBefore,
            "",
            keys.text(tickets.label(Field::Number, row as usize)),
        );
    }
    (tickets.select(&kept), spans.select(&kept))
}

pub(super) fn key_map(tickets: &Columns, keys: usize) -> Vec<u32> {
    let mut map = vec![NO_TICKET; keys];
    // Ids first, so that a number wins over an equal id.
    for field in [Field::Id, Field::Number] {
        for (row, key) in tickets.labels(field).iter().enumerate() {
            if !key.is_none() {
                map[key.index()] = row as u32;
            }
        }
    }
    map
}

/// Status changes from a file of their own; a ticket that has some there keeps no others.
fn history_spans(
    history: &Columns,
    tickets: &Columns,
    ticket_of_key: &[u32],
    known: StatusSpans,
) -> StatusSpans {
    let mut changes: Vec<(u32, OptTime, usize)> = (0..history.len())
        .filter_map(|row| {
            let ticket = *ticket_of_key.get(history.label(Field::Number, row).index())?;
            let at = history.date(Field::EventAt, row);
            (ticket != NO_TICKET && at.is_some()).then_some((ticket, at, row))
        })
        .collect();
    changes.sort_by_key(|(ticket, at, _)| (*ticket, at.get()));
    let mut spans = StatusSpans::default();
    let mut rest = changes.as_slice();
    for ticket in 0..tickets.len() as u32 {
        let count = rest.partition_point(|change| change.0 == ticket);
        let (own, later) = rest.split_at(count);
        rest = later;
        if own.is_empty() {
            spans.push(known.of(ticket as usize), known.handoffs(ticket as usize));
        } else {
            spans.push(
                own.iter()
                    .filter_map(|(_, at, row)| Some((at.get()?, history.label(Field::Status, *row)))),
                HandOffs::along(history, own.iter().map(|(.., row)| *row)),
            );
        }
    }
    spans
}

fn resource_table(columns: &Columns, texts: &mut crate::base::Interner) -> BTreeMap<String, ResourceInfo> {
    (0..columns.len())
        .map(|row| {
            let name = match texts.text(columns.label(Field::Resource, row)) {
                "" => {
                    let (last, first) = (
                        texts.text(columns.label(Field::LastName, row)),
                        texts.text(columns.label(Field::FirstName, row)),
                    );
                    if first.is_empty() {
                        last.to_owned()
                    } else {
                        format!("{last}, {first}")
                    }
                }
                name => name.to_owned(),
            };
            texts.intern(&name);
            let info = ResourceInfo {
                weekly_hours: columns
                    .amount(Field::WeeklyHours, row)
                    .get()
                    .filter(|hours| *hours > Hours::ZERO),
                billable_goal: columns.amount(Field::BillableGoal, row).get().map(Hours::as_f64),
                role: texts.text(columns.label(Field::Role, row)).to_owned(),
                active: columns.flag(Field::Active, row) != Flag::No,
            };
            (name, info)
        })
        .collect()
}

fn company_table(
    columns: &Columns,
    settings: &Settings,
    texts: &mut crate::base::Interner,
) -> BTreeMap<Sym, CompanyInfo> {
    let mut companies: BTreeMap<Sym, CompanyInfo> = BTreeMap::new();
    for row in 0..columns.len() {
        let known = companies.entry(columns.label(Field::Company, row)).or_default();
        if let Some(endpoints) = columns.amount(Field::Endpoints, row).get() {
            known.endpoints = Some(endpoints.as_f64().clamp(0.0, 1e9) as u32);
        }
        known.own |= columns.flag(Field::Own, row) == Flag::Yes;
    }
    for name in &settings.own_companies {
        companies.entry(same_name(name, texts)).or_default().own = true;
    }
    companies
}

/// The symbol of a name that was typed in: the export's spelling when there is one.
fn same_name(name: &str, texts: &mut crate::base::Interner) -> Sym {
    if let Some(sym) = texts.find(name) {
        return sym;
    }
    let wanted = normalize(name);
    let found = texts
        .iter()
        .find(|(_, text)| normalize(text) == wanted)
        .map(|(sym, _)| sym);
    found.unwrap_or_else(|| texts.intern(name))
}

fn holiday_list(columns: &Columns, settings: &Settings, zone: &Zone) -> Vec<Day> {
    let mut days: Vec<Day> = (0..columns.len())
        .filter_map(|row| {
            let first = zone.day(columns.date(Field::Start, row).get()?);
            let last = columns
                .date(Field::End, row)
                .get()
                .map_or(first, |end| zone.day(end));
            // The last day is part of the holiday; a span of more than a year is a slip.
            let length = (last.0 - first.0).clamp(0, 366) + 1;
            Some((0..length).map(move |offset| first.plus(offset)))
        })
        .flatten()
        .chain(settings.holidays.iter().filter_map(|text| {
            chrono::NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d")
                .ok()
                .map(Day::of)
        }))
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}
