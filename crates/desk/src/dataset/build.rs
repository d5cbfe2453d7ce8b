//! Raw tables become a [`Dataset`].

use std::collections::BTreeMap;

use crate::settings::{Settings, StatusMeaning};
use base::{Sym, Zone};
use ingest::{ImportError, IssueKind, Issues, Place};
use language::{self, say};

use super::amount::DecimalEvidence;
use super::columns::Columns;
use super::data::{CallFacts, Dataset, EntryFacts, FileInfo, NO_TICKET, TicketFacts};
use super::date::OrderEvidence;
use super::day_or_month::evidence_of;
use super::field::{Entity, Field};
use super::fold::{Groups, StatusSpans, fold_log, is_event_log, newest_of_each};
use super::history::{Reading, action_spans, history_spans};
use super::intake::{Intake, info};
use super::others::{
    company_table, contract_table, count_devices, fill_agreements, fill_contracts, holiday_list, people,
    resource_table, verdicts,
};
use super::raw::{RawColumn, RawTable};
use super::references::References;
use super::resolve::{Resolver, decimals_of};
use super::status::StatusLabels;

mod refusal;

/// Everything that was taken, as one data set.
///
/// # Errors
/// When there is no table of tickets and no time entries either: a sentence that names the files.
#[allow(clippy::too_many_lines, reason = "one step after the other over the same tables; still to be parted")]
pub fn build(intake: Intake, zone: &Zone) -> Result<Dataset, ImportError> {
    let Intake { settings, mut texts, mut keys, mut tables, unknown, mut issues, picklists, lookups, .. } = intake;
    if !tables.iter().any(|table| table.mapping.entity == Entity::Tickets) {
        return Err(refusal::no_tickets(&tables, &unknown, &lookups));
    }
    name_instances(&mut tables, &mut keys, &texts);
    let references = References::of(&tables, &texts, &keys);
    let decimals =
        tables.iter().map(|table| decimals_of(table, &texts)).fold(DecimalEvidence::default(), DecimalEvidence::and);
    let mut parts: BTreeMap<Entity, Vec<(u16, Columns)>> = BTreeMap::new();
    let mut files = Vec::new();
    let mut questions = Vec::new();
    let everywhere = tables.iter().map(evidence_of).fold(OrderEvidence::default(), OrderEvidence::and);
    for (file, mut table) in tables.into_iter().enumerate() {
        combine_sub_status(&mut table, &mut texts);
        files.push(info(&table));
        let (entity, has_own_due) = (table.mapping.entity, table.dialect.has_own_due);
        let mut resolver = Resolver {
            zone,
            order: settings.date_order,
            keys: &keys,
            everywhere,
            decimals,
            references: &references,
            texts: &mut texts,
            issues: &mut issues,
            questions: &mut questions,
            picklists: &picklists,
        };
        let mut columns = resolver.columns(table, file as u16);
        if entity == Entity::Tickets {
            super::derive::complete(&mut columns, &texts, &settings, has_own_due);
        }
        parts.entry(entity).or_default().push((file as u16, columns));
    }
    let mut take = |entity: Entity| parts.remove(&entity).unwrap_or_default();
    let (ticket_parts, entry_parts, call_parts) =
        (take(Entity::Tickets), take(Entity::TimeEntries), take(Entity::ServiceCalls));
    let (resource_parts, company_parts) = (take(Entity::Resources), take(Entity::Companies));
    let (history_parts, holiday_parts) = (take(Entity::StatusHistory), take(Entity::Holidays));
    let (contract_parts, result_parts) = (take(Entity::Contracts), take(Entity::SlaResults));
    let device_parts = take(Entity::Assets);

    let (mut tickets, mut spans, repeated) =
        join_tickets(ticket_parts, &mut keys, &texts, &settings, &mut files, &mut issues);
    if tickets.is_empty() {
        return Err(refusal::no_rows(&files, &issues));
    }
    super::as_of::some_are_created(&tickets, &files)?;
    super::nothing::clear_priorities(&mut tickets, &texts);
    let ticket_of_key = key_map(&tickets, keys.len());
    let entries = joined(entry_parts).unwrap_or_default();
    let mut reading = Reading { tickets: &tickets, ticket_of_key: &ticket_of_key, keys: &keys, texts: &mut texts };
    if let Some(history) = joined(history_parts) {
        let (told, is_linked) = history_spans(&history, &mut reading, spans);
        spans = told;
        if !is_linked {
            report_unlinked(&files, &mut issues);
        }
    } else if spans.is_empty() && entries.has(Field::OldStatus) {
        // Actions of one vendor are entries and changes of status in one table.
        spans = action_spans(&entries, &mut reading);
    }
    let contracts = contract_table(&joined(contract_parts).unwrap_or_default(), zone);
    let company_rows = joined(company_parts).unwrap_or_default();
    fill_contracts(&mut tickets, &company_rows, &contracts, &texts);
    fill_agreements(&mut tickets, &contracts);
    let sla_verdicts = verdicts(&joined(result_parts).unwrap_or_default(), &ticket_of_key, &texts);
    let resources = resource_table(&joined(resource_parts).unwrap_or_default(), &mut texts);
    let mut companies = company_table(&company_rows, &settings, &mut texts);
    count_devices(&mut companies, &joined(device_parts).unwrap_or_default());
    let events = super::time_off::events(
        &joined(holiday_parts).unwrap_or_default(),
        &people(&resources, &entries, &texts),
        &texts,
        zone,
    );
    let holidays = holiday_list(events.holidays, &settings);
    let mut data = Dataset {
        facts: TicketFacts::default(),
        entry_facts: EntryFacts::default(),
        call_facts: CallFacts::default(),
        entries,
        calls: joined(call_parts).unwrap_or_default(),
        zone: zone.clone(),
        texts,
        keys,
        tickets,
        spans,
        resources,
        companies,
        holidays,
        time_off: events.off,
        contracts,
        verdicts: sla_verdicts,
        repeated,
        newest: None,
        files,
        unknown,
        questions,
        issues,
        completed_stands_in: false,
        resolved_only: Vec::new(),
        statuses: StatusLabels::default(),
        ticket_of_key,
        lists: Default::default(),
    };
    super::facts::complete(&mut data, &settings);
    Ok(data)
}

