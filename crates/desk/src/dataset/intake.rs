//! Takes records from the readers: finds the header, maps the columns, keeps the cells.

use std::collections::BTreeMap;

use crate::settings::Settings;
use base::{Interner, normalize};
use ingest::{IssueKind, Issues, Place, Record, Rest, RowSink, TableName};
use language::say;

use super::data::{FileInfo, UnknownTable};
use super::layout::{is_key_value, likely_header, two_rows};
use super::lookup::{Lookup, lookup};
use super::mapping::{Mapping, as_tickets, is_header_by_words, map_headers, with_rows};
use super::raw::{PartSpec, RawTable, TablePart};

/// Records in which a header is looked for.
const HEADER_WITHIN: usize = 40;

/// Records behind the header whose cells are evidence.
const LOOKED_AT: usize = 200;

/// The readers' name for a table of codes and their labels.
const PICKLISTS: &str = "picklists";

/// What has been taken from files so far. Files can be taken one after the other.
#[derive(Debug)]
pub struct Intake {
    pub(super) settings: Settings,
    pub(super) texts: Interner,
    pub(super) keys: Interner,
    pub(super) tables: Vec<RawTable>,
    pub(super) unknown: Vec<UnknownTable>,
    pub(super) issues: Issues,
    /// Labels of codes, from a picklist file: normalised field name and code → label.
    pub(super) picklists: BTreeMap<(String, String), String>,
    /// Files that hold such labels.
    pub(super) lookups: Vec<String>,
    current: Option<Current>,
}

#[derive(Debug)]
struct Current {
    name: TableName,
    /// Records until it is known what the columns are.
    waiting: Vec<(u32, Vec<String>)>,
    /// The header among them, once there is one, with what its names tell.
    header: Option<(usize, Option<Mapping>)>,
    table: Option<RawTable>,
    /// Where the parts are, when the table only says what numbers mean.
    lookup: Option<Lookup>,
    /// Records of a table that is not ours.
    ignored: u64,
    hopeless: bool,
}

