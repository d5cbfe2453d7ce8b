//! Takes records from the readers: finds the header, maps the columns, keeps the cells.

use std::collections::BTreeMap;

use crate::base::{Interner, normalize};
use crate::ingest::{IssueKind, Issues, Place, Record, RowSink, TableName};
use crate::settings::Settings;

use super::mapping::{Mapping, map_headers};
use super::raw::RawTable;

/// Records in which a header is looked for.
const HEADER_WITHIN: usize = 40;

/// The readers' name for a table of codes and their labels.
const PICKLISTS: &str = "picklists";

/// A table that is none of ours: shown with its headers, so that the user can say what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct UnknownTable {
    /// File and sheet, joined for people.
    pub name: String,
    /// The most likely header row.
    pub headers: Vec<String>,
    /// Up to three values of each column.
    pub samples: Vec<Vec<String>>,
    /// Records in it.
    pub rows: u64,
}

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
    current: Option<Current>,
}

#[derive(Debug)]
struct Current {
    name: TableName,
    /// Records before the header is known.
    waiting: Vec<(u32, Vec<String>)>,
    table: Option<RawTable>,
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
            current: None,
        }
    }

    /// Records taken so far, headers not counted.
    pub fn rows(&self) -> u64 {
        let open = self
            .current
            .as_ref()
            .and_then(|current| current.table.as_ref())
            .map_or(0, |table| table.seen);
        open + self.tables.iter().map(|table| table.seen).sum::<u64>()
    }

    /// Takes back the tables of a file (and of the entries of an archive): it is refused as a whole, so that
    /// half a file never passes for a whole one. What was reported of it stays.
    pub fn discard(&mut self, file: &str) {
        let of_file =
            |name: &str| name == file || name.strip_prefix(file).is_some_and(|rest| rest.starts_with('/'));
        self.tables.retain(|table| !of_file(&table.name.file));
    }

    /// Tables that are none of ours, and codes with labels, taken so far.
    pub fn others(&self) -> usize {
        self.unknown.len() + self.picklists.len()
    }

    /// What was not understood so far.
    pub fn issues_so_far(&self) -> &Issues {
        &self.issues
    }

    fn start(&mut self, at: usize, mapping: Mapping) {
        let Some(current) = &mut self.current else { return };
        let place = Place {
            file: current.name.file.clone(),
            sheet: current.name.sheet.clone(),
            row: current.waiting[at].0,
        };
        report_headers(&place, &mapping, &mut self.issues);
        let mut table = RawTable::new(current.name.clone(), mapping);
        for (row, cells) in current.waiting.drain(..).skip(at + 1) {
            with_record(&cells, |record| {
                table.push(row, record, &mut self.texts, &mut self.keys, &mut self.issues)
            });
        }
        current.table = Some(table);
    }

    /// The header among the waiting records: the row that maps best.
    fn settle(&mut self) {
        let Some(current) = &self.current else { return };
        let best = current
            .waiting
            .iter()
            .enumerate()
            .filter_map(|(at, (_, cells))| Some((at, map_headers(cells, &self.settings)?)))
            .fold(None, |best: Option<(usize, Mapping)>, next| match best {
                Some(best) if best.1.matches.len() >= next.1.matches.len() => Some(best),
                _ => Some(next),
            });
        match best {
            Some((at, mapping)) => self.start(at, mapping),
            None => {
                if let Some(current) = &mut self.current {
                    current.hopeless = true;
                }
            }
        }
    }

    fn give_up(&mut self, current: Current) {
        // The widest of the first rows is the most likely header.
        let width = |cells: &Vec<String>| cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let header = current.waiting.iter().enumerate().fold(
            None,
            |best: Option<(usize, usize)>, (at, (_, cells))| match best {
                Some(best) if best.1 >= width(cells) => Some(best),
                _ => Some((at, width(cells))),
            },
        );
        let Some((at, _)) = header else {
            let place = Place {
                file: current.name.file.clone(),
                sheet: current.name.sheet.clone(),
                row: 0,
            };
            self.issues
                .report(&place, IssueKind::Skipped, "", "There are no rows in it.");
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
        let place = Place {
            file: current.name.file.clone(),
            sheet: current.name.sheet.clone(),
            row: current.waiting[at].0,
        };
        self.issues.report(
            &place,
            IssueKind::Skipped,
            "",
            "It has no columns that a table of tickets, time entries, service calls, technicians or companies would have.",
        );
        let name = if current.name.sheet.is_empty() {
            current.name.file
        } else {
            format!("{} · {}", current.name.file, current.name.sheet)
        };
        let rows = current.ignored + (current.waiting.len() - at - 1) as u64;
        self.unknown.push(UnknownTable {
            name,
            headers,
            samples,
            rows,
        });
    }
}

impl RowSink for Intake {
    fn begin(&mut self, table: &TableName) {
        self.end();
        self.current = Some(Current {
            name: table.clone(),
            waiting: Vec::new(),
            table: None,
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
        if let Some(table) = &mut current.table {
            table.push(row, record, &mut self.texts, &mut self.keys, &mut self.issues);
            return;
        }
        if current.hopeless {
            current.ignored += 1;
            return;
        }
        current
            .waiting
            .push((row, record.iter().map(|cell| cell.trim().to_owned()).collect()));
        let at = current.waiting.len() - 1;
        let cells = &current.waiting[at].1;
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let sure = map_headers(cells, &self.settings).filter(|mapping| {
            mapping.matches.len() >= 4 || mapping.matches.len() >= 2 && mapping.matches.len() * 2 >= filled
        });
        match sure {
            Some(mapping) => self.start(at, mapping),
            None if at + 1 >= HEADER_WITHIN => self.settle(),
            None => {}
        }
    }

    fn end(&mut self) {
        if self
            .current
            .as_ref()
            .is_some_and(|current| current.table.is_none() && !current.hopeless)
        {
            self.settle();
        }
        let Some(mut current) = self.current.take() else {
            return;
        };
        if current.name.sheet == PICKLISTS {
            return;
        }
        match current.table.take() {
            Some(mut table) => {
                table.drop_false_friends(&mut self.issues);
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

fn report_headers(place: &Place, mapping: &Mapping, issues: &mut Issues) {
    for (column, header) in mapping.headers.iter().enumerate() {
        if !header.is_empty() && mapping.headers[..column].contains(header) {
            issues.report(place, IssueKind::DuplicateHeader, header, header);
        }
    }
}

fn report_cut(table: &RawTable, issues: &mut Issues) {
    let Some(cut) = table
        .dialect
        .cuts
        .iter()
        .find(|&&cut| table.seen == u64::from(cut))
    else {
        return;
    };
    // Small pages are ordinary row counts as well; only round export limits are worth a warning.
    if *cut < 500 {
        return;
    }
    let place = Place {
        file: table.name.file.clone(),
        sheet: table.name.sheet.clone(),
        row: 0,
    };
    let sample = format!(
        "Exactly {cut} rows: {} cuts exports there. Export the rest with a filter (for example by creation date) and drop both files.",
        table.dialect.title
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