/// Where the exports of several systems are merged, their ticket numbers collide: the number then has the system's
/// name before it. With one system everywhere it stays as it is.
fn name_instances(tables: &mut [RawTable], keys: &mut base::Interner, texts: &base::Interner) {
    let symbols = |table: &RawTable, wanted: Field| {
        let field = table.fields.iter().position(|known| known.field == wanted)?;
        matches!(table.fields[field].cells, RawColumn::Symbols(_)).then_some(field)
    };
    let cells = |table: &RawTable, field: usize| match &table.fields[field].cells {
        RawColumn::Symbols(cells) => cells.clone(),
        _ => Vec::new(),
    };
    let mut distinct = std::collections::BTreeSet::new();
    for table in tables.iter() {
        if let Some(field) = symbols(table, Field::Instance) {
            distinct.extend(cells(table, field));
        }
    }
    distinct.remove(&Sym::NONE);
    if distinct.len() < 2 {
        return;
    }
    for table in tables {
        let Some(instances) = symbols(table, Field::Instance).map(|field| cells(table, field)) else {
            continue;
        };
        for field in [Field::Number, Field::Id] {
            let Some(at) = symbols(table, field) else { continue };
            if let RawColumn::Symbols(numbers) = &mut table.fields[at].cells {
                for (number, instance) in numbers.iter_mut().zip(&instances) {
                    if !number.is_none() && !instance.is_none() {
                        let whole = format!("{}/{}", texts.text(*instance), keys.text(*number));
                        *number = keys.intern(&whole);
                    }
                }
            }
        }
    }
}

/// Where a log has a status and a finer one beside it, both together are the status.
fn combine_sub_status(table: &mut RawTable, texts: &mut base::Interner) {
    use super::raw::RawColumn;
    let at = |wanted: Field| table.fields.iter().position(|field| field.field == wanted);
    let (Some(status), Some(sub)) = (at(Field::Status), at(Field::SubStatus)) else {
        return;
    };
    let mut known: rustc_hash::FxHashMap<(Sym, Sym), Sym> = rustc_hash::FxHashMap::default();
    let RawColumn::Symbols(fine) = std::mem::replace(&mut table.fields[sub].cells, RawColumn::Symbols(Vec::new()))
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
    parts.into_iter().map(|(_, columns)| columns).reduce(|mut all, more| {
        all.append(more);
        all
    })
}

/// Folds event logs, joins the tables, and takes a ticket that occurs twice once.
fn join_tickets(
    parts: Vec<(u16, Columns)>,
    keys: &mut base::Interner,
    texts: &base::Interner,
    settings: &Settings,
    files: &mut [FileInfo],
    issues: &mut Issues,
) -> (Columns, StatusSpans, Vec<u32>) {
    let mut meanings: rustc_hash::FxHashMap<Sym, StatusMeaning> = rustc_hash::FxHashMap::default();
    for (_, columns) in &parts {
        for &status in columns.labels(Field::Status) {
            meanings.entry(status).or_insert_with(|| settings.status(texts.text(status)).0);
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
        return (tickets, spans, Vec::new());
    }
    let (kept, left) = newest_of_each(&tickets, &groups);
    for row in left {
        let file = &files[tickets.file[row as usize] as usize];
        let place = Place { file: file.name.clone(), sheet: file.sheet.clone(), row: tickets.row[row as usize] };
        issues.report(&place, IssueKind::SeenBefore, "", keys.text(tickets.label(Field::Number, row as usize)));
    }
    // The kept rows come in the order of the groups.
    let repeated = groups.iter().enumerate().filter(|(_, rows)| rows.len() > 1).map(|(at, _)| at as u32).collect();
    (tickets.select(&kept), spans.select(&kept), repeated)
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

/// A history of which no line belongs to a ticket: what it lacks is said.
fn report_unlinked(files: &[FileInfo], issues: &mut Issues) {
    for file in files.iter().filter(|file| file.entity == Some(Entity::StatusHistory)) {
        let place = Place { file: file.name.clone(), sheet: file.sheet.clone(), row: 0 };
        let named = file.matches.iter().any(|found| found.field == Field::Number);
        let what = if named {
            say!("None of its lines tells a change of status of a ticket that is here.")
        } else {
            say!(
                "Its rows do not say which ticket they belong to: add a column with the ticket number and drop it again."
            )
        };
        issues.report(&place, IssueKind::Skipped, "", what);
    }
}