impl Intake {
    /// An intake that maps columns as the settings say.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            texts: Interner::default(),
            keys: Interner::default(),
            tables: Vec::new(),
            unknown: Vec::new(),
            issues: Issues::default(),
            picklists: BTreeMap::new(),
            lookups: Vec::new(),
            current: None,
        }
    }

    /// Records taken so far, headers not counted.
    pub fn rows(&self) -> u64 {
        let open = self.current.as_ref().and_then(|current| current.table.as_ref()).map_or(0, |table| table.seen);
        open + self.tables.iter().map(|table| table.seen).sum::<u64>()
    }

    /// Takes back the tables of a file (and of the entries of an archive): it is refused as a whole, so that
    /// half a file never passes for a whole one. What was reported of it stays.
    pub fn discard(&mut self, file: &str) {
        let of_file = |name: &str| name == file || name.strip_prefix(file).is_some_and(|rest| rest.starts_with('/'));
        self.tables.retain(|table| !of_file(&table.name.file));
    }

    /// Tables that are none of ours, and codes with labels, taken so far.
    pub fn others(&self) -> usize {
        self.unknown.len() + self.picklists.len() + self.lookups.len()
    }

    /// All tables taken so far as they were found, for a user who is to say what they hold: those that are none of ours
    /// with what their columns would be, were they tickets. Tables wider than `widest` are left out.
    pub fn found(&self, widest: usize) -> Vec<FileInfo> {
        let unknown = self.unknown.iter().map(|table| FileInfo {
            name: table.name.clone(),
            rows: table.rows,
            matches: table.matches.clone(),
            headers: table.headers.clone(),
            samples: table.samples.clone(),
            ..FileInfo::default()
        });
        let known = self.tables.iter().map(info);
        unknown.chain(known).filter(|table| table.headers.len() <= widest && table.rows > 0).collect()
    }

    /// What was not understood so far.
    pub fn issues_so_far(&self) -> &Issues {
        &self.issues
    }

    /// What others must know to read parts of the table that is open; `None` where it must be read in one go.
    pub fn part_spec(&self, rest: &Rest) -> Option<PartSpec> {
        self.current.as_ref()?.table.as_ref()?.part_spec(rest)
    }

    /// Takes a part of the open table; its rows are counted from `base`.
    pub fn append(&mut self, part: TablePart, base: u32) {
        if let Some(table) = self.current.as_mut().and_then(|current| current.table.as_mut()) {
            table.append(part, base, &mut self.texts, &mut self.keys, &mut self.issues);
        }
    }

    /// Makes room for so many times the rows of the open table.
    pub fn make_room(&mut self, times: f64) {
        if let Some(table) = self.current.as_mut().and_then(|current| current.table.as_mut()) {
            table.make_room(times);
        }
    }

    fn start(&mut self, at: usize, mapping: Mapping) {
        let Some(current) = &mut self.current else { return };
        current.header = None;
        let place =
            Place { file: current.name.file.clone(), sheet: current.name.sheet.clone(), row: current.waiting[at].0 };
        report_headers(&place, &mapping, &mut self.issues);
        report_lost(&place, &mapping, &mut self.issues);
        let mut table = RawTable::new(current.name.clone(), mapping);
        for (row, cells) in current.waiting.drain(..).skip(at + 1) {
            with_record(&cells, |record| table.push(row, record, &mut self.texts, &mut self.keys, &mut self.issues));
        }
        current.table = Some(table);
    }

    /// The header among the waiting records: the one that was sure, else the row that maps best, else the row
    /// whose words are those of a header; its columns are then judged by the cells under it.
    fn settle(&mut self) {
        let Some(current) = &mut self.current else { return };
        let waiting = &current.waiting;
        let sure = current.header.take();
        let best = || {
            waiting
                .iter()
                .enumerate()
                .filter_map(|(at, (_, cells))| Some((at, map_headers(cells, &self.settings)?)))
                .fold(None, |best: Option<(usize, Mapping)>, next| match best {
                    Some(best) if best.1.matches.len() >= next.1.matches.len() => Some(best),
                    _ => Some(next),
                })
                .map(|(at, mapping)| (at, Some(mapping)))
        };
        let found = sure.or_else(best).or_else(|| Some((likely_header(waiting)?, None)));
        let is_told = |known: &Option<Mapping>| known.as_ref().is_some_and(|mapping| mapping.is_told);
        let Some((at, known)) = found.filter(|(_, known)| is_told(known) || !is_key_value(waiting)) else {
            current.hopeless = true;
            return;
        };
        let (at, known) = match known {
            Some(mapping) => {
                let (at, mapping) = over_two_rows(waiting, at, mapping, &self.settings);
                (at, Some(mapping))
            }
            None => (at, None),
        };
        let headers = known.as_ref().map_or_else(|| waiting[at].1.clone(), |mapping| mapping.headers.clone());
        let rows: Vec<Vec<String>> = waiting[at + 1..].iter().map(|(_, cells)| cells.clone()).collect();
        match with_rows(&headers, &rows, known, &self.settings) {
            Some(mapping) => self.start(at, mapping),
            None => {
                current.header = Some((at, None));
                current.hopeless = true;
            }
        }
    }

    fn give_up(&mut self, current: Current) {
        let header = current.header.as_ref().map(|(at, _)| *at).or_else(|| likely_header(&current.waiting));
        let Some(at) = header else {
            let place = Place { file: current.name.file.clone(), sheet: current.name.sheet.clone(), row: 0 };
            self.issues.report(&place, IssueKind::Skipped, "", say!("It has no rows."));
            return;
        };
        let headers = current.waiting[at].1.clone();
        let mut samples = vec![Vec::new(); headers.len()];
        for (_, cells) in current.waiting.iter().skip(at + 1) {
            for (known, cell) in samples.iter_mut().zip(cells) {
                if known.len() < 3 && !cell.trim().is_empty() && !known.contains(cell) {
                    known.push(cell.chars().take(60).collect::<String>());
                }
            }
        }
        let place =
            Place { file: current.name.file.clone(), sheet: current.name.sheet.clone(), row: current.waiting[at].0 };
        let what = if is_key_value(&current.waiting) {
            say!("It is a list of names and values, not a table.").to_owned()
        } else {
            say!("It is not a table that Zenboard uses; its columns are {}.", shortened(&headers))
        };
        self.issues.report(&place, IssueKind::Skipped, "", &what);
        // Objects have names and no header row.
        let header_row = if current.name.file.to_ascii_lowercase().ends_with("json") { 0 } else { place.row };
        let name = if current.name.sheet.is_empty() {
            current.name.file
        } else {
            format!("{} · {}", current.name.file, current.name.sheet)
        };
        let rows = current.ignored + (current.waiting.len() - at - 1) as u64;
        let looked_at: Vec<Vec<String>> = current.waiting[at + 1..].iter().map(|(_, cells)| cells.clone()).collect();
        let matches = as_tickets(&headers, &looked_at);
        self.unknown.push(UnknownTable { name, headers, header_row, samples, rows, matches });
    }
}

impl RowSink for Intake {
    fn begin(&mut self, table: &TableName) {
        self.end();
        self.current = Some(Current {
            name: table.clone(),
            waiting: Vec::new(),
            header: None,
            table: None,
            lookup: None,
            ignored: 0,
            hopeless: false,
        });
    }

    fn row(&mut self, row: u32, record: Record<'_>) {
        let Some(current) = &mut self.current else { return };
        if current.name.sheet == PICKLISTS {
            let key = (normalize(record.get(0)), record.get(1).trim().to_owned());
            self.picklists.insert(key, record.get(2).trim().to_owned());
            return;
        }
        if let Some(lookup) = &current.lookup {
            if let Some((fields, code, label)) = lookup.read(|at| record.get(at)) {
                for field in fields {
                    self.picklists.insert((field, code.clone()), label.clone());
                }
            }
            return;
        }
        if let Some(table) = &mut current.table {
            table.push(row, record, &mut self.texts, &mut self.keys, &mut self.issues);
            return;
        }
        if current.hopeless {
            current.ignored += 1;
            return;
        }
        current.waiting.push((row, record.iter().map(|cell| cell.trim().to_owned()).collect()));
        if let Some((at, _)) = &current.header {
            if current.waiting.len() > at + LOOKED_AT {
                self.settle();
            }
            return;
        }
        let at = current.waiting.len() - 1;
        let cells = &current.waiting[at].1;
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let sure = map_headers(cells, &self.settings).filter(|mapping| {
            mapping.is_told
                || mapping.matches.len() >= 4
                || mapping.matches.len() >= 2 && mapping.matches.len() * 2 >= filled
        });
        match sure {
            Some(mapping) => current.header = Some((at, Some(mapping))),
            None => {
                if at == 0 {
                    current.lookup = lookup(cells);
                }
                if current.lookup.is_none() && is_header_by_words(cells) {
                    current.header = Some((at, map_headers(cells, &self.settings)));
                } else if current.lookup.is_none() && at + 1 >= HEADER_WITHIN {
                    self.settle();
                }
            }
        }
    }

    fn end(&mut self) {
        let is_open = |current: &Current| current.table.is_none() && current.lookup.is_none() && !current.hopeless;
        if self.current.as_ref().is_some_and(is_open) {
            self.settle();
        }
        let Some(mut current) = self.current.take() else {
            return;
        };
        if current.name.sheet == PICKLISTS || current.lookup.is_some() {
            self.lookups.push(current.name.file);
            return;
        }
        match current.table.take() {
            Some(mut table) => {
                table.finish(&mut self.issues);
                table.drop_containers();
                report_cut(&table, &mut self.issues);
                self.tables.push(table);
            }
            None => self.give_up(current),
        }
    }

    fn issues(&mut self) -> &mut Issues {
        &mut self.issues
    }
}

/// What is said of a table that was taken.
pub(super) fn info(table: &RawTable) -> FileInfo {
    FileInfo {
        name: table.name.file.clone(),
        sheet: table.name.sheet.clone(),
        entity: Some(table.mapping.entity),
        source: table.dialect.id.to_owned(),
        source_title: language::text(table.dialect.title).to_owned(),
        rows: table.seen,
        rejected: table.rejected,
        event_log: false,
        confidence: table.mapping.confidence,
        matches: table.mapping.matches.clone(),
        headers: table.mapping.headers.clone(),
        samples: table.samples.clone(),
        evidence: table.evidence.clone(),
        wall_sample: table.wall_sample.clone(),
    }
}

fn report_headers(place: &Place, mapping: &Mapping, issues: &mut Issues) {
    for (column, header) in mapping.headers.iter().enumerate() {
        if !header.is_empty() && mapping.headers[..column].contains(header) {
            issues.report(place, IssueKind::DuplicateHeader, header, header);
        }
    }
}

/// The mapping of a header that goes over two rows, where it tells more columns than one row does; the row with the
/// lower part and the mapping.
fn over_two_rows(waiting: &[(u32, Vec<String>)], at: usize, mapping: Mapping, settings: &Settings) -> (usize, Mapping) {
    if mapping.is_told {
        return (at, mapping);
    }
    let below = (at + 1 < waiting.len()).then_some((at, at + 1));
    let above = at.checked_sub(1).map(|upper| (upper, at));
    let headers = [below, above].into_iter().flatten().filter_map(|(upper, lower)| {
        let ways = two_rows(&waiting[upper].1, &waiting[lower].1)?;
        Some(ways.into_iter().map(move |headers| (lower, headers)))
    });
    headers
        .flatten()
        .filter_map(|(lower, headers)| Some((lower, map_headers(&headers, settings)?)))
        .filter(|(lower, joined)| {
            // A row of names under the header, with nothing under some of them, is its second row in any case.
            let least = mapping.matches.len() + usize::from(*lower == at);
            joined.entity == mapping.entity && joined.matches.len() >= least
        })
        .max_by_key(|(_, joined)| joined.matches.len())
        .unwrap_or((at, mapping))
}

/// Columns that are not what their names say: nothing that was recognized goes without a word.
fn report_lost(place: &Place, mapping: &Mapping, issues: &mut Issues) {
    for lost in &mapping.lost {
        let sample = say!(
            "The name says “{}”, but the values are something else: the column is not used for it.",
            lost.field.title()
        );
        issues.report(place, IssueKind::Assumed, &lost.header, &sample);
    }
}

/// The first headers, for a sentence.
pub(super) fn shortened(headers: &[String]) -> String {
    let named: Vec<&str> = headers.iter().map(|header| header.trim()).filter(|header| !header.is_empty()).collect();
    let shown = named.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    match named.len().saturating_sub(5) {
        0 => shown,
        more => say!("{shown} and {more} more"),
    }
}

/// Row counts at which some system cuts what it exports, whichever system a file is from.
const CUTS: [u64; 3] = [500, 1_000, 5_000];

/// Small pages are ordinary row counts as well; only round limits are worth a warning.
fn report_cut(table: &RawTable, issues: &mut Issues) {
    // A total row under the rows is none of them.
    let counts = [table.seen, table.rows.len() as u64];
    let is_cut = |cut: &u64| counts.contains(cut);
    let own = table.dialect.cuts.iter().map(|cut| u64::from(*cut)).filter(|cut| *cut >= 500);
    let Some(cut) = own.chain(CUTS).find(is_cut) else {
        return;
    };
    let place = Place { file: table.name.file.clone(), sheet: table.name.sheet.clone(), row: 0 };
    let who = match table.dialect.id {
        "generic" => say!("many systems truncate"),
        _ => &say!("{} cuts", table.dialect.title),
    };
    let sample = say!(
        "Exactly {cut} rows: {who} exports at this number. If there are more tickets, export the rest with a filter (for example by creation date) and drop both files."
    );
    issues.report(&place, IssueKind::Truncated, "", &sample);
}

/// Makes a record of owned cells.
pub(super) fn with_record(cells: &[String], take: impl FnOnce(Record<'_>)) {
    let text = cells.concat();
    let mut start = 0;
    let bounds: Vec<(u32, u32)> = cells
        .iter()
        .map(|cell| {
            let from = start;
            start += cell.len() as u32;
            (from, start)
        })
        .collect();
    take(Record::new(&text, &bounds));
}
